-- Writing, dropping and moving computed rows, one statement for each table, made from the tables as they are.
DO $make$
DECLARE
  t text; side text; keys text; columns text; sets text; rest text; drops text := ''; moves text := '';
  puts jsonb := '{"amends": "", "amends_aside": ""}';
BEGIN
  FOREACH t IN ARRAY ARRAY['ticket', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'case_reader', 'ticket_search', 'source', 'message'] LOOP
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
        string_agg(format('%1$I = excluded.%1$I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE NOT a.attnum = ANY (i.indkey)),
        string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey)),
        string_agg(format(' AND o.%1$I = k.%1$I', a.attname), '' ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey) AND a.attname NOT IN ('case_id', 'first_seq'))
      INTO columns, sets, keys, rest
      FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE a.attrelid = t::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
    IF to_regclass('amends_aside.' || quote_ident(t)) IS NOT NULL THEN
      moves := moves || format($$
    IF p_aside THEN
      INSERT INTO amends_aside.%1$I (%2$s) SELECT %2$s FROM ONLY amends.%1$I o WHERE o.case_id = p_case;
      DELETE FROM ONLY amends.%1$I o WHERE o.case_id = p_case;
    ELSE
      INSERT INTO amends.%1$I (%2$s) SELECT %2$s FROM amends_aside.%1$I o WHERE o.case_id = p_case;
      DELETE FROM amends_aside.%1$I o WHERE o.case_id = p_case;
    END IF;$$, t, columns);
    END IF;
    -- These two are not computed.
    CONTINUE WHEN t IN ('source', 'message');
    FOREACH side IN ARRAY ARRAY['amends', 'amends_aside'] LOOP
      -- Who may read a case stands in one place.
      puts := jsonb_set(puts, ARRAY[side], to_jsonb((puts ->> side) || format($$
    WHEN %1$L THEN INSERT INTO %5$I.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::amends.%1$I, p_row) ON CONFLICT (%3$s) DO %4$s;$$,
        t, columns, keys, CASE WHEN sets IS NULL THEN 'NOTHING' ELSE 'UPDATE SET ' || sets || CASE t WHEN 'ticket_search' THEN ' WHERE ticket_search.terms <> excluded.terms' ELSE '' END END,
        CASE t WHEN 'case_reader' THEN 'amends' ELSE side END)));
      CONTINUE WHEN t = 'case_reader' AND side = 'amends_aside';
      EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_guard BEFORE INSERT OR UPDATE OR DELETE ON %2$I.%1$I FOR EACH ROW EXECUTE FUNCTION guard()', t, side);
      EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_whole BEFORE TRUNCATE ON %2$I.%1$I EXECUTE FUNCTION never()', t, side);
    END LOOP;
    drops := drops || format($$
    WHEN %1$L THEN DELETE FROM %1$I o USING jsonb_populate_record(NULL::%1$I, p_key) k WHERE o.case_id = p_case%2$s;$$, t, coalesce(rest, ''));
  END LOOP;
  DROP FUNCTION IF EXISTS put_row(text, jsonb);
  EXECUTE format('CREATE OR REPLACE FUNCTION put_row(p_table text, p_row jsonb, p_aside boolean) RETURNS void LANGUAGE plpgsql AS %L',
    'BEGIN IF p_aside THEN CASE p_table' || (puts ->> 'amends_aside') || ' ELSE PERFORM unreadable(''table''); END CASE; ELSE CASE p_table'
      || (puts ->> 'amends') || ' ELSE PERFORM unreadable(''table''); END CASE; END IF; END');
  EXECUTE format('CREATE OR REPLACE FUNCTION drop_row(p_case uuid, p_table text, p_key jsonb) RETURNS void LANGUAGE plpgsql AS %L',
    'BEGIN CASE p_table' || drops || ' ELSE PERFORM unreadable(''table''); END CASE; END');
  -- What of a case lies on the wrong side goes over; the caller began its act.
  EXECUTE format('CREATE OR REPLACE FUNCTION lay(p_case uuid, p_aside boolean) RETURNS void LANGUAGE plpgsql AS %L', 'BEGIN' || moves || ' END');
END $make$;

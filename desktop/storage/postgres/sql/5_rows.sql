-- Writing and dropping computed rows, one statement for each table, made from the tables as they are.
DO $make$
DECLARE t text; keys text; columns text; sets text; puts text := ''; drops text := ''; rest text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ticket', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'case_reader', 'ticket_search'] LOOP
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum),
        string_agg(format('%1$I = excluded.%1$I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE NOT a.attnum = ANY (i.indkey)),
        string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey)),
        string_agg(format(' AND o.%1$I = k.%1$I', a.attname), '' ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY (i.indkey) AND a.attname NOT IN ('case_id', 'first_seq'))
      INTO columns, sets, keys, rest
      FROM pg_attribute a JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary
      WHERE a.attrelid = t::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
    puts := puts || format($$
    WHEN %1$L THEN INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, p_row) ON CONFLICT (%3$s) DO %4$s;$$,
      t, columns, keys, CASE WHEN sets IS NULL THEN 'NOTHING' ELSE 'UPDATE SET ' || sets || CASE t WHEN 'ticket_search' THEN ' WHERE ticket_search.terms <> excluded.terms' ELSE '' END END);
    drops := drops || format($$
    WHEN %1$L THEN DELETE FROM %1$I o USING jsonb_populate_record(NULL::%1$I, p_key) k WHERE o.case_id = p_case%2$s;$$, t, coalesce(rest, ''));
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_guard BEFORE INSERT OR UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION guard()', t);
    EXECUTE format('CREATE OR REPLACE TRIGGER %1$s_whole BEFORE TRUNCATE ON %1$I EXECUTE FUNCTION never()', t);
  END LOOP;
  EXECUTE format('CREATE OR REPLACE FUNCTION put_row(p_table text, p_row jsonb) RETURNS void LANGUAGE plpgsql AS %L',
    'BEGIN CASE p_table' || puts || ' ELSE PERFORM unreadable(''table''); END CASE; END');
  EXECUTE format('CREATE OR REPLACE FUNCTION drop_row(p_case uuid, p_table text, p_key jsonb) RETURNS void LANGUAGE plpgsql AS %L',
    'BEGIN CASE p_table' || drops || ' ELSE PERFORM unreadable(''table''); END CASE; END');
END $make$;

-- Makes the computed rows of a case say what its log says. Granted to nobody: the server's administrator alone calls it.
CREATE OR REPLACE FUNCTION mend(p_case uuid, p_version int, p_rows jsonb, p_source text) RETURNS void LANGUAGE plpgsql
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE first bigint; l log; s standing := ROW (p_case, '', false, NULL, 0); x jsonb; t text;
BEGIN
  PERFORM lock_head();
  IF p_version IS DISTINCT FROM coalesce((SELECT max(g.version) FROM log g WHERE g.case_id = p_case), 0) THEN
    RAISE unique_violation USING MESSAGE = 'stale', CONSTRAINT = 'log_case_id_version_key';
  END IF;
  PERFORM begin_act(p_case);
  -- Which case it was is not for everybody who listens.
  PERFORM pg_notify('amends', '');
  FOREACH t IN ARRAY ARRAY['ticket_search', 'ticket', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'case_reader'] LOOP
    EXECUTE format('DELETE FROM %I WHERE case_id = $1', t) USING p_case;
  END LOOP;
  -- A case that the log does not know has no rows at all.
  IF p_version = 0 THEN
    DELETE FROM source o WHERE o.case_id = p_case;
    DELETE FROM standing o WHERE o.case_id = p_case;
    RETURN;
  END IF;
  SELECT g.seq INTO first FROM log g WHERE g.case_id = p_case AND g.version = 1;
  PERFORM put_rows(p_case, first, p_rows);
  IF p_source <> '' THEN PERFORM keep_source(p_source, p_case); END IF;
  FOR l IN SELECT * FROM log g WHERE g.case_id = p_case ORDER BY g.version LOOP
    FOR x IN SELECT jsonb_array_elements(l.events::jsonb) LOOP s := stands(s, x ->> 0, x -> 2, l.actor, l.at); END LOOP;
  END LOOP;
  INSERT INTO standing SELECT s.* ON CONFLICT (case_id) DO UPDATE SET holder = excluded.holder, closed = excluded.closed, readers = excluded.readers, held_at = excluded.held_at;
  PERFORM lay(p_case, s.readers IS NOT NULL);
END $$;

-- What lies on the wrong side, or stands there otherwise than the log says: (table, case). Granted to nobody.
CREATE OR REPLACE FUNCTION astray() RETURNS TABLE (what text, case_id uuid) LANGUAGE plpgsql STABLE SET search_path = amends, pg_temp AS $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY aside_tables() LOOP
    RETURN QUERY EXECUTE format('SELECT DISTINCT %1$L::text, o.case_id FROM ONLY amends.%1$I o WHERE is_aside(o.case_id)
      UNION SELECT DISTINCT %1$L::text, o.case_id FROM amends_aside.%1$I o WHERE NOT is_aside(o.case_id)', t);
  END LOOP;
  RETURN QUERY SELECT 'standing'::text, k.case_id FROM ticket k LEFT JOIN standing s ON s.case_id = k.case_id
    WHERE (k.restricted = 1) IS DISTINCT FROM (s.readers IS NOT NULL);
END $$;

-- Lay everything where it belongs; gives of how many cases something did not.
CREATE OR REPLACE FUNCTION lay_astray() RETURNS int LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE one uuid; many int := 0;
BEGIN
  PERFORM lock_head();
  FOR one IN SELECT DISTINCT a.case_id FROM astray() a WHERE a.what <> 'standing' LOOP
    PERFORM begin_act(one);
    PERFORM lay(one, is_aside(one));
    many := many + 1;
  END LOOP;
  RETURN many;
END $$;

-- What is restricted already when these rules come in lies apart from now on.
DO $lay$ BEGIN PERFORM lay_astray(); END $lay$;

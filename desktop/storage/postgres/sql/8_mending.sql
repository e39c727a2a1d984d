-- How a case stands, from its log.
CREATE OR REPLACE FUNCTION standing_of(p_case uuid) RETURNS standing LANGUAGE plpgsql STABLE SET search_path = amends, pg_temp AS $$
DECLARE s standing := ROW (p_case, '', false, NULL, 0); l log; x jsonb;
BEGIN
  FOR l IN SELECT * FROM log g WHERE g.case_id = p_case ORDER BY g.version LOOP
    FOR x IN SELECT jsonb_array_elements(l.events::jsonb) LOOP s := stands(s, x ->> 0, x -> 2, l.actor, l.at); END LOOP;
  END LOOP;
  RETURN s;
END $$;

CREATE OR REPLACE FUNCTION put_standing(p_case uuid) RETURNS standing LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE s standing := standing_of(p_case);
BEGIN
  INSERT INTO standing SELECT s.* ON CONFLICT (case_id) DO UPDATE SET holder = excluded.holder, closed = excluded.closed, readers = excluded.readers, held_at = excluded.held_at;
  RETURN s;
END $$;

-- The cases that stand otherwise than their log says. Granted to nobody.
CREATE OR REPLACE FUNCTION misread() RETURNS TABLE (case_id uuid) LANGUAGE sql STABLE SET search_path = amends, pg_temp AS $$
  SELECT l.case_id FROM log l LEFT JOIN standing s ON s.case_id = l.case_id WHERE l.version = 1 AND l.case_id <> house_case()
    AND (s.holder, s.closed, s.readers, s.held_at) IS DISTINCT FROM (SELECT (t.holder, t.closed, t.readers, t.held_at) FROM standing_of(l.case_id) t) $$;

-- Let a case stand as its log says, and lie where it belongs. Granted to nobody.
CREATE OR REPLACE FUNCTION stand(p_case uuid) RETURNS void LANGUAGE plpgsql SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
DECLARE s standing;
BEGIN
  PERFORM lock_head();
  PERFORM begin_act(p_case);
  s := put_standing(p_case);
  PERFORM lay(p_case, s.readers IS NOT NULL);
  PERFORM pg_notify('amends', '');
END $$;

-- Makes the computed rows of a case say what its log says. Granted to nobody: the server's administrator alone calls it.
CREATE OR REPLACE FUNCTION mend(p_case uuid, p_version int, p_rows jsonb, p_source text) RETURNS void LANGUAGE plpgsql
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE first bigint; s standing; t text;
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
  s := put_standing(p_case);
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
    -- Where the two are not of one mind, it is hidden until its log was asked.
    PERFORM lay(one, is_aside(one) OR EXISTS (SELECT 1 FROM ticket k WHERE k.case_id = one AND k.restricted = 1));
    many := many + 1;
  END LOOP;
  RETURN many;
END $$;

-- What is restricted already when these rules come in lies apart from now on.
DO $lay$ BEGIN PERFORM lay_astray(); END $lay$;

-- What keeps the house on its server and was turned off past the program, which its superusers can, each with what turns it on again.
CREATE OR REPLACE FUNCTION bared() RETURNS TABLE (what text, mend text) LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT 'trigger ' || c.relname || '.' || t.tgname, format('ALTER TABLE %s ENABLE TRIGGER ALL', c.oid::regclass)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace IN ('amends'::regnamespace, 'amends_aside'::regnamespace) AND t.tgenabled <> 'O'
  UNION ALL SELECT 'row security ' || c.relname, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass)
    FROM pg_class c WHERE c.relnamespace IN ('amends'::regnamespace, 'amends_aside'::regnamespace) AND c.relkind = 'r' AND NOT c.relrowsecurity
      AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)
  UNION ALL SELECT 'login ' || r.rolname || ':' || CASE WHEN r.rolsuper THEN ' SUPERUSER' ELSE '' END || CASE WHEN r.rolcreaterole THEN ' CREATEROLE' ELSE '' END
      || CASE WHEN r.rolcreatedb THEN ' CREATEDB' ELSE '' END || CASE WHEN r.rolreplication THEN ' REPLICATION' ELSE '' END || CASE WHEN r.rolbypassrls THEN ' BYPASSRLS' ELSE '' END,
      format('ALTER ROLE %I NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS', r.rolname)
    FROM pg_roles r JOIN amends.account a ON a.id = r.rolname WHERE r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
  ORDER BY 1 $$;

-- What belongs to restricted cases lies apart: no statement of somebody's own meets a row that is hidden from them, whatever its plan.
-- A table of `amends_aside` is part of the one that has its name here, so that whoever may read that reads both.
CREATE OR REPLACE FUNCTION aside_tables() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['ticket', 'ticket_search', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'source', 'message'] $$;

-- What builds before this one made for the same end.
DROP INDEX IF EXISTS ticket_phone_apart;
CREATE INDEX IF NOT EXISTS ticket_phone ON ticket (phone_key, received_at) WHERE phone_key <> '';
DROP FUNCTION IF EXISTS found_phone(text, bigint, int), found_terms(tsquery, text[], text[], bigint, int);

-- A row that was moved or erased leaves its entries in the indexes until it is cleaned up, and whoever explains a statement is told how
-- many entries an index gave: what stood in it could be guessed. So these tables are cleaned up, and counted anew, within the next minute.
DO $clean$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY aside_tables() LOOP
    EXECUTE format('ALTER TABLE amends.%I SET (autovacuum_enabled = true, autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,
      autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0, vacuum_index_cleanup = on)', t);
  END LOOP;
END $clean$;

-- No row holds a time that no desk could say, however it was written: until 2200. Children inherit the checks.
DO $reach$
DECLARE t text; c text;
BEGIN
  FOREACH t IN ARRAY aside_tables() LOOP
    FOR c IN SELECT a.attname FROM pg_attribute a WHERE a.attrelid = format('amends.%I', t)::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'bigint'::regtype
        AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.conname = a.attname || '_reach') ORDER BY a.attnum LOOP
      EXECUTE format('ALTER TABLE amends.%1$I ADD CONSTRAINT %2$I CHECK (%3$I BETWEEN -10000000000000 AND 7258118400000000)', t, c || '_reach', c);
    END LOOP;
  END LOOP;
END $reach$;

-- What the planner remembers of who looked would tell how many did, at how many cases, and how long their reasons are.
DO $forget$
DECLARE t text; c text;
BEGIN
  FOREACH t IN ARRAY ARRAY['looked', 'looked_words'] LOOP
    FOR c IN SELECT a.attname FROM pg_attribute a WHERE a.attrelid = format('amends.%I', t)::regclass AND a.attnum > 0 AND a.attname <> 'seq' AND coalesce(a.attstattarget, -1) <> 0 LOOP
      EXECUTE format('ALTER TABLE amends.%I ALTER COLUMN %I SET STATISTICS 0', t, c);
    END LOOP;
  END LOOP;
END $forget$;

-- Who may see a file is asked for each; among the indexes that both sides have.
CREATE INDEX IF NOT EXISTS evidence_by_file ON amends.evidence (sha256);

-- Columns and checks are inherited, keys and indexes are not: the same ones are made here.
DO $make$
DECLARE t text; made text; named text;
BEGIN
  FOREACH t IN ARRAY aside_tables() LOOP
    IF to_regclass('amends_aside.' || quote_ident(t)) IS NULL THEN
      EXECUTE format('CREATE TABLE amends_aside.%1$I () INHERITS (amends.%1$I)', t);
    END IF;
    FOR named, made IN SELECT c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c WHERE c.conrelid = format('amends.%I', t)::regclass AND c.contype IN ('p', 'u')
        AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conrelid = format('amends_aside.%I', t)::regclass AND o.conname = c.conname) LOOP
      EXECUTE format('ALTER TABLE amends_aside.%I ADD CONSTRAINT %I %s', t, named, made);
    END LOOP;
    FOR named IN SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = format('amends_aside.%I', t)::regclass
        AND to_regclass('amends.' || quote_ident(i.relname)) IS NULL LOOP
      EXECUTE format('DROP INDEX amends_aside.%I', named);
    END LOOP;
    FOR made IN SELECT replace(pg_get_indexdef(x.indexrelid), format(' ON amends.%I ', t), format(' ON amends_aside.%I ', t)) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
        WHERE x.indrelid = format('amends.%I', t)::regclass AND to_regclass('amends_aside.' || quote_ident(i.relname)) IS NULL LOOP
      EXECUTE made;
    END LOOP;
  END LOOP;
END $make$;

-- What people read: a view for each table. Of what lies apart each view holds what its reader may see, and of the log and its texts no column
-- can be compared with anything before it is known whether the entry may be seen.
--
-- A policy alone does not hide a row from whoever explains a statement: PostgreSQL asks a comparison that "does not leak" before the policy,
-- and says afterwards whether the policy was asked. Text and numbers could be guessed sign by sign.
CREATE OR REPLACE FUNCTION seen_aside() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT s.case_id FROM standing s WHERE s.readers IS NOT NULL AND (pg_has_role(session_user, 'amends_migrator', 'member')
    OR EXISTS (SELECT 1 FROM account a WHERE a.id = session_user AND a.active = 1 AND sees(s.readers, a)));
END $$;

DO $make$
DECLARE
  t text;
  made text := 'CREATE OR REPLACE FUNCTION mine_%1$s() RETURNS SETOF amends.%1$I LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp ROWS 5
    AS ''BEGIN RETURN QUERY SELECT o.* FROM %2$I.%1$I o WHERE %3$s; END''';
BEGIN
  -- A function itself cannot be the inner side of a loop over the first half's index; the same as a part that is not flattened can.
  FOREACH t IN ARRAY ARRAY['ticket', 'ticket_search', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'source', 'message'] LOOP
    EXECUTE format(made, t, 'amends_aside', 'o.case_id IN (SELECT seen_aside())');
    EXECUTE format('CREATE OR REPLACE VIEW amends_seen.%1$I AS SELECT * FROM ONLY amends.%1$I UNION ALL (SELECT * FROM mine_%1$s() OFFSET 0)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['case_reader', 'passed_over', 'presence'] LOOP
    EXECUTE format(made, t, 'amends', 'o.case_id <> ALL (ARRAY(SELECT unseen()))');
    EXECUTE format('CREATE OR REPLACE VIEW amends_seen.%1$I AS SELECT * FROM mine_%1$s()', t);
  END LOOP;
  -- A wrapped key is of use to its owner only.
  EXECUTE format(made, 'person_key', 'amends', 'o.person = session_user');
  CREATE OR REPLACE VIEW amends_seen.person_key AS SELECT * FROM mine_person_key();
  -- Policies of builds before this one.
  FOREACH t IN ARRAY ARRAY['ticket', 'ticket_search', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'case_reader', 'source', 'message', 'passed_over', 'presence'] LOOP
    EXECUTE format('DROP POLICY IF EXISTS seen ON %I', t);
    EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', t);
  END LOOP;
  DROP POLICY IF EXISTS own ON person_key;
  ALTER TABLE person_key DISABLE ROW LEVEL SECURITY;
END $make$;

-- The log is never moved. Its reader is a role of its own, to which the policy applies, and joining or adding nothing is what "may leak".
CREATE OR REPLACE VIEW amends_seen.log AS
  SELECT seq, case_id, version + 0 AS version, command_id, at + 0 AS at, actor || '' AS actor, events || '' AS events, hash FROM amends.log;
CREATE OR REPLACE VIEW amends_seen.words AS SELECT seq, body || '' AS body FROM amends.words;
CREATE OR REPLACE VIEW amends_seen.evidence_file AS SELECT sha256, media || '' AS media, bytes || ''::bytea AS bytes FROM amends.evidence_file;
ALTER VIEW amends_seen.log OWNER TO amends_eyes;
ALTER VIEW amends_seen.words OWNER TO amends_eyes;
ALTER VIEW amends_seen.evidence_file OWNER TO amends_eyes;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON log;
CREATE POLICY seen ON log FOR SELECT USING (case_id <> ALL (ARRAY(SELECT unseen())));
ALTER TABLE words ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON words;
CREATE POLICY seen ON words FOR SELECT USING (seq <> ALL (ARRAY(SELECT unseen_entries())));
ALTER TABLE evidence_file ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON evidence_file;
-- Of a case that this person may see; before its entry is written nobody's: who knows which case it will belong to?
CREATE POLICY seen ON evidence_file FOR SELECT USING (sha256 IN (SELECT e.sha256 FROM amends_seen.evidence e) OR pg_has_role(session_user, 'amends_migrator', 'member'));

-- The inspector reads by time. No condition of a statement on the view may use that index, so that this looks for the person:
-- the newest entries before a moment, of one moment those before an entry. Planned for what is asked: another plan reads the whole log.
DROP FUNCTION IF EXISTS acts_before(bigint, bigint, bigint, text, uuid, text, int);
CREATE FUNCTION acts_before(p_at bigint, p_seq bigint, p_since bigint, p_person text, p_case uuid, p_like text, p_most int)
RETURNS TABLE (seq bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp ROWS 50 AS $$
BEGIN
  RETURN QUERY EXECUTE 'SELECT l.seq FROM log l WHERE (l.at, l.seq) < ($1, $2) AND l.at >= $3 AND ($4 = '''' OR l.actor = $4)
    AND ($5 IS NULL OR l.case_id = $5) AND ($6 = '''' OR l.events LIKE $6) AND l.case_id <> ALL (ARRAY(SELECT unseen()))
    ORDER BY l.at DESC, l.seq DESC LIMIT $7'
    USING coalesce(p_at, 9223372036854775807), p_seq, coalesce(p_since, 0), p_person, p_case, p_like, p_most;
END $$;

-- What people read: a view for each table. Of what lies apart each view holds what its reader may see, and of the log and its texts no column
-- can be compared with anything before it is known whether the entry may be seen.
--
-- A policy alone does not hide a row from whoever explains a statement: PostgreSQL asks a comparison that "does not leak" before the policy,
-- and says afterwards whether the policy was asked. Text and numbers could be guessed sign by sign.
-- In the order of the table that says what a row is.
CREATE OR REPLACE FUNCTION columns_of(p_table text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT string_agg(format('o.%I', a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
    WHERE a.attrelid = format('amends.%I', p_table)::regclass AND a.attnum > 0 AND NOT a.attisdropped $$;

DO $make$
DECLARE
  t text;
  -- By their index: how much was read tells how many rows there are of cases that this person may not see.
  made text := 'CREATE OR REPLACE FUNCTION mine_%1$s() RETURNS SETOF amends.%1$I LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp SET enable_seqscan = off SET jit = off ROWS 5
    AS ''BEGIN RETURN QUERY SELECT %4$s FROM %2$I.%1$I o WHERE %3$s; END''';
BEGIN
  -- A function itself cannot be the inner side of a loop over the first half's index; the same as a part that is not flattened can.
  FOREACH t IN ARRAY aside_tables() LOOP
    EXECUTE format(made, t, 'amends_aside', 'o.case_id IN (SELECT seen_aside())', columns_of(t));
    EXECUTE format('CREATE OR REPLACE VIEW amends_seen.%1$I AS SELECT * FROM ONLY amends.%1$I UNION ALL (SELECT * FROM mine_%1$s() OFFSET 0)', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['case_reader', 'passed_over', 'presence'] LOOP
    EXECUTE format(made, t, 'amends', 'o.case_id <> ALL (ARRAY(SELECT unseen()))', columns_of(t));
    EXECUTE format('CREATE OR REPLACE VIEW amends_seen.%1$I AS SELECT * FROM mine_%1$s()', t);
  END LOOP;
  -- A wrapped key is of use to its owner only.
  EXECUTE format(made, 'person_key', 'amends', 'o.person = session_user', columns_of('person_key'));
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
-- Commands are looked for by a function: whoever knew their ids could try offline, against the hash, what an entry says.
CREATE OR REPLACE VIEW amends_seen.log AS SELECT seq, case_id, version + 0 AS version,
  (command_id::text || '')::uuid AS command_id, at + 0 AS at, actor || '' AS actor, events || '' AS events, hash FROM amends.log;
CREATE OR REPLACE VIEW amends_seen.words AS SELECT seq, body || '' AS body FROM amends.words;
-- Who looked at what is for those who audit. Nothing of it is comparable, nor estimated from what the planner knows of its columns.
CREATE OR REPLACE VIEW amends_seen.looked AS SELECT seq, at + 0 AS at, actor || '' AS actor, kind || '' AS kind, (case_id::text || '')::uuid AS case_id,
  what || '' AS what, seal || '' AS seal, log_seq + 0 AS log_seq, hash || ''::bytea AS hash FROM amends.looked;
CREATE OR REPLACE VIEW amends_seen.looked_words AS SELECT seq, salt || '' AS salt, body || '' AS body FROM amends.looked_words;
ALTER VIEW amends_seen.looked OWNER TO amends_eyes;
ALTER VIEW amends_seen.looked_words OWNER TO amends_eyes;
DO $make$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['looked', 'looked_words'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('DROP POLICY IF EXISTS seen ON %I', t);
    EXECUTE format('CREATE POLICY seen ON %I FOR SELECT USING ((SELECT audits()))', t);
  END LOOP;
END $make$;
ALTER VIEW amends_seen.log OWNER TO amends_eyes;
ALTER VIEW amends_seen.words OWNER TO amends_eyes;
ALTER TABLE log ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON log;
CREATE POLICY seen ON log FOR SELECT USING (case_id <> ALL (ARRAY(SELECT unseen())));
ALTER TABLE words ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS seen ON words;
CREATE POLICY seen ON words FOR SELECT USING (seq <> ALL (ARRAY(SELECT unseen_entries())));

-- What somebody did themselves they are told of, though it is hidden from them by now: a desk that asks whether it arrived must not think it lost.
CREATE OR REPLACE FUNCTION done_of(p_command uuid) RETURNS TABLE (version int, case_id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT l.version, l.case_id FROM log l WHERE l.command_id = p_command AND (l.actor = session_user OR l.case_id <> ALL (ARRAY(SELECT unseen()))) $$;

-- The number of a case for those who audit, also of a restricted one: who looked at which is theirs to see. Of whoever does not, NULL.
CREATE OR REPLACE FUNCTION audited_number(p_case uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT t.number FROM ticket t WHERE t.case_id = p_case AND audits() $$;
CREATE OR REPLACE FUNCTION audited_case(p_number bigint) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT t.case_id FROM ticket t WHERE t.number_key = p_number AND audits() $$;

-- By what a desk knows this house again at another address: not a copy of it under another name.
CREATE OR REPLACE FUNCTION house_mark() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT s.mark::text || ' ' || current_database() FROM stage s $$;

-- A file of a case that this person may see; before its entry is written it is nobody's: who knows which case it will belong to?
CREATE OR REPLACE FUNCTION file_of(p_sha256 text) RETURNS SETOF amends.evidence_file LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp ROWS 1 AS $$
BEGIN
  RETURN QUERY SELECT f.sha256, f.media, f.bytes FROM evidence_file f WHERE f.sha256 = p_sha256
    AND EXISTS (SELECT 1 FROM amends_seen.evidence e WHERE e.sha256 = p_sha256);
END $$;
CREATE OR REPLACE VIEW amends_seen.evidence_file AS
  SELECT f.sha256, f.media, f.bytes FROM (SELECT DISTINCT e.sha256 FROM amends_seen.evidence e) e CROSS JOIN LATERAL file_of(e.sha256) f;
DROP POLICY IF EXISTS seen ON evidence_file;
ALTER TABLE evidence_file DISABLE ROW LEVEL SECURITY;

-- Cases whose terms match, newest first: all of `p_all` in a row and, if any are given, one of `p_any`.
CREATE OR REPLACE FUNCTION found_terms(p_query tsquery, p_all text[], p_any text[], p_after bigint, p_most int) RETURNS TABLE (first_seq bigint, terms text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT s.first_seq, s.terms FROM amends_seen.ticket_search s WHERE s.lexemes @@ p_query AND s.first_seq > p_after
    AND NOT EXISTS (SELECT 1 FROM unnest(p_all) run WHERE strpos(' ' || s.terms || ' ', run) = 0)
    AND (cardinality(p_any) = 0 OR EXISTS (SELECT 1 FROM unnest(p_any) run WHERE strpos(' ' || s.terms || ' ', run) > 0))
    ORDER BY s.first_seq DESC LIMIT p_most $$;

-- The inspector reads by time. No condition of a statement on the view may use that index, so that this looks for the person:
-- the newest entries before a moment, of one moment those before an entry; all, or those that print or erase. No pattern is taken from
-- outside: one that is wrong is only told where something is compared with it. Planned for what is asked: another plan reads the whole log.
DROP FUNCTION IF EXISTS acts_before(bigint, bigint, bigint, text, uuid, text, int);
CREATE FUNCTION acts_before(p_at bigint, p_seq bigint, p_since bigint, p_person text, p_case uuid, p_kind text, p_most int)
RETURNS TABLE (seq bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp ROWS 50 AS $$
BEGIN
  IF NOT audits() THEN PERFORM refuse('role.audit'); END IF;
  RETURN QUERY EXECUTE 'SELECT l.seq FROM log l WHERE l.case_id <> ALL (ARRAY(SELECT unseen())) AND (l.at, l.seq) < ($1, $2) AND l.at >= $3
    AND ($4 = '''' OR l.actor = $4) AND ($5 IS NULL OR l.case_id = $5)' || CASE p_kind
      WHEN 'printed' THEN ' AND l.events LIKE ''%["paper.printed",%''' WHEN 'erased' THEN ' AND l.events LIKE ''%["privacy.erased",%''' ELSE '' END
    || ' ORDER BY l.at DESC, l.seq DESC LIMIT $6'
    USING coalesce(p_at, 9223372036854775807), p_seq, coalesce(p_since, 0), p_person, p_case, p_most;
END $$;

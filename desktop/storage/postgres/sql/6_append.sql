-- The only door through which a case changes. `rows` is {"put": [[table, {column: value}], …], "drop": [[table, {key: value}], …]}.
CREATE OR REPLACE FUNCTION begin_act(p_case uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO act VALUES (p_case, pg_current_xact_id(), transaction_timestamp(), session_user) $$;

-- What a bell may say: it is shown to whoever it rings for, in words of the program alone.
DROP FUNCTION IF EXISTS rings(jsonb);

-- Of a clock of the case's packs, for a role of theirs, or of a promise, request, task, judgement, measure or referral that its log names.
CREATE OR REPLACE FUNCTION rings(p_case uuid, packs text[], b jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT octet_length(b ->> 'bell') <= 300 AND starts_with(b ->> 'bell', b ->> 'what') AND length(b ->> 'person') <= 8000
    AND ((SELECT filling FROM stage) OR b ->> 'role' = '' OR EXISTS (SELECT 1 FROM power p WHERE p.pack = ANY (packs) AND p.act = 'role' AND split_part(p.pack, '@', 1) || '.' || p.post = b ->> 'role'))
    AND CASE split_part(b ->> 'what', ':', 1)
      WHEN 'rule' THEN b ->> 'kind' IN ('warning', 'breach') AND ((SELECT filling FROM stage)
        OR EXISTS (SELECT 1 FROM power p WHERE p.pack = ANY (packs) AND p.act = 'rule' AND 'rule:' || split_part(p.pack, '@', 1) || '.' || p.post = b ->> 'what'))
      WHEN 'promise' THEN b ->> 'kind' = 'promise' AND EXISTS (SELECT 1 FROM said(p_case, 'promise.made') e WHERE e ->> 'promise' = replace(substr(b ->> 'what', 9), '-', ''))
      WHEN 'help' THEN b ->> 'kind' = 'help-late' AND EXISTS (SELECT 1 FROM said(p_case, 'help.asked') e WHERE e ->> 'ask' = replace(substr(b ->> 'what', 6), '-', ''))
      WHEN 'judgement' THEN b ->> 'kind' = 'judged-unread' AND EXISTS (SELECT 1 FROM said(p_case, 'judgement.made') e WHERE e ->> 'judgement' = replace(substr(b ->> 'what', 11), '-', ''))
      WHEN 'measure' THEN b ->> 'kind' = 'measure-late' AND EXISTS (SELECT 1 FROM said(p_case, 'measure.planned') e WHERE e ->> 'measure' = replace(substr(b ->> 'what', 9), '-', ''))
      WHEN 'task' THEN b ->> 'kind' = 'task-late' AND EXISTS (SELECT 1 FROM said(p_case, 'task.opened') e WHERE e ->> 'task' = replace(substr(b ->> 'what', 6), '-', ''))
      WHEN 'referral' THEN b ->> 'kind' = 'referral' AND EXISTS (SELECT 1 FROM said(p_case, 'regulator.referred') e WHERE e ->> 'referral' = replace(substr(b ->> 'what', 10), '-', ''))
      ELSE false END $$;

CREATE OR REPLACE FUNCTION packs_of(p_case uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY(SELECT jsonb_array_elements_text(l.events::jsonb -> 0 -> 2 -> 'packs')) FROM log l WHERE l.case_id = p_case AND l.version = 1 $$;

-- A row says what an entry of its case said of this promise, request, option or matter, in its words.
CREATE OR REPLACE FUNCTION named_in(p_case uuid, p_table text, r jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE b jsonb; id text := replace(r ->> p_table, '-', '');
BEGIN
  SELECT x INTO b FROM said(p_case, CASE p_table WHEN 'promise' THEN 'promise.made' WHEN 'ask' THEN 'help.asked' WHEN 'option' THEN 'remedy.proposed' ELSE 'issue.named' END)
    WITH ORDINALITY o(x, n) WHERE x ->> p_table = id ORDER BY n DESC LIMIT 1;
  RETURN b IS NOT NULL AND CASE p_table
    WHEN 'promise' THEN r ->> 'who' = b ->> 'who' AND r -> 'due_at' = b -> 'due_at' AND said_so(p_case, b -> 'text', r ->> 'text')
    WHEN 'ask' THEN r ->> 'department' = b ->> 'department' AND r -> 'by_at' = b -> 'by_at' AND said_so(p_case, b -> 'text', r ->> 'text')
    WHEN 'option' THEN r ->> 'remedy' = b ->> 'remedy' AND r -> 'amount' = b -> 'amount' AND r ->> 'nature' = b ->> 'nature'
    ELSE true END;
END $$;

-- Whether a text of a case is this one; what was erased is said so in its place.
CREATE OR REPLACE FUNCTION said_so(p_case uuid, said jsonb, t text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM words w JOIN log l ON l.seq = w.seq CROSS JOIN LATERAL jsonb_array_elements(w.body::jsonb) x
    WHERE l.case_id = p_case AND jsonb_typeof(x) = 'array' AND x ->> 1 = t AND seal(x ->> 0, x ->> 1) = said ->> 1)
    OR t = '▮▮▮' AND EXISTS (SELECT 1 FROM said(p_case, 'privacy.erased') e WHERE e -> 'seals' ? (said ->> 1)) $$;

-- Whether a promise or a request stands there in the same words, be it that it waited until now: what was looked for in the log is not looked
-- for again.
CREATE OR REPLACE FUNCTION stands_so(p_table text, r jsonb, aside boolean) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE same boolean;
BEGIN
  IF p_table NOT IN ('promise', 'ask') THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM %1$s.%2$I o, jsonb_populate_record(NULL::amends.%2$I, $1) n WHERE o.case_id = n.case_id AND o.%2$I = n.%2$I
    AND to_jsonb(o) - ''open'' = to_jsonb(n) - ''open'')', CASE WHEN aside THEN 'amends_aside' ELSE 'ONLY amends' END, p_table) INTO same USING r;
  RETURN same;
END $$;

CREATE OR REPLACE FUNCTION put_rows(p_case uuid, p_first bigint, p_rows jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r jsonb; aside boolean := is_aside(p_case); packs text[] := packs_of(p_case); had int := (SELECT count(*) FROM bell b WHERE b.case_id = p_case); has int;
BEGIN
  -- What is searched for has a size of its own; see `judged_rows`.
  IF (SELECT coalesce(sum(octet_length(x::text)), 0) FROM jsonb_array_elements((p_rows -> 'put') || (p_rows -> 'drop')) x WHERE x ->> 0 <> 'ticket_search') > 8000000 THEN
    PERFORM unreadable('size of rows'); END IF;
  IF jsonb_array_length(p_rows -> 'put') > 2000 THEN PERFORM unreadable('number of rows'); END IF;
  FOR r IN SELECT jsonb_array_elements(p_rows -> 'put') LOOP
    IF r -> 1 ->> 'case_id' IS NULL OR (r -> 1 ->> 'case_id')::uuid <> p_case THEN PERFORM unreadable('a row of another case'); END IF;
    IF r -> 1 ? 'first_seq' AND (r -> 1 ->> 'first_seq')::bigint <> p_first THEN PERFORM unreadable('first_seq'); END IF;
    -- A file is shown to whoever may see a case that has it: it must be one that an entry of this case names, and none erased.
    IF r ->> 0 = 'evidence' AND (NOT EXISTS (SELECT 1 FROM said(p_case, 'inquiry.evidence') e WHERE e ->> 'sha256' = r -> 1 ->> 'sha256')
      OR EXISTS (SELECT 1 FROM said(p_case, 'privacy.erased') e WHERE e -> 'files' ? (r -> 1 ->> 'sha256'))) THEN PERFORM unreadable('file'); END IF;
    IF r ->> 0 IN ('promise', 'ask', 'option', 'issue') AND NOT stands_so(r ->> 0, r -> 1, aside) AND named_in(p_case, r ->> 0, r -> 1) IS NOT TRUE THEN PERFORM unreadable(r ->> 0); END IF;
    IF r ->> 0 = 'bell' AND rings(p_case, packs, r -> 1) IS NOT TRUE THEN PERFORM unreadable('bell'); END IF;
    -- Only the server knows the place of a case's first entry.
    PERFORM put_row(r ->> 0, CASE WHEN r ->> 0 IN ('ticket', 'ticket_search') THEN r -> 1 || jsonb_build_object('first_seq', p_first) ELSE r -> 1 END, aside);
  END LOOP;
  FOR r IN SELECT jsonb_array_elements(p_rows -> 'drop') LOOP
    -- A case never leaves the lists.
    IF r ->> 0 IN ('ticket', 'ticket_search') THEN PERFORM unreadable('dropped ' || (r ->> 0)); END IF;
    PERFORM drop_row(p_case, r ->> 0, r -> 1);
  END LOOP;
  -- Only whoever makes more of them is refused: a case full of bells is still signed, given back and restricted.
  has := (SELECT count(*) FROM bell b WHERE b.case_id = p_case);
  IF has > had AND has > least(greatest(500, had + 40), 1000) THEN PERFORM unreadable('number of bells'); END IF;
END $$;

-- Say that something changed, not in which case. Of a restricted one its readers alone are told, each by a channel of their own: whoever
-- listens is told by which session, and in another case that session says who it is.
CREATE OR REPLACE FUNCTION announce(p_case uuid, p_aside boolean) RETURNS void LANGUAGE plpgsql
-- What a session has set for itself must not tell it the channels of others.
SET trace_notify = off SET debug_print_plan = off SET debug_print_parse = off SET debug_print_rewritten = off SET client_min_messages = error SET plan_cache_mode = force_generic_plan AS $$
DECLARE one text;
BEGIN
  IF NOT p_aside THEN
    PERFORM pg_notify('amends', '');
    RETURN;
  END IF;
  FOR one IN SELECT e.channel FROM standing s JOIN account a ON a.active = 1 AND sees(s.readers, a) JOIN ear e ON e.person = a.id WHERE s.case_id = p_case LOOP
    PERFORM pg_notify(one, '');
  END LOOP;
END $$;

-- The channel of whoever asks.
CREATE OR REPLACE FUNCTION own_ear() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
DECLARE found_one text;
BEGIN
  PERFORM me();
  INSERT INTO ear (person) VALUES (session_user) ON CONFLICT DO NOTHING;
  SELECT e.channel INTO found_one FROM ear e WHERE e.person = session_user;
  RETURN found_one;
END $$;

CREATE OR REPLACE FUNCTION lock_head() RETURNS void LANGUAGE plpgsql AS $$
DECLARE begun timestamptz := clock_timestamp();
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN PERFORM unreadable('read committed only'); END IF;
  -- Of each login one session waits in the line of writers: a dozen of somebody's own would leave nobody else a turn.
  INSERT INTO ear (person) SELECT session_user FROM account a WHERE a.id = session_user AND NOT EXISTS (SELECT 1 FROM ear e WHERE e.person = session_user)
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM ear e WHERE e.person = session_user FOR UPDATE;
  -- Whoever waited here wakes in the same instant as whoever waits for the place itself, who goes first.
  IF clock_timestamp() - begun > interval '20 ms' THEN PERFORM pg_sleep(0.05); END IF;
  PERFORM 1 FROM chain_head FOR UPDATE;
  -- A line of notices that is full stops everybody who writes. Asking how full it is cleans it up, unless somebody keeps it.
  PERFORM amends_keeper.end_out();
  IF pg_notification_queue_usage() > 0.05 THEN PERFORM amends_keeper.free_notices(); END IF;
  -- A transaction that has notified cannot be prepared: nobody leaves the head locked behind, without a session to end. On a channel that
  -- nobody knows, since whoever listens is told whose session it was.
  PERFORM pg_notify('h' || replace(gen_random_uuid()::text, '-', ''), '');
END $$;

-- A moment is now: between the beginning of the transaction and this instant, and never older than a few seconds, however long
-- somebody kept the transaction open.
CREATE OR REPLACE FUNCTION is_now(p_at bigint) RETURNS boolean LANGUAGE sql AS $$
  SELECT p_at BETWEEN greatest(micros(transaction_timestamp()), micros(clock_timestamp()) - 10000000) AND micros(clock_timestamp()) $$;

-- What one person writes in one case has an end, far beyond what anybody says of a complaint: everybody who opens it reads all of it.
CREATE OR REPLACE FUNCTION judge_much(p_case uuid, p_version int, p_said int, p_words int) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_version <= 10 AND p_said <= 10000 AND p_words <= 20000 THEN RETURN; END IF;
  IF p_said + (SELECT coalesce(sum(octet_length(l.events)), 0) FROM log l WHERE l.case_id = p_case AND l.actor = session_user) > 300000
    OR p_words + (SELECT coalesce(sum(octet_length(w.body)), 0) FROM log l JOIN words w ON w.seq = l.seq WHERE l.case_id = p_case AND l.actor = session_user) > 1500000 THEN
    PERFORM unreadable('size of a case'); END IF;
END $$;

-- A case never goes back in time: where the clock does, the moment of the last entry stands until it is reached again.
CREATE OR REPLACE FUNCTION judge_moment(p_case uuid, p_at bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE last bigint;
BEGIN
  SELECT l.at INTO last FROM log l WHERE l.case_id = p_case ORDER BY l.version DESC LIMIT 1;
  IF last > micros(clock_timestamp()) THEN
    IF p_at IS DISTINCT FROM last THEN PERFORM refuse('server.clock'); END IF;
  ELSIF is_now(p_at) IS NOT TRUE OR p_at < last THEN PERFORM refuse('server.clock'); END IF;
END $$;

-- Texts that are wanted by what stands beside them: while a complaint is taken down nobody is asked why it has its level, afterwards whoever
-- changes it says why; a complaint keeps a title and what was told; more time is refused with a reason.
CREATE OR REPLACE FUNCTION judge_words(p_version int, events jsonb, words jsonb) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE e jsonb;
BEGIN
  -- A complaint is taken down with what was told and how grave it is, each once.
  IF p_version = 1 AND ((SELECT count(*) FROM jsonb_array_elements(events) x WHERE x ->> 0 = 'intake.told') <> 1
    OR (SELECT count(*) FROM jsonb_array_elements(events) x WHERE x ->> 0 = 'intake.level') <> 1
    OR (SELECT count(DISTINCT c ->> 0) FROM jsonb_array_elements(events) x CROSS JOIN LATERAL jsonb_array_elements(x -> 2 -> 'changes') c WHERE x ->> 0 = 'intake.told' AND c ->> 0 IN ('title', 'narrative')) < 2) THEN
    PERFORM refuse('open.words'); END IF;
  FOR e IN SELECT one FROM jsonb_array_elements(events) one WHERE one ->> 0 IN ('intake.level', 'intake.told', 'delay.decided', 'conduct.noted') LOOP
    IF e ->> 0 = 'intake.level' AND p_version > 1 AND says_nothing(words -> (e #>> '{2,reason,0}')::int ->> 1) THEN PERFORM refuse('level.reason'); END IF;
    IF e ->> 0 = 'delay.decided' AND e #>> '{2,granted}' = 'false' AND says_nothing(words -> (e #>> '{2,text,0}')::int ->> 1) THEN PERFORM refuse('text.missing'); END IF;
    IF e ->> 0 = 'intake.told' AND EXISTS (SELECT 1 FROM jsonb_array_elements(e -> 2 -> 'changes') c
      WHERE c ->> 0 IN ('title', 'narrative') AND says_nothing(words -> (c -> 1 ->> 0)::int ->> 1)) THEN PERFORM refuse('open.words'); END IF;
    IF e ->> 0 = 'conduct.noted' AND (length(words -> (e #>> '{2,report,0}')::int ->> 1) > 400 OR strpos(words -> (e #>> '{2,report,0}')::int ->> 1, E'\n') > 0) THEN
      PERFORM unreadable('more than a line'); END IF;
    -- What stands in one line of every list: two hundred signs, and what masking the number or address in them adds.
    IF e ->> 0 = 'intake.told' AND EXISTS (SELECT 1 FROM jsonb_array_elements(e -> 2 -> 'changes') c CROSS JOIN LATERAL (SELECT words -> (c -> 1 ->> 0)::int ->> 1 AS said) w
      WHERE c ->> 0 NOT IN ('narrative', 'wanted') AND (length(w.said) > 400 OR strpos(w.said, E'\n') > 0)) THEN PERFORM unreadable('more than a line'); END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION append(p_case uuid, p_version int, p_command uuid, p_at bigint, p_events text, p_words text, p_rows jsonb, p_source text)
RETURNS TABLE (seq bigint, hash bytea) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
#variable_conflict use_column
DECLARE who account; made log; first bigint; stood standing; events jsonb; aside boolean;
BEGIN
  IF p_case IS NULL OR p_version IS NULL OR p_command IS NULL OR p_events IS NULL OR p_rows IS NULL THEN PERFORM unreadable('null'); END IF;
  -- Reading takes longest and needs no lock.
  PERFORM readable(p_events, p_words);
  PERFORM lock_head();
  who := me();
  -- A repeated command is known before anything else is said about it.
  IF EXISTS (SELECT 1 FROM log l WHERE l.command_id = p_command) THEN
    RAISE unique_violation USING MESSAGE = 'repeated', CONSTRAINT = 'log_command_id_key';
  END IF;
  -- A case that this person may not see has no version to them, as one that is not there.
  IF p_version <> coalesce((SELECT max(l.version) FROM log l WHERE l.case_id = p_case AND p_case NOT IN (SELECT unseen())), 0) + 1 THEN
    RAISE unique_violation USING MESSAGE = 'stale', CONSTRAINT = 'log_case_id_version_key';
  END IF;
  PERFORM judge_moment(p_case, p_at);
  -- An erasure names every text that goes, and writes none.
  IF p_case <> house_case() AND p_events NOT LIKE '[["privacy.erased",%' THEN PERFORM judge_much(p_case, p_version, octet_length(p_events), coalesce(octet_length(p_words), 0)); END IF;
  events := p_events::jsonb;
  aside := is_aside(p_case);
  stood := judge(p_case, p_version, p_at, events, who);
  PERFORM judge_once(events);
  IF p_case <> house_case() THEN PERFORM judge_words(p_version, events, p_words::jsonb); END IF;
  INSERT INTO log AS l (case_id, version, command_id, at, actor, events) VALUES (p_case, p_version, p_command, p_at, session_user, p_events)
    RETURNING l.* INTO made;
  IF p_words IS NOT NULL THEN INSERT INTO words VALUES (made.seq, p_words); END IF;
  IF p_case <> house_case() THEN
    PERFORM judge_turns(p_case, p_version, p_at, events, p_words::jsonb);
    PERFORM judge_steps(p_case, events);
    PERFORM judge_told(p_case, events);
  END IF;
  INSERT INTO standing AS s SELECT stood.* ON CONFLICT (case_id) DO UPDATE SET holder = excluded.holder, closed = excluded.closed,
    readers = excluded.readers, held_at = excluded.held_at
    WHERE (s.holder, s.closed, s.readers, s.held_at) IS DISTINCT FROM (excluded.holder, excluded.closed, excluded.readers, excluded.held_at);
  SELECT l.seq INTO first FROM log l WHERE l.case_id = p_case AND l.version = 1;
  PERFORM begin_act(p_case);
  IF aside <> (stood.readers IS NOT NULL) THEN PERFORM lay(p_case, NOT aside); END IF;
  IF p_case = house_case() THEN
    IF p_rows <> '{"put": [], "drop": []}' OR p_source <> '' THEN PERFORM unreadable('rows of the house'); END IF;
  ELSE p_rows := judged_rows(made, events, p_rows, stood); END IF;
  PERFORM put_rows(p_case, first, p_rows);
  IF p_events LIKE '%"privacy.restricted"%' OR p_events LIKE '%"privacy.opened"%' THEN PERFORM put_readers(p_case, stood.readers, p_at); END IF;
  PERFORM keep_numbers(p_case, events, p_rows -> 'apart');
  IF p_source <> '' THEN
    IF p_source IS DISTINCT FROM events -> 0 -> 2 ->> 'source' THEN PERFORM unreadable('source'); END IF;
    PERFORM keep_source(p_source, p_case);
  END IF;
  IF p_events LIKE '%"privacy.erased"%' THEN PERFORM erase(made, events); END IF;
  PERFORM announce(p_case, aside AND stood.readers IS NOT NULL);
  RETURN QUERY SELECT made.seq, made.hash;
END $$;

-- Who may see a restricted case, as a row for each: a role or post, or else a person. Whoever restricts it anew begins anew.
CREATE OR REPLACE FUNCTION put_readers(p_case uuid, readers jsonb, p_at bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM case_reader k WHERE k.case_id = p_case;
  IF readers IS NULL THEN RETURN; END IF;
  INSERT INTO case_reader (case_id, role, person, since) SELECT p_case, one, '', p_at FROM jsonb_array_elements_text(readers -> 'roles') one ON CONFLICT DO NOTHING;
  INSERT INTO case_reader (case_id, role, person, since) SELECT p_case, '', one, p_at FROM jsonb_array_elements_text(readers -> 'people') one ON CONFLICT DO NOTHING;
END $$;

-- The first that names a source keeps it.
CREATE OR REPLACE FUNCTION keep_source(p_source text, p_case uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF brought(p_source) THEN RETURN; END IF;
  IF is_aside(p_case) THEN INSERT INTO amends_aside.source VALUES (p_source, p_case); ELSE INSERT INTO source VALUES (p_source, p_case); END IF;
END $$;

-- The numbers that an entry says are kept apart, each under its digest: no more of them and no fewer.
CREATE OR REPLACE FUNCTION keep_numbers(p_case uuid, events jsonb, given jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE one jsonb; named text[] := ARRAY(SELECT e -> 2 ->> 'seal' FROM jsonb_array_elements(events) WITH ORDINALITY x(e, n) WHERE e ->> 0 = 'number.kept' ORDER BY n);
BEGIN
  IF named <> ARRAY(SELECT x.e ->> 0 FROM jsonb_array_elements(coalesce(given, '[]')) WITH ORDINALITY x(e, n) ORDER BY x.n) THEN PERFORM unreadable('numbers'); END IF;
  IF named = '{}' THEN RETURN; END IF;
  -- Each is of a text that this entry writes.
  IF EXISTS (SELECT e -> 2 ->> 'name', e -> 2 ->> 'of' FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'number.kept'
    EXCEPT SELECT s.name, s.seal FROM sealed_in(events) s) THEN PERFORM unreadable('a number of another text'); END IF;
  FOR one IN SELECT jsonb_array_elements(given) LOOP
    IF NOT is_salt(one ->> 1) OR length(one ->> 2) NOT BETWEEN 1 AND 20000 OR jsonb_array_length(one) <> 3 OR seal(one ->> 1, one ->> 2) <> one ->> 0 THEN PERFORM unreadable('number'); END IF;
    INSERT INTO kept_number (seal, case_id, salt, body) VALUES (one ->> 0, p_case, one ->> 1, one ->> 2);
  END LOOP;
END $$;

DROP FUNCTION IF EXISTS judge_ticket(log, jsonb, jsonb, bigint);

-- Rows without the promises, requests and names of files whose words are gone.
CREATE OR REPLACE FUNCTION without_hidden(p_rows jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_set(p_rows, '{put}', (SELECT coalesce(jsonb_agg(x ORDER BY n), '[]') FROM jsonb_array_elements(p_rows -> 'put') WITH ORDINALITY y(x, n)
    WHERE NOT (x ->> 0 IN ('promise', 'ask') AND x -> 1 ->> 'text' = '▮▮▮' OR x ->> 0 = 'evidence' AND x -> 1 ->> 'name' = '▮▮▮'))) $$;

-- Of the rows that a desk gives only what the entry can have moved is taken, and what the server knows by itself must be true at once: the rest,
-- which needs the packs, is compared with the log by `verify`.
CREATE OR REPLACE FUNCTION judged_rows(made log, events jsonb, p_rows jsonb, stood standing) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t jsonb; known jsonb; terms jsonb; h jsonb; b jsonb := events -> 0 -> 2; number text; packs text[];
  tickets jsonb := (SELECT jsonb_agg(r -> 1) FROM jsonb_array_elements(p_rows -> 'put') r WHERE r ->> 0 = 'ticket');
  moved text[] := ARRAY(SELECT DISTINCT m FROM jsonb_array_elements(events) e JOIN kind k ON k.kind = e ->> 0 CROSS JOIN LATERAL unnest(k.moves) m);
BEGIN
  IF coalesce(jsonb_typeof(p_rows -> 'put'), '') <> 'array' OR coalesce(jsonb_typeof(p_rows -> 'drop'), '') <> 'array' THEN PERFORM unreadable('rows'); END IF;
  IF jsonb_array_length(tickets) IS DISTINCT FROM 1 THEN PERFORM unreadable('ticket'); END IF;
  t := tickets -> 0;
  -- As much as `storage.search_terms` keeps of a case.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows -> 'put') r WHERE r ->> 0 = 'ticket_search' AND length(r -> 1 ->> 'terms') > 1000000) THEN PERFORM unreadable('size of search words'); END IF;
  -- Promises, requests and files whose words go with this entry the server writes itself, all of them at once; see `erase`.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'privacy.erased') THEN p_rows := without_hidden(p_rows); END IF;
  IF made.version = 1 THEN
    known := '{"status": "open", "closed_at": null, "outcome": "", "given": 0, "round": 1, "follow_up": 0, "category": "", "step": 1, "title": "", "place": "", "who": "", "phone": ""}'::jsonb
      || jsonb_build_object('site', b -> 'site', 'channel', b -> 'channel', 'language', b -> 'language', 'received_at', b -> 'received_at', 'receiver', made.actor, 'level', '');
    number := b ->> 'number';
  ELSE
    SELECT to_jsonb(k) - ARRAY(SELECT m FROM unnest(moved) m WHERE m <> ALL (known_columns())), k.number INTO known, number FROM ticket k WHERE k.case_id = made.case_id;
  END IF;
  IF length(t ->> 'due_what') > 300 OR length(t ->> 'phone_key') > 300 OR length(t ->> 'place_key') > 8000 THEN PERFORM unreadable('ticket'); END IF;
  packs := packs_of(made.case_id);
  -- Who may see a case the server writes itself.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements((p_rows -> 'put') || (p_rows -> 'drop')) r WHERE r ->> 0 NOT IN ('ticket', 'ticket_search', 'case_reader') AND r ->> 0 <> ALL (moved))
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows -> 'drop') r WHERE r ->> 0 = 'evidence'
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'privacy.erased' AND e -> 2 -> 'files' ? (r -> 1 ->> 'sha256')))
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows -> 'drop') r WHERE r ->> 0 IN ('promise', 'ask', 'issue'))
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows -> 'drop') r WHERE r ->> 0 = 'option'
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'remedy.withdrawn' AND e -> 2 ->> 'option' = replace(r -> 1 ->> 'option', '-', ''))) THEN
    PERFORM unreadable('a row that does not follow'); END IF;
  -- Each row once: what a row says is looked for in the whole log of the case.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows -> 'put') r WHERE r ->> 0 NOT IN ('case_reader', 'bell')
    GROUP BY r ->> 0, r -> 1 -> 'promise', r -> 1 -> 'ask', r -> 1 -> 'option', r -> 1 -> 'issue', r -> 1 -> 'sha256' HAVING count(*) > 1) THEN PERFORM unreadable('a row twice'); END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements((p_rows -> 'put') || (p_rows -> 'drop')) r WHERE r -> 1 ->> 'case_id' IS NULL OR (r -> 1 ->> 'case_id')::uuid <> made.case_id) THEN PERFORM unreadable('a row of another case'); END IF;
  IF t ->> 'number' IS DISTINCT FROM number OR (t ->> 'version')::int IS DISTINCT FROM made.version OR (t ->> 'last_at')::bigint IS DISTINCT FROM made.at
    OR (t ->> 'number_key')::bigint IS DISTINCT FROM substr(number, 3, 4)::bigint * 1000000000 + substr(number, 8)::bigint THEN PERFORM unreadable('ticket'); END IF;
  IF needs_history(ARRAY(SELECT one ->> 0 FROM jsonb_array_elements(events) one)) OR known ->> 'status' = 'asked' THEN h := history(made.case_id); END IF;
  t := t || told_columns(made, events, counted_columns(made, events, known, stood, h), t)
    || jsonb_build_object('holder', stood.holder, 'open', (NOT stood.closed)::int, 'restricted', (stood.readers IS NOT NULL)::int,
    'held_until', CASE WHEN stood.holder <> '' AND NOT stood.closed THEN stood.held_at + lease_of(packs) END);
  IF 'ticket_search' <> ALL (moved) THEN SELECT jsonb_build_object('terms', s.terms) INTO terms FROM ticket_search s WHERE s.case_id = made.case_id; END IF;
  RETURN p_rows || jsonb_build_object('put', (SELECT jsonb_agg(CASE r ->> 0 WHEN 'ticket' THEN jsonb_build_array('ticket', t)
    WHEN 'ticket_search' THEN jsonb_build_array('ticket_search', (r -> 1) || coalesce(terms, '{}'))
    ELSE jsonb_build_array(r -> 0, true_row(made.case_id, r ->> 0, r -> 1, stood, h)) END ORDER BY n)
    FROM jsonb_array_elements(p_rows -> 'put') WITH ORDINALITY x(r, n) WHERE r ->> 0 <> 'case_reader'),
    'drop', (SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(p_rows -> 'drop') r WHERE r ->> 0 <> 'case_reader'));
END $$;

-- Whether somebody has waited for some seconds for the server's standby: saving stands still until that answers, and nobody keeps the place.
CREATE OR REPLACE FUNCTION standby_waits() RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT amends_keeper.standby_waits() $$;

CREATE OR REPLACE FUNCTION free_head() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT amends_keeper.free_head() $$;
COMMENT ON FUNCTION free_head IS 'End the session that keeps everybody from writing: idle for 2 s, or 10 s in one transaction.';

-- Take the writer's place until the end of the transaction: whoever had it is done by then, one way or the other.
CREATE OR REPLACE FUNCTION take_head() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM me();
  PERFORM lock_head();
END $$;

-- Return when everything that can be seen now is on the standby too: the commit of this waits for what came before it.
CREATE OR REPLACE FUNCTION settle() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT amends_keeper.settle() $$;

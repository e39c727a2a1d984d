-- The other doors: messages, files, policies, the house. Each says who may pass.
CREATE OR REPLACE FUNCTION renew(p_case uuid, p_rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE
  first bigint; known ticket; r jsonb;
  -- What was just erased goes from the rows as well; otherwise only clocks are counted again.
  erased boolean := erasing(p_case, NULL);
  -- Whoever loaded a calendar could not see this one: a reader counts for them. An auditor's desk writes nothing.
  noted boolean := p_case NOT IN (SELECT unseen()) AND EXISTS (SELECT 1 FROM passed_over o WHERE o.case_id = p_case AND o.texts > 0);
  free text[] := ARRAY['due_at', 'due_what', 'due_stands', 'due_day'];
BEGIN
  PERFORM lock_head();
  IF NOT erased AND NOT may((me()).role, CASE WHEN noted THEN 'receive' ELSE 'administer' END) THEN PERFORM refuse('role.administer'); END IF;
  IF p_case IN (SELECT unseen()) THEN PERFORM refuse('case.unknown'); END IF;
  SELECT l.seq INTO first FROM log l WHERE l.case_id = p_case AND l.version = 1;
  IF NOT FOUND THEN PERFORM refuse('case.unknown'); END IF;
  SELECT * INTO known FROM ticket t WHERE t.case_id = p_case;
  -- Clocks are counted again since a calendar came in; a desk that wrote in this minute may not have known it yet.
  IF NOT erased AND NOT noted AND NOT EXISTS (SELECT 1 FROM policy p WHERE p.kind = 'calendar' AND p.at > known.last_at - 60000000) THEN PERFORM unreadable('renewed for nothing'); END IF;
  -- What is searched for does not change by a calendar.
  IF NOT erased THEN
    p_rows := jsonb_set(p_rows, '{put}', (SELECT coalesce(jsonb_agg(x), '[]') FROM jsonb_array_elements(p_rows -> 'put') x WHERE x ->> 0 <> 'ticket_search'));
  END IF;
  -- Promises and requests whose words went stand there already; see `erase`.
  IF erased THEN p_rows := without_hidden(p_rows); END IF;
  IF erased THEN free := ARRAY['title', 'place', 'who', 'phone', 'phone_key', 'place_key'] || free; END IF;
  -- What is left out of a ticket stays as it was.
  p_rows := jsonb_set(p_rows, '{put}', (SELECT coalesce(jsonb_agg(CASE x ->> 0 WHEN 'ticket' THEN jsonb_build_array('ticket', to_jsonb(jsonb_populate_record(known, x -> 1))) ELSE x END), '[]')
    FROM jsonb_array_elements(p_rows -> 'put') x));
  FOR r IN SELECT x.one FROM (SELECT jsonb_array_elements(p_rows -> 'put') one UNION ALL SELECT jsonb_array_elements(p_rows -> 'drop')) x LOOP
    IF r ->> 0 NOT IN ('ticket', 'bell') AND NOT (erased AND r ->> 0 = 'ticket_search') THEN PERFORM unreadable('renewed ' || (r ->> 0)); END IF;
  END LOOP;
  FOR r IN SELECT jsonb_array_elements(p_rows -> 'put') LOOP
    IF r ->> 0 = 'ticket' AND (to_jsonb(known) - free) IS DISTINCT FROM (to_jsonb(jsonb_populate_record(known, r -> 1)) - free) THEN
      PERFORM unreadable('renewed ticket'); END IF;
    IF erased AND r ->> 0 = 'ticket' THEN PERFORM judge_erased_words(p_case, to_jsonb(known), r -> 1); END IF;
  END LOOP;
  PERFORM begin_act(p_case);
  PERFORM put_rows(p_case, first, p_rows);
  PERFORM announce(p_case, is_aside(p_case));
END $$;

-- Whether an event of the entry causes such a message, and the key says what it is about as that event does: by an id, a name, an id and a
-- name, or the digest of a long one. See `usecases.tidings`.
DROP FUNCTION IF EXISTS names(jsonb, text);
CREATE OR REPLACE FUNCTION names(events jsonb, p_kind text, p_about text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(events) e JOIN kind k ON k.kind = e ->> 0 CROSS JOIN LATERAL unnest(k.tells) t
    CROSS JOIN LATERAL (SELECT coalesce(string_agg(CASE WHEN s.shape = '"id"' THEN (e -> 2 ->> f.name)::uuid::text ELSE e -> 2 ->> f.name END, ' ' ORDER BY f.n), '') AS said
      FROM unnest(string_to_array(split_part(t, '=', 2), ',')) WITH ORDINALITY f(name, n)
      JOIN LATERAL (SELECT x -> 1 AS shape FROM jsonb_array_elements(k.fields) x WHERE x ->> 0 = f.name) s ON true) about
    WHERE split_part(t, '=', 1) = p_kind AND (p_about = CASE p_kind WHEN 'approval' THEN rtrim(about.said) ELSE about.said END
        OR length(about.said) > 200 AND p_about = encode(sha256(convert_to(about.said, 'UTF8')), 'hex'))
      AND (p_kind NOT IN ('delay-granted', 'delay-refused') OR (e -> 2 ->> 'granted' = 'true') = (p_kind = 'delay-granted'))) $$;

-- Whether this entry says something of the record of a case that waited for its signature until then: nothing was said of it, nor
-- decided, since it was asked for.
CREATE OR REPLACE FUNCTION lapsed_by(made log) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_array_elements(made.events::jsonb) e JOIN kind o ON o.kind = e ->> 0 WHERE o.record = 'changed' OR o.record = 'step' AND e -> 2 ->> 'step' <> '0')
    AND coalesce((SELECT e.one ->> 0 = 'signing.asked' FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY e(one, n)
    JOIN kind o ON o.kind = e.one ->> 0
    WHERE l.case_id = made.case_id AND l.version < made.version AND (o.record = 'changed' OR o.record = 'step' AND e.one -> 2 ->> 'step' <> '0'
      OR o.kind IN ('signing.asked', 'signing.returned', 'signing.signed', 'case.closed', 'case.declined', 'case.withdrawn', 'case.reopened'))
    ORDER BY l.version DESC, e.n DESC LIMIT 1), false) $$;

-- A message that was told before: of a later ringing all of it, else only that it disturbs earlier.
CREATE OR REPLACE FUNCTION told_again(o message, m message) RETURNS message LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF m.at > o.at THEN
    -- What has disturbed already is not put off by being told again.
    IF o.show_at <= micros(clock_timestamp()) THEN m.show_at := m.at; END IF;
    RETURN m;
  END IF;
  o.show_at := least(o.show_at, m.show_at);
  RETURN o;
END $$;

-- Desks tell what rang in the last twelve hours, and take a while.
CREATE OR REPLACE FUNCTION rang_lately(p_at bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p_at >= micros(clock_timestamp()) - 46800000000 $$;

-- Keep what was not told before and how far everything was told; gives the keys of the new messages.
CREATE OR REPLACE FUNCTION tell(messages jsonb, p_seq bigint, p_at bigint) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
#variable_conflict use_column
DECLARE m message; one jsonb; l log; head bigint; made text;
BEGIN
  -- An auditor's desk tells nobody anything.
  IF NOT may((me()).role, 'receive') THEN RETURN; END IF;
  PERFORM lock_head();
  IF messages IS NULL OR p_seq IS NULL OR p_at IS NULL THEN PERFORM unreadable('null'); END IF;
  IF jsonb_array_length(messages) > 5000 OR octet_length(messages::text) > 8000000 THEN PERFORM unreadable('messages'); END IF;
  FOR one IN SELECT jsonb_array_elements(messages) LOOP
    m := jsonb_populate_record(NULL::message, one);
    m.read_at := NULL;
    IF m.person <> '' AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = m.person) OR octet_length(m.key) > 600 OR octet_length(m.what) > 600
      OR right(m.key, length(m.person) + 1) <> ':' || m.person OR m.at > micros(clock_timestamp())
      OR m.show_at NOT BETWEEN m.at AND m.at + 93600000000  -- quiet hours end within a day, and one has 25 hours
      OR NOT within_reach(coalesce(m.due_at, 0))
      OR NOT (m.case_id = house_case() AND m.kind = 'figures' AND m.what LIKE 'entry:%'
          AND EXISTS (SELECT 1 FROM account a JOIN known_word k ON k.what = 'manager' AND k.word = a.role WHERE a.id = m.person))
        AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.case_id = m.case_id AND t.case_id NOT IN (SELECT unseen())) THEN PERFORM unreadable('message'); END IF;
    IF m.what ~ '^entry:[1-9][0-9]{0,17}$' THEN
      -- Of another case nothing is read: it may be a hidden one.
      SELECT * INTO l FROM log g WHERE g.seq = substr(m.what, 7)::bigint AND g.case_id = m.case_id;
      IF NOT FOUND OR (l.actor, l.at) IS DISTINCT FROM (m.actor, m.at) OR NOT starts_with(m.key, l.seq || ':' || m.kind || ':')
        OR NOT names(l.events::jsonb, m.kind, substr(m.key, length(l.seq || ':' || m.kind || ':') + 1, length(m.key) - length(l.seq || ':' || m.kind || ':') - length(m.person) - 1))
        -- Quiet hours put off neither what is grave nor matters of safety.
        OR m.show_at <> m.at AND EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'urgent' AND k.word = m.kind)
        -- What is grave is so by the packs, a matter of safety by the catalogue.
        OR m.kind = 'grave' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(l.events::jsonb) e JOIN power p ON p.act = 'grave' AND p.post = e -> 2 ->> 'level'
          WHERE e ->> 0 = 'intake.level' AND p.pack = ANY (packs_of(m.case_id)))
        OR m.kind = 'safety' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(l.events::jsonb) e JOIN known_word k ON k.what = 'safety' AND k.word = e -> 2 ->> 'category' WHERE e ->> 0 = 'issue.named')
        OR m.kind = 'sign-lapsed' AND NOT lapsed_by(l)
        -- Told once; an entry that does the same to two things tells it twice.
        OR (SELECT count(*) FROM message o WHERE o.case_id = m.case_id AND (o.what, o.kind, o.person) = (m.what, m.kind, m.person) AND o.key <> m.key) >= 5
        -- What is given, offered or passed on to somebody is told to them alone; to a department or a post, to whoever answers for it.
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(l.events::jsonb) e JOIN (VALUES ('assigned', 'handling.assigned', 'to'), ('transfer', 'transfer.offered', 'to'), ('approval', 'remedy.approval_asked', 'to'),
            ('escalated', 'handling.escalated', 'to'), ('task', 'task.taken', 'taker')) g(told, kind, named) ON g.told = m.kind AND g.kind = e ->> 0
          WHERE m.person <> '' AND e -> 2 ->> g.named <> m.person AND EXISTS (SELECT 1 FROM account a WHERE a.id = e -> 2 ->> g.named))
        OR m.person <> '' AND NOT EXISTS (SELECT 1 FROM account a JOIN standing s ON s.case_id = m.case_id WHERE a.id = m.person AND a.active = 1 AND sees(s.readers, a))
        THEN PERFORM unreadable('message of an entry'); END IF;
    -- A clock tells what its bell says, at the moment of that bell: one that stands there since a transaction before this, and rang in the last half day.
    ELSIF m.actor <> '' OR NOT rang_lately(m.at)
      OR EXISTS (SELECT 1 FROM act a WHERE a.case_id = m.case_id AND a.xid = pg_current_xact_id_if_assigned() AND a.tx_at = transaction_timestamp()) OR NOT EXISTS (SELECT 1 FROM bell b WHERE (b.case_id, b.kind, b.what, b.due_at, b.at) = (m.case_id, m.kind, m.what, m.due_at, m.at)
      AND m.key = concat_ws(':', replace(b.case_id::text, '-', ''), b.bell, floor(b.due_at::numeric / 1000000)::bigint, m.person))
      OR (SELECT count(*) FROM message o JOIN bell b ON (b.case_id, b.kind, b.what, b.due_at, b.at) = (o.case_id, o.kind, o.what, o.due_at, o.at)
        WHERE o.case_id = m.case_id AND o.person = m.person AND o.what NOT LIKE 'entry:%' AND o.key <> m.key) >= 300
      THEN PERFORM unreadable('message of a clock'); END IF;
    -- Whoever tells it later may say that it disturbs earlier, and never later; a bell that rings later than it was told to have rung is told anew.
    IF is_aside(m.case_id) THEN INSERT INTO amends_aside.message AS o SELECT m.* ON CONFLICT (key) DO UPDATE
      SET (at, show_at, kind, what, read_at) = (SELECT n.at, n.show_at, n.kind, n.what, n.read_at FROM told_again(o, m) n)
      WHERE excluded.at > o.at OR excluded.show_at < o.show_at AND o.read_at IS NULL RETURNING CASE WHEN o.xmax = 0 THEN o.key END INTO made;
    ELSE INSERT INTO message AS o SELECT m.* ON CONFLICT (key) DO UPDATE
      SET (at, show_at, kind, what, read_at) = (SELECT n.at, n.show_at, n.kind, n.what, n.read_at FROM told_again(o, m) n)
      WHERE excluded.at > o.at OR excluded.show_at < o.show_at AND o.read_at IS NULL RETURNING CASE WHEN o.xmax = 0 THEN o.key END INTO made;
    END IF;
    IF made IS NOT NULL THEN RETURN NEXT made; END IF;
  END LOOP;
  SELECT coalesce(max(g.seq), 0) INTO head FROM log g;
  IF p_seq NOT BETWEEN 0 AND head OR p_at > micros(clock_timestamp()) THEN PERFORM unreadable('mark'); END IF;
  PERFORM pass_over(p_seq, p_at);
  -- The mark of a desk that was slower does not take it back.
  INSERT INTO message_mark AS k VALUES (1, p_seq, p_at) ON CONFLICT (one) DO UPDATE SET seq = greatest(k.seq, excluded.seq), at = greatest(k.at, excluded.at);
  INSERT INTO desk_mark AS k VALUES (session_user, p_seq, p_at) ON CONFLICT (person) DO UPDATE SET seq = greatest(k.seq, excluded.seq), at = greatest(k.at, excluded.at);
END $$;

-- From where this person's desk goes on: what it has told itself, or what is older than three days. Nothing, while the house was never told anything.
CREATE OR REPLACE FUNCTION own_mark() RETURNS TABLE (seq bigint, at bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT greatest(coalesce(d.seq, 0), coalesce(old.seq, 0)), coalesce(d.at, micros(clock_timestamp() - interval '12 hours'))
    FROM message_mark k LEFT JOIN desk_mark d ON d.person = session_user
    LEFT JOIN LATERAL (SELECT l.seq FROM log l WHERE l.at < micros(clock_timestamp() - interval '3 days') ORDER BY l.seq DESC LIMIT 1) old ON true $$;

-- Remember what lies between the mark and where it goes and the teller may not see: its readers' desks tell it. A case that was
-- restricted or opened since the mark is remembered too, since nobody knows which way the teller saw it.
CREATE OR REPLACE FUNCTION pass_over(p_seq bigint, p_at bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE k message_mark;
BEGIN
  SELECT * INTO k FROM message_mark;
  INSERT INTO passed_over AS o
    SELECT s.case_id, coalesce(k.seq, (SELECT max(g.seq) - 1 FROM log g WHERE g.case_id = s.case_id)), coalesce(k.at, p_at - 43200000000), p_seq, p_at
    FROM standing s
    WHERE s.case_id IN (SELECT unseen())
        AND (EXISTS (SELECT 1 FROM log g WHERE g.case_id = s.case_id AND g.seq > coalesce(k.seq, 0) AND g.seq <= p_seq)
          OR EXISTS (SELECT 1 FROM bell b WHERE b.case_id = s.case_id AND b.at > coalesce(k.at, p_at - 43200000000) AND b.at <= p_at))
      OR s.case_id IN (SELECT g.case_id FROM log g WHERE g.seq > k.seq AND (g.events LIKE '%"privacy.restricted"%' OR g.events LIKE '%"privacy.opened"%'))
  ON CONFLICT (case_id) DO UPDATE SET until_seq = greatest(o.until_seq, excluded.until_seq), until_at = greatest(o.until_at, excluded.until_at);
END $$;

-- A desk that may see the case has told it up to there, and counted its clocks by so many texts of the rules.
CREATE OR REPLACE FUNCTION caught_up(p_case uuid, p_seq bigint, p_at bigint, p_texts int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  IF NOT may((me()).role, 'receive') THEN RETURN; END IF;
  PERFORM lock_head();
  IF p_case IN (SELECT unseen()) OR p_at > micros(clock_timestamp()) OR p_seq > (SELECT coalesce(max(g.seq), 0) FROM log g) OR p_texts > (SELECT count(*) FROM policy) THEN
    PERFORM unreadable('caught up'); END IF;
  UPDATE passed_over o SET texts = 0 WHERE o.case_id = p_case AND o.texts <= p_texts;
  DELETE FROM passed_over o WHERE o.case_id = p_case AND o.until_seq <= p_seq AND o.until_at <= p_at AND o.texts = 0;
  UPDATE passed_over o SET seq = greatest(o.seq, p_seq), at = greatest(o.at, p_at) WHERE o.case_id = p_case;
END $$;

-- Note that one's own message, or one that nobody could be told, was read: one by its key, or all of a case; gives how many.
CREATE OR REPLACE FUNCTION read_message(p_person text, p_at bigint, p_key text, p_case uuid) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE found_ones int;
BEGIN
  -- In the line of writers: a message moves with its case.
  PERFORM lock_head();
  PERFORM me();
  -- What nobody could be told is taken charge of by whoever may receive.
  IF p_person = '' AND NOT may((me()).role, 'receive') THEN PERFORM refuse('role.receive'); END IF;
  IF p_person NOT IN ('', session_user) OR (p_key IS NULL) = (p_case IS NULL) THEN PERFORM unreadable('reader'); END IF;
  UPDATE message m SET read_at = least(p_at, micros(clock_timestamp()))
    WHERE m.person = p_person AND m.read_at IS NULL AND (m.key = p_key OR m.case_id = p_case)
      AND m.case_id <> ALL (ARRAY(SELECT unseen()));
  GET DIAGNOSTICS found_ones = ROW_COUNT;
  RETURN found_ones;
END $$;

-- Whether bytes are of a kind of file, by how they begin; of text, whether they are text.
CREATE OR REPLACE FUNCTION is_media(p_media text, p_bytes bytea) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF p_media = 'text/plain' AND convert_from(p_bytes, 'UTF8') IS NULL THEN RETURN false; END IF;
  RETURN (p_media = 'text/plain') <> EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'magic' AND (p_media = 'text/plain' OR split_part(k.word, ' ', 1) = p_media)
    AND substr(p_bytes, split_part(k.word, ' ', 2)::integer, length(split_part(k.word, ' ', 3)) / 2) = decode(split_part(k.word, ' ', 3), 'hex'));
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN RETURN false;
END $$;

CREATE OR REPLACE FUNCTION put_file(p_sha256 text, p_media text, p_bytes bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  IF NOT may((me()).role, 'handle') THEN PERFORM refuse('role.handle'); END IF;
  IF octet_length(p_bytes) > 10485760 OR NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'media' AND k.word = p_media) THEN PERFORM unreadable('size'); END IF;
  IF is_media(p_media, p_bytes) IS NOT TRUE THEN PERFORM unreadable('media'); END IF;
  IF p_sha256 <> encode(sha256(p_bytes), 'hex') THEN PERFORM unreadable('sha256'); END IF;
  INSERT INTO evidence_file VALUES (p_sha256, p_media, p_bytes) ON CONFLICT DO NOTHING;
  INSERT INTO file_put VALUES (p_sha256, session_user) ON CONFLICT DO NOTHING;
END $$;

-- A pack or calendar of the house; `limits` says for a pack [[act, post, up_to or null], …].
CREATE OR REPLACE FUNCTION put_policy(p_name text, p_kind text, p_body text, p_reason text, p_at bigint, p_limits jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  PERFORM lock_head();
  IF NOT may((me()).role, 'administer') THEN PERFORM refuse('role.administer'); END IF;
  -- Asked again since its answer was lost, it is done.
  IF EXISTS (SELECT 1 FROM policy p WHERE (p.name, p.kind, p.body, p.person, p.reason) = (p_name, p_kind, p_body, session_user::text, p_reason)) THEN RETURN; END IF;
  IF is_now(p_at) IS NOT TRUE THEN PERFORM refuse('server.clock'); END IF;
  IF p_kind NOT IN ('pack', 'calendar', 'verified', 'example') OR octet_length(p_body) > 2000000 OR octet_length(p_name) > 300 OR octet_length(p_reason) > 2000 THEN PERFORM unreadable('size'); END IF;
  INSERT INTO policy (name, kind, body, person, reason, at) VALUES (p_name, p_kind, p_body, session_user, p_reason, p_at);
  IF p_kind = 'pack' THEN PERFORM put_powers(p_name, p_limits); END IF;
  IF p_kind = 'calendar' THEN PERFORM note_uncounted(); END IF;
  PERFORM enter('policy-added', json_build_object('name', p_name, 'kind', p_kind, 'sha256', hashed(p_body)), p_reason);
  PERFORM pg_notify('amends', '');
END $$;

-- Remember the open cases whose clocks the loader of a calendar may not count again: a desk of their readers does. What was told of them
-- stands where it stood. Other texts change no case that is there: each keeps the version of a pack under which it was received.
CREATE OR REPLACE FUNCTION note_uncounted() RETURNS void LANGUAGE plpgsql AS $$
DECLARE k message_mark; told_at bigint;
BEGIN
  SELECT * INTO k FROM message_mark;
  told_at := coalesce(k.at, micros(clock_timestamp()) - 43200000000);
  INSERT INTO passed_over AS o
    SELECT s.case_id, told.seq, told_at, told.seq, told_at, (SELECT count(*) FROM policy)
    FROM standing s CROSS JOIN LATERAL (SELECT coalesce(k.seq, (SELECT max(g.seq) - 1 FROM log g WHERE g.case_id = s.case_id)) AS seq) told
    WHERE NOT s.closed AND s.case_id IN (SELECT unseen())
  ON CONFLICT (case_id) DO UPDATE SET texts = excluded.texts;
END $$;

-- The powers of a version of a pack are said once.
CREATE OR REPLACE FUNCTION put_powers(p_pack text, p_limits jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM power p WHERE p.pack = p_pack) THEN PERFORM unreadable('powers'); END IF;
  INSERT INTO power SELECT p_pack, x ->> 0, x ->> 1, (x ->> 2)::bigint FROM jsonb_array_elements(coalesce(p_limits, '[]')) x;
END $$;

DROP FUNCTION IF EXISTS know_pack(text, jsonb);

-- The published number of a site: words, and the moments of its change and of when that was told.
CREATE OR REPLACE FUNCTION is_hotline(b jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(jsonb_typeof(b) = 'object' AND b - ARRAY['number', 'holder', 'hours_zh', 'hours_en', 'changed_at', 'reported_at'] = '{}'
    AND (SELECT bool_and(jsonb_typeof(coalesce(b -> f, '""')) = 'string') FROM unnest(ARRAY['number', 'holder', 'hours_zh', 'hours_en']) f)
    AND (SELECT bool_and(coalesce(b ->> f, '0') ~ '^[0-9]{1,16}$' AND jsonb_typeof(coalesce(b -> f, '0')) = 'number') FROM unnest(ARRAY['changed_at', 'reported_at']) f), false) $$;

-- What every desk must be able to read before it can open the house again.
CREATE OR REPLACE FUNCTION is_house(b jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_typeof(b) = 'object' AND jsonb_typeof(b -> 'zh') = 'string' AND jsonb_typeof(b -> 'en') = 'string' AND jsonb_typeof(b -> 'sites') = 'array'
    AND b - ARRAY['zh', 'en', 'sites', 'demo'] = '{}' AND jsonb_typeof(coalesce(b -> 'demo', 'false')) = 'boolean'
    AND jsonb_array_length(b -> 'sites') > 0 AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(b -> 'sites') s WHERE (
      jsonb_typeof(s) = 'object' AND s - ARRAY['id', 'zh', 'en', 'kind', 'zone', 'packs', 'address_zh', 'address_en', 'hotline'] = '{}'
      AND (SELECT bool_and(jsonb_typeof(coalesce(s -> f, '""')) = 'string') FROM unnest(ARRAY['address_zh', 'address_en']) f)
      AND is_hotline(coalesce(s -> 'hotline', '{}')) AND jsonb_typeof(s -> 'packs') = 'array' AND jsonb_array_length(s -> 'packs') > 0 AND s ->> 'id' <> ''
      AND (SELECT bool_and(coalesce(jsonb_typeof(s -> f), '') = 'string') FROM unnest(ARRAY['id', 'zh', 'en', 'kind', 'zone']) f)
      AND EXISTS (SELECT 1 FROM pg_timezone_names z WHERE z.name = s ->> 'zone' AND z.name ~ '^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$')
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(s -> 'packs') p WHERE NOT EXISTS (SELECT 1 FROM power o WHERE starts_with(o.pack, p || '@')))) IS NOT TRUE), false) $$;

CREATE OR REPLACE FUNCTION write_house(p_body text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  PERFORM lock_head();
  IF NOT may((me()).role, 'administer') THEN PERFORM refuse('role.administer'); END IF;
  IF octet_length(p_body) > 1000000 OR NOT is_house(p_body::jsonb) THEN PERFORM unreadable('house'); END IF;
  INSERT INTO house VALUES (1, p_body) ON CONFLICT (one) DO UPDATE SET body = excluded.body;
  PERFORM enter('house-set', json_build_object('sha256', hashed(p_body)));
  PERFORM pg_notify('amends', '');
END $$;

-- Every sheet names the end of the chain of acts, whoever prints it; what it says is for those who audit.
CREATE OR REPLACE FUNCTION looked_head() RETURNS TABLE (seq bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT k.seq, k.hash FROM looked k ORDER BY k.seq DESC LIMIT 1 $$;

-- When the house was last put back to a backup, and of when that was: a desk that saw more than there is now asks, and says so.
CREATE OR REPLACE FUNCTION restored() RETURNS TABLE (at bigint, copy bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT k.at, coalesce(substring(k.what from '^{"copy": ([0-9]{1,17})[,}]'), '0')::bigint FROM looked k WHERE k.kind = 'house-restored' ORDER BY k.seq DESC LIMIT 1 $$;

-- Where backups lie is told to the administrators of the house alone.
CREATE OR REPLACE FUNCTION backup_standing() RETURNS TABLE (good_at bigint, path text, head text, failed_at bigint, failed text, detail text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT n.good_at, n.path, n.head, n.failed_at, n.failed, n.detail FROM backup_note n WHERE may((me()).role, 'administer') $$;

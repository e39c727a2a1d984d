-- What lists say of a case that follows from its entries alone: the server counts it itself, whatever the desk says. What needs the packs,
-- when a case is due and which bells ring, it cannot: see `judged_rows`. Each function stands for the one of the same name in `domain.case.rows`
-- and its parts.

-- The first step of the present round that is not done; NULL when all are.
CREATE OR REPLACE FUNCTION undone(p_case uuid) RETURNS int LANGUAGE sql STABLE AS $$
  WITH said AS MATERIALIZED (SELECT l.version * 100000 + e.n AS place, e.one ->> 0 AS kind, (e.one -> 2 ->> 'step')::int AS step
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY e(one, n)
      WHERE l.case_id = p_case AND e.one ->> 0 IN ('handling.step_done', 'handling.step_reopened', 'handling.round_opened')),
    here AS (SELECT * FROM said WHERE place > coalesce((SELECT max(place) FROM said WHERE kind = 'handling.round_opened'), 0))
  SELECT min(s) FROM generate_series(1, 6) s
    WHERE (SELECT h.kind FROM here h WHERE h.step = s ORDER BY h.place DESC LIMIT 1) IS DISTINCT FROM 'handling.step_done' $$;

CREATE OR REPLACE FUNCTION step_of(p_case uuid) RETURNS int LANGUAGE sql STABLE AS $$ SELECT coalesce(undone(p_case), 6) $$;

-- Whether a supervisor decided at the cap of rounds that the case ends as it stands.
CREATE OR REPLACE FUNCTION ends_at_cap(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT x.one ->> 0 = 'handling.cap_decided' AND x.one -> 2 ->> 'choice' IN ('close-with-reason', 'refer-outside')
    FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
    WHERE l.case_id = p_case AND x.one ->> 0 IN ('handling.cap_decided', 'handling.round_opened') ORDER BY l.version DESC, x.n DESC LIMIT 1), false) $$;

-- The category of the matter that was named first, as it was named last.
CREATE OR REPLACE FUNCTION category_of(p_case uuid) RETURNS text LANGUAGE sql STABLE AS $$
  WITH named AS MATERIALIZED (SELECT l.version * 100000 + e.n AS place, e.one -> 2 ->> 'issue' AS issue, e.one -> 2 ->> 'category' AS category
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY e(one, n) WHERE l.case_id = p_case AND e.one ->> 0 = 'issue.named')
  SELECT n.category FROM named n WHERE n.issue = (SELECT f.issue FROM named f ORDER BY f.place LIMIT 1) ORDER BY n.place DESC LIMIT 1 $$;

-- What the customer chose is carried out, and nobody has called since (S-36).
CREATE OR REPLACE FUNCTION to_call(p_case uuid, h jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(h -> 'options' -> (h -> 'chosen' ->> (h ->> 'round')) ? 'done', false)
    AND NOT EXISTS (SELECT 1 FROM said(p_case, 'contact.followed_up') b WHERE b ->> 'round' = h ->> 'round') $$;

-- Columns of a ticket that the server knows by itself: never those of a desk.
CREATE OR REPLACE FUNCTION known_columns() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['site', 'channel', 'language', 'received_at', 'receiver', 'level', 'round', 'step', 'status', 'closed_at', 'outcome', 'given',
    'category', 'follow_up', 'title', 'place', 'who', 'phone'] $$;

-- Kinds of events by which the amount given, a follow-up or an offer may stand otherwise than before.
CREATE OR REPLACE FUNCTION needs_history(kinds text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT kinds && ARRAY['remedy.proposed', 'remedy.chosen', 'remedy.declined', 'remedy.withdrawn', 'remedy.carried_out', 'remedy.approval_asked', 'remedy.approved', 'remedy.approval_refused',
    'contact.followed_up', 'handling.step_done', 'handling.step_reopened', 'handling.round_opened', 'signing.asked', 'signing.returned', 'case.closed', 'case.declined', 'case.withdrawn', 'case.reopened'] $$;

-- These columns after an entry; `k` says them before it, `h` is the history of the case where it is needed.
CREATE OR REPLACE FUNCTION counted_columns(made log, events jsonb, k jsonb, stood standing, h jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE e jsonb; b jsonb; kinds text[] := ARRAY(SELECT one ->> 0 FROM jsonb_array_elements(events) one);
BEGIN
  FOR e IN SELECT jsonb_array_elements(events) LOOP
    b := e -> 2;
    k := k || CASE e ->> 0
      WHEN 'intake.level' THEN jsonb_build_object('level', b -> 'level')
      WHEN 'handling.round_opened' THEN jsonb_build_object('round', b -> 'round')
      WHEN 'signing.asked' THEN '{"status": "asked"}'::jsonb
      WHEN 'signing.returned' THEN '{"status": "returned"}'::jsonb
      WHEN 'case.closed' THEN jsonb_build_object('status', 'closed', 'outcome', b -> 'outcome', 'closed_at', made.at)
      WHEN 'case.declined' THEN jsonb_build_object('status', 'declined', 'closed_at', made.at)
      WHEN 'case.withdrawn' THEN jsonb_build_object('status', 'withdrawn', 'closed_at', made.at)
      WHEN 'case.reopened' THEN '{"status": "open", "outcome": "", "closed_at": null}'::jsonb
      ELSE '{}'::jsonb END;
    -- What was asked to be signed is no longer what stands there: it is asked for again.
    IF k ->> 'status' = 'asked' AND EXISTS (SELECT 1 FROM kind o WHERE o.kind = e ->> 0 AND (o.record = 'changed' OR o.record = 'step' AND b ->> 'step' <> '0')) AND e ->> 0 <> 'signing.asked' THEN
      k := k || '{"status": "open"}'; END IF;
  END LOOP;
  IF kinds && ARRAY['handling.step_done', 'handling.step_reopened', 'handling.round_opened'] THEN k := k || jsonb_build_object('step', step_of(made.case_id)); END IF;
  IF 'issue.named' = ANY (kinds) THEN k := k || jsonb_build_object('category', category_of(made.case_id)); END IF;
  IF h IS NOT NULL THEN
    k := k || jsonb_build_object('given', h -> 'given',
      'follow_up', (NOT stood.closed AND k ->> 'status' <> 'asked' AND (k ->> 'step' = '6' OR to_call(made.case_id, h)))::int);
  END IF;
  RETURN k;
END $$;

-- What the ticket says of the customer and the matter, in the words of the entry that told it last; after an erasure without them.
CREATE OR REPLACE FUNCTION told_columns(made log, events jsonb, k jsonb, t jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE one record; said jsonb;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('title', 'title'), ('place', 'place'), ('who', 'name'), ('phone', 'phone')) f(listed, told) LOOP
    SELECT c -> 1 INTO said FROM jsonb_array_elements(events) WITH ORDINALITY x(e, n) CROSS JOIN LATERAL jsonb_array_elements(e -> 2 -> 'changes') WITH ORDINALITY y(c, m)
      WHERE e ->> 0 = 'intake.told' AND c ->> 0 = one.told ORDER BY n DESC, m DESC LIMIT 1;
    IF said IS NOT NULL AND said <> '""' THEN
      IF said_so(made.case_id, said, t ->> one.listed) IS NOT TRUE THEN PERFORM unreadable('a text of the ticket'); END IF;
      k := k || jsonb_build_object(one.listed, t -> one.listed);
    ELSIF said IS NOT NULL THEN k := k || jsonb_build_object(one.listed, '');
    ELSIF t ->> one.listed = '▮▮▮' AND EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'privacy.erased') THEN
      k := k || jsonb_build_object(one.listed, t -> one.listed);
    END IF;
  END LOOP;
  RETURN k;
END $$;

-- Behind an erasure a ticket says what it said, or what stands where the words went.
CREATE OR REPLACE FUNCTION judge_erased_words(p_case uuid, known jsonb, t jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE one record; said jsonb;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('title', 'title'), ('place', 'place'), ('who', 'name'), ('phone', 'phone')) f(listed, told) LOOP
    CONTINUE WHEN t -> one.listed = known -> one.listed;
    SELECT y.c -> 1 INTO said FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n) CROSS JOIN LATERAL jsonb_array_elements(e -> 2 -> 'changes') WITH ORDINALITY y(c, m)
      WHERE l.case_id = p_case AND e ->> 0 = 'intake.told' AND y.c ->> 0 = one.told ORDER BY l.version DESC, n DESC, m DESC LIMIT 1;
    IF said_so(p_case, said, t ->> one.listed) IS NOT TRUE THEN PERFORM unreadable('a text of the ticket'); END IF;
  END LOOP;
  -- What is looked for by goes with what it was made of.
  IF t -> 'phone_key' <> known -> 'phone_key' AND (t -> 'phone' = known -> 'phone' OR t ->> 'phone_key' <> '')
    OR t -> 'place_key' <> known -> 'place_key' AND (t -> 'place' = known -> 'place' OR t ->> 'place_key' NOT IN ('', '▮▮▮')) THEN PERFORM unreadable('a key of the ticket'); END IF;
END $$;

-- A promise, request, option, matter or file as the log knows it, whatever the desk says of whether it is open, chosen or founded.
CREATE OR REPLACE FUNCTION true_row(p_case uuid, p_table text, r jsonb, stood standing, h jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE id text := replace(r ->> p_table, '-', ''); b jsonb; chosen boolean;
BEGIN
  IF p_table = 'promise' THEN
    RETURN r || jsonb_build_object('open', (NOT EXISTS (SELECT 1 FROM said(p_case, 'promise.kept') x WHERE x ->> 'promise' = id)
      AND NOT EXISTS (SELECT 1 FROM said(p_case, 'promise.cancelled') x WHERE x ->> 'promise' = id))::int);
  ELSIF p_table = 'ask' THEN
    RETURN r || jsonb_build_object('open', (NOT stood.closed AND NOT EXISTS (SELECT 1 FROM said(p_case, 'help.given') x WHERE x ->> 'ask' = id))::int);
  ELSIF p_table = 'option' THEN
    IF h IS NULL THEN PERFORM unreadable('option'); END IF;
    chosen := coalesce(h -> 'chosen' ->> (h -> 'options' -> id ->> 'round') = id, false);
    IF h -> 'options' -> id ? 'gone' THEN PERFORM unreadable('option'); END IF;
    RETURN r || jsonb_build_object('chosen', chosen::int, 'chosen_at', CASE WHEN chosen THEN chosen_at(p_case, id) END);
  ELSIF p_table = 'issue' THEN
    SELECT x INTO b FROM said(p_case, 'issue.named') WITH ORDINALITY o(x, n) WHERE x ->> 'issue' = id ORDER BY n DESC LIMIT 1;
    RETURN r || jsonb_build_object('category', b -> 'category', 'severity', b -> 'severity', 'founded',
      coalesce((SELECT x -> 'founded' FROM said(p_case, 'issue.judged') WITH ORDINALITY o(x, n) WHERE x ->> 'issue' = id ORDER BY n DESC LIMIT 1), '"unknown"'));
  ELSIF p_table = 'evidence' THEN
    SELECT x INTO b FROM said(p_case, 'inquiry.evidence') WITH ORDINALITY o(x, n) WHERE x ->> 'sha256' = r ->> 'sha256' ORDER BY n DESC LIMIT 1;
    IF said_so(p_case, b -> 'name', r ->> 'name') IS NOT TRUE THEN PERFORM unreadable('evidence'); END IF;
    RETURN r || jsonb_build_object('kind', b -> 'kind', 'size', b -> 'size');
  END IF;
  RETURN r;
END $$;

-- When an option was chosen: without the server, or at the moment of its entry.
CREATE OR REPLACE FUNCTION chosen_at(p_case uuid, p_option text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT (c -> 2 ->> 'said_at')::bigint FROM jsonb_array_elements(l.events::jsonb) c WHERE c ->> 0 = 'carried.said' LIMIT 1), l.at)
    FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
    WHERE l.case_id = p_case AND e ->> 0 = 'remedy.chosen' AND e -> 2 ->> 'option' = p_option ORDER BY l.version DESC LIMIT 1 $$;

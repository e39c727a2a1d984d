-- The gates of the six steps, as `domain.case.steps` asks them before one is finished, and all of them again before a signature is asked for.
-- Asked of the log as it stands with the entry in it.

-- What was written and chosen in a step of the round that is open. A text that was erased was said: it stands as what is shown in its place.
CREATE OR REPLACE FUNCTION answers_of(p_case uuid, p_step int) RETURNS jsonb LANGUAGE sql STABLE AS $$
  WITH e AS MATERIALIZED (SELECT l.seq, l.version * 100000 + x.n AS place, x.one ->> 0 AS kind, x.one -> 2 AS b
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
      WHERE l.case_id = p_case AND x.one ->> 0 IN ('handling.answers', 'handling.round_opened')),
    here AS (SELECT * FROM e WHERE kind = 'handling.answers' AND (b ->> 'step')::int = p_step
      AND place > coalesce((SELECT max(place) FROM e WHERE kind = 'handling.round_opened'), 0)),
    -- The last of each first: to take the words of an entry apart costs far more than to look through its events.
    last_ones AS MATERIALIZED (SELECT DISTINCT ON (t.one ->> 0) t.one ->> 0 AS name, h.seq, (t.one -> 1 ->> 0)::int AS at
      FROM here h CROSS JOIN LATERAL jsonb_array_elements(h.b -> 'texts') WITH ORDINALITY t(one, n) ORDER BY t.one ->> 0, h.place DESC, t.n DESC),
    texts AS (SELECT l.name, coalesce((SELECT w.body::jsonb -> l.at ->> 1 FROM words w WHERE w.seq = l.seq), '▮▮▮') AS said FROM last_ones l),
    choices AS (SELECT DISTINCT ON (c.one ->> 0) c.one ->> 0 AS name, c.one ->> 1 AS chosen
      FROM here h CROSS JOIN LATERAL jsonb_array_elements(h.b -> 'choices') WITH ORDINALITY c(one, n) ORDER BY c.one ->> 0, h.place DESC, c.n DESC)
  SELECT (SELECT coalesce(jsonb_object_agg(t.name, t.said) FILTER (WHERE t.said <> ''), '{}') FROM texts t)
    || (SELECT coalesce(jsonb_object_agg(c.name, c.chosen) FILTER (WHERE c.chosen <> ''), '{}') FROM choices c) $$;

-- What a step still needs, as the key of its sentence; NULL when it may be finished.
CREATE OR REPLACE FUNCTION lacks(p_case uuid, p_step int) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE said_here jsonb := answers_of(p_case, p_step); now_at int := round_of(p_case); channel text; missing text;
BEGIN
  CASE p_step
    WHEN 1 THEN
      SELECT r ->> 'channel' INTO channel FROM said(p_case, 'intake.received') r;
      -- What they told us at receipt in person is theirs already.
      IF NOT said_here ? 'said' AND NOT noted_in(p_case, 1) AND NOT (now_at = 1 AND EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'spoken' AND k.word = channel)) THEN RETURN 'vent.words'; END IF;
      IF EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'on-site' AND k.word = channel) THEN
        IF NOT said_here ? 'place' THEN RETURN 'vent.place'; END IF;
        IF NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'apart' AND k.word = said_here ->> 'place') THEN
          IF NOT said_here ? 'seat' THEN RETURN 'vent.seat'; END IF;
          IF NOT said_here ? 'water' THEN RETURN 'vent.water'; END IF;
        END IF;
      END IF;
    WHEN 2 THEN
      IF NOT said_here ? 'apology' THEN RETURN 'apology.words'; END IF;
      IF said_here ->> 'apologised' IS DISTINCT FROM 'yes' THEN RETURN 'apology.given'; END IF;
      IF said_here ->> 'thanked' IS DISTINCT FROM 'yes' THEN RETURN 'apology.thanks'; END IF;
    WHEN 3 THEN
      IF NOT said_here ? 'need' THEN RETURN 'understand.need'; END IF;
      IF NOT said_here ? 'restatement' THEN RETURN 'restate.words'; END IF;
      IF said_here ->> 'confirmed' IS DISTINCT FROM 'yes' THEN RETURN 'restate.confirmed'; END IF;
      IF NOT EXISTS (SELECT 1 FROM said(p_case, 'issue.named')) THEN RETURN 'understand.issue'; END IF;
      -- "Not known yet" is said by somebody too.
      IF EXISTS (SELECT x -> 'issue' FROM said(p_case, 'issue.named') x EXCEPT SELECT x -> 'issue' FROM said(p_case, 'issue.judged') x) THEN RETURN 'understand.founded'; END IF;
    WHEN 4 THEN RETURN lacks_offer(p_case, now_at);
    WHEN 5 THEN
      IF NOT said_here ? 'wish' THEN RETURN 'decide.wish'; END IF;
      RETURN lacks_choice(p_case, now_at, said_here ? 'own_words');
    WHEN 6 THEN RETURN lacks_call(p_case, now_at);
  END CASE;
  RETURN NULL;
END $$;

-- Whether something was noted in a step of the round that is open.
CREATE OR REPLACE FUNCTION noted_in(p_case uuid, p_step int) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH e AS MATERIALIZED (SELECT l.version * 100000 + x.n AS place, x.one ->> 0 AS kind, x.one -> 2 AS b
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
      WHERE l.case_id = p_case AND x.one ->> 0 IN ('handling.noted', 'handling.round_opened'))
  SELECT EXISTS (SELECT 1 FROM e WHERE kind = 'handling.noted' AND (b ->> 'step')::int = p_step
    AND place > coalesce((SELECT max(place) FROM e WHERE kind = 'handling.round_opened'), 0)) $$;

-- An offer there is, and whoever may only request what is above their limit has asked.
CREATE OR REPLACE FUNCTION lacks_offer(p_case uuid, p_round int) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE h jsonb := history(p_case); asked text[] := '{}'; x record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM jsonb_each(h -> 'options') o WHERE (o.value ->> 'round')::int = p_round AND NOT o.value ? 'gone') THEN RETURN 'propose.option'; END IF;
  -- An offer that is changed is asked for anew.
  FOR x IN SELECT y.one ->> 0 AS kind, y.one -> 2 ->> 'option' AS option FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY y(one, n)
      WHERE l.case_id = p_case AND y.one ->> 0 LIKE 'remedy.%' ORDER BY l.version, y.n LOOP
    IF x.kind = 'remedy.proposed' THEN asked := array_remove(asked, x.option);
    ELSIF x.kind IN ('remedy.approval_asked', 'remedy.approved', 'remedy.approval_refused') THEN asked := asked || x.option;
    END IF;
  END LOOP;
  IF EXISTS (SELECT 1 FROM jsonb_each(h -> 'options') o WHERE (o.value ->> 'round')::int = p_round AND NOT o.value ? 'gone' AND o.value ->> 'above' = 'true' AND o.key <> ALL (asked)) THEN
    RETURN 'propose.ask'; END IF;
  RETURN NULL;
END $$;

-- The customer chose something that may be promised, in their own words; or declined all of it, and somebody with more authority was brought in.
CREATE OR REPLACE FUNCTION lacks_choice(p_case uuid, p_round int, p_own_words boolean) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE h jsonb := history(p_case); chosen text := h -> 'chosen' ->> p_round::text; own text; refused_at bigint;
BEGIN
  IF chosen IS NOT NULL THEN
    IF h -> 'options' -> chosen ->> 'above' = 'true' AND NOT h -> 'approved' ? chosen THEN RETURN 'option.not_approved'; END IF;
    SELECT coalesce((SELECT w.body::jsonb -> (x.one -> 2 -> 'own_words' ->> 0)::int ->> 1 FROM words w WHERE w.seq = l.seq), '▮▮▮') INTO own
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
      WHERE l.case_id = p_case AND x.one ->> 0 = 'remedy.chosen' AND x.one -> 2 ->> 'option' = chosen ORDER BY l.version DESC, x.n DESC LIMIT 1;
    RETURN CASE WHEN p_own_words OR own <> '' THEN NULL ELSE 'decide.own_words' END;
  END IF;
  SELECT coalesce((SELECT (c -> 2 ->> 'said_at')::bigint FROM jsonb_array_elements(l.events::jsonb) c WHERE c ->> 0 = 'carried.said'), l.at) INTO refused_at
    FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
    WHERE l.case_id = p_case AND x.one ->> 0 = 'remedy.declined' AND x.one -> 2 ->> 'option' IS NULL AND (x.one -> 2 ->> 'round')::int = p_round ORDER BY l.version DESC LIMIT 1;
  IF NOT FOUND THEN RETURN 'decide.choice'; END IF;
  IF NOT EXISTS (SELECT 1 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
      WHERE l.case_id = p_case AND x.one ->> 0 = 'handling.escalated' AND l.at >= refused_at) THEN RETURN 'decide.alternative'; END IF;
  RETURN NULL;
END $$;

-- The customer was called as often as the packs want (S-36), what they chose is carried out, as they said last, and neither promise nor task is open.
CREATE OR REPLACE FUNCTION lacks_call(p_case uuid, p_round int) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE h jsonb := history(p_case); chosen text := h -> 'chosen' ->> p_round::text; wanted bigint; calls int; last_said text;
BEGIN
  SELECT count(*), (array_agg(c.b ->> 'carried_out' ORDER BY (c.b ->> 'contact_at')::bigint DESC, c.n DESC))[1] INTO calls, last_said
    FROM said(p_case, 'contact.followed_up') WITH ORDINALITY c(b, n) WHERE (c.b ->> 'round')::int = p_round;
  IF calls = 0 THEN RETURN 'follow_up.missing'; END IF;
  IF at_cap(p_case) THEN RETURN 'cap.reached'; END IF;
  SELECT p.up_to INTO wanted FROM unnest(packs_of(p_case)) WITH ORDINALITY o(pack, n) JOIN power p ON p.pack = o.pack AND p.act = 'calls' ORDER BY o.n LIMIT 1;
  IF calls < coalesce(wanted, 1) THEN RETURN 'follow_up.more'; END IF;
  IF chosen IS NOT NULL AND NOT h -> 'options' -> chosen ? 'done' THEN RETURN 'follow_up.carry_out'; END IF;
  IF last_said = 'no' THEN RETURN 'follow_up.not_done'; END IF;
  IF EXISTS (SELECT x -> 'promise' FROM said(p_case, 'promise.made') x
      EXCEPT (SELECT x -> 'promise' FROM said(p_case, 'promise.kept') x UNION ALL SELECT x -> 'promise' FROM said(p_case, 'promise.cancelled') x)) THEN RETURN 'follow_up.promise'; END IF;
  IF open_tasks(p_case) > 0 THEN RETURN 'follow_up.task'; END IF;
  RETURN NULL;
END $$;

-- Words of ours that a sentence of the catalogue left open.
CREATE OR REPLACE FUNCTION left_open(p_case uuid, p_step int) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM jsonb_each_text(answers_of(p_case, p_step)) a WHERE a.key NOT IN ('said', 'wish', 'own_words') AND strpos(a.value, '＿＿') > 0) $$;

CREATE OR REPLACE FUNCTION judge_gate(p_case uuid, p_step int) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE missing text := lacks(p_case, p_step);
BEGIN
  IF missing IS NOT NULL THEN PERFORM refuse(missing); END IF;
  IF left_open(p_case, p_step) THEN PERFORM refuse('text.blank'); END IF;
END $$;

-- A step is finished behind its last words, in order, with all that it needs. Before a signature is asked for every step still has it: words may
-- have been deleted, a choice taken back, a promise made.
CREATE OR REPLACE FUNCTION judge_steps(p_case uuid, events jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  kinds text[] := ARRAY(SELECT x.one ->> 0 FROM jsonb_array_elements(events) WITH ORDINALITY x(one, n) WHERE x.one ->> 0 <> 'number.kept' ORDER BY x.n);
  step int; open_one int;
BEGIN
  IF 'handling.step_done' = ANY (kinds) THEN
    IF kinds[cardinality(kinds)] <> 'handling.step_done' OR cardinality(array_positions(kinds, 'handling.step_done')) > 1 THEN PERFORM refuse('step.order'); END IF;
    step := (SELECT (e -> 2 ->> 'step')::int FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'handling.step_done');
    open_one := undone(p_case);
    IF open_one < step THEN PERFORM refuse('step.order', open_one::text); END IF;
    PERFORM judge_gate(p_case, step);
  END IF;
  IF 'signing.asked' = ANY (kinds) AND NOT ends_at_cap(p_case) THEN
    FOR step IN 1 .. 6 LOOP PERFORM judge_gate(p_case, step); END LOOP;
  END IF;
END $$;

-- What the packs of a case let be chosen there: the first of them that says so speaks, or all of them together.
CREATE OR REPLACE FUNCTION judge_choice(packs text[], what text, word text, of_all boolean) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE said_by text;
BEGIN
  IF packs = '{}' THEN RETURN; END IF;
  SELECT o.pack INTO said_by FROM unnest(packs) WITH ORDINALITY o(pack, n) WHERE EXISTS (SELECT 1 FROM power p WHERE p.pack = o.pack AND p.act = 'word:' || what) ORDER BY o.n LIMIT 1;
  IF said_by IS NULL AND NOT of_all THEN RETURN; END IF;
  IF NOT EXISTS (SELECT 1 FROM power p WHERE p.act = 'word:' || what AND p.post = word AND (p.pack = said_by OR of_all AND p.pack = ANY (packs))) THEN
    PERFORM refuse('choice.unknown', left(word, 60)); END IF;
END $$;

-- The customer is tried in vain as often as the level allows, then somebody is brought in, or given more time (S-04).
CREATE OR REPLACE FUNCTION judge_attempts(p_case uuid, events jsonb, packs text[], by_pack text) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE cap bigint; since bigint; failed int; tried int := (SELECT count(*) FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'contact.attempted' AND e -> 2 ->> 'reached' = 'false');
BEGIN
  IF tried = 0 OR packs = '{}' THEN RETURN; END IF;
  SELECT p.up_to INTO cap FROM power p WHERE p.pack = by_pack AND p.act = 'level'
    AND p.post = (SELECT t.b ->> 'level' FROM said(p_case, 'intake.level') WITH ORDINALITY t(b, n) ORDER BY t.n DESC LIMIT 1);
  IF cap IS NULL THEN RETURN; END IF;
  WITH e AS MATERIALIZED (SELECT l.at, x.one ->> 0 AS kind, x.one -> 2 AS b, coalesce((SELECT (c -> 2 ->> 'said_at')::bigint FROM jsonb_array_elements(l.events::jsonb) c WHERE c ->> 0 = 'carried.said'), l.at) AS said_at
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
      WHERE l.case_id = p_case AND x.one ->> 0 IN ('contact.attempted', 'handling.escalated', 'handling.round_opened', 'delay.decided')),
    from_here AS (SELECT max(CASE kind WHEN 'handling.round_opened' THEN said_at WHEN 'handling.escalated' THEN at ELSE CASE b ->> 'granted' WHEN 'true' THEN at END END) AS moment FROM e WHERE kind <> 'contact.attempted')
  SELECT count(*) INTO failed FROM e, from_here WHERE kind = 'contact.attempted' AND b ->> 'reached' = 'false' AND said_at > coalesce(moment, 0);
  IF failed + tried > cap THEN PERFORM refuse('contact.cap', cap::text); END IF;
END $$;

-- As many appeals in a case as its packs say, on grounds of theirs, and with evidence where they want some (C-01).
CREATE OR REPLACE FUNCTION judge_appeal(p_case uuid, b jsonb, packs text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE most bigint; of_pack text;
BEGIN
  SELECT p.up_to, p.pack INTO most, of_pack FROM unnest(packs) WITH ORDINALITY o(pack, n) JOIN power p ON p.pack = o.pack AND p.act = 'appeals' ORDER BY o.n LIMIT 1;
  IF (SELECT count(*) FROM said(p_case, 'judgement.appealed')) >= coalesce(most, 1) THEN PERFORM refuse('appeal.again'); END IF;
  IF EXISTS (SELECT 1 FROM power p WHERE p.pack = of_pack AND p.act = 'word:appeal-ground') THEN PERFORM judge_choice(ARRAY[of_pack], 'appeal-ground', b ->> 'ground', false); END IF;
  IF EXISTS (SELECT 1 FROM power p WHERE p.pack = of_pack AND p.act = 'appeal-evidence')
    AND NOT EXISTS (SELECT 1 FROM said(p_case, 'inquiry.evidence') f WHERE NOT EXISTS (SELECT 1 FROM said(p_case, 'privacy.erased') x WHERE x -> 'files' ? (f ->> 'sha256'))) THEN
    PERFORM refuse('appeal.evidence'); END IF;
END $$;

-- What may follow what in a case, as each `check` of `domain.case` asks it: of every event in its place, behind the entries before this one and
-- the events before it in its entry.

-- What was said of a kind before an event: the entry of that version, its n-th event.
CREATE OR REPLACE FUNCTION earlier(p_case uuid, p_version int, p_n bigint, kind text) RETURNS SETOF jsonb LANGUAGE sql STABLE AS $$
  SELECT x.e -> 2 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
    WHERE l.case_id = p_case AND strpos(l.events, '["' || earlier.kind || '",') > 0 AND x.e ->> 0 = earlier.kind AND (l.version, x.n) < (p_version, p_n) ORDER BY l.version, x.n $$;

-- Which of some kinds stood last before it, of those that say this.
CREATE OR REPLACE FUNCTION last_of(p_case uuid, p_version int, p_n bigint, kinds text[], said jsonb DEFAULT '{}') RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT x.e FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
    WHERE l.case_id = p_case AND x.e ->> 0 = ANY (kinds) AND x.e -> 2 @> said AND (l.version, x.n) < (p_version, p_n) ORDER BY l.version DESC, x.n DESC LIMIT 1 $$;

-- A coordination order goes hand in hand: what each line needs before it, and that it is written once.
CREATE OR REPLACE FUNCTION judge_order(p_case uuid, p_version int, p_n bigint, kind text, b jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  done text[] := ARRAY(SELECT x.e ->> 0 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
    WHERE l.case_id = p_case AND x.e ->> 0 LIKE 'order.%' AND x.e -> 2 -> 'order' = b -> 'order' AND (l.version, x.n) < (p_version, p_n));
BEGIN
  IF NOT 'order.opened' = ANY (done) THEN PERFORM refuse('order.unknown'); END IF;
  IF kind = ANY (done) THEN PERFORM refuse('order.done'); END IF;
  IF NOT (CASE kind WHEN 'order.submitted' THEN 'order.opened' WHEN 'order.received' THEN 'order.submitted' WHEN 'order.agreed' THEN 'order.received'
      WHEN 'order.checked' THEN 'order.submitted' ELSE 'order.received' END) = ANY (done)
    OR kind = 'order.agreed' AND 'order.returned' = ANY (done) THEN PERFORM refuse('order.turn'); END IF;
END $$;

-- A case is urged once it is silent for as long as its packs say, and again after a while; an urge is no movement.
DROP FUNCTION IF EXISTS judge_urge(uuid, int, bigint);
CREATE OR REPLACE FUNCTION judge_urge(p_case uuid, p_version int, p_at bigint, b jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE packs text[] := packs_of(p_case); last_one log; idle bigint; urged_at bigint; after bigint; again bigint;
BEGIN
  SELECT * INTO last_one FROM log l WHERE l.case_id = p_case AND l.version = p_version - 1;
  idle := coalesce((SELECT (e -> 2 ->> 'idle_at')::bigint FROM jsonb_array_elements(last_one.events::jsonb) e WHERE e ->> 0 = 'case.urged'), last_one.at);
  SELECT max(l.at) INTO urged_at FROM log l WHERE l.case_id = p_case AND l.version < p_version AND strpos(l.events, '"case.urged"') > 0;
  SELECT p.up_to INTO after FROM unnest(packs) WITH ORDINALITY o(pack, n) JOIN power p ON p.pack = o.pack AND p.act = 'urge-after' ORDER BY o.n LIMIT 1;
  SELECT p.up_to INTO again FROM unnest(packs) WITH ORDINALITY o(pack, n) JOIN power p ON p.pack = o.pack AND p.act = 'urge-again' ORDER BY o.n LIMIT 1;
  IF p_at < greatest(idle + coalesce(after, 24 * 3600000000), urged_at + coalesce(again, 4 * 3600000000)) THEN PERFORM refuse('urge.early'); END IF;
  IF (b ->> 'idle_at')::bigint <> idle THEN PERFORM unreadable('since when it stands still'); END IF;
END $$;

-- Whether an event says only what stands there, words under the same digests: the program writes no such entry, and behind a signature that was
-- asked for it would leave it neither asked for nor not, since the record is as it was.
CREATE OR REPLACE FUNCTION says_nothing_new(p_case uuid, p_version int, p_n bigint, kind text, b jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE last_one jsonb;
BEGIN
  CASE kind
    WHEN 'handling.answers' THEN
      RETURN NOT EXISTS (
        WITH e AS MATERIALIZED (SELECT l.version, x.n, x.e ->> 0 AS kind, x.e -> 2 AS said FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
            WHERE l.case_id = p_case AND x.e ->> 0 IN ('handling.answers', 'handling.round_opened') AND (l.version, x.n) < (p_version, p_n)),
          here AS (SELECT e.said, e.version, e.n FROM e WHERE e.kind = 'handling.answers' AND e.said -> 'step' = b -> 'step'
            AND (e.version, e.n) > ALL (SELECT r.version, r.n FROM e r WHERE r.kind = 'handling.round_opened'))
        SELECT 1 FROM (SELECT 'texts' AS part, t ->> 0 AS name, t -> 1 ->> 1 AS said FROM jsonb_array_elements(b -> 'texts') t
            UNION ALL SELECT 'choices', c ->> 0, c ->> 1 FROM jsonb_array_elements(b -> 'choices') c) new
          WHERE new.said IS DISTINCT FROM (SELECT CASE new.part WHEN 'texts' THEN o -> 1 ->> 1 ELSE o ->> 1 END FROM here CROSS JOIN LATERAL jsonb_array_elements(here.said -> new.part) o
            WHERE o ->> 0 = new.name ORDER BY here.version DESC, here.n DESC LIMIT 1));
    WHEN 'intake.told' THEN
      RETURN (b -> 'anonymous' = 'null' OR b -> 'anonymous' = (SELECT o.x -> 'anonymous' FROM earlier(p_case, p_version, p_n, kind) WITH ORDINALITY o(x, n) WHERE o.x -> 'anonymous' <> 'null' ORDER BY o.n DESC LIMIT 1))
        AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(b -> 'changes') c WHERE c -> 1 ->> 1 IS DISTINCT FROM (SELECT k -> 1 ->> 1 FROM earlier(p_case, p_version, p_n, kind) WITH ORDINALITY o(x, n)
          CROSS JOIN LATERAL jsonb_array_elements(o.x -> 'changes') k WHERE k ->> 0 = c ->> 0 ORDER BY o.n DESC LIMIT 1));
    WHEN 'issue.fault_admitted' THEN last_one := last_of(p_case, p_version, p_n, ARRAY[kind]);
      RETURN coalesce(last_one -> 2 -> 'text' ->> 1 = b -> 'text' ->> 1, false);
    WHEN 'issue.named' THEN last_one := last_of(p_case, p_version, p_n, ARRAY[kind], jsonb_build_object('issue', b -> 'issue'));
      RETURN coalesce((last_one -> 2) - 'text' = b - 'text' AND last_one -> 2 -> 'text' ->> 1 = b -> 'text' ->> 1, false);
    WHEN 'remedy.approval_asked' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['remedy.proposed', 'remedy.approved', 'remedy.approval_refused', kind], jsonb_build_object('option', b -> 'option'));
      RETURN coalesce(last_one ->> 0 = kind AND last_one -> 2 = b, false);
    WHEN 'remedy.declined' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['remedy.proposed', kind], jsonb_build_object('option', b -> 'option'));
      RETURN coalesce(b ->> 'option' IS NOT NULL AND last_one ->> 0 = kind AND last_one -> 2 -> 'own_words' ->> 1 = b -> 'own_words' ->> 1, false);
    ELSE RETURN false;
  END CASE;
END $$;

CREATE OR REPLACE FUNCTION judge_turn(p_case uuid, p_version int, p_n bigint, kind text, b jsonb, words jsonb, p_at bigint, said_at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE last_one jsonb;
BEGIN
  CASE kind
    WHEN 'delay.paused', 'delay.resumed' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['delay.paused', 'delay.resumed']);
      IF (last_one ->> 0) IS NOT DISTINCT FROM 'delay.paused' AND kind = 'delay.paused' THEN PERFORM refuse('delay.standing'); END IF;
      IF (last_one ->> 0) IS DISTINCT FROM 'delay.paused' AND kind = 'delay.resumed' THEN PERFORM refuse('delay.running'); END IF;
    WHEN 'flag.set', 'flag.cleared' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['flag.set', 'flag.cleared'], jsonb_build_object('flag', b -> 'flag'));
      IF coalesce(last_one ->> 0, 'flag.cleared') = kind THEN PERFORM refuse('flag.same', b ->> 'flag'); END IF;
    WHEN 'privacy.opened' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['privacy.restricted', 'privacy.opened']);
      IF (last_one ->> 0) IS DISTINCT FROM 'privacy.restricted' THEN PERFORM refuse('privacy.unrestricted'); END IF;
    WHEN 'privacy.hold_lifted' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['privacy.held', 'privacy.hold_lifted']);
      IF (last_one ->> 0) IS DISTINCT FROM 'privacy.held' THEN PERFORM refuse('privacy.not_held'); END IF;
    WHEN 'issue.judged' THEN
      IF b ->> 'founded' = 'no' AND says_nothing(words -> (b #>> '{reason,0}')::int ->> 1) THEN PERFORM refuse('issue.polite_answer'); END IF;
    WHEN 'issue.fault_admitted' THEN
      IF NOT EXISTS (SELECT 1 FROM (SELECT DISTINCT ON (j.b -> 'issue') j.b ->> 'founded' AS founded FROM earlier(p_case, p_version, p_n, 'issue.judged') WITH ORDINALITY j(b, n)
          ORDER BY j.b -> 'issue', j.n DESC) f WHERE f.founded IN ('yes', 'partly')) THEN PERFORM refuse('fault.not_judged'); END IF;
    WHEN 'contact.followed_up' THEN
      IF open_tasks(p_case) > 0 THEN PERFORM refuse('follow_up.task'); END IF;
      IF b ->> 'other' = 'yes' AND says_nothing(words -> (b #>> '{text,0}')::int ->> 1) THEN PERFORM refuse('follow_up.which'); END IF;
    WHEN 'inquiry.answered' THEN
      IF b ->> 'question' = '' OR b ->> 'unknown' = 'false' AND says_nothing(words -> (b #>> '{answer,0}')::int ->> 1) THEN PERFORM refuse('text.missing'); END IF;
    WHEN 'handling.step_done' THEN
      last_one := last_of(p_case, p_version, p_n, ARRAY['handling.step_done', 'handling.step_reopened'], jsonb_build_object('step', b -> 'step'));
      IF last_one ->> 0 = kind AND NOT EXISTS (SELECT 1 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
          WHERE l.case_id = p_case AND x.e ->> 0 = 'handling.round_opened' AND (l.version, x.n) > (SELECT m.version, y.n FROM log m CROSS JOIN LATERAL jsonb_array_elements(m.events::jsonb) WITH ORDINALITY y(e, n)
            WHERE m.case_id = p_case AND y.e ->> 0 = kind AND y.e -> 2 -> 'step' = b -> 'step' AND (m.version, y.n) < (p_version, p_n) ORDER BY m.version DESC, y.n DESC LIMIT 1)
            AND (l.version, x.n) < (p_version, p_n)) THEN PERFORM refuse('step.order', b ->> 'step'); END IF;
    WHEN 'remedy.proposed' THEN
      -- A date that has passed is nobody's promise, unless it stands there since before.
      IF (b ->> 'due_at')::bigint <= said_at AND b -> 'due_at' IS DISTINCT FROM (SELECT x -> 'due_at' FROM earlier(p_case, p_version, p_n, kind) WITH ORDINALITY o(x, n) WHERE x -> 'option' = b -> 'option' ORDER BY o.n DESC LIMIT 1) THEN
        PERFORM refuse('time.past', 'due_at'); END IF;
      IF (b ->> 'amount')::bigint > 0 AND EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'dated' AND k.word = b ->> 'remedy') THEN
        IF b ->> 'due_at' IS NULL THEN PERFORM refuse('remedy.date'); END IF;
        IF b ->> 'who' = '' THEN PERFORM refuse('remedy.who'); END IF;
      END IF;
    WHEN 'case.urged' THEN PERFORM judge_urge(p_case, p_version, p_at, b);
    WHEN 'help.asked' THEN
      IF (b ->> 'by_at')::bigint <= said_at THEN PERFORM refuse('time.past', 'by_at'); END IF;
      IF (SELECT count(*) FROM earlier(p_case, p_version, p_n, kind)) - (SELECT count(*) FROM earlier(p_case, p_version, p_n, 'help.given')) >= 20 THEN PERFORM refuse('help.too_many', '20'); END IF;
    WHEN 'help.given' THEN
      IF NOT EXISTS (SELECT 1 FROM earlier(p_case, p_version, p_n, 'help.asked') x WHERE x -> 'ask' = b -> 'ask')
        OR EXISTS (SELECT 1 FROM earlier(p_case, p_version, p_n, kind) x WHERE x -> 'ask' = b -> 'ask') THEN PERFORM refuse('help.unknown'); END IF;
    WHEN 'proof.given' THEN
      IF NOT EXISTS (SELECT 1 FROM earlier(p_case, p_version, p_n, 'proof.asked') x WHERE x -> 'request' = b -> 'request') THEN PERFORM refuse('proof.unknown'); END IF;
      IF EXISTS (SELECT 1 FROM earlier(p_case, p_version, p_n, kind) x WHERE x -> 'request' = b -> 'request') THEN PERFORM refuse('proof.given'); END IF;
      IF EXISTS (SELECT jsonb_array_elements_text(b -> 'files') EXCEPT SELECT x ->> 'sha256' FROM earlier(p_case, p_version, p_n, 'inquiry.evidence') x) THEN PERFORM refuse('evidence.unknown'); END IF;
    WHEN 'promise.made' THEN
      IF (b ->> 'due_at')::bigint <= said_at THEN PERFORM refuse('time.past', 'due_at'); END IF;
      -- More than a year away is a slip of the keyboard.
      IF (b ->> 'due_at')::bigint > said_at + 366 * 86400000000 THEN PERFORM refuse('time.absurd', 'due_at'); END IF;
    WHEN 'delay.requested' THEN IF (b ->> 'until_at')::bigint <= said_at THEN PERFORM refuse('time.past', 'until_at'); END IF;
    WHEN 'delay.decided' THEN
      IF b ->> 'granted' = 'true' AND ((b ->> 'until_at')::bigint > p_at) IS NOT TRUE THEN PERFORM refuse('time.past', 'until_at'); END IF;
    WHEN 'order.submitted', 'order.received', 'order.agreed', 'order.checked', 'order.returned' THEN PERFORM judge_order(p_case, p_version, p_n, kind, b);
    ELSE NULL;
  END CASE;
END $$;

CREATE OR REPLACE FUNCTION judge_turns(p_case uuid, p_version int, p_at bigint, events jsonb, words jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE e jsonb; n bigint; said_at bigint := p_at;
BEGIN
  FOR e, n IN SELECT x.e, x.n FROM jsonb_array_elements(events) WITH ORDINALITY x(e, n) ORDER BY x.n LOOP
    IF e ->> 0 = 'carried.said' THEN said_at := (e -> 2 ->> 'said_at')::bigint; END IF;
    PERFORM judge_turn(p_case, p_version, n, e ->> 0, e -> 2, words, p_at, said_at);
    IF says_nothing_new(p_case, p_version, n, e ->> 0, e -> 2) THEN PERFORM unreadable('nothing new'); END IF;
  END LOOP;
END $$;

-- Nobody becomes nameless or out of reach by a correction, only by the tick for it (S-16). An entry tells once, see `judge_once`.
DROP FUNCTION IF EXISTS judge_told(uuid, jsonb, jsonb);
CREATE OR REPLACE FUNCTION judge_told(p_case uuid, events jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE told jsonb := (SELECT e -> 2 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'intake.told'); whole text[];
BEGIN
  IF told IS NULL THEN RETURN; END IF;
  IF (SELECT o.b ->> 'anonymous' FROM said(p_case, 'intake.told') WITH ORDINALITY o(b, n) WHERE o.b ->> 'anonymous' IS NOT NULL ORDER BY o.n DESC LIMIT 1) IS NOT DISTINCT FROM 'true'
    OR NOT (told ->> 'anonymous' IS NOT DISTINCT FROM 'false'
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(told -> 'changes') c WHERE c ->> 0 IN ('name', 'place', 'phone', 'contact', 'ref'))) THEN RETURN; END IF;
  -- The last word on each; one that was erased was said.
  WITH last_ones AS MATERIALIZED (SELECT DISTINCT ON (c.one ->> 0) c.one ->> 0 AS name, l.seq, (c.one -> 1 ->> 0)::int AS at
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n) CROSS JOIN LATERAL jsonb_array_elements(x.e -> 2 -> 'changes') WITH ORDINALITY c(one, m)
      WHERE l.case_id = p_case AND strpos(l.events, '"intake.told"') > 0 AND x.e ->> 0 = 'intake.told' AND c.one ->> 0 IN ('name', 'place', 'phone', 'contact', 'ref')
      ORDER BY c.one ->> 0, l.version DESC, x.n DESC, c.m DESC)
  SELECT coalesce(array_agg(k.name), '{}') INTO whole FROM last_ones k WHERE (SELECT w.body::jsonb -> k.at ->> 1 FROM words w WHERE w.seq = k.seq) IS DISTINCT FROM '';
  IF NOT whole && ARRAY['name', 'place'] THEN PERFORM refuse('open.who'); END IF;
  IF NOT whole && ARRAY['phone', 'contact', 'place', 'ref'] THEN PERFORM refuse('open.contact'); END IF;
END $$;

-- A desk tells once in an entry and answers once, each name once: a thousand words of a name made every gate behind it too slow to be passed, and
-- the last of them could undo what was asked of the first.
CREATE OR REPLACE FUNCTION judge_once(events jsonb) RETURNS void LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE e jsonb; b jsonb;
BEGIN
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(events) x WHERE x ->> 0 IN ('intake.told', 'handling.answers') GROUP BY x ->> 0 HAVING count(*) > 1) THEN PERFORM unreadable('said twice'); END IF;
  FOR e IN SELECT x FROM jsonb_array_elements(events) x WHERE x ->> 0 IN ('intake.told', 'handling.answers') LOOP
    b := e -> 2;
    IF EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(b -> 'changes', '[]') || coalesce(b -> 'texts', '[]')) c GROUP BY c ->> 0 HAVING count(*) > 1)
      OR EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(b -> 'choices', '[]')) c GROUP BY c ->> 0 HAVING count(*) > 1) THEN PERFORM unreadable('a name twice'); END IF;
  END LOOP;
END $$;

-- Who may add what. The log is asked, never the computed rows.
CREATE OR REPLACE FUNCTION me() RETURNS account LANGUAGE plpgsql STABLE AS $$
DECLARE found_one account;
BEGIN
  SELECT * INTO found_one FROM account a WHERE a.id = session_user;
  IF NOT FOUND THEN PERFORM refuse('account.unknown', session_user); END IF;
  -- Both the house and the server must say so: a login that lent its groups to another gave it nothing.
  IF found_one.active <> 1 OR NOT pg_has_role(session_user, ('amends_' || replace(found_one.role, '-', '_'))::name, 'member') THEN
    PERFORM refuse('account.closed', session_user);
  END IF;
  -- A hand-shake that was begun before the password was changed comes in by the old one.
  IF amends_keeper.is_out() THEN PERFORM refuse('account.closed', session_user); END IF;
  RETURN found_one;
END $$;

CREATE OR REPLACE FUNCTION may(role text, wanted text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM role_may r WHERE r.role = $1 AND r.may = $2) $$;

-- How much a person may promise alone under the packs of a case: NULL is open.
CREATE OR REPLACE FUNCTION limit_of(packs text[], post text, role text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE one text; known power;
BEGIN
  FOREACH one IN ARRAY packs LOOP
    IF EXISTS (SELECT 1 FROM power p WHERE p.pack = one AND p.act = 'amount') THEN
      SELECT * INTO known FROM power p WHERE p.pack = one AND p.act = 'amount' AND p.post IN (limit_of.post, limit_of.role)
        ORDER BY p.post = limit_of.post DESC LIMIT 1;
      RETURN CASE WHEN FOUND THEN known.up_to ELSE 0 END;
    END IF;
  END LOOP;
  RETURN 0;
END $$;

-- How much of one remedy a person may promise alone: below nothing where the pack names others for its kind, but not them.
CREATE OR REPLACE FUNCTION limit_for(packs text[], post text, role text, remedy text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE most bigint := limit_of(packs, post, role); one text; kind text; named text; known power;
BEGIN
  IF most IS NULL THEN RETURN NULL; END IF;
  FOREACH one IN ARRAY packs LOOP
    IF EXISTS (SELECT 1 FROM power p WHERE p.pack = one AND p.act = 'amount') THEN
      SELECT p.post INTO kind FROM power p WHERE p.pack = one AND p.act = 'act:' || remedy;
      IF NOT FOUND THEN RETURN most; END IF;
      named := CASE WHEN EXISTS (SELECT 1 FROM power p WHERE p.pack = one AND p.act = 'amount' AND p.post = limit_for.post) THEN limit_for.post ELSE limit_for.role END;
      SELECT * INTO known FROM power p WHERE p.pack = one AND p.act = 'amount:' || kind AND p.post = named;
      RETURN CASE WHEN FOUND THEN known.up_to ELSE -1 END;
    END IF;
  END LOOP;
  RETURN most;
END $$;

-- What the entries of a case say to the rules that the server judges itself.
CREATE OR REPLACE FUNCTION history(p_case uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE h jsonb;
BEGIN
  WITH e AS MATERIALIZED (SELECT l.actor, l.version, row_number() OVER (ORDER BY l.version, x.n) AS place, k.kind, k.contributes, k.record, x.one -> 2 AS b
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n) JOIN kind k ON k.kind = x.one ->> 0
      WHERE l.case_id = p_case),
    offers AS MATERIALIZED (SELECT DISTINCT ON (b ->> 'option') b ->> 'option' AS option, place, actor, b FROM e WHERE kind = 'remedy.proposed' ORDER BY b ->> 'option', place DESC),
    -- The last word on each offer: whether it counts, was taken back, was carried out.
    words AS MATERIALIZED (SELECT o.option, bool_or(e.kind = 'remedy.withdrawn') AS gone, bool_or(e.kind = 'remedy.carried_out') AS done,
        max(e.place) FILTER (WHERE e.kind = 'remedy.approved') AS approved, max(e.place) FILTER (WHERE e.kind IN ('remedy.withdrawn', 'remedy.approval_asked', 'remedy.approval_refused')) AS refused, bool_or(e.kind = 'remedy.declined') AS declined
      FROM offers o JOIN e ON e.b ->> 'option' = o.option AND e.place > o.place AND e.kind LIKE 'remedy.%' GROUP BY o.option),
    choices AS MATERIALIZED (SELECT DISTINCT ON (round) round, option FROM (
        SELECT o.b ->> 'round' AS round, e.b -> 'option' AS option, e.place FROM e JOIN offers o ON o.option = e.b ->> 'option' WHERE e.kind = 'remedy.chosen'
        UNION ALL SELECT e.b ->> 'round', NULL, e.place FROM e WHERE e.kind = 'remedy.declined' AND e.b ->> 'option' IS NULL) c ORDER BY round, place DESC),
    asked AS MATERIALIZED (SELECT e.b || jsonb_build_object('version', e.version) AS b, e.place FROM e WHERE e.kind = 'signing.asked' ORDER BY e.place DESC LIMIT 1)
  SELECT jsonb_build_object(
    -- To give a case to oneself is to take it.
    'hands', (SELECT coalesce(jsonb_object_agg(actor, true), '{}') FROM e WHERE contributes OR kind = 'handling.assigned' AND b ->> 'to' = actor),
    'packs', (SELECT coalesce(b -> 'packs', '[]') FROM e WHERE kind = 'intake.received' ORDER BY place DESC LIMIT 1),
    'options', (SELECT coalesce(jsonb_object_agg(o.option, jsonb_build_object('amount', o.b -> 'amount', 'remedy', o.b -> 'remedy', 'round', o.b -> 'round', 'above', o.b -> 'above_limit', 'by', o.actor)
        || CASE WHEN w.gone THEN '{"gone": true}'::jsonb ELSE '{}' END || CASE WHEN w.done THEN '{"done": true}'::jsonb ELSE '{}' END), '{}') FROM offers o LEFT JOIN words w USING (option)),
    -- Approved, whatever the customer said to it meanwhile; what counts until it is chosen was not declined.
    'approved', (SELECT coalesce(jsonb_object_agg(option, true), '{}') FROM words WHERE approved > coalesce(refused, 0)),
    'counted', (SELECT coalesce(jsonb_object_agg(option, true), '{}') FROM words WHERE approved > coalesce(refused, 0) AND NOT declined),
    'chosen', (SELECT coalesce(jsonb_object_agg(round, option), '{}') FROM choices WHERE option IS NOT NULL),
    'delays', (SELECT coalesce(jsonb_object_agg(d.id, jsonb_build_object('rule', d.b -> 'rule', 'by', d.actor, 'until', d.b -> 'until_at')
        || CASE WHEN EXISTS (SELECT 1 FROM e WHERE kind = 'delay.decided' AND e.b ->> 'delay' = d.id) THEN '{"decided": true}'::jsonb ELSE '{}' END), '{}')
      FROM (SELECT DISTINCT ON (b ->> 'delay') b ->> 'delay' AS id, actor, b FROM e WHERE kind = 'delay.requested' ORDER BY b ->> 'delay', place DESC) d),
    'requests', (SELECT coalesce(jsonb_object_agg(r.id, r.b || jsonb_build_object('by', r.actor)), '{}')
      FROM (SELECT DISTINCT ON (b ->> 'erasure') b ->> 'erasure' AS id, actor, b, place FROM e WHERE kind = 'privacy.erasure_asked' ORDER BY b ->> 'erasure', place DESC) r
      WHERE NOT EXISTS (SELECT 1 FROM e WHERE kind IN ('privacy.erasure_refused', 'privacy.erased') AND e.b ->> 'erasure' = r.id AND e.place > r.place)),
    'offered', coalesce((SELECT CASE kind WHEN 'transfer.offered' THEN b ->> 'to' ELSE '' END FROM e WHERE kind IN ('transfer.offered', 'transfer.accepted', 'transfer.declined') ORDER BY place DESC LIMIT 1), ''),
    'offerer', coalesce((SELECT actor FROM e WHERE kind = 'transfer.offered' ORDER BY place DESC LIMIT 1), ''),
    'by', coalesce((SELECT actor FROM e WHERE kind = 'privacy.restricted' ORDER BY place DESC LIMIT 1), ''),
    'held', coalesce((SELECT kind = 'privacy.held' FROM e WHERE kind IN ('privacy.held', 'privacy.hold_lifted') ORDER BY place DESC LIMIT 1), false),
    'round', coalesce((SELECT b -> 'round' FROM e WHERE kind = 'handling.round_opened' ORDER BY place DESC LIMIT 1), '1'),
    'asked', (SELECT a.b FROM asked a WHERE NOT EXISTS (SELECT 1 FROM e WHERE e.place > a.place
      AND (e.kind IN ('signing.returned', 'signing.signed') OR e.record = 'changed' OR e.record = 'step' AND e.b ->> 'step' <> '0'))))
  INTO h;
  h := jsonb_set(h, '{packs}', coalesce(nullif(h -> 'packs', 'null'), '[]'));
  -- Given is what was chosen in any round; at stake is also what was approved and not taken back.
  RETURN h || jsonb_build_object('given', (SELECT coalesce(sum((o.value ->> 'amount')::bigint), 0) FROM jsonb_each(h -> 'options') o
      WHERE NOT o.value ? 'gone' AND o.key IN (SELECT c.value #>> '{}' FROM jsonb_each(h -> 'chosen') c)),
    'stake', (SELECT coalesce(sum((o.value ->> 'amount')::bigint), 0) FROM jsonb_each(h -> 'options') o
      WHERE h -> 'counted' ? o.key OR NOT o.value ? 'gone' AND o.key IN (SELECT c.value #>> '{}' FROM jsonb_each(h -> 'chosen') c)));
END $$;

CREATE OR REPLACE FUNCTION judge_signed(h jsonb, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE most bigint;
BEGIN
  -- The password was typed again for this signature: the session began with it, less than a minute ago.
  IF (amends_keeper.session_age() < interval '60 s') IS NOT TRUE THEN PERFORM refuse('server.session'); END IF;
  IF (b ->> 'name', b ->> 'role', b ->> 'post') IS DISTINCT FROM (who.name, who.role, who.post) THEN PERFORM unreadable('signer'); END IF;
  IF h -> 'hands' ? who.id THEN PERFORM refuse('sign.four_eyes', who.id); END IF;
  IF jsonb_typeof(h -> 'asked') = 'null' THEN PERFORM refuse('sign.not_asked'); END IF;
  IF h -> 'asked' ->> 'record' <> b ->> 'record' THEN PERFORM refuse('sign.changed'); END IF;
  IF b -> 'amount' <> h -> 'given' THEN PERFORM unreadable('amount'); END IF;
  -- What it means follows from what was given: no other words stand over a signature.
  IF b ->> 'meaning' <> (CASE (b ->> 'amount')::bigint WHEN 0 THEN 'approved-no-cost' ELSE 'approved-amount' END) THEN PERFORM unreadable('meaning'); END IF;
  most := limit_of(ARRAY(SELECT jsonb_array_elements_text(h -> 'packs')), who.post, who.role);
  IF (b ->> 'amount')::bigint > most THEN PERFORM refuse('limit.exceeded', most::text); END IF;
  -- By the signer's own key, the newest that the log names.
  IF (b ->> 'key') IS DISTINCT FROM who.id || '/' || nullif(keys_of(who.id), 0) OR (b ->> 'signature') !~ '^[0-9a-f]{128}$' THEN
    PERFORM refuse('sign.key', b ->> 'key'); END IF;
END $$;

-- The case of the house itself: everybody's public keys.
CREATE OR REPLACE FUNCTION house_case() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT '00000000-0000-7000-8000-000000000000'::uuid $$;

CREATE OR REPLACE FUNCTION keys_of(person text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
    WHERE l.case_id = house_case() AND l.actor = person AND e ->> 0 = 'key.made' $$;

-- Figures of a period that is over, under the name of whoever signs, by their own newest key, in a session that began with the password; see
-- `domain.case.figures`. How they were counted is the signer's word: nobody but a desk of the house can count.
CREATE OR REPLACE FUNCTION judge_figures(events jsonb, who account) RETURNS void LANGUAGE plpgsql AS $$
DECLARE b jsonb := events -> 0 -> 2; lines text[] := ARRAY(SELECT jsonb_array_elements_text(b -> 'lines')); ended date;
BEGIN
  IF NOT may(who.role, (SELECT k.may FROM kind k WHERE k.kind = 'figures.signed')) THEN PERFORM refuse('role.figures'); END IF;
  IF (amends_keeper.session_age() < interval '60 s') IS NOT TRUE THEN PERFORM refuse('server.session'); END IF;
  IF (b ->> 'name', b ->> 'role', b ->> 'post') IS DISTINCT FROM (who.name, who.role, who.post) THEN PERFORM unreadable('signer'); END IF;
  IF (b ->> 'key') IS DISTINCT FROM who.id || '/' || nullif(keys_of(who.id), 0) OR (b ->> 'signature') !~ '^[0-9a-f]{128}$' THEN
    PERFORM refuse('sign.key', b ->> 'key'); END IF;
  IF b ->> 'period' !~ '^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4][0-9]|5[0-3]))?$' THEN PERFORM refuse('report.period', left(b ->> 'period', 40)); END IF;
  -- A day of grace for houses whose day ends before ours.
  IF b ->> 'period' ~ 'W' AND to_char(to_date(b ->> 'period', 'IYYY"-W"IW'), 'IYYY"-W"IW') <> b ->> 'period' THEN PERFORM refuse('report.period', b ->> 'period'); END IF;
  ended := CASE WHEN b ->> 'period' ~ 'W' THEN to_date(b ->> 'period', 'IYYY"-W"IW') + 7
    WHEN b ->> 'period' ~ '-' THEN (to_date(b ->> 'period', 'YYYY-MM') + interval '1 month')::date
    ELSE (to_date(b ->> 'period', 'YYYY') + interval '1 year')::date END;
  IF ended - 1 > (clock_timestamp() AT TIME ZONE 'UTC')::date THEN PERFORM refuse('report.running', b ->> 'period'); END IF;
  IF cardinality(lines) NOT BETWEEN 1 AND 600 OR lines[1] <> '["amends-figures-2","' || (b ->> 'period') || '"]' OR EXISTS (SELECT 1 FROM unnest(lines) one WHERE length(one) > 1000) OR (SELECT sum(length(one)) FROM unnest(lines) one) > 60000
    OR b ->> 'record' <> encode(sha256(convert_to(array_to_string(lines, E'\n'), 'UTF8')), 'hex') THEN PERFORM refuse('report.figures', b ->> 'period'); END IF;
  IF (SELECT e -> 2 ->> 'record' FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
    WHERE l.case_id = house_case() AND e ->> 0 = 'figures.signed' AND e -> 2 ->> 'period' = b ->> 'period' ORDER BY l.version DESC LIMIT 1) = b ->> 'record' THEN
    PERFORM refuse('report.signed', b ->> 'period'); END IF;
END $$;

CREATE OR REPLACE FUNCTION judge_key(events jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE b jsonb := events -> 0 -> 2;
BEGIN
  IF jsonb_array_length(events) <> 1 OR events -> 0 ->> 0 <> 'key.made' OR b ->> 'public' !~ '^[0-9a-f]{64}$' THEN PERFORM unreadable('key'); END IF;
  IF b ->> 'person' <> who.id THEN PERFORM refuse('key.own', b ->> 'person'); END IF;
  -- A new one follows a password that was reset: nobody has hundreds of them, and every desk reads them all.
  IF keys_of(who.id) >= 200 THEN PERFORM unreadable('number of keys'); END IF;
  IF (b ->> 'number')::bigint <> keys_of(who.id) + 1 THEN PERFORM refuse('key.number', b ->> 'number'); END IF;
END $$;

DROP FUNCTION IF EXISTS judge_erased(jsonb, text, jsonb, account), stands(standing, text, jsonb);

CREATE OR REPLACE FUNCTION judge_erased(p_case uuid, h jsonb, kind text, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE asked jsonb := h -> 'requests' -> (b ->> 'erasure');
BEGIN
  IF asked IS NULL THEN PERFORM refuse('privacy.not_asked'); END IF;
  IF kind <> 'privacy.erased' THEN RETURN; END IF;
  IF b -> 'seals' = '[]' AND b -> 'files' = '[]' THEN PERFORM refuse('privacy.nothing'); END IF;
  IF (h -> 'held')::boolean THEN PERFORM refuse('privacy.held'); END IF;
  IF asked ->> 'by' = who.id THEN PERFORM refuse('privacy.four_eyes', who.id); END IF;
  -- Nothing goes that was not asked for.
  IF EXISTS (SELECT jsonb_array_elements_text(b -> 'seals') EXCEPT SELECT s.seal FROM sealed(p_case) s WHERE covers(asked -> 'what', s.name)) THEN
    PERFORM unreadable('seals'); END IF;
  -- The same words under a name that was not asked for: erased here they would be gone there.
  IF EXISTS (SELECT s.seal FROM sealed(p_case) s WHERE NOT covers(asked -> 'what', s.name) AND s.name NOT LIKE 'privacy.%' INTERSECT SELECT jsonb_array_elements_text(b -> 'seals')) THEN
    PERFORM unreadable('seals of another text'); END IF;
  IF EXISTS (SELECT jsonb_array_elements_text(b -> 'files') EXCEPT SELECT e ->> 'sha256' FROM said(p_case, 'inquiry.evidence') e
    WHERE (asked -> 'files')::boolean) THEN PERFORM unreadable('files'); END IF;
  -- And nothing stays that was: the request is done.
  IF EXISTS (SELECT s.seal FROM to_erase(p_case, asked -> 'what') s EXCEPT SELECT jsonb_array_elements_text(b -> 'seals')) THEN PERFORM unreadable('seals that stay'); END IF;
  IF (asked -> 'files')::boolean AND EXISTS (
      SELECT f.sha FROM (SELECT e -> 2 ->> 'sha256' AS sha, l.version, true AS here FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
          WHERE l.case_id = p_case AND strpos(l.events, '["inquiry.evidence",') > 0 AND e ->> 0 = 'inquiry.evidence'
        UNION ALL SELECT x.sha, l.version, false FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
          CROSS JOIN LATERAL jsonb_array_elements_text(CASE e ->> 0 WHEN 'privacy.erased' THEN e -> 2 -> 'files' ELSE '[]' END) x(sha)
          WHERE l.case_id = p_case AND strpos(l.events, '["privacy.erased",') > 0) f
        GROUP BY f.sha HAVING coalesce(max(f.version) FILTER (WHERE f.here), 0) > coalesce(max(f.version) FILTER (WHERE NOT f.here), 0)
      EXCEPT SELECT jsonb_array_elements_text(b -> 'files')) THEN PERFORM unreadable('files that stay'); END IF;
END $$;

CREATE OR REPLACE FUNCTION said(p_case uuid, kind text) RETURNS SETOF jsonb LANGUAGE sql STABLE AS $$
  -- Only entries that name the kind at all are read: taking an entry apart costs far more than looking through it.
  SELECT x.e -> 2 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(e, n)
    WHERE l.case_id = p_case AND strpos(l.events, '["' || said.kind || '",') > 0 AND x.e ->> 0 = said.kind ORDER BY l.version, x.n $$;

-- Every text of some events, and of a case, by the name under which it may be asked to be erased; see `domain.case.apart`.
CREATE OR REPLACE FUNCTION sealed_in(events jsonb) RETURNS TABLE (name text, seal text) LANGUAGE sql STABLE AS $$
  WITH one AS MATERIALIZED (SELECT k.kind, f ->> 0 AS field, f -> 1 AS shape, e -> 2 -> (f ->> 0) AS v
    FROM jsonb_array_elements(events) e JOIN kind k ON k.kind = e ->> 0 CROSS JOIN LATERAL jsonb_array_elements(k.fields) f)
  SELECT kind || '.' || field, v ->> 1 FROM one WHERE shape IN ('"words"', '{"maybe": "words"}') AND jsonb_typeof(v) = 'array'
  UNION ALL SELECT kind || '.' || field, x ->> 1
    FROM one CROSS JOIN LATERAL jsonb_array_elements(CASE shape WHEN '{"list": "words"}' THEN v ELSE '[]' END) x
  UNION ALL SELECT split_part(kind, '.', 1) || '.' || (x ->> 0), x -> -1 ->> 1
    FROM one CROSS JOIN LATERAL jsonb_array_elements(CASE shape -> 'list' -> 'parts' -> -1 WHEN '"words"' THEN v ELSE '[]' END) x
  UNION ALL SELECT 'health', v #>> '{}' FROM one WHERE kind = 'privacy.health_noted' AND field = 'seal' $$;

CREATE OR REPLACE FUNCTION numbers_in(events jsonb) RETURNS TABLE (name text, seal text) LANGUAGE sql STABLE AS $$
  -- Why something was erased always stays, but for the numbers in it.
  SELECT CASE WHEN e -> 2 ->> 'name' LIKE 'privacy.%' THEN 'number.kept' ELSE 'number.' || (e -> 2 ->> 'name') END, e -> 2 ->> 'seal'
    FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'number.kept' $$;

-- Texts and numbers of some events.
CREATE OR REPLACE FUNCTION said_in(events jsonb) RETURNS TABLE (name text, seal text) LANGUAGE sql STABLE AS $$
  SELECT s.name, s.seal FROM sealed_in(events) s UNION ALL SELECT s.name, s.seal FROM numbers_in(events) s $$;

-- Whether two names are not those of one text that the program says on: why something was erased, and why a case was handed over.
CREATE OR REPLACE FUNCTION otherwise_named(one text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT one <> other AND NOT (one LIKE 'privacy.%' AND other LIKE 'privacy.%')
    AND NOT (one IN ('transfer.offered.reason', 'handling.assigned.reason') AND other IN ('transfer.offered.reason', 'handling.assigned.reason')) $$;

CREATE OR REPLACE FUNCTION sealed(p_case uuid) RETURNS TABLE (name text, seal text) LANGUAGE sql STABLE AS $$
  SELECT s.name, s.seal FROM log l CROSS JOIN LATERAL sealed_in(l.events::jsonb) s WHERE l.case_id = p_case
  UNION ALL SELECT s.name, s.seal FROM log l CROSS JOIN LATERAL numbers_in(l.events::jsonb) s WHERE l.case_id = p_case AND strpos(l.events, '["number.kept",') > 0 $$;

CREATE OR REPLACE FUNCTION covers(what jsonb, name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT name NOT LIKE 'privacy.%' AND (what ? 'all' OR what ? regexp_replace(name, '^number\.', '')
    -- A number tells who somebody is, in whatever text it stood.
    OR what ? 'identity' AND (name LIKE 'number.%' OR name IN ('intake.name', 'intake.phone', 'intake.contact', 'intake.ref', 'intake.kind', 'paper.letter.text'))) $$;

-- What there is to erase of what was asked for, as `usecases.privacy` finds it: what says nothing is no text, and what stands under a
-- name that was not asked for stays.
CREATE OR REPLACE FUNCTION to_erase(p_case uuid, what jsonb) RETURNS TABLE (seal text) LANGUAGE sql STABLE AS $$
  WITH every AS MATERIALIZED (SELECT s.name, s.seal FROM sealed(p_case) s),
    there AS MATERIALIZED (SELECT seal(p ->> 0, p ->> 1) AS seal FROM log l JOIN words w ON w.seq = l.seq CROSS JOIN LATERAL jsonb_array_elements(w.body::jsonb) p
      WHERE l.case_id = p_case AND jsonb_typeof(p) = 'array' AND p ->> 1 NOT IN ('', '▮▮▮'))
  (SELECT s.seal FROM every s JOIN there USING (seal) WHERE covers(what, s.name) AND s.name NOT LIKE 'number.%' AND s.name <> 'health'
    UNION (SELECT s.seal FROM every s WHERE covers(what, s.name) AND (s.name LIKE 'number.%' OR s.name = 'health')
      EXCEPT SELECT jsonb_array_elements_text(x -> 'seals') FROM said(p_case, 'privacy.erased') x))
  EXCEPT SELECT s.seal FROM every s WHERE NOT covers(what, s.name) AND s.name NOT LIKE 'privacy.%'
 $$;

-- What was carried out stays the choice of its round: it was given, and counts for the limit of whoever signs.
CREATE OR REPLACE FUNCTION judge_round(h jsonb, round text, option text) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE chosen text := h -> 'chosen' ->> round;
BEGIN
  IF chosen IS DISTINCT FROM option AND h -> 'options' -> chosen ? 'done' THEN PERFORM refuse('option.carried_out'); END IF;
END $$;

CREATE OR REPLACE FUNCTION judge_approved(h jsonb, kind text, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE known jsonb := h -> 'options' -> (b ->> 'option'); most bigint;
BEGIN
  IF known ->> 'by' = who.id THEN PERFORM refuse('approval.own', ''); END IF;
  IF kind = 'remedy.approved' THEN
    most := limit_for(ARRAY(SELECT jsonb_array_elements_text(h -> 'packs')), who.post, who.role, known ->> 'remedy');
    IF most = -1 THEN PERFORM refuse('limit.remedy', known ->> 'remedy'); END IF;
    IF b -> 'amount' <> known -> 'amount' THEN PERFORM unreadable('amount'); END IF;
    IF (b ->> 'amount')::bigint > most THEN PERFORM refuse('limit.exceeded', most::text); END IF;
  END IF;
END $$;

-- Above the own limit an option is a request, and is promised to nobody before somebody approved it. What is chosen stays as it was chosen.
CREATE OR REPLACE FUNCTION judge_option(h jsonb, kind text, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  known jsonb := h -> 'options' -> (b ->> 'option'); most bigint;
  chosen boolean := EXISTS (SELECT 1 FROM jsonb_each_text(h -> 'chosen') c WHERE c.value = b ->> 'option');
BEGIN
  IF kind = 'remedy.proposed' THEN
    IF (b ->> 'amount')::bigint NOT BETWEEN 0 AND 10000000000 THEN PERFORM refuse('amount.range', b ->> 'amount'); END IF;
    -- Under a name that no pack knows anybody might promise anything.
    IF NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'remedy' AND k.word = b ->> 'remedy') THEN PERFORM refuse('remedy.unknown', b ->> 'remedy'); END IF;
    -- More at one time nobody weighs against each other.
    IF (known IS NULL OR known ? 'gone') AND (SELECT count(*) FROM jsonb_each(h -> 'options') o WHERE o.value -> 'round' = b -> 'round' AND NOT o.value ? 'gone') >= 4 THEN PERFORM refuse('option.too_many', '4'); END IF;
    IF known ->> 'round' <> b ->> 'round' THEN PERFORM refuse('option.round'); END IF;
    IF chosen THEN PERFORM refuse('option.chosen'); END IF;
    most := limit_for(ARRAY(SELECT jsonb_array_elements_text(h -> 'packs')), who.post, who.role, b ->> 'remedy');
    IF (b ->> 'amount')::bigint > most AND b ->> 'above_limit' <> 'true' THEN PERFORM refuse('limit.exceeded', most::text); END IF;
    RETURN;
  END IF;
  IF kind = 'remedy.declined' AND b ->> 'option' IS NULL THEN
    PERFORM judge_round(h, b ->> 'round', NULL);
    RETURN;
  END IF;
  IF known IS NULL OR known ? 'gone' THEN PERFORM refuse('option.unknown'); END IF;
  IF kind IN ('remedy.chosen', 'remedy.declined') AND known -> 'round' <> h -> 'round' THEN PERFORM refuse('option.round'); END IF;
  -- What was agreed in an earlier round and never done may be taken back: nobody has it.
  IF kind = 'remedy.withdrawn' AND known ? 'done' THEN PERFORM refuse('option.carried_out'); END IF;
  IF kind = 'remedy.withdrawn' AND h -> 'chosen' ->> (h ->> 'round') IS DISTINCT FROM b ->> 'option' THEN RETURN; END IF;
  IF kind = 'remedy.chosen' THEN
    IF known ->> 'above' = 'true' AND NOT h -> 'approved' ? (b ->> 'option') THEN PERFORM refuse('option.not_approved'); END IF;
    PERFORM judge_round(h, known ->> 'round', b ->> 'option');
  ELSIF kind = 'remedy.carried_out' THEN
    IF NOT chosen THEN PERFORM refuse('option.not_chosen'); END IF;
    IF known ? 'done' THEN PERFORM refuse('option.carried_out'); END IF;
  ELSIF chosen THEN PERFORM refuse('option.chosen');
  END IF;
END $$;

DROP FUNCTION IF EXISTS judge_delay(jsonb, jsonb, account);

CREATE OR REPLACE FUNCTION judge_delay(h jsonb, b jsonb, who account, p_at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE known jsonb := h -> 'delays' -> (b ->> 'delay'); until bigint := coalesce((b ->> 'until_at')::bigint, (known ->> 'until')::bigint); most bigint;
BEGIN
  IF known IS NULL THEN PERFORM refuse('delay.unknown'); END IF;
  IF known ? 'decided' THEN PERFORM refuse('delay.decided'); END IF;
  -- Whoever asked takes it back, and the general manager says no to what nobody here may grant.
  IF NOT (b ->> 'granted')::boolean AND (known ->> 'by' = who.id OR who.role = 'general-manager') THEN RETURN; END IF;
  IF known ->> 'by' = who.id THEN PERFORM refuse('delay.own'); END IF;
  IF NOT EXISTS (SELECT 1 FROM power p WHERE p.pack IN (SELECT jsonb_array_elements_text(h -> 'packs'))
    AND p.act = 'grant:' || (known ->> 'rule') AND p.post IN (who.post, who.role)) THEN PERFORM refuse('delay.approver'); END IF;
  -- What no calendar could make of the rule; the end itself is counted by the desk, and again by `verify`.
  SELECT min(p.up_to) INTO most FROM power p WHERE p.pack IN (SELECT jsonb_array_elements_text(h -> 'packs')) AND p.act = 'longest:' || (known ->> 'rule');
  IF (b ->> 'granted')::boolean AND until > p_at + most THEN PERFORM refuse('delay.longest', to_char(to_timestamp((p_at + most) / 1e6), 'YYYY-MM-DD')); END IF;
END $$;

-- Liability is judged by those whom the packs name; where none names anybody, by the general manager.
CREATE OR REPLACE FUNCTION judge_liability(h jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE packs text[] := ARRAY(SELECT jsonb_array_elements_text(h -> 'packs'));
BEGIN
  IF EXISTS (SELECT 1 FROM power p WHERE p.pack = ANY (packs) AND p.act = 'judge' AND p.post IN (who.post, who.role)) THEN RETURN; END IF;
  IF who.role <> 'general-manager' OR EXISTS (SELECT 1 FROM power p WHERE p.pack = ANY (packs) AND p.act = 'judge') THEN
    PERFORM refuse('role.judge'); END IF;
END $$;

-- A matter is judged once, and appealed once.
CREATE OR REPLACE FUNCTION judge_made(p_case uuid, kind text, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF kind = 'judgement.made' THEN
    IF EXISTS (SELECT 1 FROM said(p_case, 'judgement.made') m WHERE m ->> 'judgement' = b ->> 'judgement') THEN PERFORM refuse('judgement.exists'); END IF;
    IF (b ->> 'amount')::bigint NOT BETWEEN 0 AND 10000000000 THEN PERFORM refuse('amount.range', b ->> 'amount'); END IF;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM said(p_case, 'judgement.made') m WHERE m ->> 'judgement' = b ->> 'judgement') THEN PERFORM refuse('judgement.unknown'); END IF;
  IF EXISTS (SELECT 1 FROM said(p_case, 'judgement.appealed') m WHERE m ->> 'judgement' = b ->> 'judgement') THEN PERFORM refuse('appeal.again'); END IF;
END $$;

-- What becomes of an appeal is said by somebody who neither filed it nor answers for the matter, before or after.
CREATE OR REPLACE FUNCTION judge_settled(p_case uuid, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE made jsonb; filed text;
BEGIN
  SELECT x.one -> 2 INTO made FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
    WHERE l.case_id = p_case AND x.one ->> 0 = 'judgement.made' AND x.one -> 2 ->> 'judgement' = b ->> 'judgement' ORDER BY l.version LIMIT 1;
  IF made IS NULL THEN PERFORM refuse('judgement.unknown'); END IF;
  SELECT l.actor INTO filed FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
    WHERE l.case_id = p_case AND x.one ->> 0 = 'judgement.appealed' AND x.one -> 2 ->> 'judgement' = b ->> 'judgement' ORDER BY l.version LIMIT 1;
  IF filed IS NULL THEN PERFORM refuse('appeal.none'); END IF;
  IF EXISTS (SELECT 1 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x(one)
    WHERE l.case_id = p_case AND x.one ->> 0 = 'judgement.settled' AND x.one -> 2 ->> 'judgement' = b ->> 'judgement') THEN PERFORM refuse('appeal.settled', b ->> 'result'); END IF;
  IF who.id IN (filed, made ->> 'party', b ->> 'party') THEN PERFORM refuse('appeal.own'); END IF;
  IF (b ->> 'result' = 'party') <> (b ->> 'party' <> made ->> 'party') THEN PERFORM refuse('appeal.party'); END IF;
  IF (b ->> 'result' = 'amount') <> (b -> 'amount' <> made -> 'amount') OR (b ->> 'amount')::numeric NOT BETWEEN 0 AND (made ->> 'amount')::numeric THEN PERFORM refuse('appeal.amount', b ->> 'amount'); END IF;
END $$;

-- A measure is planned for somebody under the eyes of somebody else; what is open is finished or dropped, what is finished is judged once, and
-- not by whoever answers for it. See `domain.case.measures`.
CREATE OR REPLACE FUNCTION judge_measure(p_case uuid, kind text, b jsonb, who account, p_at bigint, kinds text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE plan jsonb; done boolean; over boolean;
BEGIN
  IF cardinality(ARRAY(SELECT one FROM unnest(kinds) one WHERE one LIKE 'measure.%')) > 1 THEN PERFORM unreadable('measures'); END IF;
  IF kind = 'measure.planned' THEN
    IF b ->> 'owner' = '' OR b ->> 'owner' = b ->> 'supervisor' THEN PERFORM refuse('measure.supervisor'); END IF;
    IF (b ->> 'due_at')::bigint <= p_at THEN PERFORM refuse('time.past', 'due_at'); END IF;
    IF (b ->> 'due_at')::bigint > p_at + 732 * 86400000000 THEN PERFORM refuse('time.absurd', 'due_at'); END IF;
    IF (SELECT count(*) FROM (SELECT m -> 'measure' FROM said(p_case, kind) m EXCEPT (SELECT m -> 'measure' FROM said(p_case, 'measure.done') m UNION ALL SELECT m -> 'measure' FROM said(p_case, 'measure.dropped') m)) o) >= 20 THEN
      PERFORM refuse('measure.too_many', '20'); END IF;
    RETURN;
  END IF;
  SELECT m INTO plan FROM said(p_case, 'measure.planned') m WHERE m ->> 'measure' = b ->> 'measure';
  done := EXISTS (SELECT 1 FROM said(p_case, 'measure.done') m WHERE m ->> 'measure' = b ->> 'measure');
  over := EXISTS (SELECT 1 FROM said(p_case, 'measure.dropped') m WHERE m ->> 'measure' = b ->> 'measure')
    OR EXISTS (SELECT 1 FROM said(p_case, 'measure.judged') m WHERE m ->> 'measure' = b ->> 'measure');
  IF kind <> 'measure.judged' THEN
    IF plan IS NULL OR done AND kind <> 'measure.dropped' OR over THEN PERFORM refuse('measure.unknown'); END IF;
    RETURN;
  END IF;
  IF plan IS NULL OR NOT done OR over THEN PERFORM refuse('measure.unfinished'); END IF;
  IF plan ->> 'owner' IN (who.id, who.name) OR EXISTS (SELECT 1 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
    WHERE l.case_id = p_case AND l.actor = who.id AND e ->> 0 = 'measure.done' AND e -> 2 -> 'measure' = b -> 'measure') THEN PERFORM refuse('measure.own'); END IF;
END $$;

-- What a sheet says of the ends of both chains is what they were: one that never was would be told of the house for ever.
CREATE OR REPLACE FUNCTION was_head(said text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT said ~ '^([0-9]{1,18}:[0-9a-f]{16,64}([+][0-9]{1,18}:[0-9a-f]{16,64})?)?$' AND (said = ''
    OR EXISTS (SELECT 1 FROM log l WHERE l.seq = split_part(said, ':', 1)::bigint AND starts_with(encode(l.hash, 'hex'), split_part(split_part(said, '+', 1), ':', 2)))
      AND (strpos(said, '+') = 0 OR split_part(said, '+', 2) ~ '^0:0{16,64}$'
        OR EXISTS (SELECT 1 FROM looked k WHERE k.seq = split_part(split_part(said, '+', 2), ':', 1)::bigint AND starts_with(encode(k.hash, 'hex'), split_part(said, ':', 3))))) $$;

-- A task is taken out of the pool by one, put back, finished or dropped once; nothing of it is said after that. See `domain.case.tasks`.
CREATE OR REPLACE FUNCTION open_tasks(p_case uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM (SELECT x -> 'task' FROM said(p_case, 'task.opened') x
    EXCEPT (SELECT x -> 'task' FROM said(p_case, 'task.done') x UNION ALL SELECT x -> 'task' FROM said(p_case, 'task.dropped') x)) o $$;

CREATE OR REPLACE FUNCTION judge_task(p_case uuid, kind text, b jsonb, p_at bigint, kinds text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE last_one text; taker text;
BEGIN
  IF cardinality(ARRAY(SELECT one FROM unnest(kinds) one WHERE one LIKE 'task.%')) > 1 THEN PERFORM unreadable('tasks'); END IF;
  IF kind = 'task.opened' THEN
    IF (b ->> 'by_at')::bigint <= p_at THEN PERFORM refuse('time.past', 'by_at'); END IF;
    IF (b ->> 'by_at')::bigint > p_at + 366 * 86400000000 THEN PERFORM refuse('time.absurd', 'by_at'); END IF;
    IF open_tasks(p_case) >= 20 THEN PERFORM refuse('task.too_many', '20'); END IF;
    RETURN;
  END IF;
  SELECT x.one ->> 0, x.one -> 2 ->> 'taker' INTO last_one, taker FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
    WHERE l.case_id = p_case AND x.one ->> 0 LIKE 'task.%' AND x.one -> 2 -> 'task' = b -> 'task' ORDER BY l.version DESC, x.n DESC LIMIT 1;
  IF last_one IS NULL OR last_one IN ('task.done', 'task.dropped') THEN PERFORM refuse('task.unknown'); END IF;
  IF kind = 'task.taken' AND last_one = 'task.taken' THEN PERFORM refuse('task.taken', taker); END IF;
  IF kind = 'task.put_back' AND last_one <> 'task.taken' THEN PERFORM refuse('task.in_pool'); END IF;
END $$;

-- What came through a regulator: once under its reference, replies numbered in order, a valid verdict stays. See `domain.case.regulator`.
CREATE OR REPLACE FUNCTION judge_regulator(p_case uuid, kind text, b jsonb, p_at bigint, kinds text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE verdicts text[]; replies int;
BEGIN
  IF cardinality(ARRAY(SELECT one FROM unnest(kinds) one WHERE one LIKE 'regulator.%')) > 1 THEN PERFORM unreadable('referrals'); END IF;
  IF kind = 'regulator.referred' THEN
    IF EXISTS (SELECT 1 FROM said(p_case, kind) r WHERE r ->> 'authority' = b ->> 'authority' AND r ->> 'reference' = b ->> 'reference') THEN PERFORM refuse('referral.exists'); END IF;
    IF (SELECT count(*) FROM said(p_case, kind)) >= 20 THEN PERFORM refuse('referral.too_many', '20'); END IF;
    IF (b ->> 'received_at')::bigint > p_at THEN PERFORM refuse('time.future', 'received_at'); END IF;
    IF (b ->> 'due_at')::bigint <= (b ->> 'received_at')::bigint THEN PERFORM refuse('time.order', 'due_at'); END IF;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM said(p_case, 'regulator.referred') r WHERE r ->> 'referral' = b ->> 'referral') THEN PERFORM refuse('referral.unknown'); END IF;
  IF kind = 'regulator.replied' THEN
    replies := (SELECT count(*) FROM said(p_case, kind) r WHERE r ->> 'referral' = b ->> 'referral');
    IF (b ->> 'number')::int <> replies + 1 THEN PERFORM refuse('referral.version'); END IF;
    IF replies >= 50 THEN PERFORM refuse('referral.too_many', '50'); END IF;
  ELSIF kind = 'regulator.judged' THEN
    -- The last one counts: after a valid one there is none, so that only the same again is to be refused.
    verdicts := ARRAY(SELECT r ->> 'verdict' FROM said(p_case, kind) r WHERE r ->> 'referral' = b ->> 'referral');
    IF 'valid' = ANY(verdicts) THEN PERFORM refuse('referral.valid'); END IF;
    IF b ->> 'verdict' = ANY(verdicts) THEN PERFORM refuse('referral.judged'); END IF;
  END IF;
END $$;

-- A file that somebody brought in themselves, or that this case has already and whoever handles it says what it is; as it is, and by
-- kinds and points of the catalogue.
CREATE OR REPLACE FUNCTION judge_file(p_case uuid, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM said(p_case, 'privacy.erased') x WHERE x -> 'files' ? (b ->> 'sha256')) THEN PERFORM refuse('evidence.erased', left(b ->> 'sha256', 12)); END IF;
  IF NOT EXISTS (SELECT 1 FROM evidence_file e WHERE e.sha256 = b ->> 'sha256' AND octet_length(e.bytes) = (b ->> 'size')::numeric AND is_media(b ->> 'media', e.bytes)
      AND (EXISTS (SELECT 1 FROM file_put f WHERE f.sha256 = e.sha256 AND f.person = who.id)
        OR EXISTS (SELECT 1 FROM said(p_case, 'inquiry.evidence') x WHERE x ->> 'sha256' = e.sha256))) THEN PERFORM unreadable('file'); END IF;
  IF b ->> 'kind' <> '' AND NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'evidence' AND k.word = b ->> 'kind') THEN
    PERFORM refuse('choice.unknown', left(b ->> 'kind', 60)); END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements_text(b -> 'checks') c WHERE NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'point' AND k.word = (b ->> 'kind') || ' ' || c))
    OR jsonb_array_length(b -> 'checks') <> (SELECT count(DISTINCT c) FROM jsonb_array_elements_text(b -> 'checks') c) THEN PERFORM unreadable('checks'); END IF;
END $$;

-- Claims: who holds a case gives it away, nobody claims for another, nobody takes what is held.
CREATE OR REPLACE FUNCTION judge_holder(held text, kind text, b jsonb, who account, offered text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE kind
    WHEN 'handling.claimed' THEN
      IF b ->> 'by' <> who.id THEN PERFORM refuse('claim.for_other'); END IF;
      IF held NOT IN ('', who.id) THEN PERFORM refuse('claim.held', held); END IF;
    WHEN 'handling.released' THEN
      IF held <> who.id AND NOT may(who.role, 'sign') THEN PERFORM refuse('claim.not_yours', held); END IF;
    WHEN 'handling.assigned' THEN
      IF held NOT IN ('', who.id) AND NOT may(who.role, 'sign') AND NOT (offered = who.id AND b ->> 'to' = who.id) THEN
        PERFORM refuse('claim.not_yours', held); END IF;
      IF NOT EXISTS (SELECT 1 FROM account a WHERE a.id = b ->> 'to' AND a.active = 1 AND may(a.role, 'handle')) THEN
        PERFORM refuse('account.unknown', b ->> 'to'); END IF;
    ELSE NULL;
  END CASE;
END $$;

-- A case is offered by whoever holds it or may give it out, to somebody else who can take it; a new offer takes the place of one that waits.
CREATE OR REPLACE FUNCTION judge_offer(s standing, h jsonb, b jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF h ->> 'offered' = b ->> 'to' AND h ->> 'offerer' = who.id THEN PERFORM refuse('transfer.offered'); END IF;
  IF s.holder NOT IN ('', who.id) AND NOT may(who.role, 'sign') THEN PERFORM refuse('claim.not_yours', s.holder); END IF;
  IF b ->> 'to' = who.id THEN PERFORM refuse('transfer.self'); END IF;
  IF NOT EXISTS (SELECT 1 FROM account a WHERE a.id = b ->> 'to' AND a.active = 1 AND may(a.role, 'handle') AND sees(s.readers, a)) THEN
    PERFORM refuse('account.unknown', b ->> 'to'); END IF;
END $$;

-- The packs under which a complaint received on a day is handled at a site: of each that it adopted the newest version of the house's own
-- that has begun, else of those that came with the program; those for its kind of place first. See `usecases.rulebook.in_force`.
CREATE OR REPLACE FUNCTION listed(site jsonb, day date) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(f.pack ORDER BY f.fits DESC, f.n), '{}')
  FROM jsonb_array_elements_text(site -> 'packs') WITH ORDINALITY a(id, n)
  CROSS JOIN LATERAL (
    SELECT p.pack, a.n, EXISTS (SELECT 1 FROM power k WHERE k.pack = p.pack AND k.act = 'kind' AND k.post = site ->> 'kind') AS fits,
      o.name IS NULL AND EXISTS (SELECT 1 FROM power e WHERE e.pack = p.pack AND e.act = 'ends' AND e.up_to <= day - date '0001-01-01' + 1) AS over
    FROM power p LEFT JOIN policy o ON o.name = p.pack AND o.kind = 'pack'
    WHERE p.act = 'starts' AND split_part(p.pack, '@', 1) = a.id AND p.up_to <= day - date '0001-01-01' + 1
    ORDER BY o.name IS NOT NULL DESC, p.up_to DESC LIMIT 1
  ) f WHERE NOT f.over $$;

-- The packs of a case say how much may be promised in it, and the first one speaks: they are those that its site lists now. What was taken down
-- while the server was out of reach names those of then, or of any day since; a desk may have read them shortly before midnight.
DROP FUNCTION IF EXISTS judge_packs(jsonb, bigint);
CREATE OR REPLACE FUNCTION judge_packs(b jsonb, p_at bigint, said_at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE site jsonb; zone text; named text[] := ARRAY(SELECT jsonb_array_elements_text(b -> 'packs')); first date; today date;
BEGIN
  SELECT x.one INTO site FROM house o CROSS JOIN LATERAL jsonb_array_elements(o.body::jsonb -> 'sites') WITH ORDINALITY x(one, n)
    ORDER BY x.one ->> 'id' = b ->> 'site' DESC, x.n LIMIT 1;
  zone := site ->> 'zone';
  today := (to_timestamp(p_at / 1e6) AT TIME ZONE zone)::date;
  IF named = listed(site, today) THEN RETURN; END IF;
  first := (to_timestamp(said_at / 1e6 - 600) AT TIME ZONE zone)::date;
  -- The list changes only where a version begins or ends.
  IF NOT EXISTS (SELECT 1 FROM (SELECT first AS day UNION SELECT date '0001-01-01' + p.up_to::int - 1 FROM power p
      WHERE p.act IN ('starts', 'ends')) d WHERE d.day BETWEEN first AND today AND named = listed(site, d.day)) THEN
    PERFORM refuse('pack.listed', array_to_string(named, ' ')); END IF;
END $$;

-- The pack by whose levels a case is weighed: of those that it has, the first that its site adopted and that has some; see `rulebook.rules`.
CREATE OR REPLACE FUNCTION weighing(site text, packs text[]) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT o.pack FROM unnest(packs) WITH ORDINALITY o(pack, n)
    CROSS JOIN (SELECT x.one -> 'packs' AS adopted FROM house h CROSS JOIN LATERAL jsonb_array_elements(h.body::jsonb -> 'sites') WITH ORDINALITY x(one, n)
      ORDER BY x.one ->> 'id' = site DESC, x.n LIMIT 1) s
    WHERE EXISTS (SELECT 1 FROM power p WHERE p.pack = o.pack AND p.act = 'level')
    ORDER BY (SELECT a.n FROM jsonb_array_elements_text(s.adopted) WITH ORDINALITY a(id, n) WHERE a.id = split_part(o.pack, '@', 1) LIMIT 1) NULLS LAST, o.n LIMIT 1 $$;

-- A level that the rules of the case have not would be weighed by nobody. A case without packs knows none.
CREATE OR REPLACE FUNCTION judge_level(b jsonb, packs text[], by_pack text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF packs <> '{}' AND NOT EXISTS (SELECT 1 FROM power p WHERE p.pack = by_pack AND p.act = 'level' AND p.post = b ->> 'level') THEN PERFORM refuse('choice.unknown', left(b ->> 'level', 60)); END IF;
END $$;

CREATE OR REPLACE FUNCTION round_of(p_case uuid) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT (b ->> 'round')::int FROM said(p_case, 'handling.round_opened') WITH ORDINALITY o(b, n) ORDER BY n DESC LIMIT 1), 1) $$;

-- Whether the rounds of the level are used up, and a supervisor has not decided yet what becomes of it.
CREATE OR REPLACE FUNCTION at_cap(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT (SELECT x.one ->> 0 FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n)
    WHERE l.case_id = p_case AND x.one ->> 0 IN ('handling.cap_reached', 'handling.cap_decided', 'handling.round_opened') ORDER BY l.version DESC, x.n DESC LIMIT 1) = 'handling.cap_reached' $$;

-- A round opens, or the cap of rounds is reached, since the customer said no to what was done: which of the two is the level's word. At the cap
-- a supervisor decides: then one more opens under a graver level, all at once, or none.
CREATE OR REPLACE FUNCTION judge_rounds(p_case uuid, events jsonb, kinds text[], packs text[], by_pack text) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE level text; now_at int; cap bigint; decided jsonb; rank bigint;
BEGIN
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'contact.followed_up' AND e -> 2 ->> 'satisfied' = 'not')
    AND NOT kinds && ARRAY['handling.round_opened', 'handling.cap_reached'] THEN PERFORM refuse('round.none'); END IF;
  -- One call in an entry, and what follows from it behind it.
  IF cardinality(array_positions(kinds, 'contact.followed_up')) > 1
    OR array_position(kinds, 'contact.followed_up') > least(array_position(kinds, 'handling.round_opened'), array_position(kinds, 'handling.cap_reached')) THEN PERFORM refuse('round.satisfied'); END IF;
  IF NOT kinds && ARRAY['handling.round_opened', 'handling.cap_reached', 'handling.cap_decided'] THEN RETURN; END IF;
  SELECT b ->> 'level' INTO level FROM said(p_case, 'intake.level') WITH ORDINALITY o(b, n) ORDER BY n DESC LIMIT 1;
  IF 'handling.cap_decided' = ANY (kinds) THEN
    decided := events -> 0 -> 2;
    IF at_cap(p_case) IS NOT TRUE THEN PERFORM refuse('cap.not_reached'); END IF;
    IF kinds[1] <> 'handling.cap_decided' OR cardinality(array_positions(kinds, 'handling.cap_decided')) > 1
      OR (CASE decided ->> 'choice' WHEN 'raise-level' THEN kinds <> ARRAY['handling.cap_decided', 'intake.level', 'handling.round_opened'] ELSE kinds <> ARRAY['handling.cap_decided'] END) THEN
      PERFORM refuse('cap.whole'); END IF;
    -- The next graver one, not any.
    IF decided ->> 'choice' = 'raise-level' AND packs <> '{}' THEN
      SELECT p.up_to INTO rank FROM power p WHERE p.pack = by_pack AND p.act = 'rank' AND p.post = level;
      IF (events #>> '{1,2,level}') IS DISTINCT FROM (SELECT p.post FROM power p WHERE p.pack = by_pack AND p.act = 'rank' AND p.up_to > coalesce(rank, 0) ORDER BY p.up_to LIMIT 1) THEN
        PERFORM refuse('cap.whole'); END IF;
    END IF;
    RETURN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'contact.followed_up' AND e -> 2 ->> 'satisfied' = 'not') THEN PERFORM refuse('round.satisfied'); END IF;
  now_at := round_of(p_case);
  IF packs = '{}' THEN RETURN; END IF;
  SELECT p.up_to INTO cap FROM power p WHERE p.pack = by_pack AND p.act = 'level' AND p.post = level;
  IF 'handling.cap_reached' = ANY (kinds) AND (cap <= now_at) IS NOT TRUE OR 'handling.round_opened' = ANY (kinds) AND cap <= now_at THEN PERFORM refuse('round.cap'); END IF;
END $$;

-- Erasure is asked for once a case is closed, of nothing that is held, and for the end of retention only once it is over: as long as the packs
-- say, the longest of them, or longer where somebody said so.
CREATE OR REPLACE FUNCTION judge_erasable(p_case uuid, s standing, h jsonb, ground text, p_at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE ended bigint; years bigint; kept bigint;
BEGIN
  IF (h -> 'held')::boolean THEN PERFORM refuse('privacy.held'); END IF;
  IF NOT s.closed THEN PERFORM refuse('privacy.open'); END IF;
  IF ground <> 'retention-over' THEN RETURN; END IF;
  SELECT max(l.at) INTO ended FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e WHERE l.case_id = p_case AND e ->> 0 IN ('case.closed', 'case.declined', 'case.withdrawn');
  SELECT max(p.up_to) INTO years FROM power p WHERE p.pack = ANY (packs_of(p_case)) AND p.act = 'retain';
  SELECT max((b ->> 'until')::bigint) INTO kept FROM (SELECT b FROM said(p_case, 'privacy.kept_longer') WITH ORDINALITY o(b, n) ORDER BY n DESC LIMIT 1) k;
  IF years IS NULL AND kept IS NULL OR p_at < greatest(kept, micros((to_timestamp(ended / 1e6) AT TIME ZONE 'UTC' + make_interval(years => years::int)) AT TIME ZONE 'UTC')) THEN
    PERFORM refuse('privacy.retention'); END IF;
END $$;

-- The outcome of a complaint follows from its matters; NULL while one is not judged.
CREATE OR REPLACE FUNCTION outcome_of(p_case uuid) RETURNS text LANGUAGE sql STABLE AS $$
  WITH e AS MATERIALIZED (SELECT l.version * 100000 + x.n AS place, x.one ->> 0 AS kind, x.one -> 2 AS b
      FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) WITH ORDINALITY x(one, n) WHERE l.case_id = p_case AND x.one ->> 0 IN ('issue.named', 'issue.judged')),
    found AS (SELECT coalesce((SELECT j.b ->> 'founded' FROM e j WHERE j.kind = 'issue.judged' AND j.b -> 'issue' = i.issue ORDER BY j.place DESC LIMIT 1), 'unknown') AS verdict
      FROM (SELECT DISTINCT b -> 'issue' AS issue FROM e WHERE kind = 'issue.named') i)
  SELECT CASE WHEN count(*) = 0 OR bool_or(verdict = 'unknown') THEN NULL WHEN bool_and(verdict = 'yes') THEN 'upheld' WHEN bool_and(verdict = 'no') THEN 'not-upheld' ELSE 'partly' END FROM found $$;

-- A number belongs to the year of its receipt and follows the last one.
CREATE OR REPLACE FUNCTION judge_number(number text, at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE year int; last bigint;
BEGIN
  IF number !~ '^C-[0-9]{4}-([0-9]{4}|[1-9][0-9]{4,8})$' THEN PERFORM unreadable('number'); END IF;
  year := substr(number, 3, 4)::int;
  IF year NOT BETWEEN extract(year FROM to_timestamp(at / 1e6) AT TIME ZONE 'UTC' - interval '1 day') AND extract(year FROM to_timestamp(at / 1e6) AT TIME ZONE 'UTC' + interval '1 day') THEN
    PERFORM unreadable('year');
  END IF;
  SELECT max(t.number_key) INTO last FROM ticket t WHERE t.number_key BETWEEN year * 1000000000::bigint AND year * 1000000000::bigint + 999999999;
  IF substr(number, 8)::bigint <> coalesce(last % 1000000000, 0) + 1 THEN
    RAISE unique_violation USING MESSAGE = 'stale', CONSTRAINT = 'log_case_id_version_key';
  END IF;
END $$;

-- How long a claim holds under the packs of a case after its holder's last entry: the first that says so speaks. NULL has no end.
CREATE OR REPLACE FUNCTION lease_of(packs text[]) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT p.up_to FROM unnest(packs) WITH ORDINALITY o(pack, n) JOIN power p ON p.pack = o.pack AND p.act = 'claim' ORDER BY o.n LIMIT 1 $$;

-- A claim that runs is nobody else's; one is taken over only at the end that the log and the packs give it.
CREATE OR REPLACE FUNCTION judge_take_over(s standing, h jsonb, b jsonb, who account, p_at bigint) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE lease bigint := lease_of(ARRAY(SELECT jsonb_array_elements_text(h -> 'packs')));
BEGIN
  IF s.holder IN ('', who.id) OR s.holder <> b ->> 'holder' THEN PERFORM refuse('claim.not_held', b ->> 'holder'); END IF;
  IF lease IS NULL THEN PERFORM refuse('claim.not_yours', s.holder); END IF;
  IF s.held_at + lease > p_at THEN PERFORM refuse('claim.not_over', s.holder); END IF;
  IF (b ->> 'until_at')::bigint <> s.held_at + lease THEN PERFORM unreadable('end of the claim'); END IF;
END $$;

-- Names by which a restricted case may name a person: role and post. A post that is named as a role is none, and whoever administers has
-- no post here: they say themselves which post they have.
CREATE OR REPLACE FUNCTION shows(readers jsonb, who account) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT readers IS NULL OR readers -> 'people' ? who.id OR readers -> 'roles' ? who.role
    OR who.post <> '' AND readers -> 'roles' ? who.post AND may(who.role, 'handle') AND NOT EXISTS (SELECT 1 FROM role_may r WHERE r.role = who.post) $$;

-- What an event makes of who holds the case, whether it is closed, and who may see it.
CREATE OR REPLACE FUNCTION stands(s standing, kind text, b jsonb, actor text, at bigint) RETURNS standing LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE held text := s.holder;
BEGIN
  CASE kind
    WHEN 'handling.claimed' THEN s.holder := b ->> 'by';
    WHEN 'handling.assigned' THEN s.holder := b ->> 'to';
    WHEN 'handling.taken_over' THEN s.holder := actor;
    WHEN 'handling.released' THEN s.holder := '';
    WHEN 'case.closed', 'case.declined', 'case.withdrawn' THEN s.closed := true;
    WHEN 'case.reopened' THEN s.closed := false;
    WHEN 'privacy.restricted' THEN s.readers := jsonb_build_object('roles', b -> 'roles', 'people', b -> 'people');
    WHEN 'privacy.opened' THEN s.readers := NULL;
    ELSE NULL;
  END CASE;
  -- Whatever the holder writes renews the claim; see `domain.case.state`.
  IF s.holder NOT IN (held, '') OR held = actor THEN s.held_at := at; END IF;
  RETURN s;
END $$;

-- The moment at which a person last said something in a case: without the server, or that of the entry.
CREATE OR REPLACE FUNCTION spoke(p_case uuid, p_person text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT (e -> 2 ->> 'said_at')::bigint FROM jsonb_array_elements(l.events::jsonb) e WHERE e ->> 0 = 'carried.said' LIMIT 1), l.at)
    FROM log l WHERE l.case_id = p_case AND l.actor = p_person ORDER BY l.version DESC LIMIT 1 $$;

-- What a desk said while it could not reach the server was said at another moment than this: first of all, of what may be said so, and never
-- before the complaint came in or behind another word of the same person. See `domain.case.lawful`.
CREATE OR REPLACE FUNCTION judge_carried(p_case uuid, p_version int, p_at bigint, events jsonb, who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
  kinds text[] := ARRAY(SELECT x.one ->> 0 FROM jsonb_array_elements(events) WITH ORDINALITY x(one, n) ORDER BY x.n);
  -- The receipt stays the first of the entry that opens a case.
  place int := CASE p_version WHEN 1 THEN 2 ELSE 1 END; moment bigint;
BEGIN
  IF array_positions(kinds, 'carried.said') <> ARRAY[place] THEN PERFORM refuse('carried.place'); END IF;
  IF cardinality(kinds) = 1 THEN PERFORM refuse('carried.alone'); END IF;
  IF EXISTS (SELECT 1 FROM kind k WHERE k.kind = ANY (kinds) AND NOT k.carried) THEN PERFORM refuse('carried.beside'); END IF;
  moment := (events -> (place - 1) -> 2 ->> 'said_at')::bigint;
  IF moment > p_at THEN PERFORM refuse('time.future', 'said_at'); END IF;
  IF moment < p_at - 14 * 86400000000 THEN PERFORM refuse('carried.old'); END IF;
  IF moment < (CASE p_version WHEN 1 THEN events -> 0 -> 2 ->> 'received_at' ELSE (SELECT s ->> 'received_at' FROM said(p_case, 'intake.received') s) END)::bigint THEN
    PERFORM refuse('carried.before'); END IF;
  IF moment < spoke(p_case, who.id) THEN PERFORM refuse('carried.back'); END IF;
END $$;

-- Judge one entry; gives how the case stands after it.
CREATE OR REPLACE FUNCTION judge(p_case uuid, p_version int, p_at bigint, events jsonb, who account) RETURNS standing LANGUAGE plpgsql AS $$
DECLARE
  e jsonb; k kind; h jsonb; s standing; packs text[]; by_pack text; here int;
  kinds text[] := ARRAY(SELECT one ->> 0 FROM jsonb_array_elements(events) one);
  remedies int := (SELECT count(*) FROM unnest(kinds) one WHERE one LIKE 'remedy.%');
BEGIN
  -- A number is kept apart from what the rest of the entry says, and follows it.
  IF 'number.kept' = ANY (kinds) THEN
    kinds := array_remove(kinds, 'number.kept');
    IF kinds = '{}' OR kinds <> ARRAY(SELECT x.one ->> 0 FROM jsonb_array_elements(events) WITH ORDINALITY x(one, n) WHERE x.n <= cardinality(kinds) ORDER BY x.n) THEN
      PERFORM unreadable('numbers'); END IF;
  END IF;
  SELECT * INTO s FROM standing o WHERE o.case_id = p_case;
  IF NOT FOUND THEN s := ROW (p_case, '', false, NULL, 0); END IF;
  IF p_case = house_case() OR kinds && ARRAY['key.made', 'figures.signed'] THEN
    IF p_case <> house_case() THEN PERFORM unreadable('key'); END IF;
    IF kinds = ARRAY['figures.signed'] THEN PERFORM judge_figures(events, who); ELSE PERFORM judge_key(events, who); END IF;
    RETURN s;
  END IF;
  IF (p_version = 1) <> ('intake.received' = ANY (kinds)) OR p_version = 1 AND kinds[1] <> 'intake.received'
    OR cardinality(array_positions(kinds, 'intake.received')) > 1 THEN PERFORM unreadable('receipt'); END IF;
  IF p_version = 1 AND EXISTS (SELECT 1 FROM unnest(kinds) one WHERE one LIKE 'judgement.%') THEN PERFORM unreadable('judged at once'); END IF;
  -- Only here, where a case that is not there would be taken.
  IF NOT sees(s.readers, who) THEN PERFORM refuse('case.unknown'); END IF;
  IF 'carried.said' = ANY (kinds) THEN
    PERFORM judge_carried(p_case, p_version, p_at, events, who);
    kinds := array_remove(kinds, 'carried.said');
  END IF;
  -- What a letter says is taken beside its print, and there alone.
  IF 'paper.letter' = ANY (kinds) AND (kinds <> ARRAY['paper.printed', 'paper.letter'] OR events #> '{0,2,form}' <> events #> '{1,2,letter}'
    OR events #> '{0,2,language}' <> events #> '{1,2,language}') THEN PERFORM refuse('letter.unprinted'); END IF;
  IF kinds && ARRAY['signing.signed', 'case.closed'] AND kinds <> ARRAY['signing.signed', 'case.closed'] THEN PERFORM unreadable('closing'); END IF;
  -- Whoever takes it over is who it is given to, by that entry and nothing else: an order of one's own would take it from anybody.
  -- Whether something is still to be done for the customer is asked of what stood before they were called.
  IF 'contact.followed_up' = ANY (kinds) AND EXISTS (SELECT 1 FROM unnest(kinds) one WHERE one LIKE 'task.%') THEN PERFORM unreadable('call'); END IF;
  IF 'transfer.accepted' = ANY (kinds) AND array_remove(kinds, 'number.kept') <> ARRAY['transfer.accepted', 'handling.assigned'] THEN PERFORM unreadable('transfer'); END IF;
  IF (SELECT count(*) <> count(DISTINCT one -> 2 ->> 'promise') FROM jsonb_array_elements(events) one WHERE one ->> 0 IN ('promise.kept', 'promise.cancelled')) THEN PERFORM refuse('promise.unknown'); END IF;
  -- What is judged by what an option was must not change it in the same breath.
  IF cardinality(array_positions(kinds, 'judgement.settled')) > 1 THEN PERFORM unreadable('settled'); END IF;
  IF (SELECT count(*) FROM unnest(kinds) one WHERE one LIKE 'judgement.%' OR one = 'delay.decided' OR one = 'handling.round_opened') > 1 THEN PERFORM unreadable('twice'); END IF;
  packs := CASE p_version WHEN 1 THEN ARRAY(SELECT jsonb_array_elements_text(events -> 0 -> 2 -> 'packs')) ELSE packs_of(p_case) END;
  IF kinds && ARRAY['intake.level', 'contact.attempted', 'contact.followed_up', 'handling.round_opened', 'handling.cap_reached', 'handling.cap_decided'] THEN
    by_pack := weighing(coalesce((SELECT r ->> 'site' FROM said(p_case, 'intake.received') r), events #>> '{0,2,site}', ''), packs);
    PERFORM judge_rounds(p_case, events, kinds, packs, by_pack);
    PERFORM judge_attempts(p_case, events, packs, by_pack);
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(events) one WHERE one -> 2 ? 'round') THEN here := round_of(p_case); END IF;
  -- It names every text that goes, and so may be as long as it must.
  IF kinds && ARRAY['privacy.erased', 'privacy.erasure_asked'] AND cardinality(kinds) > 1 THEN PERFORM unreadable('erased'); END IF;
  IF cardinality(kinds) > 1 AND kinds && ARRAY['signing.returned', 'transfer.offered', 'case.urged', 'case.declined', 'case.withdrawn', 'case.reopened'] THEN PERFORM unreadable('one at a time'); END IF;
  -- Nobody was called before the complaint was there.
  IF p_version = 1 AND EXISTS (SELECT 1 FROM unnest(kinds) one WHERE one LIKE 'contact.%' OR one = 'handling.round_opened') THEN PERFORM unreadable('called at once'); END IF;
  -- What is asked for is the record as it stands before the entry.
  IF 'signing.asked' = ANY (kinds) AND cardinality(kinds) > 1 THEN PERFORM unreadable('asked'); END IF;
  IF remedies > 1 OR remedies > 0 AND kinds && ARRAY['signing.asked', 'case.declined', 'case.withdrawn', 'handling.round_opened', 'handling.cap_reached'] THEN PERFORM unreadable('option'); END IF;
  IF remedies > 0 OR kinds && ARRAY['signing.signed', 'signing.returned', 'signing.asked', 'delay.decided',
    'transfer.offered', 'transfer.accepted', 'transfer.declined', 'delay.requested', 'privacy.erasure_asked', 'handling.taken_over', 'case.declined', 'case.withdrawn', 'privacy.opened', 'privacy.restricted', 'privacy.erased', 'privacy.erasure_refused', 'judgement.made', 'judgement.settled', 'handling.round_opened'] THEN h := history(p_case); END IF;
  PERFORM judge_new(p_case, events);
  PERFORM judge_salts(p_case, events);
  FOR e IN SELECT jsonb_array_elements(events) LOOP
    SELECT * INTO k FROM kind WHERE kind = e ->> 0;
    IF NOT may(who.role, CASE p_version WHEN 1 THEN k.opening ELSE k.may END) THEN
      PERFORM refuse(role_key(CASE p_version WHEN 1 THEN k.opening ELSE k.may END)); END IF;
    IF s.closed AND NOT (k.kind IN ('case.reopened', 'paper.printed', 'paper.letter') OR k.kind LIKE 'privacy.%' OR k.kind IN ('number.kept', 'carried.said') OR k.kind LIKE 'judgement.%' OR k.kind LIKE 'measure.%' OR k.kind LIKE 'regulator.%' OR k.kind = 'conduct.noted' OR k.kind = 'handling.noted' AND e -> 2 ->> 'step' = '0') THEN
      PERFORM refuse('case.closed'); END IF;
    IF k.kind = 'intake.level' THEN PERFORM judge_level(e -> 2, packs, by_pack); END IF;
    IF k.kind LIKE 'handling.%' AND (e -> 2 ->> 'step')::int NOT BETWEEN (CASE k.kind WHEN 'handling.noted' THEN 0 ELSE 1 END) AND 6 THEN PERFORM refuse('step.unknown', e -> 2 ->> 'step'); END IF;
    -- Nothing that happened lies ahead, and nothing that may lie ahead beyond a decade.
    IF EXISTS (SELECT 1 FROM jsonb_array_elements(k.fields) f WHERE f ->> 2 = 'past' AND (e -> 2 ->> (f ->> 0))::bigint > p_at) THEN PERFORM refuse('time.future', k.kind); END IF;
    IF EXISTS (SELECT 1 FROM jsonb_array_elements(k.fields) f WHERE f ->> 2 IN ('past', 'ahead')
      AND (e -> 2 ->> (f ->> 0))::bigint NOT BETWEEN 631152000000000 AND p_at + 316224000000000) THEN PERFORM refuse('time.absurd', k.kind); END IF;
    -- Everything is said of the round that is open.
    IF k.kind <> 'handling.round_opened' AND (e -> 2 ->> 'round')::int <> here THEN PERFORM refuse('round.other', e -> 2 ->> 'round'); END IF;
    PERFORM judge_event(p_case, s, k.kind, e -> 2, h, who, p_at, kinds);
    IF k.kind = 'intake.received' THEN
      PERFORM judge_packs(e -> 2, p_at, coalesce((SELECT (x -> 2 ->> 'said_at')::bigint FROM jsonb_array_elements(events) x WHERE x ->> 0 = 'carried.said'), p_at)); END IF;
    IF k.kind = 'handling.round_opened' THEN here := (e -> 2 ->> 'round')::int; END IF;
    s := stands(s, k.kind, e -> 2, who.id, p_at);
  END LOOP;
  RETURN s;
END $$;

CREATE OR REPLACE FUNCTION role_key(may text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'role.' || CASE may WHEN 'decide-at-cap' THEN 'cap' WHEN 'handle-or-erase' THEN 'handle' ELSE may END $$;

DROP FUNCTION IF EXISTS judge_event(standing, text, jsonb, jsonb, account, bigint, text[]);

-- One in an entry, and fifty of one person in a case: nobody takes the room of others.
DROP FUNCTION IF EXISTS judge_often(uuid, text, text[]);
CREATE OR REPLACE FUNCTION judge_often(p_case uuid, kind text, kinds text[], who account) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF cardinality(array_positions(kinds, kind)) > 1
    OR (SELECT count(*) FROM log l WHERE l.case_id = p_case AND l.actor = who.id AND l.events LIKE '%"' || kind || '"%') >= 50 THEN PERFORM unreadable('number of requests'); END IF;
END $$;

-- A text keeps its salt where it is said again. Under any other name the salt of a text that is here would keep that text from being
-- erased, or take this one with it.
CREATE OR REPLACE FUNCTION judge_salts(p_case uuid, events jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE seals text[] := ARRAY(SELECT DISTINCT n.seal FROM said_in(events) n); whole text; here text[];
BEGIN
  IF seals = '{}' THEN RETURN; END IF;
  whole := (SELECT string_agg(l.events, '') FROM log l WHERE l.case_id = p_case);
  here := ARRAY(SELECT n FROM unnest(seals) n WHERE strpos(whole, n) > 0);
  IF EXISTS (SELECT 1 FROM said_in(events) n JOIN said_in(events) o USING (seal) WHERE otherwise_named(n.name, o.name)) THEN PERFORM unreadable('salt'); END IF;
  -- What was erased is not said again under the salt that says so: it would never be erased again.
  IF here <> '{}' AND EXISTS (SELECT 1 FROM said(p_case, 'privacy.erased') x WHERE x -> 'seals' ?| here) THEN PERFORM unreadable('salt of what was erased'); END IF;
  IF here <> '{}' AND EXISTS (SELECT 1 FROM said_in(events) n JOIN sealed(p_case) o USING (seal) WHERE n.seal = ANY (here) AND otherwise_named(n.name, o.name)) THEN PERFORM unreadable('salt'); END IF;
END $$;

-- What must bear an id of its own in its case: under that of another it would take its place, in the lists and in every replay.
DROP FUNCTION IF EXISTS judge_new(uuid, text, jsonb);
CREATE OR REPLACE FUNCTION judge_new(p_case uuid, events jsonb) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE refused text;
BEGIN
  WITH new AS MATERIALIZED (SELECT o.kind, o.field, o.refused, e -> 2 ->> o.field AS id FROM jsonb_array_elements(events) e
      JOIN (VALUES ('promise.made', 'promise', 'promise.exists'), ('help.asked', 'ask', 'help.exists'), ('contact.attempted', 'contact', 'contact.exists'),
        ('contact.followed_up', 'contact', 'contact.exists'), ('order.opened', 'order', 'order.exists'), ('proof.asked', 'request', 'proof.exists'),
        ('measure.planned', 'measure', 'measure.exists'), ('task.opened', 'task', 'task.exists'), ('regulator.referred', 'referral', 'referral.exists'), ('conduct.noted', 'incident', 'conduct.exists'), ('handling.noted', 'note', 'note.exists'), ('privacy.health_noted', 'note', 'health.same'), ('privacy.erasure_asked', 'erasure', 'privacy.asked')) o(kind, field, refused) ON o.kind = e ->> 0),
    twice AS (SELECT n.refused FROM new n GROUP BY n.field, n.id, n.refused HAVING count(*) > 1),
    there AS (SELECT n.refused FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x
      JOIN new n ON x -> 2 ->> n.field = n.id AND (x ->> 0 = n.kind OR n.field = 'contact' AND x ->> 0 LIKE 'contact.%')
      WHERE l.case_id = p_case AND EXISTS (SELECT 1 FROM new))
  SELECT f.refused INTO refused FROM (SELECT t.refused FROM twice t UNION ALL SELECT t.refused FROM there t) f LIMIT 1;
  IF FOUND THEN PERFORM refuse(refused); END IF;
  -- And a matter is judged once it is named.
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'issue.judged'
      AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(events) n WHERE n ->> 0 = 'issue.named' AND n -> 2 -> 'issue' = e -> 2 -> 'issue')
      AND NOT EXISTS (SELECT 1 FROM said(p_case, 'issue.named') n WHERE n -> 'issue' = e -> 2 -> 'issue')) THEN PERFORM refuse('issue.unknown'); END IF;
END $$;

CREATE OR REPLACE FUNCTION judge_event(p_case uuid, s standing, kind text, b jsonb, h jsonb, who account, p_at bigint, kinds text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CASE kind
    WHEN 'number.kept' THEN NULL;  -- by `keep_numbers`, which has the whole entry
    WHEN 'carried.said' THEN NULL;  -- by `judge_carried`
    WHEN 'intake.received' THEN
      PERFORM judge_number(b ->> 'number', p_at);
      IF (b ->> 'received_at')::bigint > p_at THEN PERFORM refuse('time.future'); END IF;
      IF (b ->> 'received_at')::bigint < 631152000000000 THEN PERFORM refuse('time.absurd'); END IF;  -- 1990, as the desk says
      IF (b ->> 'occurred_at')::bigint > (b ->> 'received_at')::bigint THEN PERFORM refuse('time.order'); END IF;
      IF b ->> 'site' <> '' AND NOT EXISTS (SELECT 1 FROM house o CROSS JOIN LATERAL jsonb_array_elements(o.body::jsonb -> 'sites') x WHERE x ->> 'id' = b ->> 'site') THEN
        PERFORM unreadable('site'); END IF;
      IF b ->> 'language' NOT IN ('zh', 'en', 'other') OR b ->> 'channel' !~ '^[a-z][a-z-]{0,39}$' OR NOT is_mark(b ->> 'calendar') THEN PERFORM unreadable('receipt'); END IF;
    WHEN 'inquiry.evidence' THEN
      IF (SELECT count(*) FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) x WHERE l.case_id = p_case AND l.actor = who.id AND x ->> 0 = kind)
        + cardinality(array_positions(kinds, kind)) > 300 THEN PERFORM unreadable('number of files'); END IF;
      PERFORM judge_file(p_case, b, who);
      PERFORM judge_holder(s.holder, kind, b, who, CASE WHEN 'transfer.accepted' = ANY (kinds) THEN h ->> 'offered' ELSE '' END);
    WHEN 'inquiry.guide' THEN
      IF jsonb_array_length(b -> 'answers') > 40 THEN PERFORM unreadable('guide'); END IF;
    WHEN 'signing.signed' THEN
      IF s.holder = who.id THEN PERFORM refuse('sign.holds', who.id); END IF;
      PERFORM judge_signed(h, b, who);
    WHEN 'signing.returned' THEN IF (h -> 'asked' ->> 'record') IS DISTINCT FROM (b ->> 'record') THEN PERFORM refuse('sign.changed'); END IF;
    WHEN 'signing.asked' THEN
      -- All six steps are done, or a supervisor decided that it ends without: nothing is signed in which nothing was done.
      IF undone(p_case) IS NOT NULL AND NOT ends_at_cap(p_case) THEN PERFORM refuse('sign.step', undone(p_case)::text); END IF;
      IF outcome_of(p_case) IS NULL THEN PERFORM refuse('sign.founded'); END IF;
      IF h -> 'asked' ->> 'record' = b ->> 'record' THEN PERFORM refuse('sign.asked'); END IF;
      IF b ->> 'record' !~ '^[0-9a-f]{64}$' OR b -> 'amount' <> h -> 'given' THEN PERFORM unreadable('asked'); END IF;
    WHEN 'remedy.approved', 'remedy.approval_refused' THEN
      PERFORM judge_option(h, kind, b, who);
      PERFORM judge_approved(h, kind, b, who);
    WHEN 'transfer.offered' THEN
      PERFORM judge_often(p_case, kind, kinds, who);
      PERFORM judge_offer(s, h, b, who);
    WHEN 'delay.decided' THEN PERFORM judge_delay(h, b, who, p_at);
    WHEN 'judgement.made' THEN
      PERFORM judge_liability(h, who);
      PERFORM judge_made(p_case, kind, b, who);
    WHEN 'judgement.appealed' THEN
      PERFORM judge_made(p_case, kind, b, who);
      PERFORM judge_appeal(p_case, b, packs_of(p_case));
    WHEN 'handling.cap_decided' THEN PERFORM judge_choice(packs_of(p_case), 'at-cap', b ->> 'choice', false);
    WHEN 'proof.asked' THEN PERFORM judge_choice(packs_of(p_case), 'request', b ->> 'kind', true);
    WHEN 'outside.happened' THEN PERFORM judge_choice(packs_of(p_case), 'outside', b ->> 'name', true);
    WHEN 'measure.planned', 'measure.done', 'measure.judged', 'measure.dropped' THEN PERFORM judge_measure(p_case, kind, b, who, p_at, kinds);
    WHEN 'task.opened', 'task.taken', 'task.put_back', 'task.done', 'task.dropped' THEN
      IF kind = 'task.taken' AND b ->> 'taker' <> who.id THEN PERFORM judge_often(p_case, kind, kinds, who); END IF;  -- each tells somebody
      PERFORM judge_task(p_case, kind, b, p_at, kinds);
    WHEN 'regulator.referred', 'regulator.replied', 'regulator.judged', 'regulator.annotated' THEN PERFORM judge_regulator(p_case, kind, b, p_at, kinds);
    WHEN 'conduct.noted' THEN
      IF (SELECT count(*) FROM said(p_case, kind)) + cardinality(array_positions(kinds, kind)) > 50 THEN PERFORM refuse('conduct.too_many', '50'); END IF;
    WHEN 'handling.round_opened' THEN IF (b ->> 'round')::int <> (h ->> 'round')::int + 1 THEN PERFORM refuse('round.order'); END IF;
    WHEN 'judgement.settled' THEN
      PERFORM judge_liability(h, who);
      PERFORM judge_settled(p_case, b, who);
    WHEN 'transfer.accepted', 'transfer.declined' THEN IF h ->> 'offered' <> who.id THEN PERFORM refuse('transfer.none'); END IF;
      -- Whoever took it since gives it away themselves; a supervisor may have offered what somebody else holds.
      IF kind = 'transfer.accepted' AND s.holder NOT IN ('', who.id, h ->> 'offerer') AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = h ->> 'offerer' AND may(a.role, 'sign')) THEN
        PERFORM refuse('claim.held', s.holder); END IF;
    -- Asked for once, and not without end.
    WHEN 'delay.requested' THEN
      -- Only what somebody may grant or refuse: an application that nobody can decide would stand in the way of every other.
      IF NOT EXISTS (SELECT 1 FROM power p WHERE p.pack IN (SELECT jsonb_array_elements_text(h -> 'packs')) AND p.act = 'grant:' || (b ->> 'rule')) THEN
        PERFORM refuse('delay.rule', b ->> 'rule'); END IF;
      IF NOT EXISTS (SELECT 1 FROM power p JOIN account a ON a.active = 1 AND a.id <> who.id AND p.post IN (a.post, a.role)
          WHERE p.pack IN (SELECT jsonb_array_elements_text(h -> 'packs')) AND p.act = 'grant:' || (b ->> 'rule')) THEN PERFORM refuse('delay.nobody'); END IF;
      IF NOT EXISTS (SELECT 1 FROM said(p_case, 'contact.attempted') a WHERE a ->> 'reached' = 'false') THEN PERFORM refuse('delay.attempt'); END IF;
      PERFORM judge_choice(ARRAY(SELECT jsonb_array_elements_text(h -> 'packs')), 'delay-reason', b ->> 'reason', false);
      IF h -> 'delays' ? (b ->> 'delay') THEN PERFORM refuse('delay.exists'); END IF;
      IF EXISTS (SELECT 1 FROM jsonb_each(h -> 'delays') d WHERE NOT d.value ? 'decided') THEN PERFORM refuse('delay.asked'); END IF;
      PERFORM judge_often(p_case, kind, kinds, who);
    WHEN 'privacy.health_noted' THEN
      -- A note and its entry are one transaction: the note is there first.
      IF NOT EXISTS (SELECT 1 FROM health_note n WHERE n.note = (b ->> 'note')::uuid AND n.case_id = p_case AND seal(n.salt, n.body) = b ->> 'seal') THEN PERFORM unreadable('note'); END IF;
    WHEN 'privacy.erasure_asked' THEN
      PERFORM judge_erasable(p_case, s, h, b ->> 'ground', p_at);
      IF h -> 'requests' <> '{}' THEN PERFORM refuse('privacy.asked'); END IF;
      IF b -> 'what' = '[]' AND b ->> 'files' = 'false' THEN PERFORM refuse('text.missing'); END IF;
      IF jsonb_array_length(b -> 'what') > 200 OR EXISTS (SELECT 1 FROM jsonb_array_elements_text(b -> 'what') w WHERE w !~ '^[a-z0-9_.-]{1,80}$') THEN PERFORM unreadable('what'); END IF;
      PERFORM judge_often(p_case, kind, kinds, who);
    WHEN 'paper.printed' THEN
      IF b ->> 'sha256' !~ '^([0-9a-f]{64})?$' THEN PERFORM unreadable('sha256'); END IF;
      IF NOT was_head(b ->> 'head') THEN PERFORM unreadable('head'); END IF;
      IF cardinality(array_positions(kinds, kind)) > 1 OR (b ->> 'copy')::int <> 1 + coalesce((SELECT max((x ->> 'copy')::int) FROM said(p_case, kind) x WHERE x ->> 'form' = b ->> 'form'), 0) THEN
        PERFORM refuse('paper.copy', b ->> 'copy'); END IF;
      PERFORM judge_holder(s.holder, kind, b, who, CASE WHEN 'transfer.accepted' = ANY (kinds) THEN h ->> 'offered' ELSE '' END);
    WHEN 'handling.escalated' THEN
      PERFORM judge_often(p_case, kind, kinds, who);
      PERFORM judge_holder(s.holder, kind, b, who, '');
    WHEN 'handling.assigned' THEN
      -- Nobody holds what they may not see.
      IF s.readers IS NOT NULL AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = b ->> 'to' AND sees(s.readers, a)) THEN PERFORM refuse('account.unknown', b ->> 'to'); END IF;
      PERFORM judge_holder(s.holder, kind, b, who, CASE WHEN 'transfer.accepted' = ANY (kinds) THEN h ->> 'offered' ELSE '' END);
    WHEN 'handling.taken_over' THEN PERFORM judge_take_over(s, h, b, who, p_at);
    WHEN 'case.closed' THEN
      IF b ->> 'outcome' IS DISTINCT FROM outcome_of(p_case) THEN PERFORM refuse('sign.outcome', b ->> 'outcome'); END IF;
    WHEN 'handling.answers' THEN
      IF EXISTS (SELECT 1 FROM jsonb_array_elements(b -> 'texts') t WHERE NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'answer' AND k.word = (b ->> 'step') || '.' || (t ->> 0)))
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(b -> 'choices') c WHERE NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'answer' AND k.word = (b ->> 'step') || '.' || (c ->> 0) || '=' || (c ->> 1))) THEN
        PERFORM refuse('field.unknown'); END IF;
    WHEN 'intake.told' THEN
      IF EXISTS (SELECT 1 FROM jsonb_array_elements(b -> 'changes') t WHERE NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'told' AND k.word = t ->> 0)) THEN PERFORM refuse('field.unknown'); END IF;
    WHEN 'promise.kept', 'promise.cancelled' THEN
      IF NOT EXISTS (SELECT 1 FROM said(p_case, 'promise.made') x WHERE x -> 'promise' = b -> 'promise')
        OR EXISTS (SELECT 1 FROM said(p_case, 'promise.kept') x WHERE x -> 'promise' = b -> 'promise')
        OR EXISTS (SELECT 1 FROM said(p_case, 'promise.cancelled') x WHERE x -> 'promise' = b -> 'promise') THEN PERFORM refuse('promise.unknown'); END IF;
    WHEN 'promise.made' THEN
      IF (SELECT count(*) FROM said(p_case, 'promise.made')) - (SELECT count(*) FROM said(p_case, 'promise.kept')) - (SELECT count(*) FROM said(p_case, 'promise.cancelled'))
        + cardinality(array_positions(kinds, 'promise.made')) - cardinality(array_positions(kinds, 'promise.kept')) > 40 THEN PERFORM refuse('promise.too_many', '40'); END IF;
    WHEN 'privacy.kept_longer' THEN
      IF (b ->> 'until')::bigint <= greatest(p_at, CASE WHEN s.closed THEN (SELECT (x ->> 'until')::bigint FROM said(p_case, kind) WITH ORDINALITY o(x, n) ORDER BY n DESC LIMIT 1) END) THEN PERFORM refuse('privacy.sooner'); END IF;
    WHEN 'issue.named' THEN
      IF (SELECT count(DISTINCT x ->> 'issue') FROM said(p_case, kind) x WHERE x -> 'issue' <> b -> 'issue') + cardinality(array_positions(kinds, kind)) > 40 THEN PERFORM refuse('issue.too_many', '40'); END IF;
      IF NOT EXISTS (SELECT 1 FROM known_word k WHERE k.what = 'category' AND k.word = b ->> 'category') THEN PERFORM refuse('choice.unknown', left(b ->> 'category', 60)); END IF;
    WHEN 'case.declined', 'case.withdrawn' THEN
      IF (h ->> 'stake')::bigint > 0 THEN PERFORM refuse('sign.money', h ->> 'stake'); END IF;
    WHEN 'case.reopened' THEN IF NOT s.closed THEN PERFORM refuse('case.open'); END IF;
    WHEN 'privacy.restricted' THEN
      -- Asked by every statement of everybody.
      IF jsonb_array_length(b -> 'roles') + jsonb_array_length(b -> 'people') > 50 THEN PERFORM unreadable('readers'); END IF;
      -- To restrict anew is to open for some: only for whoever may open.
      IF s.readers IS NOT NULL AND NOT may(who.role, 'sign') AND h ->> 'by' <> who.id THEN PERFORM refuse('privacy.unrestrict'); END IF;
      IF NOT EXISTS (SELECT 1 FROM account a WHERE a.active = 1 AND shows(jsonb_build_object('roles', b -> 'roles', 'people', b -> 'people'), a)) THEN
        PERFORM refuse('privacy.nobody'); END IF;
      IF EXISTS (SELECT 1 FROM jsonb_array_elements_text(b -> 'people') p WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.id = p)) THEN PERFORM refuse('account.unknown'); END IF;
      IF NOT signs_for(jsonb_build_object('roles', b -> 'roles', 'people', b -> 'people')) THEN PERFORM refuse('privacy.no_signer'); END IF;
    WHEN 'privacy.opened' THEN
      IF NOT may(who.role, 'sign') AND h ->> 'by' <> who.id THEN PERFORM refuse('privacy.unrestrict'); END IF;
    WHEN 'privacy.erased', 'privacy.erasure_refused' THEN
      IF kind = 'privacy.erased' AND NOT s.closed THEN PERFORM refuse('privacy.open'); END IF;
      PERFORM judge_erased(p_case, h, kind, b, who);
    WHEN 'remedy.proposed', 'remedy.chosen', 'remedy.withdrawn', 'remedy.declined', 'remedy.carried_out', 'remedy.approval_asked' THEN
      PERFORM judge_option(h, kind, b, who);
    ELSE PERFORM judge_holder(s.holder, kind, b, who, CASE WHEN 'transfer.accepted' = ANY (kinds) THEN h ->> 'offered' ELSE '' END);
  END CASE;
END $$;

-- What is restricted is shown to its readers only; what is erased is gone; who looked is in a chain of its own.
-- Whoever is named may see a restricted case; where none of them who may sign is left, the general manager: none is lost to everybody.
-- Its plan knows no value: a session may have plans told to it, with what stands in them.
CREATE OR REPLACE FUNCTION signs_for(readers jsonb) RETURNS boolean LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN RETURN EXISTS (SELECT 1 FROM account a WHERE a.active = 1 AND may(a.role, 'sign') AND shows(readers, a)); END $$;

CREATE OR REPLACE FUNCTION sees(readers jsonb, who account) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT shows(readers, who) OR who.role = 'general-manager' AND NOT signs_for(readers) $$;

-- By which names this person is among those who may see: the own role, and the own post where it is none and handles; see `shows`.
CREATE OR REPLACE FUNCTION names_of(who account) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY[who.role] || CASE WHEN who.post <> '' AND may(who.role, 'handle') AND NOT EXISTS (SELECT 1 FROM role_may r WHERE r.role = who.post) THEN ARRAY[who.post] ELSE '{}' END $$;

-- The restricted cases that this person may see, as `sees` says of each. Asked once for every table that a statement names, and a house may
-- restrict thousands: who signs is asked once, and what is said of each case is two looks into its list.
CREATE OR REPLACE FUNCTION seen_aside() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE who account; named text[]; signers text[]; signing text[];
BEGIN
  IF pg_has_role(session_user, 'amends_migrator', 'member') THEN
    RETURN QUERY SELECT s.case_id FROM standing s WHERE s.readers IS NOT NULL;
    RETURN;
  END IF;
  SELECT * INTO who FROM account a WHERE a.id = session_user AND a.active = 1;
  IF NOT FOUND THEN RETURN; END IF;
  named := names_of(who);
  IF who.role = 'general-manager' THEN
    signers := ARRAY(SELECT a.id FROM account a WHERE a.active = 1 AND may(a.role, 'sign'));
    signing := ARRAY(SELECT DISTINCT n FROM account a CROSS JOIN LATERAL unnest(names_of(a)) n WHERE a.active = 1 AND may(a.role, 'sign'));
    RETURN QUERY SELECT s.case_id FROM standing s WHERE s.readers IS NOT NULL AND (s.readers -> 'people' ? who.id OR s.readers -> 'roles' ?| named
      OR NOT (s.readers -> 'people' ?| signers OR s.readers -> 'roles' ?| signing));
  ELSE
    RETURN QUERY SELECT s.case_id FROM standing s WHERE s.readers IS NOT NULL AND (s.readers -> 'people' ? who.id OR s.readers -> 'roles' ?| named);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION unseen() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = amends, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN QUERY SELECT s.case_id FROM standing s WHERE s.readers IS NOT NULL AND NOT pg_has_role(session_user, 'amends_migrator', 'member')
    AND s.case_id NOT IN (SELECT seen_aside());
END $$;

CREATE OR REPLACE FUNCTION unseen_entries() RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT l.seq FROM log l WHERE l.case_id IN (SELECT unseen()) $$;

CREATE OR REPLACE FUNCTION is_aside(p_case uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM standing s WHERE s.case_id = p_case AND s.readers IS NOT NULL) $$;

CREATE OR REPLACE FUNCTION audits() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT pg_has_role(session_user, 'amends_migrator', 'member')
    OR EXISTS (SELECT 1 FROM account a WHERE a.id = session_user AND a.active = 1 AND may(a.role, 'audit')) $$;

-- ── erasing ──────────────────────────────────────────────────────────────────────────────────────
-- The promises, requests and names of files whose words are among these seals say so in their place: one look through the log, however many they are.
CREATE OR REPLACE FUNCTION hide_in(p_case uuid, seals jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE place text := CASE WHEN is_aside(p_case) THEN 'amends_aside' ELSE 'ONLY amends' END; one record;
BEGIN
  FOR one IN SELECT * FROM (VALUES ('promise', 'promise.made'), ('ask', 'help.asked')) o(listed, kind) LOOP
    EXECUTE format('UPDATE %1$s.%2$I r SET text = ''▮▮▮'' FROM said($1, $2) b WHERE r.case_id = $1 AND r.%2$I = (b ->> %2$L)::uuid
      AND $3 ? (b -> ''text'' ->> 1) AND r.text <> ''▮▮▮''', place, one.listed) USING p_case, one.kind, seals;
  END LOOP;
  EXECUTE format('UPDATE %s.evidence r SET name = ''▮▮▮'' FROM (SELECT DISTINCT ON (o.b ->> ''sha256'') o.b FROM said($1, ''inquiry.evidence'') WITH ORDINALITY o(b, n)
    ORDER BY o.b ->> ''sha256'', o.n DESC) last WHERE r.case_id = $1 AND r.sha256 = last.b ->> ''sha256'' AND $2 ? (last.b -> ''name'' ->> 1) AND r.name <> ''▮▮▮''', place) USING p_case, seals;
END $$;

CREATE OR REPLACE FUNCTION erase(made log, events jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE b jsonb; seals jsonb; files jsonb; r record; kept text;
BEGIN
  FOR b IN SELECT e -> 2 FROM jsonb_array_elements(events) e WHERE e ->> 0 = 'privacy.erased' LOOP
    -- As names, which are found at once however many they are.
    seals := (SELECT coalesce(jsonb_object_agg(one, true), '{}') FROM jsonb_array_elements_text(b -> 'seals') one);
    FOR r IN SELECT w.seq, w.body FROM words w JOIN log l ON l.seq = w.seq WHERE l.case_id = made.case_id LOOP
      SELECT spell_words(jsonb_agg(CASE WHEN seals ? seal(p ->> 0, p ->> 1) THEN 'null' ELSE p END ORDER BY n)) INTO kept
        FROM jsonb_array_elements(r.body::jsonb) WITH ORDINALITY x(p, n);
      UPDATE words w SET body = kept WHERE w.seq = r.seq AND w.body <> kept;
    END LOOP;
    PERFORM hide_in(made.case_id, seals);
    UPDATE health_note h SET salt = NULL, body = NULL WHERE h.case_id = made.case_id AND h.body IS NOT NULL AND seals ? seal(h.salt, h.body);
    UPDATE kept_number n SET salt = NULL, body = NULL WHERE n.case_id = made.case_id AND n.body IS NOT NULL AND seals ? n.seal;
    UPDATE looked_words SET salt = NULL, body = NULL WHERE body <> '' AND seq IN (SELECT k.seq FROM looked k WHERE k.case_id = made.case_id);
    CONTINUE WHEN b -> 'files' = '[]';
    files := (SELECT jsonb_object_agg(one, true) FROM jsonb_array_elements_text(b -> 'files') one);
    -- By the log, in one look through it: what a row says of another case somebody may have taken away.
    DELETE FROM evidence_file f WHERE files ? f.sha256 AND f.sha256 NOT IN (
      WITH named AS MATERIALIZED (SELECT l.case_id, e -> 2 ->> 'sha256' AS sha, max(l.seq) AS seq FROM log l CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
          WHERE l.case_id <> made.case_id AND strpos(l.events, '["inquiry.evidence",') > 0 AND e ->> 0 = 'inquiry.evidence' AND files ? (e -> 2 ->> 'sha256') GROUP BY 1, 2),
        -- Programs before this one let a case take again what it had erased: then it has it.
        gone AS MATERIALIZED (SELECT l.case_id, x.sha, max(l.seq) AS seq FROM (SELECT DISTINCT n.case_id FROM named n) c JOIN log l ON l.case_id = c.case_id
          CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) y CROSS JOIN LATERAL jsonb_array_elements_text(CASE y ->> 0 WHEN 'privacy.erased' THEN y -> 2 -> 'files' ELSE '[]' END) x(sha)
          WHERE strpos(l.events, '["privacy.erased",') > 0 AND y ->> 0 = 'privacy.erased' GROUP BY 1, 2)
      SELECT n.sha FROM named n WHERE NOT EXISTS (SELECT 1 FROM gone g WHERE (g.case_id, g.sha) = (n.case_id, n.sha) AND g.seq > n.seq));
  END LOOP;
END $$;

-- Whether this transaction has entered an erasure that names this digest or file.
CREATE OR REPLACE FUNCTION erasing(p_case uuid, what text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM act a JOIN LATERAL (SELECT l.events FROM log l WHERE l.case_id = a.case_id ORDER BY l.version DESC LIMIT 1) l ON true
    CROSS JOIN LATERAL jsonb_array_elements(l.events::jsonb) e
    WHERE (p_case IS NULL OR a.case_id = p_case) AND a.xid = pg_current_xact_id_if_assigned() AND a.tx_at = transaction_timestamp()
      AND a.actor = session_user AND e ->> 0 = 'privacy.erased' AND (what IS NULL OR e -> 2 -> 'seals' ? what OR e -> 2 -> 'files' ? what)) $$;

CREATE OR REPLACE FUNCTION only_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE wrong boolean; owner uuid;
BEGIN
  SELECT l.case_id INTO owner FROM log l WHERE l.seq = OLD.seq;
  SELECT bool_or(a.one <> b.one AND (jsonb_typeof(b.one) <> 'null' OR NOT erasing(owner, seal(a.one ->> 0, a.one ->> 1)))) INTO wrong
    FROM jsonb_array_elements(OLD.body::jsonb) WITH ORDINALITY a(one, n) JOIN jsonb_array_elements(NEW.body::jsonb) WITH ORDINALITY b(one, n) USING (n);
  IF wrong OR NEW.seq <> OLD.seq OR jsonb_array_length(OLD.body::jsonb) <> jsonb_array_length(NEW.body::jsonb) THEN PERFORM unreadable('words'); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION file_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
BEGIN
  IF NOT erasing(NULL, OLD.sha256) THEN PERFORM unreadable('file'); END IF;
  RETURN OLD;
END $$;

CREATE OR REPLACE FUNCTION note_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - ARRAY['salt', 'body']) <> (to_jsonb(OLD) - ARRAY['salt', 'body']) OR NEW.salt IS NOT NULL OR NEW.body IS NOT NULL
    OR NOT erasing(NULL, NULL) THEN PERFORM unreadable(TG_TABLE_NAME); END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER words_erased BEFORE UPDATE ON words FOR EACH ROW EXECUTE FUNCTION only_erased();
CREATE OR REPLACE TRIGGER file_fixed BEFORE UPDATE OR TRUNCATE ON evidence_file EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER file_erased BEFORE DELETE ON evidence_file FOR EACH ROW EXECUTE FUNCTION file_erased();
CREATE OR REPLACE TRIGGER note_erased BEFORE UPDATE ON health_note FOR EACH ROW EXECUTE FUNCTION note_erased();
CREATE OR REPLACE TRIGGER note_kept BEFORE DELETE OR TRUNCATE ON health_note EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER number_erased BEFORE UPDATE ON kept_number FOR EACH ROW EXECUTE FUNCTION note_erased();
CREATE OR REPLACE TRIGGER number_kept BEFORE DELETE OR TRUNCATE ON kept_number EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER reason_erased BEFORE UPDATE ON looked_words FOR EACH ROW EXECUTE FUNCTION note_erased();
CREATE OR REPLACE TRIGGER reason_kept BEFORE DELETE OR TRUNCATE ON looked_words EXECUTE FUNCTION never();

-- ── who looked ───────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION looked_chain() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE before looked; head log;
BEGIN
  PERFORM 1 FROM chain_head FOR UPDATE;
  SELECT * INTO before FROM looked k ORDER BY k.seq DESC LIMIT 1;
  -- A house that is moved brings its looks after its whole log.
  SELECT * INTO head FROM log l WHERE NOT (SELECT filling FROM stage) OR l.seq = NEW.log_seq ORDER BY l.seq DESC LIMIT 1;
  NEW.seq := coalesce(before.seq, 0) + 1;
  NEW.log_seq := coalesce(head.seq, 0);
  IF NEW.actor <> session_user AND NOT (SELECT filling FROM stage) THEN PERFORM unreadable('actor'); END IF;
  NEW.hash := sha256(coalesce(before.hash, sha256('amends-looked')) || coalesce(head.hash, sha256('amends-genesis')) || convert_to(NEW.seq || '|' || NEW.at
    || '|' || NEW.actor || '|' || NEW.kind || '|' || coalesce(replace(NEW.case_id::text, '-', ''), '') || '|' || NEW.seal || '|' || NEW.what, 'UTF8'));
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER looked_chain BEFORE INSERT ON looked FOR EACH ROW EXECUTE FUNCTION looked_chain();
CREATE OR REPLACE TRIGGER looked_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON looked EXECUTE FUNCTION never();

-- Everybody may know the end of this chain, since every sheet names it. Without something that nobody can guess in each link, who read
-- which case and when could be tried against it; so a look without a reason has an empty one, under a salt.
CREATE OR REPLACE FUNCTION new_salt() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT substr(replace(gen_random_uuid()::text, '-', ''), 1, 12) || substr(replace(gen_random_uuid()::text, '-', ''), 1, 4) $$;

DROP FUNCTION IF EXISTS blank(text);

CREATE OR REPLACE FUNCTION look(p_at bigint, p_kind text, p_case uuid, p_what text, p_salt text, p_reason text) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE made bigint; salt text := CASE p_reason WHEN '' THEN new_salt() ELSE p_salt END;
BEGIN
  PERFORM lock_head();
  PERFORM me();
  IF is_now(p_at) IS NOT TRUE THEN PERFORM refuse('server.clock'); END IF;
  IF p_case IN (SELECT unseen()) OR p_case IS NOT NULL AND NOT EXISTS (SELECT 1 FROM log l WHERE l.case_id = p_case) THEN PERFORM refuse('case.unknown'); END IF;
  -- In words of the program: what somebody made up would stand among them.
  IF NOT (CASE p_kind WHEN 'read' THEN p_what ~ '^(case|figures [0-9]{4}(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4][0-9]|5[0-3]))?)$' WHEN 'health' THEN p_what ~ '^[0-9a-f]{32}$' WHEN 'reveal' THEN p_what ~ '^[a-z_]+\.[a-z_]+$'
      WHEN 'erase' THEN p_what = 'words' WHEN 'print' THEN p_what ~ '^[A-Za-z0-9._-]{1,100}$'
      WHEN 'export' THEN p_what ~ '^((month|meeting)-(pdf|json|text) [0-9]{4}(-(0[1-9]|1[0-2])|-W(0[1-9]|[1-4][0-9]|5[0-3]))?|handover-pdf)$'
        OR p_what ~ '^audit-(csv|pdf)( [^, ]{0,64},[C0-9-]{0,20},[a-z-]{0,30},-?[0-9]{0,20},-?[0-9]{0,20})?$' AND may((me()).role, 'audit') ELSE true END) THEN PERFORM unreadable('look'); END IF;
  IF p_kind NOT IN ('read', 'health', 'reveal', 'print', 'export', 'erase') OR length(p_what) > 300 OR p_what ~ '[[:cntrl:]]' OR unclean(p_what) OR octet_length(p_reason) > 80000
    OR p_kind = 'reveal' AND says_nothing(p_reason) OR unclean(p_reason) OR strpos(p_reason, E'\n') > 0 OR (p_salt = '') <> (p_reason = '') OR p_reason <> '' AND NOT is_salt(p_salt) THEN PERFORM unreadable('look'); END IF;
  -- Of a case, but what is counted over all of them.
  IF p_case IS NULL AND p_kind <> 'export' AND p_what NOT LIKE 'figures %' THEN PERFORM unreadable('look'); END IF;
  -- That something was erased is entered beside the erasure.
  IF p_kind = 'erase' AND (p_case IS NULL OR NOT erasing(p_case, NULL)) THEN PERFORM unreadable('look'); END IF;
  -- Why somebody looks is said of the numbers of a complaint alone: with its words it is erased, and of no case nothing ever would be.
  IF p_reason <> '' AND (p_kind <> 'reveal' OR p_case IS NULL OR p_case = house_case()) THEN PERFORM unreadable('reason'); END IF;
  -- A reason goes with the words of its case: so many of one person that nobody gave them keep them from being erased.
  IF p_reason <> '' AND (SELECT count(*) FROM looked k JOIN looked_words w ON w.seq = k.seq AND w.body <> '' WHERE k.case_id = p_case AND k.actor = session_user) >= 500 THEN PERFORM unreadable('number of looks'); END IF;
  INSERT INTO looked (at, actor, kind, case_id, what, seal) VALUES (p_at, session_user, p_kind, p_case, p_what, seal(salt, p_reason)) RETURNING seq INTO made;
  INSERT INTO looked_words VALUES (made, salt, p_reason);
  RETURN made;
END $$;

-- Changes of people, rules and the house itself are entered by the doors that make them; see `storage/entering.py`.
CREATE OR REPLACE FUNCTION enter(p_kind text, p_what json, p_reason text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
DECLARE made bigint; salt text := new_salt();
BEGIN
  INSERT INTO looked (at, actor, kind, case_id, what, seal)
    VALUES (micros(clock_timestamp()), session_user, p_kind, NULL, p_what::text, seal(salt, p_reason)) RETURNING seq INTO made;
  INSERT INTO looked_words VALUES (made, salt, p_reason);
END $$;

CREATE OR REPLACE FUNCTION hashed(body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT encode(sha256(convert_to(body, 'UTF8')), 'hex') $$;

-- ── health notes: apart from everything, read only beside an entry of who reads ──────────────────
CREATE OR REPLACE FUNCTION put_health(p_note uuid, p_case uuid, p_salt text, p_body text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
DECLARE known health_note;
BEGIN
  IF NOT may((me()).role, 'handle') THEN PERFORM refuse('role.handle'); END IF;
  IF p_case IN (SELECT unseen()) OR NOT EXISTS (SELECT 1 FROM log l WHERE l.case_id = p_case) THEN PERFORM refuse('case.unknown'); END IF;
  IF length(p_body) NOT BETWEEN 1 AND 20000 OR NOT is_salt(p_salt) THEN PERFORM unreadable('size'); END IF;
  INSERT INTO health_note VALUES (p_note, p_case, p_salt, p_body) ON CONFLICT DO NOTHING;
  SELECT * INTO known FROM health_note h WHERE h.note = p_note AND h.case_id = p_case;
  RETURN coalesce(seal(known.salt, known.body), '');
END $$;

-- A note and its entry are one transaction: none lies here that no entry names. A house that is filled brings what its file had.
CREATE OR REPLACE FUNCTION note_entered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
BEGIN
  IF NOT (SELECT filling FROM stage) AND NOT EXISTS (SELECT 1 FROM said(NEW.case_id, 'privacy.health_noted') b
    WHERE b ->> 'note' = replace(NEW.note::text, '-', '') AND b ->> 'seal' = seal(NEW.salt, NEW.body)) THEN PERFORM unreadable('note without its entry'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS note_entered ON health_note;
CREATE CONSTRAINT TRIGGER note_entered AFTER INSERT ON health_note DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_entered();

-- The bytes of a file and the entry that names it are one transaction as well: nobody would ever erase those that no case has.
CREATE OR REPLACE FUNCTION file_entered() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
BEGIN
  IF NOT (SELECT filling FROM stage) AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.sha256 = NEW.sha256) THEN PERFORM unreadable('file without its entry'); END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS file_entered ON evidence_file;
CREATE CONSTRAINT TRIGGER file_entered AFTER INSERT ON evidence_file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION file_entered();

CREATE OR REPLACE FUNCTION read_health(p_note uuid, p_case uuid) RETURNS TABLE (salt text, body text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
DECLARE who account := me();
BEGIN
  IF p_case IN (SELECT unseen()) THEN PERFORM refuse('case.unknown'); END IF;
  IF NOT may(who.role, 'read-health') AND NOT EXISTS (SELECT 1 FROM standing s WHERE s.case_id = p_case AND s.holder = who.id)
    AND NOT (may(who.role, 'handle') AND history(p_case) -> 'hands' ? who.id) THEN PERFORM refuse('health.not_yours'); END IF;
  -- Entered for this note, before this transaction began: an entry of this one could be taken back after reading.
  IF NOT EXISTS (SELECT 1 FROM looked k WHERE k.case_id = p_case AND k.kind = 'health' AND k.actor = who.id
    AND k.what = replace(p_note::text, '-', '') AND k.at > micros(clock_timestamp() - interval '60 s') AND k.at < micros(transaction_timestamp())) THEN
    PERFORM unreadable('look first'); END IF;
  RETURN QUERY SELECT h.salt, h.body FROM health_note h WHERE h.note = p_note AND h.case_id = p_case;
END $$;

-- ── numbers: apart from the texts that show their ends ───────────────────────────────────────────
CREATE OR REPLACE FUNCTION read_numbers(p_case uuid) RETURNS TABLE (seal text, salt text, body text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
DECLARE who account := me();
BEGIN
  IF p_case IN (SELECT unseen()) THEN PERFORM refuse('case.unknown'); END IF;
  IF NOT may(who.role, 'receive') AND NOT may(who.role, 'handle') THEN PERFORM refuse('role.receive'); END IF;
  -- As with health notes: entered before this transaction began, with the reason.
  IF NOT EXISTS (SELECT 1 FROM looked k WHERE k.case_id = p_case AND k.kind = 'reveal' AND k.actor = who.id AND k.seal <> ''
    AND k.at > micros(clock_timestamp() - interval '60 s') AND k.at < micros(transaction_timestamp())) THEN PERFORM unreadable('look first'); END IF;
  RETURN QUERY SELECT n.seal, n.salt, n.body FROM kept_number n WHERE n.case_id = p_case AND n.body IS NOT NULL;
END $$;

-- ── wrapped keys ─────────────────────────────────────────────────────────────────────────────────
CREATE OR REPLACE FUNCTION put_key(p_number int, p_public text, p_kdf text, p_salt bytea, p_box bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  PERFORM me();
  IF p_public !~ '^[0-9a-f]{64}$' OR length(p_kdf) > 200 OR octet_length(p_salt) > 64 OR octet_length(p_box) > 1000 THEN PERFORM unreadable('key'); END IF;
  INSERT INTO person_key VALUES (session_user, p_number, p_public, p_kdf, p_salt, p_box) ON CONFLICT (person) DO UPDATE
    SET number = excluded.number, public = excluded.public, kdf = excluded.kdf, salt = excluded.salt, box = excluded.box;
END $$;

CREATE OR REPLACE FUNCTION drop_key(p_person text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
  IF NOT may((me()).role, 'administer') AND p_person <> session_user THEN PERFORM refuse('role.administer'); END IF;
  DELETE FROM person_key k WHERE k.person = p_person;
  IF FOUND AND p_person <> session_user THEN
    PERFORM lock_head();
    PERFORM enter('key-dropped', json_build_object('id', p_person));
  END IF;
END $$;

-- ── what a list needs from rows that may be hidden ───────────────────────────────────────────────
CREATE OR REPLACE FUNCTION last_number(p_from bigint, p_to bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT max(t.number_key) FROM ticket t WHERE t.number_key BETWEEN p_from AND p_to $$;

-- Only whether: who may not see the case that a row of a file became must not bring it in twice.
CREATE OR REPLACE FUNCTION brought(p_source text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM source s WHERE s.source = p_source) $$;

CREATE OR REPLACE FUNCTION head() RETURNS TABLE (seq bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT l.seq, l.hash FROM log l ORDER BY l.seq DESC LIMIT 1 $$;

-- Which of these cases something was erased from, and when last: what a desk still has of before must go there as well. It says no more of a
-- case that is hidden by now than that.
CREATE OR REPLACE FUNCTION erased_of(p_cases uuid[]) RETURNS TABLE (case_id uuid, at bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT l.case_id, max(l.at) FROM log l WHERE l.case_id = ANY (p_cases) AND l.events LIKE '%"privacy.erased"%'
    AND EXISTS (SELECT 1 FROM jsonb_array_elements(l.events::jsonb) e WHERE e ->> 0 = 'privacy.erased') GROUP BY l.case_id $$;

-- The hashes of entries that this person may not see: nothing but by what the chain is followed across them.
CREATE OR REPLACE FUNCTION hidden_links(p_from bigint, p_to bigint) RETURNS TABLE (seq bigint, hash bytea) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT l.seq, l.hash FROM log l WHERE l.seq BETWEEN p_from AND p_to AND l.case_id IN (SELECT unseen()) ORDER BY l.seq $$;

-- People: the house keeps who they are, the server their logins. The first administrator is made at setup.
ALTER TABLE account DROP CONSTRAINT IF EXISTS account_no_password;
ALTER TABLE account ADD CONSTRAINT account_no_password CHECK (password_hash = '');

CREATE OR REPLACE FUNCTION administers() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN IF NOT may((me()).role, 'administer') THEN PERFORM refuse('role.administer'); END IF; END $$;

-- Somebody who administers must be left.
CREATE OR REPLACE FUNCTION judge_left() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM account a WHERE a.active = 1 AND may(a.role, 'administer')) THEN PERFORM refuse('account.last'); END IF;
END $$;

CREATE OR REPLACE FUNCTION judge_person(p_name text, p_role text, p_post text, p_sites text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF length(p_name) NOT BETWEEN 1 AND 200 OR length(p_post) > 200 OR length(p_sites) > 4000 OR p_name ~ '[[:cntrl:]]' OR p_post ~ '[[:cntrl:]]'
    OR NOT EXISTS (SELECT 1 FROM role_may r WHERE r.role = p_role) THEN PERFORM unreadable('person'); END IF;
END $$;

-- The entry of a change: the account as it is now.
CREATE OR REPLACE FUNCTION enter_person(p_kind text, p_id text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM enter(p_kind, (SELECT json_build_object('id', a.id, 'name', a.name, 'role', a.role, 'post', a.post, 'sites', a.sites, 'active', a.active)
    FROM account a WHERE a.id = p_id));
END $$;

-- Whoever is asked about the own login came in by it as it is.
CREATE OR REPLACE FUNCTION stays() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM me();
  IF amends_keeper.is_out() THEN PERFORM refuse('account.closed', session_user); END IF;
END $$;

CREATE OR REPLACE FUNCTION account_add(p_id text, p_name text, p_role text, p_post text, p_sites text, p_verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' SET standard_conforming_strings = on AS $$
BEGIN
  PERFORM lock_head();
  PERFORM administers();
  PERFORM judge_person(p_name, p_role, p_post, p_sites);
  -- Asked again since its answer was lost, it is done: added a moment ago, the same in everything, and nobody has signed in by it yet.
  IF EXISTS (SELECT 1 FROM account a WHERE (a.id, a.name, a.role, a.post, a.sites, a.active, a.last_used) = (p_id, p_name, p_role, p_post, p_sites, 1, 0)
    AND a.added_at > micros(clock_timestamp() - interval '60 s')) THEN
    PERFORM amends_keeper.secret(p_id, p_verifier, false);
    RETURN;
  END IF;
  IF holds_number(p_id) THEN PERFORM refuse('account.number'); END IF;
  IF EXISTS (SELECT 1 FROM account a WHERE a.id = p_id) THEN PERFORM refuse('account.exists', p_id); END IF;
  INSERT INTO account (id, name, role, post, sites, active, password_hash, failed, wait_until, last_used, added_at)
    VALUES (p_id, p_name, p_role, p_post, p_sites, 1, '', 0, 0, 0, micros(clock_timestamp()));
  PERFORM amends_keeper.make(p_id, p_verifier);
  PERFORM amends_keeper.place(p_id, p_role, true);
  PERFORM enter_person('person-added', p_id);
END $$;

-- Take the writer's place for a change of this person, whoever keeps it: the person is signed out, and whoever held it too long is ended.
CREATE OR REPLACE FUNCTION lock_head_past(p_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE tries int := 0;
BEGIN
  LOOP
    BEGIN
      PERFORM lock_head();
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      tries := tries + 1;
      IF tries > 20 THEN RAISE; END IF;
      IF p_id <> session_user THEN PERFORM amends_keeper.sign_out(p_id); END IF;
      PERFORM amends_keeper.free_head();
    END;
  END LOOP;
END $$;

-- Change name, role, post, district or whether the person is here; who is no longer here is signed out, before anything else: whoever is
-- in could keep the writer's place or the own line locked in order to stay.
CREATE OR REPLACE FUNCTION account_change(p_id text, p_name text, p_role text, p_post text, p_sites text, p_active boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '300ms' SET standard_conforming_strings = on AS $$
DECLARE tries int := 0;
BEGIN
  PERFORM administers();
  PERFORM judge_person(p_name, p_role, p_post, p_sites);
  IF NOT EXISTS (SELECT 1 FROM account a WHERE a.id = p_id) THEN PERFORM refuse('account.unknown', p_id); END IF;
  IF NOT p_active AND p_id <> session_user THEN PERFORM amends_keeper.sign_out(p_id); END IF;
  PERFORM lock_head_past(p_id);
  PERFORM administers();
  LOOP
    BEGIN
      UPDATE account a SET name = p_name, role = p_role, post = p_post, sites = p_sites, active = p_active::int WHERE a.id = p_id;
      PERFORM judge_left();
      PERFORM amends_keeper.place(p_id, p_role, p_active);
      PERFORM enter_person('person-changed', p_id);
      RETURN;
    EXCEPTION WHEN lock_not_available THEN
      tries := tries + 1;
      IF tries > 20 THEN RAISE; END IF;
      PERFORM amends_keeper.sign_out(p_id);
    END;
  END LOOP;
END $$;

-- A new password: an administrator's for anybody, who is signed out by it; everybody's own.
CREATE OR REPLACE FUNCTION account_reset(p_id text, p_verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '300ms' SET standard_conforming_strings = on AS $$
BEGIN
  IF p_id <> session_user THEN PERFORM administers(); ELSE PERFORM stays(); END IF;
  IF NOT EXISTS (SELECT 1 FROM account a WHERE a.id = p_id) THEN PERFORM refuse('account.unknown', p_id); END IF;
  IF p_id <> session_user THEN PERFORM amends_keeper.sign_out(p_id); END IF;
  PERFORM lock_head_past(p_id);
  IF p_id <> session_user THEN PERFORM administers(); ELSE PERFORM stays(); END IF;
  PERFORM amends_keeper.secret(p_id, p_verifier, p_id = session_user);
  PERFORM enter('password-set', json_build_object('id', p_id));
END $$;

-- Once a change of a person holds, whoever came in meanwhile as they were is out as well: the desk of whoever changed them says so.
CREATE OR REPLACE FUNCTION account_out(p_id text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
  -- In the line of writers: whoever was changed meanwhile is out by then.
  PERFORM lock_head();
  IF p_id <> session_user THEN PERFORM administers(); ELSE PERFORM stays(); END IF;
  RETURN amends_keeper.out_now(p_id, p_id = session_user);
END $$;

-- Who signs in says so: the page of faces shows who was there last.
CREATE OR REPLACE FUNCTION came() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM stays();
  -- Who was here last is worth waiting for no standby: with a dead one nobody would come in.
  PERFORM set_config('synchronous_commit', 'local', true);
  -- Whoever keeps an old picture of the house keeps what was taken away from being cleaned up.
  PERFORM free_head();
  UPDATE account a SET last_used = micros(clock_timestamp()) WHERE a.id = session_user;
  -- Needed only while their transactions lasted.
  DELETE FROM act o WHERE o.tx_at < transaction_timestamp() - interval '1 day';
END $$;

-- Who had which role and post from which entry of the log on: it stands on every signature, and a desk that checks the log judges by it.
CREATE OR REPLACE FUNCTION people_then() RETURNS TABLE (kind text, what text, log_seq bigint) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = amends, pg_temp AS $$
  SELECT k.kind, regexp_replace(k.what, ',"password":"[0-9a-f]*"', ''), k.log_seq FROM looked k WHERE k.kind IN ('person-added', 'person-changed', 'house-moved') ORDER BY k.seq $$;

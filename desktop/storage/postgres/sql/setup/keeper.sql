-- What needs more than the owner may: logins, other sessions. Run as amends_keeper; only amends_owner may call it.
CREATE TABLE IF NOT EXISTS amends_keeper.entered (login text PRIMARY KEY, digest text NOT NULL);
ALTER TABLE amends_keeper.entered ADD COLUMN IF NOT EXISTS out_at timestamptz;  -- sessions that began before are over …
ALTER TABLE amends_keeper.entered ADD COLUMN IF NOT EXISTS kept int;  -- … but for this one, in which somebody changed the own password

-- End whoever keeps the line of notices from being cleaned up: all who are in a transaction for long, and if that does not help, everybody else.
CREATE OR REPLACE FUNCTION amends_keeper.free_notices(over_this double precision DEFAULT 0.05) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one int; ended int := 0; again int := 0;
BEGIN
  WHILE again < 10 AND pg_notification_queue_usage() > over_this LOOP
    FOR one IN SELECT a.pid FROM pg_stat_activity a WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND pg_has_role(a.usesysid, 'amends_people', 'member')
        AND (a.xact_start < clock_timestamp() - interval '2 s' OR again > 5 AND a.xact_start IS NOT NULL) LOOP
      PERFORM pg_terminate_backend(one);
      ended := ended + 1;
    END LOOP;
    PERFORM pg_sleep(0.05);
    PERFORM pg_stat_clear_snapshot();
    again := again + 1;
  END LOOP;
  RETURN ended;
END $$;
CREATE OR REPLACE FUNCTION amends_keeper.session_age() RETURNS interval LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT clock_timestamp() - a.backend_start FROM pg_stat_activity a WHERE a.pid = pg_backend_pid() $$;

-- Whoever waits for the writer's place has locked its table too, and besides stands in the line for its one row.
CREATE OR REPLACE FUNCTION amends_keeper.holds_head(one int) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(bool_or(l.mode = 'RowShareLock' AND l.granted) AND NOT bool_or(l.locktype = 'tuple'), false) FROM pg_locks l
    JOIN pg_class c ON c.oid = l.relation AND c.relname = 'chain_head' JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'amends'
    WHERE l.pid = one AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) $$;

-- Whether a standby that is waited for has everything on its disk: whoever waits still waits for more than others do, of their own will.
CREATE OR REPLACE FUNCTION amends_keeper.standby_has_all() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM pg_stat_replication r WHERE r.sync_state IN ('sync', 'quorum') AND r.flush_lsn >= pg_current_wal_flush_lsn()) $$;

CREATE OR REPLACE FUNCTION amends_keeper.free_head() RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE one int; ended int := 0;
BEGIN
  FOR one IN SELECT a.pid FROM pg_stat_activity a WHERE a.datname = current_database() AND a.pid <> pg_backend_pid() AND (
      -- What the database says of every session, and each may set otherwise for itself.
      a.state LIKE 'idle in transaction%' AND clock_timestamp() - a.state_change > interval '12 s' AND pg_has_role(a.usesysid, 'amends_people', 'member')
      OR a.xact_start < clock_timestamp() - interval '20 min' AND pg_has_role(a.usesysid, 'amends_people', 'member')
      -- Somebody who is out came in again in the moment before that held.
      OR EXISTS (SELECT 1 FROM amends_keeper.entered e WHERE e.login = a.usename AND a.backend_start < e.out_at AND e.out_at <= clock_timestamp() AND a.pid IS DISTINCT FROM e.kept)
      OR amends_keeper.holds_head(a.pid) AND (a.state LIKE 'idle in transaction%' AND clock_timestamp() - a.state_change > interval '2 s'
        -- Whoever only waits for the standby lets go as soon as that answers: ended, what it wrote could be read, and lost with this server.
        OR clock_timestamp() - a.xact_start > interval '10 s' AND (a.wait_event IS DISTINCT FROM 'SyncRep' OR amends_keeper.standby_has_all()))) LOOP
    BEGIN
      PERFORM pg_terminate_backend(one);
      ended := ended + 1;
    EXCEPTION WHEN insufficient_privilege THEN NULL; -- the session of a superuser: the others are ended all the same
    END;
  END LOOP;
  RETURN ended;
END $$;

-- What was last entered as the secret of a login, for the server's administrator alone: a digest of what the server keeps of it. Everybody
-- may set the own password past the doors (ALTER ROLE), which PostgreSQL cannot forbid; `verify` names it by this.

CREATE OR REPLACE FUNCTION amends_keeper.note_secret(login text, verifier text) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO amends_keeper.entered VALUES (login, encode(sha256(convert_to(verifier, 'UTF8')), 'hex'))
    ON CONFLICT ON CONSTRAINT entered_pkey DO UPDATE SET digest = excluded.digest $$;

CREATE OR REPLACE FUNCTION amends_keeper.check_login(login text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF login IS NULL OR octet_length(login) NOT BETWEEN 1 AND 63 OR login ~ '[|/\\[:space:][:cntrl:]"'']' OR login <> lower(login) THEN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'account.id', DETAIL = coalesce(login, '');
  END IF;
  IF login ~ '^(pg_|amends_)' OR login IN ('public', 'none', 'postgres', 'session_user', 'current_user', 'current_role') THEN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'account.reserved', DETAIL = login;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.check_verifier(verifier text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- The password itself never reaches the server: what arrives is what it would keep.
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{16,64}\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' THEN
    RAISE EXCEPTION USING ERRCODE = 'AM002', MESSAGE = 'server.refused', DETAIL = 'verifier';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.check_ours(login text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM amends_keeper.check_login(login);
  IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = login AND NOT r.rolsuper AND NOT r.rolcreaterole AND NOT r.rolcreatedb
    AND NOT r.rolreplication AND NOT r.rolbypassrls AND EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid AND m.roleid IN ('amends_people'::regrole, 'amends_closed'::regrole))) THEN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'account.elsewhere', DETAIL = login;
  END IF;
END $$;

-- A name that another house on this server uses is not taken over.
CREATE OR REPLACE FUNCTION amends_keeper.check_free(login text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM amends_keeper.check_login(login);
  IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = login) THEN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'account.elsewhere', DETAIL = login;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.make(login text, verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM amends_keeper.check_free(login);
  PERFORM amends_keeper.check_verifier(verifier);
  EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT CONNECTION LIMIT 12 PASSWORD %L', login, verifier);
  PERFORM amends_keeper.note_secret(login, verifier);
  EXECUTE format('GRANT amends_people TO %I', login);
END $$;

-- A login that nobody can use yet: it has no password.
CREATE OR REPLACE FUNCTION amends_keeper.make_closed(login text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM amends_keeper.check_free(login);
  EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT CONNECTION LIMIT 12', login);
  EXECUTE format('GRANT amends_people TO %I', login);
END $$;

-- Before PostgreSQL 15 everybody may lend the own login, and it could not be put among those who are closed then.
CREATE OR REPLACE FUNCTION amends_keeper.unlend(login text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE other text;
BEGIN
  FOR other IN SELECT m.member::regrole::text FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid WHERE r.rolname = login AND m.member <> 'amends_keeper'::regrole LOOP
    EXECUTE format('REVOKE %I FROM %s', login, other);
  END LOOP;
END $$;

-- Whether the session that asks began before its login was closed or given another password.
CREATE OR REPLACE FUNCTION amends_keeper.is_out() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM amends_keeper.entered e CROSS JOIN LATERAL pg_stat_get_activity(pg_backend_pid()) a
    WHERE e.login = session_user AND e.out_at <= clock_timestamp() AND a.backend_start < e.out_at AND a.pid IS DISTINCT FROM e.kept) $$;

-- A hand-shake may take a minute, and whoever comes in by it is in no list before: those who are out are looked for while that may be.
CREATE OR REPLACE FUNCTION amends_keeper.end_out() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM amends_keeper.entered e WHERE e.out_at BETWEEN clock_timestamp() - interval '10 min' AND clock_timestamp()) THEN
    PERFORM pg_terminate_backend(a.pid) FROM amends_keeper.entered e JOIN pg_stat_activity a ON a.usename = e.login
      WHERE e.out_at BETWEEN clock_timestamp() - interval '10 min' AND clock_timestamp() AND a.backend_start < e.out_at AND a.pid IS DISTINCT FROM e.kept AND a.pid <> pg_backend_pid();
  END IF;
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.place(login text, role text, active boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE other text; wanted text := 'amends_' || replace(role, '-', '_');
BEGIN
  PERFORM amends_keeper.check_ours(login);
  PERFORM amends_keeper.unlend(login);
  IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = wanted AND NOT r.rolcanlogin) OR wanted IN ('amends_owner', 'amends_keeper', 'amends_people', 'amends_migrator', 'amends_eyes', 'amends_closed') THEN
    RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = 'choice.unknown', DETAIL = role;
  END IF;
  FOR other IN SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles p ON p.oid = m.member
    WHERE p.rolname = login AND g.rolname LIKE 'amends\_%' AND g.rolname NOT IN ('amends_people', 'amends_closed', wanted) LOOP
    EXECUTE format('REVOKE %I FROM %I', other, login);
  END LOOP;
  IF active THEN
    EXECUTE format('GRANT amends_people, %I TO %I', wanted, login);
    EXECUTE format('REVOKE amends_closed FROM %I', login);
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), login);
    EXECUTE format('ALTER ROLE %I LOGIN', login);
  ELSE
    -- Out first: whoever is in could keep a lock on the own login.
    PERFORM amends_keeper.sign_out(login);
    -- What is taken away counts for a session that came in a moment ago too.
    EXECUTE format('GRANT amends_closed TO %I', login);
    EXECUTE format('REVOKE amends_people, %I FROM %I', wanted, login);
    EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), login);
    EXECUTE format('ALTER ROLE %I NOLOGIN', login);
    PERFORM amends_keeper.out_now(login, false);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.secret(login text, verifier text, stay boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM amends_keeper.check_ours(login);
  PERFORM amends_keeper.check_verifier(verifier);
  PERFORM amends_keeper.unlend(login);
  EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
  PERFORM amends_keeper.note_secret(login, verifier);
  -- Whoever came in by the old one is out; one's own session, which knows the new one, stays.
  PERFORM amends_keeper.out_now(login, stay);
END $$;

CREATE OR REPLACE FUNCTION amends_keeper.sign_out(login text) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(pg_terminate_backend(a.pid))::int FROM pg_stat_activity a
    WHERE a.usename = login AND a.pid <> pg_backend_pid() $$;

-- End every session of a login but this one, and note it: one that is just coming in is found by the next who looks.
CREATE OR REPLACE FUNCTION amends_keeper.out_now(login text, stay boolean) RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE amends_keeper.entered e SET out_at = clock_timestamp(), kept = CASE WHEN stay THEN pg_backend_pid() END WHERE e.login = out_now.login;
  SELECT amends_keeper.sign_out(login) $$;

CREATE OR REPLACE FUNCTION amends_keeper.can_sign_in(login text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT r.rolcanlogin FROM pg_roles r WHERE r.rolname = login), false) $$;

CREATE OR REPLACE FUNCTION amends_keeper.standby_waits() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = current_database() AND a.wait_event = 'SyncRep' AND a.query_start < clock_timestamp() - interval '2 s') AND NOT amends_keeper.standby_has_all() $$;

CREATE OR REPLACE FUNCTION amends_keeper.settle() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM pg_logical_emit_message(true, 'amends', ''); END $$;

-- A whole house comes in from its file, by a migrator, while nobody works in it yet. Afterwards these doors stay shut.
CREATE OR REPLACE FUNCTION fills() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_head();
  IF NOT pg_has_role(session_user, 'amends_migrator', 'member') OR NOT (SELECT filling FROM stage) THEN PERFORM refuse('move.shut'); END IF;
END $$;

-- `p_source` names the file: what was begun from one file goes on from that one only. The names of people must be free on this server.
CREATE OR REPLACE FUNCTION fill_begin(p_source text, p_people text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET standard_conforming_strings = on AS $$
DECLARE one text; s stage;
BEGIN
  PERFORM lock_head();
  SELECT * INTO s FROM stage FOR UPDATE;
  IF NOT pg_has_role(session_user, 'amends_migrator', 'member') THEN PERFORM refuse('move.shut'); END IF;
  IF s.filling AND s.source = p_source THEN RETURN; END IF;
  IF s.filling OR EXISTS (SELECT 1 FROM log) OR EXISTS (SELECT 1 FROM house) OR EXISTS (SELECT 1 FROM account) THEN PERFORM refuse('move.used'); END IF;
  FOREACH one IN ARRAY p_people LOOP PERFORM amends_keeper.check_free(one); END LOOP;
  UPDATE stage SET filling = true, source = p_source;
END $$;

-- Entries as they are, with who made them and when; each must get the hash that it had. Gives how many there are now.
CREATE OR REPLACE FUNCTION fill_log(p_entries jsonb) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET standard_conforming_strings = on AS $$
DECLARE e jsonb; made log; s standing; x jsonb;
BEGIN
  PERFORM fills();
  FOR e IN SELECT jsonb_array_elements(p_entries) LOOP
    INSERT INTO log AS l (case_id, version, command_id, at, actor, events)
      VALUES ((e ->> 1)::uuid, (e ->> 2)::int, (e ->> 3)::uuid, (e ->> 4)::bigint, e ->> 5, e ->> 6) RETURNING l.* INTO made;
    IF made.seq <> (e ->> 0)::bigint OR encode(made.hash, 'hex') <> e ->> 7 THEN PERFORM unreadable('hash of ' || made.seq); END IF;
    IF e ->> 8 IS NOT NULL THEN INSERT INTO words VALUES (made.seq, e ->> 8); END IF;
    SELECT * INTO s FROM standing o WHERE o.case_id = made.case_id;
    IF NOT FOUND THEN s := ROW (made.case_id, '', false, NULL, 0); END IF;
    FOR x IN SELECT jsonb_array_elements(made.events::jsonb) LOOP s := stands(s, x ->> 0, x -> 2, made.actor, made.at); END LOOP;
    INSERT INTO standing SELECT s.* ON CONFLICT (case_id) DO UPDATE SET holder = excluded.holder, closed = excluded.closed, readers = excluded.readers, held_at = excluded.held_at;
  END LOOP;
  RETURN (SELECT coalesce(max(l.seq), 0) FROM log l);
END $$;

-- The computed rows of one case.
CREATE OR REPLACE FUNCTION fill_case(p_case uuid, p_rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET standard_conforming_strings = on AS $$
DECLARE first bigint;
BEGIN
  PERFORM fills();
  SELECT l.seq INTO first FROM log l WHERE l.case_id = p_case AND l.version = 1;
  PERFORM begin_act(p_case);
  PERFORM put_rows(p_case, first, p_rows);
END $$;

-- What is neither entry nor computed; people come as closed accounts, whose logins are made with them.
CREATE OR REPLACE FUNCTION fill(p_table text, p_rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET standard_conforming_strings = on AS $$
DECLARE a account;
BEGIN
  PERFORM fills();
  CASE p_table
    WHEN 'house' THEN INSERT INTO house SELECT * FROM jsonb_populate_recordset(NULL::house, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'source' THEN INSERT INTO source SELECT * FROM jsonb_populate_recordset(NULL::source, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'policy' THEN INSERT INTO policy SELECT * FROM jsonb_populate_recordset(NULL::policy, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'power' THEN INSERT INTO power SELECT * FROM jsonb_populate_recordset(NULL::power, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'message' THEN INSERT INTO message SELECT * FROM jsonb_populate_recordset(NULL::message, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'message_mark' THEN INSERT INTO message_mark SELECT * FROM jsonb_populate_recordset(NULL::message_mark, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'kept_number' THEN INSERT INTO kept_number SELECT * FROM jsonb_populate_recordset(NULL::kept_number, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'health_note' THEN INSERT INTO health_note SELECT * FROM jsonb_populate_recordset(NULL::health_note, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'looked' THEN
      INSERT INTO looked SELECT r.* FROM jsonb_populate_recordset(NULL::looked, p_rows) r WHERE r.seq > (SELECT coalesce(max(k.seq), 0) FROM looked k) ORDER BY r.seq;
    WHEN 'looked_words' THEN INSERT INTO looked_words SELECT * FROM jsonb_populate_recordset(NULL::looked_words, p_rows) ON CONFLICT DO NOTHING;
    WHEN 'account' THEN
      FOR a IN SELECT * FROM jsonb_populate_recordset(NULL::account, p_rows) LOOP
        IF NOT EXISTS (SELECT 1 FROM account o WHERE o.id = a.id) THEN
          PERFORM amends_keeper.make_closed(a.id);
          INSERT INTO account (id, name, role, post, sites, active, password_hash, failed, wait_until, last_used, added_at)
            VALUES (a.id, a.name, a.role, a.post, a.sites, 0, '', 0, 0, a.last_used, a.added_at);
        END IF;
      END LOOP;
    ELSE PERFORM unreadable('table');
  END CASE;
END $$;

CREATE OR REPLACE FUNCTION fill_file(p_sha256 text, p_media text, p_bytes bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = amends, pg_temp AS $$
BEGIN
  PERFORM fills();
  IF p_sha256 <> encode(sha256(p_bytes), 'hex') THEN PERFORM unreadable('sha256'); END IF;
  INSERT INTO evidence_file VALUES (p_sha256, p_media, p_bytes) ON CONFLICT DO NOTHING;
END $$;

-- The house is whole: one administrator is let in, by a verifier of the password, and the doors shut.
CREATE OR REPLACE FUNCTION fill_end(p_administrator text, p_verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET standard_conforming_strings = on AS $$
DECLARE filled text;
BEGIN
  PERFORM fills();
  PERFORM lay_astray();
  UPDATE account a SET active = 1 WHERE a.id = p_administrator AND may(a.role, 'administer');
  IF NOT FOUND THEN PERFORM refuse('account.unknown', p_administrator); END IF;
  PERFORM amends_keeper.secret(p_administrator, p_verifier, true);
  PERFORM amends_keeper.place(p_administrator, (SELECT a.role FROM account a WHERE a.id = p_administrator), true);
  UPDATE stage SET filling = false;
  PERFORM enter('house-moved', json_build_object('id', p_administrator));
  -- The server counts its rows a minute later by itself; the first desks would wait seconds for a list until then.
  FOR filled IN SELECT format('%I.%I', t.schemaname, t.tablename) FROM pg_tables t WHERE t.schemaname IN ('amends', 'amends_aside') LOOP EXECUTE 'ANALYZE ' || filled; END LOOP;
END $$;

-- The log numbers and hashes itself; what is in it stays.
CREATE OR REPLACE FUNCTION refuse(key text, detail text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'AM001', MESSAGE = key, DETAIL = detail; END $$;
COMMENT ON FUNCTION refuse IS 'Refuse with a key that the program has a sentence for.';

CREATE OR REPLACE FUNCTION unreadable(detail text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'AM002', MESSAGE = 'server.refused', DETAIL = detail; END $$;
COMMENT ON FUNCTION unreadable IS 'Refuse what the program would never send.';

CREATE OR REPLACE FUNCTION micros(moment timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT (extract(epoch FROM moment) * 1000000)::bigint $$;

CREATE OR REPLACE FUNCTION link(before bytea, l log) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(before || convert_to(l.seq || '|' || replace(l.case_id::text, '-', '') || '|' || l.version || '|'
    || replace(l.command_id::text, '-', '') || '|' || l.at || '|' || l.actor || '|' || l.events, 'UTF8')) $$;

CREATE OR REPLACE FUNCTION chain() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE before_seq bigint; before bytea;
BEGIN
  PERFORM 1 FROM chain_head FOR UPDATE;
  SELECT l.seq, l.hash INTO before_seq, before FROM log l ORDER BY l.seq DESC LIMIT 1;
  NEW.seq := coalesce(before_seq, 0) + 1;
  IF NEW.actor <> session_user AND NOT (SELECT filling FROM stage) THEN PERFORM unreadable('actor'); END IF;
  IF NEW.version <> coalesce((SELECT max(l.version) FROM log l WHERE l.case_id = NEW.case_id), 0) + 1 THEN
    RAISE unique_violation USING MESSAGE = 'stale', CONSTRAINT = 'log_case_id_version_key';
  END IF;
  NEW.hash := link(coalesce(before, sha256('amends-genesis')), NEW);
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'AM002', MESSAGE = 'server.refused', DETAIL = TG_TABLE_NAME || ' is never changed'; END $$;

CREATE OR REPLACE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
DECLARE one uuid;
BEGIN
  FOREACH one IN ARRAY CASE TG_OP WHEN 'INSERT' THEN ARRAY[NEW.case_id] WHEN 'DELETE' THEN ARRAY[OLD.case_id]
    ELSE ARRAY[OLD.case_id, NEW.case_id] END LOOP
    -- Transaction numbers start again after a restore; together with the time of its start they do not repeat.
    IF NOT EXISTS (SELECT 1 FROM act a WHERE a.case_id = one AND a.xid = pg_current_xact_id_if_assigned()
      AND a.tx_at = transaction_timestamp() AND a.actor = session_user) THEN
      PERFORM unreadable(TG_TABLE_NAME || ' changes only with an entry of its case');
    END IF;
  END LOOP;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE TRIGGER log_chain BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION chain();
CREATE OR REPLACE TRIGGER log_fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON log EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER words_kept BEFORE DELETE OR TRUNCATE ON words EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER policy_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON policy EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER account_kept BEFORE DELETE OR TRUNCATE ON account EXECUTE FUNCTION never();

-- A message goes only to the other side, with its case.
CREATE OR REPLACE FUNCTION only_moved() RETURNS trigger LANGUAGE plpgsql SET search_path = amends, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM message m WHERE m.key = OLD.key AND m.tableoid <> TG_RELID AND to_jsonb(m) = to_jsonb(OLD)) THEN
    PERFORM unreadable('message is never changed'); END IF;
  RETURN OLD;
END $$;
CREATE OR REPLACE TRIGGER message_kept BEFORE TRUNCATE ON message EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER message_moved BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION only_moved();
CREATE OR REPLACE TRIGGER message_kept BEFORE TRUNCATE ON amends_aside.message EXECUTE FUNCTION never();
CREATE OR REPLACE TRIGGER message_moved BEFORE DELETE ON amends_aside.message FOR EACH ROW EXECUTE FUNCTION only_moved();
CREATE OR REPLACE TRIGGER head_kept BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON chain_head EXECUTE FUNCTION never();

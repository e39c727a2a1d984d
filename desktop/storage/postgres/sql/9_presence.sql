-- Who is typing where: a hint, said for oneself, gone after half a minute; of a restricted case only its readers see it.
CREATE OR REPLACE FUNCTION type_in(p_case uuid, p_place text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
DECLARE known text; now_at bigint := micros(clock_timestamp());
BEGIN
  PERFORM me();
  PERFORM set_config('synchronous_commit', 'local', true);  -- a hint waits for no standby
  IF length(p_place) > 40 OR NOT EXISTS (SELECT 1 FROM standing s WHERE s.case_id = p_case) OR p_case IN (SELECT unseen()) THEN
    PERFORM refuse('case.unknown'); END IF;
  -- What others said is theirs: taken away in a transaction that stays open it would keep them from saying it again.
  DELETE FROM presence p USING (SELECT o.person, o.case_id FROM presence o WHERE o.until <= now_at - 30000000 AND o.person = session_user FOR UPDATE SKIP LOCKED) gone
    WHERE (p.person, p.case_id) = (gone.person, gone.case_id);
  SELECT p.place INTO known FROM presence p WHERE p.person = session_user AND p.case_id = p_case AND p.until > now_at;
  INSERT INTO presence VALUES (session_user, p_case, p_place, now_at + 30000000)
    ON CONFLICT (person, case_id) DO UPDATE SET place = excluded.place, until = excluded.until;
  -- Only what is new is news; desks look again when what they know has lapsed.
  IF known IS DISTINCT FROM p_place THEN PERFORM announce(p_case, is_aside(p_case)); END IF;
END $$;

CREATE OR REPLACE FUNCTION type_out(p_case uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = amends, pg_temp SET lock_timeout = '1s' AS $$
BEGIN
  PERFORM me();
  PERFORM set_config('synchronous_commit', 'local', true);  -- a hint waits for no standby
  DELETE FROM presence p WHERE p.person = session_user AND p.case_id = p_case;
  IF FOUND THEN PERFORM announce(p_case, is_aside(p_case)); END IF;
END $$;

REVOKE ALL ON FUNCTION type_in, type_out FROM PUBLIC;
GRANT EXECUTE ON FUNCTION type_in, type_out TO amends_people;

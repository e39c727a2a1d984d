-- What belongs to restricted cases lies apart: no statement of somebody's own meets a row that is hidden from them, whatever its plan.
-- A table of `amends_aside` is part of the one that has its name here, so that whoever may read that reads both.
DO $make$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['ticket', 'ticket_search', 'issue', 'promise', 'option', 'evidence', 'bell', 'ask', 'source', 'message'] LOOP
    IF to_regclass('amends_aside.' || quote_ident(t)) IS NULL THEN
      EXECUTE format('CREATE TABLE amends_aside.%1$I (LIKE amends.%1$I INCLUDING ALL)', t);
      EXECUTE format('ALTER TABLE amends_aside.%1$I INHERIT amends.%1$I', t);
    END IF;
  END LOOP;
END $make$;

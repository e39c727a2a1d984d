-- An entry is taken only when it is, letter for letter, what the program would have written for the values in it.
CREATE OR REPLACE FUNCTION spell(shape jsonb, v json, words jsonb, n int, OUT said text, OUT next int) LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE one json; part jsonb; number int := 0;
BEGIN
  next := n;
  IF jsonb_typeof(shape) = 'string' THEN
    CASE shape #>> '{}'
      WHEN 'text' THEN IF json_typeof(v) = 'string' THEN said := to_json(v #>> '{}')::text; END IF;
      WHEN 'integer' THEN IF v::text ~ '^(0|-?[1-9][0-9]{0,17})$' THEN said := v::text; END IF;
      WHEN 'flag' THEN IF json_typeof(v) = 'boolean' THEN said := v::text; END IF;
      WHEN 'id' THEN IF v::text ~ '^"[0-9a-f]{32}"$' THEN said := v::text; END IF;
      WHEN 'words' THEN  -- the next of the words beside the entry, under its digest
        said := '[' || n || ',"' || left(encode(sha256(convert_to((words -> n ->> 0) || (words -> n ->> 1), 'UTF8')), 'hex'), 32) || '"]';
        next := n + 1;
    END CASE;
  ELSIF shape ? 'maybe' THEN
    IF json_typeof(v) = 'null' THEN said := 'null'; ELSE SELECT s.said, s.next INTO said, next FROM spell(shape -> 'maybe', v, words, n) s; END IF;
  ELSIF json_typeof(v) = 'array' AND (shape ? 'list' OR json_array_length(v) = jsonb_array_length(shape -> 'parts')) THEN
    said := '';
    FOR one IN SELECT json_array_elements(v) LOOP
      part := CASE WHEN shape ? 'list' THEN shape -> 'list' ELSE shape -> 'parts' -> number END;
      SELECT said || CASE number WHEN 0 THEN '' ELSE ',' END || s.said, s.next INTO said, next FROM spell(part, one, words, next) s;
      number := number + 1;
    END LOOP;
    said := '[' || said || ']';
  END IF;
  IF said IS NULL THEN PERFORM unreadable('shape ' || shape); END IF;
END $$;

CREATE OR REPLACE FUNCTION spell_event(k kind, body json, words jsonb, n int, OUT said text, OUT next int) LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE field jsonb;
BEGIN
  next := n;
  said := '';
  FOR field IN SELECT jsonb_array_elements(k.fields) LOOP
    SELECT said || CASE said WHEN '' THEN '' ELSE ',' END || to_json(field ->> 0) || ':' || s.said, s.next INTO said, next
      FROM spell(field -> 1, body -> (field ->> 0), words, next) s;
    IF said IS NULL THEN PERFORM unreadable('fields of ' || k.kind); END IF;
  END LOOP;
  said := '[' || to_json(k.kind) || ',' || k.version || ',{' || said || '}]';
END $$;

CREATE OR REPLACE FUNCTION readable(events text, beside text) RETURNS void LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE e json; k kind; said text := ''; number int := 0; words jsonb := coalesce(beside, '[]')::jsonb;
BEGIN
  IF octet_length(events) > 200000 OR octet_length(beside) > 4000000 THEN PERFORM unreadable('size'); END IF;
  FOR e IN SELECT json_array_elements(events::json) LOOP
    SELECT * INTO k FROM kind WHERE kind = e ->> 0;
    IF NOT FOUND OR (e ->> 1) IS DISTINCT FROM k.version::text THEN PERFORM refuse('server.kind', left(coalesce(e ->> 0, '?'), 60)); END IF;
    SELECT said || CASE said WHEN '' THEN '' ELSE ',' END || s.said, s.next INTO said, number FROM spell_event(k, e -> 2, words, number) s;
  END LOOP;
  IF said IS NULL OR said = '' OR events <> '[' || said || ']' THEN PERFORM unreadable('events'); END IF;
  IF number = 0 AND beside IS NOT NULL OR beside <> (
    SELECT '[' || string_agg('[' || to_json(w ->> 0) || ', ' || to_json(w ->> 1) || ']', ', ' ORDER BY n) || ']'
    FROM jsonb_array_elements(words) WITH ORDINALITY a(w, n)) OR jsonb_array_length(words) <> number THEN
    PERFORM unreadable('words');
  END IF;
END $$;
COMMENT ON FUNCTION readable IS 'Every kind known, every field of its type, every word under its digest, and nothing besides.';

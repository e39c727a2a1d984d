-- An entry is taken only when it is, letter for letter, what the program would have written for the values in it.
DROP FUNCTION IF EXISTS spell_event(kind, json, jsonb, int), spell(jsonb, json, jsonb, int);

-- Amounts are smaller and times within a century: what reads a log must be able to say its times, and to add the longest clock to them.
CREATE OR REPLACE FUNCTION furthest() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT micros(clock_timestamp() + interval '101 years') $$;
CREATE OR REPLACE FUNCTION within_reach(given bigint) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT given BETWEEN -10000000000000 AND furthest() $$;

-- Whether a text holds signs that `domain.wording.clean` takes out or writes as a word; a line feed is none.
CREATE OR REPLACE FUNCTION unclean(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT t ~ '[\u0001-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]' $$;

-- Whether `domain.wording.clean` would leave nothing of a text, in whatever script the rest of it is.
CREATE OR REPLACE FUNCTION says_nothing(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(t ~ '^[[:space:]\u0001-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff\ufff9-\ufffb\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff\u0300-\u036f\u2061-\u2065\u206a-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufff8\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000f0000-\U0010ffff]*$', true) $$;

-- Whether a telephone or identity number of somebody, or an address by e-mail that is not masked, stands in a name; see `wording.masking`.
CREATE OR REPLACE FUNCTION holds_number(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(said, '０１２３４５６７８９', '0123456789') ~ '(?<!\d)(\d{17}[\dXx](?![\dA-Za-z])|((\+|00)?86[ -]?)?1[3-9]\d[ .-]?\d{4}[ .-]?\d{4}(?!\d)|\+\d[\d -]{7,17}\d(?!\d)|[(（]0\d{2,3}[)）][ -]?\d{3,4}[ -]?\d{4}(?!\d)|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?!\d))'
    OR regexp_replace(said, '(?<![^\s@:：,，;；])[^\s@:：,，;；]\*\*\*@[^\s@*]+', ' ', 'g') ~ '[^\s@:：,，;；]@[^\s@]' $$;

-- An id of the program, and no number of anybody; see `wording.names`.
CREATE OR REPLACE FUNCTION is_mark(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT said ~ '^[A-Za-z0-9._@+-]{0,100}$' AND (said !~ '[0-9]{7}' OR said ~ '^(own-[0-9a-f]{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})$') $$;

-- By what a row of an import is known again: a digest of it, or its own reference, of numbers their ends alone and a part of that digest
-- behind them (see `usecases.importing.source_of`). The figures of a digest are nobody's number.
CREATE OR REPLACE FUNCTION is_source(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT said ~ '^row:[0-9a-f]{64}$' OR NOT holds_number(regexp_replace(said, ':[0-9a-f]{16}$', '')) $$;

-- One value as the program spells it, and the number of the next word beside the entry: {text, number}.
CREATE OR REPLACE FUNCTION spell(shape jsonb, v jsonb, words jsonb, n int) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE spelt text; part text[]; name text; number int; kind text := jsonb_typeof(v);
BEGIN
  IF jsonb_typeof(shape) = 'string' THEN
    name := shape #>> '{}';
    IF name = 'words' THEN  -- the next one, under its digest
      -- Of one length: otherwise the end of a salt could be read as the beginning of a text.
      IF NOT is_salt(words -> n ->> 0) THEN PERFORM unreadable('salt'); END IF;
      -- Nothing that `domain.wording.clean` takes out or writes as a word: it would hide lines of a list, or turn a text round.
      IF unclean(words -> n ->> 1) THEN PERFORM unreadable('signs of a text'); END IF;
      -- Blanks alone would look like nothing, and count as something.
      IF words -> n ->> 1 <> '' AND says_nothing(words -> n ->> 1) THEN PERFORM unreadable('blanks'); END IF;
      -- As much as the program lets anybody write in one field.
      IF length(words -> n ->> 1) > 20000 THEN PERFORM unreadable('length of a text'); END IF;
      spelt := '[' || n || ',"' || seal(words -> n ->> 0, words -> n ->> 1) || '"]';
      n := n + 1;
    ELSIF name IN ('text', 'name', 'mark', 'source', 'line') AND kind = 'string' AND NOT unclean(v #>> '{}') AND strpos(v #>> '{}', E'\n') = 0
      -- What is no text of a person is short, since no erasure reaches it: the number of none is in it where the program lets none be.
      AND length(v #>> '{}') <= (CASE name WHEN 'line' THEN 8000 WHEN 'mark' THEN 100 ELSE 300 END) AND (name <> 'mark' OR is_mark(v #>> '{}'))
      AND (name <> 'name' OR NOT holds_number(v #>> '{}') OR EXISTS (SELECT 1 FROM account a WHERE a.id = v #>> '{}')) AND (name <> 'source' OR is_source(v #>> '{}')) OR name = 'flag' AND kind = 'boolean' THEN spelt := v::text;
    ELSIF name = 'integer' AND kind = 'number' AND v::text ~ '^-?[0-9]{1,18}$' AND within_reach(v::text::bigint) THEN spelt := v::text;
    ELSIF name IN ('few', 'count') AND kind = 'number' AND v::text ~ (CASE name WHEN 'few' THEN '^[0-9]{1,3}$' ELSE '^[0-9]{1,9}$' END) THEN spelt := v::text;
    ELSIF name = 'id' AND v::text ~ '^"[0-9a-f]{32}"$' THEN spelt := v::text;
    END IF;
  ELSIF shape ? 'maybe' THEN
    IF kind = 'null' THEN spelt := 'null'; ELSE RETURN spell(shape -> 'maybe', v, words, n); END IF;
  ELSIF kind = 'array' AND (shape ? 'list' OR jsonb_array_length(v) = jsonb_array_length(shape -> 'parts')) THEN
    spelt := '';
    FOR number IN 0 .. jsonb_array_length(v) - 1 LOOP
      part := spell(coalesce(shape -> 'list', shape -> 'parts' -> number), v -> number, words, n);
      spelt := spelt || CASE number WHEN 0 THEN '' ELSE ',' END || part[1];
      n := part[2]::int;
    END LOOP;
    spelt := '[' || spelt || ']';
  END IF;
  IF spelt IS NULL THEN PERFORM unreadable('not ' || shape::text); END IF;
  RETURN ARRAY[spelt, n::text];
END $$;

CREATE OR REPLACE FUNCTION readable(events text, beside text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  e jsonb; k kind; part text[]; field jsonb; body text; said text; n int := 0; at int;
  all_of jsonb; words jsonb := coalesce(beside, '[]')::jsonb;
BEGIN
  IF octet_length(events) > (CASE WHEN events LIKE '[["privacy.erased",%' THEN 2000000 ELSE 200000 END) OR octet_length(beside) > 4000000 THEN PERFORM unreadable('size'); END IF;
  all_of := events::jsonb;
  IF jsonb_array_length(all_of) > 100 THEN PERFORM unreadable('number of events'); END IF;
  FOR number IN 0 .. jsonb_array_length(all_of) - 1 LOOP
    e := all_of -> number;
    SELECT * INTO k FROM kind o WHERE o.kind = e ->> 0;
    IF NOT FOUND OR (e ->> 1) IS DISTINCT FROM k.version::text THEN PERFORM refuse('server.kind', left(coalesce(e ->> 0, '?'), 60)); END IF;
    body := '';
    FOR at IN 0 .. jsonb_array_length(k.fields) - 1 LOOP
      field := k.fields -> at;
      -- Words of the program where it has a list of them, and something said where nothing would say nothing; see `domain.case.bounds`.
      IF jsonb_typeof(field -> 2) = 'array' AND NOT field -> 2 ? (e -> 2 ->> (field ->> 0)) THEN
        PERFORM refuse('choice.unknown', left(e -> 2 ->> (field ->> 0), 60)); END IF;
      IF field -> 2 = 'true' AND says_nothing(CASE field ->> 1 WHEN 'words' THEN words -> n ->> 1 ELSE e -> 2 ->> (field ->> 0) END) THEN PERFORM refuse('text.missing'); END IF;
      part := spell(field -> 1, e -> 2 -> (field ->> 0), words, n);
      body := body || CASE at WHEN 0 THEN '"' ELSE ',"' END || (field ->> 0) || '":' || part[1];
      n := part[2]::int;
    END LOOP;
    said := coalesce(said || ',', '') || '["' || k.kind || '",' || k.version || ',{' || body || '}]';
  END LOOP;
  IF said IS NULL OR events <> '[' || said || ']' THEN PERFORM unreadable('events'); END IF;
  IF n <> jsonb_array_length(words) OR n = 0 AND beside IS NOT NULL OR beside <> spell_words(words) THEN PERFORM unreadable('words'); END IF;
END $$;
COMMENT ON FUNCTION readable IS 'Every kind known, every field of its type, every word under its digest, and nothing besides.';

-- The words beside an entry: [[salt, word] or null, …].
CREATE OR REPLACE FUNCTION spell_words(words jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE spelt text := '';
BEGIN
  FOR n IN 0 .. jsonb_array_length(words) - 1 LOOP
    spelt := spelt || CASE n WHEN 0 THEN '' ELSE ', ' END || CASE jsonb_typeof(words -> n) WHEN 'null' THEN 'null'
      ELSE '[' || to_json(words -> n ->> 0) || ', ' || to_json(words -> n ->> 1) || ']' END;
  END LOOP;
  RETURN '[' || spelt || ']';
END $$;

CREATE OR REPLACE FUNCTION is_salt(given text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(given ~ '^[0-9a-f]{16}$', false) $$;

CREATE OR REPLACE FUNCTION seal(salt text, body text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT left(encode(sha256(convert_to(salt || body, 'UTF8')), 'hex'), 32) $$;

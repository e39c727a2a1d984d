-- What the server needs to judge by itself; the tables of the house are made by the migrations.
CREATE TABLE IF NOT EXISTS chain_head (one boolean PRIMARY KEY DEFAULT true CHECK (one));
DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM chain_head) THEN INSERT INTO chain_head DEFAULT VALUES; END IF; END $$;
COMMENT ON TABLE chain_head IS 'The writer''s place: locked first by every transaction that writes, never updated.';

-- Who wrote which case in which transaction. Needed only while that transaction lasts, so that a crash may empty it.
CREATE UNLOGGED TABLE IF NOT EXISTS act (case_id uuid NOT NULL, xid xid8 NOT NULL, tx_at timestamptz NOT NULL, actor text NOT NULL);
CREATE INDEX IF NOT EXISTS act_case ON act (case_id, xid);
COMMENT ON TABLE act IS 'A computed row changes only in a transaction that has a line here for its case.';

-- The vocabulary of the log, filled from the program at every setup.
CREATE TABLE IF NOT EXISTS kind (
  kind text PRIMARY KEY,
  version int NOT NULL,
  fields jsonb NOT NULL,          -- [[name, shape], …] in the order in which they are written; a third says that it is never empty (true), one of a list, or a moment that is past or ahead
  may text NOT NULL,              -- what the role must allow; of the first entry of a case: opening
  opening text NOT NULL,
  contributes boolean NOT NULL,   -- whoever adds it may not sign (four eyes)
  record text NOT NULL CHECK (record IN ('kept', 'changed', 'step'))  -- whether it changes what is signed
);
ALTER TABLE kind ADD COLUMN IF NOT EXISTS tells text[] NOT NULL DEFAULT '{}';  -- the messages that it may cause
ALTER TABLE kind ADD COLUMN IF NOT EXISTS moves text[] NOT NULL DEFAULT '{}';  -- columns of the ticket and computed tables that may change by it
ALTER TABLE kind ADD COLUMN IF NOT EXISTS carried boolean NOT NULL DEFAULT false;  -- a desk may say it without the server; see judge_carried
-- Words of the program that are judged: remedies of the catalogue, kinds of messages that are told at once.
CREATE TABLE IF NOT EXISTS known_word (what text, word text, PRIMARY KEY (what, word));
-- By which channel each person hears of cases that not everybody sees: whoever listens is told whose session it was that wrote.
CREATE TABLE IF NOT EXISTS ear (person text PRIMARY KEY, channel text NOT NULL DEFAULT 'amends_' || replace(gen_random_uuid()::text, '-', ''));
CREATE TABLE IF NOT EXISTS role_may (role text, may text, PRIMARY KEY (role, may));

-- How much each post may promise under each version of a pack (act = amount; NULL is open), who grants more time (act = grant:<rule>),
-- and how long a claim holds (act = claim, in microseconds). For what places a version was written (act = kind), from which day it is in force
-- and until which (act = starts, ends; days since the first of January of year 1, which is 1).
CREATE TABLE IF NOT EXISTS power (pack text, act text, post text, up_to bigint, PRIMARY KEY (pack, act, post));

-- Who holds a case and since when without writing, whether it is closed, and who may see it (NULL: everybody), as the log says; kept by the server alone.
CREATE TABLE IF NOT EXISTS standing (case_id uuid PRIMARY KEY, holder text NOT NULL, closed boolean NOT NULL, readers jsonb, held_at bigint NOT NULL);
CREATE INDEX IF NOT EXISTS standing_kept ON standing (case_id) WHERE readers IS NOT NULL;

-- Restricted cases of which a desk that may not see them told nothing when it moved the mark: from where, and up to where. And those whose
-- clocks it could not count again when it loaded a calendar: `texts` of the rules there were then; 0 when they are counted.
CREATE TABLE IF NOT EXISTS passed_over (case_id uuid PRIMARY KEY, seq bigint NOT NULL, at bigint NOT NULL, until_seq bigint NOT NULL, until_at bigint NOT NULL,
  texts int NOT NULL DEFAULT 0);

-- Up to where each person's desk has told everything: who says too much for the own desk silences no other.
CREATE TABLE IF NOT EXISTS desk_mark (person text PRIMARY KEY, seq bigint NOT NULL, at bigint NOT NULL);

-- Who brought which file: only they may name it in a case, or a file that is hidden from them could be asked for by its digest.
CREATE TABLE IF NOT EXISTS file_put (sha256 text, person text, PRIMARY KEY (sha256, person));

-- How the last backup went, as the program noted it that makes them on the server's machine.
CREATE TABLE IF NOT EXISTS backup_note (one boolean PRIMARY KEY DEFAULT true CHECK (one), good_at bigint NOT NULL DEFAULT 0, path text NOT NULL DEFAULT '',
  head text NOT NULL DEFAULT '', failed_at bigint NOT NULL DEFAULT 0, failed text NOT NULL DEFAULT '', detail text NOT NULL DEFAULT '');
INSERT INTO backup_note DEFAULT VALUES ON CONFLICT DO NOTHING;

-- A new house may be filled from a file; once somebody works in it, never again.
CREATE TABLE IF NOT EXISTS stage (one boolean PRIMARY KEY DEFAULT true CHECK (one), filling boolean NOT NULL, source text NOT NULL DEFAULT '');
-- By which desks know the house again at another address, and tell it from a copy under another name.
ALTER TABLE stage ADD COLUMN IF NOT EXISTS mark uuid NOT NULL DEFAULT gen_random_uuid();
INSERT INTO stage (filling) VALUES (false) ON CONFLICT DO NOTHING;

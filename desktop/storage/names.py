"""What statements in plain text must know of the tables, for those who do not need SQLAlchemy to know it."""

HEAD = "0001"  # the newest revision in migrations/versions
APPLICATION = 0x414D4E44  # "AMND" in the header of the file

# Predicates of the partial indexes, written out in every statement that means to use one.
OPEN, ASKED, FOLLOW_UP, RESTRICTED = "open = 1", "status = 'asked'", "follow_up = 1", "restricted = 1"
PLACED = "place_key <> ''"
# True of every case: whoever says it may walk the newest of a level, holder, channel or site. Unsaid, the database walks the order
# that was asked for instead of sorting a quarter of all cases.
NARROWED = "version > 0"

# Only the migrations make these: `ticket_search` (FTS5 with rowid = first_seq, on a server a table with that column; terms as
# `wording.terms.stored` makes them), and the
# triggers that keep the log: log_chain, log_fixed, log_kept, words_kept.
TRIGGERS = frozenset({
    "log_chain", "log_fixed", "log_kept", "words_kept", "looked_chain", "looked_fixed", "looked_kept",
    "looked_words_kept", "looked_words_fixed", "health_note_kept", "health_note_fixed", "kept_number_kept", "kept_number_fixed",
})  # fmt: skip

"""What the triggers of a house's file say: a trigger that keeps its name but not its words keeps nothing."""

from collections.abc import Mapping
from hashlib import sha256

from desktop.storage.running import Running

_ALL = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"


def seal(sql: str) -> str:
    """16 hex digits of a trigger's text, whatever its blanks and line ends."""
    return sha256(" ".join(sql.split()).encode()).hexdigest()[:16]


def stored(database: Running) -> dict[str, str]:
    """The seals of the triggers that a file has."""
    return {str(name): seal(str(sql)) for name, sql in database.text(_ALL)}


def differing(database: Running) -> tuple[str, ...]:
    """The names of triggers that are missing, added, or say something else."""
    found = stored(database)
    return tuple(name for name in sorted({**TRIGGERS, **found}) if TRIGGERS.get(name) != found.get(name))


TRIGGERS: Mapping[str, str] = {
    "health_note_fixed": "e900d6a741424b93",
    "health_note_kept": "5510269ccb3d7f25",
    "kept_number_fixed": "b1c4b4423553188a",
    "kept_number_kept": "a523a7dabfcd4a69",
    "log_chain": "419c106a9fd601c9",
    "log_fixed": "69971ebcd2838eb3",
    "log_kept": "bcd7bc5e7e11a14f",
    "looked_chain": "d73983e4ed9bfadc",
    "looked_fixed": "56fae5f2b3c326f2",
    "looked_kept": "7dbd89f46974c334",
    "looked_words_fixed": "296e50dab99ec555",
    "looked_words_kept": "dc6cd6cd3b6d95b1",
    "words_kept": "3040e5b5951c3309",
}

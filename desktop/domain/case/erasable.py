"""What may be asked to be erased: everything, who the customer is, health notes, or single fields."""

import re

_FIELD = re.compile(r"[a-z0-9_.-]{1,80}")
ALL, IDENTITY, HEALTH = "all", "identity", "health"
STAYS = "privacy."  # the texts of these say why something was kept, restricted or erased
LETTERS = "paper.letter.text"
NUMBER = "number."  # before the name of the text of which it was kept apart
# A letter calls its reader by name.
IDENTITY_FIELDS = frozenset({"intake.name", "intake.phone", "intake.contact", "intake.ref", "intake.kind", LETTERS})


def unnamed(what: tuple[str, ...]) -> str:
    """What of this cannot be the name of a text, and would be one itself; "" where all may be."""
    return next((one[:60] for one in what if not _FIELD.fullmatch(one)), "")


def covers(what: tuple[str, ...], name: str) -> bool:
    """Whether a field such as "intake.phone" is among what is to be erased; why things were erased always stays."""
    if name.startswith(STAYS):
        return False
    # A number tells who somebody is, in whatever text it stood; it goes with that text as well.
    bare = name.removeprefix(NUMBER)
    identity = bare in IDENTITY_FIELDS or bare != name
    return ALL in what or bare in what or (IDENTITY in what and identity)

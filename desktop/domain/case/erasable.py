"""What may be asked to be erased: everything, who the customer is, health notes, or single fields."""

ALL, IDENTITY, HEALTH = "all", "identity", "health"
LETTERS = "paper.letter.text"
# A letter calls its reader by name.
IDENTITY_FIELDS = frozenset({"intake.name", "intake.phone", "intake.contact", "intake.ref", "intake.kind", LETTERS})


def covers(what: tuple[str, ...], name: str) -> bool:
    """Whether a field such as "intake.phone" is among what is to be erased; why things were erased always stays."""
    if name.startswith("privacy."):
        return False
    return ALL in what or name in what or (IDENTITY in what and name in IDENTITY_FIELDS)

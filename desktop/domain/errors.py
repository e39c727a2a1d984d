"""How a rule says no: a key that screens and commands put into the person's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_NAMED = 16  # choices that a sentence names; of a longer list those that are spelt alike


@dataclass(eq=False)  # not frozen: the interpreter sets the traceback on what it raises
class Refusal(Exception):  # noqa: N818 - it is an answer, not a failure
    """The rule said no.

    Args:
        reason: key of a sentence in `resources/content/refusals.toml`.
        field: the field that the person must look at, "" for none.
        detail: what the sentence names: a number, a person, a limit.
    """

    reason: str
    field: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        super().__init__(*(part for part in (self.reason, self.field, self.detail) if part))


def not_among(field: str, value: str, choices: Iterable[str]) -> Refusal:
    """Say that a value is none of the choices, and name them."""
    known = sorted(choices)
    shown = (
        known if len(known) <= MOST_NAMED else get_close_matches(value, known, MOST_NAMED, 0.4) or known[:MOST_NAMED]
    )
    more = "" if len(shown) == len(known) else " …"
    said = value[:60] if value.isprintable() else ascii(value[:60])
    return Refusal("choice.unknown", field, f"{said} ({', '.join(shown)}{more})")

"""How a rule says no: a key that screens and commands put into the person's language."""

from dataclasses import dataclass


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

"""Names that stand in the log as they are, read by everybody and for good: no number of a person is in them."""

import re

from desktop.domain.errors import Refusal
from desktop.domain.wording.clean import clean_name
from desktop.domain.wording.masking import numbers_in

_MARK = re.compile(r"[A-Za-z0-9._@+-]{0,100}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{7}")
_MADE = re.compile(
    r"own-[0-9a-f]{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}"
)  # ids of our own may hold any figures


def mark(said: str, field: str) -> str:
    """The id of a question, a guide or an answer: no words, and no number, of anybody.

    Raises:
        Refusal: `choice.unknown`.
    """
    if not _MARK.fullmatch(said) or (_NUMBER.search(said) and not _MADE.fullmatch(said)):
        raise Refusal("choice.unknown", field, said[:60])
    return said


def open_name(text: str, field: str) -> str:
    """One short line: a person, a department, a party.

    Raises:
        Refusal: `text.number` when a telephone or identity number is in it, since nothing would be kept apart or erased.
    """
    name = clean_name(text, field)
    if numbers_in(name):
        raise Refusal("text.number", field)
    return str(name)

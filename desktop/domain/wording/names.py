"""Names that stand in the log as they are, read by everybody and for good: no number of a person is in them."""

from desktop.domain.errors import Refusal
from desktop.domain.wording.clean import clean_name
from desktop.domain.wording.masking import numbers_in


def open_name(text: str, field: str) -> str:
    """One short line: a person, a department, a party.

    Raises:
        Refusal: `text.number` when a telephone or identity number is in it, since nothing would be kept apart or erased.
    """
    name = clean_name(text, field)
    if numbers_in(name):
        raise Refusal("text.number", field)
    return str(name)

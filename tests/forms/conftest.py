"""Every sheet once: eleven forms, blank and filled, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from forms.sheets import Language, render
from tests.forms.samples import BLANK, FILLED, META

if TYPE_CHECKING:
    from forms.sheets import Values

LANGUAGES: tuple[Language, ...] = ("zh", "en", "zh+en")


class Printed(NamedTuple):
    """One printed sheet and what it was printed from."""

    form: str
    language: Language
    values: Values | None
    pdf: bytes


@pytest.fixture(scope="session")
def printed() -> list[Printed]:
    """Print all of them for the archive."""
    return [
        Printed(form, language, values, render(form, values, language, META if values else BLANK))
        for form, filled in FILLED.items()
        for language in LANGUAGES
        for values in (filled, None)
    ]

"""Search on a server finds what SQLite's index finds: the index of terms chooses the cases, their text proves the order of the terms."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Self

from typing_extensions import override

from desktop.storage import search_terms
from desktop.storage.postgres.database import Server
from desktop.storage.tickets import ROW, StoredTickets, alike

# The index of terms chooses, for this person; their order is looked at afterwards.
_SEARCH = f"""SELECT {ROW}, f.first_seq FROM found_terms(CAST(CAST(? AS text) AS tsquery), CAST(? AS text[]), '{{}}', 0, %d) f
    JOIN ticket t ON t.first_seq = f.first_seq"""  # noqa: S608 - names of our own columns
_RUNS = """SELECT first_seq FROM found_terms(CAST(CAST(:words AS text) AS tsquery), '{{}}', CAST(:runs AS text[]), {after}, 50)
    WHERE CAST(:words AS text) <> '' ORDER BY first_seq DESC"""
_ACCENTS = re.compile("([a-z])[\u0300-\u036f]+")


class ServerTickets(StoredTickets):
    """`ports.Tickets` on a server."""

    ALIKE = alike(_RUNS, "s.first_seq")
    BROUGHT = "SELECT 1 WHERE brought(CAST(? AS text))"

    def __init__(self, database: Server, reader: str = "") -> None:
        super().__init__(database, reader)
        self._server = database

    @override
    def read_by(self, person_id: str) -> Self:
        return type(self)(self._server, person_id)

    @property
    @override
    def walled(self) -> bool:
        return self.reader == self._server.person

    @override
    def _newest(self, text: str, limit: int) -> list[tuple[Any, ...]]:
        asked = search_terms.phrases(text)
        wanted = " & ".join(_all_of(one.terms, begins=one.begins) for one in asked)
        in_a_row = [_in_a_row(one.terms) for one in asked if len(one.terms) > 1]
        return self.database.text(_SEARCH % limit, (wanted, in_a_row))

    @override
    def _wording(self, narrative: str) -> dict[str, Any]:
        found = search_terms.runs(narrative)
        return {"words": " | ".join(_all_of(run) for run in found), "runs": [_in_a_row(run) for run in found]}


def _all_of(run: Sequence[str], *, begins: bool = False) -> str:
    """A run of terms in the language of tsquery; what people type stays inside quotes."""
    quoted = ["'" + _plain(one).replace("\\", "\\\\").replace("'", "''") + "'" for one in run]
    return "(" + " & ".join(quoted) + ":*" * begins + ")"


def _in_a_row(run: Sequence[str]) -> str:
    return f" {' '.join(run)} "


def _plain(term: str) -> str:
    """As `lexemes_of` keeps it: a Latin letter with its accents is that letter."""
    return unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", term)))

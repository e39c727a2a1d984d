"""What was done in the house: entries of the log and readings in one list, newest first, without a word of a complaint."""

import json
from collections.abc import Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from desktop.domain.case.carried import LONGEST, Said
from desktop.domain.case.looks import CHANGES
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.wording.words import ERASED
from desktop.storage.computed import number_key
from desktop.storage.looks import look_of
from desktop.storage.running import Running
from desktop.usecases.looking import Act, Acts, Kind, Mark, Wanted

ENTRIES = """SELECT e.seq, e.at, e.actor, e.events, e.case_id, t.number, t.restricted
    FROM log e LEFT JOIN ticket t ON t.case_id = e.case_id"""
READINGS = """SELECT e.seq, e.at, e.actor, e.kind, e.case_id, e.what, e.seal, w.body, t.number, t.restricted
    FROM looked e LEFT JOIN looked_words w ON w.seq = e.seq LEFT JOIN ticket t ON t.case_id = e.case_id"""
OF_NUMBER = "(SELECT case_id FROM ticket WHERE number_key = :number)"
_COUNT_ENTRIES = """SELECT count(*), coalesce(sum(CASE WHEN e.events LIKE :printed THEN 1 ELSE 0 END), 0),
    coalesce(sum(CASE WHEN e.events LIKE :erased THEN 1 ELSE 0 END), 0) FROM log e"""
_COUNT_READINGS = "SELECT e.kind, count(*) FROM looked e"
LIKE_PRINTED, LIKE_ERASED = '%["paper.printed",%', '%["privacy.erased",%'
_SAID = EVENT_NAMES[Said][0]
# Which readings belong to a kind of act; an erasing is an entry of the log already.
_KINDS = {
    Kind.WRITTEN: CHANGES,
    Kind.READ: ("read", "health"),
    Kind.REVEALED: ("reveal",),
    Kind.TAKEN_OUT: ("print", "export"),
}


class StoredAudit:
    """`looking.Audit`."""

    readings, of_number = READINGS, OF_NUMBER

    def __init__(self, database: Running) -> None:
        self.database = database

    def acts(self, wanted: Wanted, limit: int, after: Mark | None = None) -> Acts:
        """A page of acts, newest first."""
        found = [*self._entries(wanted, limit + 1, after), *self._readings(wanted, limit + 1, after)]
        found.sort(key=lambda act: act.mark, reverse=True)
        rows = tuple(islice(found, limit))
        return Acts(rows, rows[-1].mark if len(found) > limit else None)

    def counts(self, wanted: Wanted) -> dict[Kind, int]:
        """How many acts of each kind."""
        where, values = _where(wanted, None, entry=True)
        values |= {"printed": LIKE_PRINTED, "erased": LIKE_ERASED}
        written, printed, erased = self.database.text(f"{_COUNT_ENTRIES}{where}", values)[0]
        where, values = _where(wanted, None, entry=False, of_number=self.of_number)
        read = dict(self.database.text(f"{_COUNT_READINGS}{where} GROUP BY e.kind", values))
        of = {kind: sum(read.get(one, 0) for one in kinds) for kind, kinds in _KINDS.items()}
        of[Kind.TAKEN_OUT] += printed
        return {
            Kind.ALL: written + sum(many for kind, many in read.items() if kind != "erase"),
            **of,
            Kind.WRITTEN: written + of[Kind.WRITTEN],
            Kind.ERASED: erased,
        }

    def _entries(self, wanted: Wanted, limit: int, after: Mark | None) -> list[Act]:
        if wanted.kind in {Kind.READ, Kind.REVEALED}:
            return []
        like = {Kind.TAKEN_OUT: LIKE_PRINTED, Kind.ERASED: LIKE_ERASED}.get(wanted.kind, "")
        where, values = self._before(wanted, like, limit, after)
        rows = self.database.text(f"{ENTRIES}{where} ORDER BY e.at DESC, e.seq DESC LIMIT {limit}", values)
        return [_entry(row) for row in rows]

    def _before(self, wanted: Wanted, like: str, limit: int, after: Mark | None) -> tuple[str, dict[str, Any]]:
        """What follows `ENTRIES` to find a page of them, and its values."""
        del limit
        where, values = _where(wanted, after, entry=True)
        if like:
            where, values = f"{where}{' AND' if where else ' WHERE'} e.events LIKE :like", {**values, "like": like}
        return where, values

    def _readings(self, wanted: Wanted, limit: int, after: Mark | None) -> list[Act]:
        if wanted.kind is Kind.ERASED:
            return []
        where, values = _where(wanted, after, entry=False, of_number=self.of_number)
        kinds = _KINDS.get(wanted.kind) or tuple(one for group in _KINDS.values() for one in group)
        named = ", ".join(f":kind{at}" for at in range(len(kinds)))
        where += f"{' AND' if where else ' WHERE'} e.kind IN ({named})"
        values |= {f"kind{at}": one for at, one in enumerate(kinds)}
        rows = self.database.text(f"{self.readings}{where} ORDER BY e.at DESC, e.seq DESC LIMIT {limit}", values)
        return [_reading(row) for row in rows]


def _where(
    wanted: Wanted, after: Mark | None, *, entry: bool, of_number: str = OF_NUMBER
) -> tuple[str, dict[str, Any]]:
    """The condition on `e`, a row of the log or of the readings, and its values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    if wanted.person:
        parts.append("e.actor = :person")
        values["person"] = wanted.person
    if wanted.number:
        parts.append(f"e.case_id = {of_number}")
        values["number"] = key_of(wanted.number)
    if wanted.start is not None:
        parts.append("e.at >= :start")
        values["start"] = wanted.start
    if wanted.end is not None:
        parts.append("e.at < :end")
        values["end"] = wanted.end
    if after is not None:
        # Of one moment the entries of the log come first, then the readings.
        same = ":entry > 0" if not entry else ":entry > 1"
        mine = after.entry is entry
        parts.append(f"(e.at < :at OR (e.at = :at AND {'e.seq < :seq' if mine else same}))")
        values |= {"at": after.at, **({"seq": after.seq} if mine else {"entry": int(after.entry)})}
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), values


def key_of(number: str) -> int:
    """The key of a case's number as somebody typed it; -1 where no case can have it."""
    try:
        return number_key(number.strip().upper())
    except ValueError:
        return -1


def _entry(row: Sequence[Any]) -> Act:
    seq, at, actor, events, case_id, number, restricted = row
    told = json.loads(events)
    names = tuple(str(one[0]) for one in told)
    said = next(
        (one[2]["said_at"] for one in told if one[0] == _SAID and at - LONGEST <= one[2]["said_at"] <= at), None
    )
    return Act(at, actor, True, seq, names, UUID(bytes=bytes(case_id)), number or "", bool(restricted), "", "", said)


def _reading(row: Sequence[Any]) -> Act:
    look = look_of(row)
    seal, body, number, restricted = row[6:]
    why = str(body) if body is not None else str(ERASED) if seal else ""
    return Act(
        look.at, look.actor, False, row[0], (look.kind,), look.case, number or "", bool(restricted), look.what, why
    )

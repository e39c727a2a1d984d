"""Lists over the computed tables: pages, counts, search, likely duplicates, what remedies cost."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, Self
from uuid import UUID

from desktop.domain.case.clocks import Due
from desktop.domain.case.recurring import Matter
from desktop.domain.case.rows import phone_key, place_key
from desktop.domain.ids import Micros
from desktop.domain.wording import terms
from desktop.domain.wording.clean import digits
from desktop.domain.wording.masking import by_keys, masked_number, masked_text
from desktop.storage import pages, readers, search_terms
from desktop.storage.computed import number_key
from desktop.storage.names import ASKED, FOLLOW_UP, OPEN
from desktop.storage.running import Running
from desktop.usecases.read_models import Alike, Counts, Page, Query, Spend, TicketRow, View

CAP = 1000  # a view that holds more is shown as 999+
_CANDIDATES = 50
_FIGURES = re.compile(r"\d{4}|@")
_ENDS = 4  # figures at the end of a number that its text shows
_RECENT = 5000  # newest cases among which wording is compared
_MOST_AT_ONCE = 500

_HIDDEN, _HIDDEN_NAMED = readers.hidden("?"), readers.hidden(":reader")
_OPEN_HIDDEN = f"SELECT case_id FROM ticket WHERE open = 1 AND case_id IN ({_HIDDEN})"  # noqa: S608 - no value from outside
ROW = ", ".join(f"t.{one}" for one in pages.ROW)
# The index walks its own rows from the newest and stops at the limit; only those few are looked up.
# Limits are written out: a bound one makes SQLite prepare the statement again at every call.
_SEARCH = f"""SELECT {ROW}, found.at FROM
    (SELECT rowid AS at FROM ticket_search WHERE ticket_search MATCH ?
      AND rowid NOT IN (SELECT first_seq FROM ticket WHERE case_id IN ({_HIDDEN})) ORDER BY rowid DESC LIMIT %d) found
    CROSS JOIN ticket t ON t.first_seq = found.at"""  # noqa: S608 - names of our own columns
_RUNS = "SELECT rowid AS first_seq FROM ticket_search WHERE :words <> '' AND ticket_search MATCH :words AND rowid > {after} ORDER BY rowid DESC"


def alike(runs: str, joined: str) -> str:
    """The statement of likely duplicates.

    Args:
        runs: finds the wording; `{after}` = the entry after which it looks.
        joined: the terms.
    """
    after = f"(SELECT coalesce(max(first_seq), 0) FROM ticket) - {_RECENT}"  # noqa: S608 - names of our own columns
    newest = f"AND received_at >= :since ORDER BY received_at DESC LIMIT {_CANDIDATES}"
    return f"""WITH found(first_seq) AS (
      SELECT first_seq FROM (SELECT first_seq FROM ticket WHERE phone_key = :phone AND phone_key <> '' {newest}) AS a
      UNION SELECT first_seq FROM (SELECT first_seq FROM ticket WHERE place_key = :place AND place_key <> '' {newest}) AS b
      UNION SELECT first_seq FROM ({runs.format(after=after)} LIMIT {_CANDIDATES}) AS c)
    SELECT {ROW}, t.phone_key, t.place_key, s.terms FROM found JOIN ticket t USING (first_seq)
    JOIN ticket_search s ON {joined} = t.first_seq WHERE t.received_at >= :since AND t.case_id NOT IN ({_HIDDEN_NAMED})
    ORDER BY t.received_at + 0 DESC"""  # noqa: S608 - as above; the few that are found are sorted, not all that there are


_NUMBER = f"SELECT {ROW} FROM ticket t WHERE number_key = ? AND case_id NOT IN ({_HIDDEN})"  # noqa: S608 - as above
_SOURCE = f"SELECT case_id FROM source WHERE source = ? AND case_id NOT IN ({_HIDDEN})"  # noqa: S608 - as above
_ASKED_AT = """SELECT case_id, max(at) FROM log WHERE case_id IN (%s) AND events LIKE '%%["signing.asked",%%' GROUP BY case_id"""
_SPEND = f"""SELECT count(DISTINCT case_id), CAST(coalesce(sum(amount), 0) AS BIGINT) FROM option
    WHERE remedy = ? AND chosen = 1 AND chosen_at >= ? AND case_id NOT IN ({_HIDDEN})"""  # noqa: S608 - as above

_MATTERS = f"""SELECT t.number, t.site, i.category, i.founded, t.received_at, t.status FROM ticket t JOIN issue i ON i.case_id = t.case_id
    WHERE t.received_at > ? AND t.case_id NOT IN ({_HIDDEN})"""  # noqa: S608 - as above


class StoredTickets:
    """`ports.Tickets`; nothing here writes. Restricted cases are shown only to their readers, to nobody when `reader` is ""."""

    ALIKE = alike(_RUNS, "s.rowid")
    BROUGHT = "SELECT 1 FROM source WHERE source = ?"

    def __init__(self, database: Running, reader: str = "") -> None:
        self.database, self.reader = database, reader

    @property
    def walled(self) -> bool:
        """Whether the database itself keeps from the reader what is hidden from them."""
        return False

    def read_by(self, person_id: str) -> Self:
        """The same lists as this person may see them."""
        return type(self)(self.database, person_id)

    def page(self, query: Query, me: str, now: Micros) -> Page:
        """One page of a view; a list by due time goes on with the rows that have none."""
        found: list[tuple[Any, ...]] = []
        at: list[int] = []  # the stretch of each row found
        place = place_key(query.filter.place)
        for stretch in pages.stretches(query):
            ready = self.database.sql.page(pages.shape(query, stretch, walled=self.walled))
            given = pages.values(query, stretch, place, me, now, self.reader)
            rows = self.database.some(ready, given, query.limit + 1 - len(found))
            found += rows
            at += [stretch] * len(rows)
            if len(found) > query.limit:
                break
        shown = found[: query.limit]
        more = len(found) > query.limit and bool(shown)
        return Page(self._rows(shown), (at[len(shown) - 1], *shown[-1][-2:]) if more else None)

    def _rows(self, found: Sequence[Sequence[Any]]) -> tuple[TicketRow, ...]:
        """What was found, as rows; of those that wait for a signature since when, which only their log says."""
        rows = tuple(map(_ticket, found))
        waiting = [row.id for row in rows if row.status == "asked"]
        if not waiting:
            return rows
        since = self._asked(waiting)
        return tuple(row._replace(asked_at=since.get(row.id)) if row.status == "asked" else row for row in rows)

    def ever_asked(self, ids: Collection[UUID]) -> frozenset[UUID]:
        """Those of these cases for which a signature was ever asked for."""
        asked = self._asked(tuple(ids)) if ids else {}
        return frozenset(asked)

    def _asked(self, ids: Sequence[UUID]) -> dict[UUID, Micros]:
        """When a signature was last asked for, of those of these cases where it ever was."""
        told = self.database.text(_ASKED_AT % ", ".join("?" * len(ids)), ids)
        return {UUID(bytes=case_id): at for case_id, at in told}

    def counts(self, me: str, now: Micros, tonight: Micros | None = None, sites: tuple[str, ...] = ()) -> Counts:
        """How many cases each view holds, counted to a thousand; `tonight` as in `Query`, `sites` a district."""
        given = {
            "me": me,
            "reader": self.reader,
            "soon": now + pages.HOUR,
            "now": now,
            "tonight": tonight or now + pages.DAY,
        }
        given |= {f"site{at}": site for at, site in enumerate(sites)}
        row = self.database.text(_counts(len(sites), walled=self.walled), given)[0]
        capped = frozenset(view for view, count in zip(View, row, strict=True) if count >= CAP)
        of = {view: min(count, CAP - 1) for view, count in zip(View, row, strict=True)}
        return Counts(of, of[View.OVERDUE], capped)

    def hidden(self) -> tuple[UUID, ...]:
        """Open cases that this program can read and may not show to the reader."""
        return tuple(UUID(bytes=case_id) for (case_id,) in self.database.text(_OPEN_HIDDEN, (self.reader,)))

    def by_number(self, number: str) -> TicketRow | None:
        """The case of a number as printed, in whatever width or case it was typed."""
        try:
            key = number_key(terms.folded(number).strip().upper())
        except ValueError:
            return None
        found = self.database.text(_NUMBER, (key, self.reader))
        return self._rows(found)[0] if found else None

    def by_ids(self, ids: Sequence[UUID]) -> tuple[TicketRow, ...]:
        """The rows of these cases, in the order asked for; unknown ones are left out."""
        known: dict[UUID, TicketRow] = {}
        for at in range(0, len(ids), _MOST_AT_ONCE):
            part = ids[at : at + _MOST_AT_ONCE]
            marks = ", ".join("?" * len(part))
            query = f"SELECT {ROW} FROM ticket t WHERE case_id IN ({marks}) AND case_id NOT IN ({_HIDDEN})"  # noqa: S608 - as above
            known |= {row.id: row for row in self._rows(self.database.text(query, (*part, self.reader)))}
        return tuple(known[one] for one in ids if one in known)

    def search(self, text: str, limit: int) -> tuple[TicketRow, ...]:
        """By number, room, name, phone, pinyin or any words, newest first; a case whose number it is comes first."""
        text = _whole(text)
        if not search_terms.phrases(text) or limit < 1:
            return ()
        none: list[TicketRow] = []
        found = next((rows for one in _ways(text) if (rows := self._found(one, limit))), none)
        exact = self.by_number(text)
        if exact is not None:
            found = [exact, *(one for one in found if one.id != exact.id)]
        return tuple(found[:limit])

    def _found(self, text: str, limit: int) -> list[TicketRow]:
        return list(self._rows(sorted(self._newest(text, limit), key=lambda row: -row[-1])))

    def alike(self, phone: str, place: str, narrative: str, since: Micros, limit: int) -> tuple[Alike, ...]:
        """Cases received since then that share phone, room or wording, the likeliest first."""
        place, narrative = _whole(place), masked_text(_whole(narrative))
        asked_phone, asked_place = phone_key(phone), place_key(place)
        given = {
            "phone": asked_phone, "place": asked_place, "since": since, "reader": self.reader, **self._wording(narrative),
        }  # fmt: skip
        mine = terms.telling(terms.stored(narrative).split())
        found: list[tuple[float, bool, bool, float, tuple[Any, ...]]] = []
        for row in self.database.text(self.ALIKE, given):
            likeness = terms.likeness(mine, terms.telling(row[-1].split()))
            phone_too = bool(asked_phone) and row[-3] == asked_phone
            place_too = bool(asked_place) and row[-2] == asked_place
            found.append((2 * phone_too + place_too + 2 * likeness, phone_too, place_too, likeness, row))
        found.sort(key=itemgetter(0), reverse=True)
        return tuple(Alike(_ticket(row), phone, place, likeness) for _, phone, place, likeness, row in found[:limit])

    def _newest(self, text: str, limit: int) -> list[tuple[Any, ...]]:
        """The rows that hold every phrase of a query, the newest of them, each with its place at the end."""
        return self.database.text(_SEARCH % limit, (search_terms.match(text), self.reader))

    def _wording(self, narrative: str) -> dict[str, Any]:
        """What the statement of likely duplicates must know of a narrative."""
        return {"words": search_terms.telling(narrative)}

    def matters(self, categories: frozenset[str], since: Micros) -> tuple[Matter, ...]:
        """Matters of these categories in complaints received after that moment, the first received first."""
        marks = ", ".join("?" * len(categories))
        query = f"{_MATTERS} AND i.category IN ({marks}) ORDER BY t.received_at, t.first_seq"
        rows = self.database.text(query, (since, self.reader, *sorted(categories)))
        return tuple(Matter(*row) for row in rows)

    def spend(self, remedy: str, since: Micros) -> Spend:
        """What customers chose of a remedy since then."""
        cases, amount = self.database.text(_SPEND, (remedy, since, self.reader))[0]
        return Spend(cases, amount)

    def imported(self, source: str) -> UUID | None:
        """The case that was imported from this source reference, if any that this person may see."""
        found = self.database.text(_SOURCE, (source, self.reader))
        return UUID(bytes=found[0][0]) if found else None

    def brought(self, source: str) -> bool:
        """Whether this source reference was imported, be it as a case that this person may see or not."""
        return bool(self.database.text(self.BROUGHT, (source,)))


def _whole(text: str) -> str:
    """Without half characters, which no index holds and no driver takes."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _count(condition: str, district: str, *, walled: bool) -> str:
    # What a person holds is theirs wherever it happened.
    narrowed = () if ":me" in condition else (district,)
    where = " AND ".join(part for part in (condition, *narrowed) if part)
    wherever = f" WHERE {where}" if where else ""
    if walled:
        return f"(SELECT count(*) FROM (SELECT 1 FROM ticket{wherever} LIMIT {CAP}) AS few)"  # noqa: S608 - no value from outside
    # Counting walks an index alone; what is hidden is counted apart, and taken off.
    many = f"(SELECT count(*) FROM (SELECT 1 FROM ticket{wherever} LIMIT {CAP} + (SELECT count(*) FROM hidden)) AS few)"  # noqa: S608 - no value from outside
    less = f"(SELECT count(*) FROM hidden CROSS JOIN ticket WHERE case_id = hid{f' AND {where}' if where else ''})"  # noqa: S608 - as above
    return f"{many} - {less}"


@cache
def _counts(sites: int, *, walled: bool) -> str:
    district = f"site IN ({', '.join(f':site{at}' for at in range(sites))})" if sites else ""
    views = [
        f"{OPEN} AND holder = :me", f"{OPEN} AND holder = ''", f"{OPEN} AND due_at <= :soon",
        f"{OPEN} AND due_at <= :now", ASKED, FOLLOW_UP, f"{OPEN} AND {pages.WAITING}",
        f"{OPEN} AND {pages.PROMISED}", OPEN, "",
    ]  # fmt: skip
    hidden = "" if walled else f"WITH hidden(hid) AS (SELECT DISTINCT case_id FROM ({_HIDDEN_NAMED}) one)"  # noqa: S608 - as above
    return f"{hidden} SELECT " + ", ".join(_count(one, district, walled=walled) for one in views)


def _ways(text: str) -> Iterable[str]:
    """The index knows numbers by their ends: what may be one is looked for by these, as it stands, and by its last figures."""
    if not _FIGURES.search(text):
        return (text,)
    bare = digits(text)
    last = (bare[-_ENDS:],) if len(bare) > _ENDS and bare == text else ()
    return dict.fromkeys((by_keys(masked_text(text)), by_keys(masked_number(text)), *last))


_NO_DUE = Due()
_DUE = 16  # the place of due_at in ROW
_END = len(pages.ROW)


@lru_cache(maxsize=8192)
def _id(kept: bytes) -> UUID:
    """Making it is a third of a row, and a list shows the same rows again and again."""
    return UUID(bytes=kept)


def _ticket(row: Sequence[Any]) -> TicketRow:
    due_at, due_what, due_stands, due_day = row[_DUE : _DUE + 4]
    due = Due(due_at, due_what, due_stands == 1, due_day == 1) if due_what else _NO_DUE
    before, after = row[1 : _DUE - 1], row[_DUE + 4 : _END - 2]
    return TicketRow._make(
        (_id(row[0]), *before, row[_DUE - 1] == 1, due, *after, row[_END - 2] == 1, row[_END - 1], None)
    )

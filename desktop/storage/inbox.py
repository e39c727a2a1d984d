"""Messages to people on SQLite, the bells that make them, and the lists of promises and requests."""

from collections.abc import Collection, Sequence
from typing import Any, Self
from uuid import UUID

from desktop.domain.case.bells import Bell
from desktop.domain.case.keys import HOUSE
from desktop.domain.ids import Micros
from desktop.storage import readers
from desktop.storage.running import Running
from desktop.usecases.ports import Message, PassedOver, Promised, Ringing, Told
from desktop.usecases.tidings import FIGURES

_SHOWN = f"t.case_id NOT IN ({readers.hidden('?')})"
_BELL = "case_id, bell, at, kind, role, person, what, due_at"
_RINGING = f"SELECT {_BELL} FROM bell WHERE at > ? AND at <= ? ORDER BY at, case_id, bell"  # noqa: S608 - our own columns
_RINGING_OF = f"SELECT {_BELL} FROM bell WHERE case_id IN (%s) AND at <= ? ORDER BY at, case_id, bell"  # noqa: S608 - as above
_NAMES = "key, case_id, person, kind, what, actor, due_at, at, show_at, read_at"
_MESSAGE = ", ".join(f"m.{name}" for name in _NAMES.split(", "))
_ADD = (
    f"INSERT INTO message({_NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (key) DO NOTHING RETURNING key"  # noqa: S608 - as above
)
_MARK = "INSERT INTO message_mark(one, seq, at) VALUES (1, ?, ?) ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, at = excluded.at"
_UNREAD = f"SELECT count(*) FROM message t WHERE person = ? AND read_at IS NULL AND {_SHOWN}"  # noqa: S608 - as above
_WAITS = "SELECT 1 FROM message WHERE person = ? AND case_id = ? AND kind = ? AND read_at IS NULL LIMIT 1"
_CASE = "t.number, t.title, t.place, t.who, t.site"
# A message of the house itself has no complaint, and so none that could be hidden.
_OF_ANY = (
    "coalesce(t.number, ''), coalesce(t.title, ''), coalesce(t.place, ''), coalesce(t.who, ''), coalesce(t.site, '')"
)
_ANY_SHOWN = f"(t.case_id IS NOT NULL AND {_SHOWN} OR m.kind = '{FIGURES}' AND m.case_id = ?)"
_PAGE = f"""SELECT {_MESSAGE}, {_OF_ANY} FROM message m LEFT JOIN ticket t ON t.case_id = m.case_id
    WHERE m.person = ? AND {_ANY_SHOWN} ORDER BY m.at DESC, m.key DESC LIMIT ?"""  # noqa: S608 - as above
_UNHEARD = f"""SELECT {_MESSAGE}, {_CASE} FROM message m JOIN ticket t ON t.case_id = m.case_id
    WHERE m.person = '' AND m.read_at IS NULL AND t.open = 1 AND {_SHOWN} ORDER BY m.at, m.key"""  # noqa: S608 - as above
_DISTURBING = f"""SELECT {_MESSAGE}, {_OF_ANY} FROM message m LEFT JOIN ticket t ON t.case_id = m.case_id
    WHERE m.person = ? AND m.read_at IS NULL AND m.show_at > ? AND m.show_at <= ? AND {_ANY_SHOWN} ORDER BY m.show_at, m.key"""  # noqa: S608 - as above
_PROMISED = "SELECT p.case_id, p.promise, t.number, t.title, t.place, t.who, t.site, p.text, p.due_at, p.who"
_OF_PROMISES = f"""FROM promise p JOIN ticket t ON t.case_id = p.case_id
    WHERE p.open = 1 AND t.open = 1 AND p.due_at <= ? AND {_SHOWN}"""
_ASKS = f"""SELECT a.case_id, a.ask, t.number, t.title, t.place, t.who, t.site, a.text, a.by_at, a.department
    FROM ask a JOIN ticket t ON t.case_id = a.case_id WHERE a.open = 1 AND {_SHOWN} ORDER BY a.by_at LIMIT ?"""  # noqa: S608 - as above


class StoredInbox:
    """`ports.Inbox`."""

    def __init__(self, database: Running, reader: str = "") -> None:
        self.database, self.reader = database, reader

    def read_by(self, person_id: str) -> Self:
        """The same as this person may see it."""
        return type(self)(self.database, person_id)

    def mark(self) -> tuple[int, Micros] | None:
        """Up to which entry and moment everything was told."""
        found = self.database.text("SELECT seq, at FROM message_mark")
        return (found[0][0], found[0][1]) if found else None

    def ringing(self, after: Micros, until: Micros) -> tuple[Ringing, ...]:
        """Bells with after < at ≤ until; the index holds them in order of time."""
        return tuple(_ringing(row) for row in self.database.text(_RINGING, (after, until)))

    def ringing_of(self, case_ids: Collection[UUID], until: Micros) -> tuple[Ringing, ...]:
        """Bells of these cases up to a moment."""
        if not case_ids:
            return ()
        query = _RINGING_OF % ", ".join("?" * len(case_ids))
        return tuple(_ringing(row) for row in self.database.text(query, (*case_ids, until)))

    def passed_over(self) -> tuple[PassedOver, ...]:
        """None: in a file every desk reads everything when it tells."""
        return ()

    def tell(
        self, messages: Sequence[Message], seq: int, at: Micros, caught: Sequence[PassedOver] = ()
    ) -> tuple[Message, ...]:
        """Keep what was not told before, and the mark, in one transaction; gives the new ones."""
        del caught
        self.database.begin()
        try:
            new = tuple(one for one in messages if self._added(one))
            self.database.text(_MARK, (seq, at))
        except BaseException:
            self.database.rollback()
            raise
        self.database.commit()
        return new

    def _added(self, one: Message) -> bool:
        values = (
            one.key, one.case_id, one.person, one.kind, one.what, one.actor, one.due_at, one.at, one.show_at,
        )  # fmt: skip
        return bool(self.database.text(_ADD, values))

    def unread(self, person: str) -> int:
        """How many messages wait for a person."""
        return int(self.database.text(_UNREAD, (person, person))[0][0])

    def waits(self, person: str, case_id: UUID, kind: str) -> bool:
        """Whether a message of this kind about the case is still unread."""
        return bool(self.database.text(_WAITS, (person, case_id, kind)))

    def page(self, person: str, limit: int) -> tuple[Told, ...]:
        """The newest messages of a person."""
        return tuple(_told(row) for row in self.database.text(_PAGE, (person, person, HOUSE, limit)))

    def disturbing(self, person: str, after: Micros, until: Micros) -> tuple[Told, ...]:
        """Unread messages that may disturb a person since then."""
        return tuple(_told(row) for row in self.database.text(_DISTURBING, (person, after, until, person, HOUSE)))

    def read(self, person: str, now: Micros, *, key: str = "", case_id: UUID | None = None) -> int:
        """Note that a message, or all of a case, was read; gives how many were unread."""
        where, value = ("key = ?", key) if case_id is None else ("case_id = ?", case_id)
        query = f"UPDATE message SET read_at = ? WHERE person = ? AND read_at IS NULL AND {where} RETURNING 1"  # noqa: S608 - as above
        return len(self.database.text(query, (now, person, value)))

    def unheard(self) -> tuple[Told, ...]:
        """What nobody could be told, of cases that are still open."""
        return tuple(_told(row) for row in self.database.text(_UNHEARD, (self.reader,)))

    def promises(self, until: Micros, limit: int, sites: tuple[str, ...] = ()) -> tuple[Promised, ...]:
        """Open promises that fall due by then, the first first; `sites` a district."""
        query = f"{_PROMISED} {_OF_PROMISES} {_of_sites(sites)} ORDER BY p.due_at, p.case_id, p.promise LIMIT ?"
        return tuple(_promised(row) for row in self.database.text(query, (until, self.reader, *sites, limit)))

    def promised(self, until: Micros, sites: tuple[str, ...] = ()) -> int:
        """How many they are."""
        query = f"SELECT count(*) {_OF_PROMISES} {_of_sites(sites)}"
        return int(self.database.text(query, (until, self.reader, *sites))[0][0])

    def asks(self, limit: int) -> tuple[Promised, ...]:
        """Requests to departments that wait for an answer, the first due first."""
        return tuple(_promised(row) for row in self.database.text(_ASKS, (self.reader, limit)))


def _of_sites(sites: tuple[str, ...]) -> str:
    return f"AND t.site IN ({', '.join('?' * len(sites))})" if sites else ""


def _ringing(row: Sequence[Any]) -> Ringing:
    case_id, key, at, kind, role, person, what, due_at = row
    return Ringing(UUID(bytes=case_id), Bell(key, at, kind, role, person, what, due_at))


def _told(row: Sequence[Any]) -> Told:
    key, case_id, *rest = row
    return Told(Message(key, UUID(bytes=case_id), *rest[:8]), *rest[8:])


def _promised(row: Sequence[Any]) -> Promised:
    return Promised(UUID(bytes=row[0]), UUID(bytes=row[1]), *row[2:])

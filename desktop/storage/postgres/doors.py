"""What is not a complaint, on a server: read as in a file, written through the server's functions alone."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from uuid import UUID

from typing_extensions import override

from desktop.domain.case import looks
from desktop.domain.case.looks import Look
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.storage.accounts import StoredAccounts
from desktop.storage.files import StoredFiles
from desktop.storage.health import StoredHealth
from desktop.storage.houses import StoredHouses, house_text
from desktop.storage.inbox import StoredInbox
from desktop.storage.keys import StoredKeys
from desktop.storage.log import new_salt
from desktop.storage.looks import StoredLooks
from desktop.storage.numbers import StoredNumbers
from desktop.storage.postgres.database import Server
from desktop.storage.shelf import StoredShelf
from desktop.usecases.house import House
from desktop.usecases.ports import Account, Message, PassedOver, PolicyText, WrappedKey

Limits = Callable[
    [PolicyText], str
]  # what a pack lets each post do alone, as the server keeps it: [[act, post, up_to], …]
_PUT_POLICY = """SELECT put_policy(CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS bigint),
    CAST(? AS jsonb))"""
_TELL = "SELECT tell(CAST(? AS jsonb), CAST(? AS bigint), CAST(? AS bigint))"
_CAUGHT = "SELECT caught_up(CAST(? AS uuid), CAST(? AS bigint), CAST(? AS bigint), CAST(? AS int))"
_READ = "SELECT read_message(CAST(? AS text), CAST(? AS bigint), CAST(? AS text), CAST(? AS uuid))"
_ADD = """SELECT account_add(CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text),
    CAST(? AS text))"""
_CHANGE = """SELECT account_change(CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text),
    CAST(? AS boolean))"""
_OUT = "SELECT account_out(?)"
_RESET = "SELECT account_reset(CAST(? AS text), CAST(? AS text))"
_LOOK = """SELECT look(CAST(? AS bigint), CAST(? AS text), CAST(? AS uuid), CAST(? AS text), CAST(? AS text),
    CAST(? AS text))"""
_PUT_HEALTH = "SELECT put_health(CAST(? AS uuid), CAST(? AS uuid), CAST(? AS text), CAST(? AS text))"
_PUT_KEY = "SELECT put_key(CAST(? AS int), CAST(? AS text), CAST(? AS text), CAST(? AS bytea), CAST(? AS bytea))"
_MOST_AHEAD = 500_000  # microseconds by which the clock of this machine may have run ahead of the server's


class ServerHouses(StoredHouses):
    """`ports.Houses`."""

    @override
    def write(self, house: House, by: str = "") -> None:
        """Set it; the server enters who did it."""
        self.database.text("SELECT write_house(CAST(? AS text))", (house_text(house),))


class ServerFiles(StoredFiles):
    """`ports.Files`; the server counts the hash itself."""

    GET = "SELECT media, bytes FROM file_of(?)"  # the view looks at every file that the person may see

    PUT = "SELECT put_file(CAST(? AS text), CAST(? AS text), CAST(? AS bytea))"


class ServerShelf(StoredShelf):
    """`ports.Shelf`; `limits` says what a new pack lets each post do alone, by which the server judges."""

    def __init__(self, server: Server, limits: Limits) -> None:
        super().__init__(server)
        self._server, self._limits = server, limits

    @override
    def add(self, text: PolicyText) -> None:
        # The moment is that of the transaction which the caller has begun.
        given = (text.name, text.kind, text.body, text.reason, self._server.clock(), self._limits(text))
        self._server.text(_PUT_POLICY, given)


class ServerInbox(StoredInbox):
    """`ports.Inbox`."""

    def __init__(self, database: Server, reader: str = "") -> None:
        super().__init__(database, reader)
        self._server = database

    @override
    def mark(self) -> tuple[int, Micros] | None:
        """Up to where this person's own desk has told everything: what others say of theirs silences nobody."""
        found = self._server.text("SELECT seq, at FROM own_mark()")
        return (found[0][0], found[0][1]) if found else None

    @override
    def passed_over(self) -> tuple[PassedOver, ...]:
        found = self._server.text("SELECT case_id, seq, at, texts FROM passed_over ORDER BY seq, case_id")
        return tuple(PassedOver(UUID(bytes=case_id), *rest) for case_id, *rest in found)

    @override
    def tell(
        self, messages: Sequence[Message], seq: int, at: Micros, caught: Sequence[PassedOver] = ()
    ) -> tuple[Message, ...]:
        """Keep what was not told before, and the mark; the server remembers what this person may not see. Gives the new ones."""
        database = self._server
        database.begin()
        try:
            # The server keeps nothing from a moment that it has not reached.
            ahead = at - database.clock()
            if 0 < ahead < _MOST_AHEAD:
                time.sleep(ahead / 1_000_000)
            new = {str(key) for (key,) in database.text(_TELL, (_messages(messages), seq, at))}
            for one in caught:
                database.text(_CAUGHT, (one.case_id, one.seq, one.at, one.texts))
        except BaseException:
            database.rollback()
            raise
        database.commit()
        # What was passed over may be told by both ways that lead to it.
        return tuple(one for key, one in {one.key: one for one in messages}.items() if key in new)

    @override
    def read(self, person: str, now: Micros, *, key: str = "", case_id: UUID | None = None) -> int:
        return int(self.database.text(_READ, (person, now, None if case_id else key, case_id))[0][0])


class ServerLooks(StoredLooks):
    """`ports.Looks`; the server numbers, chains and says who, and the moment is that of the transaction."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._server = server

    @override
    def _write(self, look: Look, reason: str) -> None:
        given = (self._server.clock(), look.kind, look.case, look.what, new_salt() if reason else "", reason)
        self.database.text(_LOOK, given)

    @override
    def head(self) -> tuple[int, bytes]:
        """(seq, hash) of the newest reading, which not everybody may see."""
        found = self.database.text("SELECT seq, hash FROM looked_head()")
        return (found[0][0], bytes(found[0][1])) if found else (0, looks.GENESIS)


class ServerHealth(StoredHealth):
    """`ports.Health`; the server shows a note only to whoever was just entered as its reader."""

    GET = "SELECT salt, body FROM read_health(CAST(? AS uuid), CAST(? AS uuid))"

    @override
    def put(self, note: UUID, case_id: UUID, text: str) -> str:
        return str(self.database.text(_PUT_HEALTH, (note, case_id, new_salt(), text))[0][0])


class ServerNumbers(StoredNumbers):
    """`looking.Numbers`; the server shows them only to whoever was just entered as their reader, with the reason."""

    GET = "SELECT seal, salt, body FROM read_numbers(CAST(? AS uuid))"


class ServerKeys(StoredKeys):
    """`ports.Keys`; everybody keeps only the own key."""

    @override
    def put(self, key: WrappedKey) -> None:
        self.database.text(_PUT_KEY, (key.number, key.public, key.kdf, key.salt, key.box))

    @override
    def drop(self, person: str) -> None:
        self.database.text("SELECT drop_key(CAST(? AS text))", (person,))


class ServerAccounts(StoredAccounts):
    """`ports.Accounts`: people are login roles; wrong passwords typed again in a session are counted as long as it lasts."""

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._server = server
        self._failed: dict[str, tuple[int, Micros]] = {}

    @override
    def get(self, person_id: str) -> Account | None:
        account = super().get(person_id)
        if account is None or person_id not in self._failed:
            return account
        failed, wait_until = self._failed[person_id]
        return replace(account, failed=failed, wait_until=wait_until)

    @override
    def add(self, person: Person, password_hash: str, now: Micros, by: str = "") -> None:
        self.database.text(_ADD, (person.id, *_person(person), password_hash))
        if not person.active:
            self.change(person)

    @override
    def change(self, person: Person, by: str = "") -> None:
        self.database.text(_CHANGE, (person.id, *_person(person), person.active))
        if not person.active:
            # Whoever came in while it was changed came in as they were.
            self.database.text(_OUT, (person.id,))

    @override
    def set_password(self, person_id: str, password_hash: str, by: str = "") -> None:
        self.database.text(_RESET, (person_id, password_hash))
        self.database.text(_OUT, (person_id,))

    @override
    def tried(self, person_id: str, *, ok: bool, wait_until: Micros, now: Micros) -> None:
        if ok:
            self._failed.pop(person_id, None)
            if not self._server.reads_only:
                self.database.text("SELECT came()")
        else:
            self._failed[person_id] = (self._failed.get(person_id, (0, 0))[0] + 1, wait_until)


class Verifiers:
    """`ports.Passwords` for a server: what it keeps of a password, so that the password itself never reaches it."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def hash(self, password: str) -> str:
        """The SCRAM verifier of a new password."""
        return self._server.verifier(password)

    def matches(self, password_hash: str, password: str) -> bool:
        """Whether it is the signed-in person's: asked of the server by a new connection."""
        del password_hash
        return self._server.prove(password)


def _person(person: Person) -> tuple[str, str, str, str]:
    return person.name, person.role.value, person.post, " ".join(person.sites)


def _messages(messages: Sequence[Message]) -> str:
    return json.dumps([{**asdict(one), "case_id": one.case_id.hex} for one in messages], ensure_ascii=False)

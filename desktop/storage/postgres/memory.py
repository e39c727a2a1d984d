"""What a desk remembers of its house on a server, so that a person who was there before can sign in while the server is not."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person, Role
from desktop.storage.houses import house_text, read_house
from desktop.storage.journal import SqliteJournal
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.doors import ServerShelf
from desktop.storage.postgres.tries import Tries
from desktop.usecases.house import House
from desktop.usecases.office import Office
from desktop.usecases.ports import PolicyText, Shelf


@frozen
class Memory:
    """The house, whoever works in it, its own rules, and by how much the server's clock was ahead."""

    house: House
    people: tuple[Person, ...]
    texts: tuple[PolicyText, ...]
    skew: Micros


def remember(journal: SqliteJournal, office: Office, server: Server) -> None:
    """Keep it beside the lines, under the key that the person's password opens.

    Raises:
        FileTrouble: there is no place for it.
    """
    people = tuple(one.person for one in office.accounts.all())
    memory = Memory(office.house, people, office.policies.library.shelf.all(), server.skew())
    journal.remember(written(memory))


def recalled(journal: SqliteJournal, where: str, person: str, password: str, tries: Tries) -> Memory:
    """Let a person in by the password that opens the journal; wrong ones slow the next as at the server.

    Raises:
        Refusal: `away.never_here`, `away.password`; `password.wait` (detail: seconds) after too many wrong ones.
    """
    tries.check(where, person)
    for one in journal.warnings:
        raise Refusal(one.key, detail=one.detail)
    if not journal.has_memory:
        raise Refusal("away.never_here", "person", where)
    if not journal.prove(password):
        tries.wrong(where, person)
        raise Refusal("away.password", "password", where)
    tries.right(where, person)
    try:
        memory = read(journal.memory())
    except (ValueError, TypeError, KeyError) as other:  # another version of the program has written it
        raise Refusal("away.never_here", "person", where) from other
    if not any(one.id == person and one.active for one in memory.people):
        raise Refusal("away.never_here", "person", where)
    return memory


def written(memory: Memory) -> bytes:
    """The bytes of it."""
    body = {
        "house": house_text(memory.house),
        "people": [asdict(one) for one in memory.people],
        "texts": [asdict(one) for one in memory.texts],
        "skew": memory.skew,
    }
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(content: bytes) -> Memory:
    """What those bytes say.

    Raises:
        ValueError, TypeError, KeyError: they do not say what this version understands.
    """
    body: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"))
    return Memory(
        read_house(body["house"]),
        tuple(_person(one) for one in body["people"]),
        tuple(PolicyText(**one) for one in body["texts"]),
        int(body["skew"]),
    )


def _person(one: dict[str, Any]) -> Person:
    role, sites = Role(one.pop("role")), tuple(one.pop("sites"))
    return Person(role=role, sites=sites, **one)


class RememberedShelf:
    """`ports.Shelf` for a desk that began without its server: what it remembers until the server answers."""

    def __init__(self, shelf: ServerShelf, server: Server, texts: Sequence[PolicyText]) -> None:
        self._shelf, self._server, self._texts = shelf, server, tuple(texts)

    def count(self) -> int:
        """How many there are."""
        return len(self._texts) if self._server.gone else self._shelf.count()

    def all(self) -> tuple[PolicyText, ...]:
        """Every text in the order in which it came in."""
        return self._texts if self._server.gone else self._shelf.all()

    def add(self, text: PolicyText) -> None:
        """Keep a text: only a server that answers can."""
        self._shelf.add(text)


def shelf_of(shelf: ServerShelf, server: Server, memory: Memory | None) -> Shelf:
    """The shelf of a desk, which may have begun with what it remembers."""
    return shelf if memory is None else RememberedShelf(shelf, server, memory.texts)

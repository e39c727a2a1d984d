"""Cases as they were last read, kept under lock on this computer, so that a person who signs in without the server can go on with them."""

import json
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol
from uuid import UUID

from desktop.domain.case import codec
from desktop.domain.case.carried import stamped
from desktop.domain.case.clocks import Due
from desktop.domain.case.record import record_digest, signature_holds
from desktop.domain.case.state import Case, Entry, replay
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.usecases.read_models import CaseView

MOST = 200  # cases that are kept: those that the person holds, and those read last
LARGEST = 1_000_000  # bytes of a case; a larger one waits for the server
AGAIN: Micros = 60_000_000  # after so long it is asked again which cases the person holds


class Kept(Protocol):
    """The file; nothing of a case lies open in it but its id and its version."""

    def cases(self) -> dict[UUID, int]:
        """Which are there, and in which version; that read last at the end."""
        ...

    def keep_case(self, case_id: UUID, version: int, content: bytes) -> None:
        """Keep a case in the place of what was kept of it, as that read last. Raises `file.…`."""
        ...

    def read_again(self, case_ids: Iterable[UUID]) -> None:
        """These were read, as they lie there, in this order after all others. Raises `file.…`."""
        ...

    def drop_cases(self, case_ids: Iterable[UUID]) -> None: ...
    def case_contents(self) -> Iterable[bytes]:
        """What is kept of each, that read last at the end."""
        ...


@dataclass(slots=True)
class AtHand:
    """What a window does with them while its server is there; belongs to the database worker's thread.

    Opening a case writes nothing: it is noted, and put into the file one at a time, when the window looks whether the server is there.
    """

    kept: Kept
    holds: Callable[[], Mapping[UUID, int]]  # asks the server which open cases this person holds, and their versions
    versions: dict[UUID, int] = field(
        default_factory=dict[UUID, int]
    )  # what lies in the file, that read last at the end
    wanted: list[UUID] = field(default_factory=list[UUID])  # held by this person, or kept as they are no more
    held: Mapping[UUID, int] = field(default_factory=dict[UUID, int])  # as the server said last; they stay in the file
    asked_at: Micros | None = None  # when it said so
    fresh: OrderedDict[UUID, CaseView] = field(
        default_factory=OrderedDict[UUID, CaseView]
    )  # read since, not yet in the file
    again: dict[UUID, None] = field(default_factory=dict[UUID, None])  # read since, and in the file already

    def know(self, seen: Container[UUID], wanted: Sequence[UUID]) -> None:
        """Begin with what lies in the file, and what the server says should; of what was read only what is still `seen` may get there."""
        self.versions, self.wanted = self.kept.cases(), list(wanted[:MOST])
        self.held, self.asked_at = {}, None
        self.fresh = OrderedDict((one, view) for one, view in self.fresh.items() if one in seen)

    def remember(self, view: CaseView) -> None:
        """Note a case that was read."""
        if not may_be_kept(view.case):
            self.forget(view.case.id)
        elif self.versions.get(view.case.id) != view.case.version:
            self.fresh[view.case.id] = view
        elif next(reversed(self.versions)) != view.case.id:
            self.versions[view.case.id] = self.versions.pop(view.case.id)
            self.again.pop(view.case.id, None)
            self.again[view.case.id] = None

    def forget(self, case_id: UUID) -> None:
        """Keep nothing of it any more."""
        self.fresh.pop(case_id, None)
        if self.versions.pop(case_id, None) is not None:
            self.kept.drop_cases((case_id,))

    def go_on(self, load: Callable[[UUID], Sequence[Entry]], now: Micros) -> None:
        """Put one case into the file: one that was read, else one that is wanted. Raises `file.…`, and what `load` and `holds` raise."""
        if self.asked_at is None or abs(now - self.asked_at) >= AGAIN:
            self._ask(now)
        if self.again:
            self.kept.read_again(tuple(self.again))
            self.again.clear()
        if self.fresh:
            case_id, view = self.fresh.popitem(last=False)
            self._put(view.case, view.entries, view.keys)
        elif self.wanted:
            case_id = self.wanted.pop(0)
            entries = load(case_id)
            case = replay(Case(case_id), entries)
            if may_be_kept(case):
                self._put(case, entries, {})
            else:
                self.forget(case_id)

    def views(self, people: Mapping[str, Person], now: Micros) -> Iterator[CaseView]:
        """Every case that is kept, as it was read."""
        for content in self.kept.case_contents():
            with suppress(ValueError, TypeError, KeyError):  # another version of the program has written it
                yield read(content, people, now)

    def _ask(self, now: Micros) -> None:
        """Which cases does this person hold by now? Those that came, or in which somebody wrote since, are wanted first."""
        self.asked_at = now  # whatever comes of it: a server that says no is not asked at every look
        held = dict(islice(self.holds().items(), MOST))
        new = [one for one in held if held[one] not in (self.versions.get(one), self.held.get(one))]
        self.wanted, self.held = list(dict.fromkeys((*new, *self.wanted))), held

    def _put(self, case: Case, entries: Sequence[Entry], keys: Mapping[str, str]) -> None:
        content = written(case.id, entries, keys)
        if len(content) > LARGEST:
            return
        self.kept.keep_case(case.id, case.version, content)
        self.versions = self.kept.cases()  # another window of the same person may keep some, too
        while len(self.versions) > MOST:
            gone = next((one for one in self.versions if one not in self.held), next(iter(self.versions)))
            del self.versions[gone]
            self.kept.drop_cases((gone,))


def may_be_kept(case: Case) -> bool:
    """Whether a copy of it may lie here: it is open, nobody is kept from seeing it, and nothing of it was erased."""
    private = case.privacy
    return bool(case.version) and private.restriction is None and not private.erased and not case.signing.closed


def written(case_id: UUID, entries: Iterable[Entry], keys: Mapping[str, str]) -> bytes:
    """The entries as the log has them."""
    rows = [
        [one.seq, one.version, one.command_id.hex, one.stamp.actor, one.stamp.at, *codec.encode(one.events, _no_salt), one.hash.hex()]
        for one in entries
    ]  # fmt: skip
    return json.dumps({"case": case_id.hex, "keys": dict(keys), "entries": rows}, ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def read(content: bytes, people: Mapping[str, Person], now: Micros) -> CaseView:
    """The case as it was read then, with everything that does not follow from the rules of today.

    Raises:
        ValueError, TypeError, KeyError: another version of the program has written it.
    """
    body: dict[str, Any] = json.loads(content.decode("utf-8", "surrogatepass"))
    entries = tuple(_entry(row) for row in body["entries"])
    case = replay(Case(UUID(body["case"])), entries)
    return CaseView(
        case=case,
        deadlines=(),
        due=Due(),
        entries=entries,
        people=people,
        record=record_digest(case),
        head="",
        signature_holds=signature_holds(case),
        read_at=now,
        keys=body["keys"],
    )


def _entry(row: Sequence[Any]) -> Entry:
    seq, version, command_id, actor, at, text, words, seal = row
    events = codec.decode(text, words)
    return Entry(seq, version, UUID(command_id), stamped(actor, at, events), events, bytes.fromhex(seal))


def _no_salt() -> str:
    raise ValueError("a text of the log without its salt")

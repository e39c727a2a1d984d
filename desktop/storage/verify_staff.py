"""Whether whoever gave, signed, put off, judged or settled an appeal might do so then: by what was entered of people until then, and by the packs that the case keeps."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.case.delays import Decided
from desktop.domain.case.figures import FiguresSigned
from desktop.domain.case.handling import CapReached, RoundOpened
from desktop.domain.case.judgement import Judged, Settled
from desktop.domain.case.remedy import Approved, Proposed
from desktop.domain.case.signing import Asked, Signed
from desktop.domain.case.state import Case, Event
from desktop.domain.people import May, Person, Role
from desktop.storage.running import Running
from desktop.storage.verify_house import CHANGED, UNREADABLE, Entered

Beyond = Callable[
    [Case, Event, Person], str
]  # why this person might not do it to the case as it stood; "" = they might
_TOLD = "SELECT kind, what, log_seq FROM people_then()"  # on a server, to whoever may not read who did what
# What needs a role of the house whatever the packs say.
NEEDS: Mapping[type, May] = {
    Signed: May.SIGN,
    FiguresSigned: May.FIGURES,
    Approved: May.APPROVE,
    Proposed: May.HANDLE,
}
JUDGED = frozenset({*NEEDS, Decided, Judged, Settled, CapReached, RoundOpened, Asked})


class Staff:
    """Who everybody was at each entry of the log: each change of a person names the last entry before it."""

    def __init__(self, database: Running, *, partly: bool = False) -> None:
        self._seen = defaultdict[str, list[tuple[int, Person | None]]](list)
        entered = Entered()
        for kind, what, log_seq in database.text(_TOLD if partly else CHANGED):
            for person in entered.add(kind, what):
                self._seen[person].append((int(log_seq), _person(entered.people[person])))

    def at(self, person: str, seq: int) -> Person | None:
        """The person as this entry found them; None: nobody of that name was entered, or nobody who can be."""
        seen = self._seen.get(person, [])
        before = bisect_left(seen, seq, key=lambda one: one[0])
        return seen[before - 1][1] if before else None


def _person(said: Mapping[str, Any]) -> Person | None:
    try:
        return Person(str(said["id"]), str(said["name"]), Role(said["role"]), str(said["post"]), bool(said["active"]))
    except UNREADABLE:
        return None


def refused(before: Case, event: Event, who: Person | None, beyond: Beyond | None) -> str:
    """Why this person might not do it; "" = they might. `beyond` None: the packs are not asked."""
    if who is None:
        return "account.unknown"
    need = NEEDS.get(type(event))
    if need is not None and not who.may(need):
        return f"role.{need.value} ({who.role.value})"
    return beyond(before, event, who) if beyond is not None else ""


def unlike(who: Person, signature: Signed | FiguresSigned) -> str:
    """What the signature says of its signer that was not so; "" = it is true."""
    told = {"name": signature.name, "role": signature.role, "post": signature.post}
    true = {"name": who.name, "role": who.role.value, "post": who.post}
    return ", ".join(f"{name} {said!r} / {true[name]!r}" for name, said in told.items() if said != true[name])

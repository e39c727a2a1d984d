"""Whether whoever signed or approved might do so then: by what was entered of people until then, and by the packs that the case keeps."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from desktop.domain.case.signing import Signature
from desktop.domain.case.state import Case
from desktop.domain.ids import Fen
from desktop.domain.people import May, Person, Role
from desktop.storage.running import Running
from desktop.storage.verify_house import CHANGED, UNREADABLE, Entered

Limit = Callable[
    [Case, Person, str], Fen | None
]  # how much a person may give of a kind of remedy, "" = of all together; None = no limit


class Staff:
    """Who everybody was at each entry of the log: each change of a person names the last entry before it."""

    def __init__(self, database: Running) -> None:
        self._seen = defaultdict[str, list[tuple[int, Person | None]]](list)
        entered = Entered()
        for kind, what, log_seq in database.text(CHANGED):
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


def signer_of(signature: Signature) -> Person | None:
    """The signer as the signature itself says, where nobody may see what was entered."""
    try:
        return Person(signature.by, signature.name, Role(signature.role), signature.post)
    except ValueError:
        return None


def beyond(who: Person | None, act: May, amount: Fen, most: Fen | None) -> str:
    """Why this person might not do it; "" = they might."""
    if who is None:
        return "account.unknown"
    if not who.may(act):
        return f"role.{act.value} ({who.role.value})"
    if most is not None and amount > most:
        return f"limit.exceeded {amount} / {most}"
    return ""


def unlike(who: Person, signature: Signature) -> str:
    """What the signature says of its signer that was not so; "" = it is true."""
    told = {"name": signature.name, "role": signature.role, "post": signature.post}
    true = {"name": who.name, "role": who.role.value, "post": who.post}
    return ", ".join(f"{name} {said!r} / {true[name]!r}" for name, said in told.items() if said != true[name])

"""Did two people change the same field? Read from the states, so no event has to declare what it writes."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, TypeGuard

from desktop.domain.case.state import Case

Path = tuple[Any, ...]
# Bookkeeping that every entry moves: never a matter between two people.
_UNTOLD = frozenset({"version", "last_at", "held_at", "contributors", "spoke", "carried"})
# Who wrote something and when differs always; the text itself says whether there is a clash.
_STAMPED = frozenset(
    {"by", "at", "begun_at", "begun_by", "away", "done_by", "done_at", "judged_at", "judged_by", "noted_at"}
)


# What is written into the round at hand: written for one round, it may not land in the next that a colleague opened meanwhile.
_OF_THE_ROUND = frozenset({
    ("handling", "texts"), ("handling", "choices"), ("handling", "steps"), ("remedy", "options"), ("remedy", "chosen"),
    ("remedy", "refused_all"), ("contacts", "follow_ups"),
})  # fmt: skip
_ROUND: Path = ("handling", "round")


class Clash(NamedTuple):
    """One line of the field-by-field merge."""

    path: Path
    base: Any
    theirs: Any
    mine: Any

    @property
    def key(self) -> str:
        """The path as text, for `over` of the settled command."""
        return ".".join(str(part) for part in self.path)


def changed(old: Any, new: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Every field that differs: (path, old, new). Parts that were not touched are the same object."""
    if old is new:
        return
    if is_dataclass(new) and type(old) is type(new):
        for f in fields(new):
            if f.name not in _STAMPED:
                yield from changed(getattr(old, f.name), getattr(new, f.name), (*path, f.name))
    elif _is_map(old) and _is_map(new):
        for key in {**old, **new}:
            yield from changed(old.get(key), new.get(key), (*path, key))
    elif _is_set(old) and _is_set(new):
        for item in old ^ new:
            yield (*path, item), item in old, item in new
    elif old != new:
        yield path, old, new


def clashes(seen: Case, fresh: Case, after: Case) -> list[Clash]:
    """Fields changed both between what was seen and now, and by what is about to be written, to another value."""
    theirs = {path: (old, new) for path, old, new in changed(seen, fresh) if path[0] not in _UNTOLD}
    out: list[Clash] = []
    for path, _, mine in changed(fresh, after):
        if path[0] in _UNTOLD:
            continue
        if _ROUND in theirs and path[:2] in _OF_THE_ROUND and not any(clash.path == _ROUND for clash in out):
            out.append(Clash(_ROUND, *theirs[_ROUND], seen.handling.round))
        hit = theirs.get(path) or next((v for p, v in theirs.items() if _within(p, path)), None)
        if hit and hit[1] != mine:
            out.append(Clash(path, hit[0], hit[1], mine))
    out += [one for one in _same_ends(seen, fresh, after) if one.path not in {clash.path for clash in out}]
    return [*out, *_leant(theirs, seen, fresh, after)]


def _same_ends(seen: Case, fresh: Case, after: Case) -> Iterator[Clash]:
    """Both wrote a number into the same field of the receipt: the texts show its ends only, and may look alike."""
    mine, theirs = (
        {one.name for seal, one in new.numbers.kept.items() if seal not in old.numbers.kept}
        for old, new in ((fresh, after), (seen, fresh))
    )
    for part, _, name in (one.partition(".") for one in sorted(mine & theirs)):
        if part == "intake":
            yield Clash(
                (part, name), getattr(seen.intake, name), getattr(fresh.intake, name), getattr(after.intake, name)
            )


# What an offer says; whoever approves, chooses or declines it means these as they were seen.
_OFFER = frozenset({"remedy", "text", "for_customer", "amount", "nature", "due_at", "who"})


def _leant(theirs: Mapping[Path, tuple[Any, Any]], seen: Case, fresh: Case, after: Case) -> Iterator[Clash]:
    """What a decision leans on was changed meanwhile, though the decision itself writes another field."""
    decided = set(_decided(fresh, after))
    for path, (old, new) in theirs.items():
        if path[:2] == ("remedy", "options") and path[2] in decided and path[3:] and path[3] in _OFFER:
            yield Clash(path, old, new, old)
    for round_, choice in after.remedy.chosen.items():
        refused = seen.remedy.refused_all.get(round_) is not fresh.remedy.refused_all.get(round_)
        if refused and fresh.remedy.chosen.get(round_) is not choice and round_ not in fresh.remedy.chosen:
            path = ("remedy", "chosen", round_)
            if path not in theirs:  # else both changed the choice itself, which is told already
                yield Clash(path, None, None, choice)


def _decided(fresh: Case, after: Case) -> Iterator[Any]:
    for key, option in after.remedy.options.items():
        old = fresh.remedy.options.get(key)
        if old is not None and old is not option:
            approval = option.approval != old.approval and option.approval in {"approved", "refused"}
            if approval or (option.declined and not old.declined):
                yield key
    for round_, choice in after.remedy.chosen.items():
        if fresh.remedy.chosen.get(round_) is not choice:
            yield choice.option


def _within(one: Path, other: Path) -> bool:
    """A whole thing replaced on one side and a field of it on the other."""
    short, long = sorted((one, other), key=len)
    return len(short) < len(long) and long[: len(short)] == short


def _is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_set(value: object) -> TypeGuard[AbstractSet[object]]:
    return isinstance(value, AbstractSet)

"""The packs and calendars of a house: those shipped with the program, and those it brought in itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from desktop.domain.errors import Refusal
from desktop.domain.policy.calendar_file import parse_calendar
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.comparing import merged_calendar
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.policy.reading import BadFileError
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.verified import Verification, read_verification, with_verifications
from desktop.usecases.ports import PolicyText, Shelf


class Library:
    """`packs` and `almanac` stay the same objects; `refresh` puts into them what any desk added since."""

    def __init__(
        self, shipped: Mapping[str, Pack], almanac: Almanac, shipped_text: Callable[[Pack], str], shelf: Shelf
    ) -> None:
        """Wire it; `shipped` by "hotel-house@2026.1", `shipped_text` gives the file of a shipped pack."""
        self.shipped, self.shelf, self._shipped_text = dict(shipped), shelf, shipped_text
        self.shipped_calendars = dict(almanac.calendars)
        self.packs = dict(shipped)
        self.almanac = Almanac(dict(almanac.calendars), almanac.hours)
        self.texts: dict[str, PolicyText] = {}
        self._count = 0

    def refresh(self) -> None:
        """Read again when something was added.

        Raises:
            Refusal: `policy.unread` or `calendar.unread` when this program cannot read what another version wrote.
        """
        if (count := self.shelf.count()) == self._count:
            return
        texts = self.shelf.all()
        self.almanac.learn(calendars_with(self.shipped_calendars, texts))
        own = {one.name: _pack(one, self.almanac) for one in texts if one.kind == "pack"}
        checked = [_verification(one) for one in texts if one.kind == "verified"]
        self.packs.update(with_verifications(in_turn(self.shipped, own), checked))
        for gone in [name for name in self.packs if name not in self.shipped and name not in own]:
            del self.packs[gone]
        self.texts = {one.name: one for one in texts}
        self._count = count

    def text(self, name: str) -> str:
        """The text of a pack version.

        Raises:
            Refusal: `pack.missing`.
        """
        if name in self.texts:
            return self.texts[name].body
        if name not in self.shipped:
            raise Refusal("pack.missing", detail=name)
        return self._shipped_text(self.shipped[name])


def in_turn(shipped: Mapping[str, Pack], own: Mapping[str, Pack]) -> dict[str, Pack]:
    """All versions, each in force until the next begins.

    Once a house has a version of its own, only its own follow: what a later program ships waits until an administrator takes it.
    """
    out = dict(shipped)
    for pack_id in {pack.id for pack in own.values()}:
        mine = sorted(((n, p) for n, p in own.items() if p.id == pack_id), key=lambda pair: pair[1].starts)
        first = mine[0][1].starts
        for name, pack in shipped.items():
            if pack.id == pack_id:
                ends = min(first, pack.until or first)
                out[name] = replace(pack, until=max(ends, pack.starts))  # in force on no day when it begins later
        for number, (name, pack) in enumerate(mine):
            until = mine[number + 1][1].starts if number + 1 < len(mine) else None
            out[name] = replace(pack, until=until)
    return out


def calendars_with(shipped: Mapping[str, Calendar], texts: Iterable[PolicyText]) -> dict[str, Calendar]:
    """The shipped calendars with the years of these texts, the later text over the earlier."""
    known = dict(shipped)
    for one in texts:
        if one.kind == "calendar":
            try:
                made = parse_calendar(one.body, one.name)
            except BadFileError as bad:
                raise Refusal("calendar.unread", detail=one.name) from bad
            known[made.id] = merged_calendar(known.get(made.id), made)
    return known


def _pack(one: PolicyText, almanac: Almanac) -> Pack:
    try:
        return parse_pack(one.body, one.name, almanac)
    except BadFileError as bad:
        raise Refusal("policy.unread", detail=one.name) from bad


def _verification(one: PolicyText) -> Verification:
    try:
        return read_verification(one.body)
    except (KeyError, ValueError) as bad:
        raise Refusal("policy.unread", detail=one.name) from bad

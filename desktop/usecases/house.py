"""What the house says of itself: its name, its sites with their addresses, and the published number for complaints (S-29)."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, Protocol

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Micros
from desktop.domain.people import May, Person
from desktop.domain.wording.clean import clean_name

Ailment = Literal["holder-left", "nobody", "unreported"]


@frozen
class Hotline:
    """The published number of a site, who answers it and when; `reported_at` is when its publishers were last told of a change."""

    number: str = ""
    holder: str = ""  # id of a person
    hours_zh: str = ""
    hours_en: str = ""
    changed_at: Micros = 0
    reported_at: Micros = 0

    @property
    def unreported(self) -> bool:
        """Whether the number, its holder or its hours changed and nobody said that its publishers know."""
        return self.changed_at > self.reported_at

    def same_as(self, other: "Hotline") -> bool:
        """Whether both tell a guest the same."""
        return replace(self, changed_at=0, reported_at=0) == replace(other, changed_at=0, reported_at=0)


NO_HOTLINE = Hotline()


@frozen
class Site:
    """A place of the house: its id, name in both languages, kind (hotel or clinic), time zone and the packs it adopted."""

    id: str
    zh: str
    en: str
    kind: str
    zone: str
    packs: tuple[str, ...]  # pack ids; the first that has a section speaks for it
    address_zh: str = ""
    address_en: str = ""
    hotline: Hotline = NO_HOTLINE


@frozen
class House:
    """What the file is for: name and sites. Written once by `init`, changed by an administrator."""

    zh: str
    en: str
    sites: tuple[Site, ...]
    demo: bool = False

    def site(self, site_id: str) -> Site:
        """The site of that id, or the first."""
        return next((one for one in self.sites if one.id == site_id), self.sites[0])


class Houses(Protocol):
    """Where the house is kept."""

    def read(self) -> House | None: ...
    def write(self, house: House, by: str = "") -> None: ...


@frozen
class Ailing:
    """A published number that somebody must look after, and why."""

    site: Site
    why: Ailment


def ailing(house: House, people: Iterable[Person]) -> tuple[Ailing, ...]:
    """The published numbers that nobody answers any more, or of whose change nobody was told."""
    here = {one.id for one in people if one.active}
    return tuple(Ailing(site, why) for site in house.sites for why in _ailments(site.hotline, here))


def _ailments(line: Hotline, here: set[str]) -> Iterable[Ailment]:
    if not line.number:
        return
    if not line.holder:
        yield "nobody"
    elif line.holder not in here:
        yield "holder-left"
    if line.unreported:
        yield "unreported"


class HouseBook:
    """The house as it is now; `now` is read without the database, so that every page and sheet can ask."""

    def __init__(self, houses: Houses, first: House, clock: Clock) -> None:
        self._houses, self._clock = houses, clock
        self.now = first

    def refresh(self) -> House:
        """Read it again: another desk may have changed it."""
        self.now = self._houses.read() or self.now
        return self.now

    def change(self, wanted: House, by: Person, told: Iterable[str] = ()) -> House:
        """Write the names, addresses and numbers of the house; `told` are sites whose publishers know of the number now.

        Raises:
            Refusal: `role.administer`; `text.missing` for a house or site without a name; `text.long`.
        """
        if not by.may(May.ADMINISTER):
            raise Refusal("role.administer")
        before, now, known = self.refresh(), self._clock(), frozenset(told)
        sites = tuple(self._site(one, wanted.site(one.id), now, told=one.id in known) for one in before.sites)
        made = replace(before, zh=_name(wanted.zh, "house_zh"), en=_name(wanted.en, "house_en"), sites=sites)
        if made != before:
            self._houses.write(made, by.id)
            self.now = made
        return made

    @staticmethod
    def _site(before: Site, wanted: Site, now: Micros, *, told: bool) -> Site:
        """Its words as wanted; kind, zone and packs stay, since the cases that are there were received under them."""
        given = wanted.hotline
        line = Hotline(
            _words(given.number, "number"), given.holder, _words(given.hours_zh, "hours_zh"), _words(given.hours_en, "hours_en"),
            before.hotline.changed_at, before.hotline.reported_at,
        )  # fmt: skip
        if not line.same_as(before.hotline):
            line = replace(line, changed_at=now)
        if told:
            line = replace(line, reported_at=now)
        return replace(
            before, zh=_name(wanted.zh, "site_zh"), en=_name(wanted.en, "site_en"), hotline=line,
            address_zh=_words(wanted.address_zh, "address_zh"), address_en=_words(wanted.address_en, "address_en"),
        )  # fmt: skip


def _words(given: str, field: str) -> str:
    return str(clean_name(given, field))


def _name(given: str, field: str) -> str:
    if not (name := _words(given, field)):
        raise Refusal("text.missing", field)
    return name

"""Fills a new house with the demo: its people, three dozen complaints told up to this minute, and a year of older ones."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from random import Random
from uuid import UUID

from desktop.domain.case.signature import Signer
from desktop.domain.content.demo import Demo, DemoPerson
from desktop.domain.content.demo_older import OlderWords
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Ids, Micros, uuid7
from desktop.domain.people import May, Person, Role
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.domain.wording.bilingual import Language
from desktop.usecases import reporting, signing_figures
from desktop.usecases.house import Hotline, House, Site
from desktop.usecases.house_log import HouseLog
from desktop.usecases.office import Office
from desktop.usecases.periods import period_with
from desktop.usecases.seeding_older import Older
from desktop.usecases.seeding_stage import Play, Stage
from desktop.usecases.seeding_story import MINUTE, Script
from desktop.usecases.seeding_telling import Telling

PASSWORD = "lanting-2026"  # noqa: S105 - the demo tells it to everybody
ADMINISTRATOR = "admin"
ZONE = "Asia/Shanghai"
# The demo's posts as roles of an account; the post in the pack sets title and authority.
ROLES: dict[str, tuple[Role, str]] = {
    "handler": (Role.HANDLER, ""),
    "follow-up-specialist": (Role.FOLLOW_UP, "follow-up"),
    "duty-manager": (Role.DEPARTMENT_MANAGER, "duty-manager"),
    "service-manager": (Role.SUPERVISOR, "service-manager"),
    "department-manager": (Role.DEPARTMENT_MANAGER, "department-manager"),
    "complaints-office": (Role.DEPARTMENT_MANAGER, "office"),
    "general-manager": (Role.GENERAL_MANAGER, "gm"),
    "inspector": (Role.AUDITOR, ""),
}


# The demo's departments as those of its packs.
DEPARTMENTS = {
    "dep-front": "front-office", "dep-rooms": "housekeeping", "dep-engineering": "engineering", "dep-food": "food-beverage",
    "dep-accounts": "front-office", "dep-service": "service", "dep-desk": "one-stop", "dep-medical": "medical-affairs",
    "dep-nursing": "nursing", "dep-finance": "finance", "dep-office": "general-office",
}  # fmt: skip


@frozen
class Seeded:
    """What was made: cases by their id in the script, and how many entries were written."""

    cases: dict[str, UUID]
    entries: int


def demo_house(demo: Demo) -> House:
    """The house of the demo; the clinic works by the hotel's levels and the law's clocks."""
    packs = {"hotel": (demo.house.pack,), "clinic": (demo.house.pack, "cn-clinic")}
    sites = tuple(
        Site(
            s.id, s.name.zh, s.name.en, s.kind, ZONE, packs[s.kind], s.address.zh, s.address.en,
            Hotline(s.hotline.number, s.hotline.holder, s.hotline.hours.zh, s.hotline.hours.en),
        )
        for s in demo.sites
    )  # fmt: skip
    return House(demo.house.name.zh, demo.house.name.en, sites, demo=True)


def seed(
    office: Office,
    demo: Demo,
    older: OlderWords,
    language: Language,
    *,
    with_older: bool = True,
    tell: Callable[[int], None] = lambda _: None,
) -> Seeded:
    """Make accounts and play the complaints; everything ends now, by the office's clock.

    Raises:
        MissedCueError: the script does not follow the rules; nothing was written.
    """
    now = office.clock()
    people = {one.id: _person(one, language) for one in demo.people}
    _accounts(office, people, now, language)
    ids = _ids(now, demo.recipe.random_seed)
    script = Script(
        language=language,
        fill=demo.fill,
        rooms={room.zh: room.get(language) for site in demo.sites for room in site.rooms},
        people={key: one.name for key, one in people.items()},
        departments={one.id: DEPARTMENTS.get(one.department, one.department) for one in demo.people},
        complaints={one.id: one for one in demo.complaints},
        label=lambda kind, key: office.contents.label(kind, key.removeprefix("channel-"), language),
        dated=office.rulebook.dated_remedies,
        ids=ids,
        now=now,
    )
    plays, cases = _told(office, demo, script, ids)
    if with_older:
        plays += Older(demo.recipe, older, demo.sites, zone_named(ZONE), script).draw()
    # Their keys are as old as the first complaint: whoever reads the log in time finds each before its first signature.
    ring = replace(office.keyring, clock=lambda: min(play.acts[0].at for play in plays))
    signers = {key: ring.unlock(key, PASSWORD) for key, one in people.items() if one.may(May.SIGN)}
    entries = Stage(office.log, office.rulebook, people, office.ids, now, signers).play(plays, tell)
    if with_older:
        _report(office, next(one for one in people.values() if one.may(May.FIGURES)), signers, now)
    return Seeded(cases, entries)


def _report(office: Office, person: Person, signers: Mapping[str, Signer], now: Micros) -> None:
    """The general manager signed the figures of last year and last month, each on the morning of the third day; those of last week wait."""
    today = datetime.fromtimestamp(now / 1_000_000, zone_named(ZONE)).date()
    for last in (period_with("year", today).before, period_with("month", today).before):
        at = instant_from(datetime.combine(last.after + timedelta(days=2), time(9, 30), zone_named(ZONE)))
        clock: Clock = partial(min, at, now)
        then = replace(office, clock=clock, house_log=HouseLog(office.log, clock))
        signing_figures.entered(then, person, reporting.count(then, last), signers[person.id], office.ids())


def _told(office: Office, demo: Demo, script: Script, ids: Ids) -> tuple[list[Play], dict[str, UUID]]:
    """The complaints as they will be played, and their cases; the files that they name are kept."""
    plays, cases = list[Play](), dict[str, UUID]()
    for one in demo.complaints:
        telling = Telling(one, script, ids(), script.now - one.age * MINUTE)
        plays.append(telling.tell())
        cases[one.id] = telling.case
        for content in telling.files:
            office.files.put(content, "text/plain")
    return plays, cases


def _person(one: DemoPerson, language: Language) -> Person:
    role, post = ROLES[one.role]
    return Person(one.id, one.name.get(language), role, post)


def _accounts(office: Office, people: dict[str, Person], now: Micros, language: Language) -> None:
    """One slow hash for all: the password is no secret."""
    hashed = office.door.hashed(PASSWORD)
    name = "管理员" if language == "zh" else "Administrator"
    everybody = [Person(ADMINISTRATOR, name, Role.ADMINISTRATOR), *people.values()]
    for at, person in enumerate(everybody):
        office.accounts.add(person, hashed, now + at)


def _ids(now: Micros, number: int) -> Ids:
    dice = Random(number)  # noqa: S311 - identities of a demo, no secret
    return lambda: uuid7(now, dice.randbytes(10))

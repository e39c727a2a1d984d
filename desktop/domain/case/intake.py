"""Intake: what was said, by whom, through which channel, how grave it is."""

from collections.abc import Mapping
from typing import Any, ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.policy.vocabulary import CORE_AXES
from desktop.domain.wording.clean import clean_name, clean_text, digits
from desktop.domain.wording.masking import masked_text
from desktop.domain.wording.words import NOTHING, Words

ON_SITE = frozenset({"on-site", "visit"})
SPOKEN = ON_SITE | {"phone", "follow-up-call"}  # the complaint itself is a talk with the customer
LANGUAGES = ("zh", "en", "other")
FEWEST_DIGITS = 3  # of a telephone number: an extension
LONG_FIELDS = frozenset({"narrative", "wanted"})
AMENDABLE = LONG_FIELDS | {"title", "place", "name", "phone", "contact", "kind", "against", "ref"}


# ── what can happen ──────────────────────────────────────────────────────────────────────────────
@event("intake.received")
class Received:
    number: str
    site: str
    channel: str
    language: str  # the customer's: zh | en | other
    received_at: Micros
    occurred_at: Micros | None
    packs: tuple[str, ...]  # pinned: "hotel-house@2026.1"
    calendar: str
    source: str  # "" or where it was imported from: file name and row reference


@event("intake.told")
class Told:
    """The words and names of the complaint, as amended: only what changed."""

    changes: tuple[tuple[str, Words], ...]
    anonymous: bool | None


@event("intake.level")
class LevelSet:
    level: str
    reason: Words


Event = Received | Told | LevelSet


# ── what we know ─────────────────────────────────────────────────────────────────────────────────
@frozen
class LevelChange:
    level: str
    at: Micros
    by: str
    reason: Words


@frozen
class Intake:
    received: Received | None = None
    receiver: str = ""  # who heard it first (S-16)
    recorded_at: Micros = 0
    title: Words = NOTHING
    narrative: Words = NOTHING  # in the customer's own words
    wanted: Words = NOTHING
    place: Words = NOTHING  # room, ward, desk
    name: Words = NOTHING
    phone: Words = NOTHING
    contact: Words = NOTHING  # any other way to reach them
    kind: Words = NOTHING  # guest, patient, family, …
    against: Words = NOTHING
    ref: Words = NOTHING  # stay, visit or order number
    anonymous: bool = False
    level: str = ""
    levels: tuple[LevelChange, ...] = ()

    @property
    def heard(self) -> bool:
        """The customer told us in person, and it was written down as they said it."""
        return self.received is not None and self.received.channel in SPOKEN and bool(self.narrative)


def evolve(part: Intake, happened: Event, stamp: Stamp) -> Intake:
    """Total: never raises."""
    match happened:
        case Received():
            return replace(part, received=happened, receiver=stamp.actor, recorded_at=stamp.said_at)
        case Told(changes, anonymous):
            known: dict[str, Any] = {name: text for name, text in changes if name in AMENDABLE}
            return replace(part, **known, anonymous=part.anonymous if anonymous is None else anonymous)
        case LevelSet(level, reason):
            # The level is the one entered last; so none counts from before the one that it took the place of.
            at = max(stamp.said_at, part.levels[-1].at if part.levels else 0)
            change = LevelChange(level, at, stamp.actor, reason)
            return replace(part, level=level, levels=(*part.levels, change))
        case _:
            assert_never(happened)


# ── what may be asked ────────────────────────────────────────────────────────────────────────────
@verb("open")
class Open:
    """Receive a complaint. Everyone signed in may; the person becomes first receiver and the clock starts at receipt."""

    EXACT: ClassVar[bool] = False
    channel: str
    level: str
    narrative: Words
    title: Words = NOTHING
    wanted: Words = NOTHING
    place: Words = NOTHING
    name: Words = NOTHING
    phone: Words = NOTHING
    contact: Words = NOTHING
    kind: Words = NOTHING
    against: Words = NOTHING
    ref: Words = NOTHING
    anonymous: bool = False
    site: str = ""
    language: str = "zh"
    received_at: Micros | None = None  # when it was heard; None = now
    occurred_at: Micros | None = None
    level_reason: Words = NOTHING
    issue: UUID | None = None
    category: str = ""
    source: str = ""


@verb("amend-intake")
class AmendIntake:
    """Correct or complete what was taken down; the old text stays in the log."""

    EXACT: ClassVar[bool] = False
    changes: tuple[tuple[str, Words], ...]
    anonymous: bool | None = None


@verb("set-level")
class SetLevel:
    """Raise or lower the level, with the reason; clocks are computed again from receipt."""

    EXACT: ClassVar[bool] = False
    level: str
    reason: Words


Command = Open | AmendIntake | SetLevel


def decide(part: Intake, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    match command:
        case Open():
            return _opened(command, ground)
        case AmendIntake(changes, anonymous):
            if not ground.actor.may(May.RECEIVE):
                raise Refusal("role.receive")
            return _amended(part, changes, anonymous)
        case SetLevel(level, reason):
            if not ground.actor.may(May.HANDLE):
                raise Refusal("role.handle")
            if level not in ground.rules.levels:
                raise not_among("level", level, ground.rules.levels)
            if not (said := clean_text(reason, field="reason")):
                raise Refusal("level.reason", "reason")
            return () if level == part.level else (LevelSet(level, said),)
        case _:
            assert_never(command)


def _opened(command: Open, ground: Ground) -> tuple[Event, ...]:
    if not ground.actor.may(May.RECEIVE):
        raise Refusal("role.receive")
    told = [(name, _cleaned(name, getattr(command, name))) for name in sorted(AMENDABLE)]
    given = dict(told)
    if not given["narrative"]:
        raise Refusal("open.words", "narrative")
    if not given["title"]:
        # Cut from what may be shown of it: half a number would be no number any more, and stay as it is.
        given["title"] = title_from(masked_text(given["narrative"]))
    if not command.anonymous:
        _reachable(given)
    _named_well(command, ground)
    at = ground.said_at if command.received_at is None else command.received_at
    _in_time(at, command.occurred_at, ground.now)
    received = Received(
        ground.number, command.site, command.channel, command.language, at, command.occurred_at,
        ground.rules.packs, ground.rules.calendar, command.source,
    )  # fmt: skip
    words = tuple((name, text) for name, text in given.items() if text)
    reason = clean_text(command.level_reason, field="level_reason")
    return (received, Told(words, command.anonymous), LevelSet(command.level, reason))


def _named_well(command: Open, ground: Ground) -> None:
    """Whatever is chosen from a list is in it."""
    rules = ground.rules
    if command.level not in rules.levels:
        raise not_among("level", command.level, rules.levels)
    if not command.channel:
        raise Refusal("open.channel", "channel")
    if command.channel not in CORE_AXES["channel"]:
        raise not_among("channel", command.channel, CORE_AXES["channel"])
    if command.site and command.site not in rules.sites:
        raise not_among("site", command.site, rules.sites)
    if command.language not in LANGUAGES:
        raise not_among("language", command.language, LANGUAGES)
    if command.category and command.category not in rules.categories:
        raise not_among("category", command.category, rules.categories)


def _in_time(received: Micros, occurred: Micros | None, now: Micros) -> None:
    if received > now:
        raise Refusal("time.future", "received_at")
    if occurred is not None and occurred > now:
        raise Refusal("time.future", "occurred_at")
    if received < EARLIEST or (occurred is not None and occurred < EARLIEST):
        raise Refusal("time.absurd", "received_at")
    if occurred is not None and occurred > received:
        raise Refusal("time.order", "occurred_at")


EARLIEST: Micros = 631_152_000_000_000  # 1990-01-01: before this a date is a slip of the keyboard


def _amended(part: Intake, changes: tuple[tuple[str, Words], ...], anonymous: bool | None) -> tuple[Event, ...]:
    new: list[tuple[str, Words]] = []
    for name, text in changes:
        if name not in AMENDABLE:
            raise Refusal("field.unknown", name)
        made = _cleaned(name, text)
        if name in {"narrative", "title"} and not made:
            raise Refusal("open.words", name)
        if getattr(part, name) != made:
            new.append((name, made))
    flag = None if anonymous == part.anonymous else anonymous
    said = dict(new)
    if not (part.anonymous if flag is None else flag) and (flag is False or said.keys() & _IDENTITY):
        # Nobody becomes nameless or out of reach by a correction, only by the tick for it (S-16).
        _reachable({name: said[name] if name in said else Words(getattr(part, name)) for name in _IDENTITY})
    return (Told(tuple(new), flag),) if new or flag is not None else ()


_IDENTITY = frozenset({"name", "place", "phone", "contact", "ref"})


def _reachable(given: Mapping[str, Words]) -> None:
    """Who it is, and how an answer gets there."""
    if not (given["name"] or given["place"]):
        raise Refusal("open.who", "name")
    if not (given["phone"] or given["contact"] or given["place"] or given["ref"]):
        raise Refusal("open.contact", "phone")


def _cleaned(name: str, text: str) -> Words:
    said = clean_text(text, field=name) if name in LONG_FIELDS else clean_name(text, name)
    if name == "phone" and said and len(digits(said)) < FEWEST_DIGITS:
        raise Refusal("open.phone", "phone", said[:40])
    return said


def title_from(narrative: str) -> Words:
    """The first clause of what was said, for lists, until somebody writes a better title."""
    first = narrative.strip().split("\n", 1)[0]
    for mark in "。！？；!?;":
        first = first.split(mark, 1)[0]
    cut = first if len(first) <= TITLE_LENGTH else first[: TITLE_LENGTH - 1].rstrip() + "…"
    return clean_name(cut or narrative[:TITLE_LENGTH], "title")


TITLE_LENGTH = 48


def check(part: Intake, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Received(received_at=at):
            if part.received is not None:
                raise Refusal("case.exists")
            if at > stamp.at:
                raise Refusal("time.future", "received_at")
        case Told() | LevelSet():
            if part.received is None:
                raise Refusal("case.unknown")
            for name, text in happened.changes if isinstance(happened, Told) else ():
                if name not in AMENDABLE:
                    raise Refusal("field.unknown", name)
                if name in {"narrative", "title"} and not text:
                    raise Refusal("open.words", name)
        case _:
            assert_never(happened)

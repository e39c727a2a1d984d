"""Privacy: who may see the case, how long it is kept, what is held for a dispute, what was erased, which health notes there are."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.erasable import ALL, unnamed
from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May, Person, Role
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words

RESTRICT_GROUNDS = ("customer-asked", "about-staff", "health", "other")
ERASE_GROUNDS = ("retention-over", "customer-asked", "wrongly-collected")
_LONGEST: Micros = 100 * 366 * 24 * 3600 * 1_000_000


@event("privacy.restricted")
class Restricted:
    roles: tuple[str, ...]  # roles of accounts, or posts of the pack
    people: tuple[str, ...]
    ground: str
    reason: Words


@event("privacy.opened")
class Opened:
    reason: Words


@event("privacy.held")
class Held:
    reason: Words


@event("privacy.hold_lifted")
class HoldLifted:
    reason: Words


@event("privacy.kept_longer")
class KeptLonger:
    until: Micros  # may lie further ahead than any other time of a case
    reason: Words


@event("privacy.erasure_asked")
class ErasureAsked:
    erasure: UUID
    what: tuple[str, ...]  # "all", "identity", or names of fields such as "intake.narrative"
    files: bool
    ground: str
    reason: Words


@event("privacy.erasure_refused")
class ErasureRefused:
    erasure: UUID
    reason: Words


@event("privacy.erased")
class Erased:
    erasure: UUID
    seals: tuple[str, ...]  # the salted digests, as the log keeps them, of the texts that are gone
    files: tuple[str, ...]  # SHA-256 of the evidence whose bytes are gone
    reason: Words


@event("privacy.health_noted")
class HealthNoted:
    note: UUID
    seal: str  # salted digest of the text, which lies in a table of its own


Event = Restricted | Opened | Held | HoldLifted | KeptLonger | ErasureAsked | ErasureRefused | Erased | HealthNoted


@frozen
class Restriction:
    roles: frozenset[str]
    people: frozenset[str]
    ground: str
    reason: Words
    by: str
    at: Micros


@frozen
class LegalHold:
    reason: Words
    by: str
    at: Micros


@frozen
class Request:
    what: tuple[str, ...]
    files: bool
    ground: str
    reason: Words
    by: str
    at: Micros
    status: str = "asked"  # asked | refused | done
    answer: Words = NOTHING
    decided_by: str = ""
    decided_at: Micros = 0


@frozen
class HealthNote:
    seal: str
    by: str
    at: Micros


@frozen
class Privacy:
    restriction: Restriction | None = None
    hold: LegalHold | None = None
    kept_until: Micros = 0  # 0 = as the packs say
    kept_reason: Words = NOTHING
    requests: Mapping[UUID, Request] = field(default_factory=dict[UUID, Request])
    erased: frozenset[str] = frozenset()  # digests
    files_erased: frozenset[str] = frozenset()
    erased_at: Micros = 0  # the last time; 0 = never
    health: Mapping[UUID, HealthNote] = field(default_factory=dict[UUID, HealthNote])

    @property
    def waiting(self) -> UUID | None:
        """The request to erase that nobody has decided yet."""
        return next((key for key, one in self.requests.items() if one.status == "asked"), None)

    def shows(self, person: Person) -> bool:
        """Whether this person is one of those who may see the case; see also `seeing.sees`."""
        if (kept := self.restriction) is None:
            return True
        # A post named as a role is none; and whoever administers says the own post, so that it counts only with a role that handles.
        named = {person.role.value, *({person.post} - {"", *Role} if person.may(May.HANDLE) else ())}
        return bool(person.id) and person.active and (person.id in kept.people or bool(named & kept.roles))


def evolve(part: Privacy, happened: Event, stamp: Stamp) -> Privacy:
    """Total: never raises."""
    match happened:
        case Restricted(roles, people, ground, reason):
            made = Restriction(frozenset(roles), frozenset(people), ground, reason, stamp.actor, stamp.at)
            return replace(part, restriction=made)
        case Opened():
            return replace(part, restriction=None)
        case Held(reason):
            return replace(part, hold=LegalHold(reason, stamp.actor, stamp.at))
        case HoldLifted():
            return replace(part, hold=None)
        case KeptLonger(until, reason):
            return replace(part, kept_until=until, kept_reason=reason)
        case ErasureAsked(erasure, what, files, ground, reason):
            asked = Request(what, files, ground, reason, stamp.actor, stamp.at)
            return replace(part, requests={**part.requests, erasure: asked})
        case ErasureRefused(erasure, reason):
            return _decided(part, erasure, "refused", reason, stamp)
        case Erased(erasure, seals, files):
            part = replace(part, erased=part.erased | set(seals), files_erased=part.files_erased | set(files))
            return replace(_decided(part, erasure, "done", NOTHING, stamp), erased_at=stamp.at)
        case HealthNoted(note, seal):
            return replace(part, health={**part.health, note: HealthNote(seal, stamp.actor, stamp.at)})
        case _:
            assert_never(happened)


def _decided(part: Privacy, erasure: UUID, status: str, answer: Words, stamp: Stamp) -> Privacy:
    known = part.requests.get(erasure)
    if known is None:
        return part
    made = replace(known, status=status, answer=answer, decided_by=stamp.actor, decided_at=stamp.at)
    return replace(part, requests={**part.requests, erasure: made})


# ── what may be asked ────────────────────────────────────────────────────────────────────────────
@verb("restrict")
class Restrict:
    """Let only these roles, posts and people see the case; ground: customer-asked, about-staff, health or other."""

    EXACT: ClassVar[bool] = False
    roles: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    ground: str = "customer-asked"
    reason: Words = NOTHING


@verb("unrestrict")
class Unrestrict:
    """Let everybody see the case again, with the reason."""

    EXACT: ClassVar[bool] = False
    reason: Words


@verb("hold")
class Hold:
    """Set a legal hold: nothing of the case is erased until it is lifted."""

    EXACT: ClassVar[bool] = False
    reason: Words


@verb("lift-hold")
class LiftHold:
    """Lift the legal hold, with the reason."""

    EXACT: ClassVar[bool] = False
    reason: Words


@verb("keep-longer")
class KeepLonger:
    """Keep the case until a later day than the packs say, with the reason."""

    EXACT: ClassVar[bool] = False
    until: Micros
    reason: Words


@verb("ask-erasure")
class AskErasure:
    """Ask that words are erased: all, identity, or fields such as intake.narrative; files: the evidence too. Another person decides."""

    EXACT: ClassVar[bool] = False
    erasure: UUID
    reason: Words
    ground: str = "customer-asked"
    what: tuple[str, ...] = (ALL,)
    files: bool = False


@verb("refuse-erasure")
class RefuseErasure:
    """Refuse to erase, with the reason that the customer is told."""

    EXACT: ClassVar[bool] = False
    erasure: UUID
    reason: Words


@verb("erase")
class Erase:
    """Erase what was asked for: for good. Not by who asked; the program finds the texts, `seals` and `files` are its own words."""

    EXACT: ClassVar[bool] = True  # what came in since would stay, and count as gone
    erasure: UUID
    seals: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@verb("note-health")
class NoteHealth:
    """Enter that a health note was written; its text lies apart (verb `health-note` takes it), and every reading is entered."""

    EXACT: ClassVar[bool] = False
    note: UUID
    seal: str


Command = Restrict | Unrestrict | Hold | LiftHold | KeepLonger | AskErasure | RefuseErasure | Erase | NoteHealth


def decide(part: Privacy, command: Command, ground: Ground, *, closed: bool, keep_until: Micros) -> tuple[Event, ...]:
    """Refuse, or say what happened; `keep_until` is the end of retention, 0 where it is not known yet."""
    actor = ground.actor
    match command:
        case Restrict():
            return _restricted(part, command, ground)
        case Unrestrict(reason):
            _may(actor, May.HANDLE)
            if part.restriction is not None and not actor.may(May.SIGN) and part.restriction.by != actor.id:
                raise Refusal("privacy.unrestrict")
            return (Opened(_said(reason)),)
        case Hold(reason):
            _may(actor, May.HOLD)
            return () if part.hold is not None else (Held(_said(reason)),)
        case LiftHold(reason):
            _may(actor, May.HOLD)
            return (HoldLifted(_said(reason)),)
        case KeepLonger(until, reason):
            _may(actor, May.HOLD)
            if not max(keep_until, ground.now) < until <= ground.now + _LONGEST:
                raise Refusal("privacy.sooner", "until")
            return (KeptLonger(until, _said(reason)),)
        case AskErasure():
            return _asked(part, command, ground, closed=closed, keep_until=keep_until)
        case RefuseErasure(erasure, reason):
            _may(actor, May.ERASE)
            return (ErasureRefused(erasure, _said(reason)),)
        case Erase(erasure, seals, files):
            _may(actor, May.ERASE)
            _erasable(part, closed=closed)
            known = part.requests.get(erasure)
            return (Erased(erasure, seals, files, known.reason if known else NOTHING),)
        case NoteHealth(note, seal):
            _may(actor, May.HANDLE)
            known_note = part.health.get(note)
            return () if known_note is not None and known_note.seal == seal else (HealthNoted(note, seal),)
        case _:
            assert_never(command)


def _restricted(part: Privacy, command: Restrict, ground: Ground) -> tuple[Event, ...]:
    _may(ground.actor, May.HANDLE)
    roles, people = tuple(sorted(set(command.roles))), tuple(sorted(set(command.people)))
    kept = part.restriction
    if kept is not None and not ground.actor.may(May.SIGN) and kept.by != ground.actor.id:
        raise Refusal("privacy.unrestrict")  # to restrict anew is to open for some
    asked = (frozenset(roles), frozenset(people), command.ground)
    same = kept is not None and (kept.roles, kept.people, kept.ground) == asked
    return () if same else (Restricted(roles, people, command.ground, _said(command.reason)),)


def _asked(
    part: Privacy, command: AskErasure, ground: Ground, *, closed: bool, keep_until: Micros
) -> tuple[Event, ...]:
    if not (ground.actor.may(May.HANDLE) or ground.actor.may(May.ERASE)):
        raise Refusal("role.handle")
    _erasable(part, closed=closed)
    if part.waiting is not None:
        raise Refusal("privacy.asked")
    if command.ground == "retention-over" and not 0 < keep_until <= ground.now:
        raise Refusal("privacy.retention", "ground")
    what = tuple(dict.fromkeys(command.what))
    if strange := unnamed(what):
        raise Refusal("choice.unknown", "what", strange)
    return (ErasureAsked(command.erasure, what, command.files, command.ground, _said(command.reason)),)


def _erasable(part: Privacy, *, closed: bool) -> None:
    if part.hold is not None:
        raise Refusal("privacy.held")
    if not closed:
        raise Refusal("privacy.open")


def _may(actor: Person, what: May) -> None:
    if actor.may(what):
        return
    if what is May.HOLD:
        raise Refusal("role.hold")
    raise Refusal("role.erase" if what is May.ERASE else "role.handle")


def _said(reason: Words) -> Words:
    if not (said := clean_text(reason, field="reason")):
        raise Refusal("text.missing", "reason")
    return said


def check(part: Privacy, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Restricted(roles, people):
            if not (any(roles) or any(people)):
                raise Refusal("privacy.nobody", "people")
        case Opened():
            if part.restriction is None:
                raise Refusal("privacy.unrestricted")
        case HoldLifted():
            if part.hold is None:
                raise Refusal("privacy.not_held")
        case ErasureAsked(erasure, what, files):
            if not what and not files:
                raise Refusal("text.missing", "what")
            if erasure in part.requests:
                raise Refusal("privacy.asked")
        case ErasureRefused(erasure) | Erased(erasure):
            _decidable(part, happened, erasure, stamp)
        case HealthNoted(note):
            if note in part.health:
                raise Refusal("health.same", "note")
        case KeptLonger(until) if until <= stamp.at:
            raise Refusal("privacy.sooner", "until")
        case Held() | KeptLonger():
            return
        case _:
            assert_never(happened)


def _decidable(part: Privacy, happened: ErasureRefused | Erased, erasure: UUID, stamp: Stamp) -> None:
    known = part.requests.get(erasure)
    if known is None or known.status != "asked":
        raise Refusal("privacy.not_asked", "erasure")
    if isinstance(happened, Erased):
        if part.hold is not None:
            raise Refusal("privacy.held")
        if known.by == stamp.actor:
            raise Refusal("privacy.four_eyes", detail=stamp.actor)
        if not happened.seals and not happened.files:
            raise Refusal("privacy.nothing", "what")

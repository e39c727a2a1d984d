"""The case as its log says it is: its parts, each owned by one subject."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from types import ModuleType
from typing import Any, Literal
from uuid import UUID

from desktop.domain.case import (
    carried,
    conduct,
    contacts,
    delays,
    figures,
    flags,
    handling,
    inquiry,
    intake,
    issues,
    judgement,
    keys,
    measures,
    numbers,
    ordering,
    particulars,
    privacy,
    promises,
    proving,
    regulator,
    remedy,
    signing,
    tasks,
    urging,
)
from desktop.domain.case.carried import Carried
from desktop.domain.case.conduct import Conduct
from desktop.domain.case.contacts import Contacts
from desktop.domain.case.delays import Delays
from desktop.domain.case.figures import Figures
from desktop.domain.case.flags import Flags
from desktop.domain.case.handling import Handling
from desktop.domain.case.inquiry import Inquiry
from desktop.domain.case.intake import Intake
from desktop.domain.case.issues import Issues
from desktop.domain.case.judgement import Judgements
from desktop.domain.case.keys import Keys
from desktop.domain.case.measures import Measures
from desktop.domain.case.numbers import Numbers
from desktop.domain.case.ordering import Orders
from desktop.domain.case.particulars import Particulars
from desktop.domain.case.privacy import Privacy
from desktop.domain.case.promises import Promises
from desktop.domain.case.proving import Proofs
from desktop.domain.case.regulator import Referrals
from desktop.domain.case.remedy import Remedy
from desktop.domain.case.signing import Signing
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.tasks import Tasks
from desktop.domain.case.urging import Urging
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros

Event = (
    intake.Event | issues.Event | handling.Event | inquiry.Event | remedy.Event | promises.Event | contacts.Event | signing.Event
    | delays.Event | urging.Event | flags.Event | judgement.Event | privacy.Event | numbers.Event | keys.Event | figures.Event
    | carried.Event | measures.Event | regulator.Event | conduct.Event
    | ordering.Event | proving.Event | particulars.Event | tasks.Event
)  # fmt: skip
Command = (
    intake.Command | issues.Command | handling.Command | inquiry.Command | remedy.Command | promises.Command
    | contacts.Command | signing.Command | delays.Command | urging.Command | flags.Command | judgement.Command | privacy.Command
    | ordering.Command | proving.Command | particulars.Command | measures.Command | regulator.Command | conduct.Command
    | tasks.Command
)  # fmt: skip


@frozen
class Entry:
    """One row of the log: everything that one command made happen."""

    seq: int
    version: int
    command_id: UUID
    stamp: Stamp
    events: tuple[Event, ...]
    hash: bytes = b""


@frozen
class Case:
    """Our handling of one complaint; `version` is the number of entries in its log."""

    id: UUID
    version: int = 0
    intake: Intake = field(default_factory=Intake)
    issues: Issues = field(default_factory=Issues)
    handling: Handling = field(default_factory=Handling)
    inquiry: Inquiry = field(default_factory=Inquiry)
    remedy: Remedy = field(default_factory=Remedy)
    promises: Promises = field(default_factory=Promises)
    contacts: Contacts = field(default_factory=Contacts)
    signing: Signing = field(default_factory=Signing)
    delays: Delays = field(default_factory=Delays)
    urging: Urging = field(default_factory=Urging)
    flags: Flags = field(default_factory=Flags)
    judgement: Judgements = field(default_factory=Judgements)
    tasks: Tasks = field(default_factory=Tasks)
    measures: Measures = field(default_factory=Measures)
    regulator: Referrals = field(default_factory=Referrals)
    conduct: Conduct = field(default_factory=Conduct)
    ordering: Orders = field(default_factory=Orders)
    proving: Proofs = field(default_factory=Proofs)
    particulars: Particulars = field(default_factory=Particulars)
    privacy: Privacy = field(default_factory=Privacy)
    numbers: Numbers = field(default_factory=Numbers)
    carried: Carried = field(default_factory=Carried)
    keys: Keys = field(default_factory=Keys)  # of the house, not of a complaint
    figures: Figures = field(default_factory=Figures)  # as the keys
    contributors: frozenset[str] = frozenset()  # whoever handled or added anything: may not sign (four eyes)
    # Person -> the moment at which they last said something here: nobody's word goes back behind their own.
    spoke: Mapping[str, Micros] = field(default_factory=dict[str, Micros])
    last_at: int = 0
    held_at: int = 0  # when whoever holds the case got it or last wrote in it: from then on the claim runs out

    @property
    def number(self) -> str:
        """The case number, e.g. C-2026-0417; "" before receipt."""
        return self.intake.received.number if self.intake.received else ""


# Approving an amount or more time, urging, signing and printing are acts upon the record, not contributions to it. Nor is that
# somebody looked at a step, or gave a case out or back: a supervisor who was given one and hands it on has said nothing yet.
NOT_CONTRIBUTING = frozenset(
    (
        handling.Released,
        handling.Assigned,
        handling.StepBegun,
        remedy.Approved,
        remedy.ApprovalRefused,
        signing.Returned,
        signing.Signed,
        signing.Closed,
        signing.Printed,
        signing.LetterWritten,
        delays.Decided,
        urging.Urged,
        judgement.Judged,
        judgement.Appealed,
        judgement.Settled,
        measures.Planned,
        measures.Done,
        measures.Judged,
        measures.Dropped,
        regulator.Referred,
        regulator.Replied,
        regulator.Judged,
        regulator.Annotated,
        conduct.Noted,
        privacy.Restricted,
        privacy.Opened,
        privacy.Held,
        privacy.HoldLifted,
        privacy.KeptLonger,
        privacy.ErasureAsked,
        privacy.ErasureRefused,
        privacy.Erased,
        numbers.NumberKept,
        carried.Said,
        figures.FiguresSigned,
    )
)
# What may be said at a desk without its server (see `usecases.journal.CARRIED`), and so at another moment than the log's: never a
# signature, an approval, who gets a case or may see it, evidence, or what is erased.
CARRYABLE = frozenset({
    intake.Received, intake.Told, intake.LevelSet, issues.Named, issues.Judged, issues.FaultAdmitted,
    handling.Claimed, handling.Released, handling.StepBegun, handling.AnswersSaved, handling.StepDone, handling.StepReopened,
    handling.Noted, handling.RoundOpened, handling.CapReached, inquiry.Answered, inquiry.FactNoted, inquiry.GuideWalked,
    remedy.Proposed, remedy.Withdrawn, remedy.Chosen, remedy.Declined, remedy.CarriedOut,
    promises.Made, promises.Kept, promises.Cancelled, contacts.Attempted, contacts.FollowedUp,
    delays.Requested, delays.Paused, delays.Resumed, flags.Flagged, flags.Cleared, urging.HelpAsked, urging.HelpGiven,
    numbers.NumberKept, carried.Said,
})  # fmt: skip

# What is said about the record is not part of it (see `domain.case.record`): who holds the case, signatures, privacy, which guide was walked.
_ABOUT = frozenset(
    {"signing", "privacy", "numbers", "judgement", "carried", "measures", "regulator", "conduct", "keys", "figures"}
)
_BESIDE = (handling.Claimed, handling.Released, handling.Assigned, handling.TakenOver, inquiry.GuideWalked)

PARTS: dict[str, ModuleType] = {
    "intake": intake, "issues": issues, "handling": handling, "inquiry": inquiry, "remedy": remedy, "promises": promises,
    "contacts": contacts, "signing": signing, "delays": delays, "urging": urging, "flags": flags, "judgement": judgement, "privacy": privacy, "numbers": numbers, "keys": keys,
    "figures": figures, "carried": carried, "measures": measures, "regulator": regulator, "conduct": conduct,
    "ordering": ordering, "proving": proving, "particulars": particulars, "tasks": tasks,
}  # fmt: skip
PART_OF: dict[type, str] = {
    kind: name for name, module in PARTS.items() for kind in getattr(module.Event, "__args__", (module.Event,))
}
# Of each kind of event: its part, how that part takes it, and whether whoever adds it takes part in the handling whatever it says.
_TAKEN: dict[type, tuple[str, Callable[[Any, Any, Stamp], Any], bool]] = {
    kind: (name, PARTS[name].evolve, kind not in NOT_CONTRIBUTING) for kind, name in PART_OF.items()
}


Alters = Literal["kept", "changed", "step"]


def alters(kind: type[Any]) -> Alters:
    """Whether an event changes what is signed: kept, changed, or only when it belongs to a step."""
    if kind is handling.Noted:
        return "step"
    about = PART_OF[kind] in _ABOUT and kind is not signing.Reopened
    return "kept" if about or kind in _BESIDE else "changed"


_ALTERS = {kind: alters(kind) for kind in PART_OF}


def after(part: Signing, event: Event, stamp: Stamp) -> Signing:
    """A signature that was asked for is asked for again once anything of the record is said, be it that it says the same afterwards."""
    if part.status != "asked":
        return part
    how = _ALTERS[type(event)]
    changed = how == "changed" or (how == "step" and bool(getattr(event, "step", 0)))
    return replace(part, status="open", lapsed_at=stamp.at) if changed else part


def contributes(event: Event, actor: str) -> bool:
    """Whether whoever adds this takes part in the handling; to give a case to oneself is to take it."""
    return _TAKEN[type(event)][2] or (isinstance(event, handling.Assigned) and event.to == actor)


def four_eyes(case: Case, person: str) -> Refusal | None:
    """Why this person may not sign the case: they took part in it, or hold it now; None = they may."""
    if person in case.contributors:
        return Refusal("sign.four_eyes", detail=person)
    if person == case.handling.holder:
        return Refusal("sign.holds", detail=person)
    return None


class Fold:
    """A case while its log is read: each part is folded by itself, and the case is made only when somebody asks for it."""

    __slots__ = ("_known", "_made", "_new", "held_at", "last_at", "parts", "people", "spoke", "version", "within")

    def __init__(self, case: Case) -> None:
        """Begin with a case as it is."""
        self.version, self.last_at, self.held_at = case.version, case.last_at, case.held_at
        self.parts: dict[str, Any] = {name: getattr(case, name) for name in PARTS}
        self.people, self.spoke = set(case.contributors), dict(case.spoke)
        self.within = 0  # events of the entry at hand that are in
        self._known, self._made = case, True  # the case as it was last asked for, and whether that is how it is
        self._new = dict[str, Any]()  # parts that it does not know yet

    def add(self, event: Event, stamp: Stamp) -> None:
        """Hand the event to the one part that owns it."""
        name, taken, joins = _TAKEN[type(event)]
        parts, actor = self.parts, stamp.actor
        holder = parts["handling"].holder
        parts[name] = self._new[name] = part = taken(parts[name], event, stamp)
        if (asked := parts["signing"]).status == "asked" and name != "signing":
            parts["signing"] = self._new["signing"] = after(asked, event, stamp)
        if holder == actor or (name == "handling" and part.holder not in {holder, ""}):
            self.held_at = stamp.at
        if actor not in self.people and (joins or contributes(event, actor)):
            self.people.add(actor)
        self.within += 1
        self._made = False

    def close_entry(self, stamp: Stamp) -> None:
        """All events of one entry are in: one version more."""
        self.version, self.last_at, self._made = self.version + 1, stamp.at, False
        self.spoke[stamp.actor], self.within = stamp.said_at, 0

    def case(self) -> Case:
        """The case as it is now."""
        if not self._made:
            known = self._known
            self._known = replace(
                known,
                version=self.version,
                contributors=known.contributors
                if len(known.contributors) == len(self.people)
                else frozenset(self.people),
                spoke=dict(self.spoke),
                last_at=self.last_at,
                held_at=self.held_at,
                **self._new,
            )
            self._new, self._made = {}, True
        return self._known


def evolve(case: Case, event: Event, stamp: Stamp) -> Case:
    """Hand the event to the one part that owns it."""
    name, taken, _ = _TAKEN[type(event)]
    made: Any = {name: taken(getattr(case, name), event, stamp)}
    if name != "signing" and (asked := after(case.signing, event, stamp)) is not case.signing:
        made["signing"] = asked
    if stamp.actor not in case.contributors and contributes(event, stamp.actor):
        made["contributors"] = case.contributors | {stamp.actor}
    holder = made.get("handling", case.handling).holder
    if holder not in {case.handling.holder, ""} or case.handling.holder == stamp.actor:
        made["held_at"] = stamp.at
    return replace(case, **made)


def advance(case: Case, events: Iterable[Event], stamp: Stamp) -> Case:
    """One entry of the log: all its events, one version."""
    for event in events:
        case = evolve(case, event, stamp)
    spoke = {**case.spoke, stamp.actor: stamp.said_at}
    return replace(case, version=case.version + 1, last_at=stamp.at, spoke=spoke)


def replay(case: Case, entries: Iterable[Entry]) -> Case:
    """Many entries at once; each part is folded by itself, since an event belongs to one part, and the case is made once."""
    fold = Fold(case)
    for entry in entries:
        for event in entry.events:
            fold.add(event, entry.stamp)
        fold.close_entry(entry.stamp)
    return fold.case()

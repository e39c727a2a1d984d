"""Issues: the one or more matters inside a complaint; category, severity and verdict belong to each."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import NOTHING, Words

MOST_ISSUES = 40  # in one complaint: each is judged before anybody signs
FOUNDED = ("yes", "partly", "no", "unknown")
SEVERITIES = ("low", "medium", "high", "")


@event("issue.named")
class Named:
    issue: UUID
    category: str
    severity: str
    text: Words


@event("issue.judged")
class Judged:
    issue: UUID
    founded: str  # yes | partly | no | unknown
    reason: Words


@event("issue.fault_admitted")
class FaultAdmitted:
    """An admission of fault; an apology for the trouble is not one (C-03)."""

    text: Words


Event = Named | Judged | FaultAdmitted


@frozen
class Issue:
    category: str
    severity: str
    text: Words
    founded: str = "unknown"
    judged_by: str = ""
    judged_at: Micros = 0
    reason: Words = NOTHING


@frozen
class Issues:
    all: Mapping[UUID, Issue] = field(default_factory=dict[UUID, Issue])
    admitted: Words = NOTHING

    @property
    def judged(self) -> bool:
        """Every issue has a verdict other than "not known yet"."""
        return bool(self.all) and all(i.founded != "unknown" for i in self.all.values())

    @property
    def outcome(self) -> str:
        """The complaint's outcome follows from its issues: all upheld, none, or partly."""
        verdicts = {i.founded for i in self.all.values()}
        if not verdicts or "unknown" in verdicts:
            return ""
        if verdicts == {"yes"}:
            return "upheld"
        return "not-upheld" if verdicts == {"no"} else "partly"

    @property
    def may_admit(self) -> bool:
        """Fault may be admitted only after something was found to be founded."""
        return any(i.founded in {"yes", "partly"} for i in self.all.values())


def evolve(part: Issues, happened: Event, stamp: Stamp) -> Issues:
    """Total: never raises."""
    match happened:
        case Named(issue, category, severity, text):
            made = replace(
                part.all.get(issue) or Issue(category, severity, text), category=category, severity=severity, text=text
            )
            return replace(part, all={**part.all, issue: made})
        case Judged(issue, founded, reason):
            if (known := part.all.get(issue)) is None:
                return part
            judged = replace(known, founded=founded, reason=reason, judged_by=stamp.actor, judged_at=stamp.said_at)
            return replace(part, all={**part.all, issue: judged})
        case FaultAdmitted(text):
            return replace(part, admitted=text)
        case _:
            assert_never(happened)


@verb("name-issue")
class NameIssue:
    """Name a matter inside the complaint, or change its category or severity."""

    EXACT: ClassVar[bool] = False
    issue: UUID
    category: str
    severity: str = ""
    text: Words = NOTHING


@verb("judge-issue")
class JudgeIssue:
    """Say whether a matter is founded: yes, partly, no or unknown; "no" needs the reason told to the customer."""

    EXACT: ClassVar[bool] = False
    issue: UUID
    founded: str
    reason: Words = NOTHING


@verb("admit-fault")
class AdmitFault:
    """Admit fault in words; refused until a matter was found to be founded (C-03)."""

    EXACT: ClassVar[bool] = False
    text: Words


Command = NameIssue | JudgeIssue | AdmitFault


def decide(part: Issues, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case NameIssue(issue, category, severity, text):
            if severity not in SEVERITIES:
                raise not_among("severity", severity, SEVERITIES)
            if category not in ground.rules.categories:
                raise not_among("category", category, ground.rules.categories)
            known, said = part.all.get(issue), clean_text(text, field="text")
            if known is None and len(part.all) >= MOST_ISSUES:
                raise Refusal("issue.too_many", "issue", str(MOST_ISSUES))
            if known and (known.category, known.severity, known.text) == (category, severity, said):
                return ()
            return (Named(issue, category, severity, said),)
        case JudgeIssue(issue, founded, reason):
            said = clean_text(reason, field="reason")
            known = part.all.get(issue)
            # "Not known yet" is said by somebody; an issue that nobody judged only begins there.
            if known and known.judged_by and (known.founded, known.reason) == (founded, said):
                return ()
            return (Judged(issue, founded, said),)
        case AdmitFault(text):
            if not (said := clean_text(text, field="admission")):
                raise Refusal("text.missing", "admission")
            return (FaultAdmitted(said),) if said != part.admitted else ()
        case _:
            assert_never(command)


def check(part: Issues, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    del stamp
    match happened:
        case Named():
            return
        case Judged(issue, founded, reason):
            if issue not in part.all:
                raise Refusal("issue.unknown", "founded")
            if founded == "no" and not reason:
                raise Refusal("issue.polite_answer", "founded_reason")
        case FaultAdmitted():
            if not part.may_admit:
                raise Refusal("fault.not_judged", "admission")
        case _:
            assert_never(happened)

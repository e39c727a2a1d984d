"""What of an entry of the log somebody is told: a closed list, read from the events."""

from collections.abc import Mapping

from desktop.domain.case import (
    delays,
    figures,
    handling,
    intake,
    issues,
    judgement,
    measures,
    ordering,
    proving,
    remedy,
    signing,
    tasks,
    urging,
)
from desktop.domain.case.state import Entry, Event, alters
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

LAPSED = "sign-lapsed"  # for whoever asked for the signature, if somebody else said something of the record since
LOST = "taken-over"  # for whoever held the case until then, if anybody did
NOTED = "noted"  # for whoever holds the case, if somebody else wrote on it
FIGURES = "figures"  # of the house, not of a complaint; for the managers
MEASURE, MEASURED = "measure", "measure-done"  # for whoever answers for it; for whoever sees to it
TASK, TASK_DONE = "task", "task-done"  # for whom a colleague gave it; for whoever holds the case
GRAVE = "grave"  # for whoever the rules have such a level passed on to at once, if they do
SAFETY = "safety"  # for the department that a matter of safety belongs to
URGENT = frozenset({GRAVE, SAFETY})  # told at once, quiet hours or not
OPTIONAL = frozenset(
    {LOST, NOTED, GRAVE, MEASURE, MEASURED, TASK, TASK_DONE, FIGURES, LAPSED}
)  # concerns nobody where nobody is found


# What each kind of event may tell, and by which of its fields the message says what it is about: a server takes no other message of an entry.
CAUSED: Mapping[type, Mapping[str, tuple[str, ...]]] = {
    signing.Asked: {"sign-asked": ()},
    signing.Returned: {"sign-returned": ()},
    signing.Signed: {"signed": ()},
    remedy.ApprovalAsked: {"approval": ("option", "to")},
    remedy.Approved: {"approved": ("option",)},
    remedy.ApprovalRefused: {"not-approved": ("option",)},
    remedy.CarriedOut: {"follow-up": ("option",)},
    handling.CapReached: {"cap": ()},
    handling.Noted: {NOTED: ()},
    handling.TakenOver: {LOST: ()},
    handling.Assigned: {"assigned": ("to",), LOST: ()},
    handling.Escalated: {"escalated": ("to",)},
    intake.LevelSet: {GRAVE: ("level",)},
    issues.Named: {SAFETY: ("category",)},
    judgement.Judged: {"judged": ("judgement", "party")},
    judgement.Appealed: {"appealed": ("judgement",)},
    judgement.Settled: {"appeal-settled": ("judgement",)},
    measures.Planned: {MEASURE: ("measure",)},
    measures.Done: {MEASURED: ("measure",)},
    tasks.Taken: {TASK: ("task", "taker")},
    tasks.Done: {TASK_DONE: ("task",)},
    ordering.Submitted: {"order": ("order",)},
    ordering.Agreed: {"order-agreed": ("order",)},
    ordering.Returned: {"order-back": ("order",)},
    proving.Asked: {"proof": ("request",)},
    delays.Requested: {"delay": ("delay",)},
    delays.Decided: {"delay-granted": ("delay",), "delay-refused": ("delay",)},
    urging.HelpAsked: {"help": ("ask",)},
    urging.HelpGiven: {"helped": ("ask",)},
    urging.TransferOffered: {"transfer": ("to",)},
    urging.TransferAccepted: {"transferred": ()},
    urging.TransferDeclined: {"not-transferred": ()},
    urging.Urged: {"urged": ()},
    figures.FiguresSigned: {FIGURES: ("period",)},
}


@frozen
class Tiding:
    """One piece of news; `about` is the option, delay, request, person, level or category that it concerns."""

    kind: str  # a key of [message] in words.toml
    about: str = ""
    due_at: Micros | None = None


def may_lapse(entry: Entry) -> bool:
    """Whether a signature that was asked for would not outlast this entry."""
    return any(alters(type(event)) != "kept" for event in entry.events)


def tidings(entry: Entry, *, lapsed: bool = False) -> tuple[Tiding, ...]:
    """The news of an entry, in order; `lapsed`: its case waited for a signature until then, and no longer does."""
    said = (_tiding(event, entry.stamp.actor) for event in entry.events)
    found = tuple(one for one in said if one is not None)
    if lapsed:
        # Told to whoever holds the case as well, who need not hear twice of one note.
        found = (*(one for one in found if one.kind != NOTED), Tiding(LAPSED))
    kinds = {type(event) for event in entry.events}
    # Whoever offered it and was heard knows it already.
    lost = handling.Assigned in kinds and urging.TransferAccepted not in kinds
    return (*found, Tiding(LOST)) if lost else found


def _tiding(event: Event, actor: str) -> Tiding | None:  # noqa: C901, PLR0911, PLR0912 - one flat branch a kind of news
    match event:
        case signing.Asked():
            return Tiding("sign-asked")
        case signing.Returned():
            return Tiding("sign-returned")
        case signing.Signed():
            return Tiding("signed")
        case remedy.ApprovalAsked(option, to):
            return Tiding("approval", f"{option} {to}".strip())
        case remedy.Approved(option):
            return Tiding("approved", str(option))
        case remedy.ApprovalRefused(option):
            return Tiding("not-approved", str(option))
        case remedy.CarriedOut(option):
            return Tiding("follow-up", str(option))
        case handling.CapReached():
            return Tiding("cap")
        case judgement.Judged(key, party=party):
            return Tiding("judged", f"{key} {party}")
        case judgement.Appealed(key):
            return Tiding("appealed", str(key))
        case judgement.Settled(key):
            return Tiding("appeal-settled", str(key))
        case measures.Planned(measure, due_at=due_at):
            return Tiding(MEASURE, str(measure), due_at)
        case measures.Done(measure):
            return Tiding(MEASURED, str(measure))
        case tasks.Taken(task, taker) if taker != actor:
            return Tiding(TASK, f"{task} {taker}")
        case tasks.Done(task):
            return Tiding(TASK_DONE, str(task))
        case ordering.Submitted(order):
            return Tiding("order", str(order))
        case ordering.Agreed(order):
            return Tiding("order-agreed", str(order))
        case ordering.Returned(order):
            return Tiding("order-back", str(order))
        case proving.Asked(request):
            return Tiding("proof", str(request))
        case delays.Requested(delay, until_at=until):
            return Tiding("delay", str(delay), until)
        case delays.Decided(delay, granted, until):
            return Tiding("delay-granted" if granted else "delay-refused", str(delay), until)
        case urging.HelpAsked(ask, by_at=by_at):
            return Tiding("help", str(ask), by_at)
        case urging.HelpGiven(ask):
            return Tiding("helped", str(ask))
        case urging.TransferOffered(to):
            return Tiding("transfer", to)
        case urging.TransferAccepted():
            return Tiding("transferred")
        case urging.TransferDeclined():
            return Tiding("not-transferred")
        case urging.Urged():
            return Tiding("urged")
        case figures.FiguresSigned(period):
            return Tiding(FIGURES, period)
        case handling.Noted():
            return Tiding(NOTED)
        case intake.LevelSet(level):
            return Tiding(GRAVE, level)
        case issues.Named(category=category):
            return Tiding(SAFETY, category)
        case handling.TakenOver():
            return Tiding(LOST)
        case handling.Assigned(to) if to != actor:
            return Tiding("assigned", to)
        case handling.Escalated(to):
            return Tiding("escalated", to)
        case _:
            return None

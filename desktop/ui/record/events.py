"""Every kind of event in words, closed: a new event without words does not pass the type check."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import (
    carried,
    conduct,
    contacts,
    delays,
    figures,
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
from desktop.domain.case.state import Event
from desktop.domain.content.guides import GuideNode
from desktop.ui.context import Context
from desktop.ui.record.conduct_words import tell_conduct
from desktop.ui.record.joint_events import tell_delay, tell_flag, tell_judgement, tell_urging
from desktop.ui.record.measure_words import tell_measure
from desktop.ui.record.privacy_events import tell_privacy
from desktop.ui.record.regulator_words import tell_regulator
from desktop.ui.record.remedy_events import tell_promise, tell_remedy, tell_signing
from desktop.ui.record.rule_events import tell_ruled
from desktop.ui.record.sentence import filled, joined, listed, quoted
from desktop.ui.record.task_words import tell_task
from desktop.ui.record.told import Ground, Told, Topic
from desktop.ui.theme import ToneName

translate = QCoreApplication.translate


def tell(event: Event, ground: Ground) -> Told:  # noqa: C901, PLR0911, PLR0912 - one branch a subject; what is left must be a flag, says the type
    """Say what happened."""
    if isinstance(event, intake.Event):
        return _tell_intake(event, ground)
    if isinstance(event, issues.Event):
        return _tell_issue(event, ground)
    if isinstance(event, handling.Event):
        return _tell_handling(event, ground)
    if isinstance(event, inquiry.Event):
        return _tell_inquiry(event, ground)
    if isinstance(event, remedy.Event):
        return tell_remedy(event, ground)
    if isinstance(event, promises.Event):
        return tell_promise(event, ground)
    if isinstance(event, contacts.Event):
        return _tell_contact(event, ground)
    if isinstance(event, signing.Event):
        return tell_signing(event, ground)
    if isinstance(event, delays.Event):
        return tell_delay(event, ground)
    if isinstance(event, urging.Event):
        return tell_urging(event, ground)
    if isinstance(event, judgement.Event):
        return tell_judgement(event, ground)
    if isinstance(event, measures.Event | regulator.Event | conduct.Event):
        return _tell_outliving(event, ground)
    if isinstance(event, ordering.Event | proving.Event | particulars.Event | tasks.Event):
        return tell_task(event, ground) if isinstance(event, tasks.Event) else tell_ruled(event, ground)
    if isinstance(event, privacy.Event):
        return tell_privacy(event, ground)
    if isinstance(event, carried.Event):
        return _tell_carried(ground)
    if isinstance(event, numbers.Event):
        return Told(translate("Events", "Number kept apart"), ground.actor, "eye")
    if isinstance(event, keys.Event):
        return Told(translate("Events", "Signing key made"), joined(ground.actor, event.public), "key-round")
    if isinstance(event, figures.Event):
        said = translate("Events", "Figures of %1 signed")
        return Told(filled(said, event.period), joined(ground.actor, event.record), "shield-check", "ok")
    return tell_flag(event, ground)


def _tell_outliving(event: measures.Event | regulator.Event | conduct.Event, ground: Ground) -> Told:
    if isinstance(event, measures.Event):
        return tell_measure(event, ground)
    return tell_conduct(event, ground) if isinstance(event, conduct.Event) else tell_regulator(event, ground)


def _tell_carried(ground: Ground) -> Told:
    words = translate("Events", "Said %1 without the server, entered %2")
    title = filled(words, ground.time(ground.stamp.said_at), ground.time(ground.stamp.at))
    return Told(title, ground.actor, "cloud-off", "soon")


def field_name(name: str, context: Context, told: intake.Intake) -> str:
    """The name of a field of the intake, as a place of this kind calls it."""
    site = told.received.site if told.received else ""
    return {
        "title": translate("Events", "Title"), "narrative": translate("Events", "In the customer’s own words"),
        "wanted": translate("Events", "Wanted"), "place": context.of_place("where", site), "name": translate("Events", "Name"),
        "phone": translate("Events", "Phone"), "contact": translate("Events", "Other contact"), "kind": translate("Events", "Status"),
        "against": translate("Events", "About"), "ref": translate("Events", "Reference"),
    }.get(name, name)  # fmt: skip


def _tell_intake(event: intake.Event, ground: Ground) -> Told:
    match event:
        case intake.Received(number=number, channel=channel, received_at=at, source=source):
            where = filled(translate("Events", "brought in from %1"), source) if source else ""
            detail = joined(ground.actor, ground.context.label("channel", channel), number, where)
            return Told(translate("Events", "Complaint received"), detail, "phone-incoming", topic=Topic.CONTACT, at=at)
        case intake.Told(changes, anonymous):
            names = [field_name(name, ground.context, ground.view.case.intake) for name, _ in changes]
            if anonymous is not None:
                names.append(
                    translate("Events", "anonymous") if anonymous else translate("Events", "no longer anonymous")
                )
            return Told(translate("Events", "Taken down"), joined(ground.actor, listed(*names)), "pencil")
        case intake.LevelSet(level, reason):
            title = filled(translate("Events", "Level: %1"), ground.context.label("level", level))
            return Told(title, joined(ground.actor, reason), _level_sign(ground, level), "soon" if reason else "calm")
        case _:
            assert_never(event)


def _level_sign(ground: Ground, level: str) -> str:
    rank = ground.view.levels.get(level, 1)
    return "siren" if rank >= 4 else f"level-{max(1, rank)}"


def _tell_issue(event: issues.Event, ground: Ground) -> Told:
    match event:
        case issues.Named(_, category, _, text):
            return Told(
                filled(translate("Events", "Matter: %1"), ground.category(category)), joined(ground.actor, text), "tag"
            )
        case issues.Judged(issue, founded, reason):
            known = ground.view.case.issues.all.get(issue)
            about = ground.category(known.category) if known else ""
            title = filled(translate("Events", "Founded: %1"), ground.context.label("founded", founded))
            return Told(title, joined(about, ground.actor, reason), "scale", "ok" if founded != "unknown" else "calm")
        case issues.FaultAdmitted(text):
            return Told(translate("Events", "Fault admitted"), joined(ground.actor, text), "hand-heart", "soon")
        case _:
            assert_never(event)


def _tell_handling(event: handling.Event, ground: Ground) -> Told:  # noqa: C901, PLR0911 - one branch a kind
    match event:
        case handling.StepBegun() | handling.AnswersSaved() | handling.StepDone() | handling.StepReopened():
            return _tell_step(event, ground)
        case handling.Claimed(by):
            return Told(filled(translate("Events", "%1 took the case"), ground.view.name(by)), "", "user-check")
        case handling.Released(reason):
            return Told(translate("Events", "Put back into the queue"), joined(ground.actor, reason), "undo-2")
        case handling.Assigned(to, reason):
            return Told(
                filled(translate("Events", "Given to %1"), ground.view.name(to)),
                joined(ground.actor, reason),
                "user-plus",
            )
        case handling.TakenOver(holder, until):
            title = filled(translate("Events", "%1 took the case over from %2"), ground.actor, ground.view.name(holder))
            words = filled(
                translate("Events", "Nothing was written by the holder until %1."), ground.context.time(until)
            )
            return Told(title, words, "user-plus")
        case handling.Noted(_, step, whose, text, said_at):
            return _tell_note(step, whose, text, said_at, ground)
        case handling.Escalated(to, reason):
            return Told(
                filled(translate("Events", "Brought in: %1"), ground.view.name(to)),
                joined(ground.actor, reason),
                "arrow-up",
                "soon",
            )
        case handling.RoundOpened(number, reason):
            return Told(
                filled(translate("Events", "Round %1 begins"), str(number)),
                joined(ground.actor, reason),
                "refresh-cw",
                "soon",
            )
        case handling.CapReached():
            return Told(
                translate("Events", "No further round at this level"),
                translate("Events", "A supervisor chooses"),
                "shield-alert",
                "overdue",
            )
        case handling.CapDecided(choice, reason):
            return Told(_cap_choice(choice), joined(ground.actor, reason), "shield-check", "signoff", Topic.SIGNING)
        case _:
            assert_never(event)


def _tell_step(
    event: handling.StepBegun | handling.AnswersSaved | handling.StepDone | handling.StepReopened, ground: Ground
) -> Told:
    name = ground.context.label("step", str(event.step))
    match event:
        case handling.StepBegun():
            return Told(filled(translate("Events", "Step begun: %1"), name), ground.actor, "play")
        case handling.AnswersSaved(_, texts, choices):
            fields = [*(field for field, _ in texts), *(field for field, _ in choices)]
            said = listed(*(step_field(field) for field in fields))
            return Told(filled(translate("Events", "Written in “%1”"), name), joined(ground.actor, said), "pencil")
        case handling.StepDone():
            return Told(filled(translate("Events", "Step done: %1"), name), ground.actor, "check", "ok")
        case handling.StepReopened(_, reason):
            return Told(
                filled(translate("Events", "Step opened again: %1"), name),
                joined(ground.actor, reason),
                "undo-2",
                "soon",
            )
        case _:
            assert_never(event)


def step_field(name: str) -> str:
    """The name of a field of the six steps."""
    return {
        "said": translate("Events", "what the customer said"), "observed": translate("Events", "what we saw"),
        "place": translate("Events", "place"), "seat": translate("Events", "a seat"), "water": translate("Events", "water"),
        "apology": translate("Events", "apology"), "thanks": translate("Events", "thanks"),
        "apologised": translate("Events", "apologised"), "thanked": translate("Events", "thanked"),
        "need": translate("Events", "need"), "restatement": translate("Events", "said back"),
        "confirmed": translate("Events", "confirmed by the customer"), "motive": translate("Events", "what matters most"),
        "costs_note": translate("Events", "costs"), "wish": translate("Events", "wish"),
        "own_words": translate("Events", "decision in own words"), "if_this_fails": translate("Events", "if this fails"),
        "closing_note": translate("Events", "remark"),
    }.get(name, name)  # fmt: skip


def _tell_note(step: int, whose: str, text: str, said_at: int, ground: Ground) -> Told:
    late = step == 0
    if whose == "customer":
        title, icon = translate("Events", "The customer said"), "quote"
    else:
        title, icon = (
            (translate("Events", "Late note"), "history") if late else (translate("Events", "Note"), "message-square")
        )
    entered = ""
    if ground.stamp.said is None and ground.stamp.at - said_at > 60_000_000:
        entered = filled(translate("Events", "entered %1"), ground.time(ground.stamp.at))
    return Told(
        title,
        joined(quoted(text, ground.context.language), ground.actor, entered),
        icon,
        "soon" if late else "calm",
        at=said_at,
    )


def _cap_choice(choice: str) -> str:
    return {
        "raise-level": translate("Events", "Decided: one more round, at a higher level"),
        "refer-outside": translate("Events", "Decided: referred outside"),
        "close-with-reason": translate("Events", "Decided: closed with a reason"),
    }.get(choice, choice)


def _tell_inquiry(event: inquiry.Event, ground: Ground) -> Told:
    match event:
        case inquiry.Answered(_, asked, answer, unknown):
            said = translate("Events", "the customer does not know") if unknown else answer
            return Told(
                filled(translate("Events", "Asked: %1"), asked),
                joined(said, ground.actor),
                "message-circle-question-mark",
            )
        case inquiry.FactNoted(_, text, state):
            return Told(
                filled(translate("Events", "Fact: %1"), text),
                joined(ground.context.label("fact", state), ground.actor),
                "list-checks",
            )
        case inquiry.EvidenceAdded(kind=kind, name=name):
            of = ground.context.label("evidence", kind) if kind else ""
            return Told(filled(translate("Events", "Evidence: %1"), name), joined(of, ground.actor), "paperclip")
        case inquiry.GuideWalked():
            return _tell_guide(event, ground)
        case _:
            assert_never(event)


def _tell_guide(event: inquiry.GuideWalked, ground: Ground) -> Told:
    """What was advised; opened, each question with its answer, as far as the guide still asks it."""
    language = ground.context.language
    guide = next((one for one in ground.context.office.contents.guides if one.id == event.guide), None)
    title = guide.title.get(language) if guide is not None else event.guide
    nodes = guide.nodes if guide is not None else dict[str, GuideNode]()
    asked = [
        f"{nodes[question].ask.get(language) if question in nodes else question}\n→ {answer}"
        for question, answer in event.answers
    ]
    return Told(
        filled(translate("Events", "Guide: %1"), title),
        joined(ground.actor, "".join(event.advice.splitlines()[-1:])),
        "list-checks",
        words="\n\n".join([*asked, str(event.advice)]),
    )


def _tell_contact(event: contacts.Event, ground: Ground) -> Told:
    medium = ground.context.label("medium", event.medium)
    match event:
        case contacts.Attempted(_, _, reached, text, at):
            title = (
                translate("Events", "Customer reached")
                if reached
                else translate("Events", "Tried to reach the customer")
            )
            return Told(
                title,
                joined(medium, ground.actor, text),
                "phone-outgoing",
                "ok" if reached else "soon",
                Topic.CONTACT,
                at,
            )
        case contacts.FollowedUp(contact_at=at, satisfied=satisfied, text=text):
            title = filled(translate("Events", "Followed up: %1"), ground.context.label("satisfied", satisfied))
            tone: ToneName = "overdue" if satisfied == "not" else "ok"
            return Told(title, joined(medium, ground.actor, text), "phone-outgoing", tone, Topic.CONTACT, at)
        case _:
            assert_never(event)

"""Which events a command may add: the rules of the whole case, without clock, database or screen."""

from uuid import UUID

from desktop.domain.case import (
    carried,
    claims,
    conduct,
    contacts,
    delays,
    flags,
    handling,
    inquiry,
    intake,
    issues,
    judgement,
    measures,
    ordering,
    particulars,
    privacy,
    promises,
    proving,
    regulator,
    remedy,
    signing,
    step_fields,
    steps,
    tasks,
    urging,
)
from desktop.domain.case.demands import missing_at_end, unmet
from desktop.domain.case.lawful import lawful
from desktop.domain.case.record import record_digest
from desktop.domain.case.retention import keep_until
from desktop.domain.case.signature import Statement
from desktop.domain.case.stamp import Ground
from desktop.domain.case.state import Case, Command, Event, four_eyes
from desktop.domain.errors import Refusal, not_among
from desktop.domain.people import May
from desktop.domain.policy.pack import Pack
from desktop.domain.wording.clean import clean_text

# What may still be said about a case that is closed: dated notes, prints and what protects or erases it; anything else reopens it first.
_AFTER_CLOSING = (
    handling.AddNote,
    signing.Reopen,
    signing.RecordPrint,
    judgement.JudgeLiability,
    judgement.LodgeAppeal,
    judgement.SettleAppeal,
    measures.PlanMeasure,
    measures.FinishMeasure,
    measures.JudgeMeasure,
    measures.DropMeasure,
    regulator.NoteReferral,
    regulator.ReplyToRegulator,
    regulator.NoteVerdict,
    regulator.AnnotateReferral,
    conduct.NoteConduct,
    privacy.Restrict,
    privacy.Unrestrict,
    privacy.Hold,
    privacy.LiftHold,
    privacy.KeepLonger,
    privacy.AskErasure,
    privacy.RefuseErasure,
    privacy.Erase,
)


def decide(case: Case, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Raise Refusal, or say what happened; empty = the case already says exactly this."""
    if not isinstance(command, intake.Open) and case.version == 0:
        raise Refusal("case.unknown")
    if case.signing.closed and not isinstance(command, _AFTER_CLOSING):
        raise Refusal("case.closed")
    if isinstance(command, handling.AddNote) and case.signing.closed and command.step:
        raise Refusal("case.closed")
    said = _by_subject(case, command, ground)
    events: tuple[Event, ...] = carried.begun_with(said, ground.said, opening=case.version == 0)
    after = lawful(case, events, ground.stamp)
    for missing in unmet(case, after, command, events, ground.rules.pinned):
        raise missing
    return events


def _by_subject(case: Case, command: Command, ground: Ground) -> tuple[Event, ...]:
    if isinstance(command, intake.Open):
        return _opened(case, command, ground)
    if isinstance(command, intake.Command):
        return intake.decide(case.intake, command, ground)
    if isinstance(command, issues.Command):
        return issues.decide(case.issues, command, ground)
    if isinstance(command, handling.CompleteStep):
        return steps.decide(case, command, ground)
    if isinstance(command, handling.TakeOver):
        return claims.take_over(case, command, ground)
    if isinstance(command, handling.DecideAtCap):
        return _at_cap(case, command, ground)
    if isinstance(command, handling.Command):
        return handling.decide(case.handling, command, ground)
    if isinstance(command, inquiry.Command):
        return _inquired(case, command, ground)
    if isinstance(command, remedy.Command):
        return remedy.decide(case.remedy, command, ground, case.handling.round)
    if isinstance(command, promises.Command):
        return promises.decide(case.promises, command, ground)
    if isinstance(command, contacts.Command):
        return _contacted(case, command, ground)
    if isinstance(command, delays.Command):
        return delays.decide(case.delays, command, ground, case.handling.round)
    if isinstance(command, urging.Command):
        return _together(case, command, ground)
    if isinstance(command, flags.Command):
        return flags.decide(case.flags, command, ground)
    if isinstance(command, judgement.Command):
        return judgement.decide(case.judgement, command, ground, evidence=bool(case.inquiry.evidence))
    if isinstance(command, measures.Command | regulator.Command | conduct.Command):
        return _outliving(case, command, ground)
    if isinstance(command, ordering.Command | proving.Command | particulars.Command | tasks.Command):
        return _beside(case, command, ground)
    if isinstance(command, privacy.Command):
        until = keep_until(case, ground.rules.retain_years)
        return privacy.decide(case.privacy, command, ground, closed=case.signing.closed, keep_until=until or 0)
    return _signing(case, command, ground)


def _inquired(case: Case, command: inquiry.Command, ground: Ground) -> tuple[Event, ...]:
    # For good: it would come back unnoticed, and no list of the case would show it.
    if isinstance(command, inquiry.AddEvidence) and command.sha256 in case.privacy.files_erased:
        raise Refusal("evidence.erased", "file", command.name)
    return inquiry.decide(case.inquiry, command, ground)


def _outliving(
    case: Case, command: measures.Command | regulator.Command | conduct.Command, ground: Ground
) -> tuple[Event, ...]:
    """What goes on after the customer has been answered, and what no signature is about."""
    if isinstance(command, measures.Command):
        return measures.decide(case.measures, command, ground)
    if isinstance(command, conduct.Command):
        return conduct.decide(command, ground)
    return regulator.decide(case.regulator, command, ground)


def _beside(
    case: Case, command: ordering.Command | proving.Command | particulars.Command | tasks.Command, ground: Ground
) -> tuple[Event, ...]:
    """Beside the six steps: what the rules ask for, and what others do for the customer."""
    if isinstance(command, tasks.Command):
        return tasks.decide(command, ground)
    if isinstance(command, ordering.Command):
        return ordering.decide(command, ground, case.intake.received.received_at if case.intake.received else 0)
    if isinstance(command, proving.Command):
        return proving.decide(case.proving, command, ground, tuple(case.inquiry.evidence))
    return particulars.decide(case.particulars, command, ground, case.handling.round)


def _opened(case: Case, command: intake.Open, ground: Ground) -> tuple[Event, ...]:
    if case.version:
        raise Refusal("case.exists")
    events: tuple[Event, ...] = intake.decide(case.intake, command, ground)
    if command.category:
        named = issues.Named(command.issue or case.id, command.category, "", clean_text(""))
        events = (*events, named)
    return events


def _together(case: Case, command: urging.Command, ground: Ground) -> tuple[Event, ...]:
    """A transfer that is accepted changes the holder in the same entry."""
    actor, holder = ground.actor, case.handling.holder
    if isinstance(command, urging.OfferTransfer) and holder not in {"", actor.id} and not actor.may(May.SIGN):
        raise Refusal("claim.not_yours", detail=holder)
    events: tuple[Event, ...] = urging.decide(case.urging, command, ground, case.last_at)
    if isinstance(command, urging.AcceptTransfer) and case.urging.offer is not None:
        events = (*events, handling.Assigned(ground.actor.id, case.urging.offer.reason))
    return events


def _contacted(case: Case, command: contacts.Command, ground: Ground) -> tuple[Event, ...]:
    """Not satisfied opens the next round; at the cap of the level a supervisor must choose (C-06)."""
    round_, stands = case.handling.round, case.delays.standing
    events: tuple[Event, ...] = contacts.decide(
        case.contacts, command, ground, round_, waits=stands.reason if stands is not None else ""
    )
    if isinstance(command, contacts.Attempt) and not command.reached and attempts_used_up(case, ground):
        raise Refusal("contact.cap", "reached", str(ground.rules.attempts.get(case.intake.level)))
    if isinstance(command, contacts.DoFollowUp) and command.satisfied == "not" and not reaches_cap(case, ground):
        events = (*events, handling.RoundOpened(round_ + 1, clean_text(command.text, field="follow_up")))
    elif isinstance(command, contacts.DoFollowUp) and command.satisfied == "not":
        events = (*events, handling.CapReached())
    return events


def _at_cap(case: Case, command: handling.DecideAtCap, ground: Ground) -> tuple[Event, ...]:
    """To raise the level is to raise it: the next graver one counts from receipt, and the next round is under its cap (C-06)."""
    if not command.choice and ground.actor.may(May.DECIDE_AT_CAP):
        raise Refusal("cap.choice", "choice")
    if command.choice and command.choice not in ground.rules.at_cap:
        raise not_among("choice", command.choice, ground.rules.at_cap)
    events: tuple[Event, ...] = handling.decide(case.handling, command, ground)
    if command.choice != "raise-level":
        return events
    above = ground.rules.level_above(case.intake.level)
    if not above:
        raise Refusal("cap.highest", "choice")
    return (events[0], intake.LevelSet(above, clean_text(command.reason, field="reason")), *events[1:])


def attempts_used_up(case: Case, ground: Ground) -> bool:
    """Whether the customer was tried in vain as often as the level allows, with nobody brought in since (S-04)."""
    cap = ground.rules.attempts.get(case.intake.level)
    begun = case.handling.rounds.get(case.handling.round, 0)
    brought_in = max((one.at for one in case.handling.escalations if one.round == case.handling.round), default=0)
    granted = max((one.decided_at for one in case.delays.all.values() if one.granted_until), default=0)
    since = max(begun, brought_in, granted)
    failed = sum(not one.reached and one.at > since for one in case.contacts.attempts.values())
    return cap is not None and failed >= cap


def reaches_cap(case: Case, ground: Ground) -> bool:
    """Whether this round is the last that the level allows."""
    cap = ground.rules.attempts.get(case.intake.level)
    return cap is not None and case.handling.round >= cap


def _signing(case: Case, command: signing.Command, ground: Ground) -> tuple[Event, ...]:
    match command:
        case signing.AskSignOff(record, statement):
            return _ask(case, record, statement, ground)
        case signing.ReturnRecord(record, comment):
            if not ground.actor.may(May.SIGN):
                raise Refusal("role.sign")
            if not (said := clean_text(comment, field="comment")):
                raise Refusal("return.comment", "comment")
            if case.signing.lapsed_at:
                raise Refusal("sign.not_asked")
            return (signing.Returned(record, said),)
        case signing.Sign(record, comment):
            return _sign(case, record, comment, ground)
        case signing.DeclineCase(why, explanation):
            return _ended(ground, signing.CaseDeclined(why, clean_text(explanation, field="explanation")))
        case signing.WithdrawCase(reason):
            return _ended(ground, signing.CaseWithdrawn(clean_text(reason, field="reason")))
        case signing.Reopen(reason):
            return _ended(ground, signing.Reopened(clean_text(reason, field="reason")))
        case signing.RecordPrint(form, language, copy, sha256, head, text):
            said = clean_text(text, field="text")
            printed = signing.Printed(form, language, copy, sha256, head)
            return (printed, signing.LetterWritten(form, language, said)) if said else (printed,)


def _ended(ground: Ground, event: signing.CaseDeclined | signing.CaseWithdrawn | signing.Reopened) -> tuple[Event, ...]:
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    said = event.explanation if isinstance(event, signing.CaseDeclined) else event.reason
    if not said:
        raise Refusal("text.missing", "reason")
    return (event,)


def _ask(case: Case, record: str, statement: str, ground: Ground) -> tuple[Event, ...]:
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    if missing := missing_for_sign_off(case, ground.rules.follow_up_contacts, ground.rules.pinned):
        raise missing[0]
    if record != record_digest(case):
        raise Refusal("sign.changed")
    return (signing.Asked(record, case.remedy.given, clean_text(statement, field="statement")),)


def missing_for_sign_off(case: Case, contacts: int = 1, packs: tuple[Pack, ...] = ()) -> tuple[Refusal, ...]:
    """What is still missing before a supervisor can be asked; empty = ready. `contacts` as in `steps.missing_in`."""
    found: list[Refusal] = []
    by_reason = case.handling.cap_choice in {"close-with-reason", "refer-outside"}
    for number in () if by_reason else step_fields.STEPS:
        if not case.handling.done(number):
            found.append(Refusal("sign.step", "step", str(number)))
            break
        # A finished step may have lost since what it needs: words deleted, a choice taken back, a promise made.
        found += steps.missing_in(case, number, contacts)
        found += filter(None, (steps.blank_in(case, number),))
    if not case.issues.judged:
        found.append(Refusal("sign.founded", "founded"))
    return (*found, *missing_at_end(case, packs))


def _sign(case: Case, record: str, comment: str, ground: Ground) -> tuple[Event, ...]:
    actor = ground.actor
    if not actor.may(May.SIGN):
        raise Refusal("role.sign")
    if no := four_eyes(case, actor.id):
        raise no
    amount = case.remedy.given
    limit = ground.rules.limit(actor)
    if limit is not None and amount > limit:
        raise Refusal("limit.exceeded", "amount", str(limit))
    if record != record_digest(case):
        raise Refusal("sign.changed")
    if case.signing.lapsed_at:
        raise Refusal("sign.not_asked")
    if missing := missing_for_sign_off(case, ground.rules.follow_up_contacts, ground.rules.pinned):
        raise missing[0]
    meaning = signing.meaning_of(amount)
    if ground.signer is None:
        raise Refusal("sign.key", "password")
    said = Statement(
        case.number, record, meaning, amount, actor.name, actor.role.value, actor.post, ground.now, ground.signer.key
    )
    signed = signing.Signed(
        record, meaning, amount, said.name, said.role, said.post, clean_text(comment, field="comment"),
        said.key, ground.signer.write(said.line()),
    )  # fmt: skip
    return (signed, signing.Closed(case.issues.outcome))


def fresh_issue(case: Case) -> UUID:
    """The first issue of the case, for screens that speak of one."""
    return next(iter(case.issues.all), case.id)

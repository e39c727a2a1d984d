"""The gates of the six steps: what each needs before the next begins, and which field to look at when it is missing."""

from desktop.domain.case import handling
from desktop.domain.case.handling import CompleteStep, StepDone
from desktop.domain.case.intake import ON_SITE
from desktop.domain.case.stamp import Ground
from desktop.domain.case.state import Case, advance
from desktop.domain.case.step_fields import BLANK, STEPS, TEXTS
from desktop.domain.errors import Refusal
from desktop.domain.people import May

APART = frozenset({"phone", "written"})  # places where nobody can be offered a seat


def decide(case: Case, command: CompleteStep, ground: Ground) -> tuple[handling.Event, ...]:
    """Save the answers of a step and finish it; raise Refusal naming the first thing that is missing."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    step = command.step
    saved = handling.answers(case.handling, step, command.texts, command.choices)
    begun = handling.begun(case.handling, step, ground.actor.id)
    after = advance(case, (*begun, *saved), ground.stamp)
    for earlier in STEPS:
        if earlier < step and not after.handling.done(earlier):
            raise Refusal("step.order", "step", str(earlier))
    if missing := missing_in(after, step, ground.rules.follow_up_contacts):
        raise missing[0]
    if blank := blank_in(after, step):
        raise blank
    done: tuple[handling.Event, ...] = () if case.handling.done(step) else (StepDone(step),)
    return (*begun, *saved, *done)


def undone(case: Case) -> Refusal | None:
    """Why nobody can be asked to sign yet, whatever the packs say: a step, unless a supervisor ended it at the cap, or a matter."""
    by_reason = case.handling.cap_choice in {"close-with-reason", "refer-outside"}
    first = next((number for number in STEPS if not case.handling.done(number)), None)
    if first is not None and not by_reason:
        return Refusal("sign.step", "step", str(first))
    return None if case.issues.judged else Refusal("sign.founded", "founded")


# What the customer said may have blanks of its own.
_THEIRS = frozenset({"said", "wish", "own_words"})


def blank_in(case: Case, step: int) -> Refusal | None:
    """Words of ours that a sentence of the catalogue left open."""
    ours = sorted(TEXTS[step] - _THEIRS)
    found = next((name for name in ours if BLANK in case.handling.text(step, name)), "")
    return Refusal("text.blank", found) if found else None


def missing_in(case: Case, step: int, contacts: int = 1) -> tuple[Refusal, ...]:
    """Everything that the step still needs, most important first; empty when it may be finished.

    `contacts`: how often the rules of the case want the customer called back (S-36).
    """
    match step:
        case 1:
            return _vent(case)
        case 2:
            return _apologise(case)
        case 3:
            return _understand(case)
        case 4:
            return _propose(case)
        case 5:
            return _decide_together(case)
        case 6:
            return _follow_up(case, contacts)
        case _:
            raise Refusal("step.unknown", "step", str(step))


def _vent(case: Case) -> tuple[Refusal, ...]:
    found: list[Refusal] = []
    channel = case.intake.received.channel if case.intake.received else ""
    # What they told us at receipt is theirs already: nobody is asked for it twice.
    heard = case.handling.round == 1 and case.intake.heard
    if not (heard or case.handling.text(1, "said")) and not any(
        n.step == 1 and n.round == case.handling.round for n in case.handling.notes.values()
    ):
        found.append(Refusal("vent.words", "said"))
    if channel in ON_SITE:
        asked = ("place",) if case.handling.choice(1, "place") in APART else ("place", "seat", "water")
        found += [Refusal(f"vent.{name}", name) for name in asked if not case.handling.choice(1, name)]
    return tuple(found)


def _apologise(case: Case) -> tuple[Refusal, ...]:
    found: list[Refusal] = []
    if not (apology := case.handling.text(2, "apology")):
        found.append(Refusal("apology.words", "apology"))
    elif BLANK in apology:
        found.append(Refusal("text.blank", "apology"))
    if case.handling.choice(2, "apologised") != "yes":
        found.append(Refusal("apology.given", "apologised"))
    if case.handling.choice(2, "thanked") != "yes":
        found.append(Refusal("apology.thanks", "thanked"))
    return tuple(found)


def _understand(case: Case) -> tuple[Refusal, ...]:
    found: list[Refusal] = []
    if not case.handling.text(3, "need"):
        found.append(Refusal("understand.need", "need"))
    if not (said := case.handling.text(3, "restatement")):
        found.append(Refusal("restate.words", "restatement"))
    elif BLANK in said:
        found.append(Refusal("text.blank", "restatement"))
    elif case.handling.choice(3, "confirmed") != "yes":
        found.append(Refusal("restate.confirmed", "confirmed"))
    if not case.issues.all:
        found.append(Refusal("understand.issue", "category"))
    elif any(not issue.judged_by for issue in case.issues.all.values()):
        found.append(Refusal("understand.founded", "founded"))
    return tuple(found)


def _propose(case: Case) -> tuple[Refusal, ...]:
    options = case.remedy.of_round(case.handling.round).values()
    if not options:
        return (Refusal("propose.option", "option_text"),)
    unasked = (one for one in options if one.above_limit and not one.approval)
    return tuple(Refusal("propose.ask", "approval", one.text[:40]) for one in unasked)


def _decide_together(case: Case) -> tuple[Refusal, ...]:
    round_, remedy = case.handling.round, case.remedy
    found: list[Refusal] = []
    if not case.handling.text(5, "wish"):
        found.append(Refusal("decide.wish", "wish"))
    if (chosen := remedy.chosen_option(round_)) is not None:
        if not chosen.may_be_promised:
            found.append(Refusal("option.not_approved", "option"))
        if not case.handling.text(5, "own_words") and not remedy.chosen[round_].own_words:
            found.append(Refusal("decide.own_words", "own_words"))
        return tuple(found)
    refused = remedy.refused_all.get(round_)
    if refused is None:
        return (*found, Refusal("decide.choice", "option"))
    escalated = any(e.round == round_ and e.at >= refused.at for e in case.handling.escalations)
    if not escalated:
        found.append(Refusal("decide.alternative", "alternative"))
    return tuple(found)


def _follow_up(case: Case, contacts: int) -> tuple[Refusal, ...]:
    made = case.contacts.of_round(case.handling.round)
    if not made:
        return (Refusal("follow_up.missing", "carried_out"),)
    found: list[Refusal] = []
    if len(made) < contacts:
        found.append(Refusal("follow_up.more", "carried_out", f"{len(made)} / {contacts}"))
    chosen = case.remedy.chosen_option(case.handling.round)
    if chosen is not None and not chosen.done_at:
        found.append(Refusal("follow_up.carry_out", "carried_out"))
    if case.handling.at_cap:
        found.insert(0, Refusal("cap.reached", "satisfied"))
    elif made[-1].carried_out == "no":  # what the customer said last; an earlier call may have sent us to do it
        found.append(Refusal("follow_up.not_done", "carried_out"))
    if any(promise.open for promise in case.promises.all.values()):
        found.append(Refusal("follow_up.promise", "promise"))
    if case.tasks.running:
        found.append(Refusal("follow_up.task", "task"))
    return tuple(found)

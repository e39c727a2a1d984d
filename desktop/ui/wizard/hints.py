"""What the coaching of a step needs to know of the case."""

from desktop.domain.case.state import Case
from desktop.domain.content.coaching import Context as Known
from desktop.domain.content.coaching import Flag, Motive
from desktop.domain.content.head import House
from desktop.domain.ids import Micros
from desktop.ui.context import Context

_MINUTE = 60_000_000
_MOTIVES: dict[str, Motive] = {"vent": "vent", "respect": "respect", "remedy": "remedy"}
STEP_IDS = ("step-vent", "step-apologise", "step-understand", "step-propose", "step-decide", "step-follow-up")


def house_of(context: Context, case: Case) -> House:
    """The kind of house at which the complaint was received."""
    received = case.intake.received
    kind = context.office.house.site(received.site if received else "").kind
    return "clinic" if kind == "clinic" else "hotel"


def known(context: Context, case: Case, step: int, now: Micros) -> Known:
    """Everything on which a hint may depend."""
    received, begun = case.intake.received, case.handling.step(step).begun_at
    return Known(
        level=case.intake.level,
        channel=received.channel if received else "",
        motive=_MOTIVES.get(case.handling.choice(3, "motive")),
        minute=max(0, now - begun) // _MINUTE if begun else 0,
        house=house_of(context, case),
        flags=frozenset(_flags(case, now)),
    )


def _flags(case: Case, now: Micros) -> list[Flag]:
    round_, flags = case.handling.round, list[Flag]()
    if case.issues.may_admit:
        flags.append("founded")
    options = case.remedy.of_round(round_).values()
    if any(one.above_limit and one.approval in {"", "asked"} for one in options):
        flags.append("above-limit")
    if any(not one.may_be_promised and not one.declined for one in options):
        flags.append("beyond-rules")
    if round_ in case.remedy.refused_all and round_ not in case.remedy.chosen:
        flags.append("rejected")
    if (waiting := case.promises.next) is not None and waiting[1].due_at - now < 60 * _MINUTE:
        flags.append("promise-due")
    follow_ups = case.contacts.of_round(round_)
    if any(one.carried_out == "no" for one in follow_ups):
        flags.append("not-carried-out")
    if round_ > 1 or any(one.satisfied == "not" for one in follow_ups):
        flags.append("not-satisfied")
    attempts = sorted(case.contacts.attempts.values(), key=lambda one: one.contact_at)
    if attempts and not attempts[-1].reached:
        flags.append("no-answer")
    return flags

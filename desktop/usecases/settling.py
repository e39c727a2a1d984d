"""Whether what somebody was asked has been answered since, by whoever it was: a question that is settled waits for nobody."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.usecases.desk import Desk
from desktop.usecases.ports import Message, Told

MOST = 100  # questions of a list whose cases are read for it


@frozen
class Settled:
    """Who answered, and when; `by` is "" where the log names nobody for it."""

    by: str
    at: Micros


def settled(case: Case, message: Message) -> Settled | None:
    """What became of what a message asks; None while it waits, or where it asks nothing.

    Args:
        case: as it stands now.
        message: a message of this case.
    """
    answer = _ANSWERS.get(message.kind)
    return answer(case, message) if answer is not None else None


def settled_of(desk: Desk, told: Iterable[Told]) -> dict[str, Settled]:
    """By their keys the messages of a list whose question is settled; of a case that may not be seen none."""
    found: dict[str, Settled] = {}
    for message in [one.message for one in told if one.message.kind in _ANSWERS][:MOST]:
        try:
            answer = settled(desk.case(message.case_id), message)
        except Refusal:
            continue
        if answer is not None:
            found[message.key] = answer
    return found


def _about(message: Message) -> UUID | None:
    """The option, application, request or judgement that a message of an entry is about: "seq:kind:about:person"."""
    about = [*message.key.split(":"), "", "", ""][2].partition(" ")[0]
    try:
        return UUID(about)
    except ValueError:
        return None


def _signature(case: Case, message: Message) -> Settled | None:
    signing = case.signing
    said = [
        *((one.at, one.by) for one in signing.signatures if one.at >= message.at),
        *((one.at, one.by) for one in signing.returns if one.at >= message.at),
    ]
    if said:
        at, by = min(said)
        return Settled(by, at)
    if signing.closed_at >= message.at:
        return Settled("", signing.closed_at)
    # It lapsed: something of the record was said since, and it is asked for again.
    return Settled("", signing.lapsed_at) if signing.lapsed_at >= message.at else None


def _asked_again(case: Case, message: Message) -> Settled | None:
    asked = next((one for one in case.signing.asks if one.at > message.at), None)
    if asked is not None:
        return Settled(asked.by, asked.at)
    return Settled("", case.signing.closed_at) if case.signing.closed_at >= message.at else None


def _at_cap(case: Case, message: Message) -> Settled | None:
    decided = (
        reason for (about, at), reason in case.handling.reasons.items() if about.startswith("cap:") and at >= message.at
    )
    first = min(decided, key=lambda one: one.at, default=None)
    return Settled(first.by, first.at) if first is not None else None


def _approval(case: Case, message: Message) -> Settled | None:
    option = case.remedy.options.get(key) if (key := _about(message)) is not None else None
    if option is None:
        return None
    if option.approval in {"approved", "refused"} and option.approved_at >= message.at:
        return Settled(option.approved_by, option.approved_at)
    return Settled("", message.at) if option.withdrawn else None


def _more_time(case: Case, message: Message) -> Settled | None:
    delay = case.delays.all.get(key) if (key := _about(message)) is not None else None
    return Settled(delay.decided_by, delay.decided_at) if delay is not None and not delay.open else None


def _help(case: Case, message: Message) -> Settled | None:
    ask = case.urging.asks.get(key) if (key := _about(message)) is not None else None
    return Settled(ask.answered_by, ask.answered_at) if ask is not None and not ask.open else None


def _transfer(case: Case, message: Message) -> Settled | None:
    offer = case.urging.offer
    if offer is not None and offer.at <= message.at:
        return None
    declined = min((at for at in case.urging.declined if at >= message.at), default=None)
    if declined is not None:
        return Settled(case.urging.declined[declined].by, declined)
    if offer is not None:
        return Settled(offer.by, offer.at)  # offered to somebody else since
    return Settled(case.handling.holder, message.at)


def _referral(case: Case, message: Message) -> Settled | None:
    one = case.regulator.all.get(key) if (key := _about(message)) is not None else None
    return Settled(one.replies[0].by, one.replies[0].at) if one is not None and one.replies else None


def _appeal(case: Case, message: Message) -> Settled | None:
    judged = case.judgement.all.get(key) if (key := _about(message)) is not None else None
    result = judged.appeal.settled if judged is not None and judged.appeal is not None else None
    return Settled(result.by, result.at) if result is not None else None


_ANSWERS: Mapping[str, Callable[[Case, Message], Settled | None]] = {
    "sign-asked": _signature,
    "sign-lapsed": _asked_again,
    "cap": _at_cap,
    "approval": _approval,
    "delay": _more_time,
    "help": _help,
    "help-late": _help,
    "transfer": _transfer,
    "appealed": _appeal,
    "referral": _referral,
}

"""What a case's log says to its clocks, and which clock the queue shows."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from desktop.domain.case.handling import StepState
from desktop.domain.case.state import Case
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.facts import Facts, Granted, Happened, LevelSet, Pause
from desktop.domain.policy.pack import Pack


@frozen
class Due:
    """The clock that the queue shows: the next one that is owed to the customer."""

    at: Micros | None = None
    what: str = ""  # "rule:hotel-house.first-level" or "promise:<id>"
    stands: bool = False  # paused: there is an end, but no time
    day: bool = False  # the whole last day is in time


def facts(case: Case, zone: str, packs: Iterable[Pack] = ()) -> Facts:
    """Everything in the log on which a clock may start or stop, in the zone of the site; its packs say what kind of matter it is."""
    received = case.intake.received
    events = tuple(sorted(_with_entering(case), key=lambda h: h.at))
    tags = {
        "channel": frozenset({received.channel}) if received else frozenset[str](),
        "flag": frozenset(case.flags.on),
        # Once another department was asked for help, several take part.
        "departments": frozenset({"several" if case.urging.asks else "one"}),
    }
    for pack in packs:
        tags |= pack.tags(one.category for one in case.issues.all.values())
    levels: list[LevelSet] = []
    for change in case.intake.levels:
        # The level given while taking the complaint down counts from receipt, however late it was typed.
        first = not levels and received is not None
        levels.append(LevelSet(change.level, received.received_at if first and received else change.at))
    return Facts(zone, events, tuple(levels), tuple(_pauses(case)), tuple(_granted(case)), tags)


def _with_entering(case: Case) -> Iterator[Happened]:
    """What was said without the server says when the log had it, so that a clock can tell why it believes the earlier moment."""
    entered = case.carried.entered
    for one in _happened(case):
        yield replace(one, entered=entered[one.at]) if one.at in entered else one


def _pauses(case: Case) -> Iterator[Pause]:
    for one in case.delays.stands:
        yield Pause(one.reason, one.start, one.end or None)


def _granted(case: Case) -> Iterator[Granted]:
    for one in case.delays.all.values():
        if one.granted_until:
            yield Granted(one.rule, one.granted_until, one.decided_by, one.about)


def _happened(case: Case) -> Iterator[Happened]:
    if (received := case.intake.received) is None:
        return
    yield Happened("received", received.received_at)
    if (reached := first_contact(case)) is not None:
        yield Happened("contacted", max(reached, received.received_at))
    # Every later contact: the first one meets "second contact", each one the daily contact of a complex case.
    for at in sorted(_later_contacts(case)):
        yield Happened("second-contacted", at)
    for (round_, step), state in case.handling.steps.items():
        yield from _step(round_, step, state)
    for number, at in case.handling.rounds.items():
        yield Happened("round-opened", at, str(number))
        if (answered := _answered(case, number, at)) is not None:
            yield Happened("round-answered", answered, str(number))
    for follow_up in case.contacts.follow_ups.values():
        yield Happened("followed-up", follow_up.contact_at, _about(follow_up.round))
        yield Happened("called-back", follow_up.contact_at)
    for option in case.remedy.options.values():
        if option.done_at:
            yield Happened("carried-out", option.done_at, _about(option.round))
    yield from _from_others(case)
    yield from _of_orders(case)
    yield from _asked_of_us(case)
    for name, at in case.particulars.outside:
        yield Happened(name, at)
    for key, judged in case.judgement.all.items():
        yield Happened("judged", judged.notice_at, str(key))
        if judged.appeal is not None:
            yield Happened("appealed", judged.appeal.at, str(key))
    signing = case.signing
    if signing.closed_at:
        yield Happened(
            {"declined": "declined", "withdrawn": "withdrawn"}.get(signing.status, "closed"), signing.closed_at
        )


def _answered(case: Case, round_: int, opened: Micros) -> Micros | None:
    """When somebody first spoke with the customer in a later round: in step 1, by a call that reached them, or in the follow-up."""
    talked = case.handling.step(1, round_)
    closed = case.handling.rounds.get(round_ + 1)
    found = [
        one.contact_at
        for one in case.contacts.attempts.values()
        if one.reached and one.contact_at >= opened and (closed is None or one.contact_at < closed)
    ]
    found += [one.contact_at for one in case.contacts.of_round(round_)]
    found += [talked.begun_at] if talked.done_at else []
    return min(found, default=None)


def _from_others(case: Case) -> Iterator[Happened]:
    """Who took it, who was brought in or asked, and when somebody was in danger and no more."""
    if case.handling.taken_at:
        yield Happened("assigned", case.handling.taken_at)
    for one in case.handling.escalations:
        yield Happened("escalated", one.at)
    for key, ask in case.urging.asks.items():
        yield Happened("passed-on", ask.at, str(key))
        if ask.answered_at:
            yield Happened("urge-answered", ask.answered_at, str(key))
            yield Happened("replied", ask.answered_at, str(key))
    # The mark says that there may be harm; it is taken away, with the reason, once measures are taken.
    for (flag, _), mark in case.flags.told.items():
        if flag == "harm":
            yield Happened("harm-found" if mark.on else "harm-handled", mark.at, tags={"flag": "harm"})


def _of_orders(case: Case) -> Iterator[Happened]:
    """The way of each coordination order; the follow-up that comes after its result is the second talk about it (K-07)."""
    for key, order in case.ordering.all.items():
        about = str(key)
        marks = (
            ("order-opened", order.opened), ("order-submitted", order.submitted), ("order-received", order.received),
            ("agreed", order.agreed), ("called-back", order.checked), ("order-returned", order.returned),
        )  # fmt: skip
        for name, mark in marks:
            if mark.at:
                yield Happened(name, mark.at, about)
        for one in case.contacts.follow_ups.values():
            if 0 < order.returned.at <= one.contact_at:
                yield Happened("order-verdict", one.contact_at, about)


def _asked_of_us(case: Case) -> Iterator[Happened]:
    """Evidence asked of us and given: one clock a request."""
    for key, one in case.proving.all.items():
        yield Happened("evidence-requested", one.asked_at, str(key), {"request": one.kind})
        if one.given_at:
            yield Happened("evidence-given", one.given_at, str(key))


def _about(round_: int) -> str:
    return "" if round_ == 1 else str(round_)


_STEP_DONE = {2: "acknowledged", 4: "proposed", 5: "responded"}


def _step(round_: int, step: int, state: StepState) -> Iterator[Happened]:
    if state.done_at and step in _STEP_DONE:
        yield Happened(_STEP_DONE[step], state.done_at, _about(round_))


def first_contact(case: Case) -> Micros | None:
    """When somebody first spoke with the customer about it: in step 1, or by a call that reached them.

    Opening the step is not speaking with anybody: what counts is the first sentence noted, or the beginning of a
    conversation that was finished.
    """
    handling = case.handling
    talked = handling.step(1, 1)
    heard = [
        note.said_at for note in handling.notes.values() if (note.step, note.round, note.whose) == (1, 1, "customer")
    ]
    found = [*heard, case.contacts.first_reached, talked.begun_at if talked.done_at else None]
    return min((at for at in found if at is not None), default=None)


def _later_contacts(case: Case) -> Iterator[Micros]:
    first = first_contact(case)
    for contact in case.contacts.attempts.values():
        if contact.reached and first is not None and contact.contact_at > first:
            yield contact.contact_at
    for follow_up in case.contacts.follow_ups.values():
        yield follow_up.contact_at


def next_due(case: Case, found: Sequence[Deadline]) -> Due:
    """The earliest of our open clocks and promises; nothing for a case that is closed or waits for a signature."""
    if case.signing.closed or case.signing.status == "asked":
        return Due()
    best = Due()
    for one in found:
        if one.clock != "ours" or not one.governs or one.met_at is not None or one.stopped_at is not None:
            continue
        if one.due is None:
            if one.stands and best.at is None:
                best = Due(None, f"rule:{one.pack}.{one.rule}", stands=True)
        elif best.at is None or one.due < best.at:
            best = Due(one.due, f"rule:{one.pack}.{one.rule}", day=one.whole_day)
    promised: tuple[UUID, Micros] | None = None
    if (waiting := case.promises.next) is not None:
        promised = waiting[0], waiting[1].due_at
    if promised is not None and (best.at is None or promised[1] <= best.at):
        return Due(promised[1], f"promise:{promised[0]}")
    return best

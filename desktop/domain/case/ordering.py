"""The coordination order (S-03): opened, handed in, received by the department, agreed with the customer, checked, handed back."""

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
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import NOTHING, Words


@event("order.opened")
class Opened:
    order: UUID
    department: str  # of the pack; its head or deputy receives the order


@event("order.submitted")
class Submitted:
    order: UUID
    opinion: Words  # what the customer said
    heard_at: Micros


@event("order.received")
class Received:
    order: UUID


@event("order.agreed")
class Agreed:
    order: UUID
    plan: Words
    agreement: Words  # the preliminary agreement with the customer


@event("order.checked")
class Checked:
    order: UUID
    text: Words  # what the call showed


@event("order.returned")
class Returned:
    order: UUID
    result: Words


Event = Opened | Submitted | Received | Agreed | Checked | Returned


@frozen
class Mark:
    """One line of the order, by whom and when; `at` 0 = not yet."""

    by: str = ""
    at: Micros = 0


@frozen
class Order:
    department: str
    opened: Mark
    submitted: Mark = Mark()
    opinion: Words = NOTHING
    heard_at: Micros = 0
    received: Mark = Mark()
    agreed: Mark = Mark()
    plan: Words = NOTHING
    agreement: Words = NOTHING
    checked: Mark = Mark()
    check_result: Words = NOTHING
    returned: Mark = Mark()
    result: Words = NOTHING


@frozen
class Orders:
    all: Mapping[UUID, Order] = field(default_factory=dict[UUID, Order])


def evolve(part: Orders, happened: Event, stamp: Stamp) -> Orders:
    """Total: never raises."""
    here = Mark(stamp.actor, stamp.at)
    if isinstance(happened, Opened):
        return Orders({**part.all, happened.order: Order(happened.department, here)})
    if (known := part.all.get(happened.order)) is None:
        return part
    return Orders({**part.all, happened.order: _moved(known, happened, here)})


def _moved(known: Order, happened: Submitted | Received | Agreed | Checked | Returned, here: Mark) -> Order:
    match happened:
        case Submitted(_, opinion, heard_at):
            return replace(known, submitted=here, opinion=opinion, heard_at=heard_at)
        case Received():
            return replace(known, received=here)
        case Agreed(_, plan, agreement):
            return replace(known, agreed=here, plan=plan, agreement=agreement)
        case Checked(_, text):
            return replace(known, checked=here, check_result=text)
        case Returned(_, result):
            return replace(known, returned=here, result=result)
        case _:
            assert_never(happened)


@verb("open-order")
class OpenOrder:
    """Open a coordination order for a department; from now on it must be handed in."""

    EXACT: ClassVar[bool] = False
    order: UUID
    department: str


@verb("submit-order")
class SubmitOrder:
    """Hand the order in: what the customer said, and when it was heard (receipt, if left out). The department is told."""

    EXACT: ClassVar[bool] = False
    order: UUID
    opinion: Words
    heard_at: Micros | None = None


@verb("receive-order")
class ReceiveOrder:
    """The department takes the order: its time to plan and its time to answer begin."""

    EXACT: ClassVar[bool] = False
    order: UUID


@verb("agree-order")
class AgreeOrder:
    """The plan, and the preliminary agreement with the customer."""

    EXACT: ClassVar[bool] = False
    order: UUID
    plan: Words
    agreement: Words


@verb("check-order")
class CheckOrder:
    """The call of the follow-up specialist after the order was handed in, and what it showed."""

    EXACT: ClassVar[bool] = False
    order: UUID
    text: Words


@verb("return-order")
class ReturnOrder:
    """Hand the order back with its result; the second talk with the customer is due from now on."""

    EXACT: ClassVar[bool] = False
    order: UUID
    result: Words


Command = OpenOrder | SubmitOrder | ReceiveOrder | AgreeOrder | CheckOrder | ReturnOrder


def decide(command: Command, ground: Ground, heard: Micros) -> tuple[Event, ...]:
    """Refuse, or say what happened; `heard`: when the complaint was received."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case OpenOrder(order, department):
            if not (name := open_name(department, "department")):
                raise Refusal("text.missing", "department")
            known = [one for pack in ground.rules.pinned for one in pack.departments]
            if known and name not in known:
                raise not_among("department", name, known)
            return (Opened(order, name),)
        case SubmitOrder(order, opinion, heard_at):
            return (Submitted(order, _said(opinion, "opinion"), heard if heard_at is None else heard_at),)
        case ReceiveOrder(order):
            return (Received(order),)
        case AgreeOrder(order, plan, agreement):
            return (Agreed(order, _said(plan, "plan"), _said(agreement, "agreement")),)
        case CheckOrder(order, text):
            return (Checked(order, _said(text, "text")),)
        case ReturnOrder(order, result):
            return (Returned(order, _said(result, "result")),)
        case _:
            assert_never(command)


def _said(text: Words, name: str) -> Words:
    if not (said := clean_text(text, field=name)):
        raise Refusal("text.missing", name)
    return said


def check(part: Orders, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    known = part.all.get(happened.order)
    if isinstance(happened, Opened):
        if known is not None:
            raise Refusal("order.exists")
        return
    if known is None:
        raise Refusal("order.unknown", "order")
    _in_turn(known, happened)
    if isinstance(happened, Submitted) and happened.heard_at > stamp.at:
        raise Refusal("time.future", "heard_at")


def _in_turn(known: Order, happened: Submitted | Received | Agreed | Checked | Returned) -> None:
    match happened:
        case Submitted():
            needs, done = known.opened, known.submitted
        case Received():
            needs, done = known.submitted, known.received
        case Agreed():
            needs, done = known.received, known.agreed
        case Checked():
            needs, done = known.submitted, known.checked
        case Returned():
            needs, done = known.received, known.returned
        case _:
            assert_never(happened)
    if done.at:
        raise Refusal("order.done", "order")
    if not needs.at:
        raise Refusal("order.turn", "order")
    if isinstance(happened, Agreed) and known.returned.at:
        raise Refusal("order.turn", "order")

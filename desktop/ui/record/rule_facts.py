"""Coordination orders, evidence asked of us, what happened outside and required particulars, as facts of the record."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.ordering import Mark, Order
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined

translate = QCoreApplication.translate


def ruled(of: Telling) -> list[Row]:
    """Everything that stands on record because a rule asks for it."""
    return [*_orders(of), *_proofs(of), *_outside(of), *_particulars(of)]


def _orders(of: Telling) -> list[Row]:
    rows: list[Row] = []
    for order in of.case.ordering.all.values():
        who = of.label("department", order.department)
        title = filled(translate("Facts", "Order: %1"), who)
        rows += [Row(title, words) for words in _lines(of, order)]
    return rows


def _lines(of: Telling, order: Order) -> list[str]:
    heard = filled(translate("Facts", "heard %1"), of.time(order.heard_at)) if order.heard_at else ""
    lines = (
        (translate("Facts", "opened"), order.opened, ""),
        (translate("Facts", "handed in"), order.submitted, joined(order.opinion, heard)),
        (translate("Facts", "taken"), order.received, ""),
        (translate("Facts", "agreed"), order.agreed, joined(order.plan, order.agreement)),
        (translate("Facts", "checked by a call"), order.checked, str(order.check_result)),
        (translate("Facts", "handed back"), order.returned, str(order.result)),
    )
    return [joined(name, words, _by(of, mark)) for name, mark, words in lines if mark.at]


def _by(of: Telling, mark: Mark) -> str:
    return joined(of.name(mark.by), of.time(mark.at))


def _proofs(of: Telling) -> list[Row]:
    rows: list[Row] = []
    for one in of.case.proving.all.values():
        asked = joined(of.label("request", one.kind), one.by_whom, one.text, of.time(one.asked_at), of.name(one.by))
        rows.append(Row(translate("Facts", "Evidence asked of us"), asked))
        if one.given_at:
            given = joined(one.answer, of.name(one.given_by), of.time(one.given_at))
            rows.append(Row(translate("Facts", "Evidence given"), given))
    return rows


def _outside(of: Telling) -> list[Row]:
    return [
        Row(of.label("event", name), joined(of.time(at), one.text, of.name(one.by)))
        for (name, at), one in of.case.particulars.outside.items()
    ]


def _particulars(of: Telling) -> list[Row]:
    return [
        Row(of.label("particular", name), joined(one.text, of.name(one.by), of.time(one.at)))
        for (_, name), one in of.case.particulars.given.items()
    ]

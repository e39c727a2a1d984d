"""The clock of a row: pressed, it explains itself; each second repaints only what can be seen; ours, others', promises apart."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from typing_extensions import override

from desktop.domain.case.clocks import Due
from desktop.domain.case.delays import Pause
from desktop.domain.case.urging import AskHelp
from desktop.domain.wording.words import Words
from desktop.ui.queue.delegate import QueueDelegate, chip_box
from desktop.ui.queue.model import DUE
from desktop.ui.queue.page import QueuePage
from desktop.ui.widgets.chip import ChipButton
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from desktop.usecases.read_models import Page, Query, View
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.queue.conftest import Queue, read

MINUTE = 60_000_000


def chip_of(page: QueuePage, number: int) -> QPoint:
    """The middle of the chip of a row, where a person presses."""
    cell = QRectF(page.table.visualRect(page.model.index(number, DUE)))
    return chip_box(cell, page.model.chip_at(number)).center().toPoint()


def press(page: QueuePage, at: QPoint, executor: ManualExecutor) -> None:
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    read(page, executor)
    QApplication.processEvents()


def test_a_pressed_chip_explains_its_clock_in_words(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen", View.OPEN)
    number = next(at for at, row in enumerate(page.model.rows()) if row.due.what.startswith("rule:") and row.due.at)
    page.table.go_to(number)
    press(page, chip_of(page, number), executor)
    why = page.pane.why_popover
    assert why.isVisible()
    rule = page.context.clock_name(page.model.rows()[number].due)
    assert why.accessibleName() == rule
    assert len(why.accessibleDescription().splitlines()) >= 3
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not why.isVisible()
    cell = page.table.visualRect(page.model.index(number, DUE))
    press(page, QPoint(cell.right() - 2, cell.center().y()), executor)
    assert not why.isVisible()


def test_the_chip_of_a_promise_and_of_a_case_that_waits_for_a_signature_explain_themselves(
    queue: Queue, executor: ManualExecutor
) -> None:
    page = queue("chen", View.PROMISED)
    number = next(at for at, row in enumerate(page.model.rows()) if row.due.what.startswith("promise:"))
    page.table.go_to(number)
    press(page, chip_of(page, number), executor)
    assert page.pane.why_popover.accessibleName() == "Promised answer"
    assert "Promised for" in page.pane.why_popover.accessibleDescription()
    waiting = queue("chen", View.SIGN_OFF)
    press(waiting, chip_of(waiting, 0), executor)
    assert "Asked for a signature at" in waiting.pane.why_popover.accessibleDescription()


def test_a_chip_pressed_before_its_case_was_read_explains_that_case_and_no_other(
    queue: Queue, executor: ManualExecutor
) -> None:
    page = queue("chen", View.OPEN)
    first, second = page.model.rows()[1], page.model.rows()[2]
    page.pane.explain_beside(first.id, QRect(0, 0, 10, 10))
    page.table.go_to(page.model.find(second.id))
    read(page, executor)
    assert not page.pane.why_popover.isVisible()
    page.table.go_to(page.model.find(first.id))
    read(page, executor)
    assert not page.pane.why_popover.isVisible()


def test_the_chip_of_the_pane_explains_too(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen", View.OPEN)
    page.table.go_to(0)
    read(page, executor)
    chip = page.pane.findChild(ChipButton, "reading_due")
    assert isinstance(chip, ChipButton)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.pane.why_popover.isVisible()


class _Counting(QueueDelegate):
    """Remembers which rows were painted."""

    def __init__(self, page: QueuePage) -> None:
        super().__init__(page.context, page.table, may_claim=True)
        self.painted: set[int] = set()

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.painted.add(index.row())
        super().paint(painter, option, index)


def test_a_tick_says_and_paints_only_the_rows_in_sight(queue: Queue, office: Office) -> None:
    page = queue("chen", View.ALL)
    row, now = page.model.rows()[0], office.clock()
    rows = tuple(
        row._replace(
            id=UUID(int=number),
            status="open",
            due=Due(now + (5 + number % 90) * MINUTE, "rule:hotel-house.first-level"),
        )
        for number in range(5000)
    )
    page.context.office = replace(office, clock=lambda: now)
    page.model.show_start(Page(rows, None))
    delegate = _Counting(page)
    page.table.setItemDelegate(delegate)
    page.table.go_to(2500)
    QApplication.processEvents()
    first, last = page.table.visible_rows()
    assert 0 < first <= 2500 <= last < 4999
    changed: list[int] = []

    def note(top: QModelIndex) -> None:
        changed.append(top.row())

    page.model.dataChanged.connect(note)
    delegate.painted.clear()
    page.tick()
    QApplication.processEvents()
    assert (changed, delegate.painted) == ([], set())
    page.context.office = replace(office, clock=lambda: now + MINUTE)
    page.tick()
    QApplication.processEvents()
    assert changed == list(range(first, last + 1))
    assert delegate.painted
    assert delegate.painted <= set(range(first, last + 1))


@pytest.mark.parametrize("view", [View.DUE_SOON, View.OVERDUE, View.WAITING, View.PROMISED])
def test_each_list_of_clocks_holds_its_own_and_its_count(queue: Queue, office: Office, view: View) -> None:
    me = office.desk(next(one for one in office.door.people() if one.id == "tang"))
    open_rows = office.tickets.page(Query(View.OPEN), "tang", office.clock()).rows
    asked, stands = open_rows[3].id, open_rows[5].id
    assert (
        refusal_of(me.do(AskHelp(office.ids(), "engineering", Words("看空调"), office.clock() + MINUTE), asked)) is None
    )
    assert refusal_of(me.do(Pause("awaiting-customer", Words("在飞机上")), stands)) is None
    page = queue("chen", view)
    now, tonight = office.clock(), page.context.tonight()
    rows = page.model.rows()
    assert len(rows) == office.tickets.counts("chen", now, tonight).of[view]
    assert rows
    match view:
        case View.DUE_SOON:
            assert all(row.due.at is not None and row.due.at <= now + 60 * MINUTE for row in rows)
        case View.OVERDUE:
            assert all(row.due.at is not None and row.due.at <= now for row in rows)
        case View.WAITING:
            cases = [office.desk(me.person).case(row.id) for row in open_rows]
            waits = {case.id for case in cases if any(not one.answered_at for one in case.urging.asks.values())}
            assert {row.id for row in rows} == waits | {row.id for row in rows if row.due.stands}
            assert asked in waits
        case _:
            promised = [office.desk(me.person).case(row.id).promises.all.values() for row in rows]
            assert all(any(one.open and one.due_at < tonight for one in made) for made in promised)

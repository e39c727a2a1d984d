"""The bad inputs by their numbers, pasted by hand into every text field of intake and wizard, saved, listed, found and drawn.

The same texts go through every command in `tests/usecases/test_bad_inputs.py`; here they come through the widgets.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from desktop.domain.case.state import Case
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.intake.page import IntakePage
from desktop.ui.palette.dialog import PaletteDialog
from desktop.ui.queue.page import QueuePage
from desktop.ui.shell.settings import LookChoice, Settings
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.step_page import StepPage
from desktop.usecases.read_models import Filter, View
from tests.texts import bare, words_in
from tests.ui.case.house import CaseHouse
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.fixtures import went
from tests.ui.record.real_office import shown
from tests.usecases.test_bad_inputs import TEXTS, Bad, assert_clean, assert_printed, cleaned

Bench: TypeAlias = tuple[CaseHouse, Context, ManualExecutor]
Rest: TypeAlias = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier
LEAST = 60  # signs that the smallest field holds
PATIENCE = 1  # second in which a window must answer after a paste
# Forty pages each, of which nothing more is asked than that they come; one of the long ones, 9, is always drawn.
LONGEST = {"8 a megabyte", "10 one long word", "18 a cell of a spreadsheet"}
# Fields that read a time or an amount: what they cannot read is refused in words, and proved below.
READ = {"intake_occurred", "due_at", "amount", "promise_line", "contact_at", "done_at", "carried_out_at"}


class Desk:
    """The pages a handler works in, made once; each test says what `rest` is."""

    rest: Rest

    def __init__(self, bench: Bench, settings: Settings) -> None:
        self.house, self.context, self.executor = bench
        self.intake, self.page = IntakePage(self.context), CasePage(self.context)
        self.queue = QueuePage(self.context, settings)
        self.pages: tuple[QWidget, ...] = (self.intake, self.page, self.queue)


class Nowhere:
    """A shell for a palette that is only searched in."""

    @property
    def preferences(self) -> "Nowhere":
        return self

    @property
    def pages(self) -> "Nowhere":
        return self

    def case_acts(self) -> Sequence[tuple[str, str, Callable[[], None]]]:
        return ()

    def open_view(self, view: View, narrowed: Filter | None = None) -> None:
        raise AssertionError(view, narrowed)

    def new_complaint(self, prefill: Mapping[str, str] | None = None) -> None:
        raise AssertionError(prefill)

    def open_place(self, place: str) -> None:
        raise AssertionError(place)

    def choose_look(self, look: LookChoice) -> None:
        raise AssertionError(look)

    def open_messages(self) -> None:
        raise AssertionError

    def show_keys(self) -> None:
        raise AssertionError

    def show_settings(self) -> None:
        raise AssertionError

    def switch_language(self) -> None:
        raise AssertionError


@pytest.fixture(scope="module")
def desk_of_the_house(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(bench, Settings(tmp_path_factory.mktemp("settings") / "settings.ini"))
    yield desk
    for one in desk.pages:
        one.deleteLater()


@pytest.fixture
def desk(desk_of_the_house: Desk, rest: Rest) -> Iterator[Desk]:
    desk_of_the_house.rest = rest
    yield desk_of_the_house
    for one in desk_of_the_house.pages:
        one.hide()
    QApplication.clipboard().clear()  # what a test has put there must not outlive Python


def paste(field: QWidget, text: str) -> None:
    """Put a text in through the clipboard, as a person does; half a character cannot stand on a clipboard."""
    mime = QMimeData()
    mime.setText(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    QApplication.clipboard().setMimeData(mime)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    began = time.process_time()
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    QApplication.processEvents()
    assert time.process_time() - began < PATIENCE, f"{field.objectName()} held the window"


def text_fields(page: QWidget) -> list[QLineEdit | QTextEdit]:
    """Every field on the page into which a person can write now."""
    return [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, QLineEdit | QTextEdit) and one.isVisible() and one.isEnabled() and not one.isReadOnly()
    ]


def receive(desk: Desk, bad: Bad) -> tuple[UUID, int]:
    """Take a complaint down with the text in every field; gives the case, and in how many fields the text was refused."""
    intake, refused = desk.intake, 0
    shown(intake)
    intake.activateWindow()
    intake.begin({})
    intake.form.more.click()
    desk.rest()
    before = len(went(desk.context))
    fields = [one for one in text_fields(intake) if one.objectName() not in READ]
    assert len(fields) >= 9
    for field in fields:
        paste(field, bad.text)
    intake.form.category.set_value("hotel-quiet-equipment")
    QTest.keyClick(intake, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.rest()
    for _ in fields:
        QTest.keyClick(intake.window().focusWidget(), Qt.Key.Key_Return, CTRL)
        desk.rest()
        if len(went(desk.context)) > before:
            break
        refused += 1
        mend(intake)
    calls = went(desk.context)[before:]
    assert [call[0] for call in calls] == ["case"], (calls, intake.banner.words())
    case_id = calls[0][1]
    assert isinstance(case_id, UUID)
    intake.hide()
    return case_id, refused


def mend(intake: IntakePage) -> None:
    """What was refused is said in words, and the keyboard stands in the field, so that one can write something better."""
    at = intake.window().focusWidget()
    assert isinstance(at, QLineEdit | QTextEdit), (at, intake.banner.words())
    labels = [
        one
        for one in intake.form.findChildren(QLabel)
        if one.isVisible() and one.objectName().endswith(("_reason", "_error"))
    ]
    assert any(one.text() for one in labels), at.objectName()
    paste(at, "13900001208" if at.objectName() == "intake_phone" else "better")


def walk(desk: Desk, case_id: UUID, bad: Bad) -> int:
    """Paste the text into every field of the six steps; gives how many fields there were."""
    page, count = desk.page, 0
    shown(page)
    page.activateWindow()
    page.show_case(case_id)
    desk.rest()
    assert page.guide is not None
    for step in range(1, 7):
        page.guide.go_to(step)
        desk.rest()
        current = page.guide.current
        assert current is not None
        if isinstance(current, ProposePage):
            current.new_option()
        for field in text_fields(current):
            if field.objectName() in READ:
                continue
            count += 1
            paste(field, bad.text)
            assert_held(field, bad)
        typed = {one.name: one.value for one in current.fields.every() if one.kind != "choice"}
        page.guide.save()
        desk.rest()
        assert page.notices.kind != "failed", page.notices.words()
        assert_kept(page, desk.context.desk.case(case_id), current, typed)
    page.leave()
    desk.rest()
    page.hide()
    return count


def held(field: QLineEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def assert_held(field: QLineEdit | QTextEdit, bad: Bad) -> None:
    """A field holds all of it, or as much of its beginning as fits; an area takes no mark that turns the direction from a clipboard."""
    seen, pasted = (
        bare(cleaned(held(field)) or ""),
        bad.text if isinstance(field, QLineEdit) else bad.text.replace("\u202e", ""),
    )
    whole = bare(cleaned(pasted) or pasted)
    assert seen == whole or (len(held(field)) >= LEAST and whole.startswith(seen)), field.objectName()


def assert_kept(page: CasePage, case: Case, step: StepPage, typed: Mapping[str, str]) -> None:
    """What was typed is in the record, field by field; what it does not take, or a command of its own will write, still stands there."""
    fits = all(cleaned(typed[one.name]) is not None for one in step.fields.every() if one.kind == "text")
    assert fits or page.notices.kind == "refused", page.notices.words()
    for one in step.fields.every():
        if one.kind == "text" and fits:
            assert case.handling.text(step.step, one.name) == typed[one.name], one.name
        elif one.kind != "choice" and typed[one.name]:
            assert one.value == typed[one.name], one.name


def find(desk: Desk, case: Case, bad: Bad) -> None:
    """It stands in the list as one row, is painted, and is found from the palette by what was kept of it."""
    queue = desk.queue
    shown(queue)
    queue.show_view(View.ALL)
    desk.rest()
    row = queue.model.find(case.id)
    assert row >= 0
    queue.table.go_to(row)
    queue.read_timer.timeout.emit()
    desk.rest()
    assert not queue.grab().isNull()
    read = queue.pane.shown()
    assert read is not None
    queue.hide()
    palette = PaletteDialog(desk.context, [], Nowhere(), queue, "")
    paste(palette.line, bad.stays or bad.text[:200])
    palette.timer.timeout.emit()
    desk.rest()
    palette.close()
    palette.deleteLater()
    if any(sign.isalnum() for sign in bad.stays):
        assert case.id in [one.id for one in desk.context.office.tickets.search(bad.stays, 100)], bad.number


def draw(desk: Desk, case: Case, bad: Bad) -> None:
    """It is on the sheet as it was kept."""
    view = desk.context.desk.view(case.id)
    pdf = desk.context.office.sheets.draw(
        "handling", view, "zh" if len(bad.text) > 10_000 else "zh+en", copy=1, printed_by="陈静", archival=False
    )
    assert_printed(case, pdf)


@pytest.mark.parametrize("bad", TEXTS, ids=lambda bad: bad.number)
def test_it_is_kept_clean_or_refused_in_words(bad: Bad, desk: Desk) -> None:
    case_id, refused = receive(desk, bad)
    assert refused <= (3 if bad.text.strip(" \t\u3000\n") else 4), "a text that can be kept was refused"
    desk.house.to_step(case_id, 4)
    assert walk(desk, case_id, bad) >= 15
    case = desk.context.desk.case(case_id)
    for path, text in words_in(case):
        assert_clean(text, path)
    find(desk, case, bad)
    if bad.number not in LONGEST or "AMENDS_FAULTS" in os.environ:
        draw(desk, case, bad)


AMOUNTS = (
    "NaN", "inf", "-inf", "-0", "1e308", str(2**63), "-1", "0.001", "1" * 400, "=1+1", "٣٠٠", "３００", "3,00,0", "¥", "\u202e003", "abc",
)  # fmt: skip
TIMES = (
    "0000-01-01 00:00", "9999-12-31 23:59", "10000-01-01 00:00", "2026-02-30 10:00", "2026-03-29 02:30", "25:61", "-1:00", "99999999 min",
    "in 9999999999 days", "昨晚 99 点", "\x00", "<b>23:30</b>", "1e9", "in 0 min", "tomorrow 24:00", "٢٣:٣٠",
)  # fmt: skip


def at_step(desk: Desk, number: int) -> UUID:
    """A new case whose page stands open at this step."""
    case_id = desk.house.receive()
    desk.house.to_step(case_id, number - 1)
    shown(desk.page)
    desk.page.activateWindow()
    desk.page.show_case(case_id)
    desk.rest()
    assert desk.page.guide is not None
    desk.page.guide.go_to(number)
    desk.rest()
    return case_id


def offering(desk: Desk) -> ProposePage:
    """Step 4 of a new case with a new option begun."""
    at_step(desk, 4)
    assert desk.page.guide is not None
    step = desk.page.guide.current
    assert isinstance(step, ProposePage)
    step.new_option()
    paste(step.editor.text, "Move")
    step.editor.set_remedy("remedy-room-move")
    return step


def test_26_to_28_an_amount_is_read_or_refused_in_words(desk: Desk) -> None:
    step = offering(desk)
    read: dict[str, int] = {}
    for text in AMOUNTS:
        step.editor.show()
        paste(step.editor.amount.edit, text)
        desk.page.notices.clear()
        step.editor.keep()
        desk.rest()
        if desk.page.notices.kind == "refused":
            assert desk.page.notices.words()
            assert desk.page.window().focusWidget() is step.editor.amount.edit, text
            continue
        kept = step.session.view
        assert kept is not None
        option = list(kept.case.remedy.options.values())[-1]
        read[text] = option.amount
        step.edit(list(kept.case.remedy.options)[-1])
        desk.rest()
    assert read == {"٣٠٠": 30_000, "３００": 30_000}


def test_29_and_30_a_time_is_read_as_one_to_come_or_not_at_all(desk: Desk) -> None:
    step = offering(desk)
    now = desk.context.office.clock()
    latest = now + 366 * 24 * 3600 * 1_000_000 * 10
    for text in TIMES:
        paste(step.editor.due.line.edit, text)
        moment = step.editor.due.moment()
        assert moment is None or now <= moment <= latest, text
        step.editor.keep()
        desk.rest()
        if step.editor.due.unread():
            assert step.editor.due.line.error(), text
            assert step.editor.isVisible()
        elif not step.editor.isVisible():
            step.new_option()
            step.editor.set_remedy("remedy-room-move")
            paste(step.editor.text, "Move")

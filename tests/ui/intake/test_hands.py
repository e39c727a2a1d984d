"""What hands do that no form expects: a double click where one would do, saving in the middle of a word of an input method, clocks that jump."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.usecases.read_models import Query, View
from tests.ui.intake.test_page import CTRL, WHOLE, opened
from tests.ui.record.fixtures import ContextFor, Settle, went
from tests.ui.record.real_office import RealHouse

TEN_YEARS = 3653 * 24 * 60  # minutes


def received(house: RealHouse) -> list[UUID]:
    page = house.office.tickets.page(Query(View.ALL), "chen", house.office.clock())
    return [row.id for row in page.rows]


def compose(target: QWidget, preedit: str, commit: str = "") -> None:
    """As an input method does it: what is being composed, then what is taken."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def test_a_double_click_saves_one_complaint(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = opened(qtbot, context_for("chen"), settle, **WHOLE)
    for click in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseClick):
        click(page.save_button, Qt.MouseButton.LeftButton)
    settle()
    assert len(received(house)) == 1


def test_a_word_being_composed_is_no_text_yet_and_its_letters_are_no_keys(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    context = context_for("chen")
    page = opened(qtbot, context, settle, **{**WHOLE, "narrative": ""})
    page.form.narrative.setFocus()
    area = page.form.narrative
    compose(area, "tian hua ban")
    assert area.words() == ""
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert received(house) == []  # refused: nothing was written yet
    compose(area, "", "天花板漏水")
    assert area.words() == "天花板漏水"
    compose(area, "ma shang")
    compose(area, "", "，马上来人")
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle()
    (case_id,) = received(house)
    assert house.office.desk(house.people["chen"]).case(case_id).intake.narrative == "天花板漏水，马上来人"
    assert went(context)[-1][1] == case_id


def test_a_complaint_is_received_when_the_clock_jumps_ten_years_on(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    before = house.receive()
    page = opened(qtbot, context_for("chen"), settle, **WHOLE)
    house.time.pass_by(TEN_YEARS)
    page.save_button.click()
    settle()
    assert len(received(house)) == 2, page.banner.words()
    (case_id,) = set(received(house)) - {before}
    intake = house.office.desk(house.people["chen"]).case(case_id).intake
    assert intake.received is not None
    assert intake.received.received_at <= intake.recorded_at

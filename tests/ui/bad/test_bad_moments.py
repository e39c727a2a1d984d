"""The bad moments by their numbers, in the window: a file without its newest half, an old backup, two clicks, a clock far ahead, an IME."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.bootstrap import open_office
from desktop.ui.jobs import Jobs
from desktop.ui.record.sentence import joined
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.ui.wizard.promise_line import PromiseLine
from desktop.usecases.read_models import Query, View
from tests.ui.bad.test_bad_inputs import Desk, at_step, desk, desk_of_the_house, paste
from tests.ui.case.house import CaseHouse
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.fixtures import went
from tests.ui.record.real_office import PASSWORD, Time, shown

__all__ = ["desk", "desk_of_the_house"]
TEN_YEARS = 10 * 365 * 24 * 60  # minutes
Signed = Callable[[Path], Workplace]


@pytest.fixture
def signed(qapp: QApplication, jobs: Jobs, executor: ManualExecutor) -> Iterator[Signed]:
    """Open the file of a house in the window and sign chen in."""
    windows: list[MainWindow] = []

    def sign(path: Path) -> Workplace:
        window = MainWindow(lambda: open_office(path, Time()), jobs, Appearance(qapp, "en", "light"))
        windows.append(window)
        window.show()
        window.begin()
        executor.drain()
        window.sign_in.faces.choose("chen")
        window.sign_in.password.edit.setText(PASSWORD)
        window.sign_in.enter.click()
        executor.drain()
        assert window.workplace is not None
        return window.workplace

    yield sign
    for window in windows:
        window.forget_person()
        if window.office is not None:
            window.office.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def said(place: Workplace) -> str:
    """What the strip of the checks says; "" while it is silent."""
    strip = place.frame.proof
    return joined(strip.words(), strip.accessibleDescription()) if strip.isVisible() else ""


def kept(house: CaseHouse, target: Path) -> Path:
    """A copy of the file as it lies on the disk, without what stands in its -wal, beside the note of the head that was seen."""
    target.mkdir()
    for one in house.folder.iterdir():
        if one.is_file() and not one.name.endswith(("-wal", "-shm")):
            shutil.copy(one, target / one.name)
    return target / "house.amends"


def seen(house: CaseHouse) -> None:
    """The end of the log is looked at, as at every start."""
    checks = house.office.checks
    assert checks is not None
    assert checks().tail().holds


def test_44_a_file_whose_newest_half_was_deleted_is_told_at_the_start(tmp_path: Path, signed: Signed) -> None:
    (tmp_path / "house").mkdir()
    house = CaseHouse(tmp_path / "house", Time())
    house.receive()
    seen(house)
    assert (house.folder / "house.amends-wal").stat().st_size > 0, "nothing would be lost"
    cut = kept(house, tmp_path / "cut")
    house.close()
    assert said(signed(house.folder / "house.amends")) == ""
    assert "old backup put back" in said(signed(cut))


def test_48_an_old_backup_put_back_is_told_at_the_start(tmp_path: Path, signed: Signed) -> None:
    (tmp_path / "house").mkdir()
    house = CaseHouse(tmp_path / "house", Time())
    house.receive()
    house.close()
    path = house.folder / "house.amends"
    old = Path(shutil.copy(path, tmp_path / "old.amends"))
    house.office = open_office(path, house.time)
    house.receive()
    seen(house)
    house.close()
    shutil.copy(old, path)
    place = signed(path)
    assert "does not hold" in said(place)
    assert "old backup put back" in said(place)


def cases(desk: Desk) -> int:
    """How many complaints the house has."""
    office = desk.context.office
    return len(office.tickets.page(Query(View.ALL), "chen", office.clock()).rows)


def filled_in(desk: Desk) -> None:
    """A complaint typed and not yet saved."""
    shown(desk.intake)
    desk.intake.activateWindow()
    desk.intake.begin({"narrative": "Water from the ceiling", "level": "major", "place": "1417", "channel": "on-site"})
    desk.rest()


def test_52_two_clicks_save_one_complaint(desk: Desk) -> None:
    filled_in(desk)
    before = cases(desk)
    save = desk.intake.save_button
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(save, Qt.MouseButton.LeftButton)
    QTest.keyClick(desk.intake, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.rest()
    assert cases(desk) == before + 1


def test_32_a_clock_ten_years_on_takes_the_complaint_down(desk: Desk) -> None:
    filled_in(desk)
    before = len(went(desk.context))
    desk.house.time.pass_by(TEN_YEARS)
    try:
        desk.intake.tick()
        QTest.mouseClick(desk.intake.save_button, Qt.MouseButton.LeftButton)
        desk.rest()
        calls = went(desk.context)[before:]
        assert [call[0] for call in calls] == ["case"], desk.intake.banner.words()
        case_id = calls[0][1]
    finally:
        desk.house.time.pass_by(-TEN_YEARS)
    assert any(row.id == case_id for row in desk.context.office.tickets.page(Query(View.ALL), "chen", 2**60).rows)


def test_33_a_promise_for_a_time_that_has_passed_is_not_made(desk: Desk) -> None:
    case_id = at_step(desk, 5)
    now = desk.context.office.clock()
    made = set(desk.context.desk.case(case_id).promises.all)
    line = next(one for one in desk.page.findChildren(PromiseLine) if one.isVisible())
    for text in ("call back yesterday 9 pm", "call back 2019-01-01 10:00", "call back 20 min ago"):
        paste(line.field.edit, text)
        QTest.keyClick(line.field.edit, Qt.Key.Key_Return)
        desk.rest()
        assert line.words() == "" or line.field.error(), text
    for key, promise in desk.context.desk.case(case_id).promises.all.items():
        assert key in made or promise.due_at > now, promise


def test_52_a_password_comes_through_an_input_method(
    tmp_path: Path, qapp: QApplication, jobs: Jobs, executor: ManualExecutor
) -> None:
    house = CaseHouse(tmp_path, Time())
    window = MainWindow(lambda: house.office, jobs, Appearance(qapp, "zh", "light"))
    window.show()
    window.begin()
    executor.drain()
    window.sign_in.faces.choose("chen")
    edit = window.sign_in.password.edit
    composing, wide = QInputMethodEvent("lan'ting", []), QInputMethodEvent()
    wide.setCommitString("ｌａｎｔｉｎｇ－２０２６")  # as an input method writes that was left at full width
    QApplication.sendEvent(edit, composing)
    assert window.sign_in.password.secret() == "", "what is still composed is no password"
    QApplication.sendEvent(edit, wide)
    assert edit.displayText() == edit.displayText()[0] * len(PASSWORD), "nothing of it is shown"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    executor.drain()
    assert window.workplace is not None, "full width means the same"
    window.forget_person()
    window.deleteLater()
    house.close()

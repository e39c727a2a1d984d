"""The whole program, with its real threads: from the first window to the last word typed."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.ui import app
from desktop.ui.shell.window import SMALLEST, MainWindow
from desktop.ui.shell.window_place import WindowPlace
from desktop.usecases.office import Office
from tests.ui.conftest import PASSWORD


def test_from_the_window_to_the_last_word(house_file: Path, qapp: QApplication) -> None:
    assert qapp.quitOnLastWindowClosed()
    QStandardPaths.setTestModeEnabled(True)  # the window's place is kept in a folder of tests
    seen: list[str] = []

    def opener() -> Office:
        return bootstrap.open_office(house_file)

    def go_on() -> None:
        window = next(top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible())
        if window.workplace is not None:
            window.workplace.new_complaint()
            window.workplace.pages.intake.form.lines["name"].edit.setText("The last word")
            window.workplace.pages.intake.form.edited.emit("name")
            window.close()
            return
        if window.stack.currentWidget() is window.sign_in and window.sign_in.faces.tiles and not seen:
            seen.append("signing in")
            window.sign_in.faces.choose("chen")
            window.sign_in.password.edit.setText(PASSWORD)
            window.sign_in.enter.click()
        QTimer.singleShot(20, go_on)

    QTimer.singleShot(0, go_on)
    assert app.run(opener, language="en", look="light") == 0
    assert seen == ["signing in"]
    again = bootstrap.open_office(house_file)
    draft = again.drafts.get("chen", "intake")
    again.close()
    assert draft is not None
    assert draft.fields["name"] == "The last word"


def test_the_window_fits_the_screen(qapp: QApplication) -> None:
    width, height = app.usual_size(qapp)
    assert width >= SMALLEST[0]
    assert height >= SMALLEST[1]


def test_the_window_opens_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    first, again = QWidget(), QWidget()
    for one in (first, again):
        qtbot.addWidget(one)
    path = tmp_path / "window.ini"
    assert not WindowPlace(path).restore(first)
    first.resize(500, 400)
    first.move(60, 40)
    first.show()
    WindowPlace(path).keep(first)
    assert WindowPlace(path).restore(again)
    again.show()
    assert (again.width(), again.height()) == (500, 400)
    assert again.pos() == first.pos()


def test_a_place_that_cannot_be_read_is_no_place(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "window.ini").write_text("[window]\nplace=nonsense\n", encoding="utf-8")
    assert not WindowPlace(tmp_path / "window.ini").restore(window)

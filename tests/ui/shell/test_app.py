"""The whole program, with its real threads: from the first window to the last word typed."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop import bootstrap
from desktop.ui import app
from desktop.ui.shell.window import SMALLEST, MainWindow
from desktop.usecases.office import Office
from tests.ui.conftest import PASSWORD


def test_from_the_window_to_the_last_word(house_file: Path, qapp: QApplication) -> None:
    assert qapp.quitOnLastWindowClosed()
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

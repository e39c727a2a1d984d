"""Around a dialog's card one sees the dimmed window, painted, so that no compositor is needed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import DARK, LIGHT, Palette, look
from desktop.ui.widgets.backdrop import Scrim
from desktop.ui.widgets.dialog import Dialog
from tests.ui.conftest import AppTheme

MARGIN = 8  # inside the room around the card, outside its shadow


def window_of(qtbot: QtBot, size: tuple[int, int] = (900, 700)) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel(window)
    label.setGeometry(0, 0, *size)
    label.setStyleSheet("background: #d02060")
    window.resize(*size)
    window.show()
    return window


def opened(window: QWidget, width: int = 400) -> Dialog:
    dialog = Dialog("backdrop_dialog", window, width)
    dialog.say("Title", "Second line")
    dialog.open()
    QApplication.processEvents()
    return dialog


def edge(dialog: Dialog) -> QColor:
    """What the dialog shows at its corner."""
    drawn: QImage = dialog.grab().toImage()
    return drawn.pixelColor(MARGIN, MARGIN)


def dimmed(ground: str) -> QColor:
    """A colour as it looks under the scrim worn now."""
    base, over = QColor(ground), QColor(look().scrim)
    part = over.alphaF()
    mixed = [
        round(o * part + b * (1 - part))
        for o, b in zip((over.red(), over.green(), over.blue()), (base.red(), base.green(), base.blue()), strict=True)
    ]
    return QColor(*mixed)


def near(one: QColor, other: QColor) -> bool:
    """Alike but for the outermost breath of the shadow."""
    pairs = zip((one.red(), one.green(), one.blue()), (other.red(), other.green(), other.blue()), strict=True)
    return all(abs(a - b) <= 6 for a, b in pairs)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_margin_shows_the_dimmed_window(qtbot: QtBot, app_theme: AppTheme, palette: Palette) -> None:
    app_theme(palette, "en")
    dialog = opened(window_of(qtbot))
    assert not dialog.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert near(edge(dialog), dimmed("#d02060"))
    assert not near(edge(dialog), QColor("#d02060"))
    assert not near(edge(dialog), QColor("black"))


def test_a_dialog_that_moves_or_grows_shows_what_is_there(qtbot: QtBot) -> None:
    window = window_of(qtbot)
    patch = QLabel(window)
    patch.setGeometry(0, 0, 120, 120)
    patch.setStyleSheet("background: #10a040")
    patch.show()
    dialog = opened(window)
    assert near(edge(dialog), dimmed("#d02060"))
    dialog.move(window.mapToGlobal(QPoint(10, 10)))
    QApplication.processEvents()
    assert near(edge(dialog), dimmed("#10a040"))


def test_what_hangs_over_the_edge_of_the_window_is_not_black(qtbot: QtBot) -> None:
    dialog = opened(window_of(qtbot, (300, 120)))
    assert near(edge(dialog), dimmed(look().ground))


def test_a_change_of_look_reaches_the_margin_and_closing_lets_the_window_shine(
    qtbot: QtBot, app_theme: AppTheme
) -> None:
    window = window_of(qtbot)
    dialog = opened(window)
    before = edge(dialog)
    app_theme(DARK, "en")
    QApplication.processEvents()
    assert near(edge(dialog), dimmed("#d02060"))
    assert not near(edge(dialog), before)
    dialog.reject()
    assert not [one for one in window.findChildren(Scrim) if one.isVisible()]
    assert near(window.grab().toImage().pixelColor(450, 350), QColor("#d02060"))

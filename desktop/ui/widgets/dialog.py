"""The base of every dialog: a raised card over a scrim that dims the window, closed by Esc."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.backdrop import Backdrop
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.reading_order import InReadingOrder

_SHADOW = 32  # room around the card, in which its shadow falls


class Dialog(InReadingOrder, Retranslated, QDialog):
    """Title, second text, `body`, and a foot that takes a note and buttons; open it with `open()`.

    Subclasses override `retranslate` and call `say` there; `accepted` and `rejected` as every QDialog.
    """

    def __init__(self, object_name: str, parent: QWidget, width: int = 640) -> None:
        super().__init__(parent.window())
        named(self, object_name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        card = named(QFrame(), f"{object_name}_card")
        lift(card, "dialog", _SHADOW)
        card.setFixedWidth(max(width, min(larger(width), parent.window().width() - 2 * _SHADOW)))
        outer.addWidget(card)
        self._column = column = QVBoxLayout(card)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._build_head())
        self._sub = PlainLabel("", "muted", wrap=True)
        column.addWidget(self._sub)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.SMALL)
        column.addLayout(self.body, 1)
        self._line = Hairline()
        column.addWidget(self._line)
        column.addLayout(self._build_foot())
        self._under = parent.window()
        self._backdrop = Backdrop(self, self._under)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title = PlainLabel("", "title", wrap=True)
        self.close_button = HintButton(f"{self.objectName()}_close", "quiet", icon="x")
        # Esc does the same, so Tab need not stop here before the first field.
        self.close_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.close_button.clicked.connect(self.reject)
        row.addWidget(self._title, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _build_foot(self) -> QHBoxLayout:
        self._foot = QHBoxLayout()
        self._foot.setSpacing(Space.TIGHT + 2)
        self._note = PlainLabel("", "note", wrap=True)
        self._foot.addWidget(self._note, 1)
        return self._foot

    def say(self, title: str, sub: str = "", note: str = "") -> None:
        """Set title, second text and the note at the left of the foot."""
        self._title.setText(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._note.setText(note)

    def add_button(self, button: HintButton) -> None:
        """Put a button at the right of the foot: secondary first, primary last."""
        self._foot.addWidget(button)

    def grow(self) -> None:
        """Give every line of every text its room, once the dialog is on the screen."""
        if self.isVisible():
            self._give_room()

    def _give_room(self) -> None:
        self._column.activate()
        self._outer.activate()
        if (height := self._outer.totalHeightForWidth(self.width())) > self.height():
            self.resize(self.width(), height)

    @override
    def retranslate(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close"))

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        Dialog.retranslate(self)
        self._give_room()  # only now the fonts are worn that say into how many lines a text breaks
        middle = self._under.mapToGlobal(self._under.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() // 2)
        self._backdrop.rise()

    @override
    def hideEvent(self, arg__1: QHideEvent) -> None:
        super().hideEvent(arg__1)
        self._backdrop.fall()

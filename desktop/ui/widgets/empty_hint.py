"""Says in an empty place why it is empty, and what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named


class EmptyHint(QWidget):
    """Icon, a sentence, a second one, and optionally the one thing to do."""

    action_asked = Signal()

    def __init__(self, object_name: str, icon: str = "inbox", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.TIGHT)
        self._title, self._detail = PlainLabel("", "strong", wrap=True), PlainLabel("", "muted", wrap=True)
        self._action = HintButton(f"{object_name}_action", keys=keys)
        self._action.clicked.connect(self.action_asked)
        column.addStretch(1)
        column.addWidget(IconMark(icon, "muted", 28), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(Space.HAIR)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def say(self, title: str, detail: str = "", action: str = "") -> None:
        """Set the sentences and the words of the button; an empty one is not shown."""
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._action.say(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(title)

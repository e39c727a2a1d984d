"""A framed piece of a page with a title, a second text and room for a control in the corner."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role


class Card(QFrame):
    """Title row and body; put content into `body`. The head is hidden while it is empty."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.MEDIUM + 2, Space.MEDIUM - 2, Space.MEDIUM + 2, Space.MEDIUM)
        outer.setSpacing(Space.TIGHT)
        self._head = QWidget()
        self._head_row = QHBoxLayout(self._head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.setSpacing(Space.TIGHT)
        self._title, self._sub = PlainLabel("", "strong"), PlainLabel("", "muted")
        self._head_row.addWidget(self._title)
        self._head_row.addWidget(self._sub)
        self._head_row.addStretch(1)
        outer.addWidget(self._head)
        self._head.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.TIGHT)
        outer.addLayout(self.body, 1)

    def say(self, title: str, sub: str = "") -> None:
        """Set title and second text; both may be words of a person and are shown as typed."""
        self._title.setText(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._title.setVisible(bool(title))
        self._head.setVisible(bool(title or sub) or self._head_row.count() > _WITHOUT_CORNER)
        self.setAccessibleName(title)

    def set_corner(self, widget: QWidget) -> None:
        """Put a control or a note at the right end of the title row."""
        self._head_row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.show()

    def set_chosen(self, chosen: bool) -> None:
        """Frame the card with 2 px of accent, the sign of the choice."""
        with_role(self, "chosen" if chosen else "card")


_WITHOUT_CORNER = 3  # title, second text, stretch

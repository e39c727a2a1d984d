"""The body of a page: head and foot stand still, only the middle scrolls, so that nothing is ever squeezed."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.naming import named

_NESTINGS = 8  # of texts in rows in lists in cards, and some to spare; a round with nothing to lay out costs nothing


class ScrollBody(QWidget):
    """Put what scrolls into `body`, what stands above into `head`, what stands below into `foot`."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head, self.foot, self.body = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._area = named(QScrollArea(), f"{object_name}_area")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        # Nothing is wider than its place until somebody has made the letters larger: then all of it can be reached.
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # The area is no stop of Tab; the fields in it are, and it follows them.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setLayout(self.body)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        for layout in (self.head, self.body, self.foot):
            _bare(layout)
        outer.addLayout(self.head)
        outer.addWidget(self._area, 1)
        outer.addLayout(self.foot)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Set the distance of the scrolling content from the edges."""
        self.body.setContentsMargins(left, top, right, bottom)

    def area(self) -> QScrollArea:
        """Give the scrolling area, to scroll to a place."""
        return self._area

    def settle(self) -> None:
        """Lay new content out before it is painted: by itself Qt needs a turn of the loop for each nesting of wrapped texts."""
        for _ in range(_NESTINGS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def reveal(self, widget: QWidget, below: QWidget | None = None) -> None:
        """Scroll until the widget is seen, with some room around, and what was just said below it."""
        self._area.ensureWidgetVisible(widget, Space.WIDE, Space.WIDE)
        if below is not None:
            self.settle()
            self._area.ensureWidgetVisible(below, Space.WIDE, Space.WIDE)


def _bare(layout: QLayout) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.SMALL)

"""The line between the list and the chosen complaint: drawn aside by whoever wants more of one of them, and kept there."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.shell.settings import Settings
from desktop.ui.theme import Size, larger
from desktop.ui.widgets.naming import named

NARROWEST, WIDEST = 340, 640  # logical pixels of the pane at the right


class QueueSplit(QSplitter):
    """Keeps the width of the pane for its person, a moment after it was drawn."""

    def __init__(
        self, left: QWidget, right: QWidget, settings: Settings, person: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        named(self, "queue_split")
        # Larger letters take their room from the pane first: it goes on in the next line, a title ends in “…”.
        narrowest = max(NARROWEST, larger(NARROWEST) * 4 // 5)
        right.setMinimumWidth(narrowest)
        right.setMaximumWidth(larger(WIDEST))
        self.addWidget(left)
        self.addWidget(right)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setCollapsible(0, False)
        self.setCollapsible(1, False)
        self.setHandleWidth(1)
        usual = max(
            narrowest,
            min(settings.pane_width(person) or max(Size.READING, larger(Size.READING) * 4 // 5), larger(WIDEST)),
        )
        self.setSizes([Size.READING * 10, usual])
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(500)
        self.timer.timeout.connect(lambda: settings.set_pane_width(right.width(), person))
        self.splitterMoved.connect(self.timer.start)

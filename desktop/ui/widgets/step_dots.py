"""Shows how far a case has come as six dots, for rows and headers where the step line has no room."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named


class StepDots(QWidget):
    """One dot a step, filled up to the step reached."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._reached, self._total = 0, 6
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, reached: int, name: str, total: int = 6) -> None:
        """Fill the dots up to the step reached; the name is what a screen reader says."""
        self._reached, self._total = reached, total
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(round((self._total - 1) * paint.DOT_PITCH) + 9, 12)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.step_dots(QPainter(self), QPointF(0.5, self.height() / 2), self._reached, self._total)

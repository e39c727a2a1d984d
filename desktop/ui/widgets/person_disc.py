"""Shows who: a disc in the person's own colour with the initials."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.widgets import paint
from desktop.ui.widgets.naming import named, plain_tip


class PersonDisc(QWidget):
    """A round sign for one person; 24 px in rows, 30 in the rail, 44 at sign-in."""

    def __init__(self, object_name: str, diameter: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._person, self._name = "", ""
        self.setFixedSize(diameter, diameter)

    def show_person(self, person: str, name: str) -> None:
        """Show the person with this id (it chooses the colour) and name."""
        self._person, self._name = person, name
        self.setAccessibleName(name)
        plain_tip(self, name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.person_disc(QPainter(self), QRectF(self.rect()), self._person, self._name)

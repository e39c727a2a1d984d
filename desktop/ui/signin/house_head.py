"""The name of the house above a card, with the sign of the program."""

from pathlib import PurePath

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.shell.house_mark import HouseMark
from desktop.ui.theme import Space, language
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.office import Office


class HouseHead(Retranslated, QWidget):
    """Sign, name, file; a chip says when it is the demo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "house_head")
        self._office: Office | None = None
        self._server = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(HouseMark(44))
        names = QVBoxLayout()
        names.setSpacing(2)
        self._name, self._sub = ElidedLabel("", "title"), ElidedLabel("", "muted")
        names.addWidget(self._name)
        names.addWidget(self._sub)
        row.addLayout(names, 1)
        self._demo = Chip("house_demo")
        row.addWidget(self._demo)
        row.addSpacing(Space.HAIR)
        self.retranslate()

    def show_house(self, office: Office) -> None:
        """Show the house of this open file."""
        self._office = office
        self.retranslate()

    def show_server(self, name: str) -> None:
        """Show which server is asked, while nobody may see the house yet."""
        self._server = name
        self.retranslate()

    @override
    def retranslate(self) -> None:
        if self._office is None:
            self._name.setText("Amends")
            server = self.tr("House on the server %1").replace("%1", self._server)
            self._sub.setText(server if self._server else self.tr("Complaint handling"))
            self._demo.hide()
            return
        house = self._office.house
        self._name.setText(house.zh if language() == "zh" else house.en)
        self._sub.setText(self.tr("Complaint handling · %1").replace("%1", PurePath(self._office.where).name))
        self._demo.say(self.tr("Demo, invented data"), "signoff", "flask-conical")
        self._demo.setVisible(house.demo)

"""Where the house is, as it was chosen on this computer, and the way to a house on a server."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.jobs import Jobs
from desktop.ui.signin.remembered import Remembered, server_file
from desktop.ui.signin.server_page import ServerPage
from desktop.ui.signin.where_dialog import WhereDialog
from desktop.usecases.whereabouts import Doors, Whereabouts


class Elsewhere(QObject):
    """`chosen` carries the Whereabouts that a person chose; `page` asks who it is at a server."""

    chosen = Signal(object)

    def __init__(self, doors: Doors, place: Whereabouts, jobs: Jobs, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._doors, self._stack, self._window = doors, stack, parent
        self.remembered = Remembered(doors.folder)
        self.place = place
        self.page = ServerPage(doors, self.remembered, jobs)
        self.page.where_asked.connect(self.ask)
        stack.addWidget(self.page)

    def ask(self) -> None:
        """Ask where the house is."""
        dialog = WhereDialog(self.place, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, place: Whereabouts) -> None:
        self.place = place
        self.remembered.choose(place)
        self.chosen.emit(place)

    def show_page(self, person: str = "") -> None:
        """Ask who it is at the server."""
        self._stack.setCurrentWidget(self.page)
        self.page.show_server(self.place.url, person)

    def settings_of(self, where: str) -> Path:
        """The path beside which the settings of a house on a server are kept."""
        return server_file(self._doors.folder, where)

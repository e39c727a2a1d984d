"""The line at the foot of the rail: where what is written is kept, and what is wrong with that place."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop.ui.context import Context
from desktop.ui.shell.checking import NightWatch
from desktop.ui.shell.line_strip import LineStrip
from desktop.ui.shell.rail import Rail
from desktop.ui.unsent.watch import UnsentWatch
from desktop.usecases.carrier import Standing


class HouseState(QObject):
    """Says it again whenever the line to a server is cut or back."""

    def __init__(
        self, context: Context, rail: Rail, proof: NightWatch, line: LineStrip, unsent: UnsentWatch, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._rail, self._proof, self._line = context, rail, proof, line
        line.changed.connect(self.retranslate)
        unsent.stood.connect(self._on_standing)

    def _on_standing(self, standing: Standing) -> None:
        self._line.give_way(told=standing.since is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        office, context, translate = self._context.office, self._context, QCoreApplication.translate
        warned = [office.contents.say(key, context.language, detail=told) for key, told in office.warnings]
        away = self._line.cut or (context.standing is not None and context.standing.since is not None)
        detail = f"{office.where}\n{self._proof.words()}"
        if warned:
            self._rail.show_state(translate("Workplace", "Look at the file"), "soon", "\n".join(warned))
        elif away:
            self._rail.show_state(translate("Workplace", "The server is out of reach"), "soon", office.where)
        elif "://" in office.where:
            self._rail.show_state(translate("Workplace", "Saved on the server"), "ok", detail)
        else:
            self._rail.show_state(translate("Workplace", "Saved on this computer"), "ok", detail)

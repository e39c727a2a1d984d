"""Unlawful or extreme conduct in the case's menu: noted with witnesses and what was done; the complaint goes on."""

from PySide6.QtCore import QObject

from desktop.domain.case.conduct import NoteConduct
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.together.moment_dialog import Wording
from desktop.ui.together.rule_acts import Entry, Opens


class ConductActs(QObject):
    """Makes the entry of the menu."""

    def __init__(self, context: Context, opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._opens = context, opens

    def entries(self) -> tuple[Entry, ...]:
        """What may be done by this person."""
        return ((self.tr("Note an incident"), "", self.note, True),) if self._context.person.may(May.HANDLE) else ()

    def note(self) -> None:
        """Note what happened."""
        wording = Wording(
            self.tr("Note an incident"), self.tr("Who did or said what; no verdict on the person. It is on no paper, and the complaint goes on."),
            self.tr("Note it"), self.tr("What happened"), past=self.tr("When"), past_empty=self.tr("empty: now"),
            more=self.tr("What was done"), lines=(self.tr("Who saw it"),), last=self.tr("Number of the report to police or authority"),
            last_empty=self.tr("empty: none"),
        )  # fmt: skip
        self._opens(
            "note_conduct", wording, (),
            lambda said: NoteConduct(
                self._context.office.ids(), Words(said.words), Words(said.lines[0]), Words(said.more), Words(said.last), said.at
            ),
        )  # fmt: skip

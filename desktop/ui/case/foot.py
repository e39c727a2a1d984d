"""The foot of a case: what is saved, a word on what is open, and the way back and on."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.step_fields import STEPS
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Size, Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.wizard.decide import DecidePage
from desktop.ui.wizard.follow_up import FollowUpPage
from desktop.ui.wizard.step_page import StepPage
from desktop.ui.wizard.understand import UnderstandPage
from desktop.usecases.carrier import Standing
from desktop.usecases.read_models import CaseView


class CaseFoot(Retranslated, QFrame):
    """Always at the same place; one primary button, Ctrl+Enter."""

    next_asked = Signal()
    back_asked = Signal()
    park_asked = Signal()
    decline_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: Standing | None = None  # how it stood with the server when something was said to be kept here
        named(with_role(self, "foot"), "case_foot")
        self.setFixedHeight(Size.FOOT)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        row.setSpacing(Space.TIGHT + 2)
        self._saved_sign, self._saved = IconMark("check", "ok"), named(PlainLabel("", "muted"), "saved_state")
        self._note_sign, self._note = (
            IconMark("circle-alert", "soon"),
            named(PlainLabel("", "muted", wrap=True), "foot_note"),
        )
        self.park, self.decline = (
            HintButton("park", "quiet", keys="Escape", bind=False),
            HintButton("decline_all", "quiet", keys="Ctrl+0"),
        )
        self.back, self.next = (
            HintButton("step_back", keys="Alt+Left"),
            HintButton("step_next", "primary", icon="arrow-right", keys="Ctrl+Enter"),
        )
        row.addWidget(self._saved_sign)
        row.addWidget(self._saved)
        row.addSpacing(Space.TIGHT)
        row.addWidget(self._note_sign)
        row.addWidget(self._note, 1)
        for button in (self.park, self.decline, self.back, self.next):
            row.addWidget(button)
        self.next.clicked.connect(self.next_asked)
        self.back.clicked.connect(self.back_asked)
        self.park.clicked.connect(self.park_asked)
        self.decline.clicked.connect(self.decline_asked)
        self.say_note("")
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.park.say(self.tr("Keep for later"))
        self.decline.say(self.tr("Customer declines all"))
        self.back.say(self.tr("Back"))
        self.say_saved("", kept=True)

    def show_for(self, page: StepPage, view: CaseView) -> None:
        """Say how one goes on from this step."""
        last, phase = page.step == STEPS[-1], page.phase(view) if isinstance(page, FollowUpPage) else "asking"
        if phase == "asking":
            name = self._context.label("step", str(page.step + 1))
            self.next.say(self.tr("Finish") if last else self.tr("Next: %1").replace("%1", name))
            self.next.show_icon("check" if last else "arrow-right")
        else:
            self.next.say(self.tr("Ask for sign-off") if phase == "signing" else self.tr("With supervisor"))
            self.next.show_icon("shield-check")
        writes = self._context.person.may(May.HANDLE) and not view.case.signing.closed
        self.next.setEnabled(writes and phase != "asked")
        self.park.setVisible(page.step == 1)
        self.back.setVisible(page.step > 1)
        self.decline.setVisible(
            isinstance(page, DecidePage) and bool(view.case.remedy.of_round(view.case.handling.round))
        )
        self.say_note(page.foot_note() if isinstance(page, UnderstandPage) else "")

    def say_saved(self, words: str, *, kept: bool) -> None:
        """Say what is saved; `kept` is False while only the draft has it."""
        self._saved.setText(words)
        self._saved_sign.show_icon("check" if kept else "pencil", "ok" if kept else "muted")
        self._saved_sign.setVisible(bool(words))

    def say_written(self, at: Micros) -> None:
        """All of it is in the record."""
        self._kept = None
        self.say_saved(self.tr("Saved %1").replace("%1", self._context.clock(at)), kept=True)

    def say_kept(self, at: Micros) -> None:
        """The last of it is on this computer, until the server has it."""
        self._kept = self._context.standing
        words = self.tr("Kept on this computer %1, until the server is back")
        self.say_saved(words.replace("%1", self._context.clock(at)), kept=False)

    def say_drafted(self, at: Micros) -> None:
        """The last of it is in the draft only."""
        self.say_saved(self.tr("Draft kept %1").replace("%1", self._context.clock(at)), kept=False)

    def say_standing(self, case_id: UUID, at: Micros, *, unsent: bool) -> None:
        """Say it where nothing is said yet, and anew where what was kept here has reached the server."""
        waits, silent = self._context.waits(case_id), not self.saved()
        # What was known of the journal before this was kept says nothing of it.
        sent = self._kept is not None and self._kept is not self._context.standing
        if waits and silent:
            self.say_kept(at)
        elif not waits and (silent or sent) and not unsent:
            self.say_written(at)

    def say_note(self, words: str) -> None:
        """Say what is open."""
        self._note.setText(words)
        self._note_sign.setVisible(bool(words))

    def saved(self) -> str:
        """Give what is said about saving."""
        return self._saved.text()

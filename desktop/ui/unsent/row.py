"""One line of what waits: which case, what was said, when, and how it stands."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.case.handling import BeginStep, CompleteStep, ReopenStep, SaveStep
from desktop.domain.wording.masking import masked_text
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.events import step_field
from desktop.ui.record.sentence import filled, joined, listed
from desktop.ui.theme import ToneName
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop.usecases import journal
from desktop.usecases.journal import Line

_SHOWN = 160  # characters of what was said


class UnsentRow(Retranslated, Card):
    """Opens its case; other buttons only where the person has to decide. What is taken out asks a second time."""

    open_asked = Signal()
    again_asked = Signal()
    copy_asked = Signal()
    out_asked = Signal()

    def __init__(self, context: Context, line: Line, number: str = "", parent: QWidget | None = None) -> None:
        """`number` of its case, as far as this desk knows it."""
        super().__init__("unsent_row", parent)
        self._context, self.line, self._number, self._sure = context, line, number, False
        self._title, self._about = ElidedLabel("", "strong"), PlainLabel("", "muted", wrap=True)
        self._text, self._stand = PlainLabel("", "", wrap=True), PlainLabel("", "small", wrap=True)
        for label in (self._title, self._about, self._text, self._stand):
            self.body.addWidget(label)
        self.again = HintButton("unsent_again", icon="git-merge" if line.state == journal.CLASH else "refresh-cw")
        self.copy, self.out = (
            HintButton("unsent_copy", "quiet", icon="copy-plus"),
            HintButton("unsent_out", "quiet", icon="trash-2"),
        )
        self.open = HintButton("unsent_open", icon="arrow-right")
        # A complaint that the server refused is no case.
        self.opens = line.verb != "open" or line.state != journal.REFUSED
        buttons = FlowLayout()
        for button in (self.out, self.copy, self.again, self.open):
            button.setVisible(line.state in {journal.CLASH, journal.REFUSED} if button is not self.open else self.opens)
            buttons.addWidget(button)
        self.body.addLayout(buttons)
        self.open.clicked.connect(self.open_asked)
        self.again.clicked.connect(self.again_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.out.clicked.connect(self._ask_twice)
        self.retranslate()

    def standing(self) -> str:
        """Give what it says of how the line stands."""
        return self._stand.text()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.opens:
            self.open_asked.emit()

    def _ask_twice(self) -> None:
        if self._sure:
            self.out_asked.emit()
        self._sure = True
        self.retranslate()

    @override
    def retranslate(self) -> None:
        line = self.line
        what = self.tr("New complaint, not numbered yet") if line.verb == "open" else self._what()
        self.setAccessibleName(line.title)
        self._title.setText(line.title)
        self._about.setText(joined(self._number, what))
        text = " · ".join(masked_text(one) for one in journal.texts(line))
        self._text.setText(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
        self._text.setVisible(bool(text))
        words, tone = self._words_of_state()
        self._stand.say(words.replace("%1", self._context.time(line.said_at)), tone)
        self.again.say(self.tr("Compare and settle") if line.state == journal.CLASH else self.tr("Send again"))
        self.copy.say(self.tr("Copy the words"))
        self.open.say(self.tr("Open the case"))
        self.out.say(self.tr("Yes, throw it away") if self._sure else self.tr("Take out"))

    def _what(self) -> str:
        """What was done: the verb, of a step with its name, of choices with what they are about."""
        command, name = journal.command_of(self.line), self._context.label("said", self.line.verb)
        match command:
            case BeginStep(step) | ReopenStep(step) | CompleteStep(step):
                return filled(self.tr("%1: %2"), name, self._context.label("step", str(step)))
            case SaveStep(step, texts, choices):
                fields = listed(*(step_field(field) for field, _ in (*texts, *choices)))
                return joined(filled(self.tr("%1: %2"), name, self._context.label("step", str(step))), fields)
            case _:
                return name

    def _words_of_state(self) -> tuple[str, ToneName]:
        refusal = journal.why(self.line)
        match self.line.state:
            case journal.CLASH:
                return self.tr(
                    "Said at %1. A colleague changed the same meanwhile; what follows in this case waits."
                ), "soon"
            case journal.REFUSED:
                why = self._context.say(refusal) if refusal is not None else ""
                return self.tr("Said at %1. Not accepted: %2").replace("%2", why), "overdue"
            case journal.ASKED:
                return self.tr("Sent at %1, and not answered: the server will be asked whether it was saved."), "soon"
            case _:
                return self.tr("Said at %1. It is sent by itself, in its turn."), "calm"

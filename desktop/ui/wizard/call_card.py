"""The call after as it is being recorded: three questions, how satisfied they are, their words, how and when they were reached."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop.domain.case.contacts import MEDIA, SATISFIED, DoFollowUp
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea

QUESTIONS = ("carried_out", "useful", "other", "satisfied")


class CallCard(Retranslated, Card):
    """Everything here is sent with one command; nothing is chosen beforehand. `edited` after each change."""

    edited = Signal()

    def __init__(self, context: Context, site: str, parent: QWidget | None = None) -> None:
        super().__init__("follow_up_card", parent)
        self._context = context
        self.answers = {
            name: Segments(name if name == "satisfied" else f"asked_{name}") for name in QUESTIONS
        }  # in the order in which they are asked
        self.words, self.medium = TextArea("follow_up_words", lines=(2, 6)), Segments("medium")
        self.called = MomentField("contact_at", context, site)
        self._labels = [PlainLabel("", "", wrap=True) for _ in QUESTIONS]
        self._words_label, self._medium_label, self._called_label = (PlainLabel("", "label") for _ in range(3))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 1)
        for row, (label, segments) in enumerate(zip(self._labels, self.answers.values(), strict=True)):
            grid.addWidget(label, row, 0)
            grid.addWidget(segments, row, 1, Qt.AlignmentFlag.AlignRight)
        below = (self._words_label, self.words, self._medium_label, self.medium)
        for row, widget in enumerate(below, start=len(QUESTIONS)):
            grid.addWidget(widget, row, 0, 1, 2)
        last = grid.rowCount()
        grid.addWidget(self._called_label, last, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.called, last, 1)
        self.body.addLayout(grid)
        for segments in (*self.answers.values(), self.medium):
            segments.chosen.connect(self.edited)
        self.words.textChanged.connect(self._typed)
        self._called_label.setContentsMargins(0, Space.TIGHT, 0, 0)  # beside the line, not above it
        self.called.edited.connect(self.edited)
        self.retranslate()

    def _typed(self) -> None:
        self.edited.emit()

    @override
    def retranslate(self) -> None:
        label = self._context.label
        yes_no = [(key, label("yesno", key)) for key in ("yes", "no")]
        self.say(self.tr("The call after"), self.tr("three questions, and how satisfied they are"))
        texts = (self.tr("Was it carried out?"), self.tr("Did it help?"), self.tr("Are there other problems?"),
                 self.tr("How satisfied are they?"))  # fmt: skip
        for words, (name, segments), text in zip(self._labels, self.answers.items(), texts, strict=True):
            words.setText(text)
            satisfied = [(key, label("satisfied", key)) for key in SATISFIED]
            segments.say(text, satisfied if name == "satisfied" else yes_no)
        self._words_label.setText(self.tr("In their words"))
        self.words.say(self._words_label.text(), self.tr("What they said; the next round begins with it"))
        self._medium_label.setText(self.tr("How they were reached"))
        self.medium.say(self._medium_label.text(), [(key, label("medium", key)) for key in MEDIA])
        self._called_label.setText(self.tr("When they were reached; empty means now"))
        self.called.line.edit.setAccessibleName(self._called_label.text())

    def begun(self) -> bool:
        """Whether anything was answered or written."""
        return any(one.value() for one in self.answers.values()) or bool(self.words.words().strip())

    def lacking(self) -> Refusal | None:
        """The first thing that the call lacks, in the order in which it stands here."""
        if open_ := next((name for name, one in self.answers.items() if not one.value()), ""):
            return Refusal("follow_up.answer", open_)
        if self.answers["other"].value() == "yes" and not self.words.words().strip():
            return Refusal("follow_up.which", "follow_up")
        return None if self.medium.value() else Refusal("follow_up.medium", "medium")

    def first_open(self) -> Segments:
        """The first question without an answer, else how they were reached."""
        return next((one for one in self.answers.values() if not one.value()), self.medium)

    def command(self, contact: UUID) -> DoFollowUp:
        """The call as it stands here."""
        carried, useful, other, satisfied = (one.value() or "" for one in self.answers.values())
        return DoFollowUp(
            contact, self.medium.value() or "", carried, useful, other, satisfied,
            Words(self.words.words()), self.called.moment(),
        )  # fmt: skip

    def clear(self) -> None:
        """Empty it for the next call."""
        for segments in (*self.answers.values(), self.medium):
            segments.set_value(None)
        self.words.set_words("")
        self.called.set_words("")
        self.edited.emit()

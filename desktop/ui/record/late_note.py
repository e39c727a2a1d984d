"""A note written afterwards, with the time at which it was truly said or seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.guard_hint import GuardHint


class LateNoteDialog(Dialog):
    """`sent` carries (text, whose, true time or None for now)."""

    sent = Signal(str, str, object)

    def __init__(self, context: Context, site: str, parent: QWidget) -> None:
        super().__init__("late_note", parent, 560)
        self.text = TextArea("late_note_text", lines=(4, 10), limit=20_000)
        self.whose = Segments("late_note_whose")
        self.when = MomentField("late_note_when", context, site)
        self.banner = Banner("late_note_banner")
        self._rows = (
            FormRow("late_note_text_row", self.text, required=True), FormRow("late_note_whose_row", self.whose),
            FormRow("late_note_when_row", self.when),
        )  # fmt: skip
        self.body.addWidget(self.banner)
        self._hint = GuardHint(self.text, context, "note")
        self._hint.shown.connect(self.grow)
        for row in (self._rows[0], self._hint, *self._rows[1:]):
            self.body.addWidget(row)
        self._cancel = HintButton("late_note_cancel", keys="Escape", bind=False)
        self._save = HintButton("late_note_save", "primary", icon="check", keys="Ctrl+Enter")
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._send)
        self.whose.chosen.connect(self._on_whose)
        self.add_button(self._cancel)
        self.add_button(self._save)
        self.retranslate()
        self.whose.set_value("ours")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_whose(self, whose: str) -> None:
        self._hint.watch(on=whose == "ours")

    def refuse(self, field: str, words: str) -> None:
        """Say why it was not kept, and go to the field."""
        target = self.when if field == "said_at" else self.text
        if field == "said_at":
            self.when.line.set_error(words)
        else:
            self.text.set_invalid(True)
            self.banner.say(words, "soon")
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        if self.when.unread():
            self.when.complain()
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        moment: Micros | None = self.when.moment()
        self.sent.emit(self.text.words(), self.whose.value() or "ours", moment)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Add a late note"),
            self.tr("It is marked as late and keeps both times. What was written before stays as it is."),
            self.tr("Late notes are not part of what is signed."),
        )
        words, whose, when = self._rows
        words.say(self.tr("What is to be added"))
        whose.say(self.tr("Whose words"))
        when.say(self.tr("When it was"), self.tr("empty: now"))
        self.whose.say(self.tr("Whose words"), [("ours", self.tr("Ours")), ("customer", self.tr("The customer’s"))])
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Add the note"))

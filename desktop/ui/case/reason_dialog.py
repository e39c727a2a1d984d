"""Small dialogs over a case that ask for a reason, and for a person where one is brought in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.guard_hint import GuardHint

Choice = tuple[str, str]  # value, words


class ReasonDialog(Dialog):
    """`sent` carries (choice, reason); without choices the choice is empty. Esc sends nothing."""

    sent = Signal(str, str)

    def __init__(
        self, object_name: str, parent: QWidget, *, title: str, sub: str, act: str, choices: Sequence[Choice] = (), choice_name: str = "",
        required: bool = True, told: Context | None = None, reason_name: str = "",
    ) -> None:  # fmt: skip
        """`told`: the reason goes to the customer, so the phrase guard reads it. Nothing is chosen for the person."""
        super().__init__(object_name, parent, 560)
        self._texts = (title, sub, act, choice_name, reason_name)
        self.banner = Banner(f"{object_name}_banner")
        self.choice = named(QComboBox(), f"{object_name}_choice")
        for value, words in choices:
            self.choice.addItem(words, value)
        self.choice.setCurrentIndex(-1)
        self.reason = TextArea(f"{object_name}_reason", lines=(2, 6), limit=20_000)
        self._choice_row = FormRow(f"{object_name}_choice_row", self.choice, required=True)
        self._reason_row = FormRow(f"{object_name}_reason_row", self.reason, required=required)
        self._choice_row.setVisible(bool(choices))
        for widget in (self.banner, self._choice_row, self._reason_row):
            self.body.addWidget(widget)
        if told is not None:
            hint = GuardHint(self.reason, told, "planned")
            hint.shown.connect(self.grow)
            self.body.addWidget(hint)
        self._cancel = HintButton(f"{object_name}_cancel", keys="Escape", bind=False)
        self._send = HintButton(f"{object_name}_send", "primary", icon="check", keys="Ctrl+Enter")
        self._cancel.clicked.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self.add_button(self._cancel)
        self.add_button(self._send)
        self.retranslate()
        (self.choice if choices else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_send(self) -> None:
        if self.choice.count() and self.choice.currentIndex() < 0:
            self.banner.say(filled(self.tr("Choose first: %1."), self._texts[3]), "soon")
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.sent.emit(str(self.choice.currentData() or ""), self.reason.words())

    def refuse(self, words: str) -> None:
        """Say why not, and go to the reason."""
        self.banner.say(words, "soon")
        self.reason.set_invalid(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        title, sub, act, choice_name, reason_name = self._texts
        self.choice.setPlaceholderText(self.tr("Choose"))
        self.say(title, sub)
        self._choice_row.say(choice_name)
        self._reason_row.say(reason_name or self.tr("Why"))
        self._cancel.say(self.tr("Cancel"))
        self._send.say(act)

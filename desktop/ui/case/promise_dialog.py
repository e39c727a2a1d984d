"""Ctrl+Shift+P on any step: one line for a promise, read while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.wizard.promise_line import PromiseLine
from desktop.usecases.read_models import CaseView


class PromiseDialog(Dialog):
    """`sent` carries the command."""

    sent = Signal(object)

    def __init__(self, context: Context, view: CaseView, parent: QWidget) -> None:
        super().__init__("promise_dialog", parent, 560)
        self.line = PromiseLine("promise_now", context)
        self.line.show_view(view)
        self.line.entered.connect(self._on_send)
        self.body.addWidget(self.line)
        self._cancel = HintButton("promise_cancel", keys="Escape", bind=False)
        self._send = HintButton("promise_send", "primary", icon="hand-helping", keys="Ctrl+Enter")
        self._cancel.clicked.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self.add_button(self._cancel)
        self.add_button(self._send)
        self.retranslate()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(self.tr("Promise the customer something"), self.tr("What, and by when. It becomes a clock."))
        self._cancel.say(self.tr("Cancel"))
        self._send.say(self.tr("Promise it"))

    def _on_send(self) -> None:
        if self.line.complain():
            return
        if (command := self.line.promise()) is not None:
            self.sent.emit(command)

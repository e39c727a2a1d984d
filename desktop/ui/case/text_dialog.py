"""Shows a text to read, and nothing else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel


class TextDialog(Dialog):
    """Esc or its button closes it; what it showed is kept nowhere."""

    def __init__(self, object_name: str, parent: QWidget, title: str, sub: str, text: str) -> None:
        super().__init__(object_name, parent, 560)
        self._texts = (title, sub)
        self.text = PlainLabel(text, "", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(self.text)
        self._done = HintButton(f"{object_name}_done", "primary", icon="check", keys="Ctrl+Enter")
        self._done.clicked.connect(self.accept)
        self.add_button(self._done)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(*self._texts)
        self._done.say(self.tr("Read"))

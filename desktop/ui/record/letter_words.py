"""Shows what was written to the customer, as it stood on paper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.plain_text import PlainText

_AROUND = 300  # of a window, what stands above and below the words and their dialog


class LetterWords(Dialog):
    """Esc or its button closes it; the words can be marked and copied."""

    def __init__(self, parent: QWidget, title: str, sub: str, words: str) -> None:
        super().__init__("letter_words", parent, 720)
        self._texts = (title, sub)
        self.text = PlainText("letter_words_text")
        self.text.setReadOnly(True)
        self.text.setMinimumHeight(max(240, min(480, parent.window().height() - _AROUND)))
        self.text.set_words(words)
        self.body.addWidget(self.text, 1)
        self._done = HintButton("letter_words_done", "primary", icon="check", keys="Ctrl+Enter")
        self._done.clicked.connect(self.accept)
        self.add_button(self._done)
        self.finished.connect(self.deleteLater)
        self.retranslate()
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(*self._texts)
        self.text.say(self._texts[0])
        self._done.say(self.tr("Read"))

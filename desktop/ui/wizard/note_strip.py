"""A tinted card in the page for what must be known on the way, with room for what can be done about it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_property, with_role


class NoteStrip(QFrame):
    """A tinted card with a title and a sentence, for what must be known on the way."""

    def __init__(self, object_name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "banner")
        with_property(self, "tone", "signoff")
        self._title, self._words = PlainLabel("", "strong", wrap=True), PlainLabel("", "small", wrap=True)
        self._title.say("", "signoff")
        head = QHBoxLayout()
        head.setSpacing(Space.TIGHT)
        head.addWidget(IconMark(icon, "signoff"))
        head.addWidget(self._title, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._words)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.TIGHT)
        box.addLayout(self.buttons)

    def say(self, title: str, words: str) -> None:
        """Say it."""
        self._title.say(title, "signoff")
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(f"{title}. {words}")

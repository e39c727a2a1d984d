"""One line of coaching above the foot: it suggests and never blocks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_property, with_role


class CoachLine(QFrame):
    """Icon, a sentence, and a link to the technique behind it; `technique_asked` when the link is followed."""

    technique_asked = Signal()

    def __init__(self, object_name: str = "coach_line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "banner")
        with_property(self, "tone", "signoff")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM - 2, 2, Space.TIGHT, 2)
        row.setSpacing(Space.TIGHT + 2)
        self._icon = IconMark("lightbulb", "signoff")
        self._words = PlainLabel("", "", wrap=True)
        self._technique = HintButton(f"{object_name}_technique", "link")
        self._technique.clicked.connect(self.technique_asked)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._technique)
        self.setMinimumHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def say(self, words: str, technique: str = "", icon: str = "lightbulb") -> None:
        """Show one line; without a technique there is no link."""
        self._icon.show_icon(icon, "signoff")
        self._words.say(words, "signoff")
        self._technique.say(technique)
        self._technique.setVisible(bool(technique))
        self.setAccessibleName(words)

    def words(self) -> str:
        """Give the line shown."""
        return self._words.text()

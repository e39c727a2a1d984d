"""The technique behind a coaching line: when it is offered, its three moves, and an example from this kind of house."""

from PySide6.QtWidgets import QWidget

from desktop.domain.content.head import House
from desktop.domain.content.techniques import Technique
from desktop.domain.wording.bilingual import Language
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.popover import Popover

_WIDTH = 420


class TechniquePopover(Popover):
    """Show with `show_card`; Esc closes it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__("technique", host, _WIDTH)
        self._labels: list[PlainLabel] = []
        self.body.addWidget(Hairline())

    def show_card(self, card: Technique, house: House, language: Language, not_when: str, anchor: QWidget) -> None:
        """Say the card above or below the anchor; `not_when` is the word that introduces when to leave it."""
        for label in self._labels:
            self.body.removeWidget(label)
            label.hide()
            label.deleteLater()
        example = card.clinic if house == "clinic" else card.hotel
        lines = [
            (card.name.get(language), "strong"),
            (card.when.get(language), "muted"),
            *((f"{at}  {move.get(language)}", "small") for at, move in enumerate(card.moves, start=1)),
            (example.get(language), ""),
            (f"{not_when} {card.not_when.get(language)}", "note"),
        ]
        self._labels = [PlainLabel(words, role, wrap=True) for words, role in lines]
        for at, label in enumerate(self._labels):
            label.setFixedWidth(_WIDTH - 2 * Space.MEDIUM - 2)
            # The line stands between the heading and the moves.
            self.body.insertWidget(at if at < 2 else at + 1, label)
        self.setAccessibleName(" ".join(words for words, _ in lines))
        self.open_at(anchor)

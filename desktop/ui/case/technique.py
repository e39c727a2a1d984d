"""The techniques behind a coaching line: when each is offered, its three moves, an example from this kind of house, and the others."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.content.head import House
from desktop.domain.content.techniques import Technique
from desktop.domain.wording.bilingual import Language
from desktop.ui.theme import Space
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.popover import Popover

_WIDTH = 420


class TechniquePopover(Popover):
    """Show with `show_cards`; Esc closes it."""

    def __init__(self, host: QWidget) -> None:
        super().__init__("technique", host, _WIDTH)
        self._labels: list[PlainLabel] = []
        self._links: list[HintButton] = []
        self._not_when = ""
        self.body.addWidget(Hairline())
        self._others = PlainLabel("", "note")
        self._row = FlowLayout()
        self.body.addWidget(self._others)
        self.body.addLayout(self._row)

    def say(self, not_when: str, others: str) -> None:
        """Set the words before when to leave a card, and before the other cards."""
        self._not_when = not_when
        self._others.setText(others)

    def show_cards(
        self, cards: Sequence[Technique], house: House, language: Language, anchor: QWidget, at: int = 0
    ) -> None:
        """Say one of the cards above or below the anchor; the others are named below it and come when pressed."""
        self._show_card(cards[at], house, language)
        for link in self._links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for other, card in enumerate(cards):
            if other != at:
                link = HintButton(f"technique_{card.id}", "link")
                link.say(card.name.get(language))
                link.clicked.connect(partial(self._turn, cards, house, language, anchor, other))
                self._row.addWidget(link)
                self._links.append(link)
        self._others.setVisible(bool(self._links))
        self.open_at(anchor)

    def _turn(self, cards: Sequence[Technique], house: House, language: Language, anchor: QWidget, at: int) -> None:
        self.show_cards(cards, house, language, anchor, at)
        self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_card(self, card: Technique, house: House, language: Language) -> None:
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
            (f"{self._not_when} {card.not_when.get(language)}", "note"),
        ]
        self._labels = [PlainLabel(words, role, wrap=True) for words, role in lines]
        for at, label in enumerate(self._labels):
            label.setFixedWidth(_WIDTH - 2 * Space.MEDIUM - 2)
            # The line stands between the heading and the moves.
            self.body.insertWidget(at if at < 2 else at + 1, label)
        self.setAccessibleName(" ".join(words for words, _ in lines))

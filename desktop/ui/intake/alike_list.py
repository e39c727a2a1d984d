"""Cases that may be the same matter, found while the complaint is typed; nothing is ever joined by itself."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Ok, Result
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.read_models import Alike
from desktop.usecases.repeats import words_alike, worth_showing

LOOK_BACK: Micros = 90 * 24 * 3600 * 1_000_000
MOST_SHOWN = 5
LEAST_WORDS = 4  # characters: less says nothing
_OPEN = frozenset({"open", "returned", "asked"})


class AlikeCard(Retranslated, Card):
    """One case: number, where it stands, title, why it was found, and what may be done."""

    add_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, context: Context, found: Alike, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(f"alike_{found.row.number}", parent)
        self._context, self.found = context, found
        self._chip = Chip(f"alike_chip_{found.row.number}")
        self.set_corner(self._chip)
        self._about = PlainLabel(found.row.title, "", wrap=True)
        self._why = PlainLabel("", "muted", wrap=True)
        self.add_button = HintButton(f"alike_add_{found.row.number}", icon="git-merge", keys=keys)
        self.open_button = HintButton(f"alike_open_{found.row.number}", "link")
        self.add_button.clicked.connect(lambda: self.add_asked.emit(found))
        self.open_button.clicked.connect(lambda: self.open_asked.emit(found))
        self.body.addWidget(self._about)
        self.body.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.add_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_button.setVisible(self.is_open)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether more may be written on that case."""
        return self.found.row.status in _OPEN

    def why(self) -> str:
        """Give the reasons shown."""
        return self._why.text()

    @override
    def retranslate(self) -> None:
        row = self.found.row
        self.say(row.number)
        if not self.is_open:
            self._chip.say(self._context.label("status", row.status), "ok", "circle-check")
        elif not row.holder:
            self._chip.say(self.tr("Nobody holds it"), "soon", "user-round")
        else:
            self._chip.say(self._context.name(row.holder), "calm", "user-check")
        self._why.setText(self._reasons())
        self.add_button.say(self.tr("Add to this case"))
        self.open_button.say(self.tr("Open it"))

    def _reasons(self) -> str:
        row = self.found.row
        parts = [self.tr("same room")] if self.found.same_place else []
        if self.found.same_phone:
            parts.append(self.tr("same phone"))
        now = self._context.office.clock()
        if words_alike(self.found, now):
            parts.append(self.tr("words alike"))
        ago = self._context.span(now - row.received_at)
        parts.append(self.tr("%1 ago").replace("%1", ago))
        return " · ".join(parts)


class AlikeList(Retranslated, QWidget):
    """The aside: what was found, the first open case with the key Alt+J."""

    add_asked = Signal(object)
    open_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "alike")
        self._context = context
        self._cards: list[AlikeCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollBody("alike_body")
        self._scroll.set_margins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        head = QHBoxLayout()
        self._title, self._count = PlainLabel("", "lead"), Chip("alike_count")
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        self._note, self._empty = PlainLabel("", "muted", wrap=True), PlainLabel("", "muted", wrap=True)
        self._scroll.body.addLayout(head)
        self._scroll.body.addWidget(self._note)
        self._scroll.body.addWidget(self._empty)
        self._found = QVBoxLayout()
        self._found.setSpacing(Space.SMALL)
        self._scroll.body.addLayout(self._found)
        self._scroll.body.addStretch(1)
        column.addWidget(self._scroll)
        self._asked, self._question = False, 0
        self.retranslate()

    def look(self, phone: str, place: str, narrative: str) -> None:
        """Look for cases like what is typed now; the answer to an older question is dropped."""
        self._question += 1
        number, tickets, now = self._question, self._context.office.tickets, self._context.office.clock()
        if not (phone or place or len(narrative) >= LEAST_WORDS):
            self.show_found((), asked=False)
            return

        def find() -> tuple[Alike, ...]:
            # More are asked for than are shown: those that only sound a little alike fall away.
            found = tickets.alike(phone, place, narrative, now - LOOK_BACK, 4 * MOST_SHOWN)
            return worth_showing(found, now)[:MOST_SHOWN]

        def show(result: Result[tuple[Alike, ...]]) -> None:
            if number == self._question and isinstance(result, Ok):
                self.show_found(result.value, asked=True)

        self._context.jobs.run(self, find, show)

    def show_found(self, found: Sequence[Alike], *, asked: bool) -> None:
        """Show the cases; `asked` says that there was something to look for."""
        self._asked = asked
        if [one.found for one in self._cards] != list(found):
            self._rebuild(found)
        self.retranslate()

    def cards(self) -> Sequence[AlikeCard]:
        """Give the cards in order."""
        return tuple(self._cards)

    def first_open(self) -> UUID | None:
        """The case that Alt+J would add to."""
        return next((card.found.row.id for card in self._cards if card.is_open), None)

    def _rebuild(self, found: Sequence[Alike]) -> None:
        for card in self._cards:
            self._found.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, key_given = [], False
        for one in found:
            is_open = one.row.status in _OPEN
            card = AlikeCard(self._context, one, "" if key_given or not is_open else "Alt+J")
            key_given = key_given or is_open
            card.add_asked.connect(self.add_asked)
            card.open_asked.connect(self.open_asked)
            self._found.addWidget(card)
            self._cards.append(card)

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("May be the same matter"))
        self._count.say(str(len(self._cards)), "soon")
        self._count.setVisible(bool(self._cards))
        self._note.setText(
            self.tr("Looked up while you type: room, phone, similar words. Nothing is joined by itself.")
        )
        self._note.setVisible(bool(self._cards) or not self._asked)
        self._empty.setText(self.tr("Nothing alike in 90 days."))
        self._empty.setVisible(self._asked and not self._cards)
        self.setAccessibleName(self._title.text())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignLeft)

"""Facts and how far each is checked: a sign, the words, and the state as a chip that can be changed."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.inquiry import FACT_STATES, Fact
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, no_mnemonic

_SIGNS: dict[str, tuple[str, ToneName]] = {
    "open": ("circle", "calm"),
    "asked": ("hourglass", "soon"),
    "measured": ("check", "ok"),
    "shown": ("check", "ok"),
    "not-so": ("x", "calm"),
}
_SETTLED = frozenset({"measured", "shown", "not-so"})


class FactRow(QWidget):
    """One fact."""

    changed = Signal(str)

    def __init__(self, key: UUID, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"fact_{key.hex}")
        self.key, self._context = key, context
        self._sign, self._words = IconMark("circle", "muted"), PlainLabel("", "", wrap=True)
        self._state = ChipButton(f"fact_state_{key.hex}")
        self._state.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._state)

    def show_fact(self, fact: Fact) -> None:
        """Show the words and the state."""
        icon, tone = _SIGNS[fact.state]
        self._sign.show_icon(icon, tone)
        self._words.setText(fact.text)
        state = self._context.label("fact", fact.state)
        self._state.say(
            f"{state} {self._context.clock(fact.at)}" if fact.state == "asked" else state, "calm", "chevron-down"
        )

    def _choose(self) -> None:
        menu = QMenu(self)
        for state in FACT_STATES:
            action = menu.addAction(no_mnemonic(self._context.label("fact", state)))
            action.triggered.connect(lambda _=False, state=state: self.changed.emit(state))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._state.mapToGlobal(QPoint(0, self._state.height())))


class FactsCard(Retranslated, Card):
    """`noted` carries a fact, its words and state; a new one has no identity yet."""

    noted = Signal(object, str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("facts_card", parent)
        self._context = context
        self._rows: dict[UUID, FactRow] = {}
        self._facts: Mapping[UUID, Fact] = {}
        self._add = HintButton("add_fact", "link")
        self._add.clicked.connect(self._on_add)
        self.set_corner(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.HAIR)
        self.field = LineField("fact", icon="list-checks")
        self.field.edit.returnPressed.connect(self._on_entered)
        self._none = PlainLabel("", "muted", wrap=True)
        self.body.addLayout(self._column)
        self.body.addWidget(self._none)
        self.body.addWidget(self.field)
        self.field.hide()
        self.retranslate()

    def show_facts(self, facts: Mapping[UUID, Fact]) -> None:
        """Show these facts, in the order in which they were noted."""
        self._facts = facts
        for key, fact in facts.items():
            if key not in self._rows:
                row = FactRow(key, self._context)
                row.changed.connect(partial(self._on_state, key))
                self._rows[key] = row
                self._column.addWidget(row)
            self._rows[key].show_fact(fact)
        self._none.setVisible(not facts and self.field.isHidden())
        done = sum(fact.state in _SETTLED for fact in facts.values())
        sub = self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(len(facts))) if facts else ""
        self.say(self.tr("Facts checked"), sub)

    def words(self) -> str:
        """What is typed and not yet kept."""
        return self.field.words()

    def set_words(self, words: str) -> None:
        """Bring typed words back."""
        self.field.set_words(words)
        self.field.setVisible(bool(words) or not self.field.isHidden())

    @override
    def retranslate(self) -> None:
        self._add.say(self.tr("Add a fact"))
        self.field.say(self.tr("A fact"), self.tr("Engineering log: no visit before 22:31"))
        self._none.setText(self.tr("Nothing checked yet: logs, measurements, what colleagues saw."))
        self.show_facts(self._facts)

    def _on_state(self, key: UUID, state: str) -> None:
        self.noted.emit(key, self._facts[key].text, state)

    def _on_add(self) -> None:
        self.field.show()
        self._none.hide()
        self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        if words := self.field.words():
            self.noted.emit(None, words, "open")

"""What narrows the inspector's list: who, which days, which case."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.queue.filter_chip import FilterChip
from desktop.ui.theme import Size, larger
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named

_PERIODS = {"today": 0, "week": 6, "month": 29}  # days before today


class FilterLine(Retranslated, QWidget):
    """`changed` when the person chose; the days stand as 2026-11-21, empty = without end."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "audit_filters")
        self._today = today
        self._people: Sequence[tuple[str, str]] = ()
        self.person, self.period = FilterChip("audit_person"), FilterChip("audit_period")
        self.first, self.last = LineField("audit_first", icon="calendar", limit=10), LineField("audit_last", limit=10)
        self.number = LineField("audit_number", icon="search", limit=24)
        for field, width in ((self.first, 150), (self.last, 126), (self.number, 190)):
            field.setFixedWidth(larger(width))
            field.edit.editingFinished.connect(self._on_typed)
        self._to = PlainLabel("", "muted")
        flow = FlowLayout()
        self.setLayout(flow)
        for widget in (self.person, self.period, self.first, self._to, self.last, self.number):
            flow.addWidget(widget)
        self._to.setFixedHeight(Size.FIELD)
        self.person.changed.connect(self.changed)
        self.period.changed.connect(self._on_period)
        self._typed = self._words()
        self.retranslate()

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer these people, by id and printed name."""
        self._people = people
        self.retranslate()

    def show_today(self, today: date) -> None:
        """Count the periods from this day."""
        self._today = today

    def person_id(self) -> str:
        """Whose acts, "" = everybody's."""
        return next(iter(self.person.values), "")

    def clear(self) -> None:
        """Take everything back."""
        self.person.set_values(frozenset())
        self.period.set_values(frozenset())
        for field in (self.first, self.last, self.number):
            field.set_words("")
            field.set_error("")
        self._typed = self._words()
        self.changed.emit()

    def narrows(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.person.values or any(self._words()))

    def _words(self) -> tuple[str, str, str]:
        return self.first.words(), self.last.words(), self.number.words()

    def _on_typed(self) -> None:
        # Leaving a field without a change asks for nothing.
        if self._words() != self._typed:
            self._typed = self._words()
            self.period.set_values(frozenset())
            self.changed.emit()

    def _on_period(self) -> None:
        chosen = next(iter(self.period.values), "")
        days = _PERIODS.get(chosen)
        self.first.set_words("" if days is None else (self._today - timedelta(days)).isoformat())
        self.last.set_words("" if days is None else self._today.isoformat())
        self._typed = self._words()
        self.changed.emit()

    @override
    def retranslate(self) -> None:
        self.person.say(self.tr("Person"), self.tr("Everybody"), self._people)
        words = (self.tr("Today"), self.tr("7 days"), self.tr("30 days"))
        self.period.say("", self.tr("All days"), tuple(zip(_PERIODS, words, strict=True)))
        self.first.say(self.tr("From this day"), self.tr("From"))
        self.last.say(self.tr("To this day"), self.tr("To"))
        self._to.setText("–")
        self.number.say(self.tr("Number of a case"), "C-2026-0417")

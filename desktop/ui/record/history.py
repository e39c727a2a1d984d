"""The aside of the record: what happened, newest first, from the log and nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.carried import Said
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.state import Entry
from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.events import tell
from desktop.ui.record.letter_words import LetterWords
from desktop.ui.record.sentence import joined
from desktop.ui.record.told import Ground, Told, Topic
from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.timeline import TimelineRow, TimelineView
from desktop.usecases.read_models import CaseView


def told(context: Context, view: CaseView) -> list[tuple[Micros, Entry, Told]]:
    """Every event of the case in words and when it happened, newest first; what was entered late stands where it happened."""
    out: list[tuple[Micros, Entry, Told]] = []
    for number, entry in enumerate(view.entries, 1):
        ground = Ground(context, view, entry.stamp)
        # What was said without the server says so itself, in its own row.
        away = "".join(tell(event, ground).title for event in entry.events if isinstance(event, Said))
        if number > len(view.entries) - view.waiting:
            away = QCoreApplication.translate("History", "waits to be sent")
        for event in entry.events:
            if not isinstance(event, NumberKept | Said):  # they tell of what stands beside them
                one = tell(event, ground)
                out.append((one.at or entry.stamp.said_at, entry, replace(one, note=away)))
    return sorted(out, key=lambda one: one[0])[::-1]  # of one moment the later entry first


class History(Retranslated, QWidget):
    """Filters, the list, and the way to a late note."""

    note_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "history")
        self._context = context
        self._view: CaseView | None = None
        self._checked = ""
        self._texts = dict[str, tuple[str, str, str]]()  # by the key of their row: title, when and who, words
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        head = QHBoxLayout()
        head.setSpacing(6)
        self._title = PlainLabel("", "lead")
        head.addWidget(self._title)
        head.addStretch(1)
        self._group = QButtonGroup(self)
        self._filters: dict[Topic, QToolButton] = {}
        for topic in Topic:
            button = with_role(named(QToolButton(), f"history_{topic.value}"), "filter")
            button.setCheckable(True)
            button.clicked.connect(self._fill)
            self._filters[topic] = button
            self._group.addButton(button)
            head.addWidget(button)
        self._filters[Topic.WORK].setChecked(True)
        column.addLayout(head)
        self._note = named(PlainLabel("", "note", wrap=True), "history_note")
        column.addWidget(self._note)
        self.list = TimelineView("history_list")
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        column.addWidget(self.list, 1)
        self._empty = PlainLabel("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._empty)
        self.add_button = HintButton("history_add", icon="plus", keys="Ctrl+M")
        self.add_button.clicked.connect(self.note_asked)
        column.addWidget(self.add_button)
        self.retranslate()

    def show_view(self, view: CaseView) -> None:
        """Show the log of this case."""
        self._view = view
        self._fill()

    def say_checked(self, words: str) -> None:
        """Say when the log was last checked, and with what result."""
        self._checked = words
        self._note.setText(words)

    def rows(self) -> Sequence[TimelineRow]:
        """Give the rows shown."""
        model = self.list.timeline
        return [model.row_at(number) for number in range(model.rowCount())]

    def _fill(self) -> None:
        if self._view is None:
            return
        wanted = next(topic for topic, button in self._filters.items() if button.isChecked())
        rows: list[TimelineRow] = []
        day = ""
        self._texts.clear()
        for at, entry, one in told(self._context, self._view):
            if wanted not in (Topic.WORK, one.topic):
                continue
            here = self._day(at)
            rows.append(
                TimelineRow(
                    self._context.clock(at, self._site()),
                    one.icon,
                    one.title,
                    joined(self.tr("Click to read it"), one.detail) if one.words else one.detail,
                    one.tone,
                    "" if here == day else here,
                    note=one.note,
                    key=str(len(rows)) if one.words else "",
                )
            )
            if one.words:
                who = self._view.name(entry.stamp.actor)
                self._texts[rows[-1].key] = (
                    one.title,
                    joined(self._context.time(at, site=self._site()), who),
                    one.words,
                )
            day = here
        self.list.timeline.replace(rows)
        self._empty.setVisible(not rows)

    def _open(self, index: QModelIndex) -> None:
        """Show a text that is too long for its line."""
        text = self._texts.get(self.list.timeline.row_at(index.row()).key)
        shown = any(
            one.isVisible() for one in self.window().findChildren(LetterWords)
        )  # two signals may tell of one click
        if text is not None and not shown:
            LetterWords(self, *text).open()

    def _site(self) -> str:
        received = self._view.case.intake.received if self._view else None
        return received.site if received else ""

    def _day(self, at: int) -> str:
        now = self._context.office.clock()
        shown, today = self._context.local(at, self._site()).date(), self._context.local(now, self._site()).date()
        days = (today - shown).days
        if days in (0, 1):
            return self.tr("Today") if days == 0 else self.tr("Yesterday")
        return self._context.date(at, now, self._site())

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Course"))
        words = {Topic.WORK: self.tr("All"), Topic.CONTACT: self.tr("Contacts"), Topic.SIGNING: self.tr("Sign-off")}
        for topic, button in self._filters.items():
            button.setText(words[topic])
            button.setAccessibleName(words[topic])
        self._empty.setText(self.tr("Nothing of this kind yet."))
        self.list.say(self._title.text())
        self.add_button.say(self.tr("Add a late note"))
        self._fill()

"""What narrows the list: due, level, step, room, holder; channel and site where they are asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.ui.context import SOON, Context
from desktop.ui.i18n import Retranslated
from desktop.ui.queue.filter_chip import Choice, FilterChip
from desktop.ui.queue.place_chip import PlaceChip
from desktop.ui.theme import Space
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, plain_tip
from desktop.usecases.read_models import Filter

_DAY: Micros = 24 * 3600 * 1_000_000
_EDGE = 8  # pixels above and below


class FilterBar(Retranslated, QWidget):
    """`changed` when the person narrowed or widened the list."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "queue_filters")
        self._context = context
        self.due = FilterChip("filter_due")
        self.level = FilterChip("filter_level", several=True)
        self.step = FilterChip("filter_step")
        self.place = PlaceChip("filter_place")
        self.holder = FilterChip("filter_holder")
        self.channel = FilterChip("filter_channel")
        self.site = FilterChip("filter_site")
        self.chips = (self.due, self.level, self.step, self.place, self.holder, self.channel, self.site)
        self.count = named(PlainLabel("", "muted"), "queue_count")
        self.clear_button = HintButton("filter_clear", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, _EDGE, Space.MEDIUM, _EDGE)
        row.setSpacing(6)
        chips = FlowLayout(6)
        for chip in self.chips:
            chips.addWidget(chip)
            chip.changed.connect(self._on_changed)
        self.save_button = HintButton("filter_save", "link", icon="bookmark-plus")
        self.save_button.clicked.connect(self.save_asked)
        for button in (self.clear_button, self.save_button):
            chips.addWidget(button)
        row.addLayout(chips, 1)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.clear_button.clicked.connect(self.clear)
        self.retranslate()
        self._fit()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Filters"))
        self.due.say(
            self.tr("Due"), self.tr("Due: any"),
            (("overdue", self.tr("Overdue")), ("hour", self.tr("Within the hour")), ("day", self.tr("Within a day")),
             ("week", self.tr("Within a week"))),
        )  # fmt: skip
        self.level.say(self.tr("Level"), self.tr("Level: any"), self._choices("level"))
        self.step.say(
            self.tr("Step"), self.tr("Step: any"), [(key, f"{key} {words}") for key, words in self._choices("step")]
        )
        where = self._context.of_place("where")
        self.place.say(where, where, ())
        self.channel.say(self.tr("Channel"), self.tr("Channel: any"), self._choices("channel"))
        chinese = self._context.language == "zh"
        sites = [(site.id, site.zh if chinese else site.en) for site in self._context.office.house.sites]
        self.site.say(self.tr("Site"), self.tr("Site: any"), sites)
        self.say_people()
        self.clear_button.say(self.tr("Clear"))
        # The sign alone: with its words the bar would take room from the pane as soon as something narrows.
        self.save_button.setAccessibleName(self.tr("Save view"))
        plain_tip(self.save_button, self.tr("Keep this list under a name (Ctrl+S)"))

    def say_people(self) -> None:
        """Offer the colleagues as they are named now."""
        self.holder.say(self.tr("Holder"), self.tr("Holder: any"), self._context.people())

    def _choices(self, kind: str) -> list[Choice]:
        return [
            (key, words.get(self._context.language))
            for key, words in self._context.office.contents.labels_of(kind).items()
        ]

    def filter(self) -> Filter:
        """What narrows the list, counted from now."""
        return Filter(
            levels=self.level.values, site=_one(self.site), place=self.place.place(), channel=_one(self.channel),
            holder=_one(self.holder), step=int(_one(self.step) or 0), due_before=self._due_before(),
        )  # fmt: skip

    def due_within(self) -> str:
        """Until when a case must be due, by name: overdue, hour, day, week, or "" for any."""
        return _one(self.due)

    def _due_before(self) -> Micros | None:
        return due_before(self.due_within(), self._context.office.clock())

    def show_filter(self, given: Filter, due: str = "") -> None:
        """Show what the list is narrowed by from elsewhere; a moment in time is left out, `due` names one that has a chip."""
        for chip, value in (
            (self.site, given.site), (self.place, given.place), (self.channel, given.channel), (self.holder, given.holder),
            (self.step, str(given.step or "")), (self.due, due),
        ):  # fmt: skip
            chip.set_values(frozenset({value}) if value else frozenset())
        self.level.set_values(given.levels)
        self._fit()

    def clear(self) -> None:
        """Show everything again."""
        for chip in self.chips:
            chip.set_values(frozenset())
        self._on_changed()

    @property
    def narrows(self) -> bool:
        """Whether anything narrows the list."""
        return any(chip.values for chip in self.chips)

    def show_count(self, words: str) -> None:
        """Say how many there are."""
        self.count.setText(words)

    def _on_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        # Rarely asked for: there once they narrow; the palette and the menu of "+" bring them.
        self.channel.setVisible(bool(self.channel.values))
        self.site.setVisible(bool(self.site.values) or len(self._context.office.house.sites) > 1)
        self.clear_button.setVisible(self.narrows)
        self.save_button.setVisible(self.narrows)


def _one(chip: FilterChip) -> str:
    return next(iter(chip.values), "")


def due_before(within: str, now: Micros) -> Micros | None:
    """The moment until which a case must be due; None for any."""
    span = {"overdue": 0, "hour": SOON, "day": _DAY, "week": 7 * _DAY}.get(within)
    return None if span is None else now + span

"""The clock at the head of the intake: how long the customer waits already, and what is left of the first clock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.level_clocks import LevelClock
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_property, with_role

SECOND = 1_000_000
SOON_SHARE = 0.5  # the second half of the first clock is amber


def minutes_and_seconds(micros: int) -> str:
    """A length as a stop watch shows it: 09:12, above an hour 1:05:09."""
    seconds = abs(micros) // SECOND
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


class ClockStrip(Retranslated, QFrame):
    """A figure, and under it what it counts; `tick` draws it anew."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "intake_clock")
        with_role(self, "banner")
        self._context, self._since, self._clock = context, 0, None
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT + 2, Space.LARGE, Space.TIGHT + 2)
        row.setSpacing(Space.MEDIUM)
        self._sign = IconMark("timer", "ok", 22)
        self._figure, self._words = (
            named(PlainLabel("", "figure"), "intake_clock_figure"),
            PlainLabel("", "note", wrap=True),
        )
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._words)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    _clock: LevelClock | None

    def show_clock(self, since: Micros, clock: LevelClock | None) -> None:
        """Count from `since`; with a clock, count down to its end."""
        self._since, self._clock = since, clock
        self.tick()

    def figure(self) -> str:
        """Give the figure shown."""
        return self._figure.text()

    def tick(self) -> None:
        """Draw the time that it is now."""
        now = self._context.office.clock()
        first = self._clock.first if self._clock else None
        begun = self._context.clock(self._since)
        if first is None or first.due is None:
            self._say("ok", minutes_and_seconds(now - self._since), self._counting(begun))
            return
        left, whole = first.due - now, max(1, first.due - self._since)
        tone: ToneName = "overdue" if left < 0 else "soon" if left <= whole * SOON_SHARE else "ok"
        name, until = first.label.get(self._context.language), self._context.time(first.due, now)
        words = (
            self.tr("%1: past %2, late already. Counts from %3.")
            if left < 0
            else self.tr("%1: left until %2. Counts from %3.")
        )
        self._say(tone, minutes_and_seconds(left), words.replace("%1", name).replace("%2", until).replace("%3", begun))

    def _counting(self, begun: str) -> str:
        return self.tr("Taking it down since %1. Once you choose how grave it is, the first clock is shown.").replace(
            "%1", begun
        )

    def _say(self, tone: ToneName, figure: str, words: str) -> None:
        with_property(self, "tone", tone)
        self._sign.show_icon("clock-alert" if tone == "overdue" else "timer", tone)
        self._figure.say(figure, tone)
        self._words.say(words, tone)
        self.setAccessibleName(f"{figure} {words}")

    @override
    def retranslate(self) -> None:
        if self._since:
            self.tick()

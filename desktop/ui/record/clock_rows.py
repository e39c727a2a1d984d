"""The clocks of a case: a bar that fills, until when, how it stands in words, and why it ends then."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.case.promises import Promise
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import instant_of
from desktop.domain.policy.trace import At
from desktop.ui.context import SOON, ChipWords, Context
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Size, Space, ToneName, larger, look
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.read_models import CaseView

translate = QCoreApplication.translate
_NAME = 150  # the least for a name and its bar


@dataclass(frozen=True, slots=True)
class ClockFace:
    """One clock in words; `share` is how much of its time is used, 0 to 1, None for one that stands."""

    name: str
    until: str
    chip: ChipWords
    share: float | None
    reason: Deadline | Promise | None = None  # what explains it

    @property
    def deadline(self) -> Deadline | None:
        """The clock of a rule behind it; None for a promise."""
        return self.reason if isinstance(self.reason, Deadline) else None


def faces(context: Context, view: CaseView) -> list[ClockFace]:
    """Every clock of the case: ours that govern, then promises, then those that another clock overtakes."""
    site = view.case.intake.received.site if view.case.intake.received else ""
    ruled = sorted(
        (one for one in view.deadlines if one.clock == "ours"), key=lambda one: (not one.governs, one.due or 0)
    )
    governing = [_of_rule(context, one, view.read_at, site) for one in ruled if one.governs]
    overtaken = [_of_rule(context, one, view.read_at, site) for one in ruled if not one.governs]
    promised = [_of_promise(context, view, key, site) for key in view.case.promises.all]
    theirs = [_of_rule(context, one, view.read_at, site) for one in view.deadlines if one.clock == "theirs"]
    return [*governing, *promised, *theirs, *overtaken]


def shown_end(context: Context, deadline: Deadline, now: Micros, site: str) -> str:
    """When a clock ends, as people say it: 23:05, or the whole last day."""
    if deadline.due is None:
        return ""
    if deadline.whole_day:
        return context.date(deadline.due - 1, now, site)
    return context.time(deadline.due, now, site)


def first_end(one: Deadline) -> Micros | None:
    """When a clock ended before more time was granted; None when none was."""
    told = next((line for line in one.trace if line.key == "delayed"), None)
    was = dict(told.values).get("was") if told is not None else None
    return instant_of(was.second) if isinstance(was, At) else None


def _of_rule(context: Context, one: Deadline, now: Micros, site: str) -> ClockFace:
    end = shown_end(context, one, now, site)
    until = filled(translate("Clocks", "by %1"), end) if end else ""
    if end and (was := first_end(one)) is not None:
        until = filled(translate("Clocks", "by %1, first %2"), end, context.time(was, now, site))
    name = one.label.get(context.language)
    if one.clock == "theirs":
        name = filled(translate("Clocks", "Their time: %1"), name)
    return ClockFace(name, until, _state(context, one, now, site), _share(one, now), one)


def _state(context: Context, one: Deadline, now: Micros, site: str) -> ChipWords:  # noqa: PLR0911 - one flat branch a state
    if not one.governs:
        return ChipWords("calm", "minus", translate("Clocks", "Another clock ends earlier"))
    if one.met_at is not None:
        met = context.time(one.met_at, now, site)
        if one.late_at(now):
            return ChipWords("overdue", "clock-alert", filled(translate("Clocks", "Late, %1"), met))
        return ChipWords("ok", "circle-check", filled(translate("Clocks", "In time, %1"), met))
    if one.stopped_at is not None:
        return ChipWords("calm", "minus", translate("Clocks", "Stopped: the case ended"))
    if one.stands:
        return ChipWords("calm", "pause", translate("Clocks", "Paused"))
    if one.due is None:
        return ChipWords("calm", "minus", translate("Clocks", "No end"))
    return _running(context, one.due, now)


def _running(context: Context, due: Micros, now: Micros) -> ChipWords:
    left = due - now
    if left < 0:
        return ChipWords("overdue", "clock-alert", filled(translate("Clocks", "%1 overdue"), context.span(-left)))
    tone: ToneName = "soon" if left <= SOON else "ok"
    return ChipWords(
        tone, "hourglass" if tone == "soon" else "clock", filled(translate("Clocks", "%1 left"), context.span(left))
    )


def _share(one: Deadline, now: Micros) -> float | None:
    if one.due is None or one.due <= one.begin:
        return None
    until = min((at for at in (one.met_at, one.stopped_at) if at is not None), default=now)
    return min(1.0, max(0.0, (until - one.begin) / (one.due - one.begin)))


def _of_promise(context: Context, view: CaseView, key: object, site: str) -> ClockFace:
    promise = next(one for known, one in view.case.promises.all.items() if known == key)
    now = view.read_at
    if promise.kept_at:
        kept, late = context.time(promise.kept_at, now, site), promise.kept_at > promise.due_at
        words = translate("Clocks", "Late, %1") if late else translate("Clocks", "Kept, %1")
        chip = ChipWords("overdue" if late else "ok", "clock-alert" if late else "circle-check", filled(words, kept))
    elif promise.cancelled_at:
        chip = ChipWords("calm", "minus", translate("Clocks", "Released"))
    else:
        chip = _running(context, promise.due_at, now)
    end = min((at for at in (promise.kept_at, promise.cancelled_at) if at), default=now)
    share = min(1.0, max(0.0, (end - promise.at) / max(1, promise.due_at - promise.at)))
    until = filled(translate("Clocks", "by %1"), context.time(promise.due_at, now, site))
    return ClockFace(filled(translate("Clocks", "Promise: %1"), promise.text), until, chip, share, promise)


class ClockBar(QWidget):
    """How much of a clock is used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share: float | None = None
        self._tone: ToneName = "ok"
        self.setFixedHeight(6)
        self.setMinimumWidth(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, share: float | None, tone: ToneName) -> None:
        """Show this share in this tone."""
        self._share, self._tone = share, tone
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, 6)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().line))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self._share is not None:
            painter.setBrush(QColor(look().tone(self._tone).ink))
            painter.drawRoundedRect(QRectF(0, 0, max(3.0, self.width() * self._share), 6), 3, 3)


@dataclass(frozen=True, slots=True)
class _Line:
    name: PlainLabel
    bar: ClockBar
    until: PlainLabel
    chip: Chip
    why: HintButton

    def widgets(self) -> tuple[QWidget, ...]:
        return (self.name, self.bar, self.until, self.chip, self.why)


class ClockRows(QWidget):
    """The rows; `why_asked` carries the clock or promise, and the button that was pressed."""

    why_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "clock_rows")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.HAIR)
        # The name is read, the bar only glanced at.
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 2)
        self._lines: list[_Line] = []
        self._faces: tuple[ClockFace, ...] = ()
        self._folded = False  # the name stands above the rest, and the bar is not there

    def show_faces(self, shown: Sequence[ClockFace], why: str) -> None:
        """Show these clocks; `why` names the button, with %1 for the clock."""
        self._faces = tuple(shown)
        while len(self._lines) < len(shown):
            self._add()
        for at, line in enumerate(self._lines):
            for widget in line.widgets():
                widget.setVisible(at < len(shown) and not (self._folded and widget is line.bar))
            if at >= len(shown):
                continue
            face = shown[at]
            line.name.setText(face.name)
            line.bar.say(face.share, face.chip.tone)
            line.until.setText(face.until)
            line.chip.say(face.chip.text, face.chip.tone, face.chip.icon)
            line.why.setAccessibleName(filled(why, face.name))
            line.why.setToolTip("")
            line.why.setVisible(face.reason is not None)
        self._fit()

    def faces(self) -> tuple[ClockFace, ...]:
        """Give what is shown."""
        return self._faces

    def first_why(self) -> HintButton | None:
        """The button of the first clock that has reasons."""
        return next(
            (line.why for line, face in zip(self._lines, self._faces, strict=False) if face.reason is not None), None
        )

    def _add(self) -> None:
        number = len(self._lines)
        why = HintButton(f"clock_why_{number}", "quiet", icon="circle-question-mark")
        why.clicked.connect(lambda: self._ask(number))
        line = _Line(PlainLabel(wrap=True), ClockBar(), PlainLabel("", "muted"), Chip(f"clock_chip_{number}"), why)
        self._lines.append(line)
        self._place(number)

    def _place(self, number: int) -> None:
        line, row, middle = self._lines[number], 2 * number, Qt.AlignmentFlag.AlignVCenter
        if self._folded:
            self._grid.addWidget(line.name, row, 0, 1, 4, middle)
            self._grid.addWidget(line.why, row, 4, middle)
            self._grid.addWidget(line.until, row + 1, 0, 1, 2, middle)
            self._grid.addWidget(line.chip, row + 1, 2, 1, 3, middle)
        else:
            for column, widget in enumerate(line.widgets()):
                self._grid.addWidget(widget, row, column, middle)
        self._grid.setRowMinimumHeight(row, Size.BUTTON)
        # Only now it has a parent; before, it would open as a window of its own.
        line.bar.setVisible(not self._folded and number < len(self._faces))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words of a clock would be cut, its name takes a line of its own."""
        shown = self._lines[: len(self._faces)]
        beside = [line.until.sizeHint().width() + line.chip.sizeHint().width() for line in shown]
        folded = bool(beside) and max(beside) + larger(_NAME) + Size.BUTTON + 4 * Space.SMALL > self.width()
        if folded != self._folded:
            self._folded = folded
            for number in range(len(self._lines)):
                self._place(number)

    def _ask(self, number: int) -> None:
        if (reason := self._faces[number].reason) is not None:
            self.why_asked.emit(reason, self._lines[number].why)

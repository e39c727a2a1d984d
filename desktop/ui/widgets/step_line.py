"""The line of six steps above guide and record: what is done, where we are, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui import icons
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Type, larger, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip

StepState: TypeAlias = Literal["done", "current", "todo"]

_CIRCLE, _GAP, _HEIGHT, _LABEL_HEIGHT = 30, 8, 50, 32
_SHORTEST_LINE = 2 * _GAP + 12  # between two steps, with the air around it


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the line shows it; the note is short: "6 min", "23:02"."""

    label: str
    state: StepState
    note: str = ""


class StepButton(InRow, QAbstractButton):
    """One step with the line to the next."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, f"step_{number}")
        self._number, self._step, self._last = number, Step("", "todo"), False
        self._bare = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_step(self, step: Step, spoken: str, *, last: bool) -> None:
        """Show the step; `spoken` is the whole of it for a screen reader."""
        self._step, self._last = step, last
        self.setText(no_mnemonic(step.label))
        self.setAccessibleName(spoken)
        plain_tip(self, step.label)
        self.update()

    def set_bare(self, *, bare: bool) -> None:
        """Show only the circle, where the words of all steps have no room beside each other; the one we are at keeps its own."""
        self._bare = bare and self._step.state != "current"
        self.update()

    def words_width(self) -> int:
        """Give the width with the words."""
        words = QFontMetricsF(type_font(strong=self._step.state == "current")).horizontalAdvance(self._step.label)
        return _CIRCLE + _GAP + round(words + 0.5) + (_GAP if self._last else 4)

    def step(self) -> Step:
        """Give what is shown."""
        return self._step

    @override
    def sizeHint(self) -> QSize:
        # What the words need; the line to the next step takes what is left.
        return QSize(_CIRCLE + _GAP if self._bare else self.words_width(), _height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_CIRCLE + _GAP if self._bare else _CIRCLE + 24, _height())

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self.update()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_circle(painter)
        end = self._paint_words(painter)
        if not self._last and self.width() - end > 2 * _GAP:
            done = self._step.state == "done"
            painter.setPen(QPen(QColor(look().accent if done else look().line), 2))
            middle = 1 + _CIRCLE / 2
            painter.drawLine(QPointF(end + 12, middle), QPointF(self.width() - 7, middle))

    def _paint_circle(self, painter: QPainter) -> None:
        circle = QRectF(1, 1, _CIRCLE - 1, _CIRCLE - 1)
        current, done = self._step.state == "current", self._step.state == "done"
        painter.setPen(QPen(paint.colour("accent" if current or done else "control"), 1.6))
        painter.setBrush(paint.colour("accent") if current else QColor(look().surface))
        painter.drawEllipse(circle)
        if done:
            sign = QRectF(0, 0, icons.USUAL, icons.USUAL)
            sign.moveCenter(circle.center())
            icons.paint(painter, sign, "check", look().accent)
            return
        painter.setFont(type_font(Type.LABEL, strong=current))
        painter.setPen(paint.colour("on_accent" if current else "muted"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_words(self, painter: QPainter) -> float:
        """Draw label and note; give where they end."""
        left = _CIRCLE + _GAP
        if self._bare:
            if self.hasFocus():
                paint.focus_ring(painter, QRectF(0, 0, _CIRCLE + 1, _CIRCLE + 1), _CIRCLE / 2)
            return _CIRCLE
        room = self.width() - left - (_GAP if self._last else 4)
        current = self._step.state == "current"
        font = type_font(strong=current)
        painter.setFont(font)
        painter.setPen(paint.colour("muted" if self._step.state == "todo" else "ink"))
        label = QRectF(left, 0, room, _LABEL_HEIGHT)
        paint.elided(painter, label, self._step.label)
        end = left + min(QFontMetricsF(font).horizontalAdvance(self._step.label), room)
        if self.hasFocus():
            paint.focus_ring(painter, QRectF(left - 6, 2, min(end - left + 12, room + 8), _LABEL_HEIGHT - 4), 6)
        if self._step.note:
            painter.setFont(type_font(Type.NOTE))
            painter.setPen(paint.colour("muted"))
            paint.elided(painter, QRectF(left, _LABEL_HEIGHT - 2, room, _height() - _LABEL_HEIGHT + 2), self._step.note)
        return end


class StepLine(Retranslated, QWidget):
    """All steps side by side; one stop of Tab, arrows move along, Enter or Space chooses.

    `step_chosen` carries the number, from 1. The page decides what a choice means.
    """

    step_chosen = Signal(int)

    def __init__(self, object_name: str = "step_line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._buttons: list[StepButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; exactly one should be current."""
        while len(self._buttons) < len(steps):
            self._add()
        while len(self._buttons) > len(steps):
            self._buttons.pop().deleteLater()
        for number, (button, step) in enumerate(zip(self._buttons, steps, strict=True), start=1):
            button.show_step(step, self._spoken(number, step, len(steps)), last=number == len(steps))
            entry = step.state == "current" or (number == 1 and all(other.state != "current" for other in steps))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if entry else Qt.FocusPolicy.ClickFocus)
        self._share()

    def buttons(self) -> Sequence[StepButton]:
        """Give the steps in order."""
        return tuple(self._buttons)

    def _share(self) -> None:
        """Cells of one width; where words do not fit into that, the lines between the steps become equally short instead.

        Where not even that is enough, only the step we are at keeps its words.
        """
        bare = sum(button.words_width() for button in self._buttons) > self.width()
        for button in self._buttons:
            button.set_bare(bare=bare)
        needs = [button.sizeHint().width() for button in self._buttons]
        equal = self.width() // max(1, len(needs))
        if all(need + _SHORTEST_LINE <= equal for need in needs[:-1]):
            widths = [1] * len(needs)
        else:
            spare = max(0, self.width() - sum(needs)) // max(1, len(needs) - 1)
            widths = [*(need + spare for need in needs[:-1]), *needs[-1:]]
        for at, width in enumerate(widths):
            self._row.setStretch(at, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Steps of handling"))
        self.show_steps([button.step() for button in self._buttons])

    def _spoken(self, number: int, step: Step, total: int) -> str:
        match step.state:
            case "done":
                words = self.tr("Step %1 of %2, %3: done")
            case "current":
                words = self.tr("Step %1 of %2, %3: now")
            case "todo":
                words = self.tr("Step %1 of %2, %3: to come")
        return words.replace("%1", str(number)).replace("%2", str(total)).replace("%3", step.label)

    def _add(self) -> None:
        button = StepButton(len(self._buttons) + 1, self)
        number = len(self._buttons) + 1
        button.clicked.connect(lambda: self.step_chosen.emit(number))
        self._buttons.append(button)
        self._row.addWidget(button, 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), None)
        if here is None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left:
                target = here - 1
            case Qt.Key.Key_Right:
                target = here + 1
            case Qt.Key.Key_Home:
                target = 0
            case Qt.Key.Key_End:
                target = len(self._buttons) - 1
            case _:
                super().keyPressEvent(event)
                return
        if 0 <= target < len(self._buttons):
            self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)


def _height() -> int:
    """The circle with its label, and the note below."""
    return _LABEL_HEIGHT + larger(_HEIGHT - _LABEL_HEIGHT)

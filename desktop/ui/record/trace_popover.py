"""Why a clock ends when it ends: the conclusion, then every reason in the order in which it was counted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.policy.deadline import Deadline
from desktop.ui.context import Context
from desktop.ui.record.clock_rows import shown_end
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.popover import Popover

_WIDTH = 452


class TracePopover(Popover):
    """Show with `explain`; Esc or the cross closes it."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__("trace", host, _WIDTH)
        self._context = context
        head = QHBoxLayout()
        head.setSpacing(Space.TIGHT)
        self._title = named(PlainLabel("", "strong", wrap=True), "trace_title")
        self._close = HintButton("trace_close", "quiet", icon="x")
        self._close.clicked.connect(self.close_it)
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Esc does the same
        head.addWidget(IconMark("circle-question-mark", "accent"))
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.body.addLayout(head)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(6)
        self.body.addLayout(self._reasons)
        self._line = Hairline()
        self.body.addWidget(self._line)
        self._end = named(PlainLabel("", "strong", wrap=True), "trace_end")
        self.body.addWidget(self._end)
        self._labels: list[PlainLabel] = []

    def explain(self, deadline: Deadline, anchor: QWidget, *, now: int, site: str) -> None:
        """Say the reasons of this clock below the anchor."""
        end = shown_end(self._context, deadline, now, site)
        conclusion, *reasons = self._context.office.contents.why(deadline, self._context.language)
        self._title.setText(filled(self.tr("Why %1?"), end) if end else self.tr("Why is there no end?"))
        self._close.setAccessibleName(self.tr("Close"))
        for label in self._labels:
            self._reasons.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = [PlainLabel(reason, "small", wrap=True) for reason in reasons]
        for label in self._labels:
            self._reasons.addWidget(label)
            label.ensurePolished()  # its own size of type decides how many lines it needs
            label.show()
        self._end.setText(conclusion)
        self.setAccessibleName(" ".join((self._title.text(), conclusion, *reasons)))
        self.open_at(anchor)

    def words(self) -> str:
        """Give what is said."""
        return self.accessibleName()

"""What happened last in a case: the newest few events in words."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case import carried, handling, intake, numbers
from desktop.ui.context import Context
from desktop.ui.record.events import tell
from desktop.ui.record.told import Ground, Told
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import ElidedLabel, IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.read_models import CaseView

MOST = 4
# What these say stands above or beside them already, or is only the beginning of what is said next.
_QUIET = (intake.Told, handling.StepBegun, handling.AnswersSaved, carried.Said, numbers.NumberKept)


class LastEvents(QWidget):
    """A heading and up to four events, the newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "last_events")
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._head = PlainLabel("", "label")
        self._column.addWidget(self._head)
        self._rows = [_EventRow() for _ in range(MOST)]
        for row in self._rows:
            self._column.addWidget(row)

    def show_case(self, view: CaseView) -> None:
        """Show the newest events of the case."""
        self._head.setText(QCoreApplication.translate("Queue", "Last events"))
        told = [
            (tell(event, Ground(self._context, view, entry.stamp)), entry.stamp.said_at)
            for entry in reversed(view.entries)
            for event in reversed(entry.events)
            if not isinstance(event, _QUIET)
        ][:MOST]
        received = view.case.intake.received
        site = received.site if received else ""
        for at, row in enumerate(self._rows):
            row.setVisible(at < len(told))
            if at < len(told):
                said, when = told[at]
                row.show_event(said, self._context.time(said.at or when, site=site))


class _EventRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(Space.TIGHT + 2)
        self._icon = IconMark("circle-dot")
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title, self._detail = ElidedLabel(), ElidedLabel("", "note")
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_event(self, said: Told, when: str) -> None:
        self._icon.show_icon(said.icon, said.tone if said.tone != "calm" else "muted")
        self._title.setText(said.title)
        self._detail.setText(" · ".join(part for part in (said.detail, when) if part))
        self.setAccessibleName(f"{said.title}, {self._detail.text()}")

"""The cases that wait for a signature, beside the one that is read."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import joined
from desktop.ui.signoff.reading import Waiting
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.timeline import TimelineRow, TimelineView
from desktop.usecases.read_models import View

WIDTH = 236


class WaitingList(Retranslated, QFrame):
    """`chosen` carries the case."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign_off_side")
        with_role(self, "rail")
        self._context = context
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.TIGHT, Space.TIGHT)
        self._title = PlainLabel("", "label")
        self.list = TimelineView("sign_off_list")
        column.addWidget(self._title)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.retranslate()

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what waits; the case that is read stands out."""
        now = self._context.office.clock()
        rows: list[TimelineRow] = []
        for row in waiting.rows:
            current = waiting.view is not None and row.id == waiting.view.case.id
            at = self._context.local(waiting.asked_at.get(row.id, row.last_at), row.site)
            shown = at.strftime("%H:%M" if at.date() == self._context.local(now, row.site).date() else "%m-%d")
            detail = joined(row.number, self._context.who(row.who, row.place))
            rows.append(
                TimelineRow(shown, "shield-check", row.title, detail, "signoff" if current else "calm", key=str(row.id))
            )
        self.list.timeline.replace(rows)
        read = next((at for at, row in enumerate(rows) if row.tone == "signoff"), -1)
        self.list.setCurrentIndex(self.list.timeline.index(read, 0))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(UUID(self.list.timeline.row_at(index.row()).key))

    @override
    def retranslate(self) -> None:
        words = self._context.office.contents.label("view", View.SIGN_OFF.value, self._context.language)
        self._title.setText(words)
        self.list.say(words)

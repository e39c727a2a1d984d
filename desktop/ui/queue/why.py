"""Explains beside a clock why it ends then, in plain words, from the rules that count it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.case.clocks import Due
from desktop.domain.policy.deadline import Deadline
from desktop.ui.context import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.popover import Popover
from desktop.usecases.read_models import CaseView

_WIDTH = 380


class WhyPopover(Popover):
    """The conclusion first, then the reasons in the order in which they were counted."""

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__("why_popover", host, _WIDTH)
        self._context = context

    def explain(self, view: CaseView, due: Due) -> None:
        """Fill it with the reasons of this clock."""
        self._fill(self.lines(view, due))

    def _fill(self, said: tuple[str, ...]) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        title, *lines = said
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(lines))
        self.body.addWidget(_row(title, "timer", "strong"))
        for line in lines:
            self.body.addWidget(_row(line, "corner-down-right", "small"))

    def explain_clock(self, clock: Deadline) -> None:
        """The same of a clock that belongs to no case."""
        language = self._context.language
        self._fill((clock.label.get(language), *self._context.office.contents.why(clock, language)))

    def lines(self, view: CaseView, due: Due) -> tuple[str, ...]:
        """The sentences, the conclusion first."""
        signing = view.case.signing
        if signing.status == "asked":
            since = QCoreApplication.translate("Why", "Asked for a signature at %1.").replace(
                "%1", self._context.time(signing.asks[-1].at)
            )
            quiet = QCoreApplication.translate("Why", "The clocks of the queue rest until it is signed or sent back.")
            return (self._context.label("status", "asked"), since, quiet)
        kind, _, rest = due.what.partition(":")
        if kind == "promise":
            return self._promise(view, due, rest)
        found = governing(view, due)
        if found is None:
            return (self._context.clock_name(due) or QCoreApplication.translate("Why", "No clock runs"),)
        return (self._context.clock_name(due), *self._context.office.contents.why(found, self._context.language))

    def _promise(self, view: CaseView, due: Due, promise_id: str) -> tuple[str, ...]:
        made = next((one for key, one in view.case.promises.all.items() if str(key) == promise_id), None)
        head = self._context.clock_name(due)
        if made is None or due.at is None:
            return (head,)
        promised = QCoreApplication.translate("Why", "Promised for %1: %2")
        whose = QCoreApplication.translate("Why", "A promise counts before the rules when it ends earlier.")
        return (head, promised.replace("%1", self._context.time(due.at)).replace("%2", made.text), whose)


def governing(view: CaseView, due: Due) -> Deadline | None:
    """The clock behind what the queue shows."""
    fitting = [one for one in view.deadlines if f"rule:{one.pack}.{one.rule}" == due.what]
    return next((one for one in fitting if one.due == due.at), fitting[0] if fitting else None)


def _row(words: str, icon: str, role: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(IconMark(icon, "muted", 16), 0, Qt.AlignmentFlag.AlignTop)
    label = PlainLabel(words, role, wrap=True)
    label.ensurePolished()
    # A wrapped label in a row inside a column asks for more height than it needs; its width is known here.
    width = _WIDTH - 2 * Space.MEDIUM - 16 - 8 - 2
    label.setFixedSize(width, label.heightForWidth(width))
    row.addWidget(label, 1)
    return holder

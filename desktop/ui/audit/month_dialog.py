"""A month in figures, for whoever signs or inspects: looked at here, and taken out on paper, for the general manager's signature or for the meeting."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.audit.page import MONTHS, Save, ask_where
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.failure import say_unread, why
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases import reporting
from desktop.usecases.months import MonthReport, Tally
from desktop.usecases.rectifying import Meeting

_OFFERED = 13  # months
_DUE = 10  # day of the month up to which the month before is the one that is wanted (K-16)
_HIGH = 300  # the list of departments


class MonthDialog(Dialog):
    """Open it with `open()`; the newest month that is due is counted at once."""

    def __init__(self, context: Context, parent: QWidget, save: Save = ask_where) -> None:
        super().__init__("month_dialog", parent, 720)
        self._context, self._save = context, save
        self._made: MonthReport | None = None
        self._asked = 0  # answers about another month are not shown
        today = context.local(context.office.clock()).date()
        self._months = _back(today.replace(day=1))
        self._build()
        self.month.chosen.connect(self._count)
        self.done_button.clicked.connect(self.accept)
        self.pdf.clicked.connect(partial(self._take_out, "month"))
        self.meeting.clicked.connect(partial(self._take_out, "meeting"))
        self.retranslate()
        due = self._months[1] if today.day <= _DUE else self._months[0]
        self.month.set_value(f"{due:%Y-%m}")
        self.month.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def _build(self) -> None:
        self.month = ChoiceBox("month_choice")
        self.month.setMaximumWidth(larger(240))
        self.busy = BusyBar("month_busy")
        self.busy.follow(self._context.jobs, self)
        self.trouble = Banner("month_trouble")
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(Space.LARGE)
        self._names = [PlainLabel("", "muted") for _ in range(6)]
        self.figures = [named(PlainLabel("", "figure"), f"month_figure_{at}") for at in range(6)]
        for at, (name, figure) in enumerate(zip(self._names, self.figures, strict=True)):
            self._figures.addWidget(name, 0, at)
            self._figures.addWidget(figure, 1, at)
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(Space.LARGE)
        self.table.setVerticalSpacing(Space.TIGHT)
        self.table.setColumnStretch(0, 1)
        self._scroll = ScrollBody("month_departments")
        self._scroll.setFixedHeight(larger(_HIGH))
        self._scroll.body.addLayout(self.table)
        self._scroll.body.addStretch(1)
        for widget in (self.month, self.busy, self.trouble):
            self.body.addWidget(widget)
        self.body.addLayout(self._figures)
        self.body.addSpacing(Space.SMALL)
        self.body.addWidget(self._scroll, 1)
        self.done_button = HintButton("month_done", keys="Escape", bind=False)
        self.pdf = HintButton("month_pdf", "primary", icon="file-text", keys="Ctrl+Enter")
        self.meeting = HintButton("month_meeting", icon="users")
        self.add_button(self.done_button)
        self.add_button(self.meeting)
        self.add_button(self.pdf)

    # ── counting ─────────────────────────────────────────────────────────────────────────────────
    def _count(self, _value: str = "") -> None:
        office, person, first = self._context.office, self._context.person, reporting.month_of(self.month.value())
        self._asked += 1
        asked = self._asked
        self._offer(taken_out=False)

        def work() -> MonthReport:
            reporting.admitted(person)
            return reporting.month(office, first)

        def answer(result: Result[MonthReport]) -> None:
            if asked == self._asked:
                self._show(result)

        self._context.jobs.run(self, work, answer)

    def _show(self, result: Result[MonthReport]) -> None:
        match result:
            case Ok(made):
                self.trouble.clear()
                self._made = made
                self._offer(taken_out=True)
            case Err(error):
                self._made = None
                if isinstance(error, Refusal):
                    self.trouble.say(self._context.say(error), "soon")
                else:
                    say_unread(self.trouble, self._context, error)
        self._say_figures()

    def _offer(self, *, taken_out: bool) -> None:
        self.pdf.setEnabled(taken_out)
        self.meeting.setEnabled(taken_out)

    def _say_figures(self) -> None:
        made = self._made
        whole = made.whole if made else Tally()
        happy = f"{made.satisfied}/{made.asked}" if made and made.asked else "—"
        told = (
            str(whole.received),
            str(whole.closed),
            str(whole.founded),
            str(whole.late),
            happy,
            self._context.money(whole.cost),
        )
        for label, figure in zip(self.figures, told, strict=True):
            label.setText(figure if made else "—")
        while (item := self.table.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        heads = (
            self.tr("Department"),
            self.tr("Received"),
            self.tr("Founded"),
            self.tr("Late"),
            self.tr("Again"),
            self.tr("Mean time"),
        )
        self._row(0, heads, "label")
        language = self._context.language
        for at, (name, one) in enumerate(made.departments if made else (), start=1):
            counts = (str(one.received), str(one.founded), str(one.late), str(one.again), self._took(one))
            self._row(at, (name.get(language), *counts), "")
        self._say_note()

    def _row(self, at: int, cells: tuple[str, ...], role: str) -> None:
        for column, text in enumerate(cells):
            label = PlainLabel(text, role)
            side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            self.table.addWidget(label, at, column, side)

    def _took(self, one: Tally) -> str:
        if one.mean is None:
            return "—"
        minutes = one.mean // 60_000_000
        days, hours = divmod(minutes // 60, 24)
        if days:
            return filled(self.tr("%1 d %2 h"), str(days), str(hours))
        return (
            filled(self.tr("%1 h %2 min"), str(hours), str(minutes % 60))
            if hours
            else filled(self.tr("%1 min"), str(minutes))
        )

    # ── taking out ───────────────────────────────────────────────────────────────────────────────
    def _take_out(self, sheet: reporting.Sheet) -> None:
        made = self._made
        if made is None:
            return
        name = self.tr("complaints") if sheet == "month" else self.tr("complaint-meeting")
        chosen = self._save(self, f"{name}-{made.name}.pdf", "PDF (*.pdf)")
        if not chosen:
            return
        path, office, person, language = (
            Path(chosen),
            self._context.office,
            self._context.person,
            self._context.language,
        )

        def enter() -> Meeting | None:
            office.out.ready(path)
            reporting.taken_out(office, person.id, made, sheet)
            return reporting.with_measures(office.as_seen_by(person), made) if sheet == "meeting" else None

        def drawn(meeting: Meeting | None) -> bytes:
            if meeting is None:
                return office.sheets.month(made, language, printed_by=person.name)
            return office.sheets.meeting(meeting, language, printed_by=person.name)

        def draw(result: Result[Meeting | None]) -> None:
            if isinstance(result, Err):
                self._say_kept(result, path)
                return
            self._context.jobs.run(
                self,
                lambda: office.out.write(path, drawn(result.value)),
                lambda done: self._say_kept(done, path),
                Lane.RENDERING,
            )

        self._context.jobs.run(self, enter, draw)

    def _say_kept(self, result: Result[None], path: Path) -> None:
        match result:
            case Ok():
                self._context.nav.tell(filled(self.tr("Kept as %1"), path.name))
                self.accept()
            case Err(error):
                self.trouble.say(self.tr("The file could not be written."), "overdue", detail=why(self._context, error))

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _say_note(self) -> None:
        made = self._made
        if made is None:
            note = ""
        elif made.over:
            note = self.tr("Counted from the log as it stood when the month ended: the same whenever it is asked.")
        else:
            note = self.tr("The month is not over: counted up to now.")
        self.say(self.tr("Month in figures"), self.tr("As far as you may see the cases of this house."), note)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        chosen = self.month.value()
        self.month.clear()
        self.month.setAccessibleName(self.tr("Month"))
        for one in self._months:
            self.month.addItem(self._named(one), f"{one:%Y-%m}")
        if chosen:
            self.month.set_value(chosen)
        names = (
            self.tr("Received"),
            self.tr("Closed"),
            self.tr("Founded"),
            self.tr("Late"),
            self.tr("Satisfied"),
            self.tr("Remedies"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.done_button.say(self.tr("Close"))
        self.pdf.say(self.tr("Save as PDF"))
        self.meeting.say(self.tr("Sheet for the meeting"))
        self._say_figures()

    def _named(self, first: date) -> str:
        english = f"{MONTHS[first.month - 1]} {first.year}"
        return f"{first.year} 年 {first.month} 月" if self._context.language == "zh" else english


def _back(first: date) -> list[date]:
    """This month and those before it, the newest first."""
    found = [first]
    while len(found) < _OFFERED:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found

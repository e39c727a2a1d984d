"""A week, a month or a year in figures, for whoever signs or inspects: looked at here, and taken out on paper, for the general manager's signature or for the meeting."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
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
from desktop.ui.widgets.segments import Segments
from desktop.usecases import reporting
from desktop.usecases.figures import Tally
from desktop.usecases.months import PeriodReport
from desktop.usecases.periods import Period, Span, period_of, period_with
from desktop.usecases.rectifying import Meeting

_OFFERED: Mapping[Span, int] = {"week": 13, "month": 13, "year": 5}
# For so many days of a period the one before it is the one that is wanted; of a month as K-16 says.
_DUE: Mapping[Span, int] = {"week": 3, "month": 10, "year": 31}
_HIGH = 300  # the list of departments


class MonthDialog(Dialog):
    """Open it with `open()`; the newest month that is due is counted at once, other spans by choice."""

    def __init__(self, context: Context, parent: QWidget, save: Save = ask_where) -> None:
        super().__init__("month_dialog", parent, 720)
        self._context, self._save = context, save
        self._made: PeriodReport | None = None
        self._asked = 0  # answers about another period are not shown
        self._today = context.local(context.office.clock()).date()
        self._build()
        self.span.chosen.connect(self._on_span)
        self.period.chosen.connect(self._count)
        self.done_button.clicked.connect(self.accept)
        self.pdf.clicked.connect(partial(self._take_out, "month"))
        self.meeting.clicked.connect(partial(self._take_out, "meeting"))
        self.retranslate()
        self.span.set_value("month")
        self._on_span("month")
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.span, self.period = Segments("month_span"), ChoiceBox("month_choice")
        self.period.setMaximumWidth(larger(280))
        which = QHBoxLayout()
        which.setSpacing(Space.LARGE)
        which.addWidget(self.span)
        which.addWidget(self.period, 1)
        which.addStretch(1)
        self.body.addLayout(which)
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
        for widget in (self.busy, self.trouble):
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
    def _on_span(self, _value: str) -> None:
        self._offer_periods()
        newest, before = self._periods[:2]
        due = before if (self._today - newest.first).days < _DUE[newest.span] else newest
        self.period.set_value(due.name)
        self._count()

    def _offer_periods(self) -> None:
        """Those that may be chosen, the newest first."""
        self._periods = _back(period_with(_span(self.span.value()), self._today))
        self.period.clear()
        for one in self._periods:
            self.period.addItem(self._named(one), one.name)

    def _count(self, _value: str = "") -> None:
        office, person, period = self._context.office, self._context.person, period_of(self.period.value())
        self._asked += 1
        asked = self._asked
        self._offer(taken_out=False)

        def work() -> PeriodReport:
            reporting.admitted(person)
            return reporting.count(office, period)

        def answer(result: Result[PeriodReport]) -> None:
            if asked == self._asked:
                self._show(result)

        self._context.jobs.run(self, work, answer)

    def _show(self, result: Result[PeriodReport]) -> None:
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
        whole = made.figures.whole if made else Tally()
        happy = f"{made.figures.satisfied}/{made.figures.asked}" if made and made.figures.asked else "—"
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
        for at, (name, one) in enumerate(made.figures.departments if made else (), start=1):
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
        seen, note = self.tr("As far as you may see the cases of this house."), ""
        if made is not None and made.over:
            seen = filled(
                self.tr("As far as you may see the cases of this house. Check code, also on paper: %1"), made.mark
            )
            note = self.tr("Counted from the log as it stood at the end.")
        elif made is not None:
            note = self.tr("This is not over: counted up to now.")
        self.say(self.tr("Complaints in figures"), seen, note)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        spans = (("week", self.tr("Week")), ("month", self.tr("Month")), ("year", self.tr("Year")))
        self.span.say(self.tr("Week, month or year"), spans)
        self.period.setAccessibleName(self.tr("Period"))
        if chosen := self.period.value():
            self._offer_periods()
            self.period.set_value(chosen)
        names = (
            self.tr("Received"),
            self.tr("Closed"),
            self.tr("Founded"),
            self.tr("Late"),
            self.tr("Satisfied"),
            self.tr("Remedies, closed"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self.done_button.say(self.tr("Close"))
        self.pdf.say(self.tr("Save as PDF"))
        self.meeting.say(self.tr("Sheet for the meeting"))
        self._say_figures()

    def _named(self, one: Period) -> str:
        """As people write it: a week with its days."""
        chinese, first, last = self._context.language == "zh", one.first, one.last
        match one.span:
            case "week":
                year, week, _ = first.isocalendar()
                if chinese:
                    return f"{year} 年第 {week} 周（{first.month}/{first.day}–{last.month}/{last.day}）"
                return f"Week {week} of {year} ({_day(first)} – {_day(last)})"
            case "month":
                return f"{first.year} 年 {first.month} 月" if chinese else f"{MONTHS[first.month - 1]} {first.year}"
            case "year":
                return f"{first.year} 年" if chinese else str(first.year)
            case _:
                assert_never(one.span)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _span(value: str | None) -> Span:
    match value:
        case "week" | "year":
            return value
        case _:
            return "month"


def _back(newest: Period) -> list[Period]:
    """This period and those before it, the newest first."""
    found = [newest]
    while len(found) < _OFFERED[newest.span]:
        found.append(found[-1].before)
    return found

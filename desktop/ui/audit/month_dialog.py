"""A week, a month or a year in figures, for whoever signs or inspects: looked at, signed by the general manager and read by the managers, taken out on paper."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.ui.audit.figures_words import standing
from desktop.ui.audit.page import Save, ask_where
from desktop.ui.audit.period_words import period_words
from desktop.ui.audit.sign_figures_dialog import SignFiguresDialog
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.queue.why import WhyPopover
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
from desktop.usecases import reporting, signing_figures
from desktop.usecases.figures import Tally
from desktop.usecases.months import PeriodReport
from desktop.usecases.periods import Period, Span, period_of, period_with
from desktop.usecases.rectifying import Meeting
from desktop.usecases.signing_figures import Shown

# For so many days of a period the one before it is the one that is wanted; of a month as K-16 says.
_DUE: Mapping[Span, int] = {"week": 3, "month": 10, "year": 31}
_HIGH, _LEAST, _REST = 300, 110, 470  # the list of departments, and what stands around it


class MonthDialog(Dialog):
    """Open it with `open()`; the newest month that is due is counted at once, other spans by choice; of `period` what was signed is shown."""

    def __init__(self, context: Context, parent: QWidget, save: Save = ask_where, period: str = "") -> None:
        super().__init__("month_dialog", parent, 720)
        self._context, self._save = context, save
        self._shown: Shown | None = None
        self._as_signed = bool(period)
        self._asked = 0  # answers about another period are not shown
        self._today = context.local(context.office.clock()).date()
        self._build()
        self.span.chosen.connect(self._on_span)
        self.period.chosen.connect(self._count)
        self.done_button.clicked.connect(self.accept)
        self.main.clicked.connect(self._main)
        self.pdf.clicked.connect(partial(self._take_out, "month"))
        self.meeting.clicked.connect(partial(self._take_out, "meeting"))
        self.standing.action_asked.connect(self._on_standing)
        self.retranslate()
        wanted = period_of(period) if period else None
        self.span.set_value(wanted.span if wanted else "month")
        self._show_span(wanted)
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.span, self.period = Segments("month_span"), ChoiceBox("month_choice")
        self.period.setMinimumWidth(larger(310))
        which = QHBoxLayout()
        which.setSpacing(Space.LARGE)
        which.addWidget(self.span)
        which.addWidget(self.period)
        which.addStretch(1)
        self.body.addLayout(which)
        self.busy = BusyBar("month_busy")
        self.busy.follow(self._context.jobs, self)
        self.trouble, self.standing = Banner("month_trouble"), Banner("month_standing")
        self.why_popover = WhyPopover(self._context, self)
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
        room = self._under.height() - larger(_REST)  # in the smallest window the list gives way, never the foot
        self._scroll.setFixedHeight(max(larger(_LEAST), min(larger(_HIGH), room)))
        self._scroll.body.addLayout(self.table)
        self._scroll.body.addStretch(1)
        for widget in (self.busy, self.trouble, self.standing):
            self.body.addWidget(widget)
        self.body.addLayout(self._figures)
        self.body.addSpacing(Space.SMALL)
        self.body.addWidget(self._scroll, 1)
        self.done_button = HintButton("month_done", keys="Escape", bind=False)
        self.pdf, self.meeting = HintButton("month_pdf", icon="file-text"), HintButton("month_meeting", icon="users")
        self.main = HintButton("month_main", "primary", keys="Ctrl+Enter")
        for button in (self.done_button, self.meeting, self.pdf, self.main):
            self.add_button(button)

    @property
    def _made(self) -> PeriodReport | None:
        """The figures on the screen."""
        return self._shown.report if self._shown else None

    # ── counting ─────────────────────────────────────────────────────────────────────────────────
    def _on_span(self, _value: str) -> None:
        self._show_span(None)

    def _show_span(self, wanted: Period | None) -> None:
        """Offer the periods of the span, and count the one that is wanted, else the newest that is due."""
        self._offer_periods(wanted)
        newest = period_with(_span(self.span.value()), self._today)
        before = newest.before
        # Managers read what was signed, and whoever signs, signs what is over.
        person, early = self._context.person, (self._today - newest.first).days < _DUE[newest.span]
        due = before if early or person.may(May.FIGURES) or not person.counts_figures else newest
        self.period.set_value((wanted or due).name)
        self._look_up()

    def _offer_periods(self, wanted: Period | None = None) -> None:
        """Those that may be chosen, the newest first."""
        self._periods = _back(period_with(_span(self.span.value()), self._today))
        if not self._context.person.counts_figures:
            self._periods.append(self._periods[-1].before)
            del self._periods[0]
        if wanted is not None and wanted not in self._periods:
            self._periods.append(wanted)
        self.period.clear()
        for one in self._periods:
            self.period.addItem(period_words(one, self._context.language), one.name)

    def _count(self, _value: str = "") -> None:
        """Another period is counted as it is now, where this person may."""
        self._as_signed = False
        self._look_up()

    def _look_up(self) -> None:
        context, period = self._context, period_of(self.period.value())
        self._asked += 1
        asked, as_signed = self._asked, self._as_signed
        self.why_popover.close_it()
        self._offer(None)

        def work() -> Shown:
            return signing_figures.looked_up(context.office, context.person, period, as_signed=as_signed)

        def answer(result: Result[Shown]) -> None:
            if asked == self._asked:
                self._show(result)

        context.jobs.run(self, work, answer)

    def _show(self, result: Result[Shown]) -> None:
        match result:
            case Ok(shown):
                self.trouble.clear()
                self._shown = shown
            case Err(error):
                self._shown = None
                if isinstance(error, Refusal):
                    self.trouble.say(self._context.say(error), "soon")
                else:
                    say_unread(self.trouble, self._context, error)
        self._offer(self._shown)
        self._say_figures()
        self.grow()

    def _offer(self, shown: Shown | None) -> None:
        """What may be done with figures that are shown: the main act is to sign them, where that waits, else to take them out."""
        person = self._context.person
        signs = shown is not None and shown.report.over and shown.report.signed is None and not shown.as_signed
        self._signs = signs and person.may(May.FIGURES)
        for button in (self.pdf, self.meeting, self.main):
            button.setEnabled(shown is not None)
        self.pdf.setVisible(self._signs)
        self.meeting.setVisible(person.counts_figures)
        self.main.show_icon("pen-line" if self._signs else "file-text")
        self.main.say(self.tr("Sign") if self._signs else self.tr("Save as PDF"))

    def _main(self) -> None:
        if not self._signs or self._shown is None:
            self._take_out("month")
            return
        dialog = SignFiguresDialog(self._context, self._shown.report, self)
        dialog.finished.connect(self._look_up)  # given up too: what was sent is entered all the same
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ── how they stand ───────────────────────────────────────────────────────────────────────────
    def _say_standing(self) -> None:
        shown = self._shown
        words, tone = standing(shown, self._context) if shown else ("", "calm")
        if shown is None or not words:
            self.standing.clear()
            return
        action = self.tr("Why then?") if shown.clocks else ""
        if shown.as_signed and self._context.person.counts_figures:
            action = self.tr("Count again now")
        elif shown.signed is not None and not shown.as_signed and shown.report.signed is None:
            action = self.tr("Show what was signed")
        self.standing.say(words, tone, icon="clock-alert" if shown.clocks else "", action=action)

    def _on_standing(self) -> None:
        shown = self._shown
        if shown is None:
            return
        if shown.clocks:
            self.why_popover.explain_clock(shown.clocks[0].clock)
            self.why_popover.open_at(self.standing)
            return
        self._as_signed = not shown.as_signed
        self._look_up()

    def _say_figures(self) -> None:
        made = self._made
        self._say_standing()
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
            self.tr("Closed"),
            self.tr("Mean time"),
        )
        self._row(0, heads, "label")
        language = self._context.language
        for at, (name, one) in enumerate(made.figures.departments if made else (), start=1):
            counts = (
                str(one.received),
                str(one.founded),
                str(one.late),
                str(one.again),
                str(one.closed),
                self._took(one),
            )
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
        """Whose figures these are, as of when, and how two papers are compared."""
        shown, made = self._shown, self._made
        seen = self.tr("As far as you may see the cases of this house.")
        if shown is not None and shown.as_signed:
            seen = self.tr("Whoever looks sees the same.")
        said = [seen]
        if made is not None and made.over:
            said.append(filled(self.tr("Check code, also on paper: %1"), made.mark))
        elif made is not None:
            said.append(self.tr("This is not over: counted up to now."))
        self.say(self.tr("Complaints in figures"), " ".join(said) if self._context.language == "en" else "".join(said))

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
        self._offer(self._shown)
        self._say_figures()


def _span(value: str | None) -> Span:
    match value:
        case "week" | "year":
            return value
        case _:
            return "month"


def _back(newest: Period) -> list[Period]:
    """This period and those before it, the newest first."""
    found = [newest]
    while len(found) < signing_figures.BACK[newest.span]:
        found.append(found[-1].before)
    return found

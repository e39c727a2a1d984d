"""Working-day calendars: which years are there, from which notice; a new year is loaded from a file after a look at what it brings."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.reading import BadFileError
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.policy.reading import Book
from desktop.ui.policy.words import month_day
from desktop.ui.record.failure import nothing_read, nothing_written
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.policies import CalendarDraft

LARGEST = 4 * 1024 * 1024  # bytes of a calendar file


class CalendarTab(Retranslated, QWidget):
    """`loaded` carries how many open cases were counted again."""

    loaded = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_calendars")
        self._context = context
        self._book: Book | None = None
        self._draft: CalendarDraft | None = None
        self._may_change = False
        self._cards: list[Card] = []
        self._build()
        self.choose.clicked.connect(self._choose)
        self.load.clicked.connect(self._load)
        self.drop.clicked.connect(self._forget)
        self.retranslate()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollBody("policy_calendars_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        outer.addWidget(self._scroll)
        self.banner = Banner("policy_calendar_banner")
        self._scroll.body.addWidget(self.banner)
        self.choose = HintButton("policy_calendar_choose", icon="upload")
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self.preview = Card("policy_calendar_preview")
        self.brings = named(PlainLabel("", "", wrap=True), "policy_calendar_brings")
        self._moves = named(PlainLabel("", "muted", wrap=True), "policy_calendar_moves")
        self.drop, self.load = (
            HintButton("policy_calendar_drop"),
            HintButton("policy_calendar_load", "primary", keys="Ctrl+Enter"),
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.load)
        for widget in (self.brings, self._moves, Hairline()):
            self.preview.body.addWidget(widget)
        self.preview.body.addLayout(foot)
        self.preview.hide()
        self._scroll.body.addWidget(self.preview)
        self._lists = QVBoxLayout()
        self._lists.setSpacing(Space.SMALL)
        self._scroll.body.addLayout(self._lists)
        self._scroll.body.addStretch(1)

    def show_book(self, book: Book, *, may_change: bool) -> None:
        """Show the calendars in use."""
        self._book, self._may_change = book, may_change
        self.choose.setVisible(may_change)
        self.retranslate()

    # ── loading ──────────────────────────────────────────────────────────────────────────────────
    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a calendar file"), "", "TOML (*.toml)")
        if path:
            self.preview_file(Path(path))

    def preview_file(self, path: Path) -> None:
        """Look at what a file brings; nothing is kept."""
        policies = self._context.office.policies

        def work() -> CalendarDraft:
            if path.stat().st_size > LARGEST:
                raise Refusal("calendar.unread", "file", f"{path.stat().st_size} B")
            try:
                return policies.calendar_draft(path.read_text(encoding="utf-8-sig"), path.name)
            except UnicodeDecodeError as error:
                raise Refusal("calendar.unread", "file", "UTF-8") from error

        self._context.jobs.run(self, work, self._show_draft)

    def _show_draft(self, result: Result[CalendarDraft]) -> None:
        match result:
            case Ok(draft):
                self._draft = draft
                self.banner.clear()
                self.retranslate()
                self.preview.show()
                self.load.setFocus()
            case Err(BadFileError() as bad):
                self._forget()
                words = self.tr("This file cannot be used; nothing was changed.")
                self.banner.say(
                    words,
                    "overdue",
                    detail="\n".join(self._context.office.contents.problems(bad, self._context.language)),
                )
            case Err(Refusal() as refusal):
                self._forget()
                self.banner.say(self._context.say(refusal), "overdue")
            case Err(error):
                self._forget()
                words, detail = nothing_read(self._context, error)
                self.banner.say(words, "overdue", detail=detail)

    def _forget(self) -> None:
        self._draft = None
        self.preview.hide()

    def _load(self) -> None:
        draft, policies, person = self._draft, self._context.office.policies, self._context.person
        if draft is None:
            return
        self.load.setEnabled(False)
        self._context.jobs.run(self, lambda: policies.load_calendar(draft, person), self._show_loaded)

    def _show_loaded(self, result: Result[int]) -> None:
        self.load.setEnabled(True)
        match result:
            case Ok(count):
                self._forget()
                self.loaded.emit(count)
            case Err(Refusal() as refusal):
                self.banner.say(self._context.say(refusal), "overdue")
            case Err(error):
                words, detail = nothing_written(self._context, error)
                self.banner.say(words, "overdue", detail=detail)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.choose.say(self.tr("Load a year from a file"))
        self.drop.say(self.tr("Leave it"))
        self.load.say(self.tr("Load and count again"))
        if self._draft is not None:
            self._say_draft(self._draft)
        if self._book is None:
            return
        for card in self._cards:
            self._lists.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [self._card(one) for one in self._book.calendars]
        for card in self._cards:
            self._lists.addWidget(card)

    def _say_draft(self, draft: CalendarDraft) -> None:
        context = self._context
        self.preview.say(self.tr("What %1 brings").replace("%1", draft.name), self.tr("nothing is changed yet"))
        self.brings.setText("\n".join(context.office.contents.tell(line, context.language) for line in draft.changes))
        lines = [self.tr("%1 open complaints get another due time.").replace("%1", str(len(draft.moved)))]
        lines += [
            f"{one.number}: {context.time(one.was) if one.was else '—'} → {context.time(one.now) if one.now else '—'}"
            for one in draft.moved[:12]
        ]
        self._moves.setText("\n".join(lines))

    def _card(self, calendar: Calendar) -> Card:
        context = self._context
        card = Card(f"policy_calendar_{calendar.id}")
        card.say(calendar.title.get(context.language), f"{calendar.id} · {calendar.version}")
        for year, source in sorted(calendar.years.items(), reverse=True):
            off = [day for day in sorted(calendar.holidays) if day.year == year]
            worked = [day for day in sorted(calendar.make_up) if day.year == year]
            checked = (
                self.tr("verified by %1").replace("%1", source.verified_by)
                if source.verified_by
                else self.tr("unverified")
            )
            head = self.tr("%1: %2 days off, %3 make-up working days").replace("%1", str(year))
            card.body.addWidget(PlainLabel(head.replace("%2", str(len(off))).replace("%3", str(len(worked))), "strong"))
            card.body.addWidget(PlainLabel(f"{source.title.get(context.language)} · {checked}", "small", wrap=True))
            names: dict[str, list[str]] = {}
            for day in off:
                names.setdefault(calendar.holidays[day].get(context.language), []).append(month_day(day, context))
            said = [f"{name} {days[0]}" + (f" – {days[-1]}" if len(days) > 1 else "") for name, days in names.items()]
            said += [f"{calendar.make_up[day].get(context.language)} {month_day(day, context)}" for day in worked]
            card.body.addWidget(PlainLabel(" · ".join(said), "muted", wrap=True))
        return card

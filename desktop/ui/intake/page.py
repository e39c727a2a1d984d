"""Takes a complaint down in under a minute while the customer stands there; what is typed is never lost."""

from collections.abc import Callable, Mapping
from typing import Literal, assert_never
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.handling import AddNote
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.alike_list import AlikeList
from desktop.ui.intake.clock_strip import ClockStrip
from desktop.ui.intake.form import IntakeForm
from desktop.ui.intake.level_clocks import LevelClock, level_clocks
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import nothing_written, why
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.outcomes import Outcome, told
from desktop.usecases.ports import Draft
from desktop.usecases.read_models import Alike

PLACE = "intake"  # of the draft
SEARCH_AFTER = 300  # milliseconds without a key
Then = Literal["guide", "list", "another"]


class IntakePage(Retranslated, QWidget):
    """Call `begin` when the page is opened, and `leave` before it is left; the draft stays either way."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "intake_page")
        self._context = context
        self._opened_at: Micros = 0
        self._sending, self._left = False, False  # `_left`: by a person who did not wait for the answer
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        outer.addWidget(self._build_head())
        self._busy = BusyBar("intake_busy")
        outer.addWidget(self._busy)
        middle = frames.row_without_gaps()
        middle.addWidget(self._build_body(), 1)
        self.alike = AlikeList(self._context)
        middle.addWidget(frames.aside(max(Size.ASIDE + 40, larger(Size.ASIDE + 40) * 4 // 5), self.alike))
        outer.addLayout(middle, 1)
        outer.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        head, row = frames.bar(right=Space.MEDIUM, gap=Space.TIGHT)
        self._title, self._number = PlainLabel("", "title"), PlainLabel("", "muted")
        self._kept_sign, self._kept, self._safe = (
            IconMark("check", "ok"),
            PlainLabel("", "muted"),
            PlainLabel("", "note"),
        )
        self._close = HintButton("intake_close", "quiet", icon="x", keys="Escape", bind=False)
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.addWidget(self._title)
        row.addWidget(self._number)
        row.addStretch(1)
        for widget in (self._kept_sign, self._kept, self._safe, self._close):
            row.addWidget(widget)
        return head

    def _build_body(self) -> QWidget:
        self._scroll = ScrollBody("intake_body")
        self._scroll.set_margins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        self.banner = Banner("intake_banner")
        self.strip, self.form = ClockStrip(self._context), IntakeForm(self._context)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        holder = QWidget()
        holder.setMaximumWidth(larger(Size.TEXT_COLUMN))
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.banner, self.strip, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)
        return self._scroll

    def _build_foot(self) -> QWidget:
        foot, row = frames.foot()
        self._foot_note = PlainLabel("", "muted", wrap=True)
        self._another = HintButton("intake_another")
        self._to_list = HintButton("intake_to_list", icon="inbox")
        self.save_button = HintButton("intake_save", "primary", icon="arrow-right", keys="Ctrl+Enter")
        row.addWidget(self._foot_note, 1)
        for button in (self._another, self._to_list, self.save_button):
            row.addWidget(button)
        return foot

    # ── connect ──────────────────────────────────────────────────────────────────────────────────
    def _connect(self) -> None:
        self.keeper = DraftKeeper(self._context, PLACE, self._draft, self)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self._on_not_kept)
        self._search, self._second = QTimer(self), QTimer(self)
        self._search.setSingleShot(True)
        self._search.setInterval(SEARCH_AFTER)
        self._search.timeout.connect(self._look_for_alike)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.tick)
        self._busy.follow(self._context.jobs, self)
        self.form.edited.connect(self._on_edited)
        self.save_button.clicked.connect(lambda: self._save("guide"))
        self._to_list.clicked.connect(lambda: self._save("list"))
        self._another.clicked.connect(lambda: self._save("another"))
        self._close.clicked.connect(self._go_back)
        self.banner.action_asked.connect(self._start_afresh)
        self.alike.add_asked.connect(self._add_to)
        self.alike.open_asked.connect(self._open_alike)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._go_back)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def begin(self, prefill: Mapping[str, str] | None = None) -> None:
        """Open the page: the clock starts now, or goes on where a kept draft began. What is being saved is shown as it is."""
        if self._sending:
            self._left = False
            self._second.start()
            return
        self._opened_at = self._context.office.clock()
        self.banner.clear()
        self.form.set_fields(prefill or {})
        self.alike.show_found((), asked=False)
        self._kept.say("")
        self._say_kept(shown=False)
        self._read_clocks()
        self._second.start()
        self.form.lines["name"].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if prefill is None:
            self.keeper.ask(self._show_draft)
        else:
            self._look_for_alike()

    def tick(self) -> None:
        """Draw the time that it is now; a clock that was set back behind the receipt counts from now, and says so."""
        now = self._context.office.clock()
        if now < self._opened_at:
            self._opened_at = now
            words = self.tr("The clock of this computer was set back. The complaint counts as received now, %1.")
            self.banner.say(words.replace("%1", self._context.time(now)), "soon", icon="clock-alert")
            self._read_clocks()
            self.keeper.touch()
        self.strip.tick()

    def leave(self) -> bool:
        """Keep what is typed; the page may always be left."""
        self._left = self._sending
        self._second.stop()
        self._search.stop()
        if self.keeper.waits:
            self.keeper.flush()
        return True

    @property
    def finished(self) -> bool:
        """Whether what was taken down is saved, and no new one was begun."""
        return not self._opened_at

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._opened_at:
            self.begin()

    def _show_draft(self, draft: Draft | None) -> None:
        if draft is None or not self.form.is_empty():
            return
        began = draft.fields.get("opened_at", "")
        self._opened_at = int(began) if began.isdigit() else self._opened_at
        self.form.set_fields(draft.fields)
        if self.form.is_empty():
            return
        self.banner.say(
            self.tr("This is what was typed here at %1 and not saved.").replace("%1", self._context.time(draft.at)), "soon",
            action=self.tr("Start afresh"), icon="history",
        )  # fmt: skip
        self.tick()
        self._read_clocks()
        self._look_for_alike()
        self.form.narrative.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_clocks(self) -> None:
        rulebook, site = self._context.office.rulebook, self.form.site()
        channel, at = self.form.channel(), self._opened_at
        self._context.jobs.run(self, lambda: level_clocks(rulebook, site, channel, at), self._show_clocks)

    def _show_clocks(self, result: Result[tuple[LevelClock, ...]]) -> None:
        match result:
            case Ok(clocks):
                self.form.show_clocks(clocks)
                self.strip.show_clock(self._opened_at, self.form.clock())
            case Err(error):
                self._explain(error)

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _on_edited(self, field: str) -> None:
        self.keeper.touch()
        if field in {"place", "phone", "narrative"}:
            self._search.start()
        if field in {"site", "channel"}:
            self._read_clocks()
        if field == "level":
            self.strip.show_clock(self._opened_at, self.form.clock())
        if field == "site":
            self.form.retranslate()

    def _draft(self) -> dict[str, str]:
        return {**self.form.fields(), "opened_at": str(self._opened_at)}

    def _on_kept(self, at: Micros) -> None:
        shown = self._context.local(at).strftime("%H:%M:%S")
        self._kept.say(self.tr("Draft kept %1").replace("%1", shown))
        self._say_kept(shown=True)

    def _on_not_kept(self, error: Exception) -> None:
        self._say_kept(shown=False)
        words = self.tr("The draft could not be kept on this computer. Save the complaint before you leave this page.")
        self.banner.say(words, "soon", detail=why(self._context, error))

    def _say_kept(self, *, shown: bool) -> None:
        for widget in (self._kept_sign, self._kept, self._safe):
            widget.setVisible(shown)

    def _start_afresh(self) -> None:
        thrown = self.form.fields() | {"opened_at": str(self._opened_at)}
        self.keeper.drop()
        self.begin({})
        self._context.nav.undo(self.tr("Draft thrown away"), lambda: self._bring_back(thrown))

    def _bring_back(self, fields: Mapping[str, str]) -> None:
        self.begin(fields)
        self._opened_at = int(fields["opened_at"])
        self._read_clocks()
        self.keeper.touch()

    def _go_back(self) -> None:
        kept = not self.form.is_empty()
        self.leave()
        if self._sending:
            self._context.nav.tell(self.tr("It is being saved. You will be told when it is."), "calm")
        elif kept:
            self._context.nav.tell(self.tr("Kept as a draft. Ctrl+N brings it back."), "calm")
        self._context.nav.back()

    # ── possible duplicates ──────────────────────────────────────────────────────────────────────
    def _look_for_alike(self) -> None:
        known = self.form.fields()
        self.alike.look(known["phone"], known["place"], known["narrative"])

    def _add_to(self, found: Alike) -> None:
        known = self.form.fields()
        words = "\n".join(part for part in (known["narrative"], known["wanted"]) if part)
        if not words:
            self._refuse(Refusal("open.words", "narrative"))
            return
        self.tick()
        who = " ".join(known[name] for name in ("name", "place", "phone") if known[name])
        text = Words(f"{who}: {words}" if who else words)
        step = 0 if found.row.status == "asked" else 1
        desk, case_id, note = self._context.desk, found.row.id, self._context.desk.new_id
        said_at = self._opened_at
        self._send(lambda: desk.do(AddNote(note(), text, step, "customer", said_at), case_id), self._added)

    def _added(self, case_id: UUID) -> None:
        self._context.nav.tell(self.tr("Added to the case as a note."))
        self._context.nav.open_case(case_id, "record")

    def _open_alike(self, found: Alike) -> None:
        self.leave()
        self._context.nav.open_case(found.row.id, "record")

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _save(self, then: Then) -> None:
        self.tick()
        if not self.form.levels.value() and self.form.narrative.words().strip():
            self._refuse(Refusal("level.unknown", "level"), self.tr("Choose how grave it is: Alt+1 to Alt+4."))
            return
        if self.form.occurred.unread():
            self.form.occurred.complain()
            self._focus("occurred_at")
            return
        desk, command, case_id = self._context.desk, self.form.command(self._opened_at), self._context.desk.new_id
        self._send(lambda: desk.receive(command, case_id=case_id()), lambda made: self._saved(made, then))

    def _send(self, work: Callable[[], Outcome], then: Callable[[UUID], None]) -> None:
        if self._sending:
            return
        self._sending, self._left = True, False
        self.keeper.flush()

        def answer(result: Result[Outcome]) -> None:
            left, self._sending, self._left = self._left, False, False
            explain = self._tell_refused if left else self._explain
            match result:
                case Ok(outcome) if (refusal := refusal_of(outcome)) is not None:
                    explain(refusal)
                case Ok(outcome):
                    self._done(outcome.case.id, self._stay if left else then)
                    if key := told(outcome):
                        self._context.nav.tell(self._context.say(Refusal(key)), "soon")
                case Err(error):
                    explain(error)

        self._context.jobs.run(self, work, answer)

    def _done(self, case_id: UUID, then: Callable[[UUID], None]) -> None:
        self.keeper.drop()
        self._second.stop()
        self._opened_at = 0
        self._context.hub.announce(Changes(frozenset({case_id}), initiator=self))
        then(case_id)

    def _stay(self, _: UUID) -> None:
        """Whoever went elsewhere stays there."""
        self._context.nav.tell(self.tr("The complaint is saved."))

    def _tell_refused(self, error: Exception) -> None:
        words = self.tr("The complaint was not saved. Ctrl+N brings it back. %1")
        self._context.nav.tell(words.replace("%1", why(self._context, error)), "overdue")

    def _saved(self, case_id: UUID, then: Then) -> None:
        match then:
            case "guide":
                self._context.nav.open_case(case_id, "guide")
            case "list":
                self._context.nav.tell(self.tr("Saved. The case waits in the queue."))
                self._context.nav.back()
            case "another":
                self.begin({})
                self.banner.say(self.tr("Saved. Ready for the next one."), "ok")
            case _:
                assert_never(then)

    def _refuse(self, refusal: Refusal, words: str = "") -> None:
        said = words or self._context.say(refusal)
        if self.form.field(refusal.field) is None:
            self.banner.say(said, "soon")
            self._scroll.reveal(self.banner)
            return
        self._focus(refusal.field, self.form.complain(refusal.field, said))

    def _focus(self, name: str, reason: QWidget | None = None) -> None:
        widget = self.form.field(name)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.reveal(widget, reason)

    def _explain(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._refuse(error)
        else:
            words, detail = nothing_written(self._context, error)
            self.banner.say(words, "overdue", detail=detail)
            self._scroll.reveal(self.banner)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Receive a complaint"))
        self._number.setText(self.tr("It gets its number when you save."))
        self._safe.setText(self.tr("survives a crash"))
        self._close.setAccessibleName(self.tr("Leave; the draft is kept"))
        self._foot_note.setText(self.tr("Enough: who (and a way to reach them), what, how grave. More later."))
        self._another.say(self.tr("Save, take another"))
        self._to_list.say(self.tr("Save, back to the list"))
        self.save_button.say(self.tr("Save and start the guide"))
        self.setAccessibleName(self._title.text())

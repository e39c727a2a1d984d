"""Read, then sign: what waits for a signature, exactly what is signed, what changed, and the signature itself."""
# Longer than 400 lines: reading, signing and returning share one state.

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.queue.why import WhyPopover
from desktop.ui.record.facts import Telling
from desktop.ui.record.failure import away, meanwhile, nothing_read, nothing_written, say_unread
from desktop.ui.record.sentence import filled, joined, quoted
from desktop.ui.signoff.cards import ChangesCard, RecordCard, SignaturesCard
from desktop.ui.signoff.checks import checks
from desktop.ui.signoff.reading import Waiting, read
from desktop.ui.signoff.record_lines import changes, parts
from desktop.ui.signoff.sign_form import SignForm
from desktop.ui.signoff.signature_lines import signature_lines, signer_words
from desktop.ui.signoff.waiting_list import WaitingList
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.chip import Chip, ChipButton
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, Hairline, PlainLabel
from desktop.ui.widgets.level_bars import level_icon
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.outcomes import Outcome
from desktop.usecases.read_models import CaseView
from desktop.usecases.signing import send_back, sign

WIDE_ENOUGH = 1320  # below, the list would squeeze what is read; its keys go on working


class SignOffPage(Retranslated, QWidget):
    """`show_next` with a case, or None for the first that waits."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "sign_off_page")
        self._context = context
        self._waiting: Waiting | None = None
        self._failed: Exception | None = None  # why nothing newer could be read
        self._record = ""  # the hash of what is on the screen
        self._wanted: UUID | None = None
        self._comments: dict[UUID, str] = {}  # typed, not sent: kept while other cases are read
        self._rests = False  # something was just sent: the next password field is not to be typed into by mistake
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        outer.addWidget(self._build_head())
        self._busy = BusyBar("sign_off_busy")
        outer.addWidget(self._busy)
        self._stack = QStackedWidget()
        self._empty = EmptyHint("sign_off_empty", "shield-check")
        self._stack.addWidget(self._empty)
        full = QWidget()
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = WaitingList(self._context)
        row.addWidget(self.side)
        row.addWidget(self._build_body(), 1)
        self.form = SignForm()
        row.addWidget(self.form)
        self._stack.addWidget(full)
        outer.addWidget(self._stack, 1)

    def _build_head(self) -> QWidget:
        head, row = frames.bar(Size.CASE_HEAD, left=Space.MEDIUM, gap=Space.SMALL)
        self._back = HintButton("sign_off_back", "quiet", icon="arrow-left")
        self._title, self._who = ElidedLabel("", "lead"), ElidedLabel("", "muted")
        self.since, self._level = ChipButton("sign_off_since"), Chip("sign_off_level")
        self.why = WhyPopover(self._context, self)
        row.addWidget(self._back)
        row.addWidget(Hairline(standing=True))
        row.addLayout(frames.titles(self._title, self._who), 1)
        row.addWidget(self.since)
        row.addWidget(self._level)
        return head

    def _build_body(self) -> QWidget:
        self._scroll = ScrollBody("sign_off_body")
        self._scroll.set_margins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        self.banner = Banner("sign_off_banner")
        self._read, self._count = PlainLabel("", "title"), PlainLabel("", "muted", wrap=True)
        self.record, self.changed, self.signatures = RecordCard(), ChangesCard(), SignaturesCard()
        self._sheet = HintButton("sign_off_sheet", icon="file-text", keys="Ctrl+P")
        self.record.set_corner(self._sheet)
        self._each = PlainLabel("", "muted")
        self.signatures.set_corner(self._each)
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._read)
        words.addWidget(self._count)
        head.addLayout(words, 1)
        self._moves = [
            HintButton("sign_off_before", icon="chevron-up", keys="Alt+Up"),
            HintButton("sign_off_after", icon="chevron-down", keys="Alt+Down"),
        ]
        for button in self._moves:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._scroll.body.addWidget(self.banner)
        self._scroll.body.addLayout(head)
        for card in (self.record, self.changed, self.signatures):
            self._scroll.body.addWidget(card)
        self._scroll.body.addStretch(1)
        return self._scroll

    def _connect(self) -> None:
        self._busy.follow(self._context.jobs, self)
        self._back.clicked.connect(self._go_back)
        self.since.clicked.connect(self._explain)
        self._sheet.clicked.connect(self._preview)
        self.form.sign_asked.connect(self._sign)
        self.form.return_asked.connect(self._return)
        self.side.chosen.connect(self.show_next)
        self._context.hub.subscribe(self._on_changes)
        for button, move in zip(self._moves, (-1, 1), strict=True):
            button.clicked.connect(lambda _=False, move=move: self._move(move))
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._go_back)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_next(self, case_id: UUID | None = None) -> None:
        """Read this case, or the first that waits."""
        self._keep_comment()
        self._wanted = case_id
        self._record = ""
        self.form.clear_password()
        self.banner.clear()
        self._ask()

    def leave(self) -> bool:
        """Forget the password; the comment stays while the page lives."""
        self.form.clear_password()
        self._keep_comment()
        return True

    def scroll_to_end(self) -> None:
        """Show the changes and the signatures."""
        bar = self._scroll.area().verticalScrollBar()
        bar.setValue(bar.maximum())

    @property
    def view(self) -> CaseView | None:
        """The case on the screen."""
        return self._waiting.view if self._waiting else None

    def _ask(self) -> None:
        context, wanted = self._context, self._wanted
        self._context.jobs.run(self, lambda: read(context, wanted), self._show)

    def _show(self, result: Result[Waiting]) -> None:
        match result:
            case Ok(waiting):
                if self._failed is not None:
                    self._failed = None
                    self.banner.clear()
                self._show_waiting(waiting)
            case Err(error):
                self._failed = error
                say_unread(self.banner, self._context, error)
                self._stack.setCurrentIndex(1 if self.view else 0)
                if self.view is None:
                    self._title.setText(self.tr("Sign-off"))
                    self._say_empty()

    def _show_waiting(self, waiting: Waiting) -> None:
        another = self.view is None or waiting.view is None or self.view.case.id != waiting.view.case.id
        self._waiting = waiting
        self._show_list(waiting)
        self._stack.setCurrentIndex(1 if waiting.view else 0)
        view = waiting.view
        for chip in (self.since, self._level):
            chip.setVisible(view is not None)
        if view is None:
            self._title.setText(self.tr("Sign-off"))
            self._who.setText("")
            self._say_empty()
            return
        self._wanted = view.case.id
        moved = bool(self._record) and self._record != view.record and not another
        opened = another or not self._record
        if opened:
            self.form.comment.set_words(self._comments.get(view.case.id, ""))
        if moved:
            self.form.clear_password()
            words = self.tr("The record changed while you read it. Read it again; your password was cleared.")
            self.banner.say(words, "soon", icon="refresh-cw")
            self._scroll.reveal(self.banner)
        self._record = view.record
        self._show_view(view, waiting)
        if another:
            self._scroll.area().verticalScrollBar().setValue(0)
        if opened:
            self._take_focus()

    def _take_focus(self) -> None:
        """The password is typed next; but after something was sent, the person first sees what comes next."""
        rests, self._rests = self._rests, False
        if not rests:
            self.form.password.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.side.isVisible():
            self.side.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, waiting: Waiting) -> None:
        self.side.show_waiting(waiting)
        several = len(waiting.rows) > 1
        self.side.setVisible(several and self.width() >= larger(WIDE_ENOUGH))
        for button in self._moves:
            button.setVisible(several)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._waiting is not None:
            self._show_list(self._waiting)

    def _explain(self) -> None:
        if self.view is not None:
            self.why.explain(self.view, self.view.due)
            self.why.open_at(self.since)

    def _say_empty(self) -> None:
        if self._failed is not None:
            said = meanwhile if away(self._context, self._failed) else partial(nothing_read, error=self._failed)
            self._empty.say(*said(self._context))
            return
        self._empty.say(
            self.tr("Nothing waits for a signature."),
            self.tr("When a handler asks for sign-off, the case stands here."),
        )

    def _show_view(self, view: CaseView, waiting: Waiting) -> None:
        case, intake = view.case, view.case.intake
        of = Telling(self._context, case, view.name, view.read_at)
        self._title.setText(intake.title)
        self._who.setText(joined(case.number, self._context.who(intake.name, ""), intake.place))
        asked = case.signing.asks[-1] if case.signing.asks else None
        self._say_chips(view)
        self.record.show_parts(parts(of))
        if asked is not None:
            version = filled(self.tr("version %1, %2"), str(asked.version), of.time(asked.at))
            self.record.say(self.tr("What you sign"), version)
        else:
            self.record.say(self.tr("What you sign"), self.tr("nobody asked for a signature"))
        self._say_count(waiting)
        self._show_changes(of, view, waiting)
        self.form.show_checks(
            checks(self._context, view, waiting.rules, self._record), waits=case.signing.status == "asked"
        )
        self.form.show_signer(signer_words(self._context, view))
        lines = signature_lines(self._context, of, view, next_is_me=self.form.sign_button.isEnabled())
        self.signatures.show_lines(lines, self.tr("Your turn"))
        self._scroll.settle()

    def _say_chips(self, view: CaseView) -> None:
        signing = view.case.signing
        if signing.status == "asked":
            since = self._context.time(signing.asks[-1].at, view.read_at)
            self.since.say(filled(self.tr("Waits for you since %1"), since), "signoff", "shield-check")
        else:
            self.since.say(self._context.label("status", signing.status), "calm", "info")
        level = view.case.intake.level
        self._level.say(self._context.label("level", level), "calm", level_icon(view.levels.get(level, 1)))

    def _say_count(self, waiting: Waiting) -> None:
        at = next(
            (n for n, row in enumerate(waiting.rows, start=1) if waiting.view and row.id == waiting.view.case.id), 0
        )
        text = self.tr("%1 of %2 waiting. Each one is read and signed by itself.")
        self._count.setText(
            filled(text, str(at), str(len(waiting.rows))) if at else self.tr("This one does not wait for a signature.")
        )

    def _show_changes(self, of: Telling, view: CaseView, waiting: Waiting) -> None:
        self.changed.setVisible(waiting.before is not None)
        if waiting.before is None:
            return
        before = Telling(self._context, waiting.before, view.name, view.read_at)
        signing = view.case.signing
        version = str(signing.asks[-2].version)
        back = next((one for one in reversed(signing.returns) if one.record == signing.asks[-2].record), None)
        sub, comment = "", ""
        if back is not None:
            mine = back.by == self._context.person.id
            text = self.tr("you returned it at %1") if mine else self.tr("returned at %1 by %2")
            sub = filled(text, of.time(back.at), view.name(back.by))
            comment = filled(self.tr("The comment was: %1"), quoted(back.comment, self._context.language))
        self.changed.show_changes(
            filled(self.tr("Changed since version %1"), version), sub, changes(before, of), comment
        )

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _on_changes(self, told: Changes) -> None:
        if (self._waiting is not None or told.back) and self.isVisible() and told.initiator is not self:
            self._ask()

    def _move(self, move: int) -> None:
        if self._waiting is None or self.view is None or not self._waiting.rows:
            return
        ids = [row.id for row in self._waiting.rows]
        here = ids.index(self.view.case.id) if self.view.case.id in ids else 0
        self.show_next(ids[(here + move) % len(ids)])

    def _preview(self) -> None:
        if self.view is not None:
            self._context.nav.preview(self.view.case.id, "handling")

    def _go_back(self) -> None:
        self.leave()
        self._context.nav.back()

    def _keep_comment(self) -> None:
        if self.view is not None:
            self._comments[self.view.case.id] = self.form.comment.words()

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _sign(self, comment: str, password: str) -> None:
        view = self.view
        if view is None:
            return
        desk, door, record = self._context.desk, self._context.office.door, self._record
        case_id, seen, words = view.case.id, view.case.version, Words(comment)
        self._send(
            lambda: sign(desk, door, case_id, seen, record, words, password),
            filled(self.tr("%1 is signed and closed."), view.case.number),
        )

    def _return(self, comment: str) -> None:
        view = self.view
        if view is None:
            return
        desk, record, words = self._context.desk, self._record, Words(comment)
        case_id, seen = view.case.id, view.case.version
        self._send(
            lambda: send_back(desk, case_id, seen, record, words),
            filled(self.tr("%1 went back to its handler."), view.case.number),
        )

    def _send(self, work: Callable[[], Outcome], done: str) -> None:
        self.form.set_busy(busy=True)

        def answer(result: Result[Outcome]) -> None:
            self.form.set_busy(busy=False)
            match result:
                case Ok(outcome) if (refusal := refusal_of(outcome)) is not None:
                    self._refuse(refusal)
                case Ok(outcome):
                    self._done(outcome.case.id, done)
                case Err(Refusal() as refusal):
                    self._refuse(refusal)
                case Err(error):
                    self.form.clear_password()
                    words, detail = nothing_written(self._context, error)
                    self.banner.say(words, "overdue", detail=detail)
                    self._scroll.reveal(self.banner)

        self._context.jobs.run(self, work, answer)

    def _done(self, case_id: UUID, words: str) -> None:
        self._comments.pop(case_id, None)
        self.form.comment.set_words("")
        self.form.clear_password()
        self._context.hub.announce(Changes(frozenset({case_id}), initiator=self))
        self._context.nav.tell(words)
        self._waiting, self._rests = None, True
        self.show_next(None)

    def _refuse(self, refusal: Refusal) -> None:
        words = self._context.say(refusal)
        if refusal.field == "password":
            self.form.refuse_password(words)
        elif refusal.field == "comment":
            self.form.refuse_comment(words)
        elif refusal.reason in {"sign.changed", "case.stale", "sign.not_asked", "case.closed"}:
            self.form.clear_password()
            self._ask()
            self.banner.say(words, "soon", icon="refresh-cw")
            self._scroll.reveal(self.banner)
        else:
            self.form.clear_password()
            self.banner.say(words, "overdue")
            self._scroll.reveal(self.banner)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sign-off"))
        self._back.say(self.tr("To sign off"))
        self._read.setText(self.tr("Read, then sign"))
        self._sheet.say(self.tr("The sheet as it will print"))
        self._each.setText(self.tr("each with name, post, meaning and time"))
        for button, words in zip(self._moves, (self.tr("The one before"), self.tr("The next one")), strict=True):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.signatures.say(self.tr("Signatures"))
        self._say_empty()
        if self._waiting is not None and self._waiting.view is not None:
            self._show_list(self._waiting)
            self._show_view(self._waiting.view, self._waiting)

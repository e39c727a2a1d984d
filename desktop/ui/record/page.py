"""The record: the other face of a case, with everything that is known and why; one click from any fact to its step."""

from collections.abc import Callable
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import AMENDABLE, LONG_FIELDS, AmendIntake, SetLevel
from desktop.domain.case.promises import Promise
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from desktop.ui.case.promise_popover import PromisePopover
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.level_cards import LevelFace
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.merge import dialog as merging
from desktop.ui.record import clock_rows, facts, summaries
from desktop.ui.record.failure import nothing_written
from desktop.ui.record.history import History
from desktop.ui.record.late_note import LateNoteDialog
from desktop.ui.record.level_dialog import LevelDialog
from desktop.ui.record.log_check import broken_entry
from desktop.ui.record.section_list import SectionList
from desktop.ui.record.sections import RecordSections
from desktop.ui.record.sentence import filled
from desktop.ui.record.trace_popover import TracePopover
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.masking import whole_view
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, NotKnown, Outcome, Refused, told
from desktop.usecases.read_models import CaseView
from desktop.usecases.rectifying import Listed
from desktop.usecases.referring import asked_before

LIST_WIDTH = 194
Refuse = Callable[[str, str], None]  # (field, words)


class Protects(Protocol):
    """What may be done to protect a case, for its section."""

    def entries(self, view: CaseView) -> tuple[tuple[str, str, Callable[[], None], bool], ...]: ...


class RecordPage(Retranslated, QWidget):
    """`show_view` with every new view; `step_asked` wants the guide at a step (0: where it was)."""

    step_asked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "record_page")
        self._context = context
        self._view: CaseView | None = None
        self._broken = 0
        self._faces: list[clock_rows.ClockFace] = []
        self._protect: Protects | None = None
        self._before: UUID | None = None  # the case of the measure that did not hold
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        middle = frames.row_without_gaps()
        self.list = SectionList()
        self.list.setFixedWidth(max(LIST_WIDTH, larger(LIST_WIDTH) * 7 // 8))
        middle.addWidget(self.list)
        self._scroll = ScrollBody("record_body")
        self._scroll.set_margins(Space.SMALL, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.banner = Banner("record_banner")
        self.sections = RecordSections(self._context)
        self._scroll.body.addWidget(self.banner)
        self.again = Banner("record_again")
        self._scroll.body.addWidget(self.again)
        self.unasked = Banner("record_unasked")
        self._scroll.body.addWidget(self.unasked)
        self._scroll.body.addWidget(self.sections)
        self._scroll.body.addStretch(1)
        middle.addWidget(self._scroll, 1)
        self.history = History(self._context)
        middle.addWidget(frames.aside(max(Size.ASIDE + 34, larger(Size.ASIDE + 34) * 5 // 6), self.history))
        outer.addLayout(middle, 1)
        self.foot = self._build_foot()
        outer.addWidget(self.foot)
        self.trace, self.promise_why = TracePopover(self._context, self), PromisePopover(self._context, self)

    def _build_foot(self) -> QWidget:
        foot, row = frames.foot()
        self._foot_note = PlainLabel("", "muted", wrap=True)
        self.level_button = HintButton("record_level", icon="arrow-up", keys="Ctrl+U")
        self.back_button = HintButton("record_guide", "primary", icon="arrow-right", keys="Ctrl+Enter")
        row.addWidget(self._foot_note, 1)
        row.addWidget(self.level_button)
        row.addWidget(self.back_button)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(self.go_to)
        self.sections.step_asked.connect(self.step_asked)
        self.sections.amended.connect(self._amend)
        self.sections.preview_asked.connect(self._preview)
        self.sections.clocks.why_asked.connect(self._explain)
        self.history.note_asked.connect(self._ask_note)
        self.again.action_asked.connect(self._open_before)
        self.level_button.clicked.connect(self._ask_level)
        self.back_button.clicked.connect(lambda: self.step_asked.emit(0))
        for keys, slot in (("Ctrl+G", self.list.take_focus), ("Ctrl+I", self._explain_first)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: CaseView, section: str = "") -> None:
        """Show this case; a section is opened and scrolled to, otherwise nothing moves."""
        same = self._view is not None and self._view.case.id == view.case.id
        self._view = whole_view(view, self._context.revealed_of(view.case.id))
        if not same:
            self._broken = 0
            self.banner.clear()
            self.again.clear()
            self.sections.begin()
            self._look_back(view.case)
        self._fill()
        self._context.jobs.run(self, partial(broken_entry, view), self._show_checked, Lane.RENDERING)
        if section:
            self.go_to(section)

    def _look_back(self, case: Case) -> None:
        """Say where a measure against complaints of this kind was judged effective before this one came in."""
        office = self._context.office

        def answer(result: Result[tuple[Listed, ...]]) -> None:
            here = self._view is not None and self._view.case.id == case.id
            if isinstance(result, Ok) and result.value and here:
                self._say_again(result.value[0])

        self._context.jobs.run(self, lambda: office.measures.against(office.tickets, case), answer)

    def _say_again(self, before: Listed) -> None:
        self._before = before.case_id
        when = self._context.time(before.measure.judged_at, self._context.office.clock(), before.site)
        words = filled(self.tr("The same again: against this a measure was judged effective, %1."), when)
        open_it = filled(self.tr("Open %1"), before.number)
        self.again.say(words, "soon", icon="refresh-cw", detail=before.measure.text, action=open_it)

    def take(self, protect: Protects) -> None:
        """Offer in its section what protects the case."""
        self._protect = protect

    def go_to(self, section: str) -> None:
        """Open a section and scroll to it."""
        if section not in summaries.SECTIONS:
            return
        self.list.set_current(section)
        target = self.sections.open(section)
        self._scroll.settle()
        self._scroll.area().verticalScrollBar().setValue(max(0, target.y() + self.sections.y() - Space.SMALL))

    @property
    def view(self) -> CaseView | None:
        """What is shown."""
        return self._view

    @property
    def writable(self) -> bool:
        """Whether the person may change the record here and now."""
        view = self._view
        return (
            view is not None and not self._broken and not view.case.signing.closed and self._context.person.may(May.HANDLE)
        )  # fmt: skip

    def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        of = facts.Telling(self._context, view.case, view.name, view.read_at)
        self._faces = clock_rows.faces(self._context, view)
        heads = summaries.heads(of, view, self._faces)
        self.list.show_marks(summaries.marks(heads))
        self.sections.show_view(of, view, heads, self._faces, writable=self.writable)
        self.sections.lock(self._by_their_ends(view))
        self._say_unasked(view.case)
        if self._protect is not None:
            self.sections.offer(self._protect.entries(view))
        self.history.show_view(view)
        self.history.add_button.setEnabled(not self._broken and self._context.person.may(May.HANDLE))
        self.level_button.setEnabled(self.writable)
        step = view.case.handling.current
        name = self._context.label("step", str(step))
        self.back_button.say(filled(self.tr("Back to step %1: %2"), str(step), name))
        self.back_button.setVisible(not view.case.signing.closed)
        self._scroll.settle()

    def _say_unasked(self, case: Case) -> None:
        """Say prominently that a regulator asks about a matter of which no earlier contact with us is on file."""
        if any(asked_before(case, one) is None for one in case.regulator.all.values()):
            self.unasked.say(self.tr("Through a regulator, and no earlier contact with us is on file."), "soon")
        else:
            self.unasked.clear()

    def _by_their_ends(self, view: CaseView) -> frozenset[str]:
        """Short fields that show a number by its ends: half of one would be corrected. In running text the ends may stay as they are."""
        if self._context.shows_in_full(view.case):
            return frozenset()
        kept = {one.name.removeprefix("intake.") for one in view.case.numbers.left(view.case.privacy.erased).values()}
        return frozenset(name for name in kept & AMENDABLE - LONG_FIELDS if "*" in getattr(view.case.intake, name))

    def _show_checked(self, result: Result[int]) -> None:
        view = self._view
        if view is None:
            return
        at = self._context.clock(view.read_at)
        match result:
            case Ok(0):
                self.history.say_checked(self._checked_words(view, at))
            case Ok(entry):
                self._say_broken(filled(self.tr("Entry %1 does not follow from those before it."), str(entry)), entry)
            case Err(error):
                self._say_broken(f"{type(error).__name__}: {error}", len(view.entries))

    def _checked_words(self, view: CaseView, at: str) -> str:
        """That the log is whole; of what waits to be sent only that it is in no log yet."""
        if 0 < view.waiting == len(view.entries):
            return self.tr("Not in the log yet: all of this waits on this computer to be sent.")
        words = filled(self.tr("From the log, which only grows. Checked %1, whole."), at)
        marked = self.tr("Not in the log yet: what is marked “waits to be sent”.") if view.waiting else ""
        return f"{words}{'' if self._context.language == 'zh' else ' '}{marked}".strip()

    def _say_broken(self, detail: str, entry: int) -> None:
        self._broken = entry
        words = self.tr(
            "The log of this case was tampered with. Nothing can be written here; tell the administrator, who compares with a backup."
        )
        self.banner.say(words, "overdue", detail=detail)
        self.history.say_checked(self.tr("The log did not pass its check."))
        self._fill()

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _explain(self, reason: Deadline | Promise, anchor: QWidget) -> None:
        view = self._view
        if view is None:
            return
        received = view.case.intake.received
        site = received.site if received else ""
        if isinstance(reason, Deadline):
            self.trace.explain(reason, anchor, now=view.read_at, site=site)
        else:
            self.promise_why.explain(reason, view, anchor, site=site)

    def _explain_first(self) -> None:
        if (button := self.sections.clocks.first_why()) is not None:
            self.go_to("clocks")
            button.click()

    def _preview(self, form: str) -> None:
        if self._view is not None:
            self._context.nav.preview(self._view.case.id, form)

    def _open_before(self) -> None:
        if self._before is not None:
            self._context.nav.open_case(self._before, "record", "measures")

    def _ask_note(self) -> None:
        view = self._view
        if view is None:
            return
        dialog = LateNoteDialog(
            self._context, view.case.intake.received.site if view.case.intake.received else "", self
        )

        def send(text: str, whose: str, at: Micros | None) -> None:
            note = AddNote(self._context.desk.new_id(), Words(text), 0, whose, at)
            self._send(note, dialog.accept, dialog.refuse)

        dialog.sent.connect(send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_level(self) -> None:
        view = self._view
        if view is None or not self.writable:
            return
        ordered = sorted(view.levels.items(), key=lambda pair: pair[1])
        faces = [LevelFace(level, rank, self._context.label("level", level), "") for level, rank in ordered]
        dialog = LevelDialog(faces, view.case.intake.level, self)

        def send(level: str, reason: str) -> None:
            self._send(SetLevel(level, Words(reason)), dialog.accept, dialog.refuse)

        dialog.sent.connect(send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _amend(self, command: AmendIntake) -> None:
        self._send(command, self.sections.end_amending, self.sections.amend.refuse)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _send(self, command: Command, then: Callable[[], object], refuse: Refuse, seen: int = 0) -> None:
        if self._view is None:
            return
        desk, case_id, seen = self._context.desk, self._view.case.id, seen or self._view.case.version

        def answer(result: Result[Outcome]) -> None:
            match result:
                case Ok(outcome):
                    self._settle(outcome, command, then, refuse)
                case Err(Refusal() as refusal):
                    refuse(refusal.field, self._context.say(refusal))
                case Err(error):
                    words, detail = nothing_written(self._context, error)
                    refuse("", f"{words} {detail}")
                    self.banner.say(words, "overdue", detail=detail)

        self._context.jobs.run(self, lambda: desk.handle(command, case_id, seen), answer)

    def _settle(self, outcome: Outcome, command: Command, then: Callable[[], object], refuse: Refuse) -> None:
        match outcome:
            case Done() | AlreadyDone():
                then()
                self._context.hub.announce(Changes(frozenset({outcome.case.id})))
            case NotKnown():
                refuse("", self._context.say(Refusal(told(outcome))))
            case Refused(refusal):
                refuse(refusal.field, self._context.say(refusal))
            case Clashing():
                settled = merging.ask(self, self._context, outcome, command)
                if settled is not None:
                    self._send(settled.command, then, refuse, settled.seen)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Record"))
        self.list.say(self.tr("Record"), self.tr("Ctrl+G jumps to a section"))
        self._foot_note.setText(self.tr("Guide and record are two faces of one case; Ctrl+J turns it."))
        self.level_button.say(self.tr("Change the level"))
        self._fill()

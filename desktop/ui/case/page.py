"""The case: one head, one step line and one foot over its two faces, the guide and the record."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.ui.case import steps
from desktop.ui.case.acts import CaseActs
from desktop.ui.case.aside import AsideRoom
from desktop.ui.case.coach import Coach
from desktop.ui.case.faces import CaseFaces
from desktop.ui.case.foot import CaseFoot
from desktop.ui.case.head import CaseHead
from desktop.ui.case.notices import Notices
from desktop.ui.case.places import Places
from desktop.ui.case.session import CaseSession
from desktop.ui.case.typing_hint import TypingHint
from desktop.ui.case.walking import Walking
from desktop.ui.context import Context, Face
from desktop.ui.i18n import Retranslated
from desktop.ui.paper.drawing import LETTER
from desktop.ui.record.page import RecordPage
from desktop.ui.theme import Space
from desktop.ui.widgets import frames
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.step_line import StepLine
from desktop.ui.wizard.decide import DecidePage
from desktop.ui.wizard.follow_up import FollowUpPage
from desktop.ui.wizard.guide import Guide
from desktop.usecases.read_models import CaseView

_SECOND = 1_000


class CasePage(Retranslated, QWidget):
    """`show_case(case, face, section)` opens it, `leave()` writes everything down; nothing typed is ever lost."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "case_page")
        self._context = context
        self.session: CaseSession | None = None
        self.acts: CaseActs | None = None
        self._section, self._parked = "", Places()
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        self.head, self.busy = CaseHead(self._context), BusyBar("case_busy")
        self.notices, self.line, self.coach = Notices(self._context), StepLine(), Coach(self._context)
        self.foot = CaseFoot(self._context)
        self.body, self.aside = CaseFaces(self._context), AsideRoom(self._context)
        self.hint = TypingHint(self._context, self, self.body.place)
        outer = frames.column_of(self)
        middle, left = QHBoxLayout(), QVBoxLayout()
        middle.setSpacing(0)
        left.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(Space.PAGE, Space.LARGE - 2, Space.PAGE, Space.TIGHT)
        line.addWidget(self.line)
        left.addLayout(line)
        left.addWidget(self.notices)
        left.addWidget(self.body, 1)
        left.addWidget(self.coach)
        middle.addLayout(left, 1)
        middle.addWidget(self.aside)
        outer.addWidget(self.head)
        outer.addWidget(self.busy)
        outer.addLayout(middle, 1)
        outer.addWidget(self.foot)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND)

    def _connect(self) -> None:
        self.head.back_asked.connect(self.park)
        self.head.face_chosen.connect(self._on_face)
        self.head.print_asked.connect(self.print_it)
        self.head.more_asked.connect(self._show_more)
        self.line.step_chosen.connect(self._on_step_chosen)
        self.foot.next_asked.connect(self._next)
        self.foot.back_asked.connect(self._back)
        self.foot.park_asked.connect(self.park)
        self.foot.decline_asked.connect(self._decline_all)
        self.body.step_wanted.connect(self._on_record_step)
        self.notices.action_asked.connect(self._on_notice)
        self.notices.changed.connect(self._show_coach)
        self._tick.timeout.connect(self.tick)
        for keys, act in (
            ("Ctrl+J", self.flip),
            ("Escape", self.park),
            ("Ctrl+P", self.print_it),
            ("Ctrl+Shift+P", self._promise),
            ("F5", self._read_again),
        ):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(act)

    @property
    def guide(self) -> Guide | None:
        """The guide of the open case."""
        return self.body.guide

    @property
    def record(self) -> RecordPage | None:
        """The record, once it was looked at."""
        return self.body.record

    @property
    def face(self) -> Face:
        """Which of the two is shown."""
        return self.body.face

    # ── opening and leaving ──────────────────────────────────────────────────────────────────────
    def show_case(self, case_id: UUID, face: Face = "guide", section: str = "") -> None:
        """Open a case on one of its faces; the one shown already only turns."""
        self._section = section
        if self.session is not None and self.session.case_id == case_id:
            self._tick.start()
            self.hint.begin(case_id)
            if self.guide is None or not self.guide.unsent:
                self.notices.settled()
            self.session.read()
            self.show_face(face)
            self._go_to_section()
            return
        self.leave()
        self._drop()
        self.body.face = face
        self.session = CaseSession(self._context, case_id, self)
        self.busy.follow(self._context.jobs, self.session)
        self.acts = CaseActs(self._context, self.session, self, self.show_again)
        self.head.level_asked.connect(self.acts.change_level)
        self.head.phone_asked.connect(self.acts.privacy.toggle)
        self.body.acts = self.acts
        self.aside.walking = Walking(self._context, self.session, self.acts.make_promise, self.acts.ask_someone)
        self.session.viewed.connect(self._on_view)
        self.session.failed.connect(self._on_failed)
        self.session.saved.connect(self._on_saved)
        self.session.kept.connect(self.foot.say_kept)
        self.session.open()
        self.hint.begin(case_id)
        self._tick.start()

    def leave(self) -> bool:
        """Write down what is typed and remember the place; always possible."""
        self._tick.stop()
        self.hint.end()
        self._context.revealed.clear()
        if self.guide is not None and self.session is not None:
            self.guide.flush()
            self._parked.leave(self.session.case_id, self.guide)
        return True

    def show_again(self) -> None:
        """Draw what is known anew: numbers were revealed, or hide again."""
        if self.session is not None and self.session.view is not None:
            self.session.viewed.emit(self.session.view)

    def park(self) -> None:
        """Go back to where one came from; the case opens again at this step and field."""
        self.leave()
        self._context.nav.back()

    def _drop(self) -> None:
        """Take the pages of the case before away; what they sent is written all the same."""
        self.notices.clear()
        self.foot.say_saved("", kept=True)  # what it says is of the case before
        self.body.forget()
        self.aside.forget()
        for thing in (self.session, self.acts):
            if thing is not None:
                thing.deleteLater()
        self.session, self.acts = None, None

    # ── showing ──────────────────────────────────────────────────────────────────────────────────
    def _on_view(self, view: CaseView) -> None:
        if self.session is None or self.sender() is not self.session:
            return
        first = self.guide is None
        guide = self.guide or self._make_guide(self.session)
        self.head.show_view(view, guide.step or view.case.handling.current)
        if first:
            self._open_first(view)
        self.body.refresh(view)
        self._show_state(view)

    def _make_guide(self, session: CaseSession) -> Guide:
        guide = Guide(self._context, session)
        guide.step_shown.connect(self._on_step_shown)
        guide.told.connect(self.notices.refused)
        guide.mended.connect(self.notices.mended)
        guide.clash_waits.connect(self.notices.clash)
        guide.clash_gone.connect(self.notices.clear)
        guide.draft_found.connect(self.notices.draft)
        guide.draft_kept.connect(self._on_draft_kept)
        guide.draft_failed.connect(self._on_failed)
        guide.round_opened.connect(self.notices.round_begins)
        if self.acts is not None:
            guide.someone_asked.connect(self.acts.ask_someone)
            guide.task_asked.connect(self.acts.together.tasks.finish)
        guide.claimed.connect(self._on_claimed)
        self.body.take(guide)
        return guide

    def _open_first(self, view: CaseView) -> None:
        if self.guide is None:
            return
        elsewhere = bool(self._section)
        step = view.case.handling.current if elsewhere else self._parked.step(view.case.id, view.case.handling.current)
        self.guide.go_to(step, focus=self.face == "guide")
        self.show_face(self.face)
        self._go_to_section()
        if not elsewhere:
            self._parked.come_back(view.case.id, self.guide)

    def _go_to_section(self) -> None:
        """A section is a part of the record, a step of the guide as "step-4", or the letter that was being written."""
        section, self._section = self._section, ""
        if not section or self.guide is None:
            return
        if section == LETTER and self.acts is not None:
            self.acts.write_letter()
            return
        number = section.rpartition("-")[2]
        if section.startswith("step-") and number.isdigit():
            self.show_face("guide")
            self.guide.go_to(int(number))
        elif self.record is not None:
            self.record.go_to(section)

    def show_face(self, face: Face) -> None:
        """Turn to a face; where the keyboard was on it is found again."""
        self.body.leave()
        self.body.face = face
        self.head.show_face(face)
        if self.guide is None or self.session is None or self.session.view is None:
            return
        self.body.show_face(face, self.session.view)
        self.foot.setVisible(face == "guide")
        self._show_aside()
        self._show_coach()
        self.body.come_back()

    def _on_face(self, face: str) -> None:
        self.show_face("record" if face == "record" else "guide")

    def flip(self) -> None:
        """The other face."""
        self.show_face("record" if self.face == "guide" else "guide")

    def _on_record_step(self, step: int) -> None:
        self.show_face("guide")
        if step and self.guide is not None:
            self.guide.go_to(step)

    def _show_aside(self) -> None:
        page = self.guide.current if self.guide is not None and self.face == "guide" else None
        self.aside.show_for(page)

    def _show_state(self, view: CaseView) -> None:
        step = self.guide.step if self.guide is not None else 0
        self.line.show_steps(steps.states(self._context, view, step))
        self.head.tick(step)
        self._show_coach()
        self._say_foot(view)
        self.notices.standing(view, step)

    def _on_step_shown(self, step: int) -> None:
        del step
        self.notices.clear()
        self._show_aside()
        if self.session is not None and self.session.view is not None:
            self._show_state(self.session.view)

    def tick(self) -> None:
        """A second has passed: clocks, minutes heard, a hint that fits now."""
        page = self.guide.current if self.guide is not None else None
        if page is not None:
            page.tick()
            self.head.tick(page.step)
            self._show_coach()

    def _show_coach(self) -> None:
        # A refusal takes the room of the coaching line, so that no row of the step is pushed out of sight.
        quiet = self.face != "guide" or self.notices.kind == "refused"
        view = self.session.view if self.session is not None and not quiet else None
        self.coach.show_for(view, self.guide.step if self.guide is not None else 0)

    # ── the foot ─────────────────────────────────────────────────────────────────────────────────
    def _say_foot(self, view: CaseView) -> None:
        page = self.guide.current if self.guide is not None else None
        if page is not None:
            self.foot.show_for(page, view)
            self.foot.say_standing(view.case.id, view.case.last_at, unsent=self.guide is not None and self.guide.unsent)

    def _on_saved(self, at: Micros) -> None:
        if self.guide is None or not self.guide.unsent:
            self.foot.say_written(at)
            self.notices.settled()
        elif self.notices.kind == "failed":
            self.notices.clear()

    def _on_draft_kept(self, at: Micros) -> None:
        if self.guide is not None and self.guide.unsent and self.sender() is self.guide:
            self.foot.say_drafted(at)

    def _decline_all(self) -> None:
        page = self.guide.current if self.guide is not None else None
        if isinstance(page, DecidePage):
            page.decline_all()

    # ── notices ──────────────────────────────────────────────────────────────────────────────────
    def _on_failed(self, error: Exception) -> None:
        self.notices.failed(error, reading=self.guide is None)

    def _on_notice(self, kind: str) -> None:
        if self.session is None:
            return
        self.notices.clear()
        match kind:
            case "clash" if self.guide is not None:
                self.guide.compare()
            case "draft" if self.guide is not None:
                self.guide.discard_draft()
            case "failed" if self.guide is not None:
                self.guide.save()
                self.session.read()
            case "failed":
                self.session.open()
            case "standing" | "refused" if self.acts is not None and self.guide is not None:
                self.acts.take_up_again(self.guide.step, refused=kind == "refused")
            case _:
                pass

    # ── acts ─────────────────────────────────────────────────────────────────────────────────────
    def _next(self) -> None:
        if self.guide is not None and self.face == "guide":
            self.notices.clear()
            self.guide.next()

    def _back(self) -> None:
        if self.guide is not None:
            self.guide.back()

    def _read_again(self) -> None:
        if self.session is not None:
            self.session.read()

    def _on_step_chosen(self, step: int) -> None:
        if self.face == "record":
            self.show_face("guide")
        if self.guide is not None:
            self.guide.go_to(step)

    def _on_claimed(self) -> None:
        if self.guide is not None:
            guide = self.guide
            self._context.nav.undo(
                self.tr("The case is yours now."), lambda: guide.release() if isValid(guide) else None
            )

    def print_it(self) -> None:
        """Show the sheet as it will print."""
        if self.session is not None and self.session.view is not None and self.guide is not None:
            self.guide.save()
            self._context.nav.preview(self.session.case_id, "handling")

    def _promise(self) -> None:
        page = self.guide.current if self.guide is not None else None
        if self.face == "guide" and isinstance(page, DecidePage | FollowUpPage):
            page.paper.reveal(page.promises.line)
            page.promises.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.acts is not None:
            self.acts.make_promise()

    def _show_more(self, at: QPoint) -> None:
        if self.acts is not None:
            self.acts.menu(self.flip, self.print_it).popup(at)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.aside.fit(self.width())

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Case"))
        if self.session is not None and self.session.view is not None and self.guide is not None:
            view = self.session.view
            self.head.show_view(view, self.guide.step)
            self._show_state(view)

"""The guide: six step pages over one case, what is saved when, and how one goes on; the frame around it shows the rest."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.case.handling import BeginStep, CompleteStep, Release, SaveStep
from desktop.domain.case.step_fields import STEPS
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.case.session import CaseSession, Clashed
from desktop.ui.context import Context
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.merge import dialog as merging
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.apologise import ApologisePage
from desktop.ui.wizard.decide import DecidePage
from desktop.ui.wizard.follow_up import FollowUpPage
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.step_page import StepPage
from desktop.ui.wizard.understand import UnderstandPage
from desktop.ui.wizard.vent import VentPage
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView

SAVE_PAUSE, SAVE_AT_MOST = 2_000, 10_000  # milliseconds
_PAGES: dict[int, type[StepPage]] = {
    1: VentPage, 2: ApologisePage, 3: UnderstandPage, 4: ProposePage, 5: DecidePage, 6: FollowUpPage,
}  # fmt: skip


class Guide(QWidget):
    """Pages are made when they are first opened and stay, so that cursor and half-typed words stay too.

    `step_shown` when another step is on top, `told` with a refusal to say, `mended` when what it names was, `clash_waits` when a colleague changed the same
    field, `draft_found` when words of a draft came back, `draft_kept` with the moment, `round_opened` with its number.
    """

    step_shown = Signal(int)
    told = Signal(object)
    mended = Signal()
    clash_waits = Signal()
    clash_gone = Signal()
    draft_found = Signal(object)
    draft_kept = Signal(object)
    draft_failed = Signal(object)
    round_opened = Signal(int)
    someone_asked = Signal()
    task_asked = Signal()
    claimed = Signal()

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "guide")
        self._context, self._session = context, session
        self._pages: dict[int, StepPage] = {}
        self._keepers: dict[int, DraftKeeper] = {}
        self._came_back: dict[int, Micros] = {}  # steps whose words a draft brought back, and when they were kept
        self._untouched: set[int] = set()  # of these, in which nothing was typed since
        self._begun: set[int] = set()  # steps of this round whose beginning was sent
        self._drafted: set[int] = set()  # steps of which the journal holds something
        self.step, self._round = 0, 0
        self._clash: Clashed | None = None
        self._stopped, self._compares = False, False
        self.stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self._pause, self._longest = QTimer(self), QTimer(self)
        for timer, length in ((self._pause, SAVE_PAUSE), (self._longest, SAVE_AT_MOST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.save)
        session.viewed.connect(self.show_view)
        session.refused.connect(self._on_refused)
        session.clashed.connect(self._on_clashed)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: CaseView) -> None:
        """Show the case on every page there is; a new round begins at step 1."""
        before, self._round = self._round, view.case.handling.round
        for step, page in self._pages.items():
            page.show_view(view)
            if not page.fields.unsent() and step in self._keepers:
                self._forget_draft(step)
        if before and self._round > before:
            self._begun.clear()
            self.go_to(1)
            self.round_opened.emit(self._round)
        if self.isVisible() and QApplication.focusWidget() is None:
            # What had the cursor can no longer be written, as after handing in: the keys of the page go on working.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, step: int, *, focus: bool = True) -> None:
        """Open a step; what is written on the one before is saved."""
        view = self._session.view
        if view is None or step not in STEPS:
            return
        self.save()
        page = self.page(step)
        changed, self.step = step != self.step, step
        self.stack.setCurrentWidget(page)
        if changed:
            if focus:
                self.begin()
            self.step_shown.emit(step)
            if step in self._came_back:
                self.draft_found.emit(self._came_back[step])
        if focus:
            page.first_stop()

    def page(self, step: int) -> StepPage:
        """The page of a step, made on first use."""
        if step not in self._pages:
            page = self._pages[step] = _PAGES[step](self._context, self._session)
            keeper = DraftKeeper(self._context, f"{self._session.case_id}/{step}", page.fields.draft, self)
            keeper.kept.connect(self.draft_kept)
            keeper.failed.connect(self.draft_failed)
            self._keepers[step] = keeper
            self._connect(page, step)
            self.stack.addWidget(page)
            if self._session.view is not None:
                page.show_view(self._session.view)
            self._restore(page, step)
        return self._pages[step]

    @property
    def current(self) -> StepPage | None:
        """The page on top."""
        return self._pages.get(self.step)

    def pages(self) -> tuple[StepPage, ...]:
        """The pages made so far."""
        return tuple(self._pages.values())

    def _connect(self, page: StepPage, step: int) -> None:
        page.edited.connect(lambda: self._on_edited(step))
        page.left.connect(self.save)
        page.mended.connect(self.mended)
        if isinstance(page, VentPage):
            page.ask_someone.connect(self.someone_asked)
        if isinstance(page, FollowUpPage):
            page.task_asked.connect(self.task_asked)
        if isinstance(page, DecidePage):
            page.ask_someone.connect(self.someone_asked)
            page.offer_more.connect(self._offer_more)

    def _offer_more(self) -> None:
        self.go_to(4)
        page = self.page(4)
        if isinstance(page, ProposePage):
            page.new_option()

    def begin(self) -> None:
        """Seeing the step where the case stands begins its time; an unclaimed case becomes ours, unless we may sign it."""
        page, view = self.current, self._session.view
        if page is None or view is None or page.step in self._begun:
            return
        handling, me = view.case.handling, self._context.person.id
        if page.step != handling.current or handling.step(page.step).begun_at or not page.may_write(view):
            return
        if handling.holder not in ("", me):
            return
        unclaimed = not handling.holder
        if unclaimed and self._context.person.may(May.SIGN):
            return  # whoever takes a case does not sign it: they claim it only where they mean to
        self._begun.add(page.step)

        def told(outcome: Outcome | None) -> None:
            if unclaimed and isinstance(outcome, Done):
                self.claimed.emit()

        self._session.send(BeginStep(page.step), told)

    def release(self) -> None:
        """Give a case back that was claimed by opening it."""
        self._session.send(Release())

    # ── drafts ───────────────────────────────────────────────────────────────────────────────────
    def _restore(self, page: StepPage, step: int) -> None:
        draft = self._session.drafts.pop(str(step), None)
        if draft is None:
            return
        self._drafted.add(step)
        page.blockSignals(True)
        found = page.fields.restore(draft.fields)
        page.blockSignals(False)
        if found:
            self._came_back[step] = draft.at
            self._untouched.add(step)
        elif not page.fields.unsent():
            self._forget_draft(step)

    def discard_draft(self) -> None:
        """Throw the words away that came back from a draft on the page shown."""
        page = self.current
        if page is None:
            return
        page.blockSignals(True)
        page.fields.give_up()
        page.blockSignals(False)
        self._forget_draft(page.step)

    def _forget_draft(self, step: int) -> None:
        self._came_back.pop(step, None)
        self._untouched.discard(step)
        if step in self._drafted:
            self._drafted.discard(step)
            self._keepers[step].drop()

    def _on_edited(self, step: int) -> None:
        page = self._pages[step]
        self._untouched.discard(step)
        self._remember(step)
        if self._clash is None and page.fields.unsaved():
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def _remember(self, step: int) -> None:
        self._drafted.add(step)
        self._keepers[step].touch()

    # ── saving and going on ──────────────────────────────────────────────────────────────────────
    @property
    def unsent(self) -> bool:
        """Whether anything typed is not in the record yet."""
        return any(page.fields.unsent() for page in self._pages.values())

    def save(self) -> None:
        """Write the changed fields of the step shown, unless a clash waits to be settled."""
        self._pause.stop()
        self._longest.stop()
        page = self.current
        if (
            page is not None
            and self._clash is None
            and self._session.view is not None
            and page.may_write(self._session.view)
            # Nobody opened a finished step again by leaving a page: the words stay in the draft until somebody says so.
            and not (page.step in self._untouched and self._session.view.case.handling.done(page.step))
        ):
            page.save()

    def flush(self) -> None:
        """Write down everything before the page is left: the fields, and the draft of what is no field yet."""
        self.save()
        for step, page in self._pages.items():
            if page.fields.unsent():
                self._remember(step)
                self._keepers[step].flush()

    def next(self) -> None:
        """Finish the step, or say what is missing and go there."""
        page, view = self.current, self._session.view
        if page is None or view is None:
            return
        # What waits to be compared goes along with the step, with the words as they are now, and is asked then.
        self._clash = None
        if not page.may_write(view):
            if page.step < STEPS[-1]:
                self.go_to(page.step + 1)
            return
        page.unmark()
        if isinstance(page, FollowUpPage) and page.phase(view) == "signing":
            self._session.when_idle(page.ask_sign_off)
            return
        if page.holds():
            return
        self._stopped, round_ = False, view.case.handling.round
        self._pause.stop()
        self._longest.stop()
        page.send_loose_ends()
        self._session.when_idle(lambda: self._complete(page, round_))

    def back(self) -> None:
        """Go to the step before."""
        if self.step > 1:
            self.go_to(self.step - 1)

    def _complete(self, page: StepPage, round_: int) -> None:
        view = self._session.view
        if self._stopped or view is None or view.case.handling.round != round_ or self._clash is not None:
            return
        command, seen = page.completing()
        self._session.send(command, lambda outcome: self._completed(page, outcome), seen=seen)

    def _completed(self, page: StepPage, outcome: Outcome | None) -> None:
        if isinstance(outcome, Refused):
            self._on_refused(outcome.refusal)
        elif isinstance(outcome, Done | AlreadyDone):
            handling = outcome.case.handling
            after = page.step + 1
            if page.step == self.step and after <= STEPS[-1]:
                self.go_to(handling.current if handling.done(after) else after)
            elif page.step == STEPS[-1]:
                page.first_stop()
                self.step_shown.emit(self.step)

    def _on_refused(self, refusal: Refusal) -> None:
        self._stopped = True
        self.told.emit(refusal)
        page = self.current
        if page is not None:
            page.point_at(refusal)

    # ── clashes ──────────────────────────────────────────────────────────────────────────────────
    def _on_clashed(self, clashed: Clashed) -> None:
        """A save while somebody types waits for a moment to ask; what was asked for on purpose asks at once."""
        self._clash, self._stopped = clashed, True
        if isinstance(clashed.command, SaveStep) and not self._compares:
            self.clash_waits.emit()
        else:
            self._settle(clashed)
        self._compares = False

    def compare(self) -> None:
        """Compare with the colleague's words now: the words as they are by now are sent again, and meet them."""
        page = self.current
        self._clash = None
        if page is not None and page.fields.unsaved():
            self._compares = True
            page.save()

    def _settle(self, clashed: Clashed) -> None:
        settled = merging.ask(self, self._context, clashed.clashing, clashed.command)
        if settled is None:
            self._clash = None if clashed.command.EXACT else clashed
            if clashed.command.EXACT:
                self._session.read()
            else:
                self.clash_waits.emit()
            return
        self._clash = None
        self.clash_gone.emit()
        self._take_over(clashed, settled)
        self._session.send(settled.command, clashed.then, seen=settled.seen, over=settled.over)

    def _take_over(self, clashed: Clashed, settled: merging.Settled) -> None:
        """Show in the fields what was chosen: mine, both, or theirs."""
        before, after = clashed.command, settled.command
        if not isinstance(before, SaveStep | CompleteStep) or not isinstance(after, SaveStep | CompleteStep):
            return
        page, handling = self.page(before.step), clashed.clashing.case.handling
        agreed: dict[str, str] = {**dict(after.texts), **dict(after.choices)}
        theirs: dict[str, str] = {name: handling.text(before.step, name) for name, _ in before.texts}
        theirs |= {name: handling.choice(before.step, name) for name, _ in before.choices}
        page.blockSignals(True)
        for name, words in (theirs | agreed).items():
            page.fields.take(name, words, settled.seen)
        page.blockSignals(False)

    def last_saved(self) -> Micros:
        """When the case was last written."""
        return self._session.view.case.last_at if self._session.view else 0

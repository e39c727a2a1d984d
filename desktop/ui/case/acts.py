"""What else can be done with a case, from any step: level, colleagues, a promise, a late note, ending and reopening it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from desktop.domain.case.claims import may_take_over
from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import AddNote, Assign, Claim, Escalate, Release, ReopenStep, TakeOver
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.promises import Make
from desktop.domain.case.signing import DECLINE_GROUNDS, DeclineCase, Reopen, WithdrawCase
from desktop.domain.case.state import Command
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.case.privacy_acts import PrivacyActs
from desktop.ui.case.promise_dialog import PromiseDialog
from desktop.ui.case.reason_dialog import Choice, ReasonDialog
from desktop.ui.case.report_act import ReportAct
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.intake.level_cards import LevelFace
from desktop.ui.paper.letter_dialog import LetterDialog
from desktop.ui.record.late_note import LateNoteDialog
from desktop.ui.record.level_dialog import LevelDialog
from desktop.ui.together.acts import TogetherActs
from desktop.ui.together.attempt_dialog import AttemptDialog
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.ui.together.rule_acts import Entry
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.naming import named, no_mnemonic
from desktop.usecases.letters import Written, fitting
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView

Offer = tuple[str, str, Callable[[], None]]


def _pressed(act: Callable[[], None]) -> Callable[[], None]:
    def pressed(_: bool = False) -> None:
        act()

    return pressed


class CaseActs(QObject):
    """Opens the dialogs and sends what they say; a refusal is said in the dialog, at its field."""

    def __init__(self, context: Context, session: CaseSession, page: QWidget, revealed: Callable[[], None]) -> None:
        super().__init__(page)
        self._context, self._session, self._page = context, session, page
        self.together = TogetherActs(context, lambda: session.view, self._send_said, self._send_plain, page)
        self.privacy = PrivacyActs(context, lambda: session.view, revealed, page)
        self.report = ReportAct(context, lambda: session.view, page)

    # ── the menu ─────────────────────────────────────────────────────────────────────────────────
    def menu(self, flip: Callable[[], None], print_it: Callable[[], None]) -> QMenu:
        """Everything that may be done here and now by this person."""
        menu = named(QMenu(self._page), "case_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        if self._session.view is None:
            return menu
        ways = (
            (self.tr("Turn to the other side"), "Ctrl+J", flip),
            (self.tr("Print"), "Ctrl+P", print_it),
            (self.tr("Handbook"), "Ctrl+H", self._context.nav.handbook),
        )
        self._fill(menu, ways)
        for title, offers in self._grouped():
            if not offers:
                continue
            if title:
                # One entry alone is no menu of its own.
                self._fill(menu.addMenu(no_mnemonic(title)) if len(offers) > 1 else menu, offers)
            else:
                menu.addSeparator()
                self._fill(menu, offers)
        return menu

    def _fill(self, menu: QMenu, offers: Iterable[Offer]) -> None:
        for words, keys, act in offers:
            action = menu.addAction(no_mnemonic(words) + (f"\t{keys}" if keys else ""))
            action.triggered.connect(_pressed(act))

    def offered(self) -> tuple[Offer, ...]:
        """What may be done to the case here and now by this person: words, keys, act."""
        return tuple(offer for _, offers in self._grouped() for offer in offers)

    def _grouped(self) -> tuple[tuple[str, tuple[Offer, ...]], ...]:
        """The same by what it is about; what stands under "" is at hand, the rest one step further."""
        view = self._session.view
        if view is None:
            return ()
        me, case = self._context.person, view.case
        handles, open_ = me.may(May.HANDLE), not case.signing.closed
        together = self.together
        talk: tuple[Entry, ...] = (
            (self.tr("Make a promise"), "Ctrl+Shift+P", self.make_promise, handles and open_),
            (self.tr("Log a try to reach them"), "", self.log_attempt, handles and open_),
            (self.tr("Add a late note"), "", self.late_note, handles),
            (self.tr("Write a letter"), "", self.write_letter, handles and self._has_letters(view)),
            *together.talk(view),
        )
        people: tuple[Entry, ...] = (
            (self.tr("Ask someone over"), "", self.ask_someone, handles and open_),
            (self.tr("Claim"), "", self.claim, handles and open_ and not case.handling.holder),
            (self.tr("Take over"), "", self.take_over, open_ and self._may_take_over(view)),
            (self.tr("Release"), "", self.release, handles and open_ and case.handling.holder == me.id),
            (self.tr("Assign to a colleague"), "", self.assign, handles and open_),
            *together.people(view),
        )
        time = ((self.tr("Change the level"), "", self.change_level, handles and open_), *together.time(view))
        groups = (
            ("", talk), (self.tr("Colleagues"), people), (self.tr("Time, level, marks"), time), *together.groups(view),
            (self.tr("Privacy"), self.privacy.entries(view)), ("", self._ending(view)),
        )  # fmt: skip
        return tuple(
            (title, tuple((words, keys, act) for words, keys, act, possible in entries if possible))
            for title, entries in groups
        )

    def _ending(self, view: CaseView) -> tuple[Entry, ...]:
        case, handles, open_ = view.case, self._context.person.may(May.HANDLE), not view.case.signing.closed
        return (
            (self.tr("Do not accept"), "", self.decline_case, handles and open_),
            (self.tr("Customer withdraws it"), "", self.withdraw_case, handles and open_),
            (self.tr("Somebody refused to receive it"), "", self.report.ask, handles),
            (self.tr("Open again"), "", self.reopen, handles and not open_),
            (self.tr("Notice of not accepting"), "", lambda: self._sheet("notice"), case.signing.status == "declined"),
            (self.tr("Cover of the file"), "", lambda: self._sheet("cover"), not open_),
        )

    # ── acts with a dialog ───────────────────────────────────────────────────────────────────────
    def change_level(self) -> None:
        """Raise or lower the level, with the reason."""
        view = self._session.view
        if view is None or not self._may_write():
            return
        ordered = sorted(view.levels.items(), key=lambda pair: pair[1])
        faces = [LevelFace(level, rank, self._context.label("level", level), "") for level, rank in ordered]
        dialog = LevelDialog(faces, view.case.intake.level, self._page)

        def send(level: str, reason: str) -> None:
            self._send(dialog, SetLevel(level, Words(reason)), dialog.refuse)

        dialog.sent.connect(send)
        self._open(dialog)

    def late_note(self) -> None:
        """A note with its true time."""
        view = self._session.view
        if view is None:
            return
        site = view.case.intake.received.site if view.case.intake.received else ""
        dialog = LateNoteDialog(self._context, site, self._page)

        def send(text: str, whose: str, at: int | None) -> None:
            self._send(dialog, AddNote(self._context.office.ids(), Words(text), 0, whose, at), dialog.refuse)

        dialog.sent.connect(send)
        self._open(dialog)

    def make_promise(self) -> None:
        """Type a promise from any step."""
        view = self._session.view
        if view is None or not self._may_write():
            return
        dialog = PromiseDialog(self._context, view, self._page)

        def send(command: Make) -> None:
            self._send(dialog, command, lambda _, words: dialog.line.mark(words))

        dialog.sent.connect(send)
        self._open(dialog)

    def log_attempt(self) -> None:
        """Log a try to reach the customer; at the cap the ways on are offered."""
        view = self._session.view
        if view is None or not self._may_write():
            return
        dialog = AttemptDialog(self._context, view, self._page)

        def send(command: Attempt) -> None:
            self._send(dialog, command, dialog.refuse)

        dialog.sent.connect(send)
        dialog.escalate_asked.connect(self.ask_someone)
        dialog.delay_asked.connect(self.together.apply)
        self._open(dialog)

    def write_letter(self) -> None:
        """Write one of the letters that fit the case; then it is shown as it will print."""
        view = self._session.view
        if view is None or not self._has_letters(view):
            return
        dialog = LetterDialog(self._context, view, self._page)

        def show(written: Written) -> None:
            self._context.nav.preview(view.case.id, written.letter.id, written)

        dialog.sent.connect(show)
        self._open(dialog)

    def _sheet(self, form: str) -> None:
        """Show another sheet of the case than that of Ctrl+P, which lists them all."""
        self._context.nav.preview(self._session.case_id, form)

    def _has_letters(self, view: CaseView) -> bool:
        return bool(fitting(self._context.office.contents, view.case, view.read_at))

    def ask_someone(self) -> None:
        """Bring in somebody with more authority."""
        self._reason(
            "ask_someone",
            self.tr("Ask someone over"), self.tr("The customer need not tell it twice: write what it is about."), self.tr("Ask them over"),
            lambda to, why: Escalate(to, Words(why)), self._people(May.APPROVE), self.tr("Whom"),
        )  # fmt: skip

    def assign(self) -> None:
        """Give the case to a colleague."""
        self._reason(
            "assign", self.tr("Assign to a colleague"), self.tr("The first receiver keeps sight of it."), self.tr("Assign"),
            lambda to, why: Assign(to, Words(why)), self._people(May.HANDLE), self.tr("To whom"), required=False,
        )  # fmt: skip

    def decline_case(self) -> None:
        """Do not accept the complaint, on one of five grounds."""
        grounds = [(key, self._context.label("decline", key)) for key in DECLINE_GROUNDS]
        self._reason(
            "decline_case", self.tr("Do not accept the complaint"), self.tr("The explanation goes to the customer."),
            self.tr("Do not accept"), lambda ground, why: DeclineCase(ground, Words(why)), grounds, self.tr("Ground"),
            told=True, explained=self.tr("Explanation to the customer"),
        )  # fmt: skip

    def withdraw_case(self) -> None:
        """The customer withdraws it."""
        self._reason(
            "withdraw_case", self.tr("The customer withdraws the complaint"), self.tr("It is still counted."), self.tr("Withdraw"),
            lambda _, why: WithdrawCase(Words(why)),
        )  # fmt: skip

    def reopen(self) -> None:
        """Open a closed case again."""
        self._reason(
            "reopen", self.tr("Open the case again"), self.tr("A signature is void from then on; it stays on the record."), self.tr("Open again"),
            lambda _, why: Reopen(Words(why)),
        )  # fmt: skip

    def reopen_step(self, step: int) -> None:
        """Open a finished step again although a supervisor reads the record."""
        self._reason(
            "reopen_step", self.tr("Open the step again"), self.tr("The supervisor sees that the record changed."), self.tr("Open again"),
            lambda _, why: ReopenStep(step, Words(why)),
        )  # fmt: skip

    def take_up_again(self, step: int, *, refused: bool = False) -> None:
        """What the strip over a case offers: to fill in what a rule refused for, or to write in a case that cannot be written."""
        view = self._session.view
        if refused:
            self.fill_in()
        elif view is not None and view.case.signing.closed:
            self.reopen()
        elif view is not None and view.case.signing.status == "asked":
            self.reopen_step(step)
        elif view is not None and self._may_take_over(view):
            self.take_over()
        else:
            self.fill_in()

    def fill_in(self) -> None:
        """Write what the rules still require; the next contact is promised instead."""
        view = self._session.view
        if view is not None and set(view.required) == {"next-time"}:
            self.make_promise()
        elif view is not None and view.required:
            self.together.rules.give_particular()

    # ── acts without ─────────────────────────────────────────────────────────────────────────────
    def claim(self) -> None:
        """Take the case."""
        self._session.send(Claim())

    def take_over(self) -> None:
        """Take it from a colleague whose claim has run out."""
        self._send_plain(TakeOver())

    def _may_take_over(self, view: CaseView) -> bool:
        now = self._context.office.clock()
        return may_take_over(self._context.person, view.case.handling.holder, view.held_until, now)

    def release(self) -> None:
        """Put it back into the queue; ten seconds to think again."""

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Done):
                self._context.nav.undo(self.tr("Released. Anybody can take it now."), self.claim)
            elif isinstance(outcome, Refused):
                self._session.refused.emit(outcome.refusal)

        self._session.send(Release(), told)

    def _send_said(self, dialog: MomentDialog, command: Command) -> None:
        self._send(dialog, command, dialog.refuse)

    def _send_plain(self, command: Command) -> None:
        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                self._session.refused.emit(outcome.refusal)

        self._session.send(command, told)

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _reason(
        self, name: str, title: str, sub: str, act: str, make: Callable[[str, str], Command], choices: list[Choice] | None = None,
        choice_name: str = "", *, required: bool = True, told: bool = False, explained: str = "",
    ) -> None:  # fmt: skip
        dialog = ReasonDialog(
            name,
            self._page,
            title=title,
            sub=sub,
            act=act,
            choices=choices or (),
            choice_name=choice_name,
            required=required,
            told=self._context if told else None,
            reason_name=explained,
        )

        def send(choice: str, reason: str) -> None:
            self._send(dialog, make(choice, reason), lambda _, words: dialog.refuse(words))

        dialog.sent.connect(send)
        self._open(dialog)

    def _send(self, dialog: Dialog, command: Command, refuse: Callable[[str, str], None]) -> None:
        def told(outcome: Outcome | None) -> None:
            if not isValid(dialog):
                return  # closed by Esc while it was being written
            if isinstance(outcome, Done | AlreadyDone):
                dialog.accept()
            elif isinstance(outcome, Refused):
                refuse(outcome.refusal.field, self._context.say(outcome.refusal))
            elif outcome is None:
                refuse("", self.tr("This was not saved. What you typed is still here; try again in a moment."))

        self._session.when_idle(lambda: self._session.send(command, told))

    def _open(self, dialog: Dialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _people(self, may: May) -> list[Choice]:
        view, me = self._session.view, self._context.person.id
        people = view.people.values() if view else ()
        found = [one for one in people if one.may(may) and one.id != me]
        return [
            (one.id, f"{one.name} · {self._title(one.post, one.role.value)}")
            for one in sorted(found, key=lambda one: one.name)
        ]

    def _title(self, post: str, role: str) -> str:
        return self._context.label("post", post) if post else self._context.label("role", role)

    def _may_write(self) -> bool:
        view = self._session.view
        return view is not None and not view.case.signing.closed and self._context.person.may(May.HANDLE)

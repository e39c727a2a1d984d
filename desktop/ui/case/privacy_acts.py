"""What protects a case: who may see it, holds, how long it is kept, erasing, health notes, and numbers shown with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.case import privacy as parts
from desktop.domain.case.erasable import ALL, HEALTH, IDENTITY, LETTERS
from desktop.domain.case.shown import InFull
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.people import May, Role
from desktop.domain.wording.words import Words
from desktop.ui.case.text_dialog import TextDialog
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import nothing_written
from desktop.ui.record.sentence import listed
from desktop.ui.together.moment_dialog import MomentDialog, Pick, Said, Wording
from desktop.usecases import privacy
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.keeping import Kept
from desktop.usecases.outcomes import Outcome
from desktop.usecases.read_models import CaseView

Entry = tuple[str, str, Callable[[], None], bool]
_WHATS = (ALL, IDENTITY, "intake.phone", "intake.narrative", LETTERS, HEALTH)


@dataclass(frozen=True, slots=True)
class Shown:
    """Notes as they were read."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copies:
    """Backups that are older than an erasure."""

    kept: tuple[Kept, ...] | None  # None = only administrators are told


class PrivacyActs(QObject):
    """`entries` for the menu of a case and the record's section; `revealed` is told when numbers may be shown in full."""

    def __init__(
        self, context: Context, view: Callable[[], CaseView | None], revealed: Callable[[], None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._view, self._revealed, self._page = context, view, revealed, page

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        me, case, part = self._context.person, view.case, view.case.privacy
        handles, open_, waiting = me.may(May.HANDLE), not case.signing.closed, part.waiting
        sets = part.restriction
        opens = sets is not None and handles and (me.may(May.SIGN) or sets.by == me.id)
        asked = part.requests.get(waiting) if waiting else None
        notes = self._clinic(case) or bool(part.health)
        return (
            (self.tr("Show the numbers in full"), "", self.reveal, self.masks(view)),
            (self.tr("Restrict who may see it"), "", self.restrict, handles and sets is None),
            (self.tr("Let everybody see it"), "", self.unrestrict, opens),
            (self.tr("Set a legal hold"), "", self.hold, me.may(May.HOLD) and part.hold is None),
            (self.tr("Lift the legal hold"), "", self.lift, me.may(May.HOLD) and part.hold is not None),
            (self.tr("Keep it longer"), "", self.keep, me.may(May.HOLD)),
            (
                self.tr("Ask to erase"), "", self.ask_erasure,
                (handles or me.may(May.ERASE)) and not open_ and waiting is None and part.hold is None,
            ),
            (
                self.tr("Decide on the erasure"), "", self.decide_erasure,
                asked is not None and me.may(May.ERASE) and asked.by != me.id,
            ),
            (self.tr("Write a health note"), "", self.note_health, notes and handles and open_),
            (
                self.tr("Read the health notes"), "", self.read_health,
                bool(part.health) and privacy.may_read_health(case, me),
            ),
        )  # fmt: skip

    def masks(self, view: CaseView) -> bool:
        """Whether numbers of this case are masked here and now, and this person may ask for them."""
        me = self._context.person
        may = me.may(May.RECEIVE) or me.may(May.HANDLE)
        return may and not self._context.shows_in_full(view.case) and privacy.holds_numbers(view.case)

    def _clinic(self, case: Case) -> bool:
        received = case.intake.received
        return self._context.office.house.site(received.site if received else "").kind == "clinic"

    # ── numbers ──────────────────────────────────────────────────────────────────────────────────
    def toggle(self) -> None:
        """Show the numbers with a reason, or hide them again."""
        view = self._view()
        if view is not None and self._context.shows_in_full(view.case):
            self._context.revealed.pop(view.case.id, None)
            self._revealed()
        elif view is not None and self.masks(view):
            self.reveal()

    def reveal(self) -> None:
        """Ask why, enter it, and show the numbers until the page is left."""
        reasons = (
            self.tr("To call the customer"),
            self.tr("To compare with a booking"),
            self.tr("For the authority"),
            self.tr("Another reason"),
        )
        picks = (Pick(self.tr("Why"), [(words, words) for words in reasons]),)
        wording = Wording(
            self.tr("Show the numbers in full"), self.tr("Who looked, when and why is entered; the numbers hide again when you leave the case."),
            self.tr("Show them"), self.tr("More, if needed"),
        )  # fmt: skip
        dialog = self._dialog("reveal", wording, picks, needs=False)
        office, desk = self._context.office, self._context.desk

        def send(said: Said) -> None:
            case_id = self._case_id()
            why = (
                said.words
                if said.picks[0] == reasons[-1]
                else " · ".join(one for one in (said.picks[0], said.words) if one)
            )
            self._context.jobs.run(
                self, lambda: privacy.reveal(office, desk, case_id, why), lambda result: shown(result, case_id)
            )

        def shown(result: Result[InFull], case_id: UUID) -> None:
            if isinstance(result, Err):
                self._refuse(dialog, result.error)
                return
            self._close(dialog)
            view = self._view()
            if view is None or view.case.id != case_id or not self._page.isVisible():
                return  # it was left meanwhile
            self._context.revealed[case_id] = result.value
            self._revealed()

        dialog.sent.connect(send)
        dialog.open()

    # ── who may see it ───────────────────────────────────────────────────────────────────────────
    def restrict(self) -> None:
        """Choose who still sees the case."""
        view = self._view()
        if view is None:
            return
        leaders, boss, me = f"{Role.SUPERVISOR},{Role.GENERAL_MANAGER}", str(Role.GENERAL_MANAGER), self._context.person
        choices = [
            (f"{leaders}|{me.id}", self.tr("Supervisors, the general manager and I")),
            (f"{leaders}|", self.tr("Supervisors and the general manager")), (f"{boss}|", self.tr("The general manager alone")),
        ]  # fmt: skip
        choices += [
            (f"{boss}|{one.id}", self.tr("The general manager and %1").replace("%1", one.name))
            for one in sorted(view.people.values(), key=lambda one: one.name)
            if one.active and one.may(May.HANDLE) and one.id != me.id
        ]
        grounds = [(one, self._context.label("restrict-ground", one)) for one in parts.RESTRICT_GROUNDS]
        wording = Wording(
            self.tr("Restrict who may see it"), self.tr("For everybody else it is in no list, count, search or message. Every reading is entered."),
            self.tr("Restrict"), self.tr("Reason"),
        )  # fmt: skip

        def command(said: Said) -> Command:
            roles, _, person = said.picks[0].partition("|")
            return parts.Restrict(
                tuple(roles.split(",")), (person,) if person else (), said.picks[1], Words(said.words)
            )

        self._ask(
            "restrict", wording, (Pick(self.tr("Who may see it"), choices), Pick(self.tr("Ground"), grounds)), command
        )

    def unrestrict(self) -> None:
        """Let everybody see it again."""
        sub = self.tr("It comes back into lists and search for everybody.")
        self._ask_why("unrestrict", self.tr("Let everybody see it"), sub, parts.Unrestrict)

    # ── keeping and erasing ──────────────────────────────────────────────────────────────────────
    def hold(self) -> None:
        """Nothing is erased until the hold is lifted."""
        sub = self.tr("Nothing of the case is erased until the hold is lifted.")
        self._ask_why("hold", self.tr("Set a legal hold"), sub, parts.Hold)

    def lift(self) -> None:
        """Lift the hold."""
        self._ask_why(
            "lift_hold", self.tr("Lift the legal hold"), self.tr("From then on words may be erased."), parts.LiftHold
        )

    def keep(self) -> None:
        """Keep the case beyond its retention."""
        wording = Wording(
            self.tr("Keep it longer"), self.tr("A later day than the rules say."), self.tr("Keep it"), self.tr("Reason"), self.tr("Until"),
        )  # fmt: skip
        self._ask("keep_longer", wording, (), lambda said: parts.KeepLonger(said.at or 0, Words(said.words)))

    def ask_erasure(self) -> None:
        """Ask that words are erased; another person decides."""
        label = self._context.label
        picks = (
            Pick(self.tr("What"), [(one, label("erase-what", one)) for one in _WHATS]),
            Pick(self.tr("Ground"), [(one, label("erase-ground", one)) for one in parts.ERASE_GROUNDS]),
            Pick(self.tr("Evidence"), [("", self.tr("Keep the files")), ("files", self.tr("Erase the files too"))]),
        )
        wording = Wording(
            self.tr("Ask to erase"), self.tr("Another person decides. Counts and the log stay; name nobody in the reason, it stays too."),
            self.tr("Ask"), self.tr("Reason"),
        )  # fmt: skip

        def command(said: Said) -> Command:
            what, ground, files = said.picks
            return parts.AskErasure(self._context.office.ids(), Words(said.words), ground, (what,), bool(files))

        self._ask("ask_erasure", wording, picks, command)

    def decide_erasure(self) -> None:
        """Erase for good, or refuse with a reason."""
        view = self._view()
        if view is None or (waiting := view.case.privacy.waiting) is None:
            return
        asked = view.case.privacy.requests[waiting]
        what = listed(*(self._context.label("erase-what", one) for one in asked.what))
        told = self.tr(
            "%1 asked for it: %2. What: %3. It cannot be taken back; copies on paper and in backups are not reached."
        )
        for mark, words in (("%1", view.name(asked.by)), ("%2", str(asked.reason)), ("%3", what)):
            told = told.replace(mark, words)
        picks = (
            Pick(
                self.tr("Decision"),
                [("erase", self.tr("Erase for good")), ("refuse", self.tr("Refuse, with the reason"))],
            ),
        )
        wording = Wording(self.tr("Decide on the erasure"), told, self.tr("Decide"), self.tr("Reason of a refusal"))
        dialog = self._dialog("decide_erasure", wording, picks, needs=False)
        office, desk, seen = self._context.office, self._context.desk, view.case.version
        case_id = view.case.id

        def send(said: Said) -> None:
            if said.picks[0] == "erase":
                self._run(dialog, lambda: privacy.erase(office, desk, case_id, seen, waiting), self._tell_older)
            else:
                command = parts.RefuseErasure(waiting, Words(said.words))
                self._run(dialog, lambda: desk.handle(command, case_id, seen))

        dialog.sent.connect(send)
        dialog.open()

    # ── health notes ─────────────────────────────────────────────────────────────────────────────
    def note_health(self) -> None:
        """Write a note that lies apart from everything else."""
        view = self._view()
        if view is None:
            return
        wording = Wording(
            self.tr("Write a health note"), self.tr("It lies apart: in no search and on no sheet. Every reading is entered."),
            self.tr("Keep the note"), self.tr("Health note"),
        )  # fmt: skip
        dialog = self._dialog("health_note", wording, ())
        office, desk, case_id, seen = self._context.office, self._context.desk, view.case.id, view.case.version
        note = office.ids()

        def send(said: Said) -> None:
            self._run(dialog, lambda: privacy.note_health(office, desk, case_id, seen, note, said.words))

        dialog.sent.connect(send)
        dialog.open()

    def read_health(self) -> None:
        """Show the notes; each reading is entered first."""
        view = self._view()
        if view is None:
            return
        office, desk, case = self._context.office, self._context.desk, view.case
        wanted = [note for note, known in case.privacy.health.items() if known.seal not in case.privacy.erased]

        def work() -> Shown:
            return Shown(tuple(privacy.read_health(office, desk, case.id, note) for note in wanted))

        self._context.jobs.run(self, work, self._show_health)

    def _show_health(self, result: Result[Shown]) -> None:
        match result:
            case Ok(shown):
                sub = self.tr("That you read them is entered.")
                TextDialog("health_notes", self._page, self.tr("Health notes"), sub, "\n\n".join(shown.texts)).open()
            case Err(Refusal() as refusal):
                self._context.nav.tell(self._context.say(refusal), "soon")
            case Err(error):
                self._context.nav.tell(" ".join(nothing_written(self._context, error)), "overdue")

    # ── asking and sending ───────────────────────────────────────────────────────────────────────
    def _case_id(self) -> UUID:
        view = self._view()
        return view.case.id if view is not None else UUID(int=0)

    def _ask_why(self, name: str, title: str, sub: str, make: Callable[[Words], Command]) -> None:
        self._ask(name, Wording(title, sub, title, self.tr("Reason")), (), lambda said: make(Words(said.words)))

    def _ask(self, name: str, wording: Wording, picks: tuple[Pick, ...], make: Callable[[Said], Command]) -> None:
        view = self._view()
        if view is None:
            return
        dialog = self._dialog(name, wording, picks)
        desk, case_id, seen = self._context.desk, view.case.id, view.case.version

        def send(said: Said) -> None:
            command = make(said)
            self._run(dialog, lambda: desk.handle(command, case_id, seen))

        dialog.sent.connect(send)
        dialog.open()

    def _dialog(self, name: str, wording: Wording, picks: tuple[Pick, ...], *, needs: bool = True) -> MomentDialog:
        dialog = MomentDialog(name, self._context, "", wording, picks, self._page, needs_words=needs)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _tell_older(self) -> None:
        """Which copies still hold what was erased just now."""
        office, person = self._context.office, self._context.person
        self._context.jobs.run(self, lambda: Copies(privacy.older_copies(office, person)), self._show_older)

    def _show_older(self, result: Result[Copies]) -> None:
        if isinstance(result, Err):
            return  # the erasure is done and told; the list of copies stands in the backups too
        sub = self.tr("Copies made before still hold the erased words, encrypted ones too, and so do sheets on paper.")
        known = result.value.kept
        names = "\n".join(f"{self._context.time(one.at)}  {one.path}" for one in known or ())
        none = self.tr("No older copy is known on this computer. Think of copies elsewhere.")
        apart = self.tr("Where the backups of the server lie is told to administrators: ask them to let older ones go.")
        text = apart if known is None else names or none
        TextDialog("older_copies", self._page, self.tr("Erased here"), sub, text).open()

    def _run(self, dialog: MomentDialog, work: Callable[[], Outcome], then: Callable[[], None] | None = None) -> None:
        def answer(result: Result[Outcome]) -> None:
            match result:
                case Ok(outcome):
                    if (refusal := refusal_of(outcome)) is not None:
                        self._refuse(dialog, refusal)
                        return
                    self._close(dialog)
                    self._done(outcome.case)
                    if then is not None:
                        then()
                case Err(error):
                    self._refuse(dialog, error)

        self._context.jobs.run(self, work, answer)

    def _done(self, case: Case) -> None:
        if not case.privacy.shows(self._context.person):
            self._context.nav.tell(self.tr("Restricted. You do not see this case any more."))
            self._context.nav.back()
        self._context.hub.announce(Changes(frozenset({case.id})))

    def _refuse(self, dialog: MomentDialog, error: Exception) -> None:
        if not isValid(dialog):
            return
        if isinstance(error, Refusal):
            dialog.refuse(error.field, self._context.say(error))
        else:
            dialog.refuse("", " ".join(nothing_written(self._context, error)))

    def _close(self, dialog: MomentDialog) -> None:
        if isValid(dialog):
            dialog.accept()

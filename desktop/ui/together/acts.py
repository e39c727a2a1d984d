"""What touches the clocks of a case or other people: more time, pauses, help, handing over, urging, marks, no news yet."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.case.delays import Apply, Delay, Grant, Pause, Refuse, Resume
from desktop.domain.case.flags import Flag, Unflag
from desktop.domain.case.promises import NoProgress
from desktop.domain.case.remedy import WithdrawOption
from desktop.domain.case.stamp import CaseRules, Ground
from desktop.domain.case.state import Case, Command
from desktop.domain.case.urging import (
    AcceptTransfer,
    AskHelp,
    DeclineTransfer,
    DoUrge,
    GiveHelp,
    OfferTransfer,
    urge_from,
)
from desktop.domain.people import May, Role
from desktop.domain.policy.vocabulary import CORE_AXES, DELAY_REASONS, PAUSES
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled, joined
from desktop.ui.together.conduct_acts import ConductActs
from desktop.ui.together.liability_acts import LiabilityActs
from desktop.ui.together.measure_acts import MeasureActs
from desktop.ui.together.moment_dialog import MomentDialog, Pick, Said, Wording
from desktop.ui.together.regulator_acts import RegulatorActs
from desktop.ui.together.rule_acts import RuleActs, departments
from desktop.ui.together.task_acts import TaskActs
from desktop.usecases.read_models import CaseView

Entry = tuple[str, str, Callable[[], None], bool]
Sent = Callable[[MomentDialog, Command], None]


class TogetherActs(QObject):
    """Makes the entries of the case's menu; `send` writes a command and says a refusal in its dialog."""

    def __init__(
        self,
        context: Context,
        view: Callable[[], CaseView | None],
        send: Sent,
        plain: Callable[[Command], None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._view, self._send, self._plain, self._page = context, view, send, plain, page
        self.rules = RuleActs(context, view, self._open, self)
        self.liability = LiabilityActs(context, view, self._open, self)
        self.tasks = TaskActs(context, view, self._open, self)
        self.measures = MeasureActs(context, view, self._open, self)
        self.conduct = ConductActs(context, self._open, self)
        self.regulator = RegulatorActs(context, view, self._open, self)

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        return (
            *self.talk(view), *self.people(view), *self.time(view),
            *(entry for _, entries in self.groups(view) for entry in entries),
        )  # fmt: skip

    def groups(self, view: CaseView) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """What is done seldom, by what it is about."""
        rules = self.rules.entries(view) if self._at_work(view) else ()
        return (
            (self.tr("What the rules ask for"), rules),
            (self.tr("Tasks"), self.tasks.entries(view)),
            (self.tr("Measures"), self.measures.entries(view)),
            (self.tr("Regulator"), self.regulator.entries(view)),
            (self.tr("Liability"), self.liability.entries(view)),
            (self.tr("Conduct"), self.conduct.entries()),
        )

    def _at_work(self, view: CaseView) -> bool:
        return not view.case.signing.closed and self._context.person.may(May.HANDLE)

    def talk(self, view: CaseView) -> tuple[Entry, ...]:
        """With the customer."""
        if not self._at_work(view):
            return ()
        promised = view.case.promises.next is not None
        return (
            (self.tr("No news yet, promise again"), "", self.no_news, promised),
            (self.tr("Take back what was agreed before"), "", self.take_back, bool(self._unfinished(view))),
        )

    def people(self, view: CaseView) -> tuple[Entry, ...]:
        """With colleagues; what was offered to this person stands first."""
        me, case = self._context.person, view.case
        if not self._at_work(view):
            return ()
        rules, now = self._context.office.rulebook.rules_for(case, "", view.read_at), self._context.office.clock()
        offer = case.urging.offer
        urges = now >= urge_from(case.urging, case.last_at, Ground(rules, now, me))
        gives = case.handling.holder in {"", me.id} or me.may(May.SIGN)
        offered = offer is not None and offer.to == me.id
        waiting = any(one.open for one in case.urging.asks.values())
        return (
            (self.tr("Take over"), "", lambda: self._plain(AcceptTransfer()), offered),
            (self.tr("Leave it with its holder"), "", self.decline_transfer, offered),
            (self.tr("Hand over to a colleague"), "", self.hand_over, gives),
            (self.tr("Ask a department"), "", self.ask_help, True),
            (self.tr("Answer for a department"), "", self.give_help, waiting),
            (self.tr("Urge"), "", self.urge, urges and case.handling.holder != me.id),
        )

    def time(self, view: CaseView) -> tuple[Entry, ...]:
        """About its clocks, and the marks that start some of them."""
        if not self._at_work(view):
            return ()
        rules = self._context.office.rulebook.rules_for(view.case, "", view.read_at)
        return (
            *self._of_time(view, rules),
            (self.tr("Mark the case"), "", self.mark, len(view.case.flags.on) < len(CORE_AXES["flag"])),
            (self.tr("Remove a mark"), "", self.unmark, bool(view.case.flags.on)),
        )

    def _of_time(self, view: CaseView, rules: CaseRules) -> tuple[Entry, ...]:
        me, case = self._context.person, view.case
        waiting, standing = case.delays.waiting, case.delays.standing
        mine = waiting is not None and waiting[1].by == me.id
        decides = waiting is not None and not mine and rules.may_grant(me, waiting[1].rule)
        refuses = decides or (waiting is not None and not mine and me.role is Role.GENERAL_MANAGER)
        applies = case.contacts.tried and waiting is None and bool(self._extensible(view))
        return (
            (self.tr("Apply for more time"), "", self.apply, applies),
            (self.tr("Grant more time"), "", self.grant, decides),
            (self.tr("Refuse more time"), "", self.refuse, refuses),
            (self.tr("Take the application for more time back"), "", self.refuse, mine),
            (self.tr("Let the clock stand"), "", self.pause, standing is None),
            (self.tr("Let the clock run again"), "", lambda: self._plain(Resume()), standing is not None),
        )

    # ── time ─────────────────────────────────────────────────────────────────────────────────────
    def apply(self) -> None:
        """Apply for more time on a clock that runs."""
        if (view := self._view()) is None:
            return
        picks = (
            Pick(self.tr("Clock"), self._extensible(view)),
            Pick(self.tr("Reason"), [(one, self._context.label("delay-reason", one)) for one in DELAY_REASONS]),
        )
        wording = Wording(
            self.tr("Apply for more time"), self.tr("Until it is granted the first time counts; both stay visible."),
            self.tr("Apply"), self.tr("Explanation"), self.tr("Until when"),
        )  # fmt: skip
        self._open(
            "apply_delay", wording, picks, lambda said: Apply(self._id(), said.picks[0], said.picks[1], said.at or 0, Words(said.words)), needs=False
        )  # fmt: skip

    def grant(self) -> None:
        """Grant what was asked, until the time asked for."""
        if (waiting := self._waiting()) is None:
            return
        delay, known = waiting
        until = self._context.time(known.until_at)
        wording = Wording(
            self.tr("Grant more time"),
            self._asked(known),
            filled(self.tr("Grant until %1"), until),
            self.tr("Remark"),
        )
        self._open("grant_delay", wording, (), lambda said: Grant(delay, None, Words(said.words)), needs=False)

    def refuse(self) -> None:
        """Refuse more time: the clock runs on as it was."""
        if (waiting := self._waiting()) is None:
            return
        delay, known = waiting
        sub = self._asked(known)
        mine = known.by == self._context.person.id
        title = self.tr("Take the application for more time back") if mine else self.tr("Refuse more time")
        wording = Wording(title, sub, self.tr("Withdraw it") if mine else self.tr("Refuse"), self.tr("Why"))
        self._open("refuse_delay", wording, (), lambda said: Refuse(delay, Words(said.words)))

    def take_back(self) -> None:
        """Take back what the customer chose in an earlier round and never got: it is given no more, and nobody signs for it."""
        if (view := self._view()) is None:
            return
        picks = (Pick(self.tr("What was agreed"), self._unfinished(view)),)
        wording = Wording(
            self.tr("Take back what was agreed before"), self.tr("It was not carried out. What was carried out stays."),
            self.tr("Take it back"), self.tr("Why"),
        )  # fmt: skip
        self._open("take_back", wording, picks, lambda said: WithdrawOption(UUID(said.picks[0]), Words(said.words)))

    def _unfinished(self, view: CaseView) -> list[tuple[str, str]]:
        found = view.case.remedy.unfinished(view.case.handling.round)
        return [
            (str(key), " · ".join(filter(None, (str(one.text), self._context.money(one.amount) if one.amount else ""))))
            for key, one in found.items()
        ]

    def pause(self) -> None:
        """Let the clocks stand that the rules let stand."""
        choices = [(one, self._context.label("pause", one)) for one in PAUSES if one != "unreachable"]
        wording = Wording(
            self.tr("Let the clock stand"), self.tr("Only clocks whose rule credits this reason stand; the others run on."),
            self.tr("Let it stand"), self.tr("Why"),
        )  # fmt: skip
        self._open(
            "pause_clock",
            wording,
            (Pick(self.tr("Reason"), choices),),
            lambda said: Pause(said.picks[0], Words(said.words)),
        )

    def no_news(self) -> None:
        """Tell the customer in time that there is no news yet, and when they hear from us next."""
        view = self._view()
        waiting = view.case.promises.next if view else None
        if waiting is None:
            return
        promise, known = waiting
        wording = Wording(
            self.tr("No news yet"), self.tr("Told in time, it keeps the promise: %1").replace("%1", known.text),
            self.tr("Keep and promise again"), self.tr("What the customer was told"), self.tr("When they hear from us next"),
        )  # fmt: skip
        self._open("no_news", wording, (), lambda said: NoProgress(promise, Words(said.words), self._id(), said.at))

    # ── colleagues ───────────────────────────────────────────────────────────────────────────────
    def ask_help(self) -> None:
        """Ask a department: what, and by when."""
        if (view := self._view()) is None:
            return
        wording = Wording(
            self.tr("Ask a department"), self.tr("The case stays with its holder."), self.tr("Ask"), self.tr("What is needed"), self.tr("By when"),
        )  # fmt: skip
        self._open(
            "ask_help", wording, (Pick(self.tr("Department"), departments(self._context, view)),),
            lambda said: AskHelp(self._id(), said.picks[0], Words(said.words), said.at or 0),
        )  # fmt: skip

    def give_help(self) -> None:
        """Answer what a department was asked."""
        if (view := self._view()) is None:
            return
        label = self._context.label
        choices = [
            (str(key), f"{label('department', one.department)}: {one.text}")
            for key, one in view.case.urging.asks.items()
            if one.open
        ]
        wording = Wording(self.tr("Answer for a department"), "", self.tr("Answer"), self.tr("Answer"))
        self._open(
            "give_help",
            wording,
            (Pick(self.tr("What was asked"), choices),),
            lambda said: GiveHelp(UUID(said.picks[0]), Words(said.words)),
        )

    def hand_over(self) -> None:
        """Offer the case to a colleague."""
        wording = Wording(
            self.tr("Hand over to a colleague"), self.tr("It is theirs once they take it; the first receiver keeps sight of it."),
            self.tr("Offer it"), self.tr("Why"),
        )  # fmt: skip
        self._open(
            "hand_over",
            wording,
            (Pick(self.tr("To whom"), self._colleagues()),),
            lambda said: OfferTransfer(said.picks[0], Words(said.words)),
        )

    def decline_transfer(self) -> None:
        """Leave it with its holder."""
        wording = Wording(self.tr("Leave it with its holder"), "", self.tr("Leave it"), self.tr("Why"))
        self._open("decline_transfer", wording, (), lambda said: DeclineTransfer(Words(said.words)))

    def urge(self) -> None:
        """Urge a case that has been silent too long."""
        wording = Wording(
            self.tr("Urge"), self.tr("The holder is told at once, and it stays on the record."), self.tr("Urge"), self.tr("Remark"),
        )  # fmt: skip
        self._open("urge", wording, (), lambda said: DoUrge(Words(said.words)), needs=False)

    def mark(self) -> None:
        """Mark the case as complex, harmful, in the media and so on."""
        if (view := self._view()) is None:
            return
        wording = Wording(
            self.tr("Mark the case"), self.tr("Some marks start clocks: a complex case needs a contact a day."), self.tr("Mark"), self.tr("Why"),
        )  # fmt: skip
        choices = self._flags([one for one in CORE_AXES["flag"] if one not in view.case.flags.on])
        self._open(
            "mark_case",
            wording,
            (Pick(self.tr("Mark"), choices),),
            lambda said: Flag(said.picks[0], Words(said.words)),
            needs=False,
        )

    def unmark(self) -> None:
        """Take a mark away."""
        if (view := self._view()) is None:
            return
        wording = Wording(self.tr("Remove a mark"), "", self.tr("Remove"), self.tr("Why"))
        choices = self._flags(list(view.case.flags.on))
        self._open(
            "unmark_case",
            wording,
            (Pick(self.tr("Mark"), choices),),
            lambda said: Unflag(said.picks[0], Words(said.words)),
        )

    # ── helpers ──────────────────────────────────────────────────────────────────────────────────
    def _open(
        self, name: str, wording: Wording, picks: Sequence[Pick], make: Callable[[Said], Command], *, needs: bool = True
    ) -> None:
        view = self._view()
        if view is None:
            return
        dialog = MomentDialog(name, self._context, _site(view.case), wording, picks, self._page, needs_words=needs)

        def send(said: Said) -> None:
            self._send(dialog, make(said))

        dialog.sent.connect(send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _extensible(self, view: CaseView) -> list[tuple[str, str]]:
        """Running clocks of ours on which more time may be granted; the one that ends first stands first."""
        extensions = self._context.office.rulebook.rules_for(view.case, "", view.read_at).extensions
        names = dict.fromkeys(
            f"{one.pack}.{one.rule}"
            for one in sorted(view.deadlines, key=lambda one: one.due or 0)
            if one.clock == "ours" and one.runs and one.due is not None
        )
        return [(name, self._context.label("rule", name)) for name in names if name in extensions]

    def _waiting(self) -> tuple[UUID, Delay] | None:
        view = self._view()
        return view.case.delays.waiting if view else None

    def _asked(self, known: Delay) -> str:
        """Who asked for what: until when instead of when, and why."""
        view, time = self._view(), self._context.time
        if view is None:
            return ""
        end = next(
            (one.due for one in view.deadlines if f"{one.pack}.{one.rule}" == known.rule and one.due is not None), None
        )
        rule = self._context.label("rule", known.rule)
        said = filled(self.tr("%1 asks for %2, until %3"), view.name(known.by), rule, time(known.until_at))
        if end is not None:
            said += filled(self.tr(" instead of %1"), time(end))
        return joined(said, self._context.label("delay-reason", known.reason), str(known.text))

    def _colleagues(self) -> list[tuple[str, str]]:
        view, me = self._view(), self._context.person.id
        people = view.people.values() if view else ()
        return sorted(
            ((one.id, one.name) for one in people if one.may(May.HANDLE) and one.id != me), key=lambda pair: pair[1]
        )

    def _flags(self, flags: Sequence[str]) -> list[tuple[str, str]]:
        return [(one, self._context.label("flag", one)) for one in flags]

    def _id(self) -> UUID:
        return self._context.office.ids()


def _site(case: Case) -> str:
    return case.intake.received.site if case.intake.received else ""

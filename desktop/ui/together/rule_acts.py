"""What the rules of a case ask for, in its menu: coordination orders, evidence asked of us, what happened outside, particulars."""

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.ordering import (
    AgreeOrder,
    CheckOrder,
    OpenOrder,
    Order,
    ReceiveOrder,
    ReturnOrder,
    SubmitOrder,
)
from desktop.domain.case.particulars import GiveParticular, NoteHappened
from desktop.domain.case.proving import WORDS_ONLY, GiveEvidence, NoteRequest
from desktop.domain.case.state import Case, Command
from desktop.domain.wording.bilingual import Bilingual
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.together.moment_dialog import Pick, Said, Wording
from desktop.usecases.read_models import CaseView

Entry = tuple[str, str, Callable[[], None], bool]
Choices = Sequence[tuple[str, str]]


class Opens(Protocol):
    """Opens a dialog over the case and sends what is said in it."""

    def __call__(
        self, name: str, wording: Wording, picks: Sequence[Pick], make: Callable[[Said], Command], *, needs: bool = True
    ) -> None: ...


class RuleActs(QObject):
    """Makes entries of the case's menu; only what the order or request waits for is offered."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now."""
        case = view.case
        rules = self._context.office.rulebook.rules_for(case, "", view.read_at)
        orders = self._context.office.rulebook.counts(case, "order-opened", "order-submitted")
        return (
            (self.tr("Open a coordination order"), "", self.open_order, orders),
            (self.tr("Hand the order in"), "", self.submit_order, _any(case, _draft)),
            (self.tr("Take the order"), "", self.receive_order, _any(case, _handed_in)),
            (self.tr("Agreed with the customer"), "", self.agree_order, _any(case, _to_agree)),
            (self.tr("Check the order by a call"), "", self.check_order, _any(case, _to_check)),
            (self.tr("Hand the result back"), "", self.return_order, _any(case, _to_return)),
            (self.tr("Sheet of the order"), "", self.print_order, bool(case.ordering.all)),
            (self.tr("Evidence is asked of us"), "", self.note_request, bool(rules.requests)),
            (self.tr("Give the evidence"), "", self.give_evidence, any(one.open for one in case.proving.all.values())),
            (self.tr("Note what happened outside"), "", self.note_happened, bool(rules.outside)),
            (self.tr("Fill in what the rules require"), "", self.give_particular, bool(_to_write(view))),
        )

    # ── orders ───────────────────────────────────────────────────────────────────────────────────
    def open_order(self) -> None:
        """Open an order for a department."""
        if (view := self._view()) is None:
            return
        picks = (Pick(self.tr("Department"), departments(self._context, view)),)
        wording = Wording(
            self.tr("Open a coordination order"), self.tr("The time to hand it in begins now."), self.tr("Open"), "",
        )  # fmt: skip
        self._opens(
            "open_order", wording, picks, lambda said: OpenOrder(self._context.office.ids(), said.picks[0]), needs=False
        )

    def submit_order(self) -> None:
        """Hand an order in: what the customer said."""
        wording = Wording(
            self.tr("Hand the order in"), self.tr("The department is told at once."), self.tr("Hand in"),
            self.tr("What the customer said"), past=self.tr("When it was heard"), past_empty=self.tr("empty: when the complaint came"),
        )  # fmt: skip
        self._of_order(
            "submit_order", wording, _draft, lambda order, said: SubmitOrder(order, Words(said.words), said.at)
        )

    def receive_order(self) -> None:
        """Take an order for the department."""
        wording = Wording(
            self.tr("Take the order"), self.tr("The times to plan and to answer begin now."), self.tr("Take it"), ""
        )
        self._of_order("receive_order", wording, _handed_in, lambda order, _: ReceiveOrder(order), needs=False)

    def agree_order(self) -> None:
        """The plan and the preliminary agreement."""
        wording = Wording(
            self.tr("Agreed with the customer"), "", self.tr("Save"), self.tr("Plan"), more=self.tr("What was agreed with the customer"),
        )  # fmt: skip
        self._of_order(
            "agree_order",
            wording,
            _to_agree,
            lambda order, said: AgreeOrder(order, Words(said.words), Words(said.more)),
        )

    def check_order(self) -> None:
        """What the specialist's call showed."""
        wording = Wording(self.tr("Check the order by a call"), "", self.tr("Save"), self.tr("What the call showed"))
        self._of_order("check_order", wording, _to_check, lambda order, said: CheckOrder(order, Words(said.words)))

    def return_order(self) -> None:
        """Hand the result back."""
        wording = Wording(
            self.tr("Hand the result back"), self.tr("The second talk with the customer is due from now on."), self.tr("Hand back"),
            self.tr("Result"),
        )  # fmt: skip
        self._of_order("return_order", wording, _to_return, lambda order, said: ReturnOrder(order, Words(said.words)))

    def print_order(self) -> None:
        """Show the newest order as it will print."""
        if (view := self._view()) is not None:
            self._context.nav.preview(view.case.id, "coordination")

    def _of_order(
        self,
        name: str,
        wording: Wording,
        which: Callable[[Order], bool],
        make: Callable[[UUID, Said], Command],
        *,
        needs: bool = True,
    ) -> None:
        if (view := self._view()) is None:
            return
        found = [(key, one) for key, one in view.case.ordering.all.items() if which(one)]
        label, time = self._context.label, self._context.time
        choices = [(str(k), f"{label('department', one.department)} · {time(one.opened.at)}") for k, one in found]
        pick = Pick(self.tr("Order"), choices)
        self._opens(name, wording, (pick,), lambda said: make(UUID(said.picks[0]), said), needs=needs)

    # ── evidence ─────────────────────────────────────────────────────────────────────────────────
    def note_request(self) -> None:
        """Evidence was asked of us."""
        if (view := self._view()) is None:
            return
        kinds = self._context.office.rulebook.rules_for(view.case, "", view.read_at).requests
        wording = Wording(
            self.tr("Evidence is asked of us"),
            self.tr("Its time begins when it was asked; late means that the demand is taken as accepted."),
            self.tr("Save"), self.tr("What is asked"), more=self.tr("By whom"), past=self.tr("When it was asked"),
            past_empty=self.tr("empty: now"),
        )  # fmt: skip
        self._opens(
            "note_request", wording, (Pick(self.tr("Kind"), self._labels("request", kinds)),),
            lambda said: NoteRequest(self._context.office.ids(), said.picks[0], Words(said.words), Words(said.more), said.at),
        )  # fmt: skip

    def give_evidence(self) -> None:
        """Give what was asked, with all files of the case."""
        if (view := self._view()) is None:
            return
        label = self._context.label
        due = {one.about: one.due for one in view.deadlines if one.due is not None}
        choices, told = list[tuple[str, str]](), dict[str, str]()
        for key, one in view.case.proving.all.items():
            if one.open:
                by = due.get(str(key))
                until = self.tr("by %1").replace("%1", self._context.time(by)) if by else ""
                choices.append(
                    (str(key), " · ".join(p for p in (label("request", one.kind), str(one.text), until) if p))
                )
                told[str(key)] = self._what_counts(view.case, one.kind)
        wording = Wording(
            self.tr("Give the evidence"), self.tr("All files of this case go with it."), self.tr("Give"), self.tr("Answer"),
        )  # fmt: skip
        pick = Pick(self.tr("What was asked"), choices, told=told)
        self._opens(
            "give_evidence", wording, (pick,), lambda said: GiveEvidence(UUID(said.picks[0]), Words(said.words))
        )

    def _what_counts(self, case: Case, kind: str) -> str:
        """What counts and what does not: by the rules for this kind, by all of theirs where none is named, and of every answer."""
        language, office = self._context.language, self._context.office
        rules = {k: one for pack in office.rulebook.pinned(case) for k, one in pack.desk.evidence.items()}
        asked = [rules[kind]] if kind in rules else [] if kind in WORDS_ONLY else list(rules.values())
        reply = next((one for one in office.contents.evidence.kinds if one.id == "evidence-reply"), None)
        kinds = [(one.label, one.valid, one.void) for one in asked]
        kinds += [(reply.name, reply.check, reply.void)] if reply else []
        between = "；" if language == "zh" else "; "

        def said(texts: Sequence[Bilingual]) -> str:
            return between.join(one.get(language) for one in texts)

        line = self.tr("%1. Counts: %2. Does not count: %3.")
        return "\n".join(filled(line, name.get(language), said(valid), said(void)) for name, valid, void in kinds)

    # ── outside, particulars ─────────────────────────────────────────────────────────────────────
    def note_happened(self) -> None:
        """Something happened that no step shows: what, when, and what shows it."""
        if (view := self._view()) is None:
            return
        names = self._context.office.rulebook.rules_for(view.case, "", view.read_at).outside
        wording = Wording(
            self.tr("Note what happened outside"), self.tr("Clocks that count by it begin or end at that time."), self.tr("Save"),
            self.tr("What shows it"), past=self.tr("When it was"), past_empty=self.tr("empty: now"),
        )  # fmt: skip
        picks = (Pick(self.tr("What happened"), self._labels("event", names)),)
        self._opens(
            "note_happened",
            wording,
            picks,
            lambda said: NoteHappened(said.picks[0], Words(said.words), said.at),
            needs=False,
        )

    def give_particular(self) -> None:
        """Fill in what a rule requires."""
        if (view := self._view()) is None:
            return
        wording = Wording(
            self.tr("Fill in what the rules require"), self.tr("Without it the clock cannot be met."), self.tr("Save"), self.tr("Text"),
        )  # fmt: skip
        picks = (Pick(self.tr("What is required"), self._labels("particular", _to_write(view))),)
        self._opens("give_particular", wording, picks, lambda said: GiveParticular(said.picks[0], Words(said.words)))

    def _labels(self, kind: str, names: Sequence[str]) -> Choices:
        return [(one, self._context.label(kind, one)) for one in names]


def departments(context: Context, view: CaseView) -> Choices:
    """The departments of the case's own rules, the one that its matter belongs to first."""
    known = context.office.rulebook.departments(view.case, view.read_at)
    return [(one, context.label("department", one)) for one in known]


def _any(case: Case, which: Callable[[Order], bool]) -> bool:
    return any(which(one) for one in case.ordering.all.values())


def _draft(one: Order) -> bool:
    return not one.submitted.at


def _handed_in(one: Order) -> bool:
    return one.submitted.at > 0 and not one.received.at


def _to_agree(one: Order) -> bool:
    return one.received.at > 0 and not one.agreed.at and not one.returned.at


def _to_check(one: Order) -> bool:
    return one.submitted.at > 0 and not one.checked.at


def _to_return(one: Order) -> bool:
    return one.received.at > 0 and not one.returned.at


def _to_write(view: CaseView) -> tuple[str, ...]:
    """What can be given as words; the next contact is promised instead."""
    return tuple(name for name in view.required if name != "next-time")

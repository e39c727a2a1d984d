"""What a regulator asks, our reply and its verdict, in the case's menu; open or closed, since a regulator asks when it asks (S-28)."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.regulator import (
    LIABILITIES,
    NOT_LIABLE,
    VERDICTS,
    Annotate,
    NoteVerdict,
    Refer,
    Referral,
    ReplyToRegulator,
)
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.sentence import joined
from desktop.ui.together.moment_dialog import Pick, Wording
from desktop.ui.together.rule_acts import Entry, Opens
from desktop.usecases.read_models import CaseView

Pairs = Sequence[tuple[UUID, Referral]]


class RegulatorActs(QObject):
    """Makes the entries of the menu; what is found valid is only annotated."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        if not self._context.person.may(May.HANDLE):
            return ()
        known = bool(view.case.regulator.all)
        return (
            (self.tr("A regulator asks"), "", self.refer, True),
            (self.tr("Reply to the regulator"), "", self.reply, known),
            (self.tr("Enter the regulator’s verdict"), "", self.verdict, bool(self._undecided(view))),
            (self.tr("Annotate the regulator’s file"), "", self.annotate, known),
        )

    def refer(self) -> None:
        """Enter that the customer went to a regulator."""
        wording = Wording(
            self.tr("A regulator asks"),
            self.tr("The customer went to a regulator, or a letter of one came in. Their right to do so is theirs."),
            self.tr("Enter"), self.tr("What it asks, or what they told it"),
            past=self.tr("Came in"), past_empty=self.tr("now"),
            lines=(self.tr("Which regulator"), self.tr("Its reference number")),
            until=self.tr("Answer wanted by"), until_empty=self.tr("leave out where it names no day"),
        )  # fmt: skip
        self._opens(
            "refer", wording, (),
            lambda said: Refer(
                self._context.office.ids(), Words(said.lines[0]), Words(said.words), Words(said.lines[1]), said.at, said.until
            ),
        )  # fmt: skip

    def reply(self) -> None:
        """Enter a version of our answer; the guard points at what would admit a liability that it denies."""
        if (view := self._view()) is None:
            return
        liable = [(one, self._context.label("regulator-liability", one)) for one in LIABILITIES]
        waiting = view.case.regulator.unanswered
        picks = (
            self._pick([*waiting, *(pair for pair in view.case.regulator.all.items() if pair[1].replies)]),
            Pick(self.tr("Whom it holds liable"), liable),
        )
        wording = Wording(
            self.tr("Reply to the regulator"),
            self.tr("Facts and evidence, as they are. What was refunded is said where it is asked. Earlier versions stay."),
            self.tr("Enter"), self.tr("What we answer"), guard=(1, NOT_LIABLE),
        )  # fmt: skip
        self._opens(
            "reply_to_regulator", wording, picks,
            lambda said: ReplyToRegulator(UUID(said.picks[0]), said.picks[1], Words(said.words)),
        )  # fmt: skip

    def verdict(self) -> None:
        """Enter what it found."""
        if (view := self._view()) is None:
            return
        found = [(one, self._context.label("regulator-verdict", one)) for one in VERDICTS]
        picks = (self._pick(self._undecided(view)), Pick(self.tr("Verdict"), found))
        wording = Wording(
            self.tr("Enter the regulator’s verdict"),
            self.tr("What was found valid is not changed any more, only annotated."), self.tr("Enter"), self.tr("In its words"),
        )  # fmt: skip
        self._opens(
            "regulator_verdict", wording, picks,
            lambda said: NoteVerdict(UUID(said.picks[0]), said.picks[1], Words(said.words)), needs=False,
        )  # fmt: skip

    def annotate(self) -> None:
        """Write something down beside it."""
        if (view := self._view()) is None:
            return
        wording = Wording(self.tr("Annotate the regulator’s file"), "", self.tr("Enter"), self.tr("Note"))
        self._opens(
            "annotate_referral", wording, (self._pick(tuple(view.case.regulator.all.items())),),
            lambda said: Annotate(UUID(said.picks[0]), Words(said.words)),
        )  # fmt: skip

    def _undecided(self, view: CaseView) -> Pairs:
        return [(key, one) for key, one in view.case.regulator.all.items() if not one.final]

    def _pick(self, known: Pairs) -> Pick:
        return Pick(
            self.tr("Regulator"),
            [(str(key), joined(one.office, one.reference, self._context.time(one.received_at))) for key, one in known],
        )

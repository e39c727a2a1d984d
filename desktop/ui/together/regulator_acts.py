"""What came through a regulator, in the case's menu: open or closed, since a regulator asks when it asks."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.regulator import (
    LIABILITY,
    NOT_LIABLE,
    VALID,
    VERDICTS,
    AnnotateReferral,
    NoteReferral,
    NoteVerdict,
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


class RegulatorActs(QObject):
    """Makes the entries of the menu; only what a referral waits for is offered."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        if not self._context.person.may(May.HANDLE):
            return ()
        known = bool(view.case.regulator.all)
        return (
            (self.tr("It came through a regulator"), "", self.note, True),
            (self.tr("Reply to the regulator"), "", self.reply, known),
            (self.tr("The regulator decided"), "", self.judge, bool(self._undecided(view))),
            (self.tr("Add a remark on a referral"), "", self.annotate, known),
        )

    def note(self) -> None:
        """Say which regulator asks what, under which reference and by when."""
        wording = Wording(
            self.tr("It came through a regulator"), self.tr("Whoever has the case is reminded before the regulator wants its answer."),
            self.tr("Note it"), self.tr("What it asks"), when=self.tr("Answer by"), when_empty=self.tr("empty: it named no time"),
            past=self.tr("When the regulator received it"), past_empty=self.tr("empty: now"),
            lines=(self.tr("Regulator"), self.tr("Its reference")),
        )  # fmt: skip
        self._opens(
            "note_referral", wording, (),
            lambda said: NoteReferral(
                self._context.office.ids(), said.lines[0], said.lines[1], Words(said.words), said.past, said.at
            ),
        )  # fmt: skip

    def reply(self) -> None:
        """Write the next version of the reply; words that may be read as admitting are pointed out where we are not liable."""
        if (view := self._view()) is None:
            return
        liability = [(one, self._context.label("our-liability", one)) for one in LIABILITY]
        picks = (self._pick(view.case.regulator.all.items()), Pick(self.tr("Liability"), liability))
        wording = Wording(
            self.tr("Reply to the regulator"), self.tr("Facts with date and proof. What was paid or given back is stated; an earlier version stays."),
            self.tr("Keep this version"), self.tr("What we reply"), guard="regulator", guard_only=(1, NOT_LIABLE),
        )  # fmt: skip
        self._opens(
            "reply_to_regulator", wording, picks,
            lambda said: ReplyToRegulator(UUID(said.picks[0]), said.picks[1], Words(said.words)),
        )  # fmt: skip

    def judge(self) -> None:
        """Note what the regulator decided."""
        if (view := self._view()) is None:
            return
        verdicts = [(one, self._context.label("referral", one)) for one in VERDICTS]
        told = {VALID: self.tr("It stays for good: it cannot be undone, only annotated.")}
        picks = (self._pick(self._undecided(view)), Pick(self.tr("Verdict"), verdicts, told=told))
        wording = Wording(self.tr("The regulator decided"), "", self.tr("Note it"), self.tr("Its reasons"))
        self._opens(
            "note_verdict", wording, picks,
            lambda said: NoteVerdict(UUID(said.picks[0]), said.picks[1], Words(said.words)),
        )  # fmt: skip

    def annotate(self) -> None:
        """Add a remark."""
        if (view := self._view()) is None:
            return
        wording = Wording(self.tr("Add a remark on a referral"), "", self.tr("Add"), self.tr("Remark"))
        self._opens(
            "annotate_referral", wording, (self._pick(view.case.regulator.all.items()),),
            lambda said: AnnotateReferral(UUID(said.picks[0]), Words(said.words)),
        )  # fmt: skip

    def _undecided(self, view: CaseView) -> list[tuple[UUID, Referral]]:
        return [(key, one) for key, one in view.case.regulator.all.items() if one.verdict != VALID]

    def _pick(self, known: Iterable[tuple[UUID, Referral]]) -> Pick:
        return Pick(self.tr("Referral"), [(str(key), joined(one.authority, one.reference)) for key, one in known])

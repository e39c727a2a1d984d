"""Measures in the case's menu: open or closed, since putting a weakness right outlives the complaint that showed it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.measures import EFFECTS, DropMeasure, FinishMeasure, JudgeMeasure, Measure, PlanMeasure
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.sentence import joined
from desktop.ui.together.moment_dialog import Pick, Wording
from desktop.ui.together.rule_acts import Choices, Entry, Opens
from desktop.usecases.read_models import CaseView

Pairs = Sequence[tuple[UUID, Measure]]


class MeasureActs(QObject):
    """Makes the entries of the menu; only what a measure waits for is offered."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        if not self._context.person.may(May.HANDLE):
            return ()
        running = bool(view.case.measures.running)
        return (
            (self.tr("Plan a measure"), "", self.plan, True),
            (self.tr("A measure is finished"), "", self.finish, running),
            (self.tr("Judge the effect of a measure"), "", self.judge, bool(self._to_judge(view))),
            (self.tr("Drop a measure"), "", self.drop, running or bool(view.case.measures.unjudged)),
        )

    def plan(self) -> None:
        """Plan what is to be done so that it does not happen again."""
        if (view := self._view()) is None:
            return
        me = self._context.person.id
        picks = (
            Pick(self.tr("Who does it"), self._parties(view, last=me)),
            Pick(self.tr("Who sees to it"), self._parties(view, first=me)),
        )
        wording = Wording(
            self.tr("Plan a measure"), self.tr("So that it does not happen again. Both are told at once, and when it is overdue."),
            self.tr("Plan"), self.tr("The weakness"), self.tr("By when"), self.tr("What is to be done"),
        )  # fmt: skip
        self._opens(
            "plan_measure", wording, picks,
            lambda said: PlanMeasure(
                self._context.office.ids(), Words(said.words), Words(said.more), said.at or 0, said.picks[0], said.picks[1]
            ),
        )  # fmt: skip

    def finish(self) -> None:
        """Say what was done."""
        if (view := self._view()) is None:
            return
        picks = (self._pick(view.case.measures.running),)
        wording = Wording(
            self.tr("A measure is finished"), self.tr("Whoever sees to it is asked to judge its effect."), self.tr("Finished"),
            self.tr("What was done, and what shows it"),
        )  # fmt: skip
        self._opens(
            "finish_measure", wording, picks, lambda said: FinishMeasure(UUID(said.picks[0]), Words(said.words))
        )

    def judge(self) -> None:
        """Say whether it helped."""
        if (view := self._view()) is None:
            return
        effects = [(one, self._context.label("measure", one)) for one in EFFECTS]
        picks = (self._pick(self._to_judge(view)), Pick(self.tr("Effect"), effects))
        wording = Wording(
            self.tr("Judge the effect of a measure"),
            self.tr("If it was effective and the same happens again, the list of measures says so."),
            self.tr("Judge"), self.tr("What shows it"),
        )  # fmt: skip
        self._opens(
            "judge_measure", wording, picks,
            lambda said: JudgeMeasure(UUID(said.picks[0]), said.picks[1], Words(said.words)),
        )  # fmt: skip

    def drop(self) -> None:
        """Say why it will not be carried out."""
        if (view := self._view()) is None:
            return
        picks = (self._pick((*view.case.measures.running, *view.case.measures.unjudged)),)
        wording = Wording(self.tr("Drop a measure"), "", self.tr("Drop it"), self.tr("Why"))
        self._opens("drop_measure", wording, picks, lambda said: DropMeasure(UUID(said.picks[0]), Words(said.words)))

    def _to_judge(self, view: CaseView) -> Pairs:
        me = self._context.person
        return [
            (key, one)
            for key, one in view.case.measures.unjudged
            if one.owner not in {me.id, me.name} and one.done_by != me.id
        ]

    def _pick(self, known: Pairs) -> Pick:
        until = self._context.time
        name = self._context.name
        return Pick(
            self.tr("Measure"),
            [(str(key), joined(one.text, name(one.owner), until(one.due_at))) for key, one in known],
        )

    def _parties(self, view: CaseView, first: str = "", last: str = "") -> Choices:
        names = self._context.office.contents.labels_of("department")
        language = self._context.language
        known = [one for one in view.people.values() if one.active]
        people = sorted(known, key=lambda one: (one.id == last, one.id != first, one.name))
        return [
            *((one.id, one.name) for one in people),
            *((one.get(language), one.get(language)) for one in names.values()),
        ]

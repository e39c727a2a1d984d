"""Who answers for it, their appeal and what becomes of it, in the case's menu: open or closed, since both come after the customer has been answered."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.case.judgement import (
    KINDS,
    RESULTS,
    SIDES,
    JudgeLiability,
    Judgement,
    LodgeAppeal,
    SettleAppeal,
)
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.together.moment_dialog import Pick, Wording
from desktop.ui.together.rule_acts import Choices, Entry, Opens
from desktop.usecases.read_models import CaseView


class LiabilityActs(QObject):
    """Makes the entries of the menu: to judge and to settle appeals, for whom the packs name; to appeal, while a judgement can be."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], opens: Opens, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._opens = context, view, opens

    def entries(self, view: CaseView) -> tuple[Entry, ...]:
        """What may be done here and now by this person."""
        me = self._context.person
        judges = self._context.office.rulebook.rules_for(view.case, "", view.read_at).may_judge(me)
        return (
            (self.tr("Judge who is liable"), "", self.judge, judges),
            (
                self.tr("Appeal against a judgement"),
                "",
                self.appeal,
                me.may(May.HANDLE) and bool(self._open_ones(view)),
            ),
            (self.tr("Settle an appeal"), "", self.settle, judges and bool(self._appealed(view))),
        )

    def judge(self) -> None:
        """Say who answers for the handling, the cause or the delay."""
        if (view := self._view()) is None:
            return
        label = self._context.label
        picks = (
            Pick(self.tr("Answers"), [(one, label("liability", one)) for one in KINDS]),
            Pick(self.tr("Who"), self._parties(view)),
            Pick(self.tr("Towards"), [(one, label("liability-side", one)) for one in SIDES]),
        )
        wording = Wording(
            self.tr("Judge who is liable"), self.tr("They are told at once; their time to appeal begins when they were told."),
            self.tr("Judge"), self.tr("Why"), past=self.tr("When they were told"), past_empty=self.tr("empty: now"),
            amount=self.tr("Amount"), amount_empty=self.tr("empty: none"),
        )  # fmt: skip
        self._opens(
            "judge_liability", wording, picks,
            lambda said: JudgeLiability(
                self._context.office.ids(), said.picks[0], said.picks[1], Words(said.words), said.picks[2], said.amount, said.at
            ),
        )  # fmt: skip

    def appeal(self) -> None:
        """Appeal, for oneself or for the party."""
        if (view := self._view()) is None:
            return
        grounds = self._grounds(view)
        picks = [
            Pick(self.tr("Judgement"), [(str(key), self._told(view, key, one)) for key, one in self._open_ones(view)])
        ]
        if grounds:
            picks.append(Pick(self.tr("Ground"), grounds))
        wording = Wording(
            self.tr("Appeal against a judgement"), self.tr("Whoever judged is told. The files of this case are the evidence."),
            self.tr("Appeal"), self.tr("Why"),
        )  # fmt: skip
        self._opens(
            "appeal", wording, picks,
            lambda said: LodgeAppeal(UUID(said.picks[0]), Words(said.words), said.picks[1] if grounds else ""),
        )  # fmt: skip

    def settle(self) -> None:
        """Say what becomes of an appeal; what is not changed is not asked for."""
        if (view := self._view()) is None:
            return
        label = self._context.label
        picks = (
            Pick(self.tr("Appeal"), [(str(key), self._told_appeal(view, one)) for key, one in self._appealed(view)]),
            Pick(self.tr("Result"), [(one, label("appeal-result", one)) for one in RESULTS]),
            Pick(self.tr("Who answers now"), self._parties(view), only=(1, "party")),
        )
        wording = Wording(
            self.tr("Settle an appeal"), self.tr("Whoever appealed and whoever answers for it are told at once. It is final."),
            self.tr("Settle"), self.tr("Reasons"), amount=self.tr("New amount"), amount_only=(1, "amount"),
        )  # fmt: skip
        self._opens(
            "settle_appeal", wording, picks,
            lambda said: SettleAppeal(
                UUID(said.picks[0]), said.picks[1], Words(said.words), said.picks[2] if said.picks[1] == "party" else "", said.amount
            ),
        )  # fmt: skip

    def _appealed(self, view: CaseView) -> list[tuple[UUID, Judgement]]:
        return [(key, one) for key, one in view.case.judgement.all.items() if one.waits]

    def _told_appeal(self, view: CaseView, one: Judgement) -> str:
        label = self._context.label
        money = self._context.money(one.amount) if one.amount else ""
        ground = label("appeal-ground", one.appeal.ground) if one.appeal else ""
        who = label("department", view.name(one.party))
        return " · ".join(part for part in (label("liability", one.kind), who, money, ground) if part)

    def _open_ones(self, view: CaseView) -> list[tuple[UUID, Judgement]]:
        return [(key, one) for key, one in view.case.judgement.all.items() if one.appeal is None]

    def _grounds(self, view: CaseView) -> Choices:
        """The grounds that the packs of the case name; none of them: in one's own words."""
        packs = self._context.office.rulebook.pinned(view.case)
        said = next((pack.desk.appeals for pack in packs if pack.desk.appeals), None)
        return [(key, one.get(self._context.language)) for key, one in said.grounds.items()] if said else []

    def _told(self, view: CaseView, key: UUID, one: Judgement) -> str:
        label = self._context.label
        until = self._context.office.rulebook.appeal_until(view.case).get(str(key))
        end = self.tr("until %1").replace("%1", until[1]) if until else ""
        who = label("department", view.name(one.party))
        return " · ".join(part for part in (label("liability", one.kind), who, end) if part)

    def _parties(self, view: CaseView) -> Choices:
        names = self._context.office.contents.labels_of("department")
        people = sorted((one for one in view.people.values() if one.active), key=lambda one: one.name)
        language = self._context.language
        return [*((one.id, one.name) for one in people), *((key, one.get(language)) for key, one in names.items())]

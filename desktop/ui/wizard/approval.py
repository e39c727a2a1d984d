"""The aside of step 4: who may promise how much, whom to ask, and what it costs."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.remedy import AskApproval
from desktop.domain.ids import Fen
from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Ok, Result
from desktop.ui.record.sentence import filled, listed
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.key_hint import KeyHint
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic, with_role
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.wizard.ladder import Ladder, Rung
from desktop.ui.wizard.offers import approvers, limit_of, waiting
from desktop.usecases.read_models import CaseView, Spend

_MONTH_DAY, _SHORT_NAME = 1, 10


class AuthorityAside(Retranslated, QWidget):
    """`asked` carries the command that asks somebody."""

    asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(with_role(self, "aside"), "authority_aside")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._view: CaseView | None = None
        self._whom: Person | None = None
        self._spend: Spend | None = None
        self._spend_of = ""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        scroll = ScrollBody("authority_body")
        scroll.set_margins(Space.LARGE - 1, Space.LARGE, Space.LARGE, Space.LARGE)
        outer.addWidget(scroll)
        self._title, self.ladder = PlainLabel("", "label"), Ladder("ladder")
        self._nobody = Banner("nobody_may_approve")
        self.card = Card("approval_card")
        self._words = PlainLabel("", "muted", wrap=True)
        self.ask_button = HintButton("ask_approval", icon="send")
        key = QShortcut(QKeySequence("Ctrl+Shift+A"), self.ask_button)
        key.activated.connect(self.ask_button.click)
        self._other = HintButton("ask_other", "link")
        self.card.body.addWidget(self._words)
        self.card.body.addWidget(self.ask_button)
        row = QHBoxLayout()
        row.addWidget(KeyHint("Ctrl+Shift+A"))
        row.addStretch(1)
        row.addWidget(self._other)
        self.card.body.addLayout(row)
        self._costs = PlainLabel("", "label")
        self._rows = [FactRow(f"cost_{name}") for name in ("given", "most", "month")]
        for widget in (self._title, self.ladder, self._nobody, self.card, Hairline(), self._costs, *self._rows):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        self.ask_button.clicked.connect(self._on_ask)
        self._other.clicked.connect(self._on_other)
        self.retranslate()

    def show_view(self, view: CaseView) -> None:
        """Show what the options of this round need."""
        self._view = view
        open_ = waiting(view)
        if open_ and self._whom not in approvers(self._context, view, open_[0][2]):
            self._whom = next(iter(approvers(self._context, view, open_[0][2])), None)
        self.retranslate()
        self._read_spend()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Who may promise how much"))
        self._costs.setText(self.tr("Cost"))
        self._other.say(self.tr("Somebody else"))
        if self._view is None:
            return
        self.ladder.show_rungs(self._rungs(self._view))
        self._say_approval(self._view)
        self._say_costs(self._view)

    # ── the ladder ───────────────────────────────────────────────────────────────────────────────
    def _rungs(self, view: CaseView) -> Sequence[Rung]:
        packs = self._context.office.rulebook.pinned(view.case)
        authority = next((one.desk.authority for one in packs if one.desk.authority), None)
        if authority is None:
            return ()
        me, my_limit = self._context.person, limit_of(self._context, view.case, self._context.person)
        posts = sorted(authority.limits, key=lambda one: (one.up_to is None, one.up_to or 0), reverse=True)
        seen, highest = dict[str, Fen | None](), 0
        for one in posts:
            seen.setdefault(one.role, one.up_to)
        rungs: list[Rung] = []
        mine_shown = False
        highest = max((fen for fen in seen.values() if fen is not None), default=0)
        whom = self._whom.post or self._whom.role.value if self._whom and waiting(view) else ""
        for role, limit in seen.items():
            mine = (
                not mine_shown
                and limit == my_limit
                and role in (authority.roles.get(me.post, me.post), me.post, me.role.value)
            )
            mine_shown = mine_shown or mine
            if not mine and limit is not None and my_limit is not None and limit <= my_limit:
                continue  # whoever may promise no more than oneself is no help here
            needed = bool(whom) and not mine and authority.roles.get(whom, whom) == role
            rungs.append(self._rung(view, role, limit, highest, mine=mine, needed=needed))
        rungs.sort(key=lambda rung: rung.mine)  # oneself at the foot of the ladder
        if not mine_shown:
            rungs.append(self._rung(view, me.post or me.role.value, my_limit, highest, mine=True, needed=False))
        return rungs

    def _rung(self, view: CaseView, role: str, limit: Fen | None, highest: Fen, *, mine: bool, needed: bool) -> Rung:
        label = self._context.label("post", role)
        # What a title adds in brackets does not fit beside the limit.
        label = re.split(r"\s*[(（]", label, maxsplit=1)[0] or label
        name = filled(self.tr("Me (%1)"), label) if mine else label
        if limit is None:
            words = filled(self.tr("above %1"), self._context.money(highest))
        else:
            words = filled(self.tr("up to %1"), self._context.money(limit))
        return Rung(name, words, self._rung_note(view, limit, mine=mine, needed=needed), mine, needed)

    def _rung_note(self, view: CaseView, limit: Fen | None, *, mine: bool, needed: bool) -> str:
        options = view.case.remedy.of_round(view.case.handling.round).values()
        if needed and self._whom is not None:
            number = listed(*(str(at) for at, _, _ in waiting(view)))
            return filled(self.tr("Option %1 needs this: %2"), number, self._whom.name)
        if not mine:
            return self.tr("Not needed here")
        inside = [str(at) for at, one in enumerate(options, start=1) if limit is None or one.amount <= limit]
        return filled(self.tr("Options within this: %1"), listed(*inside)) if inside else ""

    # ── asking ───────────────────────────────────────────────────────────────────────────────────
    def _say_approval(self, view: CaseView) -> None:
        open_ = waiting(view)
        self.card.setVisible(bool(open_) and self._whom is not None)
        if not open_:
            self._nobody.clear()
            return
        number, _, option = open_[0]
        amount = self._context.money(option.amount)
        if self._whom is None:
            self._nobody.say(
                filled(self.tr("Nobody here may approve %1. Offer less, or bring the general manager in."), amount),
                "overdue",
            )
            return
        self._nobody.clear()
        self.card.say(filled(self.tr("Option %1 needs approval"), str(number)))
        name = self._whom.name
        words = self.tr("%1 may approve it. Until then it cannot be promised to the customer.")
        self._words.setText(filled(words, name))
        short, full = filled(self.tr("Ask for %1"), amount), self.tr("Ask %1 for %2")
        self.ask_button.say(filled(full, name, amount) if len(name) <= _SHORT_NAME else short)
        self._other.setVisible(len(approvers(self._context, view, option)) > 1)

    def _on_ask(self) -> None:
        if self._view is not None and self._whom is not None and (open_ := waiting(self._view)):
            self.asked.emit(AskApproval(open_[0][1], self._whom.id))

    def _on_other(self) -> None:
        if self._view is None or not (open_ := waiting(self._view)):
            return
        menu = QMenu(self)
        for one in approvers(self._context, self._view, open_[0][2]):
            action = menu.addAction(no_mnemonic(one.name))
            action.triggered.connect(lambda _=False, one=one: self._choose(one))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._other.mapToGlobal(QPoint(0, self._other.height())))

    def _choose(self, person: Person) -> None:
        self._whom = person
        self.retranslate()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # ── costs ────────────────────────────────────────────────────────────────────────────────────
    def _say_costs(self, view: CaseView) -> None:
        options = [one for one in view.case.remedy.of_round(view.case.handling.round).values() if not one.declined]
        money = self._context.money
        given, most, month = self._rows
        given.say(self.tr("Given so far"), money(view.case.remedy.given))
        most.say(self.tr("Highest possible"), money(max((one.amount for one in options), default=0)))
        month.setVisible(self._spend is not None)
        if self._spend is not None:
            one = self._spend.cases == 1
            words = self.tr("1 case, %2 in all") if one else self.tr("%1 cases, %2 in all")
            words = filled(words, str(self._spend.cases), money(self._spend.amount))
            month.say(self.tr("Same this month"), words)

    def _read_spend(self) -> None:
        """What this kind of remedy cost since the first of the month; the dearest option says which kind."""
        if self._view is None:
            return
        case = self._view.case
        options = case.remedy.of_round(case.handling.round).values()
        dearest = max(options, key=lambda one: one.amount, default=None)
        if dearest is None or dearest.remedy == self._spend_of:
            return
        self._spend_of = dearest.remedy
        tickets, remedy = self._context.office.tickets, dearest.remedy
        today = self._context.local(
            self._context.office.clock(), case.intake.received.site if case.intake.received else ""
        )
        first = today.replace(day=_MONTH_DAY, hour=0, minute=0, second=0, microsecond=0)
        since = round(first.timestamp()) * 1_000_000
        self._context.jobs.run(self, lambda: tickets.spend(remedy, since), self._on_spend)

    def _on_spend(self, result: Result[Spend]) -> None:
        # The figure is a help: without it the row is not shown.
        self._spend = result.value if isinstance(result, Ok) else None
        if self._view is not None:
            self._say_costs(self._view)

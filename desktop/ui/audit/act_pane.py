"""Everything that is known of one act: who, when, what, why, and where it stands in its chain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.looks import CHANGES
from desktop.ui.audit.act_list import ActRow
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.person_disc import PersonDisc
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.looking import Act


class ActPane(Retranslated, QWidget):
    """`show_act` with the current line, None for none; `open_asked` wants its case."""

    open_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "audit_pane")
        self._context = context
        self._row: ActRow | None = None
        self._build()
        self.retranslate()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollBody("audit_pane_body")
        scroll.set_margins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column = scroll.body
        column.setSpacing(Space.TIGHT)
        self._kind, self._what = Chip("audit_pane_kind"), PlainLabel("", "lead", wrap=True)
        self._disc = PersonDisc("audit_pane_disc", 32)
        self._person, self._post = PlainLabel("", "strong", wrap=True), PlainLabel("", "note", wrap=True)
        who = QHBoxLayout()
        who.setSpacing(Space.SMALL)
        who.addWidget(self._disc)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._person)
        names.addWidget(self._post)
        who.addLayout(names, 1)
        column.addWidget(self._kind)
        column.addWidget(self._what)
        column.addLayout(who)
        column.addWidget(Hairline())
        self._facts = {
            key: FactRow(f"audit_fact_{key}", 72) for key in ("when", "case", "about", "why", "all", "place")
        }
        for fact in self._facts.values():
            column.addWidget(fact)
        column.addSpacing(Space.HAIR)
        self.open_case = HintButton("audit_open_case", icon="external-link", keys="Return", bind=False)
        self.open_case.clicked.connect(self.open_asked)
        column.addWidget(self.open_case)
        column.addStretch(1)
        outer.addWidget(scroll)

    def show_act(self, row: ActRow | None) -> None:
        """Show this act."""
        self._row = row
        self.setVisible(row is not None)
        if row is not None:
            self._fill(row)

    def _kind_of(self, act: Act) -> str:
        if act.entry:
            return self.tr("Written")
        return self.tr("People and rules") if act.events[0] in CHANGES else self.tr("Read or taken out")

    def _fill(self, row: ActRow) -> None:
        context, act = self._context, row.act
        self._kind.say(self._kind_of(act), row.tone, row.icon)
        self._what.setText(row.what)
        self._disc.show_person(act.actor, row.person)
        self._person.setText(row.person)
        self._post.setText(act.actor)
        local = context.local(act.at)
        moment = f"{local:%Y-%m-%d %H:%M:%S}"
        events = [context.label("act", name) for name in act.events]
        place = self.tr("Entry %1 of the log") if act.entry else self.tr("Entry %1 of the readings")
        facts = {
            "when": moment,
            "case": f"{act.number} · {self.tr('restricted')}" if act.restricted and act.number else act.number,
            "about": row.why if not act.reason else "",
            "why": act.reason,
            "all": "\n".join(events) if len(events) > 1 else "",
            "place": place.replace("%1", str(act.seq)),
        }
        names = self._names()
        for key, fact in self._facts.items():
            fact.say(names[key], facts[key])
            fact.setVisible(bool(facts[key]))
        self.open_case.setVisible(act.case is not None and bool(act.number))

    def _names(self) -> dict[str, str]:
        return {
            "when": self.tr("When"), "case": self.tr("Case"), "about": self.tr("About"), "why": self.tr("Why"),
            "all": self.tr("In full"), "place": self.tr("Chain"),
        }  # fmt: skip

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("One act"))
        self.open_case.say(self.tr("Open the case"))
        if self._row is not None:
            self._fill(self._row)

"""What one clock says: from when, who, by which calendar, when people are told, where the figure comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.policy.pack import Rule
from desktop.domain.policy.tables import Almanac
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.policy.words import boundary, rule_amount, short_day, standing, warnings
from desktop.ui.record.sentence import listed
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.policies import PackVersion

_FACTS = 4


class _Fact(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.key, self.words = PlainLabel("", "note"), PlainLabel("", "", wrap=True)
        column.addWidget(self.key)
        column.addWidget(self.words)
        column.addStretch(1)

    def say(self, key: str, words: str) -> None:
        self.key.setText(key)
        self.words.setText(words)
        self.setAccessibleName(f"{key}: {words}")


class RuleCard(Retranslated, Card):
    """`change_asked` when somebody wants other figures, `verify_asked` when somebody compared the clock with its source."""

    change_asked = Signal()
    verify_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("policy_rule", parent)
        self._context = context
        self._version: PackVersion | None = None
        self._rule: Rule | None = None
        self._almanac: Almanac | None = None
        self._build()
        self.change.clicked.connect(self.change_asked)
        self.verify.clicked.connect(self.verify_asked)
        self.retranslate()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        self._name = PlainLabel("", "title", wrap=True)
        self.standing, self.checked = Chip("policy_standing"), Chip("policy_checked")
        self.change = HintButton("policy_change", icon="pencil", keys="E", bind=False)
        self.verify = HintButton("policy_verify", "quiet", icon="badge-check")
        head.addWidget(self._name, 1)
        for widget in (self.checked, self.standing, self.change):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        self.body.addWidget(Hairline())
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        self._facts = [_Fact(f"policy_fact_{number}") for number in range(_FACTS)]
        for fact in self._facts:
            row.addWidget(fact, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.told = _Fact("policy_told")
        self._source = _Fact("policy_source")
        self.body.addWidget(self.told)
        below = QHBoxLayout()
        below.setSpacing(Space.MEDIUM)
        below.addWidget(self._source, 1)
        below.addWidget(self.verify, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(below)
        self._gap_row = QWidget()
        gap = QHBoxLayout(self._gap_row)
        gap.setContentsMargins(0, 0, 0, 0)
        gap.setSpacing(Space.TIGHT)
        self.gap = PlainLabel("", "small", wrap=True)
        gap.addWidget(IconMark("flag", "soon", 14), 0, Qt.AlignmentFlag.AlignTop)
        gap.addWidget(self.gap, 1)
        self.body.addWidget(self._gap_row)

    def show_rule(
        self, version: PackVersion, rule: Rule, almanac: Almanac, *, may_change: bool, may_verify: bool = False
    ) -> None:
        """Show a clock of a version."""
        self.verify.setVisible(may_verify and not rule.basis.verified_by)
        self._version, self._rule, self._almanac = version, rule, almanac
        self.change.setVisible(may_change)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.change.say(self.tr("Change figures"))
        self.verify.say(self.tr("Mark as verified"))
        version, rule, almanac = self._version, self._rule, self._almanac
        if version is None or rule is None or almanac is None:
            return
        context, pack = self._context, version.pack
        language, contents = context.language, context.office.contents
        name = self.tr("%1: %2").replace("%1", rule.label.get(language))
        self._name.setText(name.replace("%2", rule_amount(rule, context)))
        self.setAccessibleName(self._name.text())
        tone: ToneName = "ok" if version.standing == "in-force" else "calm"
        self.standing.say(standing(version, context), tone, "circle-check" if tone == "ok" else "clock")
        basis = rule.basis
        if basis.verified_by:
            self.checked.say(self.tr("Verified by %1").replace("%1", basis.verified_by), "ok", "shield-check")
        else:
            self.checked.say(self.tr("Unverified"), "soon", "circle-question-mark")
        whose = self.tr("our clock") if rule.clock == "ours" else self.tr("their clock")
        starts = listed(*(contents.event(name, language) for name in rule.starts))
        calendar = (
            almanac.hours[rule.hours].title if rule.unit in {"min", "h"} else almanac.calendars[rule.calendar].title
        )
        self._facts[0].say(self.tr("Begins with"), starts)
        self._facts[1].say(self.tr("Answers for it"), f"{pack.roles[rule.owner].title.get(language)} · {whose}")
        self._facts[2].say(self.tr("Calendar"), calendar.get(language))
        self._facts[3].say(self.tr("At the very moment"), boundary(rule))
        self.told.say(self.tr("Who is told"), warnings(rule, pack, context))
        article = basis.article.get(language)
        law = {"statute": self.tr("law"), "guidance": self.tr("guidance"), "house": self.tr("house rule")}[basis.basis]
        checked = ""
        if basis.verified_by and basis.verified_on is not None:
            checked = self.tr("verified %1: %2").replace("%1", short_day(basis.verified_on, context))
            checked = checked.replace("%2", basis.verified_text) if basis.verified_text else ""
        words = " · ".join(part for part in (basis.title.get(language), article, law, checked) if part)
        self._source.say(self.tr("Source"), words)
        self._gap_row.setVisible(basis.gap is not None)
        if basis.gap is not None:
            self.gap.setText(self.tr("Our own figure: %1").replace("%1", basis.gap.get(language)))

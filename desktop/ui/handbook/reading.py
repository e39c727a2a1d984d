"""One entry of the handbook, to be read at a glance: what to do first stands first and largest."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content.guides import Guide
from desktop.domain.content.legal import Law
from desktop.domain.content.people import Meeting, MotiveCard
from desktop.domain.content.playbooks import Playbook
from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.theme import Size, Space, ToneName, larger
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.wizard.planned import blanked
from desktop.usecases.handbook import led_by, meetings

_KEY, _NUMBER, _STEP = 128, 24, 48
translate = QCoreApplication.translate


class Reading(ScrollBody):
    """`show_entry` shows one; the arrows scroll it. Narrow, what stands side by side stands below each other."""

    def __init__(self, context: Context, *, narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("handbook_reading", parent)
        self._context, self._narrow = context, narrow
        self._people: tuple[Person, ...] = ()
        self.entry = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._edge = Space.MEDIUM if narrow else Space.WIDE
        self._keep_narrow()
        self.body.setSpacing(Space.SMALL)

    def know(self, people: Iterable[Person]) -> None:
        """Take the people of the house, to name who leads."""
        self._people = tuple(people)
        self.show_again()

    def show_again(self) -> None:
        """Say the entry anew, in the language worn now."""
        if self.entry[1]:
            self.show_entry(*self.entry)

    def show_entry(self, part: str, key: str) -> None:
        """Show an entry of a part; nothing for one that is not there."""
        self.entry = (part, key)
        self._clear()
        contents = self._context.office.contents
        match part:
            case "playbook":
                for book in (one for one in contents.playbooks if one.id == key):
                    self._playbook(book)
            case "people":
                for table, one in meetings(contents.people):
                    if one.id == key:
                        self._meeting(table, one)
            case "law":
                for law in (one for one in contents.laws if one.id == key):
                    self._law(law)
            case _:
                for guide in (one for one in contents.guides if one.id == key):
                    self._guide(guide)
        self.body.addStretch(1)
        self.settle()
        self.area().verticalScrollBar().setValue(0)

    # ── the parts ────────────────────────────────────────────────────────────────────────────────
    def _playbook(self, one: Playbook) -> None:
        language = self._context.language
        self._head(one.name.get(language), translate("Handbook", "Playbook"))
        self._steps(
            "handbook_first",
            translate("Handbook", "First five minutes"),
            [s.get(language) for s in one.first],
            large=True,
        )
        say, never = blanked(one.say.get(language)), blanked(one.never_say.get(language))
        self._pair(
            spoken("handbook_say", translate("Handbook", "Say"), say, "ok", "message-square-check"),
            spoken("handbook_never", translate("Handbook", "Never say"), never, "overdue", "circle-x"),
        )
        self._steps("handbook_then", translate("Handbook", "Then"), [s.get(language) for s in one.then])
        facts = [(translate("Handbook", "Led by"), self._leader(one.owner))]
        flags = [
            self._context.label("playbook-flag", flag)
            for flag in sorted(one.flags, key=lambda f: (not f.startswith("propose"), f))
        ]
        self._facts([*facts, (translate("Handbook", "It means"), "\n".join(flags))])

    def _leader(self, post: str) -> str:
        kind = "post" if ("post", post) in self._context.office.contents.labels else "role"
        title = self._context.label(kind, post)
        names = ("、" if self._context.language == "zh" else ", ").join(one.name for one in led_by(post, self._people))
        mark = "：" if self._context.language == "zh" else ": "
        return f"{title}{mark}{names}" if names else title

    def _meeting(self, table: str, one: Meeting | MotiveCard) -> None:
        context, language = self._context, self._context.language
        self._head(one.name.get(language), context.label("people-kind", table))
        self._warn("handbook_people_note", context.office.contents.people.banner.get(language), "calm")
        if isinstance(one, MotiveCard):
            self._text("handbook_sign", translate("Handbook", "How it shows"), one.sign.get(language))
        self._text("handbook_meet", translate("Handbook", "How to meet it"), one.meet.get(language), large=True)
        if isinstance(one, MotiveCard):
            comma = "、" if language == "zh" else ", "
            answers = comma.join(context.label("remedy", remedy) for remedy in one.remedies)
            self._text("handbook_remedies", translate("Handbook", "What answers it"), answers)
        elif one.watch:
            self._text("handbook_watch", translate("Handbook", "Take care"), one.watch.get(language))

    def _law(self, one: Law) -> None:
        context, language = self._context, self._context.language
        self._head(one.title.get(language), context.label("law-basis", one.basis))
        for words, tone in law_warnings(one, context):
            self._warn("handbook_law_warning", words, tone)
        self._text("handbook_claim", translate("Handbook", "The guest says"), f"“{one.claim.get(language)}”")
        self._text("handbook_answer", translate("Handbook", "Answer"), blanked(one.answer.get(language)), large=True)
        self._text("handbook_text", translate("Handbook", "What the rule says, in short"), one.text.get(language))
        none = translate("Handbook", "not stated")
        self._facts([
            (translate("Handbook", "Rule"), one.rule or none),
            (translate("Handbook", "Number"), one.amounts(language) or none),
            (translate("Handbook", "In force"), _in_force(one) or none),
            (translate("Handbook", "Checked"), _checked(one, context)),
        ])  # fmt: skip

    def _guide(self, one: Guide) -> None:
        language = self._context.language
        self._head(one.title.get(language), translate("Handbook", "Decision guide"))
        if one.houses <= {"call-centre"}:
            self._warn("handbook_guide_note", translate("Handbook", "A sample from another trade."), "soon")
        card = Card("handbook_guide")
        numbers = {key: str(number) for number, key in enumerate(one.nodes, 1)}
        for at, (key, node) in enumerate(one.nodes.items()):
            if at:
                card.body.addWidget(Hairline())
            lines = [(node.ask.get(language) or node.do.get(language), "strong" if node.ask else "")]
            if node.say:
                lines.append((f"“{blanked(node.say.get(language))}”", "muted"))
            if node.answers:
                ways = (f"{answer.text.get(language)} → {numbers[answer.go]}" for answer in node.answers)
                lines.append(("\n".join(ways), ""))
            if node.go:
                lines.append((f"→ {numbers[node.go]}", "muted"))
            card.body.addWidget(_numbered(f"handbook_node_{numbers[key]}", numbers[key], lines))
        self._add(card)

    # ── pieces ───────────────────────────────────────────────────────────────────────────────────
    def _clear(self) -> None:
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)
        widget.show()

    def _head(self, title: str, sub: str) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, Space.HAIR)
        column.setSpacing(2)
        column.addWidget(PlainLabel(sub, "muted"))
        column.addWidget(named(PlainLabel(title, "title", wrap=True), "handbook_title"))
        self.setAccessibleName(title)
        self._add(head)

    def _warn(self, name: str, words: str, tone: ToneName) -> None:
        banner = Banner(name)
        self.body.addWidget(banner)
        banner.say(words, tone)  # in its place, for it shows itself

    def _text(self, name: str, title: str, words: str, *, large: bool = False) -> None:
        card = Card(name)
        card.say(title)
        card.body.addWidget(_words(words, "lead" if large else ""))
        self._add(card)

    def _steps(self, name: str, title: str, steps: Sequence[str], *, large: bool = False) -> None:
        card = Card(name)
        card.say(title)
        for number, words in enumerate(steps, 1):
            card.body.addWidget(_numbered(f"{name}_{number}", str(number), [(words, "lead" if large else "")]))
        self._add(card)

    def _pair(self, one: QWidget, other: QWidget) -> None:
        both = QWidget()
        row = QVBoxLayout(both) if self._narrow else QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(one, 1)
        row.addWidget(other, 1)
        self._add(both)

    def _facts(self, rows: Sequence[tuple[str, str]]) -> None:
        card = Card("handbook_facts")
        for at, (name, words) in enumerate(rows):
            row = FactRow(f"handbook_fact_{at}", _KEY if not self._narrow else _KEY - 40)
            row.say(name, words)
            card.body.addWidget(row)
        self._add(card)

    def _keep_narrow(self) -> None:
        """Leave the room at the right empty; a widest width for each card would leave its texts too little height."""
        over = self.width() - 2 * self._edge - larger(Size.TEXT_COLUMN + 80)
        self.set_margins(self._edge, Space.MEDIUM, self._edge + max(0, over), Space.WIDE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_narrow()

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────
    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area().verticalScrollBar()
        page = bar.pageStep() - _STEP
        by = {
            Qt.Key.Key_Down: _STEP, Qt.Key.Key_Up: -_STEP, Qt.Key.Key_PageDown: page, Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page, Qt.Key.Key_Home: -bar.maximum(), Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + by)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.show_again()


def law_warnings(one: Law, context: Context) -> list[tuple[str, ToneName]]:
    """What must be known before anybody relies on it or cites it, the gravest first."""
    today = _today(context)
    if one.sample:
        return [(translate("Handbook", "A sample: it shows what an entry looks like and is no law."), "overdue")]
    found: list[tuple[str, ToneName]] = []
    if one.ended(today):
        ended = (
            translate("Handbook", "It held until %1 and is no longer in force.")
            if one.effective_to
            else translate("Handbook", "No longer in force.")
        )
        found.append((ended.replace("%1", one.effective_to), "overdue"))
    elif not one.begun(today):
        found.append(
            (translate("Handbook", "Not yet in force: it begins on %1.").replace("%1", one.effective_from), "overdue")
        )
    if one.verification == "memory":
        found.append(
            (translate("Handbook", "Not yet compared with the official text. Check it before you rely on it."), "soon")
        )
    return found


def may_cite_unasked(one: Law, context: Context) -> bool:
    """Whether it may go into a letter without a question first: it is law, and it holds today."""
    today = _today(context)
    return not one.sample and not one.ended(today) and one.begun(today)


def _today(context: Context) -> date:
    return context.local(context.office.clock()).date()


def _in_force(one: Law) -> str:
    if one.effective_to:
        return " – ".join(day for day in (one.effective_from, one.effective_to) if day)
    return translate("Handbook", "since %1").replace("%1", one.effective_from) if one.effective_from else ""


def _checked(one: Law, context: Context) -> str:
    if one.verified:
        return f"{context.name(one.verified_by)}, {one.verified_on}"
    nobody = translate("Handbook", "nobody of the house has put a name to it yet")
    return f"{context.label('law-check', one.verification)}{'；' if context.language == 'zh' else '; '}{nobody}"


def _words(words: str, role: str = "") -> PlainLabel:
    label = PlainLabel(words, role, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _numbered(name: str, number: str, lines: Sequence[tuple[str, str]]) -> QWidget:
    whole = named(QWidget(), name)
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 2, 0, 2)
    row.setSpacing(Space.SMALL)
    sign = Chip(f"{name}_number")
    sign.say(number, "signoff")
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    for words, role in lines:
        column.addWidget(_words(words, role))
    row.addLayout(column, 1)
    return whole


def spoken(name: str, title: str, words: str, tone: ToneName, icon: str) -> Card:
    """What to say or never to say, under its sign."""
    card = Card(name)
    head = QHBoxLayout()
    head.setSpacing(Space.TIGHT)
    head.addWidget(IconMark(icon, tone))
    label = PlainLabel("", "strong")
    label.say(title, tone)
    head.addWidget(label, 1)
    card.body.addLayout(head)
    card.body.addWidget(_words(words))
    card.body.addStretch(1)
    card.setAccessibleName(f"{title}: {words}")
    return card

"""What the guard points at and says instead, polite words, and the decision guides: to find, to read, to know why."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content.guides import Guide
from desktop.domain.content.phrases import KINDS
from desktop.domain.wording.bilingual import LANGUAGES
from desktop.domain.wording.phrase import Phrase
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.side_list import SideLine, SideList
from desktop.ui.wizard.planned import blanked

_KEY = 150
POLITE, THANKS, GUIDE = "polite", "thanks", "guide"  # groups beside the kinds of the guard
translate = QCoreApplication.translate
Rows = list[tuple[str, str]]


class PhraseList(SideList):
    """`chosen` carries the group and the id."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("policy_phrase_side", "policy_phrases", "policy_find_phrase", parent)
        self._context = context
        self.retranslate()

    @override
    def lines(self, wanted: str) -> tuple[SideLine, ...]:
        found: list[SideLine] = []
        for kind in KINDS:
            entries = [one for one in self._context.office.contents.phrases.guard if one.kind == kind]
            found += _group(
                kind, self._context.label("phrase-kind", kind), (self._guarded(one) for one in entries), wanted
            )
        return (*found, *self._others(wanted))

    def _others(self, wanted: str) -> list[SideLine]:
        contents, language = self._context.office.contents, self._context.language
        polite = (
            SideLine(POLITE, one.id, one.text.get(language), one.use.get(language)) for one in contents.phrases.polite
        )
        thanks = (
            SideLine(THANKS, one.id, blanked(one.thanks.get(language)), one.sorry.get(language))
            for one in contents.phrases.thanks
        )
        guides = (
            SideLine(GUIDE, one.id, one.title.get(language), self.tr("%1 steps").replace("%1", str(len(one.nodes))))
            for one in contents.guides
        )
        return [
            *_group(POLITE, self.tr("Always fitting"), polite, wanted),
            *_group(THANKS, self.tr("Thanks instead of sorry"), thanks, wanted),
            *_group(GUIDE, self.tr("Decision guides"), guides, wanted),
        ]

    def _guarded(self, one: Phrase) -> SideLine:
        return SideLine(one.kind, one.id, sample(one, self._context), one.why.get(self._context.language))

    @override
    def retranslate(self) -> None:
        self.say(self.tr("Phrases and guides"), self.tr("Find words"))


class PhraseTab(Retranslated, QWidget):
    """The list at the left, the chosen entry at the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_phrase_tab")
        self._context = context
        self._chosen = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = PhraseList(context)
        self._scroll = ScrollBody("policy_phrase_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        self._note = Banner("policy_phrase_note")
        self.card = Card("policy_phrase")
        self._scroll.body.addWidget(self._note)
        self._scroll.body.addWidget(self.card)
        self._scroll.body.addStretch(1)
        row.addWidget(self.list)
        row.addWidget(self._scroll, 1)
        self.list.chosen.connect(self._show)
        self.retranslate()
        line = self.list.current()
        if line is not None:
            self._show(line.group, line.key)

    def _show(self, group: str, key: str) -> None:
        self._chosen = (group, key)
        title, sub, rows = self._words(group, key)
        while (item := self.card.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self.card.say(blanked(title), sub)
        for number, (name, words) in enumerate(rows):
            if not name and not words:
                self.card.body.addWidget(Hairline())
            elif not name:
                self.card.body.addWidget(PlainLabel(words, "strong", wrap=True), 0, Qt.AlignmentFlag.AlignTop)
            else:
                row = FactRow(f"policy_phrase_{number}", _KEY)
                row.say(name, blanked(words))
                self.card.body.addWidget(row)

    def _words(self, group: str, key: str) -> tuple[str, str, Rows]:
        contents, language = self._context.office.contents, self._context.language
        match group:
            case "polite":
                polite = next(one for one in contents.phrases.polite if one.id == key)
                return polite.text.get(language), "", [(self.tr("When"), polite.use.get(language))]
            case "thanks":
                thanks = next(one for one in contents.phrases.thanks if one.id == key)
                rows = [
                    (self.tr("Instead of"), thanks.sorry.get(language)),
                    (self.tr("Say"), thanks.thanks.get(language)),
                    (self.tr("When"), thanks.when.get(language)),
                ]
                return thanks.thanks.get(language), "", rows
            case "guide":
                guide = next(one for one in contents.guides if one.id == key)
                return guide.title.get(language), self.tr("decision guide"), _steps(guide, self._context)
            case _:
                return self._phrase(next(one for one in contents.phrases.guard if one.id == key))

    def _phrase(self, one: Phrase) -> tuple[str, str, Rows]:
        context, language = self._context, self._context.language
        comma = "、" if language == "zh" else ", "
        rows: Rows = [(self.tr("Why"), one.why.get(language))]
        if one.ask is not None:
            rows.append((self.tr("Ask instead"), one.ask.get(language)))
        for spoken in sorted(LANGUAGES, key=lambda one: one != language):
            wording = one.wordings.get(spoken)
            if wording is None:
                continue
            name = {"zh": "中文", "en": "English"}[spoken]
            rows += [("", ""), ("", name), (self.tr("Caught"), "\n".join(wording.hit))]
            if wording.better:
                rows.append((self.tr("Say"), "\n".join(wording.better)))
            if wording.miss:
                rows.append((self.tr("Not caught"), "\n".join(wording.miss)))
        scopes = comma.join(context.label("phrase-scope", scope) for scope in sorted(one.scopes))
        rows.insert(1, (self.tr("Looked for in"), scopes))
        return sample(one, context), context.label("phrase-kind", one.kind), rows

    @override
    def retranslate(self) -> None:
        self._note.say(
            self.tr(
                "The guard points and never blocks: it reads what reaches the guest and our own notes, never what a guest said."
            ),
            "calm",
        )
        if self._chosen[1]:
            self._show(*self._chosen)


def sample(one: Phrase, context: Context) -> str:
    """A sentence that the entry catches, in the person's language where it has one."""
    wording = one.wordings.get(context.language) or next(iter(one.wordings.values()))
    return f"“{wording.hit[0]}”" if wording.hit else one.why.get(context.language)


def _group(group: str, title: str, entries: Iterable[SideLine], wanted: str) -> list[SideLine]:
    found = [one for one in entries if not wanted or wanted in f"{one.title} {one.detail} {one.key}".casefold()]
    return [SideLine(group, "", title), *found] if found else []


def _steps(guide: Guide, context: Context) -> Rows:
    language = context.language
    numbers = {key: str(number) for number, key in enumerate(guide.nodes, 1)}
    rows: Rows = []
    for key, node in guide.nodes.items():
        said = [part for part in (node.ask.get(language), node.do.get(language)) if part]
        if words := node.say.get(language):
            said.append(f"“{words}”")
        said += [f"{one.text.get(language)} → {numbers[one.go]}" for one in node.answers]
        if node.go:
            said.append(f"→ {numbers[node.go]}")
        rows.append((numbers[key], "\n".join(said)))
    return rows

"""Versions of the packs: which is in force, what is different between two, who changed it and why; and every figure of our own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.policy.comparing import pack_differences
from desktop.ui.context import Context
from desktop.ui.policy.comparison import Comparison
from desktop.ui.policy.late import LateTab
from desktop.ui.policy.reading import Book
from desktop.ui.policy.words import standing
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named, plain_tip
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.policies import PackVersion


class _VersionLine(QWidget):
    """One version: chip, name, who and why, and the words of what differs from the one it was made of."""

    def __init__(self, number: int) -> None:
        super().__init__()
        named(self, f"policy_version_{number}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        column.setSpacing(Space.HAIR)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self.chip, self.name = Chip(f"policy_version_chip_{number}"), PlainLabel("", "strong")
        self.edit = HintButton(f"policy_version_edit_{number}", "quiet", icon="pencil")
        row.addWidget(self.name)
        row.addWidget(self.chip)
        row.addStretch(1)
        row.addWidget(self.edit)
        column.addLayout(row)
        self.detail = PlainLabel("", "muted", wrap=True)
        column.addWidget(self.detail)


class VersionTab(LateTab):
    """`change_asked` carries the version whose desk figures (limits, rounds, reminders) are to change."""

    change_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_versions")
        self._context = context
        self._book: Book | None = None
        self._may_change = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollBody("policy_versions_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        outer.addWidget(self._scroll)
        self._cards: list[Card] = []

    def show_book(self, book: Book, *, may_change: bool) -> None:
        """Show every version and every gap."""
        self._book, self._may_change = book, may_change
        self.refresh()

    @override
    def fill(self) -> None:
        if self._book is None:
            return
        while (item := self._scroll.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cards = []
        for pack_id in dict.fromkeys(one.pack.id for one in self._book.versions):
            self._add_pack([one for one in self._book.versions if one.pack.id == pack_id])
        self._scroll.body.addStretch(1)

    def _add_pack(self, versions: list[PackVersion]) -> None:
        language = self._context.language
        newest = versions[0].pack
        card = Card(f"policy_pack_{newest.id}")
        card.say(newest.title.get(language), newest.scope.get(language))
        for number, one in enumerate(versions):
            if number:
                card.body.addWidget(Hairline())
            card.body.addWidget(self._line(number, one))
        if len(versions) > 1:
            card.body.addWidget(Hairline())
            card.body.addWidget(Comparison(self._context, versions))
        if differing := self._book.differing.get(versions[0].name, ()) if self._book else ():
            other = self.tr("Test case “%1” gets another answer.")
            words = "\n".join(other.replace("%1", one.example.title) for one in differing)
            card.body.addWidget(PlainLabel(words, "small", wrap=True))
        card.body.addWidget(Hairline())
        count = len(newest.gaps)
        title = PlainLabel(
            self.tr("%1 figures of our own, since the source gives none").replace("%1", str(count)), "label"
        )
        card.body.addWidget(title)
        for path, text in newest.gaps:
            clock = newest.rules.get(path.removeprefix("rules."))
            words = text.get(language)
            if clock is not None:
                words = filled(self.tr("%1: %2"), clock.label.get(language), words)
            line = PlainLabel(words, "small", wrap=True)
            plain_tip(line, path)  # where it stands in the file of the pack
            card.body.addWidget(line)
        self._cards.append(card)
        self._scroll.body.addWidget(card)

    def _line(self, number: int, one: PackVersion) -> _VersionLine:
        context = self._context
        line = _VersionLine(number)
        line.name.setText(one.name)
        tone: ToneName = "ok" if one.standing == "in-force" else "soon" if one.standing == "not-adopted" else "calm"
        line.chip.say(standing(one, context), tone, "circle-check" if tone == "ok" else "clock")
        line.edit.say(self.tr("Limits and reminders"))
        line.edit.setVisible(self._may_change and one.standing == "in-force")
        line.edit.clicked.connect(lambda _=False, name=one.name: self.change_asked.emit(name))
        unverified = one.unverified
        told = [
            self.tr("%1 clocks, %2 unverified").replace("%1", str(len(one.pack.rules))).replace("%2", str(unverified))
        ]
        if (revision := one.pack.revision) is not None:
            who = context.name(revision.by)
            told.append(self.tr("Changed by %1: %2").replace("%1", who).replace("%2", revision.reason))
            base = self._book.named(f"{one.pack.id}@{revision.of}") if self._book else None
            if base is not None:
                told += [
                    context.office.contents.tell(diff, context.language)
                    for diff in pack_differences(base.pack, one.pack)
                ]
        else:
            told.append(self.tr("shipped with the program"))
        line.detail.setText("\n".join(told))
        return line

"""The cards of the sign-off page: what is signed, what changed, and who has signed so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.record.section import FactGrid, FactList
from desktop.ui.signoff.checks import Check
from desktop.ui.signoff.record_lines import Change, Part
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_property, with_role
from desktop.ui.widgets.person_disc import PersonDisc
from desktop.ui.widgets.segments import Segments


class RecordCard(Card):
    """What is signed, section by section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("what_you_sign", parent)
        self._parts: list[tuple[PlainLabel, FactGrid, FactList]] = []

    def show_parts(self, shown: Sequence[Part]) -> None:
        """Show these sections."""
        while len(self._parts) < len(shown):
            number = len(self._parts)
            made = PlainLabel("", "label"), FactGrid(f"signed_brief_{number}"), FactList(f"signed_{number}", 148)
            self._parts.append(made)
            if number:
                self.body.addSpacing(Space.HAIR)
            for widget in made:
                self.body.addWidget(widget)
        for at, (title, brief, rows) in enumerate(self._parts):
            title.setVisible(at < len(shown))
            rows.setVisible(at < len(shown))
            brief.setVisible(at < len(shown) and bool(shown[at].brief))
            if at < len(shown):
                title.setText(shown[at].title)
                brief.show_rows(shown[at].brief)
                rows.show_rows(shown[at].rows)

    def words(self) -> str:
        """Give everything shown."""
        said = (
            f"{title.text()}\n{brief.words()}\n{rows.words()}"
            for title, brief, rows in self._parts
            if not title.isHidden()
        )
        return "\n".join(said)


class DiffLine(QFrame):
    """A line that went or came."""

    def __init__(self, sign: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_role(self, "banner")
        tone = "overdue" if sign == "−" else "ok"
        with_property(self, "tone", tone)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 5, Space.SMALL, 5)
        row.setSpacing(Space.SMALL)
        mark, label = PlainLabel("", "strong"), PlainLabel("", "", wrap=True)
        mark.say(sign, tone)
        label.say(words, tone)
        mark.setFixedWidth(12)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self.setAccessibleName(f"{sign} {words}")


class ChangesCard(Retranslated, Card):
    """What changed since the version that was returned: one below the other, or side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("what_changed", parent)
        self.way = Segments("changes_way")
        self.set_corner(self.way)
        self._changes: tuple[Change, ...] = ()
        self._inside: QWidget | None = None
        self._comment = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._comment)
        self.way.chosen.connect(self._fill)
        self.retranslate()
        self.way.set_value("lines")

    def show_changes(self, title: str, sub: str, changes: Sequence[Change], comment: str) -> None:
        """Show these changes; the comment is what was asked for when it was returned."""
        self.say(title, sub)
        self._changes = tuple(changes)
        self._comment.setText(comment)
        self._comment.setVisible(bool(comment))
        self._fill()

    def lines(self) -> Sequence[DiffLine]:
        """Give the lines shown."""
        return self._inside.findChildren(DiffLine) if self._inside is not None else []

    def _fill(self) -> None:
        if self._inside is not None:
            self.body.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = named(QWidget(), "changes_lines")
        if self.way.value() == "beside":
            self._fill_beside(self._inside)
        else:
            self._fill_lines(self._inside)
        self.body.insertWidget(0, self._inside)

    def _fill_lines(self, inside: QWidget) -> None:
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = ""
        for one in self._changes:
            if one.title != title:
                title = one.title
                column.addWidget(PlainLabel(title, "label"))
            for sign, words in (("−", one.old), ("+", one.new)):
                if words:
                    column.addWidget(DiffLine(sign, words))
        if not self._changes:
            column.addWidget(PlainLabel(self.tr("Nothing in the record changed since then."), "muted", wrap=True))

    def _fill_beside(self, inside: QWidget) -> None:
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, one in enumerate(self._changes):
            for column, (sign, words) in enumerate((("−", one.old), ("+", one.new))):
                if words:
                    grid.addWidget(DiffLine(sign, words), row, column)
                grid.setColumnStretch(column, 1)

    @override
    def retranslate(self) -> None:
        self.way.say(
            self.tr("How changes are shown"), [("lines", self.tr("Changes")), ("beside", self.tr("Side by side"))]
        )


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Who, as what, what they declared, and when; without a time it is their turn."""

    person: str
    name: str
    post: str
    words: str
    when: str


class SignaturesCard(Card):
    """Everybody who has put their name to this, and whose turn it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("signatures", parent)
        self._rows: list[QWidget] = []

    def show_lines(self, shown: Sequence[SignatureLine], your_turn: str) -> None:
        """Show these names."""
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for number, line in enumerate(shown):
            if number:
                self._keep(Hairline())
            self._keep(self._row(number, line, your_turn))

    def _keep(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self.body.addWidget(widget)

    def _row(self, number: int, line: SignatureLine, your_turn: str) -> QWidget:
        holder = named(QWidget(), f"signature_{number}", f"{line.name}, {line.post}: {line.words} {line.when}")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(Space.SMALL)
        disc = PersonDisc(f"signature_disc_{number}", 30)
        disc.show_person(line.person, line.name)
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        column, head = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(0)
        head.setSpacing(Space.TIGHT)
        head.addWidget(PlainLabel(line.name, "strong"))
        head.addWidget(PlainLabel(line.post, "muted"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(PlainLabel(line.words, "muted", wrap=True))
        row.addLayout(column, 1)
        if line.when:
            row.addWidget(IconMark("check", "ok", 16))
            row.addWidget(PlainLabel(line.when, "muted"))
        else:
            chip = Chip(f"signature_turn_{number}")
            chip.say(your_turn, "signoff", "shield-check")
            row.addWidget(chip)
        return holder


class CheckList(QWidget):
    """The checks, each with its sign and its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "checks")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._rows: list[QWidget] = []
        self._shown: tuple[Check, ...] = ()

    def show_checks(self, shown: Sequence[Check]) -> None:
        """Show these checks."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(number, one) for number, one in enumerate(shown)]
        for row in self._rows:
            self._column.addWidget(row)

    def shown(self) -> tuple[Check, ...]:
        """Give the checks shown."""
        return self._shown

    def _row(self, number: int, one: Check) -> QWidget:
        holder = named(QWidget(), f"check_{number}", f"{one.title}: {one.words}")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL - 2)
        row.addWidget(
            IconMark("circle-check" if one.passed else "circle-x", "ok" if one.passed else "overdue"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        column = QVBoxLayout()
        column.setSpacing(0)
        title, words = PlainLabel("", "strong", wrap=True), PlainLabel("", "muted", wrap=True)
        title.say(one.title, "" if one.passed else "overdue")
        words.say(one.words, "" if one.passed else "overdue")
        column.addWidget(title)
        column.addWidget(words)
        row.addLayout(column, 1)
        return holder

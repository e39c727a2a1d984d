"""Two people changed the same field: mine, theirs and what was there, to choose or to write together."""

from functools import partial
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.state import Command, Entry
from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.merge.choice_card import ChoiceCard
from desktop.ui.merge.clash_words import Line, combined, leaf, lines
from desktop.ui.merge.settle import Settled, others, with_value
from desktop.ui.record.sentence import filled, joined
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.text_area import TextArea
from desktop.usecases.outcomes import Clashing
from desktop.usecases.read_models import CaseView

__all__ = ["MergeDialog", "Settled", "ask"]
Choice = Literal["mine", "theirs", "both"]
CHOICES: tuple[Choice, ...] = ("mine", "theirs", "both")
_NAMES, _VALUE, _HIGHEST = 132, 268, 460  # logical pixels


def ask(parent: QWidget, context: Context, clashing: Clashing, command: Command) -> Settled | None:
    """Let the person settle the clashes; None: nothing was settled, and what they typed stays a draft.

    A command that must meet exactly the version shown is never merged: the person is told to look again.
    """
    if command.EXACT or not (rows := lines(context, clashing.case, clashing.fields)):
        context.nav.tell(context.say(Refusal("case.stale")), "soon")
        return None
    dialog = MergeDialog(parent, context, clashing, command, rows)
    try:
        return dialog.settled() if dialog.exec() else None
    finally:
        dialog.deleteLater()


class _Area(QScrollArea):
    """Scrolls by wheel and by focus; its arrows belong to the dialog."""

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        arg__1.ignore()


class _Row:
    """The widgets of one clash."""

    def __init__(self, number: int, line: Line, grid: QGridLayout, at: int, dialog: QWidget) -> None:
        self.line = line
        self.name, self.note = PlainLabel(line.name, "strong", wrap=True), PlainLabel(line.note, "muted", wrap=True)
        self.cards: dict[Choice, ChoiceCard] = {
            "mine": ChoiceCard(f"mine_{number}"),
            "theirs": ChoiceCard(f"theirs_{number}"),
        }
        self.base = with_role(named(QFrame(), f"base_{number}"), "card")
        inside = QHBoxLayout(self.base)
        inside.setContentsMargins(Space.SMALL, Space.TIGHT, Space.SMALL, Space.TIGHT)
        self.base_words = PlainLabel(line.base, "", wrap=True)
        self.base_words.say(line.base, "muted")
        inside.addWidget(self.base_words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.group = QButtonGroup(dialog)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.note)
        column.addStretch(1)
        self.note.setVisible(bool(line.note))
        grid.addLayout(column, at, 0)
        for place, widget in enumerate((*self.cards.values(), self.base), start=1):
            grid.addWidget(widget, at, place)
        self.text: TextArea | None = None
        if line.combinable:
            self._add_both(number, grid, at + 1)
        for card in self.cards.values():
            self.group.addButton(card.radio)
        self.cards["mine"].radio.setChecked(True)

    def _add_both(self, number: int, grid: QGridLayout, at: int) -> None:
        card = self.cards["both"] = ChoiceCard(f"both_{number}")
        self.text = TextArea(f"both_text_{number}", lines=(1, 6), limit=20_000)
        clash = self.line.clash
        self.text.set_words(
            combined(*(str(leaf(clash, value) or "") for value in (clash.base, clash.mine, clash.theirs)))
        )
        card.label.setFixedWidth(larger(72))
        card.row.addWidget(self.text, 1)
        grid.addWidget(card, at, 1, 1, 3)
        self.text.textChanged.connect(lambda: card.radio.setChecked(True))

    @property
    def choice(self) -> Choice:
        for choice in CHOICES:
            if choice in self.cards and self.cards[choice].radio.isChecked():
                return choice
        return "mine"

    def choose(self, choice: Choice) -> None:
        if (card := self.cards.get(choice)) is None:
            return
        card.radio.setChecked(True)
        target: QWidget = self.text if choice == "both" and self.text is not None else card.radio
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        return any(card.radio.hasFocus() for card in self.cards.values()) or (
            self.text is not None and self.text.hasFocus()
        )

    def settle(self, command: Command) -> Command | None:
        """The command with this row's choice."""
        clash = self.line.clash
        match self.choice:
            case "mine":
                return command
            case "theirs":
                return with_value(command, clash, leaf(clash, clash.theirs), theirs=True)
            case "both":
                return with_value(
                    command, clash, self.text.words() if self.text is not None else clash.mine, theirs=False
                )


class MergeDialog(Dialog):
    """Only real clashes are listed; `settled()` after it was accepted."""

    def __init__(
        self, parent: QWidget, context: Context, clashing: Clashing, command: Command, rows: list[Line]
    ) -> None:
        super().__init__("merge", parent, _NAMES + 3 * _VALUE + 120)
        self._context, self._clashing, self._command = context, clashing, command
        self._who, self._when = "", ""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, Space.TIGHT, 0)
        grid.setHorizontalSpacing(Space.TIGHT + 2)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnMinimumWidth(0, _NAMES)
        self._heads = [self._add_head(grid, column) for column in (1, 2, 3)]
        self._rows = [_Row(number, line, grid, 1 + 2 * number, self) for number, line in enumerate(rows)]
        area = named(_Area(), "merge_area")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self._area = area
        self.body.addWidget(area)
        rest = QHBoxLayout()
        self._rest_sign, self._rest = (
            IconMark("circle-check", "ok"),
            named(PlainLabel("", "muted", wrap=True), "merge_rest"),
        )
        rest.addWidget(self._rest_sign)
        rest.addWidget(self._rest, 1)
        self.body.addLayout(rest)
        self._add_foot()
        self.retranslate()
        self._fit(inner)
        self._rows[0].choose("mine")
        self._context.jobs.run(self, lambda: context.desk.view(clashing.case.id), self._show_who)

    def _add_head(self, grid: QGridLayout, column: int) -> tuple[PlainLabel, PlainLabel]:
        title, note = PlainLabel("", "strong"), PlainLabel("", "note", wrap=True)
        box = QVBoxLayout()
        box.setSpacing(0)
        box.setContentsMargins(Space.SMALL, 0, 0, 0)
        box.addWidget(title)
        box.addWidget(note)
        grid.addLayout(box, 0, column)
        grid.setColumnStretch(column, 1)
        return title, note

    def _add_foot(self) -> None:
        self._later = HintButton("merge_later", keys="Escape", bind=False)
        self._settle = HintButton("merge_settle", "primary", icon="git-merge", keys="Ctrl+Enter")
        self._later.clicked.connect(self.reject)
        self._settle.clicked.connect(self.accept)
        self.add_button(self._later)
        self.add_button(self._settle)
        for number, choice in enumerate(CHOICES, start=1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(partial(self._choose, choice))

    def _fit(self, inner: QWidget) -> None:
        """As high as the rows, up to a limit, and then it scrolls."""
        inner.setFixedWidth(_NAMES + 3 * _VALUE + 60)
        layout = inner.layout()
        wanted = (
            layout.totalHeightForWidth(inner.width())
            if layout is not None and layout.hasHeightForWidth()
            else inner.sizeHint().height()
        )
        self._area.setFixedHeight(min(_HIGHEST, wanted + Space.PAGE))

    # ── what was settled ─────────────────────────────────────────────────────────────────────────
    def settled(self) -> Settled | None:
        """The command to send; None when a colleague's value was taken for all there was."""
        command: Command | None = self._command
        for row in self._rows:
            if command is None:
                return None
            command = row.settle(command)
        if command is None:
            return None
        return Settled(command, frozenset(clash.key for clash in self._clashing.fields), self._clashing.case.version)

    def _choose(self, choice: Choice) -> None:
        self._rows[self._at()].choose(choice)

    def choices(self) -> list[Choice]:
        """Give what is chosen in each row."""
        return [row.choice for row in self._rows]

    def _at(self) -> int:
        return next((at for at, row in enumerate(self._rows) if row.has_focus()), 0)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        at = self._at()
        order: list[Choice] = [choice for choice in CHOICES if choice in self._rows[at].cards]
        match arg__1.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                target = self._rows[
                    max(0, min(len(self._rows) - 1, at + (1 if arg__1.key() == Qt.Key.Key_Down else -1)))
                ]
                target.choose(target.choice)
                self._area.ensureWidgetVisible(target.cards["mine"])
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                move = 1 if arg__1.key() == Qt.Key.Key_Right else -1
                row = self._rows[at]
                row.choose(order[(order.index(row.choice) + move) % len(order)])
            case _:
                super().keyPressEvent(arg__1)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _show_who(self, result: Result[CaseView]) -> None:
        if not isinstance(result, Ok):
            return
        view, me = result.value, self._context.person.id
        theirs: Entry | None = next((one for one in reversed(view.entries) if one.stamp.actor != me), None)
        if theirs is not None:
            self._who, self._when = view.name(theirs.stamp.actor), self._context.time(theirs.stamp.at)
            self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        title = (
            filled(self.tr("%1 changed this case while you were writing"), self._who)
            if self._who
            else self.tr("A colleague changed this case while you were writing")
        )
        count = filled(
            self.tr("To settle: %1. Both texts stay in the log; nothing is lost, whichever you choose."),
            str(len(self._rows)),
        )
        self.say(title, count, self.tr("↑ ↓ next field · Alt+1 mine · Alt+2 theirs · Alt+3 both together"))
        notes = (self._context.person.name, joined(self._who, self._when), self.tr("when you began"))
        for (head, note), words, said in zip(
            self._heads, (self.tr("Mine"), self.tr("Theirs"), self.tr("Before")), notes, strict=True
        ):
            head.setText(words)
            note.setText(said)
        for row in self._rows:
            row.cards["mine"].say(row.line.mine, joined(row.line.name, self.tr("Mine")))
            row.cards["theirs"].say(row.line.theirs, joined(row.line.name, self.tr("Theirs")))
            if row.text is not None:
                row.cards["both"].say(self.tr("Together"), joined(row.line.name, self.tr("Together")))
                row.text.say(joined(row.line.name, self.tr("Together")))
        more = others(self._command, self._clashing.fields)
        self._rest.setText(
            filled(self.tr("Other fields that only you changed: %1. They go in as they are."), str(more))
        )
        self._rest.setVisible(more > 0)
        self._rest_sign.setVisible(more > 0)
        self._later.say(self.tr("Not now, keep my draft"))
        self._settle.say(self.tr("Merge as chosen"))

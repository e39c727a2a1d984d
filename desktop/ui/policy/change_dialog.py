"""Other figures for one clock: a new version of the house, from a day on and with a reason; nothing received before changes."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.policy.figures import Figure
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.policy.reading import whole
from desktop.ui.policy.words import figure_typed, figure_value
from desktop.ui.record.failure import nothing_written
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.examples import Differing
from desktop.usecases.policies import Draft

_WIDTH = 640
_INSIDE = _WIDTH - 2 * Space.WIDE - Space.MEDIUM  # without the margins, and the bar that scrolls
_ROW, _HIGHEST = 74, 360


class ChangeDialog(Dialog):
    """`kept` carries the name of the new version."""

    kept = Signal(str)

    def __init__(
        self, context: Context, base: str, title: str, figures: Sequence[Figure], today: date, parent: QWidget
    ) -> None:
        super().__init__("policy_change_dialog", parent, _WIDTH)
        self._context, self._base, self._title_words = context, base, title
        self._figures, self._today = tuple(figures), today
        self._draft: Draft | None = None
        self._build()
        self.save.clicked.connect(self._save)
        self.look.clicked.connect(self._preview)
        for line in (*self.lines.values(), self.starts, self.reason):
            line.edited.connect(self._on_edited)
        self.retranslate()
        self._focus_first()

    def _build(self) -> None:
        self.banner = Banner("policy_change_banner")
        self.body.addWidget(self.banner)
        self._scroll = ScrollBody("policy_change_body")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.SMALL)
        self.lines: dict[str, LineField] = {}
        self._rows: dict[str, FormRow] = {}
        for number, figure in enumerate(self._figures):
            line = LineField(f"policy_figure_{number}", limit=14)
            line.edit.setText(figure_typed(figure))
            line.setEnabled(not figure.law)
            self.lines[figure.path] = line
            self._rows[figure.path] = FormRow(f"policy_figure_row_{number}", line)
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self._build_below()

    def _build_below(self) -> None:
        self.starts, self.reason = (
            LineField("policy_starts", icon="calendar", limit=20),
            LineField("policy_reason", limit=200),
        )
        self.starts.edit.setText((self._today + timedelta(1)).isoformat())
        self._starts_row, self._reason_row = (
            FormRow("policy_starts_row", self.starts),
            FormRow("policy_reason_row", self.reason, required=True),
        )
        below = QHBoxLayout()
        below.setSpacing(Space.MEDIUM)
        below.addWidget(self._starts_row, 2)
        below.addWidget(self._reason_row, 3)
        self.body.addLayout(below)
        self.changes = named(PlainLabel("", "small", wrap=True), "policy_changes")
        column = QVBoxLayout()
        column.setSpacing(Space.HAIR)
        column.addWidget(self.changes)
        self.body.addLayout(column)
        self.look, self.save = HintButton("policy_preview"), HintButton("policy_save", "primary", keys="Ctrl+Enter")
        self.add_button(self.look)
        self.add_button(self.save)

    def _lay_out(self) -> None:
        """Stand two figures side by side where their names leave room for it."""
        rows = list(self._rows.values())
        columns = 2 if all(2 * row.sizeHint().width() + Space.MEDIUM <= _INSIDE for row in rows) else 1
        for number, row in enumerate(rows):
            self._grid.addWidget(row, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._scroll.setMinimumHeight(min(_HIGHEST, _ROW * (-(-len(rows) // columns))))

    def _focus_first(self) -> None:
        free = next(
            (line for figure, line in zip(self._figures, self.lines.values(), strict=True) if not figure.law),
            self.reason,
        )
        free.edit.setFocus()
        free.edit.selectAll()

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _on_edited(self, _: str) -> None:
        self.changes.setText("")
        self.banner.clear()
        for line in (*self.lines.values(), self.starts, self.reason):
            line.set_error("")

    def _values(self) -> dict[str, int | None]:
        return {
            figure.path: value
            for figure in self._figures
            if not figure.law and (value := whole(self.lines[figure.path].words(), figure)) != figure.value
        }

    def _make(self, *, keep: bool) -> None:
        try:
            values, starts = self._values(), date.fromisoformat(self.starts.words())
        except Refusal as refusal:
            self._refuse(refusal)
            return
        except ValueError:
            self.starts.set_error(self.tr("Write a day such as 2026-12-01."))
            self.starts.edit.setFocus()
            return
        policies, person, base, reason = (
            self._context.office.policies,
            self._context.person,
            self._base,
            self.reason.words(),
        )

        def work() -> tuple[Draft, bool, tuple[Differing, ...]]:
            draft = policies.draft(base, values, starts, person, reason)
            if keep:
                policies.keep(draft, person)
            return draft, keep, policies.differing(draft.pack)

        self.save.setEnabled(False)
        self._context.jobs.run(self, work, self._made)

    def _preview(self) -> None:
        self._make(keep=False)

    def _save(self) -> None:
        self._make(keep=True)

    def _made(self, result: Result[tuple[Draft, bool, tuple[Differing, ...]]]) -> None:
        self.save.setEnabled(True)
        match result:
            case Ok((draft, kept, differing)):
                if kept:
                    self.kept.emit(draft.name)
                    self.accept()
                    return
                tell = self._context.office.contents.tell
                lines = [tell(line, self._context.language) for line in draft.changes]
                other = self.tr("Test case “%1” gets another answer.")
                lines += [other.replace("%1", one.example.title) for one in differing]
                self.changes.setText("\n".join(lines))
            case Err(Refusal() as refusal):
                self._refuse(refusal)
            case Err(error):
                words, detail = nothing_written(self._context, error)
                self.banner.say(words, "overdue", detail=detail)

    def _refuse(self, refusal: Refusal) -> None:
        """Say it at its field, or above all of them, and go there."""
        line = {**self.lines, "starts": self.starts, "reason": self.reason}.get(refusal.field)
        if line is None:
            self.banner.say(self._context.say(refusal), "overdue")
            self._focus_first()
            return
        line.set_error(self._context.say(refusal))
        if refusal.field in self.lines:
            self._scroll.reveal(line)
        line.edit.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        sub = self.tr("Complaints received before that day keep the figures they were received under.")
        self.say(self.tr("Change: %1").replace("%1", self._title_words), sub)
        for figure in self._figures:
            note = self.tr("law, cannot be changed") if figure.law else self._unit(figure)
            self._rows[figure.path].say(self._name(figure), note)
        self._lay_out()
        self._starts_row.say(self.tr("From which day"), self.tr("the new version takes effect"))
        self._reason_row.say(self.tr("Why"))
        self.look.say(self.tr("What changes"))
        self.save.say(self.tr("Make new version"))

    def _name(self, figure: Figure) -> str:
        """What the head of the dialog says already is not said again at every figure."""
        whole_name = figure.label.get(self._context.language)
        rest = whole_name.removeprefix(f"{self._title_words} · ")
        return rest[:1].upper() + rest[1:]

    def _unit(self, figure: Figure) -> str:
        return self.tr("now %1").replace("%1", figure_value(figure, self._context))

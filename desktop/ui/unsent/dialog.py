"""The list of what waits to be sent: what was said and when, what became of it, and what the person can do about it."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.merge import dialog as merging
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.theme import Space
from desktop.ui.unsent.row import UnsentRow
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases import journal
from desktop.usecases.carrier import Standing
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.desk import refusal_of
from desktop.usecases.journal import Line
from desktop.usecases.outcomes import Clashing, Outcome

_WIDE, _HIGH = 720, 380  # logical pixels


class UnsentDialog(Dialog):
    """`changed` when a line was sent, settled or taken out."""

    changed = Signal()

    def __init__(self, context: Context, desk: CarryingDesk, standing: Standing, parent: QWidget) -> None:
        super().__init__("unsent", parent, _WIDE)
        self._context, self._desk, self._standing = context, desk, standing
        self.rows: dict[UUID, UnsentRow] = {}
        self._list = ScrollBody("unsent_list")
        self._list.setMinimumHeight(_HIGH)
        self.body.addWidget(self._list)
        self._said = named(PlainLabel("", "error", wrap=True), "unsent_said")
        self._said.hide()
        self.body.addWidget(self._said)
        self._older = self._build_older()
        self.body.addWidget(self._older)
        # One of them is shown: what is sealed is sent first.
        self.unseal = HintButton("unsent_unseal", "primary", icon="key-round", keys="Ctrl+Enter")
        self.close_foot = HintButton("unsent_done", "primary", keys="Ctrl+Enter")
        self.unseal.clicked.connect(self._unseal)
        self.password.edit.returnPressed.connect(self.unseal.click)
        self.close_foot.clicked.connect(self.accept)
        for button in (self.unseal, self.close_foot):
            self.add_button(button)
        self.show_standing(standing)
        self.retranslate()
        opens = [row.open for row in self.rows.values() if row.opens]
        (self.password.edit if standing.sealed else opens[0] if opens else self.close_foot).setFocus()

    def _build_older(self) -> QWidget:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self._why, self.password = named(PlainLabel("", "", wrap=True), "unsent_why"), PasswordField("unsent_password")
        column.addWidget(self._why)
        column.addWidget(self.password)
        return place

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_standing(self, standing: Standing) -> None:
        """Show the lines as they stand now; a row that says the same stays as it is."""
        self._standing = standing
        for widget in (self._older, self.unseal):
            widget.setVisible(standing.sealed > 0)
        self.close_foot.setVisible(not standing.sealed)
        self._list.setVisible(bool(standing.lines) or not standing.sealed)
        lines = {line.id: line for line in standing.lines}
        for known in list(self.rows):
            if known not in lines or self.rows[known].line != lines[known]:
                row = self.rows.pop(known)
                self._list.body.removeWidget(row)
                row.deleteLater()
        for at, line in enumerate(standing.lines):
            if line.id not in self.rows:
                self.rows[line.id] = self._row(line)
                self._list.body.insertWidget(at, self.rows[line.id])
        if self._list.body.count() == len(self.rows):
            self._list.body.addStretch(1)
        self._say_head()

    def _row(self, line: Line) -> UnsentRow:
        known = self._desk.carrier.views.get(line.case)
        row = UnsentRow(self._context, line, known.case.number if known is not None else "")
        row.open_asked.connect(partial(self._open, line))
        row.again_asked.connect(partial(self._again, line))
        row.out_asked.connect(partial(self._take_out, line))
        row.copy_asked.connect(partial(self._copy, line))
        return row

    def _say_head(self) -> None:
        empty = self.tr("Nothing waits: everything that was written here is on the server.")
        sub = self.tr(
            "In the order in which it was said. It is kept encrypted on this computer until the server has it."
        )
        self.say(self.tr("Waiting to be sent"), sub if self._standing.lines or self._standing.sealed else empty)

        why = self.tr(
            "Your password was changed meanwhile. What you wrote before that (%1) opens only with the earlier one; type it once and it is sent."
        )
        self._why.setText(why.replace("%1", str(self._standing.sealed)))

    def _complain(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # ── act ──────────────────────────────────────────────────────────────────────────────────────
    def _open(self, line: Line) -> None:
        self.accept()
        self._context.nav.open_case(line.case)

    def _again(self, line: Line) -> None:
        desk = self._desk
        self._do(lambda: desk.again(line.id), partial(self._answered, line))

    def _answered(self, line: Line, outcome: Outcome | None) -> None:
        if isinstance(outcome, Clashing):
            settled = merging.ask(self, self._context, outcome, journal.command_of(line))
            if settled is not None:
                desk = self._desk
                self._do(
                    lambda: desk.settle(line.id, settled.command, settled.seen, settled.over),
                    partial(self._answered, line),
                )
            return
        refusal = refusal_of(outcome) if outcome is not None else None
        self._complain(self._context.say(refusal) if refusal is not None else "")
        self.changed.emit()

    def _take_out(self, line: Line) -> None:
        desk = self._desk
        self._do(lambda: desk.take_out(line.id), self._taken_out)

    def _taken_out(self, _: object) -> None:
        self.changed.emit()

    def _copy(self, line: Line) -> None:
        QGuiApplication.clipboard().setText("\n".join(journal.texts(line)))

    def _unseal(self) -> None:
        kept, secret = self._desk.carrier.journal, self.password.secret()
        self.password.clear()
        self._do(lambda: (kept.open_older(secret), kept.sealed), self._unsealed)

    def _unsealed(self, found: tuple[bool, int]) -> None:
        opened, sealed = found
        self.password.set_error("" if opened else self.tr("That password opens none of them."))
        self.changed.emit()
        if opened and not sealed:
            now, later = self.tr("Opened. It is sent now."), self.tr("Opened. It is sent when the server is back.")
            self._context.nav.tell(now if self._standing.since is None else later)
            self.accept()

    def _do(self, work: Callable[[], object], then: Callable[..., object]) -> None:
        def answer(result: Result[object]) -> None:
            match result:
                case Ok(value):
                    then(value)
                case Err(error):
                    self._complain(self._context.say(error) if isinstance(error, Refusal) else str(error))

        self._context.jobs.run(self, work, answer)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._say_head()
        self.close_foot.say(self.tr("Go on working"))
        self.password.say(self.tr("Your earlier password"), self.tr("Your earlier password"))
        self.unseal.say(self.tr("Open and send"))

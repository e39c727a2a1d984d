"""Everything we said we would do: each promise is a clock, kept with what shows it or given back by the customer."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.promises import Cancel, Keep, Promise
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import SOON, Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.key_hint import KeyHint
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.wizard.promise_line import PromiseLine
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView


class PromiseRow(Retranslated, QWidget):
    """One promise; its box opens the line in which one says what shows that it was kept."""

    kept = Signal(object, str)
    cancelled = Signal(object, str)

    def __init__(self, key: UUID, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"promise_{key.hex}")
        self.key, self._context = key, context
        self._promise: Promise | None = None
        self.box = named(QCheckBox(), f"promise_box_{key.hex}")
        self.box.clicked.connect(self._on_clicked)
        self._words, self._who = PlainLabel("", "", wrap=True), PlainLabel("", "note")
        self._chip = Chip(f"promise_due_{key.hex}")
        self.proof = LineField(f"promise_proof_{key.hex}", limit=4000)
        self.proof.edit.returnPressed.connect(lambda: self.kept.emit(self.key, self.proof.words()))
        self.keep_button, self.cancel_button = (
            HintButton(f"promise_keep_{key.hex}"),
            HintButton(f"promise_cancel_{key.hex}", "link"),
        )
        self.keep_button.clicked.connect(lambda: self.kept.emit(self.key, self.proof.words()))
        self.cancel_button.clicked.connect(lambda: self.cancelled.emit(self.key, self.proof.words()))
        top = QHBoxLayout()
        top.setSpacing(Space.TIGHT)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._words)
        texts.addWidget(self._who)
        top.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(texts, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._settle = QWidget()
        below = QVBoxLayout(self._settle)
        below.setContentsMargins(Space.WIDE, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.proof)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        below.addLayout(buttons)
        self._settle.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._settle)
        self.retranslate()

    def show_promise(self, promise: Promise, who: str) -> None:
        """Show words, who, and the clock."""
        self._promise = promise
        self._words.setText(promise.text)
        self._who.setText(who)
        self.box.setAccessibleName(promise.text)
        self.box.setChecked(bool(promise.kept_at))
        self.box.setEnabled(promise.open)
        if not promise.open:
            self._settle.hide()
        self.tick()

    def open_settle(self) -> None:
        """Ask what shows it."""
        self._settle.show()
        self.proof.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def tick(self) -> None:
        """Say the clock as it is now."""
        if self._promise is not None:
            text, tone, icon = self._face(self._promise)
            if text != self._chip.face().text:
                self._chip.say(text, tone, icon)

    @override
    def retranslate(self) -> None:
        self.proof.say(self.tr("What shows it"), self.tr("What shows it? Optional"))
        self.keep_button.say(self.tr("Kept"))
        self.cancel_button.say(self.tr("Customer released us"))
        self.tick()

    def _face(self, promise: Promise) -> tuple[str, ToneName, str]:
        if promise.kept_at:
            return filled(self.tr("Kept %1"), self._context.time(promise.kept_at)), "ok", "check"
        if promise.cancelled_at:
            return self.tr("Released"), "calm", "x"
        left = promise.due_at - self._context.office.clock()
        when = self._context.time(promise.due_at)
        if left < 0:
            return filled(self.tr("%1 overdue"), when), "overdue", "clock-alert"
        return (when, "soon", "hourglass") if left <= SOON else (when, "ok", "clock")

    def _on_clicked(self) -> None:
        self.box.setChecked(bool(self._promise and self._promise.kept_at))
        if self._settle.isHidden():
            self.open_settle()
        else:
            self._settle.hide()


class PromisesCard(Retranslated, Card):
    """Line and list. `edited` while a line is typed, `settled` when a promise was kept or given back."""

    edited = Signal()
    settled = Signal()

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__("promises_card", parent)
        self._context, self._session = context, session
        self._rows: dict[UUID, PromiseRow] = {}
        self._count = Chip("promises_count")
        self.set_corner(self._count)
        self.set_corner(KeyHint("Ctrl+Shift+P"))
        self._note = PlainLabel("", "muted", wrap=True)
        self.line = PromiseLine("promise", context)
        self.line.edited.connect(self.edited)
        self.line.entered.connect(self.send)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addWidget(self._note)
        self.body.addWidget(self.line)
        self.body.addLayout(self._column)
        self.retranslate()

    def show_view(self, view: CaseView) -> None:
        """Show the promises, open ones in the order in which they fall due."""
        self.line.show_view(view)
        promises = view.case.promises.all
        self._count.say(str(len(promises)), "calm")
        for key, promise in sorted(promises.items(), key=lambda pair: pair[1].due_at):
            if key not in self._rows:
                self._add(key)
            self._rows[key].show_promise(promise, view.name(promise.who))

    def rows(self) -> tuple[PromiseRow, ...]:
        """Give the rows."""
        return tuple(self._rows.values())

    def first_open(self) -> PromiseRow | None:
        """The first promise that is still open."""
        return next((row for row in self._rows.values() if row.box.isEnabled()), None)

    def send(self) -> None:
        """Make the promise typed."""
        command = self.line.promise()
        if command is None:
            return
        words = self.line.words()
        self.line.set_words("")
        self.edited.emit()

        def told(outcome: Outcome | None) -> None:
            if outcome is None or isinstance(outcome, Refused):
                self.line.set_words(words)
            if isinstance(outcome, Refused):
                self.line.mark(self._context.say(outcome.refusal))

        self._session.send(command, told)

    def tick(self) -> None:
        """A second has passed."""
        for row in self._rows.values():
            row.tick()

    @override
    def retranslate(self) -> None:
        self.say(self.tr("Promises"))
        self._note.setText(self.tr("Everything we said we would do. Each one is a clock."))

    def _add(self, key: UUID) -> None:
        row = PromiseRow(key, self._context)
        row.kept.connect(self._on_kept)
        row.cancelled.connect(self._on_cancelled)
        self._rows[key] = row
        self._column.addWidget(Hairline())
        self._column.addWidget(row)

    def _on_kept(self, key: UUID, proof: str) -> None:
        row = self._rows[key]

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                self._session.refused.emit(outcome.refusal)
            elif isinstance(outcome, Done | AlreadyDone):
                row.proof.set_error("")
                self.settled.emit()

        self._session.send(Keep(key, Words(proof)), told)

    def _on_cancelled(self, key: UUID, reason: str) -> None:
        row = self._rows[key]

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                row.proof.set_error(self._context.say(outcome.refusal))
                row.proof.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            elif isinstance(outcome, Done | AlreadyDone):
                self.settled.emit()

        self._session.send(Cancel(key, Words(reason)), told)

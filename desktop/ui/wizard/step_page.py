"""What the six steps share: a scrolling page with a heading, fields that follow the record, and a way to any field."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.case.handling import CompleteStep, ReopenStep, SaveStep
from desktop.domain.case.state import Command
from desktop.domain.case.steps import missing_in
from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.plain_text import PlainText
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.fields import Field, Fields, Pending
from desktop.usecases.masking import whole_view
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView

_MINUTE = 60_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """Where a refusal points: the widget to focus and, where it can be framed, how."""

    widget: QWidget
    mark: Callable[[bool], None] | None = None


class StepPage(Retranslated, QWidget):
    """A step. `edited` after each keystroke, `left` when a field was left or chosen, so that it can be saved at once, `mended` when the field of a refusal was."""

    edited = Signal()
    left = Signal()
    mended = Signal()
    step = 0

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"guide_step_{self.step}")
        self.context, self.session = context, session
        self.fields = Fields(self.step)
        self.view: CaseView | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.paper = ScrollBody(f"guide_step_{self.step}_body")
        self.paper.set_margins(Space.PAGE, Space.HAIR, Space.PAGE, Space.MEDIUM)
        outer.addWidget(self.paper)
        self._marked: list[Callable[[bool], None]] = []
        self._refused: Refusal | None = None  # what is being mended
        self._awaited = False  # whether the record lacks it, and so can tell when it is mended
        self._watched: tuple[QWidget, SignalInstance] | None = None

    # ── building ─────────────────────────────────────────────────────────────────────────────────
    def add_heading(self) -> None:
        """Put title, purpose and, at the right, who did the step and when above the page."""
        self.add_heading_to(self.paper.body)

    def add_heading_to(self, box: QVBoxLayout) -> None:
        """The same above a column of the page."""
        row = QHBoxLayout()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.title, self.sub = PlainLabel("", "title"), PlainLabel("", "muted", wrap=True)
        self.done_note = named(PlainLabel("", "note"), f"step_{self.step}_done")
        texts.addWidget(self.title)
        texts.addWidget(self.sub)
        row.addLayout(texts, 1)
        row.addWidget(self.done_note, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(row)

    def bind_text(self, name: str, area: PlainText) -> Field:
        """Let a box for running text follow a text of the record."""
        mark = area.set_invalid if isinstance(area, TextArea) else None
        made = Field(name, "text", area, area.words, area.set_words)
        return self._bind(made, area, mark)

    def bind_line(self, name: str, line: LineField) -> Field:
        """Let one line follow a text of the record."""
        made = self.fields.add(Field(name, "text", line.edit, line.words, line.set_words))
        line.edited.connect(self.edited)
        line.edit.editingFinished.connect(self.left)
        return made

    def bind_segments(self, name: str, segments: Segments) -> Field:
        """Let a choice follow the record."""

        def write(value: str) -> None:
            segments.set_value(value or None)

        made = self.fields.add(Field(name, "choice", segments, lambda: segments.value() or "", write))
        segments.chosen.connect(self._chosen)
        return made

    def bind_check(self, name: str, box: QCheckBox) -> Field:
        """Let a tick follow a yes of the record; taken back it says no."""
        said = {"no": False}

        def read() -> str:
            return "yes" if box.isChecked() else "no" if said["no"] else ""

        def write(value: str) -> None:
            said["no"] = value == "no"
            box.setChecked(value == "yes")

        def clicked(on: bool) -> None:
            said["no"] = not on
            self._chosen()

        box.clicked.connect(clicked)
        return self.fields.add(Field(name, "choice", box, read, write))

    def keep_line(self, name: str, widget: QWidget, read: Callable[[], str], write: Callable[[str], None]) -> Field:
        """Keep in the draft what is being typed into a field that a command of its own will write."""
        return self.fields.add(Field(name, "line", widget, read, write))

    def _bind(self, made: Field, area: PlainText, mark: Callable[[bool], None] | None) -> Field:
        if mark is not None:
            made.mark = mark
        area.textChanged.connect(self._typed)
        return self.fields.add(made)

    def _typed(self) -> None:
        self.edited.emit()

    def _chosen(self) -> None:
        self.edited.emit()
        self.left.emit()

    # ── showing ──────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: CaseView) -> None:
        """Show the case wherever nobody is typing."""
        # What is typed into follows the record, which holds the ends of numbers; what is only read shows them in full once revealed.
        self.view = whole_view(view, self.context.revealed_of(view.case.id))
        self.blockSignals(True)
        self.fields.follow(view.case)
        self.show_case(self.view)
        self._show_done(view)
        self.blockSignals(False)
        if self._awaited and self._refused is not None and not self._lacks(view, self._refused):
            self._on_mended()
        if (inner := self.paper.area().widget()) is not None:
            inner.setEnabled(self.may_write(view))

    def show_case(self, view: CaseView) -> None:
        """Show what is not a plain field; each step its own."""

    def tick(self) -> None:
        """A second has passed."""

    def may_write(self, view: CaseView) -> bool:
        """Whether this person may write into the step as things are."""
        signing = view.case.signing
        asked = signing.status == "asked" and view.case.handling.done(self.step)
        return self.context.person.may(May.HANDLE) and not signing.closed and not asked

    def _show_done(self, view: CaseView) -> None:
        if not hasattr(self, "done_note"):
            return
        state = view.case.handling.step(self.step)
        if not state.done_at:
            self.done_note.setText("")
            return
        took = state.done_at - state.begun_at
        words = QCoreApplication.translate("StepPage", "Done by %1, %2")
        if state.begun_at and took >= _MINUTE:
            words = QCoreApplication.translate("StepPage", "Done by %1, %2, in %3").replace(
                "%3", self.context.span(took)
            )
        self.done_note.setText(
            words.replace("%1", view.name(state.done_by)).replace("%2", self.context.time(state.done_at))
        )

    # ── going on ─────────────────────────────────────────────────────────────────────────────────
    def holds(self) -> bool:
        """Whether something typed here cannot be read, so that going on would lose it; the page says what and focuses it."""
        return False

    def send_loose_ends(self) -> None:
        """Send what was typed into lines of their own and not yet sent; called before the step is finished."""

    def save(self) -> None:
        """Send what changed; a finished step is opened again first, since a change is a new event."""
        pending = self.fields.pending()
        if pending:
            self._reopen()
            self.session.send(SaveStep(self.step, pending.texts, pending.choices), seen=pending.seen)

    def completing(self) -> tuple[CompleteStep, int | None]:
        """The command that finishes the step, with what is not saved yet, and the version that it was begun on."""
        pending: Pending = self.fields.pending()
        if pending:
            self._reopen()
        return CompleteStep(self.step, pending.texts, pending.choices), pending.seen if pending else None

    def _reopen(self) -> None:
        if self.view is not None and self.view.case.handling.done(self.step):
            self.session.send(ReopenStep(self.step))

    def send_line(self, command: Command, one: Field, then: Callable[[], None] | None = None) -> None:
        """Send what a line says and empty it; the words come back when it was not written."""
        words = one.read()
        one.write("")
        self.edited.emit()

        def answer(outcome: Outcome | None) -> None:
            if isinstance(outcome, Done | AlreadyDone):
                if then is not None:
                    then()
                return
            if not one.read():
                one.write(words)
            if isinstance(outcome, Refused):
                self.session.refused.emit(outcome.refusal)

        self.session.send(command, answer)

    # ── finding a field ──────────────────────────────────────────────────────────────────────────
    def target(self, refusal: Refusal) -> Target | None:
        """The field that a refusal speaks of."""
        one = self.fields.get(refusal.field)
        return Target(one.widget, one.mark) if one else None

    def point_at(self, refusal: Refusal) -> bool:
        """Focus, frame and show the field of a refusal; False when this step has none such."""
        found = self.target(refusal)
        if found is None:
            return False
        self.unmark()
        if found.mark is not None:
            found.mark(True)
            self._marked.append(found.mark)
        self._refused = refusal
        self._awaited = self.view is not None and self._lacks(self.view, refusal)
        if (written := _written(found.widget)) is not None:
            written.connect(self._on_mended)
            self._watched = (found.widget, written)
        self.paper.reveal(found.widget)
        found.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _lacks(self, view: CaseView, refusal: Refusal) -> bool:
        # Refusals are raised and so never equal one another: what they say is compared.
        said = {(one.reason, one.detail) for one in missing_in(view.case, self.step)}
        return (refusal.reason, refusal.detail) in said

    def unmark(self) -> None:
        """Take the red frames back."""
        for mark in self._marked:
            mark(False)
        self._marked.clear()
        self._refused, self._awaited = None, False
        if self._watched is not None:
            widget, written = self._watched
            if isValid(widget):
                written.disconnect(self._on_mended)
            self._watched = None

    def _on_mended(self) -> None:
        self.unmark()
        self.mended.emit()

    def first_stop(self) -> None:
        """Focus the field that stops progress, or the first one."""
        if self.view is None:
            return
        for refusal in missing_in(self.view.case, self.step):
            if (found := self.target(refusal)) is not None:
                self.paper.reveal(found.widget)
                found.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        if every := self.fields.every():
            every[0].widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _written(widget: QWidget) -> SignalInstance | None:
    """Notice when a person writes into the field or chooses there; what a button begins shows in the record."""
    match widget:
        case QLineEdit():
            return widget.textEdited
        case QTextEdit():
            return widget.textChanged
        case QComboBox():
            return widget.activated
        case Segments():
            return widget.chosen
        case QCheckBox():
            return widget.toggled
        case _:
            return None

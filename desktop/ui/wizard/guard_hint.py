"""One quiet line under a field with what the phrase guard would say otherwise, or ask: it never blocks and takes no keyboard."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.wording import guard
from desktop.domain.wording.phrase import Scope
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Lane, Ok, Result
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space
from desktop.ui.widgets.guard_highlighter import Finding, GuardHighlighter
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.planned import PAUSE, blanked, language_of, put_in


class GuardHint(Retranslated, QFrame):
    """Stands below its field and shows itself while there is something to say; `shown` when that changed."""

    shown = Signal()

    def __init__(
        self, field: LineField | TextArea, context: Context, scope: Scope, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = field.edit.objectName() if isinstance(field, LineField) else field.objectName()
        named(self, f"{name}_hint")
        self._field, self._context = field, context
        self._scope: Scope = scope
        self._marks = GuardHighlighter(field.document()) if isinstance(field, TextArea) else None
        self._found: tuple[guard.Finding, ...] = ()
        self._asked = ""
        self._on = True
        self._build(name)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        changed = field.edit.textChanged if isinstance(field, LineField) else field.textChanged
        changed.connect(self._pause.start)
        self.hide()
        self.retranslate()

    def _build(self, name: str) -> None:
        self._words = named(PlainLabel("", "note", wrap=True), f"{name}_hint_words")
        self._take = HintButton(f"{name}_hint_take", "link")
        self._take.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        self._take.clicked.connect(self.take)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self._words)
        text.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(IconMark("message-circle-warning", "soon", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    @override
    def retranslate(self) -> None:
        self._take.say(self.tr("Use it"))
        self._show()

    def watch(self, *, on: bool) -> None:
        """Read the field, or leave it alone: what a customer said is never read."""
        self._on = on
        self.look()

    def look(self) -> None:
        """Have the guard read the words, outside the GUI thread."""
        text, contents, scope = self._text() if self._on else "", self._context.office.contents, self._scope
        self._asked = self._text()

        def read() -> tuple[guard.Finding, ...]:
            return guard.check(text, language_of(text), scope, contents.phrases.guard) if text.strip() else ()

        self._context.jobs.run(self, read, self._on_found, Lane.RENDERING)

    def words(self) -> str:
        """What is said now, "" for nothing."""
        return self._words.text() if self._found else ""

    def take(self) -> None:
        """Put the better saying in; Ctrl+Z brings one's own words back."""
        if not self._found or self._text() != self._asked or not self._found[0].better:
            return
        first = self._found[0]
        text, _ = put_in(self._text(), first.start, first.end, first.better[0])
        if isinstance(self._field, LineField):
            self._field.edit.selectAll()
            self._field.edit.insert(text)
        else:
            cursor = self._field.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def _text(self) -> str:
        # As it stands, blanks and all: places are counted in it.
        return self._field.edit.text() if isinstance(self._field, LineField) else self._field.words()

    def _on_found(self, result: Result[tuple[guard.Finding, ...]]) -> None:
        # A guard that cannot read is silent: it must never be in the way of who writes.
        if not isinstance(result, Ok) or self._asked != self._text():
            return
        self._found = result.value
        if self._marks is not None:
            self._marks.set_findings(self._asked, [Finding(one.start, one.end) for one in self._found])
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._found))
        if self._found:
            first = self._found[0]
            said, phrase, language = self._asked[first.start : first.end], first.phrase, self._context.language
            better = blanked(first.better[0]) if first.better else phrase.ask.get(language) if phrase.ask else ""
            line = self.tr("“%1”: %2 Better: %3") if first.better else self.tr("“%1”: %2 Ask: %3")
            self._words.setText(filled(line, said, phrase.why.get(language), better))
            self._take.setVisible(bool(first.better))
        self.shown.emit()

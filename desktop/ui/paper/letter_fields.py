"""The holes of a letter as fields: what is still to be written first, then what the case knows, which may be said otherwise."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content.letters import Letter
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.phrase import Scope
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.usecases.letters import Known

# One line each; everything else is running text, which the phrase guard reads.
_SHORT = frozenset(
    {
        "salutation", "handler", "phone", "received", "incident_date", "answer_by", "new_date", "done_on", "improve_by", "next_contact",
        "amount", "pay_date", "nature", "sign_date", "authority",
    }
)  # fmt: skip
_FIXED = frozenset({"number", "house"})  # the case and the house are called what they are called
LONGEST = 4000


class LetterFields(Retranslated, QWidget):
    """`edited` carries (hole, text) while a person types."""

    edited = Signal(str, str)

    def __init__(
        self, context: Context, letter: Letter, language: Language, known: Known, words: Mapping[str, str]
    ) -> None:
        """Make the fields; `words` is what stands in each hole now."""
        super().__init__()
        self._context, self._letter, self._known = context, letter, known
        self.fields: dict[str, LineField | TextArea] = {}
        self._rows: dict[str, FormRow] = {}
        self._last: TextArea | None = None  # where running text was written last
        scope: Scope = "regulator" if "regulator" in letter.id else "letter"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.TIGHT, 0)
        column.setSpacing(Space.SMALL)
        self._open_title, self._known_title = PlainLabel("", "lead"), PlainLabel("", "lead")
        order = [one for one in letter.order if one not in _FIXED]
        here = [one for one in order if one not in known.words]
        there = [one for one in order if one in known.words]
        for title, names in ((self._open_title, here), (self._known_title, there)):
            column.addWidget(title)
            title.setVisible(bool(names))
            for name in names:
                self._add(name, words.get(name, ""), column, scope)
        column.addStretch(1)
        self.language = language
        self.retranslate()

    def _add(self, name: str, words: str, column: QVBoxLayout, scope: Scope) -> None:
        field: LineField | TextArea
        if name in _SHORT:
            field = LineField(f"letter_{name}")
            field.set_words(words)
            field.edit.textChanged.connect(partial(self.edited.emit, name))
        else:
            field = TextArea(f"letter_{name}", lines=(1, 5), limit=LONGEST)
            field.set_words(words)
            field.textChanged.connect(lambda: self.edited.emit(name, field.words()))
            field.installEventFilter(self)
        self.fields[name] = field
        self._rows[name] = FormRow(f"letter_{name}_row", field, required=name not in self._letter.optional)
        column.addWidget(self._rows[name])
        if isinstance(field, TextArea):
            column.addWidget(GuardHint(field, self._context, scope))

    def go_to(self, name: str) -> QWidget | None:
        """Give the keyboard to the field of a hole."""
        field = self.fields.get(name)
        if field is not None:
            (field.edit if isinstance(field, LineField) else field).setFocus(Qt.FocusReason.OtherFocusReason)
        return field

    def first(self, open_ones: tuple[str, ...]) -> str:
        """The field where writing begins: the first hole, else the first field."""
        return next((one for one in (*open_ones, *self.fields) if one in self.fields), "")

    def writing(self) -> TextArea | None:
        """The box of running text where somebody wrote last, else the first; none in a letter of short lines alone."""
        return self._last or next((one for one in self.fields.values() if isinstance(one, TextArea)), None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, TextArea):
            self._last = watched
        return super().eventFilter(watched, event)

    @override
    def retranslate(self) -> None:
        self._open_title.setText(self.tr("To be written"))
        self._known_title.setText(self.tr("From the case; it can be said otherwise"))
        labels = self._context.office.contents.letters
        for name, row in self._rows.items():
            note = ""
            if name in self._known.foreign:
                note = filled(self.tr("in the case: %1"), self._known.foreign[name])
            elif name in self._letter.optional:
                note = self.tr("empty: the sentence is left out")
            label = labels.label(name).get(self._context.language)
            row.say(label[:1].upper() + label[1:], note)

"""Corrects what was taken down at receipt, in its place; the old text stays in the log."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.intake import LONG_FIELDS, AmendIntake, Intake
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record.events import field_name
from desktop.ui.record.facts import status_code, status_words
from desktop.ui.theme import Size, Space, language, larger
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, plain_tip, with_property
from desktop.ui.widgets.text_area import TextArea

ORDER = ("title", "name", "phone", "place", "contact", "ref", "kind", "against", "narrative", "wanted")


class AmendForm(Retranslated, QWidget):
    """`sent` carries the command with what changed; `given_up` when nothing shall change."""

    sent = Signal(object)
    given_up = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "amend_form")
        self._context = context
        # As wide as running text may be, so that the pairs end where the long texts end.
        self.setMaximumWidth(larger(Size.TEXT_COLUMN))
        self._before = Intake()
        self.fields: dict[str, LineField | TextArea] = {
            name: TextArea(f"amend_{name}", lines=(2, 10), limit=20_000)
            if name in LONG_FIELDS
            else LineField(f"amend_{name}")
            for name in ORDER
        }
        self._rows = {name: FormRow(f"amend_{name}_row", field) for name, field in self.fields.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        short = [name for name in ORDER if name not in LONG_FIELDS]
        for at, name in enumerate(short):
            grid.addWidget(self._rows[name], at // 2, at % 2)
        column.addLayout(grid)
        for name in ORDER:
            if name in LONG_FIELDS:
                column.addWidget(self._rows[name])
        self._reason = named(PlainLabel("", "error", wrap=True), "amend_reason")
        self._reason.hide()
        column.addWidget(self._reason)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self._cancel, self.save_button = HintButton("amend_cancel"), HintButton("amend_save", "secondary", icon="check")
        foot.addWidget(self._cancel)
        foot.addWidget(self.save_button)
        column.addLayout(foot)
        self._cancel.clicked.connect(self.given_up)
        self.save_button.clicked.connect(self._send)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.given_up)
        self.retranslate()

    def lock(self, names: frozenset[str]) -> None:
        """Keep these fields from being corrected: a number would be corrected of which only the ends are seen."""
        for name, field in self.fields.items():
            edit = field.edit if isinstance(field, LineField) else field
            edit.setReadOnly(name in names)
            plain_tip(edit, self.tr("Show the numbers in full before you correct this.") if name in names else "")

    def begin(self, intake: Intake) -> None:
        """Show what stands there now, ready to be corrected."""
        self._before = intake
        self.retranslate()
        self.forgive()
        for name, field in self.fields.items():
            field.set_words(self._shown(name))
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, intake: Intake) -> None:
        """What nobody corrected here says what the record says now; numbers that hide again hide here too."""
        before = {name: self._shown(name) for name in self.fields}
        self._before = intake
        for name, field in self.fields.items():
            if field.words() == before[name] != self._shown(name):
                field.set_words(self._shown(name))

    def _shown(self, name: str) -> str:
        """What stands in the record, in words: of the status its name, not its code."""
        words = str(getattr(self._before, name))
        return status_words(words, language()) if name == "kind" else words

    def refuse(self, name: str, words: str) -> None:
        """Say why not, and go to the field."""
        self.forgive()
        self._reason.say(words)
        self._reason.show()
        field = self.fields.get(name)
        if isinstance(field, TextArea):
            field.set_invalid(True)
        elif field is not None:
            with_property(field.edit, "invalid", "true")
        (field or self.save_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def forgive(self) -> None:
        """Take complaints back."""
        self._reason.hide()
        for field in self.fields.values():
            if isinstance(field, TextArea):
                field.set_invalid(False)
            else:
                with_property(field.edit, "invalid", "false")

    def _send(self) -> None:
        changes = tuple(
            (name, Words(status_code(field.words()) if name == "kind" else field.words()))
            for name, field in self.fields.items()
            if field.words().strip() != self._shown(name).strip()
        )
        if changes:
            self.sent.emit(AmendIntake(changes))
        else:
            self.given_up.emit()

    @override
    def retranslate(self) -> None:
        for name, row in self._rows.items():
            row.say(field_name(name, self._context, self._before))
        self._cancel.say(self.tr("Leave it as it was"))
        self.save_button.say(self.tr("Keep the correction"))

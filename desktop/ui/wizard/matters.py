"""The matters inside a complaint: the category of each, whether it is founded, and the reason told when it is not."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.issues import FOUNDED, Issue
from desktop.domain.content.head import House
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_property
from desktop.ui.widgets.segments import Segments
from desktop.ui.wizard.guard_hint import GuardHint

_KEY = int(Qt.ItemDataRole.UserRole)
_REASONED = frozenset({"no", "partly"})


class CategoryBox(QComboBox):
    """All categories under their groups; typing jumps, the wheel only turns it while it has the keyboard."""

    def __init__(self, object_name: str, context: Context, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        self._context = context
        self._house: House = house
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fill()

    def fill(self) -> None:
        """Say the categories in the language of now; the one chosen stays."""
        kept, taxonomy, language = self.value(), self._context.office.contents.taxonomy, self._context.language
        model = QStandardItemModel(self)
        model.appendRow(_item("", ""))
        for group in taxonomy.groups_of(self._house):
            head = _item("", group.text.get(language))
            head.setEnabled(False)
            model.appendRow(head)
            for leaf in taxonomy.leaves_of(group.id):
                model.appendRow(_item(leaf.id, leaf.text.get(language)))
        self.setModel(model)
        self.set_value(kept)

    def value(self) -> str:
        """Give the category chosen, or nothing."""
        return str(self.currentData(_KEY) or "")

    def set_value(self, category: str) -> None:
        """Show a category; one of another kind of house is added so that it is not hidden."""
        at = self.findData(category, _KEY) if category else 0
        if at < 0:
            self.addItem(self._context.label("category", category), category)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def set_invalid(self, invalid: bool) -> None:
        """Frame it."""
        with_property(self, "invalid", "true" if invalid else "false")

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()


def _item(key: str, words: str) -> QStandardItem:
    item = QStandardItem(words)
    item.setData(key, _KEY)
    return item


class MatterRow(Retranslated, QWidget):
    """One matter; `named` its category was chosen, `judged` a verdict with its reason."""

    named_as = Signal(object, str)
    judged = Signal(object, str, str)
    typed = Signal()

    def __init__(self, key: UUID, context: Context, house: House, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"matter_{key.hex}")
        self.key, self._context = key, context
        self._issue: Issue | None = None
        self.category = CategoryBox(f"category_{key.hex}", context, house)
        self.founded = Segments(f"founded_{key.hex}")
        self.reason = LineField(f"founded_reason_{key.hex}", limit=4000)
        self._label = PlainLabel("", "strong")
        self._note = PlainLabel("", "note")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.TIGHT)
        verdict = QHBoxLayout()
        verdict.setSpacing(Space.SMALL)
        verdict.addWidget(self._label)
        verdict.addWidget(self.founded)
        verdict.addStretch(1)
        verdict.addWidget(self._note)
        box.addWidget(self.category)
        box.addLayout(verdict)
        box.addWidget(self.reason)
        box.addWidget(GuardHint(self.reason, context, "planned"))
        self.category.activated.connect(self._on_category)
        self.founded.chosen.connect(self._on_founded)
        self.reason.edited.connect(self.typed)
        self.reason.edit.editingFinished.connect(self._on_reason)
        self.reason.hide()
        self.retranslate()

    def show_issue(self, issue: Issue) -> None:
        """Show what the record says of this matter."""
        typing = self.unsent()
        self._issue = issue
        self.category.set_value(issue.category)
        if not typing:
            self.founded.set_value(issue.founded if issue.judged_by else None)
            self.reason.set_words(issue.reason)
        self._show_reason()

    def unsent(self) -> bool:
        """Whether a verdict stands here that the record does not have."""
        said, verdict = self.reason.words(), self.founded.value()
        known = self._issue
        if verdict is None:
            return False
        if known is None or not known.judged_by:
            return True
        return verdict != known.founded or (verdict in _REASONED and said != known.reason)

    def send_verdict(self) -> None:
        """Send the verdict as it stands, also one without its reason, so that the rule can say what is missing."""
        if self.unsent():
            self.judged.emit(self.key, self.founded.value() or "unknown", self.reason.words())

    @override
    def retranslate(self) -> None:
        self._label.setText(self.tr("Founded?"))
        self._note.setText(self.tr("may change; reason kept"))
        self.category.setAccessibleName(self.tr("Category"))
        self.category.setPlaceholderText(self.tr("Choose the category"))
        self.founded.say(self.tr("Founded?"), [(key, self._context.label("founded", key)) for key in FOUNDED])
        self.reason.say(
            self.tr("The reason, as told to the customer"),
            self.tr("What was found, and why, in words the customer was told"),
        )
        self.category.fill()

    def _show_reason(self) -> None:
        self.reason.setVisible((self.founded.value() or "") in _REASONED)

    def _on_category(self) -> None:
        if (category := self.category.value()) and not (self._issue and self._issue.category == category):
            self.category.set_invalid(False)
            self.named_as.emit(self.key, category)

    def _on_founded(self, verdict: str) -> None:
        self._show_reason()
        self.typed.emit()
        if verdict == "no" and not self.reason.words():
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.send_verdict()

    def _on_reason(self) -> None:
        if self.reason.words():
            self.reason.set_error("")
            self.send_verdict()


class MattersCard(Retranslated, Card):
    """All matters, and a way to name one more."""

    named_as = Signal(object, str)
    judged = Signal(object, str, str)
    typed = Signal()

    def __init__(
        self, context: Context, house: House, new_id: Callable[[], UUID], parent: QWidget | None = None
    ) -> None:
        super().__init__("matters_card", parent)
        self._context, self._new_id = context, new_id
        self._house: House = house
        self._rows: dict[UUID, MatterRow] = {}
        self._add = HintButton("add_matter", "link")
        self._add.clicked.connect(self.add_row)
        self.set_corner(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        self.body.addLayout(self._column)
        self.retranslate()

    def show_issues(self, issues: Mapping[UUID, Issue]) -> None:
        """Show the matters of the record; without any, one to be named."""
        for key, issue in issues.items():
            if key not in self._rows:
                # The row that was waiting for its name takes the first matter that came from elsewhere.
                self._drop_empty()
                self._put_row(key)
            self._rows[key].show_issue(issue)
        if not self._rows:
            self.add_row()
        self._add.setEnabled(len(issues) == len(self._rows))

    def rows(self) -> tuple[MatterRow, ...]:
        """Give the rows in order."""
        return tuple(self._rows.values())

    def add_row(self) -> None:
        """Open a row for one more matter."""
        row = self._put_row(self._new_id())
        self._add.setEnabled(False)
        if len(self._rows) > 1:
            row.category.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self._add.say(self.tr("Add a second matter"))
        self.say(self.tr("What it is about"))

    def _drop_empty(self) -> None:
        for key, row in list(self._rows.items()):
            if not row.category.value():
                row.hide()
                row.deleteLater()
                del self._rows[key]

    def _put_row(self, key: UUID) -> MatterRow:
        if self._rows:
            self._column.addWidget(Hairline())
        row = MatterRow(key, self._context, self._house)
        row.named_as.connect(self.named_as)
        row.judged.connect(self.judged)
        row.typed.connect(self.typed)
        self._rows[key] = row
        self._column.addWidget(row)
        return row

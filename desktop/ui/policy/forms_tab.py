"""The forms that the packs in force use, each with its blank sheet to look at, and the reports, lists and guides beside them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.policy.late import LateTab
from desktop.ui.policy.reading import Book
from desktop.ui.policy.sections import used
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.policies import PackVersion

# The sheet by which this program prints a form that a pack names.
SHEETS = {
    "complaint-register": "register", "hospital-register": "register", "coordination-order": "coordination",
    "delay-application": "delay", "handling-sheet": "handling", "dealership-handling-form": "handling",
    "non-acceptance-notice": "notice", "archive-cover": "cover", "regulator-reply": "reply", "response-letter": "reply",
    "appeal": "appeal", "appeal-report": "appeal", "handover-slip": "handover", "investigation-report": "investigation",
    "statistics-table": "month", "analysis-minutes": "meeting",
}  # fmt: skip
_KEY = 220


class FormsTab(LateTab):
    """A form opens as a blank sheet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "policy_forms")
        self._context = context
        self._book: Book | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollBody("policy_forms_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        outer.addWidget(self._scroll)
        self.buttons: list[HintButton] = []

    def show_book(self, book: Book) -> None:
        """Show the packs in force."""
        self._book = book
        self.refresh()

    @override
    def fill(self) -> None:
        if self._book is None:
            return
        self.buttons = []
        while (item := self._scroll.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for version in self._book.current():
            self._scroll.body.addWidget(self._card(version))
        self._scroll.body.addStretch(1)

    def _card(self, version: PackVersion) -> Card:
        pack, context = version.pack, self._context
        card = Card(f"policy_forms_{pack.id}")
        card.say(pack.title.get(context.language), pack.version)
        for key in pack.desk.uses.forms:
            card.body.addWidget(self._form(pack.id, key))
        for part in used(pack, context.office.rulebook.almanac, context):
            for number, (name, words) in enumerate(part.lines):
                row = FactRow(f"policy_uses_{pack.id}_{number}", _KEY)
                row.say(name, words)
                card.body.addWidget(row)
        return card

    def _form(self, pack: str, key: str) -> QWidget:
        whole = named(QWidget(), f"policy_form_{pack}_{key}")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        name = self._context.label("use-form", key)
        row.addWidget(PlainLabel(name, ""))
        row.addStretch(1)
        sheet = SHEETS.get(key)
        if sheet is None:
            row.addWidget(PlainLabel(self.tr("on paper, not printed by this program"), "note"))
            return whole
        button = HintButton(f"policy_blank_{pack}_{key}", "quiet", icon="printer")
        button.say(self.tr("Blank sheet"))
        button.setAccessibleName(self.tr("Blank sheet: %1").replace("%1", name))
        button.clicked.connect(lambda _=False: self._context.nav.preview(None, sheet))
        self.buttons.append(button)
        row.addWidget(button)
        return whole

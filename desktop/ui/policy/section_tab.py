"""What the packs in force say to the desk: authority, routing, promises and retention, each with the button to change its figures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.policy.figures import figures
from desktop.ui.context import Context
from desktop.ui.policy.late import LateTab
from desktop.ui.policy.reading import Book
from desktop.ui.policy.sections import Part, Parts
from desktop.ui.policy.words import standing
from desktop.ui.theme import Size, Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.policies import PackVersion

_KEY = 220


class SectionTab(LateTab):
    """`change_asked` carries the version and where the figures stand that are to change."""

    change_asked = Signal(str, str)

    def __init__(self, context: Context, name: str, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"policy_{name}")
        self._context, self._name, self._parts = context, name, parts
        self._book: Book | None = None
        self._may_change = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollBody(f"policy_{name}_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        outer.addWidget(self._scroll)
        self.empty = EmptyHint(f"policy_{name}_empty", "book-open")
        outer.addWidget(self.empty)
        self.empty.hide()

    def show_book(self, book: Book, *, may_change: bool) -> None:
        """Show the packs in force."""
        self._book, self._may_change = book, may_change
        self.refresh()

    def facts(self) -> list[str]:
        """Every line shown, as a screen reader says it."""
        return [row.accessibleName() for row in self.findChildren(FactRow)]

    @override
    def fill(self) -> None:
        if self._book is None:
            return
        while (item := self._scroll.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        almanac, shown = self._context.office.rulebook.almanac, False
        for version in self._book.current():
            parts = self._parts(version.pack, almanac, self._context)
            if parts:
                shown = True
                self._add_pack(version)
                for part in parts:
                    self._scroll.body.addWidget(self._card(version, part))
        self._scroll.body.addStretch(1)
        self._scroll.setVisible(shown)
        self.empty.setVisible(not shown)
        self.empty.say(self.tr("Nothing stands here"), self.tr("No pack in force says anything about it."))

    def _add_pack(self, version: PackVersion) -> None:
        title = version.pack.title.get(self._context.language)
        head = PlainLabel(f"{title} · {version.pack.version} · {standing(version, self._context)}", "label")
        head.setMinimumHeight(Size.CHIP)
        self._scroll.body.addWidget(head)

    def _card(self, version: PackVersion, part: Part) -> Card:
        name = f"policy_{self._name}_{version.pack.id}_{part.key}"
        card = Card(name)
        card.say(part.title)
        known = any(one.path.startswith(part.prefix) for one in figures(version.pack)) if part.prefix else False
        if known and self._may_change and version.standing == "in-force":
            button = HintButton(f"{name}_change", "quiet", icon="pencil")
            button.say(self.tr("Change figures"))
            button.clicked.connect(lambda _=False: self.change_asked.emit(version.name, part.prefix))
            card.set_corner(button)
        for number, (key, words) in enumerate(part.lines):
            row = FactRow(f"{name}_{number}", _KEY)
            row.say(key, words)
            card.body.addWidget(row)
        if part.gap:
            card.body.addWidget(self._gap(part.gap))
        return card

    def _gap(self, words: str) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(IconMark("flag", "soon", 14))
        row.addWidget(PlainLabel(self.tr("Our own figure: %1").replace("%1", words), "small", wrap=True), 1)
        return whole

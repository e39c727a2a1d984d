"""The foot of the list: the keys, or what to do with the marked rows; and by what the list is sorted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.queue.note_button import NoteButton
from desktop.ui.queue.words import sort_words
from desktop.ui.theme import Space
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.key_hint import KeyHints
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic, with_role
from desktop.usecases.read_models import Sort


class QueueFoot(Retranslated, QFrame):
    """`sort_asked` to see the orders, `sort_chosen` with one of them; the rest is about marked rows."""

    sort_asked = Signal()
    sort_chosen = Signal(object)
    claim_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "queue_foot")
        with_role(self, "foot")
        self.setFixedHeight(36)
        self._sort, self._moment, self._marked = Sort.DUE, "", 0
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, 0)
        row.setSpacing(Space.SMALL)
        self.keys = (KeyHints(["J", "K"]), KeyHints(["Enter"]), KeyHints(["C"]), KeyHints(["Space"]), KeyHints(["?"]))
        self.count = named(PlainLabel("", "strong"), "queue_marked")
        self.claim, self.clear = (
            HintButton("queue_claim_marked", "link", icon="hand"),
            HintButton("queue_unmark", "link"),
        )
        self.order = NoteButton("queue_order", "chevrons-up-down")
        for hint in self.keys:
            row.addWidget(hint)
        for widget in (self.count, self.claim, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.order)
        self.order.clicked.connect(self.sort_asked)
        self.claim.clicked.connect(self.claim_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.show_marked(0, may_claim=False)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for hint, words in zip(
            self.keys,
            (self.tr("move"), self.tr("open"), self.tr("claim"), self.tr("mark"), self.tr("all keys")),
            strict=True,
        ):
            hint.say(words)
        self.clear.say(self.tr("Take the marks off"))
        self.show_order(self._sort, self._moment)
        self._say_marked()

    def show_order(self, sort: Sort, moment: str) -> None:
        """Say by what the list is sorted, and of when it is."""
        self._sort, self._moment = sort, moment
        words = self.tr("Sorted by %1").replace("%1", sort_words(sort))
        age = self.tr("as of %1").replace("%1", moment) if moment else ""
        self.order.say(" · ".join(part for part in (words, age) if part))
        self._fit()

    def _fit(self) -> None:
        """Where the letters are large the key that shows all others stays longest; while rows are marked the order gives way."""
        room = self.width() - Space.MEDIUM - 2 * Space.SMALL
        if self._marked:
            acts = (self.count, self.claim, self.clear)
            room -= sum(one.sizeHint().width() + Space.SMALL for one in acts if not one.isHidden())
            self.order.setVisible(self.order.sizeHint().width() <= room)
        else:
            self.order.show()
            room -= self.order.sizeHint().width()
        for hint in (self.keys[-1], *self.keys[:-1]):
            room -= hint.sizeHint().width() + Space.SMALL
            hint.setVisible(not self._marked and room >= 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_marked(self, count: int, *, may_claim: bool) -> None:
        """Offer what can be done with the marked rows, in place of the keys."""
        self._marked = count
        self.count.setVisible(count > 0)
        self.clear.setVisible(count > 0)
        self.claim.setVisible(count > 0 and may_claim)
        self._fit()
        self._say_marked()

    def _say_marked(self) -> None:
        self.count.setText(self.tr("%1 marked").replace("%1", str(self._marked)))
        self.claim.say(self.tr("Claim all of them"))

    def build_sorts(self, now: Sort) -> QMenu:
        """The menu of orders."""
        menu = named(QMenu(self), "sort_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for sort in Sort:
            action = menu.addAction(no_mnemonic(sort_words(sort)))
            action.setCheckable(True)
            action.setChecked(sort is now)
            action.triggered.connect(lambda _=False, to=sort: self.sort_chosen.emit(to))
        return menu

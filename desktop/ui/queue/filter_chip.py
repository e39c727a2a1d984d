"""One thing that narrows the list: a round button with a menu of choices; while it narrows, its cross takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from desktop.ui.theme import Type, type_font
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.naming import named, no_mnemonic, with_role

Choice = tuple[str, str]  # value, words
_CROSS = 26  # pixels at the right end
_WIDEST = 220


class FilterChip(EnterPresses, QToolButton):
    """`changed` when the person chose; `values` are the choices that narrow, empty = any."""

    changed = Signal()

    def __init__(self, object_name: str, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name)
        with_role(self, "filter")
        self._several = several
        self._name, self._any = "", ""
        self._choices: Sequence[Choice] = ()
        self.values: frozenset[str] = frozenset()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.ask)

    def say(self, name: str, any_words: str, choices: Sequence[Choice]) -> None:
        """Set what it narrows, what it says while it does not, and the choices."""
        self._name, self._any, self._choices = name, any_words, choices
        self._show()

    def set_values(self, values: frozenset[str]) -> None:
        """Show these choices without telling."""
        self.values = values
        self._show()

    def words(self) -> str:
        """What it says now."""
        if not self.values:
            return self._any
        said = [words for value, words in self._choices if value in self.values]
        known = said[0] if len(said) == 1 else str(len(self.values))
        return f"{self._name}: {known}" if self._name else known

    def _show(self) -> None:
        narrowed = bool(self.values)
        self.setChecked(narrowed)
        metrics = QFontMetrics(type_font(Type.LABEL))
        words = metrics.elidedText(self.words(), Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(no_mnemonic(f"{words}  ×" if narrowed else words))
        self.setAccessibleName(self.words())
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(type_font(Type.LABEL)).horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(words + 2 * 13 + 2, 30)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def ask(self) -> None:
        """Open the menu of choices."""
        self.setChecked(bool(self.values))
        menu = self.build_menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def build_menu(self) -> QMenu:
        """The menu: any, then each choice."""
        menu = named(QMenu(self), f"{self.objectName()}_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for value, words in (("", self._any), *self._choices):
            action = menu.addAction(no_mnemonic(words))
            action.setCheckable(True)
            action.setChecked(value in self.values if value else not self.values)
            action.triggered.connect(lambda _=False, chosen=value: self.choose(chosen))
            if not value:
                menu.addSeparator()
        return menu

    def choose(self, value: str) -> None:
        """Narrow by a choice, or by one more, or by one less; "" takes everything back."""
        if not value:
            self.values = frozenset()
        elif value in self.values:
            self.values -= {value}
        else:
            self.values = self.values | {value} if self._several else frozenset({value})
        self._show()
        self.changed.emit()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.values:
            self.choose("")
        elif e.key() == Qt.Key.Key_Down:
            self.ask()
        else:
            super().keyPressEvent(e)

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        if self.values and e.position().x() > self.width() - _CROSS and self.rect().contains(e.position().toPoint()):
            self.setDown(False)
            self.choose("")
            return
        super().mouseReleaseEvent(e)

"""Narrows the list to one room or ward, which is typed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction
from typing_extensions import override

from desktop.ui.queue.filter_chip import FilterChip
from desktop.ui.widgets.naming import named


class PlaceChip(FilterChip):
    """Its one value is what was typed."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent=parent)

    def place(self) -> str:
        """The room or ward, or ""."""
        return next(iter(self.values), "")

    @override
    def words(self) -> str:
        return f"{self._name}: {self.place()}" if self.values else self._any

    @override
    def build_menu(self) -> QMenu:
        menu = named(QMenu(self), f"{self.objectName()}_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        line = named(QLineEdit(self.place()), f"{self.objectName()}_line", self._any)
        line.setPlaceholderText(self._any)
        line.setMinimumWidth(200)
        line.selectAll()
        action = QWidgetAction(menu)
        action.setDefaultWidget(line)
        menu.addAction(action)
        line.returnPressed.connect(lambda: self._take(line.text(), menu))
        return menu

    @override
    def ask(self) -> None:
        self.setChecked(bool(self.values))
        menu = self.build_menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        line = menu.findChild(QLineEdit)
        if line is not None:
            line.setFocus()

    def _take(self, typed: str, menu: QMenu) -> None:
        menu.close()
        place = typed.strip()
        self.values = frozenset({place}) if place else frozenset()
        self._show()
        self.changed.emit()

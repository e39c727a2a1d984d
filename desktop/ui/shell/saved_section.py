"""The part of the rail with the lists that a person saved: one button each, and a menu to rename or remove it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, no_mnemonic
from desktop.ui.widgets.rail_button import RailButton


class SavedButton(RailButton):
    """F2 renames, Delete removes; the menu key shows both."""

    rename_asked = Signal()
    remove_asked = Signal()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        match e.key():
            case Qt.Key.Key_F2:
                self.rename_asked.emit()
            case Qt.Key.Key_Delete:
                self.remove_asked.emit()
            case _:
                super().keyPressEvent(e)


class SavedSection(Retranslated, QWidget):
    """Hidden while nothing is saved; each signal carries the name of a view."""

    chosen = Signal(str)
    rename_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "rail_saved")
        self.buttons: dict[str, SavedButton] = {}
        self._narrow, self._current = False, ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._title = PlainLabel("", "note")
        self._title.setContentsMargins(10, Space.TIGHT, 0, 0)
        self._column.addWidget(self._title)
        self.retranslate()
        self.show_names(())

    def show_names(self, names: Sequence[str]) -> None:
        """Show a button for each of these."""
        for old in self.buttons.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {name: self._add(number, name) for number, name in enumerate(names, start=1)}
        self.setVisible(bool(names))
        self.show_current(self._current)

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show how many cases each holds, in words such as "12" or "99+"."""
        for name, button in self.buttons.items():
            button.show_words(counts.get(name, ""))

    def show_current(self, name: str) -> None:
        """Mark the view where the person is, or none."""
        self._current = name
        for one, button in self.buttons.items():
            button.setChecked(one == name)

    def set_narrow(self, narrow: bool) -> None:
        """Show the icons alone."""
        self._narrow = narrow
        self._title.setVisible(not narrow)
        for button in self.buttons.values():
            button.set_narrow(narrow)

    def build_menu(self, name: str) -> QMenu:
        """What can be done with a view."""
        menu = named(QMenu(self), "saved_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(no_mnemonic(self.tr("Open"))).triggered.connect(lambda: self.chosen.emit(name))
        rename = menu.addAction(no_mnemonic(self.tr("Rename")))
        rename.setShortcut("F2")
        rename.triggered.connect(lambda: self.rename_asked.emit(name))
        remove = menu.addAction(no_mnemonic(self.tr("Remove")))
        remove.setShortcut("Del")
        remove.triggered.connect(lambda: self.remove_asked.emit(name))
        return menu

    def _add(self, number: int, name: str) -> SavedButton:
        button = SavedButton(f"rail_saved_{number}", "bookmark")
        button.say(name)
        button.set_narrow(self._narrow)
        button.clicked.connect(lambda: self.chosen.emit(name))
        button.rename_asked.connect(lambda: self.rename_asked.emit(name))
        button.remove_asked.connect(lambda: self.remove_asked.emit(name))
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._show_menu, name))
        self._column.addWidget(button)
        return button

    def _show_menu(self, name: str, at: QPoint) -> None:
        self.build_menu(name).popup(self.buttons[name].mapToGlobal(at))

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Saved views"))
        self._title.setText(self.tr("Saved views"))

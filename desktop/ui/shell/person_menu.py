"""The menu of the person who is signed in: language, look, settings, keys, change of person."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.context import Context
from desktop.ui.shell import password_dialog
from desktop.ui.shell.settings import LookChoice
from desktop.ui.theme import Language
from desktop.ui.widgets.naming import named

_T = TypeVar("_T")


def person_menu(
    window: QWidget,
    worn: tuple[Language, LookChoice],
    choose_language: Callable[[Language], None],
    choose_look: Callable[[LookChoice], None],
    acts: tuple[Callable[[], None], Callable[[], None], Callable[[], None]],
    context: Context,
) -> QMenu:
    """Make the menu; `worn` is marked, `acts` are settings, keys and lock; `context` is whose password may be changed."""
    translate = QCoreApplication.translate
    menu = named(QMenu(window), "person_menu")
    menu.aboutToHide.connect(menu.deleteLater)
    languages: tuple[tuple[Language, str], ...] = (("zh", "中文"), ("en", "English"))
    group = QActionGroup(menu)
    for language, words in languages:
        action = _choice(menu, group, words, chosen=worn[0] == language)
        action.triggered.connect(partial(_chosen, choose_language, language))
    menu.addSeparator()
    looks: tuple[tuple[LookChoice, str], ...] = (
        ("light", translate("MainWindow", "Light")), ("dark", translate("MainWindow", "Dark")), ("system", translate("MainWindow", "As the system")),
    )  # fmt: skip
    group = QActionGroup(menu)
    for look, words in looks:
        action = _choice(menu, group, words, chosen=worn[1] == look)
        action.triggered.connect(partial(_chosen, choose_look, look))
    menu.addSeparator()
    words_and_keys = (
        (translate("MainWindow", "Settings"), "Ctrl+,"),
        (translate("MainWindow", "Keys"), "F1"),
        (translate("MainWindow", "Lock, change person"), "Ctrl+L"),
    )
    for (words, keys), act in zip(words_and_keys, acts, strict=True):
        action = menu.addAction(words)
        action.setShortcut(keys)
        action.triggered.connect(act)
    _before(menu, menu.actions()[-1], context, window)
    return menu


def _before(menu: QMenu, lock: QAction, context: Context, window: QWidget) -> None:
    """What is this person's own, before the entry that locks."""
    if context.person.reads_figures:
        figures = QAction(QCoreApplication.translate("MainWindow", "Complaints in figures"), menu)
        figures.triggered.connect(partial(_figures, context))
        menu.insertAction(lock, figures)
    password = QAction(password_dialog.words(), menu)
    password.triggered.connect(partial(_ask, context, window))
    menu.insertAction(lock, password)


def _figures(context: Context, _checked: bool = False) -> None:
    context.nav.figures()


def _ask(context: Context, window: QWidget, _checked: bool = False) -> None:
    password_dialog.ask(context, window)


def _choice(menu: QMenu, group: QActionGroup, words: str, *, chosen: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(chosen)
    group.addAction(action)
    return action


def _chosen(choose: Callable[[_T], None], value: _T, _ticked: bool = False) -> None:
    """Choose, whatever the action says of its tick."""
    choose(value)

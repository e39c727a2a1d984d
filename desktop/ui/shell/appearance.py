"""Dresses the running program in a language and a look, and follows the system's look when that was chosen."""

from typing import assert_never

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.ui import i18n
from desktop.ui.shell.settings import LookChoice
from desktop.ui.theme import DARK, LIGHT, Language, Palette, Theme


class Appearance(QObject):
    """`changing` comes before everything is dressed anew, `changed` after."""

    changing = Signal()
    changed = Signal()

    def __init__(self, app: QApplication, language: Language | None = None, look: LookChoice = "system") -> None:
        super().__init__(app)
        self._app = app
        self.language: Language = language or system_language()
        self.look: LookChoice = look
        self._worn: tuple[Palette, Language] | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.wear(self.language, look)

    @property
    def palette(self) -> Palette:
        """The palette that the chosen look means now."""
        return palette_of(self.look)

    def wear(self, language: Language, look: LookChoice) -> None:
        """Put on a language and a look; nothing happens when they are worn already."""
        self.language, self.look = language, look
        wanted = (palette_of(look), language)
        if wanted == self._worn:
            return
        before, self._worn = self._worn, wanted
        self.changing.emit()
        Theme(*wanted).apply(self._app)
        if before is None or before[1] != language:
            i18n.install(self._app, language)
        self.changed.emit()

    def _follow(self) -> None:
        if self.look == "system":
            self.wear(self.language, self.look)


def palette_of(look: LookChoice) -> Palette:
    """The palette of a look; that of the system when the person leaves it to the system."""
    match look:
        case "light":
            return LIGHT
        case "dark":
            return DARK
        case "system":
            return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        case _:
            assert_never(look)


def system_language() -> Language:
    """Chinese where the computer speaks Chinese, else English."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"

"""What a person, or an administrator for the whole computer, may set here: it holds at once and is kept on this computer."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.context import Context
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.settings import LookChoice, Settings
from desktop.ui.theme import Language


class Preferences(QObject):
    """`idle_changed` carries minutes, 0 = the window never locks by itself."""

    idle_changed = Signal(int)

    def __init__(self, context: Context, settings: Settings, appearance: Appearance, frame: QWidget) -> None:
        super().__init__(frame)
        self._context, self._settings, self._appearance, self._frame = context, settings, appearance, frame
        context.shared_screen = settings.shared_screen

    @property
    def _me(self) -> str:
        return self._context.person.id

    # ── for the person ───────────────────────────────────────────────────────────────────────────
    @property
    def language(self) -> Language:
        """The language worn."""
        return self._appearance.language

    def choose_language(self, language: Language) -> None:
        """Speak Chinese or English."""
        self._appearance.wear(language, self._appearance.look)
        self._settings.set_language(language, self._me)
        self._settings.set_language(language)

    def switch_language(self) -> None:
        """Chinese or English, the other one."""
        self.choose_language("en" if self.language == "zh" else "zh")

    @property
    def look(self) -> LookChoice:
        """The look chosen."""
        return self._appearance.look

    def choose_look(self, look: LookChoice) -> None:
        """Light, dark, or as the system."""
        self._appearance.wear(self._appearance.language, look)
        self._settings.set_look(look, self._me)
        self._settings.set_look(look)

    @property
    def tray(self) -> bool:
        """Whether notices show beside the clock of the computer."""
        return self._settings.wants("tray", self._me)

    def set_tray(self, *, on: bool) -> None:
        """Show notices beside the clock of the computer, or in the window alone."""
        self._settings.set_wants("tray", self._me, on=on)

    @property
    def sound(self) -> bool:
        """Whether a notice is heard."""
        return self._settings.wants("sound", self._me)

    def set_sound(self, *, on: bool) -> None:
        """Let a notice be heard, or not."""
        self._settings.set_wants("sound", self._me, on=on)

    def ring(self) -> None:
        """A notice came."""
        if self.sound:
            QApplication.beep()

    # ── for the computer ─────────────────────────────────────────────────────────────────────────
    @property
    def shared_screen(self) -> bool:
        """Whether lists shorten the names of guests, since others see this screen."""
        return self._context.shared_screen

    def set_shared_screen(self, *, on: bool) -> None:
        """Shorten the names of guests in lists, or show them; every page says its words again."""
        self._settings.shared_screen = self._context.shared_screen = on
        for widget in (self._frame, *self._frame.findChildren(QWidget)):
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))

    @property
    def idle_minutes(self) -> int:
        """After how many minutes the window locks; 0 = never."""
        return self._settings.idle_minutes

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock the window after so many minutes without use; 0 = never."""
        self._settings.idle_minutes = minutes
        self.idle_changed.emit(minutes)

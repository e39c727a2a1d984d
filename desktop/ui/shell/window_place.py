"""Where the window was and how large: kept on this computer, whatever house is opened in it."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths
from PySide6.QtWidgets import QWidget

_KEY = "window/place"


class WindowPlace:
    """A file of the computer; one that cannot be read or written only means the usual place."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @classmethod
    def of_this_computer(cls) -> "WindowPlace":
        """In the folder that the system keeps for settings of programs."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        return cls(Path(folder) / "window.ini")

    def restore(self, window: QWidget) -> bool:
        """Put the window where it was; Qt moves it back onto a screen that is there. False when no place is known."""
        kept = self._file.value(_KEY)
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._file.setValue(_KEY, window.saveGeometry())
        self._file.sync()

"""What a person has chosen for this computer: language, look, column widths; an INI file beside the drafts of the house."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings

from desktop.ui.theme import Language

LookChoice = Literal["light", "dark", "system"]
USUAL_IDLE = 5  # minutes


class Settings:
    """Values by person id; the person "" is the computer itself, whose values the sign-in page wears."""

    def __init__(self, path: Path) -> None:
        """Read or begin the file; one that cannot be written only loses what was chosen."""
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @classmethod
    def beside(cls, where: str) -> "Settings":
        """The settings of a house's file."""
        path = Path(where)
        return cls(path.with_name(path.name + ".settings.ini"))

    def language(self, person: str = "") -> Language | None:
        """The language chosen, or None."""
        match self._read(person, "language"):
            case "zh":
                return "zh"
            case "en":
                return "en"
            case _:
                return None

    def set_language(self, value: Language, person: str = "") -> None:
        """Keep the language, for the person and for the next sign-in page."""
        self._keep(person, "language", value)

    def look(self, person: str = "") -> LookChoice | None:
        """The look chosen, or None."""
        match self._read(person, "look"):
            case "light":
                return "light"
            case "dark":
                return "dark"
            case "system":
                return "system"
            case _:
                return None

    def set_look(self, value: LookChoice, person: str = "") -> None:
        """Keep the look."""
        self._keep(person, "look", value)

    def widths(self, person: str) -> tuple[int, ...]:
        """The column widths of the queue in logical pixels, or nothing."""
        parts = self._read(person, "widths").split()
        return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()

    def set_widths(self, value: tuple[int, ...], person: str) -> None:
        """Keep the column widths."""
        self._keep(person, "widths", " ".join(map(str, value)))

    def pane_width(self, person: str) -> int:
        """The width of the pane beside the queue in logical pixels, or 0."""
        said = self._read(person, "pane-width")
        return int(said) if said.isdigit() else 0

    def set_pane_width(self, value: int, person: str) -> None:
        """Keep the width of the pane beside the queue."""
        self._keep(person, "pane-width", str(value))

    def saved_views(self, person: str) -> str:
        """The lists that the person saved, as `queue.saved_view` writes them."""
        return self._read(person, "saved-views")

    def set_saved_views(self, value: str, person: str) -> None:
        """Keep the lists that the person saved."""
        self._keep(person, "saved-views", value)

    def recent(self, person: str) -> tuple[str, ...]:
        """The numbers of the cases opened last, newest first."""
        return tuple(self._read(person, "recent").split())

    def set_recent(self, value: tuple[str, ...], person: str) -> None:
        """Keep the numbers of the cases opened last."""
        self._keep(person, "recent", " ".join(value))

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key or a move of the mouse the window locks; 0 = never."""
        said = self._read("", "idle-minutes")
        return int(said) if said.isdigit() else USUAL_IDLE

    @idle_minutes.setter
    def idle_minutes(self, value: int) -> None:
        self._keep("", "idle-minutes", str(value))

    @property
    def shared_screen(self) -> bool:
        """Whether others see this screen, so that lists shorten the names of guests."""
        return self._read("", "shared-screen") == "on"

    @shared_screen.setter
    def shared_screen(self, value: bool) -> None:
        self._keep("", "shared-screen", "on" if value else "off")

    def wants(self, what: str, person: str) -> bool:
        """Whether the person wants "tray" or "sound"; on until somebody turned it off."""
        return self._read(person, what) != "off"

    def set_wants(self, what: str, person: str, *, on: bool) -> None:
        """Keep what the person wants."""
        self._keep(person, what, "on" if on else "off")

    def sync(self) -> None:
        """Write what was chosen now; Qt would do it a moment later."""
        self._file.sync()

    def _read(self, person: str, name: str) -> str:
        value = self._file.value(_key(person, name), "")
        return value if isinstance(value, str) else ""

    def _keep(self, person: str, name: str, value: str) -> None:
        self._file.setValue(_key(person, name), value)


def _key(person: str, name: str) -> str:
    return f"person-{person}/{name}" if person else f"computer/{name}"

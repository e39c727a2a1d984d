"""What this computer remembers of where the house is: the choice, and who signed in at which server; never a password."""

import json
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QSettings

from desktop.usecases.whereabouts import Whereabouts, without_secrets

_NAME = "whereabouts.ini"
MOST = 7  # people whose faces are offered


class Remembered:
    """An INI file in the folder of this computer; one that cannot be written only forgets."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / _NAME), QSettings.Format.IniFormat)

    def place(self) -> Whereabouts:
        """Where the house was last chosen to be."""
        return Whereabouts(self._text("place/file"), self._text("place/url"))

    def choose(self, place: Whereabouts) -> None:
        """Keep where the house is."""
        self._file.setValue("place/file", place.file)
        self._file.setValue("place/url", without_secrets(place.url) if place.url else "")
        self._file.sync()

    def people(self, url: str) -> tuple[tuple[str, str], ...]:
        """Sign-in name and printed name of whoever signed in at this server here, the last one first."""
        try:
            found = json.loads(self._text(f"{_key(url)}/people") or "[]")
            return tuple((str(login), str(name)) for login, name in found)
        except (ValueError, TypeError):
            return ()  # somebody edited the file; the names are typed once more

    def came(self, url: str, login: str, name: str) -> None:
        """Remember that somebody signed in."""
        others = [one for one in self.people(url) if one[0] != login]
        self._file.setValue(f"{_key(url)}/people", json.dumps([(login, name), *others][:MOST]))
        self._file.sync()

    def keeps(self, url: str, login: str) -> bool:
        """Whether this person asked that the keyring keeps the password."""
        return self._text(f"{_key(url)}/kept-{login}") == "on"

    def keep(self, url: str, login: str, *, on: bool) -> None:
        """Remember whether the keyring is asked for this person."""
        self._file.setValue(f"{_key(url)}/kept-{login}", "on" if on else "off")
        self._file.sync()

    def _text(self, key: str) -> str:
        value = self._file.value(key, "")
        return value if isinstance(value, str) else ""


def server_file(folder: Path, where: str) -> Path:
    """Where this computer keeps what was chosen for a house on a server."""
    return folder / f"server-{_key(where)}"


def _key(url: str) -> str:
    return sha256(without_secrets(url).encode()).hexdigest()[:16]

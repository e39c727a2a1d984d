"""Wrong passwords typed on this computer, by server and sign-in name: as at the door of a file, five slow the sixth.

The server knows nothing of it; against whoever guesses with another program stands the server's own `auth_delay`.
"""

import contextlib
import json
from hashlib import sha256
from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Micros
from desktop.usecases.sign_in import LONGEST_WAIT, wait_after

_FILE = "tries.json"
_DIGITS = 16  # of the hash by which a server and a name are known: neither stands in the file
_FORGOTTEN: Micros = 24 * 3_600_000_000


class Tries:
    """Kept in a small file, so that closing the window does not begin anew."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path, self._clock = folder / _FILE, clock

    def check(self, where: str, login: str) -> None:
        """Refuse to try before the wait is over.

        Raises:
            Refusal: `password.wait` (detail: seconds).
        """
        failed, last = self._read().get(_key(where, login), (0, 0))
        # A clock that was set back makes nobody wait longer than the longest wait.
        left = min(last + wait_after(failed) - self._clock(), LONGEST_WAIT)
        if failed and left > 0:
            raise Refusal("password.wait", "password", str((left + 999_999) // 1_000_000))

    def wrong(self, where: str, login: str) -> None:
        """One more that did not fit.

        Raises:
            Refusal: `password.wait` when that was one too many.
        """
        known = self._read()
        failed = known.get(_key(where, login), (0, 0))[0] + 1
        self._write({**known, _key(where, login): (failed, self._clock())})
        self.check(where, login)

    def right(self, where: str, login: str) -> None:
        """The person is in: what went wrong before counts no more."""
        known = self._read()
        if known.pop(_key(where, login), None):
            self._write(known)

    def _read(self) -> dict[str, tuple[int, Micros]]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(key): (int(failed), int(last)) for key, (failed, last) in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}  # no file, or none of ours: nobody has tried yet

    def _write(self, known: dict[str, tuple[int, Micros]]) -> None:
        kept = {key: one for key, one in known.items() if abs(self._clock() - one[1]) < _FORGOTTEN}
        with contextlib.suppress(OSError):  # where nothing can be kept nobody is slowed, and nobody is kept out
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside = self._path.with_suffix(".new")
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(self._path)


def _key(where: str, login: str) -> str:
    return sha256(f"{where}|{login}".encode()).hexdigest()[:_DIGITS]

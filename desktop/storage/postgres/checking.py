"""Checks a house on a server from a desk: as far as the person there may see it, on connections of their own."""

from hashlib import sha256
from pathlib import Path

from desktop.domain.case.heads import heads_of
from desktop.domain.ids import Clock
from desktop.storage.checks import recall, remember, remember_tail
from desktop.storage.comparing import Expect
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify, verify_tail
from desktop.storage.verify_staff import Beyond
from desktop.usecases.checking import Checked
from desktop.usecases.findings import Verdict

_DIGITS = 24


class ServerChecks:
    """`checking.Checks`. What was found is kept on this desk for this person alone: it may tell of what others may not see."""

    def __init__(self, server: Server, folder: Path, expect: Expect, beyond: Beyond, clock: Clock) -> None:
        self._server, self._expect, self._beyond, self._clock = server, expect, beyond, clock
        self._path = checked_path(folder, server.where, server.person)

    @property
    def apart(self) -> bool:
        """A server lets another connection in."""
        return True

    @property
    def tail_apart(self) -> bool:
        """As the whole."""
        return True

    def last(self) -> Checked | None:
        """What is kept; None before the first check."""
        return recall(self._path)

    def tail(self) -> Verdict:
        """See `checking.Checks`."""
        known = self.last()
        with self._server.again() as own:
            verdict = verify_tail(own, heads_of(known.head) if known else None, partly=True)
        remember_tail(self._path, verdict)
        return verdict

    def whole(self) -> Verdict:
        """See `checking.Checks`; restricted cases, health notes and who looked are left to the server's own administrator."""
        known = self.last()
        with self._server.again() as own:
            anchor = heads_of(known.head) if known else None
            verdict = verify(own, self._expect, anchor, partly=True, beyond=self._beyond)
        remember(self._path, verdict, self._clock())
        return verdict


def checked_path(folder: Path, where: str, person: str) -> Path:
    """The file of what one person's checks of one server found."""
    return folder / f"{sha256(f'{where}|{person}'.encode()).hexdigest()[:_DIGITS]}.checked"

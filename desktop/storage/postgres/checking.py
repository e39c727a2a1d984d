"""Checks a house on a server from a desk: as far as the person there may see it, on connections of their own."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from desktop.domain.case.heads import heads_of
from desktop.domain.ids import Clock
from desktop.storage.checks import recall, remember, remember_tail
from desktop.storage.comparing import Expect
from desktop.storage.postgres import troubles
from desktop.storage.postgres.addresses import kept_under
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify, verify_tail
from desktop.storage.verify_staff import Beyond
from desktop.usecases.checking import Checked
from desktop.usecases.findings import Kind, Verdict

_DIGITS = 24
_OF_A_HEAD = frozenset({Kind.BEHIND, Kind.DIFFERS})  # without a number: not on a sheet, but as this desk saw it
_AHEAD = 60_000_000  # microseconds by which this computer may misjudge the clock of the server
_RESTORED = "SELECT at, copy FROM restored()"


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

    def tail(self, *, lists: bool = False) -> Verdict:
        """See `checking.Checks`."""
        return self._tail(self.last(), lists=lists)

    def noted(self) -> Verdict:
        """See `checking.Checks`: the tail again, without a head to compare with."""
        return self._tail(None)

    def _tail(self, known: Checked | None, *, lists: bool = False) -> Verdict:
        with self._server.again() as own:
            seen, anchor = own.clock(), heads_of(known.head) if known else None
            verdict = verify_tail(own, anchor, partly=True, expect=self._expect if lists else None, beyond=self._beyond)
            verdict = _explained(own, verdict, known)
        remember_tail(self._path, verdict, seen)
        return verdict

    def whole(self) -> Verdict:
        """See `checking.Checks`; restricted cases, health notes and who looked are left to the server's own administrator."""
        known = self.last()
        with self._server.again() as own:
            seen, anchor = own.clock(), heads_of(known.head) if known else None
            verdict = verify(own, self._expect, anchor, partly=True, beyond=self._beyond)
            verdict = _explained(own, verdict, known)
        remember(self._path, verdict, self._clock(), seen)
        return verdict


def _explained(server: Server, verdict: Verdict, known: Checked | None) -> Verdict:
    """Without the head that this desk saw, where the server's administrator has entered since that a copy was put back.

    That is said also where this desk had seen nothing that the copy has not: others wrote meanwhile.
    """
    if known is None:
        return verdict
    left = tuple(one for one in verdict.findings if one.kind not in _OF_A_HEAD or one.number)
    try:
        at, copy = next(iter(server.text(_RESTORED)), (0, 0))
    except (troubles.Unprepared, troubles.Forbidden):
        return verdict  # a server that was not brought up yet tells nothing
    # Whoever can enter what was not, or at another time, takes nothing away by it.
    if not known.seen < at <= server.clock() + _AHEAD or not copy:
        return verdict
    return replace(verdict, findings=left, restored=min(copy, at))


def checked_path(folder: Path, where: str, person: str) -> Path:
    """The file of what one person's checks of one house found."""
    where = kept_under(folder, where)
    return folder / f"{sha256(f'{where}|{person}'.encode()).hexdigest()[:_DIGITS]}.checked"

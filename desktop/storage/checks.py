"""Keeps beside the file of a house when it was last checked and which head it had: an old backup put in its place is noticed."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from desktop.domain.case.heads import heads_of
from desktop.domain.ids import Clock, Micros
from desktop.storage import troubles
from desktop.storage.backup import kept_at
from desktop.storage.comparing import Expect
from desktop.storage.engine import Database
from desktop.storage.verify import verify, verify_tail
from desktop.storage.verify_staff import Beyond
from desktop.usecases.checking import Checked
from desktop.usecases.findings import Finding, Kind, Verdict

_MOST = 20  # findings that are kept


class FileChecks:
    """`checking.Checks` of a file."""

    def __init__(self, database: Database, expect: Expect, beyond: Beyond, clock: Clock) -> None:
        self._database, self._expect, self._beyond, self._clock = database, expect, beyond, clock
        self._path = kept_at(database.path)

    @property
    def apart(self) -> bool:
        """A sound SQLite lets a second connection in."""
        return not self._database.safe

    @property
    def tail_apart(self) -> bool:
        """The tail is read on the connection of the window: it takes a moment."""
        return False

    def last(self) -> Checked | None:
        """What is kept; None before the first check, or where it cannot be read."""
        return recall(self._path)

    def tail(self, *, lists: bool = False) -> Verdict:
        """`lists` are this desk's own words here. The end of the chain, against the head that was seen the last time; a head that holds is kept for the next time."""
        del lists
        known = self.last()
        verdict = verify_tail(self._database, heads_of(known.head) if known else None)
        remember_tail(self._path, verdict)
        return verdict

    def noted(self) -> Verdict:
        """`restore` of a file forgets the head by itself."""
        return self.tail()

    def whole(self) -> Verdict:
        """Everything, against the same head."""
        known = self.last()
        anchor = heads_of(known.head) if known else None
        try:
            own = self._database.again()
        except troubles.Alone:
            verdict = verify(self._database, self._expect, anchor, beyond=self._beyond)
        else:
            with own:
                verdict = verify(own, self._expect, anchor, beyond=self._beyond, halved=True)
        remember(self._path, verdict, self._clock())
        return verdict


def recall(path: Path) -> Checked | None:
    """Read what was kept."""
    try:
        body: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = body.pop("findings")
        findings = tuple(
            Finding(Kind(one["kind"]), one["seq"], one["number"], one["detail"], one.get("more", 0)) for one in found
        )
        return Checked(findings=findings, **body)
    except (OSError, ValueError, TypeError, KeyError):
        return None  # never checked here, or the note was lost: the next check writes another


def remember_tail(path: Path, verdict: Verdict, seen: Micros = 0) -> None:
    """Keep the head of a tail that holds; that of a house put back only once somebody took note of it."""
    if verdict.holds and not verdict.restored:
        _write(path, replace(recall(path) or Checked(0, 0, ""), head=verdict.anchor, seen=seen))


def remember(path: Path, verdict: Verdict, at: Micros, seen: Micros = 0) -> None:
    """Keep a whole check; a head that does not hold, or was not taken note of, never takes the place of a good one."""
    known = recall(path)
    new = known is None or (verdict.holds and not verdict.restored)
    head, seen = (known.head, known.seen) if known is not None and not new else (verdict.anchor, seen)
    _write(path, Checked(at, verdict.entries, head, verdict.findings[:_MOST], seen))


def _write(path: Path, checked: Checked) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(json.dumps(asdict(checked), ensure_ascii=False), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise troubles.ReadOnly(path.parent) from error

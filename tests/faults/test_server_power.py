"""A power cut of a server at its worst: of its journal only what it says is on the disk survives, of its tables what a checkpoint left.

PostgreSQL is not watched file by file, as SQLite is in `power`: it is taken at its word, `pg_current_wal_flush_lsn()`. What lies in
its journal behind that is blotted out, its tables are those from before the first promise, and from these it must come back with
everything that was promised. That its word is true is a matter of the disk and of `fsync`, which this cannot show.
"""

import random
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests import shared
from tests.cluster import Cluster, duplicate
from tests.faults import desks
from tests.faults.long import LONG, figures
from tests.faults.processes import Other
from tests.faults.promises import Heard, tally_of, texts_on

pytestmark = pytest.mark.timeout(7200 if LONG else 300)
CUTS, SERIES = 100 if LONG else 2, 10
DICE = random.Random(20260301)  # noqa: S311 - nothing secret
# No checkpoint by itself: the tables stay as they were, and all that happened must come from the journal.
QUIET = (
    "checkpoint_timeout=1d",
    "max_wal_size=8GB",
    "wal_writer_delay=10s",
    "wal_writer_flush_after=1GB",
    "autovacuum=off",
)


@contextmanager
def running(folder: Path) -> Generator[Cluster]:
    """A server of which nothing but the journal is on the disk for certain; its tables are kept in `folder / "before"`."""
    made = shared.prepared(durable=True, options=QUIET)
    try:
        made.stop()
        made.start()
        duplicate(made.data, folder / "before")
        yield made
    finally:
        made.remove()


def cut(server: Cluster, before: Path, after: Path) -> None:
    """Put together what a cut at this moment leaves."""
    duplicate(before, after)
    with server.boss() as boss:
        row = boss.execute("SELECT (f).file_name, (f).file_offset FROM (SELECT pg_walfile_name_offset(pg_current_wal_flush_lsn()) f) x").fetchone()  # fmt: skip
    assert row is not None
    last, offset = str(row[0]), int(row[1])
    for old in (after / "pg_wal").glob("0*"):
        old.unlink()
    for segment in (server.data / "pg_wal").glob("0*"):
        if segment.name <= last:
            content = segment.read_bytes()
            kept = content if segment.name < last else content[:offset] + bytes(len(content) - offset)
            (after / "pg_wal" / segment.name).write_bytes(kept)


def lost_by_cuts(folder: Path, cuts: int, more: str = "") -> tuple[int, int]:
    """(promised, lost) over so many cuts of one server while three desks write."""
    heard, lost = Heard(), 0
    with running(folder) as server, ExitStack() as open_desks:
        place = f"postgresql://127.0.0.1:{server.port}/house{more}"
        others = [
            open_desks.enter_context(Other(desks.write, place, person, f"{person}{time.time_ns()}", None, "durable"))
            for person in ("li", "chen", "wang")
        ]
        for number in range(cuts):
            for one in others:
                heard.add(one.hear() for _ in range(DICE.randint(4, 10)))
                heard.add(one.waiting())
            cut(server, folder / "before", folder / f"after{number}")
            survivor = Cluster(like=folder / f"after{number}")
            lost += len(tally_of(texts_on(survivor, "house"), heard).lost)
            survivor.remove()
            shutil.rmtree(folder / f"after{number}")
    return len(heard.promised), lost


def test_a_power_cut_loses_nothing_promised(tmp_path: Path) -> None:
    """After so many cuts a fresh server: every survivor is read whole, and the desks write all the time."""
    found = [lost_by_cuts(_folder(tmp_path), min(CUTS, SERIES)) for _ in range(max(1, CUTS // SERIES))]
    promised, lost = (sum(one) for one in zip(*found, strict=True))
    figures("power cuts, server", f"{CUTS} cuts, {promised} promised, {lost} lost")
    assert promised > CUTS
    assert lost == 0


def test_a_server_that_promises_before_its_disk_has_it_loses_some(tmp_path: Path) -> None:
    """The control."""
    lax = "?options=-csynchronous_commit%3Doff"
    assert any(lost_by_cuts(_folder(tmp_path), 1, lax)[1] for _ in range(10))


def _folder(tmp_path: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=tmp_path))

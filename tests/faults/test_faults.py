"""Kills, power cuts, races and damage: nothing acknowledged is lost, nothing is done twice, nothing wrong goes unnoticed.

Each proof of an absence has a control that must fail. `AMENDS_FAULTS=1` runs them long: 200 kills, 2,000 cuts, 100,000 claims.
"""

import random
import shutil
import tempfile
import threading
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.heads import Heads
from desktop.storage import troubles
from desktop.storage.engine import Database, open_house
from desktop.storage.log import SqliteLog
from desktop.storage.verify import verify
from desktop.usecases.findings import Kind
from tests.builders import Books, books, expect, opening
from tests.faults import worker
from tests.faults.long import LONG, figures
from tests.faults.processes import Other

pytestmark = pytest.mark.timeout(3600 if LONG else 300)  # two hundred kills take minutes on a busy machine
KILLS, CUTS, CASES, FLIPS = (200, 2000, 12_500, 2000) if LONG else (6, 12, 250, 60)
DESKS, AT_ONCE = 8, 100  # claiming at once; cuts in the life of one house
DICE = random.Random(20260301)  # noqa: S311 - nothing secret


@pytest.fixture
def house(tmp_path: Path) -> Books:
    made = books(tmp_path / "house.amends")
    made.database.close()
    return made


# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────
def lost_by_kills(path: Path, kills: int, when: str) -> tuple[int, int]:
    """(acknowledged, lost) over so many kills of a writer, each in the middle of its work."""
    acknowledged = list[UUID]()
    for _ in range(kills):
        with Other(worker.write, path, when, DICE.randrange(1000)) as other:
            acknowledged += [other.hear() for _ in range(DICE.randint(1, 25))]
            # A moment at random, not the moment of a promise: between reading, deciding, writing and the commit.
            timer = threading.Timer(DICE.random() * 0.01, other.kill)
            timer.start()
            acknowledged += other.rest()
            timer.join()
    with open_house(path) as opened:
        log = SqliteLog(opened)
        assert verify(opened, expect).findings == ()
        return len(acknowledged), sum(log.done(command) is None for command in acknowledged)


def test_a_killed_writer_loses_nothing_it_acknowledged(house: Books) -> None:
    acknowledged, lost = lost_by_kills(house.path, KILLS, "durable")
    assert acknowledged > KILLS
    assert lost == 0


def test_one_that_acknowledges_too_early_loses_some(house: Books) -> None:
    """The control. It is killed until that shows, which a few kills do; a hundred that show nothing would be a failure."""
    for _ in range(25):
        if lost_by_kills(house.path, 4, "early")[1]:
            return
    pytest.fail("nothing was ever lost: the kills fall where they prove nothing")


# ── power cuts ───────────────────────────────────────────────────────────────────────────────────
def lost_by_cuts(folder: Path, synchronous: str, cuts: int) -> list[int]:
    """How many acknowledged entries each cut lost; what survives must be whole in itself."""
    if cuts > AT_ONCE:
        with tempfile.TemporaryDirectory(dir=folder) as one:
            first = lost_by_cuts(Path(one), synchronous, AT_ONCE)
        return first + lost_by_cuts(folder, synchronous, cuts - AT_ONCE)
    with Other(worker.cut, folder, synchronous, cuts, DICE.randrange(1000)) as other:
        said = list(other.rest())
        assert other.ended() == 0
    lost: list[int] = []
    for after, acknowledged in said:
        with open_house(after / "house.amends") as opened:
            verdict = verify(opened, expect)
            assert verdict.findings == ()
            lost.append(max(0, acknowledged - verdict.entries))
    return lost


def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    lost = lost_by_cuts(tmp_path, "FULL", CUTS)
    figures("power cuts, file", f"{len(lost)} cuts, {sum(lost)} lost")
    assert len(lost) == CUTS
    assert sum(lost) == 0


@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_a_laxer_file_loses_some(tmp_path: Path, synchronous: str) -> None:
    """The control: without a sync at every commit the same cuts lose what was acknowledged."""
    lost = lost_by_cuts(tmp_path, synchronous, 6)
    assert len(lost) == 6
    assert sum(lost) > 0


# ── two desks, one case ──────────────────────────────────────────────────────────────────────────
def raced(path: Path, how: str) -> Counter[UUID]:
    """Eight processes claim the same cases at once; how often each case was won."""
    won: Counter[UUID] = Counter()
    with ExitStack() as ended:
        people = [ended.enter_context(Other(worker.claim, path, f"desk-{n}", how)) for n in range(DESKS)]
        for one in people:
            assert one.hear() == "ready"
        for one in people:
            one.tell("go")
        for one in people:
            won.update(one.rest())
            assert one.ended() == 0
    return won


def contested(path: Path, many: int) -> list[UUID]:
    with Database(path, synchronous="OFF") as opened:
        made = books(path, opened)
        with made.log.together():
            return [made.clerk.receive() for _ in range(many)]


def test_no_case_is_claimed_twice(house: Books) -> None:
    cases = contested(house.path, CASES)
    won = raced(house.path, "log")
    figures("claims, file", f"{DESKS * CASES} claims by {DESKS} processes, {won.total()} won of {CASES} cases")
    assert won == Counter(cases)
    with open_house(house.path) as opened:
        claims = opened.text("SELECT count(*), count(DISTINCT case_id) FROM log WHERE events LIKE '%handling.claimed%'")
        assert claims == [(CASES, CASES)]
        assert verify(opened, expect).findings == ()


def test_looking_first_and_writing_then_claims_twice(house: Books) -> None:
    """The control: the same race over a row that is read and then written."""
    cases = contested(house.path, 200)
    won = raced(house.path, "naive")
    assert set(won) == set(cases)
    assert sum(won.values()) > len(cases)


# ── damage ───────────────────────────────────────────────────────────────────────────────────────
def lived_in(path: Path) -> Heads:
    with Database(path) as opened:
        made = books(path, opened)
        for n in range(12):
            case_id = made.clerk.receive(opening("空调整夜响。" * (n + 1)))
            made.clerk.save(case_id, f"第 {n} 位")
        return Heads(made.log.head())


TABLES = ("log", "words", "ticket", "issue", "promise", "option", "evidence", "source")


def content(database: Database) -> list[object]:
    return [database.text(f'SELECT * FROM "{table}" ORDER BY 1, 2') for table in TABLES]  # noqa: S608 - names of our own tables


def noticed(path: Path, anchor: Heads, whole: list[object]) -> bool:
    """Whether damage is refused or found; what passes unnoticed must have changed nothing that anybody reads."""
    try:
        with open_house(path, look=None) as opened:
            if not verify(opened, expect, anchor).holds:
                return True
            assert content(opened) == whole
            return False
    except troubles.FileTrouble:
        return True


def test_one_flipped_bit_is_found_or_changes_nothing(house: Books, tmp_path: Path) -> None:
    anchor = lived_in(house.path)
    with open_house(house.path) as opened:
        whole = content(opened)
    good = house.path.read_bytes()
    found = 0
    path = tmp_path / "flipped.amends"
    for _ in range(FLIPS):
        at = DICE.randrange(len(good) * 8)
        damaged = bytearray(good)
        damaged[at // 8] ^= 1 << at % 8
        path.write_bytes(bytes(damaged))
        found += noticed(path, anchor, whole)
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
    assert found > 0
    path.write_bytes(good)
    assert not noticed(path, anchor, whole)


def test_a_file_cut_anywhere_is_refused_or_found(house: Books, tmp_path: Path) -> None:
    anchor = lived_in(house.path)
    good = house.path.read_bytes()
    for at in sorted(DICE.randrange(1, len(good) // 4096) * 4096 + shift for shift in (0, 1, 2000) for _ in range(5)):
        path = tmp_path / f"{at}.amends"
        path.write_bytes(good[:at])
        assert noticed(path, anchor, []), at


def test_a_lost_journal_is_an_old_backup(house: Books, tmp_path: Path) -> None:
    """Whoever deletes the -wal gets the file of the last checkpoint: whole in itself, and behind what was printed."""
    lived_in(house.path)
    with Database(house.path) as opened:
        made = books(house.path, opened)
        for _ in range(5):
            made.clerk.receive()
        anchor = Heads(made.log.head())
        assert house.path.with_name("house.amends-wal").stat().st_size > 0
        alone = tmp_path / "alone.amends"
        shutil.copy(house.path, alone)
    with open_house(alone) as without:
        assert verify(without, expect).holds
        assert [one.kind for one in verify(without, expect, anchor).findings] == [Kind.BEHIND]


def test_a_full_disk_in_the_middle_of_a_command_leaves_it_out(house: Books) -> None:
    with Database(house.path) as opened:
        made = books(house.path, opened)
        for _ in range(5):
            made.clerk.receive()
        pages = opened.text("PRAGMA page_count")[0][0]
        full = 0
        for more in range(1, 40):
            opened.text(f"PRAGMA max_page_count = {pages + more}")
            try:
                made.clerk.receive(opening("很长的话。" * 2000))
            except troubles.Full:
                full += 1
        assert full > 3
        assert verify(opened, expect).findings == ()

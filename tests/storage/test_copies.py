"""Backups on a schedule: when one is due, what is noted of it, what a failed one leaves, and which are older than an erasure."""

from pathlib import Path

import pytest

from desktop.domain.case.heads import Heads
from desktop.domain.errors import Refusal
from desktop.storage import backup, troubles
from desktop.storage.copies import StoredCopies, beside
from desktop.storage.log import SqliteLog
from desktop.storage.looks import StoredLooks
from desktop.usecases.keeping import DAY, HOUR, Plan, Standing, is_due, is_worrying
from tests.builders import NOON, Books

DUE = [
    ("none yet", Plan("x"), Standing(), True),
    ("an hour old", Plan("x"), Standing(NOON - HOUR), False),
    ("a day old", Plan("x"), Standing(NOON - DAY), True),
    ("weekly, a day old", Plan("x", 168), Standing(NOON - DAY), False),
    ("by hand only", Plan("x", 0), Standing(), False),
    ("failed just now", Plan("x"), Standing(NOON - DAY, failed_at=NOON - HOUR // 2), False),
    ("failed an hour ago", Plan("x"), Standing(NOON - DAY, failed_at=NOON - HOUR), True),
    ("the clock was set back", Plan("x"), Standing(NOON + DAY), True),
    ("at three, made then", Plan("x", hour=3), Standing(NOON - 9 * HOUR), False),
    ("at three, made yesterday evening", Plan("x", hour=3), Standing(NOON - 16 * HOUR), True),
    ("at noon, made yesterday noon", Plan("x", hour=12), Standing(NOON - DAY), True),
    ("at one, made yesterday at one", Plan("x", hour=13), Standing(NOON - 23 * HOUR), False),
    ("at one, missed yesterday", Plan("x", hour=13), Standing(NOON - 30 * HOUR), True),
    ("weekly at three, five days old", Plan("x", 168, hour=3), Standing(NOON - 5 * DAY), False),
    ("weekly at three, seven days old", Plan("x", 168, hour=3), Standing(NOON - 7 * DAY), True),
    ("every six hours, whatever the hour", Plan("x", 6, hour=3), Standing(NOON - 6 * HOUR), True),
]
WORRYING = [
    ("none yet", Standing(), False),
    ("fresh", Standing(NOON - DAY), False),
    ("old", Standing(NOON - 4 * DAY), True),
    ("failed since", Standing(NOON - HOUR, failed_at=NOON), True),
    ("failed before", Standing(NOON, failed_at=NOON - HOUR), False),
]


@pytest.mark.parametrize(("name", "plan", "standing", "due"), DUE, ids=[one[0] for one in DUE])
def test_when_one_is_due(name: str, plan: Plan, standing: Standing, due: bool) -> None:
    del name
    assert is_due(plan, standing, NOON, 12, 0) is due


@pytest.mark.parametrize(("name", "standing", "worrying"), WORRYING, ids=[one[0] for one in WORRYING])
def test_when_somebody_should_look(name: str, standing: Standing, worrying: bool) -> None:
    del name
    assert is_worrying(Plan("x"), standing, NOON) is worrying


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def copies(house: Books, clock: Clock) -> StoredCopies:
    house.clerk.receive()
    return StoredCopies(house.database, clock)


def test_a_good_one_is_noted_with_its_head(copies: StoredCopies, house: Books, clock: Clock) -> None:
    made = copies.make()
    assert made.head == str(Heads(SqliteLog(house.database).head(), StoredLooks(house.database).head()))
    assert copies.standing() == Standing(NOON, str(made.path), made.head)
    assert copies.kept() == (made,)
    assert StoredCopies(house.database, clock).standing().good_at == NOON, "it is kept beside the house"


def test_a_failed_one_is_noted_and_the_last_good_one_stays(copies: StoredCopies, clock: Clock, tmp_path: Path) -> None:
    good = copies.make()
    clock.now += DAY
    wall = tmp_path / "a file, no folder"
    wall.write_bytes(b"")
    with pytest.raises(Refusal) as said:
        copies.make(wall)
    standing = copies.standing()
    assert said.value.reason == "file.readonly"
    assert (standing.good_at, standing.path) == (NOON, str(good.path))
    assert (standing.failed_at, standing.failed) == (clock.now, "file.readonly")
    copies.make()
    assert not copies.standing().failed, "the next good one takes it back"


def test_a_house_that_does_not_hold_is_noted_as_failed(copies: StoredCopies, house: Books) -> None:
    house.meddle("DROP TRIGGER log_fixed")
    house.meddle("UPDATE log SET actor = 'eve' WHERE seq = 1")
    with pytest.raises(Refusal):
        copies.make()
    assert copies.standing().failed == "backup.failed"
    assert copies.kept() == ()


def test_a_month_of_days_is_thinned(copies: StoredCopies, clock: Clock) -> None:
    for _ in range(40):
        copies.make()
        clock.now += DAY
    kept = copies.kept()
    assert 7 < len(kept) <= 7 + 5 + 2
    assert [one.at for one in kept[:7]] == [clock.now - n * DAY for n in range(1, 8)]
    folder = kept[0].path.parent
    assert len(list(folder.iterdir())) == 2 * len(kept), "nothing is left of those that went"


def test_the_plan_is_kept_and_a_folder_that_cannot_be_is_refused(
    copies: StoredCopies, house: Books, clock: Clock, tmp_path: Path
) -> None:
    copies.make()
    plan = Plan(str(tmp_path / "elsewhere"), 6, 2)
    with pytest.raises(troubles.NoFolder):
        copies.set_plan(plan)
    (tmp_path / "elsewhere").mkdir()
    copies.set_plan(plan)
    again = StoredCopies(house.database, clock)
    assert (again.plan(), again.standing().good_at) == (plan, NOON)
    with pytest.raises(Refusal):
        copies.set_plan(Plan(str(beside(house.path) / "below a file")))
    assert again.plan() == plan


def test_only_the_usual_folder_is_made(copies: StoredCopies, tmp_path: Path) -> None:
    assert copies.make().path.parent.is_dir()
    with pytest.raises(troubles.NoFolder):
        copies.make(tmp_path / "not mounted" / "kept")
    assert not (tmp_path / "not mounted").exists()
    assert copies.standing().failed == "backup.no_folder"


def test_copies_older_than_an_erasure_are_named(copies: StoredCopies, house: Books, clock: Clock) -> None:
    first = copies.make()
    aside = backup.copy_aside(house.path, "before-upgrade")
    clock.now += DAY
    erased = clock.now
    clock.now += DAY
    second = copies.make()
    named = {one.path for one in copies.older(erased)}
    assert first.path in named
    assert second.path not in named, "the control: it was made after"
    clock.now = 10**17
    assert aside in {one.path for one in copies.older(clock.now)}, "copies beside the house count too"

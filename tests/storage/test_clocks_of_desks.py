"""What a desk's own clock says is of no matter: entries bear the server's time, through wrong clocks, other zones, jumps and restarts."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.wording.words import Words
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD

HOUR = 3_600_000_000_000  # nanoseconds
_NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
Shift = Callable[[int], None]


@pytest.fixture
def name() -> Iterator[str]:
    with shared.copied() as made:
        yield made


@pytest.fixture
def shift(monkeypatch: pytest.MonkeyPatch) -> Shift:
    """Set the clock of this computer by so many nanoseconds."""
    real = time.time_ns

    def set_by(nanoseconds: int) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: real() + nanoseconds)

    return set_by


def there() -> int:
    """The server's time in microseconds."""
    with cluster().boss() as boss:
        row = boss.execute(_NOW).fetchone()
    assert row is not None
    return int(row[0])


def opened(name: str, options: str = "") -> tuple[Office, Desk]:
    office, person = bootstrap.open_shared(shared.address(name) + options, "li", PASSWORD)
    return office, office.desk(person)


def noted(office: Office, desk: Desk, case_id: UUID) -> int:
    """Write a note; gives the moment that its entry bears."""
    assert refusal_of(desk.do(AddNote(office.ids(), Words("记一笔")), case_id)) is None
    return office.log.load(case_id)[-1].stamp.at


def received(office: Office, desk: Desk) -> UUID:
    case_id = office.ids()
    assert refusal_of(desk.receive(OPENING, case_id=case_id)) is None
    return case_id


@pytest.mark.parametrize("hours", [-9_600, -13, -1, 1, 13, 9_600])
def test_a_clock_that_is_wrong_from_the_beginning(name: str, shift: Shift, hours: int) -> None:
    shift(hours * HOUR)
    before = there()
    office, desk = opened(name)
    at = noted(office, desk, received(office, desk))
    assert before <= at <= there()
    assert abs(office.clock() - there()) < 5_000_000
    office.close()


def test_a_clock_that_is_set_while_a_case_is_open(name: str, shift: Shift) -> None:
    office, desk = opened(name)
    case_id = received(office, desk)
    moments = [there()]
    for hours in (5, -5, 9_600, -9_600, 1, 0):  # by hand, and twice a year by an hour
        shift(hours * HOUR)
        moments += [noted(office, desk, case_id), there()]
        assert abs(office.clock() - there()) < 5_000_000
    assert moments == sorted(moments)
    office.close()


def test_the_server_restarts_while_the_clock_is_wrong(name: str, shift: Shift) -> None:
    shift(-7 * HOUR)
    office, desk = opened(name)
    case_id = received(office, desk)
    assert refusal_of(desk.do(Claim(), case_id)) is None
    cluster().stop()  # a crash would lose what this server, which does not wait for its disk, has promised
    shift(7 * HOUR)
    cluster().start()
    before = there()
    at = noted(office, desk, case_id)
    assert before <= at <= there()
    stamps = [entry.stamp.at for entry in office.log.load(case_id)]
    assert stamps == sorted(stamps)
    office.close()


@pytest.mark.parametrize("zone", ["Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Asia/Shanghai"])
def test_the_zone_of_server_and_session_is_of_no_matter(name: str, zone: str) -> None:
    """Zones with summer time, one by half an hour: an instant is the same number in each."""
    with cluster().boss(name) as boss:
        boss.execute(f"ALTER DATABASE {name} SET timezone = '{zone}'".encode())
    office, desk = opened(name, f"?options=-c%20TimeZone%3D{zone}")
    before = there()
    at = noted(office, desk, received(office, desk))
    assert before <= at <= there()
    # The hour that comes twice and the one that never comes are instants like others.
    for moment in (1_792_890_000, 1_774_749_600):
        found = office.tickets.counts("li", moment * 1_000_000)
        assert found.of
    office.close()


@pytest.mark.parametrize("hours", [-13, 13])
def test_who_says_the_own_time_is_refused(name: str, hours: int) -> None:
    """The control: a program that trusts the clock of its computer."""
    served, _ = opened(name)
    office = replace(served, clock=lambda: time.time_ns() // 1000 + hours * HOUR // 1000)
    li = office.accounts.get("li")
    assert li is not None
    refused = refusal_of(office.desk(li.person).receive(OPENING))
    assert refused is not None
    assert refused.reason == "server.clock"
    office.close()

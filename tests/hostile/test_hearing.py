"""Whoever listens is told which session wrote: of a case that is hidden from them they hear nothing, nor of who looks."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from desktop.domain.case.handling import AddNote
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import Restrict
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.hostile.ground import trusted
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

_BY_ID = {one.id: one for one in PEOPLE}
Hears = Callable[[str], int]


@pytest.fixture
def name() -> Iterator[str]:
    with shared.copied() as made:
        yield made


@pytest.fixture
def shen(name: str) -> Iterator[Office]:
    made = shared.office(name, "shen")
    yield made
    made.close()


@contextmanager
def ears(name: str, *people: str) -> Generator[Hears]:
    """Listen as these people on every channel that they can know; each is asked how much they heard since."""
    open_ones = {one: psycopg.connect(cluster().url(name, one, PASSWORD), autocommit=True) for one in people}
    for on in open_ones.values():
        row = on.execute("SELECT amends.own_ear()").fetchone()
        assert row is not None
        for channel in ("amends", "amends_head", str(row[0])):
            on.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
    yield lambda who: len(list(open_ones[who].notifies(timeout=0.3)))
    for on in open_ones.values():
        on.close()


def received(shen: Office, *readers: str) -> UUID:
    desk, case_id = shen.desk(_BY_ID["shen"]), shen.ids()
    assert refusal_of(desk.receive(OPENING, case_id=case_id)) is None
    if readers:
        assert refusal_of(desk.do(Restrict(people=readers, reason=Words("名人")), case_id)) is None
    return case_id


def note(shen: Office, case_id: UUID) -> None:
    assert refusal_of(shen.desk(_BY_ID["shen"]).do(AddNote(shen.ids(), Words("记一笔"), 1), case_id)) is None


def test_of_an_open_case_everybody_hears(name: str, shen: Office) -> None:
    case_id = received(shen)
    with ears(name, "li", "luo") as hears:
        note(shen, case_id)
        assert (hears("li"), hears("luo")) == (1, 1)


def test_of_a_restricted_case_its_readers_hear_alone(name: str, shen: Office) -> None:
    case_id = received(shen, "shen", "luo")
    with ears(name, "li", "luo", "boss", "wang") as hears:
        note(shen, case_id)
        shen.presence.typing("shen", case_id, "3", shen.clock())
        assert hears("luo") == 2
        assert [hears(one) for one in ("li", "boss", "wang")] == [0, 0, 0]


def test_nobody_hears_that_somebody_looks(name: str, shen: Office) -> None:
    case_id = received(shen, "shen", "luo")
    with ears(name, "li", "luo") as hears:
        shen.looks.add(Look(shen.clock(), "shen", "reveal", case_id, "intake.phone"), "回电")
        assert (hears("li"), hears("luo")) == (0, 0)


def test_a_session_is_not_told_the_channels_of_others(name: str, shen: Office) -> None:
    """Neither by tracing its own notices, nor by having its plans told."""
    case_id = received(shen, "shen", "li")
    with psycopg.connect(cluster().url(name, "shen", PASSWORD), autocommit=True) as on:
        row = on.execute("SELECT amends.own_ear()").fetchone()
    assert row is not None
    said: list[str] = []
    with psycopg.connect(cluster().url(name, "li", PASSWORD), autocommit=True) as on:
        on.execute("SELECT amends.own_ear()")
        on.add_notice_handler(lambda one: said.append(f"{one.message_primary} {one.message_detail}"))
        for setting in (
            "client_min_messages = debug1",
            "trace_notify = on",
            "debug_print_plan = on",
            "debug_print_parse = on",
            "plan_cache_mode = force_custom_plan",
        ):
            on.execute(trusted(f"SET {setting}"))
        on.execute("SELECT amends.type_in(%s, 't')", (case_id,))
        on.execute("LISTEN own")
    assert said  # the settings do tell something
    assert not [one for one in said if str(row[0]) in one]

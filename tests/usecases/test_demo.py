"""The demo house opens alive: every complaint is where its script says, by the program's own rules."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import resources
from desktop import bootstrap
from desktop.domain.case.apart import sealed_words
from desktop.domain.content.demo import DemoComplaint, parse_demo
from desktop.domain.people import Role
from desktop.storage.verify import verify
from desktop.usecases import seeding
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, TicketRow, View

DEMO = parse_demo(resources.text("content", "demo.toml"))
NOW = 1_795_233_600_000_000  # 2026-11-21 12:00 in Shanghai
MINUTE = 60_000_000
# Joining has no verb of its own yet: a joined complaint ends in words. A case with more time is an open one.
STATUS = {
    "open": "open", "paused": "open", "follow-up": "open", "waiting-signoff": "asked", "closed": "closed", "joined": "withdrawn",
    "declined": "declined",
}  # fmt: skip
every_complaint = pytest.mark.parametrize("one", DEMO.complaints, ids=lambda one: one.id)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = bootstrap.demo_office(tmp_path_factory.mktemp("demo"), "zh", lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def rows(office: Office) -> dict[str, TicketRow]:
    """Rows by the title that is ours, in Chinese."""
    page = office.tickets.page(Query(View.ALL, limit=1000), "", NOW)
    return {row.title: row for row in page.rows}


@every_complaint
def test_it_stands_where_the_script_says(one: DemoComplaint, rows: dict[str, TicketRow], office: Office) -> None:
    row = rows[one.title.zh]
    withdrawn = "withdrawn" in one.expect.tags
    assert (row.status, row.step) == ("withdrawn" if withdrawn else STATUS[one.expect.state], one.expect.step)
    assert row.follow_up is (one.expect.state == "follow-up")
    assert (row.site, row.level, row.category, row.channel) == (one.site, one.level, one.leaf, one.channel)
    assert row.received_at == NOW - one.age * MINUTE
    assert (row.holder == "") is (one.id in {"demo-c01", "demo-h02", "demo-h06", "demo-c17"})
    assert (row.round == 2) is ("round-2" in one.expect.tags)
    assert office.tickets.by_number(row.number) == row


@every_complaint
def test_its_clock_says_what_the_script_says(one: DemoComplaint, rows: dict[str, TicketRow]) -> None:
    due = rows[one.title.zh].due.at
    assert (due is not None and due < NOW) is ("overdue" in one.expect.tags)
    if "due-soon" in one.expect.tags:
        assert due is not None
        assert NOW <= due <= NOW + 60 * MINUTE


def test_the_house_is_whole_and_a_year_deep(office: Office) -> None:
    verdict = verify(Path(office.where), office.rulebook.rows, beyond=office.rulebook.beyond)
    assert verdict.findings == ()
    assert verdict.cases == len(DEMO.complaints) + DEMO.recipe.count
    page = office.tickets.page(Query(View.ALL, limit=1000), "", NOW)
    oldest = min(row.received_at for row in page.rows)
    assert 300 < (NOW - oldest) / (24 * 60 * MINUTE) <= 396
    older = [row for row in page.rows if row.received_at < NOW - 15 * 24 * 60 * MINUTE]
    assert len(older) == DEMO.recipe.count
    assert all(row.status in {"closed", "declined", "withdrawn"} for row in older)


def test_everybody_gets_in_with_the_demo_password(office: Office) -> None:
    assert office.demo_passwords is not None
    assert set(office.demo_passwords) == {"admin", *(person.id for person in DEMO.people)}
    for person, password in office.demo_passwords.items():
        assert office.door.enter(person, password).id == person
    assert office.door.enter("shen", seeding.PASSWORD).role is Role.SUPERVISOR


def test_the_same_moment_gives_the_same_demo_in_either_language(tmp_path: Path, office: Office) -> None:
    made = bootstrap.demo_office(tmp_path, "en", lambda: NOW)
    try:
        assert told(made) == told(office)
        titles = {row.title for row in made.tickets.page(Query(View.OPEN), "", NOW).rows}
        assert {one.title.en for one in DEMO.complaints if one.expect.state == "open"} <= titles
    finally:
        made.close()


def told(office: Office) -> dict[UUID, tuple[str, str, int, int]]:
    page = office.tickets.page(Query(View.ALL, limit=1000), "", NOW)
    return {row.id: (row.number, row.category, row.step, row.given) for row in page.rows}


def test_measures_of_the_demo_are_open_overdue_and_to_be_judged(office: Office) -> None:
    found = office.measures.listed(office.tickets.read_by("luo"))
    late = {one.number for one in found if one.measure.late_at(NOW)}
    wanted = {one.title.zh for one in DEMO.complaints if "measure-overdue" in one.expect.tags}
    assert {one.title for one in found if one.number in late} == wanted
    assert {one.measure.state for one in found} == {"open", "done"}


def test_the_task_pool_of_the_demo_has_what_nobody_took_and_what_somebody_did(office: Office) -> None:
    found = office.pool.listed(office.tickets.read_by("chen"), "zhou")
    assert [one.task.taker for one in found] == ["", "", "zhou", "he"]
    assert {one.task.errand for one in found} == {"repair", "second-visit", "deliver"}


def test_what_the_program_says_on_keeps_its_salt_under_these_names_alone(office: Office) -> None:
    """A server takes the salt of a text under no other name; see `otherwise_named` in 4_judge.sql."""
    names: dict[tuple[UUID, str], set[str]] = {}
    for case_id, entry in office.log.walk():
        for name, seal in sealed_words((entry,)):
            names.setdefault((case_id, seal), set()).add(name)
    found = {frozenset(one) for one in names.values() if len(one) > 1}
    assert found <= {
        frozenset({"privacy.erasure_asked.reason", "privacy.erased.reason"}),
        frozenset({"transfer.offered.reason", "handling.assigned.reason"}),
    }
    assert len(names) > 1000, "the control"

"""House figures as new versions, calendar years, what a case keeps when the rules change, and what is refused."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

import resources
from desktop import bootstrap
from desktop.domain.case.privacy import Restrict
from desktop.domain.errors import Refusal
from desktop.domain.policy.comparing import missing_year, pack_differences
from desktop.domain.policy.explain import parse_clock_words, say
from desktop.domain.policy.figures import figures, revised
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.policy.reading import HAN
from desktop.domain.wording.words import Words
from desktop.storage.verify import verify
from desktop.usecases.library import in_turn
from desktop.usecases.policies import Policies
from tests.domain.policy.builders import ALMANAC, PACKS, at, texts
from tests.usecases import house
from tests.usecases.house import PEOPLE, Town

BOSS, LI = PEOPLE[0], PEOPLE[1]
WORDS = parse_clock_words(resources.text("content", "clock-words.toml"))
MAJOR = "rules.first-level.amount.major"
YEAR = """id = "cn"
version = "2027.1"
title = ["中国内地工作日历", "Mainland China working days"]
weekend = ["sat", "sun"]
[years.2027]
source = ["国务院办公厅通知（测试）", "State Council notice (for a test)"]
[[holiday]]
name = ["元旦", "New Year"]
from = 2027-01-01
to = 2027-01-03
make_up = [2027-01-09]
"""


def policies(town: Town) -> Policies:
    """The policies of the house by the clock of the test."""
    office = town.office
    return Policies(office.rulebook, office.policies.library, office.log, office.tickets, lambda: town.now)


def kept(town: Town, starts: date, values: dict[str, int | None], base: str = "hotel-house@2026.1") -> str:
    draft = policies(town).draft(base, values, starts, BOSS, "店务会决定")
    policies(town).keep(draft, BOSS)
    return draft.name


def due(town: Town, case_id: object) -> int | None:
    row = next(row for row in town.office.tickets.by_ids([case_id]))  # type: ignore[list-item]  # an id, from receive
    return row.due.at


def rung(town: Town, case_id: UUID) -> list[int]:
    """When the bells of a case ring, as the table has it."""
    return [one.bell.at for one in town.office.inbox.ringing_of([case_id], at("2028-01-01T00:00"))]


@pytest.mark.parametrize("name", sorted(PACKS))
def test_a_pack_written_again_means_the_same(name: str) -> None:
    pack, text = PACKS[name], dict(texts("packs"))[f"{name}.toml"]
    again = parse_pack(revised(text, pack, {}, "x", date(2030, 1, 1), ("boss", "y")), "again.toml", ALMANAC)
    assert pack_differences(pack, again) == ()
    assert replace(again, version=pack.version, starts=pack.starts, until=pack.until, revision=None) == pack


@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_figure_can_be_set_or_is_law(name: str) -> None:
    pack, text = PACKS[name], dict(texts("packs"))[f"{name}.toml"]
    assert figures(pack)
    for figure in figures(pack):
        value = (figure.value or 0) + 1
        if figure.law:
            with pytest.raises(Refusal, match=r"figure\.law"):
                revised(text, pack, {figure.path: value}, "x", date(2030, 1, 1), ("boss", "y"))
            continue
        if "not_before" in figure.path and pack.rules[figure.path.split(".")[1]].amount == figure.value:
            continue
        made = parse_pack(revised(text, pack, {figure.path: value}, "x", date(2030, 1, 1), ("b", "y")), "x", ALMANAC)
        assert {one.path: one.value for one in figures(made)}[figure.path] == value
        told = [say(line, WORDS, language) for line in pack_differences(pack, made) for language in ("zh", "en")]
        assert len(told) == 2, told
        assert HAN.search(told[0])
        assert not HAN.search(told[1])


def test_a_case_received_before_a_pack_change_keeps_its_deadline(town: Town) -> None:
    """C-05, peers row 1: the version is pinned at receipt; a new version never moves a promise already made."""
    before = town.receive(level="major")
    known = due(town, before)
    name = kept(town, date(2026, 11, 22), {MAJOR: 5})
    assert due(town, before) == known == town.case(before).intake.received.received_at + 10 * house.MINUTE  # type: ignore[union-attr]
    town.now = at("2026-11-22T00:00:01")
    after = town.receive(level="major", received_at=None)
    received = town.case(after).intake.received
    assert received is not None
    assert name in received.packs
    assert due(town, after) == received.received_at + 5 * house.MINUTE
    town.do(before, *town.commands(town.case(before), 1))
    assert [n for n in town.case(before).intake.received.packs if "hotel" in n] == ["hotel-house@2026.1"]  # type: ignore[union-attr]


def test_another_desk_learns_of_a_new_version_with_its_next_command(town: Town) -> None:
    other = bootstrap.open_office(town.path, lambda: town.now)
    name = kept(town, date(2026, 11, 22), {MAJOR: 7})
    town.now = at("2026-11-22T09:00")
    case_id = town.ids()
    other.desk(LI).receive(replace(house.OPENING, level="major"), case_id=case_id)
    received = town.case(case_id).intake.received
    assert received is not None
    assert name in received.packs
    other.close()


def test_versions_follow_each_other_and_the_file_verifies(town: Town) -> None:
    first = kept(town, date(2026, 11, 21), {MAJOR: 9})
    second = kept(town, date(2026, 12, 1), {MAJOR: 8}, first)
    standing = {one.name: one.standing for one in policies(town).versions() if one.pack.id == "hotel-house"}
    assert standing == {"hotel-house@2026.1": "past", first: "in-force", second: "later"}
    assert [say(one, WORDS, "en") for one in policies(town).differences(first, second)] == [
        "First response, by level · Major complaint: 9 min → 8 min"
    ]
    for day, name in ((20, "hotel-house@2026.1"), (21, first), (30, first), (31, second), (400, second)):
        noon = at("2026-11-01T12:00") + (day - 1) * 24 * 60 * house.MINUTE
        assert [one for one in town.office.rulebook.in_force("", noon) if one.startswith("hotel")] == [name], day
    town.receive(level="major")
    assert verify(town.path, town.office.rulebook.rows, None).holds


def test_what_a_later_program_ships_waits_until_it_is_taken(town: Town) -> None:
    name = kept(town, date(2026, 11, 21), {MAJOR: 9})
    library = town.office.policies.library
    first = library.shipped["hotel-house@2026.1"]
    later = replace(first, version="2027.1", starts=date(2027, 1, 1))
    made = in_turn({**library.shipped, "hotel-house@2027.1": later}, {name: library.packs[name]})
    in_2027 = [key for key, pack in made.items() if pack.id == "hotel-house" and pack.in_force(date(2027, 2, 1))]
    assert in_2027 == [name]
    assert in_turn({"hotel-house@2027.1": later}, {})["hotel-house@2027.1"].in_force(date(2027, 2, 1))


REFUSED: list[tuple[str, dict[str, int | None], date, str]] = [
    ("policy.nothing", {}, date(2026, 12, 1), "x"),
    ("policy.reason", {MAJOR: 5}, date(2026, 12, 1), " "),
    ("policy.past", {MAJOR: 5}, date(2026, 11, 20), "x"),
    ("figure.unknown", {"rules.nowhere.amount": 5}, date(2026, 12, 1), "x"),
    ("figure.range", {MAJOR: 0}, date(2026, 12, 1), "x"),
    ("figure.range", {MAJOR: None}, date(2026, 12, 1), "x"),
    ("figure.range", {"promises.remind_before_min": 2000}, date(2026, 12, 1), "x"),
]


@pytest.mark.parametrize(("reason", "values", "starts", "why"), REFUSED)
def test_what_cannot_be_a_new_version_is_refused(
    reason: str, values: dict[str, int | None], starts: date, why: str, quarter: Town
) -> None:
    with pytest.raises(Refusal) as caught:
        policies(quarter).draft("hotel-house@2026.1", values, starts, BOSS, why)
    assert caught.value.reason == reason


def test_only_an_administrator_changes_rules(quarter: Town) -> None:
    with pytest.raises(Refusal, match=r"role\.administer"):
        policies(quarter).draft("hotel-house@2026.1", {MAJOR: 5}, date(2026, 12, 1), LI, "x")
    draft = policies(quarter).calendar_draft(YEAR, "cn-2027.toml")
    with pytest.raises(Refusal, match=r"role\.administer"):
        policies(quarter).load_calendar(draft, LI)
    with pytest.raises(Refusal, match=r"figure\.law"):
        policies(quarter).draft("cn-clinic@2026.1", {"rules.single.amount": 9}, date(2026, 12, 1), BOSS, "x")


def test_a_year_that_is_loaded_moves_provisional_times_and_only_them(town: Town) -> None:
    """S-34, standards 6a: what reaches into a year not published is provisional and counted again when it is."""
    town.now = at("2026-12-28T10:00")
    case_id = town.receive(level="dissatisfied")
    before = {one.rule: one for one in town.office.rulebook.deadlines(town.case(case_id))}
    provisional = {name for name, one in before.items() if one.provisional}
    assert provisional
    draft = policies(town).calendar_draft(YEAR, "cn-2027.toml")
    assert [say(line, WORDS, "zh") for line in draft.changes] == ["2027 年：放假 3 天，调休上班 1 天"]
    policies(town).load_calendar(draft, BOSS)
    after = {one.rule: one for one in town.office.rulebook.deadlines(town.case(case_id))}
    assert not any(one.provisional for one in after.values())
    moved = {name for name in before if before[name].due != after[name].due}
    assert moved <= provisional
    assert verify(town.path, town.office.rulebook.rows, None).holds
    with pytest.raises(Refusal, match=r"calendar\.nothing"):
        policies(town).calendar_draft(YEAR, "again.toml")
    again = bootstrap.open_office(town.path)
    assert 2027 in again.rulebook.almanac.calendars["cn"].years
    again.close()


@pytest.mark.parametrize("restricted", [True, False], ids=["restricted", "control"])
def test_a_year_counts_restricted_cases_too_and_says_nothing_of_them(town: Town, restricted: bool) -> None:
    town.now = at("2026-12-28T10:00")
    case_id = town.receive(level="dissatisfied")
    before = rung(town, case_id)
    if restricted:
        town.do(case_id, Restrict((), ("chen", "luo"), "about-staff", Words("涉及员工")))
    draft = policies(town).calendar_draft(YEAR, "cn-2027.toml")
    assert policies(town).load_calendar(draft, BOSS) == (0 if restricted else 1)
    assert rung(town, case_id) != before
    assert verify(town.path, town.office.rulebook.rows, None).holds


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 10, 31), None), (date(2026, 11, 1), 2027), (date(2026, 11, 30), 2027), (date(2027, 3, 1), 2027)],
)
def test_the_banner_comes_before_november_ends(day: date, year: int | None) -> None:
    assert missing_year(ALMANAC.calendars["cn"], day) == year


def test_the_banner_goes_when_the_year_is_loaded(town: Town) -> None:
    assert [(one.id, year) for one, year in policies(town).missing_years()] == [("cn", 2027)]
    policies(town).load_calendar(policies(town).calendar_draft(YEAR, "cn-2027.toml"), BOSS)
    assert policies(town).missing_years() == ()

"""S-37: the report of a week, a month or a year agrees with the register, and one that is over says the same whenever it is asked."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import AddNote
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.signing import DeclineCase, WithdrawCase
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases import figures, reporting
from desktop.usecases.house import Site
from desktop.usecases.months import PeriodReport
from desktop.usecases.periods import Period, period_of, period_said
from desktop.usecases.read_models import Query, View
from tests.usecases.adopting import Adopting

SHANGHAI = ZoneInfo("Asia/Shanghai")
SITE = Site("main", "酒店", "Hotel", "hotel", "Asia/Shanghai", ("hotel-house",))
LI, LUO = Person("li", "李强", Role.HANDLER), Person("luo", "罗明", Role.GENERAL_MANAGER)


@pytest.fixture
def house(tmp_path: Path) -> Adopting:
    return Adopting(tmp_path / "house.amends", (SITE,), (LI, LUO))


def to(house: Adopting, day: str) -> None:
    house.now = int(datetime.fromisoformat(day).replace(tzinfo=SHANGHAI).timestamp()) * 1_000_000


def counted(house: Adopting, period: str) -> PeriodReport:
    return reporting.count(house.office, period_of(period))


def received(house: Adopting, day: str) -> UUID:
    to(house, day)
    return house.receive("li", category="hotel-quiet-equipment")


def founded(house: Adopting, case_id: UUID) -> None:
    for issue in house.case(case_id).issues.all:
        house.do(case_id, JudgeIssue(issue, "yes", Words("核实")), by="li")


@pytest.fixture
def told(house: Adopting) -> list[UUID]:
    """Three complaints of May, one of June: one is withdrawn in May, one declined in June, one founded, one followed up."""
    first = received(house, "2027-05-01T00:00:30")
    second = received(house, "2027-05-31T23:50")
    third = received(house, "2027-05-31T23:55")
    founded(house, first)
    house.do(first, WithdrawCase(Words("客人撤回")), by="li")
    fourth = received(house, "2027-06-01T00:00:30")
    house.do(second, DoFollowUp(house.office.ids(), "phone", "yes", "yes", "no", "satisfied"), by="li")
    house.do(third, DeclineCase("outside-remit", Words("不是本店的事")), by="luo")
    return [first, second, third, fourth]


@pytest.mark.usefixtures("told")
def test_the_totals_are_those_of_the_register(house: Adopting) -> None:
    to(house, "2027-06-20T09:00")
    may, june = counted(house, "2027-05"), counted(house, "2027-06")
    rows = house.office.tickets.page(Query(View.ALL, limit=50), "luo", house.now).rows
    day = {row.id: datetime.fromtimestamp(row.received_at / 1_000_000, SHANGHAI).strftime("%Y-%m") for row in rows}
    assert {one.name: one.figures.whole.received for one in (may, june)} == {"2027-05": 3, "2027-06": 1}
    assert sum(value == "2027-05" for value in day.values()) == may.figures.whole.received
    assert (may.figures.whole.closed, may.figures.whole.withdrawn, may.figures.whole.founded) == (1, 1, 1)
    assert (june.figures.whole.closed, june.figures.whole.declined, june.figures.satisfied, june.figures.asked) == (
        1,
        1,
        1,
        1,
    )
    for one in (may, june):
        assert sum(tally.received for _, tally in one.figures.departments) == one.figures.whole.received
        assert sum(yes + no for _, yes, no in one.groups) == one.figures.whole.received
        assert sum(count for _, count, _ in one.figures.parts) == one.figures.whole.received
    assert [name for name, _, _ in may.figures.parts] == ["1–7", "8–14", "15–21", "22–28", "29–31"]


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    ("name", "shown", "received", "parts"),
    [
        ("2027-W17", "2027-04-26 – 2027-05-02", 1, ["04-26", "04-27", "04-28", "04-29", "04-30", "05-01", "05-02"]),
        ("2027-W22", "2027-05-31 – 2027-06-06", 3, ["05-31", "06-01", "06-02", "06-03", "06-04", "06-05", "06-06"]),
        ("2027", "2027", 4, [str(month) for month in range(1, 13)]),
    ],
)
def test_a_week_and_a_year_are_counted_as_a_month_is(
    house: Adopting, name: str, shown: str, received: int, parts: list[str]
) -> None:
    to(house, "2028-01-01T00:00:01")
    made = counted(house, name)
    assert (made.name, made.period, made.over, made.figures.whole.received) == (name, shown, True, received)
    assert [part for part, _, _ in made.figures.parts] == parts
    assert sum(count for _, count, _ in made.figures.parts) == received
    assert sum(tally.received for _, tally in made.figures.departments) == received


@pytest.mark.usefixtures("told")
def test_a_year_is_the_sum_of_its_months(house: Adopting) -> None:
    to(house, "2028-01-01T00:00:01")
    year, months = counted(house, "2027"), [counted(house, f"2027-{month:02}") for month in range(1, 13)]
    assert [count for _, count, _ in year.figures.parts] == [one.figures.whole.received for one in months]
    assert year.figures.whole.closed == sum(one.figures.whole.closed for one in months)
    assert year.figures.whole.cost == sum(one.figures.whole.cost for one in months)
    assert (year.figures.satisfied, year.figures.asked) == tuple(
        sum(getattr(one.figures, name) for one in months) for name in ("satisfied", "asked")
    )


@pytest.mark.parametrize(
    ("name", "first", "last", "before"),
    [
        ("2026-W53", "2026-12-28", "2027-01-03", "2026-W52"),
        ("2027-W01", "2027-01-04", "2027-01-10", "2026-W53"),
        ("2028-02", "2028-02-01", "2028-02-29", "2028-01"),
        ("2027-01", "2027-01-01", "2027-01-31", "2026-12"),
        ("2027", "2027-01-01", "2027-12-31", "2026"),
    ],
)
def test_a_period_has_the_days_of_the_calendar(name: str, first: str, last: str, before: str) -> None:
    period = period_of(name)
    assert (period.name, str(period.first), str(period.last), period.before.name) == (name, first, last, before)
    parts = list(period.parts())
    assert (parts[0][1], parts[-1][2]) == (period.first, period.last)
    assert all(start - end == timedelta(days=1) for (_, _, end), (_, start, _) in pairwise(parts)), "without a gap"
    assert period == Period(period.span, period.first)


def test_a_month_that_is_over_says_the_same_whatever_comes_after(house: Adopting, told: list[UUID]) -> None:
    to(house, "2027-06-01T08:00")
    before = counted(house, "2027-05")
    assert before.over
    first, second, _, _ = told
    founded(house, second)
    house.do(second, WithdrawCase(Words("撤回")), by="li")
    house.do(first, AddNote(house.office.ids(), Words("补记"), 0), by="li")
    to(house, "2027-09-01T08:00")
    after = counted(house, "2027-05")
    figures = ("figures", "groups", "causes", "over", "period", "digest")
    assert [getattr(after, name) for name in figures] == [getattr(before, name) for name in figures]
    assert before.period == "2027-05"


def test_the_digest_is_of_the_figures(house: Adopting, told: list[UUID]) -> None:
    to(house, "2027-06-01T08:00")
    may = counted(house, "2027-05")
    assert (len(may.digest), may.mark.replace(" ", "")) == (64, may.digest[:16].upper())
    june = counted(house, "2027-06")
    assert (june.digest, june.mark) == ("", ""), "it is not over"
    assert may.digest != counted(house, "2027-04").digest
    # What comes later moves nothing.
    to(house, "2028-01-01T08:00")
    year = counted(house, "2027")
    house.do(told[3], AddNote(house.office.ids(), Words("补记"), 0), by="li")
    assert counted(house, "2027").digest == year.digest


def test_the_digest_does_not_hang_on_words(house: Adopting, told: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    to(house, "2027-06-20T09:00")
    before = counted(house, "2027-05")
    monkeypatch.setattr(figures, "CAUSES", 0)
    monkeypatch.setattr(figures, "GROUPS", 0)
    after = counted(house, "2027-05")
    assert before.causes != after.causes
    assert before.digest == after.digest
    assert len(told) == 4


def test_other_figures_have_another_digest(house: Adopting) -> None:
    received(house, "2027-05-04T10:00")
    to(house, "2027-06-20T09:00")
    one = counted(house, "2027-05").digest
    received(house, "2027-05-12T10:00")
    to(house, "2027-06-20T09:00")
    assert counted(house, "2027-05").digest != one


def test_what_is_late_is_counted_as_of_then(house: Adopting) -> None:
    case_id = received(house, "2027-05-31T23:58")
    to(house, "2027-05-31T23:59")
    assert counted(house, "2027-05").figures.whole.late == 0
    to(house, "2027-06-03T09:00")
    assert counted(house, "2027-05").figures.whole.late == 0, "nothing was due before the month ended"
    assert house.office.rulebook.deadlines(house.case(case_id))
    other = received(house, "2027-06-03T10:00")
    to(house, "2027-06-05T09:00")
    june = counted(house, "2027-06")
    assert (june.figures.whole.received, june.figures.whole.late, june.over) == (1, 1, False)
    assert june.period == "2027-06-01 – 2027-06-05"
    assert other != case_id


@pytest.mark.parametrize(
    "text",
    [
        "2027-13",
        "May",
        "",
        "2027-05-01",
        "2031-01",
        "2027-W00",
        "2027-W53",
        "2027-W60",
        "2031-W01",
        "2031",
        "0001",
        "9999",
    ],
)
def test_what_is_no_period_that_has_begun_is_refused(house: Adopting, text: str) -> None:
    to(house, "2027-06-05T09:00")
    with pytest.raises(Refusal) as refused:
        counted(house, text)
    assert refused.value.reason == "report.period"


def test_it_is_for_those_who_sign_or_inspect() -> None:
    with pytest.raises(Refusal) as refused:
        reporting.admitted(LI)
    assert refused.value.reason == "role.report"
    for role in (Role.SUPERVISOR, Role.GENERAL_MANAGER, Role.AUDITOR):
        reporting.admitted(Person("x", "x", role))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("week 47", "2026-W47"), ("W48", "2025-W48"), ("wk 3 2025", "2025-W03"), ("2026-w47", "2026-W47"), ("第47周", "2026-W47"),
        ("2025年第1周", "2025-W01"), ("10月", "2026-10"), ("12月", "2025-12"), ("2024年2月", "2024-02"), ("October", "2026-10"),
        ("december 2024", "2024-12"), ("2026-10", "2026-10"), ("2025", "2025"), ("week 54", None), ("13月", None), ("1208", None),
        ("room 47", None), ("", None), ("week", None),
    ],
)  # fmt: skip
def test_a_period_is_read_as_it_is_said(typed: str, name: str | None) -> None:
    """Without a year it is the last that has begun: week 48 of 2026 has not on its 47th Sunday."""
    found = period_said(typed, date(2026, 11, 22))
    assert (found.name if found else None) == name

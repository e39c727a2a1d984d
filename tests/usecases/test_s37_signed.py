"""S-37: the general manager signs the figures of a period, the managers are told and read what was signed, and K-16 says by when."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case import lawful
from desktop.domain.case.figures import FiguresSigned, head_of, record_of, written
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.usecases import auditing, reporting, signing_figures
from desktop.usecases.figures import figures_of
from desktop.usecases.house import Site
from desktop.usecases.house_log import HouseLog
from desktop.usecases.looking import Wanted
from desktop.usecases.months import PeriodReport
from desktop.usecases.periods import period_of
from desktop.usecases.ports import Log
from tests.usecases.adopting import Adopting
from tests.usecases.house import PASSWORD

SHANGHAI = ZoneInfo("Asia/Shanghai")
SITES = (
    Site("main", "酒店", "Hotel", "hotel", "Asia/Shanghai", ("hotel-house",)),
    Site("shop", "门店", "Shop", "shop", "Asia/Shanghai", ("retail-chain",)),
)
LI, LUO = Person("li", "李强", Role.HANDLER), Person("luo", "罗明", Role.GENERAL_MANAGER)
SHEN, MA = Person("shen", "沈文", Role.SUPERVISOR), Person("ma", "马经理", Role.DEPARTMENT_MANAGER)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Adopting]:
    made = Adopting(tmp_path / "house.amends", SITES, (LI, LUO, SHEN, MA))
    to(made, "2027-05-03T10:00")
    made.receive("li", category="hotel-quiet-equipment")
    made.receive("li", category="hotel-desk-booking")
    to(made, "2027-06-02T09:00")
    made.office.messages.tick()
    yield made
    made.office.close()


def to(house: Adopting, day: str) -> None:
    house.now = int(datetime.fromisoformat(day).replace(tzinfo=SHANGHAI).timestamp()) * 1_000_000


def may_of(house: Adopting) -> PeriodReport:
    return reporting.count(house.office, period_of("2027-05"))


def signed(house: Adopting, who: Person = LUO) -> PeriodReport:
    made = may_of(house)
    signing_figures.sign(house.office, who, made, PASSWORD)
    return made


def test_what_was_signed_is_what_was_shown(house: Adopting) -> None:
    made = signed(house)
    known = signing_figures.signed(house.office).of("2027-05")
    assert known is not None
    assert (known.by, known.said.name, known.said.record) == ("luo", "罗明", made.digest)
    assert len(made.figures.categories) == 2
    assert figures_of(known.said.period, known.said.lines) == made.figures
    again = signing_figures.report_of(house.office, known)
    assert (again.figures, again.groups, again.causes, again.digest) == (
        made.figures,
        made.groups,
        made.causes,
        made.digest,
    )
    assert house.office.checks is not None
    assert house.office.checks().whole().holds


def test_the_managers_are_told_and_nobody_else(house: Adopting) -> None:
    signed(house)
    told = house.office.messages.tick().new
    assert {(one.kind, one.person) for one in told} == {("figures", "shen"), ("figures", "ma")}
    assert {one.key.split(":")[2] for one in told} == {"2027-05"}
    assert house.office.messages.unread(MA) == 1
    (page,) = house.office.inbox.read_by("ma").page("ma", 10)
    assert (page.message.case_id, page.number, page.message.actor) == (HOUSE, "", "luo")
    assert house.office.inbox.read_by("ma").disturbing("ma", 0, house.clock())
    assert house.office.messages.read(MA, page.message.key) == 1
    assert house.office.messages.unread(MA) == 0
    assert house.office.messages.tick().new == ()


def test_a_manager_reads_what_was_signed_and_that_is_entered(house: Adopting) -> None:
    made = signed(house)
    assert signing_figures.opened(house.office, MA, "2027-05").figures == made.figures
    (act, *_) = house.office.audit.acts(Wanted(), 3).rows
    assert (act.actor, act.what) == ("ma", "figures 2027-05")
    (line, *_) = auditing.lines(house.office, (act,), "en")
    assert (line.what, line.about) == ("Read signed figures", "2027-05")
    with pytest.raises(Refusal, match=r"report\.unsigned"):
        signing_figures.opened(house.office, MA, "2027-04")
    with pytest.raises(Refusal, match=r"role\.report"):
        signing_figures.opened(house.office, LI, "2027-05")


def test_only_the_general_manager_signs_with_the_password_again(house: Adopting) -> None:
    made = may_of(house)
    for who in (LI, SHEN, MA):
        with pytest.raises(Refusal, match=r"role\.figures"):
            signing_figures.sign(house.office, who, made, PASSWORD)
    with pytest.raises(Refusal, match=r"password\.wrong"):
        signing_figures.sign(house.office, LUO, made, "not the password")
    running = reporting.count(house.office, period_of("2027-06"))
    with pytest.raises(Refusal, match=r"report\.running"):
        signing_figures.sign(house.office, LUO, running, PASSWORD)
    assert signing_figures.signed(house.office).signed == {}


def test_the_same_figures_are_signed_once_and_other_ones_again(house: Adopting) -> None:
    made = signed(house)
    with pytest.raises(Refusal, match=r"report\.signed"):
        signing_figures.sign(house.office, LUO, made, PASSWORD)
    # Something of May is carried in by a file.
    to(house, "2027-05-30T10:00")
    house.receive("li", category="hotel-quiet-equipment")
    to(house, "2027-06-03T09:00")
    with pytest.raises(Refusal, match=r"report\.changed"):
        signing_figures.sign(house.office, LUO, made, PASSWORD)
    other = signed(house)
    assert other.digest != made.digest
    both = signing_figures.signed(house.office).signed["2027-05"]
    assert [one.said.record for one in both] == [made.digest, other.digest]


def test_one_command_signs_once(house: Adopting) -> None:
    made, command = may_of(house), house.office.ids()
    first = signing_figures.sign(house.office, LUO, made, PASSWORD, command)
    assert signing_figures.sign(house.office, LUO, made, PASSWORD, command) == first
    assert len(signing_figures.signed(house.office).signed["2027-05"]) == 1


def test_what_a_pack_wants_is_late_until_it_is_signed(house: Adopting) -> None:
    to(house, "2027-06-09T09:00")
    found = {(one.pack.partition("@")[0], one.period.name): one for one in signing_figures.wanted(house.office)}
    statistics = found["retail-chain", "2027-05"]
    assert str(statistics.clock.last_day) == "2027-06-10"
    assert not statistics.clock.late_at(house.now)
    assert statistics.clock.trace, "it explains itself"
    assert ("hotel-house", "2026") not in found, "there was no house yet"
    to(house, "2027-06-11T00:00:01")
    (late,) = [one for one in signing_figures.wanted(house.office) if one.pack.startswith("retail-chain")]
    assert late.clock.late_at(house.now)
    assert late.clock.runs
    signed(house)
    (met,) = [one for one in signing_figures.wanted(house.office) if one.pack.startswith("retail-chain")]
    assert not met.clock.runs
    assert met.clock.late_at(house.now), "late all the same"


def test_a_month_that_nobody_signed_is_wanted_after_the_next_one_ended(house: Adopting) -> None:
    to(house, "2027-07-02T09:00")
    found = {(one.pack.partition("@")[0], one.period.name) for one in signing_figures.wanted(house.office)}
    assert {("retail-chain", "2027-05"), ("retail-chain", "2027-06"), ("hotel-house", "2027-W18")} <= found
    assert ("retail-chain", "2027-04") not in found, "there was no house yet"
    first = signing_figures.wanted(house.office)[0]
    assert (first.period.name, first.clock.late_at(house.now)) == ("2027-W18", True), "the first due first"
    signed(house)
    assert ("retail-chain", "2027-05") not in {
        (one.pack.partition("@")[0], one.period.name) for one in signing_figures.wanted(house.office) if one.clock.runs
    }


def test_a_server_that_lost_what_it_had_acknowledged_is_believed(house: Adopting) -> None:
    log = Losing(house.office.log)
    known = HouseLog(cast("Log", log), house.office.clock)
    signed(house)
    assert known.case().figures.of("2027-05") is not None
    log.lost = known.case().version - 1
    assert known.case().figures.of("2027-05") is None
    log.lost = 0
    assert known.case().figures.of("2027-05") is not None


class Losing:
    """A log without its last entries of the house, as after a standby took over that lacked them."""

    def __init__(self, log: Log) -> None:
        self.log, self.lost = log, 0

    def load(self, case_id: UUID, after: int = 0) -> list[Entry]:
        found = self.log.load(case_id, after)
        return [one for one in found if not self.lost or one.version <= self.lost]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.log, name)


def event(*lines: str, period: str = "2027-05", record: str = "") -> FiguresSigned:
    return FiguresSigned(period, record or record_of(lines), lines, "罗明", "general-manager", "", "luo/1", "0" * 128)


WHOLE = (written(["whole", *[0] * 9]), written(["calls", 0, 0]))


@pytest.mark.parametrize("period", ["2027-05", "2027", "2026-W53"])
def test_the_least_report_is_lawful(period: str) -> None:
    """The control of those that are none."""
    said = event(head_of(period), *WHOLE, period=period)
    known = lawful.lawful(Case(HOUSE), (said,), Stamp("luo", 1_800_000_000_000_000)).figures.of(period)
    assert known is not None
    assert known.said == said


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (event(head_of("2027-05"), period="2027-5"), "report.period"),
        (event(head_of("2027-04")), "report.figures"),
        (event(), "report.figures"),
        (event(head_of("2027-05"), record="0" * 64), "report.figures"),
        (event(head_of("2027-05"), *(["x"] * 600)), "report.figures"),
        (event(head_of("2027-05"), "x" * 1001), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, "not even JSON"), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, '["part","1–7",1]'), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, '["part", "1–7",1,0]'), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, '["part","1–7",1,"0"]'), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, '["part","1–7",1,true]'), "report.figures"),
        (event(head_of("2027-05"), *WHOLE, '["joke",1,0]'), "report.figures"),
        (event(head_of("2027-05"), WHOLE[0]), "report.figures"),
        (event(head_of("2027-W53"), *WHOLE, period="2027-W53"), "report.period"),
    ],
)
def test_what_is_no_report_is_not_lawful(said: FiguresSigned, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        lawful.lawful(Case(HOUSE), (said,), Stamp("luo", 1_800_000_000_000_000))
    if reason == "report.figures" and said.record == record_of(said.lines) and said.lines[:1] == (head_of("2027-05"),):
        with pytest.raises(Refusal, match=r"report\.figures"):
            figures_of(said.period, said.lines)


def test_figures_belong_to_no_complaint(house: Adopting) -> None:
    said = event(head_of("2027-05"), *WHOLE)
    with pytest.raises(Refusal, match=r"key\.elsewhere"):
        lawful.lawful(Case(house.office.ids()), (said,), Stamp("luo", 1_800_000_000_000_000))

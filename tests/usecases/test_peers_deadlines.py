"""What users of other systems complain of most about deadlines (rows 1 to 9 of the comparison with peers), each as a test."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.instants import instant_of, second_of
from desktop.domain.policy.tables import Spans
from desktop.domain.wording.words import Words
from desktop.usecases.read_models import Query, View
from tests.domain.policy.builders import ALMANAC, CN, NY, PACKS, UK, at, clocks, facts
from tests.usecases.house import MINUTE, Town
from tests.usecases.test_s04_levels import clock
from tests.usecases.test_s15_messages import centre

ROOT = Path(__file__).parents[2]
HOUR = 60 * MINUTE


def test_row_1_a_deadline_explains_itself_with_its_odd_holidays() -> None:
    """zammad#390: "wrong calculation" that nobody could follow: here each day that was not counted is named."""
    one = clocks("cn-clinic", facts("received", "2026-09-29T10:00", tags={"departments": "one"}))["single"]
    keys = [line.key for line in one.trace]
    assert keys.count("run.holiday") == 1
    assert keys.count("run.make-up") == 1
    assert one.last_day is not None
    assert one.last_day.isoformat() == "2026-10-12"
    assert [value for line in one.trace if line.key == "source" for value in line.values]


@pytest.mark.parametrize("start", ["2026-11-20T23:45", "2026-11-20T23:59:59", "2026-11-21T00:00"])
def test_row_2_around_the_clock_never_closes_at_midnight(start: str) -> None:
    """zammad#3180: "closed for one minute at midnight"; glpi PR#22678: escalation set to 00:00."""
    one = clocks("hotel-house", facts("received", start, tags={"channel": "phone"}))["first-phone"]
    assert one.due == at(start) + 20 * MINUTE


def test_row_2_touching_spans_are_one() -> None:
    spans = ALMANAC.spans("hotel-24h", "cn", CN, date(2026, 11, 20), date(2026, 11, 20))
    assert isinstance(spans, Spans)
    assert len(spans.opens) == 1


def test_row_3_no_reminders_at_night(town: Town) -> None:
    """zammad#4432: quiet hours hold what is not a crisis until the shift is over."""
    town.now = at("2026-11-21T22:30")
    inbox = centre(town)
    town.receive(channel="phone")
    town.now += HOUR
    night = inbox.tick().new
    assert night
    assert {one.show_at for one in night if one.person == "luo"} == {at("2026-11-22T06:00")}
    assert town.office.inbox.disturbing("luo", 0, town.now) == ()


def test_row_4_hold_time_is_credited_however_long() -> None:
    """frappe/helpdesk PR#3776: held from February to August, and the resolution read 42 days."""
    what = facts(
        "contacted", "2026-02-01T10:00", pauses=[("second-visit", "2026-02-01T12:00", "2026-08-01T12:00")],
    )  # fmt: skip
    one = clocks("hotel-house", what)["second-level"]
    assert one.due == at("2026-08-02T10:00")
    assert clocks("hotel-house", facts("contacted", "2026-02-01T10:00"))["second-level"].due == at("2026-02-02T10:00")


@pytest.mark.parametrize("zone", [CN, UK, NY, "Pacific/Kiritimati", "America/St_Johns"])
def test_row_5_a_new_case_is_never_failed_at_once_whatever_the_zone(zone: str) -> None:
    """frappe PR#3776: a new 30-minute ticket showed "failed" at once in another zone."""
    begin = at("2026-11-20T10:00", zone)
    one = clocks("hotel-house", Facts(zone, (Happened("received", begin),)))["first-level"]
    assert not one.late_at(begin)
    assert not one.late_at(begin + 30 * MINUTE)
    assert one.late_at(begin + 30 * MINUTE + 1_000_000)


def test_row_6_lunch_breaks_and_a_second_shift_are_spans_of_a_day() -> None:
    """frappe#2212, chatwoot#14009: repeated weekdays and start ≥ end were refused."""
    day = date(2026, 11, 20)
    clinic = ALMANAC.spans("clinic-day", "cn", CN, day, day)
    begin = second_of(at("2026-11-20T11:30"))
    assert instant_of(clinic.add(begin, 3600)) == at("2026-11-20T14:30")
    night = ALMANAC.spans("night-shift", "cn", CN, day, day)
    assert instant_of(night.add(second_of(at("2026-11-20T23:00")), 8 * 3600)) == at("2026-11-21T23:00")


def test_row_7_working_hours_are_the_core() -> None:
    """freescout#3756 "unfortunately not", osTicket#1168: a clock of working days runs over the make-up Saturday."""
    one = clocks("dealership", facts("assigned", "2026-10-09T16:00"))
    assert any(rule.unit == "workday" for rule in PACKS["dealership"].rules.values())
    assert {rule for rule, found in one.items() if found.last_day is not None}


def test_row_8_lateness_is_computed_on_reading(town: Town) -> None:
    """osTicket#5160, frappe's hourly job: the flag was stale. Here nothing is written when a time runs out."""
    case_id = town.receive(channel="phone")
    version, head = town.case(case_id).version, town.office.log.head()
    due = clock(town, case_id, "first-phone").due
    assert due is not None
    tickets = town.office.tickets
    assert tickets.counts("li", due - 1).overdue == 0
    assert tickets.counts("li", due).overdue == 1
    assert [row.id for row in tickets.page(Query(View.DUE_SOON), "li", due).rows] == [case_id]
    assert not clock(town, case_id, "first-phone").late_at(due)
    assert clock(town, case_id, "first-phone").late_at(due + 1_000_000)
    assert (town.case(case_id).version, town.office.log.head()) == (version, head)


def test_row_9_one_alert_a_threshold(town: Town) -> None:
    """glpi#2408 "hundreds of e-mails", zammad#4348: 3,600 ticks tell each rung once."""
    inbox = centre(town)
    case_id = town.receive(channel="phone")
    keys: list[str] = []
    for _ in range(3600):
        town.now += 1_000_000
        keys += [one.key for one in inbox.tick().new]
    assert len(keys) == len(set(keys))
    assert 2 <= len(keys) <= 6
    town.do(case_id, Attempt(town.ids(), "phone", reached=True, text=Words("客人接了电话，说了经过")))
    assert not [one for one in inbox.tick().new if "first" in one.what]


SAME = """
from datetime import date
from pathlib import Path
import sys
from desktop import bootstrap
from desktop.usecases.policies import open_cases
office = bootstrap.open_office(Path(sys.argv[1]))
for case in open_cases(office.tickets, office.log, office.clock()):
    for one in office.rulebook.deadlines(case):
        print(case.number, one.rule, one.about, one.due, one.last_day, one.provisional, [line.key for line in one.trace])
office.close()
"""


def test_the_same_log_gives_the_same_deadlines_in_another_zone_and_locale(town: Town) -> None:
    for channel in ("phone", "on-site", "e-mail"):
        town.receive(channel=channel, level="major")
        town.now += 7 * HOUR
    told: set[str] = set()
    for zone, locale in (("Asia/Shanghai", "zh_CN.UTF-8"), ("America/New_York", "C"), ("Pacific/Apia", "de_DE.UTF-8")):
        said = subprocess.run(
            [sys.executable, "-c", SAME, str(town.path)],
            env={**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            check=True,
        )
        told.add(said.stdout)
    assert len(told) == 1
    assert told.pop().count("first-level") == 3

"""Deadlines as the law and the house rules have them, one line each."""

import time
import zoneinfo
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest

from desktop.domain.policy.alarms import alarms
from desktop.domain.policy.calendars import Shift
from desktop.domain.policy.deadlines import deadlines, due
from desktop.domain.policy.explain import explain
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.instants import MICROS, day_start, first_at, instant_of, zone_named
from desktop.domain.policy.tables import Almanac
from tests.domain.policy.builders import ALMANAC, CN, NY, PACKS, UK, WORDS, at, clocks, facts, shown

NIGHT_BEFORE = Shift("weekdays", frozenset({4}), ((22 * 60, 30 * 60),))

LAST_DAYS: list[tuple[str, str, str, str, str, dict[str, str], str]] = [
    # standards.md §0: the make-up working days
    ("cn-clinic", "single", "received", "2026-09-29T10:00", CN, {"departments": "one"}, "2026-10-12"),
    ("cn-clinic", "single", "received", "2026-02-13T10:00", CN, {"departments": "one"}, "2026-02-27"),
    ("cn-clinic", "single", "received", "2026-09-18T10:00", CN, {"departments": "one"}, "2026-09-24"),
    ("cn-clinic", "single", "received", "2026-12-28T10:00", CN, {"departments": "one"}, "2027-01-04"),  # provisional
    (
        "cn-clinic",
        "single",
        "received",
        "2025-09-26T23:59:59",
        CN,
        {"departments": "one"},
        "2025-10-10",
    ),  # 28 Sep worked
    # other laws
    ("cn-clinic", "multi", "received", "2026-09-29T10:00", CN, {"departments": "several"}, "2026-10-19"),
    ("cn-tourism", "reply", "notice-served", "2026-09-25T10:00", CN, {}, "2026-10-05"),
    ("cn-tourism", "mediate", "accepted", "2026-01-05T10:00", CN, {}, "2026-03-06"),
    ("courier", "reply", "received", "2026-11-22T10:00", CN, {}, "2026-11-29"),
    ("courier", "appeal", "forwarded", "2026-11-22T10:00", CN, {}, "2026-12-07"),
    ("uk-nhs", "ack", "received", "2026-04-02T10:00", UK, {}, "2026-04-09"),  # over Easter
    ("uk-nhs", "ack", "received", "2026-12-24T10:00", UK, {}, "2026-12-31"),  # 26 Dec is a Saturday: Monday instead
    ("uk-nhs", "response", "received", "2026-03-15T10:00", UK, {}, "2026-09-14"),
    ("uk-nhs", "response", "received", "2026-03-01T10:00", UK, {}, "2026-08-31"),
    ("uk-nhs", "response", "received", "2026-08-31T10:00", UK, {}, "2027-02-28"),
    ("uk-nhs", "limit", "happened", "2024-02-29T10:00", UK, {}, "2025-02-28"),
    ("us-cms", "grievance", "received", "2026-11-20T10:00", NY, {}, "2026-11-27"),
    ("retail-chain", "close", "received", "2026-11-22T10:00", CN, {}, "2026-11-29"),
    ("retail-chain", "statistics", "month-ended", "2026-12-01T00:00", CN, {}, "2026-12-10"),
    ("courier", "statistics", "month-ended", "2026-12-01T00:00", CN, {}, "2026-12-25"),
    ("field-service", "appeal", "judged", "2026-11-22T23:59", CN, {}, "2026-11-29"),
    ("call-centre", "exchange", "goods-received", "2026-11-01T10:00", CN, {"problem": "quality"}, "2026-11-16"),
]


@pytest.mark.parametrize(("pack", "rule", "start", "when", "zone", "tags", "last"), LAST_DAYS)
def test_last_day(pack: str, rule: str, start: str, when: str, zone: str, tags: dict[str, str], last: str) -> None:
    one = clocks(pack, facts(start, when, zone, tags=tags))[rule]
    assert str(one.last_day) == last
    end = instant_of(day_start(date.fromordinal(date.fromisoformat(last).toordinal() + 1), zone_named(zone)))
    assert one.due == end
    assert not one.late_at(end - 1)
    assert one.late_at(end)


def test_a_year_not_published_is_provisional() -> None:
    early = clocks("cn-clinic", facts("received", "2026-12-24T10:00", tags={"departments": "one"}))["single"]
    late = clocks("cn-clinic", facts("received", "2026-12-28T10:00", tags={"departments": "one"}))["single"]
    assert (early.last_day, early.provisional) == (date(2026, 12, 31), False)
    assert late.provisional
    assert "2027" in "\n".join(explain(late, WORDS, "zh"))


def test_the_regulators_clock_is_not_ours() -> None:
    found = clocks("cn-tourism", facts("accepted", "2026-01-05T10:00"))
    assert {name: one.clock for name, one in found.items()} == {"serve": "theirs", "mediate": "theirs"}


def test_boundary_30_00_is_in_time_and_30_01_late() -> None:
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00"))["first-level"]
    assert shown(one) == "2026-11-22T09:30:00"
    assert not one.late_at(at("2026-11-22T09:30:00"))
    assert one.late_at(at("2026-11-22T09:30:01"))


def test_level_raised_at_minute_8_counts_from_receipt() -> None:
    what = facts(
        "received", "2026-11-22T09:00", levels={"2026-11-22T09:00": "dissatisfied", "2026-11-22T09:08": "major"}
    )
    one = clocks("hotel-house", what)["first-level"]
    assert shown(one) == "2026-11-22T09:10:00"
    assert "level-raised" in [line.key for line in one.trace]


def test_level_raised_when_the_time_has_passed_says_so() -> None:
    what = facts(
        "received", "2026-11-22T09:00", levels={"2026-11-22T09:00": "dissatisfied", "2026-11-22T09:25": "crisis"}
    )
    one = clocks("hotel-house", what)["first-level"]
    assert shown(one) == "2026-11-22T09:10:00"
    assert "past-when-raised" in [line.key for line in one.trace]


def test_level_set_after_the_answer_changes_nothing() -> None:
    what = facts(
        "received",
        "2026-11-22T09:00",
        then={"contacted": "2026-11-22T09:12"},
        levels={"2026-11-22T09:00": "dissatisfied", "2026-11-22T09:40": "crisis"},
    )
    one = clocks("hotel-house", what)["first-level"]
    assert not one.late_at(at("2026-11-22T12:00"))


def test_lowering_the_level_does_not_lengthen_the_clock() -> None:
    what = facts(
        "received", "2026-11-22T09:00", levels={"2026-11-22T09:01": "major", "2026-11-22T09:20": "dissatisfied"}
    )
    assert shown(clocks("hotel-house", what)["first-level"]) == "2026-11-22T09:10:00"


def test_strictest_wins_and_the_other_is_shown() -> None:
    found = clocks("hotel-house", facts("received", "2026-11-22T09:00", tags={"channel": "phone"}))
    assert (shown(found["first-phone"]), found["first-phone"].governs) == ("2026-11-22T09:20:00", True)
    assert (shown(found["first-level"]), found["first-level"].governs) == ("2026-11-22T09:30:00", False)


def test_call_back_not_before_40_minutes() -> None:
    one = clocks("hotel-house", facts("order-submitted", "2026-11-22T09:00"))["call-back"]
    assert one.earliest == at("2026-11-22T09:40")


def test_friday_16_00_one_working_day_is_monday_16_00() -> None:
    assert shown(clocks("dealership", facts("assigned", "2026-11-20T16:00"))["solution"]) == "2026-11-23T16:00:00"
    assert shown(clocks("dealership", facts("assigned", "2026-11-21T11:00"))["solution"]) == "2026-11-24T00:00:00"


def test_lunch_break_and_holiday_are_not_counted() -> None:
    what = facts("received", "2026-09-30T16:40", tags={"kind": "fee", "flag": "answer-at-once"})
    assert shown(clocks("cn-clinic", what)["fee"]) == "2026-10-08T09:10:00"
    what = facts("received", "2026-10-10T11:30", tags={"kind": "fee", "flag": "answer-at-once"})  # a worked Saturday
    assert shown(clocks("cn-clinic", what)["fee"]) == "2026-10-10T15:30:00"


def test_a_pause_is_credited_to_the_second() -> None:
    pause = ("unreachable", "2026-11-22T09:05:10", "2026-11-22T09:17:40")
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00", pauses=[pause]))["first-level"]
    assert shown(one) == "2026-11-22T09:42:30"
    open_pause = ("unreachable", "2026-11-22T09:05", "")
    assert clocks("hotel-house", facts("received", "2026-11-22T09:00", pauses=[open_pause]))["first-level"].due is None
    too_late = ("unreachable", "2026-11-22T09:30", "2026-11-22T20:00")
    assert (
        shown(clocks("hotel-house", facts("received", "2026-11-22T09:00", pauses=[too_late]))["first-level"])
        == "2026-11-22T09:30:00"
    )


def test_appraisal_days_are_not_counted() -> None:
    pause = ("appraisal", "2026-03-02T10:00", "2026-03-09T10:00")
    plain = clocks("cn-clinic", facts("accepted", "2026-02-25T10:00"))["mediation"]
    longer = clocks("cn-clinic", facts("accepted", "2026-02-25T10:00", pauses=[pause]))["mediation"]
    assert (str(plain.last_day), str(longer.last_day)) == ("2026-04-08", "2026-04-15")


def test_granted_delay_shows_both_ends() -> None:
    what = facts("received", "2026-11-22T09:00", granted=[("first-level", "2026-11-22T14:00", "gm")])
    one = clocks("hotel-house", what)["first-level"]
    assert shown(one) == "2026-11-22T14:00:00"
    assert "09:30" in "\n".join(explain(one, WORDS, "zh"))


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        (UK, "2026-03-29T00:50+00:00", "2026-03-29T01:20+00:00"),  # gap: 01:00 becomes 02:00
        (UK, "2026-10-25T00:50+00:00", "2026-10-25T01:20+00:00"),  # fold: 01:50 comes twice
        (NY, "2026-03-08T01:50-05:00", "2026-03-08T03:20-04:00"),
        (NY, "2026-11-01T01:50-04:00", "2026-11-01T01:20-05:00"),
    ],
)
def test_thirty_minutes_are_thirty_minutes_when_the_clock_jumps(zone: str, start: str, end: str) -> None:
    one = clocks("hotel-house", facts("received", start, zone))["first-level"]
    assert one.due == at(end)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [(UK, "2026-03-29", 23), (UK, "2026-10-25", 25), (NY, "2026-03-08", 23), (NY, "2026-11-01", 25)],
)
def test_a_day_may_have_23_or_25_hours(zone: str, day: str, hours: int) -> None:
    start = date.fromisoformat(day)
    spans = ALMANAC.spans("night-shift", "uk-england", zone, start, start)
    low, high = (
        day_start(date.fromordinal(start.toordinal() - 1), zone_named(zone)) + 43_200,
        day_start(start, zone_named(zone)) + hours * 3600 - 43_200,
    )
    assert spans.worked(high) - spans.worked(low) == (8 + hours - 24) * 3600  # the night shift is 7 or 9 hours long


def test_the_same_log_gives_the_same_answer_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    what = facts("received", "2026-09-29T10:00", tags={"departments": "one"})
    here = deadlines(what, PACKS.values(), ALMANAC)
    adopt = getattr(time, "tzset", lambda: None)  # Windows has no such call
    monkeypatch.setenv("TZ", "America/New_York")
    adopt()
    try:
        assert deadlines(what, PACKS.values(), ALMANAC) == here
    finally:
        monkeypatch.delenv("TZ")
        adopt()


def test_each_round_has_its_own_clock() -> None:
    what = Facts(CN, (Happened("box-opened", at("2026-11-20T09:00")), Happened("box-opened", at("2026-11-21T09:00"))))
    found = deadlines(what, [PACKS["hotel-house"]], ALMANAC)
    assert [(str(one.last_day), one.met_at) for one in found] == [
        ("2026-11-21", at("2026-11-21T09:00")),
        ("2026-11-22", None),
    ]


@pytest.mark.parametrize(
    ("zone", "shown_time", "instant"),
    [
        (NY, "2026-03-08T02:30", "2026-03-08T07:00+00:00"),  # no such time: the moment of the jump
        (NY, "2026-11-01T01:30", "2026-11-01T05:30+00:00"),  # twice: the first
        (UK, "2026-03-29T01:15", "2026-03-29T01:00+00:00"),
        (UK, "2026-10-25T01:15", "2026-10-25T00:15+00:00"),
        ("Asia/Beirut", "2026-03-29T00:00", "2026-03-28T22:00+00:00"),  # a day that begins at 01:00
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30+00:00"),  # a jump of half an hour
    ],
)
def test_a_time_of_day_that_is_missing_or_comes_twice(zone: str, shown_time: str, instant: str) -> None:
    assert instant_of(first_at(datetime.fromisoformat(shown_time), zone_named(zone))) == at(instant)


@pytest.mark.parametrize(
    ("change", "start", "end"),
    [
        (
            {"unit": "day", "amount": 10, "roll": "next-workday"},
            "2026-09-25T10:00",
            "2026-10-09T00:00:00",
        ),  # 5 Oct is a holiday: the 8th
        (
            {"unit": "day", "amount": 2, "roll": "next-workday"},
            "2026-10-08T10:00",
            "2026-10-11T00:00:00",
        ),  # a worked Saturday does not roll
        ({"unit": "month", "amount": 1, "roll": "next-workday"}, "2026-09-03T10:00", "2026-10-09T00:00:00"),
        ({"unit": "workday", "amount": 1, "ends": "close"}, "2026-09-30T10:00", "2026-10-08T17:30:00"),
        (
            {"unit": "day", "amount": 1, "ends": "close"},
            "2026-10-02T10:00",
            "2026-10-04T00:00:00",
        ),  # closed that day: its end
        ({"unit": "workday", "amount": 1, "cut_off": 17 * 60}, "2026-09-30T16:59", "2026-10-09T00:00:00"),
        ({"unit": "workday", "amount": 1, "cut_off": 17 * 60}, "2026-09-30T17:00", "2026-10-10T00:00:00"),
        (
            {"unit": "workday", "amount": 1, "cut_off": 17 * 60},
            "2026-10-03T18:00",
            "2026-10-09T00:00:00",
        ),  # a day off: no cut-off
        ({"unit": "day", "amount": 1, "cut_off": 17 * 60}, "2026-11-20T17:00", "2026-11-23T00:00:00"),
    ],
)
def test_roll_close_and_cut_off(change: dict[str, Any], start: str, end: str) -> None:
    what = facts("received", start)
    rule = replace(PACKS["cn-clinic"].rules["single"], **change)
    assert shown(due(rule, PACKS["cn-clinic"], what, what.events[0], ALMANAC)) == end


def test_roll_into_an_unpublished_year_is_provisional() -> None:
    what = facts("received", "2026-12-25T10:00")
    rule = replace(PACKS["cn-clinic"].rules["single"], unit="day", amount=8, roll="next-workday")
    one = due(rule, PACKS["cn-clinic"], what, what.events[0], ALMANAC)
    assert (str(one.last_day), one.provisional) == ("2027-01-04", True)


def test_a_night_shift_of_the_day_before_closes_on_the_last_day() -> None:
    what = facts("received", "2026-11-20T10:00")
    rule = replace(PACKS["cn-clinic"].rules["single"], unit="day", amount=1, ends="close", hours="night-shift")
    assert shown(due(rule, PACKS["cn-clinic"], what, what.events[0], ALMANAC)) == "2026-11-22T00:00:00"
    saturday = replace(ALMANAC.hours["office"], id="fri-night", shifts=(NIGHT_BEFORE,))
    almanac = Almanac(ALMANAC.calendars, {**ALMANAC.hours, "fri-night": saturday})
    rule = replace(rule, hours="fri-night")
    assert shown(due(rule, PACKS["cn-clinic"], what, what.events[0], almanac)) == "2026-11-21T06:00:00"


def test_sealed_records_may_be_opened_after_three_years() -> None:
    one = clocks("cn-clinic", facts("sealed", "2024-02-29T10:00"))["seal"]
    assert (one.due, one.stands, one.earliest) == (None, False, at("2027-03-01T00:00"))
    assert one.early_at(at("2027-02-28T23:59:59"))
    assert not one.early_at(at("2027-03-01T00:00"))
    assert not one.late_at(at("2099-01-01T00:00"))
    assert explain(one, WORDS, "en")[0] == "Not before Mon 1 Mar 00:00"


def test_microseconds_do_not_make_a_second_late() -> None:
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00:00.400000"))["first-level"]
    assert not one.late_at(at("2026-11-22T09:30:00.900000"))
    assert one.late_at(at("2026-11-22T09:30:00") + MICROS)


ENDS = [
    # event, at, late when it ended
    ("closed", "2026-11-22T09:20", False),
    ("withdrawn", "2026-11-22T09:20", False),
    ("declined", "2026-11-22T09:20", False),
    ("joined", "2026-11-22T09:20", False),
    ("withdrawn", "2026-11-22T09:31", True),
]


@pytest.mark.parametrize(("event", "when", "late"), ENDS)
def test_the_end_of_the_case_stops_every_clock_of_ours(event: str, when: str, late: bool) -> None:
    found = clocks("hotel-house", facts("received", "2026-11-22T09:00", then={event: when}))
    running = clocks("hotel-house", facts("received", "2026-11-22T09:00"))
    assert {one.stopped_at for one in found.values() if one.clock == "ours"} == {at(when)}
    assert found["first-level"].late_at(at("2026-12-31T00:00")) is late
    assert running["first-level"].late_at(at("2026-12-31T00:00"))
    assert not any(one.runs for one in found.values())
    assert all(one.runs for one in running.values())
    assert "stopped" in [line.key for line in found["first-level"].trace]


def test_what_was_met_before_the_end_stays_met() -> None:
    then = {"contacted": "2026-11-22T09:10", "closed": "2026-11-22T09:20"}
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00", then=then))["first-level"]
    assert (one.met_at, one.stopped_at) == (at("2026-11-22T09:10"), None)
    then = {"closed": "2026-11-22T09:20", "contacted": "2026-11-22T09:40"}
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00", then=then))["first-level"]
    assert (one.met_at, one.stopped_at) == (None, at("2026-11-22T09:20"))
    assert not one.late_at(at("2026-11-23T09:00"))


def test_a_clock_that_the_closing_meets_is_met() -> None:
    one = clocks("retail-chain", facts("received", "2026-11-22T10:00", then={"closed": "2026-11-25T10:00"}))["close"]
    assert (one.met_at, one.stopped_at) == (at("2026-11-25T10:00"), None)


def test_the_end_does_not_stop_their_clock_nor_a_reply_owed_to_an_authority() -> None:
    then = {"accepted": "2026-09-26T10:00", "withdrawn": "2026-09-27T10:00"}
    found = clocks("cn-tourism", facts("notice-served", "2026-09-25T10:00", then=then))
    assert {name: one.stopped_at for name, one in found.items()} == {"reply": None, "serve": None, "mediate": None}


def test_a_new_round_after_the_end_has_clocks_of_its_own() -> None:
    then = {"closed": "2026-11-22T11:00", "order-opened": "2026-11-23T09:00"}
    found = clocks("hotel-house", facts("received", "2026-11-22T09:00", then=then))
    assert found["order-submit"].runs
    assert shown(found["order-submit"]) == "2026-11-23T09:10:00"


def test_a_pause_that_stands_ends_with_the_case() -> None:
    pauses = [("unreachable", "2026-11-22T09:05", "")]
    what = facts("received", "2026-11-22T09:00", pauses=pauses, then={"withdrawn": "2026-11-22T10:05"})
    one = clocks("hotel-house", what)["first-level"]
    assert (shown(one), one.stands) == ("2026-11-22T10:30:00", False)


def test_a_pause_that_stands_long_after_the_time_is_no_trouble() -> None:
    for rule, pack, start in (("first-level", "hotel-house", "received"), ("mediation", "cn-clinic", "accepted")):
        pauses = [("unreachable", "2036-11-22T09:05", ""), ("appraisal", "2036-11-22T09:05", "")]
        one = clocks(pack, facts(start, "2026-11-22T09:00", pauses=pauses))[rule]
        assert one.due == clocks(pack, facts(start, "2026-11-22T09:00"))[rule].due


def test_the_ladder_of_a_running_clock_and_none_of_a_stopped_one() -> None:
    pack = PACKS["hotel-house"]
    one = clocks("hotel-house", facts("received", "2026-11-22T09:00"))["first-level"]
    assert [(alarm.at, alarm.role, alarm.before) for alarm in alarms(one, pack)] == [
        (at("2026-11-22T09:25"), "department-manager", True),
        (at("2026-11-22T09:30"), "department-manager", False),
        (at("2026-11-22T09:40"), "gm", False),
    ]
    stopped = clocks("hotel-house", facts("received", "2026-11-22T09:00", then={"withdrawn": "2026-11-22T09:01"}))
    assert alarms(stopped["first-level"], pack) == ()


def test_the_shipped_zones_are_used_whatever_the_machine_says(tmp_path: Path) -> None:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=[str(tmp_path)])
    try:
        zone_named.cache_clear()
        assert zone_named("Europe/London").utcoffset(datetime(2026, 7, 1)) == timedelta(hours=1)  # noqa: DTZ001
    finally:
        zoneinfo.reset_tzpath(to=before)
        zone_named.cache_clear()


@pytest.mark.parametrize("name", ["", "Mars/Base", "../secret", "Europe", "/etc/passwd"])
def test_no_zone_of_that_name(name: str) -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        zone_named(name)


@pytest.mark.parametrize(
    ("end", "last"), [("2026-03-03T23:59:59", "2026-04-08"), ("2026-03-04T00:00:00", "2026-04-09")]
)
def test_a_day_is_lost_only_when_the_clock_stands_at_its_last_second(end: str, last: str) -> None:
    pauses = [("appraisal", "2026-03-03T10:00", end)]
    one = clocks("cn-clinic", facts("accepted", "2026-02-25T10:00", pauses=pauses))["mediation"]
    assert str(one.last_day) == last

"""Times, lengths of time and money are said as the language of the sheet says them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from forms.definitions import Pair
from forms.sheets.voice import Language, Voice, capital, yuan
from tests.forms.samples import ZONE, at


def voice(language: Language) -> Voice:
    return Voice(language, ZONE, 2026)


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (29400, "贰佰玖拾肆元整"),
        (0, "零元整"),
        (5, "零元零伍分"),
        (10, "零元壹角"),
        (100_05, "壹佰元零伍分"),
        (1_000_000_00, "壹佰万元整"),
        (10_010_00, "壹万零壹拾元整"),
        (100_000_001_00, "壹亿零壹元整"),
        (120_300_00, "壹拾贰万零叁佰元整"),
        (1_234_567_89, "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
        (-100, "负壹元整"),
        (10**12 * 100, "壹万亿元整"),
    ],
)
def test_capital_numerals(fen: int, said: str) -> None:
    assert capital(fen) == said


@pytest.mark.parametrize(
    ("fen", "said"), [(0, "0.00"), (29400, "294.00"), (123456789, "1,234,567.89"), (-5, "-0.05"), (7, "0.07")]
)
def test_yuan(fen: int, said: str) -> None:
    assert yuan(fen) == said


@pytest.mark.parametrize(
    ("length", "zh", "en"),
    [
        (timedelta(minutes=6), "6 分", "6 min"),
        (timedelta(hours=2, minutes=5), "2 小时 05 分", "2 h 05 min"),
        (timedelta(hours=12), "12 小时", "12 h"),
        (timedelta(days=1, hours=2, minutes=3), "1 天 2 小时", "1 d 2 h"),
        (timedelta(days=4), "4 天", "4 d"),
        (timedelta(seconds=59), "0 分", "0 min"),
        (-timedelta(minutes=90), "1 小时 30 分", "1 h 30 min"),
    ],
)
def test_duration(length: timedelta, zh: str, en: str) -> None:
    assert voice("zh").duration(length) == zh
    assert voice("zh+en").duration(length) == en  # the international signs, which both read
    assert voice("en").duration(length) == en


def test_times() -> None:
    said = voice("zh")
    utc = datetime(2026, 11, 21, 14, 40, tzinfo=timezone.utc)
    assert said.moment(utc) == "2026-11-21 22:40"
    assert said.brief(utc) == "11-21 22:40"
    assert said.brief(utc.replace(year=2025)) == "2025-11-21 22:40"
    assert said.exact(at(21, 22, 40, 7)) == "2026-11-21 22:40:07 +08:00"
    assert said.span(at(21, 22, 41), at(21, 22, 47)) == "11-21 22:41–22:47"
    assert said.span(at(21, 22, 41), at(22, 0, 5)) == "11-21 22:41–11-22 00:05"
    assert said.long_day(at(19, 23)) == "2026年11月19日"
    assert voice("en").long_day(date(2026, 11, 9)) == "9 November 2026"


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        voice("zh").moment(at(21, 22).replace(tzinfo=None))


def test_what_no_sheet_can_print_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be printed"):
        voice("zh").text(object())


def test_pairs() -> None:
    pair = Pair("客户", "Customer")
    assert [voice(language).joined(pair) for language in ("zh", "en", "zh+en")] == ["客户", "Customer", "客户 Customer"]
    assert voice("zh+en").text(pair) == "客户 Customer"
    assert voice("en").text(None) == ""

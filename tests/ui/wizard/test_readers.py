from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from desktop.ui.wizard.moments import read_coming
from desktop.ui.wizard.money import money_words, read_money

NOW = datetime(2026, 11, 25, 22, 40, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Wednesday


class Said(NamedTuple):
    text: str
    moment: str | None
    rest: str = ""


SAID = (
    Said("tonight 23:30", "2026-11-25 23:30"),
    Said("今晚23:30", "2026-11-25 23:30"),
    Said("今晚11点半", "2026-11-25 23:30"),
    Said("tonight 11:30 pm", "2026-11-25 23:30"),
    Said("tonight 11:30", "2026-11-25 23:30"),
    Said("tonight 1:30", "2026-11-26 01:30"),
    Said("明天10点", "2026-11-26 10:00"),
    Said("明天下午三点", "2026-11-26 15:00"),
    Said("明晚8点", "2026-11-26 20:00"),
    Said("明早7:15", "2026-11-26 07:15"),
    Said("tomorrow 05:30", "2026-11-26 05:30"),
    Said("tomorrow at noon", "2026-11-26 12:00"),
    Said("后天上午9点", "2026-11-27 09:00"),
    Said("Mon 12:00", "2026-11-30 12:00"),
    Said("周一12点", "2026-11-30 12:00"),
    Said("下周三 9点", "2026-12-02 09:00"),
    Said("next Wednesday 9am", "2026-12-02 09:00"),
    Said("2026-12-01 09:00", "2026-12-01 09:00"),
    Said("2026-12-01", "2026-12-01 23:59"),
    Said("12月1日", "2026-12-01 23:59"),
    Said("1 Jan 08:00", "2027-01-01 08:00"),
    Said("in 20 min", "2026-11-25 23:00"),
    Said("20分钟后", "2026-11-25 23:00"),
    Said("两小时内", "2026-11-26 00:40"),
    Said("三十分钟内回电", "2026-11-25 23:10", "回电"),
    Said("十五分钟后", "2026-11-25 22:55"),
    Said("十五天内答复", "2026-12-10 22:40", "答复"),
    Said("二十四小时内", "2026-11-26 22:40"),
    Said("1.5小时后", "2026-11-26 00:10"),
    Said("一个半小时后", "2026-11-26 00:10"),
    Said("半小时后", "2026-11-25 23:10"),
    Said("半个小时内", "2026-11-25 23:10"),
    Said("一周内", "2026-12-02 22:40"),
    Said("in half an hour", "2026-11-25 23:10"),
    Said("in 1.5 hours", "2026-11-26 00:10"),
    Said("in a week", "2026-12-02 22:40"),
    Said("今晚12点", "2026-11-26 00:00"),
    Said("今晚二十三点", "2026-11-25 23:00"),
    Said("明天二十点", "2026-11-26 20:00"),
    Said("明晚十二点", "2026-11-27 00:00"),
    Said("明天下午三点一刻", "2026-11-26 15:15"),
    Said("明天上午九点四十分", "2026-11-26 09:40"),
    Said("三百小时内", None),
    Said("明天下午三点零五分", "2026-11-26 15:05"),
    Said("周五十点", "2026-11-27 10:00"),
    Said("23:50", "2026-11-25 23:50"),
    Said("08:00", "2026-11-26 08:00"),
    Said("２３：５０", "2026-11-25 23:50"),
    Said("midnight", "2026-11-26 00:00"),
    Said("Call room 1508 to ask if it is quiet, 23:50", "2026-11-25 23:50", "Call room 1508 to ask if it is quiet"),
    Said("明天10点给1417房送早餐", "2026-11-26 10:00", "给1417房送早餐"),
    Said("Pack and carry to 1508 by 23:30", "2026-11-25 23:30", "Pack and carry to 1508"),
    Said("行李搬到 1508，今晚 23:30 前", "2026-11-25 23:30", "行李搬到 1508"),
    Said("tonight", None),
    Said("soon", None),
    Said("1508", None),
    Said("yesterday", None),
    Said("25:70", None),
    Said("2026-13-45 09:00", None),
    Said("2020-01-01 09:00", None),
    Said("", None),
    Said("13pm", None),
)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.text or "nothing")
def test_a_moment_to_come(said: Said) -> None:
    read = read_coming(said.text, NOW)
    assert (read and read.moment.strftime("%Y-%m-%d %H:%M")) == said.moment
    if read and said.rest:
        assert read.rest == said.rest


AMOUNTS = (
    ("", 0), ("290", 29000), ("¥290", 29000), ("￥１，０００", 100000), ("1,000.5", 100050), ("12.34 元", 1234), ("290元", 29000),
    ("half", None), ("12.345", None), ("-5", None), ("1,00", None), ("290 or 300", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "fen"), AMOUNTS)
def test_an_amount(text: str, fen: int | None) -> None:
    assert read_money(text) == fen


@pytest.mark.parametrize("fen", [1, 100, 29000, 1234, 100_000_000_00])
def test_an_amount_comes_back(fen: int) -> None:
    assert read_money(money_words(fen)) == fen
    assert money_words(0) == ""

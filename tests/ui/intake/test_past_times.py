"""A time behind us is read as people type it, and never guessed."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from desktop.ui.intake.past_times import read_past

NOW = datetime(2026, 11, 23, 0, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


class Said(NamedTuple):
    text: str
    meant: str  # "" = cannot be read


SAID = (
    Said("21:40", "2026-11-22 21:40"), Said("0:05", "2026-11-23 00:05"), Said("昨天 21:40", "2026-11-22 21:40"),
    Said("昨晚9点半", "2026-11-22 21:30"), Said("yesterday 9 pm", "2026-11-22 21:00"), Said("last night 9:15", "2026-11-22 21:15"),
    Said("前天上午10点", "2026-11-21 10:00"), Said("20 min ago", "2026-11-22 23:50"), Said("20分钟前", "2026-11-22 23:50"),
    Said("2 hours ago", "2026-11-22 22:10"), Said("3天前", "2026-11-20 00:10"), Said("just now", "2026-11-23 00:10"),
    Said("刚才", "2026-11-23 00:10"), Said("2026-11-20 8:15", "2026-11-20 08:15"), Said("11月20日 8:15", "2026-11-20 08:15"),
    Said("20 Nov 8:15", "2026-11-20 08:15"), Said("12月24日 18:00", "2025-12-24 18:00"), Said("20 Nov 2025 8:15", "2025-11-20 08:15"),
    Said("9pm", "2026-11-22 21:00"), Said("中午 12:00", "2026-11-22 12:00"), Said("昨天凌晨 12:30", "2026-11-22 00:30"),
    Said("昨晚九点", "2026-11-22 21:00"), Said("二十分钟前", "2026-11-22 23:50"), Said("半小时前", "2026-11-22 23:40"),
    Said("一个半小时前", "2026-11-22 22:40"), Said("两个小时前", "2026-11-22 22:10"), Said("昨天晚上十一点一刻", "2026-11-22 23:15"),
    Said("周二十点", "2026-11-17 10:00"), Said("上周二十点半", "2026-11-17 10:30"), Said("星期二十一点", "2026-11-17 11:00"),
    Said("昨晚十二点", "2026-11-23 00:00"), Said("昨晚十二点十分", "2026-11-23 00:10"), Said("昨晚12点", "2026-11-23 00:00"),
    Said("昨天三点零五分", "2026-11-22 03:05"), Said("昨天上午十点二十五", "2026-11-22 10:25"), Said("昨天上午十点二十五十", ""),
    Said("昨天早八点半", "2026-11-22 08:30"), Said("昨天二十二点", "2026-11-22 22:00"), Said("十天前", "2026-11-13 00:10"),
    Said("", ""), Said("1208", ""), Said("soon", ""), Said("25:00", ""), Said("2026-13-40 10:00", ""), Said("tomorrow 9", ""),
    Said("tomorrow 10:00", ""), Said("明天 10:00", ""), Said("后天上午10点", ""), Said("next Fri 10:00", ""), Said("in 2 days 10:00", ""),
    Said("Fri 10:00", "2026-11-20 10:00"), Said("Monday 00:05", "2026-11-23 00:05"), Said("周五 10:00", "2026-11-20 10:00"),
    Said("上周五下午3点", "2026-11-20 15:00"), Said("上周日 10:00", "2026-11-22 10:00"), Said("星期天晚8点", "2026-11-22 20:00"),
    Said("Mon 10:00", ""), Said("this month 21:00", ""),
    Said("today 23:00", ""), Said("2027-01-01 10:00", ""), Said("99999", ""), Said("一二三", ""), Said("12:75", ""),
)  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.text or "nothing")
def test_reads_what_was_meant(said: Said) -> None:
    read = read_past(said.text, NOW)
    assert (read.strftime("%Y-%m-%d %H:%M") if read else "") == said.meant


def test_what_is_read_lies_never_ahead() -> None:
    for hour in range(24):
        read = read_past(f"{hour}:30", NOW)
        assert read is not None
        assert read <= NOW

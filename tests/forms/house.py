"""The invented house of the tests: its furniture, times and signatures."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from forms.definitions import Pair
from forms.sheets import Meta

ZONE = timezone(timedelta(hours=8))
HASH = "5c1de8a0b7f24c3996d2a41e07bb35f8"


def at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """Give a time in November 2026, house time."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE)


META = Meta(
    house=Pair("兰亭酒店　宾客服务部", "Lanting Hotel · Guest Services"),
    printed_at=at(22, 10, 5),
    printed_by=Pair("白露", "Bai Lu"),
    number="T-2026-000042",
    seq=31,
    head_hash=HASH,
    tags=(Pair("非常不满意", "Very dissatisfied"),),
    state=Pair("已结案", "Closed"),
    reference="兰亭函〔2026〕7 号",
    address=Pair("云水路 1 号　邮编 300000", "1 Yunshui Road, 300000"),
    contact=Pair("电话 0100-5550 100（24 小时）", "Telephone +86 100 5550 100 (24 hours)"),
)
BLANK = Meta(house=META.house, printed_at=META.printed_at)


def signed(name: str, role: str, meaning: str, when: datetime) -> dict[str, object]:
    """Give a signature that stands."""
    return {"name": name, "role": role, "meaning": meaning, "at": when, "hash": HASH}


def done(text: str, by: str, when: object, **more: object) -> dict[str, object]:
    """Give a step that was done."""
    return {"text": text, "by": by, "when": when, **more}

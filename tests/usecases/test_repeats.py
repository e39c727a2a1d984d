"""What is shown beside a complaint as perhaps the same matter: repeats are, what only sounds a little alike is not."""

from typing import NamedTuple

import pytest

from desktop.domain.wording import terms
from desktop.usecases.read_models import Alike, TicketRow
from desktop.usecases.repeats import worth_showing

HOUR = 3600 * 1_000_000
NOW = 1_000 * 24 * HOUR


class Pair(NamedTuple):
    typed: str
    known: str
    again: bool


PAIRS = {
    "retold": Pair("天花板往下漏水，床都湿了，打了两次总机没人来", "1417 房天花板漏水，床都湿了，总机打了没人来，电脑淋湿", again=True),
    "retold in English": Pair(
        "Water drips from the ceiling and the bed is wet. I called twice, nobody came.",
        "There is water coming through the ceiling onto my bed. I rang twice and my laptop is wet.",
        again=True,
    ),
    "function words only": Pair(
        "Water drips from the ceiling and the bed is wet. I called twice, nobody came.",
        "The wheelchair ramp was blocked and nobody was there. I waited and then went round.",
        again=False,
    ),
    "a house's own words only": Pair("酒店的房间没有热水，前台说没有办法", "酒店前台没有人，房间的服务不好", again=False),
    "one thing in common": Pair("空调太吵，整夜睡不着", "空调遥控器坏了，电视也没有信号", again=False),
}  # fmt: skip


def found(*, likeness: float = 0.0, phone: bool = False, place: bool = False, hours: int = 1) -> Alike:
    row = TicketRow._make([None] * len(TicketRow._fields))._replace(received_at=NOW - hours * HOUR)
    return Alike(row, phone, place, likeness)


@pytest.mark.parametrize("name", list(PAIRS))
def test_a_repeat_is_told_from_what_sounds_alike(name: str) -> None:
    pair = PAIRS[name]
    one, other = (terms.telling(terms.stored(text).split()) for text in (pair.typed, pair.known))
    assert bool(worth_showing([found(likeness=terms.likeness(one, other))], NOW)) is pair.again


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (found(phone=True, hours=2000), True), (found(place=True, hours=24), True), (found(place=True, hours=24 * 30), False),
        (found(likeness=0.25, hours=2), True), (found(likeness=0.25, hours=48), False), (found(likeness=0.4, hours=48), True),
    ],
)  # fmt: skip
def test_room_and_age_count(one: Alike, shown: bool) -> None:
    assert bool(worth_showing([one], NOW)) is shown


def test_a_short_complaint_inside_a_long_one_is_alike() -> None:
    short = frozenset(["abc", "def", "ghi", "jkl"])
    long = short | {f"word{n}" for n in range(200)}
    assert terms.likeness(short, long) > 0.5
    assert terms.likeness(frozenset({"abc", "def"}), long) == 0.0

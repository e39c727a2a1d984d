"""A guide is walked by its data: forward by answers, back one step, to an end that says what to do."""

import pytest

from desktop import bootstrap
from desktop.domain.case import inquiry
from desktop.domain.case.decide import decide
from desktop.domain.case.record import record_digest
from desktop.domain.case.state import advance
from desktop.domain.content.guides import Guide
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.contents import Contents
from desktop.usecases.walking import ON, Walk, brought_back, kept
from tests.domain.case.builders import CHEN, NOW, ground, opened

CONTENTS: Contents = bootstrap.contents(bootstrap.packs(frozenset[str]()))


def guide(key: str) -> Guide:
    return next(one for one in CONTENTS.guides if one.id == key)


def walked(key: str, *taken: int) -> Walk:
    walk = Walk(guide(key))
    for one in taken:
        walk = walk.take(one)
    return walk


def test_s27_day_15_is_an_exchange_and_day_16_the_makers() -> None:
    question = guide("cc-quality").nodes["cc-quality-1"]
    assert question.limit is not None
    assert question.limit.amount == 15
    assert [answer.text.en for answer in question.answers] == ["Up to and including day 15", "More than 15 days"]
    for seen in (1, 2):
        assert "exchange" in walked("cc-quality", 1, seen).here.do.en
    after = walked("cc-quality", 2)
    assert after.ended
    assert "maker" in after.here.do.en


@pytest.mark.parametrize("one", CONTENTS.guides, ids=lambda one: one.id)
def test_s27_every_way_through_every_guide_comes_to_an_end_that_says_what_to_do(one: Guide) -> None:
    todo, ends = [Walk(one)], 0
    while todo:
        walk = todo.pop()
        if walk.ended:
            ends += 1
            assert walk.told("zh").advice
            assert walk.told("en").outcome == walk.here.id
            continue
        ways = range(1, len(walk.here.answers) + 1) if walk.here.answers else (ON,)
        further = [walk.take(way) for way in ways]
        assert all(next_one != walk for next_one in further)
        # Round and round is a way too; once is enough to see it.
        todo += [next_one for next_one in further if len({*(n.id for n in next_one.path)}) == len(next_one.path)]
    assert ends


def test_s27_one_step_back_and_an_answer_that_is_not_there() -> None:
    walk = walked("hotel-noise", 2, ON)
    assert walk.here.id == "hotel-noise-7"
    assert walk.back().here.id == "hotel-noise-3"
    assert walk.back().back().back().back() == Walk(guide("hotel-noise"))
    for number in (-1, 3, 9):
        assert walk.take(number) == walk
    assert walked("hotel-noise", ON) == Walk(guide("hotel-noise"))


def test_s27_an_abandoned_path_goes_on_as_far_as_the_guide_still_has_it() -> None:
    walk = walked("hotel-noise", 2, ON)
    assert brought_back(walk.guide, kept(walk)) == walk
    assert brought_back(walk.guide, "2 0 7 1") == walk
    assert brought_back(walk.guide, "x") == Walk(walk.guide)


def test_s27_the_path_is_kept_in_words_and_the_record_that_is_signed_stays_as_it_is() -> None:
    command = walked("hotel-noise", 2, ON, 2).told("zh")
    case, here = opened(), ground(CHEN, NOW)
    events = decide(case, command, here)
    assert events == (
        inquiry.GuideWalked(
            "hotel-noise",
            (("hotel-noise-1", Words("隔壁或走廊的客人")), ("hotel-noise-7", Words("还吵"))),
            "hotel-noise-6",
            Words(
                "两人同去轻声提醒，不透露是谁反映的；15 分钟后回电核实。\n换到安静的房间，行李由我们搬；原房停售至修好。"
            ),
        ),
    )
    after = advance(case, events, here.stamp)
    assert after.version == case.version + 1
    assert record_digest(after) == record_digest(case)


@pytest.mark.parametrize(
    ("walk", "reason"),
    [
        (inquiry.GuideWalked("", (), "end", Words("做")), "text.missing"),
        (inquiry.GuideWalked("guide", (), "", Words("做")), "text.missing"),
        (inquiry.GuideWalked("guide", (), "end", Words("")), "text.missing"),
        (inquiry.GuideWalked("guide", (("q", Words("a")),) * 41, "end", Words("做")), "guide.long"),
    ],
)
def test_s27_what_says_nothing_or_too_much_is_no_path(walk: inquiry.GuideWalked, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        inquiry.check(opened().inquiry, walk, ground(CHEN, NOW).stamp)

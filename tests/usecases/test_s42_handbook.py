"""One search over playbooks, people, legal bases and guides; who leads; which flag calls for a playbook."""

from datetime import date

import pytest

from desktop import bootstrap
from desktop.domain.case.flags import Flags
from desktop.domain.content.legal import Law
from desktop.domain.frozen import replace
from desktop.domain.people import Person, Role
from desktop.usecases.contents import Contents
from desktop.usecases.handbook import PARTS, found, leaves, led_by, playbook_for
from tests.domain.case.builders import opened

CONTENTS: Contents = bootstrap.contents(bootstrap.packs(frozenset[str]()))
LEAVES = leaves(CONTENTS)
TODAY = date(2026, 11, 26)


def law(key: str) -> Law:
    return next(one for one in CONTENTS.laws if one.id == key)


def test_s42_every_part_is_there_once_and_samples_come_last_in_theirs() -> None:
    assert [part for part in PARTS if any(one.part == part for one in LEAVES)] == list(PARTS)
    assert len({(one.part, one.key) for one in LEAVES}) == len(LEAVES)
    for part in PARTS:
        marks = [one.sample for one in LEAVES if one.part == part]
        assert marks == sorted(marks)
    assert {one.part for one in LEAVES if one.sample} == {"law", "guide"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("媒体", "play-media"),
        ("MEDIA", "play-media"),
        ("醉酒", "play-drunk-guest"),
        ("截稿 电话", "play-media"),  # words of the steps, in any order
        ("消费者 第五十五条", "consumer-55"),
        ("易怒", "type-irritable"),
        ("噪音", "hotel-noise"),
    ],
)
def test_s42_it_is_found_by_words_of_either_language(typed: str, first: str) -> None:
    assert first in [one.key for one in found(LEAVES, typed)][:3]


def test_s42_all_words_must_stand_in_it_and_nothing_typed_finds_everything() -> None:
    assert found(LEAVES, "") == LEAVES
    assert found(LEAVES, "媒体 掉话率") == ()


def test_s42_a_media_flag_calls_for_the_playbook_that_proposes_a_crisis() -> None:
    case = opened()
    assert playbook_for(CONTENTS, case) is None
    playbook = playbook_for(CONTENTS, replace(case, flags=Flags({"media": 1})))
    assert playbook is not None
    assert (playbook.id, playbook.proposes) == ("play-media", "crisis")


def test_s42_who_holds_the_post_now_leads() -> None:
    wang = Person("wang", "王海", Role.SUPERVISOR, "duty-manager")
    gone = Person("li", "李", Role.SUPERVISOR, "duty-manager", active=False)
    chief = Person("zhou", "周", Role.GENERAL_MANAGER)
    assert led_by("duty-manager", (gone, wang, chief)) == (wang,)
    assert led_by("general-manager", (gone, wang, chief)) == (chief,)
    assert led_by("nurse", (wang,)) == ()


def test_s42_every_flag_of_a_playbook_has_its_words() -> None:
    for one in CONTENTS.playbooks:
        for flag in one.flags:
            assert ("playbook-flag", flag) in CONTENTS.labels, flag
        assert ("post", one.owner) in CONTENTS.labels or ("role", one.owner) in CONTENTS.labels


def test_s41_a_rule_ends_with_its_last_day() -> None:
    one = replace(law("consumer-24"), effective_to="2026-11-25")
    assert one.ended(TODAY)
    assert not replace(one, effective_to="2026-11-26").ended(TODAY)
    assert not law("consumer-24").ended(TODAY)
    assert replace(law("consumer-24"), verification="history").ended(TODAY)
    assert not replace(one, effective_from="2026-11-27").begun(TODAY)


def test_s41_it_is_cited_with_rule_number_and_date() -> None:
    assert law("consumer-46").cited("zh") == "《消费者权益保护法》第四十六条（7个工作日，2014年3月15日起施行）"
    assert (
        law("consumer-46").cited("en")
        == "《消费者权益保护法》第四十六条 (7 working days, in force since 15 March 2014)"
    )
    assert law("tourism-reply-10").amounts("zh") == "10天"
    assert law("sample-number-reclaim").amounts("zh") == "90天、5元/月"
    assert law("consumer-55").amounts("en") == "3 times, ≥ 500 yuan"
    assert law("samr-12315").cited("zh").startswith("《市场监督管理投诉举报处理办法》（令第121号）（2026年")
    assert law("sample-answer-rate").sample

"""Values in sentences: nothing typed is read as a place, and Chinese has no blanks where only Latin needs them."""

from typing import NamedTuple

import pytest

from desktop.ui.record.sentence import filled, listed
from desktop.ui.theme import LIGHT
from tests.ui.conftest import AppTheme


class Sentence(NamedTuple):
    sentence: str
    values: tuple[str, ...]
    said: str


SENTENCES = [
    Sentence("这一单在 %1 手里，到 %2 为止。", ("唐宁", "昨天 19:41"), "这一单在唐宁手里，到昨天 19:41 为止。"),
    Sentence("这一单在 %1 手里。", ("Wang Hai",), "这一单在 Wang Hai 手里。"),
    Sentence("%1 · 还剩 %2", ("15:27", "不到 1 分钟"), "15:27 · 还剩不到 1 分钟"),
    Sentence("%1 · 还剩 %2", ("15:27", "8 分钟"), "15:27 · 还剩 8 分钟"),
    Sentence("%1 由 %2 向客户承诺。", ("周三", "王海"), "周三由王海向客户承诺。"),
    Sentence("%1 由 %2 向客户承诺。", ("15:30", "Wang Hai"), "15:30 由 Wang Hai 向客户承诺。"),
    Sentence("%2 %1 已批准", ("15:30", "王海"), "王海 15:30 已批准"),
    Sentence("%1 sent it back: %2", ("Wang Hai", "100 %1 off"), "Wang Hai sent it back: 100 %1 off"),
    Sentence("%1 holds it, %3", ("王海", "x"), "王海 holds it, %3"),
]


@pytest.mark.parametrize("one", SENTENCES, ids=lambda one: one.said)
def test_a_sentence_is_filled(one: Sentence) -> None:
    assert filled(one.sentence, *one.values) == one.said


def test_a_list_is_separated_as_its_language_does(app_theme: AppTheme) -> None:
    app_theme(LIGHT, "zh")
    assert listed("致歉", "", "致谢") == "致歉、致谢"
    app_theme(LIGHT, "en")
    assert listed("apology", "", "thanks") == "apology, thanks"

"""On a sheet in both languages every fixed word stands in both."""

import re

import pytest

from forms.fields import Pair
from forms.sheets import case_words as words

PAIRS = {
    name: value
    for name, value in vars(words).items()
    if isinstance(value, Pair) and not re.fullmatch(r"[{}（） ()]*", value.zh)
}


@pytest.mark.parametrize("name", list(PAIRS))
def test_both_languages_are_there_with_the_same_blanks(name: str) -> None:
    pair = PAIRS[name]
    both = words.in_both(pair)
    assert both.count("{}") == pair.zh.count("{}") == pair.en.count("{}")
    assert re.search("[\u4e00-\u9fff]", both), both
    assert re.search("[A-Za-z]", both), both

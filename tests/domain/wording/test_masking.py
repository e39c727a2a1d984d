"""Numbers and addresses in running text are shown by their ends only, however long the text is."""

import time

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.wording.masking import masked_number, masked_text
from desktop.domain.wording.names import open_name

SHOWN = (
    ("Ring 13812345678, or lin.yutong@example.com", "Ring 138****5678, or l***@example.com"),
    ("邮箱：lin@example.com；房间 1208", "邮箱：l***@example.com；房间 1208"),
    ("a@@b c@ @d e@f", "a@@b c@ @d e***@f"),
    ("one@a.com@two@b.com", "o***@a.com@t***@b.com"),
    ("110101199003071234", "110101********1234"),
)
LENGTH = 200_000  # signs in which a search that begins anew at every sign takes a minute
LONG = {
    "one word": "w" * LENGTH,
    "no blanks": "两小时没人来" * (LENGTH // 6),
    "digits": "1" * LENGTH,
    "areas": "0-" * (LENGTH // 2),
    "blanks": "1" + " " * LENGTH + "y",
    "addresses": "a@" * (LENGTH // 2),
}


@pytest.mark.parametrize(("text", "shown"), SHOWN, ids=[text for text, _ in SHOWN])
def test_the_ends_are_shown(text: str, shown: str) -> None:
    assert masked_text(text) == shown


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_text_is_masked_at_once(text: str) -> None:
    began = time.process_time()
    masked_text(text)
    masked_number(text)
    assert time.process_time() - began < 5, "the window stands still meanwhile"


@pytest.mark.parametrize("name", ["Li 13812345678", "li@example.com", "110101199003071234"])
def test_a_name_that_stands_open_for_good_holds_no_number(name: str) -> None:
    with pytest.raises(Refusal) as found:
        open_name(name, "party")
    assert (found.value.reason, found.value.field) == ("text.number", "party")
    assert open_name(" Floor 12 ", "party") == "Floor 12"

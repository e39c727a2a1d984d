"""Lines break where Chinese and Latin typography allow, and nothing of a text is lost on the way."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from uniseg.linebreak import line_break_boundaries  # pyright: ignore[reportUnknownVariableType]

from forms.definitions import all_forms
from forms.sheets import fonts
from forms.sheets.breaking import units
from forms.sheets.text import Span, fit, natural, seen, set_lines
from tests.forms import paper
from tests.forms.samples import FILLED

if TYPE_CHECKING:
    from collections.abc import Iterator

NEVER_FIRST = set("，。、；：？！）》】”’…·%℃")
NEVER_LAST = set("（《【“‘")
MIXED = (
    "住客王女士投诉：“空调噪音太大，前台处理不及时”。We apologised immediately and offered a complimentary room upgrade"
    "（升级至1502海景房），并赔付200元；客人接受。《消费者权益保护法》第二十四条、第五十五条。"
    "https://www.example.com/a/very/long/path?x=1&y=2 Donaudampfschifffahrtsgesellschaft 王䶮㛃𠅤𬱖𫘝㭎"
)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def texts() -> Iterator[str]:
    """Give every text of definitions and samples."""
    for form in all_forms():
        for english in (False, True):
            yield form.title[english]
            for section in form.sections:
                pairs = [section.title, section.note]
                for field in section.fields:
                    pairs += [field.label, field.text, field.ask]
                    pairs += [option.label for option in field.options]
                    pairs += [step.label for step in field.steps]
                yield from (pair[english] for pair in pairs if pair)
        yield from paper.words_of(form, FILLED[form.id], english=False)
    yield MIXED


def faults(lines: list[str]) -> list[str]:
    """Give lines that begin or end with a mark that may not stand there."""
    bad: list[str] = []
    for n, line in enumerate(lines):
        text = line.strip()
        first = n and len(text) > 1 and text[0] in NEVER_FIRST
        last = n < len(lines) - 1 and len(text) > 1 and text[-1] in NEVER_LAST
        if first or last:
            bad.append(line)
    return bad


def test_no_line_begins_or_ends_with_a_forbidden_mark() -> None:
    count = 0
    for text in texts():
        for width in (40, 60, 95, 130, 200, 320, 475):
            lines = [line.said for line in set_lines((Span(text),), width)]
            assert not faults(lines), (width, faults(lines))
            count += len(lines)
    assert count > 2000


def test_a_careless_breaker_would_be_noticed() -> None:
    assert faults([MIXED[i : i + 9] for i in range(0, len(MIXED), 9)])


@pytest.mark.parametrize("bold", [False, True])
def test_every_width_holds_and_loses_nothing(bold: bool) -> None:
    for width in range(18, 320):
        lines = set_lines((Span(MIXED, 9, bold),), width)
        assert "".join(line.said for line in lines).replace(" ", "") == MIXED.replace(" ", "")
        assert all(line.width <= width + 0.1 for line in lines if len(line.said) > 1)


def test_runs_never_overlap() -> None:
    for line in set_lines((Span(MIXED), Span(" 12 px", 12, True)), 200):
        for (x, font, size, text), following in pairwise(line.runs):
            width = sum(fonts.ADVANCE[font][ord(ch)] for ch in text) * size
            squeezed = 0.5 * size
            assert x + width - squeezed <= following[0] + 0.01


def agreement(cut: list[set[int]], corpus: list[str]) -> tuple[int, int, int]:
    """Give breaks of the oracle, breaks that only we see, and breaks that only the oracle sees."""
    extra = fewer = total = 0
    for ours, text in zip(cut, corpus, strict=True):
        oracle = set(line_break_boundaries(text)) - {0, len(text)}
        total += len(oracle)
        extra += len(ours - {len(text)} - oracle)
        fewer += len(oracle - ours)
    return total, extra, fewer


def test_breaks_agree_with_the_standard() -> None:
    corpus = sorted(set(texts()))
    total, extra, fewer = agreement([set(units(text)) for text in corpus], corpus)
    assert total > 2000
    assert extra <= total * 0.005
    assert fewer <= total * 0.04  # numbers stay with their unit, which the standard does not ask
    _, careless, _ = agreement([set(range(1, len(text))) for text in corpus], corpus)
    assert careless > total * 0.1


def test_a_number_stays_with_its_unit() -> None:
    ends = units("赔付200元，等22分")
    assert 5 not in ends
    assert ends[-1] == len("赔付200元，等22分")


def test_quotes_come_in_pairs_of_one_font() -> None:
    for text in ("他说“own words”；好", "“不只是‘换房’的事”", "She said “没办法” twice", "it’s 好’s"):
        chosen = fonts.choose(text)
        marks = [(ch, font) for ch, font in zip(text, chosen, strict=True) if ch in "“”"]
        assert [font for ch, font in marks if ch == "“"] == [font for ch, font in marks if ch == "”"]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("𠮷野家", "〔U+20BB7〕野家"),
        ("\x00", "〔U+0000〕"),
        ("\u202eabc", "〔U+202E〕abc"),
        ("😀", "〔U+1F600〕"),
        ("\ud800", "〔U+D800〕"),
        ("a\rb", "a〔U+000D〕b"),
        ("a\r\nb", "a\nb"),
        ("\u3000全\xa0角", "\u3000全\xa0角"),
        ("䶮㛃𠅤𬱖長門風馬", "䶮㛃𠅤𬱖長門風馬"),
        ("a" + "\n" * 9 + "b", "a\n\n〔U+000A ×6〕\nb"),
    ],
    ids=["uncovered", "nul", "rlo", "emoji", "surrogate", "cr", "crlf", "spaces", "rare", "newlines"],
)
def test_what_cannot_be_seen_is_printed_by_number(given: str, printed: str) -> None:
    assert seen(given) == printed


def test_breaking_is_linear() -> None:
    """Double the text, about double the time; the bound is wide, a quadratic breaker is far outside."""
    for unit in ("“", "“a", "a", " ", "，", "/", '"', "\u00a0"):
        units.cache_clear()
        start = time.perf_counter()
        set_lines((Span(unit * 10_000, 9.01),), 200)
        assert time.perf_counter() - start < 3, unit


def test_furniture_fits_one_line() -> None:
    assert fit("short", 9, False, 200).size == 9
    smaller = fit("a little too long for this", 9, False, natural("a little too long for this", 9, False) * 0.9)
    assert smaller.text == "a little too long for this"
    assert 6.3 < smaller.size < 9
    cut = fit("长" * 5000, 9, True, 100)
    assert cut.text.endswith("…")
    assert natural(cut.text, cut.size, True) <= 100

"""Pages break where a reader would: no heading at a foot, no page of signatures only, nothing lost, nothing over the edge."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from forms.definitions import Kind, load
from forms.sheets import Language, fonts, grid, render
from forms.sheets.blocks import Block, Heading, Row, Tear
from forms.sheets.flow import flow
from forms.sheets.furniture import head_height
from forms.sheets.paging import Page, Pager
from forms.sheets.setting import Setting
from forms.sheets.sheet import laid_out
from forms.sheets.voice import Voice
from tests.forms import paper
from tests.forms.samples import COORDINATION, FILLED, HANDLING, META, ZONE

if TYPE_CHECKING:
    from forms.sheets import Values

POOL = "住客王女士投诉空调噪音太大，前台处理不及时。We apologised immediately；并赔付200元《条例》第二十四条“没办法”。"
LANGUAGES: tuple[Language, ...] = ("zh+en", "zh", "en")


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def some(rnd: random.Random, sizes: tuple[int, ...]) -> str:
    return "".join(rnd.choice(POOL) for _ in range(rnd.choice(sizes)))


def lengthened(form: str, rnd: random.Random, sizes: tuple[int, ...]) -> Values:
    """Give a record whose long fields and steps have other lengths."""
    values: dict[str, dict[str, object]] = {key: dict(given) for key, given in FILLED[form].items()}
    for section in load(form).sections:
        for field in section.fields:
            if field.kind is Kind.LONG:
                values[section.id][field.id] = some(rnd, sizes)
            if field.kind is Kind.TIMELINE:
                chain = cast("dict[str, dict[str, object]]", values[section.id][field.id])
                values[section.id][field.id] = {key: {**step, "text": some(rnd, sizes)} for key, step in chain.items()}
    return values


def setting(form: str, language: Language) -> Setting:
    return Setting(load(form), Voice(language, ZONE, 2026), blank=False)


def faults(form: str, pages: list[Page]) -> list[str]:
    found: list[str] = []
    kind = load(form).kind
    for number, page in enumerate(pages, 1):
        blocks = [block for block, _ in page]
        last = blocks[-1]
        if isinstance(last, Heading | Tear) or (isinstance(last, Row) and last.header):
            found.append(f"heading at the foot of page {number}")
        rows = [block for block in blocks if isinstance(block, Row) and not block.header]
        if rows and all(row.sign for row in rows):
            found.append(f"page {number} has signatures only")
        if sum(height for _, height in page) > grid.room(head_height(kind, number)) + 0.5:
            found.append(f"page {number} is overfull")
    return found


@pytest.mark.parametrize("form", ["handling", "coordination", "investigation", "appeal"])
def test_pages_break_where_a_reader_would(form: str) -> None:
    several = 0
    for seed in range(30):
        rnd = random.Random(seed)  # noqa: S311  # a fuzz that repeats
        values = lengthened(form, rnd, (10, 60, 200, 900, 2500))
        pages = laid_out(setting(form, LANGUAGES[seed % 3]), values, META)
        assert not faults(form, pages), seed
        several += len(pages) > 1
    assert several > 10


def growing(size: int) -> Values:
    """Give a record whose first text has that many characters, so that page breaks fall everywhere."""
    return {**HANDLING, "facts": {**HANDLING["facts"], "words": (POOL * 40)[:size]}}


def test_a_growing_text_never_breaks_the_rules() -> None:
    first, later = grid.room(grid.HEAD_FIRST), grid.room(grid.HEAD_NEXT)
    for size in range(0, 2400, 40):
        tied = flow(setting("handling", "zh"), growing(size), META)
        assert not faults("handling", Pager(tied, first, later, grid.WIDTH).run()), size


def test_without_ties_the_rules_would_be_broken() -> None:
    first, later = grid.room(grid.HEAD_FIRST), grid.room(grid.HEAD_NEXT)
    found: list[str] = []
    for size in range(0, 2400, 40):
        loose: list[Block] = [block.kept(keep=False) for block in flow(setting("handling", "zh"), growing(size), META)]
        found += faults("handling", Pager(loose, first, later, grid.WIDTH).run())
    assert any("foot" in each for each in found)
    assert any("signatures only" in each for each in found)


def test_no_character_is_lost_over_pages() -> None:
    for seed in range(2):
        rnd = random.Random(seed)  # noqa: S311  # a fuzz that repeats
        values = lengthened("handling", rnd, (200, 900, 2500, 3000))
        pdf = render("handling", values, "zh+en", META, archival=False)
        assert paper.pages(pdf) > 1
        wanted = Counter("".join("".join(paper.words_of(load("handling"), values, english=False)).split()))
        assert not wanted - Counter(paper.text(pdf))
        assert [code.split("|")[4] for code in paper.codes(pdf)] == [
            f"p{n}/{paper.pages(pdf)}" for n in range(1, paper.pages(pdf) + 1)
        ]


def test_a_step_cut_by_a_page_break_repeats_its_name() -> None:
    chain = cast("dict[str, Any]", HANDLING["steps"]["chain"])
    long = {**chain, "ask": {**chain["ask"], "text": POOL * 60}}
    said = paper.text(render("handling", {**HANDLING, "steps": {"chain": long}}, "zh", META, archival=False))
    assert "提问并了解（续）" in said
    assert said.count("步骤处理记录") >= 2


def test_many_rounds_keep_their_titles_with_their_steps() -> None:
    rounds = {**COORDINATION, "chain": {"chain": [COORDINATION["chain"]["chain"]] * 9}}
    pages = laid_out(setting("coordination", "zh+en"), rounds, META)
    assert len(pages) > 3
    assert not faults("coordination", pages)
    for page in pages:
        assert not page[-1][0].keep


def test_a_slip_lies_at_the_foot() -> None:
    pages = laid_out(setting("notice", "zh"), FILLED["notice"], META)
    assert len(pages) == 1
    assert sum(height for _, height in pages[0]) == pytest.approx(grid.room(grid.HEAD_LETTER))


def test_the_loosest_padding_that_needs_no_more_pages_is_taken() -> None:
    short: Values = {**HANDLING, "steps": {"chain": None}, "facts": {"name": "石"}}
    loose = laid_out(setting("handling", "zh"), short, META)[0]
    full = laid_out(setting("handling", "zh"), HANDLING, META)[0]
    pads = [max(block.pad[0] for block, _ in page if isinstance(block, Row)) for page in (loose, full)]
    assert pads[0] > pads[1]


def test_a_signature_no_page_can_hold_is_cut_and_not_lost() -> None:
    huge = {"name": "石青", "role": "值班", "meaning": "同意" * 4000, "at": "x", "hash": "y"}
    values = {**HANDLING, "sign": {"handler": huge}}
    said = paper.text(render("handling", values, "zh", replace(META, seq=None), archival=False))
    assert Counter(said)["同"] >= 4000

"""Clocks that somebody compared with their source, and what-ifs that the house keeps to check its next version by."""

from dataclasses import replace
from datetime import date
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.verify import verify
from desktop.usecases.examples import Question
from desktop.usecases.printing import PaperLanguage
from forms.sheets import render
from forms.sheets.case_values import CaseOnPaper
from tests.domain.policy.builders import CN, at
from tests.forms.house import META
from tests.usecases.house import PEOPLE, Town
from tests.usecases.test_policies import MAJOR, kept, policies

BOSS, LI = PEOPLE[0], PEOPLE[1]
NAME = "hotel-house@2026.1"
DAY = date(2026, 11, 20)
QUESTION = Question("hotel-house", "first-level", at("2026-11-27T17:00"), CN, ("major",), ("channel=phone",))


def unverified(town: Town, name: str = NAME) -> int:
    return next(one for one in policies(town).versions() if one.name == name).unverified


def test_a_clock_is_unverified_until_somebody_compared_it(town: Town) -> None:
    before = unverified(town)
    assert before == len(town.office.rulebook.packs[NAME].rules)
    policies(town).verify_rule(NAME, "first-level", BOSS, "周律师", DAY, "与制度原件第六条逐字核对")
    basis = town.office.rulebook.packs[NAME].rules["first-level"].basis
    assert (basis.verified_by, basis.verified_on, basis.verified_text) == ("周律师", DAY, "与制度原件第六条逐字核对")
    assert unverified(town) == before - 1
    case = town.receive(level="major")
    source = next(one for one in town.office.rulebook.deadlines(town.case(case)) if one.rule == "first-level").trace[1]
    assert dict(source.values)["checked"] == "周律师 2026-11-20"
    again = bootstrap.open_office(town.path, lambda: town.now)
    assert again.rulebook.packs[NAME].rules["first-level"].basis.verified_by == "周律师"
    again.close()
    assert verify(town.path, town.office.rulebook.rows, None).holds


def test_a_comparison_holds_while_the_clock_is_the_same(town: Town) -> None:
    policies(town).verify_rule(NAME, "", BOSS, "周律师", DAY, "全文核对")
    assert unverified(town) == 0
    name = kept(town, date(2026, 12, 1), {MAJOR: 5})
    assert [one.id for one in town.office.rulebook.packs[name].rules.values() if not one.basis.verified_by] == [
        "first-level"
    ]
    told = policies(town).differences(NAME, name)
    assert [line.key for line in told] == ["diff.figure"]
    policies(town).verify_rule(name, "first-level", BOSS, "吴会计", DAY, "店务会纪要")
    assert unverified(town, name) == 0
    assert town.office.rulebook.packs[NAME].rules["first-level"].basis.verified_by == "周律师"


REFUSED = [
    ("role.administer", LI, NAME, "", "周律师", DAY, "核对"),
    ("pack.missing", BOSS, "hotel-house@1999", "", "周律师", DAY, "核对"),
    ("policy.rule", BOSS, NAME, "nothing", "周律师", DAY, "核对"),
    ("text.missing", BOSS, NAME, "", " ", DAY, "核对"),
    ("text.missing", BOSS, NAME, "", "周律师", DAY, "\n"),
    ("time.future", BOSS, NAME, "", "周律师", date(2026, 11, 22), "核对"),
]


@pytest.mark.parametrize(("reason", "person", "name", "rule", "by", "on", "text"), REFUSED)
def test_what_is_no_comparison_is_refused(
    reason: str, person: object, name: str, rule: str, by: str, on: date, text: str, quarter: Town
) -> None:
    with pytest.raises(Refusal) as caught:
        policies(quarter).verify_rule(name, rule, person, by, on, text)  # type: ignore[arg-type]  # one of PEOPLE
    assert caught.value.reason == reason


def test_an_example_finds_the_version_that_answers_otherwise(town: Town) -> None:
    made = policies(town).keep_example(NAME, QUESTION, "周五傍晚的重大投诉", BOSS)
    assert made.answer.due == at("2026-11-27T17:10")
    assert policies(town).examples() == (made,)
    assert policies(town).differing(town.office.rulebook.packs[NAME]) == ()
    draft = policies(town).draft(NAME, {MAJOR: 5}, date(2026, 12, 1), BOSS, "店务会决定")
    (found,) = policies(town).differing(draft.pack)
    assert found.example == made
    assert found.now is not None
    assert found.now.due == at("2026-11-27T17:05")
    policies(town).keep(draft, BOSS)
    # Meant so: saved again by the new version, the later answer counts.
    policies(town).keep_example(draft.name, QUESTION, "周五傍晚的重大投诉", BOSS)
    assert policies(town).differing(town.office.rulebook.packs[draft.name]) == ()
    assert len(policies(town).differing(town.office.rulebook.packs[NAME])) == 1


def test_an_example_whose_clock_is_gone_differs(town: Town) -> None:
    pack = town.office.rulebook.packs[NAME]
    policies(town).keep_example(NAME, QUESTION, "周五傍晚", BOSS)
    less = replace(pack, rules={key: rule for key, rule in pack.rules.items() if key != "first-level"})
    assert [one.now for one in policies(town).differing(less)] == [None]


def test_only_an_administrator_keeps_examples_and_names_them(quarter: Town) -> None:
    with pytest.raises(Refusal, match=r"role\.administer"):
        policies(quarter).keep_example(NAME, QUESTION, "x", LI)
    with pytest.raises(Refusal, match=r"text\.missing"):
        policies(quarter).keep_example(NAME, QUESTION, " ", BOSS)
    assert policies(quarter).examples() == ()


@pytest.mark.parametrize(
    ("language", "said", "basis"),
    [("zh", "尚未核实", "本单位制度"), ("en", "unverified", "house rule"), ("zh+en", "unverified", "尚未核实")],
)
def test_paper_says_how_each_clock_was_counted_and_that_nobody_checked_its_rule(
    town: Town, language: PaperLanguage, said: str, basis: str
) -> None:
    """`verified_by` is empty in every pack: the sheet says so beside the clock, until somebody compared it."""
    case_id = town.receive(channel="phone")
    view = town.desk("li").view(case_id)
    paper = CaseOnPaper(view, town.office.contents, language, ZoneInfo("Asia/Shanghai"))
    rows = cast("list[dict[str, object]]", paper.handling()["clocks"]["rows"])
    notes = [str(row["_note"]) for row in rows if "_note" in row]
    assert len(notes) == sum(one.governs for one in view.deadlines)
    assert all(said in note for note in notes)
    assert any(basis in note for note in notes)
    assert render("handling", paper.handling(), language, META)

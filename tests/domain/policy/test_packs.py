"""Every pack loads, speaks both languages, and a broken copy is refused in words a manager understands."""

import re

import pytest

from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.explain import explain
from desktop.domain.policy.facts import Facts, Happened, LevelSet
from desktop.domain.policy.pack_file import parse_pack, parse_packs
from desktop.domain.policy.problem_words import tell
from desktop.domain.policy.reading import HAN, BadFileError, Paper
from desktop.domain.wording.bilingual import LANGUAGES
from tests.domain.policy.builders import ALMANAC, CN, PACK_FILES, PACKS, PROBLEM_WORDS, WORDS, at

TEXTS = dict(PACK_FILES)
BREAKS: dict[str, tuple[str, str, str]] = {
    "missing unit": (r'(?m)^unit\s*= "\w+".*\n', "", "missing"),
    "unknown unit": (r'(?m)^unit(\s*)= "\w+"', r'unit\1= "fortnight"', "choice"),
    "one language": (r'(?m)^label(\s*)= \["([^"]+)", "[^"]+"\]', r'label\1= ["\2"]', "label"),
    "languages swapped": (
        r'(?m)^label(\s*)= \["([^"]*[\u4e00-\u9fff]+[^"]*)", "([^"\u4e00-\u9fff]+)"\]',
        r'label\1= ["\3", "\2"]',
        "label-order",
    ),
    "gap in levels": (r"(?m)^rank(\s*)= 1", r"rank\1= 3", "rank-gap"),
    "circle": (
        r"(?m)(\[roles\.([\w-]+)\]\ntitle.*\n)(?:(?:posts|duty|may|reports_to).*\n)*",
        r'\1reports_to = "\2"\n',
        "circle",
    ),
    "unknown role": (r'(?m)^owner(\s*)= "[\w-]+"', r'owner\1= "nobody"', "choice"),
    "unknown key": (r"(?m)^amount(\s*)= ([\d{])", r"ammount\1= \2", "unknown"),
    "text for number": (r"(?m)^amount(\s*)= \d+", r'amount\1= "five"', "kind"),
    "a slip of the pen": (r"(?m)^amount(\s*)= \d+", r"amount\1= 99999999", "most"),
    "not toml": (r"(?m)^\[roles", "[[[roles", "not-toml"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_rule_explains_itself_in_both_languages(name: str) -> None:
    pack = PACKS[name.removesuffix(".toml")]
    axes = {axis: frozenset(values) for rule in pack.rules.values() for axis, values in rule.when.items()}
    for rule in pack.rules.values():
        begin = at("2026-09-29T10:00")
        levels = tuple(LevelSet(level, begin) for level in sorted(rule.when.get("level", ()))[:1])
        what = Facts(CN, (Happened(rule.starts[0], begin),), levels, tags=axes | dict(rule.when))
        found = [one for one in deadlines(what, [pack], ALMANAC) if one.rule == rule.id]
        assert found
        for one in found:
            zh, en = ("\n".join(explain(one, WORDS, language)) for language in LANGUAGES)
            assert HAN.search(zh)
            assert not HAN.search(en), en
            assert not re.search(r"[{}]", zh + en)


@pytest.mark.parametrize("broken", BREAKS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_broken_copy_is_refused(name: str, broken: str) -> None:
    pattern, put, key = BREAKS[broken]
    copy, done = re.subn(pattern, put, TEXTS[name], count=1)
    assert done, "nothing to break"
    with pytest.raises(BadFileError) as caught:
        parse_pack(copy, name, ALMANAC)
    assert key in {problem.key for problem in caught.value.problems}
    for language in LANGUAGES:
        for told in tell(caught.value.problems, PROBLEM_WORDS, language):
            assert re.match(rf"{re.escape(name)}:\d+", told)
            assert "{" not in told.replace("{'", "").replace("{ ", "")


def test_all_problems_come_in_one_go_at_their_lines() -> None:
    text = TEXTS["hotel-house.toml"]
    copy = text.replace('unit     = "min"', 'unit     = "minutes"').replace("rank     = 4", "rank     = 9")
    with pytest.raises(BadFileError) as caught:
        parse_pack(copy, "hotel-house.toml", ALMANAC)
    lines = copy.splitlines()
    units = [one for one in caught.value.problems if one.key == "choice"]
    assert len(units) == copy.count('unit     = "minutes"')
    assert all("minutes" in lines[one.line - 1] for one in units)
    assert [one.path for one in caught.value.problems if one.key == "rank-gap"] == ["levels.crisis.rank"]


def test_a_problem_in_the_second_of_several_rows_names_its_own_line() -> None:
    paper = Paper("x.toml", '[[routing]]\nto = "a"\n[[routing]]\nto = "b"\n')
    assert [paper.line_of(f"routing[{n}].to") for n in (0, 1)] == [2, 4]


def test_two_versions_in_force_on_one_day_are_refused() -> None:
    text = TEXTS["courier.toml"]
    newer = text.replace('"2026.1"', '"2026.2"').replace("from = 2026-01-01", "from = 2026-07-01")
    with pytest.raises(BadFileError) as caught:
        parse_packs([("a.toml", text), ("b.toml", newer)], ALMANAC)
    assert [one.key for one in caught.value.problems] == ["overlap-versions"]
    older = text.replace("{ from = 2026-01-01 }", "{ from = 2026-01-01, until = 2026-07-01 }")
    assert set(parse_packs([("a.toml", older), ("b.toml", newer)], ALMANAC)) == {
        ("courier", "2026.1"),
        ("courier", "2026.2"),
    }


def test_an_escalation_that_turns_back_is_refused() -> None:
    text = TEXTS["hotel-house.toml"]
    spoiled = text.replace('["+10 min", "gm"]', '["+10 min", "gm"], ["+20 min", "department-manager"]')
    with pytest.raises(BadFileError) as caught:
        parse_pack(spoiled, "x.toml", ALMANAC)
    assert "绕回来" in tell(caught.value.problems, PROBLEM_WORDS, "zh")[0]


REFUSED = [
    ('ends = "same-time"\nstart_day = "included"', "same-time-included"),
    ("not_before = 6", "most"),
    ('cut_off = "25:00"', "clock"),
]


@pytest.mark.parametrize(("lines", "key"), REFUSED)
def test_keys_that_contradict_each_other_are_refused(lines: str, key: str) -> None:
    text = TEXTS["cn-clinic.toml"]
    plain = 'start_day = "excluded"\namount    = 5\n'
    assert plain in text
    with pytest.raises(BadFileError) as caught:
        parse_pack(text.replace(plain, f"{lines}\namount    = 5\n", 1), "x.toml", ALMANAC)
    assert [one.key for one in caught.value.problems] == [key]


def test_every_clock_has_source_owner_and_required_words() -> None:
    for pack in PACKS.values():
        for rule in pack.rules.values():
            basis = rule.basis
            assert basis.title.zh, (pack.id, rule.id)
            assert rule.owner in pack.roles, (pack.id, rule.id)
            told = basis.article.zh or basis.gap or basis.basis != "house" or basis.source == "guide"
            assert told, (pack.id, rule.id)


def test_every_problem_has_a_sentence_in_both_languages() -> None:
    for words in (PROBLEM_WORDS.problems, PROBLEM_WORDS.expected):
        assert all(HAN.search(pair.zh) or "TOML" in pair.zh for pair in words.values())
        assert not any(HAN.search(pair.en.replace("投诉", "")) for pair in words.values())


@pytest.mark.parametrize("name", TEXTS)
def test_a_second_version_in_force_on_the_same_day_is_refused_for_every_pack(name: str) -> None:
    text = TEXTS[name]
    newer = re.sub(r'(?m)^(version\s*=\s*)"[^"]+"', r'\1"2099.1"', text, count=1)
    with pytest.raises(BadFileError) as caught:
        parse_packs([(name, text), ("newer.toml", newer)], ALMANAC)
    assert {one.key for one in caught.value.problems} == {"overlap-versions"}
    zh, en = (tell(caught.value.problems, PROBLEM_WORDS, language)[0] for language in LANGUAGES)
    assert name in zh + en
    assert "until" in zh
    assert "until" in en


AFTER = re.compile(r'(?m)^(steps\s*=\s*\[.*"(?:0|\+\d+) (?:min|h|day)", )"([\w-]+)"\]\]')


# Reports in a circle are broken into every pack above; here whoever was told last after the deadline is told again.
@pytest.mark.parametrize("name", [name for name in TEXTS if AFTER.search(TEXTS[name])])
def test_an_escalation_in_a_circle_is_refused(name: str) -> None:
    spoiled = AFTER.sub(r'\1"\2"], ["+9999 day", "\2"]]', TEXTS[name], count=1)
    with pytest.raises(BadFileError) as caught:
        parse_pack(spoiled, name, ALMANAC)
    assert "ladder-circle" in {one.key for one in caught.value.problems}


def test_only_packs_that_tell_nobody_after_the_deadline_are_left_out() -> None:
    silent = [name for name in TEXTS if not AFTER.search(TEXTS[name])]
    for name in silent:
        ladders = PACKS[name.removesuffix(".toml")].ladders.values()
        assert all(step.seconds < 0 for steps in ladders for step in steps), name


def test_a_matter_of_an_unknown_kind_is_refused_at_its_line() -> None:
    spoiled = TEXTS["cn-clinic.toml"].replace('clinic-fee          = "fee"', 'clinic-fee          = "fees"')
    with pytest.raises(BadFileError) as caught:
        parse_pack(spoiled, "cn-clinic.toml", ALMANAC)
    (problem,) = caught.value.problems
    assert (problem.path, problem.key) == ("categories.kind.groups.clinic-fee", "choice")
    assert 'clinic-fee          = "fees"' in spoiled.splitlines()[problem.line - 1]


def test_every_pack_has_a_clock_for_a_later_round_and_says_that_its_time_is_ours() -> None:
    """S-06: no source gives one; the round has its own clock, begun when it opens, and the figure is marked."""
    for pack in PACKS.values():
        found = [rule for rule in pack.rules.values() if "round-opened" in rule.starts]
        assert len(found) == 1, pack.id
        assert found[0].basis.gap is not None, pack.id
        assert found[0].clock == "ours", pack.id
        assert set(found[0].stops) & {"round-answered", "responded", "proposed"}, pack.id

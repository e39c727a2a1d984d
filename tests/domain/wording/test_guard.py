"""The phrase guard: what it marks and where, what it leaves alone, and that no text can hurt it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from desktop.domain.content.phrases import parse_phrases
from desktop.domain.wording.bilingual import LANGUAGES, Language
from desktop.domain.wording.guard import MOST, check
from desktop.domain.wording.pattern import BadPatternError, matcher
from desktop.domain.wording.phrase import Phrase, Scope

PHRASES = parse_phrases(resources.text("content", "phrases.toml")).guard
SAMPLES: list[tuple[Phrase, Language]] = [(phrase, language) for phrase in PHRASES for language in phrase.wordings]
SCOPES: tuple[Scope, ...] = ("planned", "letter", "regulator", "note")


@pytest.mark.parametrize(("phrase", "language"), SAMPLES, ids=lambda value: getattr(value, "id", value))
def test_samples_are_caught_and_others_are_left_alone(phrase: Phrase, language: Language) -> None:
    wording = phrase.wordings[language]
    scope = min(phrase.scopes)
    for sample in wording.hit:
        assert check(sample, language, scope, [phrase]), sample
    for sample in wording.miss:
        assert not check(sample, language, scope, [phrase]), sample


PLACES: list[tuple[str, Language, str, tuple[str, ...]]] = [
    # text, language, phrase, what is marked
    ("您好。我们也没办法解决，抱歉。", "zh", "phrase-cant-solve", ("我们也没办法解决",)),
    ("我们，也 没有\u3000办法 解决", "zh", "phrase-cant-solve", ("我们，也 没有\u3000办法 解决",)),
    ("Sorry — NO  IDEA, and no idea.", "en", "phrase-we-dont-know", ("NO  IDEA", "no idea")),
    ("We don’t know about it", "en", "phrase-we-dont-know", ("We don’t know about",)),
    ("ＷＥ ｄｏｎ't know either", "en", "phrase-we-dont-know", ("ＷＥ ｄｏｎ't know either",)),
    ("𠮷e\u0301 no idea", "en", "phrase-we-dont-know", ("no idea",)),
    ("ﬁne, no idea", "en", "phrase-we-dont-know", ("no idea",)),
]


@pytest.mark.parametrize(("text", "language", "phrase", "marked"), PLACES)
def test_the_place_is_that_of_the_original(text: str, language: Language, phrase: str, marked: tuple[str, ...]) -> None:
    found = [one for one in check(text, language, "planned", PHRASES) if one.phrase.id == phrase]
    assert tuple(text[one.start : one.end] for one in found) == marked
    assert all(one.better == one.phrase.wordings[language].better for one in found)


QUOTED: list[tuple[str, Language]] = [
    ("客人说“我们也没办法解决”", "zh"),
    ("客人说「我们也没办法解决」", "zh"),
    ('he said "no idea" twice', "en"),
    ("he said “no idea” twice", "en"),
]


@pytest.mark.parametrize(("text", "language"), QUOTED)
def test_a_quotation_is_left_alone(text: str, language: Language) -> None:
    assert check(text, language, "planned", PHRASES) == ()
    for mark in '“”「」"':
        text = text.replace(mark, " ")
    assert check(text, language, "planned", PHRASES)


def test_what_stands_between_two_quotations_is_checked() -> None:
    for text in ('he said "one" no idea "two"', "he said “one” no idea “two”"):
        assert [text[one.start : one.end] for one in check(text, "en", "planned", PHRASES)] == ["no idea"]


def test_an_open_quotation_hides_nothing() -> None:
    assert check("“我们也没办法解决", "zh", "planned", PHRASES)


def test_a_pattern_does_not_reach_into_the_next_sentence() -> None:
    assert check("sorry, but", "en", "planned", PHRASES)
    assert not check("sorry. but", "en", "planned", PHRASES)


def test_words_are_whole_in_english() -> None:
    assert check("no idea", "en", "planned", PHRASES)
    assert not check("piano ideas", "en", "planned", PHRASES)


def test_each_scope_sees_its_own_phrases() -> None:
    for scope in SCOPES:
        for phrase in PHRASES:
            for language, wording in phrase.wordings.items():
                seen = {one.phrase.id for one in check(wording.hit[0], language, scope, PHRASES)}
                assert (phrase.id in seen) is (scope in phrase.scopes)


BAD_PATTERNS = ["", "*", "(a|)", "(a", "a)", "a|b", "a+", "[a]", "a\\d", "a.b", "(((((((a)))))))"]


@pytest.mark.parametrize("pattern", BAD_PATTERNS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_pattern_is_refused(pattern: str, language: Language) -> None:
    with pytest.raises(BadPatternError):
        matcher(pattern, language, "any")


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(st.characters(categories=None), max_size=60), st.sampled_from(LANGUAGES), st.sampled_from(SCOPES))
def test_no_text_is_refused_and_marks_lie_inside(text: str, language: Language, scope: Scope) -> None:
    for hit in ("没办法解决", "no idea", text):
        whole = text + hit + text
        for one in check(whole, language, scope, PHRASES):
            assert 0 <= one.start < one.end <= len(whole)


def test_surrogates_and_control_characters_are_only_letters() -> None:
    assert [one.start for one in check("\ud800\x00\u202eno idea\udfff", "en", "planned", PHRASES)] == [3]
    assert [one.start for one in check("\ud800\x00\u202e no idea \udfff", "en", "planned", PHRASES)] == [4]


HOSTILE: list[tuple[str, Language]] = [
    ("我们", "zh"),
    ("没办法解决，尽快会，绝对不可能", "zh"),
    ("a", "en"),
    ("sorry ", "en"),
    ("no idea sorry but when you delete ", "en"),
    ("e\u0301", "en"),
    ("sorry " + "a" * 160 + " butter ", "en"),
]


def seconds(piece: str, language: Language, size: int) -> float:
    text = piece * (size // len(piece))
    begin = time.process_time()
    assert len(check(text, language, "planned", PHRASES)) <= MOST
    return time.process_time() - begin


@pytest.mark.parametrize(("piece", "language"), HOSTILE, ids=range(len(HOSTILE)))
def test_time_grows_with_the_length_only(piece: str, language: Language) -> None:
    small = min(seconds(piece, language, 10_000) for _ in range(3))
    assert seconds(piece, language, 80_000) < 30 * small + 0.1  # a square would be 64 times as much
    assert small < 1


def test_a_text_of_open_quotations_takes_no_longer() -> None:
    letters, quotes = (seconds(piece, "zh", 400_000) for piece in ("客", "“"))
    assert quotes < 4 * letters  # looking for the end of each would take ten times as long

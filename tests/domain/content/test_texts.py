"""What every catalogue must keep: ids, both languages, the same holes in both, and words that pass our own guard."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from desktop.domain.case import state
from desktop.domain.case.registry import EVENT_KINDS
from desktop.domain.content.letters import holes
from desktop.domain.policy.reading import HAN, is_list, is_table
from desktop.domain.wording.bilingual import LANGUAGES, Bilingual, Language
from desktop.domain.wording.guard import check
from desktop.domain.wording.phrase import Scope
from tests.domain.content.shipped import (
    COACHING,
    GUIDES,
    LAWS,
    LETTERS,
    NAMES,
    PHRASES,
    PLAYBOOKS,
    TECHNIQUES,
    text,
)


def pairs(value: object, path: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Every table that carries a text in one language or in both."""
    if is_table(value):
        spoken = [key for key in LANGUAGES if isinstance(value.get(key), str)]
        if spoken:
            yield path, value
        for key, inner in value.items():
            yield from pairs(inner, f"{path}.{key}")
    elif is_list(value):
        for number, inner in enumerate(value):
            yield from pairs(inner, f"{path}[{number}]")


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_whole_in_both_languages(name: str) -> None:
    found = list(pairs(tomllib.loads(text(name)), name))
    assert found
    for path, table in found:
        zh, en = table.get("zh"), table.get("en")
        assert isinstance(zh, str), path
        assert isinstance(en, str), path
        assert zh.strip(), path
        assert en.strip(), path
        assert not HAN.search(en), path
        assert holes(zh) == holes(en), path


def test_an_id_is_used_once_in_all_catalogues() -> None:
    ids: Counter[str] = Counter()
    for name in NAMES:
        for value in tomllib.loads(text(name)).values():
            rows = value if is_list(value) else [value]
            ids.update(row["id"] for row in rows if is_table(row) and "id" in row)
    assert len(ids) > 600
    assert [name for name, times in ids.items() if times > 1] == []


Saying: TypeAlias = tuple[str, Language, str, Scope]


def better_sayings() -> Iterator[Saying]:
    for phrase in PHRASES.guard:
        for language, wording in phrase.wordings.items():
            for better in wording.better:
                yield phrase.id, language, better, "planned"


def planned_sayings() -> Iterator[tuple[str, Bilingual]]:
    for guide in GUIDES:
        for node in guide.nodes.values():
            yield node.id, node.say
    for playbook in PLAYBOOKS:
        yield playbook.id, playbook.say
    for question in COACHING.questions:
        yield question.id, question.text
    for restatement in COACHING.restatements:
        yield restatement.id, restatement.text
    for card in TECHNIQUES:
        yield card.id, card.hotel
        yield card.id, card.clinic
    for law in LAWS:
        yield law.id, law.answer


def own_sayings() -> Iterator[Saying]:
    """Everything that we propose to say or write to a customer."""
    yield from better_sayings()
    for where, pair in planned_sayings():
        for language in LANGUAGES:
            yield where, language, pair.get(language).strip("“”"), "planned"
    for letter in LETTERS.letters:
        for language in LANGUAGES:
            yield letter.id, language, letter.body.get(language), "regulator" if "regulator" in letter.id else "letter"


def test_our_own_sayings_do_not_trip_our_own_guard() -> None:
    judged = [phrase for phrase in PHRASES.guard if phrase.kind not in ("vague", "regulator")]
    sayings = list(own_sayings())
    assert len(sayings) > 400
    tripped: list[tuple[str, str, str]] = []
    for where, language, saying, scope in sayings:
        for found in check(saying, language, scope, judged):
            owns_up = any(word in where for word in ("admission", "upheld", "partly"))
            if found.phrase.id != where and not (found.phrase.kind == "admission" and owns_up):
                tripped.append((where, found.phrase.id, saying))
    assert tripped == []


def test_the_guard_would_catch_a_bad_saying_of_ours() -> None:
    judged = [phrase for phrase in PHRASES.guard if phrase.kind not in ("vague", "regulator")]
    assert check("我们也没办法解决", "zh", "planned", judged)


def test_better_sayings_have_the_same_holes_in_both_languages() -> None:
    for phrase in PHRASES.guard:
        if len(phrase.wordings) == len(LANGUAGES) and phrase.kind != "vague":
            zh, en = (phrase.wordings[language].better for language in LANGUAGES)
            assert [holes(one) for one in zh] == [holes(one) for one in en], phrase.id


def test_the_guard_is_rich_enough() -> None:
    assert len(PHRASES.guard) >= 60
    assert {len(phrase.wordings) for phrase in PHRASES.guard} == {1, 2}
    assert all(re.fullmatch(r"[a-z0-9-]+", phrase.id) for phrase in PHRASES.guard)


@pytest.mark.parametrize("name", sorted({kind for kind in EVENT_KINDS if EVENT_KINDS[kind] in state.PART_OF}))
def test_everything_that_can_happen_has_words_for_the_inspector(name: str) -> None:
    assert name in tomllib.loads(text("words"))["act"]

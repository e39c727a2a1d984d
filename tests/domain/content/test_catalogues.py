"""Each catalogue keeps its rules: what belongs together is there, and what it names exists."""

import itertools
import re
import unicodedata

import pytest

from desktop.domain.content.coaching import FLAGS, Coaching, Context, Flag, parse_coaching
from desktop.domain.content.demo import parse_demo
from desktop.domain.content.guides import parse_guides
from desktop.domain.content.legal import parse_legal
from desktop.domain.content.letters import parse_letters
from desktop.domain.content.people import parse_people
from desktop.domain.content.phrases import parse_phrases
from desktop.domain.content.remedies import parse_remedies
from desktop.domain.content.taxonomy import parse_taxonomy
from desktop.domain.content.techniques import cards_for, parse_techniques
from desktop.domain.policy import vocabulary
from desktop.domain.policy.problem_words import tell
from desktop.domain.policy.reading import BadFileError
from desktop.domain.wording.bilingual import LANGUAGES
from tests.domain.content.shipped import (
    CHANNELS,
    COACHING,
    EVIDENCE,
    GUIDES,
    LAWS,
    LETTERS,
    LEVELS,
    PEOPLE,
    PLAYBOOKS,
    REMEDIES,
    TAXONOMY,
    TECHNIQUES,
    text,
)
from tests.domain.policy.builders import PACKS, PROBLEM_WORDS

STEPS = [step.id for step in COACHING.steps]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_has_lines_and_asks_an_open_question_first(step: str) -> None:
    assert 6 <= sum(line.step == step for line in COACHING.lines) <= 10
    assert COACHING.questions_for(step)[0].kind == "open"


def test_the_six_steps_come_in_order() -> None:
    assert [step.number for step in COACHING.steps] == [1, 2, 3, 4, 5, 6]


def test_conditions_name_what_exists() -> None:
    whens = [line.when for line in COACHING.lines] + [one.when for one in COACHING.restatements]
    for when in whens:
        assert when.levels <= LEVELS
        assert when.channels <= CHANNELS


def test_a_coaching_line_fits_its_place_on_the_screen() -> None:
    for line in COACHING.lines:
        columns = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line.text.zh)
        assert columns <= 92, line.id
        assert len(line.text.en) <= 125, line.id


CONTEXTS = [
    ("step-vent", Context(channel="on-site", minute=0), "vent-place"),
    ("step-vent", Context(channel="on-site", minute=2), "vent-nod"),
]


@pytest.mark.parametrize(("step", "context", "line"), CONTEXTS)
def test_the_heaviest_line_that_fits_is_shown(step: str, context: Context, line: str) -> None:
    shown = list(COACHING.lines_for(step, context))
    assert line in [one.id for one in shown]
    assert [one.weight for one in shown] == sorted((one.weight for one in shown), reverse=True)
    assert COACHING.line_for(step, context) == shown[0]
    place = COACHING.lines_for(step, Context(channel="on-site", minute=5))
    assert "vent-place" not in [one.id for one in place]


def test_there_is_a_line_whatever_is_known() -> None:
    known = itertools.product(STEPS, sorted(CHANNELS), (0, 1, 5, 30), (frozenset(), frozenset(FLAGS)))
    for step, channel, minute, flags in known:
        context = Context(channel=channel, minute=minute, flags=frozenset(flags))
        assert COACHING.line_for(step, context), (step, context)


def test_nothing_is_shown_for_a_step_that_is_none() -> None:
    assert COACHING.line_for("step-nowhere", Context()) is None
    assert Coaching((), (), (), (), ()).line_for("step-vent", Context()) is None


def test_cards_that_a_flag_asks_for_come_first() -> None:
    card = next(card for card in TECHNIQUES if card.flags)
    step = min(card.steps)
    flag = min(card.flags)
    assert flag in cards_for(TECHNIQUES, step, frozenset({flag}))[0].flags
    assert all(step in one.steps for one in cards_for(TECHNIQUES, step, frozenset()))


@pytest.mark.parametrize("flags", [{"beyond-rules"}, {"beyond-rules", "above-limit", "rejected"}])
def test_s32_beyond_the_rules_in_step_five_explains_in_stages_first(flags: set[Flag]) -> None:
    assert cards_for(TECHNIQUES, 5, frozenset(flags))[0].id == "tech-seven-one"
    assert cards_for(TECHNIQUES, 5, frozenset())[0].id != "tech-seven-one"


def test_what_people_need_names_remedies_that_exist() -> None:
    known = {remedy.id for remedy in REMEDIES.remedies}
    assert known == vocabulary.REMEDIES  # what a server takes
    for motive in PEOPLE.motives:
        assert motive.remedies
        assert set(motive.remedies) <= known


def test_the_limits_are_those_of_the_packs() -> None:
    hotel, clinic = PACKS["hotel-house"].desk.authority, PACKS["cn-clinic"].desk.authority
    assert hotel
    assert clinic
    for limit in REMEDIES.limits:
        authority = clinic if limit.role == "complaints-office" else hotel
        assert authority.limit(limit.role) == limit.amount, limit.role
    assert (hotel.limit("handler"), hotel.limit("department-manager"), hotel.limit("gm")) == (300_00, 3000_00, None)
    assert (hotel.limit("nobody"), clinic.limit("complaints-office")) == (0, 800_00)
    assert [hotel.approver(amount) for amount in (0, 300_00, 300_01, 3000_01)] == [
        "handler", "handler", "duty-manager", "gm",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "post", ["handler", "duty-manager", "service-manager", "department-manager", "follow-up", "gm", "admin"]
)
def test_the_posts_of_the_hotel_exist(post: str) -> None:
    role = PACKS["hotel-house"].role_of(post)
    assert role
    assert role.id == post


def test_a_post_of_the_house_fills_a_role_of_another_pack() -> None:
    role = PACKS["cn-clinic"].role_of("complaints-office")
    assert role
    assert role.id == "office"
    assert PACKS["cn-clinic"].may("complaints-office", "decline")
    assert not PACKS["cn-clinic"].may("nobody", "decline")


def test_playbook_owners_are_posts() -> None:
    posts = PACKS["hotel-house"].role_of
    assert len(PLAYBOOKS) >= 12
    assert all(posts(playbook.owner) for playbook in PLAYBOOKS)


def test_letters_use_every_hole_that_is_explained_and_know_five_grounds() -> None:
    named = {name for one in LETTERS.placeholders for name in one.names}
    assert {name for letter in LETTERS.letters for name in letter.holes} == named
    assert {letter.ground for letter in LETTERS.letters} == {None, 1, 2, 3, 4, 5}


def test_an_admission_needs_a_signature() -> None:
    admitting = [letter for letter in LETTERS.letters if letter.admission == "only-if-founded"]
    assert admitting
    assert all(letter.sign != "none" for letter in admitting)


def test_leaves_and_evidence_are_there() -> None:
    assert {leaf.group for leaf in TAXONOMY.leaves} == {group.id for group in TAXONOMY.groups}
    assert all(kind.check for kind in EVIDENCE.kinds)
    assert EVIDENCE.must_say
    assert not any(law.verified for law in LAWS)
    assert {house for guide in GUIDES for house in guide.houses} == {"hotel", "clinic", "call-centre"}


BREAKS = [
    # catalogue, reader, what is written, what is put there, the problem
    ("coaching", parse_coaching, 'step = "step-vent"', 'step = "step-none"', "choice"),
    ("coaching", parse_coaching, "minute = [0, 2]", "minute = [2, 0]", "kind"),
    ("coaching", parse_coaching, "weight = 1", "weight = 9", "most"),
    ("coaching", parse_coaching, 'id = "vent-nod"', 'id = "vent-place"', "twice"),
    ("coaching", parse_coaching, 'id = "vent-nod"', 'id = "Vent Nod"', "kebab"),
    ("coaching", parse_coaching, 'source = "F4 L74"', 'source = " "', "missing"),
    ("coaching", parse_coaching, 'file = "coaching"', 'file = "other"', "choice"),
    ("coaching", parse_coaching, "schema = 1", "schema = 2", "choice"),
    ("coaching", parse_coaching, "weight = 1", "wieght = 1", "unknown"),
    ("techniques", parse_techniques, "steps = [1, 2]", 'steps = ["one"]', "kind"),
    ("people", parse_people, "print = false", "print = true", "choice"),
    ("phrases", parse_phrases, 'zh = ["(制度', 'zh = ["[制度', "pattern"),
    ("phrases", parse_phrases, 'hit_en = ["our procedures are not complete yet"]\n', "", "missing"),
    ("guides", parse_guides, 'start = "cc-late-1"', 'start = "cc-nowhere"', "unreached"),
    ("guides", parse_guides, 'actions = ["close"]', 'actions = ["dance"]', "choice"),
    ("remedies", parse_remedies, 'authority = "handler"', 'authority = "nobody"', "choice"),
    ("remedies", parse_remedies, "amount = 800", "amount = 1", "most"),
    ("taxonomy", parse_taxonomy, 'group = "hotel-room"', 'group = "hotel-roof"', "choice"),
    ("taxonomy", parse_taxonomy, "hcat = ", "hcet = ", "missing"),
    ("letters", parse_letters, "{summary}", "{summery}", "choice"),
    ("legal", parse_legal, 'verification = "sample"', 'verification = "read"', "choice"),
    ("demo", parse_demo, 'by = "chen"', 'by = "nobody"', "choice"),
    ("demo", parse_demo, 'at = "0m"', 'at = "soon"', "kind"),
    ("demo", parse_demo, 'do = "vented"', 'do = "sang"', "choice"),
]


@pytest.mark.parametrize(("name", "parse", "written", "put", "key"), BREAKS)
def test_a_broken_copy_is_refused_in_both_languages(name: str, parse: object, written: str, put: str, key: str) -> None:
    whole = text(name)
    assert written in whole
    assert callable(parse)
    with pytest.raises(BadFileError) as caught:
        parse(whole.replace(written, put))
    assert key in {problem.key for problem in caught.value.problems}
    for language in LANGUAGES:
        assert all(
            re.match(rf"{name}\.toml:\d+", told) for told in tell(caught.value.problems, PROBLEM_WORDS, language)
        )

"""Whatever is written is read back the same, and nothing else is accepted."""

import json
from dataclasses import fields, is_dataclass
from typing import Any, cast, get_type_hints
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from desktop.domain.case import promises
from desktop.domain.case.codec import command_from, command_to, decode, encode, sealed
from desktop.domain.case.lawful import lawful
from desktop.domain.case.reading import CodecError
from desktop.domain.case.registry import EVENT_KINDS, EVENT_NAMES, VERBS
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance, replay
from desktop.domain.case.state import Entry as LogEntry
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import ERASED, Words, digest

SALT = "00" * 8
text = some.text(some.characters(exclude_categories=["Cs"]), max_size=12)
some.register_type_strategy(Words, text.map(Words))  # a salt comes with the log, never from a person


def an_event(name: str) -> some.SearchStrategy[Any]:
    kind = EVENT_KINDS[name]
    small = {int: some.integers(-(2**63), 2**63 - 1), str: text, Words: text.map(Words)}
    fields = {f: small.get(hint, some.from_type(hint)) for f, hint in get_type_hints(kind).items()}
    return some.builds(kind, **fields)


any_event = some.sampled_from(sorted(EVENT_KINDS)).flatmap(an_event)


@settings(max_examples=150, deadline=None)
@given(some.lists(any_event, max_size=4))
def test_events_come_back_as_they_went(events: list[Event]) -> None:
    coded = encode(events, lambda: SALT)
    assert decode(coded.text, coded.words) == tuple(events)


@settings(max_examples=100, deadline=None)
@given(some.lists(any_event, max_size=12))
def test_evolve_never_raises_and_replay_is_advance(events: list[Event]) -> None:
    stamp = Stamp("chen", 1_795_000_000_000_000)
    stepwise = Case(UUID(int=1))
    for event in events:
        stepwise = advance(stepwise, (event,), stamp)
    entries = [LogEntry(n, n, UUID(int=n), stamp, (event,)) for n, event in enumerate(events, 1)]
    assert replay(Case(UUID(int=1)), entries) == stepwise


def test_every_kind_is_entered_once() -> None:
    assert len(EVENT_NAMES) == len(EVENT_KINDS) > 40


def test_words_are_beside_the_text_and_can_be_erased() -> None:
    event = EVENT_KINDS["intake.level"]("major", Words("客人受伤"))
    coded = encode([event], lambda: SALT)
    assert "客人" not in coded.text
    beside: list[Any] = json.loads(coded.words or "[]")
    beside[0] = None
    (read,) = decode(coded.text, json.dumps(beside))
    assert read == EVENT_KINDS["intake.level"]("major", ERASED)


@settings(max_examples=100, deadline=None)
@given(some.lists(any_event, max_size=4))
def test_a_salt_once_given_is_that_of_the_log(events: list[Event]) -> None:
    """The record of a decision not yet stored and that of the log read later have the same digests."""
    salts = iter(range(10**6))
    once = sealed(events, lambda: f"{next(salts):016x}")
    assume(len(once) == len(events))  # a number in a text is an event more, see `test_apart`
    assert once == tuple(events)
    coded = encode(once, lambda: "another")
    assert "another" not in (coded.words or "")
    assert marks(decode(coded.text, coded.words)) == marks(once)
    assert sealed(once, lambda: "another") == once


def test_a_name_is_no_text_of_a_person() -> None:
    """What stands openly in the log is a plain string from the first, else the record would change when it is read."""
    (made,) = sealed([promises.Made(UUID(int=1), Words("回电"), 5, Words("李强"))], lambda: SALT)
    assert isinstance(made, promises.Made)
    assert (type(made.who), made.text.seal) == (str, digest(SALT, "回电"))


def marks(value: Any) -> list[str]:
    """The seals of every text inside."""
    if isinstance(value, Words):
        return [value.mark]
    if is_dataclass(value):
        value = tuple(getattr(value, f.name) for f in fields(value))
    inside = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    return [one for each in inside for one in marks(each)]


def test_words_that_differ_from_their_digest_are_found() -> None:
    coded = encode([EVENT_KINDS["intake.level"]("major", Words("a"))], lambda: SALT)
    with pytest.raises(CodecError, match="digest"):
        decode(coded.text, json.dumps([[SALT, "b"]]))
    assert digest(SALT, "a") != digest(SALT, "b")


@pytest.mark.parametrize(
    "text",
    [
        '[["intake.levels",1,{}]]',
        '[["intake.level",9,{"level":"x","reason":[0,"y"]}]]',
        '[["intake.level",1,{"level":1,"reason":[0,"y"]}]]',
        '[["intake.level",1,{"level":"x"}]]',
        '[["intake.level",1,{"level":"x","reason":[0,"y"],"more":1}]]',
        '[["handling.step_done",1,{"step":true}]]',
        '[["handling.step_done",1,{"step":1.0}]]',
        '[["handling.step_done",1,{"step":1}]] [["handling.step_done",1,{"step":2}]]',
        '[["handling.answers",1,{"step":1,"texts":"no list","choices":[]}]]',
        '[["handling.answers",1,{"step":1,"texts":[],"choices":["ab"]}]]',
        '[["handling.answers",1,{"step":1,"texts":[],"choices":[["a","b","c"]]}]]',
    ],
)
def test_what_encode_would_not_write_is_refused(text: str) -> None:
    with pytest.raises(CodecError):
        decode(text, '[["s","w"]]')


def test_a_word_has_a_place_counted_from_the_first() -> None:
    coded = encode([EVENT_KINDS["intake.level"]("major", Words("a"))], lambda: SALT)
    assert decode(coded.text, coded.words)
    with pytest.raises(CodecError, match="no place"):
        decode(coded.text.replace("[0,", "[-1,"), coded.words)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_comes_back_from_json(verb: str) -> None:
    kind = VERBS[verb]
    samples: dict[Any, Any] = {str: "x", int: 7, bool: True, Words: Words("说"), UUID: UUID(int=5)}
    made = kind(**{f: samples.get(h, _sample(h)) for f, h in get_type_hints(kind).items() if f != "EXACT"})
    name, fields = command_to(made)
    assert (name, command_from(name, json.loads(json.dumps(fields)))) == (verb, made)


def _sample(hint: Any) -> Any:
    said = str(hint)
    if "tuple[tuple[str" in said:
        return (("said", "x"),)
    return () if "tuple" in said else None


@pytest.mark.parametrize(
    ("verb", "fields", "reason", "field"),
    [
        ("fly", {}, "verb.unknown", ""),
        ("claim", {"x": 1}, "field.unknown", "x"),
        ("set-level", {"level": "major"}, "field.missing", "reason"),
        ("set-level", {"level": 3, "reason": "x"}, "field.kind", "level"),
        ("promise", {"promise": "not an id", "text": "x", "due_at": 1}, "field.kind", "promise"),
        ("promise", {"promise": str(UUID(int=1)), "text": "x", "due_at": float("nan")}, "field.kind", "due_at"),
        ("begin-step", {"step": True}, "field.kind", "step"),
    ],
)
def test_bad_json_is_named(verb: str, fields: dict[str, Any], reason: str, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        command_from(verb, fields)
    assert (caught.value.reason, caught.value.field) == (reason, field)


def test_an_unlawful_event_is_found_again_by_verify() -> None:
    forged = EVENT_KINDS["case.closed"]("upheld"), EVENT_KINDS["handling.step_done"](6)
    with pytest.raises(Refusal):
        lawful(Case(UUID(int=1)), forged, Stamp("chen", 1_795_000_000_000_000))

"""Numbers of people leave every text before it is written, each is kept once under its digest, and with them the text is whole again."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.domain.case import intake
from desktop.domain.case.apart import apart
from desktop.domain.case.codec import decode, encode, sealed
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.privacy import ErasureAsked
from desktop.domain.case.registry import EVENT_KINDS
from desktop.domain.case.shown import FullNumber, in_full
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance
from desktop.domain.wording.masking import masked_number, masked_text, numbers_in, refilled
from desktop.domain.wording.words import Mark, Words, fits
from tests.domain.case.test_codec import an_event
from tests.texts import words_in

PHONE, OTHER = "13812345678", "13899995678"  # both are seen as 138****5678
SALT = "00" * 8
STAMP = Stamp("li", 5)


def known(events: tuple[Event, ...], at: int = 5) -> tuple[FullNumber, ...]:
    marks = [(one.name, one.seal) for one in events if isinstance(one, NumberKept)]
    return tuple(FullNumber(name, mark.word, at) for name, mark in marks if isinstance(mark, Mark))


def with_phone(value: Any) -> Any:
    if isinstance(value, Words):
        return Words(f"{value} 打 {PHONE} 给 wang@example.com")
    return tuple(with_phone(one) for one in cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_no_event_is_written_with_a_number_in_it(kind: str) -> None:
    @settings(max_examples=3, deadline=None)
    @given(an_event(kind))
    def every(event: Any) -> None:
        names = [one for one in event.__dataclass_fields__ if with_phone(getattr(event, one)) != getattr(event, one)]
        told = replace(event, **{one: with_phone(getattr(event, one)) for one in names})
        made = sealed([told], lambda: SALT)
        written = encode(made, lambda: SALT)
        assert PHONE not in written.text + (written.words or "")
        assert "wang@" not in written.text + (written.words or "")
        texts = [text for _, text in words_in(told)]
        assert [text for _, text in words_in(in_full(made[0], known(made)))] == texts
        assert decode(written.text, written.words) == made
        assert all(fits(one.seal.salt, one.seal.word, one.seal) for one in made[1:])  # type: ignore[union-attr]

    every()


@settings(max_examples=200, deadline=None)
@given(
    some.lists(
        some.sampled_from((PHONE, OTHER, "138 1234 5678", "+86 138-1234-5678", "a@b.cn", "110101199003071234", "，", " ", "1208", "x", "@", "0571-87654321")),
        max_size=8,
    ).map("".join)
)  # fmt: skip
def test_what_is_kept_apart_makes_the_text_whole(text: str) -> None:
    shown, numbers = masked_text(text), numbers_in(text)
    assert refilled(shown, numbers) == text
    assert masked_text(shown) == shown
    assert numbers_in(shown) == ()


@pytest.mark.parametrize(
    "number", ["13812345678", "138 1234 5678", "0571-87654321", "87654321", "+44 20 7946 0000", "微信 13812345678"]
)
def test_a_number_in_its_own_field_is_kept_as_it_was_written(number: str) -> None:
    made = sealed([intake.Told((("phone", Words(number)),), None)], lambda: SALT)
    (told, kept) = made
    assert isinstance(told, intake.Told)
    assert told.changes[0][1] == masked_number(number)
    assert isinstance(kept, NumberKept)
    assert kept.name == "intake.phone"
    assert in_full(told, known(made)).changes[0][1] == number
    assert sealed([intake.Told((("phone", Words("8021")),), None)], lambda: SALT)[1:] == ()


def test_what_was_corrected_is_meant_and_of_notes_with_the_same_ends_both() -> None:
    first = FullNumber("intake.phone", PHONE, 5)
    case = advance(Case(UUID(int=1)), sealed([intake.Told((("phone", Words(OTHER)),), None)], lambda: SALT), STAMP)
    assert case.intake.phone == "138****5678"
    assert in_full(case, (first, FullNumber("intake.phone", OTHER, 9))).intake.phone == OTHER
    notes = (FullNumber("handling.text", PHONE, 5), FullNumber("handling.text", OTHER, 9))
    assert in_full(case, notes).intake.phone == f"{PHONE} / {OTHER}"
    assert in_full(case, (*notes, first)).intake.phone == PHONE


def test_a_reason_that_always_stays_shows_no_number_either() -> None:
    asked = ErasureAsked(
        UUID(int=3), ("all",), files=False, ground="customer-asked", reason=Words(f"客人 {PHONE} 来电")
    )
    ((told,), kept) = apart([asked], lambda: SALT)
    assert isinstance(told, ErasureAsked)
    assert told.reason == "客人 138****5678 来电"
    assert [one.name for one in kept] == ["privacy.erasure_asked.reason"]

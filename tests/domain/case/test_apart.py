"""Numbers of people leave every text before it is written, each is kept once under its digest, and with them the text is whole again."""

from dataclasses import replace
from itertools import count
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.domain.case import handling, intake
from desktop.domain.case.apart import sealed_words
from desktop.domain.case.codec import decode, encode, sealed
from desktop.domain.case.erasable import covers
from desktop.domain.case.merge import clashes
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.privacy import ErasureAsked
from desktop.domain.case.registry import EVENT_KINDS
from desktop.domain.case.shown import FullNumber, in_full
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry, Event, advance
from desktop.domain.wording.masking import masked_number, masked_text, numbers_in, refilled
from desktop.domain.wording.words import Mark, Words, fits
from tests.domain.case.test_codec import an_event
from tests.texts import words_in

PHONE, OTHER = "13812345678", "13899995678"  # both are seen as 138****5678
SALT = "00" * 8
STAMP = Stamp("li", 5)


def known(events: tuple[Event, ...], at: int = 5) -> tuple[FullNumber, ...]:
    marks = [(one, one.seal) for one in events if isinstance(one, NumberKept)]
    return tuple(FullNumber(one.name, one.of, mark.word, at) for one, mark in marks if isinstance(mark, Mark))


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


def test_a_number_belongs_to_its_text_though_names_beside_it_came_as_texts() -> None:
    # As a form gives it.
    seen = intake.Received("C-1", Words("hotel"), Words("on-site"), "zh", 1, None, (), Words("cn"), "")
    told = intake.Told((("name", Words("Lin")), ("phone", Words(PHONE))), anonymous=False)
    made = sealed([seen, told], lambda: SALT)
    (kept,) = (one for one in made if isinstance(one, NumberKept))
    assert (kept.name, kept.of) == ("intake.phone", Words(masked_number(PHONE), SALT).seal)


@settings(max_examples=200, deadline=None)
@given(
    some.lists(
        some.sampled_from((PHONE, OTHER, "138 1234 5678", "+86 138-1234-5678", "a@b.cn", "110101199003071234", "，", " ", "1208", "x", "@", "0571-87654321")),
        max_size=8,
    ),
    some.sampled_from(("、", " ", "，电话")),
)  # fmt: skip
def test_what_is_kept_apart_makes_the_text_whole(parts: list[str], between: str) -> None:
    text = between.join(parts)
    shown, numbers = masked_text(text), numbers_in(text)
    assert refilled(shown, numbers) == text
    # Run together they may be kept as one that nobody can put back, but never stand open again.
    assert masked_text(masked_text("".join(parts))) == masked_text("".join(parts))
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


def noted(*texts: str) -> tuple[Event, ...]:
    return sealed(
        [handling.Noted(UUID(int=n), 1, "ours", Words(text), 0) for n, text in enumerate(texts)],
        lambda: f"{next(SALTS):016x}",
    )


SALTS = count()


def test_numbers_with_the_same_ends_stand_each_where_they_stood() -> None:
    """In one text by their order, in many notes each in its own, in the log what was said then."""
    first = noted(f"家里{PHONE}，公司{OTHER}，请打公司", f"前台说是{OTHER}")
    numbers = known(first)
    assert [one.text for one in in_full(first[:2], numbers) if isinstance(one, handling.Noted)] == [
        f"家里{PHONE}，公司{OTHER}，请打公司", f"前台说是{OTHER}",
    ]  # fmt: skip
    told = sealed([intake.Told((("phone", Words(PHONE)),), None)], lambda: f"{next(SALTS):016x}")
    corrected = sealed([intake.Told((("phone", Words(OTHER)),), None)], lambda: f"{next(SALTS):016x}")
    every = (*known(told, 5), *known(corrected, 9))
    case = advance(advance(Case(UUID(int=1)), told, STAMP), corrected, Stamp("li", 9))
    assert in_full(case, every).intake.phone == OTHER
    assert in_full(told[0], every).changes[0][1] == PHONE  # type: ignore[union-attr]  # what was told


def test_a_text_that_keeps_the_ends_of_an_older_one_means_the_last_of_its_field() -> None:
    """Corrected around the number: the new text has none of its own."""
    older, last = FullNumber("intake.narrative", "a", PHONE, 5), FullNumber("intake.narrative", "b", OTHER, 9)
    edited = intake.Told((("narrative", Words("打138****5678，没人接", "00" * 8)),), None)
    assert in_full(edited, (older, last)).changes[0][1] == f"打{OTHER}，没人接"
    notes = (FullNumber("handling.noted.text", "a", PHONE, 5), FullNumber("handling.noted.text", "b", OTHER, 9))
    note = handling.Noted(UUID(int=1), 1, "ours", Words("又打138****5678", "00" * 8), 0)
    assert in_full(note, notes).text == f"又打{PHONE} / {OTHER}"
    same = (notes[0], FullNumber("handling.noted.text", "c", "138 1234 5678", 9))
    assert in_full(note, same).text == "又打138 1234 5678", "one number, written in two ways"
    mails = tuple(FullNumber("handling.noted.text", n, f"{n}1@x.com", 5) for n in ("a", "ab"))
    note = handling.Noted(UUID(int=1), 1, "ours", Words("写信a***@x.com", "00" * 8), 0)
    assert in_full(note, mails).text == "写信a1@x.com / ab1@x.com"


def test_a_reason_that_always_stays_shows_no_number_and_its_number_goes_with_everything() -> None:
    reason = Words(f"客人 {PHONE} 来电")
    asked = ErasureAsked(UUID(int=3), ("all",), files=False, ground="customer-asked", reason=reason)
    told, kept = sealed([asked], lambda: SALT)
    assert isinstance(told, ErasureAsked)
    assert isinstance(kept, NumberKept)
    assert told.reason == "客人 138****5678 来电"
    assert kept.name == "privacy.erasure_asked.reason"
    entry = Entry(1, 1, UUID(int=9), STAMP, (told, kept))
    assert {(name, covers(("all",), name)) for name, _ in sealed_words([entry])} == {
        ("privacy.erasure_asked.reason", False), ("number.kept", True),
    }  # fmt: skip


def test_two_numbers_for_one_field_clash_though_their_ends_are_alike() -> None:
    def told(case: Case, number: str) -> Case:
        events = sealed([intake.Told((("phone", Words(number)),), None)], lambda: f"{next(SALTS):016x}")
        return advance(case, events, STAMP)

    seen = told(Case(UUID(int=1)), "13811115678")
    fresh = told(seen, PHONE)
    (clash,) = clashes(seen, fresh, told(fresh, OTHER))
    assert clash.path == ("intake", "phone")
    assert clashes(fresh, fresh, told(fresh, OTHER)) == [], "the control: nobody wrote meanwhile"

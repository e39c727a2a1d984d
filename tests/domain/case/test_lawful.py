"""What was written past the program is named when the log is read again: money that is none, signatures of those who took part."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case import handling, remedy, signing, urging
from desktop.domain.case.decide import decide
from desktop.domain.case.lawful import lawful
from desktop.domain.case.record import record_digest
from desktop.domain.case.signing import AskSignOff, Sign
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, advance
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import NOTHING, Words
from tests.domain.case.builders import NOW, OPTION, SHEN, do, ground, through

LATER = NOW + 1


def asked() -> Case:
    case = through(6)
    return do(case, AskSignOff(record_digest(case)))


def signed(case: Case) -> signing.Signed:
    """As shen would sign it, held by whoever holds it."""
    made = decide(
        replace(case, handling=replace(case.handling, holder="")), Sign(record_digest(case)), ground(SHEN, LATER)
    )[0]
    assert isinstance(made, signing.Signed)
    return made


def refusal(case: Case, *events: Event, by: str = "shen") -> str:
    """How the last of these events is named; "" where all are lawful."""
    try:
        lawful(case, events, Stamp(by, LATER))
    except Refusal as no:
        return no.reason
    return ""


@pytest.mark.parametrize(
    ("amount", "named"),
    [(-1, "amount.range"), (0, ""), (remedy.LARGEST_AMOUNT, ""), (remedy.LARGEST_AMOUNT + 1, "amount.range")],
)
def test_an_amount_lies_between_nothing_and_the_largest(amount: int, named: str) -> None:
    made = remedy.Proposed(UUID(int=7), 1, "move", Words("x"), NOTHING, amount, "", None, "", above_limit=True)
    assert refusal(through(3), made, by="chen") == named


def test_a_signature_says_what_was_given() -> None:
    case = asked()
    good = signed(case)
    assert refusal(case, good) == ""
    assert refusal(case, replace(good, amount=good.amount - 1)) == "sign.amount"
    other = do(case, remedy.Propose(UUID(int=7), "move", Words("又一个"), 1))
    ask = signing.Asked(record_digest(other), other.remedy.given, NOTHING)
    assert refusal(other, ask, by="chen") == ""
    assert refusal(other, replace(ask, amount=ask.amount + 1), by="chen") == "sign.amount"


TOOK: list[tuple[str, str, tuple[Event, ...], str]] = [
    ("holds it", "chen", (handling.Assigned("shen", NOTHING),), "sign.holds"),
    ("held it and handed it on", "chen", (handling.Assigned("shen", NOTHING), handling.Assigned("chen", NOTHING)), ""),
    ("claimed it", "shen", (handling.Released(NOTHING), handling.Claimed("shen"), handling.Released(NOTHING)), "sign.four_eyes"),
    ("took it over", "shen", (handling.TakenOver("chen", NOW), handling.Released(NOTHING)), "sign.four_eyes"),
    ("gave it to themselves", "shen", (handling.Assigned("shen", NOTHING), handling.Released(NOTHING)), "sign.four_eyes"),
    ("gave it out", "shen", (handling.Assigned("li", NOTHING),), ""),
]  # fmt: skip


@pytest.mark.parametrize(("by", "events", "named"), [one[1:] for one in TOOK], ids=[one[0] for one in TOOK])
def test_whoever_handled_a_case_does_not_sign_it(by: str, events: tuple[Event, ...], named: str) -> None:
    case = asked()
    good = signed(case)
    case = advance(case, events, Stamp(by, NOW))
    assert refusal(case, good) == named


def test_nobody_offers_a_case_to_themselves() -> None:
    assert refusal(through(1), urging.TransferOffered("li", Words("x")), by="li") == "transfer.self"


def test_what_is_chosen_is_not_raised() -> None:
    chosen = through(5).remedy.options[OPTION]
    more = remedy.Proposed(
        OPTION, 1, "move", Words("x"), NOTHING, chosen.amount * 1_000, "", None, "", above_limit=True
    )
    assert refusal(through(5), more, by="chen") == "option.chosen"


_PRINT = signing.Printed("letter-holding", "zh", 1, "0" * 64, "1:0")
_LETTER = signing.LetterWritten("letter-holding", "zh", Words("您好"))


@pytest.mark.parametrize(
    ("events", "named"),
    [
        ((_PRINT, _LETTER), ""),
        ((_LETTER,), "letter.unprinted"),
        ((_LETTER, _PRINT), "letter.unprinted"),
        ((_PRINT, _LETTER, _LETTER), "letter.unprinted"),
        ((_PRINT, replace(_LETTER, letter="letter-delay")), "letter.unprinted"),
        ((_PRINT, replace(_LETTER, language="en")), "letter.unprinted"),
    ],
    ids=["beside its print", "alone", "before it", "twice", "another letter", "another language"],
)
def test_what_a_letter_says_stands_beside_its_print(events: tuple[Event, ...], named: str) -> None:
    assert refusal(through(1), *events, by="chen") == named


def test_to_print_a_letter_is_no_part_of_the_record_nor_of_handling_it() -> None:
    case = asked()
    after = advance(case, (_PRINT, _LETTER), Stamp("shen", LATER))
    assert record_digest(after) == record_digest(case)
    assert "shen" not in after.contributors

"""What the packs of a case say of an entry that was written elsewhere: might this person have done that?"""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case import handling, signing
from desktop.domain.case.remedy import Proposed
from desktop.domain.case.state import Event
from desktop.domain.wording.words import NOTHING, Words
from tests.usecases.house import PEOPLE, Town

LI = next(one for one in PEOPLE if one.id == "li")
OFFER = Proposed(UUID(int=7), 1, "remedy-fruit", Words("送水果"), NOTHING, 0, "goodwill", None, "", above_limit=False)


@pytest.mark.parametrize(("remedy", "why"), [("remedy-fruit", ""), ("remedy-moon", "remedy.unknown (remedy-moon)")])
def test_a_remedy_of_no_catalogue_could_not_have_been_offered(quarter: Town, remedy: str, why: str) -> None:
    case = quarter.case(quarter.receive())
    assert quarter.office.rulebook.beyond(case, replace(OFFER, remedy=remedy), LI) == why


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (handling.CapReached(), "round.cap (1)"),
        (handling.RoundOpened(2, NOTHING), ""),
        (signing.Asked("a" * 64, 0, NOTHING), "sign.step"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_what_the_packs_say_of_rounds_and_the_end(quarter: Town, event: Event, why: str) -> None:
    case = quarter.case(quarter.receive())
    assert quarter.office.rulebook.beyond(case, event, LI) == why

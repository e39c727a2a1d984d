"""What counts as the first contact: speaking with the customer, never opening a page."""

from uuid import UUID

from desktop.domain.case.clocks import first_contact
from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import AddNote, BeginStep
from desktop.domain.wording.words import Words
from tests.domain.case.builders import MINUTE, NOW, STEPS, do, opened

NOTE = UUID(int=50)


def test_opening_the_step_is_no_contact() -> None:
    assert first_contact(do(opened(), BeginStep(1))) is None


def test_the_first_sentence_noted_is() -> None:
    case = do(opened(), BeginStep(1))
    case = do(case, AddNote(NOTE, Words("我们看到的"), 1, "ours"), now=NOW + MINUTE)
    assert first_contact(case) is None
    case = do(case, AddNote(UUID(int=51), Words("没人来"), 1, "customer"), now=NOW + 2 * MINUTE)
    assert first_contact(case) == NOW + 2 * MINUTE


def test_a_finished_conversation_counts_from_its_beginning() -> None:
    case = do(do(opened(), BeginStep(1)), *STEPS[1], now=NOW + 6 * MINUTE)
    assert first_contact(case) == NOW


def test_a_call_that_reached_them_is_and_one_that_did_not_is_not() -> None:
    case = do(opened(), Attempt(NOTE, "phone", reached=False))
    assert first_contact(case) is None
    assert first_contact(do(case, Attempt(UUID(int=51), "phone", reached=True))) == NOW

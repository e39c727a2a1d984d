"""Conduct of whoever complained: noted with witnesses and what was done; nothing of the complaint or what is signed changes by it."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case.conduct import NoteConduct
from desktop.domain.case.record import record_digest
from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.domain.wording.words import NOTHING, Words
from tests.domain.case.builders import ADMIN, LI, MINUTE, NOW, SHEN, do, opened

NOTE = NoteConduct(UUID(int=61), Words("把水泼向前台"), Words("前台小赵"), Words("请保安到场"), Words("110-0123"))


def test_it_is_kept_with_its_report_and_the_complaint_goes_on() -> None:
    before = opened()
    case = do(before, NOTE, actor=SHEN)
    (one,) = case.conduct.all
    assert (one.facts, one.witnesses, one.report, one.by) == (NOTE.facts, NOTE.witnesses, "110-0123", "shen")
    assert (case.signing, case.handling.current) == (before.signing, before.handling.current)
    assert record_digest(case) == record_digest(before)
    assert "shen" not in case.contributors


@pytest.mark.parametrize(
    ("command", "actor", "reason"),
    [
        (replace(NOTE, facts=NOTHING), LI, "text.missing"),
        (replace(NOTE, witnesses=NOTHING), LI, "text.missing"),
        (replace(NOTE, taken=NOTHING), LI, "text.missing"),
        (replace(NOTE, happened_at=NOW + 60 * MINUTE), LI, "time.future"),
        (NOTE, ADMIN, "role.handle"),
    ],
)
def test_what_cannot_be_noted(command: NoteConduct, actor: Person, reason: str) -> None:
    with pytest.raises(Refusal) as found:
        do(opened(), command, actor=actor)
    assert found.value.reason == reason


def test_the_same_is_noted_once() -> None:
    with pytest.raises(Refusal, match=r"conduct\.exists"):
        do(do(opened(), NOTE, actor=LI), replace(NOTE, facts=Words("又一次")), actor=LI)

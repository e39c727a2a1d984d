"""Who may not see a case tells nothing of it: its messages wait for a desk that may, whatever the others have told meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case import privacy as acts
from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.case.looks import Look
from desktop.domain.case.state import Command
from desktop.domain.case.urging import OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.messages import AT_ONCE, PASSED_AT_ONCE
from desktop.usecases.office import Office
from desktop.usecases.ports import Message, PassedOver
from tests import shared
from tests.usecases.house import OPENING, PEOPLE

BY_ID = {one.id: one for one in PEOPLE}
Offices = dict[str, Office]


@pytest.fixture
def offices() -> Iterator[Offices]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "chen", "luo")}
        yield opened
        for one in opened.values():
            one.close()


def desk(offices: Offices, person: str) -> Desk:
    return offices[person].desk(BY_ID[person])


def do(offices: Offices, person: str, case_id: UUID, *commands: Command) -> None:
    for command in commands:
        assert refusal_of(desk(offices, person).do(command, case_id)) is None


def received(offices: Offices) -> UUID:
    case_id = offices["li"].ids()
    assert refusal_of(desk(offices, "li").receive(replace(OPENING), case_id=case_id)) is None
    return case_id


def kept(offices: Offices, *, restricted: bool = True) -> UUID:
    """A case for chen and the general manager alone, whom chen has offered it to."""
    case_id = received(offices)
    if restricted:
        do(offices, "li", case_id, acts.Restrict((), ("chen", "luo"), "about-staff", Words("涉及员工")))
    do(offices, "chen", case_id, Claim(), OfferTransfer("luo", Words("请接手")))
    return case_id


def offered(told: tuple[Message, ...], case_id: UUID) -> list[str]:
    return [one.person for one in told if one.case_id == case_id and one.person == "luo"]


def moves_the_mark(offices: Offices) -> None:
    """Li's desk tells something of another case, and the mark goes past everything."""
    other = received(offices)
    do(offices, "li", other, Claim(), OfferTransfer("chen", Words("请接手")))
    assert offices["li"].messages.tick().new
    mark = offices["li"].inbox.mark()
    assert mark is not None
    assert mark[0] == offices["li"].log.head()[0]


def test_what_a_desk_may_not_see_is_told_by_one_that_may(offices: Offices) -> None:
    offices["li"].messages.tick()
    case_id = kept(offices)
    moves_the_mark(offices)
    assert offices["li"].inbox.passed_over() == ()  # nor does it learn that there is such a case
    assert [one.case_id for one in offices["luo"].inbox.passed_over()] == [case_id]
    assert offered(offices["luo"].messages.tick().new, case_id) == ["luo"]
    assert offices["luo"].inbox.passed_over() == ()
    assert offered(offices["chen"].messages.tick().new, case_id) == []  # once


def test_many_that_were_passed_over_are_told_some_at_a_time(offices: Offices) -> None:
    """A house may restrict thousands: whoever sees them is not kept waiting for all of them."""
    offices["li"].messages.tick()
    cases = [kept(offices) for _ in range(PASSED_AT_ONCE + 5)]
    moves_the_mark(offices)
    luo = offices["luo"]
    waiting = [len(luo.inbox.passed_over())]
    for behind in (True, False):
        assert luo.messages.tick().behind is behind
        waiting.append(len(luo.inbox.passed_over()))
    assert waiting == [len(cases), 5, 0]


def test_a_note_on_a_case_of_another_is_told_to_whoever_holds_it(offices: Offices) -> None:
    offices["li"].messages.tick()
    case_id = received(offices)
    do(offices, "chen", case_id, Claim())
    do(offices, "li", case_id, AddNote(offices["li"].ids(), Words("客人又来电话")))
    new = offices["li"].messages.tick().new
    assert [(one.kind, one.person) for one in new if one.case_id == case_id] == [("noted", "chen")]


def test_what_everybody_may_see_is_told_by_whoever_comes_first(offices: Offices) -> None:
    """The control: nothing is passed over."""
    offices["li"].messages.tick()
    case_id = kept(offices, restricted=False)
    new = offices["li"].messages.tick().new
    assert offered(new, case_id) == ["luo"]
    assert offices["luo"].inbox.passed_over() == ()


def test_the_first_mark_of_a_house_passes_over_too(offices: Offices) -> None:
    case_id = kept(offices)
    offices["li"].messages.tick()
    assert offered(offices["luo"].messages.tick().new, case_id) == ["luo"]


def test_a_case_that_is_opened_again_is_told_by_anybody(offices: Offices) -> None:
    offices["li"].messages.tick()
    case_id = kept(offices)
    moves_the_mark(offices)
    do(offices, "luo", case_id, acts.Unrestrict(Words("已查清")))
    assert offered(offices["li"].messages.tick().new, case_id) == ["luo"]
    assert offices["li"].inbox.passed_over() == ()


def test_what_came_while_it_was_told_stays_to_be_told(offices: Offices) -> None:
    offices["li"].messages.tick()
    case_id = kept(offices)
    moves_the_mark(offices)
    luo = offices["luo"].inbox
    passed, head = luo.passed_over(), offices["li"].inbox.mark()
    assert head is not None
    luo.tell([], head[0], head[1], [PassedOver(case_id, head[0] - 1, head[1])])
    assert luo.passed_over() == (PassedOver(case_id, head[0] - 1, head[1]),)
    assert passed[0].seq < head[0] - 1
    with pytest.raises(Refusal, match=r"server\.refused"):  # li cannot say that it is told
        offices["li"].inbox.tell([], head[0], head[1], [PassedOver(case_id, head[0], head[1])])


def test_who_says_that_everything_is_told_silences_only_the_own_desk(offices: Offices) -> None:
    offices["li"].messages.tick()
    case_id = kept(offices, restricted=False)
    li = offices["li"]
    li.inbox.tell([], li.log.head()[0], li.clock())
    mark = li.inbox.mark()
    assert mark is not None
    assert mark[0] == li.log.head()[0]  # the control: the own desk believes it
    assert offered(offices["chen"].messages.tick().new, case_id) == ["luo"]
    assert offered(offices["luo"].messages.tick().new, case_id) == []  # once


def test_nobody_enters_a_reading_of_a_case_that_is_hidden_or_unknown(offices: Offices) -> None:
    case_id = kept(offices)
    offices["chen"].looks.add(Look(0, "chen", "read", case_id, "case"))
    for one in (case_id, offices["li"].ids()):
        with pytest.raises(Refusal, match=r"case\.unknown"):
            offices["li"].looks.add(Look(0, "li", "read", one, "case"))


def test_what_was_imported_and_hidden_is_known_and_not_shown(offices: Offices) -> None:
    case_id = offices["li"].ids()
    assert refusal_of(desk(offices, "li").receive(replace(OPENING, source="a.csv#1"), case_id=case_id)) is None
    assert desk(offices, "li").tickets.imported("a.csv#1") == case_id
    do(offices, "li", case_id, acts.Restrict((), ("chen", "luo"), "about-staff", Words("涉及员工")))
    assert desk(offices, "li").tickets.imported("a.csv#1") is None
    assert desk(offices, "li").tickets.brought("a.csv#1")
    assert not desk(offices, "li").tickets.brought("a.csv#2")


def test_a_hidden_entry_at_the_end_is_not_waited_for(offices: Offices) -> None:
    offices["li"].messages.tick()
    kept(offices)
    assert not offices["li"].messages.tick().behind
    assert not offices["li"].messages.tick().behind
    assert offices["li"].log.head()[0] < AT_ONCE

"""Who says no to an application for more time that nobody in the house may grant: else it stands in the way of every other."""

from uuid import UUID

import pytest

from desktop.domain.case.delays import Decided, Delay, Delays, Grant, Refuse, decide
from desktop.domain.case.stamp import CaseRules, Ground
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import NOTHING, Words

DELAY = UUID(int=1)
ASKED = Delays({DELAY: Delay("us-cms.grievance", "", "no-answer", 9, NOTHING, "li", 1)})
RULES = CaseRules(extensions={"us-cms.grievance": frozenset({"committee"})})
LUO = Person("luo", "罗明", Role.GENERAL_MANAGER, "gm")
SHEN = Person("shen", "沈岚", Role.SUPERVISOR)
LI = Person("li", "李强", Role.HANDLER)


@pytest.mark.parametrize("person", [LUO, LI], ids=["the general manager", "whoever asked"])
def test_what_nobody_may_grant_is_refused_all_the_same(person: Person) -> None:
    ground = Ground(RULES, 5, person)
    assert decide(ASKED, Refuse(DELAY, Words("没有人能批")), ground, 1) == (
        Decided(DELAY, granted=False, until_at=None, text=Words("没有人能批")),
    )
    with pytest.raises(Refusal, match="approver"):
        decide(ASKED, Grant(DELAY), ground, 1)


def test_nobody_else_says_no_to_it() -> None:
    with pytest.raises(Refusal, match="approver"):
        decide(ASKED, Refuse(DELAY, Words("不行")), Ground(RULES, 5, SHEN), 1)

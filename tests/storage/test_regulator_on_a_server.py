"""What a server asks of referrals and incidents, past the program too: as the program does; and its bell is one that it takes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.domain.case.conduct import NoteConduct, Noted
from desktop.domain.case.regulator import Annotated, Judged, NoteReferral, NoteVerdict, Referred, Replied
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Event
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from desktop.usecases.referring import referrals
from tests import shared
from tests.storage.test_rules_on_a_server import BY_ID, past_the_program, received

DAY = 86_400_000_000


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "luo")}
        yield opened
        for one in opened.values():
            one.close()


def test_the_server_asks_of_a_referral_what_the_desk_asks(offices: dict[str, Office]) -> None:
    offices["luo"].messages.tick()
    case_id, key, other = received(offices), offices["luo"].ids(), offices["luo"].ids()
    li, luo = (offices[name].desk(BY_ID[name]) for name in ("li", "luo"))
    now = offices["luo"].clock()
    note = NoteReferral(key, "12345 热线", "SZ0123", Words("为什么没人接待"), now - DAY, now + DAY)
    made = Referred(other, "12345 热线", "SZ0124", now - DAY, note.asked)

    def refused(person: str, *events: Event) -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices[person], person, luo.case(case_id), *events)
        return found.value.reason

    assert refused("li", Replied(key, 1, "none", Words("答复"))) == "referral.unknown"
    assert refusal_of(luo.do(note, case_id)) is None
    assert refused("luo", replace(made, referral=key)) == "referral.exists"
    assert refused("luo", replace(made, reference="SZ0123")) == "referral.exists"
    assert refused("luo", replace(made, reference="")) == "text.missing"
    assert refused("luo", replace(made, received_at=now + DAY)) == "time.future"
    assert refused("luo", replace(made, due_at=now - 2 * DAY)) == "time.order"
    assert refused("luo", made, replace(made, referral=offices["luo"].ids(), reference="SZ0125")) == "server.refused"
    assert refused("li", Replied(key, 2, "none", Words("答复"))) == "referral.version"
    assert refused("li", Replied(key, 1, "perhaps", Words("答复"))) == "choice.unknown"
    assert offices["luo"].inbox.ringing_of([case_id], now + DAY)[-1].bell.kind == "referral"
    past_the_program(offices["li"], "li", luo.case(case_id), Replied(key, 1, "none", Words("答复")))
    # Closed or not, it goes on.
    assert refusal_of(li.do(WithdrawCase(Words("客人撤回")), case_id)) is None
    assert refusal_of(li.do(NoteVerdict(key, "valid", Words("成立")), case_id)) is None
    assert refused("luo", Judged(key, "not-valid", Words("改判"))) == "referral.valid"
    past_the_program(offices["luo"], "luo", luo.case(case_id), Annotated(key, Words("备注")))
    assert li.case(case_id).regulator.all[key].state == "valid"
    (found,) = referrals(offices["li"].log, offices["li"].tickets)
    assert (found.id, found.referral.reference) == (key, "SZ0123")


def test_the_server_asks_of_an_incident_what_the_desk_asks(offices: dict[str, Office]) -> None:
    case_id, key = received(offices), offices["luo"].ids()
    luo = offices["luo"].desk(BY_ID["luo"])
    facts, seen, taken = Words("把水泼向前台"), Words("前台小赵"), Words("请保安到场")
    assert refusal_of(luo.do(NoteConduct(key, facts, seen, taken), case_id)) is None
    now = offices["luo"].clock()
    made = Noted(offices["luo"].ids(), now - 1, facts, seen, taken, Words(""))

    def refused(*events: Event) -> str:
        with pytest.raises(Refusal) as found:
            past_the_program(offices["li"], "li", luo.case(case_id), *events)
        return found.value.reason

    assert refused(replace(made, incident=key)) == "conduct.exists"
    assert refused(replace(made, witnesses=Words(""))) == "text.missing"
    assert refused(replace(made, happened_at=now + DAY)) == "time.future"
    past_the_program(offices["li"], "li", luo.case(case_id), made)
    assert len(luo.case(case_id).conduct.all) == 2

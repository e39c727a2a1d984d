"""Evidence asked of us (S-10): K-10, K-11 and K-12 begin with the request, and end with what is given."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.particulars import NoteHappened
from desktop.domain.case.proving import GiveEvidence, NoteRequest
from desktop.domain.ids import uuid7
from desktop.domain.people import Person, Role
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from desktop.usecases.house import Site
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE

HOUR = 60 * MINUTE
DAY = 24 * HOUR
LI = Person("li", "李强", Role.HANDLER)
FILE = "ab" * 32
PHOTO = AddEvidence(FILE, Words("检测报告.pdf"), 1000, "application/pdf")


def opened(path: Path, pack: str) -> Adopting:
    return Adopting(
        path / f"{pack}.amends", (Site("main", "某单位", "A house", "hotel", "Asia/Shanghai", (pack,)),), (LI,)
    )


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Adopting]:
    made = opened(tmp_path, "marketplace")
    yield made
    made.office.close()


def clocks(house: Adopting, case_id: UUID) -> dict[str, Deadline]:
    return {one.rule: one for one in house.office.rulebook.deadlines(house.case(case_id))}


def request(house: Adopting, case_id: UUID, kind: str) -> UUID:
    key = uuid7(house.now, bytes([len(kind)] * 10))
    house.do(case_id, NoteRequest(key, kind, Words("请提供出厂检测报告"), Words("平台客服")), by="li")
    return key


@pytest.mark.parametrize(
    ("kind", "rule", "hours"),
    [("product", "product-proof", 48), ("redress", "redress", 48), ("receipt", "receipt-proof", 24)],
    ids=["K-10", "K-11", "K-12"],
)
def test_the_clock_of_each_kind(shop: Adopting, kind: str, rule: str, hours: int) -> None:
    case_id = shop.receive("li", level="ticket")
    key = request(shop, case_id, kind)
    found = clocks(shop, case_id)
    assert set(found) & {"product-proof", "redress", "receipt-proof"} == {rule}
    assert found[rule].due == found[rule].begin + hours * HOUR
    assert found[rule].about == str(key)
    shop.do(case_id, PHOTO, GiveEvidence(key, Words("报告见附件")), by="li")
    assert clocks(shop, case_id)[rule].met_at is not None


def test_what_comes_after_the_time_is_stored_and_late(shop: Adopting) -> None:
    case_id = shop.receive("li", level="ticket")
    key = request(shop, case_id, "product")
    shop.now += 3 * DAY
    shop.do(case_id, PHOTO, GiveEvidence(key, Words("报告见附件")), by="li")
    one = clocks(shop, case_id)["product-proof"]
    assert one.met_at is not None
    assert one.late_at(shop.now)
    assert shop.case(case_id).proving.all[key].files == (FILE,)


def test_words_alone_are_no_evidence(shop: Adopting) -> None:
    case_id = shop.receive("li", level="ticket")
    key = request(shop, case_id, "product")
    assert shop.refused(case_id, GiveEvidence(key, Words("好的")), "li").reason == "proof.files"
    assert shop.refused(case_id, GiveEvidence(key, Words("见附件"), ("00" * 32,)), "li").reason == "evidence.unknown"
    assert shop.refused(case_id, NoteRequest(UUID(int=4), "photo", Words("照片")), "li").field == "kind"


@pytest.mark.parametrize("words", ["好的", "11", "知道了", " 好的。 ", "OK!", "收到～", "👍", "……"])
def test_a_reply_that_answers_nothing_is_void(shop: Adopting, words: str) -> None:
    case_id = shop.receive("li", level="ticket")
    key = request(shop, case_id, "product")
    shop.do(case_id, PHOTO, by="li")
    refusal = shop.refused(case_id, GiveEvidence(key, Words(words)), "li")
    assert (refusal.reason, refusal.field, refusal.detail) == ("proof.void", "text", words.strip())
    assert shop.case(case_id).proving.all[key].open


@pytest.mark.parametrize("words", ["好的，11 月 20 日已退 290 元", "见附件", "290 元", "1508"])
def test_a_short_reply_that_answers_is_taken(shop: Adopting, words: str) -> None:
    case_id = shop.receive("li", level="ticket")
    key = request(shop, case_id, "redress")
    shop.do(case_id, GiveEvidence(key, Words(words)), by="li")
    assert not shop.case(case_id).proving.all[key].open


def test_a_hotel_knows_no_such_requests(tmp_path: Path) -> None:
    house = opened(tmp_path, "hotel-house")
    case_id = house.receive("li", level="dissatisfied")
    refusal = house.refused(case_id, NoteRequest(UUID(int=4), "product", Words("报告")), "li")
    house.office.close()
    assert refusal.reason == "proof.no_rule"


def test_k21_goods_received_before_the_complaint_begin_the_time_for_an_exchange(tmp_path: Path) -> None:
    house = opened(tmp_path, "call-centre")
    case_id = house.receive("li", level="ordinary", category="")
    outside = house.office.rulebook.rules_for(house.case(case_id), "", house.now).outside
    refusal = house.refused(case_id, NoteHappened("sealed"), "li")
    house.do(case_id, NoteHappened("delivered", Words("签收单")), by="li")
    seen = house.case(case_id).particulars.outside
    house.office.close()
    assert "delivered" in outside
    assert "goods-received" in outside
    assert "sealed" not in outside
    assert refusal.field == "name"
    assert [name for name, _ in seen] == ["delivered"]

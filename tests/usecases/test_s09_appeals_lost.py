"""S-09: who lost more than three appeals in a month, or ten in a year, files none before the next begins; the figures are the pack's."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal, SettleAppeal
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.house import Site
from tests.usecases.adopting import Adopting

SHANGHAI = ZoneInfo("Asia/Shanghai")
SITE = Site("main", "网店", "Shop", "shop", "Asia/Shanghai", ("marketplace",))
SHOP = Person("shop", "店员", Role.HANDLER, "agent")
OTHER = Person("other", "另一店员", Role.HANDLER, "agent")
JUDGE = Person("judge", "平台客服", Role.SUPERVISOR, "platform")
PROOF = AddEvidence("a" * 64, Words("报告.txt"), 10, "text/plain", "", Words("检测报告"))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Adopting]:
    made = Adopting(tmp_path / "shop.amends", (SITE,), (SHOP, OTHER, JUDGE))
    yield made
    made.office.close()


def to(shop: Adopting, day: str) -> None:
    """Let that moment come, e.g. 2027-05-31 23:00."""
    shop.now = int(datetime.fromisoformat(day).replace(tzinfo=SHANGHAI).timestamp()) * 1_000_000


def judged(shop: Adopting, party: str = "shop") -> tuple[UUID, UUID]:
    case_id, key = shop.receive("shop", level="ticket"), shop.office.ids()
    shop.do(case_id, JudgeLiability(key, "cause", party, Words("描述不符")), by="judge")
    shop.do(case_id, PROOF, by="shop")
    return case_id, key


def settled(shop: Adopting, result: str, party: str = "shop") -> None:
    case_id, key = judged(shop, party)
    shop.do(case_id, LodgeAppeal(key, Words("检测合格"), "mistaken"), by=party)
    shop.do(case_id, SettleAppeal(key, result, Words("报告只有封面")), by="judge")


def appeal(shop: Adopting, party: str = "shop") -> Refusal | None:
    """Whether one more is refused; if not, it is won, so that it counts for nothing."""
    case_id, key = judged(shop, party)
    refused = refusal_of(shop.desk(party).do(LodgeAppeal(key, Words("检测合格"), "mistaken"), case_id))
    if refused is None:
        shop.do(case_id, SettleAppeal(key, "lifted", Words("采纳")), by="judge")
    return refused


def test_three_lost_in_a_month_are_allowed_a_fourth_ends_it_until_the_first_of_the_next(shop: Adopting) -> None:
    to(shop, "2027-05-01T00:01")
    for _ in range(3):
        settled(shop, "upheld")
    to(shop, "2027-05-31T22:00")
    assert appeal(shop) is None
    settled(shop, "upheld")
    to(shop, "2027-05-31T23:58")
    refused = appeal(shop)
    assert refused is not None
    assert (refused.reason, refused.detail) == ("appeal.month", "4")
    assert appeal(shop, "other") is None, "another party lost none"
    to(shop, "2027-06-01T00:01")
    assert appeal(shop) is None


def test_eleven_lost_in_a_year_end_it_until_the_first_of_january(shop: Adopting) -> None:
    for month in range(1, 12):
        to(shop, f"2027-{month:02}-10T09:00")
        assert appeal(shop) is None, month
        settled(shop, "upheld")
    to(shop, "2027-12-31T23:50")
    refused = appeal(shop)
    assert refused is not None
    assert (refused.reason, refused.detail) == ("appeal.year", "11")
    to(shop, "2028-01-01T00:01")
    assert appeal(shop) is None


def test_what_was_won_is_not_counted(shop: Adopting) -> None:
    to(shop, "2027-05-02T09:00")
    for _ in range(6):
        settled(shop, "lifted")
    assert appeal(shop) is None

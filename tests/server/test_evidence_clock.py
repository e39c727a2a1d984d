"""Evidence asked of us, on a server: its own house under the rules of a marketplace; the clock of each kind, met in time and late."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.proving import GiveEvidence, NoteRequest
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.words import Words
from desktop.storage.files import seal_of
from desktop.storage.postgres import setup
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.house import House, Site
from desktop.usecases.office import Office
from desktop.usecases.powers import powers
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import MINUTE, OPENING, PASSWORD, PEOPLE

NAME = "market_of_evidence"
HOUR = 60 * MINUTE
# Logins are the server's, and the people of the usual house have theirs already.
BOSS = replace(next(one for one in PEOPLE if one.id == "boss"), id="market_boss")
LI = replace(next(one for one in PEOPLE if one.id == "li"), id="market_li")
CONTENT = b"%PDF-1.7 the report"
FILE = seal_of(CONTENT)
PHOTO = AddEvidence(FILE, Words("检测报告.pdf"), len(CONTENT), "application/pdf")
MARKET = House("某店", "A shop", (Site("main", "某店", "A shop", "hotel", "Asia/Shanghai", ("marketplace",)),))


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    url = cluster().url(NAME)
    setup.prepare(url, lambda _: None)
    said = {name: powers(one) for name, one in bootstrap.packs(frozenset(["marketplace"])).items()}
    setup.begin(url, setup.Beginning(MARKET, said, BOSS, PASSWORD))
    with psycopg.connect(cluster().url(NAME, BOSS.id, PASSWORD), autocommit=True) as administrator:
        shared.add(administrator, LI)
    made = shared.office(NAME, LI.id)
    yield made
    made.close()
    cluster().drop(NAME)


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk(LI)


def received(office: Office, desk: Desk) -> UUID:
    case_id = office.ids()
    opening = replace(OPENING, level="ticket", category="")
    assert refusal_of(desk.receive(opening, case_id=case_id)) is None
    return case_id


def running(office: Office, case_id: UUID) -> dict[str, Deadline]:
    """The clocks of evidence, as another reading of the server gives them."""
    found = office.rulebook.deadlines(office.desk(LI).case(case_id))
    return {one.rule: one for one in found if one.rule in {"product-proof", "redress", "receipt-proof"}}


@pytest.mark.parametrize(
    ("kind", "rule", "hours", "ago", "late"),
    [
        ("product", "product-proof", 48, 47, False),
        ("product", "product-proof", 48, 49, True),
        ("redress", "redress", 48, 1, False),
        ("receipt", "receipt-proof", 24, 25, True),
    ],
    ids=["K-10", "K-10 late", "K-11", "K-12 late"],
)
def test_the_clock_of_each_kind_runs_from_the_request_and_ends_with_the_evidence(
    kind: str, rule: str, hours: int, ago: int, *, late: bool, office: Office, desk: Desk
) -> None:
    case_id, key = received(office, desk), office.ids()
    asked = office.clock() - ago * HOUR
    with desk.together():
        office.files.put(CONTENT, "application/pdf")
        for command in (
            NoteRequest(key, kind, Words("请提供出厂检测报告"), Words("平台客服"), asked),
            PHOTO,
        ):
            assert refusal_of(desk.do(command, case_id)) is None
    one = running(office, case_id)
    assert set(one) == {rule}
    assert (one[rule].begin, one[rule].about) == (asked, str(key))
    assert one[rule].due == asked // 1_000_000 * 1_000_000 + hours * HOUR
    assert one[rule].runs
    assert refusal_of(desk.do(GiveEvidence(key, Words("报告见附件")), case_id)) is None
    met = running(office, case_id)[rule]
    assert met.met_at is not None
    assert met.late_at(office.clock()) is late
    assert desk.case(case_id).proving.all[key].files == (FILE,)

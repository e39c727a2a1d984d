"""The inspector of a house on a server: who looked at which case, also a restricted one, by its number; what was written there is its readers'."""

from collections.abc import Iterator

import psycopg
import pytest

from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import Restrict
from desktop.domain.wording.words import Words
from desktop.usecases import auditing, privacy
from desktop.usecases.desk import refusal_of
from desktop.usecases.looking import Kind, Wanted
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

BY_ID = {one.id: one for one in PEOPLE}


@pytest.fixture
def offices() -> Iterator[dict[str, Office]]:
    with shared.copied() as name:
        opened = {person: shared.office(name, person) for person in ("li", "luo", "gu")}
        yield opened
        for one in opened.values():
            one.close()


def test_who_looked_at_a_restricted_case_stands_under_its_number(offices: dict[str, Office]) -> None:
    li, luo, inspector = (offices[one] for one in ("li", "luo", "gu"))
    case_id, other = li.ids(), li.ids()
    for one in (case_id, other):
        assert refusal_of(li.desk(BY_ID["li"]).receive(OPENING, case_id=one)) is None
    number = li.desk(BY_ID["li"]).case(case_id).number
    secret = Restrict((), ("luo", "shen"), "about-staff", Words("涉及员工"))
    assert refusal_of(luo.desk(BY_ID["luo"]).do(secret, case_id)) is None
    privacy.reveal(luo, luo.desk(BY_ID["luo"]), case_id, "要回电")
    privacy.reveal(luo, luo.desk(BY_ID["luo"]), other, "要回电")
    found = list(auditing.walk(inspector.audit, Wanted(number=number)))
    assert [(one.events, one.number, one.restricted) for one in found] == [(("reveal",), number, True)]
    assert inspector.audit.counts(Wanted(number=number))[Kind.REVEALED] == 1
    every = {one.number for one in auditing.walk(inspector.audit, Wanted(kind=Kind.REVEALED))}
    assert len(every) == 2
    assert not [one for one in auditing.walk(inspector.audit, Wanted(number=number, kind=Kind.WRITTEN)) if one.entry]
    # A reading of no case has no number.
    luo.looks.add(Look(luo.clock(), "luo", "export", None, "handover-pdf"))
    apart = next(one for one in auditing.walk(inspector.audit, Wanted(kind=Kind.TAKEN_OUT)) if not one.entry)
    assert (apart.number, apart.restricted) == ("", False)


def test_nobody_else_is_told_a_number(offices: dict[str, Office]) -> None:
    li, luo = offices["li"], offices["luo"]
    case_id = li.ids()
    assert refusal_of(li.desk(BY_ID["li"]).receive(OPENING, case_id=case_id)) is None
    secret = Restrict((), ("luo", "shen"), "about-staff", Words("涉及员工"))
    assert refusal_of(luo.desk(BY_ID["luo"]).do(secret, case_id)) is None
    name = li.where.rpartition("/")[2]
    with cluster().boss(name) as boss:
        row = boss.execute("SELECT number_key FROM amends.ticket WHERE case_id = %s", (case_id,)).fetchone()
    assert row is not None
    for person, told in (("li", False), ("gu", True)):
        address = f"host=127.0.0.1 port={cluster().port} dbname={name} user={person} password={PASSWORD}"
        with psycopg.connect(address) as on:
            found = on.execute(
                "SELECT amends.audited_number(%s), amends.audited_case(%s)", (case_id, row[0])
            ).fetchone()
        assert found is not None
        assert [one is not None for one in found] == [told, told]

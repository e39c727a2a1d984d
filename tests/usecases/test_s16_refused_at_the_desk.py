"""S-16: that somebody refused to receive a complaint is one complaint about that person, out of that person's sight."""

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.domain.case.shown import in_full
from desktop.domain.errors import Refusal
from desktop.domain.people import Role
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases import auditing, privacy
from desktop.usecases.desk import refusal_of
from desktop.usecases.looking import Kind, Wanted
from desktop.usecases.outcomes import AlreadyDone
from desktop.usecases.read_models import Query, View
from desktop.usecases.receiving import report_refusal
from tests.usecases.house import PASSWORD, PEOPLE, Town

SAID = "陈静说这事不归她管，让客人自己去找工程部"


def report(town: Town, case_id: UUID, person: str, by: str = "li", complaint: UUID | None = None) -> UUID:
    new = complaint or town.ids()
    assert refusal_of(report_refusal(town.office_of(by), town.desk(by), case_id, person, SAID, complaint=new)) is None
    return new


def seen(town: Town, case_id: UUID) -> set[str]:
    """Who may open the case."""
    return {person.id for person in PEOPLE if _opens(town, person.id, case_id)}


def _opens(town: Town, person: str, case_id: UUID) -> bool:
    try:
        return bool(town.desk(person).view(case_id).case.version)
    except Refusal as refusal:
        # A server does not even say that there is a case.
        if refusal.reason not in {"privacy.restricted", "case.unknown"}:
            raise
        return False


def listed(town: Town, person: str) -> set[UUID]:
    lists = town.office_of(person).as_seen_by(next(one for one in PEOPLE if one.id == person)).tickets
    return {row.id for row in lists.page(Query(View.ALL), person, town.now).rows}


def test_s16_a_refusal_reported_is_a_complaint_about_the_person(town: Town) -> None:
    case_id = town.receive()
    new = report(town, case_id, "chen")
    told, first = town.case(new).intake, town.case(case_id)
    assert (told.against, told.narrative, told.ref) == ("陈静", SAID, first.number)
    assert (told.name, told.phone, told.place, told.receiver) == ("王女士", "100****0417", "1208", "li")
    # Whoever judges it can call the customer: the number was carried on, and that li saw it is entered.
    desk = town.desk("shen")
    assert in_full(told, privacy.reveal(town.office_of("shen"), desk, new, "回电")).phone == "10000000417"
    (look,) = auditing.walk(town.office_of("luo").audit, Wanted(person="li", kind=Kind.REVEALED))
    assert (look.case, look.reason) == (case_id, "转记到另一份记录")
    assert town.case(new).number == "C-2026-0002"
    found = town.office.as_seen_by(PEOPLE[1]).tickets.search(first.number, 9)
    assert {row.id for row in found} == {case_id, new}  # found from each other by the number
    assert town.holds()


def test_s16_the_person_does_not_see_it_and_whoever_judges_does(town: Town) -> None:
    case_id = town.receive()
    assert seen(town, report(town, case_id, "chen")) == {"li", "shen", "luo"}
    assert listed(town, "chen") == {case_id}
    assert town.case(case_id).version == 1  # the person may read this one: it says nothing of the report
    kept = town.case(next(iter(listed(town, "li") - {case_id}))).privacy.restriction
    assert kept is not None
    assert (kept.ground, kept.reason) == ("about-staff", SAID)


def test_s16_a_refusal_of_a_supervisor_is_for_the_other_supervisors(town: Town) -> None:
    other = replace(PEOPLE[4], id="ding", name="丁洁")
    town.door("boss").add(other, PASSWORD, next(one for one in PEOPLE if one.id == "boss"))
    new = report(town, town.receive(), "shen")
    assert seen(town, new) == {"li", "luo"}
    restriction = town.case(new).privacy.restriction
    assert restriction is not None
    assert (restriction.roles, restriction.people) == (
        frozenset({Role.GENERAL_MANAGER.value}), frozenset({"li", "ding"}),
    )  # fmt: skip


def test_s16_reported_twice_with_one_identity_is_one_complaint(town: Town) -> None:
    case_id, new, command = town.receive(), town.ids(), town.ids()
    told = [
        report_refusal(town.office, town.desk("li"), case_id, "chen", SAID, complaint=new, command_id=command)
        for _ in range(2)
    ]
    assert [refusal_of(one) for one in told] == [None, None]
    assert isinstance(told[1], AlreadyDone)
    assert listed(town, "li") == {case_id, new}


REFUSED = [("nobody", SAID, "account.unknown", "person"), ("li", SAID, "refusal.self", "person"),
           ("chen", " \u3000\n", "text.missing", "text")]  # fmt: skip


@pytest.mark.parametrize(("person", "text", "reason", "field"), REFUSED)
def test_s16_what_is_missing_of_a_report_is_said(person: str, text: str, reason: str, field: str, town: Town) -> None:
    case_id = town.receive()
    with pytest.raises(Refusal) as caught:
        report_refusal(town.office, town.desk("li"), case_id, person, text)
    assert (caught.value.reason, caught.value.field) == (reason, field)
    assert listed(town, "li") == {case_id}


def test_s16_a_report_that_cannot_be_kept_from_the_person_leaves_no_complaint(town: Town) -> None:
    """An administrator receives and may not restrict: nothing of the report stays where everybody would read it."""
    case_id = town.receive(by="boss", name=NOTHING, phone=NOTHING, place=NOTHING, anonymous=True, title=Words("匿名"))
    refusal = refusal_of(report_refusal(town.office_of("boss"), town.desk("boss"), case_id, "chen", SAID))
    assert refusal is not None
    assert refusal.reason == "role.handle"
    assert listed(town, "li") == {case_id}
    assert town.case(town.receive()).number == "C-2026-0002"
    assert town.holds()

"""S-15: one message a threshold, read times, quiet hours, and a red word where nobody can be found."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop import bootstrap
from desktop.domain.case.delays import Apply, Grant
from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.remedy import Approve, AskApproval, Propose
from desktop.domain.case.urging import AskHelp, DoUrge, GiveHelp, OfferTransfer
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.engine import Database
from desktop.usecases import signing
from desktop.usecases.addressing import People
from desktop.usecases.house import Site
from desktop.usecases.messages import STALE, Messages
from desktop.usecases.ports import Message
from desktop.usecases.settling import settled
from tests.domain.policy.builders import at
from tests.usecases.adopting import Adopting
from tests.usecases.house import MINUTE, PASSWORD, PEOPLE, Town
from tests.usecases.test_s04_levels import failed

HOUR = 60 * MINUTE
LI = PEOPLE[1]


def centre(town: Town) -> Messages:
    """The message centre by the clock of the test, told up to now."""
    office = town.office
    made = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)
    made.tick()
    return made


def told(messages: tuple[Message, ...], case_id: UUID) -> set[tuple[str, str]]:
    return {(one.kind, one.person) for one in messages if one.case_id == case_id}


def test_each_rung_of_a_clock_is_told_once_to_those_who_fill_its_role(town: Town) -> None:
    """K-09, peers row 9: owner 5 minutes before, department manager at the time, general manager 10 minutes after."""
    inbox = centre(town)
    case_id = town.receive(channel="phone", level="dissatisfied")
    town.do(case_id, Claim())
    begin = town.office.rulebook.deadlines(town.case(case_id))[0].begin
    seen: list[tuple[int, str, str]] = []
    while town.now < begin + 45 * MINUTE:
        town.now += MINUTE // 2
        seen += [
            ((town.now - begin) // MINUTE, one.kind, one.person)
            for one in inbox.tick().new
            if one.case_id == case_id and one.what == "rule:hotel-house.first-phone"
        ]
    # Nobody is "department-manager": the duty manager's post is a role of its own, so its deputy and then the gm are asked.
    assert [(minute, kind) for minute, kind, _ in seen] == [
        (15, "warning"),
        (15, "warning"),
        (20, "breach"),
        (30, "breach"),
    ]
    assert {person for _, _, person in seen} == {"li", "luo"}
    assert all(inbox.tick().new == () for _ in range(3))


def test_a_raised_level_rings_for_its_new_time_and_an_answer_silences_it(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive(channel="phone")
    town.step(case_id, 1)
    town.now += 3 * HOUR
    assert not [one for one in inbox.tick().new if one.case_id == case_id and "first" in one.what]


def test_asking_for_sign_off_counts_one_more_at_once_for_whoever_may_sign(town: Town) -> None:
    inbox = centre(town)
    shen, luo = PEOPLE[4], PEOPLE[5]
    case_id = town.through(6)
    inbox.tick()
    before = [inbox.unread(person) for person in (shen, luo, LI)]
    record = town.ask(case_id)
    assert told(inbox.tick().new, case_id) == {("sign-asked", "shen"), ("sign-asked", "luo")}
    assert [inbox.unread(person) for person in (shen, luo, LI)] == [before[0] + 1, before[1] + 1, before[2]]
    signing.send_back(town.desk("shen"), case_id, town.case(case_id).version, record, Words("补充时间"))
    assert told(inbox.tick().new, case_id) == {("sign-returned", "li")}
    record = town.ask(case_id)
    inbox.tick()
    town.desk("shen")
    signing.sign(town.desk("shen"), town.office.door, case_id, town.case(case_id).version, record, Words(""), PASSWORD)
    assert told(inbox.tick().new, case_id) == {("signed", "li")}


def test_who_asked_for_a_signature_is_told_when_somebody_else_lets_it_lapse(town: Town) -> None:
    inbox = centre(town)
    case_id = town.through(6)
    town.ask(case_id)
    inbox.tick()
    town.do(case_id, AddNote(town.ids(), Words("客人又来过前台"), 0), by="chen")
    assert told(inbox.tick().new, case_id) == {("noted", "li")}, (
        "the control: a late note changes nothing that is signed"
    )
    town.do(case_id, AddNote(town.ids(), Words("我也在场"), 3), by="chen")
    lapsed = [one for one in inbox.tick().new if one.case_id == case_id]
    assert {(one.kind, one.person) for one in lapsed} == {("sign-lapsed", "li")}
    town.do(case_id, Flag("important"), by="chen")
    assert told(inbox.tick().new, case_id) == set(), "once"
    assert settled(town.case(case_id), lapsed[0]) is None
    town.ask(case_id)
    again = settled(town.case(case_id), lapsed[0])
    assert again is not None
    assert again.by == "li"
    inbox.tick()
    town.do(case_id, Flag("media"))
    assert told(inbox.tick().new, case_id) == set(), "nobody is told of what they did themselves"


def test_opening_goes_to_the_case_and_the_read_time_is_stored(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive()
    town.do(case_id, OfferTransfer("chen", Words("交班")))
    inbox.tick()
    chen = PEOPLE[2]
    page = town.office.inbox.page("chen", 10)
    assert [(one.message.kind, one.message.case_id, one.message.actor, one.message.read_at) for one in page] == [
        ("transfer", case_id, "li", None)
    ]
    assert inbox.unread(chen) == 1
    town.now += MINUTE
    assert inbox.read_case(chen, case_id) == 1
    assert (inbox.unread(chen), inbox.read_case(chen, case_id)) == (0, 0)
    assert town.office.inbox.page("chen", 10)[0].message.read_at == town.now


def test_approvals_help_delays_and_urges_reach_those_they_concern(town: Town) -> None:
    inbox = centre(town)
    case_id = town.through(3)
    inbox.tick()
    option, ask, delay = town.ids(), town.ids(), town.ids()
    town.do(case_id, Propose(option, "remedy-room-move", Words("换套房"), amount=500_00))
    town.do(case_id, AskApproval(option, "wang"))
    assert told(inbox.tick().new, case_id) == {("approval", "wang")}
    town.do(case_id, Approve(option), by="wang")
    assert told(inbox.tick().new, case_id) == {("approved", "li")}
    town.do(case_id, AskHelp(ask, "service", Words("准备欢迎卡"), town.now + HOUR))
    assert told(inbox.tick().new, case_id) == {("help", "shen")}
    town.do(case_id, GiveHelp(ask, Words("已放房间")), by="shen")
    assert told(inbox.tick().new, case_id) == {("helped", "li")}
    town.do(case_id, failed(town), Apply(delay, "hotel-house.second-level", "no-answer", town.now + 40 * HOUR))
    assert told(inbox.tick().new, case_id) == {("delay", "luo")}
    town.do(case_id, Grant(delay), by="luo")
    assert told(inbox.tick().new, case_id) == {("delay-granted", "li")}
    town.now += 30 * HOUR
    inbox.tick()
    town.do(case_id, DoUrge(), by="shen")
    assert told(inbox.tick().new, case_id) == {("urged", "li")}


def test_s26_whoever_holds_the_case_hears_of_a_note_by_somebody_else(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive()
    town.do(case_id, AddNote(town.ids(), Words("客人又来电话")), by="chen")
    assert told(inbox.tick().new, case_id) == set(), "nobody holds it yet"
    town.do(case_id, Claim())
    town.do(case_id, AddNote(town.ids(), Words("客人再来电话")), by="chen")
    town.do(case_id, AddNote(town.ids(), Words("我自己记的")))
    assert told(inbox.tick().new, case_id) == {("noted", "li")}


def test_s24_a_major_complaint_is_told_to_the_general_manager_at_once_where_the_rules_say_so(tmp_path: Path) -> None:
    people = (PEOPLE[1], PEOPLE[5])
    site = Site("main", "某店", "A dealer", "hotel", "Asia/Shanghai", ("dealership",))
    dealer = Adopting(tmp_path / "dealer.amends", (site,), people)
    inbox = dealer.centre()
    mild, grave = (dealer.receive("li", level=level, category="") for level in ("general", "major"))
    new = inbox.tick().new
    assert told(new, mild) == set()
    assert told(new, grave) == {("grave", "luo")}
    assert [one.show_at for one in new if one.case_id == grave] == [dealer.case(grave).intake.received.received_at]  # type: ignore[union-attr]  # it was received
    dealer.do(mild, SetLevel("major", Words("客人受伤")), by="li")
    assert told(inbox.tick().new, mild) == {("grave", "luo")}
    dealer.office.close()


@pytest.mark.parametrize("channel", ["internal", "phone"])
def test_s20_a_matter_of_safety_is_told_to_its_department_at_once(town: Town, channel: str) -> None:
    """Also at three in the night, in the hours in which others are not disturbed."""
    town.now = at("2026-11-24T03:00")
    inbox = centre(town)
    case_id = town.receive(channel=channel, category="hotel-facility-lift")
    calm = town.receive(channel=channel, category="hotel-quiet-equipment")
    new = inbox.tick().new
    (one,) = [one for one in new if one.case_id == case_id and one.kind == "safety"]
    packs = town.office.rulebook.pinned(town.case(case_id))
    assert (one.person, one.show_at) == ("luo", one.at)
    assert People(PEOPLE).in_department("engineering", packs) == ("luo",), (
        "nobody heads it, so the general manager answers"
    )
    assert "safety" not in {kind for kind, _ in told(new, calm)}


def test_rules_that_pass_nothing_on_tell_nobody_of_a_grave_level(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive(level="crisis")
    assert not [one for one in inbox.tick().new if one.case_id == case_id and one.kind == "grave"]


def test_help_that_nobody_gave_in_time_is_told_to_who_asked(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive()
    town.do(case_id, AskHelp(town.ids(), "service", Words("查记录"), town.now + HOUR))
    inbox.tick()
    town.now += HOUR
    assert ("help-late", "li") in told(inbox.tick().new, case_id)


def test_where_nobody_can_be_found_it_is_said_and_never_skipped(town: Town) -> None:
    gone = [replace(person, active=False) for person in PEOPLE if person.id in {"luo", "shen", "wang"}]
    for person in gone:
        town.office.accounts.change(person)
    inbox = centre(town)
    case_id = town.receive(channel="phone")
    town.now += 21 * MINUTE
    assert ("breach", "") in told(inbox.tick().new, case_id)
    unheard = town.office.inbox.unheard()
    assert {one.message.case_id for one in unheard} == {case_id}
    inbox.take_note(LI, case_id)
    assert town.office.inbox.unheard() == ()


def test_quiet_hours_do_not_disturb_but_hide_nothing(town: Town) -> None:
    """Peers row 3: no reminders at night, but for a crisis and whoever is at work on the case."""
    town.now = at("2026-11-21T23:00")
    inbox = centre(town)
    calm, crisis = town.receive(channel="phone"), town.receive(channel="phone", level="crisis")
    town.do(calm, Claim())
    town.now += 40 * MINUTE
    new = inbox.tick().new
    morning = at("2026-11-22T06:00")
    assert {one.show_at for one in new if one.case_id == calm and one.person == "luo"} == {morning}
    assert all(one.show_at == one.at for one in new if one.case_id == crisis or one.person == "li")
    disturbing = town.office.inbox.disturbing
    before = {one.message.case_id for one in disturbing("luo", 0, town.now)}
    assert before == {crisis}
    assert {one.message.case_id for one in disturbing("luo", town.now, morning)} == {calm}
    assert inbox.unread(PEOPLE[5]) == len([one for one in new if one.person == "luo"])


def test_nothing_is_told_twice_by_two_desks_or_after_a_restart(town: Town) -> None:
    """Peers row 9: an idempotent key, whoever ticks and however often the program starts."""
    inbox = centre(town)
    other = bootstrap.open_office(town.path, lambda: town.now)
    case_id = town.receive(channel="phone")
    town.now += 25 * MINUTE
    first = inbox.tick().new
    assert told(first, case_id)
    assert other.messages.tick().new == ()
    again = Messages(
        town.office.inbox,
        town.office.log,
        town.office.tickets,
        town.office.accounts,
        town.office.rulebook,
        lambda: town.now,
    )
    assert again.tick().new == ()
    other.close()


def test_what_ran_out_while_nothing_was_open_is_told_at_the_next_start(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive(channel="phone")
    inbox.tick()
    town.now += 2 * HOUR  # nobody ticks meanwhile
    later = centre_again(town)
    assert ("breach", "luo") in told(later.tick().new, case_id)


def centre_again(town: Town) -> Messages:
    office = town.office
    return Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)


def test_a_backdated_complaint_is_told_although_its_time_lies_before_the_last_tick(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive(channel="phone", received_at=town.now - HOUR)
    new = inbox.tick().new
    assert ("breach", "luo") in told(new, case_id)
    assert not [one for one in new if one.kind == "warning" and "first-phone" in one.what], "too late to warn"


def test_old_news_is_not_told(town: Town) -> None:
    inbox = centre(town)
    case_id = town.receive(channel="phone", received_at=town.now - STALE - HOUR)
    assert not [one for one in inbox.tick().new if one.case_id == case_id and "first" in one.what]


@pytest.mark.parametrize("role", ["gm", "department-manager"])
def test_a_role_nobody_fills_goes_to_its_deputy_then_up(role: str, town: Town) -> None:
    """The escalation ladder to people: luo is the general manager; nobody is a department manager by account."""
    from desktop.usecases.addressing import People  # noqa: PLC0415 - only here

    pack = town.office.rulebook.packs["hotel-house@2026.1"]
    assert People(PEOPLE).in_role(role, pack) == ("luo",)
    deputy = Person("he", "何", Role.HANDLER, "deputy")
    expected = ("he",) if role == "department-manager" else ("luo",)
    assert People((*PEOPLE, deputy)).in_role(role, pack) == expected
    assert People(()).in_role(role, pack) == ()


def test_a_role_that_no_pack_has_calls_nobody_and_stops_nobody(town: Town) -> None:
    from desktop.usecases.addressing import People  # noqa: PLC0415 - only here

    assert People(PEOPLE).in_role("nobody", town.office.rulebook.packs["hotel-house@2026.1"]) == ()


def test_a_list_that_an_older_program_left_is_put_right_at_the_first_look(town: Town) -> None:
    """Programs before this one let no signature lapse that was asked for."""
    case_id = town.through(6)
    town.ask(case_id)
    town.do(case_id, AskHelp(town.ids(), "engineering", Words("请看"), town.now + 24 * 60 * MINUTE))
    rows = "SELECT status FROM ticket WHERE case_id = ?"
    with Database(town.path) as database:
        assert database.text(rows, (case_id,)) == [("open",)]
        bells = database.text("SELECT count(*) FROM bell WHERE case_id = ?", (case_id,))
        assert bells != [(0,)]
        for (name,) in database.text(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('ticket', 'bell')"
        ):
            database.text(f"DROP TRIGGER {name}")
        database.text("UPDATE ticket SET status = 'asked', follow_up = 0 WHERE case_id = ?", (case_id,))
        database.text("DELETE FROM bell WHERE case_id = ?", (case_id,))
        office = town.office
        Messages(
            office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now, relists=True
        ).tick()
        assert database.text(rows, (case_id,)) == [("open",)]
        assert database.text("SELECT count(*) FROM bell WHERE case_id = ?", (case_id,)) == bells

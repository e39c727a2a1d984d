"""Restricted cases, erasure, holds, retention, health notes and masked numbers: who sees what, and what stays behind."""

import csv
import io
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.case import privacy as acts
from desktop.domain.case.apart import sealed_words
from desktop.domain.case.erasable import covers
from desktop.domain.case.handling import AddNote, Claim, Noted
from desktop.domain.case.inquiry import EvidenceAdded, NoteFact
from desktop.domain.case.intake import AmendIntake, Received
from desktop.domain.case.record import record_digest
from desktop.domain.case.retention import keep_until
from desktop.domain.case.rows import difference
from desktop.domain.case.signing import Reopen, WithdrawCase
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Command, Event, advance
from desktop.domain.case.urging import OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording import terms
from desktop.domain.wording.words import ERASED, NOTHING, Words
from desktop.storage.engine import open_house
from desktop.storage.verify import verify
from desktop.usecases import auditing, printing, privacy
from desktop.usecases.acts import Report
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.evidence import attach
from desktop.usecases.findings import Kind as FindingKind
from desktop.usecases.looking import Act, Kind, Wanted
from desktop.usecases.masking import whole_view
from desktop.usecases.messages import Messages
from desktop.usecases.outcomes import AlreadyDone, Done
from desktop.usecases.read_models import Query, View
from tests.forms import paper
from tests.usecases import house
from tests.usecases.house import MINUTE, PEOPLE, Town
from tests.usecases.test_letters import written

WHY = Words("客户要求")
YEAR = 366 * 24 * 60 * MINUTE
PHONE = "13812345678"
SECRET = "蓝色钱包里有照片Zanzibar"
FOUNDED = 1 + len(PEOPLE)  # the house was set up, and its people were added


def restrict(*roles: str, people: Iterable[str] = ()) -> acts.Restrict:
    return acts.Restrict(roles, tuple(people), "about-staff", WHY)


def finds(town: Town, person: str, case_id: UUID) -> dict[str, bool]:
    """By which ways this person comes upon the case."""
    desk, office = town.desk(person), town.office.as_seen_by(next(one for one in house.PEOPLE if one.id == person))
    lists, now = office.tickets, town.now
    received = next(one for one in town.office.log.load(case_id)[0].events if isinstance(one, Received))
    return {
        "list": any(row.id == case_id for row in lists.page(Query(View.ALL, limit=500), person, now).rows),
        "count": lists.counts(person, now).of[View.ALL] == 1,
        "number": lists.by_number(received.number) is not None,
        "ids": bool(lists.by_ids([case_id])),
        "search": any(row.id == case_id for row in lists.search("Zanzibar", 50)),
        "alike": any(one.row.id == case_id for one in lists.alike(PHONE, "", "", 0, 50)),
        "view": _seen(desk, case_id),
    }


def _seen(desk: Desk, case_id: UUID) -> bool:
    try:
        return bool(desk.view(case_id).case.version)
    except Refusal as refusal:
        if refusal.reason != "privacy.restricted":
            raise
        return False


# ── who may see a case ───────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("command", "readers"),
    [
        (restrict("supervisor"), {"shen"}),
        (restrict("gm"), {"luo"}),  # a post of the pack
        (restrict("department-manager", people=["chen", "shen"]), {"wang", "chen", "shen"}),
        (restrict("handler", "gm"), {"li", "chen", "luo"}),
    ],
    ids=["a role", "a post", "a role and a person", "the own role"],
)
def test_a_restricted_case_is_found_by_its_readers_alone_in_every_way(
    command: acts.Restrict, readers: set[str], town: Town
) -> None:
    case_id = town.receive(narrative=Words(SECRET), phone=Words(PHONE))
    everybody = [one.id for one in house.PEOPLE]
    # The control: before, everybody comes upon it in every way.
    assert all(all(finds(town, person, case_id).values()) for person in everybody)
    town.do(case_id, command)
    for person in everybody:
        found = finds(town, person, case_id)
        assert set(found.values()) == {person in readers}, (person, found)
    outsider = next(person for person in everybody if person not in readers)
    with pytest.raises(Refusal, match=r"privacy\.restricted"):
        town.desk(outsider).do(Claim(), case_id)
    # Nobody is asking: lists without a reader show none.
    assert town.office.tickets.search("Zanzibar", 5) == ()


def test_a_case_whose_readers_are_gone_is_the_general_managers(town: Town) -> None:
    case_id = town.receive(narrative=Words(SECRET), phone=Words(PHONE))
    town.do(case_id, restrict(people=["li", "shen"]))
    assert set(finds(town, "luo", case_id).values()) == {False}
    shen, accounts = house.PEOPLE[4], town.office.accounts
    accounts.change(replace(shen, active=False), "boss")
    # li is still there, and may not sign: li's word alone keeps no complaint from everybody who judges it.
    assert {person: set(finds(town, person, case_id).values()) for person in ("li", "luo", "wang", "boss", "shen")} == {
        "li": {True}, "luo": {True}, "wang": {False}, "boss": {False}, "shen": {False},
    }  # fmt: skip
    accounts.change(shen, "boss")
    assert set(finds(town, "luo", case_id).values()) == {False}
    accounts.change(replace(shen, role=Role.HANDLER), "boss")
    town.do(case_id, acts.Unrestrict(WHY), by="luo")
    assert set(finds(town, "wang", case_id).values()) == {True}


def test_a_case_given_out_of_sight_says_to_a_retry_that_this_is_done(town: Town) -> None:
    case_id, command_id = town.receive(), town.ids()
    desk = town.desk("li")
    assert isinstance(desk.handle(restrict("supervisor"), case_id, 1, command_id=command_id), Done)
    assert isinstance(desk.handle(restrict("supervisor"), case_id, 1, command_id=command_id), AlreadyDone)
    with pytest.raises(Refusal, match=r"privacy\.restricted"):
        desk.handle(restrict("handler", "gm"), case_id, 2)


@pytest.mark.parametrize(
    ("command", "by", "reason"),
    [
        (acts.Restrict(("nobody",), (), "other", WHY), "li", "privacy.nobody"),
        (acts.Restrict((), (), "other", WHY), "li", "privacy.nobody"),
        (restrict("handler", people=["wang", "boss"]), "li", "privacy.no_signer"),
        (acts.Restrict(("supervisor",), (), "spite", WHY), "li", "choice.unknown"),
        (acts.Restrict(("handler",), (), "other", Words(" ")), "li", "text.missing"),
        (restrict("handler"), "boss", "role.handle"),
        (acts.Unrestrict(WHY), "li", "privacy.unrestricted"),
        (acts.Hold(WHY), "li", "role.hold"),
        (acts.LiftHold(WHY), "shen", "privacy.not_held"),
        (acts.KeepLonger(1, WHY), "shen", "privacy.sooner"),
        (acts.AskErasure(UUID(int=1), WHY), "li", "privacy.open"),
        (acts.Erase(UUID(int=1)), "li", "role.erase"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_what_may_not_be_done_is_refused_by_name(command: Command, by: str, reason: str, quarter: Town) -> None:
    case_id = quarter.receive()
    assert quarter.refused(case_id, command, by).reason == reason


def test_only_who_restricted_it_or_a_supervisor_opens_it_again(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, restrict("handler", "supervisor"))
    refusal = refusal_of(town.desk("chen").do(acts.Unrestrict(WHY), case_id))
    assert refusal is not None
    assert refusal.reason == "privacy.unrestrict"
    # To restrict anew is to open for some.
    refusal = refusal_of(town.desk("chen").do(acts.Restrict((), ("chen", "shen"), "other", WHY), case_id))
    assert refusal is not None
    assert refusal.reason == "privacy.unrestrict"
    town.do(case_id, acts.Unrestrict(WHY), by="shen")
    assert finds(town, "wang", case_id)["view"]


def test_a_case_is_given_only_to_who_may_see_it(town: Town) -> None:
    case_id = town.receive()
    town.do(case_id, Claim(), restrict("supervisor", people=["li"]))
    refusal = refusal_of(town.desk("li").do(OfferTransfer("chen", Words("交班")), case_id))
    assert refusal is not None
    assert refusal.reason == "account.unknown"


def test_messages_about_a_restricted_case_reach_its_readers_alone(town: Town) -> None:
    office = town.office
    centre = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)
    centre.tick()
    open_id, hidden_id = town.receive(channel="phone"), town.receive(channel="phone")
    town.do(hidden_id, restrict("supervisor"))
    told: dict[UUID, set[str]] = {}
    end = town.now + 45 * MINUTE
    while town.now < end:
        town.now += MINUTE
        for one in centre.tick().new:
            told.setdefault(one.case_id, set()).add(one.person)
    assert "luo" in told[open_id]  # the control: a rung reaches the general manager
    assert told[hidden_id] == {"shen"}
    # What was told before a case was restricted is no longer shown either.
    town.do(open_id, restrict("supervisor"))
    assert [one.message.case_id for one in office.inbox.page("luo", 50)] == []
    assert centre.unread(house.PEOPLE[5]) == 0


def test_reading_a_restricted_case_is_entered_and_no_other_reading(town: Town) -> None:
    plain, hidden = town.receive(), town.receive()
    town.do(hidden, restrict("supervisor"))
    desk = town.desk("shen")
    for _ in range(3):
        desk.view(plain)
        desk.view(hidden)
    read = [act for act in seen(town, kind=Kind.READ) if act.actor == "shen"]
    assert [(act.case, act.restricted) for act in read] == [(hidden, True)]


def seen(town: Town, **wanted: object) -> list[Act]:
    return list(auditing.walk(town.office.audit, Wanted(**wanted)))  # type: ignore[arg-type]  # fields of Wanted


# ── erasing ──────────────────────────────────────────────────────────────────────────────────────
def closed(town: Town, **fields: Words) -> UUID:
    case_id = town.receive("li", **fields)
    town.do(case_id, WithdrawCase(Words("客户撤回")))
    return case_id


def erased(town: Town, case_id: UUID, *what: str, files: bool = False, by: str = "luo") -> Done:
    erasure = town.ids()
    town.do(case_id, acts.AskErasure(erasure, WHY, "customer-asked", what or ("all",), files))
    desk = town.desk(by)
    outcome = privacy.erase(town.office, desk, case_id, desk.case(case_id).version, erasure)
    assert isinstance(outcome, Done), outcome
    return outcome


def bytes_of(town: Town) -> bytes:
    """Everything that lies on the disk of the house: file, journal, drafts."""
    folder = town.path.parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def traces(town: Town, words: Iterable[str]) -> set[str]:
    """Which of these words are found on the disk, as they are or as terms of the search."""
    lies = bytes_of(town)
    return {word for word in words if word.encode() in lies or terms.stored(word).encode() in lies}


def test_erasing_leaves_nothing_of_the_words_and_keeps_chain_counts_and_signatures(town: Town) -> None:
    other = town.receive(narrative=Words("另一单的话也说到Timbuktu"), phone=Words("13900001111"))
    case_id = closed(
        town, narrative=Words(SECRET), phone=Words(PHONE), name=Words("万俟小莲"), wanted=Words("道歉Kilimanjaro")
    )
    sheet = town.office.files.put(b"%PDF-1.4 Zanzibar", "application/pdf")
    assert sheet
    number = town.case(case_id).number
    drafts = town.office.drafts
    drafts.keep("li", f"{case_id}/1", {"said": "草稿里的Ouagadougou"}, town.now)
    privacy.reveal(town.office, town.desk("li"), case_id, "给万俟小莲回电Nairobi")
    words = [SECRET, PHONE, "万俟小莲", "Kilimanjaro", "Ouagadougou", "Nairobi", "zanzibar"]
    assert traces(town, words) == set(words)  # the control: all of it is there before
    counts = town.office.tickets.counts("li", town.now).of[View.ALL]
    outcome = erased(town, case_id)
    assert traces(town, words) == set()
    assert traces(town, ["Timbuktu"]) == {"Timbuktu"}
    assert outcome.case.intake.narrative == ERASED
    lists = town.office.tickets
    assert lists.counts("li", town.now).of[View.ALL] == counts
    assert lists.search("Zanzibar", 5) == ()
    assert lists.search("Timbuktu", 5)[0].id == other
    row = lists.by_number(number)
    assert row is not None
    assert (row.title, row.who, row.category) == (str(ERASED), str(ERASED), "hotel-quiet-equipment")
    assert drafts.all("li") == ()
    paper = printing.preview(town.desk("luo"), town.office.sheets, case_id, "handling", "zh")
    assert b"Zanzibar" not in paper
    verdict = verify(town.path, town.office.rulebook.rows)
    assert verdict.holds, verdict.findings
    told = next(
        event for entry in town.office.log.load(case_id) for event in entry.events if isinstance(event, acts.Erased)
    )
    assert told.reason == WHY
    assert len(told.seals) >= 4


def test_what_came_in_meanwhile_is_looked_at_before_anything_is_erased(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = town.receive(narrative=Words(SECRET))
    town.do(case_id, WithdrawCase(Words("撤回")))
    asked = town.ids()
    town.do(case_id, acts.AskErasure(asked, Words("客人要求")))
    desk, real, late = town.desk("luo"), covers, [AddNote(town.ids(), Words(f"{SECRET}，又来电"), 0)]

    def slow(what: tuple[str, ...], name: str) -> bool:
        while late:  # the texts are read, and nothing is written yet
            town.do(case_id, late.pop(), by="chen")
        return real(what, name)

    monkeypatch.setattr(privacy, "covers", slow)
    refused = refusal_of(privacy.erase(town.office, desk, case_id, desk.case(case_id).version, asked))
    assert refused is not None
    assert refused.reason == "case.stale"
    assert desk.case(case_id).intake.narrative == SECRET, "nothing is gone"
    done = privacy.erase(town.office, desk, case_id, desk.case(case_id).version, asked)
    assert refusal_of(done) is None
    assert traces(town, [SECRET]) == set()


def test_a_signature_holds_after_the_words_below_it_are_gone(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    from desktop.domain.case.signing import Sign  # noqa: PLC0415 - only this journey signs

    town.do(case_id, Sign(record), by="shen")
    before = town.desk("luo").view(case_id)
    assert before.signature_holds
    erased(town, case_id)
    after = town.desk("luo").view(case_id)
    assert after.signature_holds
    assert after.record == before.record
    assert after.case.intake.narrative == ERASED


def test_one_field_can_be_erased_alone(town: Town) -> None:
    case_id = closed(town, narrative=Words(SECRET), phone=Words(PHONE), name=Words("万俟小莲"))
    intake = erased(town, case_id, "identity").case.intake
    assert (intake.name, intake.phone, intake.narrative) == (ERASED, ERASED, SECRET)
    assert traces(town, [PHONE, "万俟小莲"]) == set()
    assert traces(town, [SECRET]) == {SECRET}


def test_who_the_customer_is_goes_with_every_number_that_was_told(town: Town) -> None:
    """The number in what they said stayed, and could be read in full after it was said to be erased."""
    case_id = closed(
        town, narrative=Words(f"请打 {PHONE}，太吵了"), phone=Words(""), contact=Words("邮件"), name=Words("万俟小莲")
    )
    assert traces(town, [PHONE]) == {PHONE}, "the control: it is kept apart"
    intake = erased(town, case_id, "identity").case.intake
    assert intake.narrative == "请打 138****5678，太吵了"
    assert traces(town, [PHONE]) == set()


def test_an_erased_text_is_printed_as_bars(town: Town) -> None:
    case_id = closed(town, narrative=Words(SECRET), name=Words("万俟小莲"))
    erased(town, case_id)
    view = town.desk("luo").on_paper(case_id)
    drawn = town.office.sheets.draw("handling", view, "zh", copy=1, printed_by="罗明", archival=True)
    said = paper.text(drawn)
    assert "■■■" in said
    assert "U+25AE" not in said


def test_words_that_stand_under_another_name_too_are_left_where_nobody_asked(town: Town) -> None:
    """Somebody may write the same words with the same salt elsewhere: erased there, they would be gone here."""
    case_id, log, book = town.receive(), town.office.log, town.office.rulebook
    case = town.desk("li").case(case_id)
    said, stamp = case.intake.narrative, Stamp("li", town.now + MINUTE)
    log.begin()
    copied = (Noted(town.ids(), 0, "ours", said, stamp.at),)
    new = advance(case, copied, stamp)
    log.append(new, town.ids(), copied, stamp, difference(book.rows(case), book.rows(new)))
    town.do(case_id, WithdrawCase(Words("撤回")))
    known = dict(sealed_words(town.office.log.load(case_id)))
    assert known["handling.noted.text"] == known["intake.narrative"]  # the control: the two are one
    desk, asked = town.desk("luo"), town.ids()
    town.do(case_id, acts.AskErasure(asked, Words("客人要求"), what=("handling.noted.text",)))
    done = privacy.erase(town.office, desk, case_id, desk.case(case_id).version, asked)
    assert refusal_of(done) is not None
    assert desk.case(case_id).intake.narrative == said


def forge(town: Town, case_id: UUID, event: Event) -> None:
    """An entry as no program writes it any more."""
    log, book, case = town.office.log, town.office.rulebook, town.case(case_id)
    stamp = Stamp("li", max(town.tick(), case.last_at))
    log.begin()
    new = advance(case, (event,), stamp)
    log.append(new, town.ids(), (event,), stamp, difference(book.rows(case), book.rows(new)))


def test_words_go_though_somebody_copied_them_into_a_reason_that_stays(town: Town) -> None:
    case_id = town.receive(narrative=Words(SECRET))
    forge(town, case_id, acts.Held(town.case(case_id).intake.narrative))
    town.do(case_id, acts.LiftHold(Words("不再需要")), by="shen")
    town.do(case_id, WithdrawCase(Words("撤回")))
    assert traces(town, [SECRET]) == {SECRET}, "the control"
    erased(town, case_id, "all")
    assert traces(town, [SECRET]) == set()


def test_what_was_erased_and_written_again_under_its_salt_is_named_and_goes_again(town: Town) -> None:
    case_id = town.receive(narrative=Words(SECRET))
    said = town.case(case_id).intake.narrative
    town.do(case_id, WithdrawCase(Words("撤回")))
    erased(town, case_id, "all")
    assert verify(town.path, town.office.rulebook.rows).holds, "the control"
    forge(town, case_id, Noted(town.ids(), 0, "ours", said, town.now))
    found = verify(town.path, town.office.rulebook.rows).findings
    assert [one.kind for one in found] == [FindingKind.STANDS]
    erased(town, case_id, "all")
    assert traces(town, [SECRET]) == set()
    assert verify(town.path, town.office.rulebook.rows).holds


def test_a_file_that_came_again_after_it_was_erased_goes_again(town: Town) -> None:
    """Programs before this one took it."""
    case_id, content = town.receive(), b"%PDF-1.4 only here Lagos"
    desk, files = town.desk("li"), town.office.files
    assert refusal_of(attach(desk, files, case_id, 1, content, "a.pdf")) is None
    town.do(case_id, WithdrawCase(Words("撤回")))
    erased(town, case_id, files=True)
    town.do(case_id, Reopen(Words("客人又来")), by="shen")
    seal = files.put(content, "application/pdf")
    forge(
        town,
        case_id,
        EvidenceAdded(seal, "", Words("a.pdf", "0" * 16), len(content), "application/pdf", NOTHING, None, ()),
    )
    town.do(case_id, WithdrawCase(Words("撤回")))
    assert files.get(seal) is not None, "the control"
    erased(town, case_id, files=True)
    assert files.get(seal) is None
    assert b"Lagos" not in bytes_of(town)


@pytest.mark.parametrize(("what", "gone"), [("identity", True), ("paper.letter.text", True), ("intake.phone", False)])
def test_a_letter_goes_with_the_name_that_it_calls(town: Town, what: str, gone: bool) -> None:
    case_id = town.receive(name=Words("万俟小莲"))
    made = written(town, case_id, "holding", progress=SECRET, reason="二", next_contact="明天", phone=PHONE)
    printing.make(town.desk("li"), town.office.sheets, case_id, made.letter.id, "zh", letter=made)
    town.do(case_id, WithdrawCase(Words("撤回")))
    assert traces(town, [SECRET, PHONE]) == {SECRET, PHONE}
    case = erased(town, case_id, what).case
    assert traces(town, [SECRET, PHONE]) == (set() if gone else {SECRET, PHONE})
    assert [one.form for one in case.signing.printed] == ["letter-holding"], "that it was printed stays"
    assert town.holds()


def test_evidence_goes_when_asked_unless_another_case_has_it(town: Town) -> None:
    case_id, other = town.receive(), town.receive()
    desk, files = town.desk("li"), town.office.files
    alone, shared = b"%PDF-1.4 only here Lagos", b"%PDF-1.4 in both Accra"
    for target, content, name in ((case_id, alone, "a.pdf"), (case_id, shared, "b.pdf"), (other, shared, "b.pdf")):
        assert refusal_of(attach(desk, files, target, desk.case(target).version, content, name)) is None
    town.do(case_id, WithdrawCase(Words("撤回")))
    assert b"Lagos" in bytes_of(town)
    done = erased(town, case_id, files=True)
    kept = [sha for sha in done.case.inquiry.evidence if files.get(sha) is not None]
    assert len(kept) == 1
    assert b"Lagos" not in bytes_of(town)
    assert b"Accra" in bytes_of(town)
    assert verify(town.path, town.office.rulebook.rows).holds


def test_a_file_that_is_not_entered_is_not_kept(town: Town) -> None:
    """A colleague closed the case meanwhile: nobody would ever erase it."""
    case_id, content = town.receive(), b"%PDF-1.4 too late Dakar"
    town.do(case_id, WithdrawCase(Words("撤回")))
    refused = refusal_of(attach(town.desk("li"), town.office.files, case_id, 1, content, "a.pdf"))
    assert refused is not None
    assert refused.reason == "case.closed"
    assert b"Dakar" not in bytes_of(town)


def test_a_hold_a_running_clock_and_the_asker_stand_against_erasing(town: Town) -> None:
    case_id, erasure = closed(town), town.ids()
    town.do(case_id, acts.AskErasure(erasure, WHY), by="luo")
    desk = town.desk("luo")
    own = privacy.erase(town.office, desk, case_id, desk.case(case_id).version, erasure)
    assert (refusal_of(own) or Refusal("")).reason == "privacy.four_eyes"
    town.do(case_id, acts.Hold(Words("法院来函")), by="shen")
    boss = town.desk("boss")
    held = privacy.erase(town.office, boss, case_id, boss.case(case_id).version, erasure)
    assert (refusal_of(held) or Refusal("")).reason == "privacy.held"
    town.do(case_id, acts.LiftHold(Words("案件了结")), by="shen")
    town.do(case_id, Reopen(Words("再查")))
    running = privacy.erase(town.office, boss, case_id, boss.case(case_id).version, erasure)
    assert (refusal_of(running) or Refusal("")).reason == "privacy.open"
    town.do(case_id, WithdrawCase(Words("撤回")))
    assert town.case(case_id).intake.narrative != ERASED
    assert isinstance(privacy.erase(town.office, boss, case_id, boss.case(case_id).version, erasure), Done)
    again = privacy.erase(town.office, boss, case_id, boss.case(case_id).version, erasure)
    assert (refusal_of(again) or Refusal("")).reason == "privacy.not_asked"


def test_a_desk_that_had_the_case_in_hand_forgets_the_words_too(town: Town) -> None:
    case_id = closed(town, narrative=Words(SECRET))
    other = town.desk("chen")
    assert other.case(case_id).intake.narrative == SECRET
    erased(town, case_id)
    assert other.case(case_id).intake.narrative == ERASED


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=6, max_size=40),
        min_size=3,
        max_size=6,
        unique=True,
    )
)
def test_no_text_that_was_erased_is_found_on_the_disk(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever was written, through whichever verb; beside it a case that stays."""
    for town in house.town(tmp_path_factory.mktemp("erase")):
        case_id = town.receive(narrative=Words(texts[0]), name=Words(texts[1]))
        for at, text in enumerate(texts[2:]):
            command: Command = (
                AddNote(town.ids(), Words(text), 0, "ours"),
                NoteFact(town.ids(), Words(text)),
                AmendIntake((("wanted", Words(text)),)),
            )[at % 3]
            town.do(case_id, command)
        town.do(case_id, WithdrawCase(Words(texts[-1])))
        assert {text for text in texts if text.encode() in bytes_of(town)} == set(texts)
        erased(town, case_id)
        assert {text for text in texts if text.encode() in bytes_of(town)} == set()
        assert town.office.tickets.search(texts[0][:4], 5) == ()


# ── how long it is kept ──────────────────────────────────────────────────────────────────────────
def test_retention_is_the_longest_of_the_packs_from_closing_and_may_be_prolonged(town: Town) -> None:
    case_id = closed(town)
    case = town.case(case_id)
    years = town.office.rulebook.rules_for(case, "", town.now).retain_years
    assert years == 10  # the clinic's, not the three of the hotel
    until = keep_until(case, years)
    assert until is not None
    assert 10 * 365 * 24 * 60 * MINUTE < until - case.signing.closed_at <= 10 * YEAR
    assert keep_until(town.case(town.receive()), years) is None
    early = acts.AskErasure(town.ids(), WHY, "retention-over")
    assert town.refused(case_id, early).reason == "privacy.retention"
    town.do(case_id, acts.KeepLonger(until + YEAR, Words("再保存一年")), by="shen")
    assert keep_until(town.case(case_id), years) == until + YEAR
    town.now = until + 2 * YEAR
    town.do(case_id, acts.AskErasure(town.ids(), WHY, "retention-over"))


# ── health notes ─────────────────────────────────────────────────────────────────────────────────
def test_a_health_note_lies_apart_and_every_reading_is_entered(town: Town) -> None:
    case_id, note = town.receive(), town.ids()
    desk = town.desk("li")
    done = privacy.note_health(town.office, desk, case_id, 1, note, "青霉素过敏Penicillin")
    assert refusal_of(done) is None
    assert town.office.tickets.search("Penicillin", 5) == ()
    assert "Penicillin" not in repr(town.office.log.load(case_id))
    assert privacy.read_health(town.office, desk, case_id, note) == "青霉素过敏Penicillin"
    assert privacy.read_health(town.office, town.desk("shen"), case_id, note)
    for person in ("chen", "boss"):
        with pytest.raises(Refusal, match=r"health\.not_yours"):
            privacy.read_health(town.office, town.desk(person), case_id, note)
    read = [(act.actor, act.events, act.what) for act in seen(town, kind=Kind.READ)]
    assert read == [("shen", ("health",), note.hex), ("li", ("health",), note.hex)]
    town.do(case_id, WithdrawCase(Words("撤回")))
    erased(town, case_id)
    assert b"Penicillin" not in bytes_of(town)
    with pytest.raises(Refusal, match=r"health\.missing"):
        privacy.read_health(town.office, desk, case_id, note)


def test_a_health_note_that_was_not_entered_is_not_kept(town: Town) -> None:
    case_id, desk = town.receive(), town.desk("li")
    many = "SELECT count(*) FROM health_note"
    with closing(sqlite3.connect(town.path)) as raw:
        done = privacy.note_health(town.office, desk, case_id, 9, town.ids(), "青霉素过敏")
        refused = refusal_of(done)
        assert refused is not None
        assert refused.reason == "case.stale"
        assert raw.execute(many).fetchone() == (0,)
        assert refusal_of(privacy.note_health(town.office, desk, case_id, 1, town.ids(), "青霉素过敏")) is None
        assert raw.execute(many).fetchone() == (1,)


# ── masked numbers ───────────────────────────────────────────────────────────────────────────────
def test_numbers_are_masked_on_what_is_shown_and_printed_until_a_reason_is_given(town: Town) -> None:
    case_id = town.receive(narrative=Words(f"打{PHONE}没人接"), phone=Words(PHONE), contact=Words("li.wei@example.com"))
    desk = town.desk("li")
    view = desk.view(case_id)
    assert (view.case.intake.phone, view.case.intake.narrative) == ("138****5678", "打138****5678没人接")
    assert view.case.intake.contact == "l***@example.com"
    assert PHONE not in repr(view)
    with pytest.raises(Refusal, match=r"privacy\.reason"):
        privacy.reveal(town.office, desk, case_id, "  ")
    numbers = privacy.reveal(town.office, desk, case_id, "回电")
    whole = whole_view(view, numbers)
    assert (whole.case.intake.phone, whole.case.intake.narrative) == (PHONE, f"打{PHONE}没人接")
    assert whole.case.intake.contact == "li.wei@example.com"
    assert PHONE in repr(whole.entries)
    assert record_digest(whole.case) == view.record
    (act,) = seen(town, kind=Kind.REVEALED)
    assert (act.actor, act.case, act.reason, act.what) == ("li", case_id, "回电", "intake.phone")
    privacy.reveal(town.office, desk, case_id, f"客人留的是{PHONE}")
    assert PHONE not in repr(seen(town)), "whoever inspects sees no numbers"


def test_a_number_in_a_reason_for_erasing_goes_with_everything(town: Town) -> None:
    case_id = closed(town, narrative=Words(SECRET))
    town.do(case_id, acts.AskErasure(town.ids(), Words("客人用13877776666来电要求删除"), what=("all",)), by="li")
    asked = town.case(case_id).privacy.waiting
    assert asked is not None
    assert traces(town, ["13877776666"]) == {"13877776666"}
    done = privacy.erase(town.office, town.desk("luo"), case_id, town.case(case_id).version, asked)
    assert refusal_of(done) is None
    assert traces(town, ["13877776666"]) == set()
    assert town.holds()


# ── the inspector ────────────────────────────────────────────────────────────────────────────────
def test_the_list_narrows_by_person_case_day_and_kind_and_pages_without_a_gap(town: Town) -> None:
    first, second = town.receive(), town.receive("chen")
    for case_id in (first, second):
        for at in range(3):
            privacy.reveal(town.office, town.desk("chen"), case_id, f"第{at}次")
    whole = seen(town)
    assert len(whole) == 8 + FOUNDED
    assert whole == sorted(whole, key=lambda act: act.mark, reverse=True)
    pages: list[Act] = []
    after = None
    while True:
        page = town.office.audit.acts(Wanted(), 3, after)
        pages += page.rows
        if (after := page.next) is None:
            break
    assert pages == whole
    number = town.case(first).number
    assert len(seen(town, person="chen")) == 7
    assert len(seen(town, number=number)) == 4
    assert len(seen(town, kind=Kind.REVEALED, number=number)) == 3
    middle = whole[4].at
    assert len(seen(town, start=middle)) + len(seen(town, end=middle)) == 8 + FOUNDED
    counts = town.office.audit.counts(Wanted(person="chen"))
    assert (counts[Kind.ALL], counts[Kind.WRITTEN], counts[Kind.REVEALED], counts[Kind.READ]) == (7, 1, 6, 0)
    assert seen(town, number="C-1999-0001") == seen(town, number="'; DROP") == []


def test_who_looked_is_never_changed_or_cut_and_a_change_is_found(town: Town) -> None:
    case_id = town.receive()
    for _ in range(3):
        privacy.reveal(town.office, town.desk("li"), case_id, "回电")
    town.office.close()
    with closing(sqlite3.connect(town.path)) as raw:
        for attack in (
            "UPDATE looked SET actor = 'wang'",
            "DELETE FROM looked",
            "DELETE FROM looked_words",
            "UPDATE looked_words SET body = 'x'",
        ):
            with pytest.raises(sqlite3.DatabaseError):
                raw.execute(attack)
            raw.rollback()
    rows = town.office.rulebook.rows
    assert verify(town.path, rows).holds
    second = FOUNDED + 2
    changes = (
        f"UPDATE looked SET actor = 'wang' WHERE seq = {second}",  # noqa: S608 - a number
        f"UPDATE looked_words SET body = '别的' WHERE seq = {second}",  # noqa: S608 - a number
        f"DELETE FROM looked WHERE seq = {second}",  # noqa: S608 - a number
    )
    for change in changes:
        copy = town.path.with_name("tampered.amends")
        copy.write_bytes(town.path.read_bytes())
        with open_house(copy) as database:
            for trigger in ("looked_fixed", "looked_kept", "looked_words_fixed", "looked_words_kept"):
                database.text(f"DROP TRIGGER {trigger}")
            database.text("PRAGMA foreign_keys = OFF")
            database.text(change)
        found = [one for one in verify(copy, rows).findings if one.kind is FindingKind.LOOKED]
        assert any(f"#{at}" in one.detail for one in found for at in (second, second + 1)), change


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", " =1"])
def test_a_cell_that_a_spreadsheet_would_compute_stays_text(cell: str, quarter: Town) -> None:
    person = Person("li", cell, Role.HANDLER)
    quarter.office.accounts.change(person)
    case_id = quarter.receive()
    privacy.reveal(quarter.office, quarter.desk("li"), case_id, cell)
    made = auditing.table(auditing.report(quarter.office, Wanted(), "en"), "en").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(made)))
    assert rows[0] == list(auditing.HEADS["en"])
    formula = [value for row in rows for value in row if value.lstrip(" \t\r\n")[:1] in set("=+-@＝＋－＠")]
    assert formula == []
    assert any(cell.strip() in value for row in rows for value in row)


def test_the_inspector_reads_and_writes_nothing(town: Town) -> None:
    inspector = Person("yan", "严谨", Role.AUDITOR)
    town.office.accounts.add(inspector, "", town.now)
    case_id = town.receive()
    desk = desk_of(town, inspector)
    assert auditing.may_audit(inspector)
    auditing.admitted(inspector)
    with pytest.raises(Refusal, match=r"role\.audit"):
        auditing.admitted(house.PEOPLE[4])
    for command in (
        Claim(),
        acts.Restrict(("auditor",), (), "other", WHY),
        acts.Hold(WHY),
        AddNote(town.ids(), WHY, 0, "ours"),
    ):
        refusal = refusal_of(desk.do(command, case_id))
        assert refusal is not None
        assert refusal.reason.startswith("role.")
    with pytest.raises(Refusal, match=r"privacy\.whole"):
        privacy.reveal(town.office, desk, case_id, "好奇")


def desk_of(town: Town, person: Person) -> Desk:
    office = town.office
    return Desk(person, office.log, office.tickets, office.accounts, office.rulebook, town.tick, town.ids, office.looks)


@pytest.mark.parametrize(
    ("first", "last", "bad"),
    [("2026-11-01", "", ""), ("x", "", "x"), ("2026-02-30", "", "2026-02-30"), ("", "9999-12-31", "9999-12-31")],
)
def test_days_are_read_or_refused(first: str, last: str, bad: str) -> None:
    if not bad:
        start, end = auditing.days(first, last, "Asia/Shanghai")
        assert (start, end) == (1_793_462_400_000_000, None)
        return
    with pytest.raises(Refusal) as raised:
        auditing.days(first, last, "Asia/Shanghai")
    assert raised.value.reason == "audit.day"


def test_a_line_tells_no_word_of_a_complaint(town: Town) -> None:
    case_id = town.receive(narrative=Words(SECRET), name=Words("万俟小莲"), phone=Words(PHONE))
    town.do(case_id, Claim(), AddNote(town.ids(), Words("备注Zanzibar"), 0, "ours"))
    report: Report = auditing.report(town.office, Wanted(), "zh")
    said = repr([(line.what, line.about, line.reason, line.number, line.person) for line in report.lines])
    assert not {word for word in (SECRET, "万俟小莲", PHONE, "Zanzibar") if word in said}
    assert "加备注" in said

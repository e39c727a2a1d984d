"""What is not a complaint, on a server: people and their logins, evidence, house, packs, messages, keys, readings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import cast
from uuid import UUID

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import Assign
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import NoteHealth
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage import troubles
from desktop.storage.postgres import troubles as server_troubles
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.doors import (
    ServerAccounts,
    ServerFiles,
    ServerHealth,
    ServerHouses,
    ServerInbox,
    ServerKeys,
    ServerShelf,
)
from desktop.storage.postgres.log import ServerLog
from desktop.usecases.house import Hotline
from desktop.usecases.office import Office
from desktop.usecases.ports import Message, PolicyText, WrappedKey
from tests.builders import LIN, NOON, Books, Clerk, opening
from tests.storage.served import HOUSE, Logs, served
from tests.usecases.house import PASSWORD

ZHAO = Person("zhao", "赵敏", Role.HANDLER, "desk-nurse")


@dataclass
class Shop:
    """A shared house, and its sessions by person."""

    books: Books
    url: str

    def session(self, person: str) -> Server:
        made = self.books.clerk.logs
        assert isinstance(made, Logs)
        database = made[person].database
        assert isinstance(database, Server)
        return database


@pytest.fixture
def shop() -> Iterator[Shop]:
    with served() as books:
        yield Shop(books, str(books.database.where))


@pytest.fixture
def boss(shop: Shop) -> Iterator[tuple[Office, Person]]:
    office, person = bootstrap.open_shared(shop.url, "boss", PASSWORD)
    yield office, person
    office.close()


def test_an_administrator_makes_a_login_and_closes_it(shop: Shop, boss: tuple[Office, Person]) -> None:
    office, person = boss
    name = f"zhao-{shop.url.rpartition('_')[2]}"  # logins belong to the whole server
    made = office.door.add(replace(ZHAO, id=name), "复查-Ａbcd1", person)
    opened, known = bootstrap.open_shared(
        shop.url, f" {name.upper()} ", "复查-Abcd1"
    )  # the same through an input method
    assert known == made
    assert opened.accounts.get(name) == office.accounts.get(name)
    opened.close()
    with pytest.raises(server_troubles.WrongPassword):
        bootstrap.open_shared(shop.url, name, "复查-abcd1")
    office.door.reset(name, "another-one", person)
    with pytest.raises(server_troubles.WrongPassword):
        bootstrap.open_shared(shop.url, name, "复查-Abcd1")
    office.accounts.change(replace(made, role=Role.SUPERVISOR, sites=("hotel",)))
    assert bootstrap.open_shared(shop.url, name, "another-one")[1].role is Role.SUPERVISOR
    office.door.change(replace(made, active=False), person)
    with pytest.raises(server_troubles.Closed):
        bootstrap.open_shared(shop.url, name, "another-one")
    assert {one.person.id for one in office.accounts.all()} == {"boss", "lin", "wang", "chen", name}


def test_nobody_else_makes_people(shop: Shop) -> None:
    office, lin = bootstrap.open_shared(shop.url, "lin", PASSWORD)
    with pytest.raises(Refusal, match=r"role\.administer"):
        office.accounts.add(ZHAO, office.door.hashed(PASSWORD), NOON)
    with pytest.raises(Refusal, match=r"role\.administer"):
        office.accounts.set_password("wang", office.door.hashed(PASSWORD))
    assert office.accounts.get("zhao") is None
    assert lin == LIN
    office.close()


def test_who_comes_is_remembered(shop: Shop) -> None:
    office, _ = bootstrap.open_shared(shop.url, "lin", PASSWORD)
    account = office.accounts.get("lin")
    assert account is not None
    assert account.last_used > 0
    assert abs(account.last_used - bootstrap.now()) < 60_000_000
    office.close()


def test_an_unknown_name_and_a_wrong_password_are_told_alike(shop: Shop) -> None:
    for person, password in (("lin", "wrong"), ("nobody", PASSWORD), ("lin", ""), ("' OR 1=1 --", PASSWORD)):
        with pytest.raises(server_troubles.WrongPassword):
            bootstrap.open_shared(shop.url, person, password)


def test_a_login_that_was_made_a_moment_ago_is_done_when_asked_again(shop: Shop) -> None:
    session = shop.session("boss")
    accounts = ServerAccounts(session)
    zhao = replace(ZHAO, id=f"again-{shop.url.rpartition('_')[2]}")
    for _ in range(2):
        accounts.add(zhao, session.verifier(PASSWORD), NOON)
    with pytest.raises(Refusal, match=r"account\.exists"):  # the control: another person under that name
        accounts.add(replace(zhao, name="赵另"), session.verifier(PASSWORD), NOON)
    bootstrap.open_shared(shop.url, zhao.id, PASSWORD)[0].close()
    with pytest.raises(Refusal, match=r"account\.exists"):  # who has signed in keeps the own password
        accounts.add(zhao, session.verifier("other-Abcd1"), NOON)


def test_evidence_is_kept_once_and_only_as_it_is(shop: Shop) -> None:
    files, clerk = ServerFiles(shop.session("lin")), shop.books.clerk
    case_id = clerk.receive()
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100
    with pytest.raises(server_troubles.Forbidden, match="file without its entry"):
        files.put(content, "image/png")
    with clerk.own.together():
        seal = files.put(content, "image/png")
        assert seal == sha256(content).hexdigest() == files.put(content, "image/png")
        assert files.get(seal) is None  # nobody's, until an entry says whose it is
        clerk.do(AddEvidence(seal, Words("门"), len(content), "image/png"), case_id)
    kept = files.get(seal)
    assert kept is not None
    assert (kept.content, kept.media) == (content, "image/png")
    with pytest.raises(troubles.TooBig):
        files.put(bytes(10 * 1024 * 1024 + 1), "video/mp4")
    with pytest.raises(server_troubles.Forbidden, match="sha256"):
        shop.session("lin").text(ServerFiles.PUT, ("0" * 64, "text/plain", b"other"))
    shop.books.meddle("UPDATE evidence_file SET bytes = ?", (b"something else!",))
    with pytest.raises(troubles.Broken):
        files.get(seal)


def test_the_house_is_changed_by_an_administrator(shop: Shop) -> None:
    houses = ServerHouses(shop.session("boss"))
    assert houses.read() == HOUSE
    site = replace(HOUSE.sites[0], address_en="1 Lanting Road", hotline=Hotline("400-000-0188", "lin", "", "day", 2, 1))
    other = replace(HOUSE, zh="新名", sites=(site, *HOUSE.sites[1:]))
    houses.write(other)
    assert ServerHouses(shop.session("lin")).read() == other
    for wrong in (replace(site.hotline, changed_at=-1), replace(site.hotline, number=cast("str", 7))):
        with pytest.raises(server_troubles.Forbidden, match="house"):
            houses.write(replace(other, sites=(replace(site, hotline=wrong),)))
    with pytest.raises(Refusal, match=r"role\.administer"):
        ServerHouses(shop.session("lin")).write(HOUSE)


def test_a_pack_of_the_house_is_kept_once_and_says_who_may_promise_what(shop: Shop) -> None:
    session = shop.session("boss")
    shelf = ServerShelf(session, lambda _: '[["amount", "handler", 500]]')
    for person, refused in (("boss", ""), ("lin", "role.administer")):
        own = ServerShelf(shop.session(person), lambda _: "[]")
        own.database.begin()
        text = PolicyText(
            f"cn@2027.{person}", "calendar", "id = 'cn'", person, "新的一年", shop.session(person).clock()
        )
        if refused:
            with pytest.raises(Refusal, match=refused):
                own.add(text)
            own.database.rollback()
        else:
            own.add(text)
            own.database.commit()
    session.begin()
    pack = PolicyText("hotel-house@9", "pack", "id = 'hotel-house'", "boss", "试", session.clock())
    shelf.add(pack)
    session.commit()
    assert [one.name for one in shelf.all()] == ["cn@2027.boss", "hotel-house@9"]
    assert shop.books.meddle("SELECT act, post, up_to FROM power WHERE pack = 'hotel-house@9'") == [
        ("amount", "handler", 500)
    ]
    session.begin()
    shelf.add(replace(pack, at=session.clock()))  # asked again since its answer was lost, it is done
    assert len(shelf.all()) == 2
    with pytest.raises(session.module.IntegrityError):
        shelf.add(replace(pack, body="id = 'other'", at=session.clock()))
    session.rollback()


def test_messages_are_told_once_and_read_by_whom_they_are_for(shop: Shop) -> None:
    clerk = shop.books.clerk
    case_id = clerk.receive()
    clerk.do(Assign("wang", Words("客人点名")), case_id)
    inbox = ServerInbox(shop.session("lin"))
    said = "SELECT seq, actor, at FROM log WHERE case_id = ? AND version = 2"
    seq, actor, now = shop.session("lin").text(said, (case_id,))[0]
    key = f"{seq}:assigned:wang:wang"
    message = Message(key, case_id, "wang", "assigned", f"entry:{seq}", actor, 0, now, now)
    assert inbox.mark() is None
    assert inbox.tell([message], 2, now) == (message,)
    assert inbox.tell([message], 2, now) == ()
    assert inbox.mark() == (2, now)
    theirs = ServerInbox(shop.session("wang"), "wang")
    assert [one.message for one in theirs.page("wang", 5)] == [message]
    assert theirs.unread("wang") == 1
    with pytest.raises(server_troubles.Forbidden):
        inbox.read("wang", now, key=key)
    assert theirs.read("wang", now, key=key) == 1
    assert theirs.read("wang", now, case_id=case_id) == 0
    assert theirs.unread("wang") == 0


def test_a_moment_that_the_server_has_not_reached_is_waited_for(shop: Shop) -> None:
    session = shop.session("lin")
    inbox = ServerInbox(session)
    ahead = session.clock() + 100_000
    inbox.tell([], 0, ahead)
    assert inbox.mark() == (0, ahead)
    with pytest.raises(server_troubles.Forbidden):  # the control: nobody waits for a whole hour
        inbox.tell([], 0, session.clock() + 3_600_000_000)


def test_who_was_overtaken_again_and_again_takes_the_writers_place_first(shop: Shop) -> None:
    clerk = shop.books.clerk
    with Server(shop.url, "wang", PASSWORD, patience=0.1) as faster:
        other, taken = Clerk(ServerLog(faster), replace(LIN, id="wang")), list[bool]()

        def overtake() -> None:
            """Take the number that was just decided on."""
            if len(taken) > 20:
                pytest.fail("whoever is faster is always faster")
            try:
                other.receive()
            except Refusal:
                taken.append(False)
            else:
                taken.append(True)

        clerk.before_append = overtake
        clerk.receive()
    assert taken == [True] * 5 + [False]


def test_a_wrapped_key_is_shown_to_its_owner_only(shop: Shop) -> None:
    key = WrappedKey("lin", 1, "ab" * 32, "argon2id", b"salt" * 4, b"box" * 16)
    keys = ServerKeys(shop.session("lin"))
    assert keys.get("lin") is None
    keys.put(key)
    assert keys.get("lin") == key
    assert ServerKeys(shop.session("wang")).get("lin") is None
    keys.drop("lin")
    assert keys.get("lin") is None


def test_readings_are_entered_with_their_reason(shop: Shop) -> None:
    case_id = shop.books.clerk.receive()
    office, _ = bootstrap.open_shared(shop.url, "lin", PASSWORD)
    office.log.begin()
    office.looks.add(Look(office.clock() - 9, "lin", "reveal", case_id, "intake.phone"), "回电确认")
    seen = "SELECT count(*) FROM looked WHERE kind = 'reveal'"
    assert shop.books.meddle(seen) == [(0,)]  # part of the transaction that is still open
    office.log.rollback()
    office.looks.add(Look(office.clock(), "lin", "reveal", case_id, "intake.phone"), "回电确认")
    entered = shop.books.meddle(
        "SELECT actor, kind, what, body FROM looked JOIN looked_words USING (seq) WHERE body <> ''"
    )
    assert entered == [("lin", "reveal", "intake.phone", "回电确认")]
    office.close()


def test_numbers_are_read_only_beside_an_entry_that_says_why(shop: Shop) -> None:
    case_id = shop.books.clerk.receive(opening(narrative="打13800005678没人接", phone="13812345678"))
    office, _ = bootstrap.open_shared(shop.url, "lin", PASSWORD)
    with pytest.raises(server_troubles.Forbidden, match="look first"):
        office.numbers.of(case_id)
    # Another kind of reading, another's, and one without a reason are none for this.
    other = shop.books.clerk.receive()
    office.looks.add(Look(office.clock(), "lin", "print", case_id, "handling"))
    office.looks.add(Look(office.clock(), "lin", "reveal", other, "intake.phone"), "回电")
    for reason in ("", "  "):
        with pytest.raises(server_troubles.Forbidden, match="look"):
            office.looks.add(Look(office.clock(), "lin", "reveal", case_id, "intake.phone"), reason)
    wang, _ = bootstrap.open_shared(shop.url, "wang", PASSWORD)
    wang.looks.add(Look(wang.clock(), "wang", "reveal", case_id, "intake.phone"), "回电")
    with pytest.raises(server_troubles.Forbidden, match="look first"):
        office.numbers.of(case_id)
    wang.close()
    office.looks.add(Look(office.clock(), "lin", "reveal", case_id, "intake.phone"), "回电")
    assert set(office.numbers.of(case_id).values()) == {"13800005678", "13812345678"}
    # A minute later it is entered again.
    shop.books.meddle(
        "ALTER TABLE looked DISABLE TRIGGER USER; UPDATE looked SET at = at - 61000000; ALTER TABLE looked ENABLE TRIGGER USER"
    )
    with pytest.raises(server_troubles.Forbidden, match="look first"):
        office.numbers.of(case_id)
    office.close()


def test_an_inspector_sees_no_numbers_even_beside_an_entry(shop: Shop, boss: tuple[Office, Person]) -> None:
    case_id = shop.books.clerk.receive(opening(phone="13812345678"))
    office, person = boss
    name = f"gu-{shop.url.rpartition('_')[2]}"
    office.door.add(Person(name, "顾清", Role.AUDITOR), "复查-Ａbcd1", person)
    auditor, _ = bootstrap.open_shared(shop.url, name, "复查-Ａbcd1")
    auditor.looks.add(Look(auditor.clock(), name, "reveal", case_id, "intake.phone"), "检查")
    with pytest.raises(Refusal, match=r"role\.receive"):
        auditor.numbers.of(case_id)
    auditor.close()


def test_a_health_note_is_read_only_beside_its_entry(shop: Shop) -> None:
    case_id = shop.books.clerk.receive()
    office, _ = bootstrap.open_shared(shop.url, "lin", PASSWORD)
    clerk, health = shop.books.clerk, ServerHealth(shop.session("lin"))

    def noted(text: str) -> tuple[UUID, str]:
        note = clerk.new_id()
        with clerk.own.together():
            seal = health.put(note, case_id, text)
            assert health.put(note, case_id, "别的") == seal
            clerk.do(NoteHealth(note, seal), case_id)
        return note, seal

    (note, seal), (other, _) = noted("对青霉素过敏"), noted("怀孕")
    with pytest.raises(server_troubles.Forbidden, match="without its entry"):
        office.health.put(office.ids(), case_id, "没有记录的")
    with pytest.raises(Refusal, match=r"health\.not_yours"):  # who neither holds the case nor worked on it
        ServerHealth(shop.session("boss")).get(note, case_id, seal)
    with pytest.raises(server_troubles.Forbidden, match="look first"):
        office.health.get(note, case_id, seal)
    office.looks.add(Look(office.clock(), "lin", "health", case_id, other.hex))
    with pytest.raises(server_troubles.Forbidden, match="look first"):
        office.health.get(note, case_id, seal)
    office.looks.add(Look(office.clock(), "lin", "health", case_id, note.hex))
    assert office.health.get(note, case_id, seal) == "对青霉素过敏"
    office.close()

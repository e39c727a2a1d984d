"""A server enters every change of people and rules by itself, whoever asks it and however; what was changed past its doors is named."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.heads import Heads, heads_of
from desktop.domain.case.remedy import Approve, AskApproval, Choose, Decline, Propose
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.postgres import setup
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify
from desktop.usecases import auditing
from desktop.usecases.desk import refusal_of
from desktop.usecases.findings import Kind
from desktop.usecases.looking import Kind as Shown
from desktop.usecases.looking import Wanted
from desktop.usecases.ports import PolicyText
from desktop.usecases.powers import powers
from tests import shared
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

BY = Person("boss", "管理员", Role.ADMINISTRATOR)
ZHAO = Person("zhaomin", "赵敏", Role.HANDLER)


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with shared.copied() as made:
        yield made
        with cluster().boss(made) as boss:
            if boss.execute("SELECT 1 FROM pg_roles WHERE rolname = 'zhaomin'").fetchone():
                boss.execute("DROP OWNED BY zhaomin; DROP ROLE zhaomin")


def entries(name: str) -> list[tuple[str, str, str]]:
    """(actor, what was done, about whom or what) as the inspector reads them, the oldest first."""
    office = shared.office(name, "gu")
    try:
        acts = [act for act in auditing.walk(office.audit, Wanted(kind=Shown.WRITTEN)) if not act.entry]
        shown = auditing.lines(office, sorted(acts, key=lambda act: act.seq), "en")
        return [(line.act.actor, line.what, line.about) for line in shown]
    finally:
        office.close()


def findings(name: str, anchor: Heads | None = None) -> list[tuple[Kind, str]]:
    """What a whole check by the server's own administrator finds."""
    office = shared.office(name, "boss")
    allowed = {version: powers(pack) for version, pack in office.policies.library.packs.items()}
    server = Server(shared.address(name), BOSS, BOSS_PASSWORD)
    try:
        verdict = verify(server, office.rulebook.rows, anchor, powers=allowed, beyond=office.rulebook.beyond)
        return [(one.kind, one.detail) for one in verdict.findings]
    finally:
        server.close()
        office.close()


def meddle(name: str, *statements: str) -> None:
    """What the server's own administrator can do past every trigger."""
    with cluster().boss(name) as boss:
        boss.execute("SET session_replication_role = replica")
        for statement in statements:
            given: Any = statement
            boss.execute(given)


def test_changes_of_people_are_entered_by_the_server(name: str) -> None:
    before = len(entries(name))
    office = shared.office(name, "boss")
    by = next(one for one in office.door.people() if one.id == "boss")
    office.door.add(ZHAO, PASSWORD, by)
    office.door.change(replace(ZHAO, role=Role.SUPERVISOR), by)
    office.door.change(replace(ZHAO, role=Role.SUPERVISOR, active=False), by)
    office.door.reset("zhaomin", f"{PASSWORD}-2", by)
    office.close()
    assert entries(name)[before:] == [
        ("boss", "Added a person", "赵敏 (zhaomin) · Handler · open"),
        ("boss", "Changed a person", "赵敏 (zhaomin) · Supervisor · open"),
        ("boss", "Changed a person", "赵敏 (zhaomin) · Supervisor · closed"),
        ("boss", "Set a password", "zhaomin"),
    ]
    assert findings(name) == []


def test_a_new_house_is_entered_with_its_first_administrator_and_holds(name: str) -> None:
    first = entries(name)[:2]
    assert [(what, about) for _, what, about in first] == [
        ("Set up the house", ""),
        ("Added a person", "管理员 (boss) · Administrator · open"),
    ]
    assert findings(name) == []


def test_who_goes_round_the_program_is_entered_too(name: str) -> None:
    """An administrator through psql: the door itself enters it, under the login's name."""
    before = len(entries(name))
    with psycopg.connect(cluster().url(name, "boss", PASSWORD)) as boss:
        boss.execute("SELECT amends.account_change('li', '李强', 'supervisor', '', '', true)")
    assert entries(name)[before:] == [("boss", "Changed a person", "李强 (li) · Supervisor · open")]
    assert findings(name) == []


@pytest.mark.parametrize("person", ["boss", "li", "shen", "gu"])
def test_nobody_enters_a_change_that_was_not_made(name: str, person: str) -> None:
    with psycopg.connect(cluster().url(name, person, PASSWORD)) as on:
        for statement in (
            "SELECT amends.enter('person-added', '{}')",
            "SELECT amends.enter_person('person-added', 'li')",
            "SELECT amends.look((extract(epoch FROM clock_timestamp()) * 1000000)::bigint, 'person-added', NULL, '{}', '', '')",
        ):
            with pytest.raises(psycopg.Error, match=r"permission denied|server\.refused"):
                on.execute(statement)
            on.rollback()


def test_a_text_of_the_rules_is_entered_with_its_reason(name: str) -> None:
    office = shared.office(name, "boss")
    with office.log.together():
        text = PolicyText("example/x/1", "example", "one = 1", "boss", "周五晚上", office.clock())
        office.policies.library.shelf.add(text)
    office.close()
    assert entries(name)[-1] == ("boss", "Added to the rules", "Saved test case: x")
    assert findings(name) == []


def test_a_sheet_of_a_handler_holds_what_only_others_may_read(name: str) -> None:
    """The end of a chain that the handler cannot read stands on the sheet, and tells an old state that was put back."""
    office = shared.office(name, "li")
    heads = heads_of(office.heads())
    assert office.audit.counts(Wanted())[Shown.WRITTEN] == 0, "the control: the rows themselves are hidden"
    office.close()
    boss = shared.office(name, "boss")
    assert heads is not None
    assert heads.looked == boss.looks.head()
    boss.door.change(replace(next(one for one in boss.door.people() if one.id == "li"), active=False), BY)
    after = heads_of(boss.heads())
    boss.close()
    assert findings(name, heads) == findings(name, after) == []
    meddle(
        name,
        "DELETE FROM amends.looked WHERE seq = (SELECT max(seq) FROM amends.looked)",
        "UPDATE amends.account SET active = 1 WHERE id = 'li'",
    )
    assert findings(name, heads) == [], "nothing in the house itself tells"
    assert [kind for kind, _ in findings(name, after)] == [Kind.ACTS_BEHIND]


_PAST = [
    ("another role", "UPDATE amends.account SET role = 'supervisor' WHERE id = 'li'", "account li: role"),
    ("an account opened", "UPDATE amends.account SET active = 0 WHERE id = 'li'", "account li: active"),
    ("an account gone", "DELETE FROM amends.account WHERE id = 'wang'", "account wang"),
    (
        "a limit raised",
        "UPDATE amends.power SET up_to = NULL WHERE act = 'amount' AND pack = 'hotel-house@2026.1' AND post = 'handler'",
        "power hotel-house@2026.1",
    ),
    (
        "a claim that never ends",
        "DELETE FROM amends.power WHERE act = 'claim' AND pack = 'hotel-house@2026.1'",
        "power hotel-house@2026.1",
    ),
    ("a power of no pack", "INSERT INTO amends.power VALUES ('own@1', 'amount', 'handler', NULL)", "power own@1"),
    (
        "a rule slipped in",
        "INSERT INTO amends.policy VALUES ('example/y/1', 'example', 'x = 1', 'boss', 'x', 1)",
        "policy example/y/1",
    ),
    ("another house", "UPDATE amends.house SET body = replace(body, 'Lanting', 'Other')", "house"),
]


@pytest.mark.parametrize(("statement", "detail"), [one[1:] for one in _PAST], ids=[one[0] for one in _PAST])
def test_a_change_past_the_doors_is_named(name: str, statement: str, detail: str) -> None:
    assert findings(name) == [], "the control: the untouched house holds"
    meddle(name, statement)
    assert (Kind.UNENTERED, detail) in findings(name)


def test_an_approval_by_a_post_lent_for_a_moment_is_named(name: str) -> None:
    """The server judges by the account as it stands: what stood there for a moment past the doors is told by the entries."""
    li, wang = (next(one for one in PEOPLE if one.id == person) for person in ("li", "wang"))
    office, other = shared.office(name, "li"), shared.office(name, "wang")
    case_id, option = office.ids(), office.ids()
    assert refusal_of(office.desk(li).receive(OPENING, case_id=case_id)) is None
    for command in (Propose(option, "remedy-gift", Words("果篮"), 2000_00), AskApproval(option, "wang")):
        assert refusal_of(office.desk(li).do(command, case_id)) is None
    refused = refusal_of(other.desk(wang).do(Approve(option), case_id))
    assert refused is not None
    assert refused.reason == "limit.exceeded"
    meddle(name, "UPDATE amends.account SET post = 'service-manager' WHERE id = 'wang'")
    assert refusal_of(other.desk(wang).do(Approve(option), case_id)) is None
    meddle(name, "UPDATE amends.account SET post = 'duty-manager' WHERE id = 'wang'")
    office.close()
    other.close()
    assert findings(name) == [(Kind.BEYOND, "wang: limit.exceeded 200000 / 80000")]


def test_what_was_approved_may_be_chosen_after_a_first_no(name: str) -> None:
    """In a file as on a server: the customer thinks again, the approval stands."""
    li, shen = (next(one for one in PEOPLE if one.id == person) for person in ("li", "shen"))
    office, other = shared.office(name, "li"), shared.office(name, "shen")
    case_id, option = office.ids(), office.ids()
    assert refusal_of(office.desk(li).receive(OPENING, case_id=case_id)) is None
    for command in (Propose(option, "remedy-gift", Words("果篮"), 900_00), AskApproval(option, "shen")):
        assert refusal_of(office.desk(li).do(command, case_id)) is None
    assert refusal_of(other.desk(shen).do(Approve(option), case_id)) is None
    assert refusal_of(office.desk(li).do(Decline(option, Words("不要")), case_id)) is None
    assert refusal_of(office.desk(li).do(Choose(option, Words("好吧")), case_id)) is None
    office.close()
    other.close()
    assert findings(name) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("SET password_encryption = 'md5'; ALTER ROLE zhaomin PASSWORD 'y'", "login zhaomin: not SCRAM"),
        ("ALTER ROLE zhaomin PASSWORD 'another one'", "login zhaomin: password"),
        ("ALTER ROLE zhaomin PASSWORD NULL", "login zhaomin: password"),
    ],
)
def test_a_password_set_past_the_doors_is_named(name: str, said: str, found: str) -> None:
    """Everybody may set the own one: the server's software allows it, and nothing is entered."""
    office = shared.office(name, "boss")
    office.door.add(ZHAO, PASSWORD, next(one for one in office.door.people() if one.id == "boss"))
    office.close()
    assert findings(name) == []
    with psycopg.connect(cluster().url(name, "zhaomin", PASSWORD), autocommit=True) as zhao:
        given: Any = said
        zhao.execute(given)
    assert findings(name) == [(Kind.UNENTERED, found)]
    office = shared.office(name, "boss")
    by = next(one for one in office.door.people() if one.id == "boss")
    office.door.reset("zhaomin", f"{PASSWORD}-2", by)
    office.door.change(replace(ZHAO, active=False), by)
    office.close()
    assert findings(name) == []


def test_a_copy_from_before_a_change_of_password_names_the_login(name: str) -> None:
    """As a dump restored beside its house: logins belong to the server, what was entered of them to the house."""
    office = shared.office(name, "boss")
    by = next(one for one in office.door.people() if one.id == "boss")
    office.door.add(ZHAO, PASSWORD, by)
    office.close()
    older = f"{name}_older"
    cluster().create(older, name)
    setup.prepare(cluster().url(older), lambda _: None)
    try:
        assert findings(older) == []
        office = shared.office(name, "boss")
        office.door.reset("zhaomin", f"{PASSWORD}-2", by)
        office.close()
        assert findings(name) == []
        assert findings(older) == [(Kind.UNENTERED, "login zhaomin: password")]
        office = shared.office(name, "boss")
        office.door.change(replace(ZHAO, active=False), by)
        office.close()
    finally:
        cluster().drop(older)

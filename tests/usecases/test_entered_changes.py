"""Changes of people, rules and the house leave an entry without secrets; what was changed past the entries is named by the check."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from desktop.domain.case.looks import CHANGES
from desktop.domain.people import Person, Role
from desktop.storage.engine import Database
from desktop.storage.houses import StoredHouses
from desktop.storage.verify import verify
from desktop.usecases import auditing
from desktop.usecases.findings import Finding, Kind
from desktop.usecases.looking import Kind as Shown
from desktop.usecases.looking import Wanted
from desktop.usecases.office import Office
from desktop.usecases.ports import PolicyText
from tests.usecases.house import NOON, PASSWORD, Town

ZHAO = Person("zhao", "赵敏", Role.HANDLER)


def entries(office: Office) -> list[tuple[str, str, str]]:
    """(actor, what was done, about whom or what), the oldest first, of what is entered about people, rules and the house."""
    acts = list(auditing.walk(office.audit, Wanted(kind=Shown.WRITTEN)))
    # Not by their times: the house was made by another clock.
    shown = auditing.lines(office, sorted((act for act in acts if not act.entry), key=lambda act: act.seq), "en")
    return [(line.act.actor, line.what, line.about) for line in shown]


def findings(town: Town) -> list[Finding]:
    return list(verify(town.path, town.office.rulebook.rows, None).findings)


def boss(town: Town) -> Person:
    return next(one for one in town.office.door.people() if one.id == "boss")


def test_every_change_of_a_person_is_entered_and_shown_in_words(town: Town) -> None:
    door, by = town.office.door, boss(town)
    before = len(entries(town.office))
    door.add(ZHAO, PASSWORD, by)
    door.change(replace(ZHAO, role=Role.SUPERVISOR, post="service-manager"), by)
    door.change(replace(ZHAO, active=False), by)
    door.change(ZHAO, by)
    door.reset("zhao", f"{PASSWORD}-2", by)
    door.change_password("zhao", f"{PASSWORD}-2", f"{PASSWORD}-3")
    assert entries(town.office)[before:] == [
        ("boss", "Added a person", "赵敏 (zhao) · Handler · open"),
        ("boss", "Changed a person", "赵敏 (zhao) · Supervisor · Service manager · open"),
        ("boss", "Changed a person", "赵敏 (zhao) · Handler · closed"),
        ("boss", "Changed a person", "赵敏 (zhao) · Handler · open"),
        ("boss", "Set a password", "zhao"),
        ("zhao", "Set a password", "zhao"),
    ]
    assert findings(town) == []


@pytest.mark.parametrize("what", ["{", "{}", '{"id":5}', '{"id":[]}', '{"a":' + "[" * 100_000, "[1]"])
def test_an_entry_that_somebody_wrote_over_is_named_and_the_check_goes_on(town: Town, what: str) -> None:
    with Database(town.path) as database:
        ((name, trigger),) = database.text(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'looked' AND sql LIKE '%UPDATE%'"
        )
        database.text(f"DROP TRIGGER {name}")
        database.text("UPDATE looked SET what = ? WHERE what LIKE '%\"chen\"%'", (what,))
        database.text(trigger)
    found = {(one.kind, one.detail) for one in findings(town)}
    assert (Kind.UNENTERED, "account chen") in found
    assert Kind.LOOKED in {kind for kind, _ in found}


def test_no_entry_holds_a_password_or_its_hash(town: Town) -> None:
    town.office.door.add(ZHAO, PASSWORD, boss(town))
    account = town.office.accounts.get("zhao")
    assert account is not None
    acts = [act for act in auditing.walk(town.office.audit, Wanted()) if act.events[0] in CHANGES]
    assert acts
    assert not [act for act in acts if PASSWORD in act.what or account.password_hash in act.what]


def test_a_refused_change_leaves_neither_change_nor_entry(town: Town) -> None:
    before = entries(town.office)
    log: Any = town.office.log
    with pytest.raises(log.database.module.IntegrityError):
        town.office.accounts.add(next(one for one in town.office.door.people()), "", NOON)
    assert entries(town.office) == before
    assert findings(town) == []


def test_a_text_of_the_rules_is_entered_with_its_reason(town: Town) -> None:
    town.office.policies.library.shelf.add(
        PolicyText("example/x/1", "example", "one = 1", "boss", "周五晚上", town.now)
    )
    (act,) = [act for act in auditing.walk(town.office.audit, Wanted()) if act.events == ("policy-added",)]
    assert (act.actor, act.reason) == ("boss", "周五晚上")
    assert auditing.about(town.office.contents, act, "en") == "Saved test case: x"
    assert findings(town) == []


_PAST: list[tuple[str, str, str]] = [
    ("another role", "UPDATE account SET role = 'supervisor' WHERE id = 'li'", "account li: role"),
    ("an account opened", "UPDATE account SET active = 0 WHERE id = 'li'", "account li: active"),
    ("another password", "UPDATE account SET password_hash = 'x' WHERE id = 'shen'", "account shen: password"),
    ("an account gone", "DELETE FROM account WHERE id = 'li'", "account li"),
    (
        "an account slipped in",
        "INSERT INTO account SELECT 'eve', name, role, post, sites, active, '', 0, 0, 0, 0 FROM account WHERE id = 'boss'",
        "account eve",
    ),
    (
        "a rule slipped in",
        "INSERT INTO policy VALUES ('hotel-house@9', 'pack', 'id = 1', 'boss', 'x', 1)",
        "policy hotel-house@9",
    ),
    ("another house", """UPDATE house SET body = replace(body, 'hotel-house', 'courier')""", "house"),
]


@pytest.mark.parametrize(("statement", "detail"), [one[1:] for one in _PAST], ids=[one[0] for one in _PAST])
def test_a_change_past_the_entries_is_named(town: Town, statement: str, detail: str) -> None:
    assert findings(town) == [], "the control: the untouched house holds"
    meddle(town)(statement)
    assert [(one.kind, one.detail) for one in findings(town)] == [(Kind.UNENTERED, detail)]


def meddle(town: Town) -> Callable[[str], object]:
    """The file as anybody may open it who has it."""
    log: Any = town.office.log
    made: Callable[[str], object] = log.database.text
    return made


def test_a_rule_changed_past_the_entries_is_named(town: Town) -> None:
    town.office.policies.library.shelf.add(PolicyText("example/x/1", "example", "one = 1", "boss", "x", town.now))
    meddle(town)("UPDATE policy SET body = 'one = 2' WHERE name = 'example/x/1'")
    assert [(one.kind, one.detail) for one in findings(town)] == [(Kind.UNENTERED, "policy example/x/1")]


def test_a_house_that_is_set_again_is_entered(town: Town) -> None:
    log: Any = town.office.log
    StoredHouses(log.database).write(replace(town.office.house, en="New"), "boss")
    assert entries(town.office)[-1][:2] == ("boss", "Set up the house")
    assert findings(town) == []

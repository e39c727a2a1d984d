"""Of the rows beside an entry a server takes what the entry can have moved; what it knows by itself it says itself."""

import json
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from desktop.domain.case import handling, intake, issues, promises, remedy, signing
from desktop.domain.case.privacy import Restricted
from desktop.domain.case.rows import COLUMNS, MOVED_BY
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Words
from desktop.storage.postgres.kinds import kinds
from tests.hostile import doors
from tests.hostile.forgeries import FACT
from tests.hostile.ground import NOW, Ground, trusted

FALSE: dict[str, object] = {
    "site": "elsewhere", "channel": "letter", "language": "fr", "title": "x", "place": "x", "who": "x", "phone": "x", "phone_key": "1",
    "place_key": "1", "level": "x", "category": "x", "step": 6, "round": 7, "holder": "shen", "status": "closed", "open": 0,
    "follow_up": 1, "received_at": 7, "receiver": "shen", "closed_at": 7, "outcome": "x", "given": 7, "restricted": 1, "held_until": 7,
}  # fmt: skip


def after(ground: Ground, events: Sequence[Event], **changes: object) -> dict[str, Any]:
    """The ticket of li's case after this entry with this row beside it; all of it is taken back."""
    rows = json.dumps({"put": [["ticket", {**ground.ticket(ground.opened), **changes}]], "drop": []})
    with ground.connect("li") as on:
        try:
            ground.append(on, ground.opened, events, rows=rows)
            row = on.execute(
                "SELECT to_jsonb(t) FROM amends_seen.ticket t WHERE case_id = %s", (ground.opened,)
            ).fetchone()
        finally:
            on.rollback()
    assert row is not None
    return dict(row[0])


@pytest.mark.parametrize("column", FALSE)
def test_a_column_that_the_entry_did_not_move_stays(guarded: Ground, column: str) -> None:
    true = after(guarded, FACT)
    assert true[column] != FALSE[column]
    said = after(guarded, FACT, **{column: FALSE[column]})
    # Each entry has a moment of its own, from which the claim runs.
    assert said["held_until"] - said["last_at"] == true["held_until"] - true["last_at"]
    moments = {"last_at": 0, "held_until": 0}
    assert said | moments == true | moments


def test_the_control_a_due_time_is_the_desks(guarded: Ground) -> None:
    """What needs the packs is compared with the log afterwards."""
    assert after(guarded, FACT, due_at=7)["due_at"] == 7


MOVING: dict[str, tuple[Event, str, object, object]] = {
    "who holds it": (handling.Released(Words("")), "holder", "chen", ""),
    "the level": (intake.LevelSet("major", Words("x")), "level", "mild", "major"),
}


@pytest.mark.parametrize(("event", "column", "false", "true"), MOVING.values(), ids=MOVING)
def test_what_an_entry_says_is_what_stands_in_the_row(
    guarded: Ground, event: Event, column: str, false: object, true: object
) -> None:
    assert after(guarded, (event,), **{column: false})[column] == true


ROWS: dict[str, tuple[str, dict[str, object]]] = {
    "a matter": ("issue", {"issue": str(UUID(int=3)), "category": "x", "severity": "", "founded": "no"}),
    "a promise": ("promise", {"promise": str(UUID(int=3)), "text": "x", "due_at": 1, "who": "li", "open": 1}),
    "an option": (
        "option",
        {
            "option": str(UUID(int=3)),
            "remedy": "x",
            "amount": 1,
            "nature": "",
            "chosen": 1,
            "chosen_at": 1,
        },
    ),
    "a question": ("ask", {"ask": str(UUID(int=3)), "department": "x", "text": "x", "by_at": 1, "open": 1}),
}


@pytest.mark.parametrize("side", ["put", "drop"])
@pytest.mark.parametrize(("table", "row"), ROWS.values(), ids=ROWS)
def test_a_row_that_does_not_follow_from_the_entry_is_refused(
    guarded: Ground, table: str, row: dict[str, object], side: str
) -> None:
    rows: dict[str, list[object]] = {"put": [], "drop": []}
    rows[side] = [[table, {"case_id": str(guarded.opened), **row}]]
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*does not follow"):
        guarded.append(on, guarded.opened, FACT, rows=json.dumps(rows))


def test_a_file_leaves_its_case_only_when_it_is_erased(guarded: Ground) -> None:
    gone = [["evidence", {"case_id": str(guarded.opened), "sha256": "0" * 64}]]
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*does not follow"):
        guarded.append(on, guarded.opened, FACT, rows=json.dumps({"put": [], "drop": gone}))


@pytest.mark.parametrize("side", ["put", "drop"])
def test_who_may_see_a_case_the_server_writes_itself(guarded: Ground, side: str) -> None:
    rows: dict[str, list[object]] = {"put": [], "drop": []}
    rows[side] = [["case_reader", {"case_id": str(guarded.opened), "role": "", "person": "nobody", "since": 1}]]
    with guarded.connect("li") as on:
        guarded.append(on, guarded.opened, FACT, rows=json.dumps(rows))
        known = "SELECT * FROM amends_seen.case_reader WHERE case_id = %s"
        assert not on.execute(known, (guarded.opened,)).fetchall()
        guarded.append(
            on,
            guarded.opened,
            (Restricted(("supervisor",), ("li",), "about-staff", Words("x")),),
            version=guarded.cases[guarded.opened].version + 2,
        )
        found = on.execute(
            "SELECT role, person FROM amends_seen.case_reader WHERE case_id = %s ORDER BY 1", (guarded.opened,)
        ).fetchall()
        assert found == [("", "li"), ("supervisor", "")]
        on.rollback()


@pytest.mark.parametrize("rows", ['{"put": [%s]}', '{"put": [%s], "drop": null}', '{"put": [%s], "drop": {}}'])
def test_what_is_left_out_hides_nothing(guarded: Ground, rows: str) -> None:
    """Without a list of what is dropped, what is put was not looked at."""
    ticket = {**guarded.ticket(guarded.opened), "case_id": str(guarded.opened)}
    row = ["promise", {"case_id": str(guarded.opened), **ROWS["a promise"][1]}]
    said = rows % f"{json.dumps(['ticket', ticket])}, {json.dumps(row)}"
    query = f"SELECT amends.append(%s, %s, %s, {NOW}, %s, NULL, %s::jsonb, '')"
    step = '[["handling.step_begun",1,{"step":2}]]'
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*rows"):
        on.execute(trusted(query), (guarded.opened, ticket["version"], uuid4(), step, said))


def test_more_readers_than_a_house_has_posts_are_refused(guarded: Ground) -> None:
    """They are asked by every statement of everybody."""
    many = tuple(f"p{n}" for n in range(49))
    with guarded.connect("li") as on:
        for roles in ((*many, "x"), many):
            kept = Restricted(("supervisor", *roles), (), "about-staff", Words("x"))
            with pytest.raises(psycopg.Error, match=r"server\.refused") if roles != many else nullcontext():
                guarded.append(on, guarded.opened, (kept,))
            on.rollback()


@pytest.mark.parametrize("column", ["status", "outcome", "round", "given", "follow_up", "closed_at"])
def test_a_new_case_begins_as_every_case_begins(guarded: Ground, column: str) -> None:
    with guarded.connect("li") as on:
        doors.take_down(guarded, on, beside={column: FALSE[column]})
        row = on.execute(
            trusted(f'SELECT "{column}" FROM amends_seen.ticket ORDER BY number_key DESC LIMIT 1')  # noqa: S608 - our own names
        ).fetchone()
        on.rollback()
    first = {"status": "open", "outcome": "", "round": 1, "given": 0, "follow_up": 0, "closed_at": None}
    assert row == (first[column],)


def test_the_control_one_that_can_follow_is_taken(guarded: Ground) -> None:
    issue = UUID(int=3)
    rows = {"put": [["issue", {"case_id": str(guarded.opened), **ROWS["a matter"][1]}]], "drop": list[object]()}
    with guarded.connect("li") as on:
        assert guarded.append(
            on, guarded.opened, (issues.Named(issue, "hotel-room-clean", "", Words("")),), rows=json.dumps(rows)
        )
        on.rollback()


PROMISE = promises.Made(UUID(int=4), Words("明早修好", "00" * 8), 1_800_000_000_000_000, "li")
_PROMISED = {"promise": str(UUID(int=4)), "text": "明早修好", "due_at": 1_800_000_000_000_000, "who": "li", "open": 1}
UNLIKE: dict[str, dict[str, object]] = {
    "another id": {"promise": str(UUID(int=5))},
    "words of one's own": {"text": "立即打 13800000000"},
    "another time": {"due_at": 1},
    "another person": {"who": "chen"},
}


@pytest.mark.parametrize("false", [{}, *UNLIKE.values()], ids=["the control", *UNLIKE])
def test_a_promise_stands_in_the_lists_as_its_entry_says_it(guarded: Ground, false: dict[str, object]) -> None:
    """A handler could fill everybody's list of promises with words of their own."""
    rows = {"put": [["promise", {"case_id": str(guarded.opened), **_PROMISED, **false}]], "drop": list[object]()}
    with guarded.connect("li") as on:
        with pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*promise") if false else nullcontext():
            guarded.append(on, guarded.opened, (PROMISE,), rows=json.dumps(rows))
        on.rollback()


OFFER = remedy.Proposed(UUID(int=6), 1, "remedy-explanation", Words("x"), Words(""), 100, "", None, "", False)


@pytest.mark.parametrize("false", [{}, {"amount": 7_258_118_400_000_000}, {"remedy": "x"}], ids=str)
def test_an_option_is_what_was_proposed(guarded: Ground, false: dict[str, object]) -> None:
    row = {
        "option": str(OFFER.option),
        "remedy": OFFER.remedy,
        "amount": 100,
        "nature": "",
        "chosen": 0,
        "chosen_at": None,
    }
    rows = {"put": [["option", {"case_id": str(guarded.opened), **row, **false}]], "drop": list[object]()}
    with guarded.connect("li") as on:
        with pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*option") if false else nullcontext():
            guarded.append(on, guarded.opened, (OFFER,), rows=json.dumps(rows))
        on.rollback()


@pytest.mark.parametrize("many", [0, 2])
def test_an_entry_has_one_ticket_beside_it(guarded: Ground, many: int) -> None:
    """Without one its case would stand in the lists as it was before."""
    ticket = {**guarded.ticket(guarded.opened), "case_id": str(guarded.opened)}
    rows = json.dumps({"put": [["ticket", ticket]] * many, "drop": []})
    query = f"SELECT amends.append(%s, %s, %s, {NOW}, %s, NULL, %s::jsonb, '')"
    step = '[["handling.step_begun",1,{"step":2}]]'
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*ticket"):
        on.execute(trusted(query), (guarded.opened, ticket["version"], uuid4(), step, rows))


@pytest.mark.parametrize("column", ["site", "channel", "language", "received_at", "receiver", "holder", "open"])
def test_a_new_case_stands_in_the_lists_as_it_was_received(guarded: Ground, column: str) -> None:
    with guarded.connect("li") as on:
        doors.take_down(guarded, on, beside={column: FALSE[column]})
        row = on.execute(
            trusted(f'SELECT "{column}" FROM amends_seen.ticket ORDER BY number_key DESC LIMIT 1')  # noqa: S608 - our own names
        ).fetchone()
        on.rollback()
    true = {"site": "main", "channel": "phone", "language": "zh", "received_at": 1_790_000_000_000_000}
    assert row == ((true | {"receiver": "li", "holder": "", "open": 1})[column],)


PRINT = signing.Printed("register", "zh", 1, "a" * 64, "")
MATTER = issues.Named(UUID(int=8), "hotel-quiet-equipment", "", Words("x"))
LEVEL = intake.LevelSet("major", Words("x"))
TOLD = intake.Told((("title", Words("空调漏水", "00" * 8)),), None)


@pytest.mark.parametrize("event", [PRINT, OFFER, LEVEL, MATTER, TOLD], ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("column", [*FALSE, "level_rank", "due_at"])
def test_what_follows_from_the_log_alone_the_server_says_itself(guarded: Ground, event: Event, column: str) -> None:
    """Whatever kind of entry it stands beside: a print had taken a colleague's case out of the list of what waits for a signature."""
    text = {"title": "空调漏水"} if event is TOLD else {}
    true = after(guarded, (event,), **text)
    by_event: dict[Event, set[str]] = {
        PRINT: set(), OFFER: {"due_at"}, LEVEL: {"due_at", "level_rank"}, MATTER: {"due_at"}, TOLD: {"due_at", "phone_key", "place_key"},
    }  # fmt: skip
    may = by_event[event]
    if event is TOLD and column == "title":
        with pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*text of the ticket"):
            after(guarded, (event,), title="x")
        return
    said = after(guarded, (event,), **text, **{column: FALSE.get(column, 7)})
    assert (said[column] == FALSE.get(column, 7)) is (column in may or true[column] == FALSE.get(column, 7))


def row_after(ground: Ground, event: Event, table: str, row: dict[str, object]) -> dict[str, Any]:
    """A row of li's case after this entry with this row beside it; all of it is taken back."""
    rows = {"put": [[table, {"case_id": str(ground.opened), **row}]], "drop": list[object]()}
    with ground.connect("li") as on:
        try:
            ground.append(on, ground.opened, (event,), rows=json.dumps(rows))
            found = on.execute(
                trusted(f'SELECT to_jsonb(t) FROM amends_seen."{table}" t WHERE t."{table}" = %s'),  # noqa: S608 - our own names
                (row[table],),
            ).fetchone()
        finally:
            on.rollback()
    assert found is not None
    return dict(found[0])


_OFFERED = {"option": str(OFFER.option), "remedy": OFFER.remedy, "amount": 100, "nature": ""}
AHEAD: dict[str, tuple[Event, str, dict[str, object], dict[str, object]]] = {
    "kept as it is made": (PROMISE, "promise", {**_PROMISED, "open": 0}, {"open": 1}),
    "chosen as it is offered": (
        OFFER, "option", {**_OFFERED, "chosen": 1, "chosen_at": 7}, {"chosen": 0, "chosen_at": None},
    ),
    "founded as it is named": (
        MATTER, "issue", {"issue": str(MATTER.issue), "category": "x", "severity": "high", "founded": "no"},
        {"category": MATTER.category, "severity": "", "founded": "unknown"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("event", "table", "row", "true"), AHEAD.values(), ids=AHEAD)
def test_a_row_is_no_further_than_its_log(
    guarded: Ground, event: Event, table: str, row: dict[str, object], true: dict[str, object]
) -> None:
    found = row_after(guarded, event, table, row)
    assert {name: found[name] for name in true} == true


@pytest.mark.parametrize(("event", "table"), [(MATTER, "issue"), (OFFER, "option"), (PRINT, "bell")], ids=str)
def test_no_row_goes_that_its_log_has(guarded: Ground, event: Event, table: str) -> None:
    gone = [[table, {"case_id": str(guarded.opened), table: str(UUID(int=3))}]]
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"(?s)server\.refused.*does not follow"):
        guarded.append(on, guarded.opened, (event,), rows=json.dumps({"put": [], "drop": gone}))


def test_everything_that_a_server_may_take_is_a_column_or_a_table() -> None:
    names = {*COLUMNS["ticket"][1], *COLUMNS, "ticket_search"}
    assert set(MOVED_BY) <= names
    prints = {"paper.printed", "paper.letter"}
    assert all(({"due_at", "bell"} <= {*one.moves}) is (one.kind not in prints) for one in kinds())
    assert {one.kind for one in kinds() if "status" in one.moves} >= {"case.closed", "signing.asked"}

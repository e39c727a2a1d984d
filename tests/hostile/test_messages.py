"""A message says what its entry can have caused, to somebody who may see the case, within the hours of a night; and nothing else."""

import json
from collections.abc import Generator
from contextlib import nullcontext
from dataclasses import fields
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case.flags import Flagged
from desktop.domain.case.handling import Assigned, Noted
from desktop.domain.case.intake import LevelSet
from desktop.domain.case.issues import Named
from desktop.domain.case.state import Event
from desktop.domain.wording.words import NOTHING, Words
from desktop.storage.postgres.kinds import known_words
from desktop.usecases.tidings import CAUSED
from tests.hostile.forgeries import FACT
from tests.hostile.ground import Ground, trusted

LATER = 93_600_000_001  # microseconds after the entry: a night and a day later than any quiet hours end


def asked(ground: Ground) -> dict[str, Any]:
    """What the program tells a colleague when li asks for a signature."""
    with ground.boss() as boss:
        row = boss.execute(
            """SELECT seq, actor, at FROM amends.log WHERE case_id = %s AND events LIKE '%%"signing.asked"%%'""",
            (ground.ready,),
        ).fetchone()
    assert row is not None
    seq, actor, at = row
    return {
        "key": f"{seq}:sign-asked::chen",
        "case_id": str(ground.ready),
        "person": "chen",
        "kind": "sign-asked",
        "what": f"entry:{seq}",
        "actor": actor,
        "due_at": None,
        "at": at,
        "show_at": at,
    }


def tell(ground: Ground, message: dict[str, Any]) -> list[Any]:
    with ground.connect("li") as on:
        try:
            return on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([message]),)).fetchall()
        finally:
            on.rollback()


def test_what_the_program_tells_is_taken(guarded: Ground) -> None:
    message = asked(guarded)
    assert tell(guarded, message) == [(message["key"],)]
    assert tell(guarded, message | {"show_at": message["at"] + LATER - 1}) == [(message["key"],)]


FREE = "你被投诉了，立即联系我 13800000000"
FORGED: dict[str, dict[str, Any]] = {
    "words of one's own": {"kind": FREE, "key": f"=seq:{FREE}::chen"},
    "what this entry did not cause": {"kind": "signed", "key": "=seq:signed::chen"},
    "what only a clock tells": {"kind": "breach", "key": "=seq:breach::chen"},
    "shown when nobody is there any more": {"show_at": 9 * 10**18},
    "shown a day too late": {"show_at": "=late"},
    "due in a year that no desk can say": {"due_at": 9 * 10**17},
    "about an entry whose number is written otherwise": {"what": "entry:0=seq"},
    "about a number with a sign": {"what": "entry:+=seq"},
    "about what does not stand in the entry": {"key": "=seq:sign-asked:1:chen"},
    "about an id that does not stand in the entry": {"key": f"=seq:sign-asked:{UUID(int=7)}:chen"},
    "to nobody that is here": {"person": "ghost", "key": "=seq:sign-asked::ghost"},
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_anything_else_is_refused(guarded: Ground, changes: dict[str, Any]) -> None:
    message = asked(guarded)
    seq = message["what"].removeprefix("entry:")
    for name, value in changes.items():
        message[name] = value.replace("=seq", seq) if isinstance(value, str) else value
    if message["show_at"] == "=late":
        message["show_at"] = message["at"] + LATER
    with pytest.raises(psycopg.Error, match=r"server\.refused"):
        tell(guarded, message)


@pytest.mark.parametrize(("person", "taken"), [("shen", True), ("chen", False), ("", True)])
def test_nobody_is_told_of_a_case_that_they_may_not_see(guarded: Ground, person: str, *, taken: bool) -> None:
    with guarded.connect("shen") as on:
        guarded.append(on, guarded.kept, (Assigned("shen", Words("请跟进")),))
        row = on.execute("SELECT seq, actor, at FROM amends_seen.log ORDER BY seq DESC LIMIT 1").fetchone()
        assert row is not None
        seq, actor, at = row
        told = {
            "case_id": str(guarded.kept),
            "kind": "assigned",
            "what": f"entry:{seq}",
            "actor": actor,
            "due_at": None,
        }
        told |= {"at": at, "show_at": at, "person": person, "key": f"{seq}:assigned:shen:{person}"}
        with nullcontext() if taken else pytest.raises(psycopg.Error, match=r"server\.refused"):
            on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([told]),))
        on.rollback()


# ── what a row may say ───────────────────────────────────────────────────────────────────────────
BELL = {"bell": "rule:hotel-house.first-level", "at": 1_790_000_000_000_000, "kind": "warning", "role": "", "person": "", "what": "rule:hotel-house.first-level", "due_at": 1_790_000_000_000_000}  # fmt: skip
FALSE_BELLS: dict[str, dict[str, Any]] = {
    "words of one's own": {"kind": FREE},
    "about words of one's own": {"what": f"rule:{FREE}", "bell": f"rule:{FREE}"},
    "about a clock that no pack of the case has": {"what": "rule:hotel-house.no", "bell": "rule:hotel-house.no"},
    "about a clock of another pack": {"what": "rule:cn-kitchen.first", "bell": "rule:cn-kitchen.first"},
    "about a promise that nobody made": {
        "kind": "promise",
        "what": f"promise:{UUID(int=7)}",
        "bell": f"promise:{UUID(int=7)}",
    },
    "of a clock, as if it were a promise": {"kind": "promise"},
    "for a role that there is not": {"role": "hotel-house.nobody"},
    "a year that no desk can say": {"due_at": 9 * 10**17},
    "such a year in words": {"due_at": "9000000000000000000"},
    "a moment before all reckoning, in words": {"at": "-9000000000000000000"},
}


def ring(ground: Ground, *bells: dict[str, Any], by: str = "li") -> list[Any]:
    """Put these bells into the own case; gives the due times that stand there then, and takes all of it back."""
    with ground.connect(by) as on:
        try:
            rows = [["bell", {"case_id": str(ground.opened), **one}] for one in bells]
            ground.append(on, ground.opened, FACT, rows=json.dumps({"put": rows, "drop": []}))
            said = "SELECT due_at FROM amends_seen.bell WHERE case_id = %s AND bell = %s"
            return on.execute(said, (ground.opened, BELL["bell"])).fetchall()
        finally:
            on.rollback()


def test_the_control_a_bell_as_the_program_makes_it_is_taken(guarded: Ground) -> None:
    assert ring(guarded, BELL) == [(BELL["due_at"],)]


@pytest.mark.parametrize("changes", FALSE_BELLS.values(), ids=FALSE_BELLS)
def test_a_bell_rings_in_words_of_the_program_at_a_time_that_can_be_said(
    guarded: Ground, changes: dict[str, Any]
) -> None:
    with pytest.raises(psycopg.Error, match=r"server\.refused|_reach"):
        ring(guarded, BELL | changes)


def test_a_case_has_no_thousands_of_bells(guarded: Ground) -> None:
    with pytest.raises(psycopg.Error, match=r"server\.refused"):
        ring(guarded, *(BELL | {"bell": f"{BELL['what']}/{at}"} for at in range(600)), by="chen")


def test_a_row_of_a_list_says_no_time_that_no_desk_can_say(guarded: Ground) -> None:
    """Written as text it is no number to a look at the numbers, and one to the table."""
    row = guarded.ticket(guarded.opened)
    rows = json.dumps({"put": [["ticket", row | {"due_at": "9000000000000000000"}]], "drop": []})
    with guarded.connect("li") as on, pytest.raises(psycopg.errors.CheckViolation, match="due_at_reach"):
        guarded.append(on, guarded.opened, FACT, rows=rows)


def test_one_entry_tells_a_person_a_thing_once_or_a_few_times(guarded: Ground) -> None:
    message = asked(guarded)
    seq = message["what"].removeprefix("entry:")
    flood = [message | {"key": f"{seq}:sign-asked:{at}:chen"} for at in range(50)]
    with guarded.connect("li") as on, pytest.raises(psycopg.Error, match=r"server\.refused"):
        on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps(flood),))


def test_whoever_tells_it_first_does_not_put_it_off(guarded: Ground) -> None:
    """Quiet hours are counted by desks: what disturbs earlier by one of them disturbs then."""
    message = asked(guarded)
    late = message | {"show_at": message["at"] + LATER - 1}
    shown = "SELECT show_at - at FROM amends_seen.message WHERE key = %s"
    with guarded.connect("li") as on:
        told: list[object] = []
        for one in (late, message, late):
            new = on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([one]),)).fetchall()
            told.append((len(new), on.execute(shown, (message["key"],)).fetchone()))
        on.rollback()
    assert told == [(1, (LATER - 1,)), (0, (0,)), (0, (0,))]


@pytest.fixture
def passed_on(guarded: Ground) -> Generator[None]:
    """A pack that has crises passed on at once, as that of a dealer has its grave complaints."""
    rows = "FROM amends.standing s CROSS JOIN LATERAL unnest(amends.packs_of(s.case_id)) pack WHERE s.case_id = %s"
    with guarded.boss() as boss:
        boss.execute("SET search_path = amends, pg_temp")
        boss.execute(
            trusted(f"INSERT INTO amends.power SELECT pack, 'grave', 'crisis', NULL {rows}"), (guarded.opened,)
        )
    yield
    with guarded.boss() as boss:
        boss.execute("DELETE FROM amends.power WHERE act = 'grave' AND post = 'crisis'")


URGENT: dict[str, tuple[Event, str, str, int, bool]] = {
    "a crisis, at once": (LevelSet("crisis", Words("x")), "grave", "crisis", 0, True),
    "a crisis, after quiet hours": (LevelSet("crisis", Words("x")), "grave", "crisis", 1, False),
    "a level that is not passed on": (LevelSet("dissatisfied", Words("x")), "grave", "dissatisfied", 0, False),
    "a matter of safety": (Named(UUID(int=4), "safety-fire-exit", "", Words("x")), "safety", "=leaf", 0, True),
    "a matter that is none of safety": (Named(UUID(int=4), "hotel-quiet-equipment", "", Words("x")), "safety", "hotel-quiet-equipment", 0, False),
}  # fmt: skip


@pytest.mark.usefixtures("passed_on")
@pytest.mark.parametrize(("event", "kind", "about", "later", "taken"), URGENT.values(), ids=URGENT)
def test_only_what_is_urgent_is_told_as_urgent_and_never_later(
    guarded: Ground, event: Event, kind: str, about: str, later: int, *, taken: bool
) -> None:
    if about == "=leaf":
        about = next(word for what, word in known_words() if what == "safety")
        event = Named(UUID(int=4), about, "", Words("x"))
    with guarded.connect("li") as on:
        guarded.append(on, guarded.opened, (event,))
        row = on.execute("SELECT seq, actor, at FROM amends_seen.log ORDER BY seq DESC LIMIT 1").fetchone()
        assert row is not None
        seq, actor, at = row
        told = {"case_id": str(guarded.opened), "kind": kind, "what": f"entry:{seq}", "actor": actor, "due_at": None}
        told |= {"at": at, "show_at": at + later, "person": "luo", "key": f"{seq}:{kind}:{about}:luo"}
        with nullcontext() if taken else pytest.raises(psycopg.Error, match=r"server\.refused"):
            on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([told]),))
        on.rollback()


@pytest.mark.parametrize("about", ["f" * 64, "1", "=record", "=amount", " ", "   ", sha256(b"").hexdigest()])
def test_what_a_message_is_about_is_what_its_event_says_and_no_other_field(guarded: Ground, about: str) -> None:
    """Five false ones had taken the places of the true one, each put off by a day."""
    message = asked(guarded)
    seq = message["what"].removeprefix("entry:")
    with guarded.boss() as boss:
        row = boss.execute("SELECT events::jsonb -> 0 -> 2 FROM amends.log WHERE seq = %s", (seq,)).fetchone()
    assert row is not None
    said = str(row[0][about.removeprefix("=")]) if about.startswith("=") else about
    with pytest.raises(psycopg.Error, match=r"server\.refused"):
        tell(guarded, message | {"key": f"{seq}:sign-asked:{said}:{message['person']}"})


def test_every_message_that_the_program_makes_names_what_its_event_says() -> None:
    """`tidings.CAUSED` says by which fields; of each kind of event one is told."""
    for kind, told in CAUSED.items():
        names = {field.name for field in fields(kind)}
        assert {name for of in told.values() for name in of} <= names, kind


@pytest.mark.parametrize("given", ["NULL, 0, 0", "'[]', NULL, 0", "'[]', 0, NULL"])
def test_nothing_is_told_of_nothing(guarded: Ground, given: str) -> None:
    """An error of a table names a row: it may be of a case that is hidden."""
    with guarded.connect("chen") as on, pytest.raises(psycopg.Error, match=r"server\.refused"):
        on.execute(trusted(f"SELECT * FROM amends.tell({given})"))  # noqa: S608 - the test's own


def test_a_case_is_given_to_whom_its_entry_names(guarded: Ground) -> None:
    with guarded.connect("shen") as on:
        guarded.append(on, guarded.kept, (Assigned("shen", Words("请跟进")),))
        row = on.execute("SELECT seq, actor, at FROM amends_seen.log ORDER BY seq DESC LIMIT 1").fetchone()
        assert row is not None
        seq, actor, at = row
        told = {
            "case_id": str(guarded.kept),
            "kind": "assigned",
            "what": f"entry:{seq}",
            "actor": actor,
            "due_at": None,
        }
        told |= {"at": at, "show_at": at, "person": "luo", "key": f"{seq}:assigned::luo"}
        with pytest.raises(psycopg.Error, match=r"server\.refused"):
            on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([told]),))
        on.rollback()


def test_a_lapse_is_told_of_the_entry_that_let_it_lapse_and_of_no_other(guarded: Ground) -> None:
    with guarded.boss() as boss:
        found = boss.execute("SELECT max(at) FROM amends.log").fetchone()
    assert found is not None
    late = Noted(UUID(int=1), 0, "ours", Words("客人又来过"), found[0])
    step = Noted(UUID(int=2), 3, "ours", Words("我也在场"), found[0])
    taken: dict[str, bool] = {}
    with guarded.connect("chen") as on:
        for name, case_id, further, event in (
            ("a late note", guarded.ready, 0, late),
            ("a note of a step", guarded.ready, 1, step),
            ("what lapsed already", guarded.ready, 2, Flagged("important", NOTHING)),
            ("a case that waits for nobody", guarded.opened, 0, Flagged("important", NOTHING)),
        ):
            version = guarded.cases[case_id].version + 1 + further
            guarded.append(on, case_id, (event,), version=version)
            row = on.execute("SELECT seq, actor, at FROM amends_seen.log ORDER BY seq DESC LIMIT 1").fetchone()
            assert row is not None
            seq, actor, at = row
            told = {"case_id": str(case_id), "kind": "sign-lapsed", "what": f"entry:{seq}", "actor": actor}
            told |= {"due_at": None, "at": at, "show_at": at, "person": "li", "key": f"{seq}:sign-lapsed::li"}
            taken[name] = True
            try:
                with on.transaction():
                    on.execute("SELECT * FROM amends.tell(%s, 0, 0)", (json.dumps([told]),))
            except psycopg.Error as refused:
                taken[name] = refused.sqlstate != "AM002"
        on.rollback()
    assert [name for name, was in taken.items() if was] == ["a note of a step"]

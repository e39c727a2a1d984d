"""Whatever a person writes past the program that the server takes: every desk can still read, count, tell and check the house.

Each kind of event, with the greatest, the smallest, the emptiest and the oddest that its fields hold, by whoever may add it.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg
import pytest

from desktop.domain.case.state import Case, replay
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.kinds import Kind, kinds
from desktop.storage.postgres.mending import rebuild
from desktop.storage.verify import verify
from desktop.usecases.desk import refusal_of
from desktop.usecases.findings import Kind as Found
from desktop.usecases.messages import Messages
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.hostile.ground import NOW, trusted
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

BY_ID = {one.id: one for one in PEOPLE}
PEOPLE_TRIED = ("li", "shen", "luo", "wang", "boss")
SALT = "0a" * 8
YEAR = 365 * 86_400_000_000
MODES = ("greatest", "least", "empty", "odd")
_APPEND = f"""WITH now AS MATERIALIZED (SELECT {NOW} AS at)
  SELECT a.seq FROM now JOIN amends_seen.ticket t ON t.case_id = %(case)s CROSS JOIN LATERAL amends.append(t.case_id, 2, %(command)s, now.at, %(events)s, %(words)s,
    jsonb_build_object('put', jsonb_build_array(jsonb_build_array('ticket', to_jsonb(t) || jsonb_build_object('version', 2, 'last_at', now.at))), 'drop', '[]'::jsonb), '') a"""  # noqa: S608 - the test's own
# Of these the server wants what belongs together, so that one alone is refused whatever it says; `test_judging`, `test_moments` and `forgeries` try them.
APART = {"key.made", "number.kept", "carried.said", "paper.letter"}


# What has no extremes: the server knows the words, and how many there are.
TRUE = {"level": "major", "category": "hotel-room-clean", "round": 1, "step": 1}


class Body:
    """The fields of an event, each as extreme as its shape allows."""

    def __init__(self, mode: str, furthest: int) -> None:
        self.mode, self.furthest, self.words = mode, furthest, list[list[str]]()
        now, first = furthest - 100 * YEAR, 631_152_000_000_000
        self.moments = ((now, first), (now + 9 * YEAR, first))  # what is past, what may lie ahead

    def within(self, shape: Any, among: Any = None) -> Any:
        """A word of the list where there is one; see `domain.case.bounds`."""
        if among in ("past", "ahead"):
            return self.moments[among == "ahead"][MODES.index(self.mode) % 2]
        return str(cast("list[object]", among)[0]) if isinstance(among, list) else self.of(shape)

    def of(self, shape: Any) -> Any:
        at = MODES.index(self.mode)
        plain: dict[str, tuple[Any, ...]] = {
            "text": ("y" * 300, "-1", "", "\ufffe\U0001d7d8"),
            "name": ("y" * 300, "-1", "", "\ufffe\U0001d7d8"),
            "line": ("y" * 7000, "-1", "", "\ufffe\U0001d7d8"),
            "mark": ("y" * 100, "-1", "", "a.b@1_c"),
            "source": ("y" * 300, "row:" + "1" * 64, "", "ref:a***@b.cn:" + "1" * 16),
            "integer": (self.furthest, -10_000_000_000_000, 0, 253_402_300_800),
            "few": (999, 0, 0, 7),
            "count": (999_999_999, 0, 0, 7),
            "flag": (True, False, True, False),
            "id": ("f" * 32, "0" * 31 + "7", "0" * 32, "0" * 31 + "5"),
        }
        if shape == "words":
            said = ("x" * 500, "１３８１２３４５６７８", "", "\ufffe\U0001d7d8")[at]
            self.words.append([SALT, said])
            return [len(self.words) - 1, sha256((SALT + said).encode()).hexdigest()[:32]]
        if isinstance(shape, str):
            return plain[shape][at]
        if "maybe" in shape:
            return None if self.mode == "empty" else self.of(shape["maybe"])
        if "list" in shape:
            return [] if self.mode == "empty" else [self.of(shape["list"]) for _ in range(2)]
        return [self.of(one) for one in shape["parts"]]


@pytest.fixture(scope="module")
def name() -> Iterator[str]:
    with shared.copied() as made:
        yield made


@pytest.fixture(scope="module")
def li(name: str) -> Iterator[Office]:
    made = shared.office(name, "li")
    yield made
    made.close()


@pytest.fixture(scope="module")
def logins(name: str) -> Iterator[dict[str, psycopg.Connection]]:
    found = {one: psycopg.connect(cluster().url(name, one, PASSWORD), autocommit=True) for one in PEOPLE_TRIED}
    yield found
    for one in found.values():
        one.close()


@pytest.fixture(scope="module")
def taken(li: Office, logins: dict[str, psycopg.Connection]) -> dict[tuple[str, str], UUID]:
    """The case of every entry that the server took."""
    row = logins["li"].execute(f"SELECT {NOW}").fetchone()
    assert row is not None
    furthest, found = int(row[0]) + 100 * YEAR, dict[tuple[str, str], UUID]()
    for kind in kinds():
        for mode in MODES:
            if kind.kind not in APART and (case_id := _append(kind, Body(mode, furthest), li, logins)):
                found[kind.kind, mode] = case_id
    return found


def _append(kind: Kind, body: Body, li: Office, logins: dict[str, psycopg.Connection]) -> UUID | None:
    case_id = li.ids()
    assert refusal_of(li.desk(BY_ID["li"]).receive(OPENING, case_id=case_id)) is None
    said = {name: TRUE.get(name) or body.within(shape, *among) for name, shape, *among in json.loads(kind.fields)}
    events = json.dumps([[kind.kind, kind.version, said]], ensure_ascii=False, separators=(",", ":"))
    words = json.dumps(body.words, ensure_ascii=False) if body.words else None
    for on in logins.values():
        try:
            on.execute(trusted(_APPEND), {"case": case_id, "command": uuid4(), "events": events, "words": words})
        except psycopg.Error:
            continue
        return case_id
    return None


def test_much_of_it_is_taken(taken: dict[tuple[str, str], UUID]) -> None:
    """Otherwise the other tests would show nothing."""
    assert len(taken) > 60
    assert {mode for _, mode in taken} == set(MODES)


def test_every_case_is_read_counted_and_told(li: Office, taken: dict[tuple[str, str], UUID]) -> None:
    desk, book = li.desk(BY_ID["li"]), li.rulebook
    for what, case_id in taken.items():
        case = replay(Case(case_id), li.log.load(case_id))
        try:
            book.rows(case)
            for one in book.deadlines(case):
                li.contents.why(one, "zh")
            if desk.case(case_id).privacy.restriction is None:
                desk.view(case_id)
        except (ValueError, ArithmeticError, LookupError, TypeError) as error:
            pytest.fail(f"{what}: {type(error).__name__} {error}")


@pytest.mark.usefixtures("taken")
def test_everybody_is_still_told_what_happens(li: Office) -> None:
    centre = Messages(li.inbox, li.log, li.tickets, li.accounts, li.rulebook, li.clock)
    centre.tick()
    for _ in range(30):
        if not centre.tick().behind:
            break
    else:
        pytest.fail("the message centre does not come to the end of the log")
    assert (li.inbox.mark() or (0, 0))[0] >= li.log.head()[0] - 200


def test_the_house_is_still_checked_and_mended(name: str, li: Office, taken: dict[tuple[str, str], UUID]) -> None:
    with Server(cluster().url(name), BOSS, BOSS_PASSWORD) as boss:
        verdict = verify(boss, li.rulebook.rows, beyond=li.rulebook.beyond)
        assert verdict.cases == len({*taken.values()}) + _refused(li, taken)
        assert not [one for one in verdict.findings if one.kind in {Found.UNREADABLE, Found.FILE}]
        assert rebuild(boss, li.rulebook.rows).left == 0


def _refused(li: Office, taken: dict[tuple[str, str], UUID]) -> int:
    """Cases whose extreme entry was refused."""
    return len({case_id for case_id, _ in li.log.walk()} - set(taken.values()))

"""Fifty desks on one server, what the only door for entries costs, and how fast news travel: `python -m tests.bench shared`."""

# ruff: noqa: T201 - a bench prints

import random
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from typing import Any
from uuid import UUID

import psycopg

from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.listening import Listener
from desktop.usecases.changes import SPREAD
from desktop.usecases.outcomes import Done
from desktop.usecases.read_models import Query, View
from tests import shared
from tests.bench.measuring import Act, ratios, show
from tests.cluster import Cluster
from tests.faults import desks
from tests.faults.processes import Other
from tests.usecases.house import OPENING, PASSWORD

DESKS, SECONDS = 50, 60
EVERY = 25.0  # seconds between two claims of one desk: two a second in the house, twice what fifty people make
CASES = 400
GOALS = {"claim": 0.100, "refresh": 0.050}  # seconds, of the slowest in a hundred
PEOPLE = tuple(Person(f"desk{n:02d}", f"第{n}位", Role.HANDLER) for n in range(DESKS))
Times = dict[str, list[float]]


def seat(line: Connection, place: str, person: str, seconds: float) -> None:
    """One desk for so long: reads its lists anew as soon as it hears of something, and claims now and then; tells its times."""
    office = desks.opened(place, person)
    desk, dice, news = desks.desk_of(office, person), random.Random(person), threading.Event()  # noqa: S311
    office.on_change(news.set)
    log: Any = office.log
    session: Server = log.database
    taken: Times = {"bare round trip": [], "refresh": [], "claim": []}
    # A desk that has been open for a while: what the first act of a day loads is the start's cost, see `bench_start`.
    desk.do(AddNote(office.ids(), Words("客人又来电")), office.tickets.page(Query(), person, office.clock()).rows[0].id)
    refreshed(office, person)
    line.send("ready")
    line.recv()
    until = time.perf_counter() + seconds
    next_claim = time.perf_counter() + dice.random() * EVERY
    while (left := min(until, next_claim) - time.perf_counter()) > 0 or time.perf_counter() < until:
        if news.wait(max(left, 0)):
            time.sleep(dice.random() * SPREAD)  # as the window does
            news.clear()
            office.changed_elsewhere()
            timed(taken["bare round trip"], lambda: session.text("SELECT 1"))
            timed(taken["refresh"], lambda: refreshed(office, person))
        elif time.perf_counter() >= next_claim:
            next_claim += EVERY
            free = office.tickets.page(Query(View.UNCLAIMED), person, office.clock()).rows
            case = dice.choice(free).id
            seen = desk.case(case).version
            timed(taken["claim"], partial(desk.handle, Claim(), case, seen))
    line.send(taken)
    office.close()


def refreshed(office: Any, person: str) -> None:
    """What the queue reads when something has changed, as this person may see it."""
    tickets = office.tickets.read_by(person)
    tickets.page(Query(), person, office.clock())
    tickets.counts(person, office.clock())


def timed(into: list[float], act: Callable[[], object]) -> None:
    """Do it and note how long it took."""
    began = time.perf_counter()
    act()
    into.append(time.perf_counter() - began)


def slowest(times: Sequence[float]) -> float:
    """What ninety-nine of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 99 // 100) - 1)]


def fifty_desks(place: str) -> list[str]:
    """All at once, and their slowest in a hundred against a bare round trip of the same desks in the same minute."""
    others = [Other(seat, place, one.id, SECONDS) for one in PEOPLE]
    taken: Times = {}
    for one in others:
        assert one.hear() == "ready"
    for one in others:
        one.tell("go")
    for one in others:
        with one:
            for name, times in one.hear().items():
                taken.setdefault(name, []).extend(times)
    said = ", ".join(f"{len(times)} of {name}" for name, times in taken.items())
    print(f"   ({said}; in {SECONDS} s)")
    show(f"{DESKS} desks, median", {name: statistics.median(times) for name, times in taken.items()}, {})
    worst = {name: slowest(times) for name, times in taken.items()}
    show(f"{DESKS} desks, slowest in a hundred", worst, {})
    return [
        f"{name} of {DESKS} desks: {worst[name] * 1e3:.0f} ms > {goal * 1e3:.0f} ms"
        for name, goal in GOALS.items()
        if worst[name] > goal
    ]


def door(server: Cluster, place: str) -> list[str]:
    """A note through the only door, against the same four rows written by hand where nothing checks, numbers or hashes."""
    office = desks.opened(place, "li")
    desk, log = desks.desk_of(office, "li"), office.log
    session: Any = log
    session = session.database
    cases = [desk_case(desk, office.ids()) for _ in range(20)]
    numbers, spent = count(1), list[float]()
    usual = session.text

    def text(sql: str, *given: Any) -> Any:
        began = time.perf_counter()
        try:
            return usual(sql, *given)
        finally:
            if "FROM append(" in sql:
                spent.append(time.perf_counter() - began)

    session.text = text
    with psycopg.connect(server.url("house")) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("SET search_path = amends")
        boss.commit()
        seq = 10_000_000

        def by_hand() -> None:
            nonlocal seq
            seq += 1
            case = cases[seq % 20]
            boss.execute(
                "INSERT INTO raw_log SELECT %s, case_id, %s, %s, at, actor, events, hash FROM log WHERE case_id = %s LIMIT 1",
                (seq, seq, UUID(int=seq), case),
            )
            boss.execute("INSERT INTO raw_words VALUES (%s, %s)", (seq, "z" * 100))
            boss.execute("UPDATE ticket SET last_at = last_at WHERE case_id = %s", (case,))
            boss.execute("UPDATE ticket_search SET terms = terms WHERE case_id = %s", (case,))
            boss.commit()

        boss.execute("CREATE TABLE raw_log (LIKE log INCLUDING INDEXES)")
        boss.execute("CREATE TABLE raw_words (LIKE words INCLUDING INDEXES)")
        boss.commit()
        acts: dict[str, Act] = {
            "four statements by hand": by_hand,
            "a note: read, decide, append": lambda: desk.do(
                AddNote(office.ids(), Words("客人又来电")), cases[next(numbers) % 20]
            ),
        }
        found = ratios(acts, rounds=41, inner=8)
        boss.execute("DROP TABLE raw_log, raw_words")
        boss.commit()
    office.close()
    found["append alone"] = statistics.median(spent)
    return show("one command on a server", found, {})


def desk_case(desk: Any, case: UUID) -> UUID:
    """A complaint more."""
    outcome = desk.receive(OPENING, case_id=case)
    assert isinstance(outcome, Done), outcome
    return case


def news(place: str) -> list[str]:
    """From one desk's statement until another desk hears of it."""
    taken: Times = {"bare round trip": [], "heard": []}
    with Server(place, "li", PASSWORD) as mine, Server(place, "chen", PASSWORD) as theirs:
        told = threading.Event()
        listener = Listener(mine.listener, lambda: mine.backend)
        assert listener.ready.wait(10)
        listener.tell(told.set)
        for _ in range(300):
            told.clear()
            timed(taken["bare round trip"], lambda: theirs.text("SELECT 1"))
            timed(taken["heard"], lambda: (theirs.text("SELECT pg_notify('amends', '')"), told.wait(5)))
        listener.close()
    show("news, median", {name: statistics.median(times) for name, times in taken.items()}, {})
    return show("news, slowest in a hundred", {name: slowest(times) for name, times in taken.items()}, {})


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    server = Cluster(durable=True, options=("max_connections=200",))
    try:
        shared.build(server, "house")
        with psycopg.connect(server.url("house", "boss", PASSWORD), autocommit=True) as administrator:
            for one in PEOPLE:
                shared.add(administrator, one)
        place = f"postgresql://127.0.0.1:{server.port}/house"
        office = desks.opened(place, "li")
        desk = desks.desk_of(office, "li")
        for _ in range(CASES):
            desk_case(desk, office.ids())
        office.close()
        with server.boss("house") as boss:
            boss.execute("ANALYZE")  # as the server itself does within its first minute
        return fifty_desks(place) + door(server, place) + news(place)
    finally:
        server.remove()


if __name__ == "__main__":
    main()

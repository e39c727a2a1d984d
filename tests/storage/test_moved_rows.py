"""What a server lets an entry move (`rows.MOVED_BY`) is all that the program ever moves by it."""

from collections import defaultdict
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop import bootstrap
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.rows import COLUMNS
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Entry, Event, advance
from desktop.storage.postgres.kinds import kinds
from desktop.usecases.rulebook import Rulebook

EVERY, KINDS = 60, 30

_MOVES = {one.kind: set(one.moves) for one in kinds()}
# By what a server keeps of every case, whatever the entry is; see `judged_rows`.
_KNOWN = {"version", "last_at", "held_until", "text"}


def may_move(events: tuple[Event, ...]) -> set[str]:
    return _KNOWN.union(*(_MOVES[EVENT_NAMES[type(one)][0]] for one in events))


def moved(before: dict[Any, Any], after: dict[Any, Any]) -> set[str]:
    out = set[str]()
    for where in {*before, *after}:
        if before.get(where) == after.get(where):
            continue
        if where[0] != "ticket":
            out.add(where[0])
        else:
            names = COLUMNS["ticket"][1]
            out |= {name for name, one, other in zip(names, before[where], after[where], strict=True) if one != other}
            if before[where][names.index("text")] != after[where][names.index("text")]:
                out.add("ticket_search")
    return out


def check(rulebook: Rulebook, case: Case, *events: Event, stamp: Stamp) -> None:
    found = moved(rulebook.rows(case), rulebook.rows(advance(case, events, stamp)))
    assert found <= may_move(events), (case.number, case.version, events)


def test_what_happens_in_the_demo_house_moves_only_what_its_kinds_may(tmp_path: Path) -> None:
    """Every entry where it stands, and one event of each kind where cases stand otherwise than when it happened."""
    office = bootstrap.demo_office(tmp_path, "en")
    cases, states, samples = dict[UUID, Case](), list[Case](), defaultdict[type, list[Entry]](list)
    for case_id, entry in office.log.walk():
        case = cases.get(case_id) or Case(case_id)
        if case.version:
            check(office.rulebook, case, *entry.events, stamp=entry.stamp)
            states += [case] * (entry.seq % EVERY == 0)
            for one in entry.events:
                samples[type(one)].append(entry)
        cases[case_id] = advance(case, entry.events, entry.stamp)
    assert len(samples) > KINDS
    for case in (*states, *cases.values()):
        if case.version and case.id != HOUSE:
            for kind, entries in samples.items():
                for entry in entries[:1]:
                    event = next(one for one in entry.events if type(one) is kind)
                    check(office.rulebook, case, event, stamp=entry.stamp)
    office.close()

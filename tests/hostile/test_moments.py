"""What the server says of a moment at which something was said without it, and that the desk's own rules say the same of it."""

from collections.abc import Sequence
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case.carried import Said, stamped
from desktop.domain.case.handling import Noted
from desktop.domain.case.inquiry import FactNoted
from desktop.domain.case.lawful import lawful
from desktop.domain.case.state import Event
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from tests.hostile.doors import take_down
from tests.hostile.forgeries import FACT
from tests.hostile.ground import Ground
from tests.hostile.moments import MINUTE, entries, late, now, received


def server(ground: Ground, events: Sequence[Event], *, case: str = "chens") -> str:
    """What the server says to li about an entry; nothing of it is kept."""
    with ground.connect("li") as on:
        try:
            ground.append(on, getattr(ground, case), events)
        except psycopg.Error as error:
            return str(error.diag.message_primary)
        finally:
            on.rollback()
    return ""


def desk(ground: Ground, events: Sequence[Event], *, case: str = "chens") -> str:
    """What the rules of the desk, which `verify` asks too, say about it."""
    try:
        lawful(ground.cases[getattr(ground, case)], events, stamped("li", now(), events))
    except Refusal as no:
        return no.reason
    return ""


NAMES = (
    "as a desk sends it", "before the receipt", "long before", "in the future", "twice", "twice, the second earlier",
    "behind what was said", "in the middle", "alone", "with who gets the case", "with a fact and who gets the case",
    "with somebody brought in", "with a request for approval",
)  # fmt: skip


def test_every_lie_is_tried(guarded: Ground) -> None:
    assert set(entries(guarded)) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_server_and_desk_say_the_same(guarded: Ground, name: str) -> None:
    events, reason = entries(guarded)[name]
    assert (server(guarded, events), desk(guarded, events)) == (reason, reason)


def test_a_late_note_of_an_outage_is_taken_in_a_closed_case(guarded: Ground) -> None:
    """The desk lets it be written: refused here it would be lost."""
    note = Noted(UUID(int=91), 0, "ours", Words("迟到的备注"), now() - 1_000_000)
    with guarded.connect("li") as on:
        assert guarded.append(on, guarded.closed, (Said(now() - 1_000), note))
        on.rollback()


def test_nobody_goes_back_behind_their_own_last_word(guarded: Ground) -> None:
    mine = guarded.cases[guarded.opened].spoke["li"]
    for at, reason in ((received(guarded, "opened") + 1, "carried.back"), (mine - 1, "carried.back"), (mine, "")):
        events = (Said(at), *FACT)
        assert (server(guarded, events, case="opened"), desk(guarded, events, case="opened")) == (reason, reason)


def test_nor_behind_what_was_carried_before(guarded: Ground) -> None:
    """Two entries of one session: the second must not lie before the moment of the first, but may lie before its entry."""
    with guarded.connect("li") as on:
        version = guarded.cases[guarded.chens].version
        guarded.append(on, guarded.chens, (late(guarded, by=2), *FACT))
        for by, reason in ((1, "carried.back"), (2, "")):
            try:
                with on.transaction():
                    events = (late(guarded, by=by), FactNoted(UUID(int=100 + by), Words("又"), "open"))
                    guarded.append(on, guarded.chens, events, version=version + 2)
                    said = ""
            except psycopg.Error as error:
                said = str(error.diag.message_primary)
            assert said == reason
        on.rollback()


@pytest.mark.parametrize(
    ("moment", "received_at", "said"),
    [
        (2, 3, ""),
        (3, 3, ""),
        (4, 3, "carried.before"),
        (-1, 3, "time.future"),
        (15 * 24 * 60, 16 * 24 * 60, "carried.old"),
    ],
)
def test_a_receipt_says_when_it_was_taken_down(guarded: Ground, moment: int, received_at: int, said: str) -> None:
    """Both in minutes before now."""
    with guarded.connect("li") as on:
        at = now()
        try:
            take_down(guarded, on, after=(Said(at - moment * MINUTE),), received_at=at - received_at * MINUTE)
            found = ""
        except psycopg.Error as error:
            found = str(error.diag.message_primary)
        finally:
            on.rollback()
    assert found == said

"""A server out of reach: the desk goes on, nothing is lost, nothing happens twice, and what became of each line is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.case.handling import Claim
from desktop.domain.case.intake import AmendIntake, SetLevel
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.usecases import journal
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done, NotKnown, Refused, told
from tests.usecases import away
from tests.usecases.away import Line, complaint


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def test_a_complaint_and_steps_are_taken_while_the_server_is_away_and_sent_when_it_is_back(line: Line) -> None:
    mine = line.window()
    known = mine.desk.receive(complaint("热水不热")).case
    mine.desk.view(known.id)
    line.cut()

    note = mine.desk.handle(mine.note(known.id, "已打电话给工程部"), known.id, known.version)
    new = mine.desk.receive(complaint("房卡打不开"))
    more = mine.desk.handle(mine.note(new.case.id, "换了一张卡"), new.case.id, new.case.version)
    standing = mine.desk.standing()

    assert [isinstance(one, Done) and one.waits for one in (note, new, more)] == [True, True, True]
    assert told(new) == "outcome.waits"
    assert new.case.number.endswith("-????")
    assert standing.since is not None
    assert (standing.waiting, standing.held) == (3, 0)
    assert [one.text for one in mine.desk.view(known.id).case.handling.notes.values()] == ["已打电话给工程部"]
    said_at = mine.office.clock()

    line.join()
    back = mine.mend()

    assert (back.since, back.lines) == (None, ())
    assert [one.became for one in back.sent] == ["done", "done", "done"]
    theirs = line.colleague()
    view = theirs.desk(theirs.door.people()[0]).view(new.case.id)
    received = view.case.intake.received
    assert received is not None
    assert "?" not in received.number
    assert received.received_at <= said_at < view.case.intake.recorded_at
    assert len(view.case.handling.notes) == 1


def test_what_only_the_server_can_do_is_refused_in_words(line: Line) -> None:
    mine = line.window()
    seen = mine.desk.receive(complaint()).case
    unseen = mine.desk.receive(complaint("另一件")).case
    mine.desk.view(seen.id)
    line.cut()
    sign = mine.desk.handle(away.sign_off(), seen.id, seen.version)
    other = mine.desk.handle(mine.note(unseen.id, "x"), unseen.id, 1)

    assert isinstance(sign, Refused)
    assert sign.refusal.reason == "away.server"
    assert isinstance(other, Refused)
    assert other.refusal.reason == "away.not_open"
    with pytest.raises(Refusal, match=r"server\.unreachable"):
        mine.desk.tickets.search("空调", 5)
    with pytest.raises(Refusal, match=r"away\.not_open"):
        mine.desk.view(unseen.id)
    rule = mine.desk.handle(SetLevel("no-such-level", Words("x")), seen.id, seen.version)
    assert isinstance(rule, Refused), "rules hold without the server too"
    assert mine.desk.standing().lines == ()

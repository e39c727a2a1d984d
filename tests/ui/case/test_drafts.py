"""Half-typed words outlive a killed program, are offered again, and are never put over what a colleague wrote meanwhile."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import SaveStep
from desktop.domain.wording.words import Words
from tests.ui.case.hands import CTRL, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.case.typist import WORDS
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import Time

ROOT = Path(__file__).parents[3]


def test_words_survive_a_killed_window(
    tmp_path: Path, qtbot: QtBot, context_for: ContextFor, settle: Settle, house: CaseHouse
) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    other = CaseHouse(folder, Time())
    case_id = other.receive()
    other.close()
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.case.typist", str(folder), str(case_id)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    os.kill(program.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    program.wait()
    program.stdout.close()
    # The same file in this process: the composer holds the words again, and nothing of them was sent.
    _take_over(house, folder)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    composer = hands.find("vent_composer")
    assert composer.words() == WORDS  # type: ignore[attr-defined]  # a text field
    assert hands.page.notices.kind == "draft"
    assert not hands.case.handling.notes


def _take_over(house: CaseHouse, folder: Path) -> None:
    """Put the killed program's file into the house of the test."""
    from desktop.bootstrap import open_office  # noqa: PLC0415

    house.office.close()
    house.office = open_office(folder / "house.amends", house.time)


def test_a_draft_can_be_thrown_away(qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1)
    house.office.drafts.keep("chen", f"{case_id}/2", {"apology": "I am so", "_seen": "5"}, house.time.now)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    apology = hands.find("apology_text")
    assert apology.words() == "I am so"  # type: ignore[attr-defined]  # a text field
    hands.find("case_banner_action").click()  # type: ignore[attr-defined]  # a button
    settle()
    assert apology.words() == ""  # type: ignore[attr-defined]  # a text field
    assert not house.office.drafts.all("chen")
    assert hands.page.notices.kind == ""


def test_a_draft_that_the_record_has_already_is_dropped(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 1)
    house.do("chen", SaveStep(2, (("apology", Words("I am sorry.")),)), case_id)
    house.office.drafts.keep("chen", f"{case_id}/2", {"apology": "I am sorry. ", "_seen": "5"}, house.time.now)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    assert hands.page.notices.kind == ""
    assert not house.office.drafts.all("chen")


def test_leaving_writes_everything_and_coming_back_finds_it(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, other = house.receive(), house.receive(place="1210")
    house.to_step(case_id, 2)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    hands.type("To sleep", "need")
    hands.type("Since nine", "answer_ask-understand-story")
    hands.page.show_case(other)
    settle()
    assert hands.context.desk.case(case_id).handling.text(3, "need") == "To sleep"
    assert [one.fields["ask-understand-story"] for one in house.office.drafts.all("chen")] == ["Since nine"]
    hands.page.show_case(case_id)
    settle()
    assert hands.focus == "answer_ask-understand-story"
    assert hands.find("answer_ask-understand-story").text() == "Since nine"  # type: ignore[attr-defined]  # a line
    hands.type(", rattling")
    hands.key(Qt.Key.Key_J, CTRL)
    hands.key(Qt.Key.Key_J, CTRL)
    assert hands.focus == "answer_ask-understand-story"
    assert hands.find("answer_ask-understand-story").text() == "Since nine, rattling"  # type: ignore[attr-defined]  # a line


def test_words_that_came_back_do_not_open_a_finished_step_by_themselves(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    house.to_step(case_id, 2)
    seen = str(house.office.desk(house.people["chen"]).case(case_id).version)
    house.office.drafts.keep("chen", f"{case_id}/2", {"apology": "I am so", "_seen": seen}, house.time.now)
    hands = sit_down(context_for("chen"), case_id, settle)
    qtbot.addWidget(hands.page)
    guide = hands.page.guide
    assert guide is not None
    guide.go_to(2)
    assert hands.find("apology_text").words() == "I am so"  # type: ignore[attr-defined]  # a text field
    guide.go_to(3)
    settle()
    assert hands.case.handling.done(2)
    assert [one.fields["apology"] for one in house.office.drafts.all("chen")] == ["I am so"], "nothing is lost either"
    guide.go_to(2)
    hands.type(" sorry", "apology_text")
    guide.go_to(3)
    settle()
    assert hands.case.handling.text(2, "apology") == "I am so sorry"
    assert not hands.case.handling.done(2), "whoever writes in it opens it again"

"""Two people, one field: every kind of clash is named in words, settled by keyboard, and sent without losing anything."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias, cast
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import SaveStep
from desktop.domain.case.inquiry import AnswerQuestion
from desktop.domain.case.intake import AmendIntake, SetLevel
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.remedy import Propose
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Command
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.merge.clash_words import combined, lines
from desktop.ui.merge.dialog import MergeDialog, Settled, ask
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.usecases.outcomes import Clashing, Done
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went, when_open
from tests.ui.record.real_office import RealHouse, shown

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OPTION = UUID(int=77)
LONG = "今晚能安静睡觉，明早七点前不要有人敲门"


def wants(text: str) -> AmendIntake:
    return AmendIntake((("wanted", Words(text)),))


def offers(text: str, amount: int) -> Propose:
    return Propose(OPTION, "remedy-room-move", Words(text), amount, "goodwill", None, "礼宾部")


Make: TypeAlias = Callable[[UUID], Command]


class Pair(NamedTuple):
    first: Command | None
    theirs: Make
    mine: Make
    names: tuple[str, ...]
    shown: tuple[str, str]  # mine, theirs, of the first row


def says(command: Command) -> Make:
    """The command, whatever the case."""

    def make(_: UUID) -> Command:
        return command

    return make


def judges(founded: str, reason: str) -> Make:
    """A verdict on the first matter of the case."""
    return lambda case_id: JudgeIssue(case_id, founded, Words(reason))


def writes(need: str, motive: str) -> SaveStep:
    return SaveStep(3, (("need", Words(need)),), (("motive", motive),))


def answers(words: str) -> AnswerQuestion:
    return AnswerQuestion("q1", Words("When?"), Words(words))


PAIRS = {
    "words": Pair(None, says(wants(LONG + "；周六再看")), says(wants(LONG + "；退 ¥30")), ("Wanted",), (LONG + "；退 ¥30", LONG + "；周六再看")),
    "level": Pair(
        None, says(SetLevel("major", Words("a"))), says(SetLevel("crisis", Words("b"))), ("Level",), ("Crisis", "Major complaint")
    ),
    "answers": Pair(
        None, says(writes("to sleep", "vent")), says(writes("to rest", "respect")), ("Need", "What matters most"), ("to rest", "to sleep")
    ),
    "verdict": Pair(None, judges("yes", "log"), judges("no", "film"), ("Founded", "Reason"), ("No", "Yes")),
    "option": Pair(offers("1508", 0), says(offers("1508", 10_000)), says(offers("1508", 20_000)), ("Amount",), ("¥200", "¥100")),
    "answer": Pair(None, says(answers("nine")), says(answers("ten")), ("Answer",), ("ten", "nine")),
}  # fmt: skip


def clash(house: RealHouse, context: Context, pair: Pair) -> tuple[UUID, Clashing, Command]:
    case_id = house.receive()
    if pair.first is not None:
        house.do("li", pair.first, case_id)
    seen = context.desk.case(case_id).version
    house.do("li", pair.theirs(case_id), case_id)
    mine = pair.mine(case_id)
    outcome = context.desk.handle(mine, case_id, seen)
    assert isinstance(outcome, Clashing)
    return case_id, outcome, mine


@pytest.mark.parametrize("name", list(PAIRS))
def test_a_clash_is_named_in_words(house: RealHouse, context_for: ContextFor, name: str) -> None:
    context, pair = context_for("chen"), PAIRS[name]
    _, clashing, _ = clash(house, context, pair)
    rows = lines(context, clashing.case, clashing.fields)
    assert tuple(row.name for row in rows) == pair.names
    assert (rows[0].mine, rows[0].theirs) == pair.shown


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    shown(made)
    return made


def settle_with(
    host: QWidget, context: Context, clashing: Clashing, mine: Command, *keys: tuple[Qt.Key, Qt.KeyboardModifier]
) -> Settled | None:
    def press(dialog: QDialog) -> None:
        for key, modifier in keys:
            target = cast("QWidget | None", dialog.focusWidget())
            QTest.keyClick(target if target is not None else dialog, key, modifier)

    timer = when_open("merge", press)
    settled = ask(host, context, clashing, mine)
    assert not timer.isActive()
    return settled


ENTER = (Qt.Key.Key_Return, CTRL)


@pytest.mark.parametrize("name", list(PAIRS))
@pytest.mark.parametrize("choice", [Qt.Key.Key_1, Qt.Key.Key_2], ids=["mine", "theirs"])
def test_what_is_chosen_is_what_the_case_says_after(
    house: RealHouse, context_for: ContextFor, host: QWidget, name: str, choice: Qt.Key
) -> None:
    context, pair = context_for("chen"), PAIRS[name]
    case_id, clashing, mine = clash(house, context, pair)
    keys = [(choice, ALT)]
    for _ in range(max(0, len(pair.names) - 1)):
        keys += [(Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier), (choice, ALT)]
    before = context.desk.case(case_id)
    settled = settle_with(host, context, clashing, mine, *keys, ENTER)
    assert settled is not None
    outcome = context.desk.handle(settled.command, case_id, settled.seen)
    assert isinstance(outcome, Done)
    wanted = house.office.desk(house.people["chen"])
    if choice == Qt.Key.Key_2:
        assert outcome.nothing_new
        assert context.desk.case(case_id).version == before.version
    else:
        assert not outcome.nothing_new
        assert (
            wanted.handle(mine, case_id, outcome.case.version).case.version == outcome.case.version
        )  # it says so already


def test_both_together_can_be_written(house: RealHouse, context_for: ContextFor, host: QWidget) -> None:
    context = context_for("chen")
    case_id, clashing, mine = clash(house, context, PAIRS["words"])
    settled = settle_with(
        host,
        context,
        clashing,
        mine,
        (Qt.Key.Key_3, ALT),
        (Qt.Key.Key_End, CTRL),
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
        ENTER,
    )
    assert settled is not None
    context.desk.handle(settled.command, case_id, settled.seen)
    assert context.desk.case(case_id).intake.wanted == LONG + "；周六再看；退 ¥30x"


def test_escape_keeps_the_draft(house: RealHouse, context_for: ContextFor, host: QWidget) -> None:
    context = context_for("chen")
    _, clashing, mine = clash(house, context, PAIRS["words"])
    assert settle_with(host, context, clashing, mine, (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)) is None


def test_a_third_change_is_asked_again(house: RealHouse, context_for: ContextFor, host: QWidget) -> None:
    context = context_for("chen")
    case_id, clashing, mine = clash(house, context, PAIRS["words"])
    settled = settle_with(host, context, clashing, mine, (Qt.Key.Key_1, ALT), ENTER)
    assert settled is not None
    house.do("li", wants("something else"), case_id)
    assert isinstance(context.desk.handle(settled.command, case_id, settled.seen), Clashing)
    # With `over` on the old version the third change would be lost: the reason why `seen` is given.
    assert isinstance(context.desk.handle(settled.command, case_id, 1, over=settled.over), Done)


def test_fields_that_do_not_clash_are_counted_and_kept(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, host: QWidget, settle: Settle
) -> None:
    context = context_for("chen")
    case_id = house.receive()
    house.do("li", AmendIntake((("place", Words("1211")), ("ref", Words("R-7")))), case_id)
    mine = AmendIntake((("place", Words("1210")), ("phone", Words("139")), ("kind", Words("guest"))))
    clashing = context.desk.handle(mine, case_id, 1)
    assert isinstance(clashing, Clashing)
    dialog = MergeDialog(host, context, clashing, mine, lines(context, clashing.case, clashing.fields))
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    rest = dialog.findChild(QWidget, "merge_rest")
    assert rest is not None
    assert "only you changed: 2" in str(rest.property("text"))
    assert "李强 changed this case" in dialog.accessibleName()
    assert dialog.choices() == ["mine"]
    settled = dialog.settled()
    assert settled is not None
    context.desk.handle(settled.command, case_id, settled.seen)
    intake = context.desk.case(case_id).intake
    assert (intake.place, intake.phone, intake.kind, intake.ref) == ("1210", "139", "guest", "R-7")
    dialog.reject()


def test_an_exact_command_is_never_merged(house: RealHouse, context_for: ContextFor, host: QWidget) -> None:
    context = context_for("chen")
    case_id = house.receive()
    house.do("li", wants("x"), case_id)
    mine = WithdrawCase(Words("no more"))
    clashing = context.desk.handle(mine, case_id, 1)
    assert isinstance(clashing, Clashing)
    assert ask(host, context, clashing, mine) is None
    assert "colleague changed this case" in str(went(context)[-1][1])


def test_arrows_move_between_fields_and_values(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, host: QWidget, settle: Settle
) -> None:
    context = context_for("chen")
    _, clashing, mine = clash(house, context, PAIRS["answers"])
    dialog = MergeDialog(host, context, clashing, mine, lines(context, clashing.case, clashing.fields))
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    assert focused(dialog) == "mine_0"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        target = dialog.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
    assert dialog.choices() == ["theirs", "theirs"]
    assert focused(dialog) == "theirs_1"
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped(
    qtbot: QtBot,
    house: RealHouse,
    context_for: ContextFor,
    host: QWidget,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
) -> None:
    app_theme(DARK if language == "zh" else LIGHT, language)
    context = context_for("chen", language)
    _, clashing, mine = clash(house, context, PAIRS["words"])
    dialog = MergeDialog(host, context, clashing, mine, lines(context, clashing.case, clashing.fields))
    qtbot.addWidget(dialog)
    dialog.open()
    settle()
    assert clipped(dialog) == []
    dialog.reject()


def test_a_first_joint_text() -> None:
    assert combined("a", "a; b", "a; c") == "a; c; b"
    assert combined("道歉", "道歉；退款", "道歉；换人") == "道歉；换人；退款"
    assert combined("", "left", "right") == "right; left"
    assert combined("Sorry", "Sorry; the ¥30 back", "Sorry; this Saturday") == "Sorry; this Saturday; the ¥30 back"
    assert combined("", "Nursery", "Nurse") == "Nurse; Nursery"
    assert combined("room 1", "room 1208", "room 1210") == "room 1210; 1208"
    assert combined("old", "new one", "other") == "new one\nother"
    assert combined("old", "new with other", "other") == "new with other"

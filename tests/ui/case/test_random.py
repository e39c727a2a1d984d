"""Anything a restless person may do, in any order, with colleagues at work: no exception, nothing impossible in the log."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import SaveStep
from desktop.domain.case.lawful import lawful
from desktop.domain.case.remedy import Approve
from desktop.domain.case.state import Case, advance
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from desktop.usecases.changes import Changes
from tests.ui.case.hands import CTRL, Hands, sit_down
from tests.ui.case.house import CaseHouse
from tests.ui.conftest import AppTheme
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.fixtures import ContextFor, Settle

W = TypeVar("W", bound=QWidget)
LONG = os.environ.get("AMENDS_FAULTS") == "1"
# Many walks, each through a case of its own: no real case has fifty thousand acts, and each costs more than the last.
SEEDS = range(1, 51 if LONG else 3)
ACTIONS = 2_000 if LONG else 300
WORDS = (
    "Nobody came.", "两小时没人来", "<b>loud</b>", "290", "tonight 23:50", "明天10点 送早餐", "𠮷😀", "a" * 60, "{who}", "\u202eevil", "calm down",
    "这不是什么大问题", "",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F9, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace,
)  # fmt: skip
CHORDS = (Qt.Key.Key_Return, Qt.Key.Key_J, Qt.Key.Key_0, Qt.Key.Key_Z, Qt.Key.Key_Period)
# These open dialogs of the system, which no offscreen hand can close.
NOT_PRESSED = ("evidence_",)


@dataclass
class Restless:
    """One person and what may come to mind."""

    hands: Hands
    house: CaseHouse
    dice: random.Random
    theme: AppTheme

    def act(self) -> None:
        """One thing at random."""
        weights = (30, 25, 12, 10, 6, 4, 4, 3, 2, 0.2)
        acts: tuple[Callable[[], None], ...] = (
            self.press, self.write, self.key, self.chord, self.next, self.walk, self.colleague, self.wait, self.choose, self.switch,
        )  # fmt: skip
        self.dice.choices(acts, weights)[0]()

    def press(self) -> None:
        found = [one for one in self._seen(QAbstractButton) if not one.objectName().startswith(NOT_PRESSED)]
        if found:
            self.dice.choice(found).click()

    def write(self) -> None:
        found = [one for one in self._seen(QWidget) if isinstance(one, QLineEdit | QTextEdit)]
        if not found:
            return
        field, words = self.dice.choice(found), self.dice.choice(WORDS)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.insert(words)
            field.textEdited.emit(field.text())
        else:
            field.insertPlainText(words)

    def key(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.hands.page, self.dice.choice(KEYS))

    def chord(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.hands.page, self.dice.choice(CHORDS), CTRL)

    def next(self) -> None:
        self.hands.page.foot.next.click()

    def walk(self) -> None:
        self.hands.page.line.step_chosen.emit(self.dice.randint(1, 6))

    def colleague(self) -> None:
        desk = self.house.office.desk(self.house.people["wang"])
        case = desk.case(self.hands.case_id)
        asked = [key for key, one in case.remedy.options.items() if one.approval == "asked"]
        command = Approve(asked[0]) if asked else SaveStep(2, (("apology", Words(self.dice.choice(WORDS))),))
        desk.do(command, self.hands.case_id)
        self.hands.context.hub.announce(Changes(frozenset({self.hands.case_id})))

    def wait(self) -> None:
        self.house.time.pass_by(self.dice.choice((0.5, 5, 70)))
        self.hands.page.tick()
        if self.hands.page.guide is not None:
            self.hands.page.guide.save()

    def choose(self) -> None:
        found = self._seen(QComboBox)
        if found:
            box = self.dice.choice(found)
            box.setCurrentIndex(self.dice.randrange(-1, box.count()))
            box.activated.emit(box.currentIndex())

    def switch(self) -> None:
        language = self.dice.choice(("en", "zh"))
        self.hands.context.language = language  # type: ignore[assignment]  # one of both
        self.theme(LIGHT, language)  # type: ignore[arg-type]  # one of both

    def _seen(self, kind: type[W]) -> list[W]:
        """What can be reached of a kind: in the dialog on top, else on the page."""
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
        root: QWidget = dialogs[-1] if dialogs else self.hands.page
        return [one for one in root.findChildren(kind) if one.isVisible() and one.isEnabled()]


def close_what_is_modal() -> None:
    """Menus and merge dialogs wait for a person; here they get one who changes their mind."""
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu) or popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog) and modal.objectName() == "merge":
        modal.accept() if random.random() < 0.5 else modal.reject()  # noqa: S311 - which of both does not matter


def is_lawful(hands: Hands) -> bool:
    """Replay the log event by event; an unlawful one raises."""
    case = Case(hands.case_id)
    for entry in hands.context.desk.view(hands.case_id).entries:
        lawful(case, entry.events, entry.stamp)
        case = advance(case, entry.events, entry.stamp)
    return case == hands.case


# The offscreen screen cannot do these for a menu; it is no warning about us.
@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise|propagateSizeHints)")
@pytest.mark.parametrize("seed", SEEDS)
def test_a_restless_person_breaks_nothing(
    qtbot: QtBot,
    house: CaseHouse,
    context_for: ContextFor,
    settle: Settle,
    executor: ManualExecutor,
    app_theme: AppTheme,
    seed: int,
) -> None:
    hands = sit_down(context_for("chen"), house.receive(channel="on-site"), settle)
    qtbot.addWidget(hands.page)
    restless = Restless(hands, house, random.Random(seed), app_theme)  # noqa: S311 - the same walk every time
    closer = QTimer()
    closer.setInterval(3)
    closer.timeout.connect(close_what_is_modal)
    closer.start()
    for number in range(ACTIONS):
        restless.act()
        executor.drain()
        if number % 20 == 0:
            dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
            for one in dialogs:
                one.reject()
            QApplication.processEvents()
        if number % 250 == 249:
            _begin_another(hands, house, settle)
    closer.stop()
    settle()
    assert is_lawful(hands)


def _begin_another(hands: Hands, house: CaseHouse, settle: Settle) -> None:
    """Case after case in the same window; each log must be lawful."""
    assert is_lawful(hands)
    other: UUID = house.receive(channel="on-site")
    house.to_step(other, len(house.office.drafts.all("chen")) % 6)
    hands.page.show_case(other)
    settle()
    # Without a running loop Qt keeps the pages of the case before.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    hands.case_id = other

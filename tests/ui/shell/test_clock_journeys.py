"""Time and people, walked through the whole window: tries used up, more time, a promise from each step, urging, nobody to tell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import BeginStep
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.promises import Make
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.ui.case.promise_dialog import PromiseDialog
from desktop.ui.case.reason_dialog import ReasonDialog
from desktop.ui.context import Face
from desktop.ui.jobs import Jobs
from desktop.ui.record.clock_rows import ClockRows
from desktop.ui.screens import clipped
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.places import CaseAt, Inbox
from desktop.ui.shell.settings import LookChoice
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.ui.theme import Language
from desktop.ui.together.attempt_dialog import AttemptDialog
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.ui.widgets.segments import Segments
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.fixtures import house
from tests.ui.record.real_office import MINUTE, PASSWORD, RealHouse

__all__ = ["house"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HOUR = 60
Dressed = tuple[Language, LookChoice, tuple[int, int]]
DRESSES: tuple[Dressed, ...] = (
    ("zh", "light", (1280, 720)), ("en", "dark", (1280, 720)), ("zh", "dark", (1600, 1000)), ("en", "light", (1600, 1000)),
)  # fmt: skip


class Walk:
    """The window over a house whose clock the test moves; whatever is shown on the way must not be clipped."""

    def __init__(self, window: MainWindow, house: RealHouse, executor: ManualExecutor) -> None:
        self.window, self.house, self._executor = window, house, executor
        self.cut: list[str] = []

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def settle(self) -> None:
        for _ in range(6):
            self._executor.drain()
            QApplication.processEvents()

    def look(self) -> None:
        self.settle()
        self.cut += [line for top in QApplication.topLevelWidgets() if top.isVisible() for line in clipped(top)]

    def enter(self, person: str) -> Workplace:
        if self.window.workplace is not None:
            self.window.lock()
        self.window.sign_in.faces.choose("")
        self.window.sign_in.login.edit.setText(person)
        self.window.sign_in.password.edit.setText(PASSWORD)
        self.window.sign_in.enter.click()
        self.settle()
        assert self.place.context.person.id == person
        return self.place

    def open(self, case_id: UUID, face: Face = "guide") -> None:
        self.place.open_case(case_id, face)
        self.look()

    def menu(self) -> dict[str, Callable[[], None]]:
        """What the menu of the open case offers, and every menu in it."""
        acts = self.place.pages.case.acts
        assert acts is not None
        menu = acts.menu(lambda: None, lambda: None)
        actions = [
            action
            for one in (menu, *menu.findChildren(QMenu))
            for action in one.actions()
            if not isinstance(action.menu(), QMenu)
        ]
        return {one.text().partition("\t")[0].replace("&&", "&"): one.trigger for one in actions}

    def choose(self, words: str) -> None:
        self.menu()[words]()
        self.look()

    def dialog(self) -> QDialog:
        found = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]

    def none_open(self) -> bool:
        return not [one for one in self.window.findChildren(QDialog) if one.isVisible()]

    def say(self, zh: str, en: str) -> str:
        return zh if self.place.context.language == "zh" else en


WalkIn = Callable[[Dressed], Walk]


@pytest.fixture
def walk(qapp: QApplication, qtbot: QtBot, house: RealHouse, jobs: Jobs, executor: ManualExecutor) -> Iterator[WalkIn]:
    made: list[Walk] = []

    def begun(dressed: Dressed) -> Walk:
        language, look, size = dressed
        window = MainWindow(lambda: house.office, jobs, Appearance(qapp, language, look))
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        window.begin()
        made.append(Walk(window, house, executor))
        made[-1].settle()
        return made[-1]

    yield begun
    for one in made:
        one.window.forget_person()
        one.window.appearance.wear("en", "light")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(segments: Segments, value: str) -> None:
    next(one for one in segments.buttons() if one.value == value).click()


def log_in_vain(walked: Walk) -> AttemptDialog:
    walked.choose(walked.say("记一次联系", "Log a try to reach them"))
    dialog = walked.dialog()
    assert isinstance(dialog, AttemptDialog)
    press(dialog.medium, "phone")
    press(dialog.reached, "no")
    dialog.text.set_words(walked.say("一直关机", "switched off"))
    dialog.send.click()
    walked.look()
    return dialog


@pytest.mark.parametrize("dressed", DRESSES, ids=[f"{a}-{b}-{c[0]}" for a, b, c in DRESSES])
def test_tries_used_up_more_time_granted_both_times_shown(walk: WalkIn, house: RealHouse, dressed: Dressed) -> None:
    case_id = house.receive("li", channel="phone")
    walked = walk(dressed)
    walked.enter("li")
    walked.open(case_id)
    say = walked.say
    assert say("申请延期", "Apply for more time") not in walked.menu()
    walked.choose(say("记一次联系", "Log a try to reach them"))
    empty = walked.dialog()
    assert isinstance(empty, AttemptDialog)
    empty.send.click()
    assert empty.banner.words() == say("写明用什么方式联系的。", "Say how it was tried.")
    empty.reject()
    _use_up(walked, house, case_id)
    first = house.office.rulebook.due(house.office.desk(house.people["li"]).case(case_id)).at
    _grant(walked, case_id)
    _see_both_times(walked, house, first)
    assert walked.cut == []


def _use_up(walked: Walk, house: RealHouse, case_id: UUID) -> None:
    """Try as often as the level allows, and apply for more time from there."""
    say = walked.say
    cap = house.office.rulebook.rules_for(house.office.desk(house.people["li"]).case(case_id), "", 0).attempts[
        "dissatisfied"
    ]
    assert cap == 2
    for _ in range(cap):
        house.time.pass_by(1)
        log_in_vain(walked)
        assert walked.none_open()
    tries = house.office.desk(house.people["li"]).case(case_id).contacts.attempts.values()
    assert [(one.reached, bool(one.text)) for one in tries] == [(False, True)] * cap
    walked.choose(say("记一次联系", "Log a try to reach them"))
    full = walked.dialog()
    assert isinstance(full, AttemptDialog)
    assert full.escalate.isVisible()
    assert full.delay.isVisible()
    assert full.banner.words() == say(
        "这一级别的次数已用完，下一步由主管决定。",
        "Every try of this level is used up: a supervisor decides what comes next.",
    )
    press(full.medium, "phone")
    press(full.reached, "no")
    full.send.click()
    walked.look()
    assert full.isVisible()
    full.delay.click()
    walked.look()
    asked = walked.dialog()
    assert isinstance(asked, MomentDialog)
    asked.when.set_words(say("2小时后", "in 2 hours"))
    asked.text.set_words("关机")
    asked.send.click()
    walked.look()
    assert walked.none_open()


def _grant(walked: Walk, case_id: UUID) -> None:
    """The general manager is told, and grants it on the record."""
    say, place = walked.say, walked.enter("gao")
    place.bellman.look()
    walked.settle()
    place.open_messages()
    walked.look()
    rows = place.pages.inbox.list.timeline
    assert any(
        "延期" in rows.row_at(at).title or "more time" in rows.row_at(at).title.lower() for at in range(rows.rowCount())
    )
    walked.open(case_id, "record")
    walked.choose(say("准予延期", "Grant more time"))
    granted = walked.dialog()
    assert isinstance(granted, MomentDialog)
    granted.send.click()
    walked.look()


def _see_both_times(walked: Walk, house: RealHouse, first: int | None) -> None:
    place = walked.place
    shown = walked.window.findChild(ClockRows, "clock_rows")
    assert isinstance(shown, ClockRows)
    face = next(one for one in shown.faces() if one.deadline is not None and one.deadline.rule == "first-phone")
    clock = face.deadline
    assert clock is not None
    assert first is not None
    assert clock.due is not None
    assert clock.due > first
    told = place.context.clock
    assert told(clock.due) in face.until
    assert told(first) in face.until
    reasons = " ".join(house.office.contents.why(clock, place.context.language))
    assert told(clock.due) in reasons
    assert told(first) in reasons


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_used_up_tries_lead_to_a_supervisor(walk: WalkIn, house: RealHouse, dressed: Dressed) -> None:
    case_id = house.receive("li", channel="phone")
    walked = walk(dressed)
    walked.enter("li")
    walked.open(case_id)
    for _ in range(2):
        house.time.pass_by(1)
        log_in_vain(walked)
    walked.choose(walked.say("记一次联系", "Log a try to reach them"))
    full = walked.dialog()
    assert isinstance(full, AttemptDialog)
    full.escalate.click()
    walked.look()
    found = walked.dialog()
    assert isinstance(found, ReasonDialog)
    found.sent.emit("wang", "Tried twice")
    walked.look()
    assert house.office.desk(house.people["li"]).case(case_id).handling.escalations[-1].to == "wang"
    place = walked.enter("wang")
    place.bellman.look()
    walked.look()
    assert house.office.messages.unread(house.people["wang"]) > 0
    assert walked.cut == []


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_a_promise_is_one_key_away_in_every_step_and_on_the_record(
    walk: WalkIn, house: RealHouse, dressed: Dressed
) -> None:
    case_id = house.receive("li", channel="phone")
    walked = walk(dressed)
    walked.enter("li")
    for step in range(1, 7):
        house.do("li", BeginStep(step), case_id)
        walked.place.open_case(case_id, "guide", f"step-{step}")
        walked.look()
        before = len(house.office.desk(house.people["li"]).case(case_id).promises.all)
        _promise_key(walked)
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit), step
        # Deciding and following up have the line on their page; the other steps show it over theirs.
        assert walked.none_open() is (step in {5, 6})
        line.setText(walked.say("我们回电给您，30分钟后", "We call you back, in 30 min"))
        line.textEdited.emit(line.text())
        line.returnPressed.emit()
        walked.look()
        assert len(house.office.desk(house.people["li"]).case(case_id).promises.all) == before + 1, step
        assert walked.none_open()
    walked.open(case_id, "record")
    _promise_key(walked)
    assert isinstance(walked.dialog(), PromiseDialog)
    walked.dialog().reject()
    walked.place.open_place("promises")
    walked.look()
    assert walked.place.place == Inbox("promises")
    assert walked.place.pages.inbox.list.timeline.rowCount() == 6
    assert walked.cut == []


def _promise_key(walked: Walk) -> None:
    walked.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or walked.window, Qt.Key.Key_P, CTRL | SHIFT)
    walked.look()


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_a_silent_case_is_urged_and_its_holder_hears_of_it_once(
    walk: WalkIn, house: RealHouse, dressed: Dressed
) -> None:
    case_id = house.receive("chen", channel="phone")
    house.do("chen", BeginStep(1), case_id)
    walked = walk(dressed)
    walked.enter("li")
    walked.open(case_id)
    urge = walked.say("催办", "Urge")
    assert urge not in walked.menu()
    house.time.pass_by(24 * HOUR + 1)
    walked.open(case_id)
    walked.choose(urge)
    dialog = walked.dialog()
    assert isinstance(dialog, MomentDialog)
    dialog.send.click()
    walked.look()
    assert walked.none_open()
    assert urge not in walked.menu()
    house.time.pass_by(1)
    place = walked.enter("chen")
    place.bellman.look()
    walked.settle()
    place.open_messages()
    walked.look()
    rows = place.pages.inbox.list.timeline
    urged = [at for at in range(rows.rowCount()) if urge[:2] in rows.row_at(at).title]
    assert len(urged) == 1
    place.pages.inbox.list.activated.emit(rows.index(urged[0], 0))
    walked.look()
    assert isinstance(place.place, CaseAt)
    assert walked.cut == []


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_where_nobody_fills_the_role_every_page_is_red_until_somebody_takes_charge(
    walk: WalkIn, house: RealHouse, dressed: Dressed
) -> None:
    case_id = house.receive("li", channel="phone")
    house.do("li", SetLevel("crisis", Words("danger")), case_id)
    for account in house.office.accounts.all():
        if account.person.role in {Role.SUPERVISOR, Role.GENERAL_MANAGER}:
            house.office.accounts.change(replace(account.person, active=False))
    walked = walk(dressed)
    place = walked.enter("li")
    place.bellman.look()
    walked.settle()
    assert not place.frame.alarm.isVisible()
    house.time.now += 40 * MINUTE
    place.bellman.look()
    walked.look()
    number = house.office.desk(house.people["li"]).case(case_id).number
    assert place.frame.alarm.isVisible()
    assert number in place.frame.alarm.words()
    walked.open(case_id)
    assert place.frame.alarm.isVisible()
    place.open_place("policy")
    walked.look()
    assert place.frame.alarm.isVisible()
    place.frame.alarm.action_asked.emit()
    walked.look()
    place.pages.inbox.unheard.action_asked.emit()
    place.bellman.look()
    walked.look()
    assert not place.frame.alarm.isVisible()
    assert walked.cut == []


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_an_order_goes_through_the_house_and_its_clocks_with_it(
    walk: WalkIn, house: RealHouse, dressed: Dressed
) -> None:
    """S-03 in the window: opened, handed in, taken, agreed and handed back from the menu; K-01 and K-02 run meanwhile."""
    case_id = house.receive("li", channel="phone")
    walked = walk(dressed)
    walked.enter("li")
    walked.open(case_id)
    _order(walked, walked.say("开协调工作单", "Open a coordination order"))
    rules = {one.rule for one in house.office.desk(house.people["li"]).view(case_id).deadlines if one.runs}
    assert "order-submit" in rules
    _order(walked, walked.say("提交工作单", "Hand the order in"), "空调漏水")
    _order(walked, walked.say("签收工作单", "Take the order"))
    _order(walked, walked.say("已与客户谈妥", "Agreed with the customer"), "换房", "客人同意")
    _order(walked, walked.say("交回处理结果", "Hand the result back"), "已换房")
    view = house.office.desk(house.people["li"]).view(case_id)
    assert next(iter(view.case.ordering.all.values())).returned.at
    assert {one.rule for one in view.deadlines if one.runs} >= {"call-back", "second-talk"}
    walked.open(case_id, "record")
    assert walked.cut == []


def _order(walked: Walk, act: str, text: str = "", more: str = "") -> None:
    walked.choose(act)
    dialog = walked.dialog()
    assert isinstance(dialog, MomentDialog)
    dialog.text.set_words(text)
    dialog.more.set_words(more)
    dialog.send.click()
    walked.look()
    assert walked.none_open(), dialog.banner.words()


@pytest.mark.parametrize("dressed", DRESSES[:2], ids=["zh", "en"])
def test_what_the_rules_require_is_said_before_anybody_is_refused(
    walk: WalkIn, house: RealHouse, dressed: Dressed
) -> None:
    case_id = house.receive("li", channel="phone")
    house.do("li", Flag("complex", Words("牵涉三个部门")), case_id)
    walked = walk(dressed)
    walked.enter("li")
    walked.open(case_id)
    notices = walked.place.pages.case.notices
    assert walked.say("下次联系时间", "Next contact") in notices.words()
    notices.banner.action_asked.emit()
    walked.look()
    assert isinstance(walked.dialog(), PromiseDialog)
    walked.dialog().reject()
    house.do("li", Make(house.office.ids(), Words("明天回电"), house.time.now + 24 * HOUR * MINUTE), case_id)
    walked.open(case_id)
    assert walked.say("下次联系时间", "Next contact") not in notices.words()
    assert walked.cut == []


def test_an_inspector_is_not_led_into_a_complaint_that_would_be_refused(walk: WalkIn, house: RealHouse) -> None:
    walked, inspector = walk(DRESSES[1]), Person("fang", "方正", Role.AUDITOR)
    house.office.accounts.add(inspector, house.office.door.hashed(PASSWORD), house.time.now)
    house.people["fang"] = inspector
    place = walked.enter("fang")
    assert not place.frame.top.new.isVisibleTo(place.frame)
    before = place.place
    place.new_complaint()
    walked.look()
    assert place.place == before
    colleague = walked.enter("li")
    assert colleague.frame.top.new.isVisibleTo(colleague.frame)

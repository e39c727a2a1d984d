"""The message centre by keyboard, the bell that counts, the notice without names, and the red word where nobody can be found."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import Claim
from desktop.domain.case.measures import FinishMeasure, JudgeMeasure, PlanMeasure
from desktop.domain.case.promises import Make
from desktop.domain.case.urging import AskHelp, DeclineTransfer, OfferTransfer
from desktop.domain.policy.instants import zone_named
from desktop.domain.policy.reading import HAN
from desktop.domain.wording.words import Words
from desktop.ui.inbox.bellman import SOON, Bellman, Rung
from desktop.ui.inbox.page import TABS, InboxPage
from desktop.ui.inbox.tray import MOST, TrayNotice
from desktop.ui.jobs import Jobs
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.usecases import reporting, signing_figures
from desktop.usecases.messages import AT_ONCE
from desktop.usecases.periods import period_with
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import MINUTE, PASSWORD, RealHouse

Show = Callable[..., InboxPage]


@pytest.fixture
def show(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Show:
    def made(person: str, tab: str = "messages", language: Language = "en") -> InboxPage:
        page = InboxPage(context_for(person, language))
        qtbot.addWidget(page)
        page.resize(1220, 666)
        page.show()
        page.activateWindow()
        page.show_tab(tab)
        settle()
        return page

    return made


def rows(page: InboxPage) -> list[str]:
    model = page.list.timeline
    return [model.row_at(number).title for number in range(model.rowCount())]


def test_a_message_opens_its_case_and_shows_when_it_was_read(show: Show, settle: Settle, house: RealHouse) -> None:
    house.office.messages.tick()
    case_id = house.receive("li")
    house.do("li", OfferTransfer("chen", Words("交班")), case_id)
    house.office.messages.tick()
    page = show("chen")
    assert rows(page) == ["● Case offered to you"]
    assert focused(page) == "inbox_list"
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert went(page.context) == [("case", case_id, "guide", "")]
    house.time.pass_by(3)
    house.office.messages.read_case(house.people["chen"], case_id)
    page.reload()
    settle()
    assert rows(page) == ["Case offered to you"]
    assert "read 23:" in page.list.timeline.row_at(0).detail
    assert not page.all_read.isVisible()


def test_what_somebody_else_answered_waits_no_more(show: Show, house: RealHouse) -> None:
    """The general manager found a dozen questions there that others had answered long ago."""
    house.office.messages.tick()
    case_id = house.receive("li")
    house.do("li", OfferTransfer("chen", Words("交班")), case_id)
    house.office.messages.tick()
    house.time.pass_by(3)
    house.do("chen", DeclineTransfer(Words("今天休息")), case_id)
    assert house.office.messages.unread(house.people["chen"]) == 1
    page = show("chen")
    assert rows(page) == ["Case offered to you"]
    assert "settled by 陈静, 23:" in page.list.timeline.row_at(0).detail
    assert house.office.messages.unread(house.people["chen"]) == 0


def test_all_can_be_marked_as_read(show: Show, settle: Settle, house: RealHouse) -> None:
    house.office.messages.tick()
    for _ in range(3):
        house.do("li", OfferTransfer("chen", Words("交班")), house.receive("li"))
    house.office.messages.tick()
    page = show("chen")
    assert len(rows(page)) == 3
    page.all_read.click()
    settle()
    assert house.office.messages.unread(house.people["chen"]) == 0
    assert all(not title.startswith("●") for title in rows(page))


def test_promises_today_and_waiting_for_others_are_listed_by_time(show: Show, house: RealHouse) -> None:
    case_id, now = house.receive("li"), house.time.now
    house.do("li", Make(house.office.ids(), Words("十分钟后回电"), now + 10 * MINUTE), case_id)
    house.do("li", Make(house.office.ids(), Words("后天再说"), now + 48 * 60 * MINUTE), case_id)
    house.do("li", AskHelp(house.office.ids(), "engineering", Words("查空调"), now + 30 * MINUTE), case_id)
    page = show("li", "promises")
    assert rows(page) == ["十分钟后回电"]
    assert page.list.timeline.row_at(0).tone == "soon"
    waiting = show("li", "waiting")
    assert rows(waiting) == ["查空调"]
    assert "Engineering" in waiting.list.timeline.row_at(0).detail


@pytest.mark.parametrize("tab", TABS)
def test_an_empty_list_says_why(tab: str, show: Show) -> None:
    page = show("li", tab)
    assert rows(page) == []
    assert page.empty.isVisible()
    assert page.empty.accessibleName()


def test_where_nobody_can_be_told_somebody_takes_charge(show: Show, settle: Settle, house: RealHouse) -> None:
    for person in ("wang", "shen", "gao"):
        house.office.accounts.change(replace(house.people[person], active=False))
    house.office.messages.tick()
    case_id = house.receive("li", channel="phone")
    house.time.pass_by(40)
    house.office.messages.tick()
    page = show("li")
    assert page.unheard.isVisible()
    number = house.office.desk(house.people["li"]).case(case_id).number
    assert number in page.unheard.words()
    page.unheard.action_asked.emit()
    settle()
    assert not page.unheard.isVisible()
    assert house.office.inbox.unheard() == ()


def test_a_list_that_cannot_be_read_says_so_and_stays(show: Show, settle: Settle, house: RealHouse) -> None:
    house.office.messages.tick()
    house.do("li", OfferTransfer("chen", Words("交班")), house.receive("li"))
    house.office.messages.tick()
    page = show("chen")
    house.database.close()
    page.reload()
    settle()
    assert page.trouble.isVisible()
    assert len(rows(page)) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_both_languages_fit(
    language: Language, show: Show, house: RealHouse, settle: Settle, app_theme: AppTheme
) -> None:
    app_theme(DARK if language == "en" else LIGHT, language)
    house.office.messages.tick()
    house.receive("li", channel="phone")
    house.time.pass_by(40)
    house.office.messages.tick()
    page = show("gao", "messages", language)
    assert rows(page)
    assert clipped(page) == []
    assert bool(HAN.search(rows(page)[0])) is (language == "zh")
    for tab in TABS:
        page.show_tab(tab)
        settle()
        assert clipped(page) == []


# ── the bell ─────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def bell(house: RealHouse, jobs: Jobs, settle: Settle) -> tuple[Bellman, list[Rung], QObject]:
    parent, heard = QObject(), list[Rung]()
    made = Bellman(house.office, house.people["chen"], jobs, parent)
    made.timer.stop()
    made.rung.connect(heard.append)
    settle()
    heard.clear()
    return made, heard, parent


def test_the_bell_counts_at_once_and_is_silent_while_nothing_happens(
    bell: tuple[Bellman, list[Rung], QObject], house: RealHouse, settle: Settle
) -> None:
    ringer, heard, _ = bell
    for _ in range(5):
        ringer.look()
        settle()
    assert heard == []
    house.time.now += 10 * 60 * MINUTE  # the morning: no quiet hours
    case_id = house.receive("li")
    house.do("li", OfferTransfer("chen", Words("交班")), case_id)
    ringer.look()
    settle()
    assert [rung.unread for rung in heard] == [1]
    assert [one.message.kind for one in heard[0].notices] == ["transfer"]
    ringer.read_case(case_id)
    settle()
    assert heard[-1].unread == 0


def test_the_bell_reads_on_by_itself_where_much_came_at_once(
    bell: tuple[Bellman, list[Rung], QObject], house: RealHouse, settle: Settle, qtbot: QtBot
) -> None:
    ringer, heard, _ = bell
    house.time.now += 10 * 60 * MINUTE
    for _ in range(AT_ONCE // 2 + 5):
        house.do("li", OfferTransfer("chen", Words("交班")), house.receive("li"))
    ringer.look()
    settle()
    assert heard[-1].unread <= AT_ONCE // 2, "the control: one look does not read it all"
    for _ in range(2):
        qtbot.wait(2 * SOON)
        settle()
    assert heard[-1].unread == AT_ONCE // 2 + 5


def test_quiet_hours_count_but_do_not_disturb(
    bell: tuple[Bellman, list[Rung], QObject], house: RealHouse, settle: Settle
) -> None:
    ringer, heard, _ = bell
    house.do("li", OfferTransfer("chen", Words("交班")), house.receive("li"))  # at 23:05
    ringer.look()
    settle()
    assert (heard[-1].unread, heard[-1].notices) == (1, ())
    house.time.now += 7 * 60 * MINUTE
    ringer.look()
    settle()
    assert len(heard[-1].notices) == 1


def test_a_notice_names_no_guest(context_for: ContextFor, house: RealHouse) -> None:
    house.office.messages.tick()
    for _ in range(MOST + 2):
        house.do("li", OfferTransfer("chen", Words("交班")), house.receive("li"))
    house.office.messages.tick()
    told = house.office.inbox.page("chen", 10)
    parent = QObject()
    said = TrayNotice(context_for("chen"), parent).tell(told)
    assert said.count("\n") == MOST
    assert said.endswith("and 2 more")
    assert told[0].number in said
    guest = told[0].who
    assert guest
    assert guest not in said


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_line_explains_its_clock_in_place(show: Show, settle: Settle, house: RealHouse, language: Language) -> None:
    """Issue 3 §3: the chip of a message gives the trace and opens nothing; Ctrl+I does the same for the line at hand."""
    house.office.messages.tick()
    case_id = house.receive("li")
    house.do("li", Claim(), case_id)
    house.do("li", Make(house.office.ids(), Words("晚上回电"), house.time.now + 10 * MINUTE), case_id)
    house.time.pass_by(6)
    house.office.messages.tick()
    page = show("li", "messages", language)
    numbers = [number for number in range(page.list.timeline.rowCount()) if page.list.timeline.row_at(number).chip]
    assert numbers
    spot = page.list.chip_box(numbers[0])
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
    settle()
    assert went(page.context) == []
    assert page.why_popover.isVisible()
    assert page.why_popover.accessibleDescription()
    page.why_popover.close_it()
    page.list.setCurrentIndex(page.list.timeline.index(numbers[-1], 0))
    QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.why_popover.isVisible()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot.center() - QPoint(spot.left() - 100, 0))
    assert went(page.context) == [("case", case_id, "guide", "")]


def test_s44_the_promises_lead_to_the_sheet_of_the_shift(show: Show, settle: Settle) -> None:
    page = show("li", "promises", "en")
    assert page.hand_over.isVisible()
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert went(page.context)[-1] == ("preview", None, "shift")
    page.show_tab("messages")
    settle()
    assert not page.hand_over.isVisible()


def test_measures_of_all_cases_stand_most_overdue_first_and_lead_to_the_record(show: Show, house: RealHouse) -> None:
    desk_ids, day = house.office.ids, 24 * 60 * MINUTE

    def planned(text: str, days: int) -> tuple[UUID, UUID]:
        case_id, key = house.receive("li"), desk_ids()
        plan = PlanMeasure(key, Words("没人管"), Words(text), house.time.now + days * day, "li", "gao")
        house.do("gao", plan, case_id)
        return case_id, key

    planned("later", 9)
    overdue, (judged, key) = planned("overdue", 1)[0], planned("effective", 1)
    house.do("li", FinishMeasure(key, Words("已洗")), judged)
    unjudged, other = planned("finished", 2)
    house.do("li", FinishMeasure(other, Words("已洗")), unjudged)
    house.do("gao", JudgeMeasure(key, "effective", Words("没再响")), judged)
    house.time.pass_by(3 * 24 * 60)
    page = show("gao", "measures")
    assert rows(page) == ["overdue", "later", "finished"]
    number = house.office.desk(house.people["li"]).case(house.receive("li")).number
    page = show("gao", "measures")
    assert rows(page) == ["overdue", "later", "finished", "effective"]
    model = page.list.timeline
    assert [model.row_at(at).day for at in range(4)] == ["Overdue", "Under way", "To be judged", "Happened again"]
    assert "2 days overdue · 李强, seen to by 高远" in model.row_at(0).detail
    assert f"again: {number}" in model.row_at(3).detail
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert went(page.context) == [("case", overdue, "record", "measures")]
    assert clipped(page) == []


def test_without_measures_the_list_says_where_they_are_planned(show: Show) -> None:
    assert any("menu of a case" in one.text() for one in show("gao", "measures").empty.findChildren(QLabel))


# ── figures ──────────────────────────────────────────────────────────────────────────────────────
def test_figures_that_were_signed_are_told_and_opened(show: Show, house: RealHouse, settle: Settle) -> None:
    zone = zone_named(house.office.house.site("").zone)
    last = period_with("month", datetime.fromtimestamp(house.office.clock() / 1_000_000, zone).date()).before
    house.office.messages.tick()
    gao = house.people["gao"]
    signing_figures.sign(house.office, gao, reporting.count(house.office, last), PASSWORD)
    house.office.messages.tick()
    page = show("shen")
    row = page.list.timeline.row_at(0)
    assert row.title == "● Figures signed: October 2026"
    assert "from 高远" in row.detail
    page.list.activated.emit(page.list.timeline.index(0, 0))
    settle()
    assert ("figures", "2026-10") in went(page.context)
    assert page.list.timeline.row_at(0).title == "Figures signed: October 2026", "it is read now"


def test_figures_that_a_rule_wants_stand_over_the_messages_of_whoever_signs(
    show: Show, house: RealHouse, settle: Settle
) -> None:
    house.receive("li")
    house.time.pass_by(60 * 24 * 40)
    page = show("gao")
    assert page.figures.isVisible()
    assert page.figures.words().startswith(
        "Weekly report for Week 47 of 2026 (16 Nov – 22 Nov): it should have been signed by 23 Nov"
    )
    page.figures.action_asked.emit()
    assert ("figures", "2026-W47") in went(page.context)
    assert not show("chen").figures.isVisible(), "nobody else is asked"
    settle()

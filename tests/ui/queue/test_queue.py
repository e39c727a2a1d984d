"""The queue by keyboard and mouse: move, open, claim, put back, mark, narrow, sort; what it says when empty or broken."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.domain.case.handling import AddNote, Claim
from desktop.domain.case.intake import Open
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.queue.delegate import claim_box, take_over_box
from desktop.ui.queue.filter_chip import FilterChip
from desktop.ui.queue.model import HOLDER, ROW_ROLE, Shown
from desktop.ui.queue.page import QueuePage
from desktop.ui.shell.settings import Settings
from desktop.ui.theme import LIGHT, Language
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from desktop.usecases.outcomes import Done
from desktop.usecases.read_models import Sort, TicketRow, View
from tests.ui.conftest import AppTheme
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.queue.conftest import Queue, read
from tests.ui.record.real_office import Went

MINUTES = 5 * 60_000_000  # microseconds


def calls(page: QueuePage) -> list[tuple[object, ...]]:
    nav = page.context.nav
    assert isinstance(nav, Went)
    return nav.calls


def current(page: QueuePage) -> TicketRow:
    row = page.model.row_at(page.table.currentIndex().row())
    assert row is not None
    return row


def stand_on(page: QueuePage, wanted: TicketRow, executor: ManualExecutor) -> None:
    page.table.go_to(page.model.find(wanted.id))
    read(page, executor)


def unclaimed(page: QueuePage) -> TicketRow:
    return next(row for row in page.model.rows() if not row.holder)


def test_letters_and_arrows_move_and_the_pane_follows(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    assert QApplication.focusWidget() is page.table
    for key, row in ((Qt.Key.Key_J, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_K, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_K, 0)):
        QTest.keyClick(page.table, key)
        assert page.table.currentIndex().row() == row
    QTest.keyClick(page.table, Qt.Key.Key_End)
    read(page, executor)
    assert current(page) == page.model.rows()[-1]
    shown = page.pane.shown()
    assert shown is not None
    assert shown.row.id == current(page).id


def test_enter_opens_what_fits_the_person_and_the_case(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("shen", View.ALL)
    asked = next(row for row in page.model.rows() if row.status == "asked" and row.holder != "shen")
    closed = next(row for row in page.model.rows() if row.status == "closed")
    going = next(row for row in page.model.rows() if row.status == "open")
    for row in (asked, closed, going):
        stand_on(page, row, executor)
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert calls(page) == [("sign-off", asked.id), ("case", closed.id, "record", ""), ("case", going.id, "guide", "")]
    page.pane.open_button.click()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert calls(page)[3:] == [("case", going.id, "guide", "")] * 2


def test_claiming_and_taking_it_back(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen", View.UNCLAIMED)
    told: list[Changes] = []
    page.context.hub.subscribe(told.append)
    row = unclaimed(page)
    stand_on(page, row, executor)
    assert page.pane.open_button.words() == "Claim and open"
    QTest.keyClick(page.table, Qt.Key.Key_C)
    read(page, executor)
    assert page.context.desk.case(row.id).handling.holder == "chen"
    assert told == [Changes(frozenset({row.id}))]
    assert page.model.find(row.id) == -1
    kind, words, action, opens = calls(page)[0]
    assert (kind, words, opens) == ("undo", f"You hold {row.number} now", row.id)
    assert callable(action)
    action()
    read(page, executor)
    assert page.context.desk.case(row.id).handling.holder == ""
    assert page.model.find(row.id) >= 0
    assert calls(page)[1] == ("tell", "Taken back", "ok")


def test_putting_back_and_who_may_not(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen")
    mine = next(row for row in page.model.rows() if row.holder == "chen")
    other = next(row for row in page.model.rows() if row.holder == "li")
    stand_on(page, mine, executor)
    QTest.keyClick(page.table, Qt.Key.Key_R)
    read(page, executor)
    assert page.context.desk.case(mine.id).handling.holder == ""
    assert calls(page)[0][:2] == ("undo", f"{mine.number} is back in the queue")
    stand_on(page, other, executor)
    QTest.keyClick(page.table, Qt.Key.Key_R)
    read(page, executor)
    assert page.context.desk.case(other.id).handling.holder == "li"
    assert calls(page)[1] == (
        "tell",
        f"{other.number} · Li Qiang holds this case. That person or a supervisor can pass it on.",
        "soon",
    )


def test_marked_rows_are_claimed_together_and_a_faster_colleague_is_told(
    queue: Queue, office: Office, executor: ManualExecutor
) -> None:
    page = queue("chen", View.UNCLAIMED)
    rows = list(page.model.rows())
    assert len(rows) >= 2
    for at in range(len(rows)):
        page.table.go_to(at)
        QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.foot.count.text() == f"{len(rows)} marked"
    li = next(person for person in office.door.people() if person.id == "li")
    assert refusal_of(office.desk(li).do(Claim(), rows[0].id)) is None
    page.foot.claim.click()
    read(page, executor)
    holders = [page.context.desk.case(row.id).handling.holder for row in rows]
    assert holders == ["li", *["chen"] * (len(rows) - 1)]
    assert ("tell", f"{rows[0].number} · Li Qiang holds this case already.", "soon") in calls(page)
    assert page.model.marked() == ()
    assert not page.foot.count.isVisible()


def test_escape_takes_the_marks_off(queue: Queue) -> None:
    page = queue()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert len(page.model.marked()) == 1
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.marked() == ()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.model.marked() == ()


def test_the_offer_in_the_row_is_a_button(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen", View.UNCLAIMED)
    row = unclaimed(page)
    index = page.model.index(page.model.find(row.id), HOLDER)
    cell = page.table.visualRect(index)
    beside = cell.bottomRight() - QPoint(2, 2)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, beside)
    read(page, executor)
    assert page.context.desk.case(row.id).handling.holder == ""
    inside: QPointF = claim_box(QRectF(cell)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside.toPoint())
    read(page, executor)
    assert page.context.desk.case(row.id).handling.holder == "chen"


def test_a_claim_that_ended_offers_itself_in_row_menu_and_by_key(
    queue: Queue, executor: ManualExecutor, office: Office
) -> None:
    li = next(account.person for account in office.accounts.all() if account.person.id == "li")
    page = queue("chen")
    over = next(row for row in page.model.rows() if row.holder == "li" and page.model.is_over(row))
    running = next(row for row in page.model.rows() if row.holder == "li" and row.id != over.id)
    assert refusal_of(office.desk(li).do(AddNote(office.ids(), Words("asked again"), 1), running.id)) is None
    page.reload()
    read(page, executor)
    stand_on(page, running, executor)
    assert page.model.index(page.table.currentIndex().row(), HOLDER).data() == "Li Qiang"
    assert "Take over" not in [action.text() for action in page.pane.build_menu().actions()]
    QTest.keyClick(page.table, Qt.Key.Key_C)
    read(page, executor)
    words = str(calls(page)[-1][1])
    assert words.startswith(f"{running.number} · Li Qiang holds this case. If nothing is written by ")
    assert page.context.desk.case(running.id).handling.holder == "li"
    stand_on(page, over, executor)
    assert page.model.index(page.table.currentIndex().row(), HOLDER).data() == "Li Qiang, can be taken over"
    assert "Take over" in [action.text() for action in page.pane.build_menu().actions()]
    QTest.keyClick(page.table, Qt.Key.Key_C)
    read(page, executor)
    assert page.context.desk.case(over.id).handling.holder == "chen"
    assert calls(page)[-1] == ("tell", f"You hold {over.number} now; Li Qiang is told", "ok")


def test_the_offer_under_the_holder_is_a_button(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen")
    row = next(one for one in page.model.rows() if page.model.is_over(one))
    cell = QRectF(page.table.visualRect(page.model.index(page.model.find(row.id), HOLDER)))
    above, inside = cell.topLeft() + QPointF(50, 10), take_over_box(cell).center()
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for at, holder in ((above, row.holder), (inside, "chen")):
        QTest.mouseClick(page.table.viewport(), left, plain, at.toPoint())
        read(page, executor)
        assert page.context.desk.case(row.id).handling.holder == holder


def test_a_supervisor_takes_over_from_the_menu_at_any_time(
    queue: Queue, executor: ManualExecutor, office: Office
) -> None:
    li = next(account.person for account in office.accounts.all() if account.person.id == "li")
    page = queue("shen")
    row = next(one for one in page.model.rows() if one.holder == "li" and one.status == "open")
    assert refusal_of(office.desk(li).do(AddNote(office.ids(), Words("asked again"), 1), row.id)) is None
    page.reload()
    read(page, executor)
    stand_on(page, row, executor)
    assert not page.model.is_over(current(page))
    assert "Take over" in [action.text() for action in page.pane.build_menu().actions()]


def test_who_may_not_handle_is_not_offered_to(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("admin", View.UNCLAIMED)
    assert not page.context.person.may(May.HANDLE)
    row = unclaimed(page)
    stand_on(page, row, executor)
    assert page.pane.open_button.words() == "Open"
    assert [action.text() for action in page.pane.build_menu().actions()] == ["Open the record"]
    QTest.keyClick(page.table, Qt.Key.Key_C)
    read(page, executor)
    assert calls(page) == [("tell", f"{row.number} · Your role can read this record, not change it.", "soon")]


# ── narrowing and sorting ────────────────────────────────────────────────────────────────────────
def test_each_filter_narrows_and_its_cross_takes_it_back(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    whole = {row.id for row in page.model.rows()}
    rows = {row.id: row for row in page.model.rows()}
    now = page.context.office.clock()
    # One that falls due while this runs is overdue at one moment and not at the other.
    soon = {one for one, row in rows.items() if row.due.at is not None and 0 <= row.due.at - now < MINUTES}
    checks: tuple[tuple[FilterChip, str, Callable[[TicketRow], bool]], ...] = (
        (page.filters.level, "major", lambda row: row.level == "major"),
        (page.filters.step, "3", lambda row: row.step == 3),
        (page.filters.holder, "li", lambda row: row.holder == "li"),
        (page.filters.channel, "phone", lambda row: row.channel == "phone"),
        (
            page.filters.site,
            page.context.office.house.sites[1].id,
            lambda row: row.site == page.context.office.house.sites[1].id,
        ),
        (page.filters.due, "overdue", lambda row: row.due.at is not None and row.due.at < now),
    )
    for chip, value, fits in checks:
        chip.choose(value)
        read(page, executor)
        wanted = {one for one, row in rows.items() if fits(row)}
        falling = soon if chip is page.filters.due else set[UUID]()
        assert {row.id for row in page.model.rows()} - falling == wanted
        assert 0 < len(wanted) < len(whole)
        assert page.filters.clear_button.isVisible()
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        read(page, executor)
        assert {row.id for row in page.model.rows()} == whole


def test_a_room_is_typed(queue: Queue, executor: ManualExecutor) -> None:
    page = queue("chen", View.ALL)
    office, me = page.context.office, page.context.person.id
    page.show_counts(office.tickets.counts(me, office.clock()))
    line = page.filters.place.build_menu().findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, " 1208 ")
    QTest.keyClick(line, Qt.Key.Key_Return)
    read(page, executor)
    assert {row.place for row in page.model.rows()} == {"1208"}
    assert page.filters.place.words() == "Room or ward: 1208"
    assert page.filters.count.text().startswith(f"{page.model.rowCount()} of ")


def test_several_levels_and_the_menu_of_a_chip(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    menu = page.filters.level.build_menu()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[0] == "Level: any"
    page.filters.level.choose("major")
    assert page.filters.level.words() == f"Level: {page.context.label('level', 'major')}"
    page.filters.level.choose("crisis")
    assert page.filters.level.words() == "Level: 2"
    read(page, executor)
    assert {row.level for row in page.model.rows()} <= {"major", "crisis"}


def test_heads_sort_by_what_has_an_index(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    header = page.table.horizontalHeader()

    def click(section: int) -> list[TicketRow]:
        at = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        read(page, executor)
        return list(page.model.rows())

    by_step = [row.step for row in click(1)]
    assert by_step == sorted(by_step)
    by_step = [row.step for row in click(1)]
    assert by_step == sorted(by_step, reverse=True)
    by_number = [row.number for row in click(0)]
    assert by_number == sorted(by_number)
    before = [row.id for row in page.model.rows()]
    assert [row.id for row in click(HOLDER)] == before
    page.foot.sort_chosen.emit(Sort.LEVEL)
    read(page, executor)
    levels = [row.level_rank for row in page.model.rows()]
    assert levels == sorted(levels, reverse=True)
    assert page.foot.order.accessibleName().startswith("Sorted by level")


# ── time ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_tick_repaints_only_rows_whose_words_changed(queue: Queue) -> None:
    page = queue()
    context: Context = page.context
    past = [0]
    office = context.office
    context.office = replace(office, clock=lambda: start + past[0])
    start = office.clock()
    page.model.say_again()
    repainted: list[int] = []

    def keep(first: object, _last: object) -> None:
        repainted.append(getattr(first, "row")())  # noqa: B009 - the signal's argument has no type here

    page.model.dataChanged.connect(keep)
    page.tick()
    assert repainted == []
    soon = [
        at
        for at, row in enumerate(page.model.rows())
        if row.due.at is not None and 0 < row.due.at - start < 3_600_000_000
    ]
    assert soon
    past[0] = 60_000_000
    page.tick()
    assert set(repainted) & set(soon)
    first, last = page.table.visible_rows()
    assert all(first <= at <= last for at in repainted)
    for at, row in enumerate(page.model.rows()):
        shown = page.model.index(at, 0).data(ROW_ROLE)
        assert isinstance(shown, Shown)
        if row.due.at is None or row.due.at - start > 4 * 3_600_000_000:
            assert at not in repainted


def test_only_rows_in_sight_are_asked(queue: Queue) -> None:
    page = queue()
    page.resize(1216, 400)
    QApplication.processEvents()
    first, last = page.table.visible_rows()
    assert first == 0
    assert last < page.model.rowCount() - 1


# ── states ───────────────────────────────────────────────────────────────────────────────────────
EMPTY = (
    ("en", View.MINE, "admin", "You hold no open complaint"),
    ("zh", View.MINE, "admin", "您手里没有未结的投诉"),
)


@pytest.mark.parametrize(("language", "view", "person", "words"), EMPTY)
def test_an_empty_list_says_why_and_what_to_do(
    queue: Queue, app_theme: AppTheme, language: Language, view: View, person: str, words: str
) -> None:
    app_theme(LIGHT, language)
    page = queue(person, view)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == words
    page.empty.action_asked.emit()
    assert calls(page) == [("view", View.UNCLAIMED)]


def test_filters_that_hide_everything_can_be_cleared(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    page.filters.place.set_values(frozenset({"no such room"}))
    page.filters.changed.emit()
    read(page, executor)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Nothing fits these filters"
    assert page.pane.shown() is None
    page.empty.action_asked.emit()
    read(page, executor)
    assert page.model.rowCount() > 1
    assert page.table.isVisible()


def test_a_list_that_cannot_be_read_keeps_its_rows_and_says_so(
    queue: Queue, office: Office, executor: ManualExecutor
) -> None:
    page = queue()
    rows = [row.id for row in page.model.rows()]
    office.close()
    QTest.keyClick(page, Qt.Key.Key_F5)
    read(page, executor)
    assert page.banner.isVisible()
    assert page.banner.words() == "The list could not be read. Nothing was changed."
    assert [row.id for row in page.model.rows()] == rows
    page.commands.claim((page.model.rows()[0],))
    executor.drain()
    kind, words, tone = calls(page)[-1]
    assert (kind, tone) == ("tell", "overdue")
    assert str(words).startswith("Not done, nothing was changed.")


def test_widths_are_kept_for_the_person(queue: Queue, settings: Settings) -> None:
    page = queue()
    page.table.set_widths((150, 260, 130))
    page.table.widths_timer.timeout.emit()
    assert settings.widths("chen") == (150, 260, 130)
    again = queue()
    assert again.table.widths() == (150, 260, 130)
    assert queue("li").table.widths() != (150, 260, 130)


# ── the pane ─────────────────────────────────────────────────────────────────────────────────────
def test_what_people_type_stays_text(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    hostile = "<b>bold</b> & <img src=x onerror=alert(1)> \u202ertl"
    command = Open(
        channel="phone", level="major", narrative=Words(hostile), title=Words("<i>title</i> & more"), place=Words("<u>9</u>"),
        name=Words("A&B <script>"), phone=Words("139 0000 7777"), wanted=Words("<h1>quiet</h1>"), site=page.context.office.house.sites[0].id,
    )  # fmt: skip
    outcome = page.context.desk.receive(command)
    assert isinstance(outcome, Done)
    page.show_view(View.UNCLAIMED)
    read(page, executor)
    page.table.go_to(page.model.find(outcome.case.id))
    read(page, executor)
    quote, title = page.pane.findChild(QLabel, "reading_quote"), page.pane.findChild(QLabel, "reading_title")
    assert quote is not None
    assert title is not None
    assert title.text() == "<i>title</i> & more"
    assert quote.text().startswith("“<b>bold</b> & <img src=x")
    assert quote.textFormat() is Qt.TextFormat.PlainText
    assert page.pane.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.pane.findChildren(QLabel))


@pytest.mark.parametrize(("language", "first"), [("en", "Due "), ("zh", "最迟：")])
def test_why_a_clock_ends_then(
    queue: Queue, app_theme: AppTheme, executor: ManualExecutor, language: Language, first: str
) -> None:
    app_theme(LIGHT, language)
    page = queue("chen", View.UNCLAIMED)
    row = next(one for one in page.model.rows() if one.due.what.startswith("rule:"))
    stand_on(page, row, executor)
    QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    popover = page.pane.why_popover
    assert popover.isVisible()
    lines = popover.accessibleDescription().split("\n")
    assert lines[0].startswith(first)
    assert len(lines) >= 3
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not popover.isVisible()


def test_why_of_a_promise(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    row = next(one for one in page.model.rows() if one.due.what.startswith("promise:"))
    stand_on(page, row, executor)
    page.pane.show_why()
    assert "Promised for" in page.pane.why_popover.accessibleDescription()


def test_the_same_room_before_is_named(queue: Queue, executor: ManualExecutor) -> None:
    page = queue()
    for row in page.model.rows():
        stand_on(page, row, executor)
        shown = page.pane.shown()
        assert shown is not None
        assert row.id not in {one.row.id for one in shown.before}
        if shown.before:
            return
    pytest.fail("no case of the demo has one before it")

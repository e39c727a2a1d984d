"""The palette by keyboard alone: find a case by anything, give a command, go to a colleague, see more on an entry."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.palette.dialog import PaletteDialog
from desktop.ui.palette.entries import Entry, Group, fitting
from desktop.ui.palette.model import LINE_ROLE
from desktop.ui.shell.settings import LookChoice
from desktop.ui.theme import LIGHT
from desktop.usecases.office import Office
from desktop.usecases.read_models import Filter, Query, TicketRow, View
from tests.ui.conftest import AppTheme, ContextFor
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.record.real_office import Went


class Window(QWidget):
    """What the palette asks of the window, each call kept."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[object, ...]] = []

    def open_view(self, view: View, narrowed: Filter | None = None) -> None:
        self.calls.append(("view", view, narrowed))

    def new_complaint(self, prefill: Mapping[str, str] | None = None) -> None:
        self.calls.append(("new", dict(prefill or {})))

    def open_messages(self) -> None:
        self.calls.append(("messages",))

    def open_place(self, place: str) -> None:
        self.calls.append(("place", place))

    def show_keys(self) -> None:
        self.calls.append(("keys",))

    def show_settings(self) -> None:
        self.calls.append(("settings",))

    @property
    def preferences(self) -> "Window":
        return self

    @property
    def pages(self) -> "Window":
        return self

    def case_acts(self) -> Sequence[tuple[str, str, Callable[[], None]]]:
        return [("Show the numbers in full", "", partial(self.calls.append, ("reveal",)))]

    def switch_language(self) -> None:
        self.calls.append(("language",))

    def choose_look(self, look: LookChoice) -> None:
        self.calls.append(("look", look))


Opened: TypeAlias = Callable[..., PaletteDialog]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def palette(window: Window, context_for: ContextFor, executor: ManualExecutor) -> Opened:
    made: list[PaletteDialog] = []

    def opened(person: str = "chen", text: str = "", recent: Sequence[UUID] = ()) -> PaletteDialog:
        dialog = PaletteDialog(context_for(person), recent, window, window, text)
        dialog.open()
        executor.drain()
        made.append(dialog)
        return dialog

    return opened


def type_in(dialog: PaletteDialog, words: str, executor: ManualExecutor) -> None:
    timer = dialog.timer
    dialog.line.clear()
    if words.isascii():
        QTest.keyClicks(dialog.line, words)
    else:
        dialog.line.insert(words)  # as an input method does
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()
    executor.drain()


def lines(dialog: PaletteDialog) -> list[str | Entry]:
    model = dialog.model
    return [model.index(at, 0).data(LINE_ROLE) for at in range(model.rowCount())]


def keys(dialog: PaletteDialog) -> list[str]:
    return [line.key for line in lines(dialog) if isinstance(line, Entry)]


def heads(dialog: PaletteDialog) -> list[str]:
    return [line for line in lines(dialog) if isinstance(line, str)]


def demo(office: Office, number: int = 0) -> TicketRow:
    return office.tickets.page(Query(View.OPEN, Filter(place="1208")), "chen", office.clock()).rows[number]


@pytest.mark.parametrize("words", ["1208", "Adeyemi", "air conditioner", "#{number}", "{number}"])
def test_a_case_is_found_by_anything(palette: Opened, office: Office, executor: ManualExecutor, words: str) -> None:
    row, dialog = demo(office), palette()
    type_in(dialog, words.format(number=row.number), executor)
    assert str(row.id) in keys(dialog)
    assert heads(dialog)[0] == "Complaints"


def test_enter_opens_the_first_and_closes(
    palette: Opened, window: Window, office: Office, executor: ManualExecutor
) -> None:
    row, dialog = demo(office), palette()
    nav = dialog.context.nav
    type_in(dialog, row.number, executor)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert isinstance(nav, Went)
    assert nav.calls == [("case", row.id, "guide", "")]
    assert not dialog.isVisible()
    assert window.calls == []


def test_tab_offers_more_on_a_case_and_escape_goes_back(
    palette: Opened, office: Office, executor: ManualExecutor
) -> None:
    row, dialog = demo(office), palette()
    nav = dialog.context.nav
    type_in(dialog, row.number, executor)
    QTest.keyClick(dialog.line, Qt.Key.Key_Tab)
    assert keys(dialog) == ["guide", "record", "sheet"]
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert str(row.id) in keys(dialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog.line, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.line, Qt.Key.Key_Up)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert isinstance(nav, Went)
    assert nav.calls == [("preview", row.id, "handling")]


COMMANDS = (
    (">unclaimed", ("view", View.UNCLAIMED, None)),
    (">dark", ("look", "dark")),
    (">language", ("language",)),
    ("1417 new", None),
    ("@li qiang", ("view", View.OPEN, Filter(holder="li"))),
    ("keys", ("keys",)),
)


@pytest.mark.parametrize(("typed", "call"), COMMANDS)
def test_commands_and_colleagues(
    palette: Opened, window: Window, executor: ManualExecutor, typed: str, call: tuple[object, ...] | None
) -> None:
    dialog = palette()
    type_in(dialog, typed, executor)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.calls == ([] if call is None else [call])


def test_a_room_offers_its_complaints_and_a_new_one(palette: Opened, window: Window) -> None:
    dialog = palette(text="1208")
    assert heads(dialog) == ["Complaints", "Rooms", "Do"]
    assert dialog.line.selectedText() == ""
    at = dialog.model.find("new-for")
    while dialog.list.currentIndex().row() != at:
        QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.calls == [("new", {"place": "1208"})]


def test_empty_it_shows_what_was_opened_last_then_what_can_be_done(palette: Opened, office: Office) -> None:
    rows = office.tickets.page(Query(View.ALL, limit=3), "chen", office.clock()).rows
    dialog = palette(recent=[row.id for row in rows])
    assert heads(dialog) == ["Opened last", "Do"]
    assert keys(dialog)[:3] == [str(row.id) for row in rows]
    assert heads(palette()) == ["Do"]


def test_who_may_sign_is_offered_it(palette: Opened) -> None:
    assert "sign" in keys(palette("shen"))
    assert "sign" not in keys(palette("chen"))


def test_a_week_that_is_typed_opens_its_figures_for_who_reads_them(palette: Opened) -> None:
    for typed in ("week 47", "第47周", "2026-W47"):
        found = next(one for one in lines(palette("shen", typed)) if isinstance(one, Entry) and one.key == "figures-of")
        assert found.title == "Complaints in figures: 2026-W47"
    assert "figures-of" not in keys(palette("chen", "week 47"))
    assert "figures-of" not in keys(palette("shen", "1208"))


def test_question_mark_shows_the_keys(palette: Opened, window: Window, executor: ManualExecutor) -> None:
    dialog = palette()
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    type_in(dialog, "?", executor)
    assert window.calls == [("keys",)]
    assert closed == [0]


def test_a_slower_search_does_not_win(palette: Opened, office: Office, executor: ManualExecutor) -> None:
    dialog = palette()
    dialog.line.setText("1208")
    dialog.search()
    dialog.line.setText("no such thing at all")
    dialog.search()
    executor.drain()
    assert str(demo(office).id) not in keys(dialog)
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text().startswith("Nothing fits.")


def test_the_choice_stays_while_the_list_grows(palette: Opened, executor: ManualExecutor) -> None:
    dialog = palette()
    dialog.line.setText("li")
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    chosen = dialog.model.entry_at(dialog.list.currentIndex().row())
    assert chosen is not None
    dialog.timer.timeout.emit()
    executor.drain()
    after = dialog.model.entry_at(dialog.list.currentIndex().row())
    assert after is not None
    assert after.key == chosen.key


def test_escape_closes(palette: Opened) -> None:
    dialog = palette()
    QTest.keyClick(dialog.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_search_that_fails_says_so_and_commands_still_work(
    palette: Opened, window: Window, office: Office, executor: ManualExecutor
) -> None:
    dialog = palette()
    office.close()
    type_in(dialog, "zzzz", executor)
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text().startswith("The complaints could not be searched:")
    type_in(dialog, ">dark", executor)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.calls == [("look", "dark")]


def test_it_speaks_chinese(palette: Opened, app_theme: AppTheme, executor: ManualExecutor) -> None:
    app_theme(LIGHT, "zh")
    dialog = palette()
    type_in(dialog, "1208", executor)
    assert heads(dialog) == ["投诉", "房间", "操作"]
    type_in(dialog, ">待接手", executor)
    assert keys(dialog) == ["view-unclaimed"]


def nothing() -> None:
    return


FITTING: tuple[tuple[str, list[str]], ...] = (
    ("", ["one", "two", "three"]),
    ("show", ["two", "three"]),
    ("show mine", ["two"]),
    ("MINE", ["two"]),
    ("xin", ["one"]),
    ("none of them", []),
)
ENTRIES = (
    Entry("one", "plus", "New complaint", nothing, also="xin"),
    Entry("two", "inbox", "Show: mine", nothing),
    Entry("three", "files", "Show: all", nothing),
)


@pytest.mark.parametrize(("typed", "found"), FITTING)
def test_fitting(typed: str, found: list[str]) -> None:
    assert [one.key for one in fitting(ENTRIES, typed)] == found
    assert Group("Do", ENTRIES).entries == ENTRIES


def test_what_may_be_done_to_the_open_case_is_found_and_done(
    palette: Opened, window: Window, executor: ManualExecutor
) -> None:
    dialog = palette()
    type_in(dialog, "> numbers", executor)
    assert keys(dialog) == ["case-Show the numbers in full"]
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert window.calls == [("reveal",)]


@pytest.mark.parametrize(("typed", "key"), [("media", "play-media"), ("醉酒", "play-drunk-guest")])
def test_s42_an_entry_of_the_handbook_is_found_by_a_word_of_either_language(
    palette: Opened, typed: str, key: str
) -> None:
    dialog = palette(text=typed)
    at = dialog.model.find(f"leaf-{key}")
    assert at >= 0
    entry = dialog.model.entry_at(at)
    assert entry is not None
    entry.act()
    nav = dialog.context.nav
    assert isinstance(nav, Went)
    assert nav.calls[-1] == ("handbook", "playbook", key)

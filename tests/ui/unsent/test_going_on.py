"""Every case that a desk goes on with is listed and opens while its server is away, and each page says what is true of it."""

from collections.abc import Callable, Sequence
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.domain.case.intake import AmendIntake
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.ui.palette.dialog import PaletteDialog
from desktop.ui.shell.places import Queue
from desktop.ui.shell.workplace import Workplace
from desktop.ui.unsent.dialog import UnsentDialog
from desktop.ui.unsent.row import UnsentRow
from desktop.ui.widgets.timeline import TimelineRow
from desktop.usecases.read_models import Sort, View
from tests import shared
from tests.ui.unsent.conftest import FarDesk
from tests.ui.unsent.test_pages_away import shown as words_of
from tests.ui.unsent.test_pages_away import words as words_in
from tests.usecases.house import PASSWORD, PEOPLE

TYPED = {"narrative": "空调整夜滴水", "name": "赵敏", "place": "1808", "phone": "13800001111", "level": "major", "channel": "on-site"}  # fmt: skip
WAYS: dict[str, Callable[[UnsentRow], None]] = {
    "button": lambda row: row.open.click(),
    "double click": lambda row: QTest.mouseDClick(row, Qt.MouseButton.LeftButton),
    "Enter": lambda row: QTest.keyClick(row.open, Qt.Key.Key_Return),
}


def take(far: FarDesk, place: Workplace, room: str = "1808") -> str:
    """A complaint taken down and opened; gives its number."""
    before = far.number()
    place.new_complaint(TYPED | {"place": room})
    place.pages.intake.save_button.click()
    far.until(lambda: far.number() not in ("", before))
    far.until(lambda: place.pages.case.session is not None and not place.pages.case.session.under_way)
    return far.number()


def rows(place: Workplace) -> list[str]:
    return [row.number for row in place.queue.model.rows()]


def open_list(place: Workplace) -> UnsentDialog:
    place.unsent.show_list()
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, UnsentDialog) and one.isVisible()]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_what_waits_opens_its_case(far: FarDesk, way: str) -> None:
    far.sit_down("li")
    far.window.lock()
    far.cut()
    place = far.sit_down("li")
    assert take(far, place).endswith("-????")
    case_page = place.pages.case
    place.back()
    far.until(lambda: not case_page.isVisible())
    far.until(lambda: place.unsent.standing is not None and place.unsent.standing.waiting > 0)

    dialog = open_list(place)
    row = next(iter(dialog.rows.values()))
    assert row.open.isVisible()
    assert dialog.focusWidget() is row.open
    WAYS[way](row)
    far.until(lambda: case_page.isVisible() and case_page.session is not None and case_page.session.view is not None)
    assert not isValid(dialog) or not dialog.isVisible()


def test_lists_that_cannot_be_read_show_what_goes_on_here(far: FarDesk) -> None:
    place = far.sit_down("li")
    before = take(far, place)
    place.back()
    far.cut()
    far.until(lambda: "out of reach since" in far.strip())
    for view in (View.OVERDUE, View.MINE, View.ALL):
        place.go(Queue(view))
        far.until(lambda: "you can go on with these complaints" in words_of(place))
        assert rows(place) == [before]
    new = take(far, place, "1809")
    place.back()
    far.until(lambda: set(rows(place)) == {new, before})
    assert "2 complaints" in words_of(place)

    place.queue.table.open_asked.emit(rows(place).index(before))
    far.until(lambda: far.number() == before)
    place.go(Queue(View.OPEN))
    far.until(lambda: set(rows(place)) == {new, before})
    far.join()
    far.until(lambda: "you can go on with" not in words_of(place) and len(rows(place)) == 2)
    assert not any("?" in number for number in rows(place))


def test_what_goes_on_here_is_sorted_as_the_list_says(far: FarDesk) -> None:
    place = far.sit_down("li")
    before = take(far, place)
    place.go(Queue(View.MINE))
    far.until(lambda: rows(place) == [before])
    far.cut()
    far.until(lambda: "out of reach since" in far.strip())
    new = take(far, place, "1809")
    for view in (View.MINE, View.OVERDUE):  # one whose rows were read, and one that could not be read
        place.go(Queue(view))
        far.until(lambda: rows(place) == [before, new])
        place.queue.foot.sort_chosen.emit(Sort.DUE)  # the same once more turns it round
        far.until(lambda: rows(place) == [new, before])
        place.queue.foot.sort_chosen.emit(Sort.DUE)
        far.until(lambda: rows(place) == [before, new])


def test_what_was_taken_down_stands_among_the_rows_that_were_read(far: FarDesk) -> None:
    place = far.sit_down("li")
    before = take(far, place)
    place.go(Queue(View.MINE))
    far.until(lambda: rows(place) == [before])
    far.cut()
    far.until(lambda: "out of reach since" in far.strip())
    new = take(far, place, "1809")
    place.go(Queue(View.MINE))
    far.until(lambda: rows(place) == [before, new])
    far.until(lambda: "The rows are those of" in words_of(place))
    assert "2 complaints" in words_of(place)


def test_after_signing_in_offline_what_was_taken_down_is_listed_and_found(far: FarDesk) -> None:
    far.sit_down("li")
    far.window.lock()
    far.cut()
    new = take(far, far.sit_down("li"))
    far.window.lock()
    place = far.sit_down("li")
    place.go(Queue(View.MINE))
    far.until(lambda: rows(place) == [new])
    far.until(lambda: "you can go on with these complaints" in words_of(place))
    assert "1 complaint" in words_of(place)

    place.palette("滴水")
    (palette,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, PaletteDialog)]
    far.until(lambda: new in titles(palette))
    palette.line.setText("没有这样的")
    far.until(lambda: "nothing that you can go on with" in palette.nothing.text())
    palette.line.setText("")
    far.until(lambda: new in titles(palette))
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    far.until(lambda: far.number() == new)


def titles(palette: PaletteDialog) -> str:
    found = [palette.model.entry_at(n) for n in range(palette.model.rowCount())]
    return "\n".join(one.title for one in found if one is not None)


def test_the_foot_and_the_strip_follow_what_waits(far: FarDesk) -> None:
    place = far.sit_down("li")
    far.cut()
    far.until(lambda: "Nothing waits to be sent" in far.strip())
    place.unsent.timer.stop()
    take(far, place)
    far.until(lambda: "on this computer: " in far.strip())
    foot = place.pages.case.foot
    assert foot.saved().startswith("Kept on this computer")
    place.back()
    place.open_case(case_of(place), "guide")
    assert foot.saved().startswith("Kept on this computer")

    place.unsent.timer.start()
    far.join()
    far.until(lambda: far.strip() == "")
    far.until(lambda: foot.saved().startswith("Saved"))


def case_of(place: Workplace) -> UUID:
    session = place.pages.case.session
    assert session is not None
    return session.case_id


def test_who_leaves_while_it_is_being_saved_stays_elsewhere_and_is_told(far: FarDesk) -> None:
    place = far.sit_down("li")
    far.until(lambda: place.unsent.standing is not None)
    place.new_complaint(TYPED)
    intake, toast = place.pages.intake, place.frame.toast
    far.cut()
    intake.save_button.click()
    QTest.keyClick(intake, Qt.Key.Key_Escape)
    assert toast.words() == "It is being saved. You will be told when it is."
    far.until(lambda: "kept on this computer" in toast.words())
    far.catch_up()
    assert isinstance(place.place, Queue)
    assert far.number() == ""
    far.until(lambda: "on this computer: 1" in far.strip())
    place.new_complaint()
    far.catch_up()
    assert intake.form.is_empty()


def test_what_is_said_in_passing_stands_over_what_can_be_undone(far: FarDesk) -> None:
    frame = far.sit_down("li").frame
    frame.toast.say("The server is out of reach.", "soon")
    alone = frame.toast.geometry()
    frame.undo_bar.offer("The case is yours now.")
    assert frame.toast.geometry().bottom() < frame.undo_bar.geometry().top()
    frame.undo_bar.withdraw()
    assert frame.toast.geometry() == alone
    frame.undo_bar.offer("The case is yours now.")
    frame.toast.say("The server is out of reach.", "soon")
    assert not frame.toast.geometry().intersects(frame.undo_bar.geometry())


@pytest.mark.parametrize("key", [(Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)], ids=["Enter", "Ctrl+Enter"])  # fmt: skip
def test_an_earlier_password_sends_what_waits_under_it(far: FarDesk, key: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
    login = f"tang{key[1].value}"
    boss = next(one for one in PEOPLE if one.id == "boss")
    administrator = shared.office(far.house, "boss")
    far.opened.append(administrator)
    door = administrator.door
    door.add(Person(login, "唐宁", Role.HANDLER), PASSWORD, boss)
    place = far.sit_down(login)
    far.cut()
    take(far, place)
    far.window.lock()
    far.join()
    door.reset(login, "新的密码-2027", boss)
    far.until(lambda: far.window.stack.currentWidget() is far.page)
    far.enter(login, "新的密码-2027")
    far.until(lambda: far.signed_in(login))
    far.until(lambda: "under your earlier password" in far.strip())

    back = far.place()
    assert back is not None
    dialog = open_list(back)
    assert "Your password was changed meanwhile" in words_in(dialog)
    assert dialog.focusWidget() is dialog.password.edit
    dialog.password.edit.setText("猜一个密码-1")
    QTest.keyClick(dialog.password.edit, *key)
    far.until(lambda: "opens none of them" in dialog.password.error())
    dialog.password.edit.setText(PASSWORD)
    QTest.keyClick(dialog.password.edit, *key)
    far.until(lambda: not isValid(dialog))
    far.until(lambda: back.frame.toast.words().startswith("Sent to the server: "))
    far.until(lambda: far.strip() == "")


def test_the_course_says_what_is_in_no_log_yet(far: FarDesk) -> None:
    place = far.sit_down("li")
    take(far, place)
    known = case_of(place)
    far.cut()
    far.until(lambda: "out of reach since" in far.strip())
    session = place.pages.case.session
    assert session is not None
    session.send(AmendIntake((("title", Words("空调一直响")),)))
    far.until(lambda: place.unsent.standing is not None and place.unsent.standing.waiting > 0)
    place.open_case(known, "record")
    far.until(lambda: "Not in the log yet: what is marked" in words_of(place))
    assert "From the log, which only grows." in words_of(place)
    told = [row.note == "waits to be sent" for row in course(place)]
    assert told[0]
    assert not told[-1]

    take(far, place, "1809")
    place.open_case(case_of(place), "record")
    far.until(lambda: "all of this waits on this computer" in words_of(place))
    assert "From the log" not in words_of(place)
    assert all(row.note == "waits to be sent" for row in course(place))
    far.join()
    far.until(lambda: "Not in the log yet" not in words_of(place) and "From the log" in words_of(place))
    assert not any(row.note == "waits to be sent" for row in course(place))


def course(place: Workplace) -> Sequence[TimelineRow]:
    record = place.pages.case.record
    assert record is not None
    return record.history.rows()

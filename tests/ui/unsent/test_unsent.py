"""The window while its server is out of reach: it says so, goes on, and says what became of everything."""

from psycopg import sql
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import AmendIntake
from desktop.domain.wording.words import Words
from desktop.ui.merge.dialog import MergeDialog
from desktop.ui.shell.workplace import Workplace
from desktop.ui.unsent.dialog import UnsentDialog
from desktop.usecases import journal
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.outcomes import Done
from desktop.usecases.read_models import Query, View
from tests import shared
from tests.cluster import cluster
from tests.ui.unsent.conftest import FarDesk
from tests.usecases.house import OPENING, PEOPLE

TYPED = {
    "narrative": "空调整夜滴水", "name": "赵敏", "place": "1808", "phone": "13800001111", "level": "major", "channel": "on-site",
}  # fmt: skip


def shown(place: Workplace) -> UnsentDialog:
    """Open the list from the strip."""
    place.unsent.show_list()
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, UnsentDialog) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_complaint_is_taken_without_the_server_and_gets_its_number_when_it_is_back(far: FarDesk) -> None:
    place = far.sit_down("li")
    assert far.strip() == ""
    far.cut()
    far.until(lambda: "out of reach" in far.strip() or place.line.cut)
    place.new_complaint(TYPED)
    intake = place.pages.intake
    intake.save_button.click()
    far.until(lambda: "on this computer: " in far.strip())
    assert "out of reach since" in far.strip()
    assert place.frame.rail.state() == "The server is out of reach"
    assert "kept on this computer" in place.frame.toast.words()
    far.until(lambda: far.number().endswith("-????"))

    dialog = shown(place)
    row = next(one for one in dialog.rows.values() if one.line.verb == "open")
    assert "空调整夜滴水" in row.line.title
    assert not row.again.isVisible(), "nothing to decide: it goes by itself"
    dialog.accept()

    far.join()
    far.until(lambda: far.strip() == "")
    assert place.frame.toast.words().startswith("The server is back: ")
    assert place.frame.toast.words().endswith(" saved. C-2026-0001")
    far.until(lambda: far.number() == "C-2026-0001")
    far.until(lambda: place.frame.rail.state() == "Saved on the server")


def test_what_a_colleague_changed_meanwhile_is_compared_and_settled_from_the_list(far: FarDesk) -> None:
    place = far.sit_down("li")
    desk = place.context.desk
    assert isinstance(desk, CarryingDesk)
    received: list[object] = []
    place.context.jobs.run(place, lambda: desk.receive(OPENING), received.append)
    far.until(lambda: bool(received))
    with_colleague = shared.office(far.house, "chen")
    theirs = with_colleague.desk(next(one for one in PEOPLE if one.id == "chen"))
    case_id = with_colleague.tickets.read_by("chen").page(_open(), "chen", with_colleague.clock()).rows[0].id
    place.open_case(case_id)
    far.until(lambda: place.pages.case.session is not None and place.pages.case.session.view is not None)
    far.cut()
    session = place.pages.case.session
    assert session is not None
    session.send(AmendIntake((("title", Words("我写的标题")),)))
    far.until(lambda: "Waiting to be sent" in far.strip())
    assert isinstance(theirs.do(AmendIntake((("title", Words("同事写的标题")),)), case_id), Done)
    far.join()
    far.until(lambda: "did not go in" in far.strip())

    dialog = shown(place)
    far.until(lambda: any(one.again.isVisible() for one in dialog.rows.values()))
    row = next(one for one in dialog.rows.values() if one.again.isVisible())
    assert "A colleague changed the same" in row.standing()
    QTimer.singleShot(0, row.again.click)

    def settle() -> bool:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, MergeDialog) and one.isVisible():
                one.accept()
                return True
        return False

    timer = QTimer(dialog)
    timer.timeout.connect(settle)
    timer.start(50)
    far.until(lambda: far.strip() == "" and not dialog.rows)
    timer.stop()
    assert theirs.case(case_id).intake.title == "我写的标题"
    dialog.accept()
    with_colleague.close()


def test_what_was_not_accepted_says_why_and_is_taken_out_only_when_asked_twice(far: FarDesk) -> None:
    place = far.sit_down("li")
    desk = place.context.desk
    assert isinstance(desk, CarryingDesk)
    kept: list[object] = []
    place.context.jobs.run(place, lambda: _refused_line(desk), kept.append)
    far.until(lambda: "did not go in" in far.strip())
    dialog = shown(place)
    (row,) = dialog.rows.values()
    row.copy.click()
    assert "没有这一单" in QApplication.clipboard().text()
    row.out.click()
    assert row.out.words() == "Yes, throw it away"
    assert desk.carrier.journal.lines() != (), "asked once, nothing is thrown away"
    row.out.click()
    far.until(lambda: far.strip() == "" and dialog.rows == {})
    dialog.accept()


def _open() -> Query:
    return Query(View.OPEN)


def _refused_line(desk: CarryingDesk) -> None:
    """A line of a case that the server does not know."""
    verb, body = journal.written(AddNote(desk.new_id(), Words("没有这一单")), desk.now())
    desk.carrier.journal.put(journal.Line(desk.new_id(), desk.new_id(), 0, verb, body, desk.now(), ""))


def test_whose_password_was_set_anew_is_told_so_and_how_to_go_on(far: FarDesk) -> None:
    place = far.sit_down("li")
    assert place.context.person.id == "li"
    with cluster().boss(far.house) as boss:
        row = boss.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'li'").fetchone()
        assert row is not None
        office = shared.office(far.house, "boss")
        try:
            office.door.reset("li", "another-password", next(one for one in PEOPLE if one.id == "boss"))
            far.until(lambda: "set anew by an administrator" in far.strip())
            assert "Ctrl+L" in far.strip()
        finally:
            office.close()
            boss.execute(sql.SQL("ALTER ROLE li PASSWORD {}").format(sql.Literal(row[0])))  # of the whole server

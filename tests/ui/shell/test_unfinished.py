"""What somebody was typing when the power went is offered to them, and to nobody else, when they are back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.ui.paper.letter_dialog import LetterDialog
from desktop.ui.shell.places import CaseAt, Intake
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.office import Office
from desktop.usecases.read_models import View
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.shell.conftest import Enter

MINUTE = 60_000_000


def go_on(place: Workplace) -> QPushButton:
    found = place.queue.unfinished.findChild(QPushButton, "queue_unfinished_action")
    assert found is not None
    return found


def test_a_complaint_half_typed_is_offered_after_signing_in(
    enter: Enter, executor: ManualExecutor, office: Office
) -> None:
    at = office.clock() - 90 * MINUTE
    office.drafts.keep("chen", "intake", {"channel": "front-desk", "narrative": "The lift stood"}, at)
    assert not enter("li").queue.unfinished.isVisible()
    place = enter("chen")
    banner = place.queue.unfinished
    assert banner.isVisible()
    assert banner.words() == f"You were typing a complaint at {place.context.time(at)}. It is not saved yet."
    QTest.keyClick(go_on(place), Qt.Key.Key_Return)
    executor.drain()
    assert place.place == Intake()
    assert place.pages.intake.form.narrative.words() == "The lift stood"
    assert not banner.isVisibleTo(place.queue)


def test_it_is_offered_again_after_unlocking(
    window: MainWindow, enter: Enter, executor: ManualExecutor, office: Office
) -> None:
    place = enter("chen")
    executor.drain()
    assert not place.queue.unfinished.isVisible()
    office.drafts.keep("chen", "intake", {"narrative": "The lift stood"}, office.clock())
    window.lock()
    assert enter("chen") is place
    assert place.queue.unfinished.isVisible()
    window.appearance.wear("zh", "light")
    place.retranslate()
    assert "投诉" in place.queue.unfinished.words()


def test_words_of_a_step_lead_to_that_step(enter: Enter, executor: ManualExecutor, office: Office) -> None:
    place = enter("chen")
    place.open_view(View.OPEN)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    now = office.clock()
    office.drafts.keep("chen", "intake", {"narrative": "older"}, now - MINUTE)
    office.drafts.keep("chen", f"{row.id}/2", {"feeling": "calmer"}, now)
    place.resume()
    executor.drain()
    assert place.queue.unfinished.words().startswith(f"You were typing in {row.number}, step 2")
    go_on(place).click()
    executor.drain()
    assert place.place == CaseAt(row.id, "guide", "step-2")


def test_what_nobody_typed_and_what_is_closed_is_not_offered(
    enter: Enter, executor: ManualExecutor, office: Office
) -> None:
    place = enter("chen")
    place.open_view(View.ALL)
    executor.drain()
    rows = [place.queue.model.row_at(number) for number in range(place.queue.model.rowCount())]
    closed = next(row.id for row in rows if row is not None and row.status == "closed")
    office.drafts.keep("chen", "intake", {"channel": "front-desk", "opened_at": "1"}, office.clock())
    office.drafts.keep("chen", f"{closed}/2", {"feeling": "calmer"}, office.clock())
    place.resume()
    executor.drain()
    assert not place.queue.unfinished.isVisible()


def test_a_letter_that_no_longer_fits_is_not_offered_and_hides_nothing_older(
    enter: Enter, executor: ManualExecutor, office: Office
) -> None:
    place = enter("chen")
    place.open_view(View.OPEN)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    now = office.clock()
    office.drafts.keep("chen", f"{row.id}/2", {"feeling": "calmer"}, now - MINUTE)
    letter = {"letter": "letter-decline-court", "language": "en", "en.letter-decline-court.way": "ask the court"}
    office.drafts.keep("chen", f"{row.id}/letter", letter, now)
    place.resume()
    executor.drain()
    assert place.queue.unfinished.words().startswith(f"You were typing in {row.number}, step 2")


def test_a_letter_half_written_leads_back_to_it(enter: Enter, executor: ManualExecutor, office: Office) -> None:
    place = enter("chen")
    place.open_view(View.OPEN)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    office.drafts.keep(
        "chen",
        f"{row.id}/letter",
        {"letter": "letter-holding", "language": "en", "en.letter-holding.progress": "The engineer"},
        office.clock(),
    )
    place.resume()
    executor.drain()
    assert place.queue.unfinished.words().startswith(f"You were writing a letter in {row.number}")
    go_on(place).click()
    for _ in range(3):
        executor.drain()
    dialog = place.frame.window().findChild(LetterDialog)
    assert isinstance(dialog, LetterDialog)
    assert dialog.written().words["progress"] == "The engineer"
    dialog.reject()

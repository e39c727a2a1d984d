"""Numbers on a sheet: masked until somebody says why, in full while the preview is open, and the reason is entered."""

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from desktop.ui.paper.preview import PreviewPage
from desktop.ui.paper.printer import opened
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.usecases import auditing
from desktop.usecases.looking import Kind, Wanted
from tests.ui.paper.test_preview import page_of
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import RealHouse

PHONE, MASKED = "13800001208", "138****1208"


def words(document: QPdfDocument) -> str:
    pages = range(document.pageCount())
    return "".join(document.getAllText(page).text() for page in pages)


def reasons(house: RealHouse) -> list[tuple[str, str]]:
    return [(act.actor, act.reason) for act in auditing.walk(house.office.audit, Wanted(kind=Kind.REVEALED))]


def shown_with_a_reason(page: PreviewPage, settle: Settle) -> None:
    page.reveal_button.click()
    dialog = next(one for one in page.findChildren(MomentDialog) if one.isVisible())
    dialog.text.set_words("核对预订")
    dialog.send.click()
    settle()


@pytest.fixture
def page(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> PreviewPage:
    return page_of(qtbot, context_for("chen"), settle, house.receive(phone=PHONE))


def test_a_sheet_shows_numbers_in_full_with_a_reason_and_hides_them_when_left(
    page: PreviewPage, house: RealHouse, settle: Settle
) -> None:
    document = page.sheet.document()
    assert MASKED in words(document)
    assert PHONE not in words(document)
    assert page.reveal_button.isVisible()
    shown_with_a_reason(page, settle)
    assert PHONE in words(page.sheet.document())
    assert reasons(house) == [("chen", "To call the customer · 核对预订")]
    page.leave()
    assert page.drawn is not None
    assert page.drawn.of is not None
    page.show_sheet(page.drawn.of.case.id)
    settle()
    assert PHONE not in words(page.sheet.document())
    assert len(reasons(house)) == 1


def test_what_is_printed_is_what_is_shown(page: PreviewPage, house: RealHouse, settle: Settle) -> None:
    shown_with_a_reason(page, settle)
    made: list[str] = []
    page._make(  # pyright: ignore[reportPrivateUsage] # what both print and save go through
        lambda drawn: made.append(words(opened(drawn.content, page)))
    )
    settle()
    assert PHONE in made[0]
    page.reveal_button.click()
    settle()
    assert PHONE not in words(page.sheet.document())
    assert len(reasons(house)) == 1


def test_a_blank_form_has_nothing_to_show(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    assert not page_of(qtbot, context_for("chen"), settle, None).reveal_button.isVisible()

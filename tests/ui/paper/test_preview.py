"""Sheets on the screen, on a printer that writes to a file, through a print command, and as files."""

import stat
import sys
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.ordering import OpenOrder
from desktop.domain.case.promises import Make
from desktop.domain.case.signing import DeclineCase
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.context import Context
from desktop.ui.paper.preview import PreviewPage
from desktop.ui.paper.printer import PrintError, opened, paint_on
from desktop.ui.record.section_list import SectionButton
from desktop.ui.theme import DARK, LIGHT, Language
from tests.forms.paper import archival
from tests.forms.paper import text as words
from tests.ui.conftest import AppTheme
from tests.ui.kit.pixels import dots
from tests.ui.record.fixtures import ContextFor, Settle, clipped, went
from tests.ui.record.real_office import MINUTE, RealHouse, shown

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(
    qtbot: QtBot,
    context: Context,
    settle: Settle,
    case_id: UUID | None,
    *,
    form: str = "handling",
    save_to: str = "",
    command: str = "",
) -> PreviewPage:
    page = PreviewPage(context, choose=lambda _owner, _name: save_to, command=command)
    qtbot.addWidget(page)
    shown(page)
    page.show_sheet(case_id, form)
    settle()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def text(widget: QWidget, name: str) -> str:
    found = widget.findChild(QWidget, name)
    assert found is not None
    return str(found.property("text"))


def ink(document: QPdfDocument, page: int) -> int:
    """How many dark dots a page has."""
    seen = dots(document.render(page, QSize(210, 297)))
    colours = seen[..., :3].astype(int)
    return int(((colours.max(axis=-1) + colours.min(axis=-1) < 240) & (seen[..., 3] > 0)).sum())


def test_the_sheet_of_a_case_in_three_languages(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    page = page_of(qtbot, context_for("chen"), settle, house.ready_to_sign())
    seen: set[bytes] = set()
    for button in page.language.buttons():
        button.click()
        settle()
        assert page.drawn is not None
        seen.add(page.drawn.content)
    assert len(seen) == 3
    sections = [button.section for button in page.forms.buttons()]
    assert sections[:4] == ["handling", "register", "cover", "blank-handling"]
    page.forms.buttons()[1].click()
    settle()
    assert page.drawn is not None
    assert page.drawn.content not in seen
    assert "makes copy 1" in text(page, "preview_note")


def test_saving_makes_an_archival_copy_and_enters_its_hash(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id, target = house.ready_to_sign(), tmp_path / "sheet"
    page = page_of(qtbot, context_for("chen"), settle, case_id, save_to=str(target))
    page.print_button.setFocus()
    QTest.keyClick(page, Qt.Key.Key_S, CTRL)
    settle()
    assert page.print_button.hasFocus()  # it was shut for a moment
    content = (tmp_path / "sheet.pdf").read_bytes()
    assert archival(content)
    printed = context_for("chen").desk.case(case_id).signing.printed
    assert [(one.form, one.language, one.copy, one.sha256) for one in printed] == [
        ("handling", "en", 1, sha256(content).hexdigest())
    ]
    assert "Saved as PDF/A" in page.banner.words()
    assert "makes copy 2" in text(page, "preview_note")
    QTest.keyClick(page, Qt.Key.Key_S, CTRL)
    settle()
    assert [one.copy for one in context_for("chen").desk.case(case_id).signing.printed] == [1, 2]


def test_giving_up_the_file_name_enters_nothing(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive()
    page = page_of(qtbot, context_for("chen"), settle, case_id)
    page.save_button.click()
    settle()
    assert context_for("chen").desk.case(case_id).signing.printed == ()


def test_a_file_that_cannot_be_written_is_said_with_what_was_entered(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    folder = tmp_path / "soon gone"
    folder.mkdir()
    page = page_of(qtbot, context_for("chen"), settle, house.receive(), save_to=str(folder / "place.pdf"))
    page.save_button.click()
    folder.rmdir()
    settle()
    assert "could not be written" in page.banner.words()
    assert "Copy 1 is entered" in page.banner.words()


@pytest.mark.parametrize(("name", "why"), [("no/such/place.pdf", "does not exist"), ("house.pdf", "belongs to one")])
def test_a_place_where_nothing_may_be_written_is_said_before_a_copy_is_entered(
    name: str, why: str, qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    other, case_id = tmp_path / "house.pdf", house.receive()
    other.write_bytes(b"SQLite format 3\0" + bytes(4080))
    page = page_of(qtbot, context_for("chen"), settle, case_id, save_to=str(tmp_path / name))
    page.save_button.click()
    settle()
    assert "could not be written" in page.banner.words()
    assert why in page.banner.accessibleDescription()
    assert context_for("chen").desk.case(case_id).signing.printed == ()
    assert other.read_bytes().startswith(b"SQLite")


def test_a_real_printer_draws_every_page(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id = house.ready_to_sign()
    page = page_of(qtbot, context_for("chen"), settle, case_id)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)  # coarser than a code can be read from
    page.print_on(printer)
    settle()
    assert printer.resolution() == 300
    assert "copy 1" in page.banner.words()
    assert page.drawn is not None
    on_paper, on_screen = opened((tmp_path / "printed.pdf").read_bytes()), opened(page.drawn.content)
    assert on_paper.pageCount() == on_screen.pageCount() > 0
    size = on_paper.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    for number in range(on_paper.pageCount()):
        assert ink(on_paper, number) == pytest.approx(ink(on_screen, number), rel=0.5)
        assert ink(on_paper, number) > 100


def test_what_is_no_sheet_is_not_printed(tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    with pytest.raises(PrintError):
        paint_on(printer, b"%PDF-1.4 nothing")


def command(tmp_path: Path, script: str) -> str:
    path = tmp_path / "lp"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints through its own dialog")


@posix
def test_the_print_command_gets_the_sheet(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id = house.receive()
    lp = command(tmp_path, f'cp "$3" "{tmp_path}/taken.pdf"; echo "$2" > "{tmp_path}/title"')
    page = page_of(qtbot, context_for("chen"), settle, case_id, command=lp)
    QTest.keyClick(page, Qt.Key.Key_P, CTRL)
    settle()
    qtbot.waitUntil(lambda: "Sent to the printer: copy 1" in page.banner.words())
    content = (tmp_path / "taken.pdf").read_bytes()
    assert context_for("chen").desk.case(case_id).signing.printed[0].sha256 == sha256(content).hexdigest()
    assert (tmp_path / "title").read_text().strip() == "C-2026-0001 Complaint handling sheet.pdf"


@posix
@pytest.mark.parametrize("script", ["echo no paper >&2; exit 1", "exit 3"])
def test_a_printer_that_says_no_is_quoted(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path, script: str
) -> None:
    page = page_of(qtbot, context_for("chen"), settle, house.receive(), command=command(tmp_path, script))
    page.print_button.click()
    settle()
    qtbot.waitUntil(lambda: "did not take it" in page.banner.words())
    assert page.banner.accessibleDescription() == ("no paper" if "paper" in script else "lp: 3")


@posix
def test_a_print_command_that_is_not_there(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    page = page_of(qtbot, context_for("chen"), settle, house.receive(), command=str(tmp_path / "nothing"))
    page.print_button.click()
    settle()
    qtbot.waitUntil(lambda: "did not take it" in page.banner.words())


@posix
def test_without_a_print_command_the_sheet_is_saved(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    page = page_of(qtbot, context_for("chen"), settle, house.receive(), save_to=str(tmp_path / "a.pdf"))
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settle()
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_blank_forms_enter_nothing(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, app_theme: AppTheme, tmp_path: Path, language: Language
) -> None:
    app_theme(LIGHT, language)
    page = page_of(
        qtbot, context_for("chen", language), settle, None, form="register", save_to=str(tmp_path / "blank.pdf")
    )
    assert len(page.forms.buttons()) == 15
    for button in page.forms.buttons()[-2:]:
        button.click()
        settle()
        assert page.drawn is not None
        assert opened(page.drawn.content).pageCount() > 0
    page.save_button.click()
    settle()
    assert archival((tmp_path / "blank.pdf").read_bytes())
    assert ("Nothing is entered" if language == "en" else "不记入日志") in text(page, "preview_note")


def test_a_case_that_is_not_there_is_said(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> None:
    page = page_of(qtbot, context_for("chen"), settle, UUID(int=5))
    assert "There is no such case" in page.banner.words()
    assert not page.print_button.isEnabled()


def test_size_and_way_back_by_keyboard(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> None:
    context = context_for("chen")
    page = page_of(qtbot, context, settle, house.receive())
    before = page.sheet.zoomFactor()
    QTest.keyClick(page, Qt.Key.Key_Equal, CTRL)
    assert page.sheet.zoomFactor() > before
    QTest.keyClick(page, Qt.Key.Key_Minus, CTRL)
    assert page.sheet.zoomFactor() == pytest.approx(before)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert went(context)[-1] == ("back",)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_clipped(
    qtbot: QtBot, context_for: ContextFor, settle: Settle, app_theme: AppTheme, language: Language
) -> None:
    app_theme(DARK, language)
    page = page_of(qtbot, context_for("chen", language), settle, None)
    shown(page, (1220, 720))
    settle()
    assert clipped(page) == []


def test_the_sheets_of_the_case_and_the_blank_forms_stand_apart(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id = house.ready_to_sign()
    page = page_of(qtbot, context_for("chen"), settle, case_id, save_to=str(tmp_path / "blank.pdf"))
    headings = [one.text() for one in page.forms.findChildren(QLabel) if one.isVisible()]
    assert {"Sheets of this case", "Blank forms"} <= set(headings)
    for section in ("blank-register", "register", "blank-handling"):
        next(one for one in page.forms.buttons() if one.section == section).click()
        settle()
        chosen = [one for one in page.forms.findChildren(SectionButton) if one.isVisible() and one.isChecked()]
        assert [one.section for one in chosen] == [section]
        assert page.drawn is not None
        assert page.drawn.copy == (1 if section == "register" else 0)
    page.save_button.click()
    settle()
    assert (tmp_path / "blank.pdf").exists()
    assert context_for("chen").desk.case(case_id).signing.printed == ()


def test_a_sheet_is_proposed_among_the_documents_by_the_number_of_its_case(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.ready_to_sign()
    context = context_for("chen")
    proposed: list[str] = []

    def choose(_owner: QWidget, path: str) -> str:
        proposed.append(path)
        return ""

    page = PreviewPage(context, choose=choose, command="")
    qtbot.addWidget(page)
    shown(page)
    page.show_sheet(case_id)
    settle()
    page.save_button.click()
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert proposed == [str(Path(documents) / f"{context.desk.case(case_id).number} Complaint handling sheet.pdf")]


def test_what_happened_in_a_case_is_among_its_sheets(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive("li")
    house.do("li", OpenOrder(house.new_id(), "engineering"), case_id)
    page = page_of(qtbot, context_for("li", "zh"), settle, case_id, form="coordination")
    assert [one.section for one in page.forms.buttons()][:4] == ["handling", "register", "coordination", "cover"]
    assert not page.banner.isVisible()
    page.show_sheet(house.receive("li"))
    settle()
    assert [one.section for one in page.forms.buttons()][:4] == ["handling", "register", "cover", "blank-handling"]
    chosen = [one.section for one in page.forms.findChildren(SectionButton) if one.isVisible() and one.isChecked()]
    assert chosen == ["handling"]


def test_s17_the_menu_of_a_declined_case_shows_its_notice_and_its_cover(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id, context = house.receive("chen"), context_for("chen")
    page = CasePage(context)
    qtbot.addWidget(page)
    shown(page)
    page.show_case(case_id, "record", "")
    settle()
    assert page.acts is not None
    assert not {"Notice of not accepting", "Cover of the file"} & {words for words, _, _ in page.acts.offered()}
    house.do("shen", DeclineCase("sued", Words("法院已立案")), case_id)
    assert page.session is not None
    page.session.read()
    settle()
    acts = {words: act for words, _, act in page.acts.offered()}
    acts["Notice of not accepting"]()
    acts["Cover of the file"]()
    assert went(context)[-2:] == [("preview", case_id, "notice"), ("preview", case_id, "cover")]


def test_s44_the_sheet_of_a_shift_stands_before_the_blank_forms_and_leaves_a_trace(
    qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle, tmp_path: Path
) -> None:
    case_id = house.receive("chen")
    house.do("chen", Make(house.new_id(), Words("工程师上门"), house.time.now + 30 * MINUTE), case_id)
    context = context_for("chen")
    page = page_of(qtbot, context, settle, None, form="shift", save_to=str(tmp_path / "shift.pdf"))
    assert [one.section for one in page.forms.buttons()][:2] == ["shift", "handling"]
    before = context.office.looks.head()[0]
    page.save_button.click()
    settle()
    content = (tmp_path / "shift.pdf").read_bytes()
    assert archival(content)
    assert "工程师上门" in words(content)
    assert context.office.looks.head()[0] == before + 1
    page.forms.buttons()[1].click()
    settle()
    assert "Nothing is entered" in text(page, "preview_note")
    page.show_sheet(None, "register")
    settle()
    assert "shift" not in [one.section for one in page.forms.buttons()]

"""Evidence: what comes in, what is refused with a reason, and copies that are checked before they are opened."""

import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.record.evidence_file import pixels, png_of
from desktop.ui.record.evidence_strip import EvidenceStrip
from desktop.ui.theme import LIGHT, Language
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.usecases.desk import refusal_of
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import RealHouse, shown

MP3, PDF = b"ID3" + bytes(200), b"%PDF-1.4 log"


def picture(width: int = 400, height: int = 300) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    return png_of(image)


def bomb() -> bytes:
    """A small PNG that claims 50,000 by 50,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


class Opened(NamedTuple):
    strip: EvidenceStrip
    context: Context
    copies: list[Path]


@pytest.fixture
def opened(qtbot: QtBot, house: RealHouse, context_for: ContextFor, settle: Settle) -> Opened:
    case_id, context, copies = house.receive(), context_for("chen"), list[Path]()

    def keep(path: Path) -> bool:
        copies.append(path)
        return True

    strip = EvidenceStrip(context, open_file=keep)
    qtbot.addWidget(strip)
    shown(strip, (700, 300))
    context.hub.subscribe(lambda _: strip.show_view(context.desk.view(case_id)))
    strip.show_view(context.desk.view(case_id))
    settle()
    return Opened(strip, context, copies)


def names(opened: Opened) -> list[str]:
    return [tile.accessibleName() for tile in opened.strip.tiles()]


def test_files_come_in_by_drag(opened: Opened, tmp_path: Path, settle: Settle) -> None:
    paths = [tmp_path / "IMG_2231.png", tmp_path / "room.mp3", tmp_path / "log.pdf"]
    for path, content in zip(paths, (picture(), MP3, PDF), strict=True):
        path.write_bytes(content)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    opened.strip.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settle()
    assert names(opened) == ["IMG_2231.png", "room.mp3", "log.pdf"]
    assert [tile.has_picture() for tile in opened.strip.tiles()] == [True, False, False]
    assert opened.strip.banner.isHidden()


def test_a_screenshot_is_pasted(qtbot: QtBot, opened: Opened, settle: Settle) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(image)
    qtbot.waitUntil(opened.strip.isActiveWindow)
    QTest.keySequence(opened.strip, QKeySequence(QKeySequence.StandardKey.Paste))
    settle()
    assert names(opened) == ["screenshot-2026-11-22-230500.png"]


@pytest.mark.parametrize("make", [TextArea, LineField], ids=["text", "line"])
def test_a_screenshot_is_pasted_while_a_field_has_the_keyboard(
    qtbot: QtBot, opened: Opened, settle: Settle, tmp_path: Path, make: Callable[[str], QWidget]
) -> None:
    """Words go into the field, a picture or a file to the evidence of the page."""
    field = make("field")
    field.setParent(opened.strip)
    field.show()
    qtbot.waitUntil(opened.strip.isActiveWindow)
    field.setFocus()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("orange"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(QApplication.focusWidget() or field, QKeySequence(QKeySequence.StandardKey.Paste))
    settle()
    assert names(opened) == ["screenshot-2026-11-22-230500.png"]
    (tmp_path / "bill.pdf").write_bytes(PDF)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(tmp_path / "bill.pdf"))])  # as a file manager copies it
    QGuiApplication.clipboard().setMimeData(held)
    QTest.keySequence(QApplication.focusWidget() or field, QKeySequence(QKeySequence.StandardKey.Paste))
    settle()
    assert names(opened)[1:] == ["bill.pdf"]
    QGuiApplication.clipboard().setText("words")
    QTest.keySequence(QApplication.focusWidget() or field, QKeySequence(QKeySequence.StandardKey.Paste))
    settle()
    assert len(names(opened)) == 2
    assert field.words() == "words"  # type: ignore[attr-defined]  # both have it


class Bad(NamedTuple):
    name: str
    content: bytes
    say: str


BAD = (
    Bad("empty.png", b"", "empty"), Bad("big.png", picture()[:8] + bytes(10 * 1024 * 1024), "10 MB"),
    Bad("invoice.pdf", picture(), "not what its name says"), Bad("setup.exe", b"MZ" + bytes(90), "not a kind of file"),
    Bad("photo.png", b"MZ" + bytes(90), "not what its name says"), Bad("bomb.png", bomb(), "2500 million pixels"),
    Bad("noending", picture(), "not a kind of file"),
)  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_what_is_refused_is_named_with_its_reason(opened: Opened, tmp_path: Path, settle: Settle, bad: Bad) -> None:
    (tmp_path / bad.name).write_bytes(bad.content)
    (tmp_path / "good.pdf").write_bytes(PDF)
    opened.strip.add_files([tmp_path / bad.name, tmp_path / "good.pdf"])
    settle()
    assert bad.say in opened.strip.banner.words()
    assert bad.name in opened.strip.banner.words()
    assert names(opened) == ["good.pdf"]


def test_the_bomb_really_claims_that_much() -> None:
    assert pixels(bomb()) == 2_500_000_000
    assert len(bomb()) < 1000


def test_a_folder_and_a_missing_file_are_refused(opened: Opened, tmp_path: Path, settle: Settle) -> None:
    opened.strip.add_files([tmp_path, tmp_path / "gone.pdf"])
    settle()
    assert names(opened) == []
    assert f"“{tmp_path.name}” is a folder" in opened.strip.banner.words()


def test_hostile_names_are_made_safe(opened: Opened, tmp_path: Path, settle: Settle) -> None:
    hostile = ("con.pdf", "a:b|c?.pdf", "photo\u202efdp.pdf", "..\\..\\x.pdf", "<b>x.pdf")
    for name in hostile if sys.platform != "win32" else ("photo\u202efdp.pdf",):  # Windows refuses the others itself
        (tmp_path / name).write_bytes(PDF + name.encode())
    opened.strip.add_files(sorted(tmp_path.glob("*.pdf")))
    settle()
    found = names(opened)
    assert len(found) == len([*tmp_path.glob("*.pdf")])
    assert not any(set(name) & set('<>:"/\\|?*\u202e') for name in found)
    assert "_con.pdf" in found or sys.platform == "win32"


def test_kind_and_checklist_are_kept(opened: Opened, tmp_path: Path, settle: Settle, house: RealHouse) -> None:
    (tmp_path / "room.png").write_bytes(picture())
    opened.strip.add_files([tmp_path / "room.png"])
    settle()
    assert opened.strip.tiles()[0].note() == "Say what it is"
    opened.strip.tiles()[0].click()
    popover = opened.strip.popover
    kind = house.office.contents.evidence.kinds[0]
    popover.kind.set_value(kind.id)
    popover.kind.chosen.emit(kind.id)
    boxes = [box for box in popover.findChildren(QCheckBox) if not box.isHidden()]
    assert [box.text() for box in boxes] == [point.en for point in kind.check]
    boxes[0].setChecked(True)
    popover.source.set_words("the guest")
    popover.save_button.click()
    settle()
    item = next(iter(opened.context.desk.view(next(iter(_case_ids(house)))).case.inquiry.evidence.values()))
    assert (item.kind, item.source, item.checks) == (kind.id, "the guest", ("1",))


def test_a_tile_says_that_its_checklist_is_not_complete(opened: Opened, tmp_path: Path, settle: Settle) -> None:
    (tmp_path / "stamp.png").write_bytes(picture())
    opened.strip.add_files([tmp_path / "stamp.png"])
    settle()
    opened.strip.tiles()[0].click()
    popover = opened.strip.popover
    popover.kind.set_value("evidence-stamped")
    popover.kind.chosen.emit("evidence-stamped")
    boxes = [box for box in popover.findChildren(QCheckBox) if not box.isHidden()]
    for box in boxes[:-1]:
        box.setChecked(True)
    popover.save_button.click()
    settle()
    assert opened.strip.tiles()[0].note() == "Incomplete: 4 of 5"
    opened.strip.tiles()[0].click()
    next(box for box in popover.findChildren(QCheckBox) if not box.isHidden() and not box.isChecked()).setChecked(True)
    popover.save_button.click()
    settle()
    assert opened.strip.tiles()[0].note().startswith("陈静")


def _case_ids(house: RealHouse) -> list[UUID]:
    return [case_id for case_id, _ in house.office.log.walk()]


def test_a_copy_is_opened_under_a_safe_name_after_its_check(opened: Opened, tmp_path: Path, settle: Settle) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    opened.strip.add_files([tmp_path / "log.pdf"])
    settle()
    opened.strip.tiles()[0].click()
    opened.strip.popover.open_button.click()
    settle()
    assert [path.read_bytes() for path in opened.copies] == [PDF]
    assert opened.copies[0].name == "log.pdf"
    assert opened.copies[0].parent != tmp_path
    assert "unchanged since it came in" in opened.strip.banner.words()


def test_bytes_that_were_changed_are_never_opened(
    opened: Opened, tmp_path: Path, settle: Settle, house: RealHouse
) -> None:
    (tmp_path / "log.pdf").write_bytes(PDF)
    opened.strip.add_files([tmp_path / "log.pdf"])
    settle()
    house.database.text("UPDATE evidence_file SET bytes = ?", (b"%PDF-1.4 lie",))
    opened.strip.tiles()[0].click()
    opened.strip.popover.open_button.click()
    settle()
    assert opened.copies == []
    assert "not as it came in" in opened.strip.banner.words()


def test_a_program_that_came_in_as_a_picture_is_never_opened(
    opened: Opened, settle: Settle, house: RealHouse, context_for: ContextFor
) -> None:
    """Past the program a file may have any name; this one would run."""
    content = b"@echo off"
    desk = context_for("chen").desk
    case_id = next(one for one, _ in house.office.log.walk())
    seal = house.office.files.put(content, "image/png")
    added = AddEvidence(seal, Words("现场照片.png.bat"), len(content), "image/png")
    assert refusal_of(desk.do(added, case_id)) is None
    opened.strip.show_view(desk.view(case_id))
    settle()
    opened.strip.open_copy(seal)
    settle()
    assert opened.copies == []
    assert "was not opened" in opened.strip.banner.words()


def test_nothing_can_be_added_to_a_closed_case(opened: Opened, house: RealHouse, settle: Settle) -> None:
    view = opened.context.desk.view(_case_ids(house)[0])
    opened.strip.show_view(view, writable=False)
    settle()
    assert opened.strip.add_tile.isHidden()
    QApplication.processEvents()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages(opened: Opened, app_theme: AppTheme, language: Language) -> None:
    app_theme(LIGHT, language)
    assert opened.strip.add_tile.accessibleName() == ("Add evidence" if language == "en" else "添加证据")

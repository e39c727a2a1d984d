"""The bad files by their numbers, given to the third step of the window: refused with a reason, or kept as bytes that nothing opens."""

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop.ui.record.evidence_strip import EvidenceStrip
from desktop.ui.wizard.understand import UnderstandPage
from tests.ui.bad.test_bad_inputs import Bench, Desk, Rest, at_step, desk, desk_of_the_house

__all__ = ["desk", "desk_of_the_house"]
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
LARGEST = 10 * 1024 * 1024
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


class At(NamedTuple):
    """The strip of step 3 of a new case, and the folder that files come from."""

    strip: EvidenceStrip
    folder: Path
    rest: Rest
    kept: Callable[[], list[str]]

    def drop(self, *paths: Path) -> None:
        """Drop files on it, as a person does."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.strip.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none))
        self.rest()

    def refusal_of(self, path: Path) -> str:
        """What is said of this file by its name, while a good one beside it is kept."""
        good = self.folder / f"good-{path.name}.pdf"
        good.write_bytes(PDF + path.name.encode())
        before = self.kept()
        self.drop(path, good)
        assert self.kept() == [*before, good.name]
        said = self.strip.banner.words()
        assert path.name in said
        return said


@pytest.fixture
def at(desk: Desk, bench: Bench, rest: Rest, tmp_path: Path, qtbot: QtBot) -> At:
    del bench, qtbot
    case_id = at_step(desk, 3)
    assert desk.page.guide is not None
    step = desk.page.guide.current
    assert isinstance(step, UnderstandPage)

    def kept() -> list[str]:
        return [str(one.name) for one in desk.context.desk.case(case_id).inquiry.evidence.values()]

    return At(step.evidence, tmp_path, rest, kept)


@POSIX
def test_35_what_is_no_file_is_never_read(at: At) -> None:
    os.mkfifo(at.folder / "pipe.pdf")  # would hold whoever opens it for ever
    (at.folder / "zero.png").symlink_to("/dev/zero")  # would never end
    (at.folder / "loop.png").symlink_to(at.folder / "loop.png")
    (at.folder / "gone.png").symlink_to(at.folder / "nothing.png")
    (at.folder / "folder.pdf").mkdir()
    for name in ("pipe.pdf", "zero.png", "loop.png", "gone.png"):
        assert "not a kind of file" in at.refusal_of(at.folder / name)
    assert "is a folder" in at.refusal_of(at.folder / "folder.pdf")


@POSIX
def test_35_a_link_brings_the_file_that_it_points_to(at: At) -> None:
    (at.folder / "letter.pdf").write_bytes(PDF)
    (at.folder / "link.pdf").symlink_to(at.folder / "letter.pdf")
    at.drop(at.folder / "link.pdf")
    assert at.kept() == ["link.pdf"]


def test_36_nothing_and_two_gigabytes(at: At) -> None:
    (at.folder / "empty.png").touch()
    with (at.folder / "film.png").open("wb") as file:
        file.truncate(2 * 1024**3)  # takes no room on the disk, and would take all of the memory
    assert "empty" in at.refusal_of(at.folder / "empty.png")
    assert "10 MB" in at.refusal_of(at.folder / "film.png")


def test_38_a_table_that_would_fill_the_memory_is_kept_as_bytes(at: At) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(64 * 1024 * 1024))
    (at.folder / "list.xlsx").write_bytes(packed.getvalue())
    at.drop(at.folder / "list.xlsx")
    assert at.kept() == ["list.xlsx"]
    assert not any(tile.has_picture() for tile in at.strip.tiles())


def test_39_a_document_with_a_script_is_kept_and_not_opened(at: At) -> None:
    (at.folder / "js.pdf").write_bytes(PDF)
    at.drop(at.folder / "js.pdf")
    assert at.kept() == ["js.pdf"]
    assert not any(tile.has_picture() for tile in at.strip.tiles())


def test_40_a_program_that_calls_itself_a_picture(at: At) -> None:
    (at.folder / "photo.png").write_bytes(b"MZ" + bytes(90))
    assert "not what its name says" in at.refusal_of(at.folder / "photo.png")


def test_41_a_file_that_grows_while_it_is_read_is_measured_by_what_was_read(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, whole = at.folder / "log.pdf", Path.read_bytes
    path.write_bytes(PDF)

    def grown(self: Path) -> bytes:
        if self == path:
            with path.open("ab") as file:
                file.truncate(LARGEST + 1)
        return whole(self)

    monkeypatch.setattr(Path, "read_bytes", grown)
    assert "10 MB" in at.refusal_of(path)


def test_41_a_file_that_changed_is_another_piece(at: At) -> None:
    path = at.folder / "log.pdf"
    for content in (PDF, PDF + b"%more"):
        path.write_bytes(content)
        at.drop(path)
    assert at.kept() == ["log.pdf", "log.pdf"]
    assert len(at.strip.tiles()) == 2

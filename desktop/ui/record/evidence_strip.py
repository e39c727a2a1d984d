"""Evidence on a page: drag files in, paste a picture, choose files; see what is there and open a copy."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QTemporaryDir, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.inquiry import AddEvidence, Evidence
from desktop.domain.case.media import media_of, safe_name
from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.evidence_file import Read, TooManyPixelsError, checked, png_of, read_file, thumbnail, unchanged
from desktop.ui.record.evidence_popover import EvidencePopover
from desktop.ui.record.evidence_tile import EvidenceTile, TileFlow, sign_of
from desktop.ui.record.failure import nothing_written, why
from desktop.ui.record.sentence import filled, joined
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.changes import Changes
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.evidence import attach
from desktop.usecases.ports import Files
from desktop.usecases.read_models import CaseView, EvidenceFile

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

OpenFile = Callable[[Path], bool]
Problem = tuple[str, Exception]  # file name, what was wrong


def open_with_desktop(path: Path) -> bool:
    """Let the computer show a file with its own program."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class EvidenceStrip(Retranslated, QWidget):
    """Call `show_view` with every new view of the case; `attached` when files were added."""

    attached = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, open_file: OpenFile = open_with_desktop
    ) -> None:
        super().__init__(parent)
        named(self, "evidence_strip")
        self._context, self._open_file = context, open_file
        self._view: CaseView | None = None
        self._folder = QTemporaryDir()
        self._tiles: dict[str, EvidenceTile] = {}
        self._writable = True
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self.banner = Banner("evidence_banner")
        self._hint = PlainLabel("", "note", wrap=True)
        self._flow = TileFlow("evidence_tiles")
        self.add_tile = EvidenceTile("evidence_add")
        self.add_tile.adds = True
        for widget in (self.banner, self._flow, self._hint):
            column.addWidget(widget)
        self.popover = EvidencePopover(context, self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.add_tile.clicked.connect(self._choose_files)
        self.popover.copy_asked.connect(self.open_copy)
        self.popover.described.connect(self._describe)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_view(self, view: CaseView, *, writable: bool = True) -> None:
        """Show the evidence of a case; not writable: nothing can be added."""
        if self._view is None or self._view.case.id != view.case.id:
            self._forget()
        self._view = view
        self._writable = writable and not view.case.signing.closed and self._context.person.may(May.HANDLE)
        for sha256, item in view.case.inquiry.evidence.items():
            if sha256 not in self._tiles:
                tile = EvidenceTile(f"evidence_{sha256[:12]}")
                tile.clicked.connect(partial(self._show_item, sha256))
                self._tiles[sha256] = tile
                if item.media.startswith("image/") and not self._erased(sha256):
                    self._draw(sha256)
        self._say_tiles()
        self._flow.place([*self._tiles.values(), *([self.add_tile] if self._writable else [])])
        self.add_tile.setVisible(self._writable)
        self._hint.setVisible(self._writable)

    def tiles(self) -> Sequence[EvidenceTile]:
        """Give the tiles of the files, in order."""
        return tuple(self._tiles.values())

    def _forget(self) -> None:
        for tile in self._tiles.values():
            tile.hide()
            tile.deleteLater()
        self._tiles = {}
        self.banner.clear()

    def _say_tiles(self) -> None:
        if self._view is None:
            return
        for sha256, item in self._view.case.inquiry.evidence.items():
            if self._erased(sha256):
                at = self._context.time(self._view.case.privacy.erased_at)
                self._tiles[sha256].say(self.tr("Erased"), at, "trash-2")
                self._tiles[sha256].show_picture(None)
                continue
            who = joined(self._view.name(item.by), self._context.time(item.at))
            lacks = self._lacks(item)
            self._tiles[sha256].say(item.name, lacks or who, sign_of(item.media), "soon" if lacks else "calm")

    def _lacks(self, item: Evidence) -> str:
        """What is missing before it counts: its kind, or points of its kind's list; "" = nothing."""
        if not item.kind:
            return self.tr("Say what it is")
        points = next((one.check for one in self._context.office.contents.evidence.kinds if one.id == item.kind), ())
        seen = sum(str(number) in item.checks for number in range(1, len(points) + 1))
        return filled(self.tr("Incomplete: %1 of %2"), str(seen), str(len(points))) if seen < len(points) else ""

    def _erased(self, sha256: str) -> bool:
        return self._view is not None and sha256 in self._view.case.privacy.files_erased

    def _draw(self, sha256: str) -> None:
        files = self._context.office.files

        def show(result: Result[QImage | None]) -> None:
            tile = self._tiles.get(sha256)
            if tile is not None and isinstance(result, Ok) and not self._erased(sha256):
                tile.show_picture(result.value)

        def draw(result: Result[EvidenceFile | None]) -> None:
            if isinstance(result, Ok) and (file := result.value) is not None:
                self._context.jobs.run(self, lambda: thumbnail(file), show, Lane.RENDERING)

        self._context.jobs.run(self, lambda: files.get(sha256), draw)

    def _show_item(self, sha256: str) -> None:
        if self._view is None:
            return
        item = self._view.case.inquiry.evidence[sha256]
        if self._erased(sha256):
            at = self._context.time(self._view.case.privacy.erased_at)
            self.banner.say(filled(self.tr("This file was erased at %1. Its hash stays on the record."), at), "soon")
            return
        self.popover.show_item(sha256, item, self._view.name(item.by), self._tiles[sha256], may_write=self._writable)

    # ── add ──────────────────────────────────────────────────────────────────────────────────────
    def add_files(self, paths: Sequence[Path]) -> None:
        """Read these files, and keep those that may be kept; the others are named with the reason."""
        wanted = tuple(paths)
        if wanted and self._writable:
            self._context.jobs.run(
                self,
                lambda: [_tried(one.name, partial(read_file, one)) for one in wanted],
                self._attach,
                Lane.RENDERING,
            )

    def paste(self) -> None:
        """Keep the picture or the files that the clipboard holds."""
        clipboard = QGuiApplication.clipboard()
        mime = cast("QMimeData | None", clipboard.mimeData())  # a clipboard may be out of reach
        if not self._writable or self._view is None or mime is None:
            return
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.add_files(paths)
        elif mime.hasImage():
            image, at = clipboard.image(), self._context.local(self._context.office.clock())
            name = filled(self.tr("screenshot-%1.png"), at.strftime("%Y-%m-%d-%H%M%S"))
            self._context.jobs.run(
                self, lambda: [_tried(name, lambda: checked(name, png_of(image)))], self._attach, Lane.RENDERING
            )

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add evidence"))
        self.add_files([Path(name) for name in names])

    def _attach(self, result: Result[list[Read | Problem]]) -> None:
        if self._view is None:
            return
        if isinstance(result, Err):
            self._explain(result.error)
            return
        good = [one for one in result.value if isinstance(one, Read)]
        bad = [one for one in result.value if not isinstance(one, Read)]
        desk, files, case_id, seen = (
            self._context.desk,
            self._context.office.files,
            self._view.case.id,
            self._view.case.version,
        )
        self._context.jobs.run(
            self, lambda: [*bad, *_attach_all(desk, files, case_id, seen, good)], partial(self._attached, len(good))
        )

    def _attached(self, offered: int, result: Result[list[Problem]]) -> None:
        match result:
            case Ok(problems):
                self._say_problems(problems)
                if offered and self._view is not None:
                    self._context.hub.announce(Changes(frozenset({self._view.case.id})))
                    self.attached.emit()
            case Err(error):
                self._explain(error)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        if not problems:
            self.banner.clear()
            return
        lines = [self._problem_words(*one) for one in problems]
        self.banner.say(lines[0], "soon", detail="\n".join(lines[1:]))

    def _problem_words(self, name: str, error: Exception) -> str:
        if isinstance(error, TooManyPixelsError):
            text = self.tr(
                "“%1” claims to have %2 million pixels and was not kept; 100 million are the most. Make the picture smaller."
            )
            return filled(text, str(error.args[0]), str(error.args[1]))
        words = why(self._context, error)
        return words if safe_name(name) in words or name in words else filled(self.tr("%1: %2"), safe_name(name), words)

    def _describe(self, sha256: str, kind: str, source: str, checks: tuple[str, ...]) -> None:
        if self._view is None:
            return
        item, desk = self._view.case.inquiry.evidence[sha256], self._context.desk
        command = AddEvidence(sha256, item.name, item.size, item.media, kind, Words(source), item.taken_at, checks)
        case_id, seen = self._view.case.id, self._view.case.version

        def work() -> list[Problem]:
            refusal = refusal_of(desk.handle(command, case_id, seen))
            return [] if refusal is None else [(item.name, refusal)]

        self.popover.close_it()
        self._context.jobs.run(self, work, partial(self._attached, 1))

    # ── open ─────────────────────────────────────────────────────────────────────────────────────
    def open_copy(self, sha256: str) -> None:
        """Write a copy with a safe name into a folder of this run and let the computer show it."""
        files = self._context.office.files
        self.popover.close_it()
        self._context.jobs.run(self, lambda: files.get(sha256), partial(self._open, sha256))

    def _open(self, sha256: str, result: Result[EvidenceFile | None]) -> None:
        if self._view is None:
            return
        name = str(self._view.case.inquiry.evidence[sha256].name)
        match result:
            case Ok(file):
                if file is None:
                    self.banner.say(
                        filled(self.tr("“%1” is not in this file any more. Look into the latest backup."), name),
                        "overdue",
                    )
                elif unchanged(file):
                    self._show_copy(name, file)
                else:
                    self._say_changed(name)
            case Err(error):
                self._say_changed(name, why(self._context, error))

    def _say_changed(self, name: str, detail: str = "") -> None:
        words = self.tr(
            "“%1” is not as it came in: its bytes were changed. It was not opened; restore it from a backup."
        )
        self.banner.say(filled(words, name), "overdue", detail=detail)

    def _show_copy(self, name: str, file: EvidenceFile) -> None:
        try:
            # What came in past the program may be called a picture, and run.
            media_of(file.content, safe_name(name))
        except Refusal as refusal:
            self.banner.say(filled(self.tr("“%1” was not opened."), name), "overdue", detail=self._context.say(refusal))
            return
        target = Path(self._folder.path()) / file.sha256[:12] / safe_name(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                target.write_bytes(file.content)
                target.chmod(0o400)  # a copy to look at: what is changed in it would be lost
        except OSError as error:
            self.banner.say(
                filled(self.tr("No copy of “%1” could be written on this computer."), name), "soon", detail=str(error)
            )
            return
        if self._open_file(target):
            self.banner.say(filled(self.tr("“%1” is unchanged since it came in. A copy is open."), name), "ok")
        else:
            self.banner.say(
                filled(self.tr("No program on this computer opens “%1”. The copy lies at %2."), name, str(target)),
                "soon",
            )

    def _explain(self, error: Exception) -> None:
        words, detail = nothing_written(self._context, error)
        self.banner.say(words, "overdue", detail=detail)

    # ── drag ─────────────────────────────────────────────────────────────────────────────────────
    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._writable and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Evidence"))
        self.add_tile.say(self.tr("Add evidence"), self.tr("Drop, paste, choose"), "plus")
        self._hint.setText(self.tr("Files up to 10 MB; Ctrl+V pastes a picture."))
        self._say_tiles()


def _tried(name: str, read: Callable[[], Read]) -> Read | Problem:
    try:
        return read()
    except (Refusal, TooManyPixelsError) as error:
        return name, error


def _attach_all(desk: Desk, files: Files, case_id: UUID, seen: int, wanted: Sequence[Read]) -> list[Problem]:
    """Keep these files one after the other; give those that were refused."""
    problems: list[Problem] = []
    for one in wanted:
        try:
            outcome = attach(desk, files, case_id, seen, one.content, one.name)
        except Refusal as refusal:
            problems.append((one.name, refusal))
            continue
        seen = outcome.case.version
        if (said := refusal_of(outcome)) is not None:
            problems.append((one.name, said))
    return problems

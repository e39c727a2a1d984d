"""Brings a finished sheet to a printer: page by page at the printer's own resolution, or through the system's `lp`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QProcess,
    QRectF,
    QSize,
    QSizeF,
    QStandardPaths,
    QTemporaryDir,
)
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

LEAST_DPI = 300
_POINTS = 72


class PrintError(OSError):
    """The printer or its system said no; the message is theirs."""


def opened(content: bytes, parent: QObject | None = None) -> QPdfDocument:
    """A PDF in memory, ready to be drawn.

    Raises:
        PrintError: the bytes are no PDF.
    """
    document = QPdfDocument(parent) if parent is not None else QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise PrintError(document.error().name)
    return document


def paint_on(printer: QPrinter, content: bytes) -> int:
    """Draw every page on the printer at no less than 300 dots an inch; give how many pages there were.

    Raises:
        PrintError: the printer did not begin, or a page could not be drawn.
    """
    document = opened(content)
    printer.setFullPage(True)
    printer.setResolution(max(LEAST_DPI, printer.resolution()))
    printer.setPageSize(_page_size(document.pagePointSize(0)))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError(printer.printerName() or "printer")
    try:
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            size = document.pagePointSize(number)
            dots = QSize(*(round(length * printer.resolution() / _POINTS) for length in (size.width(), size.height())))
            drawn = document.render(number, dots)
            if drawn.isNull():
                raise PrintError(f"page {number + 1}")
            painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), drawn)
    finally:
        painter.end()
    return document.pageCount()


def _page_size(points: QSizeF) -> QPageSize:
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def upright(printer: QPrinter) -> None:
    """A sheet stands upright whatever was printed before."""
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)


def print_command() -> str:
    """The path of the system's print command; "" on Windows and where there is none."""
    return "" if sys.platform == "win32" else QStandardPaths.findExecutable("lp")


class Spooler(QObject):
    """Hands a file to `lp` and tells what came of it; the file is kept until `lp` has read it."""

    def __init__(self, command: str, parent: QObject) -> None:
        super().__init__(parent)
        self._command = command
        self._folder = QTemporaryDir()

    def send(self, content: bytes, name: str, then: Callable[[str], None]) -> None:
        """Send; `then` gets "" when the printer took it, else what the system said."""
        path = Path(self._folder.path()) / name
        path.write_bytes(content)
        process = QProcess(self)

        def ended(code: int, status: QProcess.ExitStatus) -> None:
            said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
            path.unlink(missing_ok=True)
            process.deleteLater()
            well = code == 0 and status is QProcess.ExitStatus.NormalExit
            then("" if well else said or f"lp: {code}")

        def failed(error: QProcess.ProcessError) -> None:
            if error is QProcess.ProcessError.FailedToStart:
                path.unlink(missing_ok=True)
                then(process.errorString())

        process.finished.connect(ended)
        process.errorOccurred.connect(failed)
        process.start(self._command, ["-t", name, str(path)])

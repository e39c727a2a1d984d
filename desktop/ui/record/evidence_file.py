"""Reads files that may become evidence, and draws small pictures of them without trusting what they claim."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.domain.case.inquiry import LARGEST
from desktop.domain.case.media import media_of, safe_name
from desktop.domain.errors import Refusal
from desktop.usecases.read_models import EvidenceFile

MOST_PIXELS = 100_000_000  # a picture that claims more was made to fill the memory
MOST_DRAWN = 40_000_000  # above it only a JPEG is drawn small, for only that is read small
THUMB = QSize(2 * 112, 2 * 80)


class TooManyPixelsError(ValueError):
    """A picture claims more pixels than are kept; the arguments are its name and its millions of pixels."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that may be attached."""

    name: str
    content: bytes


def read_file(path: Path) -> Read:
    """Read a file of at most 10 MB.

    Raises:
        Refusal: `evidence.folder`, `evidence.size`, `evidence.empty`, `evidence.kind`, `evidence.disguised`, `file.missing`.
        TooManyPixelsError: a picture that claims too much.
    """
    try:
        if path.is_dir():
            raise Refusal("evidence.folder", "file", path.name)
        if not path.is_file():
            raise Refusal("evidence.kind", "file", path.name)
        size = path.stat().st_size
        if size > LARGEST:
            raise Refusal("evidence.size", "file", str(size))
        content = path.read_bytes()
    except OSError as error:
        raise Refusal("file.missing", "file", path.name) from error
    return checked(path.name, content)


def checked(name: str, content: bytes) -> Read:
    """The same for bytes that are here already, such as a picture from the clipboard."""
    if len(content) > LARGEST:
        raise Refusal("evidence.size", "file", str(len(content)))
    if media_of(content, safe_name(name)).startswith("image/"):
        claimed = pixels(content)
        if claimed > MOST_PIXELS:
            raise TooManyPixelsError(safe_name(name), round(claimed / 1_000_000))
    return Read(name, content)


def pixels(content: bytes) -> int:
    """How many pixels a picture claims in its head; 0 when it does not say."""
    buffer = _open(content)  # the reader does not keep it alive
    size = _reader(buffer).size()
    return size.width() * size.height() if size.isValid() else 0


def thumbnail(file: EvidenceFile) -> QImage | None:
    """A small picture of a file, or None where there is nothing to draw."""
    if not file.media.startswith("image/"):
        return None
    buffer = _open(file.content)
    reader = _reader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > (MOST_PIXELS if file.media == "image/jpeg" else MOST_DRAWN):
        return None
    reader.setAutoTransform(True)
    reader.setScaledSize(size.scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    drawn = reader.read()
    return None if drawn.isNull() else drawn


def unchanged(file: EvidenceFile) -> bool:
    """Whether the bytes are still those that came in."""
    return sha256(file.content).hexdigest() == file.sha256


def png_of(image: QImage) -> bytes:
    """A picture from the clipboard as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub wants bytes here, the library takes text
    buffer.close()
    return bytes(data.data())


def _open(content: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _reader(buffer: QBuffer) -> QImageReader:
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    return reader

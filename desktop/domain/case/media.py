"""What a file really is, and a name for it that is safe everywhere."""

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

from desktop.domain.errors import Refusal
from desktop.domain.wording.clean import clean_text

MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"), (b"\xff\xd8\xff", 0, "image/jpeg"), (b"GIF8", 0, "image/gif"), (b"WEBP", 8, "image/webp"),
    (b"BM", 0, "image/bmp"), (b"%PDF-", 0, "application/pdf"), (b"ftyp", 4, "video/mp4"), (b"OggS", 0, "audio/ogg"),
    (b"ID3", 0, "audio/mpeg"), (b"\xff\xfb", 0, "audio/mpeg"), (b"RIFF", 0, "audio/wav"), (b"PK\x03\x04", 0, "application/zip"),
)  # fmt: skip
_ENDINGS: dict[str, tuple[str, ...]] = {
    "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg"), "image/gif": (".gif",), "image/webp": (".webp",), "image/bmp": (".bmp",),
    "application/pdf": (".pdf",), "video/mp4": (".mp4", ".m4a", ".m4v", ".mov", ".heic"), "audio/ogg": (".ogg", ".opus"),
    "audio/mpeg": (".mp3",), "audio/wav": (".wav", ".avi"), "application/zip": (".docx", ".xlsx", ".pptx", ".odt", ".ods"),
    "text/plain": (".txt", ".csv", ".log", ".md", ".eml"),
}  # fmt: skip
MEDIA = tuple(_ENDINGS)  # every kind that is kept
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BAD = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
LONGEST_NAME = 120  # characters; below every file system's 255 bytes in UTF-8 for Han text too


def media_of(content: bytes, name: str) -> str:
    """The media type by the bytes, confirmed by the name's ending.

    Raises:
        Refusal: `evidence.empty`, `evidence.kind` (not a kind that we keep), `evidence.disguised` (bytes and ending disagree).
    """
    if not content:
        raise Refusal("evidence.empty", "file", name)
    ending = PurePosixPath(name.lower()).suffix
    for magic, at, media in MAGIC:
        if content[at : at + len(magic)] == magic and (magic != b"RIFF" or content[8:12] in {b"WAVE", b"AVI "}):
            return _confirmed(media, ending, name)
    if ending in _ENDINGS["text/plain"] and _is_text(content):
        return "text/plain"
    known = any(ending in endings for endings in _ENDINGS.values())
    raise Refusal("evidence.disguised" if known else "evidence.kind", "file", name)


def is_media(content: bytes, media: str) -> bool:
    """Whether bytes begin as this media type does; text begins as none of the others."""
    begins = {one for magic, at, one in MAGIC if content[at : at + len(magic)] == magic}
    return media in begins if media != "text/plain" else not begins and _is_text(content)


def _confirmed(media: str, ending: str, name: str) -> str:
    if ending not in _ENDINGS[media]:
        raise Refusal("evidence.disguised" if ending else "evidence.kind", "file", name)
    return media


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


def safe_name(given: str) -> str:
    """A file name without folders, device names, control or direction characters, trailing dots or more than 120 characters."""
    bare = PureWindowsPath(PurePosixPath(given).name).name
    name = _BAD.sub("_", clean_text(unicodedata.normalize("NFC", bare[: 4 * LONGEST_NAME]))).strip(" .")
    if not name:
        return "file"
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    if len(name) > LONGEST_NAME:
        stem, dot, ending = name.rpartition(".")
        name = stem[: LONGEST_NAME - len(ending) - 1] + dot + ending if dot else name[:LONGEST_NAME]
    return name

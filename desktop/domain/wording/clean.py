"""The one door through which text from people and files enters: what is stored can be shown, searched and printed."""

import re
import unicodedata
from typing import NamedTuple

from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words


class Room(NamedTuple):
    """How much a field may hold."""

    characters: int
    lines: int


LONG = Room(20_000, 500)  # what somebody said or wrote
SHORT = Room(200, 1)  # a name, a title, a room

_SURROGATE = re.compile("[\ud800-\udfff]")
# C0 and C1 without the line feed, soft hyphen, zero-width space, word joiner and byte order mark: none can be seen or printed.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufff9-\ufffb]")
# Directional marks reorder what is shown: they stay, visibly.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Joiners, fillers, variation selectors and tags show nothing by themselves; inside a text they join letters and signs, and stay.
_ALONE = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff\u0300-\u036f\u2061-\u2065\u206a-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000f0000-\U0010ffff]*"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean_text(text: str, room: Room = LONG, field: str = "") -> Words:
    """Give the text as it is stored: NFC, visible characters, line feeds only, no blank ends.

    Raises:
        Refusal: `text.long` or `text.lines`, naming the field, what was given and what fits. Nothing is cut.
    """
    if len(text) > room.characters * 4:
        raise Refusal("text.long", field, f"{len(text)}/{room.characters}")
    made = _SURROGATE.sub("\ufffd", text)
    made = _BREAK.sub("\n", made).replace("\t", " ")
    made = _UNSEEN.sub("", made)
    made = _DIRECTION.sub(_named, made)
    made = unicodedata.normalize("NFC", made).strip()
    if _ALONE.fullmatch(made):
        made = ""
    if room.lines == 1:
        made = " ".join(made.split("\n"))
    if len(made) > room.characters:
        raise Refusal("text.long", field, f"{len(made)}/{room.characters}")
    lines = made.count("\n") + 1
    if lines > room.lines:
        raise Refusal("text.lines", field, f"{lines}/{room.lines}")
    return Words(made)


def clean_name(text: str, field: str = "") -> Words:
    """One short line: a name, a room, a title."""
    return clean_text(text, SHORT, field)


def digits(text: str) -> str:
    """The digits of a phone or room number in ASCII, whatever script they were typed in."""
    return "".join(str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, -1) >= 0)


def _named(found: re.Match[str]) -> str:
    return f"〔U+{ord(found[0]):04X}〕"

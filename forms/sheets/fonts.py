"""Registers the four embedded fonts once per process and chooses, character by character, Latin first and Chinese otherwise."""

from __future__ import annotations

from threading import Lock
from unicodedata import normalize

import resources

LATIN, LATIN_BOLD, HAN, HAN_BOLD = "L", "LB", "S", "SB"
_FILES = {
    LATIN: "IBMPlexSans-Regular.ttf",
    LATIN_BOLD: "IBMPlexSans-SemiBold.ttf",
    HAN: "IBMPlexSansSC-Regular.ttf",
    HAN_BOLD: "IBMPlexSansSC-SemiBold.ttf",
}
ADVANCE: dict[str, dict[int, float]] = {}
"""Width of every character a font covers, in ems, by font name. Empty until `register`."""

WIDE_CLOSE = frozenset("，。、；：！？）》〉】」』〕”’")
WIDE_OPEN = frozenset("（《〈【「『〔“‘")
_QUOTE_OPEN, _QUOTE_CLOSE, _FOLLOWS = frozenset("“‘"), frozenset("”’"), frozenset("—…·")
_lock = Lock()


def register() -> None:
    """Read the fonts (0.3 s) unless that was done; safe from any thread."""
    with _lock:
        if ADVANCE:
            return
        from reportlab import rl_config  # noqa: PLC0415  # ReportLab is only paid for when something is printed
        from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
        from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

        # Otherwise Helvetica creeps in unembedded, and no archive takes the file.
        rl_config.canvas_basefontname = LATIN
        # Streams stay binary: base 85 costs time and size, and the archive undoes it anyway.
        rl_config.useA85 = 0
        made: dict[str, dict[int, float]] = {}
        for name, file in _FILES.items():
            font = TTFont(name, str(resources.path("fonts", file)), asciiReadable=0)
            _add_ideographs(font.face.charToGlyph, font.face.charWidths)
            pdfmetrics.registerFont(font)  # pyright: ignore[reportUnknownMemberType]
            widths, default = font.face.charWidths, font.face.defaultWidth
            made[name] = {code: widths.get(code, default) / 1000 for code in font.face.charToGlyph}
        ADVANCE.update(made)


def _add_ideographs(glyphs: dict[int, int], widths: dict[int, float]) -> None:
    """Give 長, 門, 風 and 18 more their glyph: the font's table knows it only under the radical's code (⾧, ⾨, ⾵)."""
    for radical in range(0x2F00, 0x2FD6):
        ideograph = ord(normalize("NFKC", chr(radical)))
        if radical in glyphs and ideograph not in glyphs:
            glyphs[ideograph] = glyphs[radical]
            if radical in widths:
                widths[ideograph] = widths[radical]


def wide(ch: str) -> bool:
    """Say whether a character is set full width in Chinese text."""
    return bool(ch) and ord(ch) >= 0x2E80


def covered(ch: str) -> bool:
    """Say whether either font can draw this character."""
    return ord(ch) in ADVANCE[LATIN] or ord(ch) in ADVANCE[HAN]


def choose(text: str) -> list[str]:
    """Give the font of every character, `LATIN` or `HAN`; quotes and dashes follow their neighbours."""
    latin, out = ADVANCE[LATIN], list[str]()
    open_quotes: list[str] = []
    solid = ""  # the last character that is not a space
    for i, ch in enumerate(text):
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if ch in _QUOTE_OPEN:
            # Decided by both neighbours here; the closing mark takes the same font, or one pair would be mixed.
            pick = HAN if wide(solid) or wide(after) else LATIN
            open_quotes.append(pick)
        elif ch in _QUOTE_CLOSE:
            pick = _closing(ch, before, open_quotes)
        elif ch in _FOLLOWS:
            goes_on = ch != "·" and bool(out) and before == ch and out[-1] == HAN
            pick = HAN if goes_on or (wide(before) and (wide(after) or ch != "·")) else LATIN
        else:
            pick = LATIN if ord(ch) in latin else HAN
        if ord(ch) not in ADVANCE[pick]:
            pick = HAN if pick == LATIN else LATIN
        out.append(pick)
        if not ch.isspace():
            solid = ch
    return out


def _closing(ch: str, before: str, open_quotes: list[str]) -> str:
    if ch == "’" and before.isalpha() and not wide(before):
        return LATIN  # an apostrophe inside a word
    if open_quotes:
        return open_quotes.pop()
    return HAN if wide(before) else LATIN

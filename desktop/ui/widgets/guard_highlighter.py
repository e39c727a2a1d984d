"""Underlines, in a text being written, the places that the phrase guard found; it never changes a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from typing_extensions import override

from desktop.ui.theme import ToneName, look


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the text, from `start` up to `end`, counted in characters as Python counts them."""

    start: int
    end: int
    tone: ToneName = "soon"


class GuardHighlighter(QSyntaxHighlighter):
    """Draws a wave below each finding on a tinted ground; the page sets new findings after each pause of writing.

    Make it before the text is set. Until new findings come, the marks move with the words they belong to.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks: list[tuple[QTextCursor, ToneName]] = []

    def set_findings(self, text: str, findings: Sequence[Finding]) -> None:
        """Mark the findings of this text; nothing is drawn when the document says something else by now."""
        document = self.document()
        if text != document.toPlainText():
            findings = ()
        marks: list[tuple[QTextCursor, ToneName]] = [(_cursor(document, text, each), each.tone) for each in findings]
        if _places(marks) == _places(self._marks):
            return
        self._marks = marks
        # Marks are no edit: unblocked, every mark would count as a change of the text.
        was = document.blockSignals(True)
        self.rehighlight()
        document.blockSignals(was)
        document.markContentsDirty(0, document.characterCount())

    def findings(self) -> list[tuple[int, int]]:
        """Give where the marks are now, as Qt counts."""
        return [(start, end) for start, end, _ in _places(self._marks)]

    @override
    def highlightBlock(self, text: str) -> None:
        begin = self.currentBlock().position()
        stop = begin + self.currentBlock().length() - 1
        for start, end, tone in _places(self._marks):
            if start < stop and end > begin:
                first = max(start, begin)
                self.setFormat(first - begin, min(end, stop) - first, _wave(tone))


def _places(marks: Sequence[tuple[QTextCursor, ToneName]]) -> list[tuple[int, int, ToneName]]:
    return [(cursor.selectionStart(), cursor.selectionEnd(), tone) for cursor, tone in marks]


def _cursor(document: QTextDocument, text: str, finding: Finding) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(_utf16(text, finding.start))
    cursor.setPosition(_utf16(text, finding.end), QTextCursor.MoveMode.KeepAnchor)
    # What is written right behind the place does not belong to it.
    cursor.setKeepPositionOnInsert(True)
    return cursor


def _utf16(text: str, offset: int) -> int:
    """Count as Qt counts: a sign beyond the basic plane, such as an emoji, is two."""
    return offset + sum(1 for sign in text[:offset] if ord(sign) > 0xFFFF)


def _wave(tone: ToneName) -> QTextCharFormat:
    colours = look().tone(tone)
    wave = QTextCharFormat()
    wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    wave.setUnderlineColor(QColor(colours.ink))
    wave.setBackground(QColor(colours.ground))
    return wave

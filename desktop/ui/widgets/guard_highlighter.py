"""Underlines, in a text being written, the places that the phrase guard found; it never changes a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from desktop.ui.theme import ToneName, look


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the text, from `start` up to `end`, counted in characters as Python counts them."""

    start: int
    end: int
    tone: ToneName = "soon"


class GuardHighlighter(QSyntaxHighlighter):
    """Draws a wave below each finding on a tinted ground; the page sets new findings after each pause of writing."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: tuple[Finding, ...] = ()  # counted as Qt counts

    def set_findings(self, text: str, findings: Sequence[Finding]) -> None:
        """Mark the findings of this text; nothing is drawn when the document says something else by now."""
        document = self.document()
        if text != document.toPlainText():
            findings = ()
        spans = tuple(Finding(_utf16(text, each.start), _utf16(text, each.end), each.tone) for each in findings)
        if spans != self._spans:
            self._spans = spans
            # Marks are no edit: without this every mark would count as a change of the text.
            was = document.blockSignals(True)
            self.rehighlight()
            document.blockSignals(was)
            document.markContentsDirty(0, document.characterCount())

    @override
    def highlightBlock(self, text: str) -> None:
        begin = self.currentBlock().position()
        end = begin + self.currentBlock().length() - 1
        for span in self._spans:
            if span.start < end and span.end > begin:
                first = max(span.start, begin)
                self.setFormat(first - begin, min(span.end, end) - first, _wave(span.tone))


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

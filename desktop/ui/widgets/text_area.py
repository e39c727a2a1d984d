"""A box for running text that grows with it and keeps within a limit."""

from math import ceil

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.theme import LINE_HEIGHT, language
from desktop.ui.widgets.naming import with_property
from desktop.ui.widgets.plain_text import PlainText

USUAL_LIMIT = 4000  # characters; a page of speech
_MARGIN = 4  # of the document, all around
_FRAME = 2 * (6 + 1 + _MARGIN)  # padding and border of the sheet, margin of the document


class TextArea(PlainText):
    """`text_area.words()` is the text; `limit_met` says that a longer one was cut at the limit."""

    limit_met = Signal(int)

    def __init__(
        self,
        object_name: str,
        *,
        lines: tuple[int, int] = (3, 8),
        limit: int = USUAL_LIMIT,
        parent: QWidget | None = None,
    ) -> None:
        """Make it; it is as high as its text, between the two numbers of lines, and then scrolls."""
        super().__init__(object_name, parent=parent)
        self._lines, self._limit = lines, limit
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._keep_limit)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def set_invalid(self, invalid: bool) -> None:
        """Frame the box in red; say in words beside it what is missing."""
        with_property(self, "invalid", "true" if invalid else "false")

    def _height(self) -> int:
        # A layout rounds the line of a font up before it spaces it.
        line = ceil(QFontMetricsF(self.font()).lineSpacing()) * LINE_HEIGHT[language()] / 100
        least, most = (number * line for number in self._lines)
        text = self.document().size().height() - 2 * _MARGIN
        return round(min(max(text, least), most) + 0.5) + _FRAME

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    @override
    def _most(self) -> int:
        # One sign too many, so that the limit is met and said; Python counts a sign where Qt may count two.
        return self._limit + 1

    def _keep_limit(self) -> None:
        over = len(self.toPlainText()) - self._limit
        if over <= 0:
            return
        cursor = self.textCursor()
        # What was just written is cut, before the cursor, so that the end of an older text survives.
        cursor.joinPreviousEditBlock()
        if cursor.position() < over:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        # One step to the left is one sign, also where Qt counts two.
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over)
        cursor.removeSelectedText()
        cursor.endEditBlock()
        self.limit_met.emit(self._limit)

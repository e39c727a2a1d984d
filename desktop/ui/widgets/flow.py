"""A layout that goes on in the next line where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem
from typing_extensions import override

from desktop.ui.theme import Space

# What is this much lower stands in the middle of its line; beside a field with a reason below it, at the top.
_SLACK = 8


def _size(item: QLayoutItem, room: int) -> QSize:
    width = min(item.sizeHint().width(), room)
    return QSize(width, item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height())


class FlowLayout(QLayout):
    """Widgets side by side, and on the next line where the width ends."""

    def __init__(self, gap: int = Space.TIGHT) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._lay(QRect(0, 0, arg__1, 0), place=False)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._lay(arg__1, place=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, box: QRect, *, place: bool) -> int:
        top = box.y()
        for line in self._lines(max(box.width(), 1)):
            sizes = [_size(item, max(box.width(), 1)) for item in line]
            height, left = max(size.height() for size in sizes), box.x()
            for item, size in zip(line, sizes, strict=True):
                if place:
                    slack = height - size.height()
                    item.setGeometry(QRect(QPoint(left, top + (slack // 2 if slack <= _SLACK else 0)), size))
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap - box.y())

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines, used = list[list[QLayoutItem]](), 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget
                continue
            width = min(item.sizeHint().width(), room)
            if not lines or used + width > room:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += width + self._gap
        return lines

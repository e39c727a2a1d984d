"""The parts that every page is made of: the page itself, its column, the bar above, the foot below, the aside."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Size, Space
from desktop.ui.widgets.naming import named, with_role

Page = TypeVar("Page", bound=QWidget)


def as_page(page: Page, object_name: str) -> Page:
    """Name a widget and give it the ground of a page."""
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return named(with_role(page, "page"), object_name)


def column_of(page: QWidget) -> QVBoxLayout:
    """A column without gaps: bar, body and foot touch."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def row_without_gaps() -> QHBoxLayout:
    """The body beside its lists and asides."""
    row = QHBoxLayout()
    row.setSpacing(0)
    return row


def bar(
    height: int = Size.TOPBAR, left: int = Space.LARGE, right: int = Space.LARGE, gap: int = Space.MEDIUM
) -> tuple[QFrame, QHBoxLayout]:
    """The bar above a page and the row in it."""
    return _strip("bar", height, left, right, gap)


def foot(left: int = Space.LARGE, right: int = Space.LARGE, gap: int = Space.TIGHT + 2) -> tuple[QFrame, QHBoxLayout]:
    """The foot of a page, with its acts, and the row in it."""
    return _strip("foot", Size.FOOT, left, right, gap)


def titles(title: QWidget, below: QWidget) -> QVBoxLayout:
    """A title and what stands under it, in the middle of a bar."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(title)
    column.addWidget(below)
    column.addStretch(1)
    return column


def aside(width: int, inside: QWidget) -> QFrame:
    """What stands beside the body, with the line between them."""
    made = with_role(QFrame(), "aside")
    made.setFixedWidth(width)
    column = QVBoxLayout(made)
    column.setContentsMargins(1, 0, 0, 0)
    column.addWidget(inside)
    return made


def _strip(role: str, height: int, left: int, right: int, gap: int) -> tuple[QFrame, QHBoxLayout]:
    made = with_role(QFrame(), role)
    made.setFixedHeight(height)
    row = QHBoxLayout(made)
    row.setContentsMargins(left, 0, right, 0)
    row.setSpacing(gap)
    return made, row

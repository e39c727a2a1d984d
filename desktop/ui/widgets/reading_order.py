"""Tab goes as one reads: down the main column, then the aside, then the foot, whenever each of them was made."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    # At run time the mixin stands before a Qt class and must not bring a second one.
    _Widget = object


class InReadingOrder(_Widget):
    """Mixin: `class Frame(InReadingOrder, QWidget)`.

    Qt's own order is that in which widgets were made, and choices are made anew whenever they are said in another language.
    """

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops, here = list(tab_stops(self)), QApplication.focusWidget()
        if here not in stops:
            return super().focusNextPrevChild(next)
        target = stops[(stops.index(here) + (1 if next else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        _reveal(target)
        return True


def tab_stops(inside: QWidget) -> Iterator[QWidget]:
    """What Tab stops at in a widget, as it is laid out; what floats over it comes last."""
    for widget in _laid_out(inside):
        if not widget.isVisible() or widget.isWindow():
            continue
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        yield from tab_stops(widget)


def _laid_out(inside: QWidget) -> list[QWidget]:
    """The widgets directly in this one, in order."""
    if isinstance(inside, QStackedWidget):
        return [shown] if (shown := inside.currentWidget()) is not None else []
    if isinstance(inside, QScrollArea):
        return [content] if (content := inside.widget()) is not None else []
    if isinstance(inside, (QAbstractScrollArea, QComboBox)):
        return []
    layout = inside.layout()
    ordered = list(dict.fromkeys(_in_layout(layout))) if layout is not None else []
    children = [one for one in inside.children() if isinstance(one, QWidget)]
    return [*ordered, *(one for one in children if one not in ordered)]


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: cast("tuple[int, int, int, int]", layout.getItemPosition(at))[:2])
    for at in places:
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)


def _reveal(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()

"""F6: the keyboard moves from rail to head, body, aside and foot, and back to where it was in each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.reading_order import tab_stops

_ZONES = ("rail", "bar", "body", "aside", "foot")


class Zones:
    """The zones of one window; remembers where the keyboard was in each; a page may name its own place, a list."""

    def __init__(self, frame: QWidget, home: Callable[[], QWidget | None]) -> None:
        self._frame, self._home = frame, home
        self._last: dict[str, QWidget] = {}

    def move(self, *, backward: bool = False) -> None:
        """Go to the next zone that has anything to focus."""
        found = self._by_zone()
        focused = QApplication.focusWidget()
        here = self._zone_of(focused) if focused is not None and self._frame.isAncestorOf(focused) else ""
        if focused is not None and here:
            self._last[here] = focused
        order = [zone for zone in _ZONES if found.get(zone)]
        if not order:
            return
        step = -1 if backward else 1
        at = (order.index(here) + step) % len(order) if here in order else 0
        inside = found[order[at]]
        home = self._home()
        remembered = home if home in inside else self._last.get(order[at])
        target = next((one for one in inside if one is remembered), inside[0])
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _by_zone(self) -> dict[str, list[QWidget]]:
        found: dict[str, list[QWidget]] = {}
        for widget in tab_stops(self._frame):
            found.setdefault(self._zone_of(widget), []).append(widget)
        return found

    def _zone_of(self, widget: QWidget) -> str:
        above: QWidget | None = widget
        while above is not None and above is not self._frame:
            role = above.property("role")
            if role in _ZONES:
                return str(role)
            above = above.parentWidget()
        return "body"

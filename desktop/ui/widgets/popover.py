"""A small floating card that explains or suggests beside its cause, and never takes the keyboard by itself."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.ui.theme import Space, larger
from desktop.ui.widgets.floating import lift, place_below
from desktop.ui.widgets.naming import named


class Popover(QFrame):
    """Frameless and not modal: writing goes on under it; Esc closes it and nothing else."""

    closed = Signal()

    def __init__(self, object_name: str, host: QWidget, width: int = 400) -> None:
        """Belong to the host; the popover floats over the host's window when it is opened."""
        super().__init__(host)
        named(self, object_name)
        lift(self, "popover")
        self.setFixedWidth(larger(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        self.body.setSpacing(Space.SMALL)
        self._host = host
        # Once open it belongs to the window, and must go with its host all the same.
        host.destroyed.connect(self.deleteLater)
        self._before: QWidget | None = None
        self._cause: tuple[QWidget, QRect] | None = None  # what it stands below
        self.hide()

    def open_at(self, anchor: QWidget, spot: QRect | None = None) -> None:
        """Show below the anchor, or below a spot inside it such as the cursor of a text."""
        window = self._host.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        box = spot if spot is not None else anchor.rect()
        self.setMinimumHeight(0)
        # Shown first: only then do the words inside have their type, and so their number of lines.
        self.show()
        self.body.activate()
        # Not adjustSize: it asks how high the words are at the width they would like, not at the one they get.
        self.resize(self.width(), self.body.totalHeightForWidth(self.width()))
        self._cause = anchor, box
        self._place()
        self.raise_()
        # The whole application is watched only while this is open: a page may listen for Esc as well, and loses.
        self._watch(True)

    def _place(self) -> None:
        if self._cause is not None:
            (anchor, box), window = self._cause, self.window()
            place_below(self, QRect(anchor.mapTo(window, box.topLeft()), box.size()), window)

    def take_focus(self) -> None:
        """Give the keyboard to the first control inside; called for Ctrl+. or the Down key, never unasked."""
        self._before = self.window().focusWidget()
        first = next((child for child in self.findChildren(QWidget) if _takes_keys(child)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_it(self) -> None:
        """Hide, and give the keyboard back to where it was."""
        if self.isHidden():
            return
        inside = any(child.hasFocus() for child in self.findChildren(QWidget))
        self._watch(False)
        self.hide()
        if inside and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ShortcutOverride | QEvent.Type.KeyPress if _is_escape(event) and self._is_above(watched):
                if event.type() is QEvent.Type.ShortcutOverride:
                    event.accept()
                else:
                    self.close_it()
                return True
            case QEvent.Type.Hide if watched is self._host:
                self.close_it()
            case QEvent.Type.Resize if watched is self.window():
                self.close_it()
            case QEvent.Type.Move | QEvent.Type.Resize if self._carries(watched):
                self._place()
            case _:
                pass
        return False

    def _watch(self, on: bool) -> None:
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if on:
            application.installEventFilter(self)

    def _carries(self, watched: QObject) -> bool:
        """Whether what moved takes the cause along: a strip above it came or went, or its page was scrolled."""
        anchor = self._cause[0] if self._cause is not None else None
        if anchor is None or not isValid(anchor) or not isinstance(watched, QWidget):
            return False
        return watched is anchor or watched.isAncestorOf(anchor)

    def _is_above(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self.window()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def _takes_keys(widget: QWidget) -> bool:
    return widget.isEnabled() and not widget.isHidden() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

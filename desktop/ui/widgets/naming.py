"""Gives widgets the two names they must have: one for tests and settings, one for a screen reader."""

from html import escape
from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, object_name: str, accessible_name: str = "") -> W:
    """Name the widget and give it back."""
    widget.setObjectName(object_name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def with_role(widget: W, role: str) -> W:
    """Ask the style sheet for a role, also on a widget that is already on the screen."""
    return with_property(widget, "role", role)


def with_property(widget: W, name: str, value: str) -> W:
    """Set a property that the style sheet selects by, and have the sheet look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
    return widget


def plain_tip(widget: QWidget, text: str) -> None:
    """Set a tool tip that shows the text as it was typed; Qt would read one that looks like HTML as HTML."""
    widget.setToolTip(f"<span>{escape(text)}</span>" if text else "")


def no_mnemonic(text: str) -> str:
    """Keep every "&" of the text visible; a button would read it as the mark of an Alt key."""
    return text.replace("&", "&&")

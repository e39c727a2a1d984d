"""Whether a window can be shown, asked of the display itself: Qt ends the program where none answers."""

import os
import sys
from collections.abc import Callable, Mapping


def has_display() -> bool:
    """Whether a display answers that Qt would take; a platform that needs none is believed (QT_QPA_PLATFORM=offscreen)."""
    if sys.platform in {"win32", "darwin"}:
        return True
    named = [one.partition(":")[0] for one in os.environ.get("QT_QPA_PLATFORM", "").split(";") if one]
    return any(_ASKED.get(one, _believed)() for one in named or _ASKED)


def _believed() -> bool:
    return True


def _x11() -> bool:
    """By the library that Qt asks too, so with the same address and the same leave to come in."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes  # noqa: PLC0415 - only a window is in need of it

    try:
        ctypes.CDLL("libxcb-cursor.so.0")  # without it Qt does not come up either
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    line = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(line)
    finally:
        xcb.xcb_disconnect(line)


def _wayland() -> bool:
    if os.environ.get("WAYLAND_SOCKET"):
        return True  # a line that is open already, and only once
    named = os.environ.get("WAYLAND_DISPLAY", "")
    # Without that folder the library finds none either, and says so on the terminal.
    if not named or not (named.startswith("/") or os.environ.get("XDG_RUNTIME_DIR")):
        return False
    import ctypes  # noqa: PLC0415 - as above

    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    line = wayland.wl_display_connect(None)
    if line:
        wayland.wl_display_disconnect(line)
    return bool(line)


_ASKED: Mapping[str, Callable[[], bool]] = {"xcb": _x11, "wayland": _wayland}

"""Whether a window can be shown is asked of a real display, not of a variable."""

import os
import secrets
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.cli.display import has_display
from tests.cli.amends import process

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
DEAD = ":4711"  # a display of the last who sat here, or of a shell that took the variable along


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@contextmanager
def xvfb(*options: str) -> Generator[str, None, None]:
    """A display of its own; gives its address."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", "320x200x24", *options],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize(
    "set_to",
    [
        {},
        {"DISPLAY": DEAD},
        {"DISPLAY": "127.0.0.1:4711"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-4711"},
        {"DISPLAY": DEAD, "WAYLAND_DISPLAY": "wayland-4711"},
        {"DISPLAY": DEAD, "QT_QPA_PLATFORM": "xcb"},
        {"DISPLAY": DEAD, "QT_QPA_PLATFORM": "wayland;xcb"},
    ],
    ids=str,
)
def test_a_display_that_does_not_answer_is_none(
    set_to: dict[str, str], bare: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name, value in set_to.items():
        bare.setenv(name, value)
    assert not has_display()


def test_a_platform_that_needs_no_display_is_believed(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", DEAD)
    bare.setenv("QT_QPA_PLATFORM", "offscreen:size=800x600")
    assert has_display()


def test_a_display_that_answers_is_one(bare: pytest.MonkeyPatch) -> None:
    with xvfb() as display:
        bare.setenv("DISPLAY", display)
        assert has_display()
        bare.setenv("WAYLAND_DISPLAY", "wayland-4711")  # the second answers where the first does not
        assert has_display()
    assert not has_display()


def test_a_display_that_lets_nobody_in_is_none(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    leave, cookie = tmp_path / "leave", secrets.token_hex(16)
    leave.touch()
    # A server takes every cookie of its file, for whichever display it was written.
    subprocess.run(["xauth", "-qf", str(leave), "add", ":0", ".", cookie], check=True, capture_output=True)
    with xvfb("-auth", str(leave)) as display:
        subprocess.run(["xauth", "-qf", str(leave), "add", display, ".", cookie], check=True, capture_output=True)
        bare.setenv("DISPLAY", display)
        bare.setenv("XAUTHORITY", os.devnull)  # as after `su`
        assert not has_display()
        bare.setenv("XAUTHORITY", str(leave))  # the control
        assert has_display()


def test_the_window_is_refused_where_the_display_is_dead_instead_of_a_crash() -> None:
    said = process("--open", "house.amends", DISPLAY=DEAD)
    assert (said.returncode, said.stderr.count(b"\n")) == (1, 1), said

"""The colours can be read, the look follows live, and nobody else chooses colours."""

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import icons, theme
from desktop.ui.theme import DARK, LIGHT, Palette, Theme, failed_contrasts, look, tone_of
from tests.ui.conftest import AppTheme

UI = Path(theme.__file__).parent


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_every_pair_can_be_read(palette: Palette) -> None:
    assert failed_contrasts(palette) == []


def test_a_pale_ink_would_be_found() -> None:
    assert failed_contrasts(replace(LIGHT, muted="#AAAAAA"))


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_the_look_is_read_back_from_the_application(palette: Palette, app_theme: AppTheme) -> None:
    app_theme(palette, "zh")
    assert look() is palette
    assert theme.language() == "zh"


def test_no_colour_of_the_sheet_is_left_open(qapp: QApplication) -> None:
    assert "$" not in Theme(DARK, "en").style_sheet(qapp)


def test_only_the_theme_names_colours() -> None:
    hexadecimal = re.compile(r"#[0-9A-Fa-f]{6,8}\b")
    naming = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if hexadecimal.search(path.read_text(encoding="utf-8"))
    }
    assert naming == {"theme.py"}


def test_the_shipped_fonts_are_worn(fonts: list[str]) -> None:
    assert {"IBM Plex Sans", "IBM Plex Sans SC"} <= set(fonts)


def test_tinted_icons_lie_in_a_folder_of_this_process_alone(qapp: QApplication) -> None:
    folder = qapp.findChild(icons.TintFolder)
    assert folder is not None
    place = Path(folder.address("check", LIGHT.accent))
    assert LIGHT.accent in place.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_an_icon_is_drawn_sharp_for_the_screen() -> None:
    drawn = icons.pixmap("check", LIGHT.accent, 18, 2.0)
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (36, 18)
    assert not drawn.toImage().allGray()


def test_a_drawn_icon_is_kept_until_the_look_changes(app_theme: AppTheme) -> None:
    first = icons.pixmap("check", LIGHT.accent, 18, 1.0).cacheKey()
    assert icons.pixmap("check", LIGHT.accent, 18, 1.0).cacheKey() == first
    app_theme(DARK, "en")
    assert icons.pixmap("check", LIGHT.accent, 18, 1.0).cacheKey() != first


def test_a_missing_icon_is_named() -> None:
    with pytest.raises(icons.MissingIconError, match="no-such-icon"):
        icons.svg("no-such-icon", LIGHT.ink)


@pytest.mark.parametrize(
    ("left", "tone"), [(None, "calm"), (-0.1, "overdue"), (0, "soon"), (60, "soon"), (61, "ok")], ids=str
)
def test_tone_of_a_clock(left: float | None, tone: str) -> None:
    assert tone_of(left) == tone

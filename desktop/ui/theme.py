"""The one place that knows colours, type, spacing and how they are laid on the program.

Everything a widget needs to look right is here as plain values; nothing here knows a case or a screen.

    load_fonts()
    Theme(palette=LIGHT, language="zh").apply(app)  # fonts, QPalette, style sheet
    button.setProperty("role", "primary")           # widgets ask for a role, never for a colour
    painter.setPen(QColor(look().tone("overdue").ink))

Rules: widgets take colours from `Palette` (when they paint) or from a `role` property (when the sheet paints);
a hex value anywhere else is a defect. `failed_contrasts()` is run by a test and must be empty for both palettes.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from desktop.ui import icons
from desktop.ui.style_sheet import SHEET

Language = Literal["en", "zh"]
ToneName = Literal["overdue", "soon", "ok", "signoff", "calm"]


# ── colour ──────────────────────────────────────────────────────────────────────────────────────


class Tone(NamedTuple):
    """Ink on its own ground, used by chips, banners and bars; always beside an icon and words."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one look. Names say the use, not the hue."""

    name: Literal["light", "dark"]
    ground: str  # behind everything
    surface: str  # cards, tables, fields
    raised: str  # popovers, dialogs
    sunken: str  # rail, headers of tables, read-only fields
    ink: str  # text
    muted: str  # second text: still 4.5:1
    line: str  # hairlines; decoration only, never the edge of a control
    control: str  # edge of a field or box: 3:1
    accent: str  # the one colour of action
    on_accent: str
    accent_hover: str
    selected: str  # ground of the selected row
    hover: str
    scroll: str  # handle of a scroll bar; a hint, not the only way to scroll
    scrim: str  # behind a modal dialog, #AARRGGBB
    overdue: Tone
    soon: Tone
    ok: Tone
    signoff: Tone
    calm: Tone
    series: tuple[str, str, str]  # charts: this period, last period, third
    heat: tuple[str, str, str, str, str]  # heat grid, empty to full

    def tone(self, name: ToneName) -> Tone:
        """Give the status colours by name."""
        return dict(self.tones())[name]

    def tones(self) -> tuple[tuple[ToneName, Tone], ...]:
        """Give all status colours with their names."""
        return (
            ("overdue", self.overdue),
            ("soon", self.soon),
            ("ok", self.ok),
            ("signoff", self.signoff),
            ("calm", self.calm),
        )


LIGHT = Palette(
    name="light",
    ground="#F6F7F9",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F0F2F5",
    ink="#1B2733",
    muted="#566472",
    line="#DDE2E7",
    control="#7B8794",
    accent="#0B5C8A",
    on_accent="#FFFFFF",
    accent_hover="#094C73",
    selected="#E1EEF6",
    hover="#EDF1F5",
    scroll="#BCC5CE",
    scrim="#731B2733",
    overdue=Tone("#A3261B", "#FBE9E7"),
    soon=Tone("#8A5300", "#FDF1DA"),
    ok=Tone("#1F6B45", "#E4F3EA"),
    signoff=Tone("#4A4E9E", "#EAEBF8"),
    calm=Tone("#4D5B69", "#E9EDF1"),
    series=("#0B5C8A", "#7B8794", "#8A5300"),
    heat=("#F0F2F5", "#CFE2EE", "#8FBAD4", "#2F78A2", "#0B5C8A"),
)

DARK = Palette(
    name="dark",
    ground="#14191F",
    surface="#1B222A",
    raised="#232C36",
    sunken="#171D24",
    ink="#E6EBF0",
    muted="#A0AEBB",
    line="#333E4A",
    control="#7F8D9B",
    accent="#6FB7E0",
    on_accent="#0B1A24",
    accent_hover="#8CC7E8",
    selected="#23405A",
    hover="#26313B",
    scroll="#4A5664",
    scrim="#99000000",
    overdue=Tone("#FF9B8F", "#46211D"),
    soon=Tone("#F2BE63", "#40300F"),
    ok=Tone("#7FD3A4", "#173626"),
    signoff=Tone("#B7BBF5", "#2B2D52"),
    calm=Tone("#B4C0CC", "#2A343F"),
    series=("#6FB7E0", "#7F8D9B", "#F2BE63"),
    heat=("#222B35", "#24455C", "#2F6A8E", "#4A97C2", "#8CC7E8"),
)


# Discs behind people's initials, always with white letters; chosen by a stable hash of the person's id.
ON_DISC = "#FFFFFF"
PEOPLE = ("#4A6FA5", "#7A5C99", "#2F7D6B", "#9A5B3B", "#6B7280", "#8A4E6A")


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two opaque colours."""

    def luminance(value: str) -> float:
        channels = (QColor(value).redF(), QColor(value).greenF(), QColor(value).blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def failed_contrasts(palette: Palette) -> list[str]:
    """Name every pair that a person may have to read and cannot: text 4.5:1, edges of controls 3:1."""
    grounds = (palette.ground, palette.surface, palette.raised, palette.sunken, palette.selected, palette.hover)
    tones = (palette.overdue, palette.soon, palette.ok, palette.signoff, palette.calm)
    pairs = [(ink, ground, 4.5) for ink in (palette.ink, palette.muted) for ground in grounds]
    pairs += [
        (palette.accent, ground, 4.5) for ground in (palette.surface, palette.ground, palette.raised, palette.selected)
    ]
    pairs += [(palette.control, ground, 3.0) for ground in (palette.surface, palette.ground, palette.raised)]
    pairs += [(ink, tone.ground, 4.5) for tone in tones for ink in (tone.ink, palette.muted)]
    pairs += [(tone.ink, palette.surface, 4.5) for tone in tones]
    pairs += [(palette.on_accent, ground, 4.5) for ground in (palette.accent, palette.accent_hover, *palette.heat[3:])]
    pairs += [(palette.ink, step, 4.5) for step in palette.heat[:3]]
    pairs += [(line, palette.surface, 3.0) for line in palette.series]
    pairs += [(ON_DISC, disc, 4.5) for disc in PEOPLE]
    return [f"{a} on {b}: {contrast(a, b):.2f} < {need}" for a, b, need in pairs if contrast(a, b) < need]


# ── measure ─────────────────────────────────────────────────────────────────────────────────────


class Space:
    """Distances in logical pixels; nothing in between is used."""

    HAIR, TIGHT, SMALL, MEDIUM, LARGE, WIDE, PAGE = 4, 8, 12, 16, 20, 24, 32


class Radius:
    """Corners: controls, cards, dialogs; a chip is half its height."""

    CONTROL, CARD, DIALOG = 6, 8, 10


class Size:
    """Heights and widths that must be the same wherever they occur."""

    BUTTON, FIELD, ROW, ROW_COMPACT, ROW_TWO_LINES, CHIP = 34, 34, 42, 32, 52, 24
    TOPBAR, CASE_HEAD, FOOT, HEADER = 56, 64, 56, 34
    RAIL, RAIL_ICONS, ASIDE, READING, ICON = 224, 60, 328, 404, 18
    TEXT_COLUMN = 720  # the widest a field of running text may be


def larger(pixels: int) -> int:
    """Room for words: so many pixels at the usual size of letters, more where somebody has made the letters alone larger."""
    screen = QGuiApplication.primaryScreen()
    return round(pixels * max(1.0, screen.logicalDotsPerInchX() / 96))


class Type:
    """Point sizes. Body 10.5 pt is 14 px at 96 dpi. Weight is 400 or 600, nothing else."""

    NOTE, LABEL, BODY, LEAD, TITLE, FIGURE = 8.5, 9.5, 10.5, 12.0, 14.0, 20.0


FAMILIES: dict[Language, list[str]] = {
    # The leading family decides quotes, dashes and ellipses: “……” must come from the Chinese font in Chinese text.
    "zh": ["IBM Plex Sans SC", "IBM Plex Sans", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC"],
    "en": ["IBM Plex Sans", "IBM Plex Sans SC", "Segoe UI", "SF Pro Text", "Noto Sans"],
}
# Per cent of the font's own line, for running text. Plex Sans SC has a line of 1.50 em and Plex Sans of 1.30 em,
# so these give about 1.60 em for Chinese and 1.50 em for English.
LINE_HEIGHT: dict[Language, int] = {"zh": 107, "en": 114}


@dataclass(frozen=True, slots=True)
class Theme:
    """One look in one language, ready to be laid on the application."""

    palette: Palette
    language: Language

    def apply(self, app: QApplication) -> None:
        """Dress the whole application; call again to switch look or language live.

        Painted widgets ask `look()` whenever they paint, so they follow by themselves; whoever keeps a pixmap
        drops it on `QEvent.Type.PaletteChange`.
        """
        icons.forget()
        if not app.styleSheet():
            app.setStyle("Fusion")
        # Taking the old sheet off first halves the time: otherwise font and palette go through it as well.
        app.setStyleSheet("")
        font = QFont(FAMILIES[self.language])
        font.setPointSizeF(Type.BODY)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        app.setFont(font)
        app.setPalette(self.qpalette())
        app.setStyleSheet(self.style_sheet(app))

    def qpalette(self) -> QPalette:
        """Fill the roles that Fusion itself paints with, so that nothing falls back to grey."""
        look, role, result = self.palette, QPalette.ColorRole, QPalette()
        colours = {
            role.Window: look.ground,
            role.Base: look.surface,
            role.AlternateBase: look.ground,
            role.Button: look.surface,
            role.WindowText: look.ink,
            role.Text: look.ink,
            role.ButtonText: look.ink,
            role.BrightText: look.on_accent,
            role.Highlight: look.accent,
            role.HighlightedText: look.on_accent,
            role.Accent: look.accent,
            role.PlaceholderText: look.muted,
            role.ToolTipBase: look.raised,
            role.ToolTipText: look.ink,
            role.Link: look.accent,
            role.Mid: look.line,
            role.Dark: look.control,
        }
        for which, value in colours.items():
            result.setColor(which, QColor(value))
        for which in (role.WindowText, role.Text, role.ButtonText):
            result.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.muted))
        return result

    def style_sheet(self, app: QApplication) -> str:
        """Fill the sheet with this palette; status tones become `overdue` and `overdue_ground`, and so on."""
        look = self.palette
        values = {name: getattr(look, name) for name in _SHEET_COLOURS}
        for name, tone in look.tones():
            values[name], values[f"{name}_ground"] = tone
        folder = app.findChild(icons.TintFolder) or icons.TintFolder(app)
        values["icon_check"] = folder.address("check", look.on_accent)
        values["icon_down"] = folder.address("chevron-down", look.muted)
        return SHEET.substitute(values)


_SHEET_COLOURS = (
    "ground",
    "surface",
    "raised",
    "sunken",
    "ink",
    "muted",
    "line",
    "control",
    "accent",
    "on_accent",
    "accent_hover",
    "selected",
    "hover",
    "scroll",
)


def look() -> Palette:
    """Give the palette that the application wears now, read from its QPalette; light before any theme is laid on."""
    worn = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if worn == QColor(DARK.ground) else LIGHT


def language() -> Language:
    """Give the language that the application wears now; English before any theme is laid on."""
    return "zh" if QApplication.font().families()[:1] == FAMILIES["zh"][:1] else "en"


def type_font(points: float = Type.BODY, *, strong: bool = False) -> QFont:
    """Give the application's font at one of the sizes of `Type`, at weight 400 or 600; for painted widgets."""
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def load_fonts() -> list[str]:
    """Register the shipped fonts and give back their family names; call once, before the first theme."""
    paths = sorted(resources.path("fonts").glob("*.ttf"))
    ids = [QFontDatabase.addApplicationFont(str(path)) for path in paths]
    return [family for number in ids for family in QFontDatabase.applicationFontFamilies(number)]


def tone_of(minutes_left: float | None, warn_at: float = 60) -> ToneName:
    """Choose the tone of a clock: overdue below zero, soon within the warning time, otherwise ok."""
    if minutes_left is None:
        return "calm"
    if minutes_left < 0:
        return "overdue"
    return "soon" if minutes_left <= warn_at else "ok"

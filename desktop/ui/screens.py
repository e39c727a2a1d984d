"""Draws every page of the program; a tool of the makers, not part of the running program.

    python -m desktop.ui.screens OUT [--only AREA] [--lang zh|en] [--look light|dark] [--size 1280x720]

Opens the real window over the demo house, plays each scene of `desktop/ui/<area>/scenes.py` in both languages, light and dark, and
saves a picture of each. Widgets that are smaller than what they say are listed, and make the exit code 1.
"""

import argparse
import importlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from desktop.ui.jobs import Jobs
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.settings import LookChoice
from desktop.ui.shell.window import MainWindow
from desktop.ui.theme import Language, load_fonts
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.labels import ElidedLabel
from desktop.usecases.office import Office

ROOT = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOOKS: tuple[LookChoice, ...] = ("light", "dark")
Size: TypeAlias = tuple[int, int]
_SLACK = 1  # pixels lost in rounding


def areas() -> list[str]:
    """The folders of desktop/ui that have scenes."""
    return sorted(path.parent.name for path in ROOT.glob("*/scenes.py"))


def scenes(area: str) -> tuple[Scene, ...]:
    """The scenes of an area."""
    return cast("tuple[Scene, ...]", importlib.import_module(f"desktop.ui.{area}.scenes").SCENES)


def clipped(window: QWidget) -> Iterator[str]:
    """Name every visible label, button and chip that has less room than what it says needs, and what reaches beyond its page."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QScrollArea):
            yield from _beyond(widget)
        if isinstance(widget, (QLabel, QAbstractButton, Chip)) and not isinstance(widget, ElidedLabel):
            wanted, given = widget.sizeHint(), widget.size()
            if isinstance(widget, QLabel) and widget.wordWrap():
                if widget.heightForWidth(given.width()) > given.height() + _SLACK:
                    yield f"{_path(widget)}: “{_words(widget)}” needs {widget.heightForWidth(given.width())} px of height, has {given.height()}"
            elif wanted.width() > given.width() + _SLACK or wanted.height() > given.height() + _SLACK:
                yield f"{_path(widget)}: “{_words(widget)}” needs {wanted.width()}×{wanted.height()}, has {given.width()}×{given.height()}"


def _beyond(area: QScrollArea) -> Iterator[str]:
    """A page that is wider than its place hides its right edge, or has to be moved aside to be read."""
    inner = area.widget()
    if inner is not None and inner.width() > area.viewport().width():
        yield f"{_path(area)}: {inner.width()} px wide, shown {area.viewport().width()}"


def _path(widget: QWidget) -> str:
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(names) < 4:
        names.append(above.objectName() or type(above).__name__)
        above = above.parentWidget()
    return "/".join(reversed(names))


def _words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else widget.accessibleName()
    return " ".join(text.split())[:40]


def demo(folder: Path, language: Language) -> Office:
    """The demo house, made afresh. Screens know no storage, so the part that wires it is asked for by name."""
    wiring: Any = importlib.import_module("desktop.bootstrap")
    return cast("Office", wiring.demo_office(folder, language))


def play(
    app: QApplication,
    chosen: Sequence[tuple[str, Scene]],
    language: Language,
    looks: Sequence[LookChoice],
    out: Path,
    size: Size | None = None,
) -> list[str]:
    """Draw the scenes in one language, each over the house as the scenes before left it; gives what was clipped."""
    found: list[str] = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        jobs, appearance = Jobs.with_threads(), Appearance(app, language, looks[0])
        window = MainWindow(lambda: demo(Path(folder), language), jobs, appearance)
        stage = Stage(window)
        window.show()
        window.begin()
        stage.rest()
        office = window.office
        if office is None:
            raise RuntimeError
        stage.password = next(iter((office.demo_passwords or {}).values()))
        for area, scene in chosen:
            for look in looks:
                appearance.wear(language, look)
                found += [
                    f"{area}/{scene.name} {language} {look}: {one}"
                    for one in _draw(stage, scene, size or scene.size, out / f"{scene.name}-{language}-{look}.png")
                ]
        stage.leave()
        jobs.finish()
        office.close()
        window.deleteLater()
    return found


def _draw(stage: Stage, scene: Scene, size: Size, path: Path) -> list[str]:
    window = stage.window
    window.resize(*size)
    stage.leave()
    if scene.person:
        stage.enter(scene.person)
    stage.rest()
    scene.steps(stage)
    stage.rest()
    stage.picture().save(str(path))
    return [line for top in QApplication.topLevelWidgets() if top.isVisible() for line in clipped(top)]


def _enlarge(dots: int) -> None:
    """A screen of so many dots an inch on which letters alone grow; told to Qt before it begins."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        size = {"name": "large", "x": 0, "y": 0, "width": 1920, "height": 1080}
        json.dump({"screens": [{**size, "logicalDpi": dots, "logicalBaseDpi": 96, "dpr": 1}]}, file)
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "0"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.name}"


def _size(text: str) -> Size:
    width, _, height = text.partition("x")
    return int(width), int(height)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for; 1 when anything is clipped."""
    parser = argparse.ArgumentParser(prog="python -m desktop.ui.screens")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=areas(), action="append")
    parser.add_argument("--scene", action="append", default=[], help="the scene's name or a part of it")
    parser.add_argument(
        "--letters",
        type=int,
        metavar="DPI",
        help="of the screen, without scaling: 144 makes letters half as large again",
    )
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--look", choices=LOOKS)
    parser.add_argument("--size", type=_size, help="of the window in logical pixels, instead of each scene's own")
    asked = parser.parse_args(arguments)
    if asked.letters:
        _enlarge(asked.letters)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    app = cast("QApplication", QApplication.instance() or QApplication(sys.argv[:1]))
    load_fonts()
    asked.out.mkdir(parents=True, exist_ok=True)
    known = [(area, scene) for area in asked.only or areas() for scene in scenes(area)]
    names = {scene.name for _, scene in known}
    parts = [one for one in asked.scene if one not in names]
    chosen = [
        (area, scene)
        for area, scene in known
        if not asked.scene or scene.name in asked.scene or any(part in scene.name for part in parts)
    ]
    found: list[str] = []
    for language in [asked.lang] if asked.lang else LANGUAGES:
        found += play(app, chosen, language, [asked.look] if asked.look else LOOKS, asked.out, asked.size)
    for line in found:
        print(line)  # noqa: T201 - the answer of a command
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())

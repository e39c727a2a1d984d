"""Draws every widget of the kit in all its states, in both languages and both looks, for the eye to judge.

python -m desktop.ui.gallery OUT    writes OUT/gallery-<language>-<look>.png
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from desktop.ui import i18n
from desktop.ui.gallery_page import Gallery, sample
from desktop.ui.theme import DARK, LIGHT, Language, Palette, Theme, load_fonts
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.undo_bar import UndoBar


def _floating(gallery: Gallery, language: Language) -> None:
    """Open what floats over the page."""
    popover = Popover("why", gallery, 380)
    title = PlainLabel(sample(language, "Why 23:05?", "为什么是 23:05？"), "strong")
    popover.body.addWidget(title)
    popover.body.addWidget(PlainLabel("22:45 + 20 min = 23:05", "muted"))
    popover.open_at(gallery, QRect(850, 300, 10, 10))
    undo = UndoBar("undo", gallery)
    undo.offer(sample(language, "Given to Li Qiang", "已交给李强"))


def _dialog(gallery: Gallery, language: Language) -> Dialog:
    dialog = Dialog("merge", gallery, 640)
    dialog.say(
        sample(language, "Zhou Min changed this case as well", "周敏在您编辑时也改了这一单"),
        sample(language, "Three places need you; both texts stay in the log.", "3 处要您定；两边的文字都留在日志里。"),
        "Alt+1 · Alt+2 · Alt+3",
    )
    dialog.body.addWidget(TextArea("combined", lines=(2, 4)))
    later, merge = (
        HintButton("later", keys="Escape", bind=False),
        HintButton("merge_now", "primary", icon="git-merge", keys="Ctrl+Enter"),
    )
    later.say(sample(language, "Not now", "先不合"))
    merge.say(sample(language, "Merge", "按所选合并"))
    dialog.add_button(later)
    dialog.add_button(merge)
    return dialog


def draw(app: QApplication, out: Path, palette: Palette, language: Language) -> Path:
    """Draw one picture, the dialog below the page, and give where it is."""
    Theme(palette, language).apply(app)
    i18n.install(app, language)
    gallery = Gallery(language)
    gallery.show()
    _floating(gallery, language)
    app.processEvents()
    target = out / f"gallery-{language}-{palette.name}.png"
    gallery.grab().save(str(target))
    dialog = _dialog(gallery, language)
    dialog.open()
    app.processEvents()
    dialog.grab().save(str(out / f"dialog-{language}-{palette.name}.png"))
    dialog.close()
    gallery.close()
    gallery.deleteLater()
    return target


def main(arguments: list[str]) -> int:
    """Draw all four pictures into the folder named."""
    if len(arguments) != 1:
        sys.stderr.write("python -m desktop.ui.gallery OUT\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    load_fonts()
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        for palette in (LIGHT, DARK):
            sys.stdout.write(f"{draw(app, out, palette, language)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

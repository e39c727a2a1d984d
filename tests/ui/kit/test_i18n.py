"""Every word of the screens is in Chinese as well, and what is shipped is what the source says."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop.ui import i18n, i18n_build
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import LIGHT
from desktop.ui.widgets.step_line import Step, StepLine
from tests.ui.conftest import AppTheme

PLACEHOLDER = re.compile(r"%(?:\d|n|L\d)")


def _placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


@pytest.fixture(params=i18n_build.areas())
def area(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fresh(area: str, tmp_path: Path) -> Path:
    """The catalogue as it would be after reading the source now."""
    target = tmp_path / f"{area}.zh.ts"
    shipped = i18n_build.catalogue(area)
    if shipped.exists():
        target.write_bytes(shipped.read_bytes())
    i18n_build.update(area, target)
    return target


def test_every_sentence_is_translated(fresh: Path) -> None:
    assert [f"{each.context}: {each.source}" for each in i18n_build.messages(fresh) if not each.finished] == []


def test_the_shipped_catalogue_is_the_source_of_today(area: str, fresh: Path) -> None:
    assert list(i18n_build.messages(i18n_build.catalogue(area))) == list(i18n_build.messages(fresh))


def test_placeholders_are_the_same_in_both_languages(fresh: Path) -> None:
    unequal = [
        each.source
        for each in i18n_build.messages(fresh)
        if each.finished and _placeholders(each.source) != _placeholders(each.translation)
    ]
    assert unequal == []


def test_the_compiled_catalogue_is_fresh(area: str, tmp_path: Path) -> None:
    shipped = i18n_build.catalogue(area)
    compiled = tmp_path / "compiled.qm"
    i18n_build.compile_to(shipped, compiled)
    assert compiled.read_bytes() == shipped.with_suffix(".qm").read_bytes()


def test_no_folder_of_the_screens_is_forgotten() -> None:
    read = {path for area in i18n_build.areas() for path in i18n_build.sources(area)}
    assert read == set(i18n_build.ROOT.rglob("*.py"))


def test_an_untranslated_sentence_would_be_found(tmp_path: Path) -> None:
    target = tmp_path / "kit.zh.ts"
    i18n_build.update(i18n_build.KIT, target)
    assert [each for each in i18n_build.messages(target) if not each.finished]
    i18n_build.fill(target, {"Undo": "撤销"})
    assert [each.translation for each in i18n_build.messages(target) if each.finished] == ["撤销"]


class Page(Retranslated, QWidget):
    """Counts how often it says its words."""

    def __init__(self) -> None:
        super().__init__()
        self.said = 0
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.said += 1


def test_the_language_changes_while_the_widget_is_shown(qtbot: QtBot, app_theme: AppTheme) -> None:
    line = StepLine()
    qtbot.addWidget(line)
    line.show_steps([Step("A", "current")])
    english = line.accessibleName()
    app_theme(LIGHT, "zh")
    chinese = (line.accessibleName(), line.buttons()[0].accessibleName())
    app_theme(LIGHT, "en")
    assert english == "Steps of handling"
    assert chinese == ("处理步骤", "第 1 步，共 1 步，A：进行中")
    assert line.accessibleName() == english


def test_a_page_says_its_words_again_once_a_change(qtbot: QtBot, app_theme: AppTheme) -> None:
    page = Page()
    child = Page()
    child.setParent(page)
    qtbot.addWidget(page)
    app_theme(LIGHT, "zh")
    assert page.said >= 2
    assert child.said >= 2


def test_a_damaged_catalogue_is_refused(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kit.zh.qm").write_bytes(b"not a catalogue")

    def elsewhere(*parts: str) -> Path:
        return tmp_path.joinpath(*parts[1:])

    monkeypatch.setattr("resources.path", elsewhere)
    with pytest.raises(i18n.CatalogueError):
        i18n.install(qapp, "zh")


def test_the_menu_of_a_field_speaks_the_language_too(qtbot: QtBot, app_theme: AppTheme) -> None:
    """Its words are Qt's own: copy, paste, and those of the dialogs for files and printers."""
    field = QLineEdit()
    qtbot.addWidget(field)

    def said() -> str:
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        return " ".join(action.text() for action in menu.actions())

    app_theme(LIGHT, "zh")
    assert "复制" in said()
    assert "Copy" not in said()
    app_theme(LIGHT, "en")
    assert "Copy" in said()

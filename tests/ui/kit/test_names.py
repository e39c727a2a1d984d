"""Every widget has its names, shows people's words as typed, and nothing is clipped."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui.gallery_page import Gallery
from desktop.ui.theme import DARK, LIGHT, Language, Palette
from desktop.ui.widgets import paint
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip, ChipButton
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from desktop.ui.widgets.level_bars import LevelBars
from desktop.ui.widgets.naming import plain_tip
from desktop.ui.widgets.person_disc import PersonDisc
from desktop.ui.widgets.rail_button import RailButton
from desktop.ui.widgets.step_dots import StepDots
from tests.ui.conftest import AppTheme

USED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
TYPED = "<img src=x> <b>A&B</b>"


@pytest.fixture(params=[("en", LIGHT), ("zh", LIGHT), ("zh", DARK)], ids=["en", "zh", "zh-dark"])
def gallery(request: pytest.FixtureRequest, qtbot: QtBot, app_theme: AppTheme) -> Iterator[Gallery]:
    language: Language = request.param[0]
    palette: Palette = request.param[1]
    app_theme(palette, language)
    page = Gallery(language)
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()
    yield page
    page.hide()


def _used(page: QWidget) -> list[QWidget]:
    """Give what a person can use; the parts that Qt puts into a field or an area belong to it."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, USED) and widget.isVisible() and not isinstance(widget.parentWidget(), QLineEdit)
    ]


def test_every_used_widget_has_both_names(gallery: Gallery) -> None:
    used = _used(gallery)
    assert len(used) > 25
    nameless = [w for w in used if not w.objectName() or not _spoken(w)]
    assert [(type(w).__name__, w.objectName()) for w in nameless] == []


def _spoken(widget: QWidget) -> str:
    # Qt itself reads out the text of a check box or radio button.
    return widget.accessibleName() or (widget.text() if isinstance(widget, QCheckBox | QRadioButton) else "")


def test_every_painted_sign_says_what_it_shows(gallery: Gallery) -> None:
    signs = [w for w in gallery.findChildren(QWidget) if isinstance(w, Chip | LevelBars | StepDots | PersonDisc)]
    assert len(signs) > 12
    assert [sign.objectName() for sign in signs if not sign.accessibleName()] == []


def test_no_words_are_clipped(gallery: Gallery) -> None:
    clipped = [
        (type(widget).__name__, widget.objectName(), widget.size().toTuple(), widget.sizeHint().toTuple())
        for widget in gallery.findChildren(QWidget)
        if isinstance(widget, QLabel | QPushButton | Chip | ChipButton)
        and widget.isVisible()
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and (widget.width() < widget.sizeHint().width() or widget.height() < widget.sizeHint().height())
    ]
    assert clipped == []


def test_every_label_shows_plain_text(gallery: Gallery) -> None:
    labels = gallery.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_words_of_a_person_stay_as_typed(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    card, banner, fact = Card("card", host), Banner("banner", parent=host), FactRow("fact", parent=host)
    button, chip, place = (
        HintButton("button", parent=host),
        ChipButton("chip", host),
        RailButton("place", "inbox", host),
    )
    for widget in (banner, button, chip, place):
        widget.say(TYPED)
    card.say(TYPED)
    fact.say("Wants", TYPED)
    assert (banner.words(), button.words(), place.words(), fact.words()) == (TYPED,) * 4
    assert chip.face().text == TYPED
    # A lone "&" would have become an Alt key.
    assert [widget.shortcut().toString() for widget in (button, chip, place)] == ["", "", ""]


def test_html_is_as_wide_as_its_letters(qtbot: QtBot) -> None:
    """The control is a plain QLabel, which reads the same letters as HTML and is narrower."""
    control, ours = QLabel("<b>x</b>"), PlainLabel("<b>x</b>")
    qtbot.addWidget(control)
    qtbot.addWidget(ours)
    assert ours.sizeHint().width() > 2 * control.sizeHint().width()


def test_a_tip_shows_the_letters_typed(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    plain_tip(label, "<b>x</b>")
    assert "&lt;b&gt;" in label.toolTip()


def test_a_long_line_is_shortened_not_clipped(qtbot: QtBot) -> None:
    label = ElidedLabel("a very long line " * 20)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 60


@pytest.mark.parametrize(
    "words", ["x" * 140, "see https://lanting.cn?id=" + "9" * 80, "1.5, " + "Ж" * 70], ids=["word", "link", "letters"]
)
def test_a_word_without_end_breaks_and_is_copied_as_given(qtbot: QtBot, words: str) -> None:
    label = PlainLabel(words, wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < 500
    assert label.text() == words
    label.setSelection(0, len(QLabel.text(label)))  # with its breaks
    QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == words


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("陈静", "陈静"),
        ("欧阳娜娜", "娜娜"),
        ("Wang Hai", "WH"),
        ("anna maria lindqvist", "AL"),
        ("Cher", "C"),
        ("", ""),
        ("<b>", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert paint.initials(name) == short


def test_a_person_has_one_colour_everywhere() -> None:
    assert paint.disc_colour("0190-7f") == paint.disc_colour("0190-7f")
    assert len({paint.disc_colour(str(number)) for number in range(60)}) == 6


def test_setting_text_keeps_none_alive(qtbot: QtBot) -> None:
    """PySide 6.12 on Python 3.11 lost one reference to None a call, and the interpreter died."""
    label, button = PlainLabel(), HintButton("button")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setText("x")
        label.setObjectName("x")
    QApplication.processEvents()
    assert abs(sys.getrefcount(None) - before) < 500

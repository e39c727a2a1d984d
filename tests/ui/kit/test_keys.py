"""Everything works by keyboard, and Tab is never trapped."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import DARK
from desktop.ui.widgets.backdrop import Scrim
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.guard_highlighter import Finding, GuardHighlighter
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.key_hint import spoken_keys
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.notes_area import NotesArea
from desktop.ui.widgets.plain_text import plain_words
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.rail_button import RailButton
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.step_line import Step, StepLine
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.timeline import TimelineRow, TimelineView
from desktop.ui.widgets.undo_bar import UndoBar
from tests.ui.conftest import AppTheme

Key = Qt.Key


class Window(QWidget):
    """A window in front, so that keys reach it."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.resize(900, 700)
        qtbot.addWidget(self)

    def open(self, focus: QWidget) -> None:
        self.show()
        self.activateWindow()
        focus.setFocus()
        QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


def _press(key: Key, *modifiers: Qt.KeyboardModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(target, key, held)
    QApplication.processEvents()


def test_the_step_line_goes_by_arrows_and_enter(window: Window) -> None:
    line, chosen = StepLine(), list[int]()
    line.show_steps([Step("A", "done"), Step("B", "current"), Step("C", "todo")])
    line.step_chosen.connect(chosen.append)
    window.column.addWidget(line)
    window.open(line.buttons()[1])
    for key in (Key.Key_Left, Key.Key_Return, Key.Key_End, Key.Key_Space, Key.Key_Right, Key.Key_Return):
        _press(key)
    assert chosen == [1, 3, 3]


def test_the_step_line_is_one_stop_of_tab() -> None:
    line = StepLine()
    line.show_steps([Step("A", "done"), Step("B", "current"), Step("C", "todo")])
    stops = [bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus) for button in line.buttons()]
    line.deleteLater()
    assert stops == [False, True, False]


def test_segments_go_by_arrows_around_the_end(window: Window) -> None:
    segments, chosen = Segments("founded"), list[str]()
    segments.say("Founded?", [("yes", "Yes"), ("no", "No"), ("open", "Not known")])
    segments.chosen.connect(chosen.append)
    window.column.addWidget(segments)
    window.open(segments)
    assert segments.value() is None
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        _press(key)
    assert chosen == ["no", "open", "yes", "open"]
    assert segments.value() == "open"


def test_segments_keep_the_choice_when_the_words_change() -> None:
    segments = Segments("founded")
    segments.say("Founded?", [("yes", "Yes"), ("no", "No")])
    segments.set_value("no")
    segments.say("成立？", [("yes", "成立"), ("no", "不成立")])
    kept = segments.value()
    segments.set_value(None)
    none = segments.value()
    segments.deleteLater()
    assert (kept, none) == ("no", None)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter], ids=["Return", "Enter"])
def test_the_shown_key_presses_the_button(window: Window, key: Key) -> None:
    field, button, pressed = LineField("name"), HintButton("next", "primary", keys="Ctrl+Enter"), list[int]()
    button.clicked.connect(lambda: pressed.append(1))
    window.column.addWidget(field)
    window.column.addWidget(button)
    window.open(field.edit)
    _press(key, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(False)
    _press(key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space], ids=["Return", "Enter", "Space"])
@pytest.mark.parametrize("kind", ["hint", "chip", "rail"])
def test_a_focused_button_is_pressed(window: Window, key: Key, kind: str) -> None:
    made = {"hint": HintButton("b"), "chip": ChipButton("c"), "rail": RailButton("r", "inbox")}
    button, pressed = made[kind], list[int]()
    button.clicked.connect(lambda: pressed.append(1))
    window.column.addWidget(button)
    window.open(button)
    _press(key)
    for other in made.values():
        if other is not button:
            other.deleteLater()
    assert pressed == [1]


@pytest.mark.parametrize("kind", [TextArea, NotesArea], ids=["area", "notes"])
def test_tab_leaves_a_text(window: Window, kind: type[TextArea] | type[NotesArea]) -> None:
    text, after = kind("text"), QLineEdit()
    window.column.addWidget(text)
    window.column.addWidget(after)
    window.open(text)
    _press(Key.Key_Tab)
    assert after.hasFocus()
    assert text.words() == ""


def test_a_bare_text_edit_would_hold_tab(window: Window) -> None:
    text = QPlainTextEdit()
    window.column.addWidget(text)
    window.column.addWidget(QLineEdit())
    window.open(text)
    _press(Key.Key_Tab)
    assert text.hasFocus()


@pytest.mark.parametrize("kind", [TextArea, NotesArea], ids=["area", "notes"])
def test_only_plain_words_are_pasted(qtbot: QtBot, kind: type[TextArea] | type[NotesArea]) -> None:
    text, mime = kind("text"), QMimeData()
    qtbot.addWidget(text)
    mime.setHtml("<b>bold</b>")
    mime.setText("bold\r\nline\x07\ufffc")
    text.insertFromMimeData(mime)
    assert text.words() == "bold\nline"
    assert "600" not in text.document().toHtml().split("<body", 1)[1]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("tab\tstays", "tab\tstays"),
        ("\x00\x1b[1m", "[1m"),
        ("水\u3000 <b>", "水  <b>"),
        ("👩\u200d👧 \u202e1\u200b2", "👩\u200d👧 12"),
    ],
)
def test_plain_words(raw: str, kept: str) -> None:
    assert plain_words(raw) == kept


def test_a_text_is_cut_at_its_limit_and_says_so(qtbot: QtBot) -> None:
    text, told = TextArea("text", limit=10), list[int]()
    qtbot.addWidget(text)
    text.limit_met.connect(told.append)
    text.set_words("0123456789")
    text.moveCursor(text.textCursor().MoveOperation.Start)
    text.insertPlainText("abc")
    assert (text.words(), told) == ("0123456789", [10])


def test_a_cut_text_keeps_whole_signs(qtbot: QtBot) -> None:
    text = TextArea("text", limit=3)
    qtbot.addWidget(text)
    text.set_words("😀😀😀😀😀")
    assert text.words() == "😀😀😀"


def test_showing_a_text_is_one_change_and_no_step_to_undo(qtbot: QtBot) -> None:
    text, changes = TextArea("text"), list[int]()
    qtbot.addWidget(text)
    text.textChanged.connect(lambda: changes.append(1))
    text.set_words("one\ntwo")
    text.set_words("one\ntwo")
    assert (len(changes), text.document().isUndoAvailable()) == (1, False)


def test_a_text_grows_between_its_lines(qtbot: QtBot) -> None:
    text = TextArea("text", lines=(2, 4))
    qtbot.addWidget(text)
    text.show()
    heights: list[int] = []
    for lines in (1, 2, 3, 4, 9):
        text.set_words("\n".join("x" * lines))
        QApplication.processEvents()
        heights.append(text.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_escape_closes_the_popover_and_not_the_page(window: Window) -> None:
    field, parked = LineField("name"), list[int]()
    window.column.addWidget(field)
    shortcut = QShortcut(QKeySequence("Esc"), window)
    shortcut.activated.connect(lambda: parked.append(1))
    window.open(field.edit)
    popover = Popover("why", field)
    popover.body.addWidget(HintButton("take"))
    popover.open_at(field.edit)
    assert field.edit.hasFocus()
    _press(Key.Key_Escape)
    closed_first = (popover.isHidden(), list(parked))
    _press(Key.Key_Escape)
    assert (closed_first, parked) == ((True, []), [1])


def test_a_popover_takes_the_keyboard_only_when_asked_and_gives_it_back(window: Window) -> None:
    fields = [LineField(f"name_{number}") for number in range(3)]
    for field in fields:
        window.column.addWidget(field)
    here = fields[1].edit
    window.open(here)
    popover, take = Popover("why", fields[0]), HintButton("take")
    popover.body.addWidget(take)
    popover.open_at(here)
    popover.take_focus()
    took = take.hasFocus()
    _press(Key.Key_Escape)
    assert took
    assert here.hasFocus()


def test_a_popover_stays_inside_the_window(window: Window) -> None:
    window.open(window)
    popover = Popover("why", window, 300)
    corner = QWidget(window)
    corner.setGeometry(880, 680, 10, 10)
    popover.open_at(corner)
    assert window.rect().contains(popover.geometry())


def test_a_dialog_dims_the_window_until_escape(window: Window) -> None:
    window.open(window)
    dialog = Dialog("merge", window)
    answers: list[int] = []
    dialog.finished.connect(answers.append)
    dialog.open()
    QApplication.processEvents()
    dimmed = len(window.findChildren(Scrim))
    QTest.keyClick(dialog, Key.Key_Escape)
    QApplication.processEvents()
    visible = [scrim for scrim in window.findChildren(Scrim) if scrim.isVisible()]
    assert (dimmed, visible, answers) == (1, [], [0])


def test_enter_in_a_field_leaves_the_dialog_open(window: Window) -> None:
    window.open(window)
    dialog, field, ok = Dialog("merge", window), LineField("name"), HintButton("ok", "primary", keys="Ctrl+Enter")
    dialog.body.addWidget(field)
    dialog.add_button(ok)
    ok.clicked.connect(dialog.accept)
    dialog.open()
    QApplication.processEvents()
    field.edit.setFocus()
    QTest.keyClick(field.edit, Key.Key_Return)
    still = dialog.isVisible()
    QTest.keyClick(field.edit, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (still, dialog.isVisible()) == (True, False)


def test_a_change_can_be_taken_back_for_ten_seconds(window: Window) -> None:
    window.open(window)
    bar = UndoBar("undo", window)
    said: list[str] = []
    bar.undo_asked.connect(lambda: said.append("undo"))
    bar.expired.connect(lambda: said.append("expired"))
    bar.offer("Given to Li Qiang")
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    bar.offer("Closed")
    for _ in range(9):
        bar.timer.timeout.emit()
    shown = bar.isVisible()
    bar.timer.timeout.emit()
    assert (shown, bar.isVisible(), said) == (True, False, ["undo", "expired"])


def test_what_was_changed_can_be_opened_and_still_taken_back(window: Window) -> None:
    window.open(window)
    bar = UndoBar("undo", window)
    said: list[str] = []
    bar.open_asked.connect(lambda: said.append("open"))
    bar.undo_asked.connect(lambda: said.append("undo"))
    for opens in (False, True):
        bar.offer("Claimed", opens=opens)
        QTest.keyClick(window, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert (said, bar.isVisible()) == (["open"], True)
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (said, bar.isVisible()) == (["open", "undo"], False)


def test_guard_marks_count_as_people_do_and_are_no_edit(qtbot: QtBot) -> None:
    text = NotesArea("notes")
    qtbot.addWidget(text)
    guard, said, changes = GuardHighlighter(text.document()), "😀 no problem\nnot my fault", list[int]()
    text.set_words(said)
    QApplication.processEvents()
    text.textChanged.connect(lambda: changes.append(1))
    guard.set_findings(said, [Finding(2, 12), Finding(13, 25)])
    first, second = text.document().begin(), text.document().begin().next()
    # Qt counts the emoji as two.
    assert [(mark.start, mark.length) for mark in first.layout().formats()] == [(3, 10)]
    assert [(mark.start, mark.length) for mark in second.layout().formats()] == [(0, 12)]
    assert (changes, text.document().isModified(), text.words()) == ([], False, said)


def test_guard_marks_move_with_their_words(qtbot: QtBot) -> None:
    text = TextArea("text")
    qtbot.addWidget(text)
    guard = GuardHighlighter(text.document())
    text.set_words("no problem")
    guard.set_findings("no problem", [Finding(0, 10)])
    text.moveCursor(text.textCursor().MoveOperation.Start)
    text.insertPlainText("oh, ")
    moved = guard.findings()
    guard.set_findings("an older text", [Finding(0, 5)])
    assert (moved, guard.findings()) == ([(4, 14)], [])


def test_the_timeline_says_its_rows(qtbot: QtBot) -> None:
    view = TimelineView("timeline")
    qtbot.addWidget(view)
    view.timeline.replace([TimelineRow("23:14", "check", "<b>Promise</b>", "Chen Jing", day="Today")])
    index = view.timeline.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Today · 23:14 · <b>Promise</b> · Chen Jing"


def test_the_foot_stands_still_while_the_body_scrolls(window: Window) -> None:
    page, foot = ScrollBody("page"), HintButton("next")
    tall = QWidget()
    tall.setMinimumHeight(3000)
    page.body.addWidget(tall)
    page.foot.addWidget(foot)
    window.column.addWidget(page)
    window.open(foot)
    before = foot.mapTo(window, QPoint(0, 0))
    page.area().verticalScrollBar().setValue(1500)
    assert page.area().verticalScrollBar().value() == 1500
    assert foot.mapTo(window, QPoint(0, 0)) == before
    assert foot.height() == 34


def test_an_error_is_said_in_words_and_taken_back(qtbot: QtBot) -> None:
    field = LineField("room", icon="door-closed")
    qtbot.addWidget(field)
    field.set_error("No such room.")
    said = (field.error(), field.edit.accessibleDescription(), field.edit.property("invalid"))
    field.set_error("")
    assert said == ("No such room.", "No such room.", "true")
    assert field.edit.property("invalid") == "false"


def test_an_icon_in_a_field_follows_the_look(qtbot: QtBot, app_theme: AppTheme) -> None:
    field = LineField("room", icon="door-closed")
    qtbot.addWidget(field)
    field.show()
    assert not field.edit.actions()[0].icon().isNull()
    light = field.edit.actions()[0].icon().pixmap(18, 18).toImage()
    app_theme(DARK, "en")
    assert field.edit.actions()[0].icon().pixmap(18, 18).toImage() != light


@pytest.mark.parametrize(
    ("keys", "shown"), [("Alt+Left", "Alt+←"), ("Ctrl+Enter", "Ctrl+Enter"), ("Escape", "Esc"), ("Ctrl++", "Ctrl++")]
)
def test_keys_are_shown_as_people_say_them(keys: str, shown: str) -> None:
    assert spoken_keys(keys) == shown


def test_a_popover_follows_its_cause_when_a_strip_pushes_the_page(qtbot: QtBot) -> None:
    window, strip, cause = QWidget(), QLabel("A strip"), QLabel("The cause")
    qtbot.addWidget(window)
    strip.setFixedHeight(40)
    column = QVBoxLayout(window)
    column.addWidget(strip)
    column.addWidget(cause)
    column.addStretch(1)
    window.resize(600, 400)
    window.show()
    strip.hide()
    QApplication.processEvents()
    popover = Popover("why", cause, 300)
    popover.open_at(cause)
    before = popover.y() - cause.y()
    strip.show()
    QApplication.processEvents()
    assert cause.y() > 40
    assert popover.y() - cause.y() == before
    popover.close_it()

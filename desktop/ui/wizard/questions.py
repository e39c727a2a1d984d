"""Questions to ask and what was answered, open ones first; Enter keeps an answer, F2 says that they do not know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.inquiry import Answer
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the card shows it."""

    id: str
    words: str
    answer: Answer | None = None


class QuestionRow(QWidget):
    """The question with its sign; below it the answer, or the field in which it is typed."""

    opened = Signal(str)
    answered = Signal(str, str)
    unknown = Signal(str)
    moved = Signal(str, int)

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"question_{question}")
        self.question, self._asked = question, Asked(question, "")
        self._sign = IconMark("circle", "muted")
        self._words = PlainLabel("", "muted", wrap=True)
        self._answer = PlainLabel("", "", wrap=True)
        self.field = LineField(f"answer_{question}", limit=4000)
        self.field.edit.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for widget in (self._words, self._answer, self.field):
            column.addWidget(widget)
        row.addLayout(column, 1)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_open(False)

    @property
    def done(self) -> bool:
        """Whether there is an answer, or that they do not know."""
        return self._asked.answer is not None

    @property
    def asked(self) -> Asked:
        """What is shown."""
        return self._asked

    def show_asked(self, asked: Asked, unknown_words: str, placeholder: str) -> None:
        """Show the question and its answer."""
        self._asked = asked
        self._words.setText(asked.words)
        self.field.say(asked.words, placeholder)
        answer = asked.answer
        self._sign.show_icon("circle-check" if answer else "circle", "ok" if answer else "muted")
        self._answer.setText("" if answer is None else unknown_words if answer.unknown else answer.answer)
        self.set_open(self._open)

    def set_open(self, open_: bool) -> None:
        """Show the field or the answer."""
        self._open = open_
        self.field.setVisible(open_)
        self._answer.setVisible(bool(self._answer.text()) and not open_)

    @property
    def open(self) -> bool:
        """Whether the field is shown."""
        return self._open

    def words(self) -> str:
        """What is typed and not yet kept."""
        return self.field.words()

    def set_words(self, words: str) -> None:
        """Bring typed words back."""
        self.field.set_words(words)
        if words:
            self.set_open(True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.question)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, plain = (
            Qt.Key(event.key()),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        if not plain:
            return False
        if key in _ENTER:
            self.answered.emit(self.question, self.field.words())
        elif key is Qt.Key.Key_F2:
            self.unknown.emit(self.question)
        elif key is Qt.Key.Key_Down:
            self.moved.emit(self.question, 1)
        elif key is Qt.Key.Key_Up:
            self.moved.emit(self.question, -1)
        else:
            return False
        return True


class QuestionsCard(Retranslated, Card):
    """`answered` carries question, words asked, answer and whether they do not know; `made` each new row, to be kept in drafts."""

    answered = Signal(str, str, str, bool)

    def __init__(self, made: Callable[[QuestionRow], None], parent: QWidget | None = None) -> None:
        super().__init__("questions_card", parent)
        self._made = made
        self._rows: dict[str, QuestionRow] = {}
        self._own: dict[str, str] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        self.body.addLayout(self._column)
        self.own_field = LineField("own_question", icon="circle-question-mark")
        self.own_field.edit.returnPressed.connect(self._on_own)
        self.own_field.hide()
        self._add = HintButton("add_question", "link")
        self._add.clicked.connect(self._on_add)
        self.body.addWidget(self.own_field)
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._shown: tuple[Asked, ...] = ()
        self.retranslate()

    def show_questions(self, questions: Sequence[Asked]) -> None:
        """Show these and the questions of our own that are not answered yet."""
        known = {one.id for one in questions}
        self._own = {key: words for key, words in self._own.items() if key not in known}
        self._shown = (*questions, *(Asked(key, words) for key, words in self._own.items()))
        for asked in self._shown:
            if asked.id not in self._rows:
                self._add_row(asked.id)
            self._rows[asked.id].show_asked(
                asked, self.tr("does not know"), self.tr("Type the answer, or press F2 for “does not know”")
            )
        if not any(row.open for row in self._rows.values()):
            self.open_next()
        self._say_head()

    def rows(self) -> Sequence[QuestionRow]:
        """Give the rows in order."""
        return tuple(self._rows.values())

    def open_count(self) -> int:
        """How many have no answer."""
        return sum(not row.done for row in self._rows.values())

    def open_next(self, *, focus: bool = False) -> None:
        """Open the first question without an answer."""
        row = next((row for row in self._rows.values() if not row.done), None)
        self._open(row, focus=focus)

    def typed(self) -> Sequence[tuple[str, str, str]]:
        """Answers that are typed and not kept: question, its words, the answer."""
        return [(row.question, row.asked.words, row.words()) for row in self._rows.values() if row.words()]

    @override
    def retranslate(self) -> None:
        self._add.say(self.tr("Ask something else"))
        self.own_field.say(self.tr("Your own question"), self.tr("Your question, then Enter"))
        self.show_questions(self._shown) if self._shown else self._say_head()

    def _say_head(self) -> None:
        done = len(self._rows) - self.open_count()
        sub = self.tr("%1 of %2 answered").replace("%1", str(done)).replace("%2", str(len(self._rows)))
        self.say(self.tr("Questions"), sub)

    def _add_row(self, question: str) -> None:
        row = QuestionRow(question)
        row.opened.connect(self._on_opened)
        row.answered.connect(self._on_answered)
        row.unknown.connect(self._on_unknown)
        row.moved.connect(self._on_moved)
        self._rows[question] = row
        self._column.addWidget(row)
        self._made(row)

    def _open(self, row: QuestionRow | None, *, focus: bool) -> None:
        for one in self._rows.values():
            # A row with words half typed stays open: they must not hide.
            one.set_open(one is row or (one.open and bool(one.words())))
        if row is None:
            return
        if row.done and not row.words() and row.asked.answer is not None and focus:
            row.field.set_words(row.asked.answer.answer)
        if focus:
            row.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, question: str) -> None:
        self._open(self._rows[question], focus=True)

    def _on_answered(self, question: str, words: str) -> None:
        row = self._rows[question]
        if words and not (row.asked.answer and row.asked.answer.answer == words):
            self.answered.emit(question, row.asked.words, words, False)
        self._go_on(row)

    def _on_unknown(self, question: str) -> None:
        row = self._rows[question]
        self.answered.emit(question, row.asked.words, "", True)
        self._go_on(row)

    def _go_on(self, row: QuestionRow) -> None:
        row.field.set_words("")
        after = [one for one in self._rows.values() if not one.done and one is not row]
        row.set_open(not after)
        self._open(after[0] if after else row, focus=bool(after))

    def _on_moved(self, question: str, by: int) -> None:
        every = list(self._rows.values())
        at = every.index(self._rows[question]) + by
        if 0 <= at < len(every):
            self._open(every[at], focus=True)

    def _on_add(self) -> None:
        self.own_field.show()
        self.own_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_own(self) -> None:
        words = self.own_field.words()
        if not words:
            return
        key = f"own-{uuid4().hex[:12]}"
        self._own[key] = words
        self.own_field.set_words("")
        self.own_field.hide()
        shown = tuple(one for one in self._shown if one.id not in self._own)
        self.show_questions(shown)
        self._open(self._rows[key], focus=True)

"""A box for words that are planned to be said, with the phrase guard: it points and suggests, and never blocks."""

import re

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.step_fields import BLANK
from desktop.domain.wording import guard
from desktop.domain.wording.bilingual import Language
from desktop.ui.context import Context
from desktop.ui.jobs import Lane, Ok, Result
from desktop.ui.theme import Space
from desktop.ui.widgets.guard_highlighter import Finding, GuardHighlighter
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import IconMark, PlainLabel
from desktop.ui.widgets.naming import with_role
from desktop.ui.widgets.popover import Popover
from desktop.ui.widgets.text_area import TextArea

PAUSE = 400  # milliseconds without a key before the guard looks
_HOLE = re.compile(r"\{\w+\}")
_HAN = re.compile(r"[⺀-鿿豈-﫿]|[\U00020000-\U0003ffff]")
_END = "。.！!？?"
_ENDS = re.compile(r"[。！？]+[”’」』]?|[.!?]+[”’\"']?(?=\s|$)|\n")  # a point inside 2.5 or 10.30 ends nothing


def language_of(text: str) -> Language:
    """The language whose phrases are looked for: Chinese as soon as there is a Chinese sign."""
    return "zh" if _HAN.search(text) else "en"


def blanked(saying: str) -> str:
    """A saying of the catalogue as people read it: what differs from case to case is a blank."""
    return _HOLE.sub(BLANK, saying)


def put_in(text: str, start: int, end: int, better: str) -> tuple[str, int]:
    """Replace a stretch by a better saying, the whole sentence around it when the saying is one; holes become blanks.

    Gives the text and the first blank, -1 for none.
    """
    said = blanked(better)
    if said.endswith(tuple(_END)):
        start, end = _sentence(text, start, end)
    blank = said.find(BLANK)
    return text[:start] + said + text[end:], start + blank if blank >= 0 else -1


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a stretch, with its end mark and without the blanks before it."""
    ends = [found.end() for found in _ENDS.finditer(text)]
    begin = max((at for at in ends if at <= start), default=0)
    begin += len(text[begin:start]) - len(text[begin:start].lstrip())
    after = min((at for at in ends if at >= end), default=len(text))
    return begin, after - len(text[end:after]) + len(text[end:after].rstrip())


def _utf16(text: str, offset: int) -> int:
    """A place as Qt counts it: a sign beyond the basic plane is two."""
    return len(text[:offset].encode("utf-16-le")) // 2


class PlannedText(TextArea):
    """A text area whose planned words are read by the guard after each pause; Ctrl+. takes the suggestion."""

    def __init__(
        self, object_name: str, context: Context, *, lines: tuple[int, int] = (2, 6), parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, lines=lines, parent=parent)
        self._context = context
        self._marks = GuardHighlighter(self.document())
        self._found: tuple[guard.Finding, ...] = ()
        self._kept: set[str] = set()
        self._asked = ""
        self._shown: guard.Finding | None = None
        self._number = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)
        self.textChanged.connect(self._pause.start)
        self._build_popover()
        take = QShortcut(QKeySequence("Ctrl+."), self)
        take.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        take.activated.connect(self.take)
        self.retranslate()

    def _build_popover(self) -> None:
        self.popover = Popover(f"{self.objectName()}_suggestion", self, 430)
        head = QHBoxLayout()
        head.addWidget(IconMark("message-circle-warning", "soon"), 0, Qt.AlignmentFlag.AlignTop)
        self._why = PlainLabel("", "strong", wrap=True)
        head.addWidget(self._why, 1)
        self._lead = PlainLabel("", "muted")
        box = with_role(QFrame(), "sunken")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._better = PlainLabel("", "", wrap=True)
        inner.addWidget(self._better)
        buttons = QHBoxLayout()
        self._take = HintButton(f"{self.objectName()}_take", "primary", keys="Ctrl+.", bind=False)
        self._other = HintButton(f"{self.objectName()}_other")
        self._keep = HintButton(f"{self.objectName()}_keep", "quiet")
        for button, act in ((self._take, self.take), (self._other, self.other), (self._keep, self.keep)):
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._note = PlainLabel("", "note", wrap=True)
        self.popover.body.addLayout(head)
        self.popover.body.addWidget(self._lead)
        self.popover.body.addWidget(box)
        self.popover.body.addLayout(buttons)
        self.popover.body.addWidget(self._note)

    @override
    def changeEvent(self, e: QEvent) -> None:
        if e.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(e)

    def retranslate(self) -> None:
        """Set every text again."""
        self._lead.setText(self.tr("Another way to say it:"))
        self._take.say(self.tr("Use it"))
        self._other.say(self.tr("Another one"))
        self._keep.say(self.tr("Keep my words"))
        self._note.setText(self.tr("A hint only; nothing is blocked."))

    # ── looking ──────────────────────────────────────────────────────────────────────────────────
    def look(self) -> None:
        """Have the guard read the words, outside the GUI thread."""
        text, contents = self.words(), self._context.office.contents
        self._asked = text

        def read() -> tuple[guard.Finding, ...]:
            return guard.check(text, language_of(text), "planned", contents.phrases.guard) if text.strip() else ()

        self._context.jobs.run(self, read, self._on_found, Lane.RENDERING)

    def findings(self) -> tuple[guard.Finding, ...]:
        """What is marked now."""
        return self._found

    def _on_found(self, result: Result[tuple[guard.Finding, ...]]) -> None:
        # A guard that cannot read is silent: it must never be in the way of who writes.
        if not isinstance(result, Ok) or self._asked != self.words():
            return
        text = self.words()
        self._found = tuple(one for one in result.value if text[one.start : one.end] not in self._kept)
        self._marks.set_findings(text, [Finding(one.start, one.end) for one in self._found])
        near = self._near()
        if near is None:
            self.popover.close_it()
        elif self.hasFocus() and (self._shown is None or near.phrase.id != self._shown.phrase.id):
            self._open(near)

    def _near(self) -> guard.Finding | None:
        """The finding at the cursor, else the last before it, else the first."""
        text, at = self.words(), self.textCursor().position()
        before = [one for one in self._found if _utf16(text, one.start) <= at]
        return before[-1] if before else next(iter(self._found), None)

    def _open(self, found: guard.Finding) -> None:
        self._shown, self._number = found, 0
        self._show_better()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_utf16(self.words(), found.start))
        spot = self.cursorRect(cursor)
        self.popover.open_at(self.viewport(), QRect(spot.left(), spot.top(), 10, spot.height() + Space.HAIR))

    def _show_better(self) -> None:
        found = self._shown
        if found is None:
            return
        self._why.setText(found.phrase.why.get(self._context.language))
        ask = found.phrase.ask.get(self._context.language) if found.phrase.ask else ""
        sayings = found.better or ((ask,) if ask else ())
        self._better.setText(blanked(sayings[self._number % len(sayings)]) if sayings else "")
        self._take.setVisible(bool(found.better))
        self._other.setVisible(len(found.better) > 1)

    # ── choosing ─────────────────────────────────────────────────────────────────────────────────
    def take(self) -> None:
        """Use the saying shown; when none is shown, show one."""
        found = self._shown if self.popover.isVisible() else None
        if found is None:
            if (near := self._near()) is not None:
                self._open(near)
            return
        if not found.better or self.words()[found.start : found.end] == "":
            return
        text, blank = put_in(self.words(), found.start, found.end, found.better[self._number % len(found.better)])
        self._close()
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if blank >= 0:
            place = self.textCursor()
            place.setPosition(_utf16(text, blank))
            place.setPosition(_utf16(text, blank) + len(BLANK), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(place)

    def other(self) -> None:
        """Show the next saying."""
        self._number += 1
        self._show_better()

    def keep(self) -> None:
        """Leave the words as they are and do not mark them again."""
        if self._shown is not None:
            self._kept.add(self.words()[self._shown.start : self._shown.end])
        self._close()
        self.look()

    def _close(self) -> None:
        self._shown = None
        self.popover.close_it()

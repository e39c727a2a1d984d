"""Write a letter from a case: choose one that fits, fill what the case does not know, read it, and see it as it will print."""

import re
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content.letters import HOLE, Letter
from desktop.domain.errors import Refusal
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.clean import clean_text
from desktop.ui.context import Context
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.handbook.cite_pane import CitePane
from desktop.ui.paper.drawing import letter_place, typed_in
from desktop.ui.paper.letter_fields import LetterFields
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space, larger, look
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.plain_text import PlainText
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.letters import Written, fitting, known_by_case, ready
from desktop.usecases.ports import Draft
from desktop.usecases.read_models import CaseView

WIDTH, FIELDS, OLD = 1080, 440, 96
DIRECT_LINE = "direct-line"  # its place in the drafts of this machine, of no case
_AROUND = 330  # of a window, what stands above and below the fields and their dialog
_LEAST = 120
_OPEN = "〔{}〕"
_MARKED = re.compile(r"〔[^〕]*〕")


class LetterDialog(Dialog):
    """`sent` carries what was written; whatever is typed is kept on this computer until the letter is printed."""

    sent = Signal(object)

    def __init__(self, context: Context, view: CaseView, parent: QWidget) -> None:
        super().__init__("letter_dialog", parent, WIDTH)
        self._context, self._view = context, view
        self._letters = fitting(context.office.contents, view.case, view.read_at)
        self._typed: dict[str, str] = {}  # by language, letter and hole: "zh.letter-holding.reason"
        self._direct = ""  # the direct line that this person wrote last
        self._keeper = DraftKeeper(context, letter_place(view.case.id), self._draft, self)
        self._phone = DraftKeeper(context, DIRECT_LINE, lambda: {"phone": self._direct}, self)
        self.fields: LetterFields | None = None
        self._build(parent.window().height())
        received = view.case.intake.received
        self.retranslate()
        self.language.set_value("zh" if received is None or received.language == "zh" else "en")
        self._connect()
        self._renew()
        self._phone.ask(self.take_line)
        self._keeper.ask(self._bring_back)

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self, height: int) -> None:
        self.banner = Banner("letter_banner")
        self.body.addWidget(self.banner)
        self.old = PlainText("letter_old")
        self.old.setReadOnly(True)
        self.old.setFixedHeight(larger(OLD))
        self.old.hide()
        self.body.addWidget(self.old)
        self.choice, self.language = named(QComboBox(), "letter_choice"), Segments("letter_language")
        for one in self._letters:
            self.choice.addItem("", one.id)
        self._choice_row = FormRow("letter_choice_row", self.choice)
        self._language_row = FormRow("letter_language_row", self.language)
        above = QHBoxLayout()
        above.setSpacing(Space.SMALL)
        above.addWidget(self._choice_row, 1)
        above.addWidget(self._language_row)
        self._place = ScrollBody("letter_fields")
        self._place.setFixedWidth(larger(FIELDS))
        self.text = PlainText("letter_text", gap_below=Space.SMALL)
        self.text.setReadOnly(True)
        self._sign = named(PlainLabel("", "muted", wrap=True), "letter_sign")
        letter = QWidget()
        right = QVBoxLayout(letter)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Space.TIGHT)
        right.addWidget(self.text, 1)
        right.addWidget(self._sign)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._place)
        self._right, self.citing = QStackedWidget(), CitePane(self._context)
        self._right.addWidget(letter)
        self._right.addWidget(self.citing)
        row.addWidget(self._right, 1)
        for part in (self._place, self.text):
            part.setMinimumHeight(max(240, min(520, height - _AROUND)))
        self.body.addLayout(above)
        self.body.addLayout(row, 1)
        self._close = HintButton("letter_cancel", keys="Escape", bind=False)
        self.send = HintButton("letter_send", "primary", icon="printer", keys="Ctrl+Enter")
        self.cite = HintButton("letter_cite", icon="scale", keys="Ctrl+Shift+R")
        self.add_button(self.cite)
        self.add_button(self._close)
        self.add_button(self.send)

    def _show_old(self, words: str) -> None:
        """Show words that belong to no letter here."""
        self.old.set_words(words)
        self.old.setVisible(bool(words))

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        for part in (self._place, self.text):  # what is said above them takes its room from them, not from the buttons
            part.setMinimumHeight(_LEAST)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_chosen)
        self.language.chosen.connect(self._on_chosen)
        self.cite.clicked.connect(self._on_cite)
        self.citing.cited.connect(self._put_in)
        self.citing.closed.connect(self._on_cited)
        self._close.clicked.connect(self.reject)
        self.send.clicked.connect(self._on_send)
        self.banner.action_asked.connect(self._begin_again)
        self._keeper.failed.connect(self._on_not_kept)

    # ── what is written ──────────────────────────────────────────────────────────────────────────
    @property
    def letter(self) -> Letter:
        """The letter that is chosen."""
        return self._letters[max(0, self.choice.currentIndex())]

    def said_in(self) -> Language:
        """The language of the letter."""
        return cast("Language", self.language.value() or "zh")

    def written(self) -> Written:
        """The letter with what the case knows and what was typed."""
        line = {"phone": self._direct} if self._direct and self._own_line() else {}
        return Written(self.letter, self.said_in(), {**self._known.words, **line, **self._typed_here()})

    def _key(self, name: str) -> str:
        return f"{self.said_in()}.{self.letter.id}.{name}"

    def _typed_here(self) -> dict[str, str]:
        found = ((name, self._typed.get(self._key(name))) for name in self.letter.order)
        return {name: text.strip() for name, text in found if text is not None}

    def _own_line(self) -> bool:
        """Whether the direct line in this letter is that of whoever writes it: it stands behind the handler, else behind who signs."""
        letter, me, typed = self.letter, self._context.person, self._typed_here()
        if "phone" not in letter.holes:
            return False
        if "handler" not in letter.holes:
            return letter.sign == "none"
        if "handler" in typed:
            return typed["handler"] == me.name
        return self._view.case.handling.holder in {"", me.id}

    def _renew(self) -> None:
        """Other fields for another letter or language; the keyboard goes to the first hole."""
        office, letter, language = self._context.office, self.letter, self.said_in()
        self._known = known_by_case(
            self._view, letter, language, office.contents, office.rulebook, office.house, self._context.person
        )
        if self.fields is not None:
            self.fields.hide()
            self.fields.deleteLater()
        written = self.written()
        self.fields = LetterFields(self._context, letter, language, self._known, written.words)
        self.fields.edited.connect(self._on_typed)
        self._place.body.addWidget(self.fields)
        self.cite.setVisible(self.fields.writing() is not None)
        self._show_letter()  # a rule that was looked for was one for the letter before
        self.fields.show()  # at once, or it could not take the keyboard
        self._show_text()
        self.fields.go_to(self.fields.first(written.open))

    def _on_chosen(self) -> None:
        keep = self.focusWidget() if self.language.hasFocus() or self.choice.hasFocus() else None
        self.banner.clear()
        self._renew()
        if isinstance(keep, QWidget):  # whoever chooses with the arrows stays there
            keep.setFocus()
        self._keeper.touch()

    def _on_typed(self, name: str, text: str) -> None:
        place = self._key(name)
        if text == self._typed.get(place, self.written().words.get(name, "")):
            return  # a text is also told of when it is only laid out
        self._typed[place] = text
        self.banner.clear()
        if name == "handler":
            self._show_line()
        self._show_text()
        self._keeper.touch()

    def _show_text(self) -> None:
        written, letters = self.written(), self._context.office.contents.letters
        language = written.language

        def said(found: re.Match[str]) -> str:
            return written.words.get(found[1]) or _OPEN.format(letters.label(found[1]).get(language))

        texts = (written.letter.subject.get(language), *written.letter.paragraphs(language, written.words))
        self.text.set_words("\n".join(HOLE.sub(said, text) for text in texts))
        self._mark()
        self._say_sign()

    def _mark(self) -> None:
        """Show what is still a hole."""
        tone, marks = look().tone("soon"), list[QTextEdit.ExtraSelection]()
        for found in _MARKED.finditer(self.text.words()):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(found.start())
            cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
            shown = QTextCharFormat()
            shown.setBackground(QColor(tone.ground))
            shown.setForeground(QColor(tone.ink))
            mark.cursor, mark.format = cursor, shown
            marks.append(mark)
        self.text.setExtraSelections(marks)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    # ── rules ────────────────────────────────────────────────────────────────────────────────────
    def _on_cite(self) -> None:
        """Find a rule in the place of the letter; it is not sent meanwhile."""
        self._right.setCurrentWidget(self.citing)
        self.send.setEnabled(False)
        self.citing.begin(self.said_in())

    def _show_letter(self) -> None:
        self._right.setCurrentIndex(0)
        self.send.setEnabled(True)

    def _on_cited(self) -> None:
        self._show_letter()
        box = self.fields.writing() if self.fields is not None else None
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            self._place.reveal(box)

    def _put_in(self, words: str) -> None:
        """Put a citation where somebody was writing; it can be taken back as anything typed."""
        box = self.fields.writing() if self.fields is not None else None
        if box is None:
            return
        cursor = box.textCursor()
        before = box.document().characterAt(cursor.selectionStart() - 1)
        gap = " " if self.said_in() == "en" and cursor.selectionStart() and not before.isspace() else ""
        cursor.insertText(gap + words)
        box.setTextCursor(cursor)
        self._on_cited()

    # ── drafts ───────────────────────────────────────────────────────────────────────────────────
    def _draft(self) -> dict[str, str]:
        return {"letter": self.letter.id, "language": self.said_in(), **self._typed}

    def take_line(self, draft: Draft | None) -> None:
        """A direct line is the same in every letter; it is kept on this computer, and may be written otherwise."""
        self._direct = draft.fields.get("phone", "") if draft is not None else ""
        self._show_line()

    def _show_line(self) -> None:
        """Put it where nobody wrote another; the keyboard stays where it is."""
        field = self.fields.fields.get("phone") if self.fields is not None else None
        if field is not None and self._key("phone") not in self._typed:
            field.set_words(self.written().words.get("phone", ""))
            self._show_text()

    def _bring_back(self, draft: Draft | None) -> None:
        if draft is None or self._typed or not (typed := typed_in(draft)):
            return
        self._typed = typed
        at = self.choice.findData(draft.fields.get("letter", ""))
        self.choice.blockSignals(True)
        self.choice.setCurrentIndex(max(0, at))
        self.choice.blockSignals(False)
        self.language.set_value(draft.fields.get("language", "zh"))
        self._renew()
        old = self._unfit()
        self._show_old(old)
        words = self.tr("What you wrote at %1 is here again.")
        if old:
            words = self.tr(
                "The letter that you wrote at %1 no longer fits the case. Its words can be copied from here."
            )
        self.banner.say(
            filled(words, self._context.time(draft.at)), "soon" if old else "calm", icon="history", action=self.tr("Begin again")
        )  # fmt: skip

    def _unfit(self) -> str:
        """What was written for letters that no longer fit."""
        letters, offered = self._context.office.contents.letters, {one.id for one in self._letters}
        mark = "：" if self._context.language == "zh" else ": "
        parts = ((*name.split(".", 2), text.strip()) for name, text in self._typed.items())
        return "\n".join(
            f"{letters.label(hole).get(self._context.language)}{mark}{text}"
            for _, letter, hole, text in parts
            if text and letter not in offered
        )

    def _begin_again(self) -> None:
        self._typed.clear()
        self._show_old("")
        self.banner.clear()
        self._keeper.drop()
        self._renew()

    def _on_not_kept(self, error: Exception) -> None:
        self.banner.say(self.tr("What you type cannot be kept on this computer."), "soon", detail=str(error))

    @override
    def done(self, arg__1: int) -> None:
        if self._keeper.waits:
            self._keeper.flush()
        super().done(arg__1)

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _on_send(self) -> None:
        written = self.written()
        try:
            words = {name: str(clean_text(text, field=name)) for name, text in written.words.items()}
            made = Written(written.letter, written.language, words)
            ready(made, self._view.case)
        except Refusal as refusal:
            self._say(refusal)
            return
        if self._own_line() and words.get("phone", self._direct) != self._direct:
            self._direct = words["phone"]
            self._phone.flush()
        self.accept()
        self.sent.emit(made)

    def _say(self, refusal: Refusal) -> None:
        self.banner.say(self._context.say(refusal), "soon")
        if self.fields is not None and (field := self.fields.go_to(refusal.field)) is not None:
            self._place.reveal(field)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _say_sign(self) -> None:
        sign = self.letter.sign
        role = self._context.label("role", sign)
        words = (
            filled(self.tr("It leaves signed by hand: %1. The box for it is empty."), role) if sign != "none" else ""
        )
        self._sign.setText(words)
        self._sign.setVisible(bool(words))

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Write a letter"), self.tr("Only letters that fit the case as it stands are offered."),
            self.tr("What you type is kept on this computer until the letter is printed; then the letter stands in the record."),
        )  # fmt: skip
        self._choice_row.say(self.tr("Letter"))
        self._language_row.say(self.tr("Language"))
        self.language.say(self.tr("Language"), [("zh", "中文"), ("en", "English")])
        for at, one in enumerate(self._letters):
            self.choice.setItemText(at, one.name.get(self._context.language))
        self.text.say(self.tr("The letter as it reads"))
        self.old.say(self.tr("Words of a letter that no longer fits"))
        self.cite.say(self.tr("Cite a rule"))
        self._close.say(self.tr("Close"))
        self.send.say(self.tr("See it and print"))
        if self.fields is not None:
            self._say_sign()

"""Find a rule and cite it in what is being written; one that holds no more, or is no law, is asked about first."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.content.legal import Law
from desktop.domain.wording.bilingual import Bilingual, Language
from desktop.ui.context import Context
from desktop.ui.handbook.contents_list import ContentsList
from desktop.ui.handbook.reading import Reading, law_warnings, may_cite_unasked
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role

_LIST = 232
_UNDER = Bilingual("依据{}", "under {}")


class CitePane(Retranslated, QWidget):
    """`cited` carries the words for the letter, in its language; `closed` when nothing is to be cited."""

    cited = Signal(str)
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "cite_pane")
        self._context = context
        self._language: Language = "zh"
        self.banner = Banner("cite_banner")
        self.contents = with_role(
            ContentsList(context, larger(_LIST), parts=("law",)), ""
        )  # on the ground of the dialog
        self.reading = Reading(context, narrow=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.reading, 1)
        column.addLayout(row, 1)
        column.addWidget(self.banner)
        foot = QHBoxLayout()
        foot.setSpacing(Space.TIGHT)
        self._note = PlainLabel("", "note", wrap=True)
        self.shut = HintButton("cite_close", keys="Escape", bind=False)
        self.cite = HintButton("cite_cite", icon="check", keys="Enter", bind=False)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.shut)
        foot.addWidget(self.cite)
        column.addLayout(foot)
        self.contents.chosen.connect(self._show)
        self.contents.by_key.connect(self._on_cite)
        self.shut.clicked.connect(self.closed)
        self.cite.clicked.connect(self._on_cite)
        self.banner.action_asked.connect(self._send)
        self.retranslate()

    def begin(self, language: Language) -> None:
        """Look for a rule for a letter in this language."""
        self._language = language
        self.contents.search.set_words("")
        self.contents.fill()
        self.contents.step(0)
        self.contents.take_focus()

    @property
    def law(self) -> Law | None:
        """The rule that is marked."""
        line = self.contents.current()
        key = line.key if line is not None else ""
        return next((one for one in self._context.office.contents.laws if one.id == key), None)

    def _show(self, part: str, key: str) -> None:
        self.banner.clear()
        self.reading.show_entry(part, key)

    def _on_cite(self) -> None:
        law = self.law
        if law is None:
            return
        if not law.rule:
            self.banner.say(self.tr("This entry names no rule, so there is nothing to cite."), "soon")
        elif may_cite_unasked(law, self._context):
            self._send()
        else:
            words = " ".join(words for words, _ in law_warnings(law, self._context))
            risk, act = self.tr("A guest may rely on what a letter cites."), self.tr("Cite it all the same")
            self.banner.say(words, "overdue", detail=risk, action=act)

    def _send(self) -> None:
        law = self.law
        if law is not None:
            self.cited.emit(_UNDER.get(self._language).format(law.cited(self._language)))

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────
    @override
    def event(self, event: QEvent) -> bool:
        # Before the dialog around it, which Esc closes.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _escape(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _escape(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cite a rule"))
        self._note.setText(
            self.tr("Name, number and date go to the cursor. Our summary is for staff; the official text decides.")
        )
        self.shut.say(self.tr("Back to the letter"))
        self.cite.say(self.tr("Cite it"))


def _escape(event: QKeyEvent) -> bool:
    return Qt.Key(event.key()) is Qt.Key.Key_Escape

"""A decision guide walked in a case: one question at a time, large answers with their keys, and at the end what to do."""

from collections.abc import Callable
from functools import partial
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.case.inquiry import WalkGuide
from desktop.domain.content.guides import Action, Guide
from desktop.ui.context import Context
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.handbook.answer_button import AnswerButton
from desktop.ui.handbook.reading import spoken
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, plain_tip
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.wizard.planned import blanked
from desktop.usecases.ports import Draft
from desktop.usecases.walking import ON, Walk, brought_back, kept

_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Left)


class Walkers(Protocol):
    """The case in which a guide is walked."""

    @property
    def case_id(self) -> UUID: ...
    def may_write(self) -> bool: ...
    def keep(self, command: WalkGuide, then: Callable[[bool], None]) -> None:
        """Keep the path on the case; `then` hears whether that was done."""
        ...

    def offers(self, action: Action) -> bool:
        """Whether the program can help with this now."""
        ...

    def lead(self, action: Action) -> None: ...


class GuideWalk(Retranslated, ScrollBody):
    """`moved` when another question is asked; where somebody stopped is kept as a draft, and the guide goes on from there."""

    moved = Signal()

    def __init__(self, context: Context, case: Walkers, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__("guide_walk", parent)
        self._context, self._case = context, case
        self.walk = Walk(guide)
        self._resumed, self._kept, self._sending = False, False, False
        self._choices: list[Callable[[], None]] = []
        self._keeper = DraftKeeper(context, f"{case.case_id}/guide-{guide.id}", self._draft, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_margins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.WIDE)
        self.body.setSpacing(Space.SMALL)
        self._keeper.ask(self._bring_back)
        self._show()

    # ── walking ──────────────────────────────────────────────────────────────────────────────────
    def take(self, number: int) -> None:
        """Take an answer by its number, or go on."""
        self._to(self.walk.take(number))

    def back(self) -> None:
        """One step back."""
        self._to(self.walk.back())

    def begin_again(self) -> None:
        """From the first question."""
        self._to(Walk(self.walk.guide))

    def _to(self, walk: Walk) -> None:
        if walk == self.walk or self._sending:
            return
        self.walk, self._resumed, self._kept = walk, False, False
        self._keeper.touch()
        self._show()
        self.take_focus()
        self.moved.emit()

    def keep(self) -> None:
        """Put the path on the case, once."""
        if self._sending or self._kept:
            return
        self._sending = True
        self._case.keep(self.walk.told(self._context.language), self._on_kept)

    def _on_kept(self, done: bool) -> None:
        if not isValid(self):
            return
        self._sending, self._kept = False, done
        if done:
            self._keeper.drop()
        self._show()
        self.take_focus()

    # ── drafts ───────────────────────────────────────────────────────────────────────────────────
    def _draft(self) -> dict[str, str]:
        return {"guide": self.walk.guide.id, "path": kept(self.walk)}

    def _bring_back(self, draft: Draft | None) -> None:
        if draft is None or self.walk.taken:
            return
        self.walk = brought_back(self.walk.guide, draft.fields.get("path", ""))
        self._resumed = bool(self.walk.taken)
        self._show()
        self.take_focus()

    def flush(self) -> None:
        """Write down how far one came."""
        if self._keeper.waits:
            self._keeper.flush()

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def _show(self) -> None:
        self._clear()
        language, here = self._context.language, self.walk.here
        self._head(self.walk.guide.title.get(language))
        if self.walk.guide.houses <= {"call-centre"}:
            self._say("walk_sample", self.tr("A sample from another trade."), "soon")
        if self._resumed:
            self._say("walk_resumed", self.tr("You were here before. Go on, or go back."), "calm")
        for asked, answered in self.walk.trail(language):
            said = f"{asked}\n→ {answered}" if answered else asked
            self._add(PlainLabel(said, "muted", wrap=True))
        if here.ask:
            self._add(named(PlainLabel(here.ask.get(language), "lead", wrap=True), "walk_question"))
            for number, answer in enumerate(here.answers, 1):
                self._offer(answer.text.get(language), partial(self.take, number))
        else:
            self._outcome()
        self.body.addStretch(1)
        self.settle()
        bar = self.area().verticalScrollBar()
        bar.setValue(bar.maximum())

    def _outcome(self) -> None:
        language, here = self._context.language, self.walk.here
        card = Card("walk_do")
        card.say(self.tr("What to do") if self.walk.ended else self.tr("First"))
        card.body.addWidget(named(PlainLabel(here.do.get(language), "lead", wrap=True), "walk_outcome"))
        self._add(card)
        if here.say:
            words = blanked(here.say.get(language))
            self._add(spoken("walk_say", self.tr("Say"), words, "ok", "message-square-check"))
        if not self.walk.ended:
            self._offer(self.tr("Done, go on"), partial(self.take, ON))
            return
        if self._kept:
            self._say("walk_kept", self.tr("The path stands on the case."), "ok")
        elif self._case.may_write():
            self._offer(self.tr("Keep the path on the case"), self.keep)
        for action in self.walk.actions:
            if self._case.offers(action):
                self._offer(self._offered(action), partial(self._case.lead, action))

    def _offered(self, action: Action) -> str:
        return {
            "promise": self.tr("Make a promise"),
            "remedy": self.tr("Offer a remedy"),
            "escalate": self.tr("Ask a colleague"),
            "evidence": self.tr("Add evidence"),
            "follow-up": self.tr("Go to the follow-up"),
        }[action]

    def _head(self, title: str) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(title)
        line.addWidget(named(PlainLabel(title, "title", wrap=True), "walk_title"), 1)
        if self.walk.taken:
            for name, icon, words, act in (
                ("walk_again", "refresh-cw", self.tr("From the start"), self.begin_again),
                ("walk_back", "undo-2", self.tr("One step back (Backspace)"), self.back),
            ):
                button = HintButton(name, "quiet", icon=icon)
                button.setAccessibleName(words)
                plain_tip(button, words)
                button.clicked.connect(act)
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._add(row)

    def _offer(self, words: str, act: Callable[[], None]) -> None:
        self._choices.append(act)
        button = AnswerButton(len(self._choices), words)
        button.taken.connect(act)
        self._add(button)

    def _say(self, name: str, words: str, tone: ToneName) -> None:
        banner = Banner(name)
        self.body.addWidget(banner)
        banner.say(words, tone)  # in its place, for it shows itself

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)
        widget.show()

    def _clear(self) -> None:
        self._choices.clear()
        while (item := self.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────
    def take_focus(self) -> None:
        """Give the keyboard to the guide: the numbers answer at once."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdecimal() and 0 < int(number) <= len(self._choices) and not event.isAutoRepeat():
            self._choices[int(number) - 1]()
        elif Qt.Key(event.key()) in _BACK:
            self.back()
        else:
            super().keyPressEvent(event)

    @override
    def retranslate(self) -> None:
        self._show()

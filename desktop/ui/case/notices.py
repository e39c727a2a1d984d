"""The one strip under the step line: the most urgent thing to know about this case, and what can be done about it."""

from typing import Literal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.content.playbooks import Playbook
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.ui.case.steps import standing
from desktop.ui.context import Context
from desktop.ui.record.failure import away, meanwhile, nothing_read, nothing_written
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space, ToneName
from desktop.ui.widgets.banner import Banner
from desktop.usecases.handbook import playbook_for
from desktop.usecases.read_models import CaseView

Kind = Literal["", "refused", "clash", "draft", "round", "failed", "away", "standing", "playbook"]


class Notices(QWidget):
    """Hidden as a whole it leaves no gap; `action_asked` carries the kind of what is said, `changed` that it is another."""

    action_asked = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.banner = Banner("case_banner")
        self.kind: Kind = ""
        self._to_write = frozenset[str]()
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.TIGHT)
        row.addWidget(self.banner)
        self._offered: tuple[Playbook, CaseView, int] | None = None
        self._opened = set[UUID]()  # the cases whose playbook was opened: then what else stands is said
        self.banner.action_asked.connect(self._on_action)
        self.hide()

    def say(self, kind: Kind, words: str, tone: ToneName = "calm", *, detail: str = "", action: str = "") -> None:
        """Say it in place of what was said."""
        self.kind = kind
        self.banner.say(words, tone, detail=detail, action=action)
        self.show()
        self.changed.emit()

    def clear(self) -> None:
        """Say nothing."""
        self.kind = ""
        self.banner.clear()
        self.hide()
        self.changed.emit()

    def mended(self) -> None:
        """The field that a refusal named was written into: nothing is left to say of it."""
        if self.kind == "refused":
            self.clear()

    def settled(self) -> None:
        """All that was typed is written: nothing is left to try again or to compare."""
        if self.kind in ("failed", "clash"):
            self.clear()

    def words(self) -> str:
        """Give what is said now."""
        return self.banner.words() if self.kind else ""

    def _on_action(self) -> None:
        if self.kind != "playbook" or self._offered is None:
            self.action_asked.emit(self.kind)
            return
        playbook, view, step = self._offered
        self._opened.add(view.case.id)
        self._context.nav.handbook("playbook", playbook.id)
        self.standing(view, step)

    # ── what there is to say ─────────────────────────────────────────────────────────────────────
    def refused(self, refusal: Refusal) -> None:
        """A rule said no; what it wants written has no field on the step, so the strip leads to it."""
        if refusal.reason == "case.stale":
            self.clash()
            return
        if self.kind == "clash":
            # What a colleague wrote waits to be compared, whatever else is missing: the way to it stays.
            self.say(
                "clash",
                self._context.say(refusal),
                "soon",
                detail=self._context.say(Refusal("case.stale")),
                action=self.tr("Compare"),
            )
            return
        leads = refusal.reason == "required.missing" and refusal.field in self._to_write
        self.say("refused", self._context.say(refusal), "soon", action=self.tr("Fill in") if leads else "")

    def clash(self) -> None:
        """A colleague changed the same field."""
        self.say("clash", self._context.say(Refusal("case.stale")), "soon", action=self.tr("Compare"))

    def draft(self, at: Micros) -> None:
        """Words of a draft are back."""
        words = self.tr("Your words of %1 that were not saved are back. Go on writing.")
        self.say("draft", filled(words, self._context.time(at)), action=self.tr("Discard"))

    def round_begins(self, number: int) -> None:
        """The customer was not satisfied."""
        words = self.tr("The customer is not satisfied: round %1 begins. What was written before stays.")
        self.say("round", filled(words, str(number)), "soon")

    def failed(self, error: Exception, *, reading: bool) -> None:
        """Something broke: what happened, what was kept, what to do."""
        if away(self._context, error):
            words, detail = meanwhile(self._context)
            if isinstance(error, Refusal) and error.reason == "away.not_open":
                words = self._context.say(error)
            self.say("away", words, detail=detail)
            return
        words, detail = (nothing_read if reading else nothing_written)(self._context, error)
        self.say("failed", words, "overdue", detail=detail, action=self.tr("Try again"))

    def standing(self, view: CaseView, step: int) -> None:
        """What holds as long as it holds; said only when nothing more urgent is."""
        self._to_write = frozenset(view.required)
        if self.kind not in ("", "standing", "playbook", "away"):
            return
        words, action = standing(self._context, view, step)
        playbook = None if view.case.signing.closed else playbook_for(self._context.office.contents, view.case)
        if playbook is not None and (not words or view.case.id not in self._opened):
            self._offered = (playbook, view, step)
            self._offer(playbook, view)
        elif words:
            self.say("standing", words, "signoff" if view.case.signing.status == "asked" else "calm", action=action)
        else:
            self.clear()

    def _offer(self, playbook: Playbook, view: CaseView) -> None:
        """A flag of the case calls for a playbook, and that may ask for a higher level: people decide."""
        context = self._context
        words, level = self.tr("%1: there is a playbook for the first five minutes."), playbook.proposes
        if view.levels.get(level, 0) > view.levels.get(view.case.intake.level, 0):
            words = self.tr("%1: there is a playbook for the first five minutes, and it proposes the level %2.")
        said = filled(words, playbook.name.get(context.language), context.label("level", level))
        self.say("playbook", said, "soon", action=self.tr("Open the playbook"))

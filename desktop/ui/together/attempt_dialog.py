"""Log a try to reach the customer, from any step: how, when, whether it reached them, why not; and what to do when all tries are used up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.case.contacts import MEDIA, Attempt, Contact
from desktop.domain.case.decide import attempts_used_up
from desktop.domain.case.stamp import Ground
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.record.sentence import joined
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FactRow, FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.usecases.read_models import CaseView

MOST = 4  # tries shown; all of them stand in the record


class AttemptDialog(Dialog):
    """`sent` carries the command; at the cap `escalate_asked` and `delay_asked` lead on."""

    sent = Signal(object)
    escalate_asked = Signal()
    delay_asked = Signal()

    def __init__(self, context: Context, view: CaseView, parent: QWidget) -> None:
        super().__init__("attempt_dialog", parent, 600)
        self._context, self._view = context, view
        received = view.case.intake.received
        rules = context.office.rulebook.rules_for(view.case, "", view.read_at)
        ground = Ground(rules, context.office.clock(), context.person)
        self._cap = rules.attempts.get(view.case.intake.level)
        self._used_up = attempts_used_up(view.case, ground)
        self._build(received.site if received else "")
        self._connect()
        self.retranslate()
        self.medium.setFocus()

    def _build(self, site: str) -> None:
        self.banner = Banner("attempt_banner")
        self.body.addWidget(self.banner)
        tried = sorted(self._view.case.contacts.attempts.values(), key=lambda one: -one.contact_at)
        self._tried = [(one, FactRow(f"attempt_{number}", 110)) for number, one in enumerate(tried[:MOST])]
        for _, line in self._tried:
            self.body.addWidget(line)
        self.medium, self.reached = Segments("attempt_how"), Segments("attempt_whether")
        self.when = MomentField("attempt_at", self._context, site)
        self.text = TextArea("attempt_why", lines=(2, 5), limit=4000)
        self._rows = (
            FormRow("attempt_how_row", self.medium, required=True), FormRow("attempt_whether_row", self.reached, required=True),
            FormRow("attempt_at_row", self.when), FormRow("attempt_why_row", self.text),
        )  # fmt: skip
        for row in self._rows:
            self.body.addWidget(row)
        self.escalate, self.delay = (
            HintButton("attempt_escalate", icon="arrow-up"),
            HintButton("attempt_delay", icon="hourglass"),
        )
        self.send = HintButton("attempt_send", "primary", icon="check", keys="Ctrl+Enter")
        for button in (self.escalate, self.delay):
            button.setVisible(self._used_up)
        for button in (self.escalate, self.delay, self.send):
            self.add_button(button)

    def _connect(self) -> None:
        self.send.clicked.connect(self._on_send)
        self.escalate.clicked.connect(self._escalate)
        self.delay.clicked.connect(self._apply)
        for segments in (self.medium, self.reached):
            segments.chosen.connect(self._on_edited)
        self.when.edited.connect(self._on_edited)

    def _on_edited(self, _: str) -> None:
        if not self._used_up:
            self.banner.clear()

    def _on_send(self) -> None:
        medium, reached = self.medium.value(), self.reached.value()
        if medium is None:
            self._lack(self.medium, self.tr("Say how it was tried."))
        elif reached is None:
            self._lack(self.reached, self.tr("Say whether it reached them."))
        elif self.when.unread():
            self.when.complain()
            self.when.line.edit.setFocus()
        else:
            words = Words(self.text.words())
            self.sent.emit(Attempt(self._context.office.ids(), medium, reached == "yes", words, self.when.moment()))

    def _lack(self, field: QWidget, words: str) -> None:
        self.banner.say(words, "soon")
        field.setFocus()

    def _escalate(self) -> None:
        self.reject()
        self.escalate_asked.emit()

    def _apply(self) -> None:
        self.reject()
        self.delay_asked.emit()

    def refuse(self, field: str, words: str) -> None:
        """Say why not; at the cap the two ways on are offered."""
        if field == "contact_at":
            self.when.line.set_error(words)
            self.when.line.edit.setFocus()
            return
        if field == "reached":
            self._used_up = True
            self.escalate.show()
            self.delay.setVisible(bool(self._view.case.contacts.attempts))
        self.banner.say(words, "soon")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        failed = sum(not one.reached for one in self._view.case.contacts.attempts.values())
        if self._cap is None:
            sub = self.tr("At this level there is no limit: as often as the case requires.")
        else:
            sub = (
                self.tr("%1 tried in vain; this level allows %2.")
                .replace("%1", str(failed))
                .replace("%2", str(self._cap))
            )
        self.say(self.tr("Tried to reach them"), sub)
        if self._used_up:
            self.banner.say(
                self.tr("Every try of this level is used up: a supervisor decides what comes next."), "overdue"
            )
        for one, row in self._tried:
            row.say(self._context.time(one.contact_at), self._said(one))
        how, whether, when, why = self._rows
        how.say(self.tr("How"))
        whether.say(self.tr("Reached?"))
        when.say(self.tr("When"), self.tr("now, if nothing is written"))
        why.say(self.tr("Why not, or what was left"))
        self.medium.say(self.tr("How"), [(key, self._context.label("medium", key)) for key in MEDIA])
        self.reached.say(self.tr("Reached?"), [("no", self.tr("Not reached")), ("yes", self.tr("Reached"))])
        self.escalate.say(self.tr("Ask someone over"))
        self.delay.say(self.tr("Apply for more time"))
        self.send.say(self.tr("Log it"))

    def _said(self, one: Contact) -> str:
        state = self.tr("reached") if one.reached else self.tr("not reached")
        return joined(self._context.label("medium", one.medium), state, self._context.name(one.by), str(one.text))

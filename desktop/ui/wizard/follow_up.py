"""Step 6, follow up: carried out, useful, anything else; not satisfied opens the next round in plain sight."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.decide import missing_for_sign_off
from desktop.domain.case.handling import DecideAtCap
from desktop.domain.case.remedy import CarryOut
from desktop.domain.case.signing import AskSignOff
from desktop.domain.case.state import four_eyes
from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.record.sentence import listed
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.call_card import CallCard
from desktop.ui.wizard.contacts_card import AttemptsCard
from desktop.ui.wizard.made_call import MadeCallCard
from desktop.ui.wizard.note_strip import NoteStrip
from desktop.ui.wizard.offers import detail_of, title_of
from desktop.ui.wizard.promises import PromisesCard
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.ui.wizard.tasks_strip import TasksStrip
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView

Phase = Literal["asking", "signing", "asked"]
_CAP = ("raise-level", "refer-outside", "close-with-reason")


class FollowUpPage(StepPage):
    """Left what was carried out and the call after, at the right promises and attempts; below, the way to sign-off."""

    step = 6
    phase_changed = Signal()
    task_asked = Signal()

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        received = session.view.case.intake.received if session.view else None
        self._site = received.site if received else ""
        self.add_heading()
        self.round_strip = NoteStrip("round_strip", "refresh-cw")
        self.paper.body.addWidget(self.round_strip)
        self.tasks = TasksStrip(context)
        self.tasks.finish_asked.connect(self.task_asked)
        self.paper.body.addWidget(self.tasks)
        self._columns = columns = QHBoxLayout()
        columns.setSpacing(Space.LARGE)
        self._sides = left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.SMALL)
        self._again = False  # one more call is being recorded although this round has one
        self.made_call = MadeCallCard(context)
        self.made_call.another_asked.connect(self._on_another)
        for card in (
            self._build_sign_off(),
            self._build_cap(),
            self._build_carried_out(),
            self._build_call(),
            self.made_call,
        ):
            left.addWidget(card)
        self.promises = PromisesCard(context, session)
        self.promises.edited.connect(self.edited)
        self.promises.settled.connect(self.first_stop)
        self.keep_line("promise", self.promises.line, self.promises.line.words, self.promises.line.set_words)
        self.attempts = AttemptsCard(context)
        self._attempt_field = self.keep_line(
            "attempt", self.attempts.words.edit, self.attempts.words.words, self.attempts.words.set_words
        )
        self.attempts.edited.connect(self.edited)
        self.attempts.tried.connect(self._on_tried)
        self.attempts.lacking.connect(session.refused)
        for card in (self.promises, self.attempts):
            right.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        columns.addLayout(left, 11)
        columns.addLayout(right, 8)
        self.paper.body.addLayout(columns, 1)
        self.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large letters put the second column below the first instead of beyond the edge."""
        super().resizeEvent(event)
        # The body is laid out only after this, so its own width would be that of before.
        room = self.width() - 2 * Space.PAGE - self.paper.area().verticalScrollBar().sizeHint().width()
        wanted = sum(side.minimumSize().width() for side in self._sides) + self._columns.spacing()
        way = QBoxLayout.Direction.TopToBottom if wanted > room else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)

    # ── building ─────────────────────────────────────────────────────────────────────────────────
    def _build_carried_out(self) -> Card:
        self._done_card = Card("carried_out_card")
        self._done_chip = Chip("carried_out_chip")
        self._done_card.set_corner(self._done_chip)
        self._what, self._detail = PlainLabel("", "strong", wrap=True), PlainLabel("", "muted", wrap=True)
        self._when = MomentField("carried_out_at", self.context, self._site)
        self._proof = LineField("carried_out_proof", limit=4000)
        self._carry = HintButton("carry_out", icon="check")
        self._carry.clicked.connect(self._on_carried_out)
        self._proof_field = self.keep_line("proof", self._proof.edit, self._proof.words, self._proof.set_words)
        self.keep_line("done_at", self._when.line.edit, self._when.words, self._when.set_words)
        for line in (self._proof, self._when.line):
            line.edited.connect(self.edited)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._when, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._proof, 4, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._carry, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self._what, self._detail):
            self._done_card.body.addWidget(widget)
        self._done_card.body.addLayout(row)
        return self._done_card

    def _build_call(self) -> Card:
        self._call_card = CallCard(self.context, self._site)
        for name, segments in self._call_card.answers.items():
            self._keep_choice("asked_carried_out" if name == "carried_out" else name, segments)
        self._keep_choice("medium", self._call_card.medium)
        called, words = self._call_card.called, self._call_card.words
        self.keep_line("contact_at", called.line.edit, called.words, called.set_words)
        self.keep_line("follow_up", words, words.words, words.set_words)
        self._call_card.edited.connect(self.edited)
        return self._call_card

    def _keep_choice(self, name: str, segments: Segments) -> None:
        """A choice of the call is sent with the call; until then the draft holds it."""
        self.keep_line(name, segments, lambda: segments.value() or "", lambda value: segments.set_value(value or None))

    def _build_cap(self) -> Card:
        self._cap_card = Card("cap_card")
        self._cap_words = PlainLabel("", "", wrap=True)
        self._cap, self._cap_reason = Segments("cap_choice"), LineField("cap_reason", limit=4000)
        self._cap_button = HintButton("cap_decide", icon="check")
        self._cap_button.clicked.connect(self._on_cap)
        self.keep_line("cap_reason", self._cap_reason.edit, self._cap_reason.words, self._cap_reason.set_words)
        self._cap_reason.edited.connect(self.edited)
        for widget in (self._cap_words, self._cap, self._cap_reason):
            self._cap_card.body.addWidget(widget)
        self._cap_card.body.addWidget(self._cap_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._cap_card

    def _build_sign_off(self) -> Card:
        self._sign_card = Card("ask_sign_off_card")
        self._to_whom = PlainLabel("", "muted", wrap=True)
        self._statement = TextArea("statement", lines=(2, 5))
        self.keep_line("statement", self._statement, self._statement.words, self._statement.set_words)
        self._statement.textChanged.connect(self._typed)
        self._sign_card.body.addWidget(self._to_whom)
        self._sign_card.body.addWidget(self._statement)
        return self._sign_card

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("Was it done, did it help, is there anything else?"))
        self.sub.setText(self.tr("Check first that it was really carried out, then ask."))
        self._done_card.say(self.tr("Carried out"))
        self._proof.say(self.tr("What shows it"), self.tr("What shows it: receipt, photo, who saw it"))
        self._when.line.edit.setAccessibleName(self.tr("When it was carried out"))
        self._carry.say(self.tr("It was done"))
        self._cap_card.say(self.tr("The rounds of this level are used up"))
        caps = (self.tr("Raise the level"), self.tr("Refer outside"), self.tr("Close with a reason"))
        self._cap.say(self.tr("How it goes on"), list(zip(_CAP, caps, strict=True)))
        self._cap_reason.say(self.tr("Why"), self.tr("Why, in one sentence"))
        self._cap_button.say(self.tr("Decide"))
        self._sign_card.say(self.tr("Ask for sign-off"), self.tr("everything is filled in"))
        self._statement.say(self.tr("Statement"), self.tr("Complete and true to the best of my knowledge"))
        if self.view is not None:
            self.show_case(self.view)

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        option = case.remedy.chosen_option(case.handling.round)
        self._done_card.setVisible(option is not None)
        if option is not None:
            self._what.setText(title_of(option))
            self._detail.setText(detail_of(self.context, option) + (f" · {option.proof}" if option.proof else ""))
            done = bool(option.done_at)
            words = self.tr("Done %1").replace("%1", self.context.time(option.done_at)) if done else self.tr("Not yet")
            self._done_chip.say(words, "ok" if done else "soon", "check" if done else "hourglass")
            for widget in (self._when, self._proof, self._carry):
                widget.setVisible(not done)
        self.promises.show_view(view)
        self.attempts.show_view(view)
        self._show_round(view)
        self.tasks.show_view(view, writable=self.may_write(view))
        self._show_cap(view)
        self._show_sign_off(view)
        made = case.contacts.of_round(case.handling.round)
        may_add = self.may_write(view) and not case.handling.at_cap
        self._again = self._again and bool(made) and may_add
        self._call_card.setVisible(not made or self._again)
        self.made_call.setVisible(bool(made))
        self.made_call.show_view(view, may_add=may_add and not self._again)
        self.phase_changed.emit()

    def _show_round(self, view: CaseView) -> None:
        round_ = view.case.handling.round
        self.round_strip.setVisible(round_ > 1)
        words = self.tr("The customer was not satisfied. The six steps are walked again; round %1 stays on the record.")
        self.round_strip.say(self.tr("Round %1").replace("%1", str(round_)), words.replace("%1", str(round_ - 1)))

    def _show_cap(self, view: CaseView) -> None:
        self._cap_card.setVisible(view.case.handling.at_cap)
        may = self.context.person.may(May.DECIDE_AT_CAP)
        names = listed(*sorted(one.name for one in view.people.values() if one.may(May.DECIDE_AT_CAP)))
        wait = self.tr("A supervisor chooses how it goes on: %1.").replace("%1", names)
        self._cap_words.setText(self.tr("The customer is still not satisfied. Choose how it goes on.") if may else wait)
        for widget in (self._cap, self._cap_reason, self._cap_button):
            widget.setVisible(may)

    def _show_sign_off(self, view: CaseView) -> None:
        phase = self.phase(view)
        self._sign_card.setVisible(phase != "asking")
        names = sorted(
            one.name for one in view.people.values() if one.may(May.SIGN) and four_eyes(view.case, one.id) is None
        )
        if phase == "asked":
            self._sign_card.say(self.tr("With the supervisor"), "")
            at = view.case.signing.asks[-1].at
            self._to_whom.setText(
                self.tr("Asked %1. May sign: %2.").replace("%1", self.context.time(at)).replace("%2", listed(*names))
            )
        elif names:
            self._sign_card.say(self.tr("Ask for sign-off"), self.tr("everything is filled in"))
            words = self.tr("Four eyes: whoever took part may not sign. May sign: %1.")
            self._to_whom.setText(words.replace("%1", listed(*names)))
        else:
            self._to_whom.setText(
                self.tr("Nobody is left who may sign: everybody with that right took part. Ask the general manager.")
            )
        self._statement.setVisible(phase == "signing")

    def phase(self, view: CaseView) -> Phase:
        """Where this step stands: still asking, ready for the signature, or waiting for it."""
        if view.case.signing.status == "asked":
            return "asked"
        ready = (
            not missing_for_sign_off(view.case, packs=self.context.office.rulebook.pinned(view.case))
            and not view.case.signing.closed
        )
        return "signing" if ready else "asking"

    @override
    def tick(self) -> None:
        self.promises.tick()

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _on_tried(self, command: Attempt) -> None:
        self.send_line(command, self._attempt_field, self.attempts.clear)

    def _on_carried_out(self) -> None:
        if self.view is None or self._unread(self._when):
            return
        choice = self.view.case.remedy.chosen.get(self.view.case.handling.round)
        if choice is not None:
            command = CarryOut(choice.option, Words(self._proof.words()), self._when.moment())
            self.send_line(command, self._proof_field, self._carried_out_now)

    def _carried_out_now(self) -> None:
        self._when.set_words("")
        self.first_stop()

    def _unread(self, field: MomentField) -> bool:
        if unread := field.unread():
            field.complain()
            field.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return unread

    def _on_cap(self) -> None:
        command = DecideAtCap(self._cap.value() or "", Words(self._cap_reason.words()))

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                self._cap_reason.set_error(self.context.say(outcome.refusal))
                self._cap_reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            elif isinstance(outcome, Done | AlreadyDone):
                self._cap_reason.set_words("")
                self.edited.emit()

        self.session.send(command, told)

    @override
    def holds(self) -> bool:
        if not self._call_card.isHidden() and self._call_card.begun() and (lacking := self._call_card.lacking()):
            self.session.refused.emit(lacking)
            return True
        if self.attempts.words.words() and (missing := self.attempts.missing()) is not None:
            self.session.refused.emit(missing)
            return True
        return self._unread(self._when) or self._unread(self._call_card.called) or self.promises.line.complain()

    @override
    def send_loose_ends(self) -> None:
        if self._proof.words() or self._when.words():
            self._on_carried_out()
        if self.promises.line.words():
            self.promises.send()
        if self.attempts.words.words():
            self.attempts.send()
        if self._call_card.isVisible() and self._call_card.begun():
            self._send_call()

    def _on_another(self) -> None:
        self._again = True
        if self.view is not None:
            self.show_case(self.view)
        self.paper.reveal(self._call_card)
        self._call_card.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_call(self) -> None:
        command = self._call_card.command(self.context.office.ids())

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                self.session.refused.emit(outcome.refusal)
            elif isinstance(outcome, Done | AlreadyDone):
                self._clear_call()

        self.session.send(command, told)

    def _clear_call(self) -> None:
        self._again = False
        self._call_card.clear()
        if self.view is not None:
            self.show_case(self.view)

    def ask_sign_off(self) -> None:
        """Ask the supervisor, for exactly the record that is shown."""
        if self.view is not None:
            field = self.fields.get("statement")
            command = AskSignOff(self.view.record, Words(self._statement.words()))
            if field is not None:
                self.send_line(command, field)

    @override
    def first_stop(self) -> None:
        """What was chosen is carried out and tasks are finished first, then the customer is asked; nothing missing leads to the statement."""
        option = self.view.case.remedy.chosen_option(self.view.case.handling.round) if self.view else None
        if option is not None and not option.done_at:
            self._proof.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.tasks.finished.isVisible():  # the call waits for them
            self.tasks.finished.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._sign_card.isVisible() and self._statement.isVisible():
            self._statement.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().first_stop()

    @override
    def target(self, refusal: Refusal) -> Target | None:
        if refusal.field == "follow_up":
            return Target(self._call_card.words, self._call_card.words.set_invalid)
        answers = self._call_card.answers
        known: dict[str, QWidget] = {
            "carried_out": self._carried_target(refusal.reason),
            "satisfied": answers["satisfied"] if self._cap_card.isHidden() else self._cap,
            "proof": self._proof.edit,
            "option": self._proof.edit,
            "done_at": self._when.line.edit,
            "promise": self._promise_box(refusal),
            "due_at": self.promises.line.field.edit,
            "useful": answers["useful"],
            "other": answers["other"],
            "task": self.tasks.finished,
            "attempt_medium": self.attempts.medium,
            "attempt_reached": self.attempts.reached,
        }
        widget = known.get(refusal.field)
        return Target(widget) if widget is not None else super().target(refusal)

    def _carried_target(self, reason: str) -> QWidget:
        if reason == "follow_up.missing":
            return self._call_card.first_open()
        if reason == "follow_up.carry_out":
            return self._proof.edit
        return self.made_call.another if self._call_card.isHidden() else self._call_card.answers["carried_out"]

    def _promise_box(self, refusal: Refusal) -> QWidget:
        row = self.promises.first_open()
        return row.box if refusal.reason == "follow_up.promise" and row is not None else self.promises.line.field.edit

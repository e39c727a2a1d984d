"""Step 5, decide together: the wish in their own words, the option they choose, and every promise made on the way."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.remedy import Choose, Decline
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.choice_cards import ChoiceCards, ChoiceFace
from desktop.ui.wizard.note_strip import NoteStrip
from desktop.ui.wizard.offers import chip_of, detail_of, title_of
from desktop.ui.wizard.promises import PromisesCard
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.usecases.outcomes import Outcome, Refused
from desktop.usecases.read_models import CaseView


class DecidePage(StepPage):
    """Left wish, choice and words, at the right the promises. `offer_more` and `ask_someone` when none will do."""

    step = 5
    offer_more = Signal()
    ask_someone = Signal()

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        self.add_heading()
        columns = QHBoxLayout()
        columns.setSpacing(Space.LARGE)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.SMALL)
        self._build_choice(left)
        self.promises = PromisesCard(context, session)
        self.promises.edited.connect(self.edited)
        self.promises.settled.connect(self.first_stop)
        self.keep_line("promise", self.promises.line, self.promises.line.words, self.promises.line.set_words)
        self._sign_off = NoteStrip("sign_off_needed", "shield-check")
        right.addWidget(self.promises)
        right.addWidget(self._sign_off)
        left.addStretch(1)
        right.addStretch(1)
        columns.addLayout(left, 33)
        columns.addLayout(right, 17)
        self.paper.body.addLayout(columns, 1)
        self.retranslate()

    def _build_choice(self, left: QVBoxLayout) -> None:
        self._wish_card, self._after_card = Card("wish_card"), Card("words_card")
        self._wish = TextArea("wish", lines=(2, 6))
        self.bind_text("wish", self._wish)
        self._wish_card.body.addWidget(self._wish)
        head = QHBoxLayout()
        self._chosen_label, self._keys = PlainLabel("", "strong"), PlainLabel("", "note")
        head.addWidget(self._chosen_label)
        head.addStretch(1)
        head.addWidget(self._keys)
        self.choices = ChoiceCards()
        self.choices.picked.connect(self._on_picked)
        self.choices.declined.connect(self._on_declined)
        self._none = PlainLabel("", "muted", wrap=True)
        self.alternative = NoteStrip("alternative", "users")
        self._more, self._escalate = (
            HintButton("offer_more", icon="plus", keys="Alt+N"),
            HintButton("bring_someone", icon="user-plus", keys="F8"),
        )
        self._more.clicked.connect(self.offer_more)
        self._escalate.clicked.connect(self.ask_someone)
        for button in (self._more, self._escalate):
            self.alternative.buttons.addWidget(button)
        self.alternative.buttons.addStretch(1)
        self._own = TextArea("own_words", lines=(2, 6))
        self.bind_text("own_words", self._own)
        self._fails_label = PlainLabel("", "label")
        self._fails = LineField("if_this_fails", limit=4000)
        self.bind_line("if_this_fails", self._fails)
        self._after_card.body.addWidget(self._own)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._fails_label)
        row.addWidget(self._fails, 1)
        self._after_card.body.addLayout(row)
        left.addWidget(self._wish_card)
        left.addLayout(head)
        for widget in (self.choices, self._none, self.alternative, self._after_card):
            left.addWidget(widget)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("Decide together"))
        self.sub.setText(self.tr("The customer chooses. Write the choice, the words, and every promise."))
        self._wish_card.say(
            self.tr("In the customer’s own words"), self.tr("“What would put this right for you?” Kept as said")
        )
        self._wish.say(
            self.tr("What would satisfy the customer"), self.tr("Ask, then wait. Write the wish as they say it")
        )
        self._chosen_label.setText(self.tr("What was chosen"))
        self._none.setText(self.tr("Nothing was offered yet in step 4."))
        self._more.say(self.tr("Offer another option"))
        self._escalate.say(self.tr("Bring someone in"))
        self._after_card.say(self.tr("Decided together"), self.tr("their decision, and what they added"))
        self._own.say(self.tr("The decision in the customer’s own words"), self.tr("“Half the night is fair. But …”"))
        self._fails_label.setText(self.tr("If this fails"))
        self._fails.say(self._fails_label.text(), self.tr("What they would like us to do then"))
        if self.view is not None:
            self.show_case(self.view)

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        options = case.remedy.of_round(case.handling.round)
        faces = [
            ChoiceFace(
                key,
                title_of(one),
                detail_of(self.context, one),
                chip_of(self.context, view, one),
                one.may_be_promised and not one.declined,
            )
            for key, one in options.items()
        ]
        choice = case.remedy.chosen.get(case.handling.round)
        self.choices.show_choices(faces, choice.option if choice else None)
        self._none.setVisible(not faces)
        many = filled(self.tr("Alt+1 to Alt+%1"), str(len(faces)))
        self._keys.setText(many if len(faces) > 1 else "Alt+1" if faces else "")
        self._show_alternative(view)
        self.promises.show_view(view)
        self._show_sign_off(view)

    def _show_alternative(self, view: CaseView) -> None:
        round_ = view.case.handling.round
        refused = view.case.remedy.refused_all.get(round_)
        none_will_do = refused is not None and round_ not in view.case.remedy.chosen
        self.alternative.setVisible(none_will_do)
        if refused is None or not none_will_do:
            return
        came = [one for one in view.case.handling.escalations if one.round == round_ and one.at >= refused.at]
        if came:
            words = filled(self.tr("%1 was asked in. You can go on."), view.name(came[-1].to))
        else:
            words = self.tr("You can go on once they choose another option, or somebody with authority is brought in.")
        self.alternative.say(self.tr("The customer declines them all"), words)

    def _show_sign_off(self, view: CaseView) -> None:
        given = view.case.remedy.given
        self._sign_off.setVisible(given > 0)
        words = self.tr("%1 is given. A supervisor reads the record and signs; you may carry on, only closing waits.")
        self._sign_off.say(self.tr("Sign-off needed to close"), filled(words, self.context.money(given)))

    @override
    def tick(self) -> None:
        self.promises.tick()

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _on_picked(self, key: UUID) -> None:
        own = self._own.words()
        self.session.send(Choose(key, Words(own)), self._chosen_or_not)

    def _chosen_or_not(self, outcome: Outcome | None) -> None:
        if isinstance(outcome, Refused):
            if self.view is not None:
                self.show_case(self.view)  # the card goes back to what the record says
            self.session.refused.emit(outcome.refusal)

    def _on_declined(self, key: UUID, words: str) -> None:
        self.session.send(Decline(key, Words(words)))

    def decline_all(self) -> None:
        """The customer wants none of them; then another way is required."""
        self.session.send(Decline(None, Words(self._own.words() or self._wish.words())))

    @override
    def holds(self) -> bool:
        return self.promises.line.complain()

    @override
    def send_loose_ends(self) -> None:
        if self.promises.line.words():
            self.promises.send()

    @override
    def target(self, refusal: Refusal) -> Target | None:
        match refusal.field:
            case "option":
                cards = self.choices.cards()
                return Target(cards[0].radio if cards else self._wish)
            case "alternative":
                return Target(self._more)
            case "promise" | "due_at" | "who":
                said = self.context.say(refusal)
                return Target(self.promises.line.field.edit, lambda on: self.promises.line.mark(said if on else ""))
            case _:
                return super().target(refusal)

"""Step 2, apologise for the trouble and give thanks; admitting fault is another thing and waits for the facts (C-03)."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.issues import AdmitFault
from desktop.domain.case.step_fields import BLANK
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.planned import PlannedText
from desktop.ui.wizard.sentences import Sentences, take_into
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.usecases.read_models import CaseView

_HOLE_FREE = "{"


_IN_PERSON = re.compile(r"[我咱俺]|\b(?:I|me|my|we|us|our)\b", re.IGNORECASE)


class ApologisePage(StepPage):
    """Left apology and thanks with sentences to take, at the right the admission of fault with what holds it back."""

    step = 2

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        self.add_heading()
        columns = QHBoxLayout()
        columns.setSpacing(Space.MEDIUM)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.SMALL)
        left.addWidget(self._build_apology())
        left.addWidget(self._build_thanks())
        left.addStretch(1)
        right.addWidget(self._build_admission())
        right.addStretch(1)
        columns.addLayout(left, 7)
        columns.addLayout(right, 5)
        self.paper.body.addLayout(columns, 1)
        self.retranslate()

    def _build_apology(self) -> Card:
        self._apology_card = Card("apology_card")
        self._always = Chip("apology_always")
        self._apology_card.set_corner(self._always)
        self._apology = PlannedText("apology_text", self.context, lines=(3, 8))
        self.bind_text("apology", self._apology)
        self._apology_sentences = Sentences("apology_sentence")
        self._apology_sentences.taken.connect(partial(take_into, self._apology))
        self._apologised = named(QCheckBox(), "apologised")
        self.bind_check("apologised", self._apologised)
        for widget in (self._apology_sentences, self._apology, self._apologised):
            self._apology_card.body.addWidget(widget)
        return self._apology_card

    def _build_thanks(self) -> Card:
        self._thanks_card = Card("thanks_card")
        self._thanks = PlannedText("thanks_text", self.context, lines=(2, 6))
        self.bind_text("thanks", self._thanks)
        self._thanks_sentences = Sentences("thanks_sentence")
        self._thanks_sentences.taken.connect(partial(take_into, self._thanks))
        self._thanked = named(QCheckBox(), "thanked")
        self.bind_check("thanked", self._thanked)
        for widget in (self._thanks_sentences, self._thanks, self._thanked):
            self._thanks_card.body.addWidget(widget)
        return self._thanks_card

    def _build_admission(self) -> Card:
        self._admission_card = Card("admission_card")
        self._held = Chip("admission_held")
        self._admission_card.set_corner(self._held)
        self._why_not = named(PlainLabel("", "muted", wrap=True), "admission_reason")
        self._admitted = PlainLabel("", "", wrap=True)
        self._admission = TextArea("admission", lines=(2, 6))
        self._admission_field = self.keep_line(
            "admission", self._admission, self._admission.words, self._admission.set_words
        )
        self._admission_field.mark = self._admission.set_invalid
        self._admission.textChanged.connect(self._typed)
        self._admit = HintButton("admit_fault")
        self._admit.clicked.connect(self._on_admit)
        for widget in (self._why_not, self._admitted, self._admission):
            self._admission_card.body.addWidget(widget)
        self._admission_card.body.addWidget(self._admit, 0, Qt.AlignmentFlag.AlignLeft)
        return self._admission_card

    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("Say sorry for the trouble, and thank them"))
        self.sub.setText(self.tr("Name what they went through. Whose fault it was waits until it is known."))
        self._apology_card.say(self.tr("Apology for the trouble"), self.tr("admits no fault"))
        self._always.say(self.tr("Always possible"), "ok", "circle-check")
        self._apology.say(self.tr("How you apologise"), self.tr("I am sorry that …"))
        self._apologised.setText(self.tr("Said to the customer"))
        self._apologised.setAccessibleName(self.tr("The apology was said to the customer"))
        self._thanks_card.say(self.tr("Thanks"), self.tr("for telling us"))
        self._thanks.say(self.tr("How you give thanks"), self.tr("Thank you for telling us; …"))
        self._thanked.setText(self.tr("Customer was thanked"))
        self._thanked.setAccessibleName(self._thanked.text())
        self._admission_card.say(self.tr("Admit fault"), self.tr("only once it is established"))
        self._admission.say(self.tr("Admission of fault"), self.tr("We did not do this well: …"))
        self._admit.say(self.tr("Admit fault in these words"))
        self._apology_sentences.say(self.tr("Sentences to take"), self._sorry())
        self._thanks_sentences.say(self.tr("Sentences to take"), self._thank())
        if self.view is not None:
            self.show_case(self.view)

    def _sorry(self) -> Sequence[str]:
        """Apologies for the trouble: what the guard offers instead of an early admission, and ours about this matter."""
        language, matter = self.context.language, self._matter()
        own = [
            self.tr("I am sorry about this: %1.").replace("%1", matter),
            self.tr("That was a hard time for you, and I am sorry."),
        ]
        shipped = [
            better
            for phrase in self.context.office.contents.phrases.guard
            if phrase.kind == "admission" and "planned" in phrase.scopes and language in phrase.wordings
            for better in phrase.wordings[language].better
            if _HOLE_FREE not in better
        ]
        return [*own[0 if matter else 1 :], *shipped][:4]

    def _matter(self) -> str:
        """What we are sorry for, in words that we can say: a title in the customer's own person is no sentence of ours."""
        if self.view is None:
            return ""
        title = str(self.view.case.intake.title).rstrip("。.")
        if title and not _IN_PERSON.search(title):
            return title
        named = next(iter(self.view.case.issues.all.values()), None)
        return self.context.label("category", named.category) if named is not None else ""

    def _thank(self) -> Sequence[str]:
        language = self.context.language
        shipped = [
            one.thanks.get(language).replace("{department}", BLANK)
            for one in self.context.office.contents.phrases.thanks
        ]
        return [self.tr("Thank you for telling us, so that we can put it right."), *shipped][:4]

    @override
    def show_case(self, view: CaseView) -> None:
        issues = view.case.issues
        may = issues.may_admit
        self._held.say(
            self.tr("May be said") if may else self.tr("Not yet"),
            "ok" if may else "calm",
            "circle-check" if may else "lock",
        )
        reason = self.context.say(Refusal("fault.not_judged", "admission"))
        self._why_not.setText(self.tr("Found to be founded: it may be said straight.") if may else reason)
        self._admission.setEnabled(may)
        self._admit.setEnabled(may)
        self._admitted.setVisible(bool(issues.admitted))
        self._admitted.setText(self.tr("Admitted: %1").replace("%1", issues.admitted))
        self._apology_sentences.say(self.tr("Sentences to take"), self._sorry())

    def _on_admit(self) -> None:
        self.send_line(AdmitFault(Words(self._admission.words())), self._admission_field)

    @override
    def target(self, refusal: Refusal) -> Target | None:
        if refusal.field == "admission":
            return Target(self._admission, self._admission.set_invalid)
        return super().target(refusal)

"""Step 3, understand: ask, say it back until they confirm, check the facts, and say of each matter whether it is founded."""

from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.handling import AnswersSaved
from desktop.domain.case.inquiry import AnswerQuestion, NoteFact
from desktop.domain.case.issues import JudgeIssue, NameIssue
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.record.evidence_strip import EvidenceStrip
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.facts import FactsCard
from desktop.ui.wizard.fields import Field
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.ui.wizard.hints import house_of, known
from desktop.ui.wizard.matters import MatterRow, MattersCard
from desktop.ui.wizard.questions import Asked, QuestionRow, QuestionsCard
from desktop.ui.wizard.restate import sentences
from desktop.ui.wizard.sentences import go_on
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.usecases.outcomes import Outcome, Refused
from desktop.usecases.read_models import CaseView

_MOTIVES = ("vent", "respect", "remedy")


class UnderstandPage(StepPage):
    """Left questions and evidence, right the restatement, the matters and the facts."""

    step = 3

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        self._template = -1
        self._unjudged: set[UUID] = set()
        self.add_heading()
        columns = QHBoxLayout()
        columns.setSpacing(Space.MEDIUM)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(Space.SMALL)
        house = house_of(context, session.view.case) if session.view else "hotel"
        self.questions = QuestionsCard(self._keep_answer)
        self.questions.answered.connect(self._on_answered)
        self.matters = MattersCard(context, house, context.office.ids)
        self.matters.named_as.connect(self._on_named)
        self.matters.judged.connect(self._on_judged)
        self.facts = FactsCard(context)
        self.facts.noted.connect(self._on_fact)
        self._fact_field = self.keep_line("fact", self.facts.field.edit, self.facts.words, self.facts.set_words)
        self.facts.field.edited.connect(self.edited)
        # The restatement stops progress most often, so that the keyboard meets it first.
        for card in (self._build_restatement(), self.matters, self.facts, self._build_motive()):
            right.addWidget(card)
        for card in (self.questions, self._build_evidence()):
            left.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.paper.body.addLayout(columns, 1)
        self.retranslate()

    # ── building ─────────────────────────────────────────────────────────────────────────────────
    def _build_restatement(self) -> Card:
        self._say_card = Card("restatement_card")
        self._need_label = PlainLabel("", "label")
        self._need = TextArea("need", lines=(1, 3))
        self.bind_text("need", self._need)
        self._restatement = TextArea("restatement", lines=(3, 8))
        self.bind_text("restatement", self._restatement)
        self._use_template = HintButton("restatement_template", "link")
        self._use_template.clicked.connect(self._on_template)
        self._say_card.set_corner(self._use_template)
        self._confirmed = named(QCheckBox(), "confirmed")
        self.bind_check("confirmed", self._confirmed)
        self._confirmed_at = PlainLabel("", "note")
        row = QHBoxLayout()
        row.addWidget(self._confirmed)
        row.addStretch(1)
        row.addWidget(self._confirmed_at)
        hint = GuardHint(self._restatement, self.context, "planned")
        for widget in (self._need_label, self._need, self._restatement, hint):
            self._say_card.body.addWidget(widget)
        self._say_card.body.addLayout(row)
        return self._say_card

    def _build_motive(self) -> Card:
        self._motive_card = Card("motive_card")
        row = QHBoxLayout()
        self._motive_label, self._optional = PlainLabel("", "strong"), PlainLabel("", "note")
        self._motive = Segments("motive")
        self.bind_segments("motive", self._motive)
        row.addWidget(self._motive_label)
        row.addSpacing(Space.HAIR)
        row.addWidget(self._motive)
        row.addStretch(1)
        row.addWidget(self._optional)
        self._motive_card.body.addLayout(row)
        return self._motive_card

    def _build_evidence(self) -> Card:
        self._evidence_card = Card("evidence_card")
        self.evidence = EvidenceStrip(self.context)
        self._evidence_card.body.addWidget(self.evidence)
        return self._evidence_card

    def _keep_answer(self, row: QuestionRow) -> None:
        self.keep_line(row.question, row.field.edit, row.words, row.set_words)
        row.field.edited.connect(self.edited)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("What happened, and what does the customer need?"))
        self.sub.setText(self.tr("Ask, say it back, check. Nothing is promised here."))
        self._say_card.say(self.tr("Say it back"), self.tr("in your words, then let them correct you"))
        self._need_label.setText(self.tr("What they really need"))
        self._need.say(self._need_label.text(), self.tr("To sleep before a 7:00 flight"))
        self._restatement.say(self.tr("Say it back"), self.tr("You have had … You need … Did I get that right?"))
        self._use_template.say(self.tr("Use a sentence"))
        self._confirmed.setText(self.tr("Customer confirmed: “Yes, exactly.”"))
        self._confirmed.setAccessibleName(self.tr("The customer confirmed the restatement"))
        self._motive_label.setText(self.tr("Wants most"))
        self._optional.setText(self.tr("optional"))
        self._motive.say(self.tr("Wants most"), [(key, self.context.label("motive", key)) for key in _MOTIVES])
        if self.view is not None:
            self.show_case(self.view)

    @override
    def show_case(self, view: CaseView) -> None:
        case, language = view.case, self.context.language
        asked = [
            Asked(one.id, one.text.get(language), case.inquiry.answers.get(one.id))
            for one in self.context.office.contents.coaching.questions_for("step-understand")
            if one.kind != "check"
        ]
        listed = {one.id for one in asked}
        own = [Asked(key, one.asked, one) for key, one in case.inquiry.answers.items() if key not in listed]
        self.questions.show_questions([*asked, *own])
        self.matters.show_issues(case.issues.all)
        self.facts.show_facts(case.inquiry.facts)
        self.evidence.show_view(view, writable=self.may_write(view))
        files = len(case.inquiry.evidence)
        self._evidence_card.say(self.tr("Evidence"), self._files_words(files))
        at = _confirmed_at(view)
        self._confirmed_at.setText(
            self.context.time(at) if at and case.handling.choice(3, "confirmed") == "yes" else ""
        )

    def foot_note(self) -> str:
        """What is still open and may stay so."""
        count = self.questions.open_count()
        if not count:
            return ""
        if count == 1:
            return self.tr("One answer open. You can go on.")
        return self.tr("%1 answers open. You can go on.").replace("%1", str(count))

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _on_answered(self, question: str, asked: str, words: str, unknown: bool) -> None:
        self.session.send(
            AnswerQuestion(question, Words(asked), Words(words), unknown),
            lambda outcome: self._told(question, words, outcome),
        )

    def _told(self, question: str, words: str, outcome: Outcome | None) -> None:
        field = self.fields.get(question)
        refused = isinstance(outcome, Refused)
        if (outcome is None or refused) and field is not None and not field.read():
            field.write(words)
        if isinstance(outcome, Refused):
            self.session.refused.emit(outcome.refusal)

    def _on_fact(self, key: UUID | None, words: str, state: str) -> None:
        if key is None:
            self.send_line(NoteFact(self.context.office.ids(), Words(words), state), self._fact_field)
        else:
            self.session.send(NoteFact(key, Words(words), state))

    def _on_named(self, key: UUID, category: str) -> None:
        self.session.send(NameIssue(key, category))

    def _on_judged(self, key: UUID, founded: str, reason: str) -> None:
        self.session.send(JudgeIssue(key, founded, Words(reason)))

    @override
    def send_loose_ends(self) -> None:
        for question, asked, words in self.questions.typed():
            if (field := self.fields.get(question)) is not None:
                field.write("")
            self._on_answered(question, asked, words, unknown=False)
        if words := self.facts.words():
            self._on_fact(None, words, "open")
        for row in self.matters.rows():
            row.send_verdict()

    def _files_words(self, files: int) -> str:
        if not files:
            return self.tr("nothing yet")
        return self.tr("1 file") if files == 1 else self.tr("%1 files").replace("%1", str(files))

    def _on_template(self) -> None:
        if self.view is None:
            return
        case = self.view.case
        now = self.context.office.clock()
        offered = sentences(
            self.context.office.contents.coaching,
            known(self.context, case, 3, now),
            case,
            self._need.words().strip(),
            self._when(case),
            self.context.language,
        )
        current = self._restatement.words().strip()
        if current and current not in offered:
            self._template = -1
        self._template = (self._template + 1) % len(offered)
        cursor = self._restatement.textCursor()
        cursor.select(cursor.SelectionType.Document)
        # Inserted, not set, so that Ctrl+Z brings one's own words back.
        cursor.insertText(offered[self._template])
        go_on(self._restatement)

    def _when(self, case: Case) -> str:
        received = case.intake.received
        return self.context.time(received.occurred_at) if received and received.occurred_at else ""

    # ── finding a field ──────────────────────────────────────────────────────────────────────────
    @override
    def target(self, refusal: Refusal) -> Target | None:
        rows = self.matters.rows()
        match refusal.field:
            case "category" | "severity":
                row = next((one for one in rows if not one.category.value()), rows[0])
                return Target(row.category, row.category.set_invalid)
            case "founded":
                row = next((one for one in rows if one.founded.value() is None), rows[0])
                return Target(row.founded)
            case "founded_reason" | "reason":
                row = next((one for one in rows if one.founded.value() == "no" and not one.reason.words()), rows[0])
                return Target(row.reason.edit, lambda on: self._mark_reason(row, refusal, on))
            case "state":
                return Target(self.facts)
            case _:
                return super().target(refusal)

    def _mark_reason(self, row: MatterRow, refusal: Refusal, on: bool) -> None:
        row.reason.setVisible(True)
        row.reason.set_error(self.context.say(refusal) if on else "")

    def field(self, name: str) -> Field | None:
        """The field of that name, for who looks from outside."""
        return self.fields.get(name)


def _confirmed_at(view: CaseView) -> int:
    """When the confirmation was last written."""
    return max(
        (
            entry.stamp.said_at
            for entry in view.entries
            for event in entry.events
            if isinstance(event, AnswersSaved) and ("confirmed", "yes") in event.choices
        ),
        default=0,
    )

"""Step 1, listen: the customer's words as they come, each with its time, and nothing that counts down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import ON_SITE
from desktop.domain.case.state import Command
from desktop.domain.case.steps import APART
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.notes_area import NotesArea
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.fields import Field
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.ui.wizard.notes import Composer, SaidList, SaidRow, column
from desktop.ui.wizard.planned import PlannedText
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.usecases.read_models import CaseView

_SIDE = 208
_PLACES = ("quiet", "where-we-stood", "phone", "written")
_SECOND = 1_000_000


class PlaceChoice(QWidget):
    """Where we listen: one of four, below each other."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "vent_place")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for key in _PLACES:
            button = named(QRadioButton(), f"vent_place_{key}")
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._buttons[key] = button
            box.addWidget(button)
        self.setFocusProxy(self._buttons["quiet"])

    def say(self, words: dict[str, str]) -> None:
        """Name the places."""
        for key, button in self._buttons.items():
            button.setText(words[key])
            button.setAccessibleName(words[key])

    def value(self) -> str:
        """Give the place, or nothing."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Show a place."""
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == value)
        self._group.setExclusive(True)


class VentPage(StepPage):
    """Left the time heard and the moment, in the middle the words, at the right a way out for ourselves."""

    step = 1
    ask_someone = Signal()

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        self._paused_at: Micros = 0
        self._paused: Micros = 0
        row = QHBoxLayout()
        row.setSpacing(Space.PAGE + Space.TIGHT)
        row.addStretch(1)
        row.addWidget(self._build_moment(), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._build_words(), 12)
        row.addWidget(self._build_help(), 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.paper.body.addLayout(row, 1)
        self.retranslate()

    # ── building ─────────────────────────────────────────────────────────────────────────────────
    def _build_moment(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(larger(_SIDE))
        self._heard_label, self._heard = PlainLabel("", "label"), named(PlainLabel("00:00", "figure"), "vent_heard")
        self._no_hurry = PlainLabel("", "note", wrap=True)
        self._pause = HintButton("vent_pause", icon="pause", keys="F9")
        self._pause.clicked.connect(self._on_pause)
        self._now = QWidget()
        self._now_label = PlainLabel("", "label")
        self._place = PlaceChoice()
        self.fields.add(Field("place", "choice", self._place, self._place.value, self._place.set_value))
        self._place.chosen.connect(self._chosen)
        self._place.chosen.connect(self._show_comfort)
        self._seat_label, self._water_label = PlainLabel("", "muted"), PlainLabel("", "muted")
        self._seat, self._water = Segments("vent_seat"), Segments("vent_water")
        self.bind_segments("seat", self._seat)
        self.bind_segments("water", self._water)
        now = QVBoxLayout(self._now)
        now.setContentsMargins(0, Space.MEDIUM, 0, 0)
        now.setSpacing(6)
        for widget in (self._now_label, self._place, self._seat_label, self._seat, self._water_label, self._water):
            now.addWidget(widget)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, Space.HAIR, 0, 0)
        box.setSpacing(Space.TIGHT)
        for widget in (self._heard_label, self._heard, self._no_hurry):
            box.addWidget(widget)
        box.addWidget(self._pause, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._now)
        return side

    def _build_words(self) -> QWidget:
        middle = QWidget()
        middle.setMaximumWidth(720)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.SMALL)
        self.add_heading_to(box)
        self._received = SaidList("vent_received")
        self._said = NotesArea("vent_said")
        self._said.setMaximumHeight(160)
        self.bind_text("said", self._said)
        self._list = SaidList("vent_notes")
        self.composer = Composer("vent_composer")
        self.composer.entered.connect(self._on_entered)
        self._note_field = self.keep_line("note", self.composer, self.composer.words, self.composer.set_words)
        self.composer.textChanged.connect(self._typed)
        self._hint = PlainLabel("", "note", wrap=True)
        self._observed_label, self._planned_label = PlainLabel("", "label"), PlainLabel("", "label")
        self._observed = TextArea("vent_observed", lines=(1, 5))
        self.bind_text("observed", self._observed)
        self.planned = PlannedText("vent_planned", self.context, lines=(1, 4))
        self._planned_field = self.keep_line("planned", self.planned, self.planned.words, self.planned.set_words)
        self.planned.textChanged.connect(self._typed)
        for widget in (self._received, self._said, self._list, self.composer, self._hint):
            box.addWidget(widget)
        box.addSpacing(Space.SMALL)
        hint = GuardHint(self._observed, self.context, "note")
        box.addLayout(column(self._observed_label, self._observed, hint, gap=6))
        box.addLayout(column(self._planned_label, self.planned, gap=6))
        box.addStretch(1)
        return middle

    def _build_help(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(larger(_SIDE))
        self._breathe_title, self._breathe = PlainLabel("", "label"), PlainLabel("", "muted", wrap=True)
        self._other_title, self._other = PlainLabel("", "label"), PlainLabel("", "muted", wrap=True)
        self._ask = HintButton("vent_ask", icon="user-plus", keys="F8")
        self._ask.clicked.connect(self.ask_someone)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, Space.HAIR, 0, 0)
        box.setSpacing(Space.TIGHT)
        for widget in (self._breathe_title, self._breathe):
            box.addWidget(widget)
        box.addSpacing(Space.MEDIUM)
        for widget in (self._other_title, self._other):
            box.addWidget(widget)
        box.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        label = self.context.label
        self.title.setText(self.tr("Write it down as they say it"))
        self.sub.setText(self.tr("No causes, no explaining, no solutions in this step."))
        self._heard_label.setText(self.tr("The customer has been heard for"))
        self._no_hurry.setText(self.tr("No hurry. Wait until they have finished."))
        self._pause.say(self.tr("Go on") if self._paused_at else self.tr("Pause"))
        self._now_label.setText(self.tr("At this moment"))
        self._place.say({key: label("place", key) for key in _PLACES})
        yes_no = [("yes", label("yesno", "yes")), ("no", label("yesno", "no"))]
        for words, segments, text in (
            (self._seat_label, self._seat, self.tr("Offered a seat?")),
            (self._water_label, self._water, self.tr("Offered water?")),
        ):
            words.setText(text)
            segments.say(text, yes_no)
        self._said.say(self.tr("What the customer said"))
        self.composer.say(self.tr("The customer’s next sentence"), self.tr("Write the next sentence as they say it"))
        self._hint.setText(self.tr("Enter keeps the sentence with its time · Shift+Enter starts a new line"))
        self._observed_label.setText(self.tr("What we notice, kept apart from their words"))
        self._observed.say(self._observed_label.text(), self.tr("Speaks fast, has sat down, has a meeting at eight"))
        self._planned_label.setText(self.tr("What I plan to say"))
        self.planned.say(self._planned_label.text(), self.tr("The phrase guard reads along"))
        self._breathe_title.setText(self.tr("Take a breath yourself"))
        self._breathe.setText(
            self.tr("Breathe out slowly, then speak. They are angry about the matter, not about you.")
        )
        self._other_title.setText(self.tr("Somebody else?"))
        self._ask.say(self.tr("Ask someone over"))
        if self.view is not None:
            self.show_case(self.view)

    def _show_comfort(self) -> None:
        """Whoever is on the phone cannot be offered a seat."""
        here = self._place.value() not in APART
        for widget in (self._seat_label, self._seat, self._water_label, self._water):
            widget.setVisible(here)

    @override
    def show_case(self, view: CaseView) -> None:
        case = view.case
        received = case.intake.received
        at = received.received_at if received else 0
        again = [
            SaidRow(self._clock(one.contact_at), self._quoted(one.text))
            for one in sorted(case.contacts.follow_ups.values(), key=lambda one: one.contact_at)
            if one.round < case.handling.round and one.text
        ]
        self._received.show_rows([SaidRow(self._clock(at), self._quoted(case.intake.narrative)), *again])
        self._said.setVisible(bool(case.handling.text(1, "said")) or bool(self._said.words()))
        notes = sorted(
            (one for one in case.handling.notes.values() if one.step == 1 and one.round == case.handling.round),
            key=lambda one: one.said_at,
        )
        self._list.show_rows(
            [
                SaidRow(
                    self._clock(one.said_at),
                    one.text if one.whose == "ours" else self._quoted(one.text),
                    one.whose == "ours",
                )
                for one in notes
            ]
        )
        self._now.setVisible(received is not None and received.channel in ON_SITE)
        self._show_comfort()
        self._other.setText(self._who_could_come(view))
        self.tick()

    def _clock(self, at: Micros) -> str:
        return self.context.clock(at) if at else ""

    def _quoted(self, words: str) -> str:
        text = words.strip()
        if text[:1] in '“"「『':
            return text
        return f"“{text}”"

    def _who_could_come(self, view: CaseView) -> str:
        names = [
            f"{one.name} · {self.context.label('post', one.post or '') if one.post else self.context.label('role', one.role.value)}"
            for one in view.people.values()
            if one.may(May.APPROVE) and one.id != self.context.person.id
        ]
        return "\n".join(sorted(names)[:2])

    # ── time heard ───────────────────────────────────────────────────────────────────────────────
    @override
    def tick(self) -> None:
        if self.view is None:
            return
        state = self.view.case.handling.step(1)
        now = self._paused_at or state.done_at or self.context.office.clock()
        heard = max(0, now - state.begun_at - self._paused) // _SECOND if state.begun_at else 0
        shown = f"{heard // 60:02}:{heard % 60:02}" if heard < 100 * 60 else self.context.span(heard * _SECOND)
        if shown != self._heard.text():
            self._heard.setText(shown)
            self._heard.setAccessibleName(shown)

    def _on_pause(self) -> None:
        now = self.context.office.clock()
        if self._paused_at:
            self._paused += now - self._paused_at
            self._paused_at = 0
        else:
            self._paused_at = now
        self._pause.show_icon("play" if self._paused_at else "pause")
        self._pause.say(self.tr("Go on") if self._paused_at else self.tr("Pause"))
        self.tick()

    # ── sending ──────────────────────────────────────────────────────────────────────────────────
    def _on_entered(self) -> None:
        if words := self.composer.words().strip():
            self.send_line(self._note(words, "customer"), self._note_field)

    @override
    def send_loose_ends(self) -> None:
        self._on_entered()
        if words := self.planned.words().strip():
            planned = self.tr("Planned to say: %1").replace("%1", words)
            self.send_line(self._note(planned, "ours"), self._planned_field)

    def _note(self, words: str, whose: str) -> Command:
        return AddNote(self.context.office.ids(), Words(words), 1, whose, self.context.office.clock())

    @override
    def target(self, refusal: Refusal) -> Target | None:
        if refusal.field in ("said", "note"):
            return Target(self.composer)
        return super().target(refusal)

    @override
    def first_stop(self) -> None:
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

"""The head of a case, the same over guide and record: back, title, who, clock, level, the two faces, and what else can be done."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.case.promises import Promise
from desktop.domain.policy.deadline import Deadline
from desktop.ui.case.promise_popover import PromisePopover
from desktop.ui.context import ChipWords, Context, Face
from desktop.ui.i18n import Retranslated
from desktop.ui.record.sentence import filled
from desktop.ui.record.trace_popover import TracePopover
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.chip import Chip, ChipButton
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, Hairline, HeadingLabel
from desktop.ui.widgets.level_bars import level_icon
from desktop.ui.widgets.naming import named, plain_tip, with_role
from desktop.ui.widgets.segments import Segments
from desktop.usecases.masking import whole_view
from desktop.usecases.read_models import CaseView

WHY = "Ctrl+I"
_TITLE = 150  # less, and the chips stand below it


class CaseHead(Retranslated, QFrame):
    """64 px; the chips can be pressed: the clock says why, the level can be changed."""

    back_asked = Signal()
    level_asked = Signal()
    face_chosen = Signal(str)
    print_asked = Signal()
    more_asked = Signal(object)
    phone_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(with_role(self, "bar"), "case_head")
        self._context = context
        self._view: CaseView | None = None
        self._step = 0
        self.trace, self.promise = TracePopover(context, self), PromisePopover(context, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()
        self._connect()
        self.faces.set_value("guide")
        self.retranslate()

    def _build(self) -> None:
        whole = frames.column_of(self)
        self._row = row = QHBoxLayout()
        whole.addLayout(row)
        row.setContentsMargins(Space.SMALL + 2, 0, Space.LARGE, 0)
        row.setSpacing(Space.TIGHT + 2)
        row.addStrut(Size.CASE_HEAD - 1)  # its line is one more; a second line and larger letters make it higher
        self.back = HintButton("case_back", "quiet", icon="arrow-left")
        self._title = named(HeadingLabel("", "lead"), "case_title")
        self._who = named(ElidedLabel("", "muted"), "case_who")
        line = Hairline(standing=True)
        line.setFixedHeight(Size.CASE_HEAD - Space.LARGE)
        self.clock, self.level = ChipButton("clock_chip"), ChipButton("level_chip")
        self.phone, self.editors = ChipButton("phone_chip"), Chip("editors_chip")
        self.faces = Segments("case_faces")
        self.print, self.more = (
            # The page listens for the key; bound twice, it would be ambiguous to Qt and do nothing.
            HintButton("case_print", icon="printer", keys="Ctrl+P", bind=False),
            HintButton("case_more", "quiet", icon="ellipsis"),
        )
        row.addWidget(self.back)
        row.addWidget(line)
        row.addSpacing(Space.HAIR)
        titles = frames.titles(self._title, self._who)
        titles.setContentsMargins(0, Space.TIGHT, 0, Space.TIGHT)  # a title of two lines keeps off the edges
        row.addLayout(titles, 1)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(Space.PAGE, 0, Space.LARGE, 0)
        self._below.setSpacing(Space.TIGHT + 2)
        self._below.addStretch(1)
        whole.addLayout(self._below)
        self._chips = (self.editors, self.phone, self.clock, self.level)
        self._chips_below = False
        for widget in (*self._chips, self.print, self.faces, self.more):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_asked)
        self.clock.clicked.connect(self.explain)
        self.phone.clicked.connect(self.phone_asked)
        QShortcut(QKeySequence(WHY), self).activated.connect(self.explain)
        self.level.clicked.connect(self.level_asked)
        self.print.clicked.connect(self.print_asked)
        self.faces.chosen.connect(self.face_chosen)
        self.more.clicked.connect(lambda: self.more_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height()))))
        self._context.colleagues.changed.connect(self._say_editors)

    def show_view(self, view: CaseView, step: int) -> None:
        """Show the case; in step 1 the chip shows a clock that was kept, since nothing counts down at who is listening."""
        self._view = view
        self.back.say(self._context.nav.origin())
        intake = view.case.intake
        self._title.setText(intake.title)
        name = self.tr("anonymous") if intake.anonymous else intake.name
        place = filled(self.tr("room %1"), intake.place) if intake.place.isdigit() else intake.place
        round_ = view.case.handling.round
        again = filled(self.tr("round %1"), str(round_)) if round_ > 1 else ""
        met = self.tr("incident noted") if view.case.conduct.all else ""
        self._who.setText(" · ".join(part for part in (view.case.number, name, place, again, met) if part))
        self._say_phone(view)
        self._say_editors()
        self.tick(step)
        rank = view.levels.get(intake.level, 1)
        self.level.say(self._context.label("level", intake.level), "calm", level_icon(rank))
        self._fit()

    def _say_editors(self) -> None:
        words = self._context.editing(self._view.case.id) if self._view is not None else ""
        self.editors.say(words, "soon", "pencil")
        self.editors.setVisible(bool(words))
        self._fit()

    def _say_phone(self, view: CaseView) -> None:
        seen = view.case.intake.phone
        number = whole_view(view, self._context.revealed_of(view.case.id)).case.intake.phone
        whole = number != seen or "*" not in seen
        self.phone.setVisible(bool(number))
        self.phone.say(number, "calm", "phone" if whole else "eye")
        told = "" if whole else self.tr("Show the number; the reason is entered")
        self.phone.setAccessibleDescription(told)
        plain_tip(self.phone, told)

    def show_face(self, face: Face) -> None:
        """Mark the face shown; the record can be printed from the head."""
        self.faces.set_value(face)
        self.print.setVisible(face == "record")
        self._fit()

    def tick(self, step: int) -> None:
        """Say the clock as it is now."""
        self._step = step
        if self._view is None:
            return
        words = self._clock_words(self._view, step)
        if words.text != self.clock.face().text or words.tone != self.clock.face().tone:
            self.clock.say(words.text, words.tone, words.icon)
            self._fit()

    def explain(self) -> None:
        """Say why the clock of the chip ends when it ends; of a promise, who made it and when."""
        if self._view is None:
            return
        received, clock = self._view.case.intake.received, shown_clock(self._view, self._step)
        site = received.site if received else ""
        if clock is not None:
            self.trace.explain(clock, self.clock, now=self._view.read_at, site=site)
        elif (promise := shown_promise(self._view)) is not None:
            self.promise.explain(promise, self._view, self.clock, site=site)

    def _fit(self) -> None:
        """The chips stand beside the title, or below it where that would be left without room."""
        shown = [one for one in (*self._chips, self.back, self.print, self.faces, self.more) if not one.isHidden()]
        needed = sum(one.sizeHint().width() + self._row.spacing() for one in shown)
        below = needed + larger(_TITLE) + 2 * Space.LARGE > self.width()
        if below == self._chips_below:
            return
        self._chips_below = below
        for at, chip in enumerate(self._chips):
            (self._row if below else self._below).removeWidget(chip)
            if below:
                self._below.insertWidget(at, chip)
            else:
                self._row.insertWidget(self._row.indexOf(self.print), chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._below.setContentsMargins(Space.PAGE, 0, Space.LARGE, Space.TIGHT if below else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def title(self) -> str:
        """Give the title shown."""
        return self._title.text()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Case"))
        self.back.say(self._context.nav.origin())
        self.print.say(self.tr("Print"))
        self.more.setAccessibleName(self.tr("More"))
        self.faces.say(self.tr("Guide or record"), [("guide", self.tr("Guide")), ("record", self.tr("Record"))])

    def _clock_words(self, view: CaseView, step: int) -> ChipWords:
        kept = met_clock(view)
        if step == 1 and kept is not None and kept.met_at is not None:
            name = kept.label.get(self._context.language)
            said = filled(self.tr("%1 kept, %2"), name, self._context.time(kept.met_at))
            return ChipWords("ok", "circle-check", said)
        status = view.case.signing.status
        site = view.case.intake.received.site if view.case.intake.received else ""
        asks = view.case.signing.asks
        words = self._context.due_chip(view.due, status, asks[-1].at if asks else view.case.last_at, site)
        name = self._context.clock_name(view.due)
        named_ = (
            f"{name} {words.text}"
            if name and status in ("open", "returned") and view.due.at is not None
            else words.text
        )
        return ChipWords(words.tone, words.icon, named_)


def met_clock(view: CaseView) -> Deadline | None:
    """The clock of ours that was last kept in time; that of an order says nothing of who is listening."""
    met = [
        one
        for one in view.deadlines
        if one.clock == "ours" and not one.about and one.met_at is not None and not one.late_at(view.read_at)
    ]
    return max(met, key=lambda one: one.met_at or 0, default=None)


def shown_clock(view: CaseView, step: int) -> Deadline | None:
    """The clock behind the chip; None when it is a promise or none runs."""
    kept = met_clock(view)
    if step == 1 and kept is not None:
        return kept
    what = view.due.what.partition(":")[2]
    return next((one for one in view.deadlines if f"{one.pack}.{one.rule}" == what and one.governs and one.runs), None)


def shown_promise(view: CaseView) -> Promise | None:
    """The promise behind the chip; None when it is a clock of a rule or none runs."""
    kind, _, key = view.due.what.partition(":")
    return view.case.promises.all.get(UUID(key)) if kind == "promise" else None

"""The pane beside the list: what was said, where, what is wanted, who took it down, what came before, what happened last."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.queue.last_events import LastEvents
from desktop.ui.queue.table import QueueTable
from desktop.ui.queue.why import WhyPopover
from desktop.ui.queue.words import OPEN_STATES, offers_itself, place_words, short_number
from desktop.ui.record.sentence import filled
from desktop.ui.theme import Space
from desktop.ui.widgets import frames
from desktop.ui.widgets.chip import Chip, ChipButton
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.form_row import FactRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.level_bars import level_icon
from desktop.ui.widgets.naming import named, no_mnemonic, plain_tip, with_role
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.read_models import Alike, CaseView, TicketRow

_LONGEST_QUOTE = 420  # characters; the guide shows all


@dataclass(frozen=True, slots=True)
class Read:
    """What the pane shows of one case."""

    row: TicketRow
    view: CaseView
    before: tuple[Alike, ...]


class ReadingPane(Retranslated, QFrame):
    """Signals are wishes of the person about the case shown."""

    open_asked = Signal()
    claim_asked = Signal()
    release_asked = Signal()
    record_asked = Signal()
    print_asked = Signal()
    focus_lost = Signal()

    def __init__(self, context: Context, beside: QueueTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "reading_pane")
        with_role(self, "aside")
        self._context = context
        self._read: Read | None = None
        self._beside = beside
        self._wondered: tuple[UUID, QRect] | None = None  # the clock of a row that was pressed before its case was read
        self._build()
        self._connect()
        beside.why_asked.connect(self.explain_beside)
        self.retranslate()
        self.show_nothing()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._body = ScrollBody("reading_body")
        self._body.set_margins(Space.LARGE + 2, Space.MEDIUM + 2, Space.LARGE, Space.MEDIUM)
        self._body.body.setSpacing(Space.TIGHT)
        chips = FlowLayout(6)
        self._due, self._level, self._holder = ChipButton("reading_due"), Chip("reading_level"), Chip("reading_holder")
        # The link below says the same to the keyboard.
        self._due.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for chip in (self._due, self._level, self._holder):
            chips.addWidget(chip)
        self._title = named(PlainLabel("", "title", wrap=True), "reading_title")
        self._under = PlainLabel("", "muted", wrap=True)
        self.why = HintButton("reading_why", "link", icon="info")
        self._body.body.addLayout(chips)
        for widget in (self._title, self._under):
            self._body.body.addWidget(widget)
        link = QHBoxLayout()
        # The words of a link stand five pixels inside its edge; outside they line up with the text.
        link.addSpacing(-5)
        link.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.body.addLayout(link)
        self._body.body.addWidget(self._build_quote())
        self._where, self._wants = FactRow("reading_where"), FactRow("reading_wants")
        self._taken, self._earlier = FactRow("reading_taken"), FactRow("reading_before")
        facts = QVBoxLayout()
        facts.setSpacing(0)
        for fact in (self._where, self._wants, self._taken, self._earlier):
            facts.addWidget(fact)
        self._body.body.addLayout(facts)
        self._body.body.addWidget(Hairline())
        self._events = LastEvents(self._context)
        self._body.body.addWidget(self._events)
        self._body.body.addStretch(1)
        outer.addWidget(self._body, 1)
        self._empty = EmptyHint("reading_empty", "inbox")
        outer.addWidget(self._empty, 1)
        outer.addWidget(self._build_foot())
        self.why_popover = WhyPopover(self._context, self)

    def _build_quote(self) -> QWidget:
        card = with_role(QFrame(), "sunken")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.MEDIUM - 2, Space.SMALL, Space.MEDIUM - 2, Space.SMALL)
        column.setSpacing(6)
        self._quote, self._said_by = (
            named(PlainLabel("", "", wrap=True), "reading_quote"),
            PlainLabel("", "note", wrap=True),
        )
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._quote)
        column.addWidget(self._said_by)
        return card

    def _build_foot(self) -> QWidget:
        self._foot, row = frames.foot(left=Space.LARGE + 2, right=Space.MEDIUM, gap=Space.TIGHT)
        self.open_button = HintButton("reading_open", "primary", keys="Enter", bind=False)
        self.print_button = HintButton("reading_print", icon="printer")
        self.more = HintButton("reading_more", "quiet", icon="ellipsis")
        row.addWidget(self.open_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        row.addWidget(self.more)
        return self._foot

    def _connect(self) -> None:
        self.open_button.clicked.connect(self.open_asked)
        self.print_button.clicked.connect(self.print_asked)
        self.more.clicked.connect(self._show_menu)
        self.why.clicked.connect(self.show_why)
        self._due.clicked.connect(self._explain_chip)
        # Enter opens where the list has the keyboard, Ctrl+Enter from everywhere.
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence("Ctrl+Enter"), QKeySequence("Ctrl+Return")])
        shortcut.activated.connect(self.open_button.click)
        why = QShortcut(QKeySequence("Ctrl+I"), self)
        why.activated.connect(self.show_why)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def shown(self) -> Read | None:
        """What is shown."""
        return self._read

    def show_nothing(self) -> None:
        """No case is chosen."""
        self._read = None
        self.why_popover.close_it()
        self._body.hide()
        self._foot.hide()
        self._empty.show()

    def show_case(self, read: Read) -> None:
        """Show a case."""
        if self._read is not None and self._read.row.id != read.row.id:
            self.why_popover.close_it()
            self._body.area().verticalScrollBar().setValue(0)
        self._read = read
        self._empty.hide()
        self._body.show()
        self._foot.show()
        self.retranslate()
        wondered, self._wondered = self._wondered, None
        if wondered is not None and wondered[0] == read.row.id:
            self.explain_beside(*wondered)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reading pane"))
        self._empty.say(self.tr("Choose a complaint"), self.tr("What was said and what happened shows here."))
        self.print_button.say(self.tr("Print"))
        self.more.setAccessibleName(self.tr("More"))
        plain_tip(self.more, self.tr("More"))
        if self._read is not None:
            self._say_head(self._read)
            self._say_facts(self._read)
            self._events.show_case(self._read.view)

    def tick(self) -> None:
        """Say the clock again."""
        if self._read is not None:
            row = self._read.row
            chip = self._context.due_chip(row.due, row.status, row.since, row.site)
            if chip.text != self._due.face().text:
                self._due.say(chip.text, chip.tone, chip.icon)

    def _say_head(self, read: Read) -> None:
        row, context = read.row, self._context
        chip = context.due_chip(row.due, row.status, row.since, row.site)
        self._due.say(chip.text, chip.tone, chip.icon)
        self._level.say(context.label("level", row.level), "calm", level_icon(row.level_rank))
        unclaimed = not row.holder and row.status in OPEN_STATES
        self._holder.say(
            self.tr("Unclaimed") if not row.holder else context.name(row.holder), "calm", "circle-user-round"
        )
        self._holder.setVisible(bool(row.holder) or unclaimed)
        self._title.setText(row.title)
        who = context.who(row.who, "") or self.tr("anonymous")
        self._under.setText(
            "   ".join(part for part in (row.number, " · ".join(p for p in (place_words(row.place), who) if p)) if part)
        )
        if row.due.at is None and self.why.hasFocus():
            # Qt would give the keyboard to the button after it, and Enter would print.
            self.focus_lost.emit()
        self.why.setVisible(row.due.at is not None)
        if row.due.at is not None:
            day = row.due.at - 1 if row.due.day else row.due.at
            moment = context.date(day, site=row.site) if row.due.day else context.time(row.due.at, site=row.site)
            self.why.say(filled(self.tr("Why %1? %2"), moment, context.clock_name(row.due)))
            # After midnight it is "yesterday 23:27"; where letters are large, the name of the clock stands in what the link opens.
            if self.why.sizeHint().width() > self.width() - 3 * Space.LARGE:
                self.why.say(self.tr("Why %1?").replace("%1", moment))
        self._say_open(row)

    def _say_open(self, row: TicketRow) -> None:
        may, person = self._context.person.may, self._context.person
        if row.status == "asked" and may(May.SIGN) and row.holder != person.id:
            self.open_button.say(self.tr("Read and sign"))
            self.open_button.show_icon("shield-check")
        elif not row.holder and row.status in OPEN_STATES and may(May.HANDLE):
            self.open_button.say(self.tr("Claim and open"))
            self.open_button.show_icon("hand")
        else:
            self.open_button.say(self.tr("Open"))
            self.open_button.show_icon("arrow-right")

    def _say_facts(self, read: Read) -> None:
        intake, context, row = read.view.case.intake, self._context, read.row
        words = " ".join(intake.narrative.split())
        cut = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + "…"
        self._quote.setText(f"“{cut}”")
        channel, moment = context.label("channel", row.channel), context.time(row.received_at, site=row.site)
        self._said_by.setText(
            " · ".join(part for part in (context.who(row.who, "") or self.tr("anonymous"), channel, moment) if part)
        )
        category = context.label("category", row.category) if row.category else ""
        self._where.say(
            self.tr("Where"), " · ".join(part for part in (place_words(row.place), category) if part) or "—"
        )
        self._wants.say(self.tr("Wants"), intake.wanted or self.tr("not said yet"))
        self._taken.say(self.tr("Taken by"), " · ".join((read.view.name(row.receiver), moment, channel)))
        self._earlier.setVisible(bool(read.before))
        year = context.local(context.office.clock()).year
        lines = [
            f"{one.row.title} · {context.time(one.row.received_at, site=one.row.site)} · {short_number(one.row.number, year)}"
            for one in read.before
        ]
        self._earlier.say(self.tr("Before"), "\n".join(lines))

    def explain_beside(self, case_id: UUID, spot: QRect) -> None:
        """Explain the clock of a row at its chip, at once or when the case was read."""
        self._wondered = (case_id, spot)
        if self._read is not None and self._read.row.id == case_id:
            self._wondered = None
            self.why_popover.explain(self._read.view, self._read.row.due)
            self.why_popover.open_at(self._beside.viewport(), spot)

    def _explain_chip(self) -> None:
        if self._read is not None:
            self.why_popover.explain(self._read.view, self._read.row.due)
            self.why_popover.open_at(self._due)

    # ── more ─────────────────────────────────────────────────────────────────────────────────────
    def show_why(self) -> None:
        """Explain the clock beside its link."""
        if self._read is not None and not self.why.isHidden():
            self.why_popover.explain(self._read.view, self._read.row.due)
            self.why_popover.open_at(self.why)

    def _show_menu(self) -> None:
        menu = self.build_menu()
        menu.popup(
            self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), -menu.sizeHint().height()))
        )

    def build_menu(self) -> QMenu:
        """Everything else that may be done with the case shown."""
        menu = named(QMenu(self), "reading_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        read = self._read
        if read is None:
            return menu
        me, row = self._context.person, read.row
        open_, mine = row.status in OPEN_STATES, row.holder == me.id
        if open_ and not row.holder and me.may(May.HANDLE):
            menu.addAction(no_mnemonic(self.tr("Claim"))).triggered.connect(self.claim_asked)
        if offers_itself(row, self._context):
            menu.addAction(no_mnemonic(self.tr("Take over"))).triggered.connect(self.claim_asked)
        if open_ and row.holder and (mine or me.may(May.SIGN)):
            menu.addAction(no_mnemonic(self.tr("Put back into the queue"))).triggered.connect(self.release_asked)
        menu.addAction(no_mnemonic(self.tr("Open the record"))).triggered.connect(self.record_asked)
        return menu

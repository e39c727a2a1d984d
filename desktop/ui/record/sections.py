"""The column of sections: each folds, says how far it is, and leads to the step where it is filled in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.record import facts, summaries
from desktop.ui.record.amend import AmendForm
from desktop.ui.record.clock_rows import ClockFace, ClockRows
from desktop.ui.record.conduct_words import conduct_rows
from desktop.ui.record.evidence_strip import EvidenceStrip
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.joint_facts import joint
from desktop.ui.record.measure_words import measure_rows
from desktop.ui.record.privacy_facts import privacy_rows
from desktop.ui.record.regulator_words import regulator_rows
from desktop.ui.record.section import FactGrid, FactList, Section
from desktop.ui.record.sentence import filled, listed
from desktop.ui.record.summaries import SECTIONS, SELDOM, STEP_OF, Head
from desktop.ui.record.task_words import task_rows
from desktop.ui.theme import Space
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.read_models import CaseView

_KEYS = 156  # the width of the names of facts: the longest of them in one line
FIRST_OPEN = frozenset({"received", "clocks", "course"})


class RecordSections(Retranslated, QWidget):
    """`step_asked` carries a step of the guide, `amended` the command, `preview_asked` a form."""

    step_asked = Signal(int)
    amended = Signal(object)
    preview_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "record_sections")
        self._context = context
        self._view: CaseView | None = None
        self._amending = False
        self.clocks, self.evidence = ClockRows(), EvidenceStrip(context)
        self.amend = AmendForm(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL - 2)
        self._sections: dict[str, Section] = {}
        self._lists: dict[str, FactList] = {}
        self._fill_in: dict[str, HintButton] = {}
        self._notes: dict[str, ElidedLabel] = {}
        for section in SECTIONS:
            column.addWidget(self._add(section))
        self._add_specials()
        self._connect()
        self.begin()
        self.retranslate()

    def _add(self, section: str) -> Section:
        made = self._sections[section] = Section(section)
        self._notes[section] = ElidedLabel("", "note")
        made.corner.addWidget(self._notes[section])
        if section in STEP_OF:
            button = self._fill_in[section] = HintButton(f"fill_{section}", "link")
            button.clicked.connect(lambda: self.step_asked.emit(self._step(section)))
            made.corner.addWidget(button)
        if section not in {"clocks", "evidence"}:
            self._lists[section] = FactList(f"facts_{section}", _KEYS)
            made.body.addWidget(self._lists[section])
        return made

    def _add_specials(self) -> None:
        self._sections["clocks"].body.addWidget(self.clocks)
        self._sections["evidence"].body.addWidget(self.evidence)
        self.amend_button = HintButton("record_amend", "link", icon="pencil")
        self._sections["received"].corner.addWidget(self.amend_button)
        self._brief = FactGrid("facts_received_brief")
        self._sections["received"].body.insertWidget(0, self._brief)
        self._sections["received"].body.addWidget(self.amend)
        self.amend.hide()
        self._void = Chip("signature_void")
        self._sections["signing"].body.insertWidget(0, self._void)
        self._protect = FlowLayout()
        self._sections["privacy"].body.addLayout(self._protect)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self._prints = {form: HintButton(f"preview_{form}", icon="printer") for form in ("handling", "register")}
        for form, button in self._prints.items():
            button.clicked.connect(lambda _=False, form=form: self.preview_asked.emit(form))
            row.addWidget(button)
        row.addStretch(1)
        self._sections["prints"].body.addLayout(row)

    def lock(self, names: frozenset[str]) -> None:
        """Keep fields whose numbers are masked from being corrected."""
        self.amend.lock(names)

    def offer(self, entries: Sequence[tuple[str, str, Callable[[], None], bool]]) -> None:
        """Show a button for everything that may be done now to protect the case."""
        while self._protect.count():
            item = self._protect.takeAt(0)
            if (old := item.widget() if item is not None else None) is not None:
                old.hide()
                old.deleteLater()
        for number, (words, _, act, possible) in enumerate(entries):
            if possible:
                button = HintButton(f"privacy_{number}")
                button.say(words)
                button.clicked.connect(act)
                self._protect.addWidget(button)

    def _connect(self) -> None:
        self.amend_button.clicked.connect(self._begin_amending)
        self.amend.given_up.connect(self.end_amending)
        self.amend.sent.connect(self.amended)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def begin(self) -> None:
        """Another case: fold all but the first sections."""
        self.end_amending()
        for section, widget in self._sections.items():
            widget.set_open(section in FIRST_OPEN)

    def open(self, section: str) -> Section:
        """Open a section and give it."""
        self._sections[section].set_open(True)
        return self._sections[section]

    def show_view(
        self, of: Telling, view: CaseView, heads: dict[str, Head], clocks: list[ClockFace], *, writable: bool
    ) -> None:
        """Show everything of the case; what is being corrected stays as it is typed."""
        self._view = view
        for section, widget in self._sections.items():
            widget.say(heads[section].title, heads[section].summary)
            widget.setVisible(section not in SELDOM or not heads[section].empty)
        received = facts.received_brief(of), facts.received_long(of)
        self._brief.show_rows(received[0])
        rows: dict[str, list[Row]] = {
            "received": received[1], "course": facts.course(of), "verdicts": facts.verdicts(of), "decision": facts.decision(of),
            "promises": facts.promises(of), "follow-up": facts.follow_up(of), "signing": summaries.signing_rows(of, view),
            "prints": summaries.print_rows(of, view), "tasks": task_rows(of), "measures": measure_rows(of), "regulator": regulator_rows(of), "conduct": conduct_rows(of), "joint": joint(of), "privacy": privacy_rows(of, view),
        }  # fmt: skip
        for section, fact_list in self._lists.items():
            fact_list.show_rows(rows[section] or [Row(self._empty(section), "")])
        self.clocks.show_faces(clocks, self.tr("Why: %1"))
        self.evidence.show_view(view, writable=writable)
        for section, button in self._fill_in.items():
            button.setVisible(writable)
            button.say(self.tr("Fill in") if heads[section].empty else self.tr("Go to the step"))
        self.amend_button.setVisible(writable and not self._amending)
        if self._amending:
            self.amend.follow(view.case.intake)
        self._say_corners(view)

    def _say_corners(self, view: CaseView) -> None:
        received = view.case.intake.received
        packs, language = self._context.office.rulebook.packs, self._context.language
        names = [
            f"{packs[one].title.get(language)} {packs[one].version}" if one in packs else one
            for one in (received.packs if received else ())
        ]
        self._notes["clocks"].setText(filled(self.tr("by %1, fixed at receipt"), listed(*names)))
        for section, note in self._notes.items():
            note.setVisible(section == "clocks")
        since = summaries.void_since(view)
        self._void.setVisible(since is not None)
        if since is not None:
            site = received.site if received else ""
            when = self._context.time(since, view.read_at, site)
            self._void.say(
                filled(self.tr("Signature void since %1: the record was changed"), when), "overdue", "shield-alert"
            )

    def _empty(self, section: str) -> str:
        return {
            "signing": self.tr("Nobody was asked to sign yet."), "prints": self.tr("Nothing was printed yet."),
            "promises": self.tr("Nothing was promised."), "tasks": self.tr("No task was opened."), "measures": self.tr("No measure was planned."), "regulator": self.tr("Nothing came through a regulator."), "conduct": self.tr("No incident was noted."), "follow-up": self.tr("Nobody called the customer yet."),
        }.get(section, self.tr("Nothing is written here yet."))  # fmt: skip

    def facts_of(self, section: str) -> str:
        """Give the words of a section."""
        brief = self._brief.words() + "\n" if section == "received" else ""
        return brief + self._lists[section].words()

    def _step(self, section: str) -> int:
        """The step where a section is filled in: for steps 1 to 3 the first that is not done."""
        step = STEP_OF[section]
        if self._view is not None and section == "course":
            return min(3, self._view.case.handling.current)
        if self._view is not None and section == "decision" and self._view.case.handling.done(4):
            return 5
        return step

    # ── correcting ───────────────────────────────────────────────────────────────────────────────
    def _begin_amending(self) -> None:
        if self._view is None:
            return
        self._amending = True
        self.open("received")
        self._lists["received"].hide()
        self._brief.hide()
        self.amend_button.hide()
        self.amend.show()
        self.amend.begin(self._view.case.intake)

    def end_amending(self) -> None:
        """Show the facts again."""
        self._amending = False
        self.amend.hide()
        self._lists["received"].show()
        self._brief.show()
        self.amend_button.show()

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.amend_button.say(self.tr("Correct"))
        self._prints["handling"].say(self.tr("Handling sheet"))
        self._prints["register"].say(self.tr("Register form"))

"""The inspector's page: who did, read and took out what, by person, case and day; nothing can be written here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.audit.act_list import ActHead, ActList, ActRow
from desktop.ui.audit.act_pane import ActPane
from desktop.ui.audit.filter_line import FilterLine
from desktop.ui.audit.kind_tiles import KindTiles
from desktop.ui.audit.period_words import MONTHS
from desktop.ui.audit.signs import sign_of
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.failure import say_unread, why
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import with_role
from desktop.usecases import auditing
from desktop.usecases.acts import Line, Report
from desktop.usecases.changes import Changes
from desktop.usecases.looking import Kind, Mark, Wanted

Save = Callable[[QWidget, str, str], str]  # owner, proposed name, kinds of file -> the chosen path, "" for none


def ask_where(owner: QWidget, proposed: str, kinds: str) -> str:
    """The path that the person chose for a file, "" when they did not."""
    return QFileDialog.getSaveFileName(owner, "", proposed, kinds)[0]


@dataclass(frozen=True, slots=True)
class Read:
    """A page of acts in words, and what the page shows about all of them."""

    lines: tuple[Line, ...]
    next: Mark | None
    counts: dict[Kind, int] | None  # None: only more lines were asked for
    head: tuple[int, str]
    looked: tuple[int, str]


class AuditPage(Retranslated, QWidget):
    """`begin` reads everything again; Enter opens the case of a line."""

    def __init__(self, context: Context, parent: QWidget | None = None, save: Save = ask_where) -> None:
        super().__init__(parent)
        frames.as_page(self, "audit_page")
        self.context, self._save = context, save
        self._wanted = Wanted()
        self._next: Mark | None = None
        self._lines: tuple[Line, ...] = ()
        self._heads: tuple[tuple[int, str], tuple[int, str]] | None = None
        self._asked = 0  # answers to older questions are not shown
        self._arriving = self._fetching = self._unread = False
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        outer.addWidget(self._build_head())
        self.busy = BusyBar("audit_busy")
        outer.addWidget(self.busy)
        middle = frames.row_without_gaps()
        main = QVBoxLayout()
        main.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.SMALL)
        main.setSpacing(Space.SMALL)
        self.trouble = Banner("audit_trouble")
        self.tiles = KindTiles()
        main.addWidget(self.trouble)
        main.addWidget(self.tiles)
        main.addWidget(self.filters)
        card = with_role(QFrame(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._head, self.list = ActHead(), ActList()
        self.empty = EmptyHint("audit_empty", "shield-check")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        inside.addWidget(self._head)
        inside.addWidget(self._stack, 1)
        main.addWidget(card, 1)
        middle.addLayout(main, 1)
        self.pane = ActPane(self.context)
        middle.addWidget(frames.aside(larger(Size.ASIDE - 24), self.pane))
        outer.addLayout(middle, 1)
        outer.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        self.filters = FilterLine(self._today())
        head, row = frames.bar(left=Space.PAGE, right=Space.PAGE)
        self._title, self._sub = PlainLabel("", "title"), PlainLabel("", "muted")
        row.addWidget(self._title)
        row.addWidget(self._sub)
        row.addStretch(1)
        return head

    def _build_foot(self) -> QWidget:
        foot, row = frames.foot(left=Space.PAGE, right=Space.PAGE)
        self._foot_note = PlainLabel("", "note", wrap=True)
        self.csv = HintButton("audit_csv", icon="table", keys="Ctrl+Shift+E")
        self.pdf = HintButton("audit_pdf", "primary", icon="file-text", keys="Ctrl+Enter")
        row.addWidget(self._foot_note, 1)
        row.addWidget(self.csv)
        row.addWidget(self.pdf)
        return foot

    def _connect(self) -> None:
        self.busy.follow(self.context.jobs, self)
        self.tiles.chosen.connect(self._on_kind)
        self.filters.changed.connect(self.reload)
        self.list.current_changed.connect(self._on_current)
        self.list.open_asked.connect(self._open)
        self.list.more_asked.connect(self._more)
        self.pane.open_asked.connect(lambda: self._open(self.list.currentIndex().row()))
        self.empty.action_asked.connect(self._clear)
        self.csv.clicked.connect(lambda: self._take_out("csv"))
        self.pdf.clicked.connect(lambda: self._take_out("pdf"))
        self.context.hub.subscribe(self._on_changes)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Escape", self.context.nav.back), ("F5", self.reload), ("Ctrl+F", self.filters.number.edit.setFocus),
            ("Ctrl+G", self.list.setFocus),
        )  # fmt: skip
        for key, slot in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def begin(self, number: str = "") -> None:
        """Come to the page, narrowed to a case when its number is given; the list gets the keyboard."""
        self.filters.show_people(self.context.people())
        self.filters.show_today(self._today())
        if number:
            self.filters.number.set_words(number)
        self._arriving = True
        self.reload()

    def leave(self) -> bool:
        """Nothing is typed here."""
        return True

    def reload(self) -> None:
        """Read the first page again; what is shown stays until then."""
        try:
            start, end = auditing.days(self.filters.first.words(), self.filters.last.words(), self._zone())
        except Refusal as refusal:
            field = self.filters.first if self.filters.first.words() == refusal.detail else self.filters.last
            field.set_error(self.context.say(refusal))
            return
        self.filters.first.set_error("")
        self.filters.last.set_error("")
        number = self.filters.number.words().upper()
        self._wanted = Wanted(self.filters.person_id(), number, self._wanted.kind, start, end)
        self._ask(None)

    def _ask(self, after: Mark | None) -> None:
        office, wanted, language, person = self.context.office, self._wanted, self.context.language, self.context.person
        self._asked += 1
        asked, self._fetching = self._asked, True

        def work() -> Read:
            auditing.admitted(person)
            page = office.audit.acts(wanted, auditing.PAGE, after)
            counts = office.audit.counts(wanted) if after is None else None
            (seq, seal), (looked, looked_seal) = office.log.head(), office.looks.head()
            said = auditing.lines(office, page.rows, language)
            return Read(said, page.next, counts, (seq, seal.hex()), (looked, looked_seal.hex()))

        def answer(result: Result[Read]) -> None:
            if asked == self._asked:
                self._fetching = False
                self._show(result, further=after is not None)

        self.context.jobs.run(self, work, answer)

    def _show(self, result: Result[Read], *, further: bool) -> None:
        if isinstance(result, Err):
            say_unread(self.trouble, self.context, result.error)
            self._unread = True
            return
        read = result.value
        if self._unread:  # a file that was not written is told until the next one
            self.trouble.clear()
        self._unread = False
        self._next, self._heads = read.next, (read.head, read.looked)
        if read.counts is not None:
            self.tiles.show_counts(read.counts)
        if further:
            self.list.acts.append(self._rows(read.lines, self._lines[-1].at.date() if self._lines else None))
            self._lines = (*self._lines, *read.lines)
        else:
            self._lines = read.lines
            self._fill()
        self._say_foot()

    def _fill(self) -> None:
        here = self.list.currentIndex().row()
        self.list.acts.replace(self._rows(self._lines, None))
        self._stack.setCurrentIndex(1 if self._lines else 0)
        self.csv.setEnabled(bool(self._lines))
        self.pdf.setEnabled(bool(self._lines))
        self._say_empty()
        if not self._lines:
            self.pane.show_act(None)
            return
        self.list.go_to(max(0, min(here, len(self._lines) - 1)))
        if self._arriving:
            self.list.setFocus()
        self._arriving = False

    def _rows(self, lines: Sequence[Line], day: date | None) -> list[ActRow]:
        rows: list[ActRow] = []
        for line in lines:
            icon, tone = sign_of(line.act)
            here = line.at.date()
            told = " · ".join(part for part in (line.about, line.reason) if part)
            shown = "" if here == day else self._day(here)
            rows.append(ActRow(line.act, f"{line.at:%H:%M:%S}", line.person, line.what, told, icon, tone, shown))
            day = here
        return rows

    def _day(self, day: date) -> str:
        today = self._today()
        ahead = {0: self.tr("Today"), 1: self.tr("Yesterday")}.get((today - day).days, "")
        chinese = self.context.language == "zh"
        written = (
            f"{day.year} 年 {day.month} 月 {day.day} 日" if chinese else f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        )
        return f"{ahead} · {written}" if ahead else written

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _on_kind(self, kind: Kind) -> None:
        self.tiles.set_value(kind)
        self._wanted = Wanted(self._wanted.person, self._wanted.number, kind, self._wanted.start, self._wanted.end)
        self._ask(None)

    def _on_current(self, row: int) -> None:
        known = self.list.acts.rows
        self.pane.show_act(known[row] if 0 <= row < len(known) else None)

    def _more(self) -> None:
        if self._next is not None and not self._fetching:
            self._ask(self._next)

    def _open(self, row: int) -> None:
        known = self.list.acts.rows
        if 0 <= row < len(known) and (case := known[row].act.case) is not None and known[row].act.number:
            self.context.nav.open_case(case, "record")

    def _clear(self) -> None:
        self.tiles.set_value(Kind.ALL)
        self._wanted = Wanted()
        self.filters.clear()

    def _on_changes(self, _: Changes) -> None:
        if self.isVisible():
            self.reload()

    # ── taking out ───────────────────────────────────────────────────────────────────────────────
    def _take_out(self, form: str) -> None:
        kinds = self.tr("Table (*.csv)") if form == "csv" else "PDF (*.pdf)"
        chosen = self._save(self, f"{self.tr('inspection')}-{self._today().isoformat()}.{form}", kinds)
        if not chosen:
            return
        self.trouble.clear()
        path = Path(chosen)
        office, wanted, person, language = self.context.office, self._wanted, self.context.person, self.context.language

        def read() -> Report:
            auditing.admitted(person)
            office.out.ready(path)
            # Entered first: what leaves the house without a trace would be the one thing missing from this page.
            auditing.taken_out(office, person.id, wanted, form)
            return auditing.report(office, wanted, language, auditing.ALL if form == "csv" else auditing.MOST)

        def draw(result: Result[Report]) -> None:
            if isinstance(result, Err):
                self._say_kept(result, path)
                return
            made = result.value

            def work() -> None:
                if form == "csv":
                    office.out.write(path, auditing.table(made, language))
                else:
                    office.out.write(path, office.sheets.inspect(made, language, printed_by=person.name))

            said = partial(self._say_kept, path=path, left_out=made.more)
            self.context.jobs.run(self, work, said, Lane.RENDERING)

        self.context.jobs.run(self, read, draw)

    def _say_kept(self, result: Result[None], path: Path, *, left_out: bool = False) -> None:
        match result:
            case Ok() if left_out:
                words = self.tr("Kept as %1, with the newest %2 only: narrow the days, or save a table.")
                said = words.replace("%1", path.name).replace("%2", f"{auditing.MOST:,}")
                self.context.nav.tell(said, "soon")
            case Ok():
                self.context.nav.tell(self.tr("Kept as %1").replace("%1", path.name))
            case Err(error):
                self.trouble.say(self.tr("The file could not be written."), "overdue", detail=why(self.context, error))
        self.reload()

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _today(self) -> date:
        return self.context.local(self.context.office.clock()).date()

    def _zone(self) -> str:
        return self.context.office.house.site("").zone

    def _say_foot(self) -> None:
        if self._heads is None:
            return
        (seq, seal), (looked, looked_seal) = self._heads
        words = self.tr("Two chains that only grow. Log: entry %1, %2. Readings: %3, %4.")
        for mark, part in (("%1", str(seq)), ("%2", seal[:8]), ("%3", str(looked)), ("%4", looked_seal[:8])):
            words = words.replace(mark, part)
        self._foot_note.setText(words)

    def _say_empty(self) -> None:
        narrowed = self.filters.narrows() or self._wanted.kind is not Kind.ALL
        if narrowed:
            title, detail = self.tr("Nothing of the kind was done"), self.tr("Ask for other days, people or cases.")
            self.empty.say(title, detail, self.tr("Show everything"))
        else:
            self.empty.say(
                self.tr("Nothing was done in this house yet"), self.tr("Every act and reading arrives here.")
            )

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inspection"))
        self._title.setText(self.tr("Inspection"))
        self._sub.setText(self.tr("Who did, read and took out what. No word of a complaint stands here."))
        label = self.context.label
        self.tiles.say(self.tr("What kind of act"), {kind: label("audit-kind", kind.value) for kind in Kind})
        self._head.say((self.tr("Time"), self.tr("Person"), self.tr("What"), self.tr("Case"), self.tr("About and why")))
        self.list.setAccessibleName(self.tr("Acts"))
        self.csv.say(self.tr("Save as table"))
        self.pdf.say(self.tr("Save as PDF"))
        self._say_empty()
        self._say_foot()
        if self._lines:
            # Names of acts were said in the other language.
            self.reload()

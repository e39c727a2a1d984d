"""Backups, for the administrator: how they stand, where they go and how often, what is kept, and the way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.failure import nothing_written
from desktop.ui.record.sentence import filled
from desktop.ui.shell.keeping import age
from desktop.ui.theme import Space
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.keeping import Backups, Kept, Plan, Standing

EVERY = (6, 24, 168, 0)  # hours
WARN = (2, 3, 7, 14)  # days
_LONGEST_PATH = 1_000
_SHOWN = 24  # what thinning leaves at most


@frozen
class Found:
    """All that the dialog shows."""

    plan: Plan
    standing: Standing
    kept: tuple[Kept, ...]


class BackupsDialog(Dialog):
    """Open it with `open()`; a change holds when it is kept, a backup is made at once."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__("backups_dialog", parent, 760)
        self._context = context
        self._found: Found | None = None
        self._busy = False
        self._error: Exception | None = None
        self._build()
        self._connect()
        self.retranslate()
        self._load()
        self.now_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._state = named(PlainLabel("", "strong", wrap=True), "backups_state")
        self._problem = named(PlainLabel("", "error", wrap=True), "backups_problem")
        self._where = PlainLabel("", "label")
        self.folder = LineField("backups_folder", icon="archive", limit=_LONGEST_PATH)
        self.browse = HintButton("backups_browse")
        self._often, self._warn = PlainLabel("", "label"), PlainLabel("", "label")
        self._at, self.hour = PlainLabel("", "label"), ChoiceBox("backups_hour")
        self.hour.setMaximumWidth(220)
        self.every, self.warn = Segments("backups_every"), Segments("backups_warn")
        self._list_name = PlainLabel("", "label")
        self.list = ScrollBody("backups_list")
        self.list.setMinimumHeight(130)
        self._way_back = named(PlainLabel("", "note", wrap=True), "backups_way_back")
        self._way_back.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        for widget in (self._state, self._problem, self._where):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        for label, choice in ((self._often, self.every), (self._at, self.hour), (self._warn, self.warn)):
            line = QHBoxLayout()
            line.addWidget(label, 1)
            line.addWidget(choice)
            self.body.addLayout(line)
        for part in (Hairline(), self._list_name, self.list, self._way_back):
            self.body.addWidget(part)
        self.now_button = HintButton("backups_now", icon="copy-plus")
        self.keep_button = HintButton("backups_keep", "primary", keys="Ctrl+Enter")
        self.add_button(self.now_button)
        self.add_button(self.keep_button)

    def _connect(self) -> None:
        self.browse.clicked.connect(self._choose)
        self.now_button.clicked.connect(self.make)
        self.keep_button.clicked.connect(self.keep)
        self.folder.edited.connect(self._changed)

    def _backups(self) -> Backups:
        backups = self._context.office.backups
        if backups is None:
            raise LookupError
        return backups

    # ── doing ────────────────────────────────────────────────────────────────────────────────────
    def _load(self) -> None:
        backups = self._backups()
        self._context.jobs.run(self, lambda: _found(backups), self._show)

    def make(self) -> None:
        """Make one now, into the folder that was kept."""
        if self._busy:
            return
        self._busy, backups = True, self._backups()
        self.retranslate()

        def work() -> Found:
            backups.make()
            return _found(backups)

        self._context.jobs.run(self, work, self._show, Lane.RENDERING if backups.apart else Lane.DATABASE)

    def keep(self) -> None:
        """Keep what was set, and close."""
        if self._found is None:
            return
        backups = self._backups()
        hour = int(self.hour.value() or -1)
        plan = Plan(self.folder.words(), int(self.every.value() or 0), int(self.warn.value() or WARN[0]), hour)

        def work() -> Found:
            backups.set_plan(plan)
            return _found(backups)

        self._context.jobs.run(self, work, self._on_kept)

    def _on_kept(self, result: Result[Found]) -> None:
        if isinstance(result, Ok):
            self.accept()
        else:
            self._show(result)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the backups"), self.folder.words())
        if chosen:
            self.folder.set_words(chosen)
            self._changed()

    def _changed(self, _text: str = "") -> None:
        """Another folder: what was wrong with the last one is no longer said."""
        self._error = None
        self._problem.setText(self._trouble())
        self._problem.setVisible(bool(self._problem.text()))

    # ── showing ──────────────────────────────────────────────────────────────────────────────────
    def _show(self, result: Result[Found]) -> None:
        self._busy = False
        match result:
            case Ok(found):
                first, self._found, self._error = self._found is None, found, None
                if first:
                    self.folder.set_words(found.plan.folder)
                    self.hour.set_value(str(found.plan.hour) if found.plan.hour >= 0 else "")
            case Err(error):
                self._error = error
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        found, context = self._found, self._context
        self.say(
            self.tr("Backups"),
            self.tr(
                "Each copy is opened again, checked and compared before it counts. Keep one away from this computer."
            ),
        )
        self._where.setText(self.tr("Folder"))
        self.folder.say(self.tr("Folder of the backups"))
        self.browse.say(self.tr("Choose"))
        if found is not None:
            self._say_choices(found.plan)
        self.keep_button.setEnabled(found is not None)
        self._state.setText(self.tr("Making a backup …") if self._busy else self._standing())
        self._problem.setText(self._trouble())
        self._problem.setVisible(bool(self._problem.text()))
        self._list_name.setText(self.tr("Kept: 7 daily, 5 weekly, 12 monthly"))
        self._fill()
        way = self.tr("The way back, with the program closed: %1")
        newest = str(found.kept[0].path) if found and found.kept else self.tr("BACKUP")
        self._way_back.setText(filled(way, f'amends restore --from "{newest}" --db "{context.office.where}" --replace'))
        self.now_button.say(self.tr("Back up now"))
        self.now_button.setEnabled(not self._busy)
        self.keep_button.say(self.tr("Keep these settings"))

    def _say_choices(self, plan: Plan) -> None:
        every, warn = self.every.value() or str(plan.every), self.warn.value() or str(plan.warn_after)
        self._often.setText(self.tr("How often, while the program is open"))
        words = {6: self.tr("6 hours"), 24: self.tr("Daily"), 168: self.tr("Weekly"), 0: self.tr("By hand")}
        hours = [*EVERY, *([plan.every] if plan.every not in EVERY else [])]
        self.every.say(self._often.text(), [(str(one), words.get(one, f"{one} h")) for one in hours])
        self.every.set_value(every)
        self._at.setText(self.tr("The daily or weekly one from this hour on"))
        self.hour.say(self._at.text(), self.tr("At any hour"), hours_of_the_day())
        self._warn.setText(self.tr("Warn when the last good one is older than (days)"))
        days = sorted({*WARN, plan.warn_after})
        self.warn.say(self._warn.text(), [(str(one), str(one)) for one in days])
        self.warn.set_value(warn)

    def _standing(self) -> str:
        return age(self._context, self._found.standing, self._context.office.clock()) if self._found else ""

    def _trouble(self) -> str:
        error, standing = self._error, self._found.standing if self._found else Standing()
        if isinstance(error, Refusal):
            return self._context.say(error)
        if error is not None:
            return " ".join(nothing_written(self._context, error))
        if standing.failed_at > standing.good_at:
            return self._context.say(Refusal(standing.failed, detail=standing.detail))
        return ""

    def _fill(self) -> None:
        layout = self.list.body
        while (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        kept = self._found.kept[:_SHOWN] if self._found else ()
        for one in kept:
            layout.addWidget(PlainLabel(self._copy_line(one), "", wrap=True))
        if not kept:
            layout.addWidget(PlainLabel(self.tr("None yet."), "muted"))
        layout.addStretch(1)

    def _copy_line(self, one: Kept) -> str:
        now: Micros = self._context.office.clock()
        old = filled(self.tr("%1 old"), self._context.span(max(0, now - one.at)))
        checked = filled(self.tr("checked, head %1"), one.head[:20]) if one.head else self.tr("its head is not noted")
        return f"{self._context.time(one.at)} · {old} · {one.size / 1_000_000:.1f} MB · {checked}"


def hours_of_the_day() -> list[Choice]:
    """The hours to choose from."""
    return [Choice(str(hour), f"{hour:02}:00") for hour in range(24)]


def _found(backups: Backups) -> Found:
    return Found(backups.plan(), backups.standing(), backups.kept())

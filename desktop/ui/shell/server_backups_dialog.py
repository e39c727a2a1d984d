"""Backups of a house on a server, for its administrator: how they stand, and the line that the server's machine runs by itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.sentence import filled
from desktop.ui.shell import scheduling
from desktop.ui.shell.backups_dialog import hours_of_the_day
from desktop.ui.shell.keeping import age
from desktop.ui.theme import Space
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.keeping import Standing

_BY_NIGHT = "3"


class ServerBackupsDialog(Dialog):
    """Open it with `open()`. A desk makes none: whoever works here is shown less than a backup must hold."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__("server_backups_dialog", parent, 760)
        self._context = context
        self._standing: Standing | None = None
        self._error: Exception | None = None
        self._build()
        self.hour.set_value(_BY_NIGHT)
        self.hour.chosen.connect(self._say_line)
        self.copy_button.clicked.connect(self._copy)
        self.done_button.clicked.connect(self.accept)
        self.retranslate()
        self._load()
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._state = named(PlainLabel("", "strong", wrap=True), "server_backups_state")
        self._last = named(PlainLabel("", "", wrap=True), "server_backups_last")
        self._problem = named(PlainLabel("", "error", wrap=True), "server_backups_problem")
        self._how, self._at = PlainLabel("", "", wrap=True), PlainLabel("", "label")
        self._first = PlainLabel("", "", wrap=True)
        self.hour = ChoiceBox("server_backups_hour")
        self.hour.setMaximumWidth(220)
        self.line = named(PlainLabel("", "note", wrap=True), "server_backups_line")
        self._way_back = named(PlainLabel("", "note", wrap=True), "server_backups_way_back")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._at, 1)
        row.addWidget(self.hour)
        for widget in (self._state, self._last, self._problem, Hairline(), self._how, self._first):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        for label in (self.line, self._way_back):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self.copy_button = HintButton("server_backups_copy", icon="copy-plus")
        self.done_button = HintButton("server_backups_done", "primary", keys="Ctrl+Enter")
        self.add_button(self.copy_button)
        self.add_button(self.done_button)

    def _load(self) -> None:
        backups = self._context.office.backups
        if backups is not None:
            self._context.jobs.run(self, backups.standing, self._show)

    def _show(self, result: Result[Standing]) -> None:
        match result:
            case Ok(standing):
                self._standing = standing
            case Err(error):
                self._error = error
        self.retranslate()
        self._fit()

    def _fit(self) -> None:
        """As high as the words are at the width that the card has."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def scheduled(self) -> str:
        """The line of the system's scheduler that makes one every night."""
        return scheduling.line(int(self.hour.value() or _BY_NIGHT), self._address())

    def _address(self) -> str:
        scheme, _, place = self._context.office.where.partition("://")
        return f"{scheme}://postgres@{place}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.scheduled())

    def _say_line(self, _value: str = "") -> None:
        self.line.setText(self.scheduled())

    @override
    def retranslate(self) -> None:
        super().retranslate()
        context, standing = self._context, self._standing
        self.say(
            self.tr("Backups"),
            self.tr("Each copy is restored into a database of its own, checked and compared before it counts."),
        )
        self._state.setText(age(context, standing, context.office.clock()) if standing is not None else "")
        known = standing is not None and bool(standing.path)
        last = self.tr("%1 on the server's machine, head %2")
        self._last.setText(filled(last, standing.path, standing.head[:20]) if standing is not None and known else "")
        self._last.setVisible(known)
        self._problem.setText(self._trouble())
        self._problem.setVisible(bool(self._problem.text()))
        self._how.setText(
            self.tr(
                "They are made on the server's machine by its own administrator: from everybody else the server hides what is restricted, and a copy without it would be none. How each one went is shown here."
            )
        )
        self._first.setText(
            self.tr(
                "Make the folder %1 there first, on another disk if you can. Let the scheduler find the password of postgres in the password file (%2), not in the line. The program is named as it lies on this computer; on another one put its own place."
            )
            .replace("%1", scheduling.folder())
            .replace("%2", scheduling.password_file())
        )
        self._at.setText(self.tr("Every night at"))
        self.hour.say(self._at.text(), self.tr("03:00"), hours_of_the_day())
        self._say_line()
        way = self.tr("The way back: %1")
        copy = standing.path if standing is not None and standing.path else self.tr("BACKUP")
        self._way_back.setText(filled(way, f'amends restore --from "{copy}" --db {self._address()} --replace'))
        self.copy_button.say(self.tr("Copy the line"))
        self.done_button.say(self.tr("Done"))

    def _trouble(self) -> str:
        error, standing = self._error, self._standing or Standing()
        if error is not None:
            return self._context.say(error) if isinstance(error, Refusal) else str(error)
        if standing.failed_at > standing.good_at:
            return self._context.say(Refusal(standing.failed, detail=standing.detail))
        return ""

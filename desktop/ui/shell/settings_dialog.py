"""Settings of the person and of this computer; each holds as soon as it is chosen, so there is nothing to save."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.shell.preferences import Preferences
from desktop.ui.shell.settings import LookChoice
from desktop.ui.theme import Size, Space
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.segments import Segments

IDLE = (1, 3, 5, 10, 15, 30, 0)  # minutes; 0 = never
_WIDTH = 740


class _Choice(QWidget):
    """A name and what it means at the left, the choices at the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, f"{name}_row")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        row.setSpacing(Space.MEDIUM)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name, self._note = PlainLabel("", "", wrap=True), PlainLabel("", "note", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._note)
        self.choices = Segments(name)
        row.addLayout(words, 1)
        row.addWidget(self.choices)

    def say(self, name: str, note: str, choices: Sequence[tuple[str, str]], value: str) -> None:
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.choices.say(name, choices)
        self.choices.set_value(value)


class SettingsDialog(Dialog):
    """Open it with `open()`; it frees itself when it closes. `backups_asked` by an administrator ."""

    backups_asked = Signal()

    def __init__(self, context: Context, preferences: Preferences, parent: QWidget) -> None:
        super().__init__("settings_dialog", parent, _WIDTH)
        self._context, self._wishes = context, preferences
        self._may = context.person.may(May.ADMINISTER)
        self._build()
        self._connect()
        self.retranslate()
        self.language.choices.setFocus()

    def _build(self) -> None:
        self._mine, self._ours = PlainLabel("", "label"), PlainLabel("", "label")
        self.language, self.look = _Choice("settings_language"), _Choice("settings_look")
        self.tray, self.sound = _Choice("settings_tray"), _Choice("settings_sound")
        self.shared, self.idle = _Choice("settings_shared"), _Choice("settings_idle")
        for widget in (
            self._mine, self.language, self.look, self.tray, self.sound, Hairline(), self._ours, self.shared, self.idle,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self._ours.setMinimumHeight(Size.CHIP)
        for one in (self.shared, self.idle):
            one.choices.setEnabled(self._may)
        self.backups_button = HintButton("settings_backups")
        self.backups_button.setVisible(self._may and self._context.office.backups is not None)
        self.add_button(self.backups_button)
        self.done_button = HintButton("settings_done", "primary", keys="Ctrl+Enter")
        self.add_button(self.done_button)

    def _connect(self) -> None:
        self.language.choices.chosen.connect(self._speak)
        self.look.choices.chosen.connect(self._wear)
        self.tray.choices.chosen.connect(self._set_tray)
        self.sound.choices.chosen.connect(self._set_sound)
        self.shared.choices.chosen.connect(self._share)
        self.idle.choices.chosen.connect(self._lock_after)
        self.done_button.clicked.connect(self.accept)
        self.backups_button.clicked.connect(self._to_backups)

    def _to_backups(self) -> None:
        self.accept()
        self.backups_asked.emit()

    def _speak(self, value: str) -> None:
        self._wishes.choose_language("zh" if value == "zh" else "en")

    def _wear(self, value: str) -> None:
        self._wishes.choose_look(_look(value))

    def _set_tray(self, value: str) -> None:
        self._wishes.set_tray(on=value == "on")

    def _set_sound(self, value: str) -> None:
        self._wishes.set_sound(on=value == "on")

    def _share(self, value: str) -> None:
        self._wishes.set_shared_screen(on=value == "on")

    def _lock_after(self, value: str) -> None:
        self._wishes.set_idle_minutes(int(value))

    @override
    def retranslate(self) -> None:
        super().retranslate()
        wishes = self._wishes
        self.say(self.tr("Settings"), self.tr("They hold at once, and on this computer only."))
        self._mine.setText(self._context.person.name)
        ours = self.tr("This computer") if self._may else self.tr("This computer; an administrator sets it")
        self._ours.setText(ours)
        self.language.say(self.tr("Language"), "", (("zh", "中文"), ("en", "English")), wishes.language)
        looks = (("light", self.tr("Light")), ("dark", self.tr("Dark")), ("system", self.tr("As the system")))
        self.look.say(self.tr("Look"), "", looks, wishes.look)
        switch = (("on", self.tr("On")), ("off", self.tr("Off")))
        self.tray.say(
            self.tr("Notices beside the clock"), self.tr("They name the case and never the guest."),
            switch, _switched(wishes.tray),
        )  # fmt: skip
        self.sound.say(
            self.tr("Sound"), self.tr("One tone a notice; none in quiet hours."), switch, _switched(wishes.sound)
        )
        shared = self.tr("Others see this screen: lists say “Ms L.” for a guest.")
        self.shared.say(self.tr("Shared screen"), shared, switch, _switched(wishes.shared_screen))
        minutes = wishes.idle_minutes
        offered = sorted({*IDLE, minutes} - {0})
        self.idle.say(
            self.tr("Lock by itself"), self.tr("Minutes without a key or the mouse."),
            (*((str(one), str(one)) for one in offered), ("0", self.tr("Never"))), str(minutes),
        )  # fmt: skip
        self.backups_button.say(self.tr("Backups"))
        self.done_button.say(self.tr("Done"))


def _switched(on: bool) -> str:
    return "on" if on else "off"


def _look(value: str) -> LookChoice:
    match value:
        case "light":
            return "light"
        case "dark":
            return "dark"
        case _:
            return "system"

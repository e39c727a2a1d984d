"""Raises or lowers the level of a case, with the reason; every clock is then counted again from receipt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.intake.level_cards import LevelCards, LevelFace
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.text_area import TextArea


class LevelDialog(Dialog):
    """`sent` carries (level, reason)."""

    sent = Signal(str, str)

    def __init__(self, faces: Sequence[LevelFace], level: str, parent: QWidget) -> None:
        super().__init__("level_dialog", parent, 720)
        self._faces = faces
        self.levels, self.reason = LevelCards("level_cards"), TextArea("level_reason", lines=(2, 6))
        self.banner = Banner("level_banner")
        self._level_row = FormRow("level_row", self.levels)
        self._reason_row = FormRow("level_reason_row", self.reason, required=True)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._level_row)
        self.body.addWidget(self._reason_row)
        self._cancel = HintButton("level_cancel", keys="Escape", bind=False)
        self._save = HintButton("level_save", "primary", icon="check", keys="Ctrl+Enter")
        self._cancel.clicked.connect(self.reject)
        self._save.clicked.connect(lambda: self.sent.emit(self.levels.value(), self.reason.words()))
        self.add_button(self._cancel)
        self.add_button(self._save)
        self.retranslate()
        self.levels.set_value(level)
        self.levels.chosen.connect(lambda: self.reason.setFocus(Qt.FocusReason.OtherFocusReason))
        self.levels.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, field: str, words: str) -> None:
        """Say why not, and go to the field."""
        self.banner.say(words, "soon")
        self.reason.set_invalid(field == "reason")
        (self.levels if field == "level" else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Change the level"),
            self.tr("Every clock is counted again from receipt. The old level and both reasons stay in the log."),
        )
        self._level_row.say(self.tr("Level"), self.tr("Alt and the number"))
        self.levels.say(self.tr("Level"), self._faces)
        self._reason_row.say(self.tr("Why"))
        self._cancel.say(self.tr("Cancel"))
        self._save.say(self.tr("Change the level"))

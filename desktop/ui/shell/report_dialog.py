"""The dialog after an error that nobody foresaw: what happened, what was kept, where the report lies."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named


class ReportDialog(Dialog):
    """Closed by Esc or Enter; the program goes on."""

    def __init__(self, error: str, path: str, parent: QWidget) -> None:
        super().__init__("report_dialog", parent, 560)
        self._path = path
        self._happened = PlainLabel("", "", wrap=True)
        self._kept = PlainLabel("", "", wrap=True)
        self._error = named(PlainLabel(error, "muted", wrap=True), "report_error")
        self._where = named(PlainLabel(path, "muted", wrap=True), "report_path")
        self._error.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._happened, self._kept, self._error, self._where):
            self.body.addWidget(label)
        self._open = HintButton("report_open", icon="file-text")
        self._open.clicked.connect(self._show_report)
        self._open.setVisible(bool(path))
        self._go_on = HintButton("report_go_on", "primary", keys="Ctrl+Enter")
        self._go_on.clicked.connect(self.accept)
        self.add_button(self._open)
        self.add_button(self._go_on)
        self.retranslate()
        self._go_on.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(self.tr("Something went wrong in the program"))
        self._happened.setText(
            self.tr("The last action may not have been done. Look whether it shows; if it does not, do it again.")
        )
        self._kept.setText(
            self.tr("Everything saved before is safe in the log, and what you typed is kept as a draft.")
        )
        if not self._path:
            self._where.setText(self.tr("The report could not be written to this computer."))
        self._open.say(self.tr("Open the report"))
        self._go_on.say(self.tr("Go on"))

    def _show_report(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))

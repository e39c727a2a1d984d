"""Opens the figures of a week, a month or a year over the window."""

from PySide6.QtWidgets import QWidget

from desktop.ui.context import Context


def show_figures(context: Context, window: QWidget, period: str = "") -> None:
    """Of `period` what was signed, else the newest month that is due."""
    from desktop.ui.audit.month_dialog import MonthDialog  # noqa: PLC0415 - it counts by the rules, which the window does without

    dialog = MonthDialog(context, window, period=period)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

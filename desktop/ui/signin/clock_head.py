"""The time and the day at the corner of the sign-in page."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import language
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class ClockHead(QWidget):
    """Says a moment on the wall clock of the house."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "clock_head")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._time, self._date = PlainLabel("", "figure"), PlainLabel("", "muted")
        column.addWidget(self._time)
        column.addWidget(self._date)

    def show_moment(self, now: datetime) -> None:
        """Show the time and the day, in the language worn now."""
        translate = QCoreApplication.translate
        days = (
            translate("SignInPage", "Monday"), translate("SignInPage", "Tuesday"), translate("SignInPage", "Wednesday"),
            translate("SignInPage", "Thursday"), translate("SignInPage", "Friday"), translate("SignInPage", "Saturday"),
            translate("SignInPage", "Sunday"),
        )  # fmt: skip
        day = f"{now.month} 月 {now.day} 日" if language() == "zh" else f"{now.day} {_MONTHS[now.month - 1]}"
        self._time.setText(now.strftime("%H:%M"))
        words = translate("SignInPage", "%1, %2").replace("%1", days[now.weekday()])
        self._date.setText(words.replace("%2", day))


def greeting(hour: int) -> str:
    """How a person is greeted at this hour; %1 is the name."""
    if hour < 5 or hour >= 18:
        return QCoreApplication.translate("SignInPage", "Good evening, %1.")
    if hour < 12:
        return QCoreApplication.translate("SignInPage", "Good morning, %1.")
    return QCoreApplication.translate("SignInPage", "Good afternoon, %1.")

"""Tells colleagues that the person types in the case that is open, renews it while that goes on, and takes it back."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from desktop.ui.context import Context
from desktop.ui.jobs import Result
from desktop.ui.widgets.dialog import Dialog

RENEW = 10_000  # milliseconds; the hint itself lasts three times as long


class TypingHint(QObject):
    """Hears every field of a page, and of the dialogs over it, in which the keyboard is."""

    def __init__(self, context: Context, page: QWidget, place: Callable[[], str]) -> None:
        """Listen for this page; `place` says which part of the case it shows: the number of a step, or "record"."""
        super().__init__(page)
        self._context, self._page, self._place = context, page, place
        self._case: UUID | None = None
        self._told, self._typed = False, False
        self._link: QMetaObject.Connection | None = None
        self._ear: QWidget | None = None  # the field that is heard
        self.timer = QTimer(self)
        self.timer.setInterval(RENEW)
        self.timer.timeout.connect(self._renew)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def begin(self, case_id: UUID) -> None:
        """This case is open now."""
        self.end()
        self._case = case_id

    def end(self) -> None:
        """The case is left."""
        self._take_back()
        self._case = None

    def typed(self) -> None:
        """Something was typed."""
        self._typed = True
        if self._case is not None and not self._told:
            self._tell()

    def _tell(self) -> None:
        case_id, person, place = self._case, self._context.person.id, self._place()
        if case_id is None:
            return
        self._told, self._typed = True, False
        presence, clock = self._context.office.presence, self._context.office.clock
        self._context.jobs.run(self, lambda: presence.typing(person, case_id, place, clock()), _never_mind)
        self.timer.start()

    def _renew(self) -> None:
        if self._typed:
            self._tell()
        else:
            self._take_back()

    def _take_back(self) -> None:
        self.timer.stop()
        told, self._told, self._typed = self._told, False, False
        case_id, person, presence = self._case, self._context.person.id, self._context.office.presence
        if told and case_id is not None:
            self._context.jobs.run(self, lambda: presence.left(person, case_id), _never_mind)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._link is not None:
            # A field that is gone took its connection along.
            if self._ear is not None and isValid(self._ear):
                QObject.disconnect(self._link)
            self._link = self._ear = None
        if now is None or self._case is None or not self._page.isVisible():
            return
        if not self._page.isAncestorOf(now) and not isinstance(now.window(), Dialog):
            return

        def heard(*_: object) -> None:
            # No slot of this object: by its name it is now and then not found while the window is taken down.
            self.typed()

        if isinstance(now, QLineEdit):
            self._link, self._ear = now.textEdited.connect(heard), now
        elif isinstance(now, (QTextEdit, QPlainTextEdit)):
            self._link, self._ear = now.textChanged.connect(heard), now


def _never_mind(_: Result[None]) -> None:
    """A hint that could not be given is missed by nobody; what is wrong with the file or server is told by who saves."""

"""The general manager puts their name to the figures of a period: what is signed, who is told, the password again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.case.figures import Signed
from desktop.domain.errors import Refusal
from desktop.ui.audit.period_words import period_words
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Result
from desktop.ui.record.failure import why
from desktop.ui.record.sentence import filled
from desktop.ui.signin.password_field import PasswordField
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.usecases import signing_figures
from desktop.usecases.months import PeriodReport

_WIDTH = 520


class SignFiguresDialog(Dialog):
    """Enter in the password signs; `accepted` once it is in the log."""

    def __init__(self, context: Context, report: PeriodReport, parent: QWidget) -> None:
        super().__init__("sign_figures_dialog", parent, _WIDTH)
        self._context, self._report = context, report
        self._command = context.office.ids()  # sent twice, it is signed once
        self.figures = PlainLabel("", "", wrap=True)
        self.busy, self.trouble = BusyBar("sign_figures_busy"), Banner("sign_figures_trouble")
        self.busy.follow(context.jobs, self)
        self.password = PasswordField("sign_figures_password")
        self._row = FormRow("sign_figures_row", self.password, required=True)
        self.sign_button = HintButton("sign_figures", "primary", icon="pen-line", keys="Ctrl+Enter")
        for widget in (self.figures, self.busy, self.trouble, self._row):
            self.body.addWidget(widget)
        self.add_button(self.sign_button)
        self.password.edit.returnPressed.connect(self._sign)
        self.sign_button.clicked.connect(self._sign)
        self.retranslate()
        self.password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        report, context = self._report, self._context
        whole = report.figures.whole
        self.say(
            filled(self.tr("Sign the figures of %1"), period_words(report.figures.period, context.language)),
            self.tr(
                "The figures are kept as they are now, under your name and key. The managers are told and read what you signed."
            ),
        )
        counts = str(whole.received), str(whole.closed), str(whole.founded), str(whole.late)
        money = context.money(whole.cost)
        said = filled(self.tr("%1 received, %2 closed, %3 founded, %4 late; remedies %5"), *counts, money)
        code = filled(self.tr("Check code %1"), report.mark)
        self.figures.setText(f"{said}\n{code}")
        self._row.say(self.tr("Your password"))
        self.password.say(self.tr("Your password"))
        self.sign_button.say(self.tr("Sign and tell the managers"))

    def _sign(self) -> None:
        if not self.sign_button.isEnabled():
            return
        self.password.set_error("")
        # An empty password is no try: it must not count as a wrong one.
        if not self.password.secret():
            self._refuse(self.tr("Type your password."))
            return
        self.trouble.clear()
        self.sign_button.setEnabled(False)
        context = self._context
        given = context.office, context.person, self._report, self.password.secret(), self._command
        context.jobs.run(self, partial(signing_figures.sign, *given), self._signed)

    @override
    def reject(self) -> None:
        """What was sent is waited for: whoever left would not see that it is signed."""
        if self.sign_button.isEnabled():
            super().reject()

    def _signed(self, result: Result[Signed]) -> None:
        self.sign_button.setEnabled(True)
        if not isinstance(result, Err):
            self.accept()
            return
        error = result.error
        if isinstance(error, Refusal) and error.field == "password":
            self._refuse(self._context.say(error))
            return
        self.password.clear()
        if isinstance(error, Refusal):
            self.trouble.say(self._context.say(error), "soon")
        else:
            said = self.tr("It could not be signed. Nothing is signed twice: you may try again.")
            self.trouble.say(said, "overdue", detail=why(self._context, error))
        self.grow()

    def _refuse(self, words: str) -> None:
        self.password.set_error(words)
        self.password.clear()
        self.password.edit.setFocus()
        self.grow()

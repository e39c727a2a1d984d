"""The report that a colleague refused to receive the complaint (S-16): whom, and what happened."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import nothing_written
from desktop.ui.together.moment_dialog import MomentDialog, Pick, Said, Wording
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.outcomes import Outcome
from desktop.usecases.read_models import CaseView
from desktop.usecases.receiving import report_refusal


class ReportAct(QObject):
    """Opens the dialog, makes the new complaint, and says its number; the case on the page stays as it is."""

    def __init__(self, context: Context, view: Callable[[], CaseView | None], page: QWidget) -> None:
        super().__init__(page)
        self._context, self._view, self._page = context, view, page

    def ask(self) -> None:
        """Ask who refused, and what happened."""
        view, me = self._view(), self._context.person
        if view is None:
            return
        others = sorted(
            (one for one in view.people.values() if one.active and one.id != me.id), key=lambda one: one.name
        )
        wording = Wording(
            self.tr("Somebody refused to receive it"),
            self.tr("It becomes a complaint about that person, with this customer's particulars. They cannot see it; supervisors, the general manager and you can."),
            self.tr("Take it down"), self.tr("What happened"),
        )  # fmt: skip
        picks = (Pick(self.tr("Who refused"), [(one.id, one.name) for one in others]),)
        dialog = MomentDialog("report_refusal", self._context, "", wording, picks, self._page)
        dialog.finished.connect(dialog.deleteLater)
        office, desk, case_id, new = self._context.office, self._context.desk, view.case.id, self._context.office.ids()

        def send(said: Said) -> None:
            self._context.jobs.run(
                self,
                lambda: report_refusal(office, desk, case_id, said.picks[0], said.words, complaint=new),
                lambda result: self._told(dialog, result),
            )

        dialog.sent.connect(send)
        dialog.open()

    def _told(self, dialog: MomentDialog, result: Result[Outcome]) -> None:
        match result:
            case Ok(outcome):
                if (refusal := refusal_of(outcome)) is not None:
                    self._refuse(dialog, refusal)
                    return
                if isValid(dialog):
                    dialog.accept()
                self._context.nav.tell(self.tr("Taken down as %1.").replace("%1", outcome.case.number))
                self._context.hub.announce(Changes(frozenset({outcome.case.id})))
            case Err(error):
                self._refuse(dialog, error)

    def _refuse(self, dialog: MomentDialog, error: Exception) -> None:
        if not isValid(dialog):
            return
        if isinstance(error, Refusal):
            dialog.refuse("", self._context.say(error))
        else:
            dialog.refuse("", " ".join(nothing_written(self._context, error)))

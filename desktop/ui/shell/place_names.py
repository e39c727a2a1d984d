"""What a place is called on the way back to it."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.context import Context
from desktop.ui.shell.places import Audit, CaseAt, Handbook, House, Inbox, Intake, Paper, Place, Policy, Queue, SignOff
from desktop.usecases.read_models import View

LONGEST = 18  # characters of the name that a person gave a list


def place_name(place: Place, context: Context) -> str:  # noqa: PLR0911 - one flat branch a place
    """The name of a place as the rail and its own head say it."""
    translate = QCoreApplication.translate
    match place:
        case Queue(view, _, saved):
            name = saved or context.label("view", view.value)
            return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        case SignOff():
            return context.label("view", View.SIGN_OFF.value)
        case Inbox(tab):
            named = {
                "promises": translate("Rail", "Promises"), "tasks": translate("Places", "Task pool"), "measures": translate("Places", "Measures"),
            }  # fmt: skip
            return named.get(tab, translate("Places", "Messages"))
        case Policy():
            return translate("Rail", "Rules and calendars")
        case Handbook():
            return translate("Rail", "Handbook")
        case Audit():
            return translate("Rail", "Inspection")
        case House():
            return translate("Rail", "People and house")
        case CaseAt() | Intake() | Paper():
            return translate("Places", "Back")

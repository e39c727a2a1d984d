"""The line at the foot of the rail: where what is written is kept, and what is wrong with that place."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.context import Context
from desktop.ui.shell.rail import Rail


def show_state(rail: Rail, context: Context, checked: str) -> None:
    """Say it; `checked` tells when the file was last checked as a whole."""
    office, translate = context.office, QCoreApplication.translate
    warned = [office.contents.say(key, context.language, detail=told) for key, told in office.warnings]
    if warned:
        rail.show_state(translate("Workplace", "Look at the file"), "soon", "\n".join(warned))
    elif "://" in office.where:
        rail.show_state(translate("Workplace", "Saved on the server"), "ok", f"{office.where}\n{checked}")
    else:
        rail.show_state(translate("Workplace", "Saved on this computer"), "ok", f"{office.where}\n{checked}")

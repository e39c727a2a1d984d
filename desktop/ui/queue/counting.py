"""Says over the list how many it holds."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.queue.model import QueueModel
from desktop.usecases.read_models import Counts, View


def count_words(rows: QueueModel, counts: Counts | None, view: View, *, narrows: bool, only: bool) -> str:
    """How many a list holds: "1 complaint", "999+ complaints", "3 of 12"; `only` when it holds the rows shown and no others."""
    translate = QCoreApplication.translate
    shown = str(rows.rowCount())
    if counts is None and not only:
        return ""
    whole = shown if counts is None or only else f"{counts.of.get(view, 0)}{'+' if view in counts.capped else ''}"
    if narrows and not only:
        more = "+" if rows.after is not None or rows.before is not None else ""
        return translate("QueuePage", "%1 of %2").replace("%1", f"{shown}{more}").replace("%2", whole)
    if whole == "1":
        return translate("QueuePage", "1 complaint")
    return translate("QueuePage", "%1 complaints").replace("%1", whole)

"""Says that the list could not be read: over rows as old as they are, or in the empty place where there are none."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.context import Context
from desktop.ui.queue.empty_list import EmptyList
from desktop.ui.record.failure import away, meanwhile, why
from desktop.ui.widgets.banner import Banner


def say_unread(
    context: Context, error: Exception, banner: Banner, empty: EmptyList, rows_of: str | None, *, instead: bool = False
) -> bool:
    """Whether the empty place says it; `rows_of` is the hour of the rows shown, "" when unknown, None without rows.

    With `instead` the rows are not those of the list, but those that go on here.
    """
    translate = QCoreApplication.translate
    old = translate("QueuePage", "The rows are those of %1.").replace("%1", rows_of) if rows_of else ""
    if not away(context, error):
        banner.say(
            translate("QueuePage", "The list could not be read. Nothing was changed."), "overdue",
            detail=f"{old} {why(context, error)}".strip(), action=translate("QueuePage", "Try again"),
        )  # fmt: skip
        return False
    words, detail = meanwhile(context)
    if instead:
        words = translate(
            "QueuePage", "The server is out of reach. Until it is back you can go on with these complaints."
        )
        banner.say(words, "calm", detail=detail, icon="cloud-off")
        return False
    if rows_of is not None:
        banner.say(words, "calm", detail=f"{old} {detail}".strip(), icon="cloud-off")
        return False
    banner.clear()
    empty.say_away(words, detail)
    return True

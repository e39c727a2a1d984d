"""Says honestly that something did not work: what happened, what was kept, what to do."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.widgets.banner import Banner
from desktop.usecases.journal import LOST


def why(context: Context, error: Exception) -> str:
    """The reason in words: the sentence of a refusal, else what the computer said."""
    return context.say(error) if isinstance(error, Refusal) else f"{type(error).__name__}: {error}"


def nothing_written(context: Context, error: Exception) -> tuple[str, str]:
    """What a banner says when a command could not be written, and its second line."""
    words = QCoreApplication.translate(
        "Failure", "This was not saved. What you typed is still here; try again in a moment."
    )
    return words, why(context, error)


def nothing_read(context: Context, error: Exception) -> tuple[str, str]:
    """What a banner says when a page could not be read."""
    words = QCoreApplication.translate(
        "Failure", "This could not be read. What is shown may be old; nothing was changed."
    )
    return words, why(context, error)


def away(context: Context, error: Exception | None) -> bool:
    """Whether a page only waits for the server, at a desk that goes on without it."""
    if not isinstance(error, Refusal) or context.office.carrier is None:
        return False
    return error.reason in LOST or error.reason == "away.not_open"


def meanwhile(context: Context) -> tuple[str, str]:
    """What such a page says: that it comes back by itself, and what can be done now."""
    translate = QCoreApplication.translate
    words = translate(
        "Failure", "The server is out of reach. This comes back by itself when the server is there again."
    )
    parts = (
        [
            translate(
                "Failure",
                "Ctrl+N takes a complaint down now; it is kept encrypted on this computer and sent by itself.",
            )
        ]
        if context.person.may(May.RECEIVE)
        else []
    )
    waiting = context.standing.waiting if context.standing is not None else 0
    if waiting:
        parts.append(translate("Failure", "Waiting to be sent: %1.").replace("%1", str(waiting)))
    return words, " ".join(parts)


def say_unread(banner: Banner, context: Context, error: Exception) -> None:
    """Say on the page that it could not be read; calmly where it only waits for the server."""
    if away(context, error):
        words, detail = meanwhile(context)
        banner.say(words, "calm", detail=detail, icon="cloud-off")
    else:
        words, detail = nothing_read(context, error)
        banner.say(words, "overdue", detail=detail)

"""Says honestly that something did not work: what happened, what was kept, what to do."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Refusal
from desktop.ui.context import Context


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

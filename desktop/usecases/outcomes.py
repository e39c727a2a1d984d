"""How a verb ends: done, already done, kept here until the server is back, not known yet, refused, or a colleague changed it too."""

from typing import TypeAlias
from uuid import UUID

from desktop.domain.case.merge import Clash
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen


@frozen
class Done:
    """Written; the case as it is now."""

    case: Case
    command_id: UUID
    nothing_new: bool = False  # the case already said exactly this; nothing was written
    waits: bool = False  # the server was out of reach: it is kept on this computer and sent later


@frozen
class AlreadyDone:
    """This command was written before; the case as it is now."""

    case: Case
    command_id: UUID


@frozen
class NotKnown:
    """The server was asked and never answered; it is asked again by the command's id, and nobody should do it anew meanwhile."""

    case: Case
    command_id: UUID


@frozen
class Refused:
    """The rule said no; the case as it is now, so that the screen can show why."""

    refusal: Refusal
    case: Case


@frozen
class Clashing:
    """Somebody wrote another value into the same fields; settle them with `over`."""

    fields: tuple[Clash, ...]
    case: Case


Outcome: TypeAlias = Done | AlreadyDone | NotKnown | Refused | Clashing


def told(outcome: Outcome) -> str:
    """The key of the sentence that says how it ended, in `refusals.toml`; "" where the ordinary "saved" or the reason says it."""
    match outcome:
        case Done(waits=True):
            return "outcome.waits"
        case AlreadyDone():
            return "outcome.already"
        case NotKnown():
            return "outcome.not_known"
        case Clashing():
            return "case.stale"
        case Done() | Refused():
            return ""


class NotEnteredError(Exception):
    """Takes back, with the transaction, what was written beside a command that was not done."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


def entered(outcome: Outcome) -> Outcome:
    """The outcome of a command that is written, now or before.

    Raises:
        NotEnteredError: it is not.
    """
    if isinstance(outcome, Done | AlreadyDone):
        return outcome
    raise NotEnteredError(outcome)

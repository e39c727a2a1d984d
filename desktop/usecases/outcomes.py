"""How a verb ends: done, already done, refused, or somebody else changed the same field."""

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


@frozen
class AlreadyDone:
    """This command was written before; the case as it is now."""

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


Outcome: TypeAlias = Done | AlreadyDone | Refused | Clashing

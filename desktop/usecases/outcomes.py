"""How a verb ends: done, already done, refused, or somebody else changed the same field."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from desktop.domain.case.merge import Clash
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal


@dataclass(frozen=True, slots=True)
class Done:
    """Written; the case as it is now."""

    case: Case
    command_id: UUID
    nothing_new: bool = False  # the case already said exactly this; nothing was written


@dataclass(frozen=True, slots=True)
class AlreadyDone:
    """This command was written before; the case as it is now."""

    case: Case
    command_id: UUID


@dataclass(frozen=True, slots=True)
class Refused:
    """The rule said no; the case as it is now, so that the screen can show why."""

    refusal: Refusal
    case: Case


@dataclass(frozen=True, slots=True)
class Clashing:
    """Somebody wrote another value into the same fields; settle them with `over`."""

    fields: tuple[Clash, ...]
    case: Case


Outcome: TypeAlias = Done | AlreadyDone | Refused | Clashing

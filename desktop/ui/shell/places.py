"""Where a person can be in the window, and the way back."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from desktop.ui.context import Face
from desktop.usecases.letters import Written
from desktop.usecases.read_models import Filter, View

DEEPEST = 20  # steps back


@dataclass(frozen=True, slots=True)
class Queue:
    """A list of complaints."""

    view: View = View.OPEN
    filter: Filter | None = None  # what it is narrowed by from elsewhere; None leaves what the person chose
    saved: str = ""  # the name of a view that the person saved


@dataclass(frozen=True, slots=True)
class CaseAt:
    """One case, its guide or its record."""

    case_id: UUID
    face: Face = "guide"
    section: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """Taking a new complaint down; with fields filled in when it was begun from a room."""

    prefill: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """What waits for the person's signature."""

    case_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it will print."""

    case_id: UUID | None
    form: str = "handling"
    letter: Written | None = None  # that was written in the case


@dataclass(frozen=True, slots=True)
class Inbox:
    """Messages, promises today, and what others were asked."""

    tab: str = "messages"


@dataclass(frozen=True, slots=True)
class Policy:
    """Rules and calendars."""

    tab: str = "clocks"


@dataclass(frozen=True, slots=True)
class Handbook:
    """What to do, whom one meets, what rule holds; at one entry, or at the search."""

    part: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was done, read and taken out, for the inspector."""

    number: str = ""  # of a case, "" = everything


@dataclass(frozen=True, slots=True)
class House:
    """The people of the house and what it says of itself, for the administrator."""

    tab: str = "people"


Place: TypeAlias = Queue | CaseAt | Intake | SignOff | Paper | Inbox | Policy | Handbook | Audit | House


class Trail:
    """The places left behind, newest last."""

    def __init__(self) -> None:
        self._behind: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember a place that is being left; a list that is left for another list is not worth a step back."""
        if self._behind and self._behind[-1] == place:
            return
        if isinstance(place, Queue):
            self._behind = [one for one in self._behind if not isinstance(one, Queue)]
        self._behind = [*self._behind, place][-DEEPEST:]

    def back(self) -> Place | None:
        """Take the newest place off the trail."""
        return self._behind.pop() if self._behind else None

    def drop_intake(self) -> None:
        """The complaint that was being taken down is saved: nobody goes back to its empty page."""
        self._behind = [one for one in self._behind if not isinstance(one, Intake)]

    @property
    def last(self) -> Place | None:
        """Where `back` would lead."""
        return self._behind[-1] if self._behind else None

    def forget(self) -> None:
        """Somebody else sits here now."""
        self._behind.clear()

"""What the timeline says of one event, and what the words of events are read from."""

from dataclasses import dataclass
from enum import Enum

from desktop.domain.case.stamp import Stamp
from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.theme import ToneName
from desktop.usecases.read_models import CaseView


class Topic(Enum):
    """The filters of the timeline."""

    WORK = "all"
    CONTACT = "contacts"
    SIGNING = "sign-off"


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words."""

    title: str
    detail: str = ""
    icon: str = "circle-dot"
    tone: ToneName = "calm"
    topic: Topic = Topic.WORK
    at: Micros | None = None  # when it truly happened, where that differs from when it was entered
    note: str = ""  # how it came into the log, or that it is in none yet
    words: str = ""  # a text too long for the list, of which the detail shows the beginning; it is opened


@dataclass(frozen=True, slots=True)
class Ground:
    """The case around an event, and how values are said."""

    context: Context
    view: CaseView
    stamp: Stamp

    @property
    def site(self) -> str:
        """Where the case was received."""
        received = self.view.case.intake.received
        return received.site if received else ""

    @property
    def actor(self) -> str:
        """Who did it."""
        return self.view.name(self.stamp.actor)

    def time(self, at: Micros) -> str:
        """A moment in the zone of the site, as people say it."""
        return self.context.time(at, self.view.read_at, self.site)

    def category(self, key: str) -> str:
        """The name of a category."""
        return self.context.label("category", key)

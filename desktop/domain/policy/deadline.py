"""One clock of a case: when it began, when it is due, whether it was met, and why."""

from datetime import date

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.instants import second_of
from desktop.domain.policy.pack import Whose
from desktop.domain.policy.trace import Line
from desktop.domain.wording.bilingual import Bilingual


@frozen
class Deadline:
    """A clock as the log has it; every moment is a stored instant, on the whole second.

    `due` is None while the clock stands, and for a rule that only says "not before".
    `last_day` is the day on which it ends; where the whole of it is in time, `due` is the midnight after it, and people read the day.
    """

    pack: str
    rule: str
    label: Bilingual
    about: str
    owner: str  # a role of the pack
    clock: Whose
    goal: str
    begin: Micros
    due: Micros | None
    last_day: date | None
    whole_day: bool
    earliest: Micros | None  # not before
    stands: bool
    in_time_at_due: bool
    provisional: bool
    met_at: Micros | None
    stopped_at: Micros | None  # the case ended before it was met
    governs: bool  # False: another clock of the same goal ends earlier
    trace: tuple[Line, ...]

    @property
    def runs(self) -> bool:
        """Say whether the clock still waits for something: neither met nor stopped."""
        return self.met_at is None and self.stopped_at is None

    def late_at(self, now: Micros) -> bool:
        """Say whether the time was missed: by what met it, by the end of the case, or by `now` while it runs."""
        ends = [at for at in (self.met_at, self.stopped_at) if at is not None]
        at = second_of(min(ends, default=now))
        if self.due is None:
            return False
        due = second_of(self.due)
        return at > due if self.in_time_at_due else at >= due

    def early_at(self, now: Micros) -> bool:
        """Say whether it was met, or would be met now, before it may."""
        at = self.met_at if self.met_at is not None else now
        return self.earliest is not None and second_of(at) < second_of(self.earliest)

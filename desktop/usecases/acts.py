"""Acts in words, and the list of them that is taken out on paper or as a table."""

from datetime import datetime

from desktop.domain.frozen import frozen
from desktop.usecases.looking import Act, Kind, Wanted


@frozen
class Line:
    """One act in words."""

    at: datetime
    person: str
    what: str
    number: str
    about: str
    reason: str
    act: Act


@frozen
class Report:
    """A list to take out: its lines, what was asked for, and the heads by which it can be checked later."""

    lines: tuple[Line, ...]
    wanted: Wanted
    counts: dict[Kind, int]
    person: str  # printed name of the person asked for, "" = everybody
    more: bool  # there are more acts than fit
    head: tuple[int, str]  # seq and hash of the log
    looked: tuple[int, str]  # of the readings

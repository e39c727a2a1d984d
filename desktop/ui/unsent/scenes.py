"""The list of what waits, as a desk shows it whose server is out of reach."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from desktop.domain.case.handling import AddNote
from desktop.domain.case.intake import AmendIntake, Open
from desktop.domain.case.state import Command
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.scene import Scene, Stage
from desktop.ui.unsent.dialog import UnsentDialog
from desktop.usecases import journal
from desktop.usecases.carrier import Carrier
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.journal import Line

_MINUTE = 60_000_000  # microseconds
# What was said of three cases: heard anew, changed by a colleague too, and noted.
_TEXTS = {
    "zh": ("房间门卡刷不开，在走廊等了半小时", "当面道歉；退一晚房费", "客人说下午四点再来前台", "客人要求换到安静的一侧"),
    "en": (
        "The key card did not open; half an hour in the corridor", "An apology in person; one night back",
        "The guest comes back to the desk at four", "The guest asks for the quiet side",
    ),
}  # fmt: skip


class _Kept:
    """Lines that are kept as long as the picture is drawn; `sealed` more lie under an earlier password."""

    sealed, away_since = 2, None

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self._lines = {line.id: line for line in lines}

    def unlock(self, password: str) -> None:
        """They lie open."""

    def open_older(self, password: str) -> bool:
        return not password

    def wrap_again(self, password: str) -> None:
        """They lie open."""

    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines.values())

    def put(self, line: Line) -> None:
        self._lines[line.id] = line

    def drop(self, line_id: UUID) -> None:
        self._lines.pop(line_id)

    def note_away(self, since: int | None) -> None:
        """Nobody asks for it."""

    def close(self) -> None:
        """Nothing is open."""


class _Cut:
    """A server that nobody reaches."""

    gone = True

    def reach(self) -> bool:
        return False

    def skew(self) -> int:
        return 0


def _lines(context: Context) -> Iterator[Line]:
    office = context.office
    heard, wanted, said, asked = (Words(text) for text in _TEXTS[context.language])
    told: tuple[tuple[Command, str, str], ...] = (
        (AmendIntake((("wanted", wanted),)), journal.CLASH, "case.stale"),
        (AddNote(office.ids(), said), journal.REFUSED, "case.closed"),
        (AddNote(office.ids(), asked), journal.ASKED, ""),
        (Open("on-site", "major", heard), journal.WAITING, ""),
    )
    for ago, (command, state, reason) in zip((16, 12, 9, 4), told, strict=True):
        at = office.clock() - ago * _MINUTE
        verb, body = journal.written(command, at)
        title = heard if isinstance(command, Open) else wanted
        yield Line(office.ids(), office.ids(), 1, verb, body, at, "", (), state, reason, "", "", str(title))


def _waiting(stage: Stage) -> None:
    context = stage.context
    carrier = Carrier(_Kept(tuple(_lines(context))), _Cut(), since=context.office.clock() - 20 * _MINUTE)
    desk = replace(context.office, carrier=carrier).desk(context.person)
    if not isinstance(desk, CarryingDesk):
        raise TypeError(desk)
    UnsentDialog(context, desk, desk.standing(), stage.window).open()


SCENES = (Scene("18-unsent", _waiting), Scene("18-unsent-1280x720", _waiting, size=(1280, 720)))

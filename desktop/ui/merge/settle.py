"""Puts the settled values into the command that met a colleague's change."""

from dataclasses import dataclass, fields, replace
from typing import Any, cast

from desktop.domain.case.handling import CompleteStep, SaveStep
from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.issues import AdmitFault
from desktop.domain.case.merge import Clash
from desktop.domain.case.state import Command


@dataclass(frozen=True, slots=True)
class Settled:
    """What to send now: `desk.handle(command, case, seen, over=over)`.

    `seen` is the version that the person has compared with: sent with it, a third change would be asked again.
    """

    command: Command
    over: frozenset[str]
    seen: int


def with_value(command: Command, clash: Clash, value: object, *, theirs: bool) -> Command | None:
    """The command with another value in the field that clashes; None when it can only be sent whole or not at all."""
    last = clash.path[-1]
    match command:
        case SaveStep() | CompleteStep() if clash.path[:2] == ("handling", "texts"):
            return replace(command, texts=_pairs(command.texts, last[2], value, drop=theirs))
        case SaveStep() | CompleteStep() if clash.path[:2] == ("handling", "choices"):
            return replace(command, choices=_pairs(command.choices, last[2], value, drop=theirs))
        case AmendIntake():
            if last == "anonymous":
                return replace(command, anonymous=bool(value))
            return replace(command, changes=_pairs(command.changes, last, value, drop=theirs))
        case AdmitFault():
            return cast("Command", replace(cast("Any", command), text=value))
        case _:
            return _by_name(command, str(last), value)


def _by_name(command: Command, name: str, value: object) -> Command | None:
    if name not in {field.name for field in fields(cast("Any", command))}:
        return None
    return cast("Command", replace(cast("Any", command), **{name: value}))


def _pairs(known: tuple[tuple[str, Any], ...], name: str, value: object, *, drop: bool) -> tuple[tuple[str, Any], ...]:
    if drop:
        return tuple(pair for pair in known if pair[0] != name)
    return tuple((field, value if field == name else old) for field, old in known)


def others(command: Command, found: tuple[Clash, ...]) -> int:
    """How many fields of the command met nobody's change."""
    match command:
        case SaveStep() | CompleteStep():
            count = len(command.texts) + len(command.choices)
        case AmendIntake():
            count = len(command.changes)
        case _:
            return 0
    return max(0, count - len(found))

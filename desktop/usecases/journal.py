"""What was said while the server was out of reach: kept here under lock, sent later by command id."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final, Protocol, cast
from uuid import UUID

from desktop.domain.case import codec
from desktop.domain.case.registry import VERB_NAMES
from desktop.domain.case.state import Command
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words

UNREACHABLE, NOT_KNOWN = "server.unreachable", "server.not_known"
STANDBY = "server.standby"  # it answers, and cannot save
CROWDED = "server.crowded"  # it answers, and has no connection left: a desk goes on as if nobody did
LOST = frozenset({UNREACHABLE, NOT_KNOWN, STANDBY})  # refusals that say only that nobody answered

# What was heard and done at the desk. A signature, an approval, who gets a case, who sees it, and evidence are the server's matter.
CARRIED = frozenset({
    "open", "amend-intake", "set-level", "name-issue", "judge-issue", "admit-fault", "claim", "release", "begin-step", "save-step",
    "complete-step", "reopen-step", "note", "answer", "fact", "walk-guide", "propose", "withdraw-option", "choose", "decline", "carry-out",
    "promise", "keep-promise", "cancel-promise", "no-progress", "attempt", "follow-up", "apply-for-delay", "pause-clock",
    "resume-clock", "flag", "unflag", "ask-help", "give-help",
})  # fmt: skip
# Where a command leaves its moment out, it means the moment at which it was said.
_MOMENTS = {
    "open": "received_at",
    "note": "said_at",
    "attempt": "contact_at",
    "follow-up": "contact_at",
    "carry-out": "done_at",
}

WAITING: Final = "waiting"
CLASH: Final = "clash"
REFUSED: Final = "refused"
ASKED: Final = "asked"


@frozen
class Line:
    """One command as it was said.

    Args:
        seen: the version that its words were begun on, of those that the server had.
        mine: own commands after `seen`, sent or waiting before it, whose effect the person knew.
        said_at: when it was said, by the server's clock as this machine knew it.
        pack: the rules under which it was said, e.g. "hotel-house@2026.1 cn-law@2026.1".
        state: waiting | clash (its case is parked) | refused | asked (never sent again: only whether it was done is asked).
        reason: key of the sentence why it was refused; `field` and `detail` belong to it.
        title: how its case is called, so that a list of what waits needs no server.
    """

    id: UUID
    case: UUID
    seen: int
    verb: str
    body: str
    said_at: Micros
    pack: str
    mine: tuple[UUID, ...] = ()
    state: str = WAITING
    reason: str = ""
    field: str = ""
    detail: str = ""
    title: str = ""


class Journal(Protocol):
    """The lines of one person at one server on this machine, oldest first; nothing of them lies open on the disk."""

    @property
    def sealed(self) -> int:
        """How many lines only an earlier password opens."""
        ...

    def unlock(self, password: str) -> None:
        """Make the lines readable; the first password makes the key. Raises what storage refuses the place for (`file.…`)."""
        ...

    def open_older(self, password: str) -> bool:
        """Take over the lines that this earlier password opens; whether there were any."""
        ...

    def wrap_again(self, password: str) -> None:
        """The same lines under the person's new password."""
        ...

    def lines(self) -> tuple[Line, ...]: ...
    def put(self, line: Line) -> None:
        """Keep a line, or a line anew; it is on the disk when this returns."""
        ...

    def drop(self, line_id: UUID) -> None: ...
    @property
    def away_since(self) -> Micros | None:
        """Since when a window here has not reached the server; None when the last that asked did."""
        ...

    def note_away(self, since: Micros | None) -> None:
        """Keep since when the server is not reached, or that it is there."""
        ...

    def close(self) -> None: ...


class Link(Protocol):
    """The way to the server."""

    @property
    def gone(self) -> bool:
        """Whether patience is over: whatever asks the server is refused at once, until `reach`."""
        ...

    def reach(self) -> bool:
        """Whether it answers again; tried once. Raises the refusal when it lets the person in no more."""
        ...

    def skew(self) -> Micros:
        """By how much the server's clock is ahead of this computer's, as last measured."""
        ...


def carried(command: Command) -> bool:
    """Whether this may be said while nobody can be asked."""
    return VERB_NAMES[type(command)] in CARRIED


def written(command: Command, said_at: Micros) -> tuple[str, str]:
    """Verb and body of a command, with the moment at which it was said where it named none."""
    verb, body = codec.command_to(command)
    moment = _MOMENTS.get(verb)
    if moment and body[moment] is None:
        body[moment] = said_at
    return verb, json.dumps(body, ensure_ascii=False)


def command_of(line: Line) -> Command:
    """The command of a line.

    Raises:
        Refusal: a newer program has written it.
    """
    return codec.command_from(line.verb, json.loads(line.body))


def texts(line: Line) -> tuple[str, ...]:
    """The words of a line, for people: what was typed, nothing of ids and choices."""
    return tuple(_words(command_of(line)))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, Words):
        if value:
            yield str(value)
    elif isinstance(value, tuple):
        for one in cast("tuple[object, ...]", value):
            yield from _words(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))


def why(line: Line) -> Refusal | None:
    """Why the server refused a line; None where it did not."""
    return Refusal(line.reason, line.field, line.detail) if line.reason else None

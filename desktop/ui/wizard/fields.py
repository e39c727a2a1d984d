"""The fields of a step between the record and the hands that type: what is mine stays mine, the rest follows the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtWidgets import QWidget

from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.masking import masked_text
from desktop.domain.wording.words import Words

Kind = Literal[
    "text", "choice", "line"
]  # a line is written by a command of its own; until then only the draft holds it
SEEN = "_seen"  # the version on which a draft was begun


def _no_mark(invalid: bool) -> None:
    """Leave the field as it is."""


@dataclass(slots=True)
class Field:
    """One place to type or choose: how it is read and shown, and what the record said when the typing began."""

    name: str
    kind: Kind
    widget: QWidget
    read: Callable[[], str]
    write: Callable[[str], None]
    mark: Callable[[bool], None] = _no_mark
    base: str = ""
    whole: str = ""  # what was typed where the record shows a number by its ends
    version: int = 0
    sent: set[str] = field(default_factory=set[str])

    @property
    def value(self) -> str:
        """What stands there, as it would be stored."""
        return _stored(self.read()) if self.kind != "choice" else self.read()

    @property
    def touched(self) -> bool:
        """Whether it says something else than the record did."""
        return self.value not in (self.base, self.whole or self.base)

    def follow(self, value: str, version: int) -> None:
        """The record says this now: take it over, unless the words here are still being written."""
        mine = self.value
        sent = next((one for one in self.sent if masked_text(one) == value), None)
        if mine == value or not self.touched or sent is not None:
            typing = mine not in (self.base, self.whole or self.base, value, sent)
            self.base, self.version = value, version
            whole = self.whole if sent is None else sent
            self.whole = whole if whole != value and masked_text(whole) == value else ""
            self.sent.clear()
            # Whoever still has the cursor in it goes on with what they typed.
            if mine != value and not (typing or (self.whole and mine == self.whole and self.widget.hasFocus())):
                self.write(value)


@dataclass(frozen=True, slots=True)
class Pending:
    """What a save must carry: the changed fields, and the version on which the oldest of them was begun."""

    texts: tuple[tuple[str, Words], ...]
    choices: tuple[tuple[str, str], ...]
    seen: int

    def __bool__(self) -> bool:
        return bool(self.texts or self.choices)


class Fields:
    """All fields of one step."""

    def __init__(self, step: int) -> None:
        self._step = step
        self._all: dict[str, Field] = {}

    def add(self, one: Field) -> Field:
        """Enter a field under its name."""
        self._all[one.name] = one
        return one

    def get(self, name: str) -> Field | None:
        """The field of that name."""
        return self._all.get(name)

    def every(self) -> tuple[Field, ...]:
        """All fields, in the order in which they were entered."""
        return tuple(self._all.values())

    def follow(self, case: Case) -> None:
        """Show what the record says wherever nobody is typing."""
        handling = case.handling
        for one in self._all.values():
            if one.kind == "text":
                one.follow(handling.text(self._step, one.name), case.version)
            elif one.kind == "choice":
                one.follow(handling.choice(self._step, one.name), case.version)

    def pending(self) -> Pending:
        """What differs from the record, now on its way there."""
        changed = [one for one in self._all.values() if one.kind != "line" and one.touched]
        seen = min((one.version for one in changed), default=0)
        for one in changed:
            one.sent.add(one.value)
        return Pending(
            tuple((one.name, Words(one.read())) for one in changed if one.kind == "text"),
            tuple((one.name, one.read()) for one in changed if one.kind == "choice"),
            seen,
        )

    def unsaved(self) -> bool:
        """Whether a save would carry anything."""
        return any(one.touched for one in self._all.values() if one.kind != "line")

    def unsent(self) -> bool:
        """Whether anything here is not in the record."""
        return any(one.touched for one in self._all.values())

    def draft(self) -> dict[str, str]:
        """What the journal keeps: everything that the record does not say yet."""
        changed = [one for one in self._all.values() if one.touched]
        if not changed:
            return {}
        seen = min((one.version for one in changed if one.kind != "line"), default=0)
        return {one.name: one.read() for one in changed} | {SEEN: str(seen)}

    def restore(self, draft: Mapping[str, str]) -> bool:
        """Bring the words of a draft back where the record does not say them; tell whether there were any."""
        seen, found = draft.get(SEEN, ""), False
        for name, words in draft.items():
            one = self._all.get(name)
            if one is None or one.value == _stored(words):
                continue
            one.write(words)
            if seen.isdigit() and one.kind != "line":
                one.version = min(one.version, int(seen))
            found = found or one.touched
        return found

    def give_up(self) -> None:
        """Throw away what is not in the record."""
        for one in self._all.values():
            if one.touched:
                one.write(one.base)

    def take(self, name: str, words: str, version: int) -> None:
        """After a merge: show the words agreed on, which know the record up to this version."""
        if (one := self._all.get(name)) is not None:
            one.version = version
            if one.value != _stored(words):
                one.write(words)

    def unmark(self) -> None:
        """Take the red frames back."""
        for one in self._all.values():
            one.mark(False)


def _stored(text: str) -> str:
    """As the log would hold it; a text that is too long is compared as it stands and refused when it is sent."""
    try:
        return clean_text(text)
    except Refusal:
        return text

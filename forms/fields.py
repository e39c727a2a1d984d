"""What a form is made of, as frozen values: the same for the screen and for the paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

COLUMNS = 12
"""Every form, on paper and on screen, stands on a grid of this many columns."""


class Pair(NamedTuple):
    """One thing said in Chinese and in English."""

    zh: str
    en: str


UNSAID = Pair("", "")
NUMBER = Pair("编号", "No.")


class Kind(StrEnum):
    """What a field holds, and so how it is asked for and how it is printed."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    CHECKS = "checks"
    DATETIME = "datetime"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    PERSON = "person"
    PHONE = "phone"
    SIGNATURE = "signature"
    TABLE = "table"
    TIMELINE = "timeline"
    EVIDENCE = "evidence"
    NOTE = "note"
    PROSE = "prose"
    CHART = "chart"


class FormKind(StrEnum):
    """A sheet has a ruled grid; a letter has an address head and prose."""

    SHEET = "sheet"
    LETTER = "letter"


class Look(StrEnum):
    """How a value is set: in the common size, semibold, as a large figure, or (prose) without first-line indent."""

    PLAIN = "plain"
    STRONG = "strong"
    BIG = "big"
    FLUSH = "flush"


class Cell(StrEnum):
    """What a table cell shows: a value, a tick box, or a clock's verdict (met, late, running)."""

    VALUE = "value"
    TICK = "tick"
    VERDICT = "verdict"


class Show(StrEnum):
    """Whether a choice prints every option, only the chosen one, or decides by how many there are."""

    AUTO = "auto"
    ALL = "all"
    CHOSEN = "chosen"


class Only(StrEnum):
    """Where a field appears, if not everywhere."""

    ALWAYS = "always"
    BLANK = "blank"
    FILLED = "filled"
    SCREEN = "screen"
    PAPER = "paper"


class Align(StrEnum):
    """On which side a value stands in its cell."""

    LEFT = "l"
    CENTRE = "c"
    RIGHT = "r"


class Way(StrEnum):
    """How a customer answers for a record: by name, by thumb, or not at all."""

    SIGN = "sign"
    THUMB = "thumb"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist that makes a piece of evidence valid."""

    code: str
    label: Pair


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that may be chosen; `checks` only for kinds of evidence."""

    code: str
    label: Pair
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `width` is its share of the row (the shares are millimetres of 170)."""

    id: str
    label: Pair
    width: int
    kind: Kind = Kind.TEXT
    cell: Cell = Cell.VALUE
    look: Look = Look.PLAIN
    align: Align = Align.LEFT
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timeline; `ask` is the small line under its name (its limit), `lines` the room to write."""

    id: str
    label: Pair
    ask: Pair | None = None
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `width` counts columns of twelve, `lines` written lines, `rows` rows of a blank table."""

    id: str
    kind: Kind
    label: Pair = UNSAID
    width: int = COLUMNS
    lines: int = 1
    rows: int = 0
    spare: int = 0
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    steps: tuple[Step, ...] = ()
    ways: tuple[Way, ...] = ()
    text: Pair | None = None
    ask: Pair | None = None
    unit: Pair | None = None
    show: Show = Show.AUTO
    required: bool = False
    mask: bool = False
    stacked: bool = False
    keep: bool = False
    who: tuple[str, ...] = ()
    source: str = ""
    align: Align = Align.LEFT
    look: Look = Look.PLAIN
    only: Only = Only.ALWAYS


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading, printed only if what `when` names has a value: a field of its own, or a section."""

    id: str
    fields: tuple[Field, ...]
    title: Pair | None = None
    note: Pair | None = None
    when: str = ""
    keep: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A record form; `id` and `version` are printed on every page as `id/version`."""

    id: str
    version: int
    title: Pair
    sections: tuple[Section, ...]
    kind: FormKind = FormKind.SHEET
    number: Pair = NUMBER
    source: str = ""
    binding: bool = True
    ink: bool = False  # no key ever signs it: an empty line waits for the pen and says nothing

    def section(self, section_id: str) -> Section:
        """Give one section; `KeyError` if the form has none of that id."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

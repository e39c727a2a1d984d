"""Reads TOML that people write: every problem is found in one go, with file, line, key and what was expected."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeGuard, TypeVar, cast

from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen
from desktop.domain.wording.bilingual import NOTHING, Bilingual

Table = dict[str, Any]
Choice = TypeVar("Choice", bound=str)
HAN = re.compile(r"[\u4e00-\u9fff]")
PAIR = 2  # Chinese, English
HEADING = re.compile(r"\[\[?([^\]]+)\]\]?")
ENTRY = re.compile(r'("?[\w.-]+"?)\s*=')


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Narrow to a list."""
    return isinstance(value, list)


def is_table(value: object) -> TypeGuard[Table]:
    """Narrow to a table."""
    return isinstance(value, dict)


@frozen
class Problem:
    """One thing that is wrong: where it stands, which sentence says it, and the values of that sentence."""

    file: str
    line: int
    path: str
    key: str
    values: tuple[tuple[str, str], ...] = ()


class BadFileError(Exception):
    """A file that cannot be meant as written; carries every problem, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.file, p.line, p.path))
        first = self.problems[0]
        super().__init__(f"{len(problems)} problem(s), first: {first.file}:{first.line} {first.path} {first.key}")


@dataclass
class Paper:
    """One file: its text, to find lines, and what is wrong with it."""

    name: str
    text: str
    problems: list[Problem] = field(default_factory=list[Problem])

    def wrong(self, path: str, key: str, **values: object) -> None:
        """Note a problem at a key."""
        shown = tuple((name, str(value)) for name, value in values.items())
        self.problems.append(Problem(self.name, self.line_of(path), path, key, shown))

    def line_of(self, path: str) -> int:
        """Give the line of a key, or of the nearest table above it."""
        best, rest = 1, path
        for number, at, exact in self._places:
            if at and (rest == at or rest.startswith((at + ".", at + "["))):
                if exact:
                    return number
                best = number
        return best

    @cached_property
    def _places(self) -> tuple[tuple[int, str, bool], ...]:
        """Find each table heading and each key with its line; [[name]] counts its rows as name[0], name[1] and so on."""
        return tuple(_places(self.text))

    def close(self) -> None:
        """Refuse the file if anything was wrong."""
        if self.problems:
            raise BadFileError(self.problems)


def _places(text: str) -> Iterator[tuple[int, str, bool]]:
    at, rows = "", dict[str, int]()
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if head := HEADING.match(line):
            at = head[1].replace('"', "").strip()
            if line.startswith("[["):
                rows[at] = rows.get(at, -1) + 1
                at = f"{at}[{rows[at]}]"
            yield number, at, False
        elif found := ENTRY.match(line):
            yield number, f"{at}.{found[1]}".lstrip(".").replace('"', ""), True


def open_paper(text: str, name: str) -> tuple[Paper, "Node"]:
    """Read a TOML text; `name` is what messages call it. BadFileError when it is no TOML at all."""
    paper = Paper(name, text)
    try:
        # Decimal keeps 499.99 exact, which a binary fraction would not.
        return paper, Node(paper, tomllib.loads(text, parse_float=Decimal))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise BadFileError([Problem(name, line, "", "not-toml", (("why", str(error)),))]) from error


class Node:
    """A table that knows where it stands; what nobody asked for is reported as unknown."""

    def __init__(self, paper: Paper, table: Table, path: str = "") -> None:
        self.paper, self.path, self._table = paper, path, table
        self._asked: set[str] = set()

    def at(self, key: str) -> str:
        """Give the full name of a key in this table."""
        return f"{self.path}.{key}".lstrip(".")

    def wrong(self, key: str, problem: str, **values: object) -> None:
        """Note a problem at a key of this table."""
        self.paper.wrong(self.at(key), problem, **values)

    def raw(self, key: str) -> Any:
        """Give a value as it stands."""
        self._asked.add(key)
        return self._table.get(key)

    def listed(self, key: str) -> list[Any]:
        """Give a list of anything; the reader looks at each item."""
        return cast("list[Any]", self._typed(key, list, "list", [], must=False))

    def keys(self) -> list[str]:
        """Name every key that is written."""
        return list(self._table)

    def has(self, key: str) -> bool:
        """Say whether a key is written."""
        return key in self._table

    def _typed(self, key: str, kind: type, expected: str, default: Any, *, must: bool) -> Any:
        value = self.raw(key)
        if value is None:
            if must:
                self.wrong(key, "missing", expected=expected)
            return default
        confused = (kind is int and isinstance(value, bool)) or (kind is date and isinstance(value, datetime))
        if not isinstance(value, kind) or confused:
            self.wrong(key, "kind", expected=expected, found=value)
            return default
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; must be there unless a default is given."""
        return cast("str", self._typed(key, str, "text", default or "", must=default is None))

    def one_of(self, key: str, choices: tuple[Choice, ...], default: Choice | None = None) -> Choice:
        """Give one word out of a closed list."""
        value = self.text(key, default)
        for choice in choices:
            if value == choice:
                return choice
        if value:
            self.wrong(key, "choice", found=value, choices=", ".join(choices))
        return default if default is not None else choices[0]

    def named(self, key: str, known: Iterable[str], default: str | None = None) -> str:
        """Give the name of something that is defined elsewhere."""
        name, names = self.text(key, default), list(known)
        if name and name not in names:
            self.wrong(key, "choice", found=name, choices=", ".join(names))
        return name

    def whole(self, key: str, default: int | None = None, least: int = 0, most: int = 10**9) -> int:
        """Give a whole number between `least` and `most`."""
        fallback = default if default is not None else least
        value = cast("int", self._typed(key, int, "whole-number", fallback, must=default is None))
        if value < least:
            self.wrong(key, "least", found=value, least=least)
        if value > most:
            self.wrong(key, "most", found=value, most=most)
        return min(max(value, least), most)

    def money(self, key: str) -> Fen:
        """Give an amount written in whole units or with two decimals, in hundredths."""
        value = self.raw(key)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            fen = Decimal(value) * 100
            if fen.is_finite() and fen == int(fen) and 0 <= fen < 10**12:
                return int(fen)
        self.wrong(key, "missing" if value is None else "kind", expected="money", found=value)
        return 0

    def flag(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        return cast("bool", self._typed(key, bool, "true-false", default, must=False))

    def day(self, key: str, *, must: bool = True) -> date | None:
        """Give a date."""
        return cast("date | None", self._typed(key, date, "date", None, must=must))

    def names(self, key: str) -> tuple[str, ...]:
        """Give a text or a list of texts; may be missing."""
        value = self.raw(key)
        items: list[Any] = [] if value is None else value if is_list(value) else [value]
        if not all(isinstance(item, str) for item in items):
            self.wrong(key, "kind", expected="list-of-text", found=value)
            return ()
        return tuple(items)

    def label(self, key: str, *, must: bool = True) -> Bilingual:
        """Give a text in both languages: ["中文", "English"] or { zh = "中文", en = "English" }."""
        value = self.raw(key)
        if value is None and not must:
            return NOTHING
        return self.as_label(key, value)

    def as_label(self, key: str, value: Any) -> Bilingual:
        """Read a value as a text in both languages."""
        pair: list[Any] = value if is_list(value) else []
        if is_table(value) and set(value) == {"zh", "en"}:
            pair = [value["zh"], value["en"]]
        if len(pair) != PAIR or not all(isinstance(word, str) and word.strip() for word in pair):
            self.wrong(key, "label", found=value)
            return Bilingual("?", "?")
        label = Bilingual(*pair)
        if HAN.search(label.en) and not HAN.search(label.zh):
            self.wrong(key, "label-order", found=value)
        return label

    def labels(self, key: str) -> tuple[Bilingual, ...]:
        """Give a list of texts in both languages."""
        return tuple(self.as_label(key, item) for item in self.listed(key))

    def table(self, key: str, *, must: bool = True) -> "Node":
        """Give a table inside this one."""
        value = self._typed(key, dict, "table", {}, must=must)
        return Node(self.paper, value, self.at(key))

    def tables(self, key: str, *, must: bool = False) -> dict[str, "Node"]:
        """Give a table of tables: [key.one], [key.two]."""
        node = self.table(key, must=must)
        return {name: node.table(name) for name in node.keys()}  # noqa: SIM118 - a Node is no mapping

    def rows(self, key: str) -> list["Node"]:
        """Give a list of tables: [[key]]."""
        out: list[Node] = []
        for number, item in enumerate(self.listed(key)):
            if is_table(item):
                out.append(Node(self.paper, item, f"{self.at(key)}[{number}]"))
            else:
                self.wrong(f"{key}[{number}]", "kind", expected="table", found=item)
        return out

    def done(self) -> None:
        """Say which keys nobody knows, and what was probably meant."""
        for key in self._table:
            if key not in self._asked:
                near = get_close_matches(key, sorted(self._asked), 1)
                self.wrong(key, "unknown", meant=near[0] if near else "", known=", ".join(sorted(self._asked)))

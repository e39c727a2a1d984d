"""Turns a pattern of the phrase guard into a regular expression that can only run in linear time."""

import re
from functools import cache
from typing import TypeAlias

from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.phrase import Place

CHARACTERS, WORDS, WORD = 8, 4, 40  # what a star stands for; no word is longer than WORD characters
DEPTH = 5  # choices inside choices
TOKEN = re.compile(r"[()|*]|[^()|*]+")
PLAIN = re.compile(r"[\[\]\\?+.^${}]")


class BadPatternError(ValueError):
    """A pattern that uses more than ( | ) *, or that the empty text would match."""


@frozen
class Matcher:
    """A compiled pattern, and words of which one must be there before a search is worth while."""

    regex: re.Pattern[str]
    needs: tuple[str, ...]


@frozen
class _Star:
    """Something short in between."""


@frozen
class _Choice:
    options: "tuple[_Sequence, ...]"


_Sequence: TypeAlias = "tuple[str | _Star | _Choice, ...]"


@cache
def matcher(pattern: str, language: Language, place: Place) -> Matcher:
    """Compile a pattern, once; BadPatternError when it is not one."""
    sequence = _Reader(pattern.lower() if language == "en" else pattern).read()
    while sequence and isinstance(sequence[-1], _Star):  # at the end it asks for nothing and would widen the mark
        sequence = sequence[:-1]
    needs = _needs(sequence, language)
    if not needs:
        message = f"{pattern!r} could match nothing"
        raise BadPatternError(message)
    body = _regex(sequence, language)
    if language == "en":
        body = rf"(?<!\w){body}(?!\w)"
    if place != "any":
        body = f"^{body}"
    if place == "clause":
        body = f"{body}$"
    return Matcher(re.compile(body, re.MULTILINE), needs)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._tokens: list[str] = TOKEN.findall(pattern)
        self._at = 0

    def read(self) -> _Sequence:
        if PLAIN.search(self._pattern):
            raise self._bad()
        sequence = self._sequence(0)
        if self._at < len(self._tokens):
            raise self._bad()
        return sequence

    def _bad(self) -> BadPatternError:
        return BadPatternError(f"{self._pattern!r} uses more than ( | ) *")

    def _sequence(self, depth: int) -> _Sequence:
        items: list[str | _Star | _Choice] = []
        while self._at < len(self._tokens) and (token := self._tokens[self._at]) not in ("|", ")"):
            self._at += 1
            match token:
                case "(":
                    items.append(self._choice(depth + 1))
                case "*":
                    items.append(_Star())
                case _:
                    items.append(token)
        return tuple(items)

    def _choice(self, depth: int) -> _Choice:
        if depth > DEPTH:
            raise self._bad()
        options = [self._sequence(depth)]
        while self._next() == "|":
            options.append(self._sequence(depth))
        return _Choice(tuple(options))

    def _next(self) -> str:
        if self._at >= len(self._tokens):
            raise self._bad()
        self._at += 1
        return self._tokens[self._at - 1]


def _regex(sequence: _Sequence, language: Language) -> str:
    return "".join(_item(item, language) for item in sequence)


def _item(item: str | _Star | _Choice, language: Language) -> str:
    match item:
        case _Star():
            # Each word must end with its space, else a long run of letters could be cut in a million ways.
            return f".{{0,{CHARACTERS}}}?" if language == "zh" else f"(?:[^ \\n]{{1,{WORD}}} ){{0,{WORDS}}}?"
        case _Choice(options):
            return f"(?:{'|'.join(_regex(option, language) for option in options)})"
        case str():
            # An empty choice leaves two spaces beside each other, so in English a space may be missing.
            return re.escape(item).replace(r"\ ", " ?" if language == "en" else "")


def _needs(sequence: _Sequence, language: Language) -> tuple[str, ...]:
    """Pick the piece that is hardest to find: one of its words is in every match. None when it can be empty."""
    found: list[tuple[str, ...]] = []
    for item in sequence:
        match item:
            case _Star():
                pass
            case _Choice(options):
                inner = [_needs(option, language) for option in options]
                if all(inner):
                    found.append(tuple(word for words in inner for word in words))
            case str():
                word = max(item.split(), key=len, default="") if language == "en" else "".join(item.split())
                if word:
                    found.append((word,))
    return max(found, key=lambda words: min(map(len, words)), default=())

"""Lays a text out for the phrase guard: sentences or clauses one a line, and where each letter stood before."""

import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain.wording.bilingual import Language

QUOTES = {"“": "”", '"': '"', "「": "」"}
SENTENCE_ENDS = frozenset("。！？；.!?;\n")
PAUSES = frozenset("，、：…—,:")
MARKS = 30  # combining marks that are taken together with their letter


@dataclass(slots=True)
class Laid:
    """The text to search, and for each of its characters the place in the original."""

    text: str = ""
    starts: "array[int]" = field(default_factory=lambda: array("L"))
    ends: "array[int]" = field(default_factory=lambda: array("L"))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the original start and end of a non-empty stretch."""
        return self.starts[start], self.ends[end - 1]


def lay(text: str, language: Language, *, clauses: bool) -> Laid:
    """Normalise, leave quotations out, and put each sentence (or clause) on a line of its own."""
    out: list[str] = []
    laid = Laid()

    def put(char: str, start: int, end: int) -> None:
        out.append(char)
        laid.starts.append(start)
        laid.ends.append(end)

    for cluster, start, end in _unquoted(text):
        for char in _normal(cluster, language):
            last = out[-1] if out else "\n"
            if char in SENTENCE_ENDS or (clauses and char in PAUSES):
                if last == " ":  # a line has no space at its end
                    out[-1] = "\n"
                elif last != "\n":
                    put("\n", start, end)
            elif char in PAUSES or char.isspace():
                if language == "en" and last not in " \n":
                    put(" ", start, end)
            else:
                put(char, start, end)
    if out and out[-1] == " ":
        out[-1] = "\n"
    laid.text = "".join(out)
    return laid


def _unquoted(text: str) -> Iterator[tuple[str, int, int]]:
    """Give each letter with its marks and its place; a quotation becomes one space."""
    at, size = 0, len(text)
    unclosed: set[str] = set()
    while at < size:
        char = text[at]
        closer = QUOTES.get(char)
        if closer and char not in unclosed:
            close = text.find(closer, at + 1)
            if close >= 0:
                yield " ", at, close + 1
                at = close + 1
                continue
            unclosed.add(char)  # none closes behind here: do not look again
        end = at + 1
        while end < size and end - at < MARKS and text[end] > "\u02ff" and unicodedata.combining(text[end]):
            end += 1
        yield text[at:end], at, end
        at = end


@lru_cache(maxsize=4096)
def _normal(cluster: str, language: Language) -> str:
    normal = unicodedata.normalize("NFKC", cluster.replace("’", "'").replace("‘", "'"))
    return normal.lower() if language == "en" else normal

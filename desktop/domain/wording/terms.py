"""What a search finds: Chinese as pairs of characters, Latin and digits as words, all folded the same way on both sides.

No database splits Chinese into words; pairs of neighbours, asked for as a phrase, are exact for two characters and more.
"""

import re
import unicodedata

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
LONGEST = 64  # characters of one Latin word that are kept


def folded(text: str) -> str:
    """One form for what looks alike: NFKC and lower case."""
    return unicodedata.normalize("NFKC", text).casefold()


def stored(text: str) -> str:
    """The terms of a text as the index keeps them: single characters and pairs, separated by spaces."""
    out: list[str] = []
    for run in _RUN.findall(folded(text)):
        if not _IS_HAN.match(run):
            out.append(run[:LONGEST])
            continue
        out += [run[i : i + 2] for i in range(len(run) - 1)]
        out.append(run[-1])
    return " ".join(out)


def asked(query: str) -> list[list[str]]:
    """A query as phrases of terms, all of which must be found; the last Latin word may be a beginning (see `is_prefix`).

    A single Chinese character asks for a term that begins with it; two or more ask for their pairs in a row.
    """
    phrases: list[list[str]] = []
    for run in _RUN.findall(folded(query)):
        if not _IS_HAN.match(run):
            phrases.append([run[:LONGEST]])
        elif len(run) == 1:
            phrases.append([run])
        else:
            phrases.append([run[i : i + 2] for i in range(len(run) - 1)])
    return phrases


def pairs(text: str) -> frozenset[str]:
    """The set of neighbouring pairs of a text, for comparing two complaints."""
    flat = "".join(_RUN.findall(folded(text)))
    return frozenset(flat[i : i + 2] for i in range(len(flat) - 1))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter is in the longer: 0 nothing, 1 all."""
    least = min(len(one), len(other))
    return len(one & other) / least if least else 0.0

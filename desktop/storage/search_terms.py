"""The words under which a case is found: its text, its number by its end, and names as they sound."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from desktop.domain.wording import terms
from desktop.domain.wording.masking import keys_in

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
READ = 200_000  # characters of a case that are searched for: what is beyond them, some two hundred pages, is read in the case alone
KEPT = 400_000  # characters of its terms: one sign may stand for a whole sentence
_READINGS = 4  # ways to read a name that are kept: 单 is Shan, Dan or Chan


def of_ticket(text: str, who: str, number: str) -> str:
    """The terms that the index keeps for a case; `text` is that of the computed row."""
    read = text[:READ]
    found = terms.stored(read)
    out = [found if len(found) <= KEPT else found[:KEPT].rpartition(" ")[0]]
    out += keys_in(read)
    if tail := number.rpartition("-")[2].lstrip("0"):
        out.append(tail)
    if _HAN.search(who):
        out += sounds(who)
    return " ".join(one for one in out if one)


@lru_cache(maxsize=1024)
def sounds(who: str) -> tuple[str, ...]:
    """A Chinese name in full pinyin and by its initials, in its few likely readings."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - half a second to import; only names with Han characters need it

    han = "".join(_HAN.findall(who))
    read = pinyin(han[0], style=Style.NORMAL, heteronym=True)
    usual = [one[0] for one in pinyin(han, style=Style.NORMAL)]
    # The surname has other readings than its character has in a sentence; given names hardly ever do.
    first = dict.fromkeys([usual[0], *read[0]])
    found: dict[str, None] = {}
    for surname in islice(first, _READINGS):
        way = [surname, *usual[1:]]
        found["".join(way)] = None
        found["".join(one[0] for one in way if one)] = None
    return tuple(found)


class Phrase(NamedTuple):
    """Terms that must stand in a row; `begins` = the last is the beginning of one."""

    terms: tuple[str, ...]
    begins: bool


def phrases(query: str) -> tuple[Phrase, ...]:
    """What a query asks for, all of it; a single Chinese character and the last Latin word may be beginnings."""
    asked = terms.asked(query)
    out: list[Phrase] = []
    for at, phrase in enumerate(asked):
        last = at == len(asked) - 1
        begins = len(phrase) == 1 and (len(phrase[0]) == 1 if _HAN.match(phrase[0]) else last)
        out.append(Phrase(tuple(phrase), begins))
    return tuple(out)


def match(query: str) -> str:
    """A query in the language of FTS5, "" if it has neither letters nor digits; what people type stays inside quotes."""
    return " ".join(_quoted(one.terms) + "*" * one.begins for one in phrases(query))


def _quoted(run: Iterable[str]) -> str:
    return '"' + " ".join(run).replace('"', '""') + '"'


def runs(narrative: str, most: int = 8, window: int = 4) -> list[list[str]]:
    """By what complaints with some of the same wording are found: up to `most` runs of `window` characters or long words."""
    stored = terms.stored(narrative).split()
    found: list[list[str]] = []
    at = 0
    while at < len(stored):
        run = stored[at : at + window - 1]
        if len(stored[at]) > window and stored[at].isascii():
            found.append([stored[at]])
            at += 1
        elif len(run) == window - 1 and all(len(one) == 2 and not one.isascii() for one in run):  # noqa: PLR2004 - pairs
            found.append(run)
            at += window - 1
        else:
            at += 1
    step = max(1, -(-len(found) // most))
    return found[::step][:most]


def telling(narrative: str) -> str:
    """The query of FTS5 for them, any of which may match."""
    return " OR ".join(_quoted(run) for run in runs(narrative))

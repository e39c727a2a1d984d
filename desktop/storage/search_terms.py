"""The words under which a case is found: its text, its number and phone by their ends, and names as they sound."""

import re
from functools import lru_cache
from itertools import islice

from desktop.domain.wording import terms
from desktop.domain.wording.clean import digits

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_READINGS = 4  # ways to read a name that are kept: 单 is Shan, Dan or Chan
_ENDS = (4, 8)  # digits at the end of a phone number by which people ask


def of_ticket(text: str, who: str, phone: str, number: str) -> str:
    """The terms that the index keeps for a case; `text` is that of the computed row."""
    out = [terms.stored(text)]
    plain = digits(phone)
    out += [plain[-end:] for end in _ENDS if len(plain) > end]
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


def match(query: str) -> str:
    """A query in the language of FTS5, "" if it has neither letters nor digits; what people type stays inside quotes.

    Every phrase must be found. A single Chinese character and the last Latin word may be beginnings.
    """
    phrases = terms.asked(query)
    out: list[str] = []
    for at, phrase in enumerate(phrases):
        quoted = '"' + " ".join(phrase).replace('"', '""') + '"'
        last = at == len(phrases) - 1
        begins = len(phrase) == 1 and (len(phrase[0]) == 1 if _HAN.match(phrase[0]) else last)
        out.append(quoted + "*" if begins else quoted)
    return " ".join(out)


def telling(narrative: str, most: int = 8, window: int = 4) -> str:
    """A query for complaints that share some wording: up to `most` runs of `window` characters or long words, any of which may match."""
    stored = terms.stored(narrative).split()
    runs: list[list[str]] = []
    at = 0
    while at < len(stored):
        run = stored[at : at + window - 1]
        if len(stored[at]) > window and stored[at].isascii():
            runs.append([stored[at]])
            at += 1
        elif len(run) == window - 1 and all(len(one) == 2 and not one.isascii() for one in run):  # noqa: PLR2004 - pairs
            runs.append(run)
            at += window - 1
        else:
            at += 1
    step = max(1, -(-len(runs) // most))
    return " OR ".join('"' + " ".join(run) + '"' for run in runs[::step][:most])

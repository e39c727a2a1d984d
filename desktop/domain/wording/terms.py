"""What a search finds: Chinese as pairs of characters, Latin and digits as words, all folded the same way on both sides.

No database splits Chinese into words; pairs of neighbours, asked for as a phrase, are exact for two characters and more.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import sqrt
from operator import add

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
        out += map(add, run, run[1:])
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


# Words that any two complaints share tell nothing: English ones here, Chinese pairs below.
_EMPTY = frozenset(
    [
        "about",
        "after",
        "again",
        "all",
        "also",
        "and",
        "any",
        "are",
        "because",
        "been",
        "before",
        "being",
        "but",
        "came",
        "can",
        "could",
        "did",
        "does",
        "for",
        "from",
        "get",
        "going",
        "got",
        "had",
        "has",
        "have",
        "her",
        "him",
        "his",
        "how",
        "into",
        "its",
        "just",
        "like",
        "more",
        "not",
        "now",
        "off",
        "one",
        "our",
        "out",
        "over",
        "said",
        "say",
        "she",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "told",
        "too",
        "two",
        "very",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
        "我们",
        "没有",
        "一个",
        "不是",
        "就是",
        "这个",
        "什么",
        "他们",
        "自己",
        "但是",
        "因为",
        "所以",
        "如果",
        "还是",
        "可以",
        "不能",
        "不会",
        "时候",
        "现在",
        "已经",
        "也没",
        "都没",
        "都是",
        "也不",
        "都不",
        "还有",
        "这样",
        "那么",
        "这么",
        "怎么",
        "知道",
        "觉得",
        "而且",
        "是我",
        "我的",
        "的是",
        "酒店",
        "宾馆",
        "房间",
        "服务",
        "客人",
        "入住",
        "前台",
    ]
)
_SHORTEST = 3  # letters of a Latin word
SHARED = 3  # terms that two complaints must share before they are called alike at all
_LONGER = 3  # a case on which much was written is not less alike for that


def telling(terms: Iterable[str]) -> frozenset[str]:
    """Those terms that tell one complaint from another: no function words, no single characters, no short Latin words."""
    return frozenset(filter(_tells, terms))


# Kept: a hundred complaints are compared at a time, and use the same words.
@lru_cache(maxsize=1 << 15)
def _tells(term: str) -> bool:
    if term in _EMPTY:
        return False
    return len(term) > 1 if not term.isascii() else len(term) >= _SHORTEST or not term.isalpha()


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of telling terms are, 0 nothing to 1 all: the cosine, where the longer counts as three times the shorter at most."""
    shared, least = len(one & other), min(len(one), len(other))
    if shared < SHARED:
        return 0.0
    return shared / sqrt(least * min(max(len(one), len(other)), _LONGER * least))

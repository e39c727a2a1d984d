"""Whole sentences with places for values: "%1 holds the case now"."""

import re

from desktop.ui.theme import language as worn

_PLACE = re.compile(r"( ?)%([1-9])( ?)")
_HAN = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_ENDS, _BEGINS = re.compile(f"{_HAN}$"), re.compile(_HAN)


def filled(sentence: str, *values: str) -> str:
    """Put the values into %1, %2 … at once, so that a value that holds "%2" itself stays as it was typed.

    A blank beside a place is for figures and Latin letters; between two Chinese signs it falls away.
    """
    said, end = "", 0
    for found in _PLACE.finditer(sentence):
        number = int(found[2])
        value = values[number - 1] if number <= len(values) else f"%{number}"
        said += sentence[end : found.start()]
        said += ("" if _ENDS.search(said) and _BEGINS.match(value) else found[1]) + value
        end = found.end()
        follows = sentence[end : end + 1]
        said += "" if _ENDS.search(value) and _BEGINS.match(follows) else found[3]
    return said + sentence[end:]


def quoted(words: str, language: str) -> str:
    """Somebody's own words, in one line and in quotes; nothing for nothing."""
    line = " ".join(words.split())
    if not line:
        return ""
    return f"“{line}”" if language == "en" or "“" not in line else f"「{line}」"


def listed(*parts: str) -> str:
    """The parts that say something, as the language separates them."""
    return ("、" if worn() == "zh" else ", ").join(part for part in parts if part)


def joined(*parts: str) -> str:
    """The parts that say something, with a middle dot between."""
    return " · ".join(part for part in parts if part)

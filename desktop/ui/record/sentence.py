"""Whole sentences with places for values: "%1 holds the case now"."""

import re

_PLACE = re.compile(r"%([1-9])")


def filled(sentence: str, *values: str) -> str:
    """Put the values into %1, %2 … at once, so that a value that holds "%2" itself stays as it was typed."""
    return _PLACE.sub(lambda found: values[int(found[1]) - 1] if int(found[1]) <= len(values) else found[0], sentence)


def quoted(words: str, language: str) -> str:
    """Somebody's own words, in one line and in quotes; nothing for nothing."""
    line = " ".join(words.split())
    if not line:
        return ""
    return f"“{line}”" if language == "en" or "“" not in line else f"「{line}」"


def joined(*parts: str) -> str:
    """The parts that say something, with a middle dot between."""
    return " · ".join(part for part in parts if part)

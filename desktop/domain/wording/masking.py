"""Numbers that tell who somebody is, shown by their ends only: 138****5678, 110101********1234."""

import re
from collections.abc import Sequence

from desktop.domain.wording.clean import digits
from desktop.domain.wording.words import Words

_STARS = 4
_KEYED = 7  # figures by which a number is found: those that are seen of a mobile one
_ENDS = re.compile(r"\d+\*{2,}\d+")
_IDENTITY = (15, 18)  # digits of an identity card, old and new
_LEAST, _MOST = 7, 15  # digits of a telephone number; fewer are rooms, amounts and times, more are several
_PLAIN = re.compile(r"[\d\s+().\-\u2011（）]*[\dXx]\s*")
# What in a running text is surely a number of a person: Chinese mobile and identity numbers, numbers with + or with their area.
_FOUND = re.compile(
    r"""(?<!\d)(?: \d{17}[\dXx](?![\dA-Za-z])
      | (?:(?:\+|00)?86[ \-]?)? [1１][3-9３-９]\d[ \-.]?\d{4}[ \-.]?\d{4}(?!\d)
      | \+\d[\d \-]{7,17}\d(?!\d)
      | [(（]0\d{2,3}[)）][ \-]?\d{3,4}[ \-]?\d{4}(?!\d)
      | 0\d{2,4}[ \-]\d{3,4}[ \-]?\d{3,4}(?!\d) )""",
    re.VERBOSE,
)
_LONG = re.compile(r"\d{7,}")
_MAYBE = re.compile(r"[\d()（）.+ \-]{8}")  # the least that is common to all of them: most texts hold none
# Only at the beginning of a word and without going back: tried from every sign, one word of 20,000 signs took half a second.
_MAIL = re.compile(r"(?<![^\s@:：,，;；])([^\s@:：,，;；])[^\s@:：,，;；]*+(@[^\s@]+)")


def masked_number(number: str) -> str:
    """A telephone or identity number with its middle starred; what is too short to be one stays. Several are masked one by one."""
    if not _PLAIN.fullmatch(number):
        return masked_text(number)
    return _several(number) if len(_bare(number)) > _MOST and len(_bare(number)) not in _IDENTITY else _starred(number)


def _several(numbers: str) -> str:
    return masked_text(_LONG.sub(lambda one: _starred(one[0]), masked_text(numbers)))


def _bare(number: str) -> str:
    return re.sub(r"[^\dXx]", "", number)


def _starred(number: str) -> str:
    """One number by its ends."""
    bare, plus = _bare(number), "+" if number.lstrip().startswith("+") else ""
    if len(bare) < _LEAST:
        return number
    if len(bare) in _IDENTITY and not plus:
        return bare[:6] + "*" * (len(bare) - 10) + bare[-4:]
    ends = 4 if len(bare) >= 10 else 2  # noqa: PLR2004 - ten digits and more: a mobile number or one with its area
    # Never so many that what is seen could be a number itself.
    first = max(2, min(len(bare) - ends - _STARS, _LEAST - 1))
    return plus + bare[:first] + "*" * (len(bare) - first - ends) + bare[-ends:]


def masked_text(text: str) -> str:
    """A text in which every telephone and identity number is masked, and of an address by e-mail the name."""
    if "@" not in text and not _MAYBE.search(text):
        return text
    shown = _MAIL.sub(r"\1***\2", _FOUND.sub(lambda found: _starred(found[0]), text))
    # What stands beside a star may look like a number now that it did not look like before.
    return shown if shown == text else masked_text(shown)


def numbers_in(text: str, *, number: bool = False) -> tuple[str, ...]:
    """What is masked in a text, in full and in its order; `number`: the whole text is meant to be one."""
    if number and _PLAIN.fullmatch(text):
        return (text,) if masked_number(text) != text else ()
    shown = masked_text(text)
    if shown == text:
        return ()
    rest = _MAIL.sub(lambda found: " " * len(found[0]), text)
    every = sorted((*_FOUND.finditer(rest), *_MAIL.finditer(text)), key=lambda one: one.start())
    found = tuple(one[0] for one in every if masked_number(one[0]) != one[0])
    # A number that runs into an address is masked with it: then the text is kept as a whole.
    return found if refilled(shown, found) == text else (text,)


def refilled(shown: str, numbers: Sequence[str]) -> str:
    """A masked text with these numbers in the place of what is seen of them, each once and in their order."""
    out, at = list[str](), 0
    for one in numbers:
        mark = masked_number(one)
        if (found := shown.find(mark, at)) >= 0:
            out += [shown[at:found], one]
            at = found + len(mark)
    return "".join(out) + shown[at:]


def number_key(shown: str) -> str:
    """The figures by which a masked number is known, with its country or without; of what is no number its last ones."""
    return digits(shown)[-_KEYED:]


def keys_in(shown: str) -> list[str]:
    """The keys of all numbers in a masked text, each as a word of the search: tel1385678."""
    return [f"tel{number_key(one)}" for one in _ENDS.findall(shown)]


def by_keys(shown: str) -> str:
    """A masked text with such a word in the place of every number."""
    return _ENDS.sub(lambda one: f" tel{number_key(one[0])} ", shown)


def masked_words(words: Words, *, number: bool = False) -> Words:
    """The same for a text that has its seal: what is shown differs, what was signed does not."""
    shown = masked_number(words) if number else masked_text(words)
    return words if shown == words else Words(shown, seal=words.mark)

"""Every text of a person that a frozen value holds, found by walking it, so that a field added later is looked at too; and where it is on a sheet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from typing import cast

from desktop.domain.wording.words import Words


def words_in(value: object, path: str = "") -> Iterator[tuple[str, Words]]:
    """Give (where it stands, text) of everything that is there, e.g. ("remedy.options.….text", …)."""
    if isinstance(value, Words):
        if value:
            yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_in(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, Mapping):
        for key, one in cast("Mapping[object, object]", value).items():
            yield from words_in(one, f"{path}.{key}")
    elif isinstance(value, tuple | AbstractSet):
        for at, one in enumerate(cast("Iterable[object]", value)):
            yield from words_in(one, f"{path}.{at}")


_BREAKS = re.compile("[\u00ad\ufffe\u200b]+")


def bare(text: str) -> str:
    """Without what the breaking of lines adds or takes."""
    return "".join(_BREAKS.sub("", unicodedata.normalize("NFC", text)).split())


def by_number(text: str, printed: str) -> str:
    """What no font of the program has, little pictures above all, is printed by its number; letters of both languages never."""
    common = (sign in printed or sign.isascii() or "\u4e00" <= sign <= "\u9fff" for sign in text)
    return "".join(sign if plain else f"〔U+{ord(sign):04X}〕" for sign, plain in zip(text, common, strict=True))


def pieces(text: str, printed: str) -> int:
    """In how many pieces a text stands there: one more for each end of a page; more than there are pages means that some is not."""
    count, at = 0, 0
    while at < len(text):
        low, high = 0, len(text) - at
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text[at : at + middle] in printed else (low, middle - 1)
        if not low:
            return len(text)
        count, at = count + 1, at + low
    return count

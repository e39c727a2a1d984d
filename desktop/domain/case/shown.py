"""Texts of a case without the numbers in them, as they are written and shown, and in full once somebody said why they must see them."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar, cast

from desktop.domain.ids import Micros
from desktop.domain.wording.clean import digits
from desktop.domain.wording.masking import masked_number, masked_words, refilled
from desktop.domain.wording.words import Words

T = TypeVar("T")
Turn = Callable[[Words, str], Words]  # a text and the name of its field


class FullNumber(NamedTuple):
    """A number that was kept apart: the name of its text ("intake.phone") and that text's seal, itself, when it was written, its digest."""

    name: str
    of: str
    number: str
    at: Micros
    seal: str = ""


InFull = tuple[FullNumber, ...]  # in the order in which they were written


def masked(value: T) -> T:
    """The value with the numbers in its texts masked; what holds none is the same object."""
    return cast("T", _turned(value, "", lambda words, name: masked_words(words, number=name == "phone")))


def in_full(value: T, numbers: InFull) -> T:
    """The value with these numbers in the place of their ends; seals stay those of what was written."""
    return cast("T", _turned(value, "", lambda words, name: _filled(words, name, numbers))) if numbers else value


def _filled(words: Words, name: str, numbers: InFull) -> Words:
    if "*" not in words:
        return words
    text, known = str(words), dict[str, list[FullNumber]]()
    for one in numbers:
        known.setdefault(masked_number(one.number), []).append(one)
    own = [one.number for one in numbers if one.of == words.seal]
    if all(text.count(ends) == [masked_number(other) for other in own].count(ends) for ends in map(masked_number, own)):
        text = refilled(text, own)  # each where it stood
        for number in own:
            known.pop(masked_number(number), None)
    for ends in sorted(known, key=len, reverse=True):
        if ends in text:
            # Written with blanks or without, it is the same number.
            alike = (one.number for one in _meant(known[ends], name))
            meant = {one if "@" in one else digits(one): one for one in alike}
            text = text.replace(ends, " / ".join(meant.values()))
    return words if text == words else Words(text, seal=words.mark)


def _meant(alike: list[FullNumber], name: str) -> list[FullNumber]:
    """Of numbers with the same ends those that a text can mean which keeps the ends of an older one: of its own field the last."""
    of_field = [one for one in alike if one.name.rpartition(".")[2] == name]
    if not of_field or of_field[-1].name.count(".") > 1:  # one of many notes
        return of_field or alike
    return [one for one in of_field if one.at == of_field[-1].at]


def _turned(value: object, name: str, turn: Turn) -> object:
    if isinstance(value, Words):
        return turn(value, name)
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _turned(getattr(value, f.name), f.name, turn) for f in fields(value)}
        changed: dict[str, Any] = {key: one for key, one in new.items() if one is not getattr(value, key)}
        return replace(value, **changed) if changed else value
    if isinstance(value, Mapping):
        return _turned_table(cast("Mapping[object, object]", value), turn)
    return _turned_row(cast("tuple[object, ...]", value), name, turn) if isinstance(value, tuple) else value


def _turned_table(table: Mapping[object, object], turn: Turn) -> object:
    new = {key: _turned(one, _last(key), turn) for key, one in table.items()}
    return new if any(new[key] is not one for key, one in table.items()) else table


def _turned_row(row: tuple[object, ...], name: str, turn: Turn) -> object:
    # A pair of a field and its text, as the log keeps what was told.
    named = row[0] if len(row) == 2 and type(row[0]) is str else name  # noqa: PLR2004 - a pair
    new = tuple(_turned(one, named, turn) for one in row)
    return new if any(one is not other for one, other in zip(new, row, strict=True)) else row


def _last(key: object) -> str:
    return str(cast("tuple[object, ...]", key)[-1]) if isinstance(key, tuple) else str(key)

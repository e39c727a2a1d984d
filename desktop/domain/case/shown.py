"""A case as it is shown until somebody has said why they must see the numbers: every text masked, every seal kept."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from desktop.domain.wording.masking import masked_words
from desktop.domain.wording.words import Words

T = TypeVar("T")


def masked(value: T, name: str = "") -> T:
    """The value with the numbers in its texts masked; `name` is the field that it stands in. What holds none is the same object."""
    return cast("T", _masked(value, name))


def _masked(value: object, name: str) -> object:
    if isinstance(value, Words):
        return masked_words(value, number=name == "phone")
    if is_dataclass(value) and not isinstance(value, type):
        new = {f.name: _masked(getattr(value, f.name), f.name) for f in fields(value)}
        changed: dict[str, Any] = {key: one for key, one in new.items() if one is not getattr(value, key)}
        return replace(value, **changed) if changed else value
    if isinstance(value, Mapping):
        return _masked_table(cast("Mapping[object, object]", value))
    return _masked_row(cast("tuple[object, ...]", value), name) if isinstance(value, tuple) else value


def _masked_table(table: Mapping[object, object]) -> object:
    new = {key: _masked(one, _last(key)) for key, one in table.items()}
    return new if any(new[key] is not one for key, one in table.items()) else table


def _masked_row(row: tuple[object, ...], name: str) -> object:
    # A pair of a field and its text, as the log keeps what was told.
    named = row[0] if len(row) == 2 and type(row[0]) is str else name  # noqa: PLR2004 - a pair
    new = tuple(_masked(one, named) for one in row)
    return new if any(one is not other for one, other in zip(new, row, strict=True)) else row


def _last(key: object) -> str:
    return str(cast("tuple[object, ...]", key)[-1]) if isinstance(key, tuple) else str(key)

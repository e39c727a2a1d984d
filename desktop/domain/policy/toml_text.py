"""Writes a TOML table as text: what a house changes in a pack is kept as a whole file again."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop.domain.policy.reading import is_list, is_table


def toml_text(table: Mapping[str, Any]) -> str:
    """Give the text of a table of texts, numbers, dates, lists and tables; reading it gives the same table again.

    Raises:
        TypeError: a value that no pack holds.
    """
    return "\n".join(_lines(table, "")).strip() + "\n"


def _lines(table: Mapping[str, Any], path: str) -> Iterator[str]:
    inner: dict[str, Any] = {key: value for key, value in table.items() if is_table(value) or _rows(value)}
    for key, value in table.items():
        if key not in inner:
            yield f"{_name(key)} = {_value(value)}"
    for key, value in inner.items():
        name = f"{path}.{_name(key)}".lstrip(".")
        if is_table(value):
            yield f"\n[{name}]"
            yield from _lines(value, name)
        else:
            for row in value:
                yield f"\n[[{name}]]"
                yield from _lines(row, name)


def _rows(value: object) -> bool:
    return is_list(value) and bool(value) and all(is_table(one) for one in value)


def _name(key: str) -> str:
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if plain else json.dumps(key, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_list(value):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if is_table(value):
        return "{ " + ", ".join(f"{_name(key)} = {_value(one)}" for key, one in value.items()) + " }"
    raise TypeError(value)

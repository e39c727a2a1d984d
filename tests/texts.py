"""Every text of a person that a frozen value holds, found by walking it: a field that is added later is looked at too."""

from collections.abc import Iterator, Mapping
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
        for at, one in enumerate(cast("tuple[object, ...]", tuple(value))):
            yield from words_in(one, f"{path}.{at}")

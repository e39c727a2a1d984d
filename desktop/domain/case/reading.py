"""How events and fields of each type are read from the log: compiled once a kind, since a log holds millions of them.

The text that is compiled is made of the names of our own fields and types, never of what is read.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop.domain.frozen import opened
from desktop.domain.wording.words import ERASED, SALT, Words

Json = Any
Read = Callable[[Json, Sequence[Json]], Json]  # (what stands in the text, the words beside it)
PLAIN: Sequence[Json] = ("plain",)  # instead of words beside: texts stand in their places


class CodecError(ValueError):
    """The text does not say what this version of the program understands."""


def reader(kind: type[Any]) -> Read:
    """How an event is read from its fields: `def read(body, beside): made = opened(); one = body["a"]; made.a = …; return made`."""
    hints = get_type_hints(kind)
    lines = [f"one = body[{field.name!r}]; made.{field.name} = {_said(hints[field.name])}" for field in fields(kind)]
    return _compiled("body", ["made = opened()", *lines, "made.__class__ = kind", "return made"], kind)


@cache
def field_reader(hint: Any) -> Read:
    """How one field of this type is read."""
    return _compiled("one", [f"return {_said(hint)}"])


def _compiled(asked: str, lines: Sequence[str], kind: type[Any] | None = None) -> Read:
    known: dict[str, Any] = {"wrong": _wrong, "word": _word, "an_id": _id, "kind": kind}
    if kind is not None:
        known["opened"] = opened(kind)
    exec(f"def read({asked}, beside):\n " + "\n ".join(lines), known)  # noqa: S102 - see the module
    read: Read = known["read"]
    return read


def _said(hint: Any, one: str = "one") -> str:
    """The expression that gives the value of this type from the JSON value called `one`."""
    made, unpacked = _parts(hint, one)
    return f"[{made}{unpacked}][0]" if unpacked else made


def _parts(hint: Any, one: str) -> tuple[str, str]:
    """The expression, and the clause of a comprehension that gives names to what it is made of."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in (str, int, bool):
        return f"({one} if type({one}) is {hint.__name__} else wrong({one}, {hint.__name__}))", ""
    if hint is Words:
        return f"word({one}, beside)", ""
    if hint is UUID:
        return f"an_id({one})", ""
    if origin is tuple and args[-1] is Ellipsis:
        made, unpacked = _parts(args[0], each := f"{one}_")
        return f"(tuple([{made} for {each} in {one}{unpacked}]) if type({one}) is list else wrong({one}, list))", ""
    if origin is tuple:
        names = [f"{one}{at}" for at in range(len(args))]
        made = "".join(f"{_said(arg, name)}, " for arg, name in zip(args, names, strict=True))
        return f"(({made}) if type({one}) is list else wrong({one}, list))", f" for {', '.join(names)}, in ({one},)"
    if origin in (Union, UnionType) and args[1:] == (type(None),):
        return f"(None if {one} is None else {_said(args[0], one)})", ""
    raise TypeError(f"no codec for {hint!r}")


def _wrong(value: Json, kind: type[Any]) -> NoReturn:
    raise CodecError(f"{value!r} is not {kind.__name__}")


def _id(value: Json) -> UUID:
    if type(value) is not str:
        raise CodecError(f"{value!r} is not an id")
    return UUID(hex=value)


def _word(value: Json, words: Sequence[Json]) -> Words:
    if words is PLAIN:
        return Words(value if type(value) is str else _wrong(value, str))
    number, seal = value
    if number < 0:  # would be counted from the end
        raise CodecError(f"{value!r} is no place of a word")
    pair = words[number] if number < len(words) else None
    if pair is None:
        return Words(ERASED, seal=seal)
    salt, said = pair
    if type(salt) is not str or type(said) is not str:
        raise CodecError("words that have no digest")
    if sha256((salt + said).encode(errors="surrogatepass")).hexdigest()[:32] != seal or len(salt) != SALT:
        raise CodecError("words differ from their digest")
    made: Words = _new(Words, said)
    made.salt, made.seal = salt, seal
    return made


_new = str.__new__

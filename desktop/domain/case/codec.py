"""Events and commands to text and back, strictly; personal words go beside the text under salted digests.

Stored text: [["intake.level", 1, {"level": "major", "reason": [0, "9f…"]}], …]. A Words field holds [n, digest]:
the n-th word of the entry, digest = the first 32 hex digits of sha256(salt + word). Old versions are lifted on reading.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from types import UnionType
from typing import Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from desktop.domain.case.apart import apart, kept_apart
from desktop.domain.case.reading import PLAIN, CodecError, Json, Read, field_reader, reader
from desktop.domain.case.registry import EVENT_KINDS, EVENT_NAMES, LIFTS, VERB_NAMES, VERBS
from desktop.domain.case.state import Command, Event
from desktop.domain.errors import Refusal
from desktop.domain.frozen import replace
from desktop.domain.wording.words import Words


class Coded(NamedTuple):
    """One entry as it is stored."""

    text: str  # goes into the log and is hashed
    words: str | None  # goes beside it: [[salt, word] or null, …]


Salt = Callable[[], str]
Enc = Callable[[Json, "Beside"], Json]
Grain = Callable[[Json, Salt], Json]
Grains = Callable[[type[Any]], tuple[tuple[str, Grain], ...]]  # (field, how it is turned) of an event


class Beside:
    """Collects the words of one entry."""

    def __init__(self, salt: Salt) -> None:
        self.salt, self.kept = salt, list[list[str]]()

    def put(self, word: Words) -> list[Json]:
        """Keep a word; give what the log says instead. A word that has its salt keeps it."""
        said = word if word.salt else Words(word, self.salt())
        self.kept.append([said.salt, str(said)])
        return [len(self.kept) - 1, said.seal]


def encode(events: Sequence[Event], salt: Salt) -> Coded:
    """One entry's events as the log keeps them."""
    beside = Beside(salt)
    out: list[Json] = []
    for event in events:
        kind: type[Any] = type(event)
        body = {name: enc(getattr(event, name), beside) for name, enc in _plan(kind)}
        out.append([*EVENT_NAMES[kind], body])
    text = json.dumps(out, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Coded(text, json.dumps(beside.kept, ensure_ascii=False) if beside.kept else None)


def sealed(events: Sequence[Event], salt: Salt) -> tuple[Event, ...]:
    """The same events as they are going to be stored, so that what is hashed now is what is read later.

    Every text has its salt and shows the ends of the numbers in it; each number follows as an event of its own.
    """
    shown, numbers = apart(tuple(_turned(one, _NAMES, salt) for one in events))
    made = tuple(_turned(one, _TEXTS, salt) for one in shown)
    return (*made, *kept_apart(made, numbers, salt)) if numbers else made


def _turned(event: Event, grains: Grains, salt: Salt) -> Event:
    new: dict[str, Json] = {}
    for name, as_stored in grains(type(event)):
        value = getattr(event, name)
        made = as_stored(value, salt)
        if made is not value:
            new[name] = made
    return replace(event, **new) if new else event


def decode(text: str, words: str | None) -> tuple[Event, ...]:
    """Read an entry; raises CodecError on anything that encode would not have written."""
    return decode_with(text, json.loads(words) if words else ())


def decode_with(text: str, beside: Sequence[Json]) -> tuple[Event, ...]:
    """The same where the words are read already."""
    said, end = _json.raw_decode(text)
    if end != len(text):
        raise CodecError(f"more than an entry: {text[end:][:60]}")
    return tuple([_decode_one(name, version, body, beside) for name, version, body in said])


def _decode_one(name: str, version: int, body: dict[str, Json], beside: Sequence[Json]) -> Event:
    kind = EVENT_KINDS.get(name)
    if kind is None:
        raise CodecError(f"unknown kind {name}")
    current = EVENT_NAMES[kind][1]
    while version < current:
        body, version = LIFTS[name, version](body), version + 1
    read = _READERS.get(kind) or _READERS.setdefault(kind, reader(kind))
    if version != current or len(body) != len(kind.__slots__):
        raise CodecError(f"{name}: version {version}, fields {sorted(body)}")
    try:
        made: Event = read(body, beside)
    except (KeyError, TypeError, ValueError) as error:
        raise CodecError(f"{name}: {error}") from error
    return made


_json = json.JSONDecoder()
_READERS: dict[type[Any], Read] = {}  # filled once a kind; the vocabulary is fixed


# ── commands as JSON lines ───────────────────────────────────────────────────────────────────────
def command_from(name: str, given: dict[str, Json]) -> Command:
    """A command from plain JSON; a tuple of pairs may be given as an object.

    Raises:
        Refusal: `verb.unknown`, `field.unknown`, `field.missing` or `field.kind`, naming the field.
    """
    kind = VERBS.get(name)
    if kind is None:
        raise Refusal("verb.unknown", detail=name)
    hints, known = get_type_hints(kind), {f.name: f for f in fields(kind)}
    for field in given:
        if field not in known:
            raise Refusal("field.unknown", field)
    made: dict[str, Json] = {}
    for field, told in known.items():
        if field not in given:
            if told.default is MISSING:
                raise Refusal("field.missing", field)
            continue
        value = given[field]
        try:
            made[field] = field_reader(hints[field])(_listed(value), PLAIN)
        except (CodecError, TypeError, ValueError) as error:
            raise Refusal("field.kind", field, str(given[field])[:60]) from error
    command: Command = kind(**made)
    return command


def command_to(command: Command) -> tuple[str, dict[str, Json]]:
    """A command as plain JSON values: its verb and its fields. The journal and tests keep commands so."""
    kind: type[Any] = type(command)
    return VERB_NAMES[kind], {name: _plain(getattr(command, name)) for name, _ in _plan(kind)}


def event_to(event: Event) -> tuple[str, dict[str, Json]]:
    """An event as plain JSON values, its words in place: for reading, never for the log."""
    kind: type[Any] = type(event)
    return EVENT_NAMES[kind][0], {name: _plain(getattr(event, name)) for name, _ in _plan(kind)}


def verb_fields(name: str) -> tuple[tuple[str, str, bool], ...]:
    """(field, kind in words, required) of a verb, for its help."""
    kind = VERBS[name]
    hints = get_type_hints(kind)
    return tuple((f.name, _named(hints[f.name]), f.default is MISSING) for f in fields(kind))


def _listed(value: Json) -> Json:
    return [[*pair] for pair in cast("dict[str, Json]", value).items()] if isinstance(value, dict) else value


def _plain(value: object) -> Json:
    if isinstance(value, UUID):
        return str(value)
    return [_plain(one) for one in cast("tuple[object, ...]", value)] if isinstance(value, tuple) else value


# ── how a field of each type is written; how it is read stands in `reading` ─────────────────────
def _writes(hint: Any) -> Enc:
    if hint is Words:
        return lambda v, b: b.put(v)
    if hint is UUID:
        return lambda v, _: v.hex
    if hint in (str, int, bool):
        return lambda v, _: v
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple and args[-1] is Ellipsis:
        each = _writes(args[0])
        return lambda v, b: [each(x, b) for x in v]
    if origin is tuple:
        writes = [_writes(a) for a in args]
        return lambda v, b: [write(x, b) for write, x in zip(writes, v, strict=True)]
    if origin in (Union, UnionType) and args[1:] == (type(None),):
        enc = _writes(args[0])
        return lambda v, b: None if v is None else enc(v, b)
    raise TypeError(f"no codec for {hint!r}")


_PLANS: dict[type[Any], tuple[tuple[str, Enc], ...]] = {}  # as _READERS


def _plan(kind: type[Any]) -> tuple[tuple[str, Enc], ...]:
    if (known := _PLANS.get(kind)) is None:
        hints = get_type_hints(kind)
        known = _PLANS[kind] = tuple((f.name, _writes(hints[f.name])) for f in fields(kind))
    return known


def _name(value: Json, _: Salt) -> Json:
    """A name that came through `clean_name` is a plain string before it is stored, as it is after."""
    return value if type(value) is str else str(value)


def _text(value: Json, salt: Salt) -> Json:
    return value if value.salt else Words(value, salt())


def _grain(hint: Any, leaves: Mapping[Any, Grain]) -> Grain | None:
    """How a field of this type becomes what will be read back; None where none of the leaves is in it."""
    if (leaf := leaves.get(hint)) is not None:
        return leaf
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple and args[-1] is not Ellipsis:
        grains = [_grain(one, leaves) for one in args]
        if not any(grains):
            return None
        return lambda v, salt: _same(v, tuple(g(x, salt) if g else x for g, x in zip(grains, v, strict=True)))
    if origin is tuple and (each := _grain(args[0], leaves)) is not None:
        return lambda v, salt: _same(v, tuple(each(x, salt) for x in v))
    if origin in (Union, UnionType) and (inner := _grain(args[0], leaves)) is not None:
        return lambda v, salt: None if v is None else inner(v, salt)
    return None


def _same(old: tuple[Json, ...], new: tuple[Json, ...]) -> tuple[Json, ...]:
    return new if any(one is not other for one, other in zip(new, old, strict=True)) else old


def _grains_of(leaves: Mapping[Any, Grain]) -> Grains:
    known = dict[type[Any], tuple[tuple[str, Grain], ...]]()  # as _PLANS

    def of(kind: type[Any]) -> tuple[tuple[str, Grain], ...]:
        if (grains := known.get(kind)) is None:
            found = ((name, _grain(hint, leaves)) for name, hint in get_type_hints(kind).items())
            grains = known[kind] = tuple((name, grain) for name, grain in found if grain is not None)
        return grains

    return of


_NAMES, _TEXTS = _grains_of({str: _name}), _grains_of({Words: _text})


def _named(hint: Any) -> str:
    if hint in (Words, str):
        return "text"
    if hint is UUID:
        return "id"
    if hint in (int, bool):
        return {int: "integer", bool: "true or false"}[hint]
    args = get_args(hint)
    if get_origin(hint) is tuple:
        return f"list of {_named(args[0])}" if args[-1] is Ellipsis else "[" + ", ".join(_named(a) for a in args) + "]"
    return f"{_named(args[0])} or null"

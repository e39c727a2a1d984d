"""The record as it is signed: every fact of the case in one canonical text, and its hash.

Texts of people stand in it as the salted digests of the log, files as their hashes: what is erased later voids no signature.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from typing import Any, cast
from uuid import UUID

from desktop.domain.case.state import Case, Entry, Fold
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words

# What is said about the record is not part of it: signatures, copies, who holds the case.
_PARTS = (
    "intake",
    "issues",
    "inquiry",
    "remedy",
    "promises",
    "contacts",
    "delays",
    "urging",
    "flags",
    "ordering",
    "proving",
    "particulars",
)


# Digests of the latest records by the very objects that they are made of: parts that nothing touched are the same object.
# Each keeps its case, so that no other object gets the identity of one of its parts.
_known: dict[tuple[object, ...], tuple[Case, str]] = {}
_KEPT = 64
_objects = attrgetter(*_PARTS, "tasks", "handling", "signing.reopenings")
Word = Callable[[Words], str]  # how a text of a person stands in the record


def record_text(case: Case) -> str:
    """Canonical JSON of what a supervisor signs: sorted keys, no spaces, late notes left out, digests in place of texts."""
    return _text(case, _mark)


def readable(case: Case) -> dict[str, object]:
    """The same record with its texts in their places: for reading, never for hashing."""
    told: dict[str, object] = json.loads(_text(case, str))
    return told


def _text(case: Case, word: Word) -> str:
    handling = case.handling
    body: dict[str, object] = {name: getattr(case, name) for name in _PARTS}
    body["handling"] = {
        "round": handling.round,
        "steps": handling.steps,
        "texts": handling.texts,
        "choices": handling.choices,
        "notes": {key: note for key, note in handling.notes.items() if note.step},
        "escalations": handling.escalations,
        "cap": handling.cap_choice,
        "reasons": handling.reasons,
    }
    if case.tasks.all:  # a record without any is written as it was before there were tasks
        body["tasks"] = case.tasks
    body["id"] = case.id
    body["reopened"] = case.signing.reopenings
    return _written(body, word)


_mark = attrgetter("mark")


def record_digest(case: Case) -> str:
    """SHA-256 of the record in hex: what the supervisor is shown and what is signed must have the same."""
    key = (case.id, *map(id, _objects(case)))
    known = _known.get(key)
    if known is None:
        if len(_known) >= _KEPT:
            _known.pop(next(iter(_known)), None)
        known = _known[key] = (case, sha256(record_text(case).encode()).hexdigest())
    return known[1]


def signature_holds(case: Case) -> bool:
    """Whether the last signature is still that of the record as it stands; False when there is none."""
    return bool(case.signing.signatures) and case.signing.signatures[-1].record == record_digest(case)


def void_since(case: Case, entries: Iterable[Entry]) -> Micros | None:
    """When a change of the record made the last signature void; None while it holds, or where there is none."""
    signed = case.signing.signatures
    if not signed or signature_holds(case):
        return None
    fold = Fold(Case(case.id))
    for entry in entries:
        for happened in entry.events:
            fold.add(happened, entry.stamp)
        fold.close_entry(entry.stamp)
        here = fold.case()
        if here.signing.signatures == signed and record_digest(here) != signed[-1].record:
            return entry.stamp.at
    return signed[-1].at


# ── canonical JSON, written in one go: thousands of records are, when a house is checked ─────────
Write = Callable[[Any, Word], str]


def _written(value: object, word: Word) -> str:
    kind = type(value)
    return (_writes.get(kind) or _writer_of(kind))(value, word)


def _by_key(value: Mapping[object, object], word: Word) -> str:
    if not value:
        return "{}"
    known = {_key(key): one for key, one in value.items()}
    return "{" + ",".join([f"{quoted(key)}:{_written(known[key], word)}" for key in sorted(known)]) + "}"


def _in_order(value: tuple[object, ...], word: Word) -> str:
    return "[" + ",".join([_written(one, word) for one in value]) + "]"


def _sorted(value: AbstractSet[str], _: Word) -> str:
    return "[" + ",".join([quoted(one) for one in sorted(value)]) + "]"


def _writer_of(kind: type[Any]) -> Write:
    """How values of a kind stand in the record, found once for each."""
    if is_dataclass(kind):
        return _writes.setdefault(kind, _fields_of(kind))
    if issubclass(kind, Mapping):
        return _by_key
    if issubclass(kind, str):  # a name that came through `clean_name`
        return _writes[str]
    raise TypeError(kind)


def _fields_of(kind: type[Any]) -> Write:
    """Compiled, of the names of our own fields: `def write(value, word): return '{"a":' + … + ',"b":' + … + '}'`."""
    told = [
        f"'{',' * bool(at)}{quoted(name)}:' + "
        f"(quoted(one) if (kind := type(one := value.{name})) is str else repr(one) if kind is int else written(one, word))"
        for at, name in enumerate(sorted(f.name for f in fields(kind)))
    ]
    known: dict[str, Any] = {"quoted": quoted, "written": _written}
    exec(f"def write(value, word): return '{{' + {' + '.join([*told, repr('}')])}", known)  # noqa: S102 - see above
    write: Write = known["write"]
    return write


_writes: dict[type[Any], Write] = {
    str: lambda value, _: quoted(value),
    int: lambda value, _: repr(value),
    bool: lambda value, _: "true" if value else "false",
    type(None): lambda _, __: "null",
    Words: lambda value, word: quoted(word(value)),
    UUID: lambda value, _: f'"{value.hex}"',
    tuple: _in_order,
    dict: _by_key,
    frozenset: _sorted,
}


def _key(key: object) -> str:
    if isinstance(key, UUID):
        return key.hex
    return "/".join(str(part) for part in cast("tuple[object, ...]", key)) if isinstance(key, tuple) else str(key)

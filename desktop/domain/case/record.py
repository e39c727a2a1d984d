"""The record as it is signed: every fact of the case in one canonical text, and its hash.

Texts of people stand in it as the salted digests of the log, files as their hashes: what is erased later voids no signature.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import sha256
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
Word = Callable[[Words], str]  # how a text of a person stands in the record


def record_text(case: Case) -> str:
    """Canonical JSON of what a supervisor signs: sorted keys, no spaces, late notes left out, digests in place of texts."""
    return json.dumps(_body(case, _sealed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def readable(case: Case) -> dict[str, object]:
    """The same record with its texts in their places: for reading, never for hashing."""
    return _body(case, str)


def _body(case: Case, word: Word) -> dict[str, object]:
    body: dict[str, object] = {name: _plain(getattr(case, name), word) for name in _PARTS}
    handling = case.handling
    body["handling"] = {
        "round": handling.round,
        "steps": _plain(handling.steps, word),
        "texts": _plain(handling.texts, word),
        "choices": _plain(handling.choices, word),
        "notes": _plain({key: note for key, note in handling.notes.items() if note.step}, word),
        "escalations": _plain(handling.escalations, word),
        "cap": handling.cap_choice,
        "reasons": _plain(handling.reasons, word),
    }
    body["id"] = case.id.hex
    body["reopened"] = _plain(case.signing.reopenings, word)
    return body


def _sealed(word: Words) -> str:
    return word.mark


def record_digest(case: Case) -> str:
    """SHA-256 of the record in hex: what the supervisor is shown and what is signed must have the same."""
    key = (case.id, id(case.signing.reopenings), *(id(getattr(case, name)) for name in (*_PARTS, "handling")))
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


def _plain(value: object, word: Word) -> object:
    kind = type(value)
    return (_how.get(kind) or _how_of(kind))(value, word)


How = Callable[[Any, Word], object]


def _as_it_is(value: object, _: Word) -> object:
    return value


def _by_key(value: Mapping[object, object], word: Word) -> object:
    return {_key(key): _plain(one, word) for key, one in value.items()}


def _in_order(value: tuple[object, ...], word: Word) -> object:
    return [_plain(one, word) for one in value]


def _sorted(value: AbstractSet[object], word: Word) -> object:
    return sorted(str(_plain(one, word)) for one in value)


def _how_of(kind: type[Any]) -> How:
    """How values of a kind stand in the record, found once for each."""
    if is_dataclass(kind):
        names = tuple(f.name for f in fields(kind))
        return _how.setdefault(kind, lambda value, word: {name: _plain(getattr(value, name), word) for name in names})
    if issubclass(kind, Mapping):
        return _by_key
    if issubclass(kind, tuple):
        return _in_order
    return _sorted if issubclass(kind, AbstractSet) else _as_it_is


_how: dict[type[Any], How] = {
    **dict.fromkeys((str, int, bool, type(None)), _as_it_is),
    Words: lambda value, word: word(value),
    UUID: lambda value, _: value.hex,
    tuple: _in_order,
    dict: _by_key,
    frozenset: _sorted,
}


def _key(key: object) -> str:
    if isinstance(key, UUID):
        return key.hex
    return "/".join(str(part) for part in cast("tuple[object, ...]", key)) if isinstance(key, tuple) else str(key)

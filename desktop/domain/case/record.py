"""The record as it is signed: every fact of the case in one canonical text, and its hash."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import cast
from uuid import UUID

from desktop.domain.case.state import Case

# What is said about the record is not part of it: signatures, copies, who holds the case.
_PARTS = ("intake", "issues", "inquiry", "remedy", "promises", "contacts", "delays", "urging", "flags")


# Digests of the latest records by the very objects that they are made of: parts that nothing touched are the same object.
# Each keeps its case, so that no other object gets the identity of one of its parts.
_known: dict[tuple[object, ...], tuple[Case, str]] = {}
_KEPT = 64


def record_text(case: Case) -> str:
    """Canonical JSON of what a supervisor signs: sorted keys, no spaces, late notes left out."""
    body: dict[str, object] = {name: _plain(getattr(case, name)) for name in _PARTS}
    handling = case.handling
    body["handling"] = {
        "round": handling.round,
        "steps": _plain(handling.steps),
        "texts": _plain(handling.texts),
        "choices": _plain(handling.choices),
        "notes": _plain({key: note for key, note in handling.notes.items() if note.step}),
        "escalations": _plain(handling.escalations),
        "cap": handling.cap_choice,
    }
    body["id"], body["reopened"] = case.id.hex, case.signing.reopened
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def record_digest(case: Case) -> str:
    """SHA-256 of the record in hex: what the supervisor is shown and what is signed must have the same."""
    key = (case.id, case.signing.reopened, *(id(getattr(case, name)) for name in (*_PARTS, "handling")))
    known = _known.get(key)
    if known is None:
        if len(_known) >= _KEPT:
            _known.pop(next(iter(_known)), None)
        known = _known[key] = (case, sha256(record_text(case).encode()).hexdigest())
    return known[1]


def signature_holds(case: Case) -> bool:
    """Whether the last signature is still that of the record as it stands; False when there is none."""
    return bool(case.signing.signatures) and case.signing.signatures[-1].record == record_digest(case)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        known = cast("Mapping[object, object]", value)
        return {_key(key): _plain(one) for key, one in known.items()}
    if isinstance(value, AbstractSet):
        return sorted(str(_plain(one)) for one in cast("AbstractSet[object]", value))
    if isinstance(value, tuple):
        return [_plain(one) for one in cast("tuple[object, ...]", value)]
    return value.hex if isinstance(value, UUID) else value


def _key(key: object) -> str:
    if isinstance(key, UUID):
        return key.hex
    return "/".join(str(part) for part in cast("tuple[object, ...]", key)) if isinstance(key, tuple) else str(key)

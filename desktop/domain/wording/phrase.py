"""An entry of the phrase guard: what is better not said to a customer, why, and what to say instead."""

from collections.abc import Mapping
from typing import Literal

from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Bilingual, Language

Kind = Literal["forbidden", "tone", "dissuade", "untrue", "vague", "regulator", "admission", "status", "loose-promise"]
Scope = Literal["planned", "letter", "regulator", "note"]
Place = Literal["any", "start", "clause"]


@frozen
class Wording:
    """A phrase in one language: its patterns, better sayings, and samples that must and must not be caught."""

    patterns: tuple[str, ...]
    better: tuple[str, ...]
    hit: tuple[str, ...]
    miss: tuple[str, ...]


@frozen
class Phrase:
    """One entry; it points, it never blocks.

    A pattern is literal text with `(a|b|)` for alternatives and `*` for up to 8 characters (zh) or 4 words (en)
    within one sentence. `place` says where it must stand: anywhere in a sentence, at the start of a clause, or be
    the whole clause.
    """

    id: str
    kind: Kind
    scopes: frozenset[Scope]
    place: Place
    why: Bilingual
    ask: Bilingual | None  # for vague words: the question that makes them precise
    wordings: Mapping[Language, Wording]

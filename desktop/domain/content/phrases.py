"""The catalogue of the phrase guard, of polite words, and of thanks that stand in for "sorry"."""

from desktop.domain.content.head import both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import LANGUAGES, Bilingual, Language
from desktop.domain.wording.pattern import BadPatternError, matcher
from desktop.domain.wording.phrase import Kind, Phrase, Place, Scope, Wording

KINDS: tuple[Kind, ...] = (
    "forbidden", "tone", "dissuade", "untrue", "vague", "regulator", "admission", "status", "loose-promise",
)  # fmt: skip
SCOPES: tuple[Scope, ...] = ("planned", "letter", "regulator", "note")
PLACES: tuple[Place, ...] = ("any", "start", "clause")
SPOKEN: dict[str, tuple[Language, ...]] = {"both": LANGUAGES, "zh": ("zh",), "en": ("en",)}


@frozen
class PoliteWord:
    """A word that always fits, and where it belongs."""

    id: str
    text: Bilingual
    use: Bilingual


@frozen
class ThanksForSorry:
    """A thanks that says more than another apology."""

    id: str
    sorry: Bilingual
    thanks: Bilingual
    when: Bilingual


@frozen
class Phrases:
    """All of it."""

    guard: tuple[Phrase, ...]
    polite: tuple[PoliteWord, ...]
    thanks: tuple[ThanksForSorry, ...]


def parse_phrases(text: str) -> Phrases:
    """Read phrases.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "phrases")
    phrases = Phrases(
        entries(root, "phrase", _phrase),
        entries(root, "polite", _polite),
        entries(root, "thanks", _thanks),
    )
    close(paper, root)
    return phrases


def _phrase(name: str, node: Node) -> Phrase:
    place: Place = node.one_of("place", PLACES, "any")
    spoken = SPOKEN[node.one_of("lang", tuple(SPOKEN))]
    kind: Kind = node.one_of("kind", KINDS)
    vague = kind == "vague"
    return Phrase(
        id=name,
        kind=kind,
        scopes=frozenset(known_words(node, "scope", SCOPES, must=True)),
        place=place,
        why=node.label("why"),
        ask=node.label("ask") if vague else None,
        wordings={language: _wording(node, language, place, better=not vague) for language in spoken},
    )


def _wording(node: Node, language: Language, place: Place, *, better: bool) -> Wording:
    patterns, hits = node.names(language), node.names(f"hit_{language}")
    for pattern in patterns:
        try:
            matcher(pattern, language, place)
        except BadPatternError:
            node.wrong(language, "pattern", found=pattern)
    for key, found in ((language, patterns), (f"hit_{language}", hits)):
        if not found:
            node.wrong(key, "missing", expected="list-of-text")
    sayings = node.names(f"better_{language}")
    if better and len(sayings) not in (2, 3):
        node.wrong(f"better_{language}", "least", found=len(sayings), least=2)
    return Wording(patterns, sayings, hits, node.names(f"miss_{language}"))


def _polite(name: str, node: Node) -> PoliteWord:
    return PoliteWord(name, both(node), node.label("use"))


def _thanks(name: str, node: Node) -> ThanksForSorry:
    return ThanksForSorry(name, node.label("from"), node.label("to"), node.label("when"))

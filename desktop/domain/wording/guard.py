"""The phrase guard: marks words that are better not said to a customer; it points, it never blocks."""

from collections.abc import Iterable

from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.laid import Laid, lay
from desktop.domain.wording.pattern import matcher
from desktop.domain.wording.phrase import Phrase, Scope

MOST = 500  # findings; nobody reads more, and a hostile text could hold millions


@frozen
class Finding:
    """A stretch of the original text, in characters, and the entry that marks it."""

    start: int
    end: int
    phrase: Phrase
    better: tuple[str, ...]  # what to say instead, in the language of the text


def check(text: str, language: Language, scope: Scope, phrases: Iterable[Phrase]) -> tuple[Finding, ...]:
    """Find every phrase that does not belong into a text of this kind, in order; quotations are never checked.

    Takes time linear in the length of the text and never refuses a text.
    """
    mine = [phrase for phrase in phrases if scope in phrase.scopes and language in phrase.wordings]
    layouts: dict[bool, Laid] = {}
    found: list[Finding] = []
    for phrase in mine:
        clauses = phrase.place != "any"
        if clauses not in layouts:
            layouts[clauses] = lay(text, language, clauses=clauses)
        found += _of_phrase(phrase, language, layouts[clauses])
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.phrase.id))[:MOST])


def _of_phrase(phrase: Phrase, language: Language, laid: Laid) -> list[Finding]:
    """Give the stretches of one phrase; where its patterns overlap they make one stretch."""
    wording = phrase.wordings[language]
    stretches: list[tuple[int, int]] = []
    for pattern in wording.patterns:
        matching = matcher(pattern, language, phrase.place)
        if any(word in laid.text for word in matching.needs):
            found = (laid.place(*match.span()) for match in matching.regex.finditer(laid.text))
            stretches += [stretch for _, stretch in zip(range(MOST), found, strict=False)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [Finding(start, end, phrase, wording.better) for start, end in joined]

"""Technique cards: a way of talking, its three moves, and when to leave it."""

from desktop.domain.content.coaching import FLAGS, Flag
from desktop.domain.content.head import close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import Bilingual

MOVES = 3


@frozen
class Technique:
    """One card, with an example from the hotel and one from the clinic."""

    id: str
    name: Bilingual
    steps: frozenset[int]  # numbers of the six steps
    flags: frozenset[Flag]  # these raise it to the top
    when: Bilingual
    moves: tuple[Bilingual, ...]
    hotel: Bilingual
    clinic: Bilingual
    not_when: Bilingual


def parse_techniques(text: str) -> tuple[Technique, ...]:
    """Read techniques.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "techniques")
    cards = entries(root, "technique", _technique)
    close(paper, root)
    return cards


def cards_for(cards: tuple[Technique, ...], step: int, flags: frozenset[Flag]) -> tuple[Technique, ...]:
    """Give the cards of a step; those that one of the flags asks for come first, of these the one for the fewest steps."""
    mine = [card for card in cards if step in card.steps]
    return tuple(sorted(mine, key=lambda card: (0, len(card.steps)) if card.flags & flags else (1, 0)))


def _technique(name: str, node: Node) -> Technique:
    example, steps, moves = node.table("example"), node.listed("steps"), node.labels("moves")
    if len(moves) != MOVES:
        node.wrong("moves", "least" if len(moves) < MOVES else "most", found=len(moves), least=MOVES, most=MOVES)
    if not steps or not all(isinstance(step, int) for step in steps):
        node.wrong("steps", "kind", expected="list", found=steps)
    card = Technique(
        id=name,
        name=node.label("name"),
        steps=frozenset(step for step in steps if isinstance(step, int)),
        flags=frozenset(known_words(node, "flags", FLAGS)),
        when=node.label("when"),
        moves=moves,
        hotel=example.label("hotel"),
        clinic=example.label("clinic"),
        not_when=node.label("not_when"),
    )
    example.done()
    return card

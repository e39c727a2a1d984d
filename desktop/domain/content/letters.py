"""Letters and texts to customers and authorities, with holes to fill."""

import re
from typing import Literal

from desktop.domain.content.head import both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual

Sign = Literal["none", "supervisor", "general-manager"]
Admission = Literal["no", "only-if-founded"]
SIGNS: tuple[Sign, ...] = ("none", "supervisor", "general-manager")
ADMISSIONS: tuple[Admission, ...] = ("no", "only-if-founded")
HOLE = re.compile(r"\{([a-z_]+)(?::[^}]*)?\}")
GROUNDS = 5


def holes(text: str) -> frozenset[str]:
    """Name the holes of a text."""
    return frozenset(HOLE.findall(text))


@frozen
class Placeholders:
    """Names of holes that belong together, and what goes into them."""

    id: str
    names: tuple[str, ...]
    text: Bilingual


@frozen
class Letter:
    """One letter; `sign` is who must sign before it leaves, `ground` the ground of declining it belongs to."""

    id: str
    name: Bilingual
    sign: Sign
    admission: Admission
    subject: Bilingual
    body: Bilingual
    ground: int | None

    @property
    def holes(self) -> frozenset[str]:
        """Name every hole that must be filled."""
        return holes(self.subject.zh) | holes(self.body.zh)


@frozen
class Letters:
    """All of it."""

    placeholders: tuple[Placeholders, ...]
    letters: tuple[Letter, ...]


def parse_letters(text: str) -> Letters:
    """Read letters.toml; BadFileError names every problem, also a hole that nobody explains."""
    paper, root = open_catalogue(text, "letters")
    placeholders = entries(root, "placeholder", _placeholders)
    known = {name for one in placeholders for name in one.names}

    def letter(name: str, node: Node) -> Letter:
        made = _letter(name, node)
        for strange in sorted(made.holes - known):
            node.wrong("body", "choice", found=strange, choices=", ".join(sorted(known)))
        for pair in (made.subject, made.body):
            for odd in sorted(holes(pair.zh) ^ holes(pair.en)):
                node.wrong("body", "holes", found=odd)
        return made

    letters = Letters(placeholders, entries(root, "letter", letter))
    close(paper, root)
    return letters


def _placeholders(name: str, node: Node) -> Placeholders:
    return Placeholders(name, node.names("names"), both(node))


def _letter(name: str, node: Node) -> Letter:
    sign: Sign = node.one_of("sign", SIGNS)
    admission: Admission = node.one_of("admission", ADMISSIONS)
    ground = node.whole("ground", least=1, most=GROUNDS) if node.has("ground") else None
    return Letter(name, node.label("name"), sign, admission, node.label("subject"), node.label("body"), ground)

"""Letters and texts to customers and authorities, with holes to fill."""

import re
from collections.abc import Mapping
from typing import Literal

from desktop.domain.content.head import both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual, Language

Sign = Literal["none", "supervisor", "general-manager"]
Admission = Literal["no", "only-if-founded"]
When = Literal[
    "any", "open", "promised", "agreed", "upheld", "partly", "not-upheld", "declined", "regulator", "regulator-not", "public",
]  # fmt: skip
SIGNS: tuple[Sign, ...] = ("none", "supervisor", "general-manager")
ADMISSIONS: tuple[Admission, ...] = ("no", "only-if-founded")
WHENS: tuple[When, ...] = (
    "any", "open", "promised", "agreed", "upheld", "partly", "not-upheld", "declined", "regulator", "regulator-not", "public",
)  # fmt: skip
HOLE = re.compile(r"\{([a-z_]+)(?::[^}]*)?\}")
CLAUSE = re.compile(r"\[([^\[\]]*)\]")  # left out as long as none of its holes is filled
SIGNED = ("signer", "sign_date")  # written with the pen by whoever signs
GROUNDS = 5


def holes(text: str) -> frozenset[str]:
    """Name the holes of a text."""
    return frozenset(HOLE.findall(text))


def _chosen(text: str, words: Mapping[str, str]) -> str:
    """The text with the clauses that something is known for, without the others."""
    return CLAUSE.sub(lambda found: found[1] if any(words.get(name) for name in holes(found[1])) else "", text)


@frozen
class Placeholders:
    """Names of holes that belong together, and what goes into them."""

    id: str
    names: tuple[str, ...]
    text: Bilingual

    @property
    def labels(self) -> dict[str, Bilingual]:
        """What each hole is called: the texts name them in their order."""
        zh, en = self.text.zh.split("、"), self.text.en.split(", ")
        return {name: Bilingual(*said) for name, *said in zip(self.names, zh, en, strict=True)}


@frozen
class Letter:
    """One letter; `sign` is who must sign before it leaves, `when` the case it fits, `ground` the ground of declining it belongs to."""

    id: str
    name: Bilingual
    sign: Sign
    admission: Admission
    when: When
    subject: Bilingual
    body: Bilingual
    ground: int | None

    @property
    def holes(self) -> frozenset[str]:
        """Name every hole that it has."""
        return holes(self.subject.zh) | holes(self.body.zh)

    @property
    def order(self) -> tuple[str, ...]:
        """The holes that are written here, in the order in which a reader meets them; whoever signs writes name and day."""
        return tuple(
            dict.fromkeys(one for one in HOLE.findall(self.body.zh) if self.sign == "none" or one not in SIGNED)
        )

    @property
    def optional(self) -> frozenset[str]:
        """The holes that stand in clauses which may be left out, and nowhere else."""
        return holes("".join(CLAUSE.findall(self.body.zh))) - holes(CLAUSE.sub("", self.body.zh))

    def open(self, words: Mapping[str, str]) -> tuple[str, ...]:
        """Which holes must still be filled; of a clause all or none."""
        needed = holes(_chosen(self.body.zh, words))
        return tuple(one for one in self.order if one in needed and not words.get(one))

    def paragraphs(self, language: Language, words: Mapping[str, str]) -> tuple[str, ...]:
        """The paragraphs with their holes, without the clauses that nothing is known for and without the lines of whoever signs."""
        text = _chosen(self.body.get(language), words)
        if self.sign != "none":
            text = re.sub(r"\{signer\}\n|[,　\s]*\{sign_date\}", "", text)
        return tuple(text.strip().split("\n\n"))


@frozen
class Letters:
    """All of it."""

    placeholders: tuple[Placeholders, ...]
    letters: tuple[Letter, ...]

    def label(self, hole: str) -> Bilingual:
        """What a hole is called."""
        return next((one.labels[hole] for one in self.placeholders if hole in one.names), Bilingual(hole, hole))

    def of(self, name: str) -> Letter | None:
        """The letter of that id."""
        return next((one for one in self.letters if one.id == name), None)


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
    made = Placeholders(name, node.names("names"), both(node))
    if len({len(made.names), made.text.zh.count("、") + 1, made.text.en.count(", ") + 1}) > 1:
        node.wrong("names", "holes", found=", ".join(made.names))
    return made


def _letter(name: str, node: Node) -> Letter:
    sign: Sign = node.one_of("sign", SIGNS)
    admission: Admission = node.one_of("admission", ADMISSIONS)
    when: When = node.one_of("when", WHENS)
    ground = node.whole("ground", least=1, most=GROUNDS) if node.has("ground") else None
    return Letter(name, node.label("name"), sign, admission, when, node.label("subject"), node.label("body"), ground)

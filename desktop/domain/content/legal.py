"""The library of legal bases: short paraphrases for staff, each with how far it was checked; no legal advice."""

from typing import Literal

from desktop.domain.content.head import close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual

Basis = Literal["statute", "regulation", "rule", "guidance", "house", "sample"]
Verification = Literal["read", "memory", "history", "sample"]
BASES: tuple[Basis, ...] = ("statute", "regulation", "rule", "guidance", "house", "sample")
VERIFICATIONS: tuple[Verification, ...] = ("read", "memory", "history", "sample")


@frozen
class Law:
    """One basis; unverified until a person of the house has put a name to it."""

    id: str
    basis: Basis
    title: Bilingual
    claim: Bilingual
    text: Bilingual
    answer: Bilingual
    rule: str
    number: str
    verification: Verification
    verified_by: str
    verified_on: str
    effective_from: str
    effective_to: str

    @property
    def verified(self) -> bool:
        """Say whether someone of the house stands for it."""
        return bool(self.verified_by and self.verified_on)


def parse_legal(text: str) -> tuple[Law, ...]:
    """Read legal.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "legal")
    root.text("collection", "")
    laws = entries(root, "law", _law)
    close(paper, root)
    return laws


def _law(name: str, node: Node) -> Law:
    basis: Basis = node.one_of("basis", BASES)
    verification: Verification = node.one_of("verification", VERIFICATIONS)
    if (basis == "sample") != (verification == "sample"):
        node.wrong("verification", "choice", found=verification, choices=basis)
    return Law(
        id=name,
        basis=basis,
        title=node.label("title"),
        claim=node.label("claim"),
        text=node.label("text"),
        answer=node.label("answer"),
        rule=node.text("rule"),
        number=node.text("number", ""),
        verification=verification,
        verified_by=node.text("verified_by", ""),
        verified_on=node.text("verified_on", ""),
        effective_from=node.text("effective_from", ""),
        effective_to=node.text("effective_to", ""),
    )

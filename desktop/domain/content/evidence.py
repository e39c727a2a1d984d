"""Kinds of evidence: what makes each one count, and what does not."""

from desktop.domain.content.head import both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual


@frozen
class EvidenceKind:
    """Every point of `check` must be ticked before a piece is complete; `void` does not count."""

    id: str
    name: Bilingual
    check: tuple[Bilingual, ...]
    void: tuple[Bilingual, ...]
    ask: Bilingual  # how to ask for it; may be empty


@frozen
class Evidence:
    """All of it, and what every request for evidence must say."""

    must_say: tuple[Bilingual, ...]
    kinds: tuple[EvidenceKind, ...]


def parse_evidence(text: str) -> Evidence:
    """Read evidence.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "evidence")
    requests = entries(root, "request", lambda _, node: node.labels("must_say"))
    evidence = Evidence(tuple(one for request in requests for one in request), entries(root, "evidence", _kind))
    close(paper, root)
    return evidence


def _kind(name: str, node: Node) -> EvidenceKind:
    return EvidenceKind(name, both(node), node.labels("check"), node.labels("void"), node.label("ask", must=False))

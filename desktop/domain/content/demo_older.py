"""The words from which the demo's older complaints are drawn: short, made up, two languages."""

from collections.abc import Mapping

from desktop.domain.content.head import close, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual


@frozen
class OlderWords:
    """What older complaints say: by category, with names and ordinary sentences."""

    surnames: tuple[Bilingual, ...]
    foreign: tuple[Bilingual, ...]
    titles: tuple[Bilingual, ...]
    said: Mapping[str, Bilingual]
    leaves: Mapping[str, tuple[Bilingual, ...]]


def parse_older(text: str) -> OlderWords:
    """Read demo-older.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "demo-older")
    if not root.flag("generated", default=False):
        root.wrong("generated", "missing", expected="flag")
    said, leaves = root.table("said"), root.table("leaf")
    words = OlderWords(
        surnames=root.labels("surnames"),
        foreign=root.labels("foreign"),
        titles=root.labels("titles"),
        said={key: said.label(key) for key in said.keys()},  # noqa: SIM118 - a Node is no mapping
        leaves={key: _pairs(leaves, key) for key in leaves.keys()},  # noqa: SIM118 - as above
    )
    said.done()
    leaves.done()
    close(paper, root)
    return words


def _pairs(node: Node, key: str) -> tuple[Bilingual, ...]:
    found = node.labels(key)
    if not found:
        node.wrong(key, "missing", expected="list")
    return found

"""Opens a catalogue: its head names the file and the schema it was written for, its entries have ids and sources."""

import re
from collections.abc import Callable
from typing import Literal, TypeVar

from desktop.domain.policy.reading import Node, Paper, open_paper
from desktop.domain.wording.bilingual import LANGUAGES, Bilingual

House = Literal["hotel", "clinic", "call-centre"]
Entry = TypeVar("Entry")

SCHEMA = 1
HOUSES: tuple[House, ...] = ("hotel", "clinic", "call-centre")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def open_catalogue(text: str, name: str) -> tuple[Paper, Node]:
    """Read the text of `name`.toml and check its head; BadFileError when it is no TOML at all."""
    paper, root = open_paper(text, f"{name}.toml")
    if root.whole("schema") != SCHEMA:
        root.wrong("schema", "choice", found=root.raw("schema"), choices=SCHEMA)
    if root.text("file") != name:
        root.wrong("file", "choice", found=root.raw("file"), choices=name)
    return paper, root


def entries(root: Node, key: str, read: Callable[[str, Node], Entry], *, sourced: bool = True) -> tuple[Entry, ...]:
    """Read the entries of one kind; each has a kebab-case id that comes once, and says its source."""
    seen: set[str] = set()
    out: list[Entry] = []
    for node in root.rows(key):
        name = node.text("id")
        if not KEBAB.fullmatch(name):
            node.wrong("id", "kebab", found=name)
        if name in seen:
            node.wrong("id", "twice", found=name)
        seen.add(name)
        if sourced and not node.text("source").strip() and node.has("source"):
            node.wrong("source", "missing", expected="text")
        out.append(read(name, node))
        node.done()
    return tuple(out)


def close(paper: Paper, root: Node) -> None:
    """Refuse the catalogue if anything in it was wrong or unknown."""
    root.done()
    paper.close()


def both(node: Node) -> Bilingual:
    """Give the text that an entry carries itself, as zh = … and en = …."""
    return node.as_label("zh", {language: node.raw(language) for language in LANGUAGES})

"""Playbooks for situations in which the first five minutes decide."""

from desktop.domain.content.head import close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual


@frozen
class Playbook:
    """What to do first and then, what to say and never to say, and who leads."""

    id: str
    name: Bilingual
    owner: str  # a post
    flags: frozenset[str]  # what the program sets or proposes
    first: tuple[Bilingual, ...]
    then: tuple[Bilingual, ...]
    say: Bilingual
    never_say: Bilingual

    @property
    def proposes(self) -> str:
        """The level that the situation asks for, "" when it leaves that to people."""
        found = (flag.removeprefix("propose-") for flag in sorted(self.flags) if flag.startswith("propose-"))
        return next(found, "")


def parse_playbooks(text: str) -> tuple[Playbook, ...]:
    """Read playbooks.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "playbooks")
    playbooks = entries(root, "playbook", _playbook)
    close(paper, root)
    return playbooks


def _playbook(name: str, node: Node) -> Playbook:
    return Playbook(
        id=name,
        name=node.label("name"),
        owner=node.text("owner"),
        flags=frozenset(node.names("flags")),
        first=node.labels("first"),
        then=node.labels("then"),
        say=node.label("say"),
        never_say=node.label("never_say"),
    )

"""How people differ: motives, triggers, temperaments and types; for the moment only, never printed or stored."""

from desktop.domain.content.head import close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual


@frozen
class Meeting:
    """A kind of person or mood, and how to meet it; `watch` says what to take care of."""

    id: str
    name: Bilingual
    meet: Bilingual
    watch: Bilingual


@frozen
class MotiveCard:
    """What someone is really after, how it shows, and which remedies answer it."""

    id: str
    name: Bilingual
    sign: Bilingual
    meet: Bilingual
    remedies: tuple[str, ...]


@frozen
class People:
    """All of it, under a banner that must stand above it on the screen."""

    banner: Bilingual
    motives: tuple[MotiveCard, ...]
    wants: tuple[Meeting, ...]
    triggers: tuple[Meeting, ...]
    temperaments: tuple[Meeting, ...]
    types: tuple[Meeting, ...]


def parse_people(text: str) -> People:
    """Read people.toml; BadFileError names every problem. A file that allows printing or storing is refused."""
    paper, root = open_catalogue(text, "people")
    for key in ("print", "store"):
        if root.flag(key, default=True):
            root.wrong(key, "choice", found="true", choices="false")
    people = People(
        root.label("banner"),
        entries(root, "motive", _motive),
        entries(root, "want", _meeting),
        entries(root, "trigger", _meeting),
        entries(root, "temperament", _meeting),
        entries(root, "type", _meeting),
    )
    close(paper, root)
    return people


def _motive(name: str, node: Node) -> MotiveCard:
    return MotiveCard(name, node.label("name"), node.label("sign"), node.label("meet"), node.names("remedies"))


def _meeting(name: str, node: Node) -> Meeting:
    return Meeting(name, node.label("name"), node.label("meet"), node.label("watch", must=False))

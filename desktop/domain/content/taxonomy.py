"""Categories of complaints in two levels, and the words for nature, cause, channel, demand and outcome."""

from desktop.domain.content.head import HOUSES, House, both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import Bilingual


@frozen
class Term:
    """A word of a closed list."""

    id: str
    text: Bilingual


@frozen
class Group:
    """A first-level category and the department that usually takes it."""

    id: str
    text: Bilingual
    houses: frozenset[House]
    route: Bilingual
    fits: tuple[str, ...] = ()  # remedies to offer first, the likeliest first


@frozen
class Leaf:
    """A second-level category; ko41a and hcat are only set for the clinic."""

    id: str
    text: Bilingual
    group: str
    flags: frozenset[str]
    iso: str
    ko41a: str
    hcat: str
    fits: tuple[str, ...] = ()  # before those of the group


@frozen
class Taxonomy:
    """All of it; `verification` says how far the mappings to standards were checked."""

    verification: str
    groups: tuple[Group, ...]
    leaves: tuple[Leaf, ...]
    natures: tuple[Term, ...]
    causes: tuple[Term, ...]
    channels: tuple[Term, ...]
    demands: tuple[Term, ...]
    outcomes: tuple[Term, ...]

    def groups_of(self, house: House) -> tuple[Group, ...]:
        """Give the first-level categories of a kind of house."""
        return tuple(group for group in self.groups if house in group.houses)

    def leaves_of(self, group: str) -> tuple[Leaf, ...]:
        """Give the categories under a group."""
        return tuple(leaf for leaf in self.leaves if leaf.group == group)

    def fitting(self, category: str) -> tuple[str, ...]:
        """Give the remedies that fit a category, the likeliest first; none for a category that is not known."""
        leaf = next((one for one in self.leaves if one.id == category), None)
        if leaf is None:
            return ()
        group = next(one for one in self.groups if one.id == leaf.group)
        return tuple(dict.fromkeys((*leaf.fits, *group.fits)))


def parse_taxonomy(text: str) -> Taxonomy:
    """Read taxonomy.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "taxonomy")
    groups = entries(root, "group", _group)
    clinics = {group.id for group in groups if "clinic" in group.houses}

    def leaf(name: str, node: Node) -> Leaf:
        group = node.named("group", [one.id for one in groups])
        mapped = None if group in clinics else ""
        return Leaf(
            id=name,
            text=both(node),
            group=group,
            flags=frozenset(node.names("flags")),
            iso=node.text("iso"),
            ko41a=node.text("ko41a", mapped),
            hcat=node.text("hcat", mapped),
            fits=tuple(node.names("fits")),
        )

    taxonomy = Taxonomy(
        root.text("verification"),
        groups,
        entries(root, "leaf", leaf),
        *(entries(root, key, _term) for key in ("nature", "cause", "channel", "demand", "outcome")),
    )
    close(paper, root)
    return taxonomy


def _group(name: str, node: Node) -> Group:
    houses: frozenset[House] = frozenset(known_words(node, "house", HOUSES, must=True))
    return Group(name, both(node), houses, node.label("route"), tuple(node.names("fits")))


def _term(name: str, node: Node) -> Term:
    return Term(name, both(node))

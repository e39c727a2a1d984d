"""The catalogue of remedies, and the house's own limits where a pack says nothing."""

from typing import Literal

from desktop.domain.content.head import HOUSES, House, both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import Bilingual

Kind = Literal["explain", "apology", "care", "service", "money", "goods", "access", "change"]
Cost = Literal["none", "time", "goods", "money"]
RefundDate = Literal["now", "date-required", "none"]
KINDS: tuple[Kind, ...] = ("explain", "apology", "care", "service", "money", "goods", "access", "change")
COSTS: tuple[Cost, ...] = ("none", "time", "goods", "money")
REFUND_DATES: tuple[RefundDate, ...] = ("now", "date-required", "none")


@frozen
class RoleLimit:
    """What a role may promise alone; None is open."""

    id: str
    role: str
    name: Bilingual
    amount: Fen | None
    currency: str


@frozen
class Remedy:
    """Something that may be offered, and what must be on file before it counts as given."""

    id: str
    kind: Kind
    houses: frozenset[House]
    name: Bilingual
    cost: Cost
    authority: str  # the lowest role that may promise it
    record: tuple[Bilingual, ...]
    refund_date: RefundDate
    four_eyes: bool  # closing waits for a signature
    typical: Fen | None


@frozen
class Remedies:
    """All of it."""

    limits: tuple[RoleLimit, ...]
    remedies: tuple[Remedy, ...]

    def get(self, remedy: str) -> Remedy:
        """Give a remedy by id; KeyError when there is none."""
        for one in self.remedies:
            if one.id == remedy:
                return one
        raise KeyError(remedy)

    def for_house(self, house: House) -> tuple[Remedy, ...]:
        """Give what a kind of house may offer."""
        return tuple(one for one in self.remedies if house in one.houses)


def parse_remedies(text: str) -> Remedies:
    """Read remedies.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "remedies")
    limits = entries(root, "limit", _limit)

    def remedy(name: str, node: Node) -> Remedy:
        return _remedy(name, node, limits)

    remedies = Remedies(limits, entries(root, "remedy", remedy))
    close(paper, root)
    return remedies


def _limit(name: str, node: Node) -> RoleLimit:
    amount, unlimited = node.money("amount"), node.flag("unlimited", default=False)
    return RoleLimit(name, node.text("role"), both(node), None if unlimited else amount, node.text("currency"))


def _remedy(name: str, node: Node, limits: tuple[RoleLimit, ...]) -> Remedy:
    allowed = {limit.role: limit.amount for limit in limits}
    kind: Kind = node.one_of("kind", KINDS)
    cost: Cost = node.one_of("cost", COSTS)
    refund_date: RefundDate = node.one_of("refund_date", REFUND_DATES)
    remedy = Remedy(
        id=name,
        kind=kind,
        houses=frozenset(known_words(node, "house", HOUSES, must=True)),
        name=both(node),
        cost=cost,
        authority=node.named("authority", allowed),
        record=node.labels("record"),
        refund_date=refund_date,
        four_eyes=node.flag("four_eyes", default=False),
        typical=node.money("typical") if node.has("typical") else None,
    )
    limit = allowed.get(remedy.authority)
    if remedy.typical is not None and limit is not None and remedy.typical > limit:
        node.wrong("typical", "most", found=remedy.typical, most=limit)
    if not remedy.record:
        node.wrong("record", "missing", expected="list")
    if remedy.kind == "money" and remedy.refund_date == "none":
        node.wrong("refund_date", "choice", found="none", choices="now, date-required")
    return remedy

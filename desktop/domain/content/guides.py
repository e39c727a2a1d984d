"""Decision guides: small graphs of questions and actions for common complaints."""

from collections.abc import Mapping
from typing import Literal

from desktop.domain.content.head import HOUSES, House, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import NOTHING, Bilingual

Action = Literal[
    "ticket", "notify", "promise", "remedy", "escalate", "evidence", "measure", "explain", "decline", "follow-up",
    "close", "seal", "emergency",
]  # fmt: skip
ACTIONS: tuple[Action, ...] = (
    "ticket", "notify", "promise", "remedy", "escalate", "evidence", "measure", "explain", "decline", "follow-up",
    "close", "seal", "emergency",
)  # fmt: skip
LimitUnit = Literal["W", "C"]  # working days, calendar days
LIMIT_UNITS: tuple[LimitUnit, ...] = ("W", "C")


@frozen
class Answer:
    """One answer to a question, and the node it leads to."""

    text: Bilingual
    go: str


@frozen
class GuideLimit:
    """A number that a pack may override under its key."""

    key: str
    amount: int
    unit: LimitUnit


@frozen
class GuideNode:
    """A node asks (with answers) or acts; one without `go` and answers ends the path."""

    id: str
    guide: str
    ask: Bilingual
    answers: tuple[Answer, ...]
    do: Bilingual
    say: Bilingual
    actions: tuple[Action, ...]
    go: str
    limit: GuideLimit | None


@frozen
class Guide:
    """One guide and every node that its paths reach, by id; a path may lead into another guide."""

    id: str
    houses: frozenset[House]
    title: Bilingual
    start: str
    nodes: Mapping[str, GuideNode]


def parse_guides(text: str) -> tuple[Guide, ...]:
    """Read guides.toml; BadFileError names every problem, also paths that lead nowhere."""
    paper, root = open_catalogue(text, "guides")
    nodes = entries(root, "node", _node, sourced=False)

    def guide(name: str, node: Node) -> Guide:
        houses: frozenset[House] = frozenset(known_words(node, "house", HOUSES, must=True))
        title, start = node.label("title"), node.text("start")
        reached = _reached(node, start, {one.id: one for one in nodes})
        for lost in sorted({one.id for one in nodes if one.guide == name} - set(reached)):
            node.wrong("start", "unreached", found=lost)
        return Guide(name, houses, title, start, reached)

    guides = entries(root, "guide", guide)
    for row, one in zip(root.rows("node"), nodes, strict=True):
        if one.guide not in {guide.id for guide in guides}:
            row.wrong("guide", "choice", found=one.guide, choices=", ".join(guide.id for guide in guides))
    close(paper, root)
    return guides


def _node(name: str, node: Node) -> GuideNode:
    asks, acts = node.has("ask"), node.has("do")
    if asks == acts or asks != node.has("answers") or (acts and not node.has("actions")):
        node.wrong("ask", "ask-or-do")
    answers: list[Answer] = []
    for row in node.rows("answers"):
        answers.append(Answer(Bilingual(row.text("zh"), row.text("en")), row.text("go")))
        row.done()
    return GuideNode(
        id=name,
        guide=node.text("guide"),
        ask=node.label("ask") if asks else NOTHING,
        answers=tuple(answers),
        do=node.label("do") if acts else NOTHING,
        say=node.label("say", must=False),
        actions=known_words(node, "actions", ACTIONS),
        go=node.text("go", ""),
        limit=_limit(node),
    )


def _limit(node: Node) -> GuideLimit | None:
    if not node.has("limit"):
        return None
    table = node.table("limit")
    unit: LimitUnit = table.one_of("unit", LIMIT_UNITS)
    limit = GuideLimit(table.text("key"), table.whole("amount", least=1), unit)
    table.done()
    return limit


def _reached(row: Node, start: str, nodes: Mapping[str, GuideNode]) -> dict[str, GuideNode]:
    """Walk every path, also into other guides; a path must lead somewhere, and one of them must end."""
    seen: dict[str, GuideNode] = {}
    todo = [start]
    while todo:
        name = todo.pop()
        node = nodes.get(name)
        if node is None:
            row.wrong("start", "unreached", found=name)
        elif name not in seen:
            seen[name] = node
            todo += [answer.go for answer in node.answers] + ([node.go] if node.go else [])
    if not any(node.do and not node.go for node in seen.values()):
        row.wrong("start", "endless")
    return seen

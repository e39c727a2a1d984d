"""One event of a demo complaint, timed in minutes from its receipt."""

import re

from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import NOTHING, Bilingual

EVENTS = (
    "received", "level", "claimed", "vented", "apologised", "asked", "restated", "fact", "evidence", "founded", "motive",
    "proposed", "approval-asked", "approved", "returned", "decided", "promise", "kept", "missed", "told", "transferred",
    "collaborated", "urged", "carried-out", "contact", "followed-up", "second-round", "sign-asked", "signed",
    "delay-asked", "delay-granted", "task", "task-taken", "measure", "measure-done", "judged", "appealed", "restricted", "sealed", "incident",
    "reported", "joined", "declined", "withdrawn", "closed",
)  # fmt: skip
TIME = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?")
TEXTS = ("value", "remedy", "choice", "outcome", "cause", "into", "kind")
PEOPLE = ("to", "who", "party")
FLAGS = ("confirmed", "reached", "done", "useful", "other", "satisfied")


@frozen
class DemoEvent:
    """What happened; every field that does not belong to the kind of event is empty."""

    do: str
    by: str
    at: int  # minutes from receipt
    text: Bilingual
    texts: dict[str, str]  # value, remedy, choice, outcome, cause, into, kind
    people: dict[str, str]  # to, who, party
    flags: dict[str, bool]  # confirmed, reached, done, useful, other, satisfied
    due: int | None  # minutes from receipt
    until: int | None
    minutes: int | None
    number: int | None  # which promise was kept or missed
    ground: int | None
    amount: Fen | None
    cost: Fen | None


def read_event(node: Node, people: list[str]) -> DemoEvent:
    """Read one event; problems are noted on the node's paper."""
    event = DemoEvent(
        do=node.one_of("do", EVENTS),
        by=node.named("by", people),
        at=minutes(node, "at"),
        text=Bilingual(node.text("zh"), node.text("en")) if node.has("zh") or node.has("en") else NOTHING,
        texts={key: node.text(key) for key in TEXTS if node.has(key)},
        people={key: node.named(key, people) for key in PEOPLE if node.has(key)},
        flags={key: node.flag(key, default=False) for key in FLAGS if node.has(key)},
        due=minutes(node, "due") if node.has("due") else None,
        until=minutes(node, "until") if node.has("until") else None,
        minutes=node.whole("minutes") if node.has("minutes") else None,
        number=node.whole("n", least=1) if node.has("n") else None,
        ground=node.whole("ground", least=1) if node.has("ground") else None,
        amount=node.money("amount") if node.has("amount") else None,
        cost=node.money("cost") if node.has("cost") else None,
    )
    node.done()
    return event


def minutes(node: Node, key: str) -> int:
    """Read a span such as 30m, 2h or 1d2h, in minutes."""
    text = node.text(key)
    found = TIME.fullmatch(text)
    if not found or not text:
        node.wrong(key, "kind", expected="span", found=text)
        return 0
    days, hours, rest = (int(part or 0) for part in found.groups())
    return (days * 24 + hours) * 60 + rest

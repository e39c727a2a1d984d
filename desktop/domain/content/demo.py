"""The demo house: people, places and complaints whose times are relative to the moment the demo is made."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from desktop.domain.content.demo_event import DemoEvent, minutes, read_event
from desktop.domain.content.head import House, both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node, is_table
from desktop.domain.wording.bilingual import LANGUAGES, NOTHING, Bilingual, Language

SiteKind = Literal["hotel", "clinic"]
SITE_KINDS: tuple[SiteKind, ...] = ("hotel", "clinic")


@frozen
class DemoHouse:
    """The organisation and the pack it works by."""

    id: str
    name: Bilingual
    tagline: Bilingual
    pack: str


@frozen
class DemoHotline:
    """The published number for complaints."""

    number: str
    holder: str  # a person of the demo
    hours: Bilingual


@frozen
class DemoSite:
    """A site and the names of its rooms."""

    id: str
    name: Bilingual
    kind: SiteKind
    rooms: tuple[Bilingual, ...]
    address: Bilingual
    hotline: DemoHotline

    @property
    def house(self) -> House:
        """Give the kind of house for coaching and categories."""
        return self.kind


@frozen
class DemoDepartment:
    """A department of a site."""

    id: str
    site: str
    name: Bilingual


@frozen
class DemoPerson:
    """A member of staff; `role` is a post of the pack."""

    id: str
    name: Bilingual
    role: str
    title: Bilingual
    department: str
    shift: str


@frozen
class DemoCustomer:
    """Who complains."""

    name: Bilingual
    kind: str
    room: str
    phone: str


@frozen
class Expected:
    """What the queue must show when the demo opens."""

    state: str
    step: int
    tags: frozenset[str]


@frozen
class DemoComplaint:
    """One complaint: how many minutes ago it came in, and what happened since, in minutes from receipt."""

    id: str
    language: Language  # of the customer's own words; the other text is a translation
    site: str
    who: DemoCustomer
    channel: str
    level: str
    leaf: str
    age: int
    title: Bilingual
    words: Bilingual
    events: tuple[DemoEvent, ...]
    expect: Expected


@frozen
class Anomaly:
    """A category that comes so much more often in some months."""

    leaf: str
    months: tuple[str, ...]
    factor: float


@frozen
class Recipe:
    """How older complaints are made up: weights and quantiles by name."""

    count: int
    random_seed: int
    from_days_ago: int
    to_days_ago: int
    closed_all: bool
    story: Bilingual
    weights: Mapping[str, Mapping[str, float]]
    shares: Mapping[str, float]
    anomalies: tuple[Anomaly, ...]


@frozen
class Demo:
    """All of it."""

    house: DemoHouse
    sites: tuple[DemoSite, ...]
    departments: tuple[DemoDepartment, ...]
    people: tuple[DemoPerson, ...]
    fill: Mapping[str, Bilingual]  # sentences that the script leaves out
    complaints: tuple[DemoComplaint, ...]
    recipe: Recipe


def parse_demo(text: str) -> Demo:
    """Read demo.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "demo")
    root.label("words_note")
    sites = entries(root, "site", _site)
    places = [site.id for site in sites]
    people = entries(root, "person", _person)
    names = [person.id for person in people]

    def department(name: str, node: Node) -> DemoDepartment:
        return DemoDepartment(name, node.named("site", places), both(node))

    def complaint(name: str, node: Node) -> DemoComplaint:
        return _complaint(name, node, places, names)

    demo = Demo(
        house=_house(root.table("house")),
        sites=sites,
        departments=entries(root, "department", department),
        people=people,
        fill=_fill(root.table("fill")),
        complaints=entries(root, "complaint", complaint),
        recipe=_recipe(root.table("recipe")),
    )
    close(paper, root)
    return demo


def _house(node: Node) -> DemoHouse:
    house = DemoHouse(node.text("id"), both(node), node.label("tagline"), node.text("pack"))
    node.text("source")
    node.done()
    return house


def _fill(node: Node) -> dict[str, Bilingual]:
    node.text("source")
    made = {key: node.label(key) for key in node.keys() if key != "source"}  # noqa: SIM118 - a Node is no mapping
    node.done()
    return made


def _site(name: str, node: Node) -> DemoSite:
    kind: SiteKind = node.one_of("kind", SITE_KINDS)
    rooms = node.table("rooms")
    names = [Bilingual(*pair) for pair in zip(rooms.names("names"), rooms.names("names_en"), strict=False)]
    if rooms.has("pattern"):
        match rooms.listed("floors"):
            case [int(low), int(high)]:
                numbers = range(1, rooms.whole("per_floor", least=1, most=200) + 1)
                pattern = rooms.text("pattern")
                shown = (pattern.format(floor=floor, n=n) for floor in range(low, high + 1) for n in numbers)
                names = [Bilingual(text, text) for text in shown]
            case found:
                rooms.wrong("floors", "kind", expected="list", found=found)
    if len(names) != rooms.whole("count"):
        rooms.wrong("count", "kind", expected="whole-number", found=rooms.raw("count"))
    rooms.done()
    line = node.table("hotline")
    hotline = DemoHotline(line.text("number"), line.text("holder"), line.label("hours"))
    line.done()
    return DemoSite(name, both(node), kind, tuple(names), node.label("address"), hotline)


def _person(name: str, node: Node) -> DemoPerson:
    return DemoPerson(
        name, both(node), node.text("role"), node.label("title"), node.text("department"), node.text("shift")
    )


def _complaint(name: str, node: Node, sites: list[str], people: list[str]) -> DemoComplaint:
    who, expect = node.table("who"), node.table("expect")
    language: Language = node.one_of("lang", LANGUAGES)
    complaint = DemoComplaint(
        id=name,
        language=language,
        site=node.named("site", sites),
        who=DemoCustomer(both(who), who.text("kind"), who.text("room", ""), who.text("phone", "")),
        channel=node.text("channel"),
        level=node.text("level"),
        leaf=node.text("leaf"),
        age=minutes(node, "age"),
        title=node.label("title"),
        words=node.label("words"),
        events=tuple(read_event(row, people) for row in node.rows("events")),
        expect=Expected(expect.text("state"), expect.whole("step"), frozenset(expect.names("tags"))),
    )
    who.done()
    expect.done()
    return complaint


def _recipe(node: Node) -> Recipe:
    weights: dict[str, Mapping[str, float]] = {}
    shares: dict[str, float] = {}
    plain = {"count", "random_seed", "from_days_ago", "to_days_ago"}
    for key in node.keys():  # noqa: SIM118 - a Node is no mapping
        value = node.raw(key)
        if is_table(value) and key != "story":
            table = node.table(key)
            weights[key] = {name: number(table, name) for name in value}
        elif key.endswith("_share"):
            shares[key] = number(node, key)
    counts = {key: node.whole(key, least=1) for key in plain}
    recipe = Recipe(
        count=counts["count"],
        random_seed=counts["random_seed"],
        from_days_ago=counts["from_days_ago"],
        to_days_ago=counts["to_days_ago"],
        closed_all=node.flag("closed_all", default=True),
        story=node.label("story") if node.has("story") else NOTHING,
        weights=weights,
        shares=shares,
        anomalies=tuple(
            Anomaly(row.text("leaf"), row.names("months"), number(row, "factor")) for row in node.rows("anomaly")
        ),
    )
    for key in ("id", "source"):
        node.text(key)
    node.done()
    return recipe


def number(node: Node, key: str) -> float:
    """Read a number with or without decimals."""
    value = node.raw(key)
    if isinstance(value, int | Decimal):
        return float(value)
    node.wrong(key, "kind", expected="whole-number", found=value)
    return 0.0

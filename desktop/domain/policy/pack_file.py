"""Reads a policy pack and refuses, in plain words, what cannot be meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from desktop.domain.policy import vocabulary as words
from desktop.domain.policy.desk_file import read_desk
from desktop.domain.policy.pack import STANDINGS, Basis, Department, Level, Pack, Revision, Role, Standing, Step
from desktop.domain.policy.reading import BadFileError, Node, Problem, is_list, is_table, open_paper
from desktop.domain.policy.rule_file import Setting, known_words, read_rule
from desktop.domain.policy.tables import Almanac
from desktop.domain.wording.bilingual import Bilingual

STEP = re.compile(r"([+-]?)(\d{1,5}) (min|h|day)")
WORTH = {"min": 60, "h": 3600, "day": 86_400}


def parse_pack(text: str, name: str, almanac: Almanac) -> Pack:
    """Read a pack; `name` is the file's name for messages. BadFileError names every problem."""
    paper, root = open_paper(text, name)
    pack = _read(root, almanac)
    root.done()
    paper.close()
    return pack


def parse_packs(texts: Iterable[tuple[str, str]], almanac: Almanac) -> dict[tuple[str, str], Pack]:
    """Read packs given as (file name, text), by id and version; two versions of one may not be in force on one day."""
    found: list[tuple[str, Pack]] = []
    problems: list[Problem] = []
    for name, text in texts:
        try:
            found.append((name, parse_pack(text, name, almanac)))
        except BadFileError as bad:
            problems += bad.problems
    for n, (name, one) in enumerate(found):
        for other_name, other in found[:n]:
            if one.id == other.id and (one.in_force(other.starts) or other.in_force(one.starts)):
                values = (("other", other_name), ("version", other.version))
                problems.append(Problem(name, 1, "effective", "overlap-versions", values))
            if (one.id, one.version) == (other.id, other.version):
                problems.append(Problem(name, 1, "version", "twice", (("found", one.version),)))
    if problems:
        raise BadFileError(problems)
    return {(pack.id, pack.version): pack for _, pack in found}


def _read(root: Node, almanac: Almanac) -> Pack:
    starts, until = _effective(root.table("effective"))
    revision = _revision(root.table("revision", must=False)) if root.has("revision") else None
    if set(root.names("languages")) != {"zh", "en"}:
        root.wrong("languages", "languages")
    levels = _levels(root)
    roles = _roles(root)
    categories, axes, groups = _axes(root)
    setting = _setting(root, levels, roles, axes, almanac)
    departments = _departments(root, setting)
    return Pack(
        id=root.text("id"),
        version=root.text("version"),
        title=root.label("title"),
        scope=root.label("scope"),
        jurisdiction=root.text("jurisdiction"),
        starts=starts,
        until=until,
        ends=until,
        revision=revision,
        kinds=known_words(root, "kinds", words.KINDS),
        calendar=setting.calendar,
        hours=setting.hours,
        on_lower=root.one_of("on_lower", ("keep", "recompute"), "keep"),
        levels=levels,
        roles=roles,
        ladders=setting.ladders,
        rules={key: read_rule(key, node, setting) for key, node in root.tables("rules", must=True).items()},
        axes=setting.axes,
        categories=categories,
        groups=groups,
        departments=departments,
        desk=read_desk(root, setting, departments),
        gaps=tuple(_gaps({key: root.raw(key) for key in root.keys()}, "")),  # noqa: SIM118 - a Node is no mapping
    )


def _setting(
    root: Node,
    levels: Mapping[str, Level],
    roles: Mapping[str, Role],
    axes: Mapping[str, Mapping[str, Bilingual]],
    almanac: Almanac,
) -> Setting:
    return Setting(
        sources={key: _source(key, node) for key, node in root.tables("sources", must=True).items()},
        levels=levels,
        roles=roles,
        ladders={key: _ladder(node, roles) for key, node in root.tables("ladders").items()},
        axes={**axes, "level": {key: level.label for key, level in levels.items()}},
        calendar=root.named("calendar", almanac.calendars),
        hours=root.named("hours", almanac.hours),
        almanac=almanac,
    )


def _effective(node: Node) -> tuple[date, date | None]:
    starts, until = node.day("from"), node.day("until", must=False)
    if starts and until and until <= starts:
        node.wrong("until", "before", found=until, than=starts)
    node.done()
    return starts or date.max, until


def _revision(node: Node) -> Revision:
    revision = Revision(node.text("of"), node.text("by"), node.text("reason"))
    node.done()
    return revision


def _source(key: str, node: Node) -> Basis:
    title = node.label("title")
    basis: Standing = node.one_of("basis", STANDINGS)
    by, on = node.text("verified_by", ""), node.day("verified_on", must=False)
    article = node.label("article", must=False)
    node.label("read", must=False)  # what of the text was read, and where: for the one who checks the file
    node.done()
    return Basis(key, title, article, basis, by, on)


def _levels(root: Node) -> dict[str, Level]:
    out: dict[str, Level] = {}
    nodes = root.tables("levels", must=True)
    for key, node in nodes.items():
        attempts = None if node.raw("attempts") == "open" else node.whole("attempts", least=1)
        rank = node.whole("rank", least=1)
        out[key] = Level(key, node.label("label"), rank, attempts, node.label("when", must=False))
        node.label("gap", must=False)
        node.done()
    if root.has("levels") and not out:
        root.wrong("levels", "missing", expected="table")
    wanted = set(range(1, len(out) + 1)) - {level.rank for level in out.values()}
    seen: set[int] = set()
    for key, level in out.items():
        if level.rank > len(out) or level.rank in seen:
            want = ", ".join(map(str, sorted(wanted)))
            nodes[key].wrong("rank", "rank-gap", found=level.rank, count=len(out), want=want)
        seen.add(level.rank)
    return out


def _roles(root: Node) -> dict[str, Role]:
    nodes = root.tables("roles", must=True)
    out: dict[str, Role] = {}
    filled: set[str] = set()
    for key, node in nodes.items():
        posts = node.names("posts")
        for post in posts:
            if post in nodes or post in filled:
                node.wrong("posts", "twice", found=post)
        filled |= set(posts)
        out[key] = Role(
            id=key,
            title=node.label("title"),
            duty=node.label("duty", must=False),
            may=frozenset(known_words(node, "may", words.MAY)),
            reports_to=node.named("reports_to", nodes, ""),
            deputy=node.named("deputy", nodes, ""),
            posts=posts,
        )
        node.done()
    for key, node in nodes.items():
        chain, at = [key], out[key].reports_to
        while at in out and at not in chain:
            chain.append(at)
            at = out[at].reports_to
        if at == key:
            node.wrong("reports_to", "circle", chain=" → ".join([*chain, at]))
    return out


def _ladder(node: Node, roles: Mapping[str, Role]) -> tuple[Step, ...]:
    """Whom to tell, when: each rung later, and after the deadline never twice the same person."""
    steps: list[Step] = []
    choices = ", ".join(["owner", *roles])
    for item in node.listed("steps"):
        match item:
            case [str(when), str(role)] if (found := STEP.fullmatch(when)) and (role == "owner" or role in roles):
                seconds = int(found[2]) * WORTH[found[3]] * (-1 if found[1] == "-" else 1)
                if steps and seconds <= steps[-1].seconds:
                    node.wrong("steps", "ladder-order", found=when)
                if seconds >= 0 and any(step.role == role and step.seconds >= 0 for step in steps):
                    node.wrong("steps", "ladder-circle", found=role)
                steps.append(Step(seconds, role))
            case _:
                node.wrong("steps", "ladder-step", found=item, choices=choices)
    if not node.has("steps"):
        node.wrong("steps", "missing", expected="list")
    node.label("gap", must=False)
    node.done()
    return tuple(steps)


def _axes(
    root: Node,
) -> tuple[dict[str, Bilingual], dict[str, dict[str, Bilingual]], dict[str, dict[str, str]]]:
    """Categories: [categories.kind] with its own label, [categories.kind.values], and which matters have which value."""
    names: dict[str, Bilingual] = {}
    out: dict[str, dict[str, Bilingual]] = {}
    matters: dict[str, dict[str, str]] = {}
    for axis, node in root.tables("categories").items():
        names[axis] = node.label("label")
        values, groups = node.table("values"), node.table("groups", must=False)
        out[axis] = {value: values.label(value) for value in values.keys()}  # noqa: SIM118 - a Node is no mapping
        matters[axis] = {group: groups.named(group, out[axis]) for group in groups.keys()}  # noqa: SIM118 - as above
        node.done()
    return names, out, matters


def _departments(root: Node, setting: Setting) -> dict[str, Department]:
    out: dict[str, Department] = {}
    for key, node in root.tables("departments").items():
        head, deputy = (node.named(field, setting.roles, "") for field in ("head", "deputy"))
        out[key] = Department(node.label("label"), head, deputy)
        node.done()
    return out


def _gaps(value: object, path: str) -> Iterator[tuple[str, Bilingual]]:
    """Every place where the text gives no number and ours stands in."""
    if is_table(value):
        match value.get("gap"):
            case [str(zh), str(en)]:
                yield path, Bilingual(zh, en)
            case _:
                pass
        for key, inner in value.items():
            yield from _gaps(inner, f"{path}.{key}".lstrip("."))
    elif is_list(value):
        for n, inner in enumerate(value):
            yield from _gaps(inner, f"{path}[{n}]")

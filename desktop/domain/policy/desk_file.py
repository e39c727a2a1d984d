"""Reads the parts of a pack that no clock looks at: routing, authority, appeals, evidence, follow-up, retention."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from desktop.domain.policy import vocabulary as words
from desktop.domain.policy.desk import (
    Appeals,
    AtCap,
    Attempts,
    Authority,
    Claims,
    DeclineGround,
    Deliveries,
    Desk,
    EvidenceRule,
    FollowUp,
    Important,
    Limit,
    Penalties,
    Penalty,
    Promises,
    Quiet,
    Retention,
    Route,
    Urging,
    Uses,
)
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import Setting, known_words, read_basis, read_when

Section = TypeVar("Section")
AT_CAP: tuple[AtCap, ...] = ("raise-level", "refer-outside", "close-with-reason")


def read_desk(root: Node, setting: Setting, departments: Mapping[str, object]) -> Desk:
    """Read the desk sections; each may be missing, what is there must be whole."""

    def part(name: str, read: Callable[[Node, Setting], Section]) -> Section | None:
        if not root.has(name):
            return None
        node = root.table(name)
        section = read(node, setting)
        _close(node, setting)
        return section

    def parts(name: str, read: Callable[[Node], Section]) -> dict[str, Section]:
        out: dict[str, Section] = {}
        for key, node in root.tables(name).items():
            out[key] = read(node)
            _close(node, setting)
        return out

    return Desk(
        routing=tuple(_route(row, setting, departments) for row in root.rows("routing")),
        authority=part("authority", _authority),
        attempts=part("attempts", _attempts),
        promises=part("promises", _promises),
        urging=part("urging", _urging),
        claims=part("claims", _claims),
        follow_up=part("follow_up", _follow_up),
        appeals=part("appeals", _appeals),
        retention=part("retention", _retention),
        penalties=part("penalties", _penalties),
        important=part("important", _important),
        quiet=part("quiet", _quiet),
        deliveries=part("deliveries", _deliveries),
        refusals=parts("refusals", _ground),
        evidence=parts("evidence", _evidence),
        uses=_uses(root),
    )


def _close(node: Node, setting: Setting) -> None:
    """Any section may say its source and its gap."""
    if node.has("source"):
        read_basis(node, setting.sources)
    node.label("gap", must=False)
    node.done()


def _route(row: Node, setting: Setting, departments: Mapping[str, object]) -> Route:
    route = Route(
        when=read_when(row, setting.axes),
        hours=row.named("hours", setting.almanac.hours, ""),
        to=row.named("to", [*departments, *setting.roles]),
        note=row.label("note", must=False),
    )
    _close(row, setting)
    return route


def _authority(node: Node, setting: Setting) -> Authority:
    """What each role may promise alone; more goes up."""
    limits: list[Limit] = []
    for row in node.rows("limits"):
        up_to = None if row.raw("up_to") == "open" else row.money("up_to")
        limits.append(
            Limit(row.named("role", setting.roles), known_words(row, "remedies", tuple(words.REMEDY_ACTS)), up_to)
        )
        row.label("gap", must=False)
        row.done()
    roles = {post: role.id for role in setting.roles.values() for post in (role.id, *role.posts)}
    return Authority(node.text("currency"), node.named("beyond", setting.roles), tuple(limits), roles)


def _attempts(node: Node, setting: Setting) -> Attempts:
    return Attempts(
        at_cap=known_words(node, "at_cap", AT_CAP),
        decides=node.named("decides", setting.roles),
        rounds=None if node.raw("rounds") in ("open", None) else node.whole("rounds", least=1),
        delay_granted_by=node.named("delay_granted_by", setting.roles, ""),
        delay_reasons=known_words(node, "delay_reasons", words.DELAY_REASONS),
    )


def _promises(node: Node, _: Setting) -> Promises:
    return Promises(node.whole("remind_before_min", least=1), node.flag("daily_when_complex", default=True))


def _urging(node: Node, _: Setting) -> Urging:
    return Urging(node.whole("idle_h", least=1), node.whole("again_after_h", least=1))


def _claims(node: Node, _: Setting) -> Claims:
    return Claims(node.whole("lease_min", least=1))


def _follow_up(node: Node, setting: Setting) -> FollowUp:
    return FollowUp(node.whole("contacts", least=1), node.named("by", setting.roles), node.labels("questions"))


def _appeals(node: Node, setting: Setting) -> Appeals:
    quota, grounds = node.table("failed_quota", must=False), node.table("grounds", must=False)
    appeals = Appeals(
        per_ticket=node.whole("per_ticket", 1, 1),
        second_needs=node.named("second_needs", setting.roles, ""),
        evidence_required=node.flag("evidence_required", default=True),
        grounds={key: grounds.label(key) for key in grounds.keys()},  # noqa: SIM118 - a Node is no mapping
        failed_per_month=quota.whole("month", least=1) if quota.has("month") else None,
        failed_per_year=quota.whole("year", least=1) if quota.has("year") else None,
    )
    quota.done()
    return appeals


def _retention(node: Node, _: Setting) -> Retention:
    return Retention(
        node.whole("years", least=1, most=100),
        node.one_of("from", words.EVENTS),
        node.flag("apart_from_patient_file", default=False),
    )


def _penalties(node: Node, setting: Setting) -> Penalties:
    rows: list[Penalty] = []
    for row in node.rows("amounts"):
        rows.append(Penalty(row.label("label"), row.named("level", setting.levels, ""), row.money("amount")))
        row.label("article", must=False)
        row.done()
    return Penalties(node.flag("on", default=False), node.text("currency", ""), tuple(rows))


def _important(node: Node, _: Setting) -> Important:
    return Important(node.money("from"), node.text("currency"), node.label("what"))


def _quiet(node: Node, setting: Setting) -> Quiet:
    levels = known_words(node, "except_levels", tuple(setting.levels))
    return Quiet(node.named("hours", setting.almanac.hours), levels)


def _deliveries(node: Node, _: Setting) -> Deliveries:
    return Deliveries(node.whole("free", least=1), node.label("tell"))


def _ground(node: Node) -> DeclineGround:
    return DeclineGround(node.label("label"), node.label("tell"))


def _evidence(node: Node) -> EvidenceRule:
    return EvidenceRule(node.label("label"), node.labels("valid"), node.labels("void"))


def _uses(root: Node) -> Uses:
    node = root.table("uses", must=False)
    uses = Uses(node.names("forms"), node.names("phrases"), node.names("guides"), node.names("reports"))
    node.done()
    return uses

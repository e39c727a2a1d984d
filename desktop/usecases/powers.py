"""What the packs let each post do, alone and in the words of a server that judges by it."""

from collections.abc import Iterator

from desktop.domain.ids import Fen
from desktop.domain.people import Role
from desktop.domain.policy.deadlines import reach
from desktop.domain.policy.desk import NOT_ALONE
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.vocabulary import OUTSIDE, REMEDY_ACTS
from desktop.usecases.addressing import passed_on_to

# Which post of a pack speaks for an account that has no post of its own.
_SPEAKS_FOR = {Role.SUPERVISOR: "service-manager", Role.GENERAL_MANAGER: "gm", Role.FOLLOW_UP: "follow-up"}
_MINUTE, _HOUR = 60_000_000, 3_600_000_000


def powers(pack: Pack) -> tuple[tuple[str, str, Fen | None], ...]:
    """What this version lets each post do alone, as a server judges it: (act, post, up to).

    Acts are "amount", "judge", "grant:<rule>", "longest:<rule>", which is how far more time can reach at the very most, and "claim", how long
    a claim holds, both in microseconds; "level", after how many rounds its cap is reached, and "rank"; "retain", years after the end; "urge-after" and "urge-again", how long a case is silent before it is urged, in microseconds; "calls", how often the customer is called back; "word:<list>", what may be chosen; "appeals", how many in a case, and "appeal-evidence"; "rule" and "role", of which a bell may speak and whom it may call; "grave", levels told at once; and by which the server knows the packs of a site: "kind" of a place, and "starts" and "ends", days as
    `date.toordinal` counts them.
    """
    when = [("starts", "", pack.starts.toordinal()), *([("ends", "", pack.ends.toordinal())] if pack.ends else [])]
    kinds = [("kind", kind, None) for kind in pack.kinds]
    amounts = [("amount", post, limit) for post, limit in sorted(limits([pack]).items())]
    for act, most in sorted(limits_of_acts([pack]).items()):
        amounts += [(f"amount:{act}", post, limit) for post, limit in sorted(most.items())]
        amounts += [(f"act:{remedy}", act, None) for remedy in REMEDY_ACTS[act]]
    grants = [(f"grant:{rule}", post, None) for rule, posts in extensions([pack]).items() for post in sorted(posts)]
    reaches = [
        (f"longest:{pack.id}.{rule.id}", "", far) for rule in pack.rules.values() if (far := reach(rule)) is not None
    ]
    named = sorted(judges([pack])) if any("judge" in role.may for role in pack.roles.values()) else ()
    liable = [("judge", post, None) for post in named]
    claims = [("claim", "", pack.desk.claims.lease_min * _MINUTE)] if pack.desk.claims else []
    weighed = [
        one
        for level in pack.levels.values()
        for one in (("level", level.id, level.attempts), ("rank", level.id, level.rank))
    ]
    kept = [("retain", "", pack.desk.retention.years)] if pack.desk.retention else []
    grave = (level for level in pack.levels if passed_on_to(level, [pack]))
    calls = [("calls", "", pack.desk.follow_up.contacts)] if pack.desk.follow_up else []
    urging = pack.desk.urging
    urges = (
        [("urge-after", "", urging.idle_h * _HOUR), ("urge-again", "", urging.again_after_h * _HOUR)] if urging else []
    )
    rings = [
        (act, name, None) for act, of in (("rule", pack.rules), ("role", pack.roles), ("grave", grave)) for name in of
    ]
    return (
        *amounts, *liable, *grants, *reaches, *claims, *weighed, *kept, *urges, *calls, *_words(pack), *_of_appeals(pack), *kinds, *when, *rings,
    )  # fmt: skip


def _words(pack: Pack) -> Iterator[tuple[str, str, None]]:
    """What may be chosen under this pack, where it has a list: what is decided at the cap, why more time is asked for, what others ask of us."""
    attempts, appeals = pack.desk.attempts, pack.desk.appeals
    for what, of in (
        ("at-cap", attempts.at_cap if attempts else ()),
        ("delay-reason", attempts.delay_reasons if attempts else ()),
        ("appeal-ground", appeals.grounds if appeals else ()),
        ("request", pack.axes.get("request", ())),
        ("outside", outside([pack])),
    ):
        yield from ((f"word:{what}", word, None) for word in dict.fromkeys(of))


def _of_appeals(pack: Pack) -> Iterator[tuple[str, str, int | None]]:
    if (said := pack.desk.appeals) is not None:
        yield "appeals", "", said.per_ticket
        if said.evidence_required:
            yield "appeal-evidence", "", None


def outside(packs: list[Pack]) -> tuple[str, ...]:
    """What a clock of these packs counts by and no step of the program shows."""
    counted = {name for pack in packs for rule in pack.rules.values() for name in (*rule.starts, *rule.stops)}
    return tuple(name for name in OUTSIDE if name in counted)


def limits(packs: list[Pack]) -> dict[str, Fen | None]:
    """What each post and role may promise alone, in fen; None = without end."""
    authority = next((p.desk.authority for p in packs if p.desk.authority), None)
    if authority is None:
        return {}
    found: dict[str, Fen | None] = dict(authority.by_post())
    for role, post in _SPEAKS_FOR.items():
        found.setdefault(role.value, authority.limit(post))
    return found


def limits_of_acts(packs: list[Pack]) -> dict[str, dict[str, Fen | None]]:
    """What each post may promise of each kind of remedy that the authority names; who is not named for it is left out."""
    authority = next((p.desk.authority for p in packs if p.desk.authority), None)
    if authority is None:
        return {}
    speaks = {role.value: post for role, post in _SPEAKS_FOR.items()}
    posts = {**speaks, **{post: post for post in authority.roles}}
    found: dict[str, dict[str, Fen | None]] = {}
    for act in authority.acts():
        alone = {name: authority.limit_for(post, act) for name, post in posts.items()}
        found[act] = {name: limit for name, limit in alone.items() if limit != NOT_ALONE}
    return found


def judges(packs: list[Pack]) -> frozenset[str]:
    """Posts and roles that say who is liable: those of the first pack that names some, or else the general manager."""
    for pack in packs:
        named = {role.id for role in pack.roles.values() if "judge" in role.may}
        posts = {post for role in named for post in pack.roles[role].posts}
        if named:
            return frozenset(named | posts | {role.value for role, post in _SPEAKS_FOR.items() if post in named})
    return frozenset({Role.GENERAL_MANAGER.value})


def extensions(packs: list[Pack]) -> dict[str, frozenset[str]]:
    """Who may grant more time on which clock: the approver's role, its posts, and accounts that speak for it."""
    out: dict[str, frozenset[str]] = {}
    for pack in packs:
        for rule in pack.rules.values():
            if rule.extension is not None:
                approver = rule.extension.approver
                speaks = {role.value for role, post in _SPEAKS_FOR.items() if post == approver}
                out[f"{pack.id}.{rule.id}"] = frozenset({approver, *pack.roles[approver].posts, *speaks})
    return out

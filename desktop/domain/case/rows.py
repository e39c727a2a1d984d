"""The tables that lists read, as a pure function of the case and its due time: what is, not what happened."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from desktop.domain.case.bells import Bell
from desktop.domain.case.clocks import Due
from desktop.domain.case.state import Case
from desktop.domain.ids import Micros
from desktop.domain.wording.clean import digits
from desktop.domain.wording.masking import masked_number, number_key

Key = tuple[Any, ...]
Rows = Mapping[tuple[str, Key], tuple[Any, ...]]  # (table, key) -> the other columns, in the order below

COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ticket": (
        ("case_id",),
        (
            "number", "version", "site", "channel", "language", "title", "place", "who", "phone", "phone_key", "place_key", "level",
            "level_rank", "category", "step", "round", "holder", "status", "open", "follow_up", "due_at", "due_what", "due_stands",
            "due_day", "received_at", "receiver", "last_at", "closed_at", "outcome", "given", "restricted", "held_until", "text",
        ),
    ),
    "issue": (("case_id", "issue"), ("category", "severity", "founded")),
    "promise": (("case_id", "promise"), ("text", "due_at", "who", "open")),
    "option": (("case_id", "option"), ("remedy", "amount", "nature", "chosen", "chosen_at")),
    "evidence": (("case_id", "sha256"), ("name", "kind", "size")),
    "bell": (("case_id", "bell"), ("at", "kind", "role", "person", "what", "due_at")),
    "ask": (("case_id", "ask"), ("department", "text", "by_at", "open")),
    "case_reader": (("case_id", "role", "person"), ("since",)),
}  # fmt: skip


# What holds texts of people, or follows from them: it changes when they are erased.
WORDED = frozenset(
    {"title", "place", "who", "phone", "phone_key", "place_key", "ticket_search", "promise", "ask", "evidence"}
)
# By which parts of a case a row follows, or a column of a ticket; what is not named here may follow from any. A server takes of an entry's
# rows only what its events can have moved.
_WORDS = frozenset({"intake", "handling", "remedy"})
MOVED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("site", "channel", "language", "title", "place", "who", "phone", "phone_key", "place_key", "level", "level_rank", "received_at", "receiver"),
        frozenset({"intake"}),
    ),
    **dict.fromkeys(("step", "round", "holder"), frozenset({"handling"})),
    **dict.fromkeys(("status", "open", "closed_at", "outcome"), frozenset({"signing"})),
    "category": frozenset({"issues"}),
    "given": frozenset({"remedy"}),
    "restricted": frozenset({"privacy"}),
    "follow_up": frozenset({"handling", "remedy", "contacts", "signing"}),
    "ticket_search": _WORDS,
    "issue": frozenset({"issues"}),
    "promise": frozenset({"promises"}),
    "option": frozenset({"remedy"}),
    "evidence": frozenset({"inquiry"}),
    "ask": frozenset({"urging", "signing"}),
    "case_reader": frozenset({"privacy"}),
}  # fmt: skip


class Change(NamedTuple):
    """What must be written so that the tables say what the case says."""

    put: list[tuple[str, Key, tuple[Any, ...]]]
    drop: list[tuple[str, Key]]


def rows(
    case: Case, due: Due, rank: int, bells: Iterable[Bell] = (), held_until: Micros | None = None
) -> dict[tuple[str, Key], tuple[Any, ...]]:
    """Every computed row of one case; `rank` is that of its level in the pinned pack, `bells` when whom to tell, `held_until` when its claim ends."""
    received = case.intake.received
    if received is None:
        return {}
    key = case.id
    out: dict[tuple[str, Key], tuple[Any, ...]] = {("ticket", (key,)): _ticket(case, due, rank, held_until)}
    for issue, one in case.issues.all.items():
        out["issue", (key, issue)] = (one.category, one.severity, one.founded)
    for promise, said in case.promises.all.items():
        out["promise", (key, promise)] = (str(said.text), said.due_at, said.who, said.open)
    chosen = {choice.option: choice.at for choice in case.remedy.chosen.values()}
    for option, offer in case.remedy.options.items():
        if not offer.withdrawn:
            out["option", (key, option)] = (
                offer.remedy,
                offer.amount,
                offer.nature,
                option in chosen,
                chosen.get(option),
            )
    for sha256, item in case.inquiry.evidence.items():
        if sha256 not in case.privacy.files_erased:
            out["evidence", (key, sha256)] = (str(item.name), item.kind, item.size)
    for bell in bells:
        out["bell", (key, bell.key)] = (bell.at, bell.kind, bell.role, bell.person, bell.what, bell.due_at)
    for ask, wanted in case.urging.asks.items():
        waits = wanted.open and not case.signing.closed
        out["ask", (key, ask)] = (wanted.department, str(wanted.text), wanted.by_at, waits)
    if (kept := case.privacy.restriction) is not None:
        # A reader is a role or post, or else a person; the other is "".
        for role, person in (*((one, "") for one in kept.roles), *(("", one) for one in kept.people)):
            out["case_reader", (key, role, person)] = (kept.at,)
    return out


def _ticket(case: Case, due: Due, rank: int, held_until: Micros | None) -> tuple[Any, ...]:
    intake, signing = case.intake, case.signing
    received = intake.received
    if received is None:
        raise ValueError(case.id)
    step = case.handling.current
    category = next((one.category for one in case.issues.all.values()), "")
    follow_up = not signing.closed and signing.status != "asked" and (step == 6 or _to_call(case))  # noqa: PLR2004 - the sixth step
    return (
        received.number, case.version, received.site, received.channel, received.language, str(intake.title), str(intake.place),
        str(intake.name), str(intake.phone), phone_key(intake.phone), place_key(intake.place), intake.level, rank, category, step,
        case.handling.round, case.handling.holder, signing.status, not signing.closed, follow_up, due.at, due.what, due.stands, due.day,
        received.received_at, intake.receiver, case.last_at, signing.closed_at or None, signing.outcome, case.remedy.given,
        case.privacy.restriction is not None, held_until, search_text(case),
    )  # fmt: skip


def _to_call(case: Case) -> bool:
    """What the customer chose is carried out, and nobody has called since: a task for the follow-up (S-36)."""
    chosen, round_ = case.remedy.chosen_option(case.handling.round), case.handling.round
    return chosen is not None and chosen.done_at > 0 and not case.contacts.of_round(round_)


def phone_key(phone: str) -> str:
    """What two ways of writing a number have in common, of the figures that a text keeps: 138…5678, with its country or without."""
    return number_key(masked_number(phone))


def place_key(place: str) -> str:
    """What two ways of writing a room have in common: digits if there are any, else the folded text."""
    return digits(place) or "".join(place.casefold().split())


def search_text(case: Case) -> str:
    """Everything by which a person may look for the case, in plain words."""
    intake, handling = case.intake, case.handling
    parts: list[str] = [
        case.number, intake.title, intake.name, intake.phone, intake.contact, intake.place, intake.ref, intake.against,
        intake.narrative, intake.wanted,
    ]  # fmt: skip
    parts += [str(text) for text in handling.texts.values()]
    parts += [str(note.text) for note in handling.notes.values()]
    parts += [str(option.text) for option in case.remedy.options.values() if not option.withdrawn]
    return "\n".join(part for part in parts if part)


def difference(old: Rows, new: Rows) -> Change:
    """What to write and what to delete so that `old` becomes `new`."""
    put = [(table, key, row) for (table, key), row in new.items() if old.get((table, key)) != row]
    return Change(put, [where for where in old if where not in new])

"""Judgement of liability: who answers for the handling, the cause or the delay, when they were told, and their appeal (S-12, K-08)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Fen, Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import Words

KINDS = ("handling", "cause", "late")  # three liabilities, counted apart
SIDES = ("internal", "external")  # between ourselves, or towards the customer and the regulator
LARGEST_AMOUNT: Fen = 100_000_000_00


@event("judgement.made")
class Judged:
    judgement: UUID
    kind: str
    side: str
    party: str  # login of a person, or a department of the pack
    amount: Fen
    text: Words
    notice_at: Micros  # when the party was told: from then on they may appeal


@event("judgement.appealed")
class Appealed:
    judgement: UUID
    ground: str
    text: Words


Event = Judged | Appealed


@frozen
class Appeal:
    ground: str
    text: Words
    by: str  # the party, or who files for them
    at: Micros


@frozen
class Judgement:
    kind: str
    side: str
    party: str
    amount: Fen
    text: Words
    notice_at: Micros
    by: str
    at: Micros
    appeal: Appeal | None = None


@frozen
class Judgements:
    all: Mapping[UUID, Judgement] = field(default_factory=dict[UUID, Judgement])

    @property
    def appeals(self) -> int:
        """How many of them were appealed."""
        return sum(one.appeal is not None for one in self.all.values())


def evolve(part: Judgements, happened: Event, stamp: Stamp) -> Judgements:
    """Total: never raises."""
    match happened:
        case Judged(key, kind, side, party, amount, text, notice_at):
            made = Judgement(kind, side, party, amount, text, notice_at, stamp.actor, stamp.at)
            return Judgements({**part.all, key: made})
        case Appealed(key, ground, text):
            if (known := part.all.get(key)) is None:
                return part
            return Judgements({**part.all, key: replace(known, appeal=Appeal(ground, text, stamp.actor, stamp.at))})
        case _:
            assert_never(happened)


@verb("judge-liability")
class JudgeLiability:
    """Say who answers for the handling, the cause or the delay, and when they were told: their time to appeal begins then."""

    EXACT: ClassVar[bool] = False
    judgement: UUID
    kind: str
    party: str
    text: Words
    side: str = "internal"
    amount: Fen = 0
    notice_at: Micros | None = None


@verb("appeal")
class LodgeAppeal:
    """Appeal against a judgement of liability, for oneself or for the party: within the time, with evidence, once a case."""

    EXACT: ClassVar[bool] = False
    judgement: UUID
    text: Words
    ground: str = ""


Command = JudgeLiability | LodgeAppeal


def decide(part: Judgements, command: Command, ground: Ground, *, evidence: bool) -> tuple[Event, ...]:
    """Refuse, or say what happened; `evidence`: the case has at least one file."""
    match command:
        case JudgeLiability(key, kind, party, text, side, amount, notice_at):
            if not ground.rules.may_judge(ground.actor):
                raise Refusal("role.judge")
            if not (whom := open_name(party, "party")):
                raise Refusal("text.missing", "party")
            if not (said := clean_text(text, field="text")):
                raise Refusal("text.missing", "text")
            return (Judged(key, kind, side, whom, amount, said, ground.now if notice_at is None else notice_at),)
        case LodgeAppeal():
            return (_appealed(part, command, ground, evidence=evidence),)
        case _:
            assert_never(command)


def _appealed(part: Judgements, command: LodgeAppeal, ground: Ground, *, evidence: bool) -> Appealed:
    rules = ground.rules
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    if command.judgement not in part.all:
        raise Refusal("judgement.unknown", "judgement")
    if part.appeals >= rules.appeals_most:
        raise Refusal("appeal.again", "judgement", str(rules.appeals_most))
    if rules.appeal_grounds and command.ground not in rules.appeal_grounds:
        raise not_among("ground", command.ground, rules.appeal_grounds)
    until = rules.appeal_until.get(str(command.judgement))
    if until is not None and ground.now >= until[0]:
        raise Refusal("appeal.late", "judgement", until[1])
    if rules.appeal_evidence and not evidence:
        raise Refusal("appeal.evidence", "evidence")
    if not (said := clean_text(command.text, field="text")):
        raise Refusal("text.missing", "text")
    return Appealed(command.judgement, command.ground, said)


def check(part: Judgements, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Judged(key, kind, side, _, amount, _, notice_at):
            if key in part.all:
                raise Refusal("judgement.exists")
            if kind not in KINDS:
                raise not_among("kind", kind, KINDS)
            if side not in SIDES:
                raise not_among("side", side, SIDES)
            if not 0 <= amount <= LARGEST_AMOUNT:
                raise Refusal("amount.range", "amount", str(amount))
            if notice_at > stamp.at:
                raise Refusal("time.future", "notice_at")
        case Appealed(key):
            if key not in part.all:
                raise Refusal("judgement.unknown", "judgement")
            if part.all[key].appeal is not None:
                raise Refusal("appeal.again", "judgement", "1")
        case _:
            assert_never(happened)

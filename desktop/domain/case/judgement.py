"""Judgement of liability: who answers for the handling, the cause or the delay, their appeal and what became of it (S-08, S-09, S-12, K-08)."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import CaseRules, Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Fen, Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import Words

KINDS = ("handling", "cause", "late")  # three liabilities, counted apart
SIDES = ("internal", "external")  # between ourselves, or towards the customer and the regulator
UPHELD = "upheld"  # the appeal was lost
RESULTS = (UPHELD, "amount", "party", "lifted")  # the amount alone is changed; another answers for it; nobody does
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


@event("judgement.settled")
class Settled:
    judgement: UUID
    result: str
    party: str  # who answers for it from now on
    amount: Fen  # as it is from now on
    text: Words


Event = Judged | Appealed | Settled


@frozen
class Settlement:
    """What became of an appeal, and what the judgement had said before."""

    result: str
    text: Words
    party_before: str
    amount_before: Fen
    by: str
    at: Micros


@frozen
class Appeal:
    ground: str
    text: Words
    by: str  # the party, or who files for them
    at: Micros
    settled: Settlement | None = None


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

    @property
    def waits(self) -> bool:
        """Whether it was appealed and nobody has settled that yet."""
        return self.appeal is not None and self.appeal.settled is None


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
        case Settled(key, result, party, amount, text):
            if (known := part.all.get(key)) is None or known.appeal is None:
                return part
            told = Settlement(result, text, known.party, known.amount, stamp.actor, stamp.at)
            appeal = replace(known.appeal, settled=told)
            return Judgements({**part.all, key: replace(known, party=party, amount=amount, appeal=appeal)})
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


@verb("settle-appeal")
class SettleAppeal:
    """Say what becomes of an appeal: who judges, and neither filed it nor answers for the matter; `party` and `amount` only where they change."""

    EXACT: ClassVar[bool] = False
    judgement: UUID
    result: str
    text: Words
    party: str = ""
    amount: Fen = 0


Command = JudgeLiability | LodgeAppeal | SettleAppeal


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
        case SettleAppeal():
            return (_settled(part, command, ground),)
        case _:
            assert_never(command)


def _appealed(part: Judgements, command: LodgeAppeal, ground: Ground, *, evidence: bool) -> Appealed:
    rules = ground.rules
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    if command.judgement not in part.all:
        raise Refusal("judgement.unknown", "judgement")
    if part.appeals >= rules.appeals_most:
        raise _again(part, rules.appeals_most)
    if rules.appeal_grounds and command.ground not in rules.appeal_grounds:
        raise not_among("ground", command.ground, rules.appeal_grounds)
    _not_too_often(part.all[command.judgement].party, rules)
    until = rules.appeal_until.get(str(command.judgement))
    if until is not None and ground.now >= until[0]:
        raise Refusal("appeal.late", "judgement", until[1])
    if rules.appeal_evidence and not evidence:
        raise Refusal("appeal.evidence", "evidence")
    if not (said := clean_text(command.text, field="text")):
        raise Refusal("text.missing", "text")
    return Appealed(command.judgement, command.ground, said)


def _again(part: Judgements, most: int) -> Refusal:
    """A case is appealed once; whoever tries again is told what became of the first."""
    told = next((one.appeal.settled for one in part.all.values() if one.appeal and one.appeal.settled), None)
    return (
        Refusal("appeal.settled", "judgement", told.result) if told else Refusal("appeal.again", "judgement", str(most))
    )


def _not_too_often(party: str, rules: CaseRules) -> None:
    """Who lost more appeals than the rules allow in a month or a year files none before the next begins (S-09)."""
    month, year = rules.appeals_lost.get(party, (0, 0))
    most_month, most_year = rules.lost_most
    if most_year is not None and year > most_year:
        raise Refusal("appeal.year", "judgement", str(year))
    if most_month is not None and month > most_month:
        raise Refusal("appeal.month", "judgement", str(month))


def _settled(part: Judgements, command: SettleAppeal, ground: Ground) -> Settled:
    if not ground.rules.may_judge(ground.actor):
        raise Refusal("role.judge")
    known = part.all.get(command.judgement)
    if known is None:
        raise Refusal("judgement.unknown", "judgement")
    if known.appeal is None:
        raise Refusal("appeal.none", "judgement")
    whom = open_name(command.party, "party") if command.result == "party" else known.party
    if not whom:
        raise Refusal("text.missing", "party")
    if ground.actor.id in {known.appeal.by, known.party, whom}:
        raise Refusal("appeal.own")
    amount = command.amount if command.result == "amount" else known.amount
    if not (said := clean_text(command.text, field="text")):
        raise Refusal("text.missing", "text")
    return Settled(command.judgement, command.result, whom, amount, said)


def _check_settled(part: Judgements, happened: Settled) -> None:
    known = part.all.get(happened.judgement)
    if known is None:
        raise Refusal("judgement.unknown", "judgement")
    if known.appeal is None:
        raise Refusal("appeal.none", "judgement")
    if known.appeal.settled is not None:
        raise Refusal("appeal.settled", "judgement", known.appeal.settled.result)
    if (happened.amount != known.amount) != (happened.result == "amount") or not 0 <= happened.amount <= known.amount:
        raise Refusal("appeal.amount", "amount", str(happened.amount))
    if (happened.party != known.party) != (happened.result == "party"):
        raise Refusal("appeal.party", "party")


def check(part: Judgements, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Judged(key, amount=amount, notice_at=notice_at):
            if key in part.all:
                raise Refusal("judgement.exists")
            if not 0 <= amount <= LARGEST_AMOUNT:
                raise Refusal("amount.range", "amount", str(amount))
            if notice_at > stamp.at:
                raise Refusal("time.future", "notice_at")
        case Appealed(key):
            if key not in part.all:
                raise Refusal("judgement.unknown", "judgement")
            if part.all[key].appeal is not None:
                raise Refusal("appeal.again", "judgement", "1")
        case Settled():
            _check_settled(part, happened)
        case _:
            assert_never(happened)

"""Remedy: what was offered, who had to approve it, what the customer chose and whether it was carried out."""
# Longer than 400 lines: one subject from its events to its decisions is read in one place.

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
from desktop.domain.policy.desk import NOT_ALONE
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.names import open_name
from desktop.domain.wording.words import NOTHING, Words

LARGEST_AMOUNT: Fen = 100_000_000_00  # a hundred million: above it the figure is a slip of the keyboard
MOST_OPTIONS = 4  # at one time in a round: more than a person weighs against each other
NATURES = ("goodwill", "liability", "")


@event("remedy.proposed")
class Proposed:
    """An option as offered or changed; `above_limit` says that its author may only request it."""

    option: UUID
    round: int
    remedy: str
    text: Words
    for_customer: Words  # what it means for the customer
    amount: Fen
    nature: str
    due_at: Micros | None
    who: str
    above_limit: bool


@event("remedy.withdrawn")
class Withdrawn:
    option: UUID
    reason: Words


@event("remedy.approval_asked")
class ApprovalAsked:
    option: UUID
    to: str


@event("remedy.approved")
class Approved:
    option: UUID
    amount: Fen
    comment: Words


@event("remedy.approval_refused")
class ApprovalRefused:
    option: UUID
    comment: Words


@event("remedy.chosen")
class Chosen:
    option: UUID
    own_words: Words


@event("remedy.declined")
class Declined:
    """One option, or all of this round when `option` is None."""

    option: UUID | None
    round: int
    own_words: Words


@event("remedy.carried_out")
class CarriedOut:
    option: UUID
    proof: Words
    done_at: Micros


Event = Proposed | Withdrawn | ApprovalAsked | Approved | ApprovalRefused | Chosen | Declined | CarriedOut


@frozen
class Option:
    round: int
    remedy: str
    text: Words
    for_customer: Words
    amount: Fen
    nature: str
    due_at: Micros | None
    who: str
    above_limit: bool
    by: str
    at: Micros
    approval: str = ""  # "" | asked | approved | refused
    asked_of: str = ""
    approved_by: str = ""
    approved_at: Micros = 0
    comment: Words = NOTHING
    declined: bool = False
    declined_words: Words = NOTHING
    withdrawn: bool = False
    withdrawn_why: Words = NOTHING
    done_at: Micros = 0
    proof: Words = NOTHING

    @property
    def may_be_promised(self) -> bool:
        """Inside its author's limit, or approved."""
        return not self.above_limit or self.approval == "approved"


@frozen
class Choice:
    option: UUID
    own_words: Words
    by: str
    at: Micros


@frozen
class Refused:
    own_words: Words
    by: str
    at: Micros


@frozen
class Remedy:
    options: Mapping[UUID, Option] = field(default_factory=dict[UUID, Option])
    chosen: Mapping[int, Choice] = field(default_factory=dict[int, Choice])  # by round
    refused_all: Mapping[int, Refused] = field(default_factory=dict[int, Refused])  # by round

    def of_round(self, round_: int) -> dict[UUID, Option]:
        """The options of a round that were not withdrawn, in the order in which they were offered."""
        return {key: one for key, one in self.options.items() if one.round == round_ and not one.withdrawn}

    def chosen_option(self, round_: int) -> Option | None:
        """What the customer chose in this round."""
        choice = self.chosen.get(round_)
        return self.options.get(choice.option) if choice else None

    @property
    def given(self) -> Fen:
        """What the chosen options cost over all rounds."""
        chosen = [self.options[c.option] for c in self.chosen.values() if c.option in self.options]
        return sum(one.amount for one in chosen if not one.withdrawn)

    def unfinished(self, round_: int) -> dict[UUID, Option]:
        """What was chosen before this round, and neither carried out nor taken back."""
        chosen = {number: choice.option for number, choice in self.chosen.items() if number < round_}
        return {
            key: one
            for key in chosen.values()
            if (one := self.options.get(key)) is not None and not one.withdrawn and not one.done_at
        }

    @property
    def at_stake(self) -> Fen:
        """What was chosen, or approved and not withdrawn since: an amount that somebody may count on."""
        chosen = {choice.option for choice in self.chosen.values()}
        return sum(
            one.amount
            for key, one in self.options.items()
            if not one.withdrawn and (key in chosen or (one.approval == "approved" and not one.declined))
        )


def evolve(part: Remedy, happened: Event, stamp: Stamp) -> Remedy:
    """Total: never raises."""
    match happened:
        case Proposed():
            return _with(part, happened.option, _offered(happened, stamp))
        case Withdrawn(option, reason):
            return _change(part, option, withdrawn=True, withdrawn_why=reason)
        case ApprovalAsked(option, to):
            return _change(part, option, approval="asked", asked_of=to)
        case Approved(option, _, comment):
            return _change(
                part, option, approval="approved", approved_by=stamp.actor, approved_at=stamp.at, comment=comment
            )
        case ApprovalRefused(option, comment):
            return _change(
                part, option, approval="refused", approved_by=stamp.actor, approved_at=stamp.at, comment=comment
            )
        case Chosen(option, own_words):
            known = part.options.get(option)
            if known is None:
                return part
            choice = Choice(option, own_words, stamp.actor, stamp.said_at)
            return replace(part, chosen={**part.chosen, known.round: choice})
        case Declined(option, round_, own_words):
            if option is not None:
                return _change(part, option, declined=True, declined_words=own_words)
            left = {k: v for k, v in part.chosen.items() if k != round_}
            refused = Refused(own_words, stamp.actor, stamp.said_at)
            return replace(part, chosen=left, refused_all={**part.refused_all, round_: refused})
        case CarriedOut(option, proof, done_at):
            return _change(part, option, done_at=done_at, proof=proof)
        case _:
            assert_never(happened)


def _offered(said: Proposed, stamp: Stamp) -> Option:
    return Option(
        said.round, said.remedy, said.text, said.for_customer, said.amount, said.nature, said.due_at, said.who,
        said.above_limit, stamp.actor, stamp.said_at,
    )  # fmt: skip


def _with(part: Remedy, key: UUID, option: Option) -> Remedy:
    return replace(part, options={**part.options, key: option})


def _change(part: Remedy, key: UUID, **new: object) -> Remedy:
    known = part.options.get(key)
    return part if known is None else _with(part, key, replace(known, **new))  # type: ignore[arg-type]  # fields named by evolve only


@verb("propose")
class Propose:
    """Offer an option: kind of remedy, words, amount in fen, when and who. Above your limit it is a request, not a promise."""

    EXACT: ClassVar[bool] = False
    option: UUID
    remedy: str
    text: Words
    amount: Fen = 0
    nature: str = "goodwill"
    due_at: Micros | None = None
    who: str = ""
    for_customer: Words = NOTHING


@verb("withdraw-option")
class WithdrawOption:
    """Take an option back before the customer chose."""

    EXACT: ClassVar[bool] = False
    option: UUID
    reason: Words = NOTHING


@verb("ask-approval")
class AskApproval:
    """Ask somebody with more authority for an option."""

    EXACT: ClassVar[bool] = False
    option: UUID
    to: str


@verb("approve")
class Approve:
    """Approve an option within your limit; not your own."""

    EXACT: ClassVar[bool] = False
    option: UUID
    comment: Words = NOTHING


@verb("refuse-approval")
class RefuseApproval:
    """Refuse an option, with the reason."""

    EXACT: ClassVar[bool] = False
    option: UUID
    comment: Words


@verb("choose")
class Choose:
    """The customer chose this option, in their own words."""

    EXACT: ClassVar[bool] = False
    option: UUID
    own_words: Words = NOTHING


@verb("decline")
class Decline:
    """The customer declined one option, or all (option left out)."""

    EXACT: ClassVar[bool] = False
    option: UUID | None = None
    own_words: Words = NOTHING


@verb("carry-out")
class CarryOut:
    """The chosen option was carried out: when, and what shows it."""

    EXACT: ClassVar[bool] = False
    option: UUID
    proof: Words = NOTHING
    done_at: Micros | None = None


Command = Propose | WithdrawOption | AskApproval | Approve | RefuseApproval | Choose | Decline | CarryOut


def decide(part: Remedy, command: Command, ground: Ground, round_: int) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case Propose():
            return _propose(part, command, ground, round_)
        case WithdrawOption(option, reason):
            return (Withdrawn(option, clean_text(reason, field="reason")),)
        case AskApproval(option, to):
            known, of = _known(part, option), open_name(to, "to")
            return () if (known.approval, known.asked_of) == ("asked", of) else (ApprovalAsked(option, of),)
        case Approve(option, comment):
            known = _approvable(part, option, ground)
            _within(known, ground)
            return (Approved(option, known.amount, clean_text(comment, field="comment")),)
        case RefuseApproval(option, comment):
            _approvable(part, option, ground)
            if not (said := clean_text(comment, field="comment")):
                raise Refusal("text.missing", "comment")
            return (ApprovalRefused(option, said),)
        case Choose(option, own_words):
            said = clean_text(own_words, field="own_words")
            known_choice = part.chosen.get(round_)
            if known_choice and (known_choice.option, known_choice.own_words) == (option, said):
                return ()
            return (Chosen(option, said),)
        case Decline(option, own_words):
            return (Declined(option, round_, clean_text(own_words, field="own_words")),)
        case CarryOut(option, proof, done_at):
            at = ground.said_at if done_at is None else done_at
            known, said = _known(part, option), clean_text(proof, field="proof")
            return () if known.done_at and said in {"", known.proof} else (CarriedOut(option, said, at),)
        case _:
            assert_never(command)


def _propose(part: Remedy, command: Propose, ground: Ground, round_: int) -> tuple[Event, ...]:
    rules = ground.rules
    if command.remedy not in rules.remedies:
        raise (
            not_among("remedy", command.remedy, rules.remedies)
            if command.remedy
            else Refusal("remedy.unknown", "remedy")
        )
    if not (text := clean_text(command.text, field="option_text")):
        raise Refusal("text.missing", "option_text")
    _in_range(command.amount)
    if command.nature not in NATURES:
        raise not_among("nature", command.nature, NATURES)
    dated = command.amount > 0 and command.remedy in rules.dated_remedies
    if dated and command.due_at is None:
        raise Refusal("remedy.date", "due_at")
    if not open_name(command.who, "who") and dated:
        raise Refusal("remedy.who", "who")
    known = part.options.get(command.option)
    if (
        command.due_at is not None
        and command.due_at <= ground.said_at
        and (known is None or known.due_at != command.due_at)
    ):
        raise Refusal("time.past", "due_at")
    limit = rules.limit_for(ground.actor, command.remedy)
    made = Proposed(
        command.option, round_, command.remedy, text, clean_text(command.for_customer, field="for_customer"), command.amount,
        command.nature, command.due_at, clean_name(command.who, "who"), limit is not None and command.amount > limit,
    )  # fmt: skip
    return () if known is not None and not known.withdrawn and _same(known, made) else (made,)


def _same(known: Option, made: Proposed) -> bool:
    now = (made.remedy, made.text, made.for_customer, made.amount, made.nature, made.due_at, made.who)
    return (known.remedy, known.text, known.for_customer, known.amount, known.nature, known.due_at, known.who) == now


def _known(part: Remedy, option: UUID) -> Option:
    if (known := part.options.get(option)) is None or known.withdrawn:
        raise Refusal("option.unknown", "option")
    return known


def _within(known: Option, ground: Ground) -> None:
    limit = ground.rules.limit_for(ground.actor, known.remedy)
    if limit == NOT_ALONE:
        raise Refusal("limit.remedy", "option", known.remedy)
    if limit is not None and known.amount > limit:
        raise Refusal("limit.exceeded", "amount", f"{limit}")


def _approvable(part: Remedy, option: UUID, ground: Ground) -> Option:
    known = _known(part, option)
    if not ground.actor.may(May.APPROVE):
        raise Refusal("role.approve")
    return known


def check(part: Remedy, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Proposed(option, round_, amount=amount):
            _in_range(amount)
            known = part.options.get(option)
            if (known is None or known.withdrawn) and len(part.of_round(round_)) >= MOST_OPTIONS:
                raise Refusal("option.too_many", "option_text", str(MOST_OPTIONS))
            if known is not None and known.round != round_:
                raise Refusal("option.round", "option")
            _not_chosen(part, option)
        case Withdrawn(option):
            # What was chosen in the round that is open: see `lawful`.
            if _known(part, option).done_at:
                raise Refusal("option.carried_out", "option")
        case ApprovalAsked(option):
            _known(part, option)
            _not_chosen(part, option)
        case Approved(option) | ApprovalRefused(option):
            if _known(part, option).by == stamp.actor:
                raise Refusal("approval.own", "option")
            # What the customer was promised stays approved as it was.
            _not_chosen(part, option)
        case Chosen(option):
            if not (known := _known(part, option)).may_be_promised:
                raise Refusal("option.not_approved", "option")
            _not_given(part, known.round, option)
        case Declined(None, round_):
            _not_given(part, round_, None)
        case Declined(option):
            if option is not None:
                _known(part, option)
                _not_chosen(part, option)
        case CarriedOut(option, _, done_at):
            known = _known(part, option)
            if not any(choice.option == option for choice in part.chosen.values()):
                raise Refusal("option.not_chosen", "option")
            if known.done_at:
                raise Refusal("option.carried_out", "option")
            if done_at > stamp.at:
                raise Refusal("time.future", "done_at")
        case _:
            assert_never(happened)


def _in_range(amount: Fen) -> None:
    """An amount below nothing would make room under somebody's limit for another."""
    if not 0 <= amount <= LARGEST_AMOUNT:
        raise Refusal("amount.range", "amount", str(amount))


def _not_chosen(part: Remedy, option: UUID) -> None:
    if any(choice.option == option for choice in part.chosen.values()):
        raise Refusal("option.chosen", "option")


def _not_given(part: Remedy, round_: int, option: UUID | None) -> None:
    """What was carried out stays the choice of its round: it was given, and counts for the limit of whoever signs."""
    choice, known = part.chosen.get(round_), part.chosen_option(round_)
    if choice is not None and known is not None and known.done_at and choice.option != option:
        raise Refusal("option.carried_out", "option")

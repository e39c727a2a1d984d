"""Whether an event may stand where it stands: asked before it is written, and by `verify` of every event that was."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple, cast, get_origin
from uuid import UUID

from desktop.domain.case import (
    carried,
    contacts,
    delays,
    figures,
    handling,
    inquiry,
    intake,
    keys,
    numbers,
    particulars,
    privacy,
    remedy,
    signing,
    steps,
)
from desktop.domain.case.bounds import AHEAD, AMONG, SAID
from desktop.domain.case.record import record_digest, signature_holds
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import CARRYABLE, PART_OF, PARTS, Case, Event, Fold, four_eyes
from desktop.domain.errors import Refusal, not_among
from desktop.domain.ids import Micros
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import Words

DECADE: Micros = 10 * 366 * 24 * 3600 * 1_000_000
_LONGEST_NAME = 300  # characters of a field that is no text of a person: an id, a choice, a file's hash
_UNSTORABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]"
)


def lawful(case: Case, events: Sequence[Event], stamp: Stamp) -> Case:
    """The case after these events, its version as before; raise Refusal where one is not lawful."""
    fold = Fold(case)
    for event in events:
        check(fold, event, stamp)
        fold.add(event, stamp)
    if no := amiss(events):
        raise no
    return fold.case()


def amiss(events: Sequence[Event]) -> Refusal | None:
    """Why these events may not be one entry, whatever each of them says; None = they may."""
    if carried.alone(events):
        return Refusal("carried.alone")
    if any(isinstance(one, contacts.FollowedUp) and one.satisfied == "not" for one in events) and not any(
        isinstance(one, handling.RoundOpened | handling.CapReached) for one in events
    ):
        return Refusal("round.none", "satisfied")
    if raised := [one for one in events if isinstance(one, handling.CapDecided)]:
        # To raise the level is all three at once (C-06): the decision, the graver level, and the round that begins under it.
        kinds = [type(one) for one in events if not isinstance(one, numbers.NumberKept)]
        if kinds not in (_RAISED if raised[0].choice == "raise-level" else ([handling.CapDecided],)):
            return Refusal("cap.whole", "choice")
    return Refusal("letter.unprinted") if signing.stray(events) else None


# The second as programs wrote it that left the level to the person.
_RAISED = (
    [handling.CapDecided, intake.LevelSet, handling.RoundOpened],
    [handling.CapDecided, handling.RoundOpened],
)


def check(fold: Fold, event: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful after what is folded so far."""
    times, names, name, ask, whole, among, said, of_round, past = _ASKED[type(event)]
    if times or names:
        _sane(event, stamp.at, times, names)
    for name_of in past:
        if (moment := getattr(event, name_of)) is not None and moment > stamp.at:
            raise Refusal("time.future", name_of)
    if stamp.said is not None and type(event) not in CARRYABLE:
        raise Refusal("carried.beside")
    ask(fold.parts[name], event, stamp)
    if among or said:
        _bounded(event, among, said)
    if isinstance(event, intake.LevelSet) and fold.version and not event.reason:
        raise Refusal("level.reason", "reason")  # while the complaint is taken down none is asked for
    if of_round:
        _present(event, fold.parts["handling"].round)
    if isinstance(event, contacts.FollowedUp) and fold.parts["tasks"].running:
        raise Refusal("follow_up.task", "task")  # S-14: what others still do for the customer comes first
    if isinstance(event, carried.Said):
        _check_said(fold, event, stamp)
    if whole:
        _check_whole(fold.case(), event, stamp)


# Only these need the whole case, which takes longer to make than to ask one part.
_WHOLE = frozenset({
    signing.Signed, signing.Asked, keys.Made, figures.FiguresSigned, signing.Closed, signing.CaseDeclined, signing.CaseWithdrawn,
    remedy.Chosen, remedy.Withdrawn, remedy.Declined, handling.StepDone, handling.TakenOver, handling.RoundOpened, handling.CapReached,
    delays.Requested, privacy.ErasureAsked, privacy.KeptLonger,
})  # fmt: skip


def _check_whole(case: Case, event: Event, stamp: Stamp) -> None:
    """What only the whole case can tell; see `_WHOLE`."""
    match event:
        case signing.Signed():
            if no := four_eyes(case, stamp.actor):
                raise no
            _of_record(case, event)
            if event.meaning != signing.meaning_of(event.amount):
                raise Refusal("sign.meaning", "meaning", event.meaning[:60])
        case signing.Asked():
            _of_record(case, event)
            if no := steps.undone(case):
                raise no
        case keys.Made() | figures.FiguresSigned():
            if case.id != keys.HOUSE:
                raise Refusal("key.elsewhere")
        case signing.Closed():
            if not signature_holds(case):
                raise Refusal("sign.missing")
            if event.outcome != case.issues.outcome:
                raise Refusal("sign.outcome", detail=event.outcome)
        case signing.CaseDeclined() | signing.CaseWithdrawn():
            # Money is given by a signature only: whoever ends the case without one takes it back first (S-07).
            if amount := case.remedy.at_stake:
                raise Refusal("sign.money", detail=str(amount))
        case remedy.Chosen(option) | remedy.Withdrawn(option) | remedy.Declined(option):
            _of_options(case, event, option)
        case handling.TakenOver(_, until):
            # How long a claim holds is the packs' word; that it began to run out with the holder's last entry and was over is the log's.
            if not case.held_at <= until <= stamp.at:
                raise Refusal("claim.not_over", detail=case.handling.holder)
        case handling.StepDone(step):
            if missing := steps.missing_in(case, step):
                raise missing[0]
        case handling.RoundOpened() | handling.CapReached():
            # After a "not satisfied" of this round, whatever was said of an earlier or later call; or as a supervisor decides at the cap (C-06).
            raised = isinstance(event, handling.RoundOpened) and case.handling.cap_choice == "raise-level"
            said = case.contacts.of_round(case.handling.round)
            if not raised and all(one.satisfied != "not" for one in said):
                raise Refusal("round.satisfied", "satisfied")
        case delays.Requested():
            # S-05: an application without a logged attempt is refused, whatever the pack says.
            if not case.contacts.tried:
                raise Refusal("delay.attempt", "attempt")
        case privacy.KeptLonger(until):
            # While the case is open nothing is kept for its sake yet, and a slip is put right.
            if case.signing.closed and until <= case.privacy.kept_until:
                raise Refusal("privacy.sooner", "until")
        case privacy.ErasureAsked():
            if not case.signing.closed:
                raise Refusal("privacy.open")
        case _:
            return


def _of_options(case: Case, event: remedy.Chosen | remedy.Withdrawn | remedy.Declined, option: UUID | None) -> None:
    """An offer is chosen and declined in its round. What was agreed in an earlier one and never done may be taken back later: nobody has it."""
    known = case.remedy.options.get(option) if option else None
    if known is None:
        return
    if isinstance(event, remedy.Withdrawn):
        choice = case.remedy.chosen.get(case.handling.round)
        if choice is not None and choice.option == option:
            raise Refusal("option.chosen", "option")
    elif known.round != case.handling.round:
        raise Refusal("option.round", "option")


def _check_said(fold: Fold, event: carried.Said, stamp: Stamp) -> None:
    """Another moment than the log's stands first of all, and lies after the receipt and what the same person said before."""
    received = fold.parts["intake"].received
    if received is None or fold.within != (fold.version == 0):
        raise Refusal("carried.place")
    if event.said_at < received.received_at:
        raise Refusal("carried.before")
    if event.said_at < fold.spoke.get(stamp.actor, 0):
        raise Refusal("carried.back")


def _of_record(case: Case, event: signing.Signed | signing.Asked) -> None:
    """What is asked for and signed is the record as it stands, and what was given in it."""
    if event.record != record_digest(case):
        raise Refusal("sign.changed")
    if event.amount != case.remedy.given:
        raise Refusal("sign.amount", "amount", str(event.amount))


def _sane(event: Event, now: Micros, times: Sequence[str], names: Sequence[str]) -> None:
    """Times within living memory; names of people, choices and files that can be stored and shown."""
    for name in times:
        value = getattr(event, name)
        if value is not None and not intake.EARLIEST <= value <= now + DECADE:
            raise Refusal("time.absurd", name)
    for name in names:
        value = getattr(event, name)
        for one in (value,) if isinstance(value, str) else _plain_in(value):
            # What prints has none of those signs, and is told sooner.
            if len(one) > _LONGEST_NAME or (not one.isprintable() and _UNSTORABLE.search(one)):
                raise Refusal("field.kind", name, ascii(one[:60]))


def _plain_in(value: tuple[object, ...]) -> Iterator[str]:
    """What is no text of a person in a list, or in a list of pairs."""
    for one in value:
        if isinstance(one, tuple):
            yield from _plain_in(cast("tuple[object, ...]", one))
        elif isinstance(one, str) and not isinstance(one, Words):
            yield one


# What is said of the round that is open.
_OF_ROUND = frozenset({contacts.FollowedUp, remedy.Proposed, remedy.Declined, particulars.Given})


def _present(event: Any, round_: int) -> None:
    if event.round != round_:
        raise Refusal("round.other", detail=str(event.round))


def _bounded(event: Event, among: Sequence[tuple[str, frozenset[str]]], said: Sequence[tuple[str, str]]) -> None:
    """Words of the program where it has a list of them, and something said where nothing would say nothing."""
    for name, words in among:
        if (value := getattr(event, name)) not in words:
            raise not_among(name, value, words)
    for name, asked in said:
        value = getattr(event, name)
        if not value or not (value[0].isalnum() or clean_text(value)):
            raise Refusal("text.missing", asked)


class _Asked(NamedTuple):
    """What is asked of a kind of event."""

    times: tuple[str, ...]  # fields
    names: tuple[str, ...]
    part: str
    check: Callable[[Any, Any, Stamp], None]  # of that part
    whole: bool
    among: tuple[tuple[str, frozenset[str]], ...]
    said: tuple[tuple[str, str], ...]  # field, and what it is called where it is asked for
    of_round: bool
    past: tuple[str, ...]  # moments of what happened already


def _is_plain(kind: type[Any], hint: Any) -> bool:
    """No text of a person: a name, a list of them, what a guide was asked. Lines of figures are as long as they must."""
    lists = hint == tuple[str, ...] and kind is not figures.FiguresSigned
    return hint is str or lists or (kind is inquiry.GuideWalked and get_origin(hint) is tuple)


def _asked_of(kind: type[Any], part: str) -> _Asked:
    times = tuple(f.name for f in fields(kind) if f.name.endswith("_at"))
    names = tuple(f.name for f in fields(kind) if f.name not in times and _is_plain(kind, f.type))
    among, said = AMONG.get(kind, {}), SAID.get(kind, {})
    bounds = tuple(among.items()), tuple(said.items())
    past = tuple(name for name in times if name not in AHEAD)
    return _Asked(times, names, part, PARTS[part].check, kind in _WHOLE, *bounds, kind in _OF_ROUND, past)


_ASKED: dict[type, _Asked] = {kind: _asked_of(kind, part) for kind, part in PART_OF.items()}

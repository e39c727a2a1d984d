"""What the rules require on record before their clocks can be met: checked when an entry meets one, shown as long as one runs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from uuid import UUID

from desktop.domain.case.clocks import facts
from desktop.domain.case.handling import AddNote, StepDone
from desktop.domain.case.state import Case, Command, Event
from desktop.domain.errors import Refusal
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import applies
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.pack import Pack, Rule
from desktop.domain.policy.vocabulary import ENDINGS

# Said by the act itself that meets the clock: its time, its words, its verdict. Nobody can be reminded of it beforehand.
_BY_THE_ACT = frozenset({
    "contact-time", "feedback-date", "case-number", "result", "plan", "agreement", "verdict", "satisfaction", "ground",
    "settlement", "solution", "meeting-time",
})  # fmt: skip
# Said by the act of a coordination order; no step asks for them, so elsewhere they are written beforehand.
_BY_THE_ORDER = frozenset({"check-result", "opinion"})


def _about(about: str) -> UUID | None:
    """The order or request that a clock is about; None for a round."""
    return UUID(about) if len(about) > 30 else None  # noqa: PLR2004 - a round is a short number


def _result(case: Case, about: str) -> bool:
    if (key := _about(about)) is not None:
        order, ask = case.ordering.all.get(key), case.urging.asks.get(key)
        return bool((order and order.result) or (ask and ask.answer))
    round_ = case.handling.round
    talked = any(note.step == 1 for note in case.handling.notes.values()) or case.handling.text(1, "said")
    called = any(one.text for one in case.contacts.attempts.values() if one.reached)
    return bool(
        talked or called or (round_ == 1 and case.intake.heard) or case.contacts.follow_ups or _decided(case, round_)
    )


def _decided(case: Case, round_: int) -> bool:
    return case.remedy.chosen_option(round_) is not None or round_ in case.remedy.refused_all


def _opinion(case: Case, about: str) -> bool:
    order = case.ordering.all.get(key) if (key := _about(about)) is not None else None
    return bool(order.opinion) if order else any(one.reason for one in case.issues.all.values())


def _plan(case: Case, about: str) -> bool:
    order = case.ordering.all.get(key) if (key := _about(about)) is not None else None
    return bool(order.plan) if order else bool(case.remedy.options)


def _agreement(case: Case, about: str) -> bool:
    order = case.ordering.all.get(key) if (key := _about(about)) is not None else None
    return bool(order.agreement) if order else _decided(case, case.handling.round)


def _check_result(case: Case, about: str) -> bool:
    order = case.ordering.all.get(key) if (key := _about(about)) is not None else None
    checked = any(one.state in {"measured", "shown", "not-so"} for one in case.inquiry.facts.values())
    return bool(order.check_result) if order else checked or any(one.reason for one in case.issues.all.values())


def _followed(case: Case, about: str) -> bool:
    del about
    return bool(case.contacts.follow_ups)


def _next_time(case: Case, about: str) -> bool:
    del about
    last = max(case.contacts.follow_ups.values(), key=lambda one: one.at, default=None)
    done_with = last is not None and last.round == case.handling.round and last.satisfied != "not"
    return case.signing.closed or done_with or case.promises.next is not None


def _evidence(case: Case, about: str) -> bool:
    request = case.proving.all.get(key) if (key := _about(about)) is not None else None
    return bool(request.files) if request else bool(case.inquiry.evidence)


def _settlement(case: Case, about: str) -> bool:
    request = case.proving.all.get(key) if (key := _about(about)) is not None else None
    return bool(request.answer) if request else _decided(case, case.handling.round)


def _measures(case: Case, about: str) -> bool:
    del about
    return any(flag == "harm" and not mark.on and mark.reason for (flag, _), mark in case.flags.told.items())


def _completion(case: Case, about: str) -> bool:
    del about
    chosen = case.remedy.chosen_option(case.handling.round)
    return chosen is not None and bool(chosen.due_at or chosen.done_at)


_Kept = Callable[[Case, str], bool]
# Where the program keeps what a rule requires; everything else is written as a particular.
_KEPT: Mapping[str, _Kept] = {
    **dict.fromkeys(("contact-time", "feedback-date", "case-number", "ground", "meeting-time"), lambda _c, _a: True),
    **dict.fromkeys(("verdict", "satisfaction"), _followed),
    "result": _result,
    "opinion": _opinion,
    "plan": _plan,
    "agreement": _agreement,
    "check-result": _check_result,
    "next-time": _next_time,
    "evidence": _evidence,
    "settlement": _settlement,
    "measures": _measures,
    "completion-date": _completion,
    "solution": lambda case, _: bool(case.remedy.of_round(case.handling.round)),
    "facts": lambda case, _: bool(case.inquiry.facts),
    "reason": lambda case, _: any(one.reason for one in case.issues.all.values()),
    "departments": lambda case, _: bool(case.urging.asks or case.ordering.all),
    "contact-name": lambda case, _: bool(case.handling.holder),
    "steps-taken": lambda case, _: case.handling.done(3),
    "outcome": lambda case, _: bool(case.issues.outcome),
    "remedy-sought": lambda case, _: bool(case.intake.wanted),
}  # fmt: skip


def known(case: Case, name: str, about: str) -> bool:
    """Whether the case has what a rule requires under this name."""
    kept = _KEPT.get(name)
    if name == "next-time":  # a promise, which is kept and reminded of: no text stands in for it
        return _next_time(case, about)
    return bool(case.particulars.text(name, case.handling.round)) or (kept is not None and kept(case, about))


def unmet(
    case: Case, after: Case, command: Command, events: Iterable[Event], packs: tuple[Pack, ...]
) -> Iterator[Refusal]:
    """What is missing for the clocks that an entry would meet."""
    # A sentence is noted while the customer speaks: what the rule wants of it is asked for when the talk is finished.
    if isinstance(command, AddNote) or not any(rule.required for pack in packs for rule in pack.rules.values()):
        return
    before, now = facts(case, "UTC", packs), facts(after, "UTC", packs)
    old = {(one.name, one.at, one.about) for one in before.events}
    fresh = [one for one in now.events if (one.name, one.at, one.about) not in old]
    if any(isinstance(one, StepDone) and one.step == 1 for one in events):
        fresh += [one for one in now.events if one.name == "contacted" and one not in fresh]
    for met in fresh:
        for pack in packs:
            for rule in pack.rules.values():
                if met.name in rule.stops and _runs(rule, pack, now, met):
                    for name in _demanded(rule, met.name):
                        if not known(after, name, met.about):
                            yield Refusal("required.missing", name, f"{pack.id}.{rule.id}")


def _demanded(rule: Rule, stop: str) -> tuple[str, ...]:
    """A case that ends owes what a rule about its end requires, and nothing that belongs to going on."""
    return () if stop in ENDINGS and len(rule.stops) > 1 else rule.required


def _runs(rule: Rule, pack: Pack, found: Facts, met: Happened) -> bool:
    """Whether this is the first thing to meet a clock that had begun."""
    for start in found.events:
        if start.name in rule.starts and start.about == met.about and start is not met and start.at <= met.at:
            stops = (e.at for e in found.events if e.name in rule.stops and e.about == met.about and e is not start)
            if (
                applies(rule, pack, found, start)
                and min((at for at in stops if at >= start.at), default=met.at) >= met.at
            ):
                return True
    return False


def required(case: Case, running: Iterable[Deadline], packs: Iterable[Pack]) -> dict[str, frozenset[str]]:
    """What running clocks of the case require and nobody has written yet: field -> the events that would then be refused."""
    rules = {(pack.id, rule.id): rule for pack in packs for rule in pack.rules.values()}
    found: dict[str, frozenset[str]] = {}
    for one in running:
        rule = rules[one.pack, one.rule]
        for name in rule.required if one.runs else ():
            if not _comes_with_the_act(name, one.about) and not known(case, name, one.about):
                stops = frozenset(stop for stop in rule.stops if _demanded(rule, stop))
                found[name] = found.get(name, frozenset()) | stops
    return found


def _comes_with_the_act(name: str, about: str) -> bool:
    return name in _BY_THE_ACT or (name in _BY_THE_ORDER and _about(about) is not None)


def missing_at_end(case: Case, packs: Iterable[Pack]) -> tuple[Refusal, ...]:
    """What a rule about the end of the case requires and nobody has written yet: asked for before the signature is."""
    packs = tuple(packs)
    found, now = facts(case, "UTC", packs), Happened("closed", case.last_at)
    ended = [
        (pack, rule)
        for pack in packs
        for rule in pack.rules.values()
        if _demanded(rule, "closed") and "closed" in rule.stops and _runs(rule, pack, found, now)
    ]
    return tuple(
        Refusal("required.missing", name, f"{pack.id}.{rule.id}")
        for pack, rule in ended
        for name in rule.required
        if not known(case, name, "")
    )

"""When whom to tell about a case: the rungs of its clocks, promises before they fall due, requests that nobody answered (S-15)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.domain.case.state import Case
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.alarms import alarms
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.pack import Pack


@frozen
class Bell:
    """One moment at which somebody is told; either a role of a pack or a person, or both."""

    key: str  # tells the bells of one case apart
    at: Micros
    kind: str  # warning | breach | promise | help-late | measure-late | task-late | referral
    role: str  # "hotel-house.gm"; "" = only the person
    person: str  # "" = only the role
    what: str  # "rule:hotel-house.first-level", "promise:<id>", "help:<id>"
    due_at: Micros


def bells(case: Case, found: Sequence[Deadline], packs: Iterable[Pack], remind_before: Micros) -> Iterator[Bell]:
    """Give every bell of a case that is still handled, and of judgements that may be appealed measures to carry out and answers that a regulator waits for, whatever became of it."""
    known = {pack.id: pack for pack in packs}
    for one in found:
        if one.runs and one.due is not None and "judged" in known[one.pack].rules[one.rule].starts:
            yield from _of_judgement(one, case)
    for measure, plan in case.measures.all.items():
        if plan.open:
            what = f"measure:{measure}"
            yield Bell(what, plan.due_at, "measure-late", "", plan.owner, what, plan.due_at)
    for referral, asked in case.regulator.all.items():
        if asked.due_at is not None and not asked.replies and not asked.verdict:
            what, at = f"referral:{referral}", max(asked.due_at - remind_before, asked.at)
            yield Bell(what, at, "referral", "", case.handling.holder or asked.by, what, asked.due_at)
    if case.signing.closed or case.signing.status == "asked":
        return
    for one in found:
        if one.clock == "ours" and one.governs and one.due is not None:
            yield from _of_clock(one, known, case.handling.holder)
    for promise, said in case.promises.all.items():
        if said.open:
            at = max(said.due_at - remind_before, said.at)
            what = f"promise:{promise}"
            yield Bell(what, at, "promise", "", said.who or case.handling.holder, what, said.due_at)
    for task, errand in case.tasks.running:
        what = f"task:{task}"
        yield Bell(
            what, errand.by_at, "task-late", "", errand.taker or case.handling.holder or errand.by, what, errand.by_at
        )
    for ask, wanted in case.urging.asks.items():
        if wanted.open:
            what = f"help:{ask}"
            yield Bell(what, wanted.by_at, "help-late", "", wanted.by, what, wanted.by_at)


def _of_judgement(one: Deadline, case: Case) -> Iterator[Bell]:
    """Every day while the time to appeal runs: whoever was judged and has not read it is told again (S-15, K-08)."""
    judged = next((judged for key, judged in case.judgement.all.items() if str(key) == one.about), None)
    if judged is None or one.due is None:
        return
    what, number = f"judgement:{one.about}", 1
    while (at := one.begin + number * _DAY) < one.due:
        yield Bell(f"{what}/{number}", at, "judged-unread", "", judged.party, what, one.due)
        number += 1


_DAY: Micros = 24 * 3_600_000_000


def _of_clock(one: Deadline, known: Mapping[str, Pack], holder: str) -> Iterator[Bell]:
    what = f"rule:{one.pack}.{one.rule}"
    for number, alarm in enumerate(alarms(one, known[one.pack])):
        # A warning is for whoever can still act: the one who holds the case, beside the role that answers for it.
        person = holder if alarm.before else ""
        kind = "warning" if alarm.before else "breach"
        yield Bell(
            f"{what}/{one.about}/{number}", alarm.at, kind, f"{one.pack}.{alarm.role}", person, what, one.due or 0
        )

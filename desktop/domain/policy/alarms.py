"""When whom to tell about a deadline: its escalation ladder as instants."""

from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.instants import Second, instant_of, second_of
from desktop.domain.policy.pack import Pack


@frozen
class Alarm:
    """One rung: from this instant on, this role knows."""

    at: Micros
    role: str
    before: bool  # a warning; otherwise the time is up


def alarms(deadline: Deadline, pack: Pack) -> tuple[Alarm, ...]:
    """Give the rungs of a clock that runs, in order of time; none while it stands or once it is met or stopped.

    A warning that would lie before the clock began is told when it begins.
    """
    rule = pack.rules[deadline.rule]
    if deadline.due is None or not deadline.runs or not rule.ladder:
        return ()
    due, begin = second_of(deadline.due), second_of(deadline.begin)
    return tuple(
        Alarm(
            at=instant_of(Second(max(due + step.seconds, begin))),
            role=rule.owner if step.role == "owner" else step.role,
            before=step.seconds < 0,
        )
        for step in pack.ladders[rule.ladder]
    )

"""A case built by commands, without a database."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.decide import decide
from desktop.domain.case.handling import CompleteStep, SaveStep
from desktop.domain.case.intake import Open
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.remedy import CarryOut, Choose, Propose
from desktop.domain.case.signature import Signer
from desktop.domain.case.stamp import CaseRules, Ground
from desktop.domain.case.state import Case, Command, advance
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words

NOW = 1_795_000_000_000_000  # a moment in November 2026
MINUTE = 60_000_000
RULES = CaseRules(
    packs=("house@1",),
    calendar="cn",
    levels={"dissatisfied": 1, "very-dissatisfied": 2, "major": 3, "crisis": 4},
    attempts={"dissatisfied": 2, "very-dissatisfied": 2, "major": 2, "crisis": None},
    limits={"handler": 300_00, "supervisor": 3000_00, "general-manager": None},
    dated_remedies=frozenset({"refund"}),
    remedies=frozenset({"refund", "apology", "move"}),
    sites=("main",),
    categories=frozenset({"hotel-facility-aircon"}),
)
CHEN = Person("chen", "陈静", Role.HANDLER)
LI = Person("li", "李强", Role.HANDLER)
SHEN = Person("shen", "沈岚", Role.SUPERVISOR)
LUO = Person("luo", "罗明", Role.GENERAL_MANAGER)
ADMIN = Person("admin", "Admin", Role.ADMINISTRATOR)
OPTION, ISSUE, CONTACT = UUID(int=1), UUID(int=2), UUID(int=3)
OPEN = Open(
    channel="on-site", level="dissatisfied", narrative=Words("空调整夜响，没有人来。"), name=Words("王女士"), place=Words("1208"),
    phone=Words("13800001234"), issue=ISSUE, category="hotel-facility-aircon",
)  # fmt: skip


def ground(actor: Person = CHEN, now: int = NOW, rules: CaseRules = RULES) -> Ground:
    """What a decision of this person stands on."""
    return Ground(
        rules, now, actor, "C-2026-0001", Signer(f"{actor.id}/1", lambda line: sha256(line.encode()).hexdigest())
    )


def do(case: Case, *commands: Command, actor: Person = CHEN, now: int = NOW) -> Case:
    """The case after these commands; a refusal goes through."""
    for command in commands:
        here = ground(actor, now)
        case = advance(case, decide(case, command, here), here.stamp)
    return case


def opened(**changes: object) -> Case:
    """A complaint just received."""
    return do(Case(UUID(int=9)), replace(OPEN, **changes))  # type: ignore[arg-type]  # fields of Open by name


def texts(**given: str) -> tuple[tuple[str, Words], ...]:
    """Answers of a step."""
    return tuple((name, Words(text)) for name, text in given.items())


STEPS: dict[int, tuple[Command, ...]] = {
    1: (
        SaveStep(1, texts(said="整夜没睡")),
        CompleteStep(1, (), (("place", "quiet"), ("seat", "yes"), ("water", "yes"))),
    ),
    2: (CompleteStep(2, texts(apology="让您没休息好，很抱歉"), (("apologised", "yes"), ("thanked", "yes"))),),
    3: (
        JudgeIssue(ISSUE, "yes"),
        CompleteStep(3, texts(need="今晚睡好", restatement="空调响了一夜，对吗？"), (("confirmed", "yes"),)),
    ),
    4: (Propose(OPTION, "move", Words("换到 1508"), 100_00), CompleteStep(4)),
    5: (Choose(OPTION, Words("可以")), CompleteStep(5, texts(wish="安静的房间", own_words="可以，今晚能睡就行"))),
    6: (
        CarryOut(OPTION, Words("已搬完")),
        DoFollowUp(CONTACT, "phone", "yes", "yes", "no", "satisfied"),
        CompleteStep(6),
    ),
}


def through(last: int) -> Case:
    """A complaint handled up to and including a step."""
    case = opened()
    for number in range(1, last + 1):
        case = do(case, *STEPS[number])
    return case


def all_but(step: int, left_out: Iterable[int]) -> tuple[Command, ...]:
    """The commands of a step without some of them."""
    return tuple(command for n, command in enumerate(STEPS[step]) if n not in set(left_out))

"""Coaching for the six steps: what the line under the page says, and when; it never blocks."""

from collections.abc import Iterator
from typing import Literal

from desktop.domain.content.head import HOUSES, House, both, close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.policy.rule_file import known_words
from desktop.domain.wording.bilingual import Bilingual

Motive = Literal["vent", "respect", "remedy"]
Flag = Literal[
    "founded", "rejected", "above-limit", "beyond-rules", "promise-due", "not-carried-out", "not-satisfied", "no-answer"
]
QuestionKind = Literal["open", "check", "closed"]

MOTIVES: tuple[Motive, ...] = ("vent", "respect", "remedy")
FLAGS: tuple[Flag, ...] = (
    "founded", "rejected", "above-limit", "beyond-rules", "promise-due", "not-carried-out", "not-satisfied", "no-answer",
)  # fmt: skip
KINDS: tuple[QuestionKind, ...] = ("open", "check", "closed")
HEAVIEST = 3


@frozen
class Context:
    """What is known while a step is on the screen; empty where nothing is known yet."""

    level: str = ""
    channel: str = ""  # without the "channel-" of the taxonomy
    motive: Motive | None = None
    minute: int = 0  # whole minutes since the step began
    house: House | None = None
    flags: frozenset[Flag] = frozenset()


@frozen
class Condition:
    """When something is said: every set that is not empty must fit, any value in it will do."""

    levels: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    motives: frozenset[Motive] = frozenset()
    houses: frozenset[House] = frozenset()
    flags: frozenset[Flag] = frozenset()
    minutes: tuple[int, int] | None = None  # half-open

    def fits(self, context: Context) -> bool:
        """Say whether the condition holds."""
        return (
            (not self.levels or context.level in self.levels)
            and (not self.channels or context.channel in self.channels)
            and (not self.motives or context.motive in self.motives)
            and (not self.houses or context.house in self.houses)
            and (not self.flags or bool(self.flags & context.flags))
            and (self.minutes is None or self.minutes[0] <= context.minute < self.minutes[1])
        )

    @property
    def asks(self) -> int:
        """Count how much must fit."""
        sets = (self.levels, self.channels, self.motives, self.houses, self.flags, self.minutes)
        return sum(bool(one) for one in sets)


@frozen
class Step:
    """One of the six steps: what it is for and how one sees that it went well."""

    id: str
    number: int
    name: Bilingual
    purpose: Bilingual
    done_well: tuple[Bilingual, ...]


@frozen
class CoachingLine:
    """One hint; a heavier one is shown first."""

    id: str
    step: str
    text: Bilingual
    weight: int
    when: Condition


@frozen
class Avoid:
    """What not to do in a step."""

    id: str
    step: str
    text: Bilingual


@frozen
class Question:
    """A question to ask in a step, in its order."""

    id: str
    step: str
    kind: QuestionKind
    order: int
    text: Bilingual


@frozen
class Restatement:
    """A sentence that says back what was understood; its holes are in {braces}."""

    id: str
    step: str
    text: Bilingual
    when: Condition


@frozen
class Coaching:
    """All of it."""

    steps: tuple[Step, ...]
    lines: tuple[CoachingLine, ...]
    avoid: tuple[Avoid, ...]
    questions: tuple[Question, ...]
    restatements: tuple[Restatement, ...]

    def lines_for(self, step: str, context: Context) -> Iterator[CoachingLine]:
        """Give the lines that fit, the heaviest first; of equal ones that which asks for more."""
        fitting = (line for line in self.lines if line.step == step and line.when.fits(context))
        return iter(sorted(fitting, key=lambda line: (-line.weight, -line.when.asks)))

    def line_for(self, step: str, context: Context) -> CoachingLine | None:
        """Give the one line to show."""
        return next(self.lines_for(step, context), None)

    def questions_for(self, step: str) -> tuple[Question, ...]:
        """Give the questions of a step in their order, open ones first."""
        return tuple(sorted((q for q in self.questions if q.step == step), key=lambda q: q.order))


def parse_coaching(text: str) -> Coaching:
    """Read coaching.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "coaching")
    steps = entries(root, "step", _step)
    names = tuple(step.id for step in steps)

    def line(name: str, node: Node) -> CoachingLine:
        weight = node.whole("weight", least=1, most=HEAVIEST)
        return CoachingLine(name, node.named("step", names), both(node), weight, _condition(node))

    def avoid(name: str, node: Node) -> Avoid:
        return Avoid(name, node.named("step", names), both(node))

    def question(name: str, node: Node) -> Question:
        kind: QuestionKind = node.one_of("kind", KINDS)
        return Question(name, node.named("step", names), kind, node.whole("order", least=1), both(node))

    def restatement(name: str, node: Node) -> Restatement:
        return Restatement(name, node.named("step", names), both(node), _condition(node))

    coaching = Coaching(
        steps,
        entries(root, "line", line),
        entries(root, "avoid", avoid),
        entries(root, "question", question),
        entries(root, "restate", restatement),
    )
    close(paper, root)
    return coaching


def _step(name: str, node: Node) -> Step:
    number = node.whole("n", least=1)
    return Step(name, number, node.label("name"), node.label("purpose"), node.labels("done_well"))


def _condition(node: Node) -> Condition:
    if not node.has("when"):
        return Condition()
    table = node.table("when")
    condition = Condition(
        levels=frozenset(table.names("level")),
        channels=frozenset(table.names("channel")),
        motives=frozenset(known_words(table, "motive", MOTIVES)),
        houses=frozenset(known_words(table, "house", HOUSES)),
        flags=frozenset(known_words(table, "flag", FLAGS)),
        minutes=_minutes(table),
    )
    table.done()
    return condition


def _minutes(table: Node) -> tuple[int, int] | None:
    match table.listed("minute"):
        case [int(start), int(end)] if start < end:
            return start, end
        case []:
            return None
        case found:
            table.wrong("minute", "kind", expected="minutes", found=found)
            return None

"""Examples: a what-if that the house keeps with its answer, so that a later version of the pack is checked by it."""

import tomllib
from collections.abc import Iterable
from datetime import date
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import due
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.toml_text import toml_text
from desktop.usecases.asking import asked_facts


@frozen
class Question:
    """When would this clock be due? `levels` and `given` as `amends due` takes them: LEVEL, LEVEL=INSTANT; KEY=VALUE."""

    pack: str  # "hotel-house"
    rule: str  # "first-level"
    start: Micros
    zone: str
    levels: tuple[str, ...] = ()
    given: tuple[str, ...] = ()


@frozen
class Answer:
    """The end that was found; `due` None: the clock stands, or the rule only says "not before"."""

    due: Micros | None
    last_day: date | None
    earliest: Micros | None


@frozen
class Example:
    """A question with the answer that is right."""

    title: str
    version: str  # of the pack under which it was answered
    question: Question
    answer: Answer


@frozen
class Differing:
    """An example to which a pack gives another answer; `now` None: it does not have the clock, level or event any more."""

    example: Example
    now: Answer | None


def answer_to(question: Question, pack: Pack, almanac: Almanac) -> Answer:
    """Answer a question by a pack.

    Raises:
        Refusal: `policy.rule`, and what `asked_facts` refuses.
    """
    rule = pack.rules.get(question.rule)
    if rule is None:
        raise Refusal("policy.rule", "rule", f"{pack.id}@{pack.version} {question.rule}")
    facts = asked_facts(pack, rule, question.start, question.zone, question.levels, question.given)
    return _answer(due(rule, pack, facts, facts.events[0], almanac))


def _answer(one: Deadline) -> Answer:
    return Answer(one.due, one.last_day, one.earliest)


def differing(examples: Iterable[Example], pack: Pack, almanac: Almanac) -> tuple[Differing, ...]:
    """Of the examples of this pack, give those that it answers otherwise."""
    found: list[Differing] = []
    for one in examples:
        if one.question.pack != pack.id:
            continue
        try:
            now = answer_to(one.question, pack, almanac)
        except Refusal:  # the clock, a level or a place of the question is gone: that is a difference too
            found.append(Differing(one, None))
            continue
        if now != one.answer:
            found.append(Differing(one, now))
    return tuple(found)


def example_text(one: Example) -> str:
    """Write it as the house keeps it; a text, so that it can be read without the program."""
    question, answer = one.question, one.answer
    body: dict[str, Any] = {
        "title": one.title, "version": one.version, "pack": question.pack, "rule": question.rule, "start": question.start,
        "zone": question.zone, "levels": list(question.levels), "given": list(question.given), "answer": {},
    }  # fmt: skip
    told = (("due", answer.due), ("last_day", answer.last_day), ("earliest", answer.earliest))
    body["answer"] = {name: value for name, value in told if value is not None}
    return toml_text(body)


def read_example(body: str) -> Example:
    """Read what `example_text` wrote; KeyError or ValueError when it did not."""
    table = tomllib.loads(body)
    question = Question(
        table["pack"], table["rule"], table["start"], table["zone"], tuple(table["levels"]), tuple(table["given"])
    )
    told = table["answer"]
    return Example(
        table["title"], table["version"], question, Answer(told.get("due"), told.get("last_day"), told.get("earliest"))
    )


def newest(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Of examples with the same question the later counts: so an answer is set right after the rules were changed on purpose."""
    return tuple({one.question: one for one in examples}.values())

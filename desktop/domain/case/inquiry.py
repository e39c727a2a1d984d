"""Inquiry: questions and their answers, facts and how each was checked, evidence by its hash (step 3), guides that were walked."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import SHORT, clean_name, clean_text
from desktop.domain.wording.names import mark
from desktop.domain.wording.words import NOTHING, Words

FACT_STATES = ("open", "asked", "measured", "shown", "not-so")
MOST_ANSWERS = 40  # on one path through a decision guide
LARGEST = 10 * 1024 * 1024  # bytes of one piece of evidence


@event("inquiry.answered")
class Answered:
    question: str  # id of the catalogue, or a made-up key for one's own question
    asked: Words
    answer: Words
    unknown: bool  # the customer does not know


@event("inquiry.fact")
class FactNoted:
    fact: UUID
    text: Words
    state: str


@event("inquiry.evidence")
class EvidenceAdded:
    sha256: str
    kind: str
    name: Words  # the file's name, made safe
    size: int
    media: str
    source: Words
    taken_at: Micros | None
    checks: tuple[str, ...]  # which points of the kind's checklist were seen


@event("inquiry.guide")
class GuideWalked:
    """A decision guide was walked to its end: in words as they were read then, for a guide may be changed later."""

    guide: str
    answers: tuple[tuple[str, Words], ...]  # the question, by its id in the guide, and what was answered
    outcome: str  # the step of the guide that ended it
    advice: Words


Event = Answered | FactNoted | EvidenceAdded | GuideWalked


@frozen
class Answer:
    asked: Words
    answer: Words
    unknown: bool
    by: str
    at: Micros


@frozen
class Fact:
    text: Words
    state: str
    by: str
    at: Micros


@frozen
class Evidence:
    kind: str
    name: Words
    size: int
    media: str
    source: Words
    taken_at: Micros | None
    checks: tuple[str, ...]
    by: str
    at: Micros


@frozen
class Inquiry:
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    facts: Mapping[UUID, Fact] = field(default_factory=dict[UUID, Fact])
    evidence: Mapping[str, Evidence] = field(default_factory=dict[str, Evidence])


def evolve(part: Inquiry, happened: Event, stamp: Stamp) -> Inquiry:
    """Total: never raises."""
    match happened:
        case Answered(question, asked, answer, unknown):
            made = Answer(asked, answer, unknown, stamp.actor, stamp.said_at)
            return Inquiry({**part.answers, question: made}, part.facts, part.evidence)
        case FactNoted(fact, text, state):
            seen = Fact(text, state, stamp.actor, stamp.said_at)
            return Inquiry(part.answers, {**part.facts, fact: seen}, part.evidence)
        case EvidenceAdded(sha256, kind, name, size, media, source, taken_at, checks):
            item = Evidence(kind, name, size, media, source, taken_at, checks, stamp.actor, stamp.at)
            return Inquiry(part.answers, part.facts, {**part.evidence, sha256: item})
        case GuideWalked():
            return part  # how somebody came to do what they did; the record says what they did
        case _:
            assert_never(happened)


@verb("answer")
class AnswerQuestion:
    """Keep what the customer answered to a question, or that they do not know."""

    EXACT: ClassVar[bool] = False
    question: str
    asked: Words
    answer: Words = NOTHING
    unknown: bool = False


@verb("fact")
class NoteFact:
    """Note a fact and how far it is checked: open, asked, measured, shown or not-so."""

    EXACT: ClassVar[bool] = False
    fact: UUID
    text: Words
    state: str = "open"


@verb("add-evidence")
class AddEvidence:
    """Enter a file by its SHA-256; the bytes are stored beside the log before this is said."""

    EXACT: ClassVar[bool] = False
    sha256: str
    name: Words
    size: int
    media: str
    kind: str = ""
    source: Words = NOTHING
    taken_at: Micros | None = None
    checks: tuple[str, ...] = ()


@verb("walk-guide")
class WalkGuide:
    """Keep the path through a decision guide once it has ended: each question with its answer, where it ended, and what to do."""

    EXACT: ClassVar[bool] = False
    guide: str
    outcome: str
    advice: Words
    answers: tuple[tuple[str, Words], ...] = ()


Command = AnswerQuestion | NoteFact | AddEvidence | WalkGuide


def decide(part: Inquiry, command: Command, ground: Ground) -> tuple[Event, ...]:
    """Refuse, or say what happened."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case AnswerQuestion(question, asked, answer, unknown):
            said = clean_text(answer, field=question)
            known = part.answers.get(question)
            if known and (known.answer, known.unknown) == (said, unknown):
                return ()
            return (Answered(mark(question, "question"), clean_name(asked, question), said, unknown),)
        case NoteFact(fact, text, state):
            said = clean_text(text, SHORT, "fact")
            seen = part.facts.get(fact)
            if seen and (seen.text, seen.state) == (said, state):
                return ()
            return (FactNoted(fact, said, state),)
        case AddEvidence(sha256, name, size, media, kind, source, taken_at, checks):
            item, told = part.evidence.get(sha256), clean_name(source, "source")
            if item and (item.kind, item.checks, item.source, item.taken_at) == (kind, checks, told, taken_at):
                return ()
            return (EvidenceAdded(sha256, kind, clean_name(name, "file"), size, media, told, taken_at, checks),)
        case WalkGuide(guide, outcome, advice, answers):
            path = tuple((mark(question, "answers"), clean_name(text, "answers")) for question, text in answers)
            return (
                GuideWalked(mark(guide, "guide"), path, mark(outcome, "outcome"), clean_text(advice, field="advice")),
            )
        case _:
            assert_never(command)


def check(part: Inquiry, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    del part
    match happened:
        case Answered(question, _, answer, unknown):
            if not question or (not answer and not unknown):
                raise Refusal("text.missing", question or "question")
        case EvidenceAdded(sha256=sha256, size=size, taken_at=taken_at):
            if len(sha256) != len("0" * 64) or not 0 < size <= LARGEST:
                raise Refusal("evidence.size", "file", str(size))
            if taken_at is not None and taken_at > stamp.at:
                raise Refusal("time.future", "taken_at")
        case GuideWalked(guide, answers, outcome, advice):
            if not guide or not outcome or not advice:
                raise Refusal("text.missing", "guide")
            if len(answers) > MOST_ANSWERS:
                raise Refusal("guide.long", "answers", str(MOST_ANSWERS))
        case FactNoted():
            return
        case _:
            assert_never(happened)

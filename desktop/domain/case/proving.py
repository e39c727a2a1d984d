"""Evidence that others ask of us (S-10): what is asked, since when, and what was given."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar, assert_never
from uuid import UUID

from desktop.domain.case.registry import event, verb
from desktop.domain.case.stamp import Ground, Stamp
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.words import NOTHING, Words


@event("proof.asked")
class Asked:
    request: UUID
    kind: str  # a value of the pack's axis "request": it decides which clock runs
    by_whom: Words
    text: Words
    asked_at: Micros


@event("proof.given")
class Given:
    request: UUID
    text: Words
    files: tuple[str, ...]  # SHA-256 of evidence of this case


Event = Asked | Given


@frozen
class Request:
    kind: str
    by_whom: Words
    text: Words
    asked_at: Micros
    by: str
    at: Micros
    given_at: Micros = 0  # 0 = not yet
    given_by: str = ""
    answer: Words = NOTHING
    files: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Nothing was given yet."""
        return not self.given_at


@frozen
class Proofs:
    all: Mapping[UUID, Request] = field(default_factory=dict[UUID, Request])


def evolve(part: Proofs, happened: Event, stamp: Stamp) -> Proofs:
    """Total: never raises."""
    match happened:
        case Asked(request, kind, by_whom, text, asked_at):
            return Proofs({**part.all, request: Request(kind, by_whom, text, asked_at, stamp.actor, stamp.at)})
        case Given(request, text, files):
            if (known := part.all.get(request)) is None:
                return part
            given = replace(known, given_at=stamp.at, given_by=stamp.actor, answer=text, files=files)
            return Proofs({**part.all, request: given})
        case _:
            assert_never(happened)


@verb("evidence-asked")
class NoteRequest:
    """Evidence was asked of us: which kind (the rules know product, receipt, redress …), by whom, what, and when it came."""

    EXACT: ClassVar[bool] = False
    request: UUID
    kind: str
    text: Words
    by_whom: Words = NOTHING
    asked_at: Micros | None = None


@verb("give-evidence")
class GiveEvidence:
    """Give what was asked: the words, and files of this case by their SHA-256 (all of its files, if none is named)."""

    EXACT: ClassVar[bool] = False
    request: UUID
    text: Words
    files: tuple[str, ...] = ()


Command = NoteRequest | GiveEvidence

# Of a request for redress the words are the answer; every other kind asks for something to look at.
WORDS_ONLY = frozenset({"redress"})
# S-10: said alone, they answer nothing that was asked.
_VOID = frozenset({
    "好", "好的", "好吧", "行", "可以", "嗯", "知道", "知道了", "收到", "已收到", "明白", "已阅",
    "ok", "okay", "noted", "received", "fine", "sure", "yes", "na",
})  # fmt: skip


def decide(part: Proofs, command: Command, ground: Ground, files: tuple[str, ...]) -> tuple[Event, ...]:
    """Refuse, or say what happened; `files`: the evidence of the case."""
    if not ground.actor.may(May.HANDLE):
        raise Refusal("role.handle")
    match command:
        case NoteRequest(request, kind, text, by_whom, asked_at):
            if not ground.rules.requests:
                raise Refusal("proof.no_rule", "kind")
            if kind not in ground.rules.requests:
                raise not_among("kind", kind, ground.rules.requests)
            at = ground.now if asked_at is None else asked_at
            return (Asked(request, kind, clean_name(by_whom, "by_whom"), _said(text), at),)
        case GiveEvidence(request, text, named):
            known = part.all.get(request)
            if known is None:
                raise Refusal("proof.unknown", "request")
            if unknown := next((one for one in named if one not in files), ""):
                raise Refusal("evidence.unknown", "files", unknown)
            given = named or files
            if not given and known.kind not in WORDS_ONLY:
                raise Refusal("proof.files", "files")
            return (Given(request, _answer(text), given),)
        case _:
            assert_never(command)


def _said(text: Words) -> Words:
    if not (said := clean_text(text, field="text")):
        raise Refusal("text.missing", "text")
    return said


def _answer(text: Words) -> Words:
    said = _said(text)
    plain = "".join(sign for sign in str(said) if sign.isalnum()).casefold()
    if not plain or plain in _VOID or (plain.isdigit() and len(plain) < len("100")):
        raise Refusal("proof.void", "text", str(said)[:40])
    return said


def check(part: Proofs, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Asked(request, asked_at=asked_at):
            if request in part.all:
                raise Refusal("proof.exists")
            if asked_at > stamp.at:
                raise Refusal("time.future", "asked_at")
        case Given(request):
            if request not in part.all:
                raise Refusal("proof.unknown", "request")
            if not part.all[request].open:
                raise Refusal("proof.given", "request")
        case _:
            assert_never(happened)

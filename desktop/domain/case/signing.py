"""Signing and closing: the supervisor signs exactly what was shown; a later change voids the signature visibly."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import ClassVar, assert_never

from desktop.domain.case.registry import event, verb
from desktop.domain.case.signature import Statement, owner_of
from desktop.domain.case.stamp import Stamp
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Fen, Micros
from desktop.domain.wording.words import NOTHING, Words

CLOSED = frozenset({"closed", "declined", "withdrawn", "joined", "referred"})
DECLINE_GROUNDS = ("sued", "petition", "no-object", "police", "outside-remit")


@event("signing.asked")
class Asked:
    record: str  # SHA-256 of the record as it stands
    amount: Fen
    statement: Words  # what the handler declares


@event("signing.returned")
class Returned:
    record: str
    comment: Words


def meaning_of(amount: Fen) -> str:
    """What a signature says of what was given; no other words stand over it."""
    return "approved-amount" if amount else "approved-no-cost"


@event("signing.signed")
class Signed:
    record: str
    meaning: str  # key: what the signature says
    amount: Fen
    name: str  # as printed
    role: str
    post: str
    comment: Words
    key: str  # whose key, and the how manyth: "shen/1"
    signature: str  # Ed25519 over the statement of signature.py, 128 hex digits


@event("case.closed")
class Closed:
    outcome: str


@event("case.declined")
class CaseDeclined:
    ground: str
    explanation: Words


@event("case.withdrawn")
class CaseWithdrawn:
    reason: Words


@event("case.reopened")
class Reopened:
    reason: Words


@event("paper.printed")
class Printed:
    form: str
    language: str
    copy: int
    sha256: str
    head: str  # of both chains as printed in the code, see `heads`; sheets of before named the log alone


@event("paper.letter")
class LetterWritten:
    """What a letter says on paper; it stands beside the print of that letter, in the same entry."""

    letter: str
    language: str
    text: Words


Event = Asked | Returned | Signed | Closed | CaseDeclined | CaseWithdrawn | Reopened | Printed | LetterWritten


@frozen
class Ask:
    record: str
    amount: Fen
    statement: Words
    by: str
    at: Micros
    version: int  # how many times sign-off was asked, this one included


@frozen
class Return:
    record: str
    comment: Words
    by: str
    at: Micros


@frozen
class Signature:
    record: str
    meaning: str
    amount: Fen
    name: str
    role: str
    post: str
    comment: Words
    key: str
    signature: str
    by: str
    at: Micros

    def statement(self, number: str) -> Statement:
        """What was signed, of the case with this number."""
        return Statement(
            number, self.record, self.meaning, self.amount, self.name, self.role, self.post, self.at, self.key
        )


@frozen
class Reopening:
    reason: Words
    by: str
    at: Micros


@frozen
class Signing:
    status: str = "open"  # open | asked | returned | closed | declined | withdrawn | …
    asks: tuple[Ask, ...] = ()
    returns: tuple[Return, ...] = ()
    signatures: tuple[Signature, ...] = ()
    outcome: str = ""
    closed_at: Micros = 0
    ground: str = ""
    explanation: Words = NOTHING
    reopenings: tuple[Reopening, ...] = ()
    copies: Mapping[str, int] = field(
        default_factory=dict[str, int]
    )  # by form, whatever the language: every print has its own number
    printed: tuple[Printed, ...] = ()
    lapsed_at: Micros = (
        0  # when something of the record was said after a signature was asked for: it is asked for again
    )

    @property
    def reopened(self) -> int:
        """How often the case was opened again."""
        return len(self.reopenings)

    @property
    def closed(self) -> bool:
        """Nothing more is to be done; only dated notes may be added."""
        return self.status in CLOSED


def evolve(part: Signing, happened: Event, stamp: Stamp) -> Signing:
    """Total: never raises."""
    match happened:
        case Asked(record, amount, statement):
            made = Ask(record, amount, statement, stamp.actor, stamp.at, len(part.asks) + 1)
            return replace(part, status="asked", asks=(*part.asks, made), lapsed_at=0)
        case Returned(record, comment):
            back = Return(record, comment, stamp.actor, stamp.at)
            return replace(part, status="returned", returns=(*part.returns, back), lapsed_at=0)
        case Signed(record, meaning, amount, name, role, post, comment, key, signature):
            made_out = Signature(
                record, meaning, amount, name, role, post, comment, key, signature, stamp.actor, stamp.at
            )
            return replace(part, signatures=(*part.signatures, made_out), lapsed_at=0)
        case Closed(outcome):
            return replace(part, status="closed", outcome=outcome, closed_at=stamp.at)
        case CaseDeclined(ground, explanation):
            return replace(
                part, status="declined", ground=ground, explanation=explanation, closed_at=stamp.at, lapsed_at=0
            )
        case CaseWithdrawn(reason):
            return replace(part, status="withdrawn", explanation=reason, closed_at=stamp.at, lapsed_at=0)
        case Reopened(reason):
            again = Reopening(reason, stamp.actor, stamp.at)
            return replace(part, status="open", closed_at=0, outcome="", reopenings=(*part.reopenings, again))
        case Printed(form, _, copy):
            return replace(part, copies={**part.copies, form: copy}, printed=(*part.printed, happened))
        case LetterWritten():
            return part  # a text to read; nothing follows from it
        case _:
            assert_never(happened)


@verb("ask-sign-off")
class AskSignOff:
    """Ask a supervisor to sign: `record` is the hash of the record that was shown."""

    EXACT: ClassVar[bool] = True
    record: str
    statement: Words = NOTHING


@verb("return")
class ReturnRecord:
    """Send the record back to its handler with a comment; the version that was read is kept."""

    EXACT: ClassVar[bool] = True
    record: str
    comment: Words


@verb("sign")
class Sign:
    """Sign the record that was shown, and close the case. Needs the password again, four eyes and authority."""

    EXACT: ClassVar[bool] = True
    record: str
    comment: Words = NOTHING


@verb("decline-case")
class DeclineCase:
    """Do not accept the complaint (five grounds of S-17), with the explanation that was given."""

    EXACT: ClassVar[bool] = True
    ground: str
    explanation: Words


@verb("withdraw-case")
class WithdrawCase:
    """The customer withdraws the complaint: why. It is still counted."""

    EXACT: ClassVar[bool] = True
    reason: Words


@verb("reopen")
class Reopen:
    """Open a closed case again, with the reason; a signature is void from then on."""

    EXACT: ClassVar[bool] = True
    reason: Words


@verb("printed")
class RecordPrint:
    """Enter that a sheet was made: form, language, copy number, the file's SHA-256, the head printed on it; the text of a letter."""

    EXACT: ClassVar[bool] = False
    form: str
    language: str
    copy: int
    sha256: str
    head: str
    text: Words = NOTHING


Command = AskSignOff | ReturnRecord | Sign | DeclineCase | WithdrawCase | Reopen | RecordPrint


def check(part: Signing, happened: Event, stamp: Stamp) -> None:
    """Raise Refusal if the event is not lawful here."""
    match happened:
        case Returned(record) | Signed(record=record):
            if isinstance(happened, Signed) and not (happened.signature and owner_of(happened.key) == stamp.actor):
                raise Refusal("sign.key", "key", happened.key)
            # Programs before this one let nothing lapse that said the same again: decisions refuse it, a log may hold it.
            if part.status != "asked" and not part.lapsed_at:
                raise Refusal("sign.not_asked")
            if part.asks[-1].record != record:
                raise Refusal("sign.changed")
        case Reopened():
            if not part.closed:
                raise Refusal("case.open")
        case Printed(form, _, copy):
            if copy != part.copies.get(form, 0) + 1:
                raise Refusal("paper.copy", detail=str(copy))
        case Asked(record):
            # A record that changed after it was asked for is asked for again; the same one is not.
            if part.status == "asked" and part.asks[-1].record == record:
                raise Refusal("sign.asked")
        case Closed() | CaseDeclined() | CaseWithdrawn() | LetterWritten():
            return
        case _:
            assert_never(happened)


def stray(events: Sequence[object]) -> bool:
    """Whether the words of a letter stand in an entry without the print of that letter right before them."""
    return any(
        isinstance(one, LetterWritten)
        and not (isinstance(before, Printed) and (before.form, before.language) == (one.letter, one.language))
        for before, one in zip((None, *events), events, strict=False)
    )

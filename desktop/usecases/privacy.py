"""Privacy at work: erasing for good, health notes and masked numbers, each reading entered before it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from desktop.domain.case.apart import sealed_words
from desktop.domain.case.erasable import HEALTH, NUMBER, STAYS, covers
from desktop.domain.case.inquiry import EvidenceAdded
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import Erase, Erased, HealthNoted, NoteHealth, Request
from desktop.domain.case.rows import difference
from desktop.domain.case.shown import FullNumber, InFull
from desktop.domain.case.state import Case, Entry
from desktop.domain.errors import Refusal
from desktop.domain.people import May, Person
from desktop.domain.wording.clean import LONG, Room, clean_text
from desktop.domain.wording.masking import masked_text
from desktop.usecases.desk import Desk
from desktop.usecases.keeping import Kept
from desktop.usecases.office import Office
from desktop.usecases.outcomes import AlreadyDone, Done, NotEnteredError, Outcome, entered

_ONE_LINE = Room(LONG.characters, 1)  # a reason stands in one line of the inspector's list


# ── erasing ──────────────────────────────────────────────────────────────────────────────────────
def erase(
    office: Office, desk: Desk, case_id: UUID, seen: int, erasure: UUID, command_id: UUID | None = None
) -> Outcome:
    """Erase what was asked for, everywhere in the house: words, lists, search, drafts, reasons of readings, files if asked.

    Copies made before, on paper and in backups, are not reached, encrypted ones neither: `older_copies` names them.

    Raises:
        Refusal: `privacy.restricted`.
        FileTrouble: erased, but free pages could not be cleared; do it again.
    """
    case = desk.case(case_id)
    asked = case.privacy.requests.get(erasure)
    entries = office.log.load(case_id)
    seals = tuple(dict.fromkeys(_seals(case, entries, asked))) if asked else ()
    files = tuple(sorted(_files(entries))) if asked and asked.files else ()
    with office.log.together():
        outcome = desk.handle(Erase(erasure, seals, files), case_id, seen, command_id=command_id)
        if isinstance(outcome, Done) and not outcome.nothing_new:
            outcome = _renewed(office, desk, outcome)
    if isinstance(outcome, Done | AlreadyDone):
        office.drafts.drop_case(case_id)
        office.scrub()
    return outcome


def older_copies(office: Office, person: Person) -> tuple[Kept, ...] | None:
    """Backups known on this computer that were made before now: they still hold what was just erased.

    Of a server the last one, which only administrators of the house are told of; None = this person is not.
    """
    if office.backups is None:
        return ()
    told = not office.backups.plan().elsewhere or person.may(May.ADMINISTER)
    return office.backups.older(office.clock()) if told else None


def _renewed(office: Office, desk: Desk, outcome: Done) -> Done:
    """Lists and search of the case as it reads now, in the transaction that erased."""
    old = outcome.case
    desk.forget(old.id)
    fresh = desk.case(old.id)
    office.log.renew(old.id, difference(office.rulebook.rows(old), office.rulebook.rows(fresh)))
    office.looks.add(Look(desk.now(), desk.person.id, "erase", old.id, "words"))
    return replace(outcome, case=fresh)


def _seals(case: Case, entries: Sequence[Entry], asked: Request) -> Iterator[str]:
    said = tuple(sealed_words(entries))
    # The same words under a name that nobody asked to erase: they would be gone there too. A reason that always stays keeps none here.
    elsewhere = {seal for name, seal in said if not covers(asked.what, name) and not name.startswith(STAYS)}
    for name, seal in said:
        # A text is there or not; of a number the log says alone whether it went.
        gone = name.startswith(NUMBER) and seal in case.privacy.erased
        if covers(asked.what, name) and not gone and seal not in elsewhere:
            yield seal
    if covers(asked.what, HEALTH):
        noted = (event.seal for entry in entries for event in entry.events if isinstance(event, HealthNoted))
        yield from (seal for seal in noted if seal not in case.privacy.erased)


def _files(entries: Sequence[Entry]) -> set[str]:
    """The files that the case has; one that came again after it was erased, as programs before this one let it, is one of them."""
    here: set[str] = set()
    for entry in entries:
        for event in entry.events:
            if isinstance(event, EvidenceAdded):
                here.add(event.sha256)
            elif isinstance(event, Erased):
                here -= set(event.files)
    return here


# ── health notes ─────────────────────────────────────────────────────────────────────────────────
def note_health(
    office: Office, desk: Desk, case_id: UUID, seen: int, note: UUID, text: str, command_id: UUID | None = None
) -> Outcome:
    """Write a health note: the text apart, and the entry that says it is there; both or neither.

    Raises:
        Refusal: `privacy.restricted`, `role.handle`, `text.missing`.
    """
    case = desk.case(case_id)
    if not desk.person.may(May.HANDLE):
        raise Refusal("role.handle")
    if case.signing.closed:
        raise Refusal("case.closed")
    if not (said := clean_text(text, field="text")):
        raise Refusal("text.missing", "text")
    try:
        with office.log.together():
            seal = office.health.put(note, case_id, said)
            return entered(desk.handle(NoteHealth(note, seal), case_id, seen, command_id=command_id))
    except NotEnteredError as not_entered:
        return not_entered.outcome


def read_health(office: Office, desk: Desk, case_id: UUID, note: UUID) -> str:
    """The text of a health note; that it was read is entered first.

    Raises:
        Refusal: `health.not_yours`, `health.missing`.
    """
    case = desk.case(case_id)
    known = case.privacy.health.get(note)
    if known is None:
        raise Refusal("health.missing", "note")
    if not may_read_health(case, desk.person):
        raise Refusal("health.not_yours")
    office.looks.add(Look(desk.now(), desk.person.id, "health", case_id, note.hex))
    text = office.health.get(note, case_id, known.seal)
    if text is None:
        raise Refusal("health.missing", "note")
    return text


def may_read_health(case: Case, person: Person) -> bool:
    """Whoever holds or worked on the case, supervisors and the general manager."""
    works = person.may(May.HANDLE) and (person.id == case.handling.holder or person.id in case.contributors)
    return works or person.may(May.READ_HEALTH)


# ── masked numbers ───────────────────────────────────────────────────────────────────────────────
def holds_numbers(case: Case) -> bool:
    """Whether numbers of this case are shown by their ends until somebody says why they must see the whole."""
    return bool(case.numbers.left(case.privacy.erased))


def reveal(office: Office, desk: Desk, case_id: UUID, reason: str) -> InFull:
    """The numbers of a case; who, when and why is entered first.

    Raises:
        Refusal: `privacy.reason`, `privacy.restricted`, `privacy.whole`.
    """
    case = desk.case(case_id)
    if not case.version:
        raise Refusal("case.unknown")
    if not (desk.person.may(May.RECEIVE) or desk.person.may(May.HANDLE)):
        raise Refusal("privacy.whole")
    if not (said := clean_text(reason, _ONE_LINE, "reason")):
        raise Refusal("privacy.reason", "reason")
    office.looks.add(Look(desk.now(), desk.person.id, "reveal", case_id, "intake.phone"), masked_text(said))
    known = office.numbers.of(case_id)
    # In the order of the log, as they stand in their texts.
    return tuple(
        FullNumber(one.name, one.of, known[seal], one.at, seal)
        for seal, one in case.numbers.left(case.privacy.erased).items()
        if seal in known
    )

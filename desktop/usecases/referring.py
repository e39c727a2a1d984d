"""What came through a regulator (S-28): whether the customer had asked the house before, what a reply says that is to be weighed, the list by reference."""

import unicodedata
from collections.abc import Iterable, Iterator
from uuid import UUID

from desktop.domain.case.regulator import NOT_LIABLE, Referral, Reply
from desktop.domain.case.state import Case, replay
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.wording import guard
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.phrase import Phrase
from desktop.usecases.ports import Log, Tickets

_REFERRED = "regulator.referred"
_BY_REGULATOR = "regulator"  # the channel
_FIRST_CONTACT = "evidence-first-contact"


def asked_before(case: Case, referral: Referral) -> Micros | None:
    """When the customer first spoke with the house before the regulator received the matter; None = nothing of it is on file."""
    received = case.intake.received
    came = [received.received_at] if received is not None and received.channel != _BY_REGULATOR else []
    spoke = [one.contact_at for one in case.contacts.attempts.values()]
    spoke += [one.contact_at for one in case.contacts.follow_ups.values()]
    return min((at for at in (*came, *spoke) if at < referral.received_at), default=None)


def proof_of_contact(case: Case) -> bool:
    """Whether evidence of an earlier contact is kept with the case, such as the book of the desk or a picture of a camera."""
    return any(one.kind == _FIRST_CONTACT for one in case.inquiry.evidence.values())


def to_weigh(reply: Reply, language: Language, phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Words of a reply that may be read as admitting, where we say that we are not liable: never refused, and what is true stays (C-16)."""
    if reply.liability != NOT_LIABLE:
        return ()
    found = guard.check(reply.text, language, "regulator", phrases)
    return tuple(dict.fromkeys(str(reply.text)[one.start : one.end] for one in found))


@frozen
class Referred:
    """A referral with its case."""

    case_id: UUID
    number: str
    title: str
    site: str
    id: UUID
    referral: Referral


@frozen
class Matched:
    """A regulator's list against our own, by reference."""

    known: tuple[Referred, ...]
    unknown: tuple[str, ...]  # on its list, not on ours
    missing: tuple[Referred, ...]  # on ours, not on its list


def referrals(log: Log, tickets: Tickets) -> tuple[Referred, ...]:
    """Every referral of cases that these lists may show, in the order in which the regulators received them."""
    cases = tuple(dict.fromkeys(case_id for case_id, _ in log.of_kind(_REFERRED, 0)))
    return tuple(sorted(_listed(log, tickets, cases), key=lambda one: (one.referral.received_at, str(one.id))))


def _listed(log: Log, tickets: Tickets, cases: tuple[UUID, ...]) -> Iterator[Referred]:
    for row in tickets.by_ids(cases):
        case = replay(Case(row.id), log.load(row.id))
        for key, one in case.regulator.all.items():
            yield Referred(row.id, row.number, row.title, row.site, key, one)


def match(ours: Iterable[Referred], references: Iterable[str]) -> Matched:
    """Compare references of a regulator's list with ours; blanks, capitals and full-width signs make no difference."""
    asked = {_key(one): one.strip() for one in references if _key(one)}
    every = tuple(ours)
    here = {_key(one.referral.reference) for one in every}
    return Matched(
        tuple(one for one in every if _key(one.referral.reference) in asked),
        tuple(words for key, words in asked.items() if key not in here),
        tuple(one for one in every if _key(one.referral.reference) not in asked),
    )


def _key(reference: str) -> str:
    return "".join(unicodedata.normalize("NFKC", reference).split()).casefold()

"""The same again: a complaint of the kind against which a measure was taken that was judged effective (S-19)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from desktop.domain.case.measures import EFFECTIVE, Measure
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros

ENDED = frozenset({"declined", "withdrawn"})  # nobody will judge it any more


@frozen
class Matter:
    """One matter of a complaint, as lists know it."""

    number: str
    site: str
    category: str
    founded: str  # yes | partly | no | unknown
    received_at: Micros
    status: str = "open"


def counts(one: Matter) -> bool:
    """Whether it is founded, or may still be found so."""
    return one.founded in {"yes", "partly"} or (one.founded == "unknown" and one.status not in ENDED)


def again(measure: Measure, site: str, categories: AbstractSet[str], matters: Iterable[Matter]) -> tuple[str, ...]:
    """The numbers of complaints that came in after the measure was judged effective, of the same site and kind; each once.

    Args:
        measure: what was taken against it.
        site: of the complaint from which the measure came.
        categories: of its matters.
        matters: whatever may be the same again, in the order in which it is to be said.
    """
    if measure.effect != EFFECTIVE:
        return ()
    found = (
        one.number
        for one in matters
        if one.site == site and one.category in categories and one.received_at > measure.judged_at and counts(one)
    )
    return tuple(dict.fromkeys(found))

"""Which of the cases found beside a complaint are worth a person's eye: the same matter reported twice, or one just before it."""

from collections.abc import Iterable

from desktop.domain.ids import Micros
from desktop.usecases.read_models import Alike

_HOUR: Micros = 3600 * 1_000_000
SAME_DAY, SAME_STAY = 24 * _HOUR, 7 * 24 * _HOUR
# Measured on 480 complaints of strangers: at this bar 1 % of the Chinese ones meet another, and 8 % of the English ones, most of
# which do say the same; with a bar of 0.3 for any shared word it was 57 % and 99 %.
ALIKE = 0.35
ALIKE_SAME_DAY = 0.2  # hardly anything else was reported within a day


def worth_showing(found: Iterable[Alike], now: Micros) -> tuple[Alike, ...]:
    """Keep what shares a phone, a room within the usual stay, or so many words that it is hardly chance.

    Args:
        found: what the lists gave, the likeliest first.
        now: the moment from which the age of a case counts.
    """
    return tuple(one for one in found if one.same_phone or _same_room(one, now) or words_alike(one, now))


def words_alike(found: Alike, now: Micros) -> bool:
    """Whether the words alone would be reason enough; the bar is lower for what came in within a day."""
    recent = now - found.row.received_at <= SAME_DAY
    return found.likeness >= (ALIKE_SAME_DAY if recent else ALIKE)


def _same_room(found: Alike, now: Micros) -> bool:
    return found.same_place and now - found.row.received_at <= SAME_STAY

"""Until when a closed case is kept: years from its end as the packs say, or longer where a person said so."""

from datetime import datetime, timezone

from desktop.domain.case.state import Case
from desktop.domain.ids import Micros


def keep_until(case: Case, years: int) -> Micros | None:
    """The end of retention in UTC; None while the case is open or no pack says how long.

    A day that the last year does not have (29 February) becomes the first of the next month.
    """
    closed = case.signing.closed_at if case.signing.closed else 0
    by_pack = _years_after(closed, years) if closed and years else 0
    return max(by_pack, case.privacy.kept_until if closed else 0) or None


def _years_after(at: Micros, years: int) -> Micros:
    start = datetime.fromtimestamp(at // 1_000_000, timezone.utc)
    try:
        end = start.replace(year=start.year + years)
    except ValueError:
        end = start.replace(year=start.year + years, month=3, day=1)
    return int(end.timestamp()) * 1_000_000

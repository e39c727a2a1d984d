"""What was done in a house on a server: its log has no index that a statement of one's own may use by time, so that a function looks."""

from typing import Any

from typing_extensions import override

from desktop.storage.audit import LIKE_ERASED, LIKE_PRINTED, OF_NUMBER, READINGS, StoredAudit, key_of
from desktop.usecases.looking import Mark, Wanted

_BEFORE = """ JOIN acts_before(CAST(:at AS bigint), CAST(:seq AS bigint), CAST(:start AS bigint), CAST(:person AS text),
    CASE WHEN CAST(:number AS bigint) = 0 THEN NULL ELSE coalesce((SELECT case_id FROM ticket WHERE number_key = CAST(:number AS bigint)), CAST(:nobody AS uuid)) END,
    CAST(:kind AS text), CAST(:most AS int)) f ON f.seq = e.seq"""
_NOBODY = "ffffffff-ffff-ffff-ffff-ffffffffffff"  # no case has it


class ServerAudit(StoredAudit):
    """`looking.Audit` on a server: of a restricted case who looked at it, by its number, and not what was written in it."""

    readings = (
        READINGS.replace(
            "t.number, t.restricted",
            "coalesce(t.number, h.number), coalesce(t.restricted, CAST(h.number IS NOT NULL AS int))",
        )
        + " CROSS JOIN LATERAL (SELECT audited_number(e.case_id) AS number) h"
    )
    of_number = f"coalesce({OF_NUMBER}, audited_case(:number))"

    @override
    def _before(self, wanted: Wanted, like: str, limit: int, after: Mark | None) -> tuple[str, dict[str, Any]]:
        # Of one moment the entries of the log come first, then the readings: below a reading there are none of its moment.
        ends = [(wanted.end, 0)] if wanted.end is not None else []
        ends += [(after.at, after.seq if after.entry else 0)] if after is not None else []
        at, seq = min(ends, default=(None, 0))
        number = key_of(wanted.number) if wanted.number else 0
        given = {"at": at, "seq": seq, "start": wanted.start, "person": wanted.person, "number": number}
        kind = {LIKE_PRINTED: "printed", LIKE_ERASED: "erased"}.get(like, "")
        return _BEFORE, {**given, "nobody": _NOBODY, "kind": kind, "most": limit}

"""Behind an erasure the lists change by what went, and by nothing else that somebody would have them say."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.case.rows import Change
from desktop.domain.wording.words import ERASED
from desktop.storage.postgres import log as server_log
from desktop.storage.postgres.log import ServerLog, rows_text
from desktop.storage.postgres.troubles import Forbidden
from tests.cluster import cluster
from tests.server.test_erasing import Served, served

__all__ = ["served"]
Rows = dict[str, list[list[Any]]]


def _ticket(rows: Rows) -> dict[str, Any]:
    found: dict[str, Any] = next(row for table, row in rows["put"] if table == "ticket")
    return found


def _titled(words: str) -> Callable[[Rows, UUID], None]:
    return lambda rows, _: _ticket(rows).update(title=words)


def _found(rows: Rows, case_id: UUID) -> None:
    row = {
        "case_id": str(case_id),
        "issue": str(UUID(int=9)),
        "category": "hotel-safety-theft",
        "severity": "",
        "founded": "yes",
    }
    rows["put"].append(["issue", row])


def _promised(rows: Rows, case_id: UUID) -> None:
    row = {"case_id": str(case_id), "promise": str(UUID(int=9)), "text": "退款", "due_at": 1, "who": "li", "open": 1}
    rows["put"].append(["promise", row])


FORGED: dict[str, Callable[[Rows, UUID], None]] = {
    "a title of one's own": _titled("王女士 有艾滋病"),
    "no title": _titled(""),
    "a telephone number": lambda rows, _: _ticket(rows).update(phone="13800138000"),
    "a key to look for": lambda rows, _: _ticket(rows).update(phone_key="1385678"),
    "a matter": _found,
    "a key that no text gave": lambda rows, _: _ticket(rows).update(place_key="▮▮▮", place="1208"),
    "no evidence any more": lambda rows, case_id: rows["drop"].append(
        ["evidence", {"case_id": str(case_id), "sha256": "0" * 64}]
    ),
    "a promise": _promised,
}


@pytest.mark.parametrize("name", FORGED)
def test_nothing_else_is_written_beside_an_erasure(served: Served, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    served.closed("all")

    def renew(log: ServerLog, case_id: UUID, change: Change) -> None:
        rows: Rows = json.loads(rows_text(case_id, change))
        FORGED[name](rows, case_id)
        log._server.text(server_log._RENEW, (case_id, json.dumps(rows)))  # pyright: ignore[reportPrivateUsage]

    with monkeypatch.context() as past:
        past.setattr(ServerLog, "renew", renew)
        with pytest.raises(Forbidden):
            served.erase()
    served.erase()
    with cluster().boss(served.name) as boss:
        row = boss.execute("SELECT title, who FROM amends_seen.ticket WHERE case_id = %s", (served.case_id,)).fetchone()
    assert row == (str(ERASED), str(ERASED))

"""What somebody writes past the program into the lists of a shared house is told within a minute to whoever answers for it."""

from collections.abc import Callable

import pytest

from desktop.domain.case.handling import Claimed
from desktop.domain.case.rows import COLUMNS, Change, difference
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import advance
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.mending import rebuild
from desktop.ui.shell import checking
from desktop.usecases.office import Office
from tests import shared as houses
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.shared import address
from tests.ui.desks.desk import Desk
from tests.usecases.house import OPENING, PEOPLE

_DUE = COLUMNS["ticket"][1].index("due_at")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "SOON", 300)
    monkeypatch.setattr(checking, "DOUBT", 300)


def claim(li: Office, *, due_later: int = 0) -> None:
    """Receive a complaint and claim it, with a due time that is later than the log says."""
    case = li.desk(next(one for one in PEOPLE if one.id == "li")).receive(OPENING, case_id=li.ids()).case
    li.log.begin()
    stamp, events = Stamp("li", li.clock()), (Claimed("li"),)
    new = advance(case, events, stamp)
    change = difference(li.rulebook.rows(case), li.rulebook.rows(new))
    put = [
        (table, key, (*row[:_DUE], row[_DUE] + due_later, *row[_DUE + 1 :]) if table == "ticket" else row)
        for table, key, row in change.put
    ]
    li.log.append(new, li.ids(), events, stamp, Change(put, change.drop))


def test_a_false_due_time_is_told_and_no_longer_when_the_lists_are_put_right(
    shared: str, at: Callable[..., Desk]
) -> None:
    desk = at(address(shared))
    banner = desk.sit_down("shen").frame.proof
    li = houses.office(shared, "li")
    claim(li)
    desk.qtbot.wait(1500)
    assert not banner.isVisible()
    claim(li, due_later=86_400_000_000)
    desk.until(banner.isVisible)
    assert banner.words().startswith("Lists do not say what the log says.")
    assert "due time" in banner.accessibleDescription()
    with Server(cluster().url(shared), BOSS, BOSS_PASSWORD) as boss:
        assert rebuild(boss, li.rulebook.rows).mended == 1
    desk.until(lambda: not banner.isVisible())
    li.close()


def test_a_handlers_window_looks_after_nobody(shared: str, at: Callable[..., Desk]) -> None:
    """Fifty windows need not all check what one of them wrote."""
    desk = at(address(shared))
    place = desk.sit_down("chen")
    li = houses.office(shared, "li")
    claim(li, due_later=86_400_000_000)
    desk.qtbot.wait(1500)
    assert not place.proof.soon.isActive()
    assert not place.frame.proof.isVisible()
    li.close()

"""Two desks on one case of a real server: what one does appears on the other, and who types is seen before it is saved."""

from collections.abc import Callable
from uuid import UUID

import psycopg
from psycopg.sql import SQL, Identifier
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from desktop.domain.case.handling import Claim
from desktop.ui.case.page import CasePage
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.outcomes import Done
from desktop.usecases.read_models import View
from tests.cluster import cluster
from tests.shared import address, office
from tests.ui.desks.desk import Desk
from tests.usecases.house import OPENING


def received(shared: str) -> UUID:
    """A complaint that is in the house already, claimed by nobody."""
    made = office(shared, "wang")
    person = made.accounts.get("wang")
    assert person is not None
    outcome = made.desk(person.person).receive(OPENING)
    assert isinstance(outcome, Done)
    made.close()
    return outcome.case.id


def opened(desk: Desk, place: Workplace, case_id: UUID) -> CasePage:
    place.open_case(case_id)
    page = place.frame.stack.currentWidget()
    assert isinstance(page, CasePage)
    desk.until(lambda: page.guide is not None and page.guide.current is not None)
    return page


def type_into(desk: Desk, page: CasePage, words: str) -> None:
    """Type into a field of the first step."""
    field = page.findChild(QTextEdit, "vent_observed")
    assert field is not None
    desk.window.activateWindow()
    field.setFocus()
    desk.until(field.hasFocus)
    QTest.keyClicks(field, words)


def first_row(place: Workplace) -> str:
    place.queue.table.viewport().repaint()
    return str(place.queue.model.index(0, 0).data())


def test_a_claim_on_one_desk_appears_in_the_list_of_the_other(shared: str, at: Callable[..., Desk]) -> None:
    case_id = received(shared)
    one, other = at(address(shared)), at(address(shared))
    li, chen = one.sit_down("li"), other.sit_down("chen")
    for place in (li, chen):
        place.open_view(View.OPEN)
    one.until(lambda: li.queue.model.rowCount() == 1 and chen.queue.model.rowCount() == 1)
    chen.watcher.timer.stop()  # nothing but the server's word leads to a look
    outcome: list[object] = []
    one.jobs.run(one.window, lambda: li.context.desk.do(Claim(), case_id), outcome.append)
    other.until(lambda: (row := chen.queue.model.row_at(0)) is not None and row.holder == "li")
    assert outcome


def test_who_types_is_seen_in_the_row_and_over_the_case_and_gone_when_they_leave(
    shared: str, at: Callable[..., Desk]
) -> None:
    case_id = received(shared)
    one, other = at(address(shared)), at(address(shared))
    li, chen = one.sit_down("li"), other.sit_down("chen")
    chen.open_view(View.OPEN)
    other.until(lambda: chen.queue.model.rowCount() == 1)
    assert "is editing" not in first_row(chen)
    page = opened(one, li, case_id)
    type_into(one, page, "The pipes knock all night")
    other.until(lambda: "李强 is editing" in first_row(chen))
    theirs = opened(other, chen, case_id)
    assert theirs.head.editors.isVisible()
    assert theirs.head.editors.face().text == "李强 is editing"
    assert not page.head.editors.isVisible()  # nobody is told of oneself
    page.park()
    other.until(lambda: not theirs.head.editors.isVisible())


def test_a_hint_lapses_by_itself_when_a_desk_dies(shared: str, at: Callable[..., Desk]) -> None:
    case_id = received(shared)
    desk = at(address(shared))
    chen = desk.sit_down("chen")
    chen.open_view(View.OPEN)
    desk.until(lambda: chen.queue.model.rowCount() == 1)
    with psycopg.connect(cluster().url(shared), autocommit=True) as boss:
        # As a desk leaves it behind that died 27 seconds after its last word.
        boss.execute(
            "INSERT INTO amends.presence VALUES ('li', %s, '1', (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + 3000000)",
            (case_id,),
        )
        boss.execute("NOTIFY amends")
    desk.until(lambda: "李强 is editing" in first_row(chen))
    desk.until(lambda: "is editing" not in first_row(chen))
    assert first_row(chen), "the row is there still, without the hint"


def test_locking_takes_the_hint_back_and_keeps_what_was_typed(shared: str, at: Callable[..., Desk]) -> None:
    case_id = received(shared)
    desk = at(address(shared))
    li = desk.sit_down("li")
    page = opened(desk, li, case_id)
    type_into(desk, page, "All night")
    with psycopg.connect(cluster().url(shared), autocommit=True) as boss:

        def hints() -> int:
            found = boss.execute("SELECT count(*) FROM amends.presence").fetchone()
            assert found is not None
            return int(found[0])

        desk.until(lambda: hints() == 1)
        desk.window.lock()
        desk.until(lambda: hints() == 0)
    back = desk.sit_down("li")
    again = back.frame.stack.currentWidget()
    assert isinstance(again, CasePage)
    desk.until(lambda: again.guide is not None and "All night" in texts(again))


def texts(page: CasePage) -> str:
    return "".join(one.toPlainText() for one in page.findChildren(QTextEdit))


def test_a_line_that_is_cut_is_said_and_taken_back(shared: str, at: Callable[..., Desk]) -> None:
    desk = at(address(shared))
    li = desk.sit_down("li")
    strip = li.frame.line
    assert not strip.isVisible()
    with cluster().boss() as boss:
        boss.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(Identifier(shared)))
        boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'li'")
        desk.until(lambda: strip.isVisible() or li.frame.unsent.isVisible())
        boss.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(Identifier(shared)))
    desk.until(lambda: not strip.isVisible() and not li.line.cut)

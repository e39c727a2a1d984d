"""Signing at a desk of a real server: the password again makes a young connection, and what the server refuses is said as our own."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from desktop.ui.shell.workplace import Workplace
from desktop.ui.signoff.page import SignOffPage
from tests.cluster import cluster
from tests.ui.desks.desk import Desk
from tests.usecases.house import PASSWORD
from tests.usecases.shared import served
from tests.usecases.shared.served import ServedTown


@pytest.fixture
def town() -> Iterator[ServedTown]:
    for made in served.town():
        assert isinstance(made, ServedTown)
        yield made


def waiting(desk: Desk, place: Workplace) -> SignOffPage:
    place.open_sign_off()
    page = place.frame.stack.currentWidget()
    assert isinstance(page, SignOffPage)
    desk.until(lambda: page.view is not None)
    return page


def backends(name: str, person: str) -> set[int]:
    with psycopg.connect(cluster().url(name)) as boss:
        found = boss.execute("SELECT pid FROM pg_stat_activity WHERE usename = %s", (person,)).fetchall()
    return {int(pid) for (pid,) in found}


def test_a_signature_asks_for_the_password_and_makes_a_fresh_connection(
    town: ServedTown, at: Callable[..., Desk]
) -> None:
    case_id = town.through(6)
    town.ask(case_id)
    desk = at(town.where)
    page = waiting(desk, desk.sit_down("shen"))
    before = backends(town.where.rpartition("/")[2], "shen")
    page.form.password.edit.setText("not this one")
    page.form.sign_button.click()
    desk.until(lambda: bool(page.form.password.error()))
    assert "4 tries left" in page.form.password.error()
    assert not town.case(case_id).signing.closed
    page.form.password.edit.setText(PASSWORD)
    page.form.sign_button.click()
    desk.until(lambda: town.case(case_id).signing.closed)
    assert town.case(case_id).signing.signatures[-1].by == "shen"
    assert backends(town.where.rpartition("/")[2], "shen") - before  # the old one is not used for it


def test_what_the_server_refuses_at_the_last_moment_is_said_in_our_words(
    town: ServedTown, at: Callable[..., Desk]
) -> None:
    case_id = town.through(6)
    town.ask(case_id)
    desk = at(town.where)
    page = waiting(desk, desk.sit_down("shen"))
    name = town.where.rpartition("/")[2]
    with cluster().boss(name) as boss:  # the server alone knows of it: this supervisor may sign nothing any more
        boss.execute("DELETE FROM amends.role_may WHERE role = 'supervisor' AND may = 'sign'")
    page.form.password.edit.setText(PASSWORD)
    page.form.sign_button.click()
    desk.until(lambda: page.banner.isVisible() or bool(page.form.password.error()))
    said = page.banner.words() + page.form.password.error()
    assert said
    assert "Traceback" not in said
    assert not town.case(case_id).signing.closed

"""A desk that stays open while its server is restored: it knows more than the server does, and nothing of it is lost or left standing."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.shell.workplace import Workplace
from desktop.ui.widgets.notes_area import NotesArea
from desktop.ui.wizard.vent import VentPage
from tests.cluster import cluster
from tests.ui.unsent.conftest import FarDesk
from tests.ui.unsent.test_going_on import TYPED


def open_step(far: FarDesk, place: Workplace) -> VentPage:
    """A complaint of one's own, open at its first step."""
    place.new_complaint(TYPED)
    place.pages.intake.save_button.click()
    far.until(lambda: far.number() != "")
    rests(far, place)
    guide = place.pages.case.guide
    assert guide is not None
    page = guide.current
    assert isinstance(page, VentPage)
    return page


def rests(far: FarDesk, place: Workplace) -> None:
    far.until(lambda: place.pages.case.session is not None and not place.pages.case.session.under_way)
    far.catch_up()


def write(far: FarDesk, place: Workplace, page: VentPage, text: str) -> None:
    said = page.findChild(NotesArea, "vent_said")
    assert said is not None
    said.setPlainText(text)
    page.edited.emit()
    page.save()
    rests(far, place)


def copied_to(source: str, target: str) -> None:
    with cluster().boss() as boss:
        boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (source,))
    cluster().create(target, source)


def test_words_of_a_restored_case_are_saved_and_the_strip_goes(far: FarDesk) -> None:
    place = far.sit_down("li")
    page = open_step(far, place)
    older = f"{far.house}_older"
    far.cut()
    copied_to(far.house, older)
    far.join()
    far.until(lambda: far.strip() == "" and not place.line.cut)
    for text in ("一", "二", "三"):
        write(far, place, page, text)
    assert page.session.view is not None
    seen = page.session.view.case.version

    far.cut()
    far.until(lambda: "out of reach since" in far.strip())
    write(far, place, page, "断线时写的")
    cluster().drop(far.house)
    copied_to(older, far.house)
    cluster().drop(older)
    far.join()
    far.until(lambda: far.strip() == "")
    rests(far, place)
    assert page.session.view.case.version < seen
    assert page.session.view.case.handling.text(1, "said") == "断线时写的"
    assert not place.pages.case.notices.words()


def loses_the_newest(far: FarDesk) -> None:
    with cluster().boss(far.house) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("DELETE FROM amends.words WHERE seq = (SELECT max(seq) FROM amends.log)")
        boss.execute("DELETE FROM amends.log WHERE seq = (SELECT max(seq) FROM amends.log)")


@pytest.mark.parametrize("how", ["compare", "leave"])
def test_the_offer_to_compare_goes_when_all_is_saved(far: FarDesk, how: str) -> None:
    place = far.sit_down("li")
    page = open_step(far, place)
    for text in ("一", "二"):
        write(far, place, page, text)
    loses_the_newest(far)
    write(far, place, page, "三")
    notices = place.pages.case.notices
    assert notices.kind == "clash"
    action = notices.findChild(QAbstractButton, "case_banner_action")
    assert action is not None
    assert action.isVisible()
    if how == "compare":
        action.click()
    else:
        place.back()
        place.open_case(page.session.case_id)
    rests(far, place)
    far.until(lambda: notices.words() == "")
    assert page.session.view is not None
    assert page.session.view.case.handling.text(1, "said") == "三"

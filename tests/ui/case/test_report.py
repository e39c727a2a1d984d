"""S-16 from the menu of a case: a refusal to receive it, reported, is a complaint about the colleague."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal
from desktop.ui.case.page import CasePage
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.usecases.read_models import Query, View
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import ContextFor, went

Settle = Callable[[], None]


def test_s16_a_refusal_is_reported_from_the_menu_and_the_new_number_is_told(
    qtbot: QtBot, house: CaseHouse, context_for: ContextFor, settle: Settle
) -> None:
    case_id = house.receive("li")
    context = context_for("li", "en")
    page = CasePage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_case(case_id, "guide", "")
    settle()
    assert page.acts is not None
    {words: act for words, _, act in page.acts.offered()}["Somebody refused to receive it"]()
    dialog = next(one for one in page.findChildren(MomentDialog) if one.isVisible())
    people = [dialog.lists[0].itemData(at) for at in range(dialog.lists[0].count())]
    assert "li" not in people
    dialog.lists[0].setCurrentIndex(people.index("chen"))
    dialog.send.click()
    settle()
    assert dialog.banner.words() == context.say(Refusal("text.missing", "text"))
    dialog.text.set_words("Sent the guest away to engineering")
    dialog.send.click()
    settle()
    rows = context.office.as_seen_by(context.person).tickets.page(Query(View.ALL), "li", house.time.now).rows
    (new,) = [row for row in rows if row.id != case_id]
    assert context.desk.case(new.id).intake.against == context.name("chen")
    assert any(new.number in str(call) for call in went(context))
    seen_by_chen = context_for("chen", "en").office.as_seen_by(house.people["chen"]).tickets
    assert [row.id for row in seen_by_chen.page(Query(View.ALL), "chen", house.time.now).rows] == [case_id]

"""The bell in the window, places of the rail, and the red word over every page."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from desktop.domain.case.urging import AskHelp, OfferTransfer
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.ui.shell.places import Inbox, Policy
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query, View
from tests.ui.kit.manual_executor import ManualExecutor

Enter = Callable[[str], Workplace]


def settle(executor: ManualExecutor) -> None:
    for _ in range(4):
        executor.drain()
        QApplication.processEvents()


def test_the_bell_counts_and_a_case_that_is_opened_is_read(
    enter: Enter, office: Office, executor: ManualExecutor
) -> None:
    place = enter("chen")
    place.bellman.look()
    settle(executor)
    before = place.frame.top.bell.accessibleName()
    row = office.tickets.page(Query(View.OPEN), "li", office.clock()).rows[0]
    by = next(one.person for one in office.accounts.all() if one.person.id == (row.holder or "tang"))
    assert refusal_of(office.desk(by).do(OfferTransfer("chen", Words("交班")), row.id)) is None
    place.bellman.look()
    settle(executor)
    said = place.frame.top.bell.accessibleName()
    assert said != before
    assert said.startswith("Messages, ")
    unread = office.messages.unread(place.context.person)
    assert str(unread) in said
    place.frame.top.bell.click()
    settle(executor)
    assert place.place == Inbox()
    place.open_case(row.id)
    settle(executor)
    assert office.messages.unread(place.context.person) == unread - 1
    assert place.frame.top.bell.accessibleName() == before


def test_the_rail_leads_to_promises_and_rules(enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    for name, where in (("promises", Inbox("promises")), ("policy", Policy())):
        place.frame.rail.places[name].click()
        settle(executor)
        assert place.place == where
        assert place.frame.rail.places[name].isChecked()
        assert not any(button.isChecked() for button in place.frame.rail.buttons.values())
    place.back()
    assert place.place == Inbox("promises")


def test_what_nobody_could_be_told_is_red_over_every_page(
    enter: Enter, office: Office, executor: ManualExecutor
) -> None:
    place = enter("chen")
    settle(executor)
    assert not place.frame.alarm.isVisible()
    for account in office.accounts.all():
        if account.person.role in {Role.SUPERVISOR, Role.GENERAL_MANAGER}:
            office.accounts.change(replace(account.person, active=False))
    row = office.tickets.page(Query(View.OPEN), "li", office.clock()).rows[0]
    by = next(one.person for one in office.accounts.all() if one.person.id == (row.holder or "tang"))
    help_ = AskHelp(office.ids(), "front-garden", Words("浇水"), office.clock() + 3_600_000_000)
    assert refusal_of(office.desk(by).do(help_, row.id)) is None
    place.bellman.look()
    settle(executor)
    assert place.frame.alarm.isVisible()
    assert row.number in place.frame.alarm.words()
    place.frame.alarm.action_asked.emit()
    settle(executor)
    assert place.place == Inbox()
    place.pages.inbox.unheard.action_asked.emit()
    place.bellman.look()
    settle(executor)
    assert not place.frame.alarm.isVisible()

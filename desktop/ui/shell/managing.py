"""Opens what the rail calls "Manage"."""

from typing import assert_never

from desktop.ui.shell.pages import Pages
from desktop.ui.shell.places import Audit, Handbook, House, Policy
from desktop.ui.shell.work_frame import WorkFrame

Managed = Policy | Handbook | Audit | House
NAMED: dict[str, Managed] = {"policy": Policy(), "handbook": Handbook(), "audit": Audit(), "house": House()}


def manage(place: Managed, pages: Pages, frame: WorkFrame) -> None:
    """Mark the place in the rail, show its page, and let that begin."""
    match place:
        case Policy(tab):
            frame.rail.show_place("policy")
            frame.show_page(pages.policy, in_list=True, bar=False)
            pages.policy.show_page()
            pages.policy.show_tab(tab)
        case Handbook(part, key):
            frame.rail.show_place("handbook")
            frame.show_page(pages.handbook, in_list=True, bar=False)
            pages.handbook.begin(part, key)
        case Audit(number):
            frame.rail.show_place("audit")
            frame.show_page(pages.audit, in_list=True, bar=False)
            pages.audit.begin(number)
        case House(tab):
            frame.rail.show_place("house")
            frame.show_page(pages.house, in_list=True, bar=False)
            pages.house.show_tab(tab)
        case _:
            assert_never(place)

"""The pages of the window; each is imported and built when it is first opened, so that the window is there at once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.context import Context
from desktop.ui.queue.page import QueuePage
from desktop.ui.shell.places import CaseAt, Place, SignOff
from desktop.ui.shell.settings import Settings

if TYPE_CHECKING:
    from desktop.ui.audit.page import AuditPage
    from desktop.ui.case.acts import Offer
    from desktop.ui.case.page import CasePage
    from desktop.ui.handbook.page import HandbookPage
    from desktop.ui.house.page import HousePage
    from desktop.ui.inbox.page import InboxPage
    from desktop.ui.intake.page import IntakePage
    from desktop.ui.paper.preview import PreviewPage
    from desktop.ui.policy.page import PolicyPage
    from desktop.ui.signoff.page import SignOffPage


class Pages:
    """The pages of one person, each built once."""

    def __init__(self, context: Context, settings: Settings) -> None:
        self._context = context
        self.queue = QueuePage(context, settings)
        self._case: CasePage | None = None
        self._intake: IntakePage | None = None
        self._sign_off: SignOffPage | None = None
        self._paper: PreviewPage | None = None
        self._inbox: InboxPage | None = None
        self._policy: PolicyPage | None = None
        self._handbook: HandbookPage | None = None
        self._audit: AuditPage | None = None
        self._house: HousePage | None = None

    def hide_numbers(self) -> None:
        """Nobody is looking any more: what was revealed is masked again."""
        self._context.revealed.clear()
        for page in (self._case, self._paper):
            if page is not None:
                page.show_again()

    @property
    def case(self) -> "CasePage":
        """The guide and the record of a case."""
        if self._case is None:
            from desktop.ui.case.page import CasePage  # noqa: PLC0415 - see above

            self._case = CasePage(self._context)
        return self._case

    @property
    def intake(self) -> "IntakePage":
        """Takes a complaint down."""
        if self._intake is None:
            from desktop.ui.intake.page import IntakePage  # noqa: PLC0415 - see above

            self._intake = IntakePage(self._context)
        return self._intake

    @property
    def sign_off(self) -> "SignOffPage":
        """What waits for a signature."""
        if self._sign_off is None:
            from desktop.ui.signoff.page import SignOffPage  # noqa: PLC0415 - see above

            self._sign_off = SignOffPage(self._context)
        return self._sign_off

    @property
    def paper(self) -> "PreviewPage":
        """A sheet as it will print."""
        if self._paper is None:
            from desktop.ui.paper.preview import PreviewPage  # noqa: PLC0415 - see above

            self._paper = PreviewPage(self._context)
        return self._paper

    @property
    def inbox(self) -> "InboxPage":
        """Messages and promises."""
        if self._inbox is None:
            from desktop.ui.inbox.page import InboxPage  # noqa: PLC0415 - see above

            self._inbox = InboxPage(self._context)
        return self._inbox

    @property
    def policy(self) -> "PolicyPage":
        """Rules and calendars."""
        if self._policy is None:
            from desktop.ui.policy.page import PolicyPage  # noqa: PLC0415 - see above

            self._policy = PolicyPage(self._context)
        return self._policy

    @property
    def handbook(self) -> "HandbookPage":
        """What to do, whom one meets, what rule holds."""
        if self._handbook is None:
            from desktop.ui.handbook.page import HandbookPage  # noqa: PLC0415 - see above

            self._handbook = HandbookPage(self._context)
        return self._handbook

    @property
    def audit(self) -> "AuditPage":
        """What was done, read and taken out."""
        if self._audit is None:
            from desktop.ui.audit.page import AuditPage  # noqa: PLC0415 - see above

            self._audit = AuditPage(self._context)
        return self._audit

    @property
    def house(self) -> "HousePage":
        """The people of the house and what it says of itself."""
        if self._house is None:
            from desktop.ui.house.page import HousePage  # noqa: PLC0415 - see above

            self._house = HousePage(self._context)
        return self._house

    def case_acts(self) -> "tuple[Offer, ...]":
        """What the person may do to the case that is open; nothing on another page."""
        here = self._case is not None and self._case.isVisible()
        return self._case.acts.offered() if here and self._case and self._case.acts else ()

    def seen_at(self, place: Place) -> Place:
        """Where in a place the person is by now: another record of the list, the other face of the case."""
        match place:
            case SignOff() if self._sign_off is not None and (view := self._sign_off.view) is not None:
                return SignOff(view.case.id)
            case CaseAt(case_id) if self._case is not None:
                return CaseAt(case_id, self._case.face)
            case _:
                return place

    def may_leave(self, open_now: QWidget | None) -> bool:
        """Ask the open page, which may keep the person until something is settled."""
        lazy = (
            self._case,
            self._intake,
            self._sign_off,
            self._paper,
            self._inbox,
            self._policy,
            self._handbook,
            self._audit,
            self._house,
        )
        for page in (self.queue, *lazy):
            if page is not None and page is open_now:
                return page.leave()
        return True

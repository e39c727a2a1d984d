"""The case around a guide that is walked beside it: keeps the path, and leads on to what the guide advises."""

from collections.abc import Callable
from uuid import UUID

from desktop.domain.case.inquiry import WalkGuide
from desktop.domain.content.guides import Action
from desktop.domain.people import May
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused

_STEPS: dict[Action, str] = {"remedy": "step-4", "follow-up": "step-6"}


class Walking:
    """What a guide may ask of the case that is open."""

    def __init__(
        self, context: Context, session: CaseSession, promise: Callable[[], None], ask: Callable[[], None]
    ) -> None:
        self._context, self._session = context, session
        self._acts: dict[Action, Callable[[], None]] = {"promise": promise, "escalate": ask}

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self._session.case_id

    def may_write(self) -> bool:
        """Whether this person may write in the case now."""
        view = self._session.view
        return view is not None and not view.case.signing.closed and self._context.person.may(May.HANDLE)

    def keep(self, command: WalkGuide, then: Callable[[bool], None]) -> None:
        """Keep the path on the case."""

        def told(outcome: Outcome | None) -> None:
            if isinstance(outcome, Refused):
                self._session.refused.emit(outcome.refusal)
                self._context.nav.tell(self._context.say(outcome.refusal), "soon")
            then(isinstance(outcome, Done | AlreadyDone))

        self._session.when_idle(lambda: self._session.send(command, told))

    def offers(self, action: Action) -> bool:
        """Whether the program can help with this now."""
        return self.may_write() and (action in self._acts or action in _STEPS or action == "evidence")

    def lead(self, action: Action) -> None:
        """Go to where it is done; the guide stays beside the case."""
        if action in self._acts:
            self._acts[action]()
        elif action in _STEPS:
            self._context.nav.open_case(self.case_id, "guide", _STEPS[action])
        else:
            self._context.nav.open_case(self.case_id, "record", "evidence")

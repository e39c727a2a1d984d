"""What a person was typing when the window went away: found again when they are back, so that it can be offered."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject

from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.jobs import Lane, Ok, Result
from desktop.ui.paper.drawing import LETTER, typed_in
from desktop.ui.queue.words import OPEN_STATES
from desktop.ui.widgets.banner import Banner
from desktop.usecases.desk import Desk
from desktop.usecases.letters import fits
from desktop.usecases.office import Office
from desktop.usecases.ports import Draft

INTAKE = "intake"
# Of a complaint being taken down; channel, site and language are there before anybody types.
_TYPED = ("name", "place", "phone", "contact", "ref", "against", "narrative", "wanted", "occurred_at", "level")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Words kept in a draft: of a new complaint, or of a step of a case when `case_id` is there; step 0 is a letter of it."""

    at: Micros
    case_id: UUID | None = None
    number: str = ""
    step: int = 0


class UnfinishedOffer(QObject):
    """The strip over the list that offers to go on."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._found: Unfinished | None = None
        banner.action_asked.connect(self._go_on)

    def look(self, wanted: Callable[[], bool]) -> None:
        """Look what the person was typing; offered only while it is still wanted when the answer comes."""
        office, desk = self._context.office, self._context.desk
        typed = self._context.jobs.done_in(Lane.DRAFTS)

        def find() -> Unfinished | None:
            typed()
            return newest_unfinished(office, desk)

        def show(result: Result[Unfinished | None]) -> None:
            # A journal that cannot be read says so where something is typed.
            if isinstance(result, Ok) and wanted():
                self._found = result.value
                self.retranslate()

        self._context.jobs.run(self, find, show)

    def withdraw(self) -> None:
        """Offer nothing any more."""
        self._found = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        found = self._found
        if found is None:
            self._banner.clear()
            return
        if found.case_id is None:
            words = self.tr("You were typing a complaint at %1. It is not saved yet.")
        elif not found.step:
            words = self.tr("You were writing a letter in %2 at %1. It is not printed yet.")
        else:
            words = self.tr("You were typing in %2, step %3, at %1. It is not saved yet.")
        words = words.replace("%1", self._context.time(found.at)).replace("%2", found.number)
        self._banner.say(words.replace("%3", str(found.step)), "soon", action=self.tr("Go on"), icon="history")

    def _go_on(self) -> None:
        found = self._found
        if found is None:
            return
        if found.case_id is None:
            self._context.nav.new_complaint()
        else:
            self._context.nav.open_case(found.case_id, "guide", f"step-{found.step}" if found.step else LETTER)


def newest_unfinished(office: Office, desk: Desk) -> Unfinished | None:
    """Find the draft this person kept last, of what can still be written; runs in the database lane."""
    for draft in sorted(office.drafts.all(desk.person.id), key=lambda one: one.at, reverse=True):
        found = _read(office, desk, draft)
        if found is not None:
            return found
    return None


def _read(office: Office, desk: Desk, draft: Draft) -> Unfinished | None:
    if draft.place == INTAKE:
        return Unfinished(draft.at) if any(draft.fields.get(name) for name in _TYPED) else None
    case, _, step = draft.place.partition("/")
    try:
        case_id = UUID(case)
    except ValueError:
        return None  # of a place that this version does not know
    rows = office.tickets.by_ids((case_id,))
    if rows and step == LETTER:  # also of a closed case: a refusal is written after it
        letter = office.contents.letters.of(draft.fields.get("letter", ""))
        fit = typed_in(draft) and letter is not None and fits(letter, desk.case(case_id), office.clock())
        return Unfinished(draft.at, case_id, rows[0].number) if fit else None
    if not rows or rows[0].status not in OPEN_STATES or not step.isdigit():
        return None
    return Unfinished(draft.at, case_id, rows[0].number, int(step))

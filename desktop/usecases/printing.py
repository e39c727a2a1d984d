"""Paper: a sheet is drawn from the log, kept as a file, and its hash is entered; signing never waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal, Protocol
from uuid import UUID

from desktop.domain.case.shown import InFull
from desktop.domain.case.signing import RecordPrint
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.domain.wording.words import NOTHING
from desktop.usecases.acts import Report
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.letters import Written, ready
from desktop.usecases.masking import whole_view
from desktop.usecases.months import PeriodReport
from desktop.usecases.read_models import CaseView
from desktop.usecases.rectifying import Meeting
from desktop.usecases.shifts import Shift

PaperLanguage = Literal["zh", "en", "zh+en"]
TRIES = 5


@frozen
class KeyCard:
    """A person's signing key as a card on paper shows it."""

    person: Person
    key: str  # "shen/1"
    public: str  # 64 hex digits
    since: Micros
    head: str  # of both chains when it was printed


class Out(Protocol):
    """Puts what is given away into files, never in the place of a house or of what belongs to one."""

    def ready(self, out: Path) -> None:
        """Refuse a place where nothing may be written."""
        ...

    def write(self, out: Path, content: bytes) -> None:
        """Write a file whole or not at all."""
        ...


class Sheets(Protocol):
    """Draws sheets; `view` None gives the blank form, `letter` what was written on it."""

    def draw(
        self, form: str, view: CaseView | None, language: PaperLanguage, *, copy: int, printed_by: str, archival: bool,
        letter: Written | None = None,
    ) -> bytes: ...  # fmt: skip
    def inspect(self, report: Report, language: PaperLanguage, *, printed_by: str) -> bytes:
        """The inspector's list."""
        ...

    def month(self, report: PeriodReport, language: PaperLanguage, *, printed_by: str) -> bytes:
        """The figures of a week, a month or a year, for the general manager's signature."""
        ...

    def meeting(self, meeting: Meeting, language: PaperLanguage, *, printed_by: str) -> bytes:
        """The sheet of a meeting on complaints."""
        ...

    def handover(self, shift: Shift, language: PaperLanguage) -> bytes:
        """What one shift hands to the next, for both to sign."""
        ...

    def card(self, card: KeyCard, language: PaperLanguage) -> bytes:
        """The fingerprint of a person's key, to be locked away."""
        ...

    def recovery(self, secret: str, file: str, head: str, language: PaperLanguage) -> bytes:
        """The recovery key of an encrypted file, to be locked away; nothing keeps it but this sheet."""
        ...


@dataclass(slots=True)
class LaterSheets:
    """Draws sheets; ReportLab and the fonts are loaded with the first one, not with the window."""

    make: Callable[[], Sheets]
    _made: Sheets | None = None

    def draw(
        self, form: str, view: CaseView | None, language: PaperLanguage, *, copy: int, printed_by: str, archival: bool,
        letter: Written | None = None,
    ) -> bytes:  # fmt: skip
        """See `usecases.printing.Sheets`."""
        sheets = self._ready()
        return sheets.draw(form, view, language, copy=copy, printed_by=printed_by, archival=archival, letter=letter)

    def inspect(self, report: Report, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().inspect(report, language, printed_by=printed_by)

    def month(self, report: PeriodReport, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().month(report, language, printed_by=printed_by)

    def meeting(self, meeting: Meeting, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().meeting(meeting, language, printed_by=printed_by)

    def handover(self, shift: Shift, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().handover(shift, language)

    def card(self, card: KeyCard, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().card(card, language)

    def recovery(self, secret: str, file: str, head: str, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        return self._ready().recovery(secret, file, head, language)

    def _ready(self) -> Sheets:
        if self._made is None:
            self._made = self.make()
        return self._made


def filled_by(case: Case) -> tuple[str, ...]:
    """The forms that a case fills as it stands: the two of every case, then what happened in it, the cover of its file last."""
    also = {
        "coordination": bool(case.ordering.all), "delay": bool(case.delays.all), "appeal": bool(case.judgement.all),
        "notice": case.signing.status == "declined",
    }  # fmt: skip
    return ("handling", "register", *(form for form, there in also.items() if there), "cover")


@frozen
class Sheet:
    """A finished sheet: its bytes and what was entered about it."""

    content: bytes
    form: str
    language: PaperLanguage
    copy: int
    sha256: str


def preview(
    desk: Desk, sheets: Sheets, case_id: UUID, form: str, language: PaperLanguage, *, numbers: InFull = (),
    letter: Written | None = None,
) -> bytes:  # fmt: skip
    """The sheet as it would print now; nothing is entered. Numbers and letter as in `make`."""
    view = whole_view(desk.on_paper(case_id), numbers)
    copy = view.case.signing.copies.get(form, 0) + 1
    return sheets.draw(form, view, language, copy=copy, printed_by=desk.person.name, archival=False, letter=letter)


def blank(desk: Desk | None, sheets: Sheets, form: str, language: PaperLanguage) -> bytes:
    """The empty form, for the day the computers are down."""
    return sheets.draw(form, None, language, copy=1, printed_by=desk.person.name if desk else "", archival=True)


def make(
    desk: Desk, sheets: Sheets, case_id: UUID, form: str, language: PaperLanguage, *, numbers: InFull = (),
    letter: Written | None = None,
) -> Sheet:  # fmt: skip
    """Draw the archival sheet and enter its hash; a copy made elsewhere meanwhile is counted and drawn again.

    Of the customer's numbers their ends are printed, in full those that were revealed with a reason before. A letter has its
    own id as `form`, is printed in the language in which it was written, and what it says is entered with it.

    Raises:
        Refusal: what the entry was refused for; `letter.unfit`, `letter.hole`, `letter.long`.
    """
    last: Refusal | None = None
    for _ in range(TRIES):
        view = whole_view(desk.on_paper(case_id), numbers)
        copy = view.case.signing.copies.get(form, 0) + 1
        text = NOTHING if letter is None else ready(letter, view.case)
        content = sheets.draw(
            form, view, language, copy=copy, printed_by=desk.person.name, archival=True, letter=letter
        )
        seal = sha256(content).hexdigest()
        entered = desk.handle(RecordPrint(form, language, copy, seal, view.head, text), case_id, view.case.version)
        last = refusal_of(entered)
        if last is None:
            return Sheet(content, form, language, copy, seal)
        if last.reason not in {"paper.copy", "case.stale"}:
            raise last
    raise last or Refusal("paper.copy")

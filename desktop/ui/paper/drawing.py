"""Draws a sheet in the database worker: the preview enters nothing, the finished sheet enters its hash."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.shown import InFull
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.usecases.handing_over import shift, taken_out
from desktop.usecases.letters import Written
from desktop.usecases.ports import Draft
from desktop.usecases.printing import PaperLanguage, blank, make, preview
from desktop.usecases.read_models import CaseView
from desktop.usecases.shifts import Shift
from forms.definitions import Pair, all_forms

translate = QCoreApplication.translate
SHIFT, SHIFT_FORM = "shift", "handover"  # the sheet that a shift hands to the next: of no case, and no blank one either
LETTER = "letter"  # where a letter of a case is written, and its place in the drafts behind the case


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet as bytes; `copy` is the number it has or would get, 0 for a blank form, which is of no case."""

    content: bytes
    number: str
    copy: int
    of: CaseView | None = None


def draw_preview(
    context: Context, case_id: UUID | None, form: str, language: PaperLanguage, *, numbers: InFull = (),
    letter: Written | None = None,
) -> Drawn:  # fmt: skip
    """The sheet as it would print now, with the customer's numbers by their ends, in full those that were revealed.

    Raises:
        Refusal: `case.unknown`, `paper.form`.
    """
    desk, sheets = context.desk, context.office.sheets
    if form == SHIFT:
        return _of_shift(context, shift(context.office, context.person), language)
    if case_id is None:
        return Drawn(blank(desk, sheets, form, language), "", 0)
    view = desk.view(case_id)
    copy = view.case.signing.copies.get(form, 0) + 1
    content = preview(desk, sheets, case_id, form, language, numbers=numbers, letter=letter)
    return Drawn(content, view.case.number, copy, view)


def draw_final(
    context: Context, case_id: UUID | None, form: str, language: PaperLanguage, *, numbers: InFull = (),
    letter: Written | None = None,
) -> Drawn:  # fmt: skip
    """The archival sheet; that of a case is entered into its log, and of a letter the draft is forgotten then.

    Raises:
        Refusal: what the entry was refused for.
    """
    desk, sheets = context.desk, context.office.sheets
    if form == SHIFT:
        return _of_shift(context, taken_out(context.office, shift(context.office, context.person)), language)
    if case_id is None:
        return Drawn(blank(desk, sheets, form, language), "", 0)
    sheet = make(desk, sheets, case_id, form, language, numbers=numbers, letter=letter)
    if letter is not None:
        context.office.drafts.drop(context.person.id, letter_place(case_id))
    view = desk.view(case_id)
    return Drawn(sheet.content, view.case.number, sheet.copy, view)


def _of_shift(context: Context, made: Shift, language: PaperLanguage) -> Drawn:
    at = f"{context.local(made.at):%Y-%m-%d %H%M}"
    return Drawn(context.office.sheets.handover(made, language), at, 0)


def letter_place(case_id: UUID) -> str:
    """Where a letter that is being written is kept."""
    return f"{case_id}/{LETTER}"


def typed_in(draft: Draft) -> dict[str, str]:
    """What somebody wrote in a letter, by language, letter and hole; nothing when only a letter was chosen."""
    found = {name: text for name, text in draft.fields.items() if name.count(".") == 2}
    return found if any(text.strip() for text in found.values()) else {}


def title_of(form: str) -> Pair:
    """What a form is called."""
    wanted = SHIFT_FORM if form == SHIFT else form
    return next(one.title for one in all_forms() if one.id == wanted)


def file_name(drawn: Drawn, form: str, language: PaperLanguage, letter: Written | None = None) -> str:
    """A name that sorts by case and says what it is: C-2026-0417 Complaint handling sheet copy 2.pdf."""
    title = letter.letter.name if letter else title_of(form)
    said = {"zh": title.zh, "en": title.en}.get(language, f"{title.zh} {title.en}")
    parts = [drawn.number, said] if drawn.number else [said, translate("PreviewPage", "blank form")]
    if drawn.copy > 1:
        parts.append(filled(translate("PreviewPage", "copy %1"), str(drawn.copy)))
    return " ".join(parts) + ".pdf"

"""The print preview in its states."""

from typing import cast

from desktop.ui.case.page import CasePage
from desktop.ui.paper.drawing import SHIFT, draw_final, letter_place
from desktop.ui.paper.letter_dialog import LetterDialog
from desktop.ui.scene import Scene, Stage
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.timeline import TimelineView
from desktop.usecases.read_models import Query, View


def _sheet(stage: Stage) -> None:
    context = stage.context
    rows = context.office.tickets.page(Query(View.SIGN_OFF), context.person.id, context.office.clock()).rows
    stage.place.preview(rows[0].id, "handling")


def _blank(stage: Stage) -> None:
    stage.place.preview(None, "register")


def _letter(stage: Stage) -> None:
    """The first letter that fits the noisy case, half written, with words that the guard knows."""
    zh = stage.context.language == "zh"
    stage.place.open_case(stage.case("空调太吵" if zh else "Air conditioner too loud"))
    stage.rest()
    page = cast("CasePage", stage.widget("case_page"))
    if page.acts is not None:
        page.acts.write_letter()
    stage.rest()
    dialog = cast("LetterDialog", stage.widget("letter_dialog_card").window())
    dialog.choice.setCurrentIndex(dialog.choice.findData("letter-holding"))
    stage.rest()
    words = "这不是什么大问题，工程部已经到场" if zh else "This is no big problem, the engineer is in the room"
    cast("TextArea", stage.widget("letter_progress")).set_words(words)
    stage.rest()


def _letter_unfit(stage: Stage) -> None:
    """Words of a letter that does not fit the case any more."""
    context, case_id = (
        stage.context,
        stage.case("空调太吵" if stage.context.language == "zh" else "Air conditioner too loud"),
    )
    typed = {
        "letter": "letter-decline-court",
        "language": "zh",
        "zh.letter-decline-court.way": "向受理案件的法院提交材料",
    }
    context.office.drafts.keep(context.person.id, letter_place(case_id), typed, context.office.clock())
    stage.place.open_case(case_id)
    stage.rest()
    page = cast("CasePage", stage.widget("case_page"))
    if page.acts is not None:
        page.acts.write_letter()
    stage.rest()


def _letter_cite(stage: Stage) -> None:
    """A rule is looked for while a letter is written."""
    _letter(stage)
    dialog = cast("LetterDialog", stage.widget("letter_dialog_card").window())
    dialog.cite.click()
    stage.rest()
    dialog.citing.contents.choose("law", "consumer-46")
    stage.rest()


def _letter_sheet(stage: Stage) -> None:
    _filled(stage).send.click()
    stage.rest()


def _letter_read(stage: Stage) -> None:
    """A letter that was printed, opened from the course of its case."""
    dialog, context = _filled(stage), stage.context
    written = dialog.written()
    case_id = stage.case("空调太吵" if context.language == "zh" else "Air conditioner too loud")
    dialog.reject()
    stage.rest()
    form, language = written.letter.id, written.language
    context.jobs.run(stage.window, lambda: draw_final(context, case_id, form, language, letter=written), lambda _: None)
    stage.rest()
    stage.place.open_case(case_id, "record")
    stage.rest()
    rows = cast("TimelineView", stage.widget("history_list"))
    at = next(at for at in range(rows.timeline.rowCount()) if rows.timeline.row_at(at).key)
    rows.clicked.emit(rows.timeline.index(at, 0))
    stage.rest()


def _filled(stage: Stage) -> LetterDialog:
    _letter(stage)
    dialog = cast("LetterDialog", stage.widget("letter_dialog_card").window())
    if dialog.fields is not None:
        for name in dialog.written().open:
            said = {"salutation": "Dear Mr Adeyemi", "reason": "a new part, on its way"}.get(name, "8001")
            dialog.fields.fields[name].set_words(said)
    return dialog


def _shift(stage: Stage) -> None:
    stage.place.preview(None, SHIFT)


SCENES = (
    Scene("preview", _sheet, person="shen"), Scene("preview-blank-1280x720", _blank, size=(1280, 720)),
    Scene("letter", _letter), Scene("letter-1280x720", _letter, size=(1280, 720)), Scene("letter-sheet", _letter_sheet),
    Scene("letter-read", _letter_read), Scene("letter-cite", _letter_cite),
    Scene("letter-unfit", _letter_unfit), Scene("preview-shift", _shift),
)  # fmt: skip

"""The merge dialog over a record that a colleague changed meanwhile."""

from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.state import Command
from desktop.domain.wording.words import Words
from desktop.ui.merge.clash_words import lines
from desktop.ui.merge.dialog import MergeDialog
from desktop.ui.scene import Scene, Stage
from desktop.usecases.outcomes import Clashing

# Room, whom it is about, what is wanted: as it was, as the colleague wrote it, as it was written here.
_TEXTS = {
    "zh": (
        ("儿科", "抽血护士", "当面道歉；换一位护士抽血"),
        ("儿科二诊室", "护理部、儿科", "当面道歉；换一位护士抽血；本周六上午"),
        ("儿科抽血处", "护理部", "当面道歉；换一位护士抽血；退 ¥30 抽血费"),
    ),
    "en": (
        ("Paediatrics", "The nurse", "An apology in person; another nurse"),
        ("Paediatrics, room 2", "Nursing and paediatrics", "An apology in person; another nurse; this Saturday"),
        ("Paediatrics, blood tests", "Nursing", "An apology in person; another nurse; the ¥30 back"),
    ),
}


def _amends(stage: Stage, which: int) -> Command:
    place, against, wanted = _TEXTS[stage.context.language][which]
    return AmendIntake((("place", Words(place)), ("against", Words(against)), ("wanted", Words(wanted))))


def _clash(stage: Stage) -> None:
    context = stage.context
    case_id = stage.case("护士对孩子" if context.language == "zh" else "Nurse was")
    context.desk.do(_amends(stage, 0), case_id)
    stage.place.open_case(case_id, "record")
    stage.rest()
    seen = context.desk.case(case_id).version
    theirs = context.desk.people()["zhou"]
    context.office.desk(theirs).do(_amends(stage, 1), case_id)
    mine = _amends(stage, 2)
    outcome = context.desk.handle(mine, case_id, seen)
    if not isinstance(outcome, Clashing):
        raise LookupError(outcome)  # noqa: TRY004 - the demo has no such case, the type is right
    rows = lines(context, outcome.case, outcome.fields)
    MergeDialog(stage.window, context, outcome, mine, rows).open()


SCENES = (Scene("10-merge", _clash), Scene("10-merge-1280x720", _clash, size=(1280, 720)))

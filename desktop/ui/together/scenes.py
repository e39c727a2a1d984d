"""Small dialogs about time and colleagues, over a case."""

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.ui.scene import Scene, Stage
from desktop.ui.together.acts import TogetherActs
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.usecases.read_models import Filter, Query, View


def _acts(stage: Stage) -> TogetherActs:
    context = stage.context
    rows = context.office.tickets.page(Query(View.OPEN, Filter(step=4)), context.person.id, context.office.clock()).rows
    stage.place.open_case(rows[0].id)
    stage.rest()
    acts = stage.place.pages.case.acts
    if acts is None:
        raise LookupError
    return acts.together


def _help(stage: Stage) -> None:
    _acts(stage).ask_help()


def _pause(stage: Stage) -> None:
    _acts(stage).pause()


def _attempt(stage: Stage) -> None:
    _acts(stage)
    acts, session = stage.place.pages.case.acts, stage.place.pages.case.session
    if acts is None or session is None:
        raise LookupError
    case_id = session.case_id
    said = Words("关机" if stage.context.language == "zh" else "The phone is off")
    for _ in range(2):
        stage.context.desk.do(Attempt(stage.context.office.ids(), "phone", reached=False, text=said), case_id)
    stage.place.open_case(case_id)
    stage.rest()
    acts.log_attempt()


def _delay(stage: Stage) -> None:
    _acts(stage).apply()


def _urge(stage: Stage) -> None:
    _acts(stage).urge()


def _judge(stage: Stage) -> None:
    _acts(stage).liability.judge()


def _measure(stage: Stage) -> None:
    _acts(stage).measures.plan()


def _settle(stage: Stage) -> None:
    """An amount is changed: judged by the general manager, appealed by whoever handles it."""
    acts = _acts(stage)
    session = stage.place.pages.case.session
    if session is None:
        raise LookupError
    office, case_id, key = stage.context.office, session.case_id, stage.context.office.ids()
    judge = next(one for one in office.door.people() if one.role is Role.GENERAL_MANAGER)
    why = Words("交接单没有写" if stage.context.language == "zh" else "Not on the handover slip")
    office.desk(judge).do(JudgeLiability(key, "cause", stage.context.person.id, why, amount=200_00), case_id)
    stage.context.desk.do(
        LodgeAppeal(key, Words("已口头交接" if stage.context.language == "zh" else "Told by word of mouth")), case_id
    )
    stage.place.open_case(case_id)
    stage.rest()
    acts.liability.settle()
    dialog = stage.window.findChild(MomentDialog)
    if dialog is None:
        raise LookupError
    dialog.lists[1].setCurrentIndex(dialog.lists[1].findData("amount"))


SCENES = (
    Scene("17-ask-help", _help),
    Scene("17-pause", _pause),
    Scene("17-attempt", _attempt),
    Scene("17-attempt-1280x720", _attempt, size=(1280, 720)),
    Scene("17-delay", _delay),
    Scene("17-urge", _urge),
    Scene("17-judge", _judge),
    Scene("17-measure", _measure),
    Scene("17-settle", _settle),
)

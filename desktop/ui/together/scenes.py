"""Small dialogs about time and colleagues, over a case."""

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal
from desktop.domain.case.remedy import Choose, Propose
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.ui.scene import Scene, Stage
from desktop.ui.together.acts import TogetherActs
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.usecases.read_models import Filter, Query, View

DAY = 24 * 3_600_000_000


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


def _task(stage: Stage) -> None:
    _acts(stage).tasks.open()


def _measure(stage: Stage) -> None:
    _acts(stage).measures.plan()


def _referral(stage: Stage) -> None:
    _acts(stage).regulator.note()


def _incident(stage: Stage) -> None:
    _acts(stage).conduct.note()


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


def _grant(stage: Stage) -> None:
    """More time is asked for by whoever handles it, and decided on by whoever may."""
    office, context = stage.context.office, stage.context
    handler = next(one for one in office.door.people() if one.id == "li")
    desk, now = office.desk(handler), office.clock()
    for row in office.tickets.page(Query(View.OPEN), handler.id, now).rows:
        case = desk.case(row.id)
        allowed = office.rulebook.rules_for(case, "", now).extensions
        ends = {
            rule: end for rule, (end, _) in office.rulebook.delay_after(case).items() if rule.rstrip("/") in allowed
        }
        if not ends:
            continue
        rule, end = next(iter(ends.items()))
        why = Words("他说周日才回来" if context.language == "zh" else "He is back on Sunday only")
        desk.do(Attempt(office.ids(), "phone", reached=False), row.id)
        desk.do(Apply(office.ids(), rule.rstrip("/"), "no-answer", max(end, now) + DAY, why), row.id)
        if desk.case(row.id).delays.waiting is not None:
            stage.place.open_case(row.id)
            stage.rest()
            acts = stage.place.pages.case.acts
            if acts is None:
                raise LookupError
            acts.together.grant()
            return
    raise LookupError


def _again(stage: Stage) -> None:
    """The customer was not satisfied with what they chose, which was never carried out: the second round is open."""
    acts = _acts(stage)
    session = stage.place.pages.case.session
    if session is None:
        raise LookupError
    desk, office, case_id = stage.context.desk, stage.context.office, session.case_id
    option = office.ids()
    zh = stage.context.language == "zh"
    desk.do(
        Propose(
            option,
            "remedy-refund-part",
            Words("退一晚房费的一半" if zh else "Half a night back"),
            290_00,
            due_at=office.clock() + DAY,
            who="li",
        ),
        case_id,
    )
    desk.do(Choose(option, Words("好吧" if zh else "All right then")), case_id)
    said = Words("钱没到账，房间也没换" if zh else "No money came, and no other room")
    desk.do(DoFollowUp(office.ids(), "phone", "no", "no", "no", "not", said), case_id)
    stage.place.open_case(case_id)
    stage.rest()
    acts.take_back()


SCENES = (
    Scene("17-ask-help", _help),
    Scene("17-pause", _pause),
    Scene("17-attempt", _attempt),
    Scene("17-attempt-1280x720", _attempt, size=(1280, 720)),
    Scene("17-delay", _delay),
    Scene("17-urge", _urge),
    Scene("17-judge", _judge),
    Scene("17-task", _task),
    Scene("17-measure", _measure),
    Scene("17-referral", _referral),
    Scene("17-incident", _incident),
    Scene("17-settle", _settle),
    Scene("17-grant", _grant, person="gu"),
    Scene("17-take-back", _again),
)

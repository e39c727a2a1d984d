"""The six steps of a case in their states, over the demo house."""

from typing import cast
from uuid import UUID

from desktop.domain.case.handling import CompleteStep, SaveStep
from desktop.domain.case.inquiry import AnswerQuestion, NoteFact
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Make
from desktop.domain.case.remedy import Choose, Decline, Propose
from desktop.domain.case.state import Command
from desktop.domain.case.tasks import OpenTask
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.scene import Scene, Stage
from desktop.ui.wizard.decide import DecidePage
from desktop.ui.wizard.propose import ProposePage
from desktop.ui.wizard.vent import VentPage
from desktop.usecases.read_models import Filter, Query, TicketRow, View

_MINUTE = 60_000_000
_OFFERED = 3


def _rows(stage: Stage, step: int) -> tuple[TicketRow, ...]:
    context = stage.context
    query = Query(View.OPEN, Filter(step=step))
    return context.office.tickets.page(query, context.person.id, context.office.clock()).rows


def _open(stage: Stage, case_id: UUID, step: int = 0) -> CasePage:
    stage.place.open_case(case_id, "guide", f"step-{step}" if step else "")
    stage.rest()
    return cast("CasePage", stage.widget("case_page"))


def _own(stage: Stage, step: int) -> UUID:
    """An open case that has come this far, one's own if there is any; never the noisy one, which other scenes move."""
    me, noisy = stage.context.person.id, _noisy(stage)
    rows = [row for row in _rows(stage, step) if row.id != noisy]
    return next((row.id for row in rows if row.holder in (me, "")), rows[0].id)


def _noisy(stage: Stage) -> UUID:
    """The case that the scenes take from step 3 to step 5; scenes follow each other in one house."""
    return stage.case("空调太吵" if stage.context.language == "zh" else "Air conditioner too loud")


def _words(stage: Stage, zh: str, en: str) -> Words:
    return Words(zh if stage.context.language == "zh" else en)


def _do(stage: Stage, case_id: UUID, *commands: Command) -> None:
    for command in commands:
        stage.context.desk.do(command, case_id)


def _decline(stage: Stage) -> None:
    """Not accepting a complaint: no ground is chosen for the person."""
    page = _open(stage, _own(stage, 1))
    if page.acts is not None:
        page.acts.decline_case()
    stage.rest()


def _vent(stage: Stage) -> None:
    page = _open(stage, _own(stage, 1))
    step = page.guide.current if page.guide is not None else None
    if isinstance(step, VentPage):
        step.planned.setFocus()
        step.planned.set_words(
            _words(stage, "这不是什么大问题，工程部马上到。", "This is no big problem, the engineer comes soon.")
        )
        step.planned.look()
        stage.rest()


def _understood(stage: Stage) -> UUID:
    """The case of step 3 with answers, a restatement and facts."""
    case_id, ids = _noisy(stage), stage.context.office.ids
    if stage.context.desk.case(case_id).inquiry.answers:
        return case_id
    asked = _words(stage, "什么时候开始的？", "When did it start?")
    _do(
        stage,
        case_id,
        AnswerQuestion("ask-understand-story", asked, _words(stage, "晚上九点左右，21:40 后更响", "About 21:00, louder since 21:40")),
        AnswerQuestion("ask-understand-hope", asked, _words(stage, "七点飞机前睡一觉", "To sleep before a 7:00 flight")),
        NoteFact(ids(), _words(stage, "总机记录 21:50–22:20", "Switchboard log 21:50–22:20"), "asked"),
        NoteFact(ids(), _words(stage, "1206、1210 是否也响", "1206 and 1210: same noise?"), "open"),
        SaveStep(
            3,
            (
                ("need", _words(stage, "七点飞机前睡一觉", "To sleep before a 7:00 flight")),
                ("restatement", _words(stage, "您从九点起被空调吵到，打了三次电话没人来。我说得对吗？",
                                       "You have had a rattling air conditioner since nine. You called three times and nobody came. Did I get that right?")),
            ),
            (("confirmed", "yes"), ("motive", "remedy")),
        ),
        *(JudgeIssue(key, "yes") for key in stage.context.desk.case(case_id).issues.all),
    )  # fmt: skip
    return case_id


def _understand(stage: Stage) -> None:
    _open(stage, _understood(stage), 3)


def _offered(stage: Stage) -> tuple[UUID, tuple[UUID, UUID, UUID]]:
    case_id = _understood(stage)
    now, ids = stage.context.office.clock(), stage.context.office.ids
    if len(known := tuple(stage.context.desk.case(case_id).remedy.options)) == _OFFERED:
        return case_id, (known[0], known[1], known[2])
    half, full, stay = ids(), ids(), ids()
    _do(
        stage,
        case_id,
        CompleteStep(3),
        Propose(half, "remedy-room-move", _words(stage, "马上换到 1508，免今晚房费一半\n同房型，离电梯远；行李由礼宾部搬。",
                                                 "Move to 1508, half of tonight’s rate\nSame kind of room, far from the lift; the bell desk carries."),
                29_000, "goodwill", now + 30 * _MINUTE, "li", _words(stage, "今晚能睡，少付 ¥290", "sleeps tonight, pays ¥290 less")),
        Propose(full, "remedy-room-move", _words(stage, "换房，并免今晚全部房费", "Move, all of tonight’s rate"), 58_000, "goodwill",
                now + 540 * _MINUTE, "li", _words(stage, "今晚不收房费", "tonight is free")),
        Propose(stay, "remedy-repair", _words(stage, "留在 1208，工程部现在修好", "Stay, repair now"), 6_000, "goodwill", now + 40 * _MINUTE, "he"),
    )  # fmt: skip
    return case_id, (half, full, stay)


def _propose(stage: Stage) -> None:
    case_id, _ = _offered(stage)
    _open(stage, case_id, 4)


def _edit(stage: Stage) -> None:
    case_id, (_, _, stay) = _offered(stage)
    page = _open(stage, case_id, 4)
    step = page.guide.current if page.guide is not None else None
    if isinstance(step, ProposePage):
        step.edit(stay)


def _decide(stage: Stage) -> None:
    case_id, (half, _, stay) = _offered(stage)
    now, ids = stage.context.office.clock(), stage.context.office.ids
    made = len(stage.context.desk.case(case_id).promises.all) > 1
    wish = _words(
        stage,
        "免一半可以，就是半夜不想再收拾一遍。",
        "Half the night is fair. But I don’t want to pack again at midnight.",
    )
    _do(
        stage,
        case_id,
        CompleteStep(4),
        SaveStep(5, (("wish", wish),)),
        Choose(half),
        Decline(stay, _words(stage, "不想再有人进房间", "no more people in my room")),
        *(
            ()
            if made
            else (Make(ids(), _words(stage, "行李搬到 1508", "Pack and carry to 1508"), now + 30 * _MINUTE, "li"),)
        ),
    )
    page = _open(stage, case_id, 5)
    step = page.guide.current if page.guide is not None else None
    if isinstance(step, DecidePage):
        step.promises.line.set_words(
            _words(stage, "给 1508 打电话问是否安静，23:50", "Call room 1508 to ask if it is quiet, 23:50")
        )
        step.promises.line.setFocus()


def _refused(stage: Stage) -> None:
    page = _open(stage, _own(stage, 3), 3)
    page.foot.next.click()


def _apologise(stage: Stage) -> None:
    _open(stage, _own(stage, 3), 2)


def _follow_up(stage: Stage) -> None:
    _open(stage, _own(stage, 6))


def _task(stage: Stage) -> None:
    """Something is still to be done: the call waits for it."""
    office, case_id = stage.context.office, _own(stage, 6)
    due, text = office.clock() + 120 * _MINUTE, _words(stage, "补送一床羽绒被", "Bring a second duvet")
    _do(stage, case_id, OpenTask(office.ids(), "deliver", text, due))
    _open(stage, case_id)


def _small(name: str) -> str:
    return f"{name}-1280x720"


SCENES = (
    Scene("04-vent", _vent),
    Scene("04b-apologise", _apologise),
    Scene("04c-decline", _decline),
    Scene("05-understand", _understand),
    Scene(_small("15-understand"), _understand, size=(1280, 720)),
    Scene("05b-refused", _refused),
    Scene("06-propose", _propose),
    Scene("06b-edit-option", _edit),
    Scene(_small("06-propose"), _propose, size=(1280, 720)),
    Scene("07-decide", _decide),
    Scene(_small("07-decide"), _decide, size=(1280, 720)),
    Scene("07b-follow-up", _follow_up),
    Scene("07b-follow-up-task", _task),
)

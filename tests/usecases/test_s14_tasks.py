"""S-14: a task of a case lies in one pool for everybody; of two who take it one has it; the follow-up waits for it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import Claim
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.tasks import DropTask, FinishTask, OpenTask, PutBackTask, TakeTask
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words
from desktop.usecases.desk import refusal_of
from desktop.usecases.district import seen_by
from desktop.usecases.messages import Messages
from forms.sheets.case_values import CaseOnPaper
from tests.usecases.house import MINUTE, PEOPLE, Town

HOUR = 60 * MINUTE
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def opened(town: Town, case_id: UUID, text: str = "压缩机异响", hours: int = 24) -> UUID:
    key = town.ids()
    town.do(case_id, OpenTask(key, "repair", Words(text), town.now + hours * HOUR))
    return key


def listed(town: Town, person: str) -> list[tuple[str, str]]:
    known = next(one for one in PEOPLE if one.id == person)
    return [
        (str(one.task.text), one.task.taker)
        for one in town.office.pool.listed(seen_by(known, town.office.tickets), person)
    ]


def centre(town: Town) -> Messages:
    office = town.office
    made = Messages(office.inbox, office.log, office.tickets, office.accounts, office.rulebook, lambda: town.now)
    made.tick()
    return made


def told(centre: Messages, kind: str) -> list[str]:
    return sorted(one.person for one in centre.tick().new if one.kind == kind)


def test_of_two_who_take_it_at_once_one_has_it(town: Town) -> None:
    """Both saw it in the pool: the second hears who was faster."""
    case_id = town.receive()
    key = opened(town, case_id)
    seen = town.case(case_id).version
    town.do(case_id, TakeTask(key), by="chen")
    refusal = refusal_of(town.desk("wang").handle(TakeTask(key), case_id, seen))
    assert refusal is not None
    assert (refusal.reason, refusal.detail) == ("task.taken", "chen")
    assert town.case(case_id).tasks.all[key].taker == "chen"


def test_the_pool_shows_what_nobody_has_first_then_ones_own(town: Town) -> None:
    first, second = town.receive(), town.receive()
    mine, other = opened(town, first, "mine", 1), opened(town, first, "other", 2)
    opened(town, second, "later", 30)
    opened(town, second, "sooner", 3)
    done = opened(town, second, "done", 4)
    town.do(first, TakeTask(mine), by="chen")
    town.do(first, TakeTask(other), by="wang")
    town.do(second, FinishTask(done, Words("好了")))
    assert listed(town, "chen") == [("sooner", ""), ("later", ""), ("mine", "chen"), ("other", "wang")]
    assert listed(town, "wang") == [("sooner", ""), ("later", ""), ("other", "wang"), ("mine", "chen")]


def test_what_is_hidden_or_over_is_in_nobodys_pool(town: Town) -> None:
    hidden, over = town.receive(), town.receive()
    opened(town, hidden, "secret")
    opened(town, over, "withdrawn")
    town.do(over, WithdrawCase(Words("客人撤回")))
    town.do(hidden, Restrict((), ("luo", "shen"), "about-staff", Words("涉及同事")), by="luo")
    assert listed(town, "li") == []
    assert listed(town, "luo") == [("secret", "")]


def test_whoever_gets_it_is_told_and_whoever_holds_the_case_once_it_is_done(town: Town) -> None:
    messages, case_id = centre(town), town.receive()
    town.do(case_id, Claim())
    key = opened(town, case_id)
    town.do(case_id, TakeTask(key, "wang"))
    assert told(messages, "task") == ["wang"]
    town.do(case_id, PutBackTask(key, Words("我明天休息")), by="wang")
    town.do(case_id, TakeTask(key), by="chen")
    assert told(messages, "task") == []
    town.do(case_id, FinishTask(key, Words("换了压缩机")), by="chen")
    assert told(messages, "task-done") == ["li"]


def test_overdue_it_rings_once_for_whoever_took_it_and_for_whoever_holds_the_case(town: Town) -> None:
    messages, case_id = centre(town), town.receive()
    town.do(case_id, Claim())
    key = opened(town, case_id, hours=2)
    town.do(case_id, TakeTask(key), by="chen")
    messages.tick()
    town.now += 2 * HOUR + MINUTE
    assert told(messages, "task-late") == ["chen", "li"]
    assert told(messages, "task-late") == []


def test_all_finished_the_case_may_go_to_follow_up(town: Town) -> None:
    case_id = town.through(5)
    call = DoFollowUp(town.ids(), "phone", "yes", "yes", "no", "satisfied", Words("好了"))
    first, second = opened(town, case_id), opened(town, case_id, "补一个遥控器")
    assert town.refused(case_id, call).reason == "follow_up.task"
    town.do(case_id, FinishTask(first, Words("换了压缩机")))
    assert town.refused(case_id, call).reason == "follow_up.task"
    town.do(case_id, DropTask(second, Words("客人自己找到了")))
    town.do(case_id, call)
    assert town.holds()


def test_paper_says_who_did_what_and_whether_in_time(town: Town) -> None:
    case_id = town.receive()
    first, second = opened(town, case_id), opened(town, case_id, "补一个遥控器")
    town.do(case_id, TakeTask(first, "工程部 刘师傅"), FinishTask(first, Words("换了压缩机")))
    view = town.desk("li").view(case_id)
    zone = ZoneInfo("Asia/Shanghai")
    chinese, english = (
        str(CaseOnPaper(view, town.office.contents, one, zone).handling()["clocks"]) for one in LANGUAGES
    )
    assert "售后单：压缩机异响（维修）（工程部 刘师傅）（换了压缩机）" in chinese
    assert "Task: 补一个遥控器 (Repair)" in english
    town.do(case_id, DropTask(second, Words("找到了")))
    dropped = CaseOnPaper(town.desk("li").view(case_id), town.office.contents, "zh", zone)
    assert "售后单：补一个遥控器（维修）（已取消）" in str(dropped.handling()["clocks"])

"""What a case fills beside its handling sheet: the notice of S-17, the cover of S-18, the applications of S-05 and S-08."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.delays import Apply, Grant, Refuse
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal, SettleAppeal
from desktop.domain.case.particulars import GiveParticular
from desktop.domain.case.promises import Cancel, Make
from desktop.domain.case.signing import DECLINE_GROUNDS, DeclineCase, Reopen, WithdrawCase
from desktop.domain.errors import Refusal
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.words import Words
from desktop.usecases import printing
from desktop.usecases.printing import PaperLanguage
from forms.fields import Pair
from forms.sheets.case_files import FilesOnPaper
from tests.forms import paper
from tests.usecases.house import MINUTE, Town

LANGUAGES: tuple[PaperLanguage, ...] = ("zh", "en", "zh+en")
RULE = "hotel-house.first-level"


def drawn(town: Town, case_id: UUID, form: str, language: PaperLanguage = "zh") -> str:
    return paper.text(printing.preview(town.desk("li"), town.office.sheets, case_id, form, language))


def hour(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1_000_000, zone_named('Asia/Shanghai')):%H:%M}"


# ── S-17 ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ground", DECLINE_GROUNDS)
def test_s17_the_notice_says_which_ground_what_was_explained_by_whom_and_when(
    quarter: Town, ground: str, language: PaperLanguage
) -> None:
    case_id = quarter.receive()
    quarter.do(case_id, DeclineCase(ground, Words("规定已经逐条说明")), by="shen")
    said = drawn(quarter, case_id, "notice", language)
    for one in ("规定已经逐条说明", "沈岚", hour(quarter.case(case_id).signing.closed_at), "空调响了两个小时"):
        assert one in said
    spoken = {"zh": ("zh",), "en": ("en",), "zh+en": ("zh", "en")}[language]
    for each in spoken:
        assert (
            "".join(quarter.office.contents.label("decline-way", ground, "en" if each == "en" else "zh").split())
            in said
        )
    assert f"第{DECLINE_GROUNDS.index(ground) + 1}种" in said or language == "en"
    assert "____" not in said, "nothing is left open"


def test_s17_a_case_that_was_accepted_has_no_notice(quarter: Town) -> None:
    case_id = quarter.receive()
    with pytest.raises(Refusal, match=r"paper\.accepted"):
        drawn(quarter, case_id, "notice")
    quarter.do(case_id, DeclineCase("no-object", Words("请补充")), by="shen")
    assert "notice" in printing.filled_by(quarter.case(case_id))
    quarter.do(case_id, Reopen(Words("客人补充了")))
    with pytest.raises(Refusal, match=r"paper\.accepted"):
        drawn(quarter, case_id, "notice")
    assert "notice" not in printing.filled_by(quarter.case(case_id))


# ── S-18 ─────────────────────────────────────────────────────────────────────────────────────────
PARTS = ("投诉人基本情况", "投诉事项与证明材料", "调查、处理经过与结果", "整改与评价", "其他材料")


def test_s18_five_parts_stand_in_order_and_what_is_missing_is_said(quarter: Town) -> None:
    said = drawn(quarter, quarter.receive(), "cover")
    places = [said.index(part) for part in PARTS]
    assert places == sorted(places)
    for lack in ("缺：证明材料", "缺：处理结果、调查记录", "缺：整改措施、客户评价"):
        assert lack in said


def test_s18_what_is_there_is_not_called_missing(town: Town) -> None:
    case_id = town.through(6)
    town.do(case_id, AddEvidence("ab" * 32, Words("房间.jpg"), 10, "image/jpeg", "evidence-room-photo"))
    for name in ("measures", "prevention"):
        town.do(case_id, GiveParticular(name, Words("每班试机")))
    said = drawn(town, case_id, "cover")
    assert "材料1件" in said
    assert "满意" in said
    assert "缺：证明材料" not in said
    assert "整改措施" not in said
    assert "缺：处理结果" in said, "it is not closed yet"


def ticked(town: Town, case_id: UUID, language: PaperLanguage = "zh") -> list[bool]:
    view = town.desk("li").on_paper(case_id)
    made = FilesOnPaper(
        view, town.office.contents, language, ZoneInfo("Asia/Shanghai"), Pair("店", "House"), health=False
    )
    parts: Any = made.cover()["parts"]
    return [row["has"] for row in parts["list"]]


def test_s18_what_is_not_there_is_not_ticked(town: Town) -> None:
    case_id = town.receive()
    assert ticked(town, case_id) == [True, False, False, False, False]
    for step in (1, 2, 3):
        town.step(case_id, step)
    town.do(case_id, GiveParticular("measures", Words("每班试机")))
    printing.make(town.desk("li"), town.office.sheets, case_id, "handling", "zh")
    assert ticked(town, case_id) == [True, False, True, True, True]


def test_s18_an_english_cover_has_english_marks(quarter: Town) -> None:
    said = drawn(quarter, quarter.receive(), "cover", "en")
    assert "Open;missing:result,inquiry" in said
    assert "missing:measures,thecustomer'sverdict" in said


@pytest.mark.parametrize("form", ["cover", "register", "appeal", "delay"])
def test_a_sheet_that_no_key_signs_does_not_say_that_it_is_not_signed(quarter: Town, form: str) -> None:
    case_id, _ = asked(quarter)
    quarter.do(case_id, JudgeLiability(quarter.ids(), "handling", "chen", Words("没有回电")), by="luo")
    assert "待签" not in drawn(quarter, case_id, form)
    assert "待签" in drawn(quarter, case_id, "handling")


def test_s18_the_cover_names_the_state_of_the_record_and_a_legal_hold(quarter: Town) -> None:
    case_id = quarter.receive()
    said = drawn(quarter, case_id, "cover")
    assert quarter.desk("li").view(case_id).record in said
    assert quarter.case(case_id).number in said


# ── S-05 ─────────────────────────────────────────────────────────────────────────────────────────
def asked(town: Town) -> tuple[UUID, UUID]:
    case_id, delay = town.receive(channel="phone"), town.ids()
    town.do(
        case_id,
        Attempt(town.ids(), "phone", reached=False, text=Words("关机")),
        Apply(delay, RULE, "no-answer", town.now + 120 * MINUTE, Words("下午登机")),
    )
    return case_id, delay


@pytest.mark.parametrize("language", LANGUAGES)
def test_s05_the_application_says_why_until_when_and_every_try_with_a_masked_number(
    quarter: Town, language: PaperLanguage
) -> None:
    case_id, delay = asked(quarter)
    said = drawn(quarter, case_id, "delay", language)
    due = next(one.due for one in quarter.desk("li").view(case_id).deadlines if f"{one.pack}.{one.rule}" == RULE)
    assert due is not None
    for one in ("下午登机", "关机", "李强", hour(due), hour(quarter.case(case_id).delays.all[delay].until_at)):
        assert one in said
    assert "10000000417" not in said
    assert "0417" in said


@pytest.mark.parametrize("granted", [True, False])
def test_s05_a_decision_stands_beside_the_first_end(quarter: Town, granted: bool) -> None:
    case_id, delay = asked(quarter)
    view = quarter.desk("li").view(case_id)
    first = next(one.due for one in view.deadlines if f"{one.pack}.{one.rule}" == RULE)
    assert first is not None
    command = Grant(delay, text=Words("同意延")) if granted else Refuse(delay, Words("不能再拖"))
    quarter.do(case_id, command, by="luo")
    said = drawn(quarter, case_id, "delay")
    assert ("同意延" if granted else "不能再拖") in said
    assert "罗明" in said
    assert hour(first) in said


def test_s05_without_an_application_there_is_none_to_print(quarter: Town) -> None:
    case_id = quarter.receive()
    assert "delay" not in printing.filled_by(quarter.case(case_id))
    with pytest.raises(Refusal, match=r"paper\.delay"):
        drawn(quarter, case_id, "delay")


# ── S-08 ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("language", LANGUAGES)
def test_s08_a_judgement_and_then_its_appeal_and_what_became_of_it(quarter: Town, language: PaperLanguage) -> None:
    case_id, judgement = quarter.receive(), quarter.ids()
    with pytest.raises(Refusal, match=r"paper\.judgement"):
        drawn(quarter, case_id, "appeal", language)
    quarter.do(case_id, JudgeLiability(judgement, "handling", "chen", Words("没有回电"), amount=20_000), by="luo")
    told = drawn(quarter, case_id, "appeal", language)
    for one in ("陈静", "没有回电", "¥200.00"):
        assert one in told
    quarter.do(case_id, LodgeAppeal(judgement, Words("当时在处理漏水")), by="chen")
    quarter.do(case_id, SettleAppeal(judgement, "amount", Words("减半"), amount=10_000), by="luo")
    said = drawn(quarter, case_id, "appeal", language)
    for one in ("当时在处理漏水", "减半", "罗明", "¥200.00", "100.00"):
        assert one in said


def test_a_printed_cover_is_entered_like_every_sheet(quarter: Town) -> None:
    case_id = quarter.receive()
    sheet = printing.make(quarter.desk("li"), quarter.office.sheets, case_id, "cover", "zh+en")
    assert paper.archival(sheet.content)
    assert [(one.form, one.sha256) for one in quarter.case(case_id).signing.printed] == [("cover", sheet.sha256)]
    assert quarter.holds()


def test_a_clock_that_nobody_met_is_not_said_to_be_met(town: Town) -> None:
    """The customer took the complaint back: the sheet had a tick and "met" beside an empty column."""
    case_id = town.receive()
    promise = town.ids()
    town.do(
        case_id,
        Make(promise, Words("回电"), town.now + 60 * MINUTE),
        Make(town.ids(), Words("查"), town.now + 60 * MINUTE),
    )
    town.do(case_id, Cancel(promise, Words("不用了")), WithdrawCase(Words("客人撤回")))
    clocks = town.office.rulebook.deadlines(town.case(case_id), told=False)
    ended = [one for one in clocks if one.met_at is None and one.stopped_at is not None]
    said = paper.text(printing.preview(town.desk("li"), town.office.sheets, case_id, "handling", "zh"))
    assert ended
    whole = len(re.findall("(?<!时限)不再计", said))
    assert whole == len(ended) + 1, "and the promise of which they released us"
    assert said.count("按时") == len([one for one in clocks if one.met_at is not None and not one.late_at(town.now)])

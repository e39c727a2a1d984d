"""S-44: at the end of a shift its open promises and what is due are on one sheet, for both to sign."""

import pytest

from desktop.domain.case.handling import Claim
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.promises import Keep, Make
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.usecases import handing_over
from desktop.usecases.printing import PaperLanguage
from tests.forms import paper
from tests.usecases.house import MINUTE, PEOPLE, Town

LI = next(one for one in PEOPLE if one.id == "li")
HOUR = 60 * MINUTE


def sheet(town: Town, person: Person = LI, language: PaperLanguage = "zh") -> str:
    office = town.office
    return paper.text(office.sheets.handover(handing_over.shift(office, person), language))


@pytest.fixture
def here(town: Town) -> Town:
    """A house whose clock is that of the test."""
    object.__setattr__(town.office, "clock", lambda: town.now)
    return town


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_open_promises_stand_by_time_with_who_promised_them(here: Town, language: PaperLanguage) -> None:
    late, soon, kept = here.receive(name=Words("王小明")), here.receive(), here.receive()
    here.do(late, Make(here.ids(), Words("送新账单"), here.now + 5 * HOUR, "li"))
    here.do(soon, Make(here.ids(), Words("工程师上门"), here.now + HOUR, "chen"))
    done = here.ids()
    here.do(kept, Make(done, Words("回电话"), here.now + HOUR), Keep(done, Words("打过了")))
    said = sheet(here, language=language)
    assert 0 < said.index("工程师上门") < said.index("送新账单")
    assert "回电话" not in said
    for one in ("陈静", "李强", here.case(late).number, "王**1208"):
        assert one in said
    assert "王小明" not in said, "the sheet lies at the desk"
    assert "10000000417" not in said


def test_what_is_due_or_overdue_and_who_holds_it(here: Town) -> None:
    mine, free = here.receive(), here.receive()
    here.do(mine, Claim())
    here.now += 40 * MINUTE
    said = sheet(here)
    assert "超时" in said
    for case_id in (mine, free):
        assert here.case(case_id).number in said
    assert "待接手" in said


def test_restricted_cases_are_counted_and_left_out(here: Town) -> None:
    case_id = here.receive(name=Words("赵女士"))
    here.do(case_id, Make(here.ids(), Words("医生来电"), here.now + HOUR), by="shen")
    here.do(case_id, Restrict((), ("li", "shen"), "customer-asked", Words("本人要求")), by="shen")
    said = sheet(here)
    assert "医生来电" not in said
    assert "赵" not in said
    assert "另有1单受限" in said


def test_more_than_fits_is_counted(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "MOST", 2)
    for number in range(5):
        here.do(here.receive(), Make(here.ids(), Words(f"承诺{number}"), here.now + HOUR))
    made = handing_over.shift(here.office, LI)
    # What ends first in each of these cases is its first contact, half an hour after it came.
    assert (len(made.promises), len(made.due), made.left_out) == (2, 2, 6)
    said = sheet(here)
    assert "5/5/5" in said
    assert "另有6项没有列出" in said


def test_cases_whose_promise_ends_first_push_nobody_off_the_sheet(here: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "MOST", 2)
    monkeypatch.setattr(handing_over, "_AT_ONCE", 2)
    for number in range(5):
        here.do(here.receive(), Make(here.ids(), Words(f"承诺{number}"), here.now + MINUTE))
    owed = [here.receive() for _ in range(3)]
    made = handing_over.shift(here.office, LI)
    assert [row.id for row in made.due] == owed[:2]
    assert (made.promised, made.owed, made.left_out) == (5, 3, 4)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小明", "王**"), ("欧阳先生", "欧**先生"), ("李", "李"), ("王女士", "王女士"), ("Maximilian Featherstone", "Featherstone"), ("Ms Lin", "Ms Lin"),
        ("Dr. José García", "Dr. García"), ("Cher", "C**"),
    ],
)  # fmt: skip
def test_a_customer_is_told_by_the_family_name(here: Town, name: str, shown: str) -> None:
    here.do(here.receive(name=Words(name)), Make(here.ids(), Words("回电"), here.now + HOUR))
    said = sheet(here)
    assert f"{shown.replace(' ', '')}1208" in said
    assert name == shown or name.replace(" ", "") not in said


@pytest.mark.parametrize("language", ["zh", "en", "zh+en"])
def test_signed_in_ink_it_does_not_say_that_it_is_not_signed(here: Town, language: PaperLanguage) -> None:
    said = sheet(here, language=language)
    assert "待签" not in said
    assert "notyetsigned" not in said


def test_on_a_sheet_in_both_languages_a_title_stands_once(here: Town) -> None:
    here.receive(title=Words("空调太吵"))
    said = sheet(here, language="zh+en")
    assert said.count("空调太吵") == 1
    assert "空调太吵·处理中Open·待接手unclaimed" in said


def test_an_inspector_has_no_shift(here: Town) -> None:
    with pytest.raises(Refusal, match=r"role\.handle"):
        handing_over.shift(here.office, Person("eve", "Eve", Role.AUDITOR))


def test_that_the_sheet_left_the_house_is_entered_and_stands_in_its_foot(here: Town) -> None:
    before = here.office.looks.head()
    made = handing_over.taken_out(here.office, handing_over.shift(here.office, LI))
    after = here.office.looks.head()
    assert after[0] == before[0] + 1
    assert made.looked == (after[0], after[1].hex())
    drawn = here.office.sheets.handover(made, "zh")
    assert paper.archival(drawn)
    assert f"+{after[0]}:" in paper.codes(drawn)[0]

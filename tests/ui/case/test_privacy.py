"""The protection of a case from its own page: numbers with a reason, restricting, holding, erasing, health notes."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.case import privacy as acts
from desktop.domain.case.handling import SaveStep
from desktop.domain.case.shown import in_full
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.masking import masked_number
from desktop.domain.wording.words import ERASED, Words
from desktop.ui.case.page import CasePage
from desktop.ui.case.text_dialog import TextDialog
from desktop.ui.context import Context
from desktop.ui.record.evidence_strip import EvidenceStrip
from desktop.ui.theme import Language
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.notes import SaidList
from desktop.usecases import auditing, privacy
from desktop.usecases.evidence import attach
from desktop.usecases.looking import Kind, Wanted
from desktop.usecases.outcomes import Done
from tests.ui.case.house import CaseHouse
from tests.ui.record.fixtures import clipped, went

PHONE = "13812345678"
Settle = Callable[[], None]
ContextFor = Callable[..., Context]


class Hand:
    """One person in front of the record of a case."""

    def __init__(self, page: CasePage, context: Context, settle: Settle) -> None:
        self.page, self.context, self.settle = page, context, settle

    def open(self, case_id: UUID) -> "Hand":
        self.page.show_case(case_id, "record", "privacy")
        self.settle()
        return self

    def offered(self) -> set[str]:
        assert self.page.acts is not None
        view = self.page.session.view if self.page.session else None
        assert view is not None
        return {words for words, _, _, possible in self.page.acts.privacy.entries(view) if possible}

    def ask(self, words: str, text: str = "", *picks: str) -> MomentDialog:
        assert self.page.acts is not None
        assert self.page.session is not None
        assert self.page.session.view is not None
        act = next(act for name, _, act, _ in self.page.acts.privacy.entries(self.page.session.view) if name == words)
        act()
        dialog = next(one for one in self.page.findChildren(MomentDialog) if one.isVisible())
        for box, value in zip(dialog.lists, picks, strict=False):
            box.setCurrentIndex(max(0, box.findData(value)))
        dialog.text.set_words(text)
        dialog.send.click()
        self.settle()
        return dialog

    @property
    def chip(self) -> str:
        return self.page.head.phone.face().text

    @property
    def facts(self) -> str:
        assert self.page.record is not None
        return self.page.record.sections.facts_of("privacy")


@pytest.fixture
def hand(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Callable[..., Hand]:
    def made(person: str = "li", language: Language = "en") -> Hand:
        context = context_for(person, language)
        page = CasePage(context)
        qtbot.addWidget(page)
        page.resize(1380, 844)
        page.show()
        page.activateWindow()
        return Hand(page, context, settle)

    return made


def looks(house: CaseHouse, kind: Kind) -> list[tuple[str, str]]:
    return [(act.actor, act.reason) for act in auditing.walk(house.office.audit, Wanted(kind=kind))]


def received(house: CaseHouse, **fields: Words) -> UUID:
    return house.receive("li", phone=Words(PHONE), narrative=Words(f"打{PHONE}没人接"), **fields)


def test_a_number_is_masked_until_a_reason_is_entered_and_again_when_the_case_is_left(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    assert me.chip == "138****5678"
    assert me.page.record is not None
    shown = me.page.record.sections.facts_of("received")
    assert PHONE not in shown
    assert "138****5678" in shown
    refused = me.ask("Show the numbers in full", "", "Another reason")
    refused.lists[0].setCurrentIndex(3)
    refused.send.click()
    me.settle()
    assert refused.isVisible()
    assert looks(house, Kind.REVEALED) == []
    refused.reject()
    me.ask("Show the numbers in full", "今晚回电", "To call the customer")
    assert me.chip == PHONE
    assert PHONE in me.page.record.sections.facts_of("received")
    assert looks(house, Kind.REVEALED) == [("li", "To call the customer · 今晚回电")]
    me.page.leave()
    me.open(case_id)
    assert me.chip == "138****5678"
    assert PHONE not in me.page.record.sections.facts_of("received")


def revealing(me: Hand) -> None:
    me.ask("Show the numbers in full", "", "To call the customer")


def corrected(me: Hand) -> dict[str, LineField | TextArea]:
    """The form of corrections, open."""
    assert me.page.record is not None
    me.page.record.sections.amend_button.click()
    me.settle()
    return me.page.record.sections.amend.fields


def kept(me: Hand) -> None:
    """Keep the correction."""
    assert me.page.record is not None
    me.page.record.sections.amend.save_button.click()
    me.settle()


@pytest.mark.parametrize("number", ["13899995678", "13911112222"], ids=["the same ends", "other ends"])
def test_a_number_written_since_is_not_shown_as_the_one_that_was_revealed(
    hand: Callable[..., Hand], house: CaseHouse, number: str
) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    revealing(me)
    corrected(me)["phone"].set_words(number)
    kept(me)
    assert me.chip == masked_number(number)
    revealing(me)
    assert me.chip == number


def test_what_is_revealed_while_it_is_corrected_is_corrected_whole(hand: Callable[..., Hand], house: CaseHouse) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    fields = corrected(me)
    fields["name"].set_words("王小莲")
    revealing(me)
    assert (fields["phone"].words(), fields["name"].words()) == (PHONE, "王小莲")
    fields["phone"].set_words("139" + PHONE[3:])
    kept(me)
    revealing(me)
    assert me.chip == "13912345678"


@pytest.mark.parametrize("way", ["hidden again", "left and opened again", "locked"])
def test_what_was_revealed_hides_in_the_form_of_corrections_too(
    hand: Callable[..., Hand], house: CaseHouse, way: str
) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    revealing(me)
    fields = corrected(me)
    fields["name"].set_words("王小莲")
    assert fields["phone"].words() == PHONE
    if way == "hidden again":
        assert me.page.acts is not None
        me.page.acts.privacy.toggle()
    elif way == "locked":
        me.context.revealed.clear()
        me.page.show_again()
    else:
        me.page.leave()
        me.open(case_id)
    me.settle()
    assert me.chip == "138****5678"
    assert (fields["phone"].words(), fields["narrative"].words()) == ("138****5678", "打138****5678没人接")
    assert fields["name"].words() == "王小莲"


def test_an_answer_for_a_page_that_was_left_reveals_nothing(hand: Callable[..., Hand], house: CaseHouse) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    assert me.page.acts is not None
    me.page.acts.privacy.reveal()
    dialog = next(one for one in me.page.findChildren(MomentDialog) if one.isVisible())
    dialog.send.click()
    me.page.leave()
    me.page.hide()
    me.settle()
    assert me.context.revealed == {}


def test_the_guide_shows_the_numbers_as_well_and_what_is_typed_goes_on_with_their_ends(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    house.do("li", SaveStep(1, (("observed", Words(f"又打了{PHONE}")),)), case_id)
    me = hand().open(case_id)
    me.page.show_case(case_id, "guide", "step-1")
    me.settle()
    told, observed = me.page.findChild(SaidList, "vent_received"), me.page.findChild(TextArea, "vent_observed")
    assert told is not None
    assert observed is not None
    assert [row.words for row in told.rows()] == ["“打138****5678没人接”"]
    me.ask("Show the numbers in full", "", "To call the customer")
    assert [row.words for row in told.rows()] == [f"“打{PHONE}没人接”"]
    assert observed.words() == "又打了138****5678"
    entries = me.context.desk.case(case_id).version
    me.page.leave()
    me.settle()
    assert me.context.desk.case(case_id).version == entries, "nothing was typed, and nothing is saved"


def test_a_masked_field_is_not_corrected_and_a_correction_leaves_the_number_whole(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    fields = corrected(me)
    assert fields["phone"].edit.isReadOnly()  # type: ignore[union-attr]  # a line
    assert not fields["name"].edit.isReadOnly()  # type: ignore[union-attr]  # as above
    fields["name"].set_words("王小莲")
    kept(me)
    intake = me.context.desk.case(case_id).intake
    assert (intake.name, intake.phone, intake.narrative) == ("王小莲", "138****5678", "打138****5678没人接")
    whole = in_full(intake, privacy.reveal(house.office, me.context.desk, case_id, "回电"))
    assert (whole.phone, whole.narrative) == (PHONE, f"打{PHONE}没人接")


def test_a_running_text_is_corrected_around_the_ends_of_a_number_and_keeps_it(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    narrative = corrected(me)["narrative"]
    assert narrative.words() == "打138****5678没人接"
    narrative.set_words("打138****5678，响了很久没人接")
    kept(me)
    intake = me.context.desk.case(case_id).intake
    whole = in_full(intake, privacy.reveal(house.office, me.context.desk, case_id, "回电"))
    assert (intake.narrative, whole.narrative) == ("打138****5678，响了很久没人接", f"打{PHONE}，响了很久没人接")


def test_who_restricts_a_case_to_others_is_led_away_from_it(hand: Callable[..., Hand], house: CaseHouse) -> None:
    case_id = received(house)
    me = hand().open(case_id)
    me.ask("Restrict who may see it", "投诉员工", "general-manager|", "about-staff")
    assert ("back",) in went(me.context)
    kept = house.office.desk(house.people["gao"]).case(case_id).privacy.restriction
    assert kept is not None
    assert kept.roles == {"general-manager"}
    boss = hand("gao").open(case_id)
    assert "General manager" in boss.facts
    assert "About a member of staff" in boss.facts
    boss.ask("Let everybody see it", "了结")
    assert house.office.desk(house.people["li"]).case(case_id).privacy.restriction is None


def test_holding_keeping_asking_and_erasing_take_the_people_they_need(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    house.do("li", WithdrawCase(Words("撤回")), case_id)
    me = hand().open(case_id)
    assert {"Ask to erase"} <= me.offered()
    assert "Set a legal hold" not in me.offered()
    me.ask("Ask to erase", "客户来电要求", "all", "customer-asked", "")
    assert "waits for a decision" in me.facts
    assert "Decide on the erasure" not in me.offered()
    boss = hand("gao").open(case_id)
    boss.ask("Set a legal hold", "法院来函")
    held = boss.ask("Decide on the erasure", "", "erase")
    assert held.isVisible()
    held.reject()
    boss.ask("Lift the legal hold", "了结")
    boss.ask("Decide on the erasure", "", "erase")
    assert house.office.desk(house.people["li"]).case(case_id).intake.narrative == ERASED
    assert "erased" in boss.facts
    assert boss.chip == "▮▮▮"


def test_an_erased_file_is_said_to_be_erased(hand: Callable[..., Hand], house: CaseHouse) -> None:
    case_id = received(house)
    desk = house.office.desk(house.people["li"])
    kept = attach(desk, house.office.files, case_id, desk.case(case_id).version, b"%PDF-1.4 log", "总机记录.pdf")
    assert isinstance(kept, Done)
    house.do("li", WithdrawCase(Words("撤回")), case_id)
    erasure = house.office.ids()
    house.do("li", acts.AskErasure(erasure, Words("客户要求"), files=True), case_id)
    me = hand().open(case_id)
    (tile,) = me.page.findChildren(EvidenceStrip)[0].tiles()
    assert tile.accessibleName() == "总机记录.pdf"
    boss = house.office.desk(house.people["gao"])
    privacy.erase(house.office, boss, case_id, boss.case(case_id).version, erasure)
    strip = hand().open(case_id).page.findChildren(EvidenceStrip)[0]
    (tile,) = strip.tiles()
    assert tile.accessibleName() == "Erased"
    tile.click()
    assert "was erased at" in strip.banner.words()
    assert not strip.popover.isVisible()


def test_everything_that_protects_a_case_is_offered_elsewhere_too(hand: Callable[..., Hand], house: CaseHouse) -> None:
    me = hand().open(received(house))
    assert me.page.acts is not None
    assert {"Show the numbers in full", "Restrict who may see it"} <= {words for words, _, _ in me.page.acts.offered()}


def test_a_health_note_is_read_in_a_dialog_and_the_reading_is_entered(
    hand: Callable[..., Hand], house: CaseHouse
) -> None:
    case_id = received(house)
    desk = house.office.desk(house.people["li"])
    privacy.note_health(house.office, desk, case_id, 1, house.office.ids(), "青霉素过敏")
    me = hand().open(case_id)
    assert "1, apart" in me.facts
    assert "青霉素" not in me.facts
    assert me.page.acts is not None
    me.page.acts.privacy.read_health()
    me.settle()
    dialog = next(one for one in me.page.findChildren(TextDialog) if one.isVisible())
    assert dialog.text.text() == "青霉素过敏"
    assert looks(house, Kind.READ) == [("li", "")]
    dialog.accept()
    QApplication.processEvents()
    assert "Read the health notes" not in hand("chen").open(case_id).offered()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_the_section_is_cut(language: Language, hand: Callable[..., Hand], house: CaseHouse) -> None:
    case_id = received(house)
    house.do("li", acts.Restrict(("supervisor", "handler"), ("gao",), "health", Words("涉及病情")), case_id)
    me = hand("shen", language).open(case_id)
    assert clipped(me.page) == []

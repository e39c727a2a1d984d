"""More time, pauses, help, handing over, urging and marks, as offered in a case's menu and written from its dialogs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal
from desktop.domain.case.promises import Make
from desktop.domain.case.proving import NoteRequest
from desktop.domain.case.remedy import Choose, Propose
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.case.state import Command
from desktop.domain.case.urging import OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.policy.reading import HAN
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.theme import LIGHT, Language
from desktop.ui.together.acts import TogetherActs
from desktop.ui.together.moment_dialog import MomentDialog
from desktop.ui.widgets.labels import PlainLabel
from desktop.usecases.desk import refusal_of
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, clipped, focused, went
from tests.ui.record.real_office import HOUSE, MINUTE, RealHouse, Time

HOUR = 60 * MINUTE
RULE = "hotel-house.first-level"


class Hand:
    """The acts of one person on one case, writing into the real house; what was refused is shown in the dialog."""

    def __init__(
        self, house: RealHouse, context_for: ContextFor, qtbot: QtBot, case_id: UUID, person: str, language: Language
    ) -> None:
        self.house, self.case_id, self.context = house, case_id, context_for(person, language)
        self.page = QWidget()
        self.page.resize(900, 700)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        desk = self.context.desk
        self.acts = TogetherActs(self.context, lambda: desk.view(case_id), self.send, self.plain, self.page)

    def send(self, dialog: MomentDialog, command: Command) -> None:
        refusal = refusal_of(self.context.desk.do(command, self.case_id))
        if refusal is None:
            dialog.accept()
        else:
            dialog.refuse(refusal.field, self.context.say(refusal))

    def plain(self, command: Command) -> None:
        assert refusal_of(self.context.desk.do(command, self.case_id)) is None

    def offered(self) -> dict[str, Callable[[], None]]:
        entries = self.acts.entries(self.context.desk.view(self.case_id))
        return {words: act for words, _, act, possible in entries if possible}

    def open(self, words: str) -> MomentDialog:
        self.offered()[words]()
        dialog = next(one for one in self.page.findChildren(MomentDialog) if one.isVisible())
        dialog.activateWindow()
        QApplication.processEvents()
        return dialog


HandFor = Callable[..., Hand]


@pytest.fixture
def hand(house: RealHouse, context_for: ContextFor, qtbot: QtBot) -> HandFor:
    def made(case_id: UUID, person: str = "li", language: Language = "en") -> Hand:
        return Hand(house, context_for, qtbot, case_id, person, language)

    return made


def tried(house: RealHouse) -> UUID:
    case_id = house.receive("li", channel="phone")
    house.do("li", Attempt(house.office.ids(), "phone", reached=False), case_id)
    return case_id


def test_more_time_is_offered_after_an_attempt_asked_and_granted(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li", channel="phone")
    assert "Apply for more time" not in hand(case_id).offered()
    house.do("li", Attempt(house.office.ids(), "phone", reached=False), case_id)
    dialog = hand(case_id).open("Apply for more time")
    dialog.send.click()
    assert focused(dialog) == "apply_delay_when"
    assert dialog.when.line.error()
    dialog.when.set_words("in 2 hours")
    dialog.text.set_words("no answer")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()
    known = house.office.desk(house.people["li"]).case(case_id).delays.waiting
    assert known is not None
    # The clock that ends first is offered first: by phone 20 minutes, not the 30 of the level.
    assert (known[1].rule, known[1].text) == ("hotel-house.first-phone", "no answer")
    assert "Grant more time" not in hand(case_id, "li").offered()
    granted = hand(case_id, "gao").open("Grant more time")
    granted.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).delays.all[known[0]].granted_until


def test_a_refusal_needs_words_and_says_so(hand: HandFor, house: RealHouse) -> None:
    case_id = tried(house)
    house.do("li", Apply(house.office.ids(), RULE, "no-answer", house.time.now + HOUR), case_id)
    dialog = hand(case_id, "gao").open("Refuse more time")
    dialog.send.click()
    assert dialog.isVisible()
    assert dialog.banner.words() == "Something must be written here."
    assert dialog.text.hasFocus() or dialog.text.isAncestorOf(dialog.focusWidget())
    dialog.reject()


def test_whoever_applied_takes_it_back(hand: HandFor, house: RealHouse) -> None:
    case_id = tried(house)
    house.do("li", Apply(house.office.ids(), RULE, "no-answer", house.time.now + HOUR), case_id)
    assert "Take the application for more time back" not in hand(case_id, "gao").offered()
    assert "Refuse more time" not in hand(case_id, "li").offered()
    dialog = hand(case_id, "li").open("Take the application for more time back")
    dialog.text.set_words("she called back")
    dialog.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).delays.waiting is None


def test_what_was_agreed_before_and_never_done_is_taken_back(hand: HandFor, house: RealHouse) -> None:
    case_id, option = house.receive("li", channel="phone"), house.office.ids()
    house.do("li", Propose(option, "remedy-fruit", Words("Fruit")), case_id)
    house.do("li", Choose(option, Words("all right")), case_id)
    assert "Take back what was agreed before" not in hand(case_id, "li").offered()
    house.do("li", DoFollowUp(house.office.ids(), "phone", "no", "no", "no", "not"), case_id)
    dialog = hand(case_id, "li").open("Take back what was agreed before")
    assert dialog.lists[0].itemText(0) == "Fruit"
    dialog.text.set_words("the kitchen had none")
    dialog.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).remedy.options[option].withdrawn
    assert "Take back what was agreed before" not in hand(case_id, "li").offered()


def test_the_clock_stands_and_runs_again(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li", channel="phone")
    dialog = hand(case_id).open("Let the clock stand")
    assert [dialog.lists[0].itemData(n) for n in range(dialog.lists[0].count())] == [
        "customer-asked", "second-visit", "awaiting-customer", "appraisal",
    ]  # fmt: skip
    dialog.text.set_words("comes back on Sunday")
    dialog.send.click()
    offered = hand(case_id).offered()
    assert "Let the clock stand" not in offered
    offered["Let the clock run again"]()
    assert house.office.desk(house.people["li"]).case(case_id).delays.standing is None


def test_no_news_keeps_the_promise_and_makes_the_next(hand: HandFor, house: RealHouse) -> None:
    case_id, promise = house.receive("li"), house.office.ids()
    house.do("li", Make(promise, Words("call back"), house.time.now + HOUR), case_id)
    dialog = hand(case_id).open("No news yet, promise again")
    dialog.text.set_words("still looking")
    dialog.when.set_words("in 3 hours")
    dialog.send.click()
    made = house.office.desk(house.people["li"]).case(case_id).promises
    assert made.all[promise].kept_at
    assert made.next is not None
    assert made.next[1].text == "call back"


def test_a_department_is_asked_and_answers(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    dialog = hand(case_id).open("Ask a department")
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("engineering"))
    dialog.text.set_words("look at the air conditioner")
    dialog.when.set_words("in 30 min")
    dialog.send.click()
    answer = hand(case_id, "chen").open("Answer for a department")
    assert answer.lists[0].currentText() == "Engineering: look at the air conditioner"
    answer.text.set_words("fan changed")
    answer.send.click()
    asks = house.office.desk(house.people["li"]).case(case_id).urging.asks
    assert [(one.department, one.answer, one.answered_by) for one in asks.values()] == [
        ("engineering", "fan changed", "chen")
    ]


def test_a_case_is_handed_over_and_taken(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    dialog = hand(case_id).open("Hand over to a colleague")
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("chen"))
    dialog.text.set_words("end of shift")
    dialog.send.click()
    assert "Take over" not in hand(case_id, "wang").offered()
    hand(case_id, "chen").offered()["Take over"]()
    assert house.office.desk(house.people["li"]).case(case_id).handling.holder == "chen"
    house.do("chen", OfferTransfer("li", Words("back")), case_id)
    declined = hand(case_id, "li").open("Leave it with its holder")
    declined.text.set_words("not now")
    declined.send.click()
    assert house.office.desk(house.people["li"]).case(case_id).handling.holder == "chen"


def test_urging_is_offered_once_the_case_was_silent_long_enough(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    assert "Urge" not in hand(case_id, "wang").offered()
    house.time.pass_by(24 * 60 + 1)
    hand(case_id, "wang").open("Urge").send.click()
    assert len(house.office.desk(house.people["li"]).case(case_id).urging.urges) == 1
    assert "Urge" not in hand(case_id, "wang").offered()


def test_liability_is_judged_and_appealed_though_the_case_is_closed(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    house.do("li", WithdrawCase(Words("withdrawn")), case_id)
    assert list(hand(case_id, "li").offered()) == ["Plan a measure", "It came through a regulator", "Note an incident"]
    dialog = hand(case_id, "gao").open("Judge who is liable")
    dialog.lists[0].setCurrentIndex(dialog.lists[0].findData("late"))
    dialog.lists[1].setCurrentIndex(dialog.lists[1].findData("li"))
    assert dialog.lists[1].findData("engineering") > 0
    dialog.send.click()
    assert dialog.isVisible(), "without a reason"
    dialog.text.set_words("came too late")
    dialog.send.click()
    key, judged = next(iter(house.office.desk(house.people["li"]).case(case_id).judgement.all.items()))
    assert (judged.kind, judged.party, judged.side, judged.text) == ("late", "li", "internal", "came too late")
    appeal = hand(case_id, "li").open("Appeal against a judgement")
    assert appeal.lists[0].currentText() == f"for the delay · {house.people['li'].name}"
    appeal.text.set_words("the lift stood still")
    appeal.send.click()
    told = house.office.desk(house.people["li"]).case(case_id).judgement.all[key].appeal
    assert told is not None
    assert (told.by, told.text) == ("li", "the lift stood still")
    assert list(hand(case_id, "li").offered()) == ["Plan a measure", "It came through a regulator", "Note an incident"]


def appealed(house: RealHouse) -> tuple[UUID, UUID]:
    """A judgement of 200 yuan against li, who appealed."""
    case_id, key = house.receive("li"), house.office.ids()
    house.do("gao", JudgeLiability(key, "cause", "li", Words("not checked"), amount=200_00), case_id)
    house.do("li", LodgeAppeal(key, Words("not me")), case_id)
    return case_id, key


def test_an_appeal_is_settled_and_only_what_changes_is_asked(hand: HandFor, house: RealHouse) -> None:
    case_id, key = appealed(house)
    assert "Settle an appeal" not in hand(case_id, "li").offered()
    dialog = hand(case_id, "gao").open("Settle an appeal")
    assert dialog.lists[0].currentText() == f"for the cause · {house.people['li'].name} · ¥200"
    result, party = dialog.lists[1], dialog.lists[2]
    shown = {}
    for one in ("upheld", "amount", "party", "lifted"):
        result.setCurrentIndex(result.findData(one))
        shown[one] = (dialog.amount.isVisible(), party.isVisible())
    assert shown == {
        "upheld": (False, False),
        "amount": (True, False),
        "party": (False, True),
        "lifted": (False, False),
    }
    result.setCurrentIndex(result.findData("amount"))
    dialog.text.set_words("half of it")
    dialog.amount.set_words("much")
    dialog.send.click()
    assert dialog.isVisible()
    assert dialog.amount.hasFocus() or dialog.amount.edit.hasFocus()
    dialog.amount.set_words("250")
    dialog.send.click()
    assert dialog.isVisible(), "more than it was"
    dialog.amount.set_words("¥100")
    dialog.send.click()
    assert not dialog.isVisible()
    known = house.office.desk(house.people["gao"]).case(case_id).judgement.all[key]
    assert (known.amount, known.party) == (100_00, "li")
    assert "Settle an appeal" not in hand(case_id, "gao").offered()


def test_an_amount_belongs_to_a_judgement_where_one_is_typed(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    dialog = hand(case_id, "gao").open("Judge who is liable")
    dialog.text.set_words("came too late")
    dialog.amount.set_words("35.5")
    dialog.send.click()
    (judged,) = house.office.desk(house.people["gao"]).case(case_id).judgement.all.values()
    assert judged.amount == 35_50


def test_a_second_appeal_in_a_case_is_refused_and_its_words_stay(hand: HandFor, house: RealHouse) -> None:
    case_id, first, second = house.receive("li"), house.office.ids(), house.office.ids()
    for key, kind in ((first, "cause"), (second, "late")):
        house.do("gao", JudgeLiability(key, kind, "li", Words("not checked")), case_id)
    house.do("li", LodgeAppeal(first, Words("not me")), case_id)
    appeal = hand(case_id, "li").open("Appeal against a judgement")
    assert appeal.lists[0].count() == 1
    appeal.text.set_words("nor this")
    appeal.send.click()
    assert appeal.isVisible()
    assert appeal.banner.words() == hand(case_id).context.say(Refusal("appeal.again", detail="1"))
    assert appeal.text.words() == "nor this"
    appeal.reject()


def test_marks_are_set_and_removed(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    dialog = hand(case_id).open("Mark the case")
    assert dialog.lists[0].itemText(0) == "Complex"
    dialog.send.click()
    assert list(house.office.desk(house.people["li"]).case(case_id).flags.on) == ["complex"]
    removed = hand(case_id).open("Remove a mark")
    removed.text.set_words("solved")
    removed.send.click()
    assert not house.office.desk(house.people["li"]).case(case_id).flags.on


def test_nothing_is_offered_to_who_may_only_read(hand: HandFor, house: RealHouse) -> None:
    assert hand(house.receive("li"), "admin").offered() == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_dialog_fits_in_both_languages(
    language: Language, hand: HandFor, house: RealHouse, app_theme: AppTheme
) -> None:
    app_theme(LIGHT, language)
    case_id = tried(house)
    house.do("li", Make(house.office.ids(), Words("回电"), house.time.now + HOUR), case_id)
    made = hand(case_id, "li", language)
    for words in made.offered().keys() - {"Sheet of the order", "工作单打印"}:  # a page, no dialog
        dialog = made.open(words)
        assert clipped(dialog) == [], words
        assert bool(HAN.search(dialog.windowTitle())) is (language == "zh")
        dialog.reject()
        dialog.setParent(None)
    settling = hand(appealed(house)[0], "gao", language).open("裁定申诉" if language == "zh" else "Settle an appeal")
    for at in range(settling.lists[1].count()):
        settling.lists[1].setCurrentIndex(at)
        assert clipped(settling) == [], at


@pytest.fixture
def dealer(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[Hand]:
    """The same people, under rules that know of happenings outside."""
    site = replace(HOUSE.sites[0], packs=("hotel-house", "dealership"))
    house = RealHouse(tmp_path, Time(), replace(HOUSE, sites=(site,)))

    def context_for(person: str, language: Language = "en") -> Context:
        return house.context(person, jobs, language)

    yield Hand(house, context_for, qtbot, house.receive("li"), "li", "en")
    house.close()


@pytest.fixture
def shop(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[Hand]:
    """The same people, under rules that let others ask for evidence."""
    site = replace(HOUSE.sites[0], packs=("hotel-house", "marketplace"))
    house = RealHouse(tmp_path, Time(), replace(HOUSE, sites=(site,)))

    def context_for(person: str, language: Language = "en") -> Context:
        return house.context(person, jobs, language)

    yield Hand(house, context_for, qtbot, house.receive("li"), "li", "en")
    house.close()


def test_evidence_asked_of_us_says_what_counts_and_refuses_what_does_not(shop: Hand) -> None:
    for kind in ("product", "receipt", "redress"):
        shop.plain(NoteRequest(shop.context.office.ids(), kind, Words(kind)))
    dialog = shop.open("Give the evidence")
    label = dialog.findChild(PlainLabel, "give_evidence_told_0")
    assert label is not None
    told: list[str] = []
    for at in range(3):
        dialog.lists[0].setCurrentIndex(at)
        assert label.isVisible()
        QApplication.processEvents()
        assert label.height() >= label.heightForWidth(label.width()), "no line of it is cut off"
        told.append(label.text())
    product, receipt, redress = told
    assert product.startswith("Proof of the goods. Counts: Test report, with its body; Brand licence")
    assert "Does not count: Report cover only" in product
    assert "Freight" not in product
    assert "Tracking number by hand" in receipt, "no rule names this kind: all that the rules know are shown"
    assert redress.startswith("Any reply. Counts: answers every point asked")
    assert "\n" not in redress
    dialog.text.set_words("好的")
    dialog.send.click()
    assert dialog.isVisible()
    assert "counts as no answer" in dialog.banner.words()
    dialog.text.set_words("11 月 20 日已退 290 元，客户同意")
    dialog.send.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("entry", "name"), [("Ask a department", "ask_help"), ("Open a coordination order", "open_order")]
)
def test_s02_the_department_of_the_matter_stands_preselected_among_those_of_the_case(
    hand: HandFor, house: RealHouse, entry: str, name: str
) -> None:
    """Those of every pack that the program knows were offered; the rules of a hotel know no ward."""
    for category, first in (("hotel-quiet-equipment", "engineering"), ("hotel-room-clean", "housekeeping")):
        made = hand(house.receive("li", category=category))
        packs = house.office.rulebook.pinned(made.context.desk.case(made.case_id))
        box = made.open(entry).lists[0]
        assert box.objectName().startswith(name)
        assert box.currentData() == first
        offered = [box.itemData(at) for at in range(box.count())]
        assert sorted(offered) == sorted(one for pack in packs for one in pack.departments)
        assert "ward" not in offered


def test_what_happened_outside_is_noted_with_its_own_time(dealer: Hand) -> None:
    """The clock counts from when it was, not from when it was typed; a time to come is not taken."""
    dialog = dealer.open("Note what happened outside")
    dialog.past.set_words("tomorrow 10:00")
    dialog.send.click()
    assert dialog.isVisible()
    assert "21:40" in dialog.past.line.error()
    dialog.past.set_words("20 min ago")
    dialog.send.click()
    assert not dialog.isVisible()
    (seen,) = dealer.context.desk.case(dealer.case_id).particulars.outside
    now = dealer.house.time.now
    assert now - 21 * MINUTE < seen[1] <= now - 20 * MINUTE


def test_a_time_left_out_is_the_present(dealer: Hand) -> None:
    dealer.open("Note what happened outside").send.click()
    (seen,) = dealer.context.desk.case(dealer.case_id).particulars.outside
    assert seen[1] == dealer.house.time.now


def test_an_order_says_when_the_opinion_was_heard(hand: HandFor, house: RealHouse) -> None:
    case_id = house.receive("li")
    made = hand(case_id)
    made.open("Open a coordination order").send.click()
    house.time.pass_by(8)
    dialog = made.open("Hand the order in")
    dialog.text.set_words("空调漏水")
    dialog.past.set_words("5 min ago")
    dialog.send.click()
    (order,) = house.office.desk(house.people["li"]).case(case_id).ordering.all.values()
    assert house.time.now - 6 * MINUTE < order.heard_at <= house.time.now - 5 * MINUTE
    made.offered()["Sheet of the order"]()
    assert went(made.context) == [("preview", case_id, "coordination")]

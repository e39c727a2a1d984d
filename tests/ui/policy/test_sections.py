"""Authority, routing, promises, phrases, forms; who verified a clock; test cases: read and changed on the page, in both languages."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.domain.frozen import replace
from desktop.domain.policy.pack import Pack
from desktop.ui.policy.change_dialog import ChangeDialog
from desktop.ui.policy.check_dialog import ExampleDialog, VerifyDialog
from desktop.ui.policy.comparison import Comparison
from desktop.ui.policy.forms_tab import SHEETS
from desktop.ui.policy.page import SECTIONS, TABS, PolicyPage
from desktop.ui.policy.sections import Part, used
from desktop.ui.theme import DARK, LIGHT, Language
from forms.definitions import all_forms
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor, Settle, clipped, went
from tests.ui.record.real_office import RealHouse

HOTEL = "hotel-house@2026.1"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
Show = Callable[..., PolicyPage]
RAW = re.compile(r"^[a-z]+(-[a-z0-9]+)+$")  # a key that nobody named


@pytest.fixture
def show(qtbot: QtBot, context_for: ContextFor, settle: Settle) -> Show:

    def made(person: str = "admin", language: Language = "en", size: tuple[int, int] = (1216, 846)) -> PolicyPage:
        page = PolicyPage(context_for(person, language))
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        page.show_page()
        settle()
        return page

    return made


def shipped() -> tuple[Pack, ...]:
    """Every pack that comes with the program, adopted by this house or not."""
    return tuple(bootstrap.packs(frozenset[str]()).values())


def parts_of(pack: Pack, page: PolicyPage) -> list[Part]:
    almanac = bootstrap.almanac()
    makers = [maker for _, maker in SECTIONS] + [used]
    return [part for maker in makers for part in maker(pack, almanac, page.context)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_pack_is_said_in_words_and_no_key_is_left(show: Show, language: Language) -> None:
    page = show(language=language)
    packs = shipped()
    assert len(packs) == 12
    said = 0
    for pack in packs:
        for part in parts_of(pack, page):
            for line in part.lines:
                for words in line:
                    pieces = re.split(r"[、,·→\n]+", words)
                    assert not [one for one in pieces if RAW.match(one.strip())], (pack.id, part.key, line)
                    assert words or line[0]
                    said += 1
    assert said > 500
    assert RAW.match("price-cut")


def test_deductions_that_are_off_show_no_amount(show: Show) -> None:
    page = show()
    pack = next(one for one in shipped() if one.id == "hotel-house")
    given = pack.desk.penalties
    assert given is not None
    assert given.amounts

    def shown(*, on: bool) -> tuple[tuple[str, str], ...]:
        switched = replace(pack, desk=replace(pack.desk, penalties=replace(given, on=on)))
        return next(one.lines for one in parts_of(switched, page) if one.key == "penalties")

    assert shown(on=False) == (("Switched", "off"),)
    assert [amount for _, amount in shown(on=True)[1:]] == [page.context.money(one.amount) for one in given.amounts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_list_and_report_that_a_pack_uses_has_a_name(show: Show, language: Language) -> None:
    page = show(language=language)
    contents = page.context.office.contents
    for pack in shipped():
        uses = pack.desk.uses
        for kind, keys in (
            ("use-form", uses.forms), ("use-phrases", uses.phrases), ("use-guides", uses.guides), ("use-reports", uses.reports),
        ):  # fmt: skip
            for key in keys:
                assert contents.label(kind, key, language) != key, (pack.id, kind, key)
    assert set(SHEETS.values()) <= {form.id for form in all_forms()}


def test_authority_routing_and_promises_stand_on_their_pages(show: Show) -> None:
    page = show()
    by_name = dict(zip((name for name, _ in SECTIONS), page.sections, strict=True))
    assert by_name["authority"].facts() == []  # said once they are seen
    for tab in TABS:
        page.show_tab(tab)
    duty = "Duty manager: up to ¥800 · explanation, apology, gift, discount, price cut, free service, refund"
    assert duty in by_name["authority"].facts()
    assert any(fact.startswith("Above every limit: ") for fact in by_name["authority"].facts())
    assert any("Everything else: → " in fact for fact in by_name["routing"].facts())
    keeping = by_name["keeping"].facts()
    assert "Reminder: 15 min before" in keeping
    assert any(fact.startswith("Kept for: 3 ") for fact in keeping)
    assert any(fact.startswith("Nobody is disturbed: ") for fact in keeping)


def test_a_limit_is_changed_from_its_own_page_and_only_its_figures_are_offered(show: Show, settle: Settle) -> None:
    page = show()
    page.show_tab("authority")
    button = next(one for one in page.findChildren(QWidget, "policy_authority_hotel-house_authority_change"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in page.findChildren(ChangeDialog) if one.isVisible())
    assert dialog.lines
    assert all(path.startswith("authority.") for path in dialog.lines)
    next(iter(dialog.lines.values())).edit.setText("350")
    dialog.reason.edit.setText("Inflation")
    dialog.save.click()
    settle()
    assert page.book is not None
    assert any(one.standing == "later" and one.pack.id == "hotel-house" for one in page.book.versions)
    reader = show("shen")
    reader.show_tab("authority")
    assert reader.sections[0].facts()
    assert not reader.findChildren(QWidget, "policy_authority_hotel-house_authority_change")


def test_two_versions_are_compared_in_words_either_way(show: Show, settle: Settle) -> None:
    page = show()
    page.rules.choose(HOTEL, "first-level")
    settle()
    page.card.change.click()
    dialog = next(one for one in page.findChildren(ChangeDialog) if one.isVisible())
    dialog.lines["rules.first-level.amount.major"].edit.setText("8")
    dialog.reason.edit.setText("Faster")
    dialog.save.click()
    settle()
    page.show_tab("versions")
    shown = next(one for one in page.findChildren(Comparison) if "hotel" in one.objectName())
    assert "First response, by level · Major complaint" in shown.words.text()
    old, new = shown.old.value(), shown.new.value()
    shown.old.set_value(new)
    shown.new.set_value(old)
    shown.new.chosen.emit(old)
    assert "8 min → 10 min" in shown.words.text()
    shown.old.set_value(old)
    shown.old.chosen.emit(old)
    assert shown.words.text() == "These two mean the same."


def test_who_compared_a_clock_with_its_source_is_noted_and_shown(show: Show, settle: Settle, house: RealHouse) -> None:
    page = show()
    page.rules.choose(HOTEL, "first-phone")
    settle()
    assert page.card.checked.accessibleName() == "Unverified"
    page.card.verify.click()
    dialog = next(one for one in page.findChildren(VerifyDialog) if one.isVisible())
    dialog.lines["on"].edit.setText("today")
    dialog.save.click()
    assert dialog.lines["on"].error() == "Write a day such as 2026-12-01."
    dialog.lines["on"].edit.setText("2999-01-01")
    dialog.lines["text"].edit.setText("Rules of 2019, article 5, page 4")
    dialog.save.click()
    settle()
    assert dialog.lines["on"].error()
    day = page.context.local(house.office.clock()).date().isoformat()
    dialog.lines["on"].edit.setText(day)
    dialog.lines["by"].edit.setText("Lawyer Ma")
    dialog.lines["text"].edit.setText("")
    dialog.save.click()
    settle()
    assert dialog.lines["text"].error()
    dialog.lines["text"].edit.setText("Rules of 2019, article 5, page 4")
    dialog.save.click()
    settle()
    assert page.card.checked.accessibleName() == "Verified by Lawyer Ma"
    assert not page.card.verify.isVisible()
    said = " ".join(label.accessibleName() for label in page.card.findChildren(type(page.card.told)))
    assert "Rules of 2019, article 5, page 4" in said
    page.rules.choose(HOTEL, "first-site")
    settle()
    assert page.card.checked.accessibleName() == "Unverified"
    assert not show("shen").card.verify.isVisible()


def test_a_what_if_becomes_a_test_case_that_warns_of_another_answer(show: Show, settle: Settle) -> None:
    page = show()
    page.rules.choose(HOTEL, "first-level")
    page.trial.set_moment("2026-10-09 16:00")
    page.trial.level.set_value("major")
    page.trial.level.chosen.emit("major")
    settle()
    assert not page.trial.agree.isVisible()
    QTest.keyClick(page.trial.moment.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in page.findChildren(ExampleDialog) if one.isVisible())
    assert dialog.lines["title"].words() == "First response, by level · Fri 16:00 · Major complaint"
    dialog.lines["title"].edit.setText("Major on a Friday")
    dialog.save.click()
    settle()
    assert page.trial.agree.accessibleName() == "All 1 test cases agree"
    page.card.change.click()
    change = next(one for one in page.findChildren(ChangeDialog) if one.isVisible())
    change.lines["rules.first-level.amount.major"].edit.setText("8")
    change.reason.edit.setText("Faster")
    change.look.click()
    settle()
    assert "Test case “Major on a Friday” gets another answer." in change.changes.text()
    change.lines["rules.first-level.amount.major"].edit.setText("10")
    change.lines["rules.first-level.amount.dissatisfied"].edit.setText("25")
    change.look.click()
    settle()
    assert "Test case" not in change.changes.text()


def test_phrases_are_found_and_say_what_is_better(show: Show, settle: Settle) -> None:
    page = show()
    page.show_tab("phrases")
    assert page.phrases is not None
    QTest.keyClicks(page.phrases.list.search.edit, "nothing I can do")
    settle()
    line = page.phrases.list.current()
    assert line is not None
    assert line.key == "phrase-cant-solve"
    said = " ".join(label.text() for label in page.phrases.card.findChildren(QLabel))
    assert "It shuts the door." in said
    assert "We can ＿＿; you could also ＿＿." in said  # what differs from case to case is a blank
    page.phrases.list.search.edit.setText("")
    page.phrases.list.fill()
    assert page.phrases.list.choose("guide", "cc-late")
    assert "Does the receiver’s phone number find the delivery?" in " ".join(
        label.text() for label in page.phrases.card.findChildren(QLabel)
    )


def test_a_form_in_use_opens_as_a_blank_sheet(show: Show) -> None:
    page = show()
    page.show_tab("forms")
    names = {button.accessibleName(): button for button in page.forms.buttons}
    names["Blank sheet: Coordination order"].click()
    assert went(page.context)[-1] == ("preview", None, "coordination")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1220, 664), (1376, 944)], ids=["1280x720", "1600x1000"])
def test_nothing_is_clipped_on_any_tab(
    show: Show, settle: Settle, app_theme: AppTheme, language: Language, size: tuple[int, int]
) -> None:
    for palette in (LIGHT, DARK):
        app_theme(palette, language)
        page = show(language=language, size=size)
        for tab in TABS:
            page.show_tab(tab)
            settle()
            assert page.stack.currentIndex() == TABS.index(tab)
            assert clipped(page) == [], tab

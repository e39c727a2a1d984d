"""Where a complaint will go is said while it is taken down, and again on its record (S-16)."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.policy.routing import Routed
from desktop.domain.wording.bilingual import Bilingual
from desktop.ui.context import Context
from desktop.ui.record.facts import Telling, received_long
from desktop.ui.record.routed import routed_words
from desktop.ui.theme import LIGHT, Language
from tests.ui.conftest import AppTheme
from tests.ui.intake.test_page import opened
from tests.ui.record.fixtures import ContextFor, Settle
from tests.ui.record.real_office import RealHouse

PLAIN = Routed("p", "engineering", Bilingual("工程部", "Engineering"), Bilingual("其余", "Everything else"), "head", "")
WORDS = [
    (PLAIN, "Engineering · Everything else"),
    (replace(PLAIN, by_matter=True), "Engineering · for what it is about"),
    (replace(PLAIN, by_hour=True), "Engineering · at this hour"),
    (replace(PLAIN, by_hour=True, by_matter=True), "Engineering · for what it is about and at this hour"),
    (replace(PLAIN, note=Bilingual("", "")), "Engineering"),
]


@pytest.mark.parametrize(("found", "words"), WORDS, ids=[words for _, words in WORDS])
def test_what_led_there_is_said(found: Routed, words: str) -> None:
    assert routed_words(found, "en") == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Goes to: Duty manager · at this hour"), ("zh", "转给：值班经理 · 按时段")]
)
def test_a_complaint_at_night_goes_to_the_duty_manager(
    qtbot: QtBot,
    house: RealHouse,
    context_for: ContextFor,
    settle: Settle,
    app_theme: AppTheme,
    language: Language,
    words: str,
) -> None:
    app_theme(LIGHT, language)
    page = opened(qtbot, context_for("chen", language), settle)
    assert page.form.destination.text() == words
    assert page.form.destination.isVisible()
    at = house.office.clock()
    day = house.office.rulebook.destination("hotel", "phone", "hotel-quiet-equipment", at - 9 * 3600 * 1_000_000)
    assert day is not None
    assert (day.to, day.by_matter, day.by_hour) == ("engineering", True, False)


def test_the_record_says_it_too(house: RealHouse, context_for: ContextFor) -> None:
    case_id = house.receive()
    context: Context = context_for("chen", "en")
    case = context.desk.case(case_id)
    rows = received_long(Telling(context, case, str, house.office.clock()))
    assert ("Goes to", "Duty manager · at this hour") in [(row.key, row.words) for row in rows]

"""How little time is left or over is said as a person says it."""

import pytest

from desktop.domain.case.clocks import Due
from desktop.ui.theme import LIGHT, Language
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor
from tests.ui.record.real_office import MINUTE, RealHouse

SECOND = MINUTE // 60


@pytest.mark.parametrize(
    ("language", "left", "said"),
    [
        ("zh", 59 * SECOND, "还剩不到 1 分钟"),
        ("zh", -SECOND, "已逾期不到 1 分钟"),
        ("en", 59 * SECOND, "under 1 min left"),
        ("en", -59 * SECOND, "under 1 min overdue"),
        ("en", MINUTE, "1 min left"),
        ("en", -MINUTE, "1 min overdue"),
    ],
)
def test_nobody_reads_of_0_minutes(
    language: Language, left: int, said: str, context_for: ContextFor, house: RealHouse, app_theme: AppTheme
) -> None:
    app_theme(LIGHT, language)
    chip = context_for("li", language).due_chip(Due(house.time.now + left, "rule:hotel-house.first-level"), "open")
    assert chip.text.endswith(said)
    assert chip.tone == ("soon" if left > 0 else "overdue")

"""Each line of what waits says of which case it is and what was done."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import CompleteStep, SaveStep
from desktop.domain.case.promises import Keep
from desktop.domain.case.state import Command
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words
from desktop.ui.theme import LIGHT
from desktop.ui.unsent.row import UnsentRow
from desktop.usecases import journal
from desktop.usecases.journal import Line
from tests.ui.conftest import AppTheme, ContextFor

NOTED = SaveStep(1, choices=(("seat", "yes"), ("water", "yes")))
SAID: list[tuple[Language, Command, str]] = [
    ("zh", NOTED, "C-2026-0007 · 写入：倾听宣泄 · 请坐、倒水"),
    ("en", NOTED, "C-2026-0007 · Written in: Let them vent · a seat, water"),
    ("zh", CompleteStep(2), "C-2026-0007 · 完成：道歉致谢"),
    ("en", CompleteStep(2), "C-2026-0007 · Step done: Apologise"),
    ("zh", Keep(UUID(int=3), Words("电话已打")), "C-2026-0007 · 兑现承诺"),
    ("en", Keep(UUID(int=3), Words("Called")), "C-2026-0007 · Promise kept"),
]


@pytest.mark.parametrize(("language", "command", "wanted"), SAID)
def test_a_row_names_the_case_and_what_was_done(
    qtbot: QtBot, context_for: ContextFor, app_theme: AppTheme, language: Language, command: Command, wanted: str
) -> None:
    app_theme(LIGHT, language)
    verb, body = journal.written(command, 5)
    line = Line(UUID(int=1), UUID(int=2), 1, verb, body, 5, "", title="空调响了一夜")
    row = UnsentRow(context_for("chen"), line, "C-2026-0007")
    qtbot.addWidget(row)
    assert {"空调响了一夜", wanted} <= {one.text() for one in row.findChildren(QLabel)}


def test_whatever_may_wait_has_a_name(context_for: ContextFor) -> None:
    contents = context_for("chen").office.contents
    assert set(contents.labels_of("said")) == journal.CARRIED

"""Rules and calendars in their states."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import Qt

from desktop.ui.policy.change_dialog import ChangeDialog
from desktop.ui.policy.page import PolicyPage
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import Policy

YEAR = """id = "cn"
version = "2027.1"
title = ["中国内地工作日历", "Mainland China working days"]
weekend = ["sat", "sun"]
[years.2027]
source = ["示例：假定的 2027 年放假通知", "Example: an assumed notice for 2027"]
[[holiday]]
name = ["元旦", "New Year"]
from = 2027-01-01
to = 2027-01-03
make_up = [2027-01-09]
"""


def _page(stage: Stage, tab: str = "clocks") -> PolicyPage:
    stage.place.go(Policy(tab))
    stage.rest()
    page = cast("PolicyPage", stage.widget("policy_page"))
    page.show_tab(tab)
    return page


def _working_days(stage: Stage) -> None:
    page = _page(stage)
    page.rules.choose("cn-clinic@2026.1", "single")
    stage.rest()
    page.trial.set_moment("2026-10-08 16:00")


def _minutes(stage: Stage) -> None:
    page = _page(stage)
    page.rules.choose("hotel-house@2026.1", "second-level")
    stage.rest()
    page.trial.set_moment("2026-10-09 16:00")


def _change(stage: Stage) -> None:
    page = _page(stage)
    page.rules.choose("hotel-house@2026.1", "first-level")
    stage.rest()
    page.card.change.click()


def _calendars(stage: Stage) -> None:
    page = _page(stage, "calendars")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "cn-2027.toml"
        file.write_text(YEAR, encoding="utf-8")
        page.calendars.preview_file(file)
        stage.rest()


def _versions(stage: Stage) -> None:
    _page(stage, "versions")


def _tab(name: str) -> Callable[[Stage], None]:
    def steps(stage: Stage) -> None:
        _page(stage, name)

    return steps


def _guide(stage: Stage) -> None:
    page = _page(stage, "phrases")
    if page.phrases is not None:
        page.phrases.list.choose("guide", "cc-late")


def _verify(stage: Stage) -> None:
    page = _page(stage)
    page.rules.choose("cn-clinic@2026.1", "single")
    stage.rest()
    page.card.verify.click()


def _example(stage: Stage) -> None:
    _working_days(stage)
    stage.rest()
    page = cast("PolicyPage", stage.widget("policy_page"))
    page.trial.save.click()
    stage.rest()
    stage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def _compared(stage: Stage) -> None:
    page = _page(stage)
    # The look that is drawn second finds the version of the first.
    if "hotel-house@2026.1-house.1" not in stage.context.office.rulebook.packs:
        _make_version(stage, page)
    page.show_tab("versions")


def _make_version(stage: Stage, page: PolicyPage) -> None:
    page.rules.choose("hotel-house@2026.1", "first-level")
    stage.rest()
    page.card.change.click()
    stage.rest()
    dialog = cast("ChangeDialog", stage.widget("policy_change_dialog"))
    dialog.lines["rules.first-level.amount.major"].edit.setText("8")
    dialog.reason.edit.setText(
        "总经理要求重大投诉 8 分钟内有人到场"
        if stage.context.language == "zh"
        else "The general manager wants somebody there within 8 minutes"
    )
    dialog.save.click()
    stage.rest()


SCENES = (
    Scene("12-policy", _working_days, person="admin"),
    Scene("12-policy-1280x720", _working_days, person="shen", size=(1280, 720)),
    Scene("12-policy-hours", _minutes, person="admin"),
    Scene("12-policy-change", _change, person="admin"),
    Scene("12-policy-calendars", _calendars, person="admin"),
    *(
        Scene(f"12-policy-{one}", _tab(one), person="admin")
        for one in ("authority", "routing", "promises", "phrases", "forms")
    ),
    Scene("12-policy-authority-1280x720", _tab("authority"), person="shen", size=(1280, 720)),
    Scene("12-policy-guide", _guide, person="admin"),
    Scene("12-policy-verify", _verify, person="admin"),
    Scene("12-policy-example", _example, person="admin"),
    Scene("12-policy-versions", _versions, person="admin"),
    Scene("12-policy-compared", _compared, person="admin"),
)

"""The remedies offered in step 4: first what fits the matter, then all of them by kind, under headings nobody can choose."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from pytestqt.qtbot import QtBot

from desktop.domain.case.handling import Handling
from desktop.domain.case.issues import Issue, Issues
from desktop.domain.case.state import Case
from desktop.domain.wording.words import Words
from desktop.ui.wizard.offers import fitting, remedy_choices
from desktop.ui.wizard.option_editor import OptionEditor
from tests.ui.record.fixtures import ContextFor


@pytest.mark.parametrize("category", ["hotel-facility-water", "hotel-quiet-equipment"])
def test_a_leak_or_noise_offers_another_room_first(qtbot: QtBot, context_for: ContextFor, category: str) -> None:
    context = context_for("chen", "en")
    matter = Issue(category, "", Words(""))
    case = replace(Case(UUID(int=1)), issues=Issues({UUID(int=1): matter}))
    assert fitting(context, case)[0].id == "remedy-room-move"
    choices = remedy_choices(context, case)
    assert [choices[0].words, choices[1].words] == ["Fitting here", "Move to another room"]
    values = [one.value for one in choices if one.value]
    assert len(values) == len(set(values)) == len(context.office.contents.remedies.for_house("hotel"))
    editor = OptionEditor(context, lambda: choices, "")
    qtbot.addWidget(editor)
    model = editor.remedy.model()
    assert isinstance(model, QStandardItemModel)
    flags = {editor.remedy.itemData(at): model.item(at).flags() for at in range(editor.remedy.count())}
    assert flags["remedy-room-move"] & Qt.ItemFlag.ItemIsEnabled
    head = editor.remedy.findText("Money")
    assert head > 0
    assert model.item(head).flags() == Qt.ItemFlag.NoItemFlags
    assert editor.remedy.value() == ""


@pytest.mark.parametrize(
    ("motive", "first"),
    [
        ("", ["room-move", "named-contact", "late-checkout", "refund-part"]),
        ("respect", ["named-contact", "apology-senior", "apology-letter", "room-move", "late-checkout", "refund-part"]),
        ("vent", ["listening-call", "apology-spoken", "explanation", "room-move", "named-contact", "late-checkout"]),
        ("remedy", ["refund-part", "redo-service", "compensation", "room-move", "named-contact", "late-checkout"]),
    ],
)
def test_what_both_name_comes_first_then_what_the_motive_asks_for(
    context_for: ContextFor, motive: str, first: list[str]
) -> None:
    matter = Issue("hotel-quiet-equipment", "", Words(""))
    case = replace(
        Case(UUID(int=1)),
        issues=Issues({UUID(int=1): matter}),
        handling=Handling(choices={(1, 3, "motive"): motive}),
    )
    offered = [one.id.removeprefix("remedy-") for one in fitting(context_for("chen", "en"), case)]
    assert offered[: len(first)] == first
    assert len(offered) == len(set(offered))

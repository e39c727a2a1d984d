"""Definitions load, say what they hold, and a broken one is refused with file, place and what was expected."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING

import pytest

from forms import definitions
from forms.definitions import FOLDER as SHIPPED
from forms.definitions import Cell, DefinitionError, FormKind, Kind, Look, all_forms, load, load_from, options

if TYPE_CHECKING:
    from pathlib import Path

IDS = [
    "appeal",
    "audit",
    "coordination",
    "cover",
    "delay",
    "fingerprint",
    "handling",
    "handover",
    "investigation",
    "meeting",
    "month",
    "notice",
    "recovery",
    "register",
    "reply",
]


def test_every_shipped_form_loads() -> None:
    assert [form.id for form in all_forms()] == IDS
    assert load("reply").kind is FormKind.LETTER
    assert not load("reply").binding
    with pytest.raises(KeyError):
        load("nothing")


def test_a_form_says_what_it_holds() -> None:
    handling = load("handling")
    name = handling.section("facts").fields[0]
    assert (name.id, name.kind, name.width, name.required, name.look) == ("name", Kind.PERSON, 4, True, Look.STRONG)
    steps = handling.section("steps").fields[0].steps
    assert [step.id for step in steps] == ["vent", "sorry", "ask", "propose", "decide", "follow"]
    columns = handling.section("clocks").fields[0].columns
    assert [column.cell for column in columns][-1] is Cell.VERDICT
    assert [check.code for check in options("evidence")[0].checks] == ["date", "sign"]
    with pytest.raises(KeyError):
        handling.section("nothing")


def test_every_word_of_a_form_exists_in_both_languages() -> None:
    for form in all_forms():
        pairs = [form.title, form.number]
        for section in form.sections:
            pairs += [pair for pair in (section.title, section.note) if pair]
            for field in section.fields:
                pairs += [pair for pair in (field.text, field.ask, field.unit) if pair]
                pairs += [option.label for option in field.options]
                pairs += [column.label for column in field.columns]
                pairs += [step.label for step in field.steps]
                pairs += [step.ask for step in field.steps if step.ask]
                if field.kind not in {Kind.PROSE, Kind.NOTE, Kind.CHART}:
                    assert bool(field.label.zh) == bool(field.label.en), (form.id, field.id)
        assert all(pair.zh.strip() and pair.en.strip() for pair in pairs), form.id


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        load("delay").version = 9  # type: ignore[misc]


BROKEN = [
    ("unknown form key", "version = 1", "version = 1\ncolour = 3", "", "colour", "version"),
    ("unknown field key", "required = true", "requiredd = true", "fields customer", "requiredd", "required"),
    ("key of another kind", "required = true", "steps = []", "fields customer", "steps", "label"),
    ("unknown kind", 'kind = "person"', 'kind = "persona"', "fields customer", "persona", "person"),
    ("missing label half", '["客户", "Customer"]', '["客户"]', "fields customer", "客户", "English"),
    ("a field id twice", 'id = "rule"', 'id = "customer"', "section case", "customer", "twice"),
    ("a section id twice", 'id = "why"', 'id = "case"', "", "case", "twice"),
    ("a column id twice", 'id = "at", ', 'id = "no", ', "fields attempts", "no", "twice"),
    ("too wide", "width = 3, required", "width = 13, required", "fields customer", "13", "12"),
    ("width is text", "width = 3, required", 'width = "3", required', "fields customer", "'3'", "whole number"),
    ("unknown options", 'options = "delay"', 'options = "delays"', "fields reason", "delays", "founded"),
    ("bad look", 'true, look = "strong"', 'true, look = "loud"', "fields customer", "loud", "strong"),
    ("when names nothing", 'id = "why"', 'id = "why"\nwhen = "never"', "section why", "never", "case"),
    ("not the file's name", 'form = "delay"', 'form = "delays"', "form", "delays", "name of the file"),
    ("no kind", 'kind = "person", ', "", "fields customer", "kind", "missing"),
    ("a flag is text", "required = true", 'required = "yes"', "fields customer", "yes", "true or false"),
    ("not TOML", "version = 1", "version = = 1", "", "TOML", "line"),
]


CUSTOMER = (
    '  { id = "customer", kind = "person", label = ["客户", "Customer"], width = 3, required = true, look = "strong" },'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(SHIPPED / "options.toml", tmp_path)
    source = (SHIPPED / "delay.toml").read_text(encoding="utf-8")
    lines = [CUSTOMER if 'id = "customer"' in line else line for line in source.splitlines()]
    (tmp_path / "delay.toml").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_the_copy_itself_is_sound(folder: Path) -> None:
    assert load_from(folder, "delay").id == "delay"


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case[0])
def test_a_broken_definition_is_refused_with_words(case: tuple[str, ...], folder: Path) -> None:
    _, old, new, place, found, expected = case
    path = folder / "delay.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        load_from(folder, "delay")
    error = refused.value
    assert error.file == "delay.toml"
    assert place in error.place
    assert found in error.en
    assert expected in error.en
    assert error.zh.startswith("delay.toml，")
    assert any(ord(ch) > 0x2E80 for ch in error.zh.removeprefix("delay.toml，"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="cannot be read"):
        load_from(tmp_path, "delay")


@pytest.mark.parametrize(
    ("old", "new"),
    [('["y","是","Yes"]', '["y","是"]'), ('["n","否","No"]', '["y","否","No"]'), ('"Date by hand"', "3")],
    ids=["short", "twice", "check"],
)
def test_broken_options_are_refused(old: str, new: str, folder: Path) -> None:
    path = folder / "options.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as refused:
        load_from(folder, "delay")
    assert refused.value.file == "options.toml"


def test_screens_can_read_definitions_without_the_pdf_engine() -> None:
    code = (
        "import sys; import {module}; "
        "print(sorted(m for m in sys.modules if m in ('reportlab', 'pikepdf', 'segno', 'PySide6')))"
    )
    for module in ("forms.definitions", "forms.sheets"):
        run = subprocess.run(
            [sys.executable, "-c", code.format(module=module)], capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == "[]", module
    control = subprocess.run(
        [sys.executable, "-c", code.format(module="pikepdf")], capture_output=True, text=True, check=True
    )
    assert control.stdout.strip() == "['pikepdf']"


def test_all_names_of_the_module_exist() -> None:
    assert all(hasattr(definitions, name) for name in definitions.__all__)

"""Gives the record forms: one TOML file drives the screen, the blank paper and the filled sheet."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from forms.fields import (
    COLUMNS,
    Align,
    Cell,
    Check,
    Column,
    Field,
    Form,
    FormKind,
    Kind,
    Look,
    Only,
    Option,
    Pair,
    Section,
    Show,
    Step,
    Way,
)
from forms.reading import DefinitionError, OptionSets, read_form, read_options

__all__ = [
    "COLUMNS",
    "Align",
    "Cell",
    "Check",
    "Column",
    "DefinitionError",
    "Field",
    "Form",
    "FormKind",
    "Kind",
    "Look",
    "Only",
    "Option",
    "Pair",
    "Section",
    "Show",
    "Step",
    "Way",
    "all_forms",
    "load",
    "load_from",
    "options",
]

FOLDER = Path(__file__).parent / "definitions"
_OPTIONS = "options.toml"


def load(form_id: str) -> Form:
    """Give the shipped form of that id; `KeyError` if there is none, `DefinitionError` if its file is broken."""
    for form in all_forms():
        if form.id == form_id:
            return form
    raise KeyError(form_id)


@lru_cache(maxsize=1)
def all_forms() -> tuple[Form, ...]:
    """Give every shipped form, ordered by id."""
    names = sorted(path.stem for path in FOLDER.glob("*.toml") if path.name != _OPTIONS)
    return tuple(load_from(FOLDER, name) for name in names)


def options(name: str) -> tuple[Option, ...]:
    """Give one shared list of options, e.g. `options("channel")`; `KeyError` if there is none."""
    return _shared(FOLDER)[name]


def load_from(folder: Path, form_id: str) -> Form:
    """Read `form_id` from any folder that also holds `options.toml`; raise `DefinitionError` if it is broken."""
    file = f"{form_id}.toml"
    form = read_form(file, _parse(folder / file), _shared(folder))
    if form.id != form_id:
        problem = Pair(f"form = {form.id!r}；应与文件名相同", f"form = {form.id!r}; expected the name of the file")
        raise DefinitionError(file, "form", problem)
    return form


def _shared(folder: Path) -> OptionSets:
    return read_options(_OPTIONS, _parse(folder / _OPTIONS))


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionError(path.name, "", Pair(f"不是 TOML：{error}", f"this is not TOML: {error}")) from error
    except OSError as error:
        raise DefinitionError(path.name, "", Pair("读不到文件", "the file cannot be read")) from error

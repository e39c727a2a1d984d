"""Checks the tables of a definition file and turns them into fields; refuses with file, place and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar, cast

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

Choice = TypeVar("Choice", bound=StrEnum)
OptionSets = Mapping[str, tuple[Option, ...]]

_SHARED = frozenset({"id", "kind", "label", "width", "required", "who", "source", "only", "look", "align", "ask"})
_OWN: Mapping[Kind, frozenset[str]] = {
    Kind.TEXT: frozenset({"lines", "unit"}),
    Kind.LONG: frozenset({"lines"}),
    Kind.CHOICE: frozenset({"options", "show", "stacked"}),
    Kind.CHECKS: frozenset({"options", "show", "stacked"}),
    Kind.DATETIME: frozenset(),
    Kind.DATE: frozenset(),
    Kind.NUMBER: frozenset({"unit"}),
    Kind.MONEY: frozenset(),
    Kind.PERSON: frozenset(),
    Kind.PHONE: frozenset({"mask"}),
    Kind.SIGNATURE: frozenset({"ways"}),
    Kind.TABLE: frozenset({"columns", "rows", "spare"}),
    Kind.TIMELINE: frozenset({"steps"}),
    Kind.EVIDENCE: frozenset({"options", "rows"}),
    Kind.NOTE: frozenset({"text"}),
    Kind.PROSE: frozenset({"text", "keep"}),
    Kind.CHART: frozenset(),
}
_NEEDED: Mapping[Kind, frozenset[str]] = {
    Kind.CHOICE: frozenset({"options"}),
    Kind.CHECKS: frozenset({"options"}),
    Kind.TABLE: frozenset({"columns"}),
    Kind.TIMELINE: frozenset({"steps"}),
    Kind.EVIDENCE: frozenset({"options"}),
    Kind.NOTE: frozenset({"text"}),
    Kind.PROSE: frozenset({"text"}),
}
_SECTION = frozenset({"id", "title", "note", "fields", "when", "keep", "cut"})
_A_PAIR = Pair(' ["中文", "English"]', 'a pair ["中文", "English"]')
_FORM = frozenset({"form", "version", "kind", "title", "number", "source", "binding", "ink", "section"})
_COLUMN = frozenset({"id", "label", "width", "kind", "cell", "look", "align", "options"})
_STEP = frozenset({"id", "label", "ask", "lines"})


def _listed(value: object) -> list[object]:
    """Give a list as objects; anything else becomes one wrong item, so that the reader of items refuses it."""
    return [*cast("list[object]", value)] if isinstance(value, list) else [None]


class DefinitionError(ValueError):
    """A definition file says something no form can be made of; `zh` and `en` say where, what, and what was expected."""

    def __init__(self, file: str, place: str, problem: Pair) -> None:
        self.file = file
        self.place = place
        self.zh = f"{file}，{place or '文件'}：{problem.zh}"
        self.en = f"{file}, {place or 'file'}: {problem.en}"
        super().__init__(f"{self.zh} | {self.en}")


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML table with the place it stands at, read key by key."""

    file: str
    place: str
    found: Mapping[str, object]

    def fail(self, problem: Pair) -> DefinitionError:
        """Make the error for this place."""
        return DefinitionError(self.file, self.place, problem)

    def only(self, known: frozenset[str]) -> None:
        """Refuse keys that nothing reads."""
        for key in self.found:
            if key not in known:
                listed = ", ".join(sorted(known))
                raise self.fail(
                    Pair(f"不认识的键 {key}；可用：{listed}", f"unknown key {key}; expected one of: {listed}")
                )

    def need(self, keys: frozenset[str]) -> None:
        """Refuse a table that lacks one of these keys."""
        for key in sorted(keys):
            if key not in self.found:
                raise self.fail(Pair(f"缺少键 {key}", f"key {key} is missing"))

    def wrong(self, expected: Pair, key: str) -> DefinitionError:
        """Make the error for a value of the wrong shape."""
        value = self.found.get(key)
        zh = f"{key} = {value!r} 不对；应为{expected.zh}"
        return self.fail(Pair(zh, f"{key} = {value!r} is wrong; expected {expected.en}"))

    def word(self, key: str, default: str = "") -> str:
        """Read a text; an id or key must be one."""
        value = self.found.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(Pair("文字", "a text"), key)
        return value

    def id(self, key: str = "id") -> str:
        """Read a required id."""
        value = self.word(key)
        if not (value.isascii() and value.isidentifier()):
            raise self.wrong(Pair("小写英文标识", "an identifier"), key)
        return value

    def count(self, key: str, default: int, low: int, high: int) -> int:
        """Read a whole number within bounds."""
        value = self.found.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.wrong(Pair(f" {low} 到 {high} 的整数", f"a whole number from {low} to {high}"), key)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Read true or false."""
        value = self.found.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(Pair(" true 或 false", "true or false"), key)
        return value

    def pair(self, key: str) -> Pair | None:
        """Read `["中文", "English"]`, or nothing."""
        value = self.found.get(key)
        return None if value is None else self._pair(key, value)

    def _pair(self, key: str, value: object) -> Pair:
        match value:
            case [str(zh), str(en)]:
                return Pair(zh, en)
            case _:
                raise self.wrong(_A_PAIR, key)

    def one_of(self, key: str, kind: type[Choice], default: Choice) -> Choice:
        """Read one word of a closed list."""
        value = self.found.get(key, default)
        try:
            return kind(str(value))
        except ValueError:
            listed = ", ".join(kind)
            raise self.wrong(Pair(f"其一：{listed}", f"one of: {listed}"), key) from None

    def words(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        value = self.found.get(key, [])
        listed = _listed(value)
        texts = [item for item in listed if isinstance(item, str)]
        if len(texts) != len(listed):
            raise self.wrong(Pair("文字列表", "a list of texts"), key)
        return tuple(texts)

    def ways(self, key: str) -> tuple[Way, ...]:
        """Read how a customer may answer for the record."""
        try:
            return tuple(Way(word) for word in self.words(key))
        except ValueError:
            listed = ", ".join(Way)
            raise self.wrong(Pair(f"列表，可用：{listed}", f"a list of: {listed}"), key) from None

    def tables(self, key: str) -> tuple[Table, ...]:
        """Read a list of tables, each knowing its own place."""
        value = self.found.get(key, [])
        listed = _listed(value)
        made: list[Table] = []
        for number, item in enumerate(listed, 1):
            if not isinstance(item, dict):
                raise self.wrong(Pair("表的列表", "a list of tables"), key)
            found = cast("dict[str, object]", item)
            name = str(found.get("id", number))
            made.append(Table(self.file, f"{self.place} {key} {name}".strip(), found))
        return tuple(made)

    def distinct(self, what: str, ids: tuple[str, ...]) -> None:
        """Refuse an id that stands twice."""
        for id_ in ids:
            if ids.count(id_) > 1:
                raise self.fail(Pair(f"{what} 的 id {id_} 出现两次", f"{what} id {id_} stands twice"))


def read_options(file: str, found: Mapping[str, object]) -> OptionSets:
    """Read the shared lists of options, each `[code, zh, en]` with checklists after the names."""
    table = Table(file, "", found)
    return {name: _options(Table(file, name, {name: found[name]}), name, {}) for name in table.found}


def _options(table: Table, key: str, sets: OptionSets) -> tuple[Option, ...]:
    value = table.found.get(key, [])
    if isinstance(value, str):
        if value not in sets:
            listed = ", ".join(sorted(sets))
            raise table.wrong(Pair(f"其一：{listed}", f"one of: {listed}"), key)
        return sets[value]
    made = tuple(_option(table, key, item) for item in _listed(value))
    table.distinct(key, tuple(option.code for option in made))
    return made


def _option(table: Table, key: str, item: object) -> Option:
    parts = _listed(item)
    names = [part for part in parts[:3] if isinstance(part, str)]
    if len(names) != 3:  # noqa: PLR2004  # code, zh, en
        raise table.wrong(Pair("列表，每项 [代码, 中文, English]", "a list of [code, zh, en]"), key)
    checks = tuple(_check(table, key, part) for part in parts[3:])
    table.distinct(key, tuple(check.code for check in checks))
    return Option(names[0], Pair(names[1], names[2]), checks)


def _check(table: Table, key: str, item: object) -> Check:
    match item:
        case [str(code), str(zh), str(en)]:
            return Check(code, Pair(zh, en))
        case _:
            raise table.wrong(Pair("核对项 [代码, 中文, English]", "[code, zh, en] for every check"), key)


def _column(table: Table, sets: OptionSets) -> Column:
    table.only(_COLUMN)
    return Column(
        id=table.id(),
        label=table.pair("label") or Pair("", ""),
        width=table.count("width", 0, 1, 170),
        kind=table.one_of("kind", Kind, Kind.TEXT),
        cell=table.one_of("cell", Cell, Cell.VALUE),
        look=table.one_of("look", Look, Look.PLAIN),
        align=table.one_of("align", Align, Align.LEFT),
        options=_options(table, "options", sets),
    )


def _step(table: Table) -> Step:
    table.only(_STEP)
    table.need(frozenset({"label"}))
    return Step(table.id(), table.pair("label") or Pair("", ""), table.pair("ask"), table.count("lines", 1, 1, 30))


def _field(table: Table, sets: OptionSets) -> Field:
    table.need(frozenset({"id", "kind"}))
    kind = table.one_of("kind", Kind, Kind.TEXT)
    table.only(_SHARED | _OWN[kind])
    table.need(_NEEDED.get(kind, frozenset()))
    columns = tuple(_column(each, sets) for each in table.tables("columns"))
    steps = tuple(_step(each) for each in table.tables("steps"))
    table.distinct("columns", tuple(column.id for column in columns))
    table.distinct("steps", tuple(step.id for step in steps))
    return Field(
        id=table.id(),
        kind=kind,
        label=table.pair("label") or Pair("", ""),
        width=table.count("width", COLUMNS, 1, COLUMNS),
        lines=table.count("lines", 1, 1, 30),
        rows=table.count("rows", 0, 0, 40),
        spare=table.count("spare", 0, 0, 40),
        options=_options(table, "options", sets),
        columns=columns,
        steps=steps,
        ways=table.ways("ways"),
        text=table.pair("text"),
        ask=table.pair("ask"),
        unit=table.pair("unit"),
        show=table.one_of("show", Show, Show.AUTO),
        required=table.flag("required"),
        mask=table.flag("mask"),
        stacked=table.flag("stacked"),
        keep=table.flag("keep"),
        who=table.words("who"),
        source=table.word("source"),
        align=table.one_of("align", Align, Align.LEFT),
        look=table.one_of("look", Look, Look.PLAIN),
        only=table.one_of("only", Only, Only.ALWAYS),
    )


def _section(table: Table, sets: OptionSets) -> Section:
    table.only(_SECTION)
    table.need(frozenset({"id", "fields"}))
    fields = tuple(_field(each, sets) for each in table.tables("fields"))
    if not fields:
        raise table.wrong(Pair("至少一个字段", "at least one field"), "fields")
    table.distinct("fields", tuple(field.id for field in fields))
    return Section(
        id=table.id(),
        fields=fields,
        title=table.pair("title"),
        note=table.pair("note"),
        when=table.word("when"),
        keep=table.flag("keep"),
        cut=table.flag("cut"),
    )


def read_form(file: str, found: Mapping[str, object], sets: OptionSets) -> Form:
    """Turn a parsed definition file into a `Form`; raise `DefinitionError` with the place of the first fault."""
    table = Table(file, "", found)
    table.only(_FORM)
    table.need(frozenset({"form", "version", "title", "section"}))
    sections = tuple(_section(each, sets) for each in table.tables("section"))
    ids = tuple(section.id for section in sections)
    table.distinct("section", ids)
    for section in sections:
        known = (*(field.id for field in section.fields), *ids)
        if section.when and section.when not in known:
            place = Table(file, f"section {section.id}", {"when": section.when})
            raise place.wrong(Pair(f"其一：{', '.join(known)}", f"one of: {', '.join(known)}"), "when")
    return Form(
        id=table.id("form"),
        version=table.count("version", 0, 1, 9999),
        title=table.pair("title") or Pair("", ""),
        sections=sections,
        kind=table.one_of("kind", FormKind, FormKind.SHEET),
        number=table.pair("number") or Pair("编号", "No."),
        source=table.word("source"),
        binding=table.flag("binding", default=True),
        ink=table.flag("ink", default=False),
    )

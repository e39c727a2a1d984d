"""Every refusal has its sentence in both languages, and no sentence is left over."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import resources

ROOT = Path(__file__).parents[2]
# Keys that are put together from parts, or raised by storage as its own kind of trouble.
COMPOSED = {"vent.place", "vent.seat", "vent.water"}


def raised() -> Iterator[str]:
    """Every literal key of a Refusal, and every `key = "file.…"` of a trouble."""
    for path in [*(ROOT / "desktop").rglob("*.py"), *(ROOT / "forms").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Refusal") | ast.Attribute(attr="Refusal"), args=[first, *_]):
                    yield from _keys(first)
                case ast.Constant(str(text)) if path.parent.name in {
                    "storage",
                    "usecases",
                    "desktop",
                    "cli",
                    "postgres",
                } and _is_key(text):
                    yield text
                case _:
                    continue


def raised_by_servers() -> Iterator[str]:
    """What the functions of a shared house refuse with."""
    for path in (ROOT / "desktop" / "storage" / "postgres" / "sql").rglob("*.sql"):
        found = re.findall(r"refuse\('([a-z_.]+)'|MESSAGE = '([a-z]+\.[a-z_]+)'", path.read_text(encoding="utf-8"))
        yield from (one or other for one, other in found)


def _keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _keys(node.body)
        yield from _keys(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)


def _is_key(text: str) -> bool:
    subject, _, rest = text.partition(".")
    return (
        subject in {"file", "import", "backup", "drafts", "verify", "policy", "server", "outcome", "journal"}
        and rest.replace("_", "").isalpha()
        and rest.islower()
        and " " not in text
    )


def sentences() -> dict[str, dict[str, str]]:
    """The sentences by key."""
    tables: dict[str, Any] = tomllib.loads(resources.text("content", "refusals.toml"))
    groups = {
        name: cast("dict[str, dict[str, str]]", table) for name, table in tables.items() if isinstance(table, dict)
    }
    return {f"{name}.{key}": pair for name, group in groups.items() for key, pair in group.items()}


def test_every_refusal_has_a_sentence() -> None:
    assert {key for key in (*raised(), *raised_by_servers()) if key.count(".") == 1} - set(sentences()) == set()


def test_no_sentence_is_left_over() -> None:
    assert set(sentences()) - set(raised()) - set(raised_by_servers()) - COMPOSED == set()


def test_every_sentence_is_complete() -> None:
    for key, pair in sentences().items():
        assert set(pair) == {"zh", "en"}, key
        assert all(text.strip() for text in pair.values()), key
        assert pair["zh"].count("{detail}") == pair["en"].count("{detail}"), key

"""The house keeps its sizes, its rooms' first sentences, and says nothing about where it was built."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(p for room in ("desktop", "forms", "resources") for p in (ROOT / room).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
# Where a screen names its parts one after the other, cutting the list in two would hide the page.
BUILDERS, LONGEST_BUILDER = {"__init__", "_build", "_aside"}, 50


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_of_a_size_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if text.strip() and path.name != "__init__.py":
        assert ast.get_docstring(tree), "a module opens with one sentence"
    assert text.count("\n") <= LONGEST_FILE or "# Longer than 400 lines:" in text, "where clarity wins, a line says why"
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    long = [f"{node.name}: {_lines(node)}" for node in functions if _lines(node) > _most(node, path)]
    assert long == []


def _lines(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _most(node: ast.FunctionDef, path: Path) -> int:
    """How long a function may be; a single `match` has one branch a kind and no end of its own."""
    body = [one for one in node.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    if len(body) == 1 and isinstance(body[0], ast.Match):
        return 2 * LONGEST_FUNCTION
    return LONGEST_BUILDER if "ui" in path.parts and node.name in BUILDERS else LONGEST_FUNCTION

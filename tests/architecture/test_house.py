"""The house keeps its sizes, its rooms' first sentences, and says nothing about where it was built."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(p for room in ("desktop", "forms", "resources") for p in (ROOT / room).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 40


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_of_a_size_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if text.strip() and path.name != "__init__.py":
        assert ast.get_docstring(tree), "a module opens with one sentence"
    assert text.count("\n") <= LONGEST_FILE or "# Longer than 400 lines:" in text, "where clarity wins, a line says why"
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for length in [(node.end_lineno or node.lineno) - node.lineno + 1]
        if length > LONGEST_FUNCTION and "noqa: PLR0915" not in text.split("\n")[node.lineno - 1]
    ]
    assert long == []

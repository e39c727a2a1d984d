"""Runs every bench of this folder: `python -m tests.bench [name …]`; ends with 1 when a goal was missed.

Each `bench_*.py` is a module of its own with a `main() -> int` or, as a script, code under `__main__`.
"""

# ruff: noqa: T201 - a bench prints

import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def modules(wanted: Sequence[str]) -> list[str]:
    """The names of the benches, all or those whose name holds a word that was given."""
    found = sorted(path.stem for path in HERE.glob("bench_*.py"))
    return [name for name in found if not wanted or any(word in name for word in wanted)]


def run(name: str) -> int:
    """Run one as a script in this process; gives its exit code."""
    print(f"# {name}", flush=True)
    before, sys.argv = sys.argv, [name]
    try:
        runpy.run_module(f"tests.bench.{name}", run_name="__main__", alter_sys=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.argv = before
    return 0


def main(arguments: Sequence[str]) -> int:
    """Run them one after the other; gives 1 when any missed its goal."""
    missed = [name for name in modules(arguments) if run(name)]
    print(f"# missed: {', '.join(missed)}" if missed else "# all goals met")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

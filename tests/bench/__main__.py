"""Runs every bench of this folder: `python -m tests.bench [name …]`; ends with 1 when a goal was missed.

Each `bench_*.py` has `main() -> list[str]`: it prints its figures through `measuring.show` and gives what was missed. A new file of
that name is found by itself.
"""

# ruff: noqa: T201 - a bench prints

import importlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def modules(wanted: Sequence[str]) -> list[str]:
    """The names of the benches, all or those whose name holds a word that was given."""
    found = sorted(path.stem for path in HERE.glob("bench_*.py"))
    return [name for name in found if not wanted or any(word in name for word in wanted)]


def main(arguments: Sequence[str]) -> int:
    """Run them one after the other; gives 1 when any missed its goal."""
    missed: list[str] = []
    began = time.perf_counter()
    for name in modules(arguments):
        print(f"# {name}", flush=True)
        missed += importlib.import_module(f"tests.bench.{name}").main()
    print(f"# {time.perf_counter() - began:.0f} s; " + ("every goal met" if not missed else "missed:"))
    for one in missed:
        print(f"  {one}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

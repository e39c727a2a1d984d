"""How every bench measures: acts take turns in one run, the middle of their times counts, and each is told as a multiple of its floor."""

# ruff: noqa: T201 - a bench prints

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

Act = Callable[[], object]
WIDTH = 58  # of the names in the table


def ratios(acts: Mapping[str, Act], rounds: int = 41, inner: int = 5) -> dict[str, float]:
    """Median seconds of each act, all taken in turn and in changing order."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for act in acts.values():
        for _ in range(min(3, inner)):
            act()
    for _ in range(rounds):
        names = list(acts)
        random.shuffle(names)
        for name in names:
            began = time.perf_counter()
            for _ in range(inner):
                acts[name]()
            taken[name].append((time.perf_counter() - began) / inner)
    return {name: statistics.median(times) for name, times in taken.items()}


def starts(codes: Mapping[str, tuple[str, Sequence[str]]], rounds: int = 7) -> dict[str, float]:
    """Median seconds from the start of a process until its first line of output; (code, arguments) by name, in turns as above."""
    return ratios({name: partial(_until_it_speaks, *it) for name, it in codes.items()}, rounds, 1)


def _until_it_speaks(code: str, arguments: Sequence[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        if not process.stdout.readline():
            raise RuntimeError(process.stderr.read().decode())
        # What a process does after it has spoken is not measured, and nobody waits for it.
        process.kill()


def show(title: str, found: Mapping[str, float], goals: Mapping[str, float]) -> list[str]:
    """Print each against the first, which is the floor; give those above their goal."""
    floor = next(iter(found.values()))
    print(f"## {title}")
    missed: list[str] = []
    for name, seconds in found.items():
        ratio, goal = seconds / floor, goals.get(name)
        verdict = "" if goal is None else f"  goal x{goal:<5}{'met' if ratio <= goal else 'MISSED'}"
        print(f"  {name:{WIDTH}s} {seconds * 1e3:10.3f} ms  x{ratio:6.2f}{verdict}", flush=True)
        if goal is not None and ratio > goal:
            missed.append(f"{title}: {name} x{ratio:.2f} > {goal}")
    return missed

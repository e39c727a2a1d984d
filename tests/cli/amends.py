"""Runs the command line as a person or a program does: arguments in, exit code, output and errors out."""

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main

ROOT = Path(__file__).parents[2]
PASSWORD = "lanting-2026"
# No display, whatever the machine has; a test that wants a window says so.
BARE = {
    name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}


@dataclass(frozen=True, slots=True)
class Said:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs in this process, with the streams of the test."""

    capsys: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch
    db: Path

    def __call__(self, *arguments: object, stdin: str = "", password: str | None = PASSWORD) -> Said:
        self.patch.setattr(sys, "stdin", io.StringIO(stdin))
        if password is None:
            self.patch.delenv("AMENDS_PASSWORD", raising=False)
        else:
            self.patch.setenv("AMENDS_PASSWORD", password)
        self.capsys.readouterr()
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as ended:  # argparse ends so
            code = int(ended.code or 0)
        said = self.capsys.readouterr()
        return Said(code, said.out, said.err)

    def do(self, *lines: dict[str, Any], person: str = "li") -> list[dict[str, Any]]:
        """Lines of `amends do`, and the results."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        said = self("do", "--db", self.db, "--as", person, stdin=text)
        assert len(said.lines) == len(lines), said
        return said.lines

    def done(self, *lines: dict[str, Any], person: str = "li") -> list[dict[str, Any]]:
        """The same, where every line must be done."""
        results = self.do(*lines, person=person)
        assert all(result["ok"] for result in results), results
        return results


def process(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run in a process of its own."""
    command = [sys.executable, "-m", "desktop", *(str(one) for one in arguments)]
    env = {**BARE, "AMENDS_PASSWORD": PASSWORD, **environment}
    return subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, env=env, check=False, timeout=120)

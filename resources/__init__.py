"""Answers one question: where is the shipped file X?"""

from pathlib import Path

ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Give the path of a shipped file or folder, e.g. `path("fonts")`."""
    return ROOT.joinpath(*parts)


def text(*parts: str) -> str:
    """Read a shipped text file as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")

"""Keeps the Chinese catalogues in step with the words in the source; a tool of the makers, not part of the running program.

    python -m desktop.ui.i18n_build                   read the source, compile, and list what is not translated
    python -m desktop.ui.i18n_build --fill words.json the same, after filling in {"English": "中文", …}

An area is the ui root with its widgets ("kit"), or any other folder of desktop/ui that holds Python files.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

import resources

ROOT = Path(__file__).parent
KIT = "kit"


class TranslationToolError(RuntimeError):
    """lupdate or lrelease did not do its work; the message is its own."""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalogue."""

    context: str
    source: str
    translation: str
    finished: bool


def areas() -> Sequence[str]:
    """Name every area; found by looking, so that no folder can be forgotten."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name not in ("widgets", "__pycache__")]
    return (KIT, *sorted(path.name for path in folders if any(path.rglob("*.py"))))


def sources(area: str) -> Sequence[Path]:
    """Give the Python files of an area."""
    if area == KIT:
        return sorted([*ROOT.glob("*.py"), *(ROOT / "widgets").rglob("*.py")])
    return sorted((ROOT / area).rglob("*.py"))


def catalogue(area: str) -> Path:
    """Give the path of the area's catalogue for people, `.ts`; the compiled one stands beside it as `.qm`."""
    return resources.path("i18n", f"{area}.zh.ts")


def update(area: str, target: Path) -> None:
    """Write the words of the area's source into the catalogue, keeping its translations."""
    options = ("-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", "zh_CN")
    _run("lupdate", [*map(str, sources(area)), *options, "-ts", str(target)])


def compile_to(source: Path, target: Path) -> None:
    """Compile a catalogue for the program."""
    _run("lrelease", ["-nounfinished", str(source), "-qm", str(target)])


def messages(path: Path) -> Sequence[Message]:
    """Read every entry of a catalogue."""
    return [
        _message(context.findtext("name", ""), entry)
        for context in _parse(path).iter("context")
        for entry in context.iter("message")
    ]


def fill(path: Path, words: Mapping[str, str]) -> int:
    """Write translations for the entries not yet translated; give how many were filled."""
    tree, filled = _parse(path), 0
    for entry in tree.iter("message"):
        translation, chinese = entry.find("translation"), words.get(entry.findtext("source", ""))
        if translation is None or chinese is None or translation.get("type") != "unfinished":
            continue
        del translation.attrib["type"]
        # Chinese has one form for every number.
        form = translation.find("numerusform")
        (translation if form is None else form).text = chinese
        filled += 1
    if filled:
        tree.write(path, encoding="utf-8", xml_declaration=True)
    return filled


def _parse(path: Path) -> "ET.ElementTree[ET.Element]":
    # Our own files, written by lupdate: nothing hostile to parse.
    return ET.parse(path)  # noqa: S314


def _message(context: str, entry: ET.Element) -> Message:
    translation = entry.find("translation")
    if translation is None:
        return Message(context, entry.findtext("source", ""), "", finished=False)
    text = "".join(translation.itertext()).strip()
    return Message(context, entry.findtext("source", ""), text, translation.get("type") is None and bool(text))


def _run(tool: str, arguments: Sequence[str]) -> None:
    folder = Path(PySide6.__file__).parent
    program = folder / (f"{tool}.exe" if sys.platform == "win32" else tool)
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)  # noqa: S603  our own tool, no shell
    if done.returncode != 0:
        raise TranslationToolError(f"{tool}: {done.stdout}{done.stderr}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Update and compile every catalogue; 1 when something is not translated."""
    parser = argparse.ArgumentParser(prog="python -m desktop.ui.i18n_build")
    parser.add_argument("--fill", type=Path, help="JSON file of English sentences and their Chinese")
    parser.add_argument("areas", nargs="*", default=list(areas()))
    asked = parser.parse_args(arguments)
    words: Mapping[str, str] = json.loads(asked.fill.read_text(encoding="utf-8")) if asked.fill else {}
    missing: list[Message] = []
    for area in asked.areas:
        path = catalogue(area)
        update(area, path)
        if fill(path, words):
            # lupdate decides how the file looks, so that the next run changes nothing.
            update(area, path)
        compile_to(path, path.with_suffix(".qm"))
        missing += [message for message in messages(path) if not message.finished]
    for message in missing:
        print(f"{message.context}: {message.source}")  # noqa: T201  the answer of a command
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Writes docs/commands.md from the command line and the verbs themselves, so that the page cannot drift from the program."""

import argparse
from collections.abc import Iterator
from typing import cast

from desktop.cli.main import parser
from desktop.domain.case.codec import verb_fields
from desktop.domain.case.registry import VERBS
from desktop.domain.case.state import PARTS
from desktop.domain.case.step_fields import CHOICES, TEXTS

_HEAD = """# The `amends` command

For other programs and for administrators. No window is opened; results go to standard output, what must be said to a person to
standard error in one sentence. Exit codes: 0 done, 1 refused, 2 not understood.

The password of a session comes from the environment variable `AMENDS_PASSWORD`, never from the command line. Reading verbs
(`list`, `show`, `sheet` without `--as`, `verify`, `backup`) ask for none: in one local file, whoever has the file can read it.

This page is written by `python -m desktop.cli.reference`; a test compares it with the program.
"""
_DO = """## Verbs of `amends do`

One JSON object a line: `{"verb": "claim", "case": "C-2026-0417"}`. `case` is an id or a number; `seen` the version you looked at
(left out: as it is now); `id` a command id of your own (UUID version 7), with which a line may safely be sent again; `over` the
fields of a clash that you settled. Times are microseconds since 1970 UTC, amounts hundredths of the currency.

One result a line: `{"ok": true, "case": "…", "number": "…", "version": 4, "record": "…"}`, or `"ok": false` with
`refusal: {reason, field, detail, zh, en}`, or with `clashes` when a colleague changed the same fields.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_commands(parser(), "amends"), _DO, *_verbs(), *_steps()])


def _commands(one: argparse.ArgumentParser, name: str) -> Iterator[str]:
    for action in one._actions:  # noqa: SLF001 - argparse has no public list
        choices_of: object = action.choices
        if isinstance(choices_of, dict):
            subs = cast("dict[str, argparse.ArgumentParser]", choices_of)
            for sub_name, sub in subs.items():
                yield from _commands(sub, f"{name} {sub_name}")
            return
    yield f"## `{name}`\n"
    if one.description:
        yield f"{one.description[0].upper()}{one.description[1:]}.\n"
    for action in one._actions:  # noqa: SLF001 - see above
        if action.dest in {"help", "verbs"}:
            continue
        shown = ", ".join(action.option_strings) or action.dest.upper()
        choices = f" ({', '.join(str(c) for c in action.choices)})" if action.choices else ""
        needed = " — needed" if action.required else ""
        yield f"- `{shown}`{choices}{': ' + action.help if action.help else ''}{needed}"
    yield ""


def _verbs() -> Iterator[str]:
    for part, module in PARTS.items():
        own = {name: kind for name, kind in VERBS.items() if kind.__module__ == module.__name__}
        if own:
            yield f"### {part}\n"
        for name, kind in own.items():
            yield f"**`{name}`** — {' '.join((kind.__doc__ or '').split())}\n"
            for field, said, required in verb_fields(name):
                yield f"- `{field}`: {said}{'' if required else ', optional'}"
            yield ""
    yield "### evidence\n\n**`attach`** — Keep a file as evidence: `path`, or `content` in base64 with `name`; `kind` optional.\n"
    yield "### receiving\n\n**`report-refusal`** — Take down that somebody refused to receive this case (S-16): `person` (a sign-in name), `text`,"
    yield "and, if you like, `complaint` (an id of your own). It makes a new complaint about them, which they cannot see; its reference is this case.\n"
    yield "### reading\n"
    yield "**`health-note`** — Write a health note: `note` (an id of your own), `text`. Its text lies apart from the log.\n"
    yield "**`read-health`** — Read a health note: `note`. The reading is entered first.\n"
    yield "**`reveal`** — The numbers of the customer in full: `reason`. Who, when and why is entered first.\n"


def _steps() -> Iterator[str]:
    yield "### Fields of the six steps\n\nFor `save-step` and `complete-step`.\n"
    for step, texts in TEXTS.items():
        choices = "; ".join(
            f"`{name}`: {' | '.join(sorted(v for v in values if v))}" for name, values in CHOICES[step].items()
        )
        yield f"{step}. texts {', '.join(f'`{name}`' for name in sorted(texts))}{'; choices ' + choices if choices else ''}"
    yield ""


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - this is what it is for

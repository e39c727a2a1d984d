"""How the command line speaks: results on standard output, one sentence on standard error when it must say no."""

import json
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import resources
from desktop.domain.errors import Refusal
from desktop.domain.wording.bilingual import Language

if TYPE_CHECKING:
    from desktop.usecases.contents import Contents

REFUSED, USAGE = 1, 2
# What moves the cursor of a terminal or turns a text round: whoever wrote past the program would write lines of their own.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Sentences of the window that speak of drafts and of a field for the password: who types a command has neither.
_BY_COMMAND = {
    "server.unreachable": Refusal("command.unreachable"),
    "server.full": Refusal("command.server_full"),
    "server.password": Refusal("command.password"),
    "file.full": Refusal("command.file_full"),
}


@dataclass
class Voice:
    """Speaks one language."""

    language: Language = "en"

    @cached_property
    def words(self) -> "Contents":
        """The program's sentences; packs are not needed for them."""
        from desktop.usecases.contents import Contents  # noqa: PLC0415 - the window paints before it needs a word of these

        return Contents(lambda name: resources.text("content", name), {})

    def sentence(self, refusal: Refusal) -> str:
        """A refusal as one sentence."""
        detail, reason = refusal.detail, _BY_COMMAND.get(refusal.reason, refusal).reason
        if refusal.reason in {"limit.exceeded", "sign.money"} and detail.isdigit():
            detail = f"¥{int(detail) / 100:,.2f}"
        return self.words.say(reason, self.language, detail=detail, field=refusal.field)

    def both(self, refusal: Refusal) -> dict[str, str]:
        """A refusal as data: key, field, detail and the sentence in both languages."""
        said = {lang: Voice(lang).sentence(refusal) for lang in ("zh", "en")}
        return {"reason": refusal.reason, "field": refusal.field, "detail": refusal.detail, **said}

    def refuse(self, refusal: Refusal) -> int:
        """Say no on standard error; gives the exit code."""
        print(f"amends: {self.sentence(refusal)}", file=sys.stderr)  # noqa: T201 - this is what it is for
        return REFUSED

    def line(self, text: str) -> None:
        """A line of the result."""
        # Another program may wait for this line before it sends the next.
        print(_UNSHOWN.sub("\ufffd", text), flush=True)  # noqa: T201 - this is what it is for

    def row(self, cells: Iterable[str]) -> None:
        """A line of a table: each cell in one line, so that none can look like a line of its own."""
        self.line("\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t"))

    def note(self, text: str) -> None:
        """A line about the progress, beside the result."""
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - this is what it is for

    def data(self, value: Any, *, indent: int | None = 2) -> None:
        """A result for another program."""
        self.line(json.dumps(value, ensure_ascii=False, indent=indent, default=str))

    def say(self, zh: str, en: str) -> str:
        """One of two."""
        return zh if self.language == "zh" else en


def system_language() -> Language:
    """The language of the shell: LC_ALL, LC_MESSAGES, LANG; English unless they say Chinese."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if named.lower().startswith("zh") else "en"

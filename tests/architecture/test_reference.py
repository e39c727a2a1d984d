"""The reference page says what the program does."""

from pathlib import Path

from desktop.cli.reference import page
from desktop.domain.case.registry import VERBS

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def test_the_page_has_not_drifted() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "write it again: python -m desktop.cli.reference > docs/commands.md"
    )


def test_every_verb_is_explained() -> None:
    for name, kind in VERBS.items():
        assert kind.__doc__, name
        assert not kind.__doc__.startswith(f"{kind.__name__}("), name
        assert f"**`{name}`**" in page()

"""Every guide is there in both languages, section by section and command by command."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAIRS = (
    ("desk.md", "桌面指南.md"), ("administrators.md", "管理员指南.md"), ("server.md", "服务器.md"), ("shared-database.md", "共享数据库.md"),
)  # fmt: skip


def shape(page: str) -> tuple[list[str], list[list[str]], list[int]]:
    """How deep each heading is, which verbs each block of commands has, and the rows of each table."""
    text = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    plain = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    tables = [len(one.splitlines()) for one in re.findall(r"(?:^\|.*\n)+", plain + "\n", re.MULTILINE)]
    verbs = [re.findall(r"\bamends ([a-z-]+)", block) for block in blocks]
    return re.findall(r"^#+", plain, re.MULTILINE), verbs, tables


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_a_guide_says_the_same_in_both_languages(english: str, chinese: str) -> None:
    assert shape(english) == shape(chinese)


def test_no_guide_leads_into_nothing() -> None:
    for page in DOCS.rglob("*.md"):
        for led in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / led).exists(), (page.name, led)

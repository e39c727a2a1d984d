"""`amends list`, `show` and `sheet`: no password where the file can be read, every character on paper."""

import time
import unicodedata
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from tests.cli.amends import Shell
from tests.cli.steps import NARRATIVE, OPENING
from tests.cli.test_do import handled
from tests.forms.paper import archival

VIEWS = {"mine": 1, "unclaimed": 1, "due-soon": 2, "sign-off": 0, "follow-up": 0, "open": 2, "all": 2}


@pytest.fixture
def two(shell: Shell) -> Shell:
    """Two complaints, one of them claimed by li."""
    first, _ = shell.done(OPENING, {**OPENING, "place": "1209", "narrative": "等了一小时"})
    shell.done({"verb": "claim", "case": first["number"]})
    return shell


@pytest.mark.parametrize(("view", "count"), VIEWS.items())
def test_every_view_is_listed(view: str, count: int, two: Shell) -> None:
    said = two("list", "--db", two.db, "--view", view, "--as", "li", "--json", password=None)
    assert len(said.data) == count
    table = two("list", "--db", two.db, "--view", view, "--as", "li", password=None)
    assert len(table.out.splitlines()) == 1 + count  # below the heads of the columns


def test_a_row_tells_number_due_time_and_holder(two: Shell) -> None:
    rows = {row["place"]: row for row in two("list", "--db", two.db, "--json", password=None).data}
    assert (rows["1208"]["holder"], rows["1209"]["holder"]) == ("li", "")
    assert rows["1209"]["due_what"].startswith("rule:hotel-house.")
    assert rows["1209"]["due_at"].endswith("+00:00")


def test_times_are_those_on_the_wall_of_the_house(two: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    due = {row["number"]: row["due_at"] for row in two("list", "--db", two.db, "--json", password=None).data}
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        table = two("list", "--db", two.db, password=None).out.splitlines()
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    heads, *rows = (line.split("\t") for line in table)
    assert heads == ["Number", "Due", "Level", "Step", "Held by", "Title"]
    assert len(rows) == len(due)
    for number, shown, *_ in rows:
        there = datetime.fromisoformat(due[number]).astimezone(ZoneInfo("Asia/Shanghai"))
        assert shown == f"{there:%Y-%m-%d %H:%M}"


def test_whose_complaints_are_mine_must_be_said(two: Shell) -> None:
    said = two("list", "--db", two.db, "--view", "mine", password=None)
    assert (said.code, said.err) == (1, "amends: “--as” is missing.\n")


def test_a_case_is_shown_with_clocks_and_log(two: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    number = two("list", "--db", two.db, "--json").data[0]["number"]
    shown = two("show", number.lower(), "--db", two.db, "--json")
    assert shown.code == 0
    assert shown.data["log"][0]["actor"] == "li"
    assert {clock["rule"] for clock in shown.data["clocks"]} >= {"first-level", "first-site"}
    words = two("show", shown.data["number"], "--db", two.db, password=None)
    assert shown.data["number"] in words.out
    assert "Named an issue" in words.out
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "列投诉事项" in two("show", shown.data["number"], "--db", two.db, password=None).out


def test_a_case_that_is_not_there(shell: Shell) -> None:
    said = shell("show", "C-2026-0404", "--db", shell.db)
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    found = unicodedata.normalize("NFC", "".join(page.get_textpage().get_text_range() for page in pages))
    return "".join(sign for sign in found if not sign.isspace() and sign not in "\u00ad\ufffe\u200b")


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_signed_case_on_paper_holds_every_character(language: str, shell: Shell, tmp_path: Path) -> None:
    number, record = handled(shell)
    shell.done({"verb": "ask-sign-off", "case": number, "record": record})
    shell.done({"verb": "sign", "case": number, "record": record, "comment": "同意"}, person="shen")
    out = tmp_path / "sheet.pdf"
    said = shell("sheet", number, "--db", shell.db, "--out", out, "--lang", language, password=None)
    assert (said.code, said.out.strip()) == (0, str(out))
    printed = text_of(out)
    for said_text in (NARRATIVE, "很抱歉", "您说三次没人来", "换到 1506", "睡得好", number, "王女士"):
        assert "".join(said_text.split()) in printed, said_text
    assert archival(out.read_bytes())


def test_a_copy_is_entered_only_under_a_name(shell: Shell, tmp_path: Path) -> None:
    number, _ = handled(shell)
    sheet = ("sheet", number, "--db", shell.db, "--out", tmp_path / "a.pdf", "--lang", "zh")
    before = shell("show", number, "--db", shell.db, "--json").data["version"]
    shell(*sheet, password=None)
    assert shell("show", number, "--db", shell.db, "--json").data["version"] == before
    assert shell(*sheet, "--as", "li").code == 0
    assert shell(*sheet, "--as", "li").code == 0
    assert shell("show", number, "--db", shell.db, "--json").data["version"] == before + 2
    assert shell("verify", "--db", shell.db).code == 0


def test_the_blank_form_needs_no_case(shell: Shell, tmp_path: Path) -> None:
    for form in ("handling", "register", "coordination"):
        out = tmp_path / f"{form}.pdf"
        assert shell("sheet", "--blank", "--form", form, "--db", shell.db, "--out", out, password=None).code == 0
        assert out.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_drawn_is_refused(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    base = ("--db", shell.db, "--out", tmp_path / "x.pdf")
    for arguments in (("C-2026-0404",), (), (number, "--form", "month"), (number, "--form", "nothing")):
        said = shell("sheet", *arguments, *base)
        assert (said.code, said.err.count("\n")) == (1, 1), arguments
    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_that_is_not_there_is_named_and_no_copy_is_entered(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    version = shell("show", number, "--db", shell.db, "--json").data["version"]
    out = tmp_path / "no" / "where" / "x.pdf"
    said = shell("sheet", number, "--db", shell.db, "--out", out, "--as", "li")
    assert (said.code, said.err) == (
        1, f"amends: The folder {out.parent} does not exist. Make it first, or choose another place.\n",
    )  # fmt: skip
    assert shell("show", number, "--db", shell.db, "--json").data["version"] == version


def test_a_letter_is_listed_filled_and_drawn(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    listed = shell("letter", number, "--db", shell.db, "--json", password=None).data
    assert {"letter-acknowledgement", "letter-holding"} <= {one["id"] for one in listed}
    assert "phone" in next(one for one in listed if one["id"] == "letter-holding")["open"]
    letter = ("letter", number, "--db", shell.db, "--letter", "letter-holding", "--fill", "progress=工程师在房间")
    half = shell(*letter, password=None)
    assert "{phone}" in half.out
    assert "direct line" in half.out
    out = tmp_path / "letter.pdf"
    refused = shell(*letter, "--out", out, "--as", "li")
    assert (refused.code, out.exists()) == (1, False)
    assert "direct line" in refused.err
    rest = [one for name in ("reason", "next_contact", "handler", "phone") for one in ("--fill", f"{name}=x")]
    assert shell(*letter, *rest, "--out", out, "--as", "li").code == 0
    assert archival(out.read_bytes())
    assert shell("verify", "--db", shell.db, "--sheet", out).code == 0
    assert shell(*letter, *rest, "--out", out, password=None).code == 0
    log = shell("show", number, "--db", shell.db, "--json").data["log"]
    events = [event for entry in log for event in entry["events"]]
    printed = [body["form"] for kind, body in events if kind == "paper.printed"]
    assert printed == ["letter-holding"], "without a name nothing is entered"
    (kept,) = [body for kind, body in events if kind == "paper.letter"]
    assert "工程师在房间" in kept["text"]
    shown = shell("show", number, "--db", shell.db).out
    assert "Wrote a letter" in shown
    assert all(f"    | {line}".rstrip() in shown for line in kept["text"].splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ("letter-nothing",),
        ("letter-decline-court",),
        ("letter-holding", "--fill", "amount=3"),
        ("letter-holding", "--fill", "x"),
    ],
)
def test_a_letter_that_is_none_or_does_not_fit_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    number = shell.done(OPENING)[0]["number"]
    said = shell("letter", number, "--db", shell.db, "--letter", *arguments, password=None)
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_s44_the_shift_of_whoever_is_named_is_drawn(shell: Shell, tmp_path: Path) -> None:
    shell.done(OPENING)
    out = tmp_path / "shift.pdf"
    sheet = ("sheet", "--form", "handover", "--db", shell.db, "--out", out)
    assert shell(*sheet, password=None).code == 1
    assert not out.exists()
    assert shell(*sheet, "--as", "li").code == 0
    assert archival(out.read_bytes())
    assert shell("verify", "--db", shell.db).code == 0

"""Privacy at the command line: masked until a reason is given, restricted cases, erasing, health notes, and the inspector's list."""

import csv
import io
import json
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.usecases import auditing
from tests.cli.amends import Shell
from tests.cli.steps import OPENING

PHONE = "13812345678"
LINE = {**OPENING, "phone": PHONE, "narrative": f"打{PHONE}没人接，Zanzibar"}


def test_show_masks_numbers_until_somebody_signed_in_says_why(shell: Shell) -> None:
    number = shell.done(LINE)[0]["number"]
    for extra in ([], ["--json"], ["--as", "li"]):
        shown = shell("show", number, "--db", shell.db, *extra)
        assert shown.code == 0
        assert PHONE not in shown.out
        assert "138****5678" in shown.out
    nobody = shell("show", number, "--db", shell.db, "--reveal", "回电")
    assert nobody.code == 1
    empty = shell("show", number, "--db", shell.db, "--as", "li", "--reveal", " ")
    assert empty.code == 1
    whole = shell("show", number, "--db", shell.db, "--as", "li", "--reveal", "回电", "--json")
    assert PHONE in whole.out
    (look,) = audit(shell, "--kind", "revealed")
    assert (look["person"], look["number"], look["reason"]) == ("li", number, "回电")


def everything(shell: Shell) -> bytes:
    """The file, its journal and its drafts."""
    return b"".join(one.read_bytes() for one in sorted(shell.db.parent.glob("house.amends*")))


def audit(shell: Shell, *arguments: str) -> list[dict[str, object]]:
    said = shell("audit", "--db", shell.db, "--json", *arguments)
    assert said.code == 0, said
    return [json.loads(line) for line in said.out.splitlines()]


def test_a_restricted_case_is_not_listed_shown_or_printed_without_its_reader(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(LINE)[0]["number"]
    assert number in shell("list", "--db", shell.db, "--as", "chen").out  # the control
    restrict = {
        "verb": "restrict",
        "case": number,
        "roles": ["supervisor"],
        "ground": "about-staff",
        "reason": "投诉员工",
    }
    assert shell.done(restrict)[0]["ok"]
    assert number not in shell("list", "--db", shell.db, "--as", "chen").out
    assert number not in shell("list", "--db", shell.db, "--as", "shen", password=None).out
    assert number in shell("list", "--db", shell.db, "--as", "shen").out
    for person, code in (([], 1), (["--as", "chen"], 1), (["--as", "shen"], 0)):
        assert shell("show", number, "--db", shell.db, *person).code == code
    out = tmp_path / "a.pdf"
    assert shell("sheet", number, "--db", shell.db, "--out", out).code == 1
    assert not out.exists()
    (read,) = [one for one in audit(shell, "--kind", "read") if one["person"] == "shen"]
    assert read["restricted"] is True


def test_erasing_takes_two_people_and_leaves_nothing_in_the_file(shell: Shell) -> None:
    erasure, note = str(uuid4()), str(uuid4())
    number = shell.done(LINE)[0]["number"]
    shell.done({"verb": "health-note", "case": number, "note": note, "text": "过敏Penicillin"})
    assert shell.done({"verb": "read-health", "case": number, "note": note})[0]["text"] == "过敏Penicillin"
    assert shell.done({"verb": "reveal", "case": number, "reason": "回电"})[0]["phone"] == PHONE
    early = shell.do({"verb": "ask-erasure", "case": number, "erasure": erasure, "reason": "客户要求"})
    assert early[0]["refusal"]["reason"] == "privacy.open"
    shell.done({"verb": "withdraw-case", "case": number, "reason": "撤回"})
    shell.done({"verb": "ask-erasure", "case": number, "erasure": erasure, "reason": "客户要求"})
    assert shell.do({"verb": "erase", "case": number, "erasure": erasure})[0]["refusal"]["reason"] == "role.erase"
    assert b"Zanzibar" in everything(shell)  # the control
    shell.done({"verb": "erase", "case": number, "erasure": erasure}, person="luo")
    rest = everything(shell)
    for word in ("Zanzibar", PHONE, "Penicillin", "zanzibar"):
        assert word.encode() not in rest
    verified = shell("verify", "--db", shell.db, "--json").data
    assert verified["holds"] is True, verified


def test_the_list_goes_out_as_a_table_and_on_paper_for_those_who_may(shell: Shell, tmp_path: Path) -> None:
    shell.done(LINE)
    table, paper = tmp_path / "a.csv", tmp_path / "a.pdf"
    assert shell("audit", "--db", shell.db, "--csv", table, "--as", "luo").code == 0
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["Time", "Person", "What", "Case", "About", "Why"]
    assert rows[1][2] == "Exported"
    assert shell("audit", "--db", shell.db, "--pdf", paper, "--lang", "zh").code == 0
    assert paper.read_bytes().startswith(b"%PDF-")
    refused = shell("audit", "--db", shell.db, "--as", "li")
    assert refused.code == 1
    assert "inspector" in refused.err
    assert [one["events"] for one in audit(shell, "--kind", "taken-out")] == [["export"], ["export"]]


def test_a_table_has_everything_and_paper_says_what_it_leaves_out(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.done(LINE)
    everything = len(audit(shell))
    monkeypatch.setattr(auditing, "MOST", 2)
    monkeypatch.setattr(auditing, "PAGE", 2)
    table, paper = tmp_path / "a.csv", tmp_path / "a.pdf"
    said = shell("audit", "--db", shell.db, "--csv", table)
    assert said.err == ""
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert len(rows) - 1 == everything + 1 > 3  # that it was taken out is entered first
    assert "Only the newest 2" not in said.err
    monkeypatch.setattr(auditing.report, "__defaults__", (2,))
    assert "Only the newest 2" in shell("audit", "--db", shell.db, "--pdf", paper, "--lang", "en").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--from", "gestern"], "gestern"), (["--to", "2026-02-30"], "2026-02-30"), (["--person", "nobody"], "nobody")],
)
def test_what_cannot_be_asked_is_said(arguments: list[str], words: str, shell: Shell) -> None:
    said = shell("audit", "--db", shell.db, *arguments)
    assert said.code == 1
    assert words in said.err

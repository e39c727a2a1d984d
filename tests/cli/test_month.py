"""`amends report`: a week, a month or a year on the screen, for programs and on paper."""

import time
from datetime import datetime
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pypdfium2
import pytest

from desktop.domain.case.signature import grouped
from desktop.usecases.periods import period_with
from tests.cli.amends import Shell
from tests.cli.steps import OPENING
from tests.forms.paper import archival


@pytest.fixture
def month(shell: Shell) -> str:
    """This month, in which a complaint was received."""
    shell.done(OPENING)
    return datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m")


def test_a_month_is_told_in_words_and_for_programs(shell: Shell, month: str) -> None:
    said = shell("report", month, "--db", shell.db, "--json", password=None)
    assert (said.code, said.data["received"], said.data["closed"], said.data["over"]) == (0, 1, 0, False)
    assert sum(one["received"] for one in said.data["departments"]) == 1
    told = shell("report", month, "--db", shell.db, password=None)
    assert told.out.startswith(f"{month}  received 1, closed 0")


def test_a_week_and_a_year_are_told_too(shell: Shell, month: str, tmp_path: Path) -> None:
    today = datetime.now(ZoneInfo("Asia/Shanghai"))
    for period, title in ((today.strftime("%G-W%V"), "By day"), (month[:4], "By month")):
        said = shell("report", period, "--db", shell.db, "--json", password=None)
        assert (said.code, said.data["period"], said.data["received"]) == (0, period, 1)
        assert sum(one["received"] for one in said.data["parts"]) == 1
        out = tmp_path / f"{period}.pdf"
        assert shell("report", period, "--db", shell.db, "--as", "luo", "--pdf", out, "--lang", "en").code == 0
        archival(out.read_bytes())
        with pypdfium2.PdfDocument(out) as paper:
            assert title in paper[0].get_textpage().get_text_range()


def test_a_month_that_is_over_has_a_check_code(shell: Shell, month: str, tmp_path: Path) -> None:
    over, out = f"{int(month[:4]) - 1}-01", tmp_path / "over.pdf"
    digest = shell("report", over, "--db", shell.db, "--json", password=None).data["digest"]
    code = grouped(digest[:16].upper())
    assert len(digest) == 64
    assert code in shell("report", over, "--db", shell.db, password=None).out
    assert shell("report", over, "--db", shell.db, "--as", "luo", "--pdf", out, "--lang", "both").code == 0
    archival(out.read_bytes())
    with pypdfium2.PdfDocument(out) as paper:
        assert code in paper[0].get_textpage().get_text_range()
    assert shell("report", month, "--db", shell.db, "--json", password=None).data["digest"] == ""


def test_the_paper_says_the_same_and_that_it_was_taken_out_is_entered(shell: Shell, month: str, tmp_path: Path) -> None:
    out = tmp_path / "month.pdf"
    assert shell("report", month, "--db", shell.db, "--as", "luo", "--pdf", out, "--lang", "en").code == 0
    archival(out.read_bytes())
    with pypdfium2.PdfDocument(out) as paper:
        text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Complaints in figures" in text
    assert f"{month}-01 – " in text, "the month is not over"
    assert "Not over yet" in text
    acts = shell("audit", "--db", shell.db, "--json", password=None).lines
    assert any(one["about"].startswith("month-pdf") for one in acts)
    assert shell("report", month, "--db", shell.db, "--as", "luo", "--pdf", shell.db).code == 1, "over the house itself"


def test_the_sheet_of_the_meeting_has_the_figures_causes_and_measures(shell: Shell, month: str, tmp_path: Path) -> None:
    due, key = (int(time.time()) + 86_400) * 1_000_000, str(uuid4())
    number = shell("list", "--db", shell.db, "--view", "all", "--json", password=None).data[0]["number"]
    plan = {"verb": "plan-measure", "case": number, "measure": key, "cause": "dirty filters", "text": "clean monthly"}
    shell.done({**plan, "due_at": due, "owner": "li", "supervisor": "luo"})
    out = tmp_path / "meeting.pdf"
    given = ("report", month, "--db", shell.db, "--as", "luo", "--sheet", "meeting", "--pdf", out, "--lang", "en")
    assert shell(*given).code == 0
    archival(out.read_bytes())
    with pypdfium2.PdfDocument(out) as paper:
        text = "".join(page.get_textpage().get_text_range() for page in paper)
    for words in ("Complaint meeting", "clean monthly", "dirty filters", number, "under way", "Decided"):
        assert words in text, words
    acts = shell("audit", "--db", shell.db, "--json", password=None).lines
    assert any(one["about"].startswith("meeting-pdf") for one in acts)
    (told,) = shell("report", month, "--db", shell.db, "--sheet", "meeting", "--json", password=None).data["measures"]
    assert (told["number"], told["state"], told["late"], told["due_at"]) == (number, "open", False, due)
    said = shell("report", month, "--db", shell.db, "--sheet", "meeting", password=None).out
    assert f"li\tluo\t{number}\tclean monthly" in said
    assert "measures" not in shell("report", month, "--db", shell.db, "--json", password=None).data


def test_who_neither_signs_nor_inspects_is_refused(shell: Shell, month: str) -> None:
    refused = shell("report", month, "--db", shell.db, "--as", "li")
    assert (refused.code, "supervisors" in refused.err) == (1, True)
    assert shell("report", "soon", "--db", shell.db, password=None).code == 1


def test_the_general_manager_signs_and_the_managers_read_that(shell: Shell) -> None:
    over = period_with("month", datetime.now(ZoneInfo("Asia/Shanghai")).date()).before.name
    before = shell("report", over, "--db", shell.db, "--json", password=None).data
    assert before["signed_by"] == ""
    assert shell("report", over, "--db", shell.db, "--signed", "--as", "shen").code == 1, "nothing is signed yet"
    assert shell("report", over, "--db", shell.db, "--sign", "--as", "shen").code == 1, "a supervisor signs none"
    assert shell("report", over, "--db", shell.db, "--sign", "--as", "chen").code == 1
    assert shell("report", over, "--db", shell.db, "--sign", password=None).code == 1, "nobody signs without a name"
    done = shell("report", over, "--db", shell.db, "--sign", "--as", "luo", "--json").data
    assert (done["signed_by"], done["digest"]) == ("luo", before["digest"])
    assert shell("report", over, "--db", shell.db, "--sign", "--as", "luo").code == 1, "signed once"
    read = shell("report", over, "--db", shell.db, "--signed", "--as", "shen", "--json").data
    assert (read["signed_by"], read["digest"]) == ("luo", before["digest"])
    assert "signed by" in shell("report", over, "--db", shell.db, password=None).out
    assert shell("verify", "--db", shell.db, password=None).code == 0

"""Every printed sheet is archival, complete, readable by a machine, and the same again."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import timezone
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import pdfa

from forms.definitions import Pair, all_forms, load
from forms.sheets import ValueRefusedError, render
from tests.forms import paper
from tests.forms.samples import BLANK, CHAIN, COORDINATION, FILLED, HANDLING, HASH, META, at

if TYPE_CHECKING:
    from tests.forms.conftest import Printed


def verdict(pdf: bytes) -> str:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return str(pdfa.check(document, "2b").verdict)


def test_all_are_pdf_a(printed: list[Printed]) -> None:
    assert len(printed) == 6 * len(all_forms())  # every form, filled and blank, in three languages
    assert {verdict(sheet.pdf) for sheet in printed} == {"pass"}
    assert verdict(render("delay", None, "zh", BLANK, archival=False)) != "pass"


def test_every_character_of_the_record_is_in_the_text(printed: list[Printed]) -> None:
    seen = 0
    for sheet in printed:
        if sheet.values is None:
            continue
        said = paper.text(sheet.pdf)
        english = sheet.language == "en"
        words = list(paper.words_of(load(sheet.form), sheet.values, english=english))
        wanted = Counter("".join("".join(words).split()))
        assert not wanted - Counter(said), (sheet.form, sheet.language)
        seen += wanted.total()
        assert META.number in said
        assert load(sheet.form).title[english].replace(" ", "") in said
    assert seen > 5000


def test_a_lost_character_would_be_noticed(printed: list[Printed]) -> None:
    sheet = next(sheet for sheet in printed if sheet.form == "delay" and sheet.values)
    assert Counter("松涛龘") - Counter(paper.text(sheet.pdf))


def test_all_fonts_are_embedded(printed: list[Printed]) -> None:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  # the control: a file with a loose font

    assert all(not paper.unembedded(sheet.pdf) for sheet in printed)
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(9, 9, "loose")
    canvas.save()
    assert paper.unembedded(buffer.getvalue())


def test_every_page_carries_a_code_that_reads_back(printed: list[Printed]) -> None:
    for sheet in printed:
        form, count = load(sheet.form), paper.pages(sheet.pdf)
        number, head = (META.number, f"31:{HASH[:16]}") if sheet.values else ("", "")
        expected = [f"AM1|{number}|{form.id}/{form.version}|{head}|p{n}/{count}|c1" for n in range(1, count + 1)]
        assert paper.codes(sheet.pdf) == expected, (sheet.form, sheet.language)


def test_the_same_record_gives_the_same_bytes(printed: list[Printed]) -> None:
    for sheet in printed:
        if sheet.form in {"handling", "notice", "month"}:
            again = render(sheet.form, sheet.values, sheet.language, META if sheet.values else BLANK)
            assert again == sheet.pdf, (sheet.form, sheet.language)
    later = render("month", FILLED["month"], "zh", replace(META, printed_at=at(22, 10, 6)))
    assert later not in [sheet.pdf for sheet in printed]


def test_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from forms.sheets import render; from tests.forms.samples import HANDLING, META; "
        "print(hashlib.sha256(render('handling', HANDLING, 'zh+en', META)).hexdigest())"
    )
    here = hashlib.sha256(render("handling", HANDLING, "zh+en", META)).hexdigest()
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "UTC"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == here


def test_the_flagship_takes_one_page_and_a_file_is_small(printed: list[Printed]) -> None:
    filled = [sheet for sheet in printed if sheet.form == "handling" and sheet.values]
    assert [paper.pages(sheet.pdf) for sheet in filled] == [1, 1, 1]
    assert max(len(sheet.pdf) for sheet in printed) < 120_000


def test_pages_are_counted(printed: list[Printed]) -> None:
    blank = {s.language: paper.text(s.pdf) for s in printed if s.form == "handling" and s.values is None}
    assert "第1页，共2页" in blank["zh"]
    assert "第2页，共2页" in blank["zh"]
    assert "Page2of2" in blank["en"]
    assert "第2页，共2页Page2of2" in blank["zh+en"]


@pytest.mark.parametrize(("language", "said"), [("zh", "第2份"), ("en", "Copy2"), ("zh+en", "第2份Copy2")])
def test_a_reprint_says_so(language: str, said: str) -> None:
    meta = replace(META, copy=2)
    match language:
        case "zh" | "en" | "zh+en":
            first = render("handling", HANDLING, language, META)
            second = render("handling", HANDLING, language, meta)
        case other:
            raise AssertionError(other)
    assert said not in paper.text(first)
    assert said in paper.text(second)
    assert paper.codes(second)[0].endswith("|c2")


def test_a_void_signature_says_so_in_both_languages(printed: list[Printed]) -> None:
    for sheet in printed:
        if sheet.form in {"coordination", "investigation"} and sheet.values:
            said = paper.text(sheet.pdf)
            assert "signaturevoidsince2026-11-2" in said
            assert "签名失效，自2026-11-2" in said
        if sheet.form == "delay":
            assert "signaturevoid" not in paper.text(sheet.pdf)


def test_late_entries_and_unsigned_signatures_are_marked(printed: list[Printed]) -> None:
    said = {(s.form, s.language): paper.text(s.pdf) for s in printed if s.values}
    assert "补记11-2209:50" in said["handling", "zh"]
    assert "Lateentry11-2209:50" in said["handling", "en"]
    assert "补记" not in said["coordination", "zh"]
    assert "待签notyetsigned" in said["investigation", "zh+en"]
    assert "缺1项，无效" in said["investigation", "zh"]
    assert "超时Late+6min" in said["handling", "zh+en"]
    assert "人民币贰佰玖拾肆元整" in said["handling", "zh"]
    # The number that it is given: who has it drawn has it masked, unless it was revealed with a reason.
    assert "13800001234" in said["handling", "zh"]


def test_rounds_repeat_the_timeline() -> None:
    rounds = {**COORDINATION, "chain": {"chain": [CHAIN, {**CHAIN, "_title": "客户再次投诉"}]}}
    said = paper.text(render("coordination", rounds, "zh+en", META))
    assert "第1次处理Round1" in said
    assert "第2次处理Round2客户再次投诉" in said
    assert said.count("扶至休息区") == 2
    assert "第1次处理" not in paper.text(render("coordination", COORDINATION, "zh+en", META))


def test_a_section_that_depends_on_values_is_left_out_without_them() -> None:
    without = {key: value for key, value in COORDINATION.items() if key != "delay"}
    assert "四、延期" in paper.text(render("coordination", COORDINATION, "zh", META))
    assert "四、延期" not in paper.text(render("coordination", without, "zh", META))


def test_a_code_that_the_list_no_longer_has_is_printed() -> None:
    values = {**HANDLING, "remedy": {"verdict": "overjoyed", "did": "perhaps"}}
    said = paper.text(render("handling", values, "zh", META))
    assert "overjoyed" in said
    assert "perhaps" in said


REFUSED: list[tuple[str, dict[str, dict[str, object]], str]] = [
    ("section", {"fact": {}}, "fact"),
    ("field", {"facts": {"nam": "x"}}, "nam"),
    ("column", {"clocks": {"rows": [{"ruel": "x"}]}}, "ruel"),
    ("step", {"steps": {"chain": {"vents": {}}}}, "vents"),
    ("step key", {"steps": {"chain": {"vent": {"txt": "x"}}}}, "txt"),
    ("signature key", {"sign": {"handler": {"nmae": "x"}}}, "nmae"),
    ("verdict", {"clocks": {"rows": [{"mark": "soon"}]}}, "soon"),
    ("rows are text", {"clocks": {"rows": "none"}}, "none"),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case[0])
def test_what_would_be_lost_is_refused(case: tuple[str, dict[str, dict[str, object]], str]) -> None:
    with pytest.raises(ValueRefusedError, match=case[2]):
        render("handling", case[1], "zh", META)


def test_meta_refuses_what_no_sheet_may_say() -> None:
    with pytest.raises(ValueError, match="time zone"):
        replace(META, printed_at=META.printed_at.replace(tzinfo=None))
    with pytest.raises(ValueError, match="copies"):
        replace(META, copy=0)
    with pytest.raises(ValueRefusedError, match="version 3"):
        render("handling", HANDLING, "zh", replace(META, form_version=2))
    assert render("handling", HANDLING, "zh", replace(META, form_version=3))


def test_times_are_printed_in_the_zone_of_the_printing() -> None:
    utc = replace(META, printed_at=META.printed_at.astimezone(timezone.utc))
    said = paper.text(render("handling", HANDLING, "zh", utc))
    assert "2026-11-2114:40" in said
    assert "2026-11-2201:52:10+00:00" in said


def test_long_furniture_stays_on_its_line() -> None:
    meta = replace(META, number="N" * 200, printed_by=Pair("长" * 200, "x"), house=Pair("店" * 300, "x" * 300))
    pdf = render("handling", HANDLING, "zh+en", replace(meta, qr="AM1|short"))
    assert paper.pages(pdf) == 1
    assert paper.codes(pdf) == ["AM1|short|p1/1|c1"]


def test_the_numbers_of_twelve_months_do_not_run_into_each_other() -> None:
    data = [(str(month), 10_000 + month, 100 + month) for month in range(1, 13)]
    one = {"kind": "weeks", "title": "By month", "legend": ("Late", "In time"), "data": data}
    pdf = render("month", {**FILLED["month"], "pictures": {"charts": [one, one]}}, "zh+en", META)
    with pypdfium2.PdfDocument(pdf) as document:
        words: Any = document[0].get_textpage()
        digits = [at for at, char in enumerate(words.get_text_range()) if char.isdigit()]
        boxes: list[tuple[float, float, float, float]] = [words.get_charbox(at) for at in digits]
    assert len(boxes) > 2 * 12 * 8
    for (left, low, right, high), (left2, low2, right2, high2) in combinations(boxes, 2):
        assert left >= right2 or left2 >= right or low >= high2 or low2 >= high

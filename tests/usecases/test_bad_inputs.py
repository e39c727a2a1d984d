"""The bad inputs, by their numbers in the list that the house keeps, against every text field of intake and wizard.

Each goes through save, list, search and sheet: refused in words with its field, or kept so that it can be shown, found and printed.
1–41 are here; 42–51 (disks, files, networks) are tested with the storage, 52 (stale, twice, own case) with retries and signatures.
"""

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import pypdfium2
import pytest

from desktop.domain.case.codec import command_from
from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.handling import AddNote, Assign, Escalate, Release, ReopenStep, SaveStep
from desktop.domain.case.inquiry import AnswerQuestion, NoteFact
from desktop.domain.case.intake import AMENDABLE, LONG_FIELDS, AmendIntake, SetLevel, title_from
from desktop.domain.case.issues import JudgeIssue, NameIssue
from desktop.domain.case.promises import Cancel, Keep, Make
from desktop.domain.case.remedy import CarryOut, Choose, Decline, Propose
from desktop.domain.case.shown import InFull, in_full
from desktop.domain.case.state import Case, Command
from desktop.domain.errors import Refusal
from desktop.domain.wording.clean import clean_name, clean_text
from desktop.domain.wording.words import Words
from desktop.storage.verify import verify
from desktop.usecases import evidence, privacy
from desktop.usecases.desk import refusal_of
from desktop.usecases.importing import Importer
from desktop.usecases.read_models import Query, View
from desktop.usecases.tables import read_table
from tests.texts import bare, by_number, pieces, words_in
from tests.usecases.house import NOON, OPENING, Town


class Bad(NamedTuple):
    """A text from outside, by its number. What is kept of it is `cleaned`; by `stays`, a part of that, it must be found again."""

    number: str
    text: str
    stays: str = ""


TEXTS = (
    Bad("1 NUL", "前\x00后", "前后"),
    Bad("2 C0 and C1", "a\x01\x08\x1b\x7f\x80\x9fb", "ab"),
    Bad("3 lone surrogate", "左\ud800右", "左\ufffd右"),
    Bad("4 bidi override", "总额\u202e001", "总额〔U+202E〕001"),
    Bad("5 zero width", "王\u200b小\ufeff明", "王小明"),
    Bad("5 homoglyph", "Аlice", "Аlice"),
    Bad("6 NFD", unicodedata.normalize("NFD", "café Müller"), "café Müller"),
    Bad("7 astral", "𠮷野家👩‍👧‍👦", "𠮷野家"),
    Bad("8 a megabyte", "长" * 1_000_000),
    Bad("9 newlines", "行\n" * 20_000),
    Bad("10 one long word", "Zanzibar" + "w" * 19_992, "Zanzibar"),
    Bad("11 <b", "<b>SIGNED</b <b", "<b>SIGNED</b <b"),
    Bad("12 img file", '<img src="file:///etc/passwd">', "file:///etc/passwd"),
    Bad("12 img http", "<img src=http://127.0.0.1:9/x>", "http://127.0.0.1:9/x"),
    Bad("13 link", "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)"),
    Bad("14 entities", "A & B &amp; &lt;c&gt; &#0; &nosuch;", "&amp;"),
    Bad("15 font tags", "<font color=white size=99999>SIGNED BY SUPERVISOR</font>", "size=99999"),
    Bad("16 formula", "=cmd|' /C calc'!A0", "=cmd|"),
    Bad("17 signs", "+1 -1 @x ＝1", "+1"),
    Bad("17 tab and CR", "\t=1+1\r+2", "=1+1"),
    Bad("18 a cell of a spreadsheet", "格" * 32_768),
    Bad("19 wildcards", "100%_\\50%", "100%"),
    Bad("20 operators", 'a" OR "b* NEAR(c d) -e ^f {title}: AND NOT', "NEAR"),
    Bad("21 drop", "'; DROP TABLE log;--", "DROP"),
    Bad("22 templates", "{} {0} {detail} %s %1 %n ${x} {{", "{detail}"),
    Bad("23 a false line of the log", "2026-01-01 00:00 沈岚 已签字\n[AUDIT] signed=ok", "[AUDIT]"),
    Bad("24 blank", ""),
    Bad("24 spaces", " \t\u3000\n "),
    Bad("25 Arabic digits", "١٢٣ １２３４ ৪", "１２３４"),
)
OPENED = tuple(sorted(AMENDABLE))


def cleaned(text: str, *, line: bool = False) -> str | None:
    """What a field, or a field of one line, keeps of it; None where it holds more than fits and is refused."""
    try:
        return clean_name(text) if line else clean_text(text)
    except Refusal:
        return None


def fields(town: Town, case: Case, text: Words) -> Iterator[tuple[str, Command]]:
    """Every command that carries a text, with that text in it."""
    (option, other), issue = case.remedy.options, next(iter(case.issues.all))
    (promise, given_up), ids, later = case.promises.all, town.ids, town.now + 10**10
    for name in OPENED:
        # A telephone number without digits is none; with some, whatever stands around them is kept.
        yield f"amend {name}", AmendIntake(((name, Words(f"110 {text}") if name == "phone" else text),))
    for step, names in ((1, "said observed"), (2, "apology thanks"), (3, "need restatement"), (4, "costs_note")):
        for name in names.split():
            yield f"step {step} {name}", SaveStep(step, ((name, text),))
    for name in ("wish", "own_words", "if_this_fails"):
        yield f"step 5 {name}", SaveStep(5, ((name, text),))
    yield "step 6 closing_note", SaveStep(6, (("closing_note", text),))
    yield "note", AddNote(ids(), text, 1, "customer")
    yield "late note", AddNote(ids(), text)
    yield "level", SetLevel("major", text)
    yield "issue", NameIssue(issue, "hotel-room-clean", "", text)
    yield "verdict", JudgeIssue(issue, "partly", text)
    yield "question", AnswerQuestion(f"q-{ids()}", text, Words("答"))
    yield "answer", AnswerQuestion(f"q-{ids()}", Words("问"), text)
    yield "fact", NoteFact(ids(), text)
    yield "option", Propose(ids(), "remedy-fruit", text, 100, for_customer=text, who=str(text))
    yield "own words", Choose(option, text)
    yield "promise", Make(ids(), text, later, str(text))
    yield "kept", Keep(promise, text)
    yield "attempt", Attempt(ids(), "phone", True, text)
    yield "escalation", Escalate("shen", text)
    yield "release", Release(text)
    yield "assign", Assign("chen", text)
    yield "reopen step", ReopenStep(1, text)
    yield "follow-up", DoFollowUp(ids(), "phone", "yes", "yes", "no", "satisfied", text)
    yield "proof", CarryOut(option, text)
    yield "decline", Decline(other, text)
    yield "cancelled promise", Cancel(given_up, text)


LONG = {"text.long", "text.lines"}
EMPTY = {"text.missing", "open.words", "open.who", "level.reason"}


@pytest.fixture
def prepared(town: Town) -> Case:
    """A case with one of everything that is spoken of, and a second one to turn down."""
    case_id = town.through(4)
    for _ in range(2):
        town.do(case_id, Make(town.ids(), Words("回电"), town.now + 10**10))
    option = next(iter(town.case(case_id).remedy.options))
    town.do(case_id, Propose(town.ids(), "remedy-fruit", Words("水果"), 100), Choose(option, Words("好")))
    return town.case(case_id)


@pytest.mark.parametrize("bad", TEXTS, ids=lambda bad: bad.number)
def test_every_text_field_keeps_it_or_says_why_not(bad: Bad, town: Town, prepared: Case) -> None:
    for name, command in fields(town, prepared, Words(bad.text)):
        before = town.case(prepared.id).version
        refusal = refusal_of(town.desk("li").do(command, prepared.id))
        given = [str(text) for _, text in words_in(command)] + [getattr(command, "who", "")]
        if refusal is not None:
            assert_refused(name, refusal, given)
            continue
        new = town.office.log.load(prepared.id, before)
        kept = {str(text) for entry in new for _, text in words_in(in_full(entry.events, numbers(town, prepared.id)))}
        for text in given:
            assert {cleaned(text), cleaned(text, line=True)} & (kept | {""}), (name, text[:80])
    for path, text in words_in(town.case(prepared.id)):
        assert_clean(text, path)
    show_and_find(town, prepared, bad)


def numbers(town: Town, case_id: UUID) -> InFull:
    """Those kept apart, where there are any."""
    case = town.case(case_id)
    return privacy.reveal(town.office, town.desk("li"), case_id, "回电") if privacy.holds_numbers(case) else ()


def assert_refused(name: str, refusal: Refusal, given: Sequence[str]) -> None:
    """Only what is empty or too long, and by the name of its field."""
    assert refusal.field, (name, refusal)
    if refusal.reason in LONG:
        assert any(cleaned(text, line=True) is None for text in given), (name, refusal)
    else:
        assert refusal.reason in EMPTY, (name, refusal)
        assert any(not cleaned(text) for text in given) or not given, (name, refusal)


def assert_clean(text: str, path: str) -> None:
    assert unicodedata.is_normalized("NFC", text), path
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n" for sign in text), repr(text[:80])
    assert not any(sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff" for sign in text)


def show_and_find(town: Town, case: Case, bad: Bad) -> None:
    tickets = town.office.tickets
    rows = tickets.page(Query(View.ALL), "li", town.now).rows
    assert [row.id for row in rows] == [case.id]
    tickets.search(bad.text, 50)  # must not raise, whatever it holds
    if any(sign.isalnum() for sign in bad.stays):
        assert [row.id for row in tickets.search(bad.stays, 50)] == [case.id], bad.number
    pdf = town.office.sheets.draw(
        "handling", town.desk("li").view(case.id), "zh+en", copy=1, printed_by="李强", archival=False
    )
    assert_printed(town.case(case.id), pdf)
    assert verify(town.path, town.office.rulebook.rows).findings == ()


def assert_printed(case: Case, pdf: bytes) -> None:
    """Every text of the case is on the sheet, sign by sign."""
    pages = pypdfium2.PdfDocument(pdf)
    printed = bare("".join(page.get_textpage().get_text_range() for page in pages))
    texts = {str(text) for _, text in words_in(case)}
    # A title that nobody wrote is cut from the words of the customer, which are there whole.
    for text in texts - {title_from(case.intake.narrative)} | {str(case.intake.narrative)}:
        assert pieces(by_number(bare(text), printed), printed) <= len(pages), text[:80]


@pytest.mark.parametrize("bad", TEXTS, ids=lambda bad: bad.number)
def test_it_comes_in_through_a_new_complaint_too(bad: Bad, town: Town) -> None:
    received = 0
    for name in OPENED:
        text = f"110 {bad.text}" if name == "phone" else bad.text
        changes: Any = {name: Words(text)}
        case_id, fits = town.ids(), cleaned(text, line=name not in LONG_FIELDS)
        refusal = refusal_of(town.desk("li").receive(replace(OPENING, **changes), case_id=case_id))
        if fits is None or (name == "narrative" and not fits):
            assert refusal is not None, name
            assert (refusal.reason in (LONG if fits is None else {"open.words"}), refusal.field) == (True, name)
            continue
        assert refusal is None, (name, refusal)
        kept = getattr(in_full(town.case(case_id).intake, numbers(town, case_id)), name)
        assert kept == (fits or (title_from(OPENING.narrative) if name == "title" else "")), name
        received += 1
    assert len(town.office.tickets.page(Query(View.ALL), "li", town.now).rows) == received


def test_1_to_25_come_in_through_a_table_too(town: Town) -> None:
    """16–18: what begins with = + - @ stays text; one bad row stops all."""
    rows = [bad for bad in TEXTS if bad.text.strip() and "\ud800" not in bad.text and len(bad.text) < 20_000]
    quoted = "\n".join('"' + bad.text.replace('"', '""') + '"' for bad in rows)
    importer = Importer(town.desk("li"), town.office.log, town.office.contents)
    plan = importer.plan(read_table(f"text\n{quoted}\n".encode()), {"text": "text"})
    assert not plan.problems
    assert importer.carry_out(plan) == len(rows)
    kept = {
        town.case(row.id).intake.narrative for row in town.office.tickets.page(Query(View.ALL), "li", town.now).rows
    }
    assert any(text.startswith("=cmd|") for text in kept)


NUMBERS = [
    ("26 NaN", "NaN"), ("26 inf", "Infinity"), ("26 -0", "-0.0"), ("26 1e308", "1e308"), ("27 2^63", str(2**63)),
    ("28 negative", "-1"), ("28 a tenth of a fen", "0.001"), ("28 text", '"300"'), ("28 true", "true"), ("28 null", "null"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given"), NUMBERS, ids=[name for name, _ in NUMBERS])
def test_an_amount_is_a_whole_number_within_reason(name: str, given: str, quarter: Town) -> None:
    del name
    case_id = quarter.receive()
    fields = {"option": str(quarter.ids()), "remedy": "remedy-fruit", "text": "水果", "amount": json.loads(given)}
    refusal = said(lambda: quarter.desk("li").do(command_from("propose", fields), case_id))
    assert refusal.reason in {"field.kind", "amount.range"}
    assert refusal.field == "amount"


def said(act: Callable[[], Any]) -> Refusal:
    """The refusal that this gives or raises."""
    try:
        refusal = refusal_of(act())
    except Refusal as raised:
        return raised
    assert refusal is not None
    return refusal


TIMES = [
    ("29 year 0", -62_167_219_200_000_000, "time.absurd"), ("29 year 9999", 253_402_300_799_000_000, "time.future"),
    ("31 an instant ahead", NOON + 3600_000_000, "time.future"), ("29 beyond 64 bits", 2**70, "time.future"),
    ("29 before 1990", 0, "time.absurd"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "reason"), TIMES, ids=[name for name, _, _ in TIMES])
def test_a_time_is_one_that_can_have_been(name: str, at: int, reason: str, quarter: Town) -> None:
    del name
    quarter.now = NOON
    command = replace(OPENING, received_at=at)
    assert said(lambda: quarter.desk("li").receive(command)).reason == reason
    command = replace(OPENING, occurred_at=at)
    assert said(lambda: quarter.desk("li").receive(command)).reason == reason
    case_id = quarter.receive()
    assert said(
        lambda: quarter.desk("li").do(AddNote(quarter.ids(), Words("迟记"), 0, "ours", at), case_id)
    ).reason in {reason, "time.absurd"}


def test_30_the_hour_that_comes_twice_and_the_one_that_never_comes(tmp_path: Path) -> None:
    from desktop import bootstrap  # noqa: PLC0415 - one use

    house = bootstrap.house_of("伦敦", "London", ("hotel-house",), zone="Europe/London")
    office = bootstrap.make_house(tmp_path / "dst.amends", house, lambda: NOON)
    try:
        from tests.usecases.house import PEOPLE  # noqa: PLC0415 - one use

        importer = Importer(office.desk(PEOPLE[1]), office.log, office.contents)
        table = read_table("text,at\n钟快拨,2026-03-29 01:30\n钟慢拨,2026-10-25 01:30\n".encode())
        plan = importer.plan(table, {"text": "text", "received": "at"})
        assert not plan.problems
        assert importer.carry_out(plan) == 2
    finally:
        office.close()


def test_31_a_clock_set_back_a_day_never_turns_the_log_back(town: Town) -> None:
    case_id = town.through(2)
    before = town.case(case_id).last_at
    town.now -= 24 * 3600 * 1_000_000
    town.step(case_id, 3)
    assert town.case(case_id).last_at == before
    entries = town.office.log.load(case_id)
    assert [entry.stamp.at for entry in entries] == sorted(entry.stamp.at for entry in entries)


def test_32_a_clock_ten_years_on_still_writes(town: Town) -> None:
    town.now += 10 * 365 * 24 * 3600 * 1_000_000
    assert town.case(town.receive()).number.startswith("C-2036-")


def test_33_a_promise_due_before_it_was_made_is_refused(town: Town) -> None:
    case_id = town.receive()
    assert town.refused(case_id, Make(town.ids(), Words("回电"), town.now - 1)).reason == "time.past"
    assert town.refused(case_id, Make(town.ids(), Words("回电"), 2**70)).reason == "time.absurd"


PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
NAMES = [
    ("34 ../", "../../etc/passwd.png", "passwd.png"), ("34 backslashes", "..\\..\\boot.png", "boot.png"), ("34 CON", "CON.png", "_CON.png"),
    ("34 trailing dots", "a.png. . .", "a.png"), ("34 direction", "photo\u202egnp.png", "photo〔U+202E〕gnp.png"),
    ("34 long", "图" * 300 + ".png", "图" * 115 + "….png"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "wanted"), NAMES, ids=[name for name, _, _ in NAMES])
def test_a_file_name_is_made_safe(name: str, given: str, wanted: str, quarter: Town) -> None:
    case_id = quarter.receive()
    desk = quarter.desk("li")
    outcome = evidence.attach(desk, quarter.office.files, case_id, 1, PNG, given)
    assert refusal_of(outcome) is None
    kept = str(next(iter(quarter.case(case_id).inquiry.evidence.values())).name)
    assert kept.endswith(".png")
    assert not set(kept) & set('<>:"/\\|?*\x00')
    assert len(kept.encode()) <= 255 + 120
    if "long" not in name:
        assert kept == wanted


FILES = [
    ("34 two endings", PNG, "a.pdf.exe", "evidence.disguised"), ("36 empty", b"", "a.png", "evidence.empty"),
    ("36 too big", PNG + bytes(10 * 1024 * 1024), "a.png", "evidence.size"), ("40 wrong magic", b"MZ\x90\x00" * 9, "a.png", "evidence.disguised"),
    ("40 a picture that is none", b"%PDF-1.7 x", "a.png", "evidence.disguised"), ("40 script", b"#!/bin/sh\n", "run.sh", "evidence.kind"),
    ("40 text that is none", b"\xff\xfe\x00binary", "a.txt", "evidence.disguised"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "given", "reason"), FILES, ids=[one[0] for one in FILES])
def test_a_file_that_is_not_what_it_says_is_refused(
    name: str, content: bytes, given: str, reason: str, quarter: Town
) -> None:
    del name
    case_id = quarter.receive()
    refusal = said(lambda: evidence.attach(quarter.desk("li"), quarter.office.files, case_id, 1, content, given))
    assert refusal.reason == reason
    assert quarter.case(case_id).inquiry.evidence == {}


BOMBS = [
    ("37 a picture of 60000 × 60000", PNG[:16] + b"\x00\x00\xea\x60\x00\x00\xea\x60" + b"\x08\x02" * 9, "bomb.png"),
    ("38 a zip of zips", b"PK\x03\x04" + b"PK\x03\x04" * 500, "bomb.docx"),
    ("39 a PDF with a script", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj", "js.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "given"), BOMBS, ids=[one[0] for one in BOMBS])
def test_a_bomb_is_kept_as_bytes_and_never_opened(name: str, content: bytes, given: str, quarter: Town) -> None:
    del name
    case_id = quarter.receive()
    assert refusal_of(evidence.attach(quarter.desk("li"), quarter.office.files, case_id, 1, content, given)) is None
    sha256 = next(iter(quarter.case(case_id).inquiry.evidence))
    kept = quarter.office.files.get(sha256)
    assert kept is not None
    assert kept.content == content
    view = quarter.desk("li").view(case_id)
    assert quarter.office.sheets.draw("handling", view, "zh", copy=1, printed_by="", archival=False).startswith(b"%PDF")


def test_41_a_file_that_changed_meanwhile_is_another_piece_of_evidence(town: Town) -> None:
    case_id = town.receive()
    for seen, content in (1, PNG), (2, PNG + b"\x01"):
        assert refusal_of(evidence.attach(town.desk("li"), town.office.files, case_id, seen, content, "a.png")) is None
    assert len(town.case(case_id).inquiry.evidence) == 2

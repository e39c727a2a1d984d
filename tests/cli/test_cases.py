"""Whole tables come in, ten of their complaints go through every step, and their sheets hold every character of the record."""

import csv
import io
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pikepdf
import pypdfium2
import pytest
from pikepdf import pdfa

from desktop import bootstrap
from desktop.domain.case.record import record_digest
from desktop.domain.case.state import Case
from desktop.domain.case.step_fields import TEXTS
from desktop.domain.wording.clean import clean_text
from tests.cli.amends import Shell
from tests.cli.steps import Line
from tests.texts import bare, by_number, pieces, words_in

CASES = Path(os.environ.get("AMENDS_CASES") or Path(__file__).parents[1] / "cases")
TAKEN = 5  # of each table: the longest, and others spread over it
CHOICES = {
    1: {"place": "quiet", "seat": "yes", "water": "no"},
    2: {"apologised": "yes", "thanked": "yes"},
    3: {"confirmed": "yes", "motive": "respect"},
}


@pytest.mark.parametrize("name", ["hotel_zh", "clinic_en"])
def test_a_table_comes_in_and_five_go_through_every_step_onto_paper(name: str, shell: Shell, tmp_path: Path) -> None:
    table = CASES / f"{name}.csv"
    told = [row["text"] for row in csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline=""))]
    brought = shell("import", table, "--db", shell.db, "--as", "li", "--map", "text=text,ref=ref")
    assert brought.code == 0, brought.err
    kept = {case.number: case for case in cases(shell)}
    assert Counter(case.intake.narrative for case in kept.values()) == Counter(clean_text(text) for text in told)
    taken = chosen(kept)
    shell.done(*({**line, "case": number} for number in taken for line in through(number)))
    shell.done(*(asking(case) for case in cases(shell) if case.number in taken))
    lines = [
        {"verb": "sign", "case": case.number, "record": case.signing.asks[-1].record, "comment": f"同意，{case.number}"}
        for case in cases(shell) if case.number in taken
    ]  # fmt: skip
    shell.done(*lines, person="shen")
    for case in (one for one in cases(shell) if one.number in taken):
        assert case.signing.status == "closed"
        on_paper(shell, case, tmp_path / "sheet.pdf")


def asking(case: Case) -> Line:
    said = f"属实 {case.number}"
    return {"verb": "ask-sign-off", "case": case.number, "record": record_digest(case), "statement": said}


def cases(shell: Shell) -> list[Case]:
    """Every complaint of the house as it stands."""
    numbers = shell("list", "--db", shell.db, "--view", "all", "--json").data
    office = bootstrap.open_office(shell.db)
    try:
        desk = office.desk(next(one.person for one in office.accounts.all() if one.person.id == "shen"))
        return [desk.case(UUID(one["id"])) for one in numbers]
    finally:
        office.close()


def chosen(kept: dict[str, Case]) -> list[str]:
    """The longest, and others from the whole length of the table."""
    longest = max(kept, key=lambda number: len(kept[number].intake.narrative))
    rest = sorted(kept.keys() - {longest})
    return [longest, *rest[:: max(1, len(rest) // (TAKEN - 1))][: TAKEN - 1]]


def through(number: str) -> Iterator[Line]:
    """Every step with every text that it has; each text tells which case and which field it is of."""
    option, other, issue, promise = (str(uuid4()) for _ in range(4))

    def said(field: str) -> str:
        return f"{number} {field}：“说了两遍…” — 50 % & <b>née</b>"

    def step(at: int) -> Line:
        texts = {field: said(f"{at}.{field}") for field in TEXTS[at]}
        return {"verb": "complete-step", "step": at, "texts": texts, "choices": CHOICES.get(at, {})}

    yield {"verb": "claim"}
    yield {"verb": "note", "note": str(uuid4()), "text": said("note"), "step": 1, "whose": "customer"}
    yield step(1)
    yield step(2)
    yield {"verb": "name-issue", "issue": issue, "category": "hotel-staff-attitude", "text": said("issue")}
    yield {"verb": "judge-issue", "issue": issue, "founded": "partly", "reason": said("verdict")}
    yield {"verb": "answer", "question": str(uuid4()), "asked": said("asked"), "answer": said("answered")}
    yield {"verb": "fact", "fact": str(uuid4()), "text": said("fact")}
    yield step(3)
    for key, amount in ((option, 0), (other, 9_000)):
        told = {"text": said(f"option {amount}"), "for_customer": said(f"customer {amount}"), "who": f"领班 {amount}"}
        yield {"verb": "propose", "option": key, "remedy": "remedy-fruit", "amount": amount, **told}
    yield step(4)
    yield {"verb": "decline", "option": other, "own_words": said("declined")}
    yield {"verb": "escalate", "to": "shen", "reason": said("escalated")}
    yield {"verb": "choose", "option": option, "own_words": said("chosen")}
    yield {"verb": "promise", "promise": promise, "text": said("promise"), "due_at": int((time.time() + 3600) * 1e6)}
    yield step(5)
    yield {"verb": "attempt", "contact": str(uuid4()), "medium": "phone", "reached": False, "text": said("attempt")}
    yield {"verb": "keep-promise", "promise": promise, "proof": said("kept")}
    yield {"verb": "carry-out", "option": option, "proof": said("proof")}
    answers = {"carried_out": "yes", "useful": "no", "other": "yes", "satisfied": "partly"}
    yield {"verb": "follow-up", "contact": str(uuid4()), "medium": "phone", **answers, "text": said("follow-up")}
    yield step(6)


def on_paper(shell: Shell, case: Case, out: Path) -> None:
    """The sheet validates, and has every text of the case on it, sign by sign in its order."""
    drawn = shell("sheet", case.number, "--db", shell.db, "--out", out, "--lang", "both", password=None)
    assert drawn.code == 0, drawn.err
    with pikepdf.open(out) as document:
        assert str(pdfa.check(document, "2b").verdict) == "pass"
    pages = pypdfium2.PdfDocument(out.read_bytes())
    printed = bare("".join(page.get_textpage().get_text_range() for page in pages))
    texts = dict(words_in(case))
    assert len(texts) > 30
    for path, text in texts.items():
        assert pieces(by_number(bare(text), printed), printed) <= len(pages), (path, text)


def test_a_lost_sign_would_be_noticed() -> None:
    assert pieces("空调从晚上", "甲空调从晚上乙") == 1
    assert pieces("空调从晚上", "空调从页尾晚上") == 2
    assert pieces("空调从晚上", "空调从上") > 2

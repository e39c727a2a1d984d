"""Signatures by keys: each holds for what was signed, survives an erasure, and whoever forges one is named."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import pytest

from desktop.domain.case import chain, privacy
from desktop.domain.case import signing as acts
from desktop.domain.case.figures import FiguresSigned, head_of, record_of, statement, written
from desktop.domain.case.handling import AddNote, ReopenStep
from desktop.domain.case.heads import shown
from desktop.domain.case.keys import HOUSE
from desktop.domain.case.record import record_digest, record_text, void_since
from desktop.domain.case.remedy import Approve, AskApproval, Decline, Propose, WithdrawOption
from desktop.domain.case.signature import Signer, fingerprint, key_id, short_fingerprint
from desktop.domain.case.signing import DeclineCase, Reopen, Sign, WithdrawCase
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.words import NOTHING, Words
from desktop.storage.engine import Database, open_house
from desktop.storage.smith import Cost, Ed25519Smith, holds
from desktop.storage.verify import verify
from desktop.usecases import printing, reporting, signing, signing_figures
from desktop.usecases.desk import refusal_of
from desktop.usecases.findings import Finding, Kind, SheetSays
from desktop.usecases.periods import period_with
from desktop.usecases.privacy import erase
from forms.sheets.reading_back import NoSheetError, Said, of_file, of_text
from tests.forms import paper
from tests.usecases.house import CHEAP, PASSWORD, Town

NEW = "lanting-2027"


def signed(town: Town, by: str = "shen") -> UUID:
    """A case that was signed and closed."""
    case_id = town.through(6)
    desk, seen = town.desk(by), 0
    record = town.ask(case_id)
    seen = town.case(case_id).version
    assert refusal_of(signing.sign(desk, town.office.door, case_id, seen, record, Words("同意"), PASSWORD)) is None
    return case_id


def check(town: Town, pinned: dict[str, str] | None = None) -> set[tuple[Kind, str]]:
    """What verify finds: the kind and its detail."""
    with open_house(town.path) as database:
        found = verify(database, town.office.rulebook.rows, pinned=pinned).findings
    return {(one.kind, one.detail) for one in found}


def kinds(town: Town, pinned: dict[str, str] | None = None) -> set[Kind]:
    return {kind for kind, _ in check(town, pinned)}


def cards(town: Town) -> dict[str, str]:
    """The fingerprints as their owners locked them away."""
    return {key: fingerprint(one.public) for key, one in town.office.keyring.pinned().items()}


def test_a_signature_is_written_by_the_signers_own_key(town: Town) -> None:
    case_id = signed(town)
    case = town.case(case_id)
    signature = case.signing.signatures[-1]
    pinned = town.office.keyring.pinned()
    assert list(pinned) == ["shen/1"]
    line = signature.statement(case.number).line()
    assert json.loads(line)[1:4] == [case.number, record_digest_signed(town, case_id), "approved-no-cost"]
    assert holds(pinned["shen/1"].public, line, signature.signature)
    assert not holds(pinned["shen/1"].public, line.replace("沈岚", "罗明"), signature.signature)
    assert check(town, cards(town)) == set()


def otherwise(_: int) -> str:
    """What somebody would like to have signed."""
    return "只看过，不同意"


def test_words_of_ones_own_over_a_signature_are_named(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as past:
        past.setattr(acts, "meaning_of", otherwise)
        signed(town)
    assert any("sign.meaning" in one.detail for one in verify(town.path, town.office.rulebook.rows).findings)


def record_digest_signed(town: Town, case_id: UUID) -> str:
    return town.case(case_id).signing.signatures[-1].record


def test_nobody_signs_without_the_key(town: Town) -> None:
    case_id = town.through(6)
    record = town.ask(case_id)
    refusal = refusal_of(town.desk("shen").do(Sign(record), case_id))
    assert refusal is not None
    assert refusal.reason == "sign.key"
    foreign = town.office.keyring.unlock("luo", PASSWORD)
    refusal = refusal_of(town.desk("shen").holding(foreign).do(Sign(record), case_id))
    assert refusal is not None
    assert refusal.reason == "sign.key"


def test_the_private_key_lies_nowhere_open(town: Town) -> None:
    signed(town)
    with Database(town.path) as database:
        rows = database.text("SELECT person, kdf, length(salt), length(box) FROM person_key")
    assert rows == [("shen", "argon2id:1:8:1", 16, 12 + 32 + 16)]
    smith, kept = Ed25519Smith(Cost(1, 8, 1)), town.office.keyring.kept.get("shen")
    assert kept is not None
    assert smith.open(kept, "lanting-2025") is None
    assert smith.open(replace(kept, person="luo"), PASSWORD) is None, "a wrapped key opens in its owner's row only"
    assert smith.open(kept, PASSWORD) is not None


def test_another_password_keeps_the_key_and_a_reset_makes_the_next(town: Town) -> None:
    first, door = signed(town), town.office.door
    town.office.accounts.set_password("shen", CHEAP.hash(PASSWORD))
    door.change_password("shen", PASSWORD, NEW)
    with pytest.raises(Refusal, match=r"password\.wrong"):
        door.unlock("shen", PASSWORD)
    assert door.unlock("shen", NEW).key == "shen/1"
    boss = next(one for one in door.people() if one.id == "boss")
    door.reset("shen", PASSWORD, boss)
    assert door.unlock("shen", PASSWORD).key == "shen/2"
    second = signed(town)
    assert [town.case(one).signing.signatures[-1].key for one in (first, second)] == ["shen/1", "shen/2"]
    assert check(town, cards(town)) == set(), "signatures by the key before still hold"


# ── erasure and reasons ──────────────────────────────────────────────────────────────────────────
def test_an_erasure_keeps_the_signature(town: Town) -> None:
    case_id = signed(town)
    erasure = town.ids()
    town.do(case_id, privacy.AskErasure(erasure, Words("客人要求"), "customer-asked"), by="luo")
    done = erase(town.office, town.desk("boss"), case_id, town.case(case_id).version, erasure)
    assert refusal_of(done) is None
    view = town.desk("li").view(case_id)
    assert "王女士" not in json.dumps([str(view.case.intake.name), str(view.case.intake.narrative)], ensure_ascii=False)
    assert view.signature_holds
    assert check(town, cards(town)) == set()


def test_a_text_nulled_without_an_erasure_is_named(town: Town) -> None:
    """The control of the erasure above: the same rows, without the entry."""
    signed(town)
    with Database(town.path) as database:
        for seq, body in database.text("SELECT seq, body FROM words"):
            nulled = json.dumps([None] * len(json.loads(body)))
            database.text("UPDATE words SET body = ? WHERE seq = ?", (nulled, seq))
    assert Kind.NULLED in kinds(town)


def test_no_text_of_a_person_is_in_what_is_signed(town: Town) -> None:
    case = town.case(signed(town))
    assert not any(sign > "⺀" for sign in record_text(case)), "digests only"


@pytest.mark.parametrize("reason", ["补一句", "再补一句"])
def test_a_reason_is_part_of_the_record(town: Town, reason: str) -> None:
    case_id = town.through(6)
    before = record_digest(town.case(case_id))
    town.do(case_id, ReopenStep(6, Words(reason)))
    case = town.case(case_id)
    assert [str(one.text) for one in case.handling.reasons.values()] == [reason]
    assert record_digest(case) != before


def test_why_it_was_opened_again_voids_the_signature(town: Town) -> None:
    case_id = signed(town)
    town.do(case_id, Reopen(Words("客人来电")))
    view = town.desk("li").view(case_id)
    assert not view.signature_holds
    assert [str(one.reason) for one in view.case.signing.reopenings] == ["客人来电"]


# ── no money without a signature ─────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("end", [WithdrawCase(Words("不想追究了")), DeclineCase("police", Words("已报警"))])
def test_s07_a_case_with_money_ends_by_a_signature_only(town: Town, end: WithdrawCase | DeclineCase) -> None:
    case_id, option = town.through(3), town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿"), 500_00), AskApproval(option, "shen"))
    town.do(case_id, Approve(option), by="shen")
    refusal = town.refused(case_id, end)
    assert (refusal.reason, refusal.detail) == ("sign.money", "50000")
    town.do(case_id, WithdrawOption(option, Words("客人不要")))
    town.do(case_id, end)  # the control: with nothing at stake it ends


def test_s07_a_chosen_amount_is_at_stake_until_the_customer_declines(town: Town) -> None:
    case_id, option = town.through(3), town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("果盘"), 50_00))
    town.do(case_id, *(one for one in town.commands(town.case(case_id), 4) if not isinstance(one, Propose)))
    town.do(case_id, *town.commands(town.case(case_id), 5))
    assert town.refused(case_id, WithdrawCase(Words("算了"))).reason == "sign.money"
    town.do(case_id, Decline(None, Words("都不要")))
    town.do(case_id, WithdrawCase(Words("算了")))


# ── forgeries by somebody with full access ───────────────────────────────────────────────────────
def by_hand(town: Town, edit: Callable[[Database], object]) -> None:
    """Change the file without its triggers, compute the chain anew, put the triggers back."""
    with Database(town.path) as database:
        triggers = database.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _ in triggers:
            database.text(f"DROP TRIGGER {name}")
        edit(database)
        before = chain.GENESIS
        for seq, case, version, command, at, actor, text in database.text(
            "SELECT seq, case_id, version, command_id, at, actor, events FROM log ORDER BY seq"
        ):
            before = chain.link(before, seq, UUID(bytes=case), version, UUID(bytes=command), at, actor, text)
            database.text("UPDATE log SET hash = ? WHERE seq = ?", (before, seq))
        for _, sql in triggers:
            database.text(sql)


def edit_signed(database: Database, **fields: object) -> None:
    """Change fields of the one signature in the log."""
    ((seq, text),) = database.text("SELECT seq, events FROM log WHERE events LIKE '%signing.signed%'")
    events = json.loads(text)
    events[0][2].update(fields)
    database.text(
        "UPDATE log SET events = ? WHERE seq = ?", (json.dumps(events, ensure_ascii=False, separators=(",", ":")), seq)
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"signature": "00" * 64},
        {"amount": 100_00},
        {"name": "沈兰"},
        {"post": "gm"},
        {"meaning": "approved-amount"},
        {"signature": "zz"},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_signature_changed_by_hand_is_forged(town: Town, fields: dict[str, object]) -> None:
    signed(town)
    assert check(town) == set()
    by_hand(town, lambda database: edit_signed(database, **fields))
    assert Kind.FORGED in kinds(town)


def test_the_time_of_a_signature_is_signed(town: Town) -> None:
    signed(town)
    by_hand(town, lambda database: database.text("UPDATE log SET at = at + 1000 WHERE events LIKE '%signing.signed%'"))
    assert (Kind.FORGED, "沈岚 (shen/1)") in check(town)


def forge(town: Town, signer: Signer) -> UUID:
    """Sign as 沈岚 with the program's own code, without her password."""
    case_id = town.through(6)
    record = town.ask(case_id)
    assert refusal_of(town.desk("shen").holding(signer).do(Sign(record, NOTHING), case_id)) is None
    return case_id


def test_a_sign_off_by_the_programs_own_code_and_a_made_up_key_is_forged(town: Town) -> None:
    signed(town)
    smith = Ed25519Smith(Cost(1, 8, 1))
    made_up = smith.make("shen", 1, "anything at all")
    write = smith.open(made_up, "anything at all")
    assert write is not None
    forge(town, Signer("shen/1", write))
    assert check(town) == {(Kind.FORGED, "沈岚 (shen/1)")}


def test_a_key_slipped_into_the_log_is_found_by_the_cards(town: Town) -> None:
    """Who has everything but her password pins another key for her and signs: only paper tells."""
    signed(town)
    locked_away = cards(town)
    town.office.keyring.forget("shen")
    forge(town, town.office.keyring.unlock("shen", "a password of mine"))
    assert check(town) == set(), "the control: the house alone cannot tell"
    assert check(town, locked_away) == {(Kind.KEY, "shen/2"), (Kind.FORGED, "沈岚 (shen/2)")}


def test_a_key_exchanged_in_the_log_is_found(town: Town) -> None:
    signed(town)
    locked_away = cards(town)

    def exchange(database: Database) -> None:
        database.text(
            "UPDATE log SET events = replace(events, ?, ?) WHERE case_id = ?",
            (town.office.keyring.pinned()["shen/1"].public, "ab" * 32, HOUSE.bytes),
        )

    by_hand(town, exchange)
    assert kinds(town) == {Kind.FORGED}
    assert kinds(town, locked_away) == {Kind.KEY, Kind.FORGED}


def test_a_key_pinned_for_somebody_else_is_unlawful(town: Town) -> None:
    signed(town)
    by_hand(town, lambda database: database.text("UPDATE log SET actor = 'li' WHERE case_id = ?", (HOUSE.bytes,)))
    assert (Kind.UNLAWFUL, "key.own shen") in check(town)


def test_findings_of_the_house_name_no_case(town: Town) -> None:
    signed(town)
    pinned_at = next(entry.seq for case, entry in town.office.log.walk() if case == HOUSE)
    with open_house(town.path) as database:
        verdict = verify(database, town.office.rulebook.rows, pinned={})
    assert [one for one in verdict.findings if one.kind is Kind.KEY] == [
        Finding(Kind.KEY, pinned_at, "", key_id("shen", 1))
    ]
    assert verdict.cases == 1


# ── on screen and paper ──────────────────────────────────────────────────────────────────────────
def test_a_view_brings_the_key_and_says_since_when_a_signature_is_void(town: Town) -> None:
    case_id = signed(town)
    view = town.desk("li").view(case_id)
    assert view.keys == {"shen/1": town.office.keyring.pinned()["shen/1"].public}
    assert void_since(view.case, view.entries) is None
    town.do(case_id, AddNote(town.ids(), Words("客人来信")))
    noted = town.desk("li").view(case_id)
    assert void_since(noted.case, noted.entries) is None, "a dated note changes no record"
    town.do(case_id, Reopen(Words("客人来电")))
    opened = town.now
    town.do(case_id, AddNote(town.ids(), Words("又谈过"), 6))
    later = town.desk("li").view(case_id)
    assert void_since(later.case, later.entries) == opened


def test_a_sheet_is_read_back_and_an_altered_one_is_named(town: Town) -> None:
    case_id = signed(town)
    sheet = printing.make(town.desk("li"), town.office.sheets, case_id, "handling", "zh+en")
    said = of_file(sheet.content)
    number = town.case(case_id).number
    assert (said.number, said.form, said.copy) == (number, "handling", 1)
    text = paper.text(sheet.content)
    public = town.office.keyring.pinned()["shen/1"].public
    for word in ("沈岚", short_fingerprint(public).replace(" ", ""), "+08:00=", "Z", "shen/1:"):
        assert word in text, word
    on_paper = of_text(paper.codes(sheet.content)[0])
    assert shown(said.head, 16) == on_paper.head, "the code shows the beginning of each hash"
    assert on_paper.head in text, "and so does the foot of the page"
    seq, seal = town.office.log.head()
    looked, looked_seal = town.office.looks.head()
    expected = f"{seq - 1}:{sealed_before(town, seq)}+{looked}:{looked_seal.hex()}"
    assert said.head == expected, "the head before the entry of the print itself"
    assert seal.hex() not in said.head

    def found(content: bytes) -> set[Kind]:
        whole = SheetSays(said.number, said.form, said.copy, said.head, sha256(content).hexdigest())
        with open_house(town.path) as database:
            return {one.kind for one in verify(database, town.office.rulebook.rows, sheets=(whole,)).findings}

    assert found(sheet.content) == set()
    assert found(sheet.content.replace(b"%%EOF", b"%%EOG", 1)) == {Kind.SHEET}
    by_hand(town, lambda database: database.text("UPDATE log SET at = at + 1 WHERE seq = 3"))
    assert Kind.DIFFERS in found(sheet.content)


def sealed_before(town: Town, seq: int) -> str:
    return next(entry.hash.hex() for _, entry in town.office.log.walk(seq - 2))


@pytest.mark.parametrize("text", ["", "AM1|C-1|x", "AM2|C-2026-0001|handling/1|5:ab|c1", "https://example.org"])
def test_other_codes_are_not_ours(text: str) -> None:
    with pytest.raises(NoSheetError):
        of_text(text)


def test_a_code_on_paper_is_read() -> None:
    assert of_text("AM1|C-2026-0417|handling/3|4021:0f98fc0941029aed|p1/2|c2") == Said(
        "C-2026-0417", "handling", 2, "4021:0f98fc0941029aed"
    )


def test_figures_changed_by_hand_are_forged(town: Town) -> None:
    """S-37: what a general manager signed is held by their key, line by line."""
    luo = next(one for one in town.office.door.people() if one.id == "luo")
    zone = zone_named(town.office.house.site("").zone)
    last = period_with("month", datetime.fromtimestamp(town.office.clock() / 1_000_000, zone).date()).before
    signing_figures.sign(town.office, luo, reporting.count(town.office, last), PASSWORD)
    assert check(town) == set()

    def edit(database: Database) -> None:
        ((seq, text),) = database.text("SELECT seq, events FROM log WHERE events LIKE '%figures.signed%'")
        events = json.loads(text)
        events[0][2]["lines"][1] = written(["whole", 1, 1, 1, 0, 0, 0, 0, 0, 0])
        events[0][2]["record"] = record_of(events[0][2]["lines"])
        changed = json.dumps(events, ensure_ascii=False, separators=(",", ":"))
        database.text("UPDATE log SET events = ? WHERE seq = ?", (changed, seq))

    by_hand(town, edit)
    assert check(town) == {(Kind.FORGED, "罗明 (luo/1)")}


def test_figures_signed_by_somebody_else_are_told(town: Town) -> None:
    """By the program's own code and the person's own key, but nobody who signs figures."""
    shen = next(one for one in town.office.door.people() if one.id == "shen")
    signer = town.office.keyring.unlock("shen", PASSWORD)

    def say(_: Case, stamp: Stamp) -> FiguresSigned:
        lines = (head_of("2026-09"), written(["whole", *[0] * 9]), written(["calls", 0, 0]))
        who = shen.name, shen.role.value, shen.post
        line = statement("2026-09", record_of(lines), *who, stamp.at, signer.key).line()
        return FiguresSigned("2026-09", record_of(lines), lines, *who, signer.key, signer.write(line))

    town.office.house_log.enter("shen", town.office.ids(), say)
    assert [kind for kind, _ in check(town)] == [Kind.BEYOND]

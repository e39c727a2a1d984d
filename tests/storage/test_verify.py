"""Tampering by somebody with full access to the file: each kind is named, and an untouched house holds.

Rows 1 to 5 of the table of defences: edited, deleted and swapped entries; edited rows; a cut tail; a cut tail with the tables put
right, or an old backup; a chain computed anew.
"""

# ruff: noqa: S608 - statements are put together from names of our own tables

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

import pytest

from desktop.domain.case import chain, contacts, handling, inquiry, issues, privacy, signing
from desktop.domain.case import looks as acts
from desktop.domain.case.apart import sealed_words
from desktop.domain.case.heads import Heads, heads_of, shown
from desktop.domain.case.looks import Look
from desktop.domain.case.record import record_digest
from desktop.domain.case.state import Case
from desktop.domain.wording.words import Words
from desktop.storage import backup, schema, verify_apart, verify_cases
from desktop.storage import verify as checking
from desktop.storage.accounts import StoredAccounts
from desktop.storage.checks import FileChecks
from desktop.storage.engine import Database
from desktop.storage.files import StoredFiles
from desktop.storage.health import StoredHealth
from desktop.storage.looks import StoredLooks
from desktop.storage.rebuild import rebuild
from desktop.storage.verify import verify, verify_chain, verify_tail
from desktop.storage.verify_bounds import Bounded
from desktop.usecases.findings import Finding, Kind, SheetSays, Verdict
from tests.builders import CHEN, DAY, LIN, NOON, Books, expect, opening

Tamper = Callable[[Books], object]


def nothing_beyond(*_: object) -> str:
    """What these houses' packs let people do: nobody signs in them."""
    return ""


def lived_in(house: Books) -> Heads:
    """Six cases with three entries each, evidence, promises, a claim; gives the anchor that a sheet printed now would show."""
    clerk = house.clerk
    for n in range(6):
        case_id = clerk.receive(opening(place=str(1201 + n), source=f"march.csv#{n}"))
        clerk.promise(case_id, NOON + DAY)
        clerk.save(case_id, f"第 {n} 位客人说空调响")
    seal = StoredFiles(house.database).put(b"a photo", "image/png")
    clerk.do(inquiry.AddEvidence(seal, Words("a.png"), 7, "image/png", "photo"), clerk.made[0])
    clerk.do(handling.Claim(), clerk.made[1])
    return Heads(house.log.head())


def unlocked(house: Books, *statements: str) -> None:
    """What somebody with the file and any SQLite does: drop the triggers, change, put the triggers back."""
    triggers = house.database.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    house.database.text("PRAGMA foreign_keys = OFF")
    for name, _ in triggers:
        house.database.text(f"DROP TRIGGER {name}")
    for statement in statements:
        house.database.text(statement)
    for _, sql in triggers:
        house.database.text(sql)


def _swap(house: Books, moved: str) -> None:
    """Entries 5 and 8, of different cases, change places; columns that are not named stay."""
    parts = ", ".join(f"b.{one.name}" if one.name in moved.split() else f"a.{one.name}" for one in schema.log.columns)
    house.database.text("CREATE TEMP TABLE t AS SELECT * FROM log WHERE seq IN (5, 8)")
    unlocked(
        house,
        "DELETE FROM log WHERE seq IN (5, 8)",
        f"INSERT INTO log SELECT {parts} FROM t a JOIN t b ON b.seq = 13 - a.seq",
    )


def recompute(house: Books, edit: str) -> None:
    """Edit an entry and compute the whole chain anew, as a program of ours would."""

    def again() -> list[str]:
        before, out = chain.GENESIS, list[str]()
        for seq, case, version, command, at, actor, text in house.database.text(
            "SELECT seq, case_id, version, command_id, at, actor, events FROM log ORDER BY seq"
        ):
            before = chain.link(before, seq, UUID(bytes=case), version, UUID(bytes=command), at, actor, text)
            out.append(f"UPDATE log SET hash = x'{before.hex()}' WHERE seq = {seq}")
        return out

    unlocked(house, edit)
    unlocked(house, *again())


CUT = ("DELETE FROM words WHERE seq > 15", "DELETE FROM log WHERE seq > 15")
EVENTS = "replace(events, 'general', 'major')"


def _cut_and_mend(house: Books) -> None:
    unlocked(house, *CUT)
    rebuild(house.database, expect)


def _anew(house: Books) -> None:
    recompute(house, f"UPDATE log SET events = {EVENTS} WHERE seq = 4")
    rebuild(house.database, expect)


TAMPERED: list[tuple[str, Tamper, set[Kind]]] = [
    ("an entry edited", lambda h: unlocked(h, f"UPDATE log SET events = {EVENTS} WHERE seq = 4"), {Kind.EDITED, Kind.ROWS}),
    ("its time edited", lambda h: unlocked(h, "UPDATE log SET at = at - 1 WHERE seq = 5"), {Kind.EDITED}),
    ("its actor edited", lambda h: unlocked(h, "UPDATE log SET actor = 'eve' WHERE seq = 5"), {Kind.EDITED}),
    ("a hash edited", lambda h: unlocked(h, "UPDATE log SET hash = randomblob(32) WHERE seq = 5"), {Kind.EDITED}),
    (
        "an entry deleted", lambda h: unlocked(h, "DELETE FROM words WHERE seq = 6", "DELETE FROM log WHERE seq = 6"),
        {Kind.DELETED, Kind.CUT},
    ),
    (
        "an entry deleted, the others moved up",
        lambda h: unlocked(h, "DELETE FROM words WHERE seq IN (6, 19)", "DELETE FROM log WHERE seq = 6", "UPDATE log SET seq = -seq WHERE seq > 6", "UPDATE log SET seq = -seq - 1 WHERE seq < 0"),
        {Kind.EDITED},
    ),
    ("entries swapped whole", lambda h: _swap(h, "case_id version command_id at actor events hash"), {Kind.SWAPPED}),
    ("entries swapped under their hashes", lambda h: _swap(h, "case_id version command_id at actor events"), {Kind.SWAPPED}),
    ("a row edited", lambda h: h.database.text("UPDATE ticket SET level = 'minor', holder = 'eve' WHERE number = 'C-2026-0003'"), {Kind.ROWS}),
    ("a promise taken away", lambda h: h.database.text("DELETE FROM promise"), {Kind.ROWS}),
    ("a ticket taken away", lambda h: h.database.text("DELETE FROM ticket WHERE number = 'C-2026-0003'"), {Kind.ROWS, Kind.SEARCH}),
    ("a ticket made up", lambda h: h.database.text(_made_up(h)), {Kind.CUT}),
    ("a source forgotten", lambda h: h.database.text("DELETE FROM source"), {Kind.ROWS}),
    ("words found no more", lambda h: h.database.text("UPDATE ticket_search SET terms = 'nothing' WHERE rowid = 1"), {Kind.SEARCH}),
    ("words edited", lambda h: h.database.text("UPDATE words SET body = replace(body, '位客人', '个客人') WHERE seq = 6"), {Kind.WORDS}),
    ("the beginning of a text moved into its salt", lambda h: h.database.text("UPDATE words SET body = replace(body, '\", \"第', '第\", \"') WHERE seq = 3"), {Kind.WORDS}),
    ("words that are numbers", lambda h: unlocked(h, "UPDATE words SET body = '[[1,2]]' WHERE seq = 6"), {Kind.WORDS}),
    ("words that are none", lambda h: unlocked(h, "UPDATE words SET body = 'true' WHERE seq = 6"), {Kind.WORDS}),
    ("words beside an entry that has none", lambda h: unlocked(h, "INSERT INTO words(seq, body) SELECT seq, 'true' FROM log WHERE events LIKE '%handling.claimed%'"), {Kind.WORDS}),
    ("words cut short", lambda h: h.database.text("UPDATE words SET body = '[]' WHERE seq = 2"), {Kind.WORDS, Kind.ROWS}),
    ("words taken away", lambda h: unlocked(h, "DELETE FROM words WHERE seq = 6"), {Kind.WORDS, Kind.SEARCH}),
    ("the tail cut", lambda h: unlocked(h, *CUT), {Kind.CUT, Kind.ROWS, Kind.BEHIND, Kind.UNNOTED}),
    (
        "the tail cut and the tables put right", _cut_and_mend, {Kind.BEHIND, Kind.UNNOTED},
    ),
    ("a number exchanged", lambda h: unlocked(h, "UPDATE kept_number SET body = '13999999999'"), {Kind.WORDS}),
    ("a number taken away", lambda h: unlocked(h, "DELETE FROM kept_number"), {Kind.NULLED}),
    ("a number erased in secret", lambda h: h.database.text("UPDATE kept_number SET salt = NULL, body = NULL"), {Kind.NULLED}),
    ("a number put beside", lambda h: h.database.text("INSERT INTO kept_number SELECT 'x' || seal, case_id, salt, body FROM kept_number LIMIT 1"), {Kind.UNNOTED}),
    ("a number moved to another case", lambda h: unlocked(h, "UPDATE kept_number SET case_id = (SELECT max(case_id) FROM log)"), {Kind.WORDS}),
    ("all computed anew", _anew, {Kind.DIFFERS}),
    ("an unlawful event", lambda h: recompute(h, "UPDATE log SET actor = 'eve' WHERE events LIKE '%handling.claimed%'"), {Kind.UNLAWFUL, Kind.DIFFERS}),
    ("an entry nested too deeply", lambda h: recompute(h, f"UPDATE log SET events = '{'[' * 100_000}' WHERE seq = 9"), {Kind.UNREADABLE, Kind.DIFFERS}),
    ("nonsense in the log", lambda h: recompute(h, "UPDATE log SET events = '[[\"intake.unknown\",1,{}]]' WHERE seq = 9"), {Kind.UNREADABLE, Kind.DIFFERS}),
    ("not even JSON", lambda h: recompute(h, "UPDATE log SET events = '{' WHERE seq = 9"), {Kind.UNREADABLE, Kind.DIFFERS}),
    ("a photo changed", lambda h: h.database.text("UPDATE evidence_file SET bytes = x'00'"), {Kind.EVIDENCE}),
    ("a photo taken away", lambda h: h.database.text("DELETE FROM evidence_file"), {Kind.EVIDENCE}),
    ("a trigger dropped", lambda h: h.database.text("DROP TRIGGER log_kept"), {Kind.TRIGGERS}),
]  # fmt: skip


def _made_up(house: Books) -> str:
    columns = [name for (name,) in house.database.text("SELECT name FROM pragma_table_info('ticket')")]
    made = {"first_seq": "999", "case_id": "randomblob(16)", "number_key": "1"}
    return f"INSERT INTO ticket SELECT {', '.join(made.get(name, f'{chr(34)}{name}{chr(34)}') for name in columns)} FROM ticket LIMIT 1"


def test_an_untouched_house_holds(house: Books) -> None:
    anchor = lived_in(house)
    verdict = verify(house.database, expect, anchor)
    assert verdict.findings == ()
    assert (verdict.entries, verdict.cases, verdict.head) == (20, 6, anchor.log)
    assert verify(house.database, expect, Heads((5, anchor.log[1][:8]))).findings == (Finding(Kind.DIFFERS, 5),)
    assert verify_chain(house.database, anchor).holds


@pytest.mark.parametrize(("name", "tamper", "kinds"), TAMPERED, ids=[name for name, *_ in TAMPERED])
def test_tampering_is_named(house: Books, name: str, tamper: Tamper, kinds: set[Kind]) -> None:
    del name
    anchor = lived_in(house)
    tamper(house)
    verdict = verify(house.database, expect, anchor)
    found = {one.kind for one in verdict.findings}
    if kinds & {Kind.EDITED, Kind.DELETED, Kind.SWAPPED}:
        assert kinds <= found, verdict.findings  # what follows from a broken log differs from case to case
    else:
        assert found == kinds, verdict.findings


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ("SELECT 1", set[Kind]()),
        ("UPDATE health_note SET body = '无过敏'", {Kind.WORDS}),
        ("UPDATE health_note SET salt = salt || substr(body, 1, 1), body = substr(body, 2)", {Kind.WORDS}),
        ("UPDATE health_note SET salt = NULL, body = NULL", {Kind.NULLED}),
        ("DELETE FROM health_note", {Kind.NULLED}),
        (
            "INSERT INTO health_note SELECT randomblob(16), case_id, '00', '多出来的' FROM health_note",
            {Kind.UNNOTED},
        ),
    ],
)
def test_health_notes_are_those_that_their_entries_seal(house: Books, change: str, kinds: set[Kind]) -> None:
    lived_in(house)
    note, case_id = UUID(int=77), house.clerk.made[0]
    seal = StoredHealth(house.database).put(note, case_id, "不青霉素过敏")
    house.clerk.do(privacy.NoteHealth(note, seal), case_id)
    unlocked(house, change)
    assert {one.kind for one in verify(house.database, expect).findings} == kinds


def test_the_case_of_the_least_id_is_replayed_too(house: Books) -> None:
    anchor = lived_in(house)
    assert verify(house.database, expect).holds
    least = "SELECT min(case_id) FROM log"
    tables = [*schema.COMPUTED, "source"]
    unlocked(house, *(f"UPDATE {one} SET case_id = zeroblob(16) WHERE case_id = ({least})" for one in (*tables, "log")))
    verdict = verify(house.database, expect, anchor)
    assert verdict.cases == len(house.clerk.made)


def test_findings_say_where(house: Books) -> None:
    lived_in(house)
    unlocked(house, "UPDATE log SET at = at - 1 WHERE seq = 8")
    house.database.text("UPDATE ticket SET level = 'minor' WHERE number = 'C-2026-0005'")
    places = {(one.kind, one.seq, one.number) for one in verify(house.database, expect).findings}
    assert places == {(Kind.EDITED, 8, "C-2026-0003"), (Kind.ROWS, 15, "C-2026-0005")}


def test_without_an_anchor_an_old_backup_looks_whole(house: Books, tmp_path: Path) -> None:
    """The control: nothing in the file itself can tell; the head on a printed sheet does."""
    lived_in(house)
    old = tmp_path / "old.amends"
    backup.copy(house.database, old)
    house.clerk.save(house.clerk.made[0], "后来又说了")
    anchor = Heads(house.log.head())
    with Database(old) as put_back:
        assert verify(put_back, expect).holds
        assert [one.kind for one in verify(put_back, expect, anchor).findings] == [Kind.BEHIND]


def test_the_heads_of_printed_sheets_are_anchors_of_their_own(house: Books) -> None:
    printed = signing.RecordPrint("handling", "zh", 1, "0" * 64, str(lived_in(house)))
    house.clerk.do(printed, house.clerk.made[0])
    assert verify(house.database, expect).holds
    recompute(house, "UPDATE log SET at = at + 1 WHERE seq = 3")
    assert Kind.DIFFERS in {one.kind for one in verify(house.database, expect).findings}


def looks(house: Books) -> StoredLooks:
    return StoredLooks(house.database)


def looked_at(house: Books, times: int = 3) -> None:
    for n in range(times):
        looks(house).add(Look(NOON + n, "luo", "export", None, f"audit-csv {n}"))


def again(house: Books, edit: str) -> None:
    """Change the chain of acts and compute it anew, as a program of ours would."""
    unlocked(house, edit)
    before = acts.GENESIS
    for seq, at, actor, kind, what, seal, head in house.database.text(
        "SELECT k.seq, k.at, k.actor, k.kind, k.what, k.seal, g.hash FROM looked k JOIN log g ON g.seq = k.log_seq ORDER BY k.seq"
    ):
        before = acts.link(before, head, seq, Look(at, actor, kind, None, what), seal)
        unlocked(house, f"UPDATE looked SET hash = x'{before.hex()}' WHERE seq = {seq}")


ACTS: list[tuple[str, Tamper, set[Kind]]] = [
    ("untouched", lambda _: None, set()),
    ("the tail of who looked cut", lambda h: unlocked(h, "DELETE FROM looked WHERE seq > 2"), {Kind.ACTS_BEHIND}),
    ("all of it", lambda h: unlocked(h, "DELETE FROM looked"), {Kind.ACTS_BEHIND}),
    ("computed anew", lambda h: again(h, "UPDATE looked SET actor = 'eve' WHERE seq = 1"), {Kind.ACTS_DIFFER}),
    ("edited", lambda h: unlocked(h, "UPDATE looked SET actor = 'eve' WHERE seq = 1"), {Kind.LOOKED}),
]


@pytest.mark.parametrize("brought", ["paper", "log", "nothing"])
@pytest.mark.parametrize(("name", "tamper", "kinds"), ACTS, ids=[name for name, *_ in ACTS])
def test_a_sheet_holds_the_chain_of_acts_too(
    house: Books, name: str, tamper: Tamper, kinds: set[Kind], brought: str
) -> None:
    """Its code is brought, or only the log says that it was printed; the control, without a sheet, sees an edit alone."""
    del name
    lived_in(house)
    looked_at(house)
    heads = Heads(house.log.head(), looks(house).head())
    if brought == "log":
        house.clerk.do(signing.RecordPrint("handling", "zh", 1, "0" * 64, str(heads)), house.clerk.made[0])
    tamper(house)
    verdict = verify(house.database, expect, heads_of(shown(str(heads), 16)) if brought == "paper" else None)
    assert {one.kind for one in verdict.findings} == (kinds if brought != "nothing" else kinds & {Kind.LOOKED})
    if brought == "paper":
        tail = verify_tail(house.database, heads)
        assert {one.kind for one in tail.findings} == kinds - {Kind.LOOKED}
        assert verify_tail(house.database, heads, partly=True).holds, "whoever does not see it says nothing of it"


@pytest.mark.parametrize("text", ["", "7", "x:ab", "7:", "7:ab+", "7:ab+x:cd", "7:ab+8:c", "7:ab+8:cd+9:ef"])
def test_what_is_no_anchor_is_refused(text: str) -> None:
    assert heads_of(text) is None
    assert heads_of(" 7:ab cd+8:ef ") == Heads((7, b"\xab\xcd"), (8, b"\xef"))
    assert heads_of("7:abcd") == Heads((7, b"\xab\xcd"))


def test_what_is_written_meanwhile_is_no_tampering(house: Books) -> None:
    """A desk saves, prints and looks while the check goes on: it reads one moment."""
    lived_in(house)

    with house.database.again() as second:

        def saving(case: Case) -> Any:
            house.clerk.save(house.clerk.receive(opening()), "又来一位")
            heads = Heads(house.log.head(), looks(house).head())
            house.clerk.do(signing.RecordPrint("handling", "zh", 1, "0" * 64, str(heads)), house.clerk.made[-1])
            looked_at(house, 1)
            return expect(case)

        verdict = verify(second, saving)
    assert verdict.findings == ()
    assert verdict.cases == 6
    assert verify(house.database, expect).cases == 12


def flood(house: Books, number: str, rows: int = 300) -> None:
    """What one person with a login and false rows of one case leaves."""
    house.database.text(
        """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
        INSERT INTO promise SELECT case_id, randomblob(16), 'x', 1, 'x', 1 FROM ticket, n WHERE number = ?""",
        (rows, number),
    )


def test_false_rows_of_one_case_hide_nothing_graver(house: Books) -> None:
    lived_in(house)
    flood(house, "C-2026-0001")
    unlocked(house, "UPDATE words SET body = replace(body, '位客人', '个客人') WHERE seq = 18")
    house.database.text("UPDATE evidence_file SET bytes = x'00'")
    text, photo, *rows = verify(house.database, expect).findings
    assert (text.kind, text.seq, photo.kind) == (Kind.WORDS, 18, Kind.EVIDENCE)
    assert [(one.kind, one.number, one.more) for one in rows] == [
        *[(Kind.ROWS, "C-2026-0001", 0)] * 19,
        (Kind.ROWS, "C-2026-0001", 280),
    ]


def test_what_is_graver_has_places_of_its_own(house: Books) -> None:
    lived_in(house)
    for n in range(1, 7):
        flood(house, f"C-2026-000{n}", 30)
    unlocked(house, "UPDATE words SET body = replace(body, '位客人', '个客人') WHERE seq IN (3, 15, 18)")
    found = verify(house.database, expect, most=50).findings
    assert [one.kind for one in found] == [Kind.WORDS] * 3 + [Kind.ROWS] * 50
    said = {one.number: one.more for one in found if one.kind is Kind.ROWS}
    assert list(said.values()) == [10, 10, 20], "the third had ten places left"


def test_what_anybody_can_write_crowds_out_nothing() -> None:
    """Twelve cases full of answers to offers that nobody made had silenced a forged signature for ever."""
    bounds = Bounded(200)
    for n in range(12):
        for seq in range(100):
            bounds.add(Finding(Kind.UNLAWFUL, seq, f"C-2026-{n:04}", "transfer.none"))
    bounds.add(Finding(Kind.UNLAWFUL, 5000, "C-2026-0300", "sign.four_eyes shen"))
    bounds.add(Finding(Kind.FORGED, 5001, "C-2026-0301"))
    for n in range(12):
        bounds.add(Finding(Kind.ROWS, 0, f"C-2026-{n:04}", "ticket"))
    told = bounds.told()
    assert told[0] == Finding(Kind.FORGED, 5001, "C-2026-0301")
    assert Finding(Kind.UNLAWFUL, 5000, "C-2026-0300", "sign.four_eyes shen") in told
    assert {one.number for one in told if one.detail == "transfer.none"} == {f"C-2026-{n:04}" for n in range(12)}
    assert sum(1 + one.more for one in told) == 12 * 100 + 2 + 12


@pytest.mark.parametrize("cases", [5, 50])
def test_every_case_is_named_up_to_ten_times_the_places(cases: int) -> None:
    bounds = Bounded(2)
    for n in range(cases):
        bounds.add(Finding(Kind.WORDS, n, f"C-2026-{n:04}"))
    told = bounds.told()
    assert len(told) == min(cases, 20)
    assert sum(1 + one.more for one in told) == cases


def test_a_note_of_before_is_still_read(house: Books) -> None:
    """As a build left it that told every finding by itself."""
    lived_in(house)
    flood(house, "C-2026-0001", 30)
    checks = FileChecks(house.database, expect, nothing_beyond, lambda: NOON)
    found, path = checks.whole().findings, backup.kept_at(house.path)
    last = checks.last()
    assert last is not None
    assert last.findings == found
    body = json.loads(path.read_text(encoding="utf-8"))
    for one in body["findings"]:
        del one["more"]
    path.write_text(json.dumps(body), encoding="utf-8")
    last = checks.last()
    assert last is not None
    assert [one.kind for one in last.findings] == [Kind.ROWS] * 20


HALVED: list[tuple[str, set[Kind]]] = [
    ("SELECT 1", set()),
    ("UPDATE ticket SET holder = 'eve' WHERE number IN ('C-2026-0001', 'C-2026-0006')", {Kind.ROWS}),
    ("UPDATE words SET body = replace(body, '位客人', '个客人') WHERE seq IN (3, 15)", {Kind.WORDS}),
]


@pytest.mark.parametrize(("statement", "kinds"), HALVED, ids=["whole", "rows", "words"])
def test_two_halves_find_what_one_finds(
    house: Books, monkeypatch: pytest.MonkeyPatch, statement: str, kinds: set[Kind]
) -> None:
    """The second half is checked by another process; a sheet of its cases is compared too."""
    heads = lived_in(house)
    house.clerk.do(signing.RecordPrint("handling", "zh", 1, "0" * 64, str(heads)), house.clerk.made[5])
    unlocked(house, statement)
    if Kind.ROWS in kinds:
        flood(house, "C-2026-0006")
    other = SheetSays("C-2026-0006", "handling", 1, str(heads), "1" * 64)
    alone = verify(house.database, expect, sheets=(other,))
    assert {one.kind for one in alone.findings} == kinds | {Kind.SHEET}
    assert verify_apart.middle_of(house.database) > verify_cases.LAST, "a small file is not halved"
    monkeypatch.setattr(verify_apart, "HALVED_FROM", 1)
    assert 0 < verify_apart.middle_of(house.database) < verify_cases.LAST
    halved = verify(house.database, expect, sheets=(other,), halved=True)
    assert sorted(map(str, halved.findings)) == sorted(map(str, alone.findings))
    assert (halved.cases, halved.head) == (alone.cases, alone.head)


def gone(_: verify_apart.Half) -> NoReturn:
    os._exit(3)


def test_a_half_whose_process_ends_is_checked_all_the_same(house: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    lived_in(house)
    house.database.text("UPDATE ticket SET holder = 'eve'")
    monkeypatch.setattr(verify_apart, "HALVED_FROM", 1)
    monkeypatch.setattr(checking, "verify_half", gone)
    verdict = verify(house.database, expect, halved=True)
    assert verdict.cases == 6
    assert {one.number for one in verdict.findings} == {f"C-2026-000{n}" for n in range(1, 7)}


def test_a_damaged_index_is_named_and_the_check_goes_on(house: Books) -> None:
    anchor = lived_in(house)
    house.database.text("PRAGMA writable_schema = ON")
    house.database.text("UPDATE sqlite_master SET sql = replace(sql, 'due_at', 'last_at') WHERE name = 'ticket_due'")
    house.database.close()
    with Database(house.path) as damaged:
        verdict = verify(damaged, expect, anchor)
    assert {one.kind for one in verdict.findings} == {Kind.FILE}
    assert verdict.entries == 20
    house.database = Database(house.path)


MENDED: list[Tamper] = [
    lambda h: h.database.text(
        "UPDATE ticket SET level = 'minor', first_seq = first_seq + 500, number_key = number_key + 7"
    ),
    lambda h: h.database.text("DELETE FROM ticket"),
    lambda h: h.database.text("DELETE FROM ticket_search"),
    lambda h: h.database.text("UPDATE promise SET open = 0"),
    lambda h: h.database.text("INSERT INTO promise SELECT case_id, randomblob(16), 'x', 1, 'x', 1 FROM promise"),
    lambda h: h.database.text(_made_up(h)),
    lambda h: h.database.text("DELETE FROM source"),
]


@pytest.mark.parametrize("tamper", MENDED, ids=range(len(MENDED)))
def test_tables_are_mended_from_the_log(house: Books, tamper: Tamper) -> None:
    anchor = lived_in(house)
    tamper(house)
    assert not verify(house.database, expect, anchor).holds
    done = rebuild(house.database, expect)
    assert done.cases == 6
    assert verify(house.database, expect, anchor).findings == ()
    assert rebuild(house.database, expect).mended == 0


def test_a_rebuild_follows_new_rules_while_a_desk_saves(house: Books) -> None:
    """Another pack gives other ranks; a second connection saves between the small transactions."""
    lived_in(house)
    for _ in range(230):
        house.clerk.receive()

    def other(case: Case) -> Any:
        return {
            where: (*row[:11], "critical", *row[12:]) if where[0] == "ticket" else row
            for where, row in expect(case).items()
        }

    with house.database.again() as second:
        done = rebuild(second, other, lambda cases: bool(cases > 200 or house.clerk.receive()))
        assert done.cases == 238
        assert verify(second, other).findings == ()
    assert house.database.text("SELECT DISTINCT level FROM ticket") == [("critical",)]


@pytest.mark.parametrize("printed", [True, False])
def test_a_letter_without_its_print_is_named(house: Books, *, printed: bool) -> None:
    case_id = house.clerk.receive(opening())
    sheet = signing.Printed("letter-holding", "zh", 1, "0" * 64, "1:0")
    letter = signing.LetterWritten("letter-holding", "zh", Words("您好"))
    house.clerk.write(case_id, (sheet, letter) if printed else (letter,))
    named = [(one.kind, one.detail) for one in verify(house.database, expect).findings]
    assert named == ([] if printed else [(Kind.UNLAWFUL, "letter.unprinted")])


def _ended_at_the_cap(house: Books) -> UUID:
    """A case that a supervisor ended without its steps."""
    case_id = house.clerk.receive(opening())
    said = Words("不满意")
    call = contacts.FollowedUp(
        house.clerk.new_id(), 1, "phone", house.clerk.now, "yes", "yes", "no", satisfied="not", text=said
    )
    house.clerk.write(case_id, (call, handling.CapReached()))
    house.clerk.write(case_id, (handling.CapDecided("close-with-reason", said),))
    issue = next(iter(house.clerk.recent[case_id].issues.all))
    house.clerk.write(case_id, (issues.Judged(issue, "yes", said),))
    return case_id


@pytest.mark.parametrize("told", [True, False], ids=["an entry says so", "control: none does"])
def test_words_erased_after_the_record_was_asked_for(house: Books, *, told: bool) -> None:
    for person in (LIN, CHEN):
        StoredAccounts(house.database).add(person, "", NOON)
    case_id = _ended_at_the_cap(house)
    record = record_digest(house.clerk.recent[case_id])
    house.clerk.write(case_id, (signing.Asked(record, 0, Words("属实")),))
    house.clerk.write(case_id, (signing.CaseWithdrawn(Words("撤诉")),))
    assert verify(house.database, expect).holds
    erasure, reason = house.clerk.new_id(), Words("保存期满")
    seals = tuple(seal for _, seal in sealed_words(house.log.load(case_id)))
    if told:
        asked = privacy.ErasureAsked(erasure, ("all",), files=False, ground="retention-over", reason=reason)
        house.clerk.write(case_id, (asked,))
        house.clerk.person = CHEN  # not by who asked
        house.clerk.write(case_id, (privacy.Erased(erasure, seals, (), reason),))
    else:
        for seq, body in house.database.text("SELECT seq, body FROM words"):
            nulled = json.dumps([None] * len(json.loads(body)))
            house.database.text("UPDATE words SET body = ? WHERE seq = ?", (nulled, seq))
    rebuild(house.database, expect)
    assert {one.kind for one in verify(house.database, expect).findings} == (set() if told else {Kind.NULLED})


def test_a_trigger_that_keeps_only_its_name_is_named(house: Books) -> None:
    lived_in(house)
    house.database.text("DROP TRIGGER log_kept")
    house.database.text(
        "CREATE TRIGGER log_kept BEFORE DELETE ON log WHEN OLD.seq < 0 BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    assert verify(house.database, expect).findings == (Finding(Kind.TRIGGERS, detail="log_kept"),)
    assert verify_tail(house.database).findings == (Finding(Kind.TRIGGERS, detail="log_kept"),)


def test_the_end_of_the_chain_is_checked_at_a_start(house: Books) -> None:
    anchor = lived_in(house)
    assert verify_tail(house.database, anchor, 5) == Verdict((), 5, 0, anchor.log, looks(house).head())
    unlocked(house, "UPDATE log SET at = at - 1 WHERE seq = 18")
    assert [(one.kind, one.seq) for one in verify_tail(house.database, anchor, 5).findings] == [(Kind.EDITED, 18)]
    assert verify_tail(house.database, anchor, 2).holds, "what lies before is for the night"


def test_an_old_backup_put_back_is_noticed_at_the_next_start(house: Books, tmp_path: Path) -> None:
    lived_in(house)
    old = tmp_path / "old.amends"
    backup.copy(house.database, old)
    house.clerk.save(house.clerk.made[0], "后来又说了")
    checks = FileChecks(house.database, expect, nothing_beyond, lambda: NOON)
    assert checks.tail().holds
    assert checks.whole().holds
    house.database.close()
    shutil.copy(old, house.path)  # not by `restore`, which forgets the head that was seen
    house.database = Database(house.path)
    back = FileChecks(house.database, expect, nothing_beyond, lambda: NOON + DAY)
    assert [one.kind for one in back.tail().findings] == [Kind.BEHIND]
    assert [one.kind for one in back.whole().findings] == [Kind.BEHIND]
    kept = back.last()
    assert kept is not None
    assert (kept.at, kept.holds, kept.head.partition(":")[0]) == (NOON + DAY, False, "21")
    backup.kept_at(house.path).unlink()
    assert back.tail().holds, "the control: nothing else tells"


def test_what_was_told_of_lost_entries_betrays_a_cut(house: Books) -> None:
    lived_in(house)
    house.database.text("INSERT INTO message_mark(one, seq, at) VALUES (1, 20, 0)")
    assert verify(house.database, expect).holds
    _cut_and_mend(house)
    found = verify(house.database, expect).findings
    assert [one for one in found if one.kind is not Kind.UNNOTED] == [Finding(Kind.CUT, 20, "", "message_mark")]

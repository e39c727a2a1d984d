"""`amends verify`, `backup` and `restore`; `amends import`; `amends` without a display; what each verb loads."""

import sqlite3
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.storage.engine import driver_module
from tests.cli.amends import PASSWORD, Shell, process
from tests.cli.steps import OPENING, six_steps
from tests.forms import paper

TABLE = "编号,内容\nA1,空调太吵\nA2,等了一小时\n"


def test_a_whole_house_verifies_and_tells_its_head(shell: Shell) -> None:
    shell.done(OPENING)
    said = shell("verify", "--db", shell.db, "--json", password=None)
    assert (said.code, said.data["holds"], said.data["entries"]) == (0, True, 1)
    head = said.data["head"]
    assert shell("verify", "--db", shell.db, "--anchor", head).code == 0
    assert shell("verify", "--db", shell.db, "--anchor", head[:18]).code == 0, "a sheet shows the beginning of the hash"
    assert shell("verify", "--db", shell.db, "--anchor", "one:zz").code == 1
    wide = shell("verify", "--db", shell.db, "--anchor", head.replace(":", "：").replace("+", "＋"))
    assert (wide.code, "The anchor fits: #" in wide.out) == (0, True), "as a Chinese keyboard writes it"
    seq, _, rest = head.partition(":")
    mistyped = shell("verify", "--db", shell.db, "--anchor", f"{seq}:{'0' if rest[0] != '0' else '1'}{rest[1:]}")
    assert mistyped.code == 1
    first, second, *_ = mistyped.out.splitlines()
    assert "as printed" in first
    assert "of this house" in first
    assert second.startswith("verify.differs")


def tamper(path: Path, *statements: str) -> None:
    driver = driver_module().connect(str(path))
    for statement in statements:
        driver.execute(statement)
    driver.commit()
    driver.close()


def test_tables_are_put_right_from_the_log(shell: Shell) -> None:
    close_one(shell)  # whose signature brings the house's own entries
    tamper(Path(shell.db), "UPDATE ticket SET holder = 'chen'")
    assert shell("verify", "--db", shell.db).code == 1
    assert "1 cases compared, 1 put right" in shell("rebuild", "--db", shell.db).out
    assert shell("verify", "--db", shell.db).code == 0
    assert "0 put right" in shell("rebuild", "--db", shell.db).out


ATTACKS = [
    ("edit", ("DROP TRIGGER log_fixed", "UPDATE log SET actor = 'chen' WHERE seq = 2"), "verify.edited"),
    (
        "delete",
        ("DROP TRIGGER log_kept", "DELETE FROM words WHERE seq = 2", "DELETE FROM log WHERE seq = 2"),
        "verify.deleted",
    ),
    ("row only", ("UPDATE ticket SET holder = 'luo'",), "verify.rows"),
]


@pytest.mark.parametrize(("name", "statements", "kind"), ATTACKS, ids=[name for name, _, _ in ATTACKS])
def test_the_class_of_tampering_is_named_in_words(
    name: str, statements: tuple[str, ...], kind: str, shell: Shell
) -> None:
    del name
    shell.done(OPENING, {**OPENING, "place": "1301"}, {**OPENING, "place": "1302"})
    tamper(shell.db, "DROP TRIGGER IF EXISTS words_kept", *statements)
    said = shell("verify", "--db", shell.db, "--json")
    assert said.code == 1
    found = {finding["kind"]: finding for finding in said.data["findings"]}
    assert kind in found
    assert found[kind]["zh"] not in {"", kind}
    assert kind in shell("verify", "--db", shell.db).out


def test_false_rows_of_one_case_are_counted(shell: Shell) -> None:
    shell.done(OPENING)
    tamper(
        shell.db,
        """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO promise SELECT case_id, randomblob(16), 'x', 1, 'x', 1 FROM ticket, n""",
    )
    *lines, last = shell("verify", "--db", shell.db).out.splitlines()
    assert (len(lines), last.endswith("  280 more like this.")) == (19, True)
    found = shell("verify", "--db", shell.db, "--json").data["findings"][-1]
    assert (found["more"], found["zh"].endswith("同样的还有 280 处。")) == (280, True)


def test_an_old_backup_put_back_is_found_by_a_printed_anchor(shell: Shell, tmp_path: Path) -> None:
    shell.done(OPENING)
    kept = tmp_path / "kept.amends"
    assert shell("backup", "--db", shell.db, "--to", kept, password=None).code == 0
    shell.done({**OPENING, "place": "1301"})
    head = shell("verify", "--db", shell.db, "--json").data["head"]
    assert shell("restore", "--replace", "--from", kept, "--db", shell.db, password=None).code == 0
    assert shell("verify", "--db", shell.db).code == 0, "the backup itself is whole"
    said = shell("verify", "--db", shell.db, "--anchor", head)
    assert (said.code, "verify.behind" in said.out) == (1, True)


def test_an_old_backup_with_other_people_is_found_by_the_code_of_a_sheet(shell: Shell, tmp_path: Path) -> None:
    """Nothing was written in any case since: only the second head of the code tells."""
    number = shell.done(OPENING)[0]["number"]
    kept, sheet = tmp_path / "kept.amends", tmp_path / "s.pdf"
    assert shell("backup", "--db", shell.db, "--to", kept, password=None).code == 0
    assert shell("user", "disable", "chen", "--db", shell.db, "--as", "boss").code == 0
    assert shell("sheet", number, "--db", shell.db, "--out", sheet, "--as", "li").code == 0
    code = paper.codes(sheet.read_bytes())[0]
    assert shell("verify", "--db", shell.db, "--anchor", code).code == 0
    assert shell("restore", "--replace", "--from", kept, "--db", shell.db, password=None).code == 0
    said = shell("verify", "--db", shell.db, "--anchor", code, "--json")
    assert [one["kind"] for one in said.data["findings"]] == ["verify.acts_behind"]
    before = code.partition("+")[0]
    assert shell("verify", "--db", shell.db, "--anchor", f"{before}|p1/1|c1").code == 0, (
        "the control: a sheet of before"
    )


def close_one(shell: Shell) -> str:
    """A case taken to its signature; gives its number."""
    issue = str(uuid4())
    number = str(shell.done({**OPENING, "issue": issue})[0]["number"])
    record = shell.done(*six_steps(number, issue))[-1]["record"]
    shell.done({"verb": "ask-sign-off", "case": number, "record": record, "statement": "属实"})
    shell.done({"verb": "sign", "case": number, "record": record, "comment": "同意"}, person="shen")
    return number


def test_a_check_from_a_printed_sheet_and_from_the_cards(shell: Shell, tmp_path: Path) -> None:
    number = close_one(shell)
    sheet, keys, card = tmp_path / "s.pdf", tmp_path / "keys.txt", tmp_path / "card.pdf"
    assert shell("sheet", number, "--db", shell.db, "--out", sheet, "--as", "li").code == 0
    listed = shell("key", "list", "--db", shell.db, password=None)
    assert listed.out.startswith("shen/1\t")
    keys.write_text(listed.out, encoding="utf-8")
    assert shell("key", "card", "shen", "--db", shell.db, "--out", card, password=None).code == 0
    digits = "".join(listed.out.split("\t")[1].split())
    printed = paper.text(card.read_bytes())
    assert digits[:32].upper() in printed
    assert digits[32:].upper() in printed
    assert paper.codes(card.read_bytes()) == [f"AM1K|shen/1|{digits}|p1/1|c1"]
    fits = shell("verify", "--db", shell.db, "--sheet", sheet, "--keys", keys, password=None)
    assert fits.code == 0
    assert f"The sheet fits: {sheet} ({number}, copy 1)" in fits.out
    assert "The keys of the cards fit: 1" in fits.out
    code = paper.codes(sheet.read_bytes())[0]
    assert shell("verify", "--db", shell.db, "--anchor", code).code == 0
    keys.write_text(f"shen/1 {'ab' * 32}  # another card\n", encoding="utf-8")
    said = shell("verify", "--db", shell.db, "--keys", keys, "--json")
    assert {one["kind"] for one in said.data["findings"]} == {"verify.key", "verify.forged"}
    assert shell("key", "card", "li", "--db", shell.db, "--out", card).code == 1, (
        "who never signed in to sign has no key"
    )


BAD_PAPER = [
    ("no card", "--keys", b"shen/1 abcd\n", "64"),
    ("no PDF", "--sheet", b"hello", "no sheet"),
]


@pytest.mark.parametrize(("name", "option", "content", "said"), BAD_PAPER, ids=[one[0] for one in BAD_PAPER])
def test_what_is_no_paper_of_ours_is_refused(
    name: str, option: str, content: bytes, said: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = shell("verify", "--db", shell.db, option, path)
    assert told.code == 1
    assert said in told.err
    assert shell("verify", "--db", shell.db, option, tmp_path / "nowhere").code == 1


def test_a_restored_house_keeps_the_other_beside_it(shell: Shell, tmp_path: Path) -> None:
    shell.done(OPENING)
    kept = tmp_path / "kept.amends"
    shell("backup", "--db", shell.db, "--to", kept)
    assert shell("backup", "--db", shell.db, "--to", kept).code == 1, "a backup is never overwritten"
    shell.done({**OPENING, "place": "1301"})
    said = shell("restore", "--replace", "--from", kept, "--db", shell.db)
    assert "replaced" in said.err
    assert len(shell("list", "--db", shell.db, "--view", "all", "--json").data) == 1
    assert len(list(shell.db.parent.glob("*.replaced-1*"))) >= 1


BROKEN = [
    ("nothing", b""),
    ("text", b"not a database at all, just text " * 40),
    ("half", b"SQLite format 3\x00" + bytes(500)),
]


@pytest.mark.parametrize(("name", "content"), BROKEN, ids=[name for name, _ in BROKEN])
def test_a_file_that_is_no_house_is_refused_and_left_alone(
    name: str, content: bytes, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.amends"
    path.write_bytes(content)
    for verb in (["list"], ["verify"], ["backup", "--to", tmp_path / "b"]):
        said = shell(*verb, "--db", path)
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert path.read_bytes() == content
    assert shell("restore", "--replace", "--from", path, "--db", shell.db).code == 1
    assert shell("list", "--db", shell.db).code == 0


# ── import ───────────────────────────────────────────────────────────────────────────────────────
def bring(shell: Shell, content: bytes, *more: str, mapping: str = "text=内容,ref=编号") -> tuple[int, str, str]:
    path = shell.db.with_name("table.csv")
    path.write_bytes(content)
    said = shell("import", path, "--db", shell.db, "--as", "li", "--map", mapping, *more)
    return said.code, said.out, said.err


def test_a_table_is_previewed_imported_and_known_again(shell: Shell) -> None:
    code, out, _ = bring(shell, TABLE.encode("gb18030"), "--dry-run")
    assert (code, "2 new" in out, "gb18030" in out) == (0, True, True)
    assert shell("list", "--db", shell.db, "--json").data == []
    code, out, err = bring(shell, TABLE.encode("utf-8-sig"))
    assert (code, "2 complaints imported" in out, "2/2" in err) == (0, True, True)
    code, out, _ = bring(shell, TABLE.encode("utf-16"))
    assert (code, "0 complaints imported" in out) == (0, True)
    assert len(shell("list", "--db", shell.db, "--json").data) == 2


def test_a_bad_row_stops_all_and_is_named(shell: Shell) -> None:
    for more in ((), ("--dry-run",)):
        code, out, err = bring(shell, (TABLE + "A3,\n").encode(), *more)
        assert code == 1
        assert "row 4 narrative:" in out
        assert ("1 rows have problems" in err) is (more == ())
    assert shell("list", "--db", shell.db, "--json").data == []


def test_hostile_cells_are_kept_as_text(shell: Shell) -> None:
    cells = ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "a\x00b", "<img src=x>", "'; DROP TABLE log;--", "多\n行", '引"号']
    table = "内容\n" + "".join('"' + cell.replace('"', '""') + '"\n' for cell in cells)
    code, out, _ = bring(shell, table.encode(), mapping="text=内容")
    assert (code, f"{len(cells)} complaints imported" in out) == (0, True)
    assert shell("verify", "--db", shell.db).code == 0
    titles = {row["title"] for row in shell("list", "--db", shell.db, "--json").data}
    assert {"=cmd|' /C calc'", "+1", "@SUM(A1)"} <= titles


@pytest.mark.parametrize("mapping", ["text=正文", "内容", "colour=内容", "ref=编号"])
def test_a_map_that_does_not_fit_is_refused(mapping: str, shell: Shell) -> None:
    code, out, err = bring(shell, TABLE.encode(), mapping=mapping)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_a_missing_table(shell: Shell) -> None:
    said = shell("import", shell.db.with_name("no.csv"), "--db", shell.db, "--as", "li", "--map", "text=a")
    assert (said.code, "no.csv" in said.err) == (1, True)


# ── the window, and what is loaded ───────────────────────────────────────────────────────────────
def test_without_a_display_the_window_is_refused_in_one_sentence(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform in {"win32", "darwin"}:
        monkeypatch.setattr("desktop.cli.window.has_display", lambda: False)
    said = shell()
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_the_demo_without_a_display_does_the_main_job(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")  # set, and dead: Qt would end the program
    if sys.platform in {"win32", "darwin"}:
        monkeypatch.setattr("desktop.cli.window.has_display", lambda: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = shell("--ui", "zh", "--demo", password=None)
    first, *progress = said.err.splitlines()
    assert (said.code, "没有显示器" in first) == (0, True)
    assert progress == [f"正在准备演示酒店 {tenth}%" for tenth in range(0, 100, 10)]
    assert said.out.count("✓") == 6
    sheet = Path(said.out.strip().splitlines()[-1].rpartition("：")[2])
    assert sheet.read_bytes().startswith(b"%PDF")
    assert shell("verify", "--db", sheet.with_name("demo.amends")).code == 0


HEAVY = "PySide6 shiboken6 alembic reportlab pikepdf pypinyin"
LIGHT_VERBS = [["list", "--json"], ["show", "C-NUMBER", "--json"], ["verify"], ["do", "--as", "li"]]


@pytest.mark.parametrize("verb", LIGHT_VERBS, ids=lambda verb: verb[0])
def test_a_verb_loads_nothing_heavy(verb: list[str], shell: Shell) -> None:
    number = shell.done({**OPENING, "name": "Ms Lin"})[0]["number"]
    arguments = [part.replace("C-NUMBER", number) for part in verb]
    code = (
        "import sys; from desktop.__main__ import main; "
        f"code = main({[*arguments, '--db', str(shell.db)]!r}); "
        f"found = [m for m in '{HEAVY}'.split() if m in sys.modules]; "
        "print(found, file=sys.stderr); sys.exit(code or bool(found))"
    )
    said = process_code(code)
    assert said == (0, "[]\n")


def process_code(code: str) -> tuple[int, str]:
    import subprocess  # noqa: PLC0415 - one use

    from tests.cli.amends import BARE, PASSWORD, ROOT  # noqa: PLC0415 - as above

    env = {**BARE, "AMENDS_PASSWORD": PASSWORD}
    run = subprocess.run([sys.executable, "-c", code], input=b"", capture_output=True, cwd=ROOT, env=env, check=False)
    return run.returncode, run.stderr.decode()


def test_each_verb_also_runs_as_a_process(shell: Shell) -> None:
    shell.done(OPENING)
    said = process("list", "--db", shell.db, "--json", LANG="zh_CN.UTF-8")
    assert said.returncode == 0
    assert "空调响了两个小时" in said.stdout.decode()
    said = process("list", "--db", shell.db.with_name("没有.amends"), LANG="zh_CN.UTF-8")
    assert (said.returncode, "找不到" in said.stderr.decode()) == (1, True)
    assert sqlite3.sqlite_version  # the plain driver exists where the sound one does not


def test_ones_own_new_password_keeps_the_key_and_anothers_makes_the_next(shell: Shell, tmp_path: Path) -> None:
    card, new = tmp_path / "card.pdf", "lanting-2027"

    def keys(password: str) -> list[str]:
        made = shell("key", "card", "shen", "--db", shell.db, "--out", card, "--make", password=password)
        assert made.code == 0, made.err
        return [line.partition("\t")[0] for line in shell("key", "list", "--db", shell.db).out.splitlines()]

    assert keys(PASSWORD) == ["shen/1"]
    assert shell("user", "reset", "shen", "--db", shell.db, "--as", "shen", stdin=f"{new}\n").code == 0
    assert shell("key", "card", "shen", "--db", shell.db, "--out", card, "--make").code == 1, (
        "the old one opens nothing"
    )
    assert keys(new) == ["shen/1"]
    assert shell("user", "reset", "shen", "--db", shell.db, "--as", "boss", stdin=f"{PASSWORD}\n").code == 0
    assert keys(PASSWORD) == ["shen/1", "shen/2"]
    assert shell("verify", "--db", shell.db).code == 0

"""`amends do`: every verb as JSON lines, one result each, refusals in both languages, nothing that crashes it."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from desktop.domain.case.registry import VERBS
from tests.cli.amends import BARE, PASSWORD, ROOT, Shell
from tests.cli.steps import OPENING, six_steps


def handled(shell: Shell) -> tuple[str, str]:
    """A case through all steps; its number and the hash of its record."""
    issue = str(uuid4())
    number = shell.done({**OPENING, "issue": issue})[0]["number"]
    return number, shell.done(*six_steps(number, issue))[-1]["record"]


def test_a_complaint_goes_from_receipt_to_signature(shell: Shell) -> None:
    number, record = handled(shell)
    shell.done({"verb": "ask-sign-off", "case": number, "record": record, "statement": "属实"})
    own = shell.do({"verb": "sign", "case": number, "record": record})
    assert own[0]["refusal"]["reason"] == "role.sign"
    signed = shell.done({"verb": "sign", "case": number, "record": record, "comment": "同意"}, person="shen")
    assert signed[0]["version"] == 15
    assert shell("show", number, "--db", shell.db, "--json").data["status"] == "closed"


def test_a_signature_asks_for_the_password_again(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session is open when the password is taken away: the signature is refused, other verbs are not."""
    number, record = handled(shell)
    shell.done({"verb": "ask-sign-off", "case": number, "record": record})
    lines = iter([json.dumps({"verb": "sign", "case": number, "record": record}) + "\n"])

    class Forgetful:
        def __iter__(self) -> "Forgetful":
            return self

        def __next__(self) -> str:
            line = next(lines)
            monkeypatch.setenv("AMENDS_PASSWORD", "something-else")
            return line

    from desktop.__main__ import main  # noqa: PLC0415 - with its own standard input

    monkeypatch.setenv("AMENDS_PASSWORD", PASSWORD)
    monkeypatch.setattr(sys, "stdin", Forgetful())
    assert main(["do", "--db", str(shell.db), "--as", "shen"]) == 1
    assert json.loads(shell.capsys.readouterr().out.splitlines()[-1])["refusal"]["reason"] == "password.wrong"


def test_s16_a_refusal_to_receive_is_reported(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    line = {"verb": "report-refusal", "case": number, "person": "shen", "text": "不归他管", "id": str(uuid4())}
    told, again = shell.done(line, line)
    assert (told["number"], again["number"], again["already_done"]) == ("C-2026-0002", "C-2026-0002", True)
    intake = shell("show", told["number"], "--db", shell.db, "--as", "li", "--json").data["record"]["intake"]
    assert (intake["ref"], intake["narrative"]) == (number, "不归他管")
    assert shell.do({**line, "id": str(uuid4()), "person": "nobody"})[0]["refusal"]["field"] == "person"


def test_an_opening_that_was_refused_names_no_case(shell: Shell) -> None:
    refused = shell.do({**OPENING, "channel": "pigeon"})[0]
    assert set(refused) == {"ok", "refusal"}
    assert shell("list", "--db", shell.db, "--json").data == []


def test_a_refusal_names_reason_and_field_in_both_languages(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    refused = shell.do({"verb": "complete-step", "case": number, "step": 1})[0]
    assert (refused["ok"], refused["number"], refused["version"]) == (False, number, 1)
    assert refused["refusal"]["reason"] == "vent.place"
    assert refused["refusal"]["field"] == "place"
    assert refused["refusal"]["zh"] != refused["refusal"]["en"]


def test_a_wrong_code_is_answered_with_those_there_are(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    option, issue = str(uuid4()), str(uuid4())
    there_are = {
        "dissatisfied": {"verb": "set-level", "case": number, "level": "furious", "reason": "x"},
        "remedy-room-move": {"verb": "propose", "case": number, "option": option, "remedy": "remedy-move", "text": "x"},
        "goodwill": {"verb": "propose", "case": number, "option": option, "remedy": "remedy-room-move", "text": "x", "nature": "gift"},
        "hotel-quiet-equipment": {"verb": "name-issue", "case": number, "issue": issue, "category": "hotel-quiet-equip"},
        "quiet": {"verb": "save-step", "case": number, "step": 1, "choices": {"place": "bar"}},
        "customer": {"verb": "note", "case": number, "note": option, "text": "x", "step": 1, "whose": "theirs"},
        "phone": {**OPENING, "channel": "drum"},
    }  # fmt: skip
    answers = shell.do(*there_are.values())
    assert {one["refusal"]["reason"] for one in answers} == {"choice.unknown"}
    for code, one in zip(there_are, answers, strict=True):
        assert code in one["refusal"]["en"], one
        assert code in one["refusal"]["zh"], one


def test_the_exit_code_says_whether_every_line_was_done(shell: Shell) -> None:
    good, bad = json.dumps(OPENING), json.dumps({"verb": "claim", "case": "C-2026-9999"})
    arguments = ("do", "--db", shell.db, "--as", "li")
    assert shell(*arguments, stdin=f"{good}\n\n").code == 0
    said = shell(*arguments, stdin=f"{bad}\n{good}\n")
    assert said.code == 1
    assert [line["ok"] for line in said.lines] == [False, True], "a refused line does not stop the next"


def test_a_line_sent_twice_is_done_once(shell: Shell) -> None:
    line = {**OPENING, "id": str(uuid4()), "case": str(uuid4())}
    first, second = shell.done(line, line)
    assert second["already_done"]
    assert (first["number"], first["version"]) == (second["number"], second["version"])
    assert len(shell("list", "--db", shell.db, "--view", "all", "--json").data) == 1


def test_a_clash_is_told_and_settled_with_over(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    amend = {"verb": "amend-intake", "case": number, "seen": 1}
    shell.done({**amend, "changes": {"title": "空调"}}, person="chen")
    clashing = shell.do({**amend, "changes": {"title": "噪音"}})[0]
    assert not clashing["ok"]
    assert clashing["refusal"]["reason"] == "case.stale"
    clash = clashing["clashes"][0]
    assert (clash["theirs"], clash["mine"]) == ("空调", "噪音")
    shell.done({**amend, "changes": {"title": "空调噪音"}, "over": [clash["field"]]})


HOSTILE = [
    "{", "[]", "null", "1", '"open"', "{}", '{"verb": null}', '{"verb": ["open"]}', '{"verb": "drop table"}', "\ud83d", "NaN",
    '{"verb": "claim"}', '{"verb": "claim", "case": 5}', '{"verb": "claim", "case": "C-"}', '{"verb": "claim", "case": "C-2026-٣"}',
    '{"verb": "claim", "case": "%", "seen": -1}', '{"verb": "claim", "case": "NUMBER", "seen": 1.5}',
    '{"verb": "claim", "case": "NUMBER", "seen": "1"}', '{"verb": "claim", "case": "NUMBER", "over": 5}',
    '{"verb": "claim", "case": "NUMBER", "id": 5}', '{"verb": "claim", "case": "NUMBER", "colour": "red"}',
    '{"verb": "promise", "case": "NUMBER", "promise": 5, "text": "x", "due_at": 1}',
    '{"verb": "promise", "case": "NUMBER", "promise": "5", "text": "x", "due_at": 1}',
    '{"verb": "promise", "case": "NUMBER", "promise": null, "text": "x", "due_at": 1e400}',
    '{"verb": "save-step", "case": "NUMBER", "step": 1, "texts": [["said"]]}',
    '{"verb": "save-step", "case": "NUMBER", "step": 1, "texts": {"said": {"a": 1}}}',
    '{"verb": "save-step", "case": "NUMBER", "step": 1, "texts": "said"}',
    '{"verb": "save-step", "case": "NUMBER", "step": 99, "texts": {"said": "x"}}',
    '{"verb": "save-step", "case": "NUMBER", "step": 1, "texts": [[1, 2]]}',
    '{"verb": "save-step", "case": "NUMBER", "step": ' + "9" * 5000 + "}",
    '{"verb": "save-step", "case": "NUMBER", "step": 1, "texts": ' + "[" * 3000 + "]" * 3000 + "}",
    '{"verb": "add-evidence", "case": "NUMBER", "sha256": "x", "name": "a", "size": 1, "media": "x", "checks": 5}',
    '{"verb": "attach", "case": "NUMBER"}', '{"verb": "attach", "case": "NUMBER", "content": "!!"}',
    '{"verb": "attach", "case": "NUMBER", "path": "/dev/zero"}', '{"verb": "attach", "case": "NUMBER", "path": "/"}',
    '{"verb": "attach", "case": "NUMBER", "path": "\\u0000"}', '{"verb": "attach", "case": "NUMBER", "path": ""}',
]  # fmt: skip


def test_no_line_crashes_it_and_none_of_these_is_done(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    text = "".join(line.replace("NUMBER", number) + "\n" for line in HOSTILE)
    said = shell("do", "--db", shell.db, "--as", "li", stdin=text)
    assert said.code == 1
    assert len(said.lines) == len(HOSTILE)
    for line, result in zip(HOSTILE, said.lines, strict=True):
        assert not result["ok"], line
        refusal = result["refusal"]
        assert refusal["zh"] not in {"", refusal["reason"]}, (line, refusal)
    assert shell("show", number, "--db", shell.db, "--json").data["version"] == 1


def test_evidence_comes_as_a_path_or_in_the_line(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    photo = tmp_path / "照片.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    inline = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(65)).decode()
    shell.done(
        {"verb": "attach", "case": number, "path": str(photo), "kind": "evidence-room-photo"},
        {"verb": "attach", "case": number, "content": inline, "name": "../../b.png"},
    )
    kept = shell("show", number, "--db", shell.db, "--json").data["record"]["inquiry"]["evidence"]
    assert sorted(one["name"] for one in kept.values()) == ["b.png", "照片.png"]
    seal, size = next((seal, one["size"]) for seal, one in kept.items() if one["name"] == "b.png")
    told = {"verb": "add-evidence", "case": number, "sha256": seal, "name": "b.png", "size": size, "media": "image/png"}
    for false, field in (
        ({"size": size + 1}, "size"),
        ({"kind": "evidence-of-mine"}, "kind"),
        ({"kind": "evidence-room-photo", "checks": ["99"]}, "checks"),
        ({"checks": ["1"]}, "checks"),
        ({"kind": "evidence-room-photo", "checks": ["1", "1"]}, "checks"),
        ({"media": "application/pdf"}, "media"),
    ):
        refused = shell.do({**told, **false})[0]
        assert refused["refusal"]["field"] == field, false
    refused = shell.do({"verb": "attach", "case": number, "path": str(photo), "kind": "evidence-of-mine"})[0]
    assert refused["refusal"]["reason"] == "choice.unknown"
    shell.done({**told, "kind": "evidence-room-photo", "checks": ["1"]})
    kept = shell("show", number, "--db", shell.db, "--json").data["record"]["inquiry"]["evidence"]
    assert (kept[seal]["kind"], kept[seal]["checks"]) == ("evidence-room-photo", ["1"])
    disguised = tmp_path / "a.png"
    disguised.write_bytes(b"MZ\x90")
    refused = shell.do({"verb": "attach", "case": number, "path": str(disguised)})[0]
    assert refused["refusal"]["reason"] == "evidence.disguised"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_a_pipe_a_device_or_a_link_to_one_is_no_file(shell: Shell, tmp_path: Path) -> None:
    number = shell.done(OPENING)[0]["number"]
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "link.png").symlink_to("/dev/zero")
    for name in ("pipe.png", "link.png"):
        refused = shell.do({"verb": "attach", "case": number, "path": str(tmp_path / name)})[0]
        assert refused["refusal"]["reason"] == "file.not_a_file"


def test_help_lists_every_verb_and_its_fields(shell: Shell) -> None:
    said = shell("do", "--help", password=None)
    assert said.code == 0
    for verb in [*VERBS, "attach"]:
        assert f"\n{verb}: " in said.out
    assert "own_words" in said.out
    assert "place (phone | quiet | where-we-stood | written)" in said.out, "the fields that save-step points to"


def test_without_a_password_or_a_person_nothing_is_done(shell: Shell) -> None:
    line = json.dumps(OPENING) + "\n"
    assert shell("do", "--db", shell.db, "--as", "li", stdin=line, password=None).code == 1
    assert shell("do", "--db", shell.db, stdin=line).code == 2
    assert shell("do", "--db", shell.db, "--as", "nobody", stdin=line).code == 1
    assert shell("list", "--db", shell.db, "--view", "all", "--json").data == []


def test_a_program_may_wait_for_each_answer(shell: Shell) -> None:
    """In a process of its own: the answer is there before the next line is sent, in UTF-8 whatever the system says."""
    command = [sys.executable, "-m", "desktop", "do", "--db", str(shell.db), "--as", "li"]
    env = {**BARE, "AMENDS_PASSWORD": PASSWORD, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=env) as run:
        assert run.stdin is not None
        assert run.stdout is not None

        def ask(line: dict[str, Any]) -> dict[str, Any]:
            assert run.stdin is not None
            assert run.stdout is not None
            run.stdin.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            run.stdin.flush()
            answer: dict[str, Any] = json.loads(run.stdout.readline())
            return answer

        number = ask(OPENING)["number"]
        assert ask({"verb": "claim", "case": number})["version"] == 2
        run.stdin.close()
        assert run.wait(30) == 0


def test_a_signature_and_a_file_sent_twice_are_done_once(shell: Shell) -> None:
    number, _ = handled(shell)
    photo = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(9)).decode()
    attach = {"verb": "attach", "case": number, "content": photo, "name": "a.png", "seen": 13, "id": str(uuid4())}
    first, second = shell.done(attach, attach)
    assert second["already_done"]
    shell.done({"verb": "ask-sign-off", "case": number, "record": first["record"]})
    sign = {"verb": "sign", "case": number, "record": first["record"], "id": str(uuid4())}
    assert shell.done(sign, sign, person="shen")[1]["already_done"]


def test_a_file_that_is_not_here_and_a_head_of_another_log_are_refused(shell: Shell) -> None:
    """Either would make `verify` cry tampering for ever."""
    number = shell.done(OPENING)[0]["number"]
    absent = {
        "verb": "add-evidence",
        "case": number,
        "sha256": "a" * 64,
        "name": "a.png",
        "size": 1,
        "media": "image/png",
    }
    assert shell.do(absent)[0]["refusal"]["reason"] == "file.missing"
    copy = {"verb": "printed", "case": number, "form": "handling", "language": "zh", "copy": 1, "sha256": "b" * 64}
    for head in ("1:" + "0" * 64, "999999:" + "0" * 64, "9" * 30 + ":00", "x", ""):
        assert shell.do({**copy, "head": head})[0]["refusal"]["field"] == "head"
    true = shell("show", number, "--db", shell.db, "--json").data["head"]
    other = shell.do({**copy, "head": true, "text": "您好"})[0]["refusal"]
    assert (other["reason"], other["field"]) == ("letter.unknown", "form")
    shell.done({**copy, "head": true}, {**copy, "head": true, "form": "letter-holding", "text": "您好"})
    assert shell("verify", "--db", shell.db).code == 0


def test_half_a_character_in_a_name_is_refused(shell: Shell) -> None:
    number = shell.done(OPENING)[0]["number"]
    line = json.dumps({"verb": "escalate", "case": number, "to": "shen", "reason": "x"}).replace("shen", "\\ud800")
    assert shell("do", "--db", shell.db, "--as", "li", stdin=line + "\n").code == 0, (
        "a text shows it as a question mark"
    )
    line = line.replace('"escalate"', '"assign"')
    said = shell("do", "--db", shell.db, "--as", "li", stdin=line + "\n")
    assert said.lines[0]["refusal"]["reason"] == "field.kind"

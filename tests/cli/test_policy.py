"""`amends due`, `pack` and `calendar` as scripts and administrators use them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from desktop.cli.main import run
from desktop.domain.policy.reading import HAN
from desktop.usecases.examples import Question
from tests.domain.policy.builders import CN, PACKS, at
from tests.usecases import house
from tests.usecases.house import PASSWORD, PEOPLE, Town
from tests.usecases.test_policies import YEAR

START = "2026-09-29T10:00+08:00"
DUE: list[tuple[str, list[str], str | None, str | None]] = [
    ("hotel-house.first-level", [], "2026-09-29T10:30:00+08:00", None),
    ("hotel-house.first-level", ["--level", "crisis"], "2026-09-29T10:10:00+08:00", None),
    ("hotel-house.first-level", ["--level", "dissatisfied", "--level", "major=2026-09-29T10:08+08:00"], "2026-09-29T10:10:00+08:00", None),
    ("hotel-house.first-level", ["--event", "pause=2026-09-29T10:05+08:00"], None, None),
    (
        "hotel-house.first-level",
        ["--event", "pause.unreachable=2026-09-29T10:05+08:00", "--event", "resume=2026-09-29T11:05+08:00"],
        "2026-09-29T11:30:00+08:00",
        None,
    ),
    # A pause that this rule does not credit changes nothing.
    ("hotel-house.first-level", ["--event", "pause.appraisal=2026-09-29T10:05+08:00"], "2026-09-29T10:30:00+08:00", None),
    ("hotel-house.first-level", ["--event", "granted=2026-09-29T15:00+08:00"], "2026-09-29T15:00:00+08:00", None),
    ("cn-clinic.single", [], "2026-10-13T00:00:00+08:00", "2026-10-12"),
    ("courier.reply", [], "2026-10-07T00:00:00+08:00", "2026-10-06"),
]  # fmt: skip


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    yield from house.town(tmp_path)


def say(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["--ui", "en", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.parametrize(("rule", "more", "due", "last_day"), DUE)
def test_due_says_the_time_and_why(
    rule: str, more: list[str], due: str | None, last_day: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = say(capsys, "due", rule, "--from", START, *more, "--json")
    told = json.loads(out)
    assert code == 0
    assert list(told) == ["due", "last_day", "in_time_at_due", "provisional", "rule", "trace"]
    assert (told["due"], told["last_day"], told["rule"]) == (due, last_day, rule)
    assert told["in_time_at_due"] is (last_day is None)
    assert all(HAN.search(line["zh"]) and not HAN.search(line["en"]) for line in told["trace"])


def test_due_in_words_begins_with_the_conclusion(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "due", "cn-clinic.single", "--from", "2026-12-30T10:00+08:00")
    assert code == 0
    assert out.splitlines()[0].startswith("Due by the end of")
    assert "Provisional: the 2027 holidays are not published" in out


WRONG = [
    (["due", "hotel-house.nothing", "--from", START], "There is no clock hotel-house.nothing"),
    (["due", "hotel-house.first-level", "--from", "yesterday"], "yesterday"),
    (["due", "uk-nhs.ack", "--from", "9999-12-30T10:00+00:00"], "9999-12-30"),
    (["due", "uk-nhs.ack", "--from", "9999-12-30T10:00"], "9999-12-30"),
    (["due", "uk-nhs.ack", "--from", "2026-12-30T10:00", "--event", "closed=9999-12-31"], "9999-12-31"),
    (["due", "hotel-house.first-level", "--from", START, "--level", "furious"], "furious"),
    (["due", "hotel-house.first-level", "--from", START, "--event", "contacted"], "contacted"),
    (["due", "hotel-house.first-level", "--from", START, "--event", "channel=drum"], "drum"),
    (["due", "hotel-house.first-level", "--from", START, "--zone", "Mars/North"], "Mars/North"),
    (["pack", "show", "nowhere"], "nowhere"),
    (["pack", "check", "nowhere.toml"], "nowhere.toml"),
]


@pytest.mark.parametrize(("words", "named"), WRONG)
def test_what_cannot_be_meant_is_named(words: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = say(capsys, *words)
    assert (code, out) == (1, "")
    assert named in err


def test_pack_list_show_and_gaps(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = say(capsys, "pack", "list", "--json")
    assert code == 0
    assert {row["id"] for row in json.loads(out)} == set(PACKS)
    code, out, _ = say(capsys, "pack", "show", "cn-clinic")
    assert code == 0
    assert all(f"- {rule}:" in out for rule in PACKS["cn-clinic"].rules)
    assert "unverified" in out
    code, out, _ = say(capsys, "pack", "gaps", "--json")
    assert code == 0
    assert len(json.loads(out)) == sum(len(pack.gaps) for pack in PACKS.values())


def test_pack_check_names_file_line_and_key_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = resources.text("packs", "hotel-house.toml")
    sound, broken = tmp_path / "sound.toml", tmp_path / "broken.toml"
    sound.write_text(text, encoding="utf-8")
    broken.write_text(text.replace('unit     = "min"', 'unit     = "minuten"', 1), encoding="utf-8")
    assert say(capsys, "pack", "check", str(sound))[0] == 0
    code, out, err = say(capsys, "pack", "check", str(broken))
    assert (code, out) == (1, "")
    english, chinese = err.splitlines()
    assert english.startswith("broken.toml:")
    assert "rules.first-level.unit" in english
    assert "min, h, day" in english
    assert HAN.search(chinese)


def test_calendar_load_previews_and_loads(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "cn-2027.toml"
    file.write_text(YEAR, encoding="utf-8")
    town.office.close()
    code, out, err = say(capsys, "calendar", "load", str(file))
    assert code == 0
    assert "2027: 3 days off, 1 make-up working day" in out
    assert "preview" in err.casefold()
    monkeypatch.setenv("AMENDS_PASSWORD", PASSWORD)
    where = ["--db", str(town.path), "--as", "boss"]
    assert say(capsys, "calendar", "load", str(file), *where, "--dry-run")[0] == 0
    assert say(capsys, "calendar", "load", str(file), "--db", str(town.path), "--as", "li")[0] == 1
    assert say(capsys, "calendar", "load", str(file), *where)[0] == 0
    code, _, err = say(capsys, "calendar", "load", str(file), *where)
    assert code == 1
    assert "nothing new" in err
    told = ["due", "cn-clinic.single", "--from", "2026-12-30T10:00+08:00", "--json"]
    assert json.loads(say(capsys, *told, "--db", str(town.path))[1])["provisional"] is False
    assert json.loads(say(capsys, *told)[1])["provisional"] is True


def test_a_calendar_that_cannot_be_meant_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cn-2027.toml"
    file.write_text(YEAR.replace("2027-01-09", "2027-01-11"), encoding="utf-8")
    code, out, err = say(capsys, "calendar", "load", str(file))
    assert (code, out) == (1, "")
    assert "2027-01-11" in err


def test_pack_verify_is_for_an_administrator_and_stays(
    town: Town, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    town.office.close()
    monkeypatch.setenv("AMENDS_PASSWORD", PASSWORD)
    words = ["--by", "Zhou", "--on", "2026-11-20", "--basis", "compared with the signed rules", "--db", str(town.path)]
    assert say(capsys, "pack", "verify", "hotel-house", *words, "--as", "li")[0] == 1
    code, out, _ = say(capsys, "pack", "verify", "hotel-house.first-level", *words, "--as", "boss")
    total = len(PACKS["hotel-house"].rules)
    assert (code, f"{total - 1} still unverified" in out) == (0, True)
    assert "0 still unverified" in say(capsys, "pack", "verify", "hotel-house@2026.1", *words, "--as", "boss")[1]
    rows = {row["id"]: row for row in json.loads(say(capsys, "pack", "list", "--json", "--db", str(town.path))[1])}
    assert rows["hotel-house"]["unverified"] == 0
    assert rows["cn-clinic"]["unverified"] == len(PACKS["cn-clinic"].rules)
    for wrong in (["nowhere", *words], ["hotel-house", *words[:2], "--on", "soon", *words[4:]]):
        assert say(capsys, "pack", "verify", *wrong, "--as", "boss")[0] == 1


def test_pack_check_tries_the_saved_test_cases(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = Question("hotel-house", "first-level", at("2026-11-27T17:00"), CN, ("major",))
    town.office.policies.keep_example("hotel-house@2026.1", question, "Friday evening", PEOPLE[0])
    town.office.close()
    text = resources.text("packs", "hotel-house.toml")
    same, other, gone = (tmp_path / name for name in ("same.toml", "other.toml", "gone.toml"))
    same.write_text(text, encoding="utf-8")
    other.write_text(text.replace("major = 10, crisis = 10", "major = 7, crisis = 10"), encoding="utf-8")
    gone.write_text(text.replace("[rules.first-level]", "[rules.first-answer]"), encoding="utf-8")
    code, out, _ = say(capsys, "pack", "check", str(same), "--db", str(town.path))
    assert (code, "1 as before, 0 differ" in out) == (0, True)
    code, out, _ = say(capsys, "pack", "check", str(other), "--db", str(town.path))
    assert code == 1
    assert "Friday evening (hotel-house.first-level): 2026-11-27 17:10 → 2026-11-27 17:07" in out
    code, out, _ = say(capsys, "pack", "check", str(gone), "--db", str(town.path))
    assert (code, "there is no such clock now" in out) == (1, True)

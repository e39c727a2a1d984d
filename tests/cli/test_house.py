"""`amends init` and `amends user add`."""

from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.people import Role
from tests.cli.amends import PASSWORD, Shell


def test_a_house_is_made_with_its_packs_in_order(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "new.amends"
    said = shell(
        "init", "--db", path, "--pack", "cn-clinic", "--pack", "hotel-house", "--site", "门诊", "--kind", "clinic"
    )
    assert said.code == 0
    office = bootstrap.open_office(path)
    try:
        assert office.house.sites[0].packs == ("cn-clinic", "hotel-house")
        assert office.door.empty
    finally:
        office.close()


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("--pack", "cn-clinic"), "clinic"),
        (("--pack", "iso-10002", "--pack", "cn-clinic", "--pack", "hotel-house"), "clinic"),
        (("--pack", "hotel-house"), "hotel"),
        (("--pack", "hotel-house", "--kind", "clinic"), "clinic"),
    ],
)
def test_a_house_is_of_the_kind_its_packs_are_written_for(
    arguments: tuple[str, ...], kind: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "new.amends"
    assert shell("init", "--db", path, *arguments, "--site", "X").code == 0
    office = bootstrap.open_office(path)
    try:
        assert office.house.sites[0].kind == kind
    finally:
        office.close()


REFUSED = [
    (["--pack", "hotel-hose", "--site", "X"], "hotel-hose"),
    (["--pack", "hotel-house", "--site", " "], ""),
    (["--pack", "hotel-house", "--site", "X", "--zone", "Mars/Olympus"], "Mars/Olympus"),
]


@pytest.mark.parametrize(("arguments", "named"), REFUSED)
def test_what_cannot_be_meant_is_refused_in_one_sentence(
    arguments: list[str], named: str, shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "new.amends"
    said = shell("init", "--db", path, *arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert named in said.err
    assert not path.exists()


def test_a_file_that_exists_is_never_overwritten(shell: Shell) -> None:
    before = shell.db.read_bytes()
    said = shell("init", "--db", shell.db, "--pack", "hotel-house", "--site", "X")
    assert said.code == 1
    assert shell.db.read_bytes() == before


def test_the_version_is_said_and_nothing_else(shell: Shell) -> None:
    said = shell("--version")
    assert said.code == 0
    name, version = said.out.split()
    assert (name, version[0].isdecimal()) == ("amends", True)


def test_the_first_account_must_be_an_administrator(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "new.amends"
    shell("init", "--db", path, "--pack", "hotel-house", "--site", "X")
    add = ("user", "add", "li", "--db", path, "--role")
    assert "administrator" in shell(*add, "handler", stdin=PASSWORD + "\n").err
    assert shell(*add, "administrator", stdin=PASSWORD + "\n", password=None).code == 0


def test_later_accounts_are_made_by_an_administrator(shell: Shell) -> None:
    add = ("user", "add", "wu", "--role", "handler", "--db", shell.db)
    assert shell(*add, stdin=PASSWORD + "\n").code == 1
    assert shell(*add, "--as", "li", stdin=PASSWORD + "\n").code == 1
    assert shell(*add, "--as", "boss", stdin=PASSWORD + "\n", password="wrong-word").code == 1
    said = shell(*add, "--as", "boss", "--post", "duty-manager", "--full-name", "吴丽", stdin=PASSWORD + "\r\n")
    assert said.code == 0
    office = bootstrap.open_office(shell.db)
    try:
        person = office.door.enter("wu", PASSWORD)
        assert (person.name, person.role, person.post) == ("吴丽", Role.HANDLER, "duty-manager")
    finally:
        office.close()


def test_a_post_that_no_pack_knows_and_a_password_that_nobody_gave_are_named(shell: Shell) -> None:
    add = ("user", "add", "wu", "--role", "handler", "--db", shell.db, "--as", "boss")
    said = shell(*add, "--post", "duty-manger", stdin=PASSWORD + "\n")
    assert said.code == 1
    assert "duty-manager" in said.err
    assert "standard input" in shell(*add, stdin="").err


@pytest.mark.parametrize(("name", "password"), [("li", PASSWORD), ("a|b", PASSWORD), ("new", "short")])
def test_a_name_taken_a_bad_name_a_short_password(name: str, password: str, shell: Shell) -> None:
    said = shell("user", "add", name, "--role", "handler", "--db", shell.db, "--as", "boss", stdin=password + "\n")
    assert (said.code, said.err.count("\n")) == (1, 1)


def test_five_wrong_passwords_slow_the_sixth(shell: Shell) -> None:
    claim = ("do", "--db", shell.db, "--as", "li")
    said = [shell(*claim, password="wrong-word").err for _ in range(5)]
    assert "4 tries" in said[0]
    assert shell(*claim).code == 1, "even the right one waits"


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["list"], ["list", "--db", "x", "--view", "yours"], ["init", "--db", "x"]]
)
def test_what_is_not_understood_ends_with_2(arguments: list[str], shell: Shell) -> None:
    assert shell(*arguments).code == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_the_language_of_the_system(language: str, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", {"zh": "zh_CN.UTF-8", "en": "C"}[language])
    said = shell("list", "--db", shell.db.with_name("missing.amends"))
    assert ("找不到" in said.err) is (language == "zh")
    assert "missing.amends" in said.err


def test_the_house_says_its_names_and_its_number_and_an_administrator_changes_them(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "new.amends"
    shell("init", "--db", path, "--pack", "hotel-house", "--site", "X")
    for login, role, by in (("boss", "administrator", ""), ("li", "handler", "boss")):
        assert (
            shell(
                "user", "add", login, "--role", role, "--db", path, *(("--as", by) if by else ()), stdin=f"{PASSWORD}\n"
            ).code
            == 0
        )
    words = (
        "--zh",
        "兰亭酒店",
        "--en",
        "Lanting",
        "--address-en",
        "1 Lanting Road",
        "--phone",
        "400-000-0188",
        "--holder",
        "li",
    )
    assert shell("house", "--db", path, "--as", "li", *words).code == 1
    said = shell("house", "--db", path, "--as", "boss", *words)
    assert said.code == 0
    for one in ("兰亭酒店 / Lanting", "1 Lanting Road", "400-000-0188\tli"):
        assert one in said.out
    assert "must be told" in said.out or "还没有告知" in said.out
    told = shell("house", "--db", path, "--as", "boss", "--told")
    assert "must be told" not in told.out
    assert "还没有告知" not in told.out
    for wrong in (("--holder", "nobody"), ("--site", "elsewhere", "--phone", "1"), ("--en", " ")):
        assert shell("house", "--db", path, "--as", "boss", *wrong).code == 1
    assert '"number": "400-000-0188"' in shell("house", "--db", path, "--json").out

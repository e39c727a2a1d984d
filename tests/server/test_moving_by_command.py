"""A house is moved to a server by command; the same line again says that it is there, and who is not let in yet."""

import json
import shlex

import pytest

from tests.cli.amends import PASSWORD, Shell
from tests.cli.steps import OPENING
from tests.cluster import Cluster

ANEW = "another-2026"


@pytest.fixture
def shell(shell: Shell) -> Shell:
    made = shell
    assert made("init", "--db", made.db, "--pack", "hotel-house", "--site", "兰亭酒店").code == 0
    for name, role in (("han", "administrator"), ("wang", "handler")):
        said = made("user", "add", name, "--role", role, "--db", made.db, "--as", "han", stdin=PASSWORD + "\n")
        assert said.code == 0, said.err
    made.done(OPENING, person="wang")
    return made


def test_the_same_line_again_says_that_it_is_there_and_who_waits(server: Cluster, shell: Shell) -> None:
    line = ("move", "--from", shell.db, "--to", server.url("lanting"))
    moved = shell(*line, stdin=ANEW + "\n")
    assert moved.code == 0, moved.err
    assert "1 entries brought" in moved.err
    assert "1 cases brought" in moved.err
    assert not {"log", "ticket", "message_mark", "kept_number"} & set(moved.err.split()), "no name of a table"

    again = shell(*line)
    assert again.code == 0, again.err
    assert "is there already" in again.out
    opening = [one for one in again.out.splitlines() if one.startswith("amends user")]
    assert opening == [one for one in moved.out.splitlines() if one.startswith("amends user")]
    assert len(opening) == 2
    for one in opening:
        said = shell(*shlex.split(one)[1:], stdin=ANEW + "\n", password=ANEW)
        assert said.code == 0, (one, said.err)
    told = json.dumps({**OPENING, "place": "909"}, ensure_ascii=False) + "\n"
    address = f"postgresql://127.0.0.1:{server.port}/lanting"
    assert shell("do", "--db", address, "--as", "wang", stdin=told, password=ANEW).lines[0]["ok"]
    assert "amends user" not in shell(*line).out, "nobody waits any more"

    shell.done({**OPENING, "place": "910"}, person="wang")
    grown = shell(*line)
    assert (grown.code, "written in since" in grown.err) == (1, True), grown.err

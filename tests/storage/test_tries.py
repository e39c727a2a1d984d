"""Five wrong passwords for a server slow the sixth on this computer, by server and name, and closing the window does not help."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.storage.postgres import troubles
from desktop.storage.postgres.tries import Tries
from desktop.usecases.sign_in import FREE_TRIES, LONGEST_WAIT, WAIT, wait_after
from tests import shared
from tests.usecases.house import PASSWORD

START = 1_800_000_000_000_000


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return f"{found.value.reason} {found.value.detail}".strip()


@pytest.mark.parametrize(
    ("failed", "wait"),
    [
        (0, 0),
        (FREE_TRIES - 1, 0),
        (FREE_TRIES, WAIT),
        (FREE_TRIES + 1, 2 * WAIT),
        (FREE_TRIES + 9, LONGEST_WAIT),
        (10**6, LONGEST_WAIT),
    ],
)
def test_how_long_one_waits(failed: int, wait: int) -> None:
    assert wait_after(failed) == wait


def test_the_sixth_waits_and_each_further_one_longer(tmp_path: Path, clock: Clock) -> None:
    for _ in range(FREE_TRIES - 1):
        Tries(tmp_path, clock).wrong("s", "li")  # another window every time
        Tries(tmp_path, clock).check("s", "li")
    assert refused(lambda: Tries(tmp_path, clock).wrong("s", "li")) == "password.wait 30"
    clock.at += WAIT - 1
    assert refused(lambda: Tries(tmp_path, clock).check("s", "li")) == "password.wait 1"
    clock.at += 1
    Tries(tmp_path, clock).check("s", "li")
    assert refused(lambda: Tries(tmp_path, clock).wrong("s", "li")) == "password.wait 60"
    Tries(tmp_path, clock).check("s", "chen")  # nobody else waits, nor does li at another server
    Tries(tmp_path, clock).check("other", "li")
    Tries(tmp_path, clock).right("s", "li")
    Tries(tmp_path, clock).check("s", "li")


def test_a_clock_that_is_set_back_locks_nobody_out(tmp_path: Path, clock: Clock) -> None:
    for _ in range(FREE_TRIES - 1):
        Tries(tmp_path, clock).wrong("s", "li")
    refused(lambda: Tries(tmp_path, clock).wrong("s", "li"))
    clock.at -= 400 * 24 * 3_600_000_000
    assert refused(lambda: Tries(tmp_path, clock).check("s", "li")) == f"password.wait {LONGEST_WAIT // 1_000_000}"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"3", b'{"a": 1}', b'{"a": ["x", 2]}', b"\xff"])
def test_a_file_that_is_none_of_ours_keeps_nobody_out(tmp_path: Path, clock: Clock, content: bytes) -> None:
    (tmp_path / "tries.json").write_bytes(content)
    Tries(tmp_path, clock).check("s", "li")
    Tries(tmp_path, clock).wrong("s", "li")


def test_neither_server_nor_name_stand_in_the_file(tmp_path: Path, clock: Clock) -> None:
    Tries(tmp_path, clock).wrong("postgresql://db.example/lanting", "li-qiang")
    content = (tmp_path / "tries.json").read_text(encoding="utf-8")
    assert content != "{}"
    assert "li-qiang" not in content
    assert "db.example" not in content


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with shared.copied() as name:
        yield shared.address(name)


def test_at_a_real_server_the_right_one_waits_too_and_another_name_does_not(url: str) -> None:
    for _ in range(FREE_TRIES - 1):
        with pytest.raises(troubles.WrongPassword):
            bootstrap.open_shared(url, "li", "wrong-one")
    for password in ("wrong-one", PASSWORD):
        assert refused(lambda given=password: bootstrap.open_shared(url, "Li ", given)).startswith("password.wait")  # type: ignore[misc]
    bootstrap.open_shared(url, "chen", PASSWORD)[0].close()

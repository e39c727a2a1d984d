"""The disk of a server is really full: a small one is mounted for it. Where nobody may mount one, `make faults` alone says that this was not tried."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.verify import verify_chain
from desktop.usecases.desk import refusal_of
from tests import cluster, shared
from tests.cluster import Cluster
from tests.faults import desks
from tests.usecases.house import OPENING

_SIZE = 256 << 20
_LONG_TEXT = "空调整夜滴水，前台说已经修好。" * 400


def small_disk() -> Path | None:
    """A disk of its own in memory; None where it may not be made."""
    place = Path(tempfile.mkdtemp(prefix="amends-disk-"))
    place.chmod(0o755)
    said = ("mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=755", "tmpfs", str(place))
    if (
        sys.platform == "linux"
        and shutil.which("mount")
        and subprocess.run(said, check=False, capture_output=True).returncode == 0
    ):
        return place
    place.rmdir()
    return None


def gone(place: Path) -> None:
    subprocess.run(("umount", str(place)), check=True)
    place.rmdir()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Cluster, Path]]:
    """A server whose data lie on a small disk, and that disk."""
    place = small_disk()
    if place is None:
        pytest.skip("no disk can be mounted here: that needs root")
    with monkeypatch.context() as for_now:
        shared.prepared().remove()  # so that what it is copied from lies elsewhere
        for_now.setattr(cluster, "_memory", lambda: str(place))
        server = shared.prepared()
    try:
        yield server, place
    finally:
        server.remove()
        gone(place)


def fill(place: Path) -> Path:
    """Take the last byte."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as out:
        for size in (1 << 20, 4096):
            try:
                while out.write(b"x" * size) == size:
                    pass
            except OSError:
                continue
    return ballast


def test_a_full_disk_is_said_and_what_was_acknowledged_is_there(small: tuple[Cluster, Path]) -> None:
    server, place = small
    office = desks.opened(f"postgresql://127.0.0.1:{server.port}/house", "li")
    desk = desks.desk_of(office, "li")

    def received() -> str:
        try:
            refused = refusal_of(desk.receive(replace(OPENING, narrative=Words(_LONG_TEXT))))
        except Refusal as trouble:
            refused = trouble
        return "" if refused is None else refused.reason

    assert {received() for _ in range(20)} == {""}  # the control: there is room
    ballast = fill(place)
    said: list[str] = []
    while "server.full" not in said and len(said) < 400:
        said.append(received())
    assert said[-1] == "server.full", said
    assert set(said[:-1]) <= {""}
    kept = 20 + said.count("")
    ballast.unlink()
    assert received() == ""
    with server.boss("house") as boss:
        assert boss.execute("SELECT count(*) FROM amends.ticket").fetchone() == (kept + 1,)
    log: Any = office.log
    assert verify_chain(log.database).holds
    office.close()

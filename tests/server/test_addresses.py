"""A house is one house by whichever address it is reached: what waits here is sent, what was typed comes back, and a copy gets none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.storage.usual import usual_folder
from desktop.usecases.carrying import CarryingDesk
from tests import shared
from tests.cluster import cluster
from tests.usecases import away
from tests.usecases.away import Line, complaint
from tests.usecases.house import PASSWORD


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path, monkeypatch) as made:
        yield made


def _beside(line: Line, name: str = "") -> str:
    """The same server without the way through the proxy."""
    return f"postgresql://127.0.0.1:{cluster().port}/{name or line.name}"


def test_what_was_written_at_one_address_is_sent_at_another(line: Line) -> None:
    mine = line.window()
    line.cut()
    new = mine.desk.receive(complaint("客人被锁在门外"))
    mine.office.drafts.keep("li", "intake", {"narrative": "half typed"}, 1)
    mine.office.close()
    assert bootstrap.waiting_here(line.url(), "li") == 1
    office, person = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    try:
        assert bootstrap.waiting_here(_beside(line), "li") == 1
        assert [one.place for one in office.drafts.all("li")] == ["intake"]
        assert office.carrier is not None
        desk = office.desk(person)
        assert isinstance(desk, CarryingDesk)
        desk.mend()
        assert desk.case(new.case.id).version == 1
        assert bootstrap.waiting_here(line.url(), "li") == 0
    finally:
        office.close()


def test_a_copy_under_another_name_gets_nothing_of_it(line: Line) -> None:
    mine = line.window()
    line.cut()
    mine.desk.receive(complaint("客人被锁在门外"))
    mine.office.close()
    with shared.copied() as copy:
        office, _ = bootstrap.open_shared(_beside(line, copy), "li", PASSWORD, carry=True)
        office.close()
        assert bootstrap.waiting_here(_beside(line, copy), "li") == 0
    assert bootstrap.waiting_here(line.url(), "li") == 1


def test_another_house_at_a_known_address_gets_nothing_of_the_first(line: Line) -> None:
    """The server of a house was made anew, or a test house took its name: what waits goes on waiting for the first."""
    mine = line.window()
    office, _ = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    office.close()
    line.cut()
    mine.desk.receive(complaint("客人被锁在门外"))
    mine.office.close()
    assert bootstrap.waiting_here(_beside(line), "li") == 1
    with cluster().boss(line.name) as boss:
        kept = boss.execute("SELECT mark FROM amends.stage").fetchone()
        boss.execute("UPDATE amends.stage SET mark = gen_random_uuid()")
    office, person = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    desk = office.desk(person)
    assert isinstance(desk, CarryingDesk)
    assert desk.mend().sent == ()
    office.close()
    assert bootstrap.waiting_here(_beside(line), "li") == 0
    assert bootstrap.waiting_here(line.url(), "li") == 1
    # The first answers there again: it is sent.
    with cluster().boss(line.name) as boss:
        boss.execute("UPDATE amends.stage SET mark = %s", kept)
    office, person = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    desk = office.desk(person)
    assert isinstance(desk, CarryingDesk)
    assert [one.became for one in desk.mend().sent] == ["done"]
    office.close()


def test_what_is_kept_under_an_address_already_stays_there(line: Line) -> None:
    office, _ = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    office.drafts.keep("li", "intake", {"narrative": "typed here"}, 1)
    office.close()
    (usual_folder() / "addresses.json").unlink()
    line.window().office.close()
    office, _ = bootstrap.open_shared(_beside(line), "li", PASSWORD, carry=True)
    assert [one.place for one in office.drafts.all("li")] == ["intake"]
    office.close()

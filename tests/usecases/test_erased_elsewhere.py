"""What was erased at one desk goes from the others when they next open: half-typed text, and what waited for the server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.case.privacy import AskErasure
from desktop.domain.case.signing import WithdrawCase
from desktop.domain.wording.words import Words
from desktop.storage.usual import usual_folder
from desktop.usecases import privacy
from desktop.usecases.desk import refusal_of
from tests.usecases import away
from tests.usecases.away import Line
from tests.usecases.house import OPENING

SECRET = "Zanzibar"


@pytest.fixture
def line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    with away.line(tmp_path / "this-desk", monkeypatch) as made:
        yield made


def erased_elsewhere(line: Line, case_id: UUID, monkeypatch: pytest.MonkeyPatch, other: Path) -> None:
    """Close and erase a case at another desk."""
    here = usual_folder()
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(other))
    handler, manager = line.colleague("li"), line.colleague("luo")
    assert usual_folder() != here
    erasure = handler.ids()
    desk, deciding = handler.desk(line.person("li")), manager.desk(line.person("luo"))
    for command in (WithdrawCase(Words("撤回")), AskErasure(erasure, Words("客人要求"), "customer-asked", ("all",))):
        assert refusal_of(desk.do(command, case_id)) is None
    outcome = privacy.erase(manager, deciding, case_id, deciding.case(case_id).version, erasure)
    assert refusal_of(outcome) is None
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(here.parent))
    assert usual_folder() == here


def opened_cases(line: Line) -> tuple[UUID, UUID]:
    """One case that will be erased and one that stays; of both something is typed and something waits at this desk."""
    mine = line.window()
    found = [mine.desk.receive(replace(OPENING, place=Words(place))).case for place in ("1801", "1802")]
    for case in found:
        mine.desk.view(case.id)
        mine.office.drafts.keep("li", f"{case.id}/1", {"said": f"{SECRET} …"}, mine.office.clock())
        mine.office.drafts.keep("chen", f"{case.id}/2", {"said": f"{SECRET} …"}, mine.office.clock())
    mine.office.drafts.keep("li", "intake", {"narrative": "新的一单"}, mine.office.clock())
    line.cut()
    for case in found:
        assert refusal_of(mine.desk.handle(mine.note(SECRET), case.id, case.version)) is None
    assert len(mine.desk.standing().lines) == 2
    line.opened.pop().close()
    line.join()
    return found[0].id, found[1].id


def test_what_was_erased_goes_and_all_else_stays(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone, stays = opened_cases(line)
    erased_elsewhere(line, gone, monkeypatch, tmp_path / "another-desk")

    mine = line.window()
    drafts = mine.office.drafts
    assert sorted(one.place for one in drafts.all("li")) == sorted(["intake", f"{stays}/1"])
    assert [one.place for one in drafts.all("chen")] == [f"{stays}/2"], "what a colleague typed here goes as well"
    assert [one.case for one in mine.desk.standing().lines] == [stays]
    drafts.drop_case(stays)
    for file in usual_folder().glob("*.drafts*"):
        assert SECRET.encode() not in file.read_bytes(), file


def test_what_is_typed_after_the_erasure_stays(line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone, _ = opened_cases(line)
    erased_elsewhere(line, gone, monkeypatch, tmp_path / "another-desk")
    mine = line.window()
    mine.office.drafts.keep("li", f"{gone}/3", {"said": "之后写的"}, mine.office.clock() + 1_000_000)
    line.opened.pop().close()
    again = line.window()
    assert again.office.drafts.get("li", f"{gone}/3") is not None


def test_whoever_signed_in_without_the_server_clears_theirs_when_it_is_back(
    line: Line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone, stays = opened_cases(line)
    erased_elsewhere(line, gone, monkeypatch, tmp_path / "another-desk")
    line.cut()
    mine = line.window()
    assert len(mine.desk.standing().lines) == 2, "nobody could be asked yet"
    line.join()
    back = mine.mend()
    assert [one.line.case for one in back.sent] == [stays]
    assert mine.office.drafts.get("li", f"{gone}/1") is None

"""What another program writes shows without being asked for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import bootstrap
from desktop.domain.case.handling import Claim
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.usecases.changes import Changes
from desktop.usecases.desk import refusal_of
from desktop.usecases.presence import Typing
from desktop.usecases.read_models import View
from tests.ui.conftest import PASSWORD
from tests.ui.kit.manual_executor import ManualExecutor
from tests.ui.shell.conftest import Enter


def test_a_claim_elsewhere_shows_in_the_list(house_file: Path, enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    place.open_view(View.UNCLAIMED)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    told: list[Changes] = []
    place.hub.subscribe(told.append)
    other = bootstrap.open_office(house_file)
    li = next(person for person in other.door.people() if person.id == "li")
    assert refusal_of(other.desk(li).do(Claim(), row.id)) is None
    place.watcher.look()
    executor.drain()
    assert told == [Changes(frozenset({row.id}))]
    place.queue.gather_timer.timeout.emit()
    executor.drain()
    assert place.queue.model.find(row.id) == -1
    other.close()


def test_nothing_is_told_when_nothing_happened_or_we_wrote_ourselves(enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    place.open_view(View.UNCLAIMED)
    executor.drain()
    told: list[Changes] = []
    place.hub.subscribe(told.append)
    row = place.queue.model.row_at(0)
    assert row is not None
    assert refusal_of(place.context.desk.do(Claim(), row.id)) is None
    place.watcher.look()
    executor.drain()
    assert told == []


def test_a_new_colleague_is_known_by_name(house_file: Path, enter: Enter, executor: ManualExecutor) -> None:
    place = enter("chen")
    executor.drain()
    other = bootstrap.open_office(house_file)
    admin = next(person for person in other.door.people() if person.role is Role.ADMINISTRATOR)
    other.door.add(Person("wu", "Wu Fang", Role.HANDLER), PASSWORD, admin)
    other.close()
    assert place.context.name("wu") == "wu"
    place.watcher.look()
    executor.drain()
    assert place.context.name("wu") == "Wu Fang"


def test_who_types_in_another_window_of_the_file_is_seen_and_forgotten(
    house_file: Path, enter: Enter, executor: ManualExecutor
) -> None:
    place = enter("chen")
    place.open_view(View.OPEN)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    first = place.queue.model.index(0, 0)
    told: list[Changes] = []
    place.hub.subscribe(told.append)
    other = bootstrap.open_office(house_file)
    name = next(person.name for person in other.door.people() if person.id == "li")
    other.presence.typing("chen", row.id, "2", other.clock())  # the same person at another desk is no news
    place.watcher.look()
    executor.drain()
    assert "is editing" not in str(first.data())
    other.presence.typing("li", row.id, "2", other.clock())
    place.watcher.look()
    executor.drain()
    assert str(first.data()).count(f"{name} is editing") == 1
    assert told == []  # nothing was written, so nothing is read again
    other.presence.left("li", row.id)
    other.close()
    place.watcher.look()
    executor.drain()
    assert "is editing" not in str(first.data())


class _Away:
    """The look of a desk whose house is gone: it reads nothing, and knows what it read last."""

    def __init__(self, before: Callable[[], tuple[Typing, ...]]) -> None:
        self.still = before

    def __call__(self) -> object:
        raise Refusal("server.unreachable")


def test_whoever_typed_when_the_house_went_away_is_forgotten_within_half_a_minute(
    house_file: Path, enter: Enter, executor: ManualExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = enter("chen")
    place.open_view(View.OPEN)
    executor.drain()
    row = place.queue.model.row_at(0)
    assert row is not None
    first = place.queue.model.index(0, 0)
    look = place.watcher._look  # pyright: ignore[reportPrivateUsage]
    other, now = bootstrap.open_office(house_file), list[int]()
    other.presence.typing("li", row.id, "2", other.clock())
    place.watcher.look()
    executor.drain()
    monkeypatch.setattr(place.watcher, "_look", _Away(look.still))
    place.watcher.look()
    executor.drain()
    assert "is editing" in str(first.data()), "not before its time"
    now.append(other.clock() + 31_000_000)
    monkeypatch.setattr(look, "_office", replace(place.context.office, clock=lambda: now[0]))
    other.close()
    place.watcher.look()
    executor.drain()
    assert "is editing" not in str(first.data())

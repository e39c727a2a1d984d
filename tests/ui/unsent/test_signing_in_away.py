"""The sign-in page while the server is away: whoever was here before comes in and is told how it stands, nobody else does."""

from pathlib import Path

from desktop.storage.journal import waiting_in
from desktop.ui.shell.workplace import Workplace
from desktop.usecases.carrying import CarryingDesk
from tests.ui.unsent.conftest import FarDesk

TYPED = {"narrative": "房卡打不开", "name": "赵敏", "place": "1808", "phone": "13800001111", "level": "major", "channel": "on-site"}  # fmt: skip


def test_a_person_locks_and_comes_back_without_the_server_and_takes_a_complaint(far: FarDesk) -> None:
    far.sit_down("li")
    far.cut()
    far.window.lock()
    far.until(lambda: far.window.stack.currentWidget() is far.page)

    place = far.sit_down("li")
    far.until(lambda: "out of reach since" in far.strip())
    assert "New complaints and open cases go on here" in far.strip()
    assert place.context.name("chen") == "陈静"
    place.new_complaint(TYPED)
    place.pages.intake.save_button.click()
    far.until(lambda: "on this computer: " in far.strip())

    far.join()
    far.until(lambda: far.strip() == "")
    far.until(lambda: far.number() == "C-2026-0001")


def test_the_face_says_how_much_of_a_person_waits_on_this_computer(far: FarDesk) -> None:
    place = far.sit_down("li")
    far.cut()
    far.until(lambda: "out of reach since" in far.strip() or place.line.cut)
    place.new_complaint(TYPED)
    place.pages.intake.save_button.click()
    far.until(lambda: "on this computer: " in far.strip())
    far.until(lambda: far.number().endswith("-????"))
    desk = place.context.desk
    assert isinstance(desk, CarryingDesk)
    far.catch_up()
    waits = len(desk.carrier.journal.lines())
    assert waits
    far.window.lock()
    far.until(lambda: "waiting to be sent" in face(far))
    kept = face(far).rpartition(", ")[2]
    assert int(kept.removesuffix(" waiting to be sent")) == waits

    far.join()
    far.sit_down("li")
    far.until(lambda: far.strip() == "")
    far.window.lock()
    far.until(lambda: far.window.stack.currentWidget() is far.page)
    far.until(lambda: face(far).endswith(", li"))


def test_a_file_that_cannot_be_counted_stays_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "one.unsent"
    assert (waiting_in(kept), kept.exists()) == (0, False)
    kept.write_bytes(b"not what it was" * 99)
    assert waiting_in(kept) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["one.unsent"], "whoever signs in is told that it was damaged"


def face(far: FarDesk) -> str:
    return next((tile.accessibleName() for tile in far.page.faces.tiles if tile.person == "li"), "")


def test_why_somebody_does_not_come_in_is_said_where_it_is_put_right(far: FarDesk) -> None:
    far.sit_down("li")
    far.cut()
    far.window.lock()
    far.until(lambda: far.window.stack.currentWidget() is far.page)

    far.enter("li", "wrong-one")
    assert "the password with which you last signed in here" in far.refused()
    assert far.page.password.error()
    far.enter("chen")
    far.until(far.page.banner.isVisible)
    assert "you never signed in on this computer" in far.page.banner.accessibleDescription()
    assert far.place() is None


def test_since_when_the_server_is_away_is_the_same_for_whoever_signs_in_again(far: FarDesk) -> None:
    def since(place: Workplace) -> int | None:
        return place.unsent.standing.since if place.unsent.standing is not None else None

    place = far.sit_down("li")
    far.cut()
    far.until(lambda: since(place) is not None)
    first = since(place)
    far.window.lock()
    far.until(lambda: far.window.stack.currentWidget() is far.page)
    again = far.sit_down("li")
    far.until(lambda: since(again) is not None)
    assert since(again) == first

    far.join()
    far.until(lambda: far.strip() == "")
    far.cut()
    far.until(lambda: since(again) is not None)
    assert since(again) != first

"""Every page that is opened while the server does not run waits calmly, says what can be done, and fills itself when it is back."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.jobs import Ok, Result
from desktop.ui.shell.places import CaseAt, Inbox, Paper, Place, Policy, Queue, SignOff
from desktop.ui.shell.workplace import Workplace
from desktop.ui.theme import LIGHT, Language
from desktop.usecases.outcomes import Done, Outcome
from desktop.usecases.read_models import View
from tests.ui.conftest import AppTheme
from tests.ui.unsent.conftest import OwnDesk
from tests.usecases.house import OPENING

WAITS: dict[Language, str] = {"en": "This comes back by itself", "zh": "恢复后这里会自动显示"}
NOW = {"en": "Ctrl+N takes a complaint down now", "zh": "现在可以按 Ctrl+N 记下新投诉"}
# The complaint, and perhaps the step that its page begins.
WAITING = {"en": "Waiting to be sent: ", "zh": "等待送出："}
TYPED = {"narrative": "房卡打不开", "name": "赵敏", "place": "1808", "phone": "13800001111", "level": "major", "channel": "on-site"}  # fmt: skip
LOUD = ("could not be read", "读不出", "cannot be reached")


def words(page: QWidget) -> str:
    """What can be read on it."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def all_of(place: Workplace) -> str:
    """What can be read, and what the list of complaints holds."""
    model = place.queue.model
    rows = [str(row.number) for n in range(model.rowCount()) if (row := model.row_at(n)) is not None]
    return "\n".join([shown(place), *rows])


def shown(place: Workplace) -> str:
    page = place.frame.stack.currentWidget()
    assert page is not None
    return words(page)


def pages(case_id: UUID) -> tuple[tuple[Place, dict[Language, str], str], ...]:
    """Where one can go, what it says while the server is away, and what it shows again afterwards."""
    not_open: dict[Language, str] = {"en": "is not kept on this computer", "zh": "没有存这一单"}
    return (
        (Queue(View.OPEN), WAITS, "C-2026-0001"),
        (Inbox("messages"), WAITS, "No messages yet"),
        (CaseAt(case_id, "record"), not_open, "C-2026-0001"),
        (CaseAt(case_id), not_open, "C-2026-0001"),
        (SignOff(), WAITS, "Nothing waits for a signature."),
        (Policy(), WAITS, "New figures touch new complaints only."),
        (Paper(case_id), WAITS, ""),
    )


def received(own: OwnDesk, place: Workplace) -> UUID:
    """A complaint that the server has."""
    desk, done = place.context.desk, list[Result[Outcome]]()
    place.context.jobs.run(place, lambda: desk.receive(OPENING), done.append)
    own.until(lambda: bool(done))
    (result,) = done
    assert isinstance(result, Ok)
    assert isinstance(result.value, Done)
    return result.value.case.id


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pages_wait_calmly_and_say_what_can_be_done(own: OwnDesk, app_theme: AppTheme, language: Language) -> None:
    own.window.appearance.wear(language, "light")
    app_theme(LIGHT, language)
    case_id = received(own, own.sit_down("shen"))
    own.window.lock()
    own.cut()
    place = own.sit_down("shen")
    for there, told, _ in pages(case_id):
        place.go(there)
        own.until(lambda told=told: told[language] in shown(place))  # type: ignore[misc]
        assert NOW[language] in shown(place), there
        assert not any(loud in shown(place) for loud in LOUD), (there, shown(place))

    place.new_complaint(TYPED)
    place.pages.intake.save_button.click()
    own.until(lambda: own.number().endswith("-????"))
    place.go(Queue(View.OPEN))
    own.until(lambda: WAITING[language] in shown(place))
    own.window.appearance.wear("en" if language == "zh" else "zh", "light")
    app_theme(LIGHT, "en" if language == "zh" else "zh")
    own.until(lambda: WAITING["en" if language == "zh" else "zh"] in shown(place))


def test_pages_fill_themselves_when_the_server_is_back(own: OwnDesk) -> None:
    case_id = received(own, own.sit_down("shen"))
    for there, told, back in pages(case_id):
        own.window.lock()
        own.cut()
        place = own.sit_down("shen")
        place.go(there)
        own.until(lambda told=told, place=place: told["en"] in shown(place))  # type: ignore[misc]
        own.join()
        own.until(
            lambda told=told, back=back, place=place: told["en"] not in shown(place) and back in all_of(place)  # type: ignore[misc]
        )
        assert WAITS["en"] not in shown(place), there


def test_rows_that_were_read_before_stay_and_are_read_again(own: OwnDesk) -> None:
    place = own.sit_down("shen")
    received(own, place)
    place.go(Queue(View.OPEN))
    own.until(lambda: place.queue.model.rowCount() == 1)
    own.cut()
    own.until(lambda: "out of reach since" in own.strip())
    place.queue.reload()
    own.until(lambda: "The rows are those of" in shown(place))
    assert WAITS["en"] in shown(place)
    assert place.queue.table.isVisible()
    place.go(Queue(View.DUE_SOON))
    own.until(lambda: not place.queue.table.isVisible())
    own.join()
    own.until(lambda: WAITS["en"] not in shown(place))
    place.go(Queue(View.OPEN))
    own.until(lambda: place.queue.table.isVisible() and place.queue.model.rowCount() == 1)

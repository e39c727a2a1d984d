"""The message centre in its states."""

from desktop.domain.people import May
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import Inbox
from desktop.usecases import reporting, seeding, signing_figures
from desktop.usecases.periods import period_with


def _messages(stage: Stage) -> None:
    stage.place.bellman.look()
    stage.rest()
    stage.place.go(Inbox())


def _promises(stage: Stage) -> None:
    stage.place.go(Inbox("promises"))


def _waiting(stage: Stage) -> None:
    stage.place.go(Inbox("waiting"))


def _tasks(stage: Stage) -> None:
    stage.place.go(Inbox("tasks"))


def _measures(stage: Stage) -> None:
    stage.place.go(Inbox("measures"))


def _figures(stage: Stage) -> None:
    """The general manager signed last week's figures a moment ago."""
    office = stage.context.office

    def sign() -> None:
        today = stage.context.local(office.clock()).date()
        luo = next(one for one in office.door.people() if one.may(May.FIGURES))
        report = reporting.count(office, period_with("week", today).before)
        if report.signed is None:
            signing_figures.sign(office, luo, report, seeding.PASSWORD)

    stage.context.jobs.run(stage.place, sign, lambda _: None)
    stage.rest()
    _messages(stage)


SCENES = (
    Scene("16-messages", _messages, person="shen"),
    Scene("16-messages-1280x720", _messages, person="li", size=(1280, 720)),
    Scene("16-promises", _promises, person="shen"),
    Scene("16-waiting", _waiting, person="shen"),
    Scene("16-tasks", _tasks, person="shen"),
    Scene("16-measures", _measures, person="shen"),
    Scene("16-messages-figures", _figures, person="he"),
)

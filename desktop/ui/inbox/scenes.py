"""The message centre in its states."""

from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import Inbox


def _messages(stage: Stage) -> None:
    stage.place.bellman.look()
    stage.rest()
    stage.place.go(Inbox())


def _promises(stage: Stage) -> None:
    stage.place.go(Inbox("promises"))


def _waiting(stage: Stage) -> None:
    stage.place.go(Inbox("waiting"))


def _measures(stage: Stage) -> None:
    stage.place.go(Inbox("measures"))


SCENES = (
    Scene("16-messages", _messages, person="shen"),
    Scene("16-messages-1280x720", _messages, person="li", size=(1280, 720)),
    Scene("16-promises", _promises, person="shen"),
    Scene("16-waiting", _waiting, person="shen"),
    Scene("16-measures", _measures, person="shen"),
)

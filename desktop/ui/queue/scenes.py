"""The queue in its states."""

from PySide6.QtCore import Qt

from desktop.ui.scene import Scene, Stage
from desktop.usecases.read_models import Filter, View


def _open(stage: Stage) -> None:
    stage.place.open_view(View.OPEN)
    stage.rest()
    stage.press(Qt.Key.Key_J)
    stage.press(Qt.Key.Key_J)


def _all(stage: Stage) -> None:
    stage.place.open_view(View.ALL)
    stage.rest()
    stage.press(Qt.Key.Key_End)


def _marked(stage: Stage) -> None:
    stage.place.open_view(View.UNCLAIMED)
    stage.rest()
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_J)
    stage.press(Qt.Key.Key_Space)


def _narrowed(stage: Stage) -> None:
    stage.place.open_view(View.OPEN, Filter(levels=frozenset({"major", "very-dissatisfied"}), holder="li"))


def _nothing(stage: Stage) -> None:
    stage.place.open_view(View.OPEN, Filter(place="9999"))


def _why(stage: Stage) -> None:
    stage.place.open_view(View.UNCLAIMED)
    stage.rest()
    stage.place.queue.pane.show_why()


SCENES = (
    Scene("02-queue", _open),
    Scene("14-queue-1280x720", _open, size=(1280, 720)),
    Scene("02-queue-all", _all, person="shen"),
    Scene("02-queue-marked", _marked),
    Scene("02-queue-narrowed", _narrowed),
    Scene("02-queue-nothing", _nothing),
    Scene("02-queue-why", _why),
)

"""The palette and the list of keys."""

from desktop.ui.scene import Scene, Stage
from desktop.usecases.read_models import View


def _room(stage: Stage) -> None:
    stage.place.open_view(View.OPEN)
    stage.rest()
    stage.place.palette("1208")


def _empty(stage: Stage) -> None:
    stage.place.palette()


def _keys(stage: Stage) -> None:
    stage.place.show_keys()


SCENES = (
    Scene("13-palette", _room),
    Scene("13-palette-empty", _empty, size=(1280, 720)),
    Scene("13-keys", _keys, size=(1280, 720)),
)

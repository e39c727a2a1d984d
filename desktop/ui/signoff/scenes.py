"""Sign-off in its states."""

from typing import cast

from desktop.ui.scene import Scene, Stage
from desktop.ui.signoff.page import SignOffPage


def _read(stage: Stage) -> None:
    stage.place.open_sign_off()
    stage.rest()


def _below(stage: Stage) -> None:
    stage.place.open_sign_off()
    stage.rest()
    page = cast("SignOffPage", stage.page(SignOffPage))
    page.scroll_to_end()


SCENES = (
    Scene("09-sign-off", _read, person="shen"),
    Scene("09-sign-off-1280x720", _read, person="shen", size=(1280, 720)),
    Scene("09-sign-off-below", _below, person="shen"),
    Scene("09-sign-off-handler", _read, person="li"),
)

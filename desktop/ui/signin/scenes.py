"""The sign-in page in its states."""

from desktop.ui.scene import Scene, Stage


def _usual(stage: Stage) -> None:
    stage.window.sign_in.ask("chen")
    stage.rest()
    stage.window.sign_in.password.edit.setText("lanting")


def _wrong(stage: Stage) -> None:
    sign_in = stage.window.sign_in
    sign_in.faces.choose("li")
    sign_in.password.edit.setText("not this one")
    sign_in.enter.click()
    stage.rest()


def _other(stage: Stage) -> None:
    stage.window.sign_in.faces.choose("")


SCENES = (
    Scene("01-sign-in", _usual, person=""),
    Scene("01-sign-in-wrong", _wrong, person="", size=(1280, 720)),
    Scene("01-sign-in-other", _other, person="", size=(1280, 720)),
)

"""The people of the house and what it says of itself, in their states."""

from typing import cast

from desktop.ui.house.page import HousePage
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import House


def _page(stage: Stage, tab: str = "people") -> HousePage:
    stage.place.go(House(tab))
    stage.rest()
    return cast("HousePage", stage.widget("house_page"))


def _person(stage: Stage) -> None:
    _page(stage).people.choose("chen")


def _new(stage: Stage) -> None:
    page = _page(stage)
    page.add.click()
    card = page.people.card
    card.name.set_words("林悦" if stage.context.language == "zh" else "Lin Yue")
    card.login.set_words("linyue")


def _password(stage: Stage) -> None:
    page = _page(stage)
    page.people.choose("chen")
    page.people.ask_password()
    stage.rest()


def _facts(stage: Stage) -> None:
    _page(stage, "facts")


def _told(stage: Stage) -> None:
    page = _page(stage, "facts")
    card = page.facts.sites[0]
    card.lines["number"].set_words("400-000-0188")
    card.holder.set_value("chen")
    page.facts.save()
    stage.rest()


SCENES = (
    Scene("16-house-people", _person, person="admin"),
    Scene("16-house-new", _new, person="admin"),
    Scene("16-house-new-1280x720", _new, person="admin", size=(1280, 720)),
    Scene("16-house-password", _password, person="admin"),
    Scene("16-house-facts", _facts, person="admin"),
    Scene("16-house-told", _told, person="admin"),
)

"""The pages of the window by the place that they show; each is imported and built when it is first opened."""

from importlib import import_module
from typing import Protocol, cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.ui.context import Context, Face


class Leaving(Protocol):
    """A page that is asked before it is left; False keeps the person there."""

    def leave(self) -> bool: ...


class CasePage(Leaving, Protocol):
    """The guide and the record of a case."""

    def show_case(self, case_id: UUID, face: Face, section: str) -> None: ...


class IntakePage(Leaving, Protocol):
    """Takes a complaint down."""

    def begin(self) -> None: ...


class SignOffPage(Leaving, Protocol):
    """What waits for a signature."""

    def show_next(self, case_id: UUID | None) -> None: ...


class PreviewPage(Leaving, Protocol):
    """A sheet as it will print."""

    def show_sheet(self, case_id: UUID | None, form: str) -> None: ...


_PAGES = {
    "intake": ("desktop.ui.intake.page", "IntakePage"),
    "case": ("desktop.ui.case.page", "CasePage"),
    "sign-off": ("desktop.ui.signoff.page", "SignOffPage"),
    "paper": ("desktop.ui.paper.preview", "PreviewPage"),
}


def build(name: str, context: Context) -> QWidget:
    """Import the page and build it for the person."""
    module, made = _PAGES[name]
    return cast("QWidget", getattr(import_module(module), made)(context))

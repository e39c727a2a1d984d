"""The window around the pages: errors, what passes by, the first start."""

from desktop.ui.scene import Scene, Stage
from desktop.usecases.read_models import View


def _report(stage: Stage) -> None:
    stage.window.explain("ValueError: a sheet without a page", "/home/desk/amends/reports/report-20261122-230512.txt")


def _undo(stage: Stage) -> None:
    stage.place.open_view(View.OPEN)
    stage.rest()
    stage.place.undo("C-2026-0419", lambda: None)


SCENES = (Scene("00-report", _report), Scene("00-undo", _undo))

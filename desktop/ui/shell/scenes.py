"""The window around the pages: errors, what passes by, the first start."""

from desktop.domain.errors import Refusal
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.backups_dialog import BackupsDialog
from desktop.ui.signin.first_start import FirstStartPage
from desktop.usecases.read_models import View


def _report(stage: Stage) -> None:
    stage.window.explain("ValueError: a sheet without a page", "/home/desk/amends/reports/report-20261122-230512.txt")


def _undo(stage: Stage) -> None:
    stage.place.open_view(View.OPEN)
    stage.rest()
    stage.place.undo("C-2026-0419", lambda: None)


def _opening(stage: Stage) -> None:
    stage.window.stack.setCurrentWidget(stage.window.opening)
    stage.window.opening.show_error(Refusal("file.network", detail="/mnt/desk/house.amends"))


def _first(stage: Stage) -> FirstStartPage:
    office = stage.window.office
    if office is None:
        raise LookupError
    page = FirstStartPage(office, stage.window.jobs, demo=True)
    stage.window.stack.addWidget(page)
    stage.window.stack.setCurrentWidget(page)
    return page


def _first_admin(stage: Stage) -> None:
    _first(stage)


def _first_refused(stage: Stage) -> None:
    form = _first(stage).admin
    form.name.edit.setText("Zhao Wei")
    form.login.edit.setText("zhao")
    form.password.edit.setText("a good password")
    form.again.edit.setText("another one")
    form.agrees()


def _settings(stage: Stage) -> None:
    stage.place.show_settings()


def _backups(stage: Stage) -> None:
    stage.place.keeping.open()
    stage.rest()
    for dialog in stage.window.findChildren(BackupsDialog):
        dialog.make()
    stage.rest()


def _encrypted(stage: Stage) -> None:
    stage.window.stack.setCurrentWidget(stage.window.opening)
    stage.window.opening.show_error(Refusal("file.encrypted", detail="lanting.amends"))


def _overdue(stage: Stage) -> None:
    stage.place.open_view(View.OVERDUE)


SCENES = (
    Scene("00-opening-failed", _opening, person="", size=(1280, 720)),
    Scene("00-opening-encrypted", _encrypted, person="", size=(1280, 720)),
    Scene("00-first-start", _first_admin, person=""),
    Scene("00-first-start-refused", _first_refused, person="", size=(1280, 720)),
    Scene("00-report", _report),
    Scene("00-undo", _undo),
    Scene("20-settings", _settings, person="admin"),
    Scene("20-settings-1280x720", _settings, size=(1280, 720)),
    Scene("20-backups", _backups, person="admin", size=(1280, 720)),
    Scene("02-overdue", _overdue),
)

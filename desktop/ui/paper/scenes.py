"""The print preview in its states."""

from desktop.ui.scene import Scene, Stage
from desktop.usecases.read_models import Query, View


def _sheet(stage: Stage) -> None:
    context = stage.context
    rows = context.office.tickets.page(Query(View.SIGN_OFF), context.person.id, context.office.clock()).rows
    stage.place.preview(rows[0].id, "handling")


def _blank(stage: Stage) -> None:
    stage.place.preview(None, "register")


SCENES = (Scene("preview", _sheet, person="shen"), Scene("preview-blank-1280x720", _blank, size=(1280, 720)))

"""Small dialogs about time and colleagues, over a case."""

from desktop.ui.scene import Scene, Stage
from desktop.ui.together.acts import TogetherActs
from desktop.usecases.read_models import Filter, Query, View


def _acts(stage: Stage) -> TogetherActs:
    context = stage.context
    rows = context.office.tickets.page(Query(View.OPEN, Filter(step=4)), context.person.id, context.office.clock()).rows
    stage.place.open_case(rows[0].id)
    stage.rest()
    acts = stage.place.pages.case.acts
    if acts is None:
        raise LookupError
    return acts.together


def _help(stage: Stage) -> None:
    _acts(stage).ask_help()


def _pause(stage: Stage) -> None:
    _acts(stage).pause()


SCENES = (Scene("17-ask-help", _help), Scene("17-pause", _pause))

"""The handbook: found by a word, a playbook, a rule, a kind of guest, and beside a case."""

from collections.abc import Callable
from typing import cast

from desktop.domain.case.flags import Flag
from desktop.domain.wording.words import Words
from desktop.ui.case.page import CasePage
from desktop.ui.handbook.page import HandbookPage
from desktop.ui.scene import Scene, Stage
from desktop.ui.shell.places import Handbook


def _entry(part: str, key: str) -> Callable[[Stage], None]:
    def steps(stage: Stage) -> None:
        stage.place.go(Handbook(part, key))

    return steps


def _search(stage: Stage) -> None:
    stage.place.go(Handbook())
    stage.rest()
    page = cast("HandbookPage", stage.page(HandbookPage))
    page.contents.search.set_words("退" if stage.context.language == "zh" else "refund")
    page.contents.fill()


def _flagged(stage: Stage) -> CasePage:
    zh = stage.context.language == "zh"
    case_id = stage.case("空调太吵" if zh else "Air conditioner too loud")
    view = stage.context.desk.view(case_id)
    if "media" not in view.case.flags.on:
        stage.context.desk.do(Flag("media", Words("报社来电话问" if zh else "A newspaper called")), case_id)
    stage.place.open_case(case_id, "guide", "step-3")
    stage.rest()
    return cast("CasePage", stage.page(CasePage))


def _offered(stage: Stage) -> None:
    _flagged(stage)


def _beside(stage: Stage) -> None:
    _flagged(stage)
    stage.place.handbook("playbook", "play-media")


def _beside_search(stage: Stage) -> None:
    _flagged(stage)
    stage.place.handbook()


def _walked(stage: Stage) -> None:
    """The path kept on the case, beside the record that tells of it."""
    _walk(2, 0, 2)(stage)
    page = cast("CasePage", stage.page(CasePage))
    panel = page.aside.handbook
    if panel is not None and panel.walk is not None:
        panel.walk.keep()
    stage.rest()
    page.flip()
    stage.rest()


def _walk(*taken: int) -> Callable[[Stage], None]:
    def steps(stage: Stage) -> None:
        page = _flagged(stage)
        stage.place.handbook("guide", "hotel-noise")
        stage.rest()
        panel = page.aside.handbook
        if panel is not None and panel.walk is not None:
            panel.walk.begin_again()
            for one in taken:
                panel.walk.take(one)
        stage.rest()

    return steps


SCENES = (
    Scene("16-handbook", _search),
    Scene("16-handbook-playbook", _entry("playbook", "play-media")),
    Scene("16-handbook-law", _entry("law", "consumer-55")),
    Scene("16-handbook-sample", _entry("law", "sample-dropped-call"), size=(1280, 720)),
    Scene("16-handbook-people", _entry("people", "type-irritable")),
    Scene("16-handbook-guide", _entry("guide", "hotel-noise"), size=(1280, 720)),
    Scene("16-handbook-offered", _offered),
    Scene("16-handbook-case", _beside),
    Scene("16-handbook-case-1280x720", _beside_search, size=(1280, 720)),
    Scene("16-handbook-walk", _walk(2, 0)),
    Scene("16-handbook-walk-end", _walk(2, 0, 2)),
    Scene("16-handbook-walk-kept", _walked),
    Scene("16-handbook-walk-1280x720", _walk(2, 0, 2), size=(1280, 720)),
)

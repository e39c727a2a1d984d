"""The intake in its states."""

from typing import cast

from desktop.ui.intake.page import IntakePage
from desktop.ui.scene import Scene, Stage

_WORDS = {
    "zh": ("林雨桐", "天花板往下漏水，床都湿了。我打了两次总机没人来，电脑也淋湿了，明早八点要开会。", "马上换到干的房间；看看电脑能不能用"),
    "en": ("Lin Yutong", "Water drips from the ceiling and the bed is wet. I called twice, nobody came.", "A dry room now"),
}  # fmt: skip


def _typed(stage: Stage) -> None:
    stage.place.new_complaint()
    stage.rest()
    page = cast("IntakePage", stage.page(IntakePage))
    name, words, wanted = _WORDS[stage.context.language]
    page.begin(
        {
            "channel": "phone",
            "name": name,
            "place": "1208",
            "phone": "138 0000 4417",
            "narrative": words,
            "wanted": wanted,
            "level": "major",
        }
    )


def _refused(stage: Stage) -> None:
    stage.place.new_complaint()
    stage.rest()
    page = cast("IntakePage", stage.page(IntakePage))
    page.begin({"channel": "phone", "name": "", "place": ""})
    page.save_button.click()


SCENES = (
    Scene("03-intake", _typed),
    Scene("03-intake-1280x720", _typed, size=(1280, 720)),
    Scene("03-intake-refused", _refused),
)

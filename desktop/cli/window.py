"""`amends` and `amends --demo`: the window; without a display the demo does its main job in words instead."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal

if TYPE_CHECKING:
    from desktop.usecases.office import Office


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Open the window on the demo, on a named file or on the usual house."""
    if not has_display():
        if not given.demo:
            raise Refusal("window.display")
        from desktop.cli.journey import main_job  # noqa: PLC0415 - only without a display

        return main_job(voice)
    from desktop.ui.app import run  # noqa: PLC0415 - no other verb loads Qt

    # Both run in the worker's thread, where the rules and the storage are imported behind the painted window.
    def demo() -> "Office":
        from desktop import bootstrap  # noqa: PLC0415 - see above

        return bootstrap.demo_office(None, voice.language)

    def named() -> "Office":
        from desktop import bootstrap  # noqa: PLC0415 - see above

        return bootstrap.open_office(given.db) if given.db else bootstrap.usual_office()

    return run(demo if given.demo else named, open_demo=demo, language=given.lang_ui)


def has_display() -> bool:
    """Whether a window can be shown; a platform that was named in QT_QPA_PLATFORM is believed."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))

"""Looks for garbage in the GUI thread only, between two events: a worker that found it would destroy widgets under Qt's hands."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # milliseconds


def collect() -> None:
    """Collect what Python would collect by itself now; call it in the GUI thread."""
    for generation, (count, most) in reversed(tuple(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > most:
            gc.collect(generation)
            return


class Collector(QObject):
    """Takes Python's own collecting, which happens in whatever thread makes the next object, to the thread of its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # classes and catalogues of the start stay until the end
        timer = QTimer(self)
        timer.setInterval(_EVERY)
        timer.timeout.connect(collect)
        timer.start()

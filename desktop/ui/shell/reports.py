"""When something happens that nobody foresaw: the report is written down, and the person is told what was kept."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, QStandardPaths, Signal

Trace: TypeAlias = TracebackType | None
KEPT = 20  # reports


class Reports(QObject):
    """Catches every exception that nobody caught; `written` carries the sentence of the error and the path of the report, or ""."""

    written = Signal(str, str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        self.folder = folder or Path(place) / "reports"

    def catch_all(self) -> Callable[[], None]:
        """Catch from now on; gives the way to stop."""
        before, before_thread = sys.excepthook, threading.excepthook
        sys.excepthook = self.catch
        threading.excepthook = lambda found: self.catch(found.exc_type, found.exc_value, found.exc_traceback)

        def stop() -> None:
            sys.excepthook, threading.excepthook = before, before_thread

        return stop

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: Trace) -> None:
        """Write the report and tell of it; Ctrl+C in a terminal just ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        self.written.emit(f"{kind.__name__}: {error}", self._write(text))

    def _write(self, text: str) -> str:
        """The path of the report; "" when it could not be written, which the dialog then says."""
        moment = datetime.now().astimezone()
        head = f"Amends, {moment:%Y-%m-%d %H:%M:%S %z}\nPython {platform.python_version()}, Qt {qt_version}, {platform.platform()}\n\n"
        path = self.folder / f"report-{moment:%Y%m%d-%H%M%S-%f}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(head + text, encoding="utf-8")
            for old in sorted(self.folder.glob("report-*.txt"))[:-KEPT]:
                old.unlink()
        except OSError:
            return ""
        return str(path)

"""The real window in a process of its own: opens a house, types into step 1, says what the journal holds, and waits to be killed.

python -m tests.ui.case.typist FOLDER CASE    prints "ready" once the journal has kept the words
"""

import os
import sys
from pathlib import Path
from uuid import UUID

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.bootstrap import open_office
from desktop.ui.jobs import Jobs
from desktop.ui.shell.appearance import Appearance
from desktop.ui.shell.settings import Settings
from desktop.ui.shell.workplace import Workplace
from desktop.ui.theme import load_fonts
from tests.ui.record.real_office import PEOPLE, Time

WORDS = "I have a flight at seven and nobody"


def main(folder: str, case_id: str) -> int:
    app = QApplication([])
    load_fonts()
    office = open_office(Path(folder) / "house.amends", Time())
    chen = next(one for one in PEOPLE if one.id == "chen")
    jobs = Jobs.with_threads()
    settings, names = Settings.beside(office.where), {one.id: one.name for one in PEOPLE}
    place = Workplace(office, chen, names, jobs, settings, Appearance(app, "en", "light"))
    place.frame.resize(1440, 900)
    place.frame.show()
    place.frame.activateWindow()
    place.open_case(UUID(case_id))

    def type_when_open() -> None:
        target = QApplication.focusWidget()
        if target is None or target.objectName() != "vent_composer":
            QTimer.singleShot(20, type_when_open)
            return
        QTest.keyClicks(target, WORDS)
        look()

    def look() -> None:
        jobs.run(place, lambda: office.drafts.all("chen"), tell)

    def tell(result: object) -> None:
        if WORDS in str(result):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
        else:
            QTimer.singleShot(20, look)

    type_when_open()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))

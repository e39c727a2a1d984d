"""What a colleague does on a shared house appears at once, not with the next look at the clock."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop import bootstrap
from desktop.domain.case.handling import Claim
from desktop.ui.changes_hub import ChangesHub
from desktop.ui.jobs import Jobs
from desktop.ui.shell.watcher import Watcher
from desktop.usecases.changes import Changes
from desktop.usecases.outcomes import Done
from tests.storage.served import copied
from tests.usecases.house import OPENING, PASSWORD


def test_a_claim_on_another_desk_appears_by_itself(qtbot: QtBot) -> None:
    with copied() as url:
        mine, _ = bootstrap.open_shared(url, "lin", PASSWORD)
        theirs, wang = bootstrap.open_shared(url, "wang", PASSWORD)
        received = theirs.desk(wang).receive(OPENING)
        assert isinstance(received, Done)
        parent, hub, jobs = QObject(), ChangesHub(), Jobs.with_threads()
        told: list[Changes] = []
        hub.subscribe(told.append)
        watcher = Watcher(mine, jobs, hub, parent, lambda _: None)
        watcher.timer.stop()  # nothing but the server's word leads to a look
        qtbot.waitUntil(lambda: not watcher.looking, timeout=10_000)
        told.clear()
        assert isinstance(theirs.desk(wang).do(Claim(), received.case.id), Done)
        qtbot.waitUntil(lambda: Changes(frozenset({received.case.id})) in told, timeout=10_000)
        jobs.finish()
        parent.deleteLater()
        theirs.close()
        mine.close()

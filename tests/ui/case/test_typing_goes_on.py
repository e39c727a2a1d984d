"""What is typed is kept within a second, whatever the database does: a server that hangs keeps no words from the disk."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.ids import Micros
from desktop.ui.draft_keeper import DraftKeeper
from desktop.ui.jobs import Err, Jobs, Lane, Result
from tests.ui.record.fixtures import ContextFor

PLACE = "11111111-1111-4111-8111-111111111111/3"


def test_words_are_on_the_disk_while_the_database_answers_nothing(qtbot: QtBot, context_for: ContextFor) -> None:
    jobs, hangs, owner = Jobs.with_threads(), Event(), QObject()
    context = replace(context_for("li"), jobs=jobs)
    drafts, kept = context.office.drafts, list[Micros]()
    keeper = DraftKeeper(context, PLACE, lambda: {"need": "Zanzibar"}, owner)
    keeper.kept.connect(kept.append)
    try:
        jobs.run(owner, hangs.wait, _nobody)
        keeper.touch()
        qtbot.waitUntil(lambda: bool(kept), timeout=5000)
        draft = drafts.get("li", PLACE)
        assert draft is not None
        assert draft.fields == {"need": "Zanzibar"}
        # Read behind it in the other lane, as an opened case does, it is there at once.
        read = list[bool]()
        typed = jobs.done_in(Lane.DRAFTS)
        keeper.drop()
        after = jobs.done_in(Lane.DRAFTS)

        def look() -> bool:
            typed()
            after()
            return drafts.get("li", PLACE) is None

        jobs.run(owner, look, lambda result: read.append(result.value if not isinstance(result, Err) else False))
        hangs.set()
        qtbot.waitUntil(lambda: bool(read), timeout=5000)
        assert read == [True]
    finally:
        hangs.set()
        jobs.finish()


def _nobody(_: Result[bool]) -> None:
    """Nobody waits for it."""

"""`amends rebuild`: the tables are made to say what the log says, while desks go on saving."""

import argparse
from pathlib import Path

from desktop import bootstrap
from desktop.cli.verifying import as_administrator
from desktop.cli.voice import Voice
from desktop.storage import rebuild as in_a_file
from desktop.storage.rebuild import Rebuilt


def rebuild(given: argparse.Namespace, voice: Voice) -> int:
    """Compare every case with its log and write what differs; the log itself is never touched."""

    def told(cases: int) -> bool:
        voice.note(str(cases))
        return True

    if isinstance(given.db, Path):
        office = bootstrap.open_office(given.db)
        office.close()
        with bootstrap.open_file(given.db) as database:
            done = in_a_file.rebuild(database, office.rulebook.rows, told)
    else:
        done = _of_server(given.db, told)
    voice.line(
        voice.say(
            f"已核对 {done.cases} 单，改正 {done.mended} 单。", f"{done.cases} cases compared, {done.mended} put right."
        )
    )
    if done.left:
        voice.line(
            voice.say(
                f"{done.left} 单的记录里有程序算不了的内容，没有动：用 amends verify 看是哪几单。",
                f"The log of {done.left} cases says what this program cannot count; they were left: amends verify names them.",
            )
        )
    return 1 if done.left else 0


def _of_server(url: str, told: in_a_file.Hears) -> Rebuilt:
    from desktop.storage.postgres.mending import rebuild as on_a_server  # noqa: PLC0415 - only where a house is shared

    with as_administrator(url) as (server, office):
        return on_a_server(server, office.rulebook.rows, told)

"""Somebody keeps the writer's place and does nothing: a desk that wants to save sends them away and saves."""

from uuid import UUID, uuid4

import psycopg
import pytest

from desktop.domain.case.intake import Open
from desktop.storage.postgres import troubles
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.log import ServerLog
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PASSWORD, PEOPLE


def no_help(_: Server) -> None:
    """Leave the holder of the writer's place alone."""


def saved(office: Office, opening: Open, case_id: UUID) -> None:
    person = next(one for one in PEOPLE if one.id == "li")
    assert refusal_of(office.desk(person).receive(opening, case_id=case_id)) is None


@pytest.mark.parametrize("helped", [True, False], ids=["sent away", "control: nobody asks for it"])
def test_whoever_keeps_the_place_for_nothing_is_sent_away(monkeypatch: pytest.MonkeyPatch, *, helped: bool) -> None:
    with shared.copied() as name:
        office = shared.office(name, "li")
        assert isinstance(office.log, ServerLog)
        database = office.log.database
        assert isinstance(database, Server)
        database.patience = 6.0 if helped else 3.0
        if not helped:
            monkeypatch.setattr(Server, "_free", no_help)
        try:
            with psycopg.connect(cluster().url(name, "chen", PASSWORD)) as hostile:
                hostile.execute("SET idle_in_transaction_session_timeout = 0")
                hostile.execute("SELECT amends.tell('[]', 0, 0)")
                if helped:
                    saved(office, OPENING, uuid4())
                    with pytest.raises(psycopg.OperationalError):
                        hostile.execute("SELECT 1")
                else:
                    with pytest.raises(troubles.ServerTrouble):
                        saved(office, OPENING, uuid4())
        finally:
            office.close()

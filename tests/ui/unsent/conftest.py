"""A window over a real server whose line a test can cut."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop import bootstrap
from desktop.domain.people import Person
from desktop.storage.postgres.database import Server
from desktop.usecases.office import Office
from tests.cluster import Cluster, cluster
from tests.shared import copied, prepared
from tests.storage.proxy import Proxy
from tests.ui.desks.desk import Desk


class FarDesk(Desk):
    """A desk that goes on without its server."""

    proxy: Proxy
    house: str

    @override
    def _server(self, url: str, person: str, password: str) -> tuple[Office, Person]:
        made = bootstrap.open_shared(url, person, password, carry=True)
        assert made[0].carrier is not None
        cast("Server", made[0].carrier.link).patience = 0.3
        self.opened.append(made[0])
        return made

    def strip(self) -> str:
        """What the strip over every page says; "" while it is silent."""
        place = self.place()
        assert place is not None
        banner = place.frame.unsent
        return f"{banner.words()} {banner.accessibleDescription()}".strip() if banner.isVisible() else ""

    def number(self) -> str:
        """The number of the open case; "" while none is shown."""
        place = self.place()
        session = place.pages.case.session if place is not None else None
        return session.view.case.number if session is not None and session.view is not None else ""

    def cut(self) -> None:
        self.proxy.refuse(on=True)

    def join(self) -> None:
        self.proxy.refuse(on=False)


class OwnDesk(FarDesk):
    """A desk whose server itself is stopped and started."""

    server: Cluster

    @override
    def cut(self) -> None:
        self.server.stop()

    @override
    def join(self) -> None:
        self.server.start()


@pytest.fixture
def own(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OwnDesk]:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    server = prepared()
    made = OwnDesk(qapp, qtbot, tmp_path, f"postgresql://127.0.0.1:{server.port}/house")
    made.server, made.house = server, "house"
    yield made
    made.close()
    server.remove()


@pytest.fixture
def far(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FarDesk]:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    with copied() as house, Proxy(cluster().port) as proxy:
        made = FarDesk(qapp, qtbot, tmp_path, f"postgresql://127.0.0.1:{proxy.port}/{house}")
        made.proxy, made.house = proxy, house
        yield made
        made.close()

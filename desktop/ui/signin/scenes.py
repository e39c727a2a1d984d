"""The sign-in page in its states."""

import tempfile
from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.ui.scene import Scene, Stage
from desktop.ui.signin.remembered import Remembered
from desktop.ui.signin.server_page import ServerPage
from desktop.ui.signin.where_dialog import WhereDialog
from desktop.usecases.office import Office
from desktop.usecases.whereabouts import Doors, Whereabouts

_URL = "postgresql://amends.lanting.cn:5432/lanting"


def _usual(stage: Stage) -> None:
    stage.window.sign_in.ask("chen")
    stage.rest()
    stage.window.sign_in.password.edit.setText("lanting")


def _wrong(stage: Stage) -> None:
    sign_in = stage.window.sign_in
    sign_in.faces.choose("li")
    sign_in.password.edit.setText("not this one")
    sign_in.enter.click()
    stage.rest()


def _other(stage: Stage) -> None:
    stage.window.sign_in.faces.choose("")


def _server(stage: Stage) -> ServerPage:
    """The page of a server that nobody is asked for: the window of the scenes opens a file."""
    stack = stage.window.stack
    for old in stack.findChildren(ServerPage):
        stack.removeWidget(old)
        old.deleteLater()
    folder = Path(tempfile.mkdtemp(prefix="amends-scene-"))
    remembered = Remembered(folder)
    for login, name in (("sun", "Sun Qian"), ("li", "Li Qiang"), ("chen", "Chen Jing")):
        remembered.came(_URL, login, name)
    doors = Doors(_nowhere, _no_file, _no_server, folder, waiting=_waiting)
    page = ServerPage(doors, remembered, stage.window.jobs)
    stack.addWidget(page)
    stack.setCurrentWidget(page)
    page.show_server(_URL, "chen")
    stage.rest()
    return page


def _nowhere() -> Office:
    raise Refusal("server.unreachable", detail=_URL)


def _no_file(_: Path) -> Office:
    return _nowhere()


def _no_server(_url: str, _person: str, _password: str) -> tuple[Office, Person]:
    raise Refusal("server.unreachable", detail=_URL)


def _waiting(_url: str, person: str) -> int:
    return 3 if person == "li" else 0


def _at_server(stage: Stage) -> None:
    _server(stage).password.edit.setText("lanting")


def _wrong_at_server(stage: Stage) -> None:
    _server(stage).show_error(Refusal("server.password"))


def _certificate(stage: Stage) -> None:
    told = 'server certificate for "db.other.cn" does not match host name "amends.lanting.cn"'
    _server(stage).show_error(Refusal("server.certificate_host", detail=told))


def _where(stage: Stage) -> None:
    stage.window.stack.setCurrentWidget(stage.window.sign_in)
    WhereDialog(Whereabouts(url=_URL), stage.window).open()


SCENES = (
    Scene("01-sign-in", _usual, person=""),
    Scene("01-sign-in-wrong", _wrong, person="", size=(1280, 720)),
    Scene("01-sign-in-other", _other, person="", size=(1280, 720)),
    Scene("01-sign-in-server", _at_server, person=""),
    Scene("01-sign-in-server-wrong", _wrong_at_server, person="", size=(1280, 720)),
    Scene("01-sign-in-server-certificate", _certificate, person="", size=(1280, 720)),
    Scene("01-where", _where, person="", size=(1280, 720)),
)

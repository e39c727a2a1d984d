"""Asks where the house is: the usual file of this computer, another file, or a server."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.shell.opening import say_error
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.segments import Segments
from desktop.usecases.whereabouts import ServerAddress, Whereabouts, address, typed

_PORT = 120
USUAL, FILE, SERVER = "usual", "file", "server"


class WhereDialog(Dialog):
    """`chosen` carries the Whereabouts; Esc leaves everything as it is."""

    chosen = Signal(object)

    def __init__(self, place: Whereabouts, parent: QWidget) -> None:
        super().__init__("where_dialog", parent, 560)
        self.kind = Segments("where_kind")
        self._usual = PlainLabel("", "muted", wrap=True)
        self.file = LineField("where_file", icon="file", limit=1000)
        self.host, self.port = LineField("where_host", limit=500), LineField("where_port", limit=100)
        self.database, self.certificate = (
            LineField("where_database", limit=100),
            LineField("where_certificate", limit=1000),
        )
        self._browse, self._browse_certificate = HintButton("where_browse"), HintButton("where_browse_certificate")
        self._tls = PlainLabel("", "note", wrap=True)
        self._cancel = HintButton("where_cancel", keys="Escape", bind=False)
        self.open_button = HintButton("where_open", "primary", icon="check", keys="Ctrl+Enter")
        self._build()
        self._connect()
        self.retranslate()
        self._fill(place)

    def _build(self) -> None:
        self.port.setFixedWidth(larger(_PORT))
        self._file_row = FormRow("where_file_row", _beside(self.file, self._browse), required=True)
        self._host_row = FormRow("where_host_row", self.host, required=True)
        self._port_row = FormRow("where_port_row", self.port)
        self._database_row = FormRow("where_database_row", self.database, required=True)
        self._certificate_row = FormRow("where_certificate_row", _beside(self.certificate, self._browse_certificate))
        self._server = named(QWidget(), "where_server")
        column = QVBoxLayout(self._server)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        first = QHBoxLayout()
        first.setSpacing(Space.SMALL)
        first.addWidget(self._host_row, 1)
        first.addWidget(self._port_row)
        column.addLayout(first)
        for row in (self._database_row, self._certificate_row, self._tls):
            column.addWidget(row)
        for widget in (self.kind, self._usual, self._file_row, self._server):
            self.body.addWidget(widget)
        self.add_button(self._cancel)
        self.add_button(self.open_button)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._turn)
        self._browse.clicked.connect(lambda: self._choose_file(self.file))
        self._browse_certificate.clicked.connect(lambda: self._choose_file(self.certificate))
        self._cancel.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._send)
        for field in self._fields():
            field.edited.connect(self._take_back)
            field.edit.returnPressed.connect(self._send)
        self.finished.connect(self.deleteLater)

    def _fields(self) -> tuple[LineField, ...]:
        return (self.file, self.host, self.port, self.database, self.certificate)

    def _fill(self, place: Whereabouts) -> None:
        server = typed(place.url) if place.url else ServerAddress("")
        self.file.set_words(place.file)
        for field, words in ((self.host, server.host), (self.port, server.port), (self.database, server.database),
                             (self.certificate, server.certificate)):  # fmt: skip
            field.set_words(words)
        kind = SERVER if place.url else FILE if place.file else USUAL
        self.kind.set_value(kind)
        self._turn(kind)

    def _turn(self, kind: str) -> None:
        self._usual.setVisible(kind == USUAL)
        self._file_row.setVisible(kind == FILE)
        self._server.setVisible(kind == SERVER)
        self._take_back()
        first: dict[str, QWidget] = {FILE: self.file.edit, SERVER: self.host.edit}
        first.get(kind, self.open_button).setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _take_back(self, _typed: str = "") -> None:
        for field in self._fields():
            field.set_error("")

    def _choose_file(self, field: LineField) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), field.words())
        if path:
            field.set_words(path)
            field.edit.setFocus()

    def place(self) -> Whereabouts:
        """What was chosen.

        Raises:
            Refusal: `place.…`, with the field that it is about.
        """
        match self.kind.value():
            case "file":
                if not self.file.words():
                    raise Refusal("place.file", "file")
                return Whereabouts(file=self.file.words())
            case "server":
                server = ServerAddress(
                    self.host.words(), self.port.words(), self.database.words(), self.certificate.words()
                )
                return Whereabouts(url=address(server))
            case _:
                return Whereabouts()

    def _send(self) -> None:
        try:
            place = self.place()
        except Refusal as refusal:
            fields = {"file": self.file, "host": self.host, "port": self.port, "database": self.database}
            field = fields[refusal.field]
            field.set_error(say_error(refusal))
            field.edit.setFocus()
            return
        self.accept()
        self.chosen.emit(place)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(
            self.tr("Where is the house?"),
            self.tr("This computer remembers the answer. What is in the house stays where it is."),
        )
        self.kind.say(
            self.tr("Where is the house?"),
            [(USUAL, self.tr("This computer")), (FILE, self.tr("A file")), (SERVER, self.tr("A server"))],
        )
        self._usual.setText(self.tr("The house of this computer, in its usual place. It is made when there is none."))
        self._file_row.say(self.tr("File of the house"))
        self.file.say(self.tr("File of the house"))
        self.host.say(self.tr("Server"), "amends.hotel.cn")
        self._host_row.say(self.tr("Server"), self.tr("name or address"))
        self.port.say(self.tr("Port"), "5432")
        self._port_row.say(self.tr("Port"))
        self.database.say(self.tr("Database"))
        self._database_row.say(self.tr("Database"))
        self.certificate.say(self.tr("File of the certificate"))
        self._certificate_row.say(self.tr("File of the certificate"), self.tr("if the administrator gave you one"))
        self._tls.setText(
            self.tr(
                "The way to the server is encrypted, and the server must prove by its certificate that it is the right one."
            )
        )
        for button in (self._browse, self._browse_certificate):
            button.say(self.tr("Choose…"))
        self._cancel.say(self.tr("Cancel"))
        self.open_button.say(self.tr("Open the house"))


def _beside(field: LineField, button: HintButton) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.TIGHT)
    row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    made.setFocusProxy(field)
    return made

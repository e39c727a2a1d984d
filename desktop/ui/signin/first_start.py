"""The first start of a house: make the administrator, then the colleagues; or look around in the demo first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Jobs, Ok, Result
from desktop.ui.signin.account_form import AccountForm
from desktop.ui.signin.house_head import HouseHead
from desktop.ui.theme import Space, language, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.floating import lift
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.office import Office

_CARD = 720


class FirstStartPage(Retranslated, QWidget):
    """`ready` carries the Person who signs in first; `demo_asked`, `where_asked` and `language_chosen` what they say."""

    ready = Signal(object)
    demo_asked = Signal()
    language_chosen = Signal(str)
    where_asked = Signal()

    def __init__(
        self, office: Office, jobs: Jobs, *, demo: bool, elsewhere: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        frames.as_page(self, "first_start_page")
        self._office, self._jobs = office, jobs
        self._first: Person | None = None
        self._added: list[Person] = []
        self._sending = False
        self._build()
        self.demo.setVisible(demo)
        self.where.setVisible(elsewhere)
        self._connect()
        self.retranslate()
        self._show_form()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = ScrollBody("first_start_body")
        head = QHBoxLayout()
        head.setContentsMargins(Space.PAGE, Space.WIDE, Space.PAGE + 8, 0)
        self.languages = Segments("first_start_language")
        head.addStretch(1)
        head.addWidget(self.languages)
        body.head.addLayout(head)
        body.set_margins(Space.PAGE, Space.LARGE, Space.PAGE, Space.PAGE)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._build_card())
        row.addStretch(1)
        body.body.addStretch(2)
        body.body.addLayout(row)
        body.body.addStretch(3)
        outer.addWidget(body)

    def _build_card(self) -> QWidget:
        card = named(QFrame(), "first_start_card")
        lift(card, "dialog", 32)
        card.setFixedWidth(larger(_CARD))
        column = QVBoxLayout(card)
        column.setContentsMargins(36, Space.PAGE, 36, Space.PAGE)
        column.setSpacing(Space.SMALL)
        house = HouseHead()
        house.show_house(self._office)
        self._title, self._sub = PlainLabel("", "title", wrap=True), PlainLabel("", "muted", wrap=True)
        self.banner = Banner("first_start_banner")
        self.admin = AccountForm("admin", self._office.contents, colleague=False)
        self.colleague = AccountForm("colleague", self._office.contents, colleague=True)
        self._so_far = named(PlainLabel("", "", wrap=True), "first_start_people")
        for widget in (
            house,
            Hairline(),
            self._title,
            self._sub,
            self.banner,
            self._so_far,
            self.admin,
            self.colleague,
        ):
            column.addWidget(widget)
        column.addSpacing(Space.TIGHT)
        foot = QHBoxLayout()
        foot.setSpacing(Space.TIGHT)
        self.demo = HintButton("first_start_demo", icon="flask-conical")
        self.done = HintButton("first_start_done", icon="check")
        self.make = HintButton("first_start_make", "primary", icon="user-plus", keys="Ctrl+Enter")
        self.where = HintButton("first_start_where", "link")
        foot.addWidget(self.demo)
        foot.addWidget(self.where)
        foot.addStretch(1)
        foot.addWidget(self.done)
        foot.addWidget(self.make)
        column.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.languages.chosen.connect(self.language_chosen)
        self.demo.clicked.connect(self.demo_asked)
        self.where.clicked.connect(self.where_asked)
        self.make.clicked.connect(self._send)
        self.done.clicked.connect(self._finish)
        self.admin.submitted.connect(self._send)
        self.colleague.submitted.connect(self._send)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    @property
    def _form(self) -> AccountForm:
        return self.admin if self._first is None else self.colleague

    def _show_form(self) -> None:
        first = self._first is None
        self.admin.setVisible(first)
        self.colleague.setVisible(not first)
        self.done.setVisible(not first)
        if not first:
            self.demo.hide()
            self.where.hide()
        self.retranslate()
        self._form.name.edit.setFocus()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("First start"))
        self.languages.say(self.tr("Language"), (("zh", "中文"), ("en", "English")))
        self.languages.set_value(language())
        self.where.say(self.tr("Where is the house?"))
        if self._first is None:
            self._title.setText(self.tr("Nobody has an account here yet"))
            self._sub.setText(
                self.tr(
                    "Make the administrator’s account: it adds colleagues and keeps the rules. It may receive complaints, not handle or sign them."
                )
            )
            self.make.say(self.tr("Make the account"))
        else:
            self._title.setText(self.tr("Who handles complaints with you?"))
            self._sub.setText(
                self.tr(
                    "A complaint needs two people: one who handles it and another who signs. Add both now, or more later."
                )
            )
            self.make.say(self.tr("Add colleague"))
        self.demo.say(self.tr("Look around in the demo first"))
        self.done.say(self.tr("That is all for now"))
        names = [
            f"{one.name}（{self._role(one)}）" if language() == "zh" else f"{one.name} ({self._role(one)})"
            for one in self._added
        ]
        self._so_far.setText(
            self.tr("Here so far: %1").replace("%1", ("、" if language() == "zh" else ", ").join(names))
        )
        self._so_far.setVisible(bool(names))

    def _role(self, person: Person) -> str:
        return self._office.contents.label("role", person.role.value, language())

    # ── send ─────────────────────────────────────────────────────────────────────────────────────
    def _send(self) -> None:
        form = self._form
        if self._sending or not form.agrees():
            return
        self._sending = True
        self.banner.clear()
        office, person, secret, by = self._office, form.person(), form.password.secret(), self._first
        self._jobs.run(self, lambda: office.door.add(person, secret, by), self._on_added)

    def _on_added(self, result: Result[Person]) -> None:
        self._sending = False
        match result:
            case Ok(person):
                self._added.append(person)
                if self._first is None:
                    self._first = person
                self.colleague.clear()
                self._show_form()
            case Err(Refusal() as refusal):
                words = self._office.contents.say(
                    refusal.reason, language(), detail=refusal.detail, field=refusal.field
                )
                self._form.show_refusal(refusal.field, words)
            case Err(error):
                self.banner.say(
                    self.tr("The account was not made. What you typed is still here; try again."),
                    "overdue",
                    detail=str(error),
                )

    def _finish(self) -> None:
        if self._first is not None:
            self.ready.emit(self._first)

"""The rail at the left: the views with their counts, who is signed in, and the lock."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.shell.house_mark import HouseMark
from desktop.ui.shell.saved_section import SavedSection
from desktop.ui.theme import Size, Space, ToneName, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import EnterPresses
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, Hairline, IconMark, PlainLabel
from desktop.ui.widgets.naming import named, plain_tip, with_role
from desktop.ui.widgets.rail_button import RailButton
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.read_models import Counts, View

VIEWS: tuple[tuple[View, str], ...] = (
    (View.MINE, "inbox"),
    (View.OVERDUE, "alarm-clock"),
    (View.DUE_SOON, "clock-alert"),
    (View.UNCLAIMED, "circle-user-round"),
    (View.SIGN_OFF, "shield-check"),
    (View.FOLLOW_UP, "phone-outgoing"),
    (View.PROMISED, "calendar-clock"),
    (View.WAITING, "hand-helping"),
    (View.OPEN, "list-checks"),
    (View.ALL, "files"),
)

PLACES: tuple[tuple[str, str], ...] = (
    ("promises", "calendar-check"),
    ("handbook", "lightbulb"),
    ("policy", "book-open"),
    ("audit", "scan-eye"),
    ("house", "users"),
    ("settings", "settings"),
)


class PersonButton(EnterPresses, QAbstractButton):
    """Who is signed in; pressed, it offers language, look and the change of person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "rail_person")
        self._person, self._name, self._post, self._narrow = "", "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_person(self, person: str, name: str, post: str) -> None:
        """Show the person, the printed name and the post."""
        self._person, self._name, self._post = person, name, post
        self._name_it()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the disc alone."""
        self._narrow = narrow
        self._name_it()
        self.updateGeometry()
        self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._post}")
        plain_tip(self, self.accessibleName() if self._narrow else "")

    @override
    def sizeHint(self) -> QSize:
        return QSize(44 if self._narrow else 150, 48)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(44, 48)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().hover))
            painter.drawRoundedRect(box, 6, 6)
        disc = QRectF(8, (box.height() - 32) / 2, 32, 32)
        if self._narrow:
            disc.moveCenter(box.center())
        paint.person_disc(painter, disc, self._person, self._name)
        if not self._narrow:
            left = disc.right() + 10
            painter.setPen(paint.colour("ink"))
            painter.setFont(type_font(strong=True))
            paint.elided(painter, QRectF(left, box.center().y() - 20, box.right() - left - 4, 20), self._name)
            painter.setPen(paint.colour("muted"))
            painter.setFont(type_font(Type.NOTE))
            paint.elided(painter, QRectF(left, box.center().y(), box.right() - left - 4, 18), self._post)
        if self.hasFocus():
            paint.focus_ring(painter, box, 6)


class Rail(Retranslated, QFrame):
    """`chosen` carries the view, `place_chosen` a name out of PLACES, `person_asked` and `lock_asked` what their names say."""

    chosen = Signal(object)
    place_chosen = Signal(str)
    person_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "rail")
        with_role(self, "rail")
        self._narrow = False
        self.buttons: dict[View, RailButton] = {}
        self.places: dict[str, RailButton] = {}
        self._build()
        self.retranslate()
        self.set_narrow(False)

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT - 1, Space.MEDIUM, Space.TIGHT, Space.TIGHT)
        column.setSpacing(2)
        column.addLayout(self._build_house())
        column.addSpacing(Space.SMALL)
        column.addWidget(self._build_list(), 1)
        column.addWidget(self._build_state())
        self._line = Hairline()
        column.addWidget(self._line)
        column.addSpacing(Space.HAIR)
        self._person_row = QHBoxLayout()
        self._person_row.setSpacing(0)
        self.person = PersonButton()
        self.person.clicked.connect(self.person_asked)
        self.lock = HintButton("rail_lock", "quiet", icon="lock")
        self.lock.clicked.connect(self.lock_asked)
        self._person_row.addWidget(self.person, 1)
        self._person_row.addWidget(self.lock)
        column.addLayout(self._person_row)

    def _build_list(self) -> QWidget:
        """The views, the saved ones and the places; it scrolls where the window is too low for all of them."""
        scroll = ScrollBody("rail_list")
        column = scroll.body
        column.setSpacing(2)
        for view, icon in VIEWS:
            button = RailButton(f"rail_{view.value}", icon)
            button.clicked.connect(lambda _=False, to=view: self.chosen.emit(to))
            self.buttons[view] = button
            column.addWidget(button)
        self.saved = SavedSection()
        column.addWidget(self.saved)
        self._manage = PlainLabel("", "note")
        self._manage.setContentsMargins(10, Space.TIGHT, 0, 0)
        column.addWidget(self._manage)
        for place, icon in PLACES:
            button = RailButton(f"rail_{place}", icon)
            button.show_count(None)
            button.clicked.connect(lambda _=False, to=place: self.place_chosen.emit(to))
            # A dialog is no place to be.
            button.setCheckable(place != "settings")
            self.places[place] = button
            column.addWidget(button)
        column.addStretch(1)
        return scroll

    def _build_house(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 0, 0)
        row.setSpacing(10)
        self.mark = HouseMark(28)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._house_name, self._house_sub = ElidedLabel("", "strong"), ElidedLabel("", "note")
        names.addWidget(self._house_name)
        names.addWidget(self._house_sub)
        row.addLayout(names, 1)
        return row

    def _build_state(self) -> QWidget:
        self._state = QWidget()
        row = QHBoxLayout(self._state)
        row.setContentsMargins(Space.SMALL, Space.HAIR, 0, Space.TIGHT)
        row.setSpacing(6)
        self._state_sign, self._state_words = IconMark("circle-check", "ok", 14), ElidedLabel("", "note")
        row.addWidget(self._state_sign)
        row.addWidget(self._state_words, 1)
        return self._state

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Views"))
        self._manage.setText(self.tr("Manage"))
        for button, words in zip(
            self.places.values(),
            (
                self.tr("Promises"),
                self.tr("Handbook"),
                self.tr("Rules and calendars"),
                self.tr("Inspection"),
                self.tr("People and house"),
                self.tr("Settings"),
            ),
            strict=True,
        ):
            button.say(words)
        self.lock.setAccessibleName(self.tr("Lock, change person"))
        plain_tip(self.lock, self.tr("Lock, change person (Ctrl+L)"))

    def say_views(self, names: dict[View, str]) -> None:
        """Name the views."""
        for view, button in self.buttons.items():
            button.say(names[view])

    def show_house(self, name: str, sub: str) -> None:
        """Show the house and a second line."""
        self._house_name.setText(name)
        self._house_sub.setText(sub)
        self._house_sub.setVisible(bool(sub) and not self._narrow)

    def show_state(self, words: str, tone: ToneName, detail: str = "") -> None:
        """Show how the file is doing."""
        self._state_words.setText(words)
        self._state_sign.show_icon("circle-check" if tone == "ok" else "triangle-alert", tone)
        plain_tip(self._state, detail)

    def state(self) -> str:
        """Give what is said of how the file is doing."""
        return self._state_words.text()

    def show_counts(self, counts: Counts) -> None:
        """Show how many wait in each view; red where something is overdue, amber where nobody has taken it."""
        for view, button in self.buttons.items():
            count = counts.of.get(view, 0)
            tone: ToneName = "calm"
            if view is View.OVERDUE and count:
                tone = "overdue"
            elif view is View.DUE_SOON and count:
                tone = "overdue" if counts.overdue else "soon"
            elif view is View.UNCLAIMED and count:
                tone = "soon"
            button.show_count(count, tone)

    def show_view(self, view: View | None) -> None:
        """Mark the place where the person is, or none."""
        for one, button in self.buttons.items():
            button.setChecked(one is view)
        for button in self.places.values():
            button.setChecked(False)
        self.saved.show_current("")

    def show_place(self, place: str) -> None:
        """Mark a place out of PLACES."""
        self.show_view(None)
        if place in self.places:
            self.places[place].setChecked(True)

    def offer(self, place: str, *, offered: bool) -> None:
        """Show a place out of PLACES only to whoever may go there."""
        self.places[place].setVisible(offered)

    def is_narrow(self) -> bool:
        """Whether only the icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, in a case and in a small window."""
        self._narrow = narrow
        self.setFixedWidth(Size.RAIL_ICONS if narrow else Size.RAIL)
        for button in (*self.buttons.values(), *self.places.values()):
            button.set_narrow(narrow)
        self.saved.set_narrow(narrow)
        self.person.set_narrow(narrow)
        for widget in (self._house_name, self._house_sub, self._state, self._line, self.lock, self._manage):
            widget.setVisible(not narrow)
        if not narrow:
            self._house_sub.setVisible(bool(self._house_sub.text()))

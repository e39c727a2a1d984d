"""The aside of the sign-off page: what was checked, a comment, who signs as what, the password again, and two ways to end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.signoff.cards import CheckList
from desktop.ui.signoff.checks import Check
from desktop.ui.theme import Space, larger
from desktop.ui.widgets.field_label import FieldLabel
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.text_area import TextArea

WIDTH = 396


class SignForm(Retranslated, QFrame):
    """`sign_asked` carries comment and password, `return_asked` the comment."""

    sign_asked = Signal(str, str)
    return_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sign_form")
        with_role(self, "aside")
        self.setFixedWidth(max(WIDTH, larger(WIDTH) * 3 // 4))  # what is signed has to be read beside it
        self._may_sign, self._waits = False, False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        scroll = ScrollBody("sign_body")
        scroll.set_margins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        outer.addWidget(scroll)
        column = scroll.body
        self._title = PlainLabel("", "label")
        self.checks = CheckList()
        self.comment = TextArea("sign_comment", lines=(3, 8))
        self._comment_label = FieldLabel("sign_comment_label")
        self._comment_error = named(PlainLabel("", "error", wrap=True), "sign_comment_error")
        self._as, self._as_words = PlainLabel("", "label"), named(PlainLabel("", "small", wrap=True), "sign_as")
        self._password_label = FieldLabel("sign_password_label", required=True)
        self.password = LineField("sign_password", icon="key-round")
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.sign_button = HintButton("sign", "primary", icon="pen-line", keys="Ctrl+Enter")
        self.return_button = HintButton("return", icon="undo-2", keys="Ctrl+R")
        self._why_not = named(PlainLabel("", "error", wrap=True), "sign_why_not")
        self._note = PlainLabel("", "note", wrap=True)
        as_row = QHBoxLayout()
        as_row.setSpacing(Space.SMALL)
        as_row.addWidget(self._as, 0, Qt.AlignmentFlag.AlignTop)
        as_row.addWidget(self._as_words, 1)
        above: tuple[QWidget, ...] = (
            self._title,
            self.checks,
            Hairline(),
            self._comment_label,
            self.comment,
            self._comment_error,
        )
        below: tuple[QWidget, ...] = (
            self._password_label, self.password, self.sign_button, self._why_not, self.return_button, self._note,
        )  # fmt: skip
        for widget in above:
            column.addWidget(widget)
        column.addLayout(as_row)
        for widget in below:
            column.addWidget(widget)
        column.addStretch(1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.sign_button.clicked.connect(self._ask_to_sign)
        self.return_button.clicked.connect(lambda: self.return_asked.emit(self.comment.words()))
        self.password.edit.returnPressed.connect(self.sign_button.click)
        self.password.edited.connect(lambda: self.password.set_error(""))
        self.comment.textChanged.connect(self._forgive_comment)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_checks(self, checks: Sequence[Check], *, waits: bool) -> None:
        """Show the checks; a failed one keeps the button shut and says why. `waits`: sign-off is asked."""
        self.checks.show_checks(checks)
        failed = next((one for one in checks if not one.passed), None)
        self._may_sign, self._waits = failed is None, waits
        self._why_not.setText(failed.words if failed else "")
        self._why_not.setVisible(failed is not None)
        self.set_busy(busy=False)

    def show_signer(self, words: str) -> None:
        """Say who signs as what, and what the signature says."""
        self._as_words.setText(words)

    def set_busy(self, *, busy: bool) -> None:
        """Keep the buttons shut while the answer is awaited."""
        self.sign_button.setEnabled(self._may_sign and not busy)
        self.return_button.setEnabled(self._waits and not busy)
        self.password.edit.setEnabled(self._may_sign)

    def clear_password(self) -> None:
        """Forget what was typed."""
        self.password.edit.clear()
        self.password.set_error("")

    def refuse_password(self, words: str) -> None:
        """Say that the password was wrong, and let it be typed again."""
        self.password.edit.clear()
        self.password.set_error(words)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse_comment(self, words: str) -> None:
        """Say what the comment lacks."""
        self.comment.set_invalid(True)
        self._comment_error.setText(words)
        self._comment_error.show()
        self.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_sign(self) -> None:
        # An empty password is no try: it must not count as a wrong one.
        if not self.password.edit.text():
            self.refuse_password(self.tr("Type your password."))
            return
        self.sign_asked.emit(self.comment.words(), self.password.edit.text())

    def _forgive_comment(self) -> None:
        self.comment.set_invalid(False)
        self._comment_error.hide()

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Checked for you"))
        self._comment_label.say(self.tr("Comment"), self.tr("needed when you return it"))
        self._comment_label.name_field(self.comment)
        self._as.setText(self.tr("I sign as"))
        self._password_label.say(self.tr("Your password"))
        self._password_label.name_field(self.password.edit)
        self.sign_button.say(self.tr("Sign and close"))
        self.return_button.say(self.tr("Return with comment"))
        self._note.setText(
            self.tr("A signature is never deleted; to take it back, the case is opened again by a new record.")
        )
        self._comment_error.setVisible(bool(self._comment_error.text()) and not self._comment_error.isHidden())

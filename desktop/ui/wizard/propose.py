"""Step 4, propose: up to four options side by side, each inside somebody's authority, written in the place of its card."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.remedy import Approve, Option, Propose, RefuseApproval, WithdrawOption
from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.domain.wording.words import Words
from desktop.ui.case.session import CaseSession
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.choice_box import Choice
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.wizard.approval import AuthorityAside
from desktop.ui.wizard.money import money_words
from desktop.ui.wizard.offers import chip_of, fitting, remedy_choices, rest_of, title_of
from desktop.ui.wizard.option_card import HEIGHT, OfferCard, OfferFace
from desktop.ui.wizard.option_editor import OptionEditor
from desktop.ui.wizard.sentences import Pills
from desktop.ui.wizard.step_page import StepPage, Target
from desktop.usecases.outcomes import AlreadyDone, Done, Outcome, Refused
from desktop.usecases.read_models import CaseView

_COMMON = 6
_MOST = 4


class AddTile(Retranslated, QFrame):
    """The empty place for one more option."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(with_role(self, "sunken"), "add_option_tile")
        self._number = 1
        self.button = HintButton("add_option", "link", icon="plus", keys="Alt+N")
        self.button.clicked.connect(self.asked)
        self._note = PlainLabel("", "muted", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box = QVBoxLayout(self)
        box.addStretch(1)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self._note)
        box.addStretch(1)
        self.setMinimumHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def show_number(self, number: int) -> None:
        """Say which option would be next."""
        self._number = number
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.button.say(self.tr("Add option %1").replace("%1", str(self._number)))
        self._note.setText(self.tr("Three or four are best: say the best first, keep the others."))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.asked.emit()


class ProposePage(StepPage):
    """Cards in two columns; the aside is put beside the page by the frame."""

    step = 4

    def __init__(self, context: Context, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(context, session, parent)
        self.aside = AuthorityAside(context)
        self.aside.asked.connect(session.send)
        self._cards: dict[UUID, OfferCard] = {}
        self.add_heading()
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.SMALL)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._tile = AddTile()
        self._tile.asked.connect(self.new_option)
        received = session.view.case.intake.received if session.view else None
        self.editor = OptionEditor(context, self._choices, received.site if received else "")
        self.editor.hide()
        self.editor.kept.connect(self._on_kept)
        self.editor.dropped.connect(self._on_dropped)
        self.editor.edited.connect(self.edited)
        self.editor.refused.connect(session.refused)
        self.keep_line("option", self.editor.text, self.editor.draft, self._restore_editor)
        self._offered: list[tuple[str, str]] = []
        self._common_label, self.common = PlainLabel("", "label"), Pills("common_remedy")
        self.common.taken.connect(self._on_common)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._common_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.common, 1)
        self.paper.body.addLayout(self._grid)
        # Placed before they are shown: a widget without a parent would open as a window of its own.
        self._grid.addWidget(self.editor, 0, 0)
        self._grid.addWidget(self._tile, 0, 0)
        self.paper.body.addLayout(row)
        self.paper.body.addStretch(1)
        self.retranslate()

    def _choices(self) -> Sequence[Choice]:
        view = self.session.view
        return remedy_choices(self.context, view.case) if view is not None else ()

    def _often(self) -> None:
        """Offer what fits with one press."""
        view, language = self.session.view, self.context.language
        fits = fitting(self.context, view.case)[:_COMMON] if view is not None else ()
        choices = [(one.id, one.name.get(language)) for one in fits]
        if choices != self._offered:
            self._offered = choices
            self.common.show_choices(choices)
        self._common_label.setVisible(bool(choices))

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        self.title.setText(self.tr("What can we do for the customer"))
        self.sub.setText(self.tr("Four at most. Write cost and day; the paper will say the same."))
        self._common_label.setText(self.tr("Fits here"))
        self._common_label.setContentsMargins(0, 6, 0, 0)
        self.editor.retranslate()
        self._often()
        if self.view is not None:
            self.show_case(self.view)

    @override
    def show_case(self, view: CaseView) -> None:
        options = view.case.remedy.of_round(view.case.handling.round)
        for key in [key for key in self._cards if key not in options]:
            card = self._cards.pop(key)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for number, (key, option) in enumerate(options.items(), start=1):
            face = self._face(view, number, key, option)
            if key not in self._cards:
                self._cards[key] = self._card(face, number)
            self._cards[key].show_face(face)
        self._place()
        self._often()
        self.aside.show_view(view)

    def _card(self, face: OfferFace, number: int) -> OfferCard:
        card = OfferCard(face, number)
        card.edit_asked.connect(self.edit)
        card.withdraw_asked.connect(self._on_withdraw)
        card.approved.connect(self._on_approved)
        card.refused.connect(self._on_refused)
        return card

    def _face(self, view: CaseView, number: int, key: UUID, option: Option) -> OfferFace:
        chosen = any(choice.option == key for choice in view.case.remedy.chosen.values())
        me = self.context.person
        comment = option.comment
        who = view.name(option.approved_by)
        at = option.done_at or option.due_at
        return OfferFace(
            key=key,
            number=self.tr("Option %1").replace("%1", str(number)),
            title=title_of(option),
            rest=rest_of(option),
            for_customer=option.for_customer,
            cost=self.context.money(option.amount),
            when=self.context.time(at) if at is not None else "",
            done=bool(option.done_at),
            comment=f"{who}: {comment}" if comment and who else comment,
            chip=chip_of(self.context, view, option),
            first=number == 1,
            may_change=not chosen,
            may_approve=option.approval == "asked" and me.may(May.APPROVE) and option.by != me.id,
        )

    def _place(self) -> None:
        """Cards in their order, the editor in the place of the card it writes on, and then room for one more."""
        editing = self.editor.key if not self.editor.isHidden() else None
        cells: list[QWidget] = []
        for key, card in self._cards.items():
            cells.append(self.editor if key == editing else card)
        if editing is not None and editing not in self._cards:
            cells.append(self.editor)
        room = len(cells) < _MOST
        self._tile.show_number(len(cells) + 1)
        if room:
            cells.append(self._tile)
        across = self._across()
        self._grid.setColumnStretch(1, across - 1)
        for at, cell in enumerate(cells):
            self._grid.addWidget(cell, at // across, at % across)
        for key, card in self._cards.items():
            card.setVisible(key != editing)
        self._tile.setVisible(room)

    def _across(self) -> int:
        """How many cards stand beside each other; an editor of large letters needs the width of two."""
        room = self.width() - 2 * Space.PAGE - self.paper.area().verticalScrollBar().sizeHint().width()
        return 2 if 2 * self.editor.minimumSizeHint().width() + Space.SMALL <= room else 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # ── writing options ──────────────────────────────────────────────────────────────────────────
    def new_option(self) -> None:
        """Begin one more option; what is being written stays."""
        if self.view is None or len(self._cards) >= _MOST or not self.may_write(self.view):
            return
        if self.editor.isHidden():
            self._open(self.context.office.ids(), None)
        self.editor.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self, key: UUID) -> None:
        """Write on an option."""
        if self.view is not None and (self.editor.isHidden() or not self.editor.draft()):
            self._open(key, self.view.case.remedy.options.get(key))
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def cards(self) -> Sequence[OfferCard]:
        """Give the cards in order."""
        return tuple(self._cards.values())

    def _open(self, key: UUID, option: Option | None) -> None:
        version = self.view.case.version if self.view else 0
        self.editor.show_option(key, version, option)
        self.editor.show()
        self._place()
        self.paper.reveal(self.editor)

    def _restore_editor(self, draft: str) -> None:
        if not draft:
            self._close_editor()
        elif self.editor.restore(draft) is not None:
            self.editor.show()
            self._place()

    def _close_editor(self) -> None:
        self.editor.clear()
        self.editor.hide()
        self._place()

    def _on_common(self, remedy: str) -> None:
        known = self.context.office.contents.remedies.get(remedy)
        self.new_option()
        if self.editor.isHidden():
            return
        self.editor.set_remedy(remedy)
        if not self.editor.text.words().strip():
            self.editor.text.set_words(known.name.get(self.context.language))
        if known.typical and not self.editor.amount.words():
            self.editor.amount.suggest(money_words(known.typical))
        self.edited.emit()

    def _on_kept(self, command: Propose) -> None:
        self.session.send(command, self._told, seen=self.editor.version)

    def _told(self, outcome: Outcome | None) -> None:
        if isinstance(outcome, Done | AlreadyDone):
            self._close_editor()
            self.edited.emit()
            self._tile.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(outcome, Refused):
            self.session.refused.emit(outcome.refusal)

    def _on_dropped(self) -> None:
        self._close_editor()
        self.edited.emit()

    def _on_withdraw(self, key: UUID) -> None:
        self.session.send(WithdrawOption(key))

    def _on_approved(self, key: UUID) -> None:
        self.session.send(Approve(key))

    def _on_refused(self, key: UUID, reason: str) -> None:
        self.session.send(RefuseApproval(key, Words(reason)))

    # ── going on ─────────────────────────────────────────────────────────────────────────────────
    @override
    def holds(self) -> bool:
        return bool(self.editor.draft()) and self.editor.command() is None

    @override
    def send_loose_ends(self) -> None:
        if self.editor.draft():
            self.editor.keep()

    @override
    def target(self, refusal: Refusal) -> Target | None:
        if not self.editor.isHidden() and (found := self.editor.field_of(refusal)) is not None:
            return Target(*found)
        match refusal.field:
            case "approval" if self.aside.card.isVisible():
                return Target(self.aside.ask_button)
            case "comment":
                asked = [card for card in self._cards.values() if not card.reason.isHidden()]
                return Target(asked[0].reason.edit) if asked else None
            case _:
                return Target(self._tile.button if not self._tile.isHidden() else self.common)

"""An option being written, in the place of its card: kind, words, what it means, cost, time and who."""

import json
from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.remedy import NATURES, Option, Propose
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import with_property
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.coming_field import ComingField
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.ui.wizard.money import money_words, read_money

_NATURES = tuple(one for one in NATURES if one)


class OptionEditor(Retranslated, Card):
    """`kept` carries the command, `dropped` that the words are not wanted, `refused` what cannot be read."""

    kept = Signal(object)
    dropped = Signal()
    edited = Signal()
    refused = Signal(object)

    def __init__(
        self, context: Context, remedies: Callable[[], Sequence[Choice]], site: str, parent: QWidget | None = None
    ) -> None:
        """Be empty; `remedies` gives the kinds to choose from, in the language of the moment."""
        super().__init__("option_editor", parent)
        self._context, self._remedies = context, remedies
        self.key: UUID | None = None
        self.version = 0
        self._known_who = ("", "")  # as shown, and as the record has it
        self._begun_with: dict[str, str] = {}
        self.remedy = ChoiceBox("remedy")
        self.remedy.setMinimumContentsLength(10)
        self.text, self.means = TextArea("option_text", lines=(2, 5)), LineField("for_customer", limit=4000)
        self.amount, self.due, self.who = (
            LineField("amount", limit=20),
            ComingField("due_at", context, site),
            LineField("who"),
        )
        self.nature = Segments("nature")
        self._keep, self._drop = HintButton("option_keep", icon="check"), HintButton("option_drop", "quiet")
        self._labels = [PlainLabel("", "note") for _ in range(3)]
        self._lay_out()
        self._connect()
        self.retranslate()
        self.clear()
        self.set_chosen(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.remedy, 1)
        top.addWidget(self.nature)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.TIGHT)
        grid.setVerticalSpacing(2)
        for at, (label, widget) in enumerate(zip(self._labels, (self.amount, self.due, self.who), strict=True)):
            grid.addWidget(label, 0, at)
            grid.addWidget(widget, 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, (2, 4, 3)[at])
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._drop)
        foot.addWidget(self._keep)
        self.body.addLayout(top)
        for field in (self.text, self.means):
            self.body.addWidget(field)
            self.body.addWidget(GuardHint(field, self._context, "planned"))
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.remedy.chosen.connect(lambda: self._touched(self.remedy_mark))
        self.text.textChanged.connect(lambda: self._touched(self.text.set_invalid))
        for line in (self.means, self.amount, self.who):
            line.edited.connect(self._line_touched)
        self.due.edited.connect(self.edited)
        self.nature.chosen.connect(self.edited)
        self._keep.clicked.connect(self.keep)
        self._drop.clicked.connect(self.dropped)

    def _line_touched(self) -> None:
        for line in (self.means, self.amount, self.who):
            line.set_error("")
        self.edited.emit()

    def _touched(self, unmark: Callable[[bool], None]) -> None:
        unmark(False)
        self.edited.emit()

    @override
    def retranslate(self) -> None:
        self.remedy.say(self.tr("Kind of remedy"), self.tr("Kind of remedy"), self._remedies())
        self.text.say(self.tr("The option in words"), self.tr("First line: the offer. Below: the details"))
        self.means.say(
            self.tr("What it means for the customer"), self.tr("For the customer: sleeps tonight, pays ¥290 less")
        )
        for label, words in zip(
            self._labels, (self.tr("Cost"), self.tr("Carried out by"), self.tr("Who")), strict=True
        ):
            label.setText(words)
        self.amount.say(self.tr("Cost"), self.tr("¥ 0"))
        self.due.line.edit.setAccessibleName(self.tr("Carried out by"))
        self.who.say(self.tr("Who"), self.tr("Who does it"))
        self.nature.say(self.tr("Given as"), [(key, self._context.label("nature", key)) for key in _NATURES])
        self._keep.say(self.tr("Keep option"))
        self._drop.say(self.tr("Discard"))

    # ── what it holds ────────────────────────────────────────────────────────────────────────────
    def clear(self) -> None:
        """Be empty."""
        self.key, self._known_who, self._begun_with = None, ("", ""), {}
        self.remedy.set_value("")
        for line in (self.means, self.amount, self.who):
            line.set_words("")
            line.set_error("")
        self.text.set_words("")
        self.due.set_moment(None)
        self.nature.set_value("goodwill")

    def show_option(self, key: UUID, version: int, option: Option | None) -> None:
        """Write on an option, known up to this version, or begin a new one."""
        self.clear()
        self.retranslate()  # what fits may have changed with the category
        self.key, self.version = key, version
        if option is not None:
            self.set_remedy(option.remedy)
            self.text.set_words(option.text)
            self.means.set_words(option.for_customer)
            self.amount.set_words(money_words(option.amount))
            self.due.set_moment(option.due_at)
            self._known_who = (self._context.name(option.who) if option.who else "", option.who)
            self.who.set_words(self._known_who[0])
            self.nature.set_value(option.nature or "goodwill")
        self._begun_with = self._words()

    def set_remedy(self, remedy: str) -> None:
        """Show the kind."""
        self.remedy.set_value(remedy)

    def remedy_mark(self, on: bool) -> None:
        """Frame the kind."""
        with_property(self.remedy, "invalid", "true" if on else "false")

    def command(self) -> Propose | None:
        """The option as a command; None, with the field focused, while an amount or a time cannot be read."""
        amount = read_money(self.amount.words())
        if amount is None:
            self.refused.emit(Refusal("amount.unread", "amount"))
            return None
        if self.due.unread():
            self.due.complain()
            self.due.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return Propose(
            self.key or self._context.office.ids(), self.remedy.value(), Words(self.text.words()), amount,
            self.nature.value() or "", self.due.moment(), self._who(), Words(self.means.words()),
        )  # fmt: skip

    def _who(self) -> str:
        shown, known = self._known_who
        return known if known and self.who.words() == shown else self.who.words()

    def keep(self) -> None:
        """Send it, if all can be read."""
        if (command := self.command()) is not None:
            self.kept.emit(command)

    def draft(self) -> str:
        """What the journal keeps; nothing while nothing was changed."""
        words = self._words()
        if self.key is None or self.isHidden() or words == self._begun_with:
            return ""
        return json.dumps({"key": self.key.hex, "version": self.version, **words}, ensure_ascii=False)

    def restore(self, draft: str) -> UUID | None:
        """Bring a draft back; give the option that it is about."""
        if not draft:
            return None
        kept: dict[str, object] = json.loads(draft)
        self.clear()
        self.key, self.version = UUID(str(kept["key"])), int(str(kept["version"]))
        self.set_remedy(str(kept["remedy"]))
        for name, write in (("text", self.text.set_words), ("means", self.means.set_words), ("amount", self.amount.set_words),
                            ("due", self.due.set_words), ("who", self.who.set_words), ("nature", self.nature.set_value)):  # fmt: skip
            write(str(kept.get(name, "")))
        return self.key

    def _words(self) -> dict[str, str]:
        return {
            "remedy": self.remedy.value(), "text": self.text.words(), "means": self.means.words(),
            "amount": self.amount.words(), "due": self.due.words(), "who": self.who.words(), "nature": self.nature.value() or "",
        }  # fmt: skip

    def field_of(self, refusal: Refusal) -> tuple[QWidget, Callable[[bool], None]] | None:
        """The widget of a field that a rule named, and how to frame it; the page says the words, once."""

        def line(field: LineField) -> tuple[QWidget, Callable[[bool], None]]:
            def frame(on: bool) -> None:
                with_property(field.edit, "invalid", "true" if on else "false")

            return field.edit, frame

        known: dict[str, tuple[QWidget, Callable[[bool], None]]] = {
            "remedy": (self.remedy, self.remedy_mark),
            "option_text": (self.text, self.text.set_invalid),
            "amount": line(self.amount),
            "due_at": line(self.due.line),
            "who": line(self.who),
            "for_customer": line(self.means),
        }
        return known.get(refusal.field)

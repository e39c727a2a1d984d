"""A small dialog over a case: what it is about, by when, and the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.ids import Fen
from desktop.domain.wording.phrase import Scope
from desktop.ui.context import Context
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.theme import Space
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.wizard.coming_field import ComingField
from desktop.ui.wizard.guard_hint import GuardHint
from desktop.ui.wizard.money import read_money

Only = tuple[int, str] | None  # asked only where the list of this number says this; None = always


@dataclass(frozen=True, slots=True)
class Pick:
    """One list to choose from: its name, and (value, words) of each choice; `told` is shown below it while a value is chosen."""

    name: str
    choices: Sequence[tuple[str, str]]
    only: Only = None
    told: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen and typed; `at` is None where no time is asked, and where a time that has passed was left out."""

    picks: tuple[str, ...]
    at: int | None
    words: str
    more: str = ""
    amount: Fen = 0
    lines: tuple[str, ...] = ()
    last: str = ""
    past: int | None = None  # where both a time to come and one that has passed are asked


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of a dialog; each line is there that has a name: words, a second text, a time to come or one that has passed."""

    title: str
    sub: str
    act: str
    words: str
    when: str = ""
    more: str = ""
    past: str = ""
    past_empty: str = ""  # what a time left out means: now, at receipt
    amount: str = ""
    amount_empty: str = ""
    amount_only: Only = None
    lines: tuple[str, ...] = ()  # names of short lines before everything else, each of which must be filled
    last: str = ""  # name of a short line after everything else, which may stay empty
    last_empty: str = ""
    when_empty: str = ""  # what a time to come left out means; "" = it is required
    guard: Scope | None = None  # whether the phrase guard reads the words, and as what
    guard_only: Only = None


class MomentDialog(Dialog):
    """`sent` carries `Said`; Esc sends nothing."""

    sent = Signal(object)

    def __init__(
        self, object_name: str, context: Context, site: str, wording: Wording, picks: Sequence[Pick], parent: QWidget, *, needs_words: bool = True
    ) -> None:  # fmt: skip
        super().__init__(object_name, parent, 560)
        self._context, self._wording, self._picks = context, wording, tuple(picks)
        self._build_picks(object_name)
        self._build_fields(object_name, site, needs_words=needs_words)
        self._cancel = HintButton(f"{object_name}_cancel", keys="Escape", bind=False)
        self.send = HintButton(f"{object_name}_send", "primary", icon="check", keys="Ctrl+Enter")
        for box in self.lists:
            box.currentIndexChanged.connect(self._show_asked)
        self._show_asked()
        self._cancel.clicked.connect(self.reject)
        self.send.clicked.connect(self._on_send)
        self.add_button(self._cancel)
        self.add_button(self.send)
        self.retranslate()
        listed = self._picks and (len(self._picks[0].choices) > 1 or not wording.words)
        first: QWidget = (
            self.short[0].edit
            if self.short
            else self.lists[0]
            if listed
            else self.when.line.edit
            if wording.when
            else self.text
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_picks(self, object_name: str) -> None:
        self.banner = Banner(f"{object_name}_banner")
        self.body.addWidget(self.banner)
        self.lists = [named(QComboBox(), f"{object_name}_pick_{number}") for number in range(len(self._picks))]
        self._rows: list[FormRow] = []
        self._told: list[PlainLabel] = []
        for number, (box, pick) in enumerate(zip(self.lists, self._picks, strict=True)):
            for value, words in pick.choices:
                box.addItem(words, value)
            self._rows.append(FormRow(f"{object_name}_pick_row_{number}", box))
            self.body.addWidget(self._rows[-1])
            self._told.append(named(PlainLabel("", "muted", wrap=True), f"{object_name}_told_{number}"))
            self.body.addWidget(self._told[-1])

    def _build_fields(self, object_name: str, site: str, *, needs_words: bool) -> None:
        context, wording = self._context, self._wording
        self.short = [LineField(f"{object_name}_line_{number}", limit=200) for number in range(len(wording.lines))]
        self._short_rows = [FormRow(f"{line.edit.objectName()}_row", line, required=True) for line in self.short]
        for row in self._short_rows:
            self.body.addWidget(row)
        self.amount = LineField(f"{object_name}_amount", limit=20)
        self._amount_row = FormRow(f"{object_name}_amount_row", self.amount)
        self.body.addWidget(self._amount_row)
        self.when = ComingField(f"{object_name}_when", context, site)
        self._when_row = FormRow(f"{object_name}_when_row", self.when, required=not wording.when_empty)
        self._when_row.setVisible(bool(wording.when))
        self.past = MomentField(f"{object_name}_past", context, site)
        self._past_row = FormRow(f"{object_name}_past_row", self.past)
        self._past_row.setVisible(bool(wording.past))
        self.text = TextArea(f"{object_name}_text", lines=(2, 6), limit=20_000)
        self._text_row = FormRow(f"{object_name}_text_row", self.text, required=needs_words)
        self._text_row.setVisible(bool(wording.words))
        self.more = TextArea(f"{object_name}_more", lines=(1, 4), limit=20_000)
        self._more_row = FormRow(f"{object_name}_more_row", self.more, required=needs_words)
        self._more_row.setVisible(bool(wording.more))
        self.body.addWidget(self._when_row)
        self.body.addWidget(self._past_row)
        self.body.addWidget(self._text_row)
        self._hint = GuardHint(self.text, context, wording.guard) if wording.guard else None
        if self._hint is not None:
            self._hint.shown.connect(self.grow)
            self.body.addWidget(self._hint)
        self.body.addWidget(self._more_row)
        self.last = LineField(f"{object_name}_last", limit=200)
        self._last_row = FormRow(f"{object_name}_last_row", self.last)
        self._last_row.setVisible(bool(wording.last))
        self.body.addWidget(self._last_row)
        self.body.addSpacing(Space.HAIR)

    def _show_asked(self) -> None:
        for row, pick in zip(self._rows, self._picks, strict=True):
            row.setVisible(self._asked(pick.only))
        for label, box, pick in zip(self._told, self.lists, self._picks, strict=True):
            words = pick.told.get(str(box.currentData()), "")
            label.setText(words)
            label.setVisible(bool(words) and self._asked(pick.only))
        self._amount_row.setVisible(bool(self._wording.amount) and self._asked(self._wording.amount_only))
        if self._hint is not None:
            self._hint.watch(on=self._asked(self._wording.guard_only))
        self.grow()

    def _asked(self, only: Only) -> bool:
        return only is None or self.lists[only[0]].currentData() == only[1]

    def refuse(self, field: str, words: str) -> None:
        """Say why not, and go to the field: the amount, the time, or else the words."""
        if field == "amount" and self._amount_row.isVisible():
            self.amount.set_error(words)
            self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if field.endswith("_at") and self._when_row.isVisible():
            self.when.mark(words)
            self.when.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if field.endswith("_at") and self._past_row.isVisible():
            self.past.line.set_error(words)
            self.past.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.banner.say(words, "soon")
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_send(self) -> None:
        wording = self._wording
        if wording.past and self.past.unread():
            self.past.complain()
            self.past.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        past = self.past.moment() if wording.past else None
        at = self.when.moment() if wording.when else past
        if wording.when and at is None and (not wording.when_empty or self.when.unread()):
            self.when.complain()
            self.when.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        amount = read_money(self.amount.words()) if self._amount_row.isVisible() else 0
        if amount is None:
            self.refuse("amount", self._context.say(Refusal("amount.unread", "amount")))
            return
        picks = tuple(str(box.currentData() or "") for box in self.lists)
        lines = tuple(line.words() for line in self.short)
        self.sent.emit(Said(picks, at, self.text.words(), self.more.words(), amount, lines, self.last.words(), past))

    @override
    def retranslate(self) -> None:
        super().retranslate()
        wording = self._wording
        self.say(wording.title, wording.sub)
        for row, pick in zip(self._rows, self._picks, strict=True):
            row.say(pick.name)
        self._amount_row.say(wording.amount, wording.amount_empty)
        self.amount.say("", self.tr("¥ 0"))
        for row, words in zip(self._short_rows, wording.lines, strict=True):
            row.say(words)
        self._when_row.say(wording.when, wording.when_empty)
        self._past_row.say(wording.past, wording.past_empty)
        self._text_row.say(wording.words)
        self._more_row.say(wording.more)
        self._last_row.say(wording.last, wording.last_empty)
        self._cancel.say(self.tr("Cancel"))
        self.send.say(wording.act)

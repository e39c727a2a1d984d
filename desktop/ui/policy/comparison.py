"""What is different between any two versions of a pack, in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.policy.comparing import pack_differences
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.usecases.policies import PackVersion

_WIDTH = 250


class Comparison(Retranslated, QWidget):
    """Two choices of a version; the newest against the one before it at first."""

    def __init__(self, context: Context, versions: Sequence[PackVersion], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pack = versions[0].pack.id
        named(self, f"policy_compare_{pack}")
        self._context, self._packs = context, {one.name: one.pack for one in versions}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self._from, self._to = PlainLabel("", ""), PlainLabel("", "")
        self.old, self.new = ChoiceBox(f"policy_old_{pack}"), ChoiceBox(f"policy_new_{pack}")
        for widget in (self._from, self.old, self._to, self.new):
            row.addWidget(widget)
        for box in (self.old, self.new):
            box.setFixedWidth(_WIDTH)
            box.chosen.connect(self._compare)
        row.addStretch(1)
        column.addLayout(row)
        self.words = named(PlainLabel("", "muted", wrap=True), f"policy_differences_{pack}")
        column.addWidget(self.words)
        self.retranslate()
        names = list(self._packs)
        self.old.set_value(names[1])
        self.new.set_value(names[0])
        self._compare()

    def _compare(self, _: str = "") -> None:
        old, new = self._packs.get(self.old.value()), self._packs.get(self.new.value())
        if old is None or new is None:
            return
        tell = self._context.office.contents.tell
        lines = [tell(line, self._context.language) for line in pack_differences(old, new)]
        self.words.setText("\n".join(lines) or self.tr("These two mean the same."))

    @override
    def retranslate(self) -> None:
        self._from.setText(self.tr("From"))
        self._to.setText(self.tr("to"))
        choices = [Choice(name, name) for name in self._packs]
        self.old.say(self.tr("Compared from"), "", choices)
        self.new.say(self.tr("Compared to"), "", choices)
        self._compare()

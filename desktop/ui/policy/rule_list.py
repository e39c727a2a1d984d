"""The clocks of the packs in force, with a line to find one; two lines a rule."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.ui.context import Context
from desktop.ui.policy.reading import Book
from desktop.ui.policy.words import rule_amount
from desktop.ui.widgets.side_list import SideLine, SideList


class RuleList(SideList):
    """`chosen` carries pack version and rule."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("policy_side", "policy_rules", "policy_find", parent)
        self._context = context
        self._book: Book | None = None
        self.retranslate()

    def show_book(self, book: Book) -> None:
        """Show the clocks; the chosen one stays when it is still there."""
        self._book = book
        self.fill()

    @override
    def lines(self, wanted: str) -> tuple[SideLine, ...]:
        language, found = self._context.language, list[SideLine]()
        for version in self._book.current() if self._book is not None else ():
            pack = version.pack
            rules = [
                SideLine(
                    version.name,
                    rule.id,
                    rule.label.get(language),
                    rule_amount(rule, self._context),
                    rule.basis.gap is not None,
                )
                for rule in pack.rules.values()
                if not wanted or wanted in f"{rule.id} {rule.label.zh} {rule.label.en}".casefold()
            ]
            if rules:
                found += [SideLine(version.name, "", f"{pack.title.get(language)} · {pack.version}"), *rules]
        return tuple(found)

    @override
    def retranslate(self) -> None:
        self.say(self.tr("Clocks"), self.tr("Find a clock"))

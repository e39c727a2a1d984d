"""Two short dialogs of the policy page: note who compared a clock with its source, and name a test case."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import nothing_written
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.line_field import LineField
from desktop.usecases.examples import Question

_WIDTH = 560


class _Asking(Dialog):
    """Fields under each other; what is refused is said at its field."""

    kept = Signal()

    def __init__(self, context: Context, name: str, parent: QWidget, fields: Mapping[str, int]) -> None:
        super().__init__(name, parent, _WIDTH)
        self._context = context
        self.banner = Banner(f"{name}_banner")
        self.body.addWidget(self.banner)
        self.lines = {key: LineField(f"{name}_{key}", limit=limit) for key, limit in fields.items()}
        self._rows = {key: FormRow(f"{name}_{key}_row", line, required=True) for key, line in self.lines.items()}
        for row in self._rows.values():
            self.body.addWidget(row)
        self.save = HintButton(f"{name}_save", "primary", keys="Ctrl+Enter")
        self.add_button(self.save)
        for line in self.lines.values():
            line.edited.connect(self._on_edited)

    def _on_edited(self, _: str) -> None:
        self.banner.clear()
        for line in self.lines.values():
            line.set_error("")

    def _wrong(self, key: str, words: str) -> None:
        self.lines[key].set_error(words)
        self.lines[key].edit.setFocus()

    def _done(self, result: Result[None]) -> None:
        self.save.setEnabled(True)
        match result:
            case Ok():
                self.kept.emit()
                self.accept()
            case Err(Refusal() as refusal) if refusal.field in self.lines:
                self._wrong(refusal.field, self._context.say(refusal))
            case Err(Refusal() as refusal):
                self.banner.say(self._context.say(refusal), "overdue")
            case Err(error):
                words, detail = nothing_written(self._context, error)
                self.banner.say(words, "overdue", detail=detail)


class VerifyDialog(_Asking):
    """`kept` when the comparison is noted."""

    def __init__(self, context: Context, version: str, rule: str, title: str, today: date, parent: QWidget) -> None:
        super().__init__(context, "policy_verify", parent, {"by": 60, "on": 20, "text": 300})
        self._version, self._rule, self._title_words = version, rule, title
        self.lines["by"].edit.setText(context.person.name)
        self.lines["on"].edit.setText(today.isoformat())
        self.save.clicked.connect(self._save)
        self.retranslate()
        self.lines["text"].edit.setFocus()

    def _save(self) -> None:
        words = {key: line.words() for key, line in self.lines.items()}
        try:
            on = date.fromisoformat(words["on"])
        except ValueError:
            self._wrong("on", self.tr("Write a day such as 2026-12-01."))
            return
        policies, person = self._context.office.policies, self._context.person
        version, rule = self._version, self._rule

        def work() -> None:
            policies.verify_rule(version, rule, person, words["by"], on, words["text"])

        self.save.setEnabled(False)
        self._context.jobs.run(self, work, self._done)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        sub = self.tr("It holds for every version in which this clock stays as it is.")
        self.say(self.tr("Verified: %1").replace("%1", self._title_words), sub)
        self._rows["by"].say(self.tr("Who compared it"), self.tr("may be somebody outside the house"))
        self._rows["on"].say(self.tr("On which day"))
        self._rows["text"].say(self.tr("What with what"), self.tr("such as the text of the law on its official page"))
        self.save.say(self.tr("Note it"))


class ExampleDialog(_Asking):
    """`kept` when the test case is saved."""

    def __init__(
        self, context: Context, version: str, question: Question, title: str, end: str, parent: QWidget
    ) -> None:
        super().__init__(context, "policy_example", parent, {"title": 80})
        self._version, self._question, self._end = version, question, end
        self.lines["title"].edit.setText(title)
        self.save.clicked.connect(self._save)
        self.retranslate()
        self.lines["title"].edit.setFocus()
        self.lines["title"].edit.selectAll()

    def _save(self) -> None:
        policies, person, words = self._context.office.policies, self._context.person, self.lines["title"].words()
        version, question = self._version, self._question

        def work() -> None:
            policies.keep_example(version, question, words, person)

        self.save.setEnabled(False)
        self._context.jobs.run(self, work, self._done)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        sub = self.tr("Every later version is checked by it: it must give the same answer. %1").replace("%1", self._end)
        self.say(self.tr("Save as test case"), sub)
        self._rows["title"].say(self.tr("What it is called here"))
        self.save.say(self.tr("Save it"))

"""One piece of evidence close up: of which kind it is, what makes that kind count, whose it is, and a copy to look at."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.case.inquiry import Evidence
from desktop.domain.content.evidence import EvidenceKind
from desktop.ui.context import Context
from desktop.ui.record.sentence import joined
from desktop.ui.theme import Space
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.popover import Popover

_WIDTH = 400


class EvidencePopover(Popover):
    """`copy_asked` and `described` (kind, source, checks) carry the hash first."""

    copy_asked = Signal(str)
    described = Signal(str, str, str, object)

    def __init__(self, context: Context, host: QWidget) -> None:
        super().__init__("evidence_popover", host, _WIDTH)
        self._context, self._sha256 = context, ""
        self._checks: list[tuple[str, QCheckBox]] = []
        head = QHBoxLayout()
        self._title = named(PlainLabel("", "strong", wrap=True), "evidence_title")
        self._close = HintButton("evidence_close", "quiet", icon="x")
        self._close.clicked.connect(self.close_it)
        self._close.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Esc does the same
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.body.addLayout(head)
        self._facts = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self._facts)
        self.open_button = HintButton("evidence_open", icon="external-link")
        self.open_button.clicked.connect(lambda: self.copy_asked.emit(self._sha256))
        self.body.addWidget(self.open_button)
        self.kind, self.source = ChoiceBox("evidence_kind"), LineField("evidence_source")
        self._kind_row, self._source_row = (
            FormRow("evidence_kind_row", self.kind),
            FormRow("evidence_source_row", self.source),
        )
        self.body.addWidget(self._kind_row)
        self._points = QVBoxLayout()
        self._points.setSpacing(Space.HAIR)
        self.body.addLayout(self._points)
        self._void = PlainLabel("", "note", wrap=True)
        self.body.addWidget(self._void)
        self.body.addWidget(self._source_row)
        self.save_button = HintButton("evidence_save", "primary", icon="check")
        self.save_button.clicked.connect(self._send)
        self.body.addWidget(self.save_button)
        self.kind.chosen.connect(lambda: self._show_points(()))

    def show_item(self, sha256: str, item: Evidence, who: str, anchor: QWidget, *, may_write: bool) -> None:
        """Show this piece below its tile."""
        self._sha256 = sha256
        at = self._context.time(item.at)
        self._title.setText(item.name)
        self._facts.setText(joined(who, at, self._size(item.size), item.media, f"SHA-256 {sha256[:12]}…"))
        self._say()
        self.kind.set_value(item.kind)
        self.source.set_words(item.source)
        self._show_points(item.checks)
        for widget in (self._kind_row, self._source_row, self.save_button):
            widget.setEnabled(may_write)
        self.open_at(anchor)
        self.take_focus()

    def _say(self) -> None:
        language = self._context.language
        self._close.setAccessibleName(self.tr("Close"))
        self.open_button.say(self.tr("Open a copy"))
        self._kind_row.say(self.tr("What it is"))
        kinds = [Choice(one.id, one.name.get(language)) for one in self._context.office.contents.evidence.kinds]
        self.kind.say(self.tr("What it is"), self.tr("Not chosen yet"), kinds)
        self._source_row.say(self.tr("From whom"))
        self.source.say(self.tr("From whom"), self.tr("The guest, the engineer, camera 3 …"))
        self.save_button.say(self.tr("Keep this"))

    def _size(self, size: int) -> str:
        return f"{size / 1_048_576:.1f} MB" if size >= 104_858 else f"{max(1, size // 1024)} KB"

    def _kind(self) -> EvidenceKind | None:
        return next((one for one in self._context.office.contents.evidence.kinds if one.id == self.kind.value()), None)

    def _show_points(self, seen: Sequence[str]) -> None:
        for _, box in self._checks:
            self._points.removeWidget(box)
            box.hide()
            box.deleteLater()
        kind, language = self._kind(), self._context.language
        self._checks = []
        for number, point in enumerate(kind.check if kind else (), start=1):
            box = named(QCheckBox(point.get(language)), f"evidence_check_{number}", point.get(language))
            box.setChecked(str(number) in seen)
            self._checks.append((str(number), box))
            self._points.addWidget(box)
            box.show()
        void = ("；" if language == "zh" else "; ").join(one.get(language) for one in (kind.void if kind else ()))
        self._void.setText(self.tr("Does not count: %1").replace("%1", void) if void else "")
        self._void.setVisible(bool(void))
        if self.isVisible():
            self.adjustSize()

    def _send(self) -> None:
        checks = tuple(number for number, box in self._checks if box.isChecked())
        self.described.emit(self._sha256, self.kind.value(), self.source.words(), checks)

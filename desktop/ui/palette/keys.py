"""Every key of the program, in groups; shown by F1 or "?", and beside the palette."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.i18n import Retranslated
from desktop.ui.theme import Space
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.key_hint import KeyHint
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.naming import named

Keys = tuple[str, ...]


def groups() -> tuple[tuple[str, tuple[tuple[str, Keys], ...]], ...]:
    """The groups with what each key does, in the language worn now."""
    translate = QCoreApplication.translate
    return (
        (translate("Keys", "Everywhere"), (
            (translate("Keys", "Search and commands"), ("Ctrl", "K")),
            (translate("Keys", "New complaint"), ("Ctrl", "N")),
            (translate("Keys", "Undo, for 10 seconds"), ("Ctrl", "Z")),
            (translate("Keys", "Lock, change person"), ("Ctrl", "L")),
            (translate("Keys", "Handbook, in a case beside it"), ("Ctrl", "H")),
            (translate("Keys", "Language"), ("Ctrl", "Alt", "L")),
            (translate("Keys", "Settings"), ("Ctrl", ",")),
            (translate("Keys", "Next part of the window"), ("F6",)),
        )),
        (translate("Keys", "In the queue"), (
            (translate("Keys", "Move"), ("J", "K")),
            (translate("Keys", "Open"), ("Enter",)),
            (translate("Keys", "Claim or take over, put back"), ("C", "R")),
            (translate("Keys", "Mark for claiming several"), ("Space",)),
            (translate("Keys", "First, last"), ("Home", "End")),
            (translate("Keys", "Filter"), ("Ctrl", "F")),
        )),
        (translate("Keys", "In a case"), (
            (translate("Keys", "Guide or record"), ("Ctrl", "J")),
            (translate("Keys", "Complete the step"), ("Ctrl", "Enter")),
            (translate("Keys", "Make a promise"), ("Ctrl", "Shift", "P")),
            (translate("Keys", "Ask someone to come"), ("F8",)),
            (translate("Keys", "Why this time?"), ("Ctrl", "I")),
            (translate("Keys", "Print the sheet"), ("Ctrl", "P")),
        )),
    )  # fmt: skip


class KeyList(Retranslated, QWidget):
    """The groups under each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "key_list")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._heads: list[PlainLabel] = []
        self._names: list[PlainLabel] = []
        for at, (_, keys) in enumerate(groups()):
            if at:
                column.addSpacing(Space.HAIR)
                column.addWidget(Hairline())
                column.addSpacing(Space.HAIR)
            head = PlainLabel("", "label")
            self._heads.append(head)
            column.addWidget(head)
            for _, caps in keys:
                column.addLayout(self._row(caps))
        column.addStretch(1)
        self.retranslate()

    def _row(self, caps: Keys) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        name = PlainLabel("", "small")
        self._names.append(name)
        row.addWidget(name, 1)
        for cap in caps:
            row.addWidget(KeyHint(cap), 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Keys", "Keys"))
        said = groups()
        for head, (words, _) in zip(self._heads, said, strict=True):
            head.setText(words)
        names = [words for _, keys in said for words, _ in keys]
        for name, words in zip(self._names, names, strict=True):
            name.setText(words)


def scrolling(inner: QWidget) -> QScrollArea:
    """What is higher than its place is scrolled, never squeezed."""
    area = named(QScrollArea(), f"{inner.objectName()}_area")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area


class KeysDialog(Dialog):
    """The key list by itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("keys_dialog", parent, 440)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body.addWidget(KeyList())
        self.retranslate()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        note = QCoreApplication.translate("Keys", "Single letters rest while you write or compose Chinese.")
        self.say(QCoreApplication.translate("Keys", "Keys"), note=note)

"""Six figures that are also the first filter: everything, written, read, revealed, taken out, erased."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.ui.audit.signs import KINDS
from desktop.ui.theme import Space, Type, look, type_font
from desktop.ui.widgets import paint
from desktop.ui.widgets.enter import InRow
from desktop.ui.widgets.naming import named, no_mnemonic
from desktop.usecases.looking import Kind

_HEIGHT = 72


class KindTile(InRow, QAbstractButton):
    """A figure, its sign and its name; the accent frame means chosen."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"audit_kind_{kind.value}")
        self.kind = kind
        self._count, self._words = "", ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Name it."""
        self._words = words
        self._name_it()

    def show_count(self, count: int | None) -> None:
        """Show the figure; a dash while it is not known."""
        self._count = "–" if count is None else f"{count:,}"
        self._name_it()

    def _name_it(self) -> None:
        self.setText(no_mnemonic(self._words))
        self.setAccessibleName(f"{self._words}: {self._count}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(104, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(88, _HEIGHT)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        painter.setBrush(QColor(look().hover if self.underMouse() and not chosen else look().surface))
        painter.setPen(QPen(QColor(look().accent if chosen else look().line), 2 if chosen else 1))
        edge = 1 if chosen else 0.5
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), 8, 8)
        paint.mark(painter, QRectF(14, 14, 16, 16), KINDS[self.kind], paint.colour("accent" if chosen else "muted"))
        painter.setFont(type_font(Type.LABEL, strong=chosen))
        painter.setPen(paint.colour("ink" if chosen else "muted"))
        paint.elided(painter, QRectF(38, 10, box.width() - 48, 24), self._words)
        painter.setFont(type_font(Type.FIGURE, strong=True))
        painter.setPen(paint.colour("ink"))
        paint.elided(painter, QRectF(14, 34, box.width() - 24, 32), self._count)
        if self.hasFocus():
            paint.focus_ring(painter, box.adjusted(3, 3, -3, -3), 6)


class KindTiles(QWidget):
    """One stop of Tab, arrows choose; `chosen` carries the kind that a person chose."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "audit_kinds")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        group = QButtonGroup(self)
        self.tiles = {kind: KindTile(kind, self) for kind in Kind}
        for kind, tile in self.tiles.items():
            group.addButton(tile)
            row.addWidget(tile)
            tile.clicked.connect(lambda _=False, to=kind: self.chosen.emit(to))
        self.set_value(Kind.ALL)
        self.show_counts({})

    def say(self, name: str, names: dict[Kind, str]) -> None:
        """Name the row and its tiles."""
        self.setAccessibleName(name)
        for kind, tile in self.tiles.items():
            tile.say(names[kind])

    def show_counts(self, counts: dict[Kind, int]) -> None:
        """Show how many acts there are of each kind."""
        for kind, tile in self.tiles.items():
            tile.show_count(counts.get(kind))

    def set_value(self, kind: Kind) -> None:
        """Show a choice without telling."""
        self.tiles[kind].setChecked(True)
        for one, tile in self.tiles.items():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is kind else Qt.FocusPolicy.ClickFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        kinds = list(Kind)
        here = next(at for at, kind in enumerate(kinds) if self.tiles[kind].isChecked())
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        kind = kinds[(here + step) % len(kinds)]
        self.set_value(kind)
        self.tiles[kind].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(kind)

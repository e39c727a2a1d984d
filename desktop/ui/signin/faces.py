"""The grid of colleagues: one is chosen, arrows move the choice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.signin.tile import PersonTile
from desktop.ui.theme import Space
from desktop.ui.widgets.naming import named

ACROSS, MOST = 4, 8
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ACROSS, Qt.Key.Key_Down: ACROSS}


class Faces(QWidget):
    """`chosen` carries the id of the person, "" for somebody who is not shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "faces")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.SMALL)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.tiles: list[PersonTile] = []
        self._compact = False

    def show_people(self, people: Sequence[str], name: Callable[[str], str], *, others: bool = False) -> None:
        """Make a tile for each in the order of names, and frame the first given, who used this computer last.

        More than eight, or `others`, leave the last place to whoever is not shown.
        """
        some = len(people) <= MOST and not others
        wanted = sorted(people if some else people[: MOST - 1], key=lambda person: (name(person), person))
        if not some:
            wanted.append("")
        if wanted == [tile.person for tile in self.tiles]:
            return
        kept = self.person()
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for at, person in enumerate(wanted):
            tile = PersonTile(person, self)
            tile.set_compact(self._compact)
            tile.clicked.connect(lambda _=False, who=person: self.choose(who))
            self._grid.addWidget(tile, at // ACROSS, at % ACROSS)
            self.tiles.append(tile)
        if wanted:
            self.choose(kept if kept is not None and kept in wanted else (*people, "")[0])

    def set_compact(self, compact: bool) -> None:
        """Make the tiles lower, in a low window."""
        self._compact = compact
        for tile in self.tiles:
            tile.set_compact(compact)

    def person(self) -> str | None:
        """Who is chosen; None while nobody is shown."""
        return next((tile.person for tile in self.tiles if tile.isChecked()), None)

    def choose(self, person: str) -> None:
        """Frame this person."""
        for tile in self.tiles:
            tile.setChecked(tile.person == person)
        self.chosen.emit(person)

    def move_by(self, key: Qt.Key) -> bool:
        """Move the choice as an arrow says; whether the key was one."""
        step = _MOVES.get(key)
        here = next((at for at, tile in enumerate(self.tiles) if tile.isChecked()), None)
        if step is None or here is None:
            return False
        there = here + step
        if 0 <= there < len(self.tiles):
            self.choose(self.tiles[there].person)
        return True

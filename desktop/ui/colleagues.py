"""Which colleagues type in which case just now, as the window last heard."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.ui.record.sentence import filled, listed
from desktop.usecases.presence import Typing


class Colleagues(QObject):
    """`changed` carries the ids of the cases in which somebody began or stopped to type."""

    changed = Signal(object)

    def __init__(self, me: str = "", parent: QObject | None = None) -> None:
        """Nobody types as yet; of `me`, at whatever desk, nothing is said."""
        super().__init__(parent)
        self._me = me
        self._typing: dict[UUID, tuple[str, ...]] = {}

    def show(self, typing: Sequence[Typing]) -> None:
        """Remember who types where."""
        fresh: dict[UUID, tuple[str, ...]] = {}
        for one in typing:
            if one.person != self._me:
                fresh[one.case_id] = (*fresh.get(one.case_id, ()), one.person)
        before, self._typing = self._typing, fresh
        if told := frozenset(case for case in {**before, **fresh} if before.get(case) != fresh.get(case)):
            self.changed.emit(told)

    def at(self, case_id: UUID) -> tuple[str, ...]:
        """The sign-in names of whoever types in this case."""
        return self._typing.get(case_id, ())


def editing(names: Sequence[str]) -> str:
    """That they are at work there, or nothing when nobody is."""
    if not names:
        return ""
    if len(names) == 1:
        return filled(QCoreApplication.translate("Colleagues", "%1 is editing"), names[0])
    return filled(QCoreApplication.translate("Colleagues", "%1 are editing"), listed(*names))

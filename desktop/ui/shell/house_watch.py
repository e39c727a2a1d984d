"""Reads who works here and what the house says of itself, and tells whoever answers for it when the published number has nobody."""

from PySide6.QtCore import QObject, Signal

from desktop.domain.people import May, Person
from desktop.ui.context import Context
from desktop.ui.jobs import Ok, Result
from desktop.ui.widgets.banner import Banner
from desktop.usecases.changes import Changes
from desktop.usecases.house import Ailing, House, ailing


class HouseWatch(QObject):
    """Keeps the names of colleagues as they are; `read` when the house was read and may be called otherwise; `asked` when an administrator wants to put it right."""

    read = Signal()
    asked = Signal()

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._found: tuple[Ailing, ...] = ()
        self._names: dict[str, str] = {}
        banner.action_asked.connect(self.asked)
        context.hub.subscribe(self._on_changes)
        self.look()

    def look(self) -> None:
        """Read the house and its people."""
        office = self._context.office
        self._context.jobs.run(self, lambda: (office.about.refresh(), office.door.people()), self._show)

    def _on_changes(self, told: Changes) -> None:
        if told.people or told.back:
            self.look()

    def _show(self, result: Result[tuple[House, tuple[Person, ...]]]) -> None:
        if not isinstance(result, Ok):
            return  # what cannot be read is said by the pages that read it for the person
        house, people = result.value
        may = self._context.person.may(May.ADMINISTER) or self._context.person.may(May.SIGN)
        self._found = ailing(house, people) if may else ()
        self._names = {one.id: one.name for one in people}
        self._context.remember_names(self._names)
        self.retranslate()
        self.read.emit()

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        if not self._found:
            self._banner.clear()
            return
        action = self.tr("Put it right") if self._context.person.may(May.ADMINISTER) else ""
        words = [self._said(one) for one in self._found]
        self._banner.say(words[0], "soon", detail="\n".join(words[1:]), action=action, icon="phone")

    def _said(self, one: Ailing) -> str:
        chinese = self._context.language == "zh"
        match one.why:
            case "holder-left":
                words = self.tr("%2, who answers the published number %1 of %3, has no open account any more.")
            case "nobody":
                words = self.tr("Nobody is named who answers the published number %1 of %3.")
            case "unreported":
                words = self.tr("The published number %1 of %3 changed; whoever publishes it must be told.")
        line = one.site.hotline
        said = {
            "%1": line.number,
            "%2": self._names.get(line.holder, line.holder),
            "%3": one.site.zh if chinese else one.site.en,
        }
        for mark, value in said.items():
            words = words.replace(mark, value)
        return words

"""Over the messages of whoever signs: figures that a rule wants by a day and that nobody has signed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.ui.audit.figures_words import by_when
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.banner import Banner
from desktop.usecases.office import Office

if TYPE_CHECKING:
    from desktop.usecases.signing_figures import Wanted


def wanted_of(office: Office) -> tuple["Wanted", ...]:
    """What the rules want signed, with the clock of each."""
    from desktop.usecases.signing_figures import wanted  # noqa: PLC0415 - it counts by the rules, which the window does without

    return wanted(office)


_MOST = 2  # said below the first; the rest is counted


class FiguresStrip(Banner):
    """The first due is said, its figures are opened by the action."""

    def __init__(self, context: Context) -> None:
        super().__init__("inbox_figures")
        self._context, self._period = context, ""
        self.action_asked.connect(lambda: self._context.nav.figures(self._period))

    def show_wanted(self, wanted: Sequence["Wanted"]) -> None:
        """Say it, or nothing where nothing waits."""
        waiting = [one for one in wanted if one.clock.runs]
        if not waiting:
            self.clear()
            return
        self._period = waiting[0].period.name
        words, tone = by_when(waiting[0], self._context)
        more = list(dict.fromkeys(by_when(one, self._context)[0] for one in waiting[1:]))
        if len(more) > _MOST:
            more[_MOST:] = [filled(self.tr("and %1 more"), str(len(more) - _MOST))]
        self.say(words, tone, detail="\n".join(more), action=self.tr("Open the figures"), icon="clipboard-list")

"""Makes backups while the house is open, when they are due; a strip tells the administrator of one that failed or grew old."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.banner import Banner
from desktop.usecases.keeping import Backups, Plan, Standing, is_due, is_worrying

FIRST = 2 * 60 * 1000  # milliseconds after the start: the morning's first guest does not wait for a backup
EVERY = 10 * 60 * 1000  # milliseconds between looks at the clock


@frozen
class Stands:
    """What was set, and how the backups stand."""

    plan: Plan
    standing: Standing


class BackupWatch(QObject):
    """Looks, makes what is due, and keeps the strip."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._stands: Stands | None = None
        self._running = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST)
        self._first.timeout.connect(self.look)
        banner.action_asked.connect(self.open)

    def begin(self) -> None:
        """Say how they stand, and look at the clock from now on; of a house on a server the administrator's desk asks. A demo has none."""
        office = self._context.office
        backups = office.backups
        if backups is None or office.demo_passwords is not None:
            return
        if "://" in office.where and not self._context.person.may(May.ADMINISTER):
            return
        self._first.start()
        self.timer.start()
        self._context.jobs.run(self, lambda: _stands(backups), self._show)

    def look(self) -> None:
        """Make a backup if one is due."""
        backups, now = self._context.office.backups, self._context.office.clock()
        if backups is None or self._running:
            return
        here = self._context.local(now)
        self._running = True
        lane = Lane.RENDERING if backups.apart else Lane.DATABASE
        self._context.jobs.run(self, lambda: _made(backups, now, here), self._show, lane)

    def _show(self, result: Result[Stands]) -> None:
        self._running = False
        match result:
            case Ok(stands):
                self._stands = stands
                self.retranslate()
            case Err():
                return  # what the file refuses is told by the pages that read it for the person; the next look comes

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        context, stands = self._context, self._stands
        now = context.office.clock()
        if (
            stands is None
            or not context.person.may(May.ADMINISTER)
            or not is_worrying(stands.plan, stands.standing, now)
        ):
            self._banner.clear()
            return
        standing = stands.standing
        if standing.failed_at > standing.good_at:
            words, why = (
                self.tr("The last backup failed."),
                context.say(Refusal(standing.failed, detail=standing.detail)),
            )
        elif standing.good_at:
            words, why = self.tr("The backup is old."), ""
        else:
            words, why = self.tr("This house has no backup."), self.tr("It is set up once on the server's own machine.")
        detail = " ".join(part for part in (why, age(context, standing, now)) if part)
        self._banner.say(words, "soon", detail=detail, action=self.tr("Backups"), icon="triangle-alert")

    def open(self) -> None:
        """Show the backups."""
        from desktop.ui.shell.backups_dialog import BackupsDialog  # noqa: PLC0415 - not before it is asked for
        from desktop.ui.shell.server_backups_dialog import ServerBackupsDialog  # noqa: PLC0415 - as above

        office, window = self._context.office, self._banner.window()
        if office.backups is None:
            return
        dialog = (
            ServerBackupsDialog(self._context, window)
            if "://" in office.where
            else BackupsDialog(self._context, window)
        )
        dialog.finished.connect(self._seen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _seen(self) -> None:
        backups = self._context.office.backups
        if backups is not None:
            self._context.jobs.run(self, lambda: _stands(backups), self._show)


def _stands(backups: Backups) -> Stands:
    return Stands(backups.plan(), backups.standing())


def _made(backups: Backups, now: Micros, here: datetime) -> Stands:
    """Make one if it is due; a refusal is in the standing then."""
    if is_due(backups.plan(), backups.standing(), now, here.hour, here.minute):
        try:
            backups.make()
        except Refusal:
            return _stands(backups)
    return _stands(backups)


def age(context: Context, standing: Standing, now: Micros) -> str:
    """How old the last good one is, in a sentence."""
    if not standing.good_at:
        return QCoreApplication.translate("Backups", "No backup was made yet.")
    ago = context.span(max(0, now - standing.good_at))
    return filled(
        QCoreApplication.translate("Backups", "The last good one: %1, %2 ago."), context.time(standing.good_at), ago
    )

"""The strip over every page while the server is out of reach or something waits for it; it sends as soon as the server is back."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.domain.errors import Refusal
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.widgets.banner import Banner
from desktop.usecases.carrier import Sent, Standing
from desktop.usecases.carrying import CarryingDesk
from desktop.usecases.changes import Changes

EVERY = 2_000  # milliseconds
_MINUTE = 60_000_000
_WRITTEN = frozenset({"done", "already", "was_done"})


class UnsentWatch(QObject):
    """`stood` carries every fresh Standing. Of a house in a file there is nothing to watch."""

    stood = Signal(object)

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._desk = context.desk if isinstance(context.desk, CarryingDesk) else None
        self.standing: Standing | None = None
        self._looking = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        banner.action_asked.connect(self.show_list)
        context.hub.subscribe(self._on_changes)
        if self._desk is not None:
            self.timer.start()
            self.look()

    def look(self) -> None:
        """Reach for the server if it is lost and send what waits, unless a look is still under way."""
        if self._desk is None or self._looking:
            return
        self._looking = True
        self._context.jobs.run(self, self._desk.mend, self._looked)

    def show_list(self) -> None:
        """Open the list of what waits."""
        if self._desk is not None and self.standing is not None:
            from desktop.ui.unsent.dialog import UnsentDialog  # noqa: PLC0415 - not before it is asked for

            dialog = UnsentDialog(self._context, self._desk, self.standing, self._banner)
            self.stood.connect(dialog.show_standing)
            dialog.changed.connect(self.look)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        if self.standing is not None:
            self._say(self.standing)

    def _on_changes(self, changes: Changes) -> None:
        """Something was written, perhaps only here: what waits is said at once, without asking the server."""
        if self._desk is not None and changes.cases:
            self._context.jobs.run(self, self._desk.standing, self._say_anew)

    def _looked(self, result: Result[Standing]) -> None:
        self._looking = False
        self._say_anew(result)

    def _say_anew(self, result: Result[Standing]) -> None:
        match result:
            case Ok(standing):
                before = self.standing
                back = standing.returns > (before.returns if before is not None else 0)
                self.standing = self._context.standing = standing
                self._say(standing)
                self.stood.emit(standing)
                if back or (before is not None and before.waiting != standing.waiting):
                    # Pages that wait for the server say how much waits with them.
                    self._context.hub.announce(Changes(people=back, back=back))
                if standing.sent:
                    self._tell(standing.sent, back=back)
            case Err(error):
                words = QCoreApplication.translate("UnsentWatch", "What waits to be sent could not be read.")
                detail = self._context.say(error) if isinstance(error, Refusal) else str(error)
                self._banner.say(words, "overdue", detail=detail)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def _say(self, standing: Standing) -> None:
        show = self.tr("Show") if standing.lines or standing.sealed else ""
        waiting = self._waiting(standing)
        if standing.trouble is not None:
            said = self._context.say(standing.trouble)
            if standing.trouble.reason == "server.password":  # whoever is in already typed the right one
                said = self.tr(
                    "Your password was set anew by an administrator. Lock with Ctrl+L and sign in with the new one."
                )
            goes_on = self.tr("What is written here is kept on this computer.") if standing.since is not None else ""
            self._banner.say(said, "overdue", detail=f"{waiting} {goes_on}".strip(), action=show)
        elif standing.since is not None:
            words = self.tr(
                "The server is out of reach since %1. New complaints and open cases go on here; signing, searching and printing wait."
            ).replace("%1", self._context.time(standing.since))
            self._banner.say(words, "soon", detail=waiting, action=show, icon="cloud-off")
        elif standing.held:
            words = self.tr(
                "%1 of what was written without the server did not go in. Nothing of it is lost; decide what becomes of it."
            )
            self._banner.say(
                words.replace("%1", str(standing.held)), "overdue", detail=waiting, action=self.tr("Decide")
            )
        elif standing.sealed:
            words = self.tr("Waiting under your earlier password: %1. Type it once and they are sent.")
            self._banner.say(words.replace("%1", str(standing.sealed)), "soon", action=show)
        elif standing.waiting:
            self._banner.say(waiting, "calm", action=show)
        elif standing.skewed:
            self._banner.say(self._clock(standing.skew), "soon", icon="clock-alert")
        else:
            self._banner.clear()

    def _waiting(self, standing: Standing) -> str:
        if not standing.waiting:
            return self.tr("Nothing waits to be sent.") if standing.since is not None else ""
        return self.tr("Waiting to be sent, kept encrypted on this computer: %1.").replace("%1", str(standing.waiting))

    def _clock(self, skew: int) -> str:
        words = (
            self.tr(
                "The clock of this computer is %1 min slow. Times are counted by the server's clock; set this one right."
            )
            if skew > 0
            else self.tr(
                "The clock of this computer is %1 min fast. Times are counted by the server's clock; set this one right."
            )
        )
        return words.replace("%1", str(max(1, abs(skew) // _MINUTE)))

    def _tell(self, sent: tuple[Sent, ...], *, back: bool) -> None:
        """What became of each: the pages read their cases again, and the person is told in one sentence."""
        self._context.hub.announce(Changes(frozenset(one.line.case for one in sent)))
        lost = [one for one in sent if one.became == "was_not"]
        if lost:
            words = self.tr("The server is back: it had not saved “%1”. Do it again.")
            self._context.nav.tell(
                words.replace("%1", ", ".join(one.line.title or one.number for one in lost)), "overdue"
            )
            return
        written = [one for one in sent if one.became in _WRITTEN]
        if not written:
            return
        words = self.tr("The server is back: %1 saved. %2") if back else self.tr("Sent to the server: %1 saved. %2")
        numbers = " · ".join(dict.fromkeys(one.number for one in written if one.line.verb == "open" and one.number))
        self._context.nav.tell(words.replace("%1", str(len(written))).replace("%2", numbers).strip(), "ok")

"""Checks the house while it is open: its newest entries at once, all of it by night; what does not hold is said in a strip until it does."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.jobs import Err, Lane, Ok, Result
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.checking import Checked, Checks
from desktop.usecases.findings import OF_LISTS, Finding, Kind, Verdict

DOUBT = 10 * 1000  # milliseconds after which what a tail found in lists is looked at again
SOON = 60 * 1000  # milliseconds after another desk wrote something, for whoever answers for the house
EVERY = 10 * 60 * 1000  # milliseconds between looks at the clock
NIGHT = (time(1), time(5))  # when nobody minds that the computer is busy for half a minute
AGAIN: int = 20 * 3600 * 1_000_000  # microseconds after which a whole check is due again
AT_LAST: int = 3 * 24 * 3600 * 1_000_000  # the same by day: a desk that is locked by night never has one


@frozen
class Looked:
    """What a check found, and what is kept of the last whole one."""

    verdict: Verdict
    last: Checked | None
    whole: bool = False


class NightWatch(QObject):
    """Runs the checks and keeps the strip."""

    def __init__(self, context: Context, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._banner = context, banner
        self._found: tuple[Finding, ...] = ()
        self._restored: Micros = 0
        self._last: Checked | None = None
        self._running = False
        self._doubted = frozenset[tuple[Kind, str]]()  # (kind, case) of lists: another desk may be about to write them
        self.soon = QTimer(self)
        self.soon.setSingleShot(True)
        self.soon.timeout.connect(self._check_tail)
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY)
        self.timer.timeout.connect(self.look)
        banner.action_asked.connect(self._open)

    def begin(self) -> None:
        """Check the newest entries now, and look at the clock from now on."""
        make = self._context.office.checks
        if make is None:
            return
        self.timer.start()
        if self._answers():
            self._context.hub.subscribe(self._changed)
        self._check_tail()

    def _answers(self) -> bool:
        """Whether this person looks after what other desks write."""
        shared = "://" in self._context.office.where
        return shared and any(self._context.person.may(one) for one in (May.ADMINISTER, May.SIGN, May.AUDIT))

    def _changed(self, _: Changes) -> None:
        if not self.soon.isActive():
            self.soon.start(SOON)

    def _check_tail(self) -> None:
        make = self._context.office.checks
        if make is None or self._running:
            return
        checks, lists = make(), self._answers()
        lane = Lane.RENDERING if checks.tail_apart else Lane.DATABASE
        self._context.jobs.run(self, lambda: _tail(checks, lists=lists), self._show, lane)

    def look(self) -> None:
        """Check everything if it is night and was not checked since yesterday.

        Of a house with many desks those of whoever answers for it do; a lock ends their session, so that some are there by day only.
        """
        context, last = self._context, self._last.at if self._last else 0
        shared, now = "://" in context.office.where, context.office.clock()
        if shared and not self._answers():
            return
        by_night = NIGHT[0] <= context.local(now).time() < NIGHT[1]
        if (by_night and now - last > AGAIN) or (shared and now - last > AT_LAST):
            self.check_all()

    def check_all(self) -> None:
        """Check everything now, unless that is under way."""
        make = self._context.office.checks
        if make is None or self._running:
            return
        self._running = True
        self.soon.stop()
        checks = make()
        lane = Lane.RENDERING if checks.apart else Lane.DATABASE
        self._context.jobs.run(self, lambda: _whole(checks), self._show_whole, lane)

    def _show_whole(self, result: Result[Looked]) -> None:
        self._running = False
        self._show(result)

    def _show(self, result: Result[Looked]) -> None:
        match result:
            case Ok(Looked(verdict, last, whole)):
                self._last = last
                # A sound tail does not take back what the last whole check found elsewhere.
                self._found = self._sure(verdict, whole=whole) or (last.findings if last else ())
                self._restored = verdict.restored
                self.retranslate()
            case Err():
                # What the file refuses is told by the pages that read it for the person; the next look comes.
                return

    def _sure(self, verdict: Verdict, *, whole: bool) -> tuple[Finding, ...]:
        """What a tail finds in lists is believed when it finds it again: what was erased goes from them a moment later."""
        doubted = frozenset(_where(one) for one in verdict.findings if one.kind in OF_LISTS and not whole)
        sure = tuple(one for one in verdict.findings if _where(one) not in doubted - self._doubted)
        # What stays is looked at again when something changes.
        if doubted - self._doubted:
            self.soon.start(DOUBT)
        self._doubted = doubted
        return sure

    def retranslate(self) -> None:
        """Say it in the language worn now."""
        if not self._found:
            self._say_restored()
            return
        words = self.tr("The log of this house does not hold. Do not go on working before somebody has looked at it.")
        if all(one.kind in OF_LISTS for one in self._found):
            words = self.tr(
                "Lists do not say what the log says. The log holds: the administrator can put the lists right."
            )
        first = sentence(self._context, self._found[0])
        self._banner.say(words, "overdue", detail=first, action=self.tr("What was found"), icon="shield-alert")

    def _say_restored(self) -> None:
        if not self._restored:
            self._banner.clear()
            return
        words = self.tr(
            "The house was put back to a copy of %1 by its administrator; what was written after that is not in it."
        )
        when = self._context.time(self._restored)
        self._banner.say(filled(words, when), "soon", action=self.tr("Take note"), icon="archive")

    def words(self) -> str:
        """When everything was last checked, and how it stood."""
        last = self._last
        if last is None or not last.at:
            return self.tr("Not checked as a whole yet.")
        when = self._context.time(last.at)
        if last.holds:
            return filled(self.tr("Checked as a whole %1: it holds."), when)
        return filled(self.tr("Checked as a whole %1: it does not hold."), when)

    def _open(self) -> None:
        if not self._found:
            self._note()
            return
        FindingsDialog(self._context, self._found, self.words(), self._banner.window()).open()

    def _note(self) -> None:
        make = self._context.office.checks
        if make is None:
            return
        checks = make()
        lane = Lane.RENDERING if checks.tail_apart else Lane.DATABASE
        self._context.jobs.run(self, lambda: Looked(checks.noted(), checks.last()), self._show, lane)


def _where(found: Finding) -> tuple[Kind, str]:
    return found.kind, found.number


def _tail(checks: Checks, *, lists: bool) -> Looked:
    return Looked(checks.tail(lists=lists), checks.last())


def _whole(checks: Checks) -> Looked:
    return Looked(checks.whole(), checks.last(), whole=True)


def sentence(context: Context, found: Finding) -> str:
    """One finding: where, what it means, and how many more there are."""
    where = " ".join(part for part in (f"#{found.seq}" if found.seq else "", found.number) if part)
    said = context.say(Refusal(found.kind.value, detail=found.detail))
    more = context.say(Refusal("verify.more", detail=str(found.more))) if found.more else ""
    return "  ".join(part for part in (where, said, more) if part)


class FindingsDialog(Dialog):
    """Every finding, a line each; Esc or Enter closes it."""

    def __init__(self, context: Context, found: Sequence[Finding], last: str, parent: QWidget) -> None:
        super().__init__("findings_dialog", parent, 640)
        self._shared = "://" in context.office.where
        self._lists = all(one.kind in OF_LISTS for one in found)
        self._what = PlainLabel("", "", wrap=True)
        self._last = named(PlainLabel(last, "muted", wrap=True), "findings_last")
        self.body.addWidget(self._what)
        lines = ScrollBody("findings")
        for one in found:
            lines.body.addWidget(PlainLabel(sentence(context, one), "", wrap=True))
        lines.setMinimumHeight(160)
        self.body.addWidget(lines)
        self.body.addWidget(self._last)
        self._close = HintButton("findings_close", "primary", keys="Ctrl+Enter")
        self._close.clicked.connect(self.accept)
        self.add_button(self._close)
        self.retranslate()
        self._close.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.say(self.tr("What the check of the log found"))
        self._what.setText(self._what_now())
        self._close.say(self.tr("Close"))

    def _what_now(self) -> str:
        if self._lists:
            return self.tr(
                "What was written is whole; only lists are wrong, so go by the cases themselves. The administrator puts the lists right: amends rebuild."
            )
        if self._shared:
            return self.tr(
                "Tell the administrator of the server now: the database as it is must be backed up before anything is repaired, and compared with the newest printed sheets."
            )
        return self.tr(
            "Make a copy of the file now, before anything is repaired, and compare with the newest printed sheets."
        )

"""How a message is said: never a guest's name in a notice, which others may see."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Refusal
from desktop.ui.audit.period_words import period_words
from desktop.ui.context import Context
from desktop.ui.theme import ToneName
from desktop.usecases.periods import period_of
from desktop.usecases.ports import Message, Told
from desktop.usecases.tidings import FIGURES

translate = QCoreApplication.translate

_SIGNS: dict[str, tuple[str, ToneName]] = {
    "warning": ("hourglass", "soon"), "breach": ("clock-alert", "overdue"), "promise": ("calendar-check", "soon"),
    "sign-asked": ("shield-check", "signoff"), "sign-returned": ("undo-2", "soon"), "signed": ("shield-check", "ok"), "sign-lapsed": ("undo-2", "soon"),
    "approval": ("hand", "signoff"), "approved": ("circle-check", "ok"), "not-approved": ("circle-x", "soon"),
    "delay": ("hourglass", "signoff"), "delay-granted": ("calendar-check", "ok"), "delay-refused": ("circle-x", "soon"),
    "help": ("hand-helping", "soon"), "help-late": ("clock-alert", "overdue"), "helped": ("message-square-check", "ok"),
    "transfer": ("user-plus", "soon"), "transferred": ("user-check", "ok"), "not-transferred": ("undo-2", "soon"),
    "urged": ("bell-ring", "soon"), "assigned": ("user-plus", "soon"), "taken-over": ("user-check", "soon"), "escalated": ("arrow-up", "soon"),
    "follow-up": ("phone-outgoing", "soon"), "cap": ("scale", "signoff"), "judged": ("scale", "soon"),
    "order": ("clipboard-list", "soon"), "order-agreed": ("hand-helping", "ok"), "order-back": ("phone-outgoing", "soon"),
    "proof": ("files", "soon"), "judged-unread": ("scale", "overdue"), "appealed": ("scale", "soon"),
    "appeal-settled": ("scale", "ok"), "noted": ("message-square", "soon"), "grave": ("triangle-alert", "overdue"),
    "measure": ("clipboard-list", "soon"), "measure-done": ("clipboard-list", "ok"), "measure-late": ("clock-alert", "overdue"),
    "task": ("wrench", "soon"), "task-done": ("wrench", "ok"), "task-late": ("clock-alert", "overdue"),
    FIGURES: ("clipboard-list", "ok"), "referral": ("building-2", "soon"), "safety": ("triangle-alert", "overdue"),
}  # fmt: skip


def sign_of(message: Message) -> tuple[str, ToneName]:
    """Icon and tone of a message."""
    return _SIGNS.get(message.kind, ("bell", "calm"))


def headline(message: Message, context: Context) -> str:
    """What happened, and about which clock: "Overdue: first phone contact"."""
    said = context.label("message", message.kind)
    if message.kind == FIGURES:
        return translate("Inbox", "%1: %2").replace("%1", said).replace("%2", _period(message, context))
    kind, _, about = message.what.partition(":")
    if kind == "rule":
        clock = context.office.contents.label("rule", about, context.language)
        return translate("Inbox", "%1: %2").replace("%1", said).replace("%2", clock)
    return said


def period_name(message: Message) -> str:
    """Of which period a message of figures tells: "12:figures:2026-10:shen"."""
    return [*message.key.split(":"), "", "", ""][2]


def _period(message: Message, context: Context) -> str:
    try:
        return period_words(period_of(period_name(message)), context.language)
    except Refusal:
        return period_name(message)  # written past the program


def detail(told: Told, context: Context, now: int) -> str:
    """Which case, by when, and from whom."""
    message = told.message
    parts = [told.number, told.title, context.who(told.who, told.place)]
    if message.due_at is not None:
        parts.append(translate("Inbox", "by %1").replace("%1", context.time(message.due_at, now, told.site)))
    if message.actor:
        parts.append(translate("Inbox", "from %1").replace("%1", context.name(message.actor)))
    return " · ".join(part for part in parts if part)


def notice(told: Told, context: Context) -> str:
    """A notice on the screen of the computer: number and what, no names of guests."""
    return " · ".join(part for part in (told.number, headline(told.message, context)) if part)

"""What can be done from the palette: go somewhere, begin something, change how the program looks."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.palette.entries import Entry
from desktop.ui.paper.drawing import SHIFT
from desktop.ui.shell.settings import LookChoice
from desktop.usecases.handbook import Leaf, Part, leaves
from desktop.usecases.read_models import Filter, TicketRow, View

_ICONS = {
    View.MINE: "inbox", View.DUE_SOON: "clock-alert", View.UNCLAIMED: "circle-user-round", View.SIGN_OFF: "shield-check",
    View.OVERDUE: "alarm-clock", View.FOLLOW_UP: "phone-outgoing", View.WAITING: "hand-helping", View.PROMISED: "calendar-clock", View.OPEN: "list-checks", View.ALL: "files",
}  # fmt: skip


class Looks(Protocol):
    """How the program looks and speaks."""

    def switch_language(self) -> None: ...
    def choose_look(self, look: LookChoice) -> None: ...


class OpenPages(Protocol):
    """What the open page offers."""

    def case_acts(self) -> Sequence[tuple[str, str, Callable[[], None]]]: ...


class Shell(Protocol):
    """What the window can do beside `context.nav`."""

    def open_view(self, view: View, narrowed: Filter | None = None) -> None: ...
    def new_complaint(self, prefill: Mapping[str, str] | None = None) -> None: ...
    def open_messages(self) -> None: ...
    def open_place(self, place: str) -> None: ...
    def show_keys(self) -> None: ...
    def show_settings(self) -> None: ...
    @property
    def preferences(self) -> Looks: ...
    @property
    def pages(self) -> OpenPages: ...


def commands(context: Context, shell: Shell) -> tuple[Entry, ...]:
    """Every command that the person may give."""
    return (*_begin(context), *_open_case(shell), *_places(context, shell), *_window(context, shell))


def _open_case(shell: Shell) -> list[Entry]:
    """What may be done to the case that is open, with everything that protects it."""
    detail = QCoreApplication.translate("Palette", "this complaint")
    return [
        Entry(f"case-{words}", "corner-down-right", words, act, detail=detail, caps=tuple(keys.split("+")) if keys else (),
              also="case " + words)
        for words, keys, act in shell.pages.case_acts()
    ]  # fmt: skip


def _begin(context: Context) -> list[Entry]:
    nav, translate = context.nav, QCoreApplication.translate
    begin: list[Entry] = []
    if context.person.may(May.RECEIVE):
        words = translate("Palette", "New complaint")
        begin.append(Entry("new", "plus", words, nav.new_complaint, caps=("Ctrl", "N"), also="new xin"))
    if context.person.may(May.SIGN):
        begin.append(
            Entry(
                "sign",
                "shield-check",
                translate("Palette", "Read and sign what waits"),
                lambda: nav.open_sign_off(None),
                also="sign qian",
            )
        )
    return begin


def _places(context: Context, shell: Shell) -> list[Entry]:
    nav, translate = context.nav, QCoreApplication.translate
    views = [
        Entry(
            f"view-{view.value}", icon,
            translate("Palette", "Show: %1").replace("%1", context.label("view", view.value)),
            partial(shell.open_view, view), also=view.value,
        )
        for view, icon in _ICONS.items()
    ]  # fmt: skip
    places = [
        Entry("messages", "bell", translate("Palette", "Messages"), shell.open_messages, also="inbox bell xiaoxi"),
        Entry("promises", "calendar-check", translate("Palette", "Promises today"), partial(shell.open_place, "promises"), also="promise chengnuo"),
        Entry("tasks", "wrench", translate("Palette", "Task pool"), partial(shell.open_place, "tasks"), also="task pool dispatch repair paidan shouhou"),
        Entry("measures", "clipboard-list", translate("Palette", "Measures of all cases"), partial(shell.open_place, "measures"), also="measure corrective zhenggai"),
        Entry("handbook", "lightbulb", translate("Palette", "Handbook: playbooks, people, legal basis, guides"), nav.handbook,
              caps=("Ctrl", "H"), also="handbook playbook guide law people shouce 手册"),
        Entry("policy", "book-open", translate("Palette", "Rules and calendars"), partial(shell.open_place, "policy"),
              also="policy pack clock holiday guize rili"),
    ]  # fmt: skip
    places += _managing(context, shell)
    if context.person.may(May.HANDLE):
        words = translate("Palette", "Print the shift handover sheet")
        places.append(
            Entry(SHIFT, "printer", words, lambda: nav.preview(None, SHIFT), also="shift handover jiaoban 交班")
        )
    blank = Entry(
        "blank",
        "printer",
        translate("Palette", "Print an empty handling sheet"),
        lambda: nav.preview(None, "handling"),
        also="blank paper",
    )
    return [*views, *places, blank]


def _managing(context: Context, shell: Shell) -> list[Entry]:
    """What only some may open."""
    translate = QCoreApplication.translate
    found: list[Entry] = []
    if context.person.reads_figures:
        words = translate("Palette", "Complaints in figures: week, month, year")
        found.append(
            Entry(
                "figures",
                "clipboard-list",
                words,
                context.nav.figures,
                also="report statistics month tongji baobiao yuebao",
            )
        )
    if context.person.may(May.AUDIT):
        words = translate("Palette", "Inspection: who did and read what")
        found.append(
            Entry(
                "audit", "scan-eye", words, partial(shell.open_place, "audit"), also="audit inspect log jiancha chakan"
            )
        )
    if context.person.may(May.ADMINISTER):
        words = translate("Palette", "People and house: accounts, names, the published number")
        found.append(
            Entry(
                "house",
                "users",
                words,
                partial(shell.open_place, "house"),
                also="user account staff hotline renyuan bendian",
            )
        )
    return found


def _window(context: Context, shell: Shell) -> list[Entry]:
    nav, translate = context.nav, QCoreApplication.translate
    looks: tuple[tuple[LookChoice, str, str], ...] = (
        ("light", "sun", translate("Palette", "Light look")), ("dark", "moon", translate("Palette", "Dark look")),
        ("system", "settings", translate("Palette", "Look as the system")),
    )  # fmt: skip
    return [
        Entry("language", "languages", "English" if context.language == "zh" else "中文", shell.preferences.switch_language,
              caps=("Ctrl", "Alt", "L"), also="language 语言"),
        *(Entry(f"look-{look}", icon, words, partial(shell.preferences.choose_look, look), also=f"look {look}") for look, icon, words in looks),
        Entry("settings", "settings", translate("Palette", "Settings"), shell.show_settings, caps=("Ctrl", ","),
              also="settings options shezhi lock shared sound"),
        Entry("keys", "keyboard", translate("Palette", "Keys"), shell.show_keys, caps=("F1",), also="help keys ?"),
        Entry("lock", "lock", translate("Palette", "Lock, change person"), nav.lock, caps=("Ctrl", "L"), also="lock sign out"),
    ]  # fmt: skip


def people(context: Context, shell: Shell) -> tuple[Entry, ...]:
    """Every colleague: opens what that person holds."""
    detail = QCoreApplication.translate("Palette", "open complaints")
    return tuple(
        Entry(
            f"person-{person}", "user-round", name, partial(shell.open_view, View.OPEN, Filter(holder=person)),
            detail=f"@{person} · {detail}", also=person,
        )
        for person, name in context.people()
    )  # fmt: skip


def handbook_entries(context: Context) -> tuple[tuple[Leaf, Entry], ...]:
    """Every entry of the handbook; each opens itself, beside the case where one is open."""
    names: dict[Part, str] = {
        "playbook": QCoreApplication.translate("Handbook", "Playbook"),
        "people": QCoreApplication.translate("ContentsList", "People"),
        "law": QCoreApplication.translate("ContentsList", "Legal basis"),
        "guide": QCoreApplication.translate("Handbook", "Decision guide"),
    }
    icons: dict[Part, str] = {"playbook": "siren", "people": "users", "law": "scale", "guide": "list-checks"}
    return tuple(
        (one, Entry(f"leaf-{one.key}", icons[one.part], one.title.get(context.language),
                    partial(context.nav.handbook, one.part, one.key), detail=names[one.part]))
        for one in leaves(context.office.contents)
    )  # fmt: skip


def case_entry(row: TicketRow, context: Context, where: str, state: str) -> Entry:
    """A case; Tab offers its guide, its record and its sheet."""
    nav, translate = context.nav, QCoreApplication.translate
    open_ = row.status in {"open", "returned"} and context.person.may(May.HANDLE)
    title = "  ".join(part for part in (row.number, " · ".join(p for p in (where, row.title) if p)) if part)
    more = (
        Entry("guide", "list-checks", translate("Palette", "Open the guide"), lambda: nav.open_case(row.id, "guide")),
        Entry("record", "file-text", translate("Palette", "Open the record"), lambda: nav.open_case(row.id, "record")),
        Entry(
            "sheet",
            "printer",
            translate("Palette", "Print the handling sheet"),
            lambda: nav.preview(row.id),
            caps=("Ctrl", "P"),
        ),
    )
    act = more[0].act if open_ else more[1].act
    return Entry(str(row.id), "file-text", title, act, detail=state, more=more)

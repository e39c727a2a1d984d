"""What every page is given: the open house, who is signed in, where to go next, and how values are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as wall_time
from typing import TYPE_CHECKING, Any, Literal, Protocol
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.clocks import Due
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.ui.colleagues import Colleagues, editing
from desktop.ui.record.sentence import filled

if TYPE_CHECKING:
    from desktop.domain.case.shown import InFull
    from desktop.domain.case.state import Case
    from desktop.domain.errors import Refusal
    from desktop.domain.ids import Fen, Micros
    from desktop.domain.people import Person
    from desktop.ui.changes_hub import ChangesHub
    from desktop.ui.jobs import Jobs
    from desktop.ui.theme import Language, Palette, ToneName
    from desktop.usecases.carrier import Standing
    from desktop.usecases.desk import Desk
    from desktop.usecases.letters import Written
    from desktop.usecases.office import Office
    from desktop.usecases.read_models import View

Face = Literal["guide", "record"]
LONG_OVERDUE = 12 * 60 * 60 * 1_000_000  # microseconds; then the hour at which it was due tells nothing more
SOON = 60 * 60 * 1_000_000  # microseconds before the end when a clock turns amber


class Navigator(Protocol):
    """Where a page may send the person."""

    def open_case(self, case_id: UUID, face: Face = "guide", section: str = "") -> None: ...
    def open_view(self, view: View) -> None: ...
    def new_complaint(self) -> None: ...
    def open_sign_off(self, case_id: UUID | None = None) -> None: ...
    def preview(self, case_id: UUID | None, form: str = "handling", letter: Written | None = None) -> None: ...
    def figures(self, period: str = "") -> None: ...
    def palette(self, text: str = "") -> None: ...
    def handbook(self, part: str = "", key: str = "") -> None: ...
    def lock(self) -> None: ...
    def back(self) -> None: ...
    def origin(self) -> str:
        """Where `back` leads, in words."""
        ...

    def undo(self, text: str, action: Callable[[], None], case_id: UUID | None = None) -> None: ...
    def tell(self, text: str, tone: ToneName = "ok") -> None: ...


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a due chip shows."""

    tone: ToneName
    icon: str
    text: str


@dataclass(slots=True)
class Context:
    """One signed-in person at one open house. Language and palette change live; pages read them when they draw."""

    office: Office
    desk: Desk
    person: Person
    jobs: Jobs
    hub: ChangesHub
    nav: Navigator
    language: Language
    palette: Palette
    shared_screen: bool = False  # names of guests are shortened in lists
    revealed: dict[UUID, InFull] = field(
        default_factory=dict[UUID, tuple[Any, ...]]
    )  # numbers shown in full until their case is left
    standing: Standing | None = None  # of a desk that goes on without its server: how that stands
    colleagues: Colleagues = field(default_factory=Colleagues)  # who types where
    _names: dict[str, str] = field(default_factory=dict[str, str])

    def revealed_of(self, case_id: UUID | None) -> InFull:
        """The numbers of a case that this person has said why they must see."""
        return self.revealed.get(case_id, ()) if case_id is not None else ()

    def shows_in_full(self, case: Case) -> bool:
        """Whether the numbers of a case are shown in full here and now."""
        from desktop.usecases.masking import covers  # noqa: PLC0415 - the rules come after the window

        return case.id in self.revealed and covers(self.revealed[case.id], case)

    def waits(self, case_id: UUID) -> bool:
        """Whether something written in this case is only on this computer, as far as the window knows."""
        return self.standing is not None and any(line.case == case_id for line in self.standing.lines)

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    def say(self, refusal: Refusal) -> str:
        """The sentence of a refusal in the person's language."""
        detail = refusal.detail
        if refusal.reason in {"limit.exceeded", "sign.money"} and detail.isdigit():
            detail = self.money(int(detail))
        if refusal.reason.startswith("claim.") or refusal.reason == "task.taken":
            holder, _, until = detail.partition(" ")
            detail = f"{self.name(holder)} {until}".strip()
        return self.office.contents.say(refusal.reason, self.language, detail=detail, field=refusal.field)

    def label(self, kind: str, key: str) -> str:
        """The name of a choice: kind is level, channel, category, remedy, role, post, status, step, …; an unknown key shows itself."""
        return self.office.contents.label(kind, key, self.language)

    def of_place(self, what: str, site: str = "") -> str:
        """What the customer's place, number or standing is called at a site, or in the whole house: what is where, stay or standing."""
        house = self.office.house
        kinds = {house.site(site).kind} if site else {one.kind for one in house.sites}
        kind = kinds.pop() if len(kinds) == 1 else ""
        return self.label(what, kind if kind in self.office.contents.labels_of(what) else "any")

    def name(self, person_id: str) -> str:
        """The printed name of a colleague; an unknown one shows the id."""
        return self._names.get(person_id, person_id)

    def remember_names(self, names: Mapping[str, str]) -> None:
        """The printed names by person id, read in the database lane when the person enters and when somebody is added or renamed."""
        self._names.clear()
        self._names.update(names)

    def editing(self, case_id: UUID) -> str:
        """Who types in this case, "Chen Jing is editing", or nothing."""
        return editing([self.name(one) for one in self.colleagues.at(case_id)])

    def people(self) -> list[tuple[str, str]]:
        """Everybody by id and printed name."""
        return list(self._names.items())

    def who(self, name: str, place: str) -> str:
        """A guest as lists show one: "Ms L." on shared screens."""
        if not name:
            return place
        if not self.shared_screen:
            return name
        return (
            f"{name[:1]}＊"
            if not name.isascii()
            else " ".join([*name.split()[:-1], f"{name.rsplit(maxsplit=1)[-1][:1]}."])
        )

    # ── values ───────────────────────────────────────────────────────────────────────────────────
    def local(self, at: Micros, site: str = "") -> datetime:
        """An instant on the wall clock of a site."""
        zone = zone_named(self.office.house.site(site).zone)
        return datetime.fromtimestamp(at / 1_000_000, zone)

    def tonight(self) -> Micros:
        """When today ends at the first site of the house."""
        here = self.local(self.office.clock())
        return instant_from(datetime.combine(here.date() + timedelta(1), wall_time(), here.tzinfo))

    def clock(self, at: Micros, site: str = "") -> str:
        """Hours and minutes: 22:40."""
        return self.local(at, site).strftime("%H:%M")

    def time(self, at: Micros, now: Micros | None = None, site: str = "") -> str:
        """A moment as people say it: 22:40, tomorrow 00:20, Mon 11:00, 12 Oct 09:30."""
        shown, today = self.local(at, site), self.local(now or self.office.clock(), site)
        days = (shown.date() - today.date()).days
        hour = shown.strftime("%H:%M")
        if days == 0:
            return hour
        if days in (-1, 1):
            word = (
                QCoreApplication.translate("Context", "tomorrow %1")
                if days == 1
                else QCoreApplication.translate("Context", "yesterday %1")
            )
            return filled(word, hour)
        return f"{self.date(at, now, site)} {hour}"

    def date(self, at: Micros, now: Micros | None = None, site: str = "") -> str:
        """A day: Mon within the week, 12 Oct within the year, else 12 Oct 2025."""
        shown, today = self.local(at, site), self.local(now or self.office.clock(), site)
        if abs((shown.date() - today.date()).days) < 7:
            return _weekday(shown.weekday())
        if self.language == "zh":
            return (
                f"{shown.month} 月 {shown.day} 日"
                if shown.year == today.year
                else f"{shown.year} 年 {shown.month} 月 {shown.day} 日"
            )
        month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[shown.month - 1]
        return f"{shown.day} {month}" if shown.year == today.year else f"{shown.day} {month} {shown.year}"

    def _since(self, at: Micros, now: Micros, site: str) -> str:
        """The hour today, the day before that."""
        same_day = self.local(at, site).date() == self.local(now, site).date()
        return self.clock(at, site) if same_day else self.date(at, now, site)

    def span(self, micros: int) -> str:
        """A length of time in its largest unit: under 1 min, 18 min, 5 h, 3 days."""
        minutes = max(0, micros) // 60_000_000
        if not minutes:  # nobody says "0 minutes left"
            return QCoreApplication.translate("Context", "under 1 min")
        if minutes < 100:
            return filled(QCoreApplication.translate("Context", "%1 min"), str(minutes))
        hours = minutes // 60
        if hours < 48:
            return filled(QCoreApplication.translate("Context", "%1 h"), str(hours))
        return filled(QCoreApplication.translate("Context", "%1 days"), str(hours // 24))

    def money(self, fen: Fen) -> str:
        """An amount of the house's currency: ¥290, ¥12.50."""
        whole, rest = divmod(abs(fen), 100)
        return f"{'-' if fen < 0 else ''}¥{whole:,}" + (f".{rest:02}" if rest else "")

    def due_chip(self, due: Due, status: str, since: Micros = 0, site: str = "") -> ChipWords:
        """The chip of a case: its clock, how much is left or over, and never by colour alone."""
        now = self.office.clock()
        if status == "asked":
            words = QCoreApplication.translate("Context", "With supervisor, %1")
            return ChipWords("signoff", "shield-check", filled(words, self._since(since, now, site)))
        if status not in {"open", "returned"}:
            return ChipWords("calm", "check", self.label("status", status))
        if due.stands:
            return ChipWords("calm", "pause", QCoreApplication.translate("Context", "Paused"))
        if due.at is None:
            return ChipWords("calm", "minus", QCoreApplication.translate("Context", "No clock runs"))
        return self._running(due.at, now, site, whole_day=due.day)

    def _running(self, at: Micros, now: Micros, site: str, *, whole_day: bool) -> ChipWords:
        """The chip of a clock that runs; of a whole day "end of the 12th", never "00:00 on the 13th"."""
        left = at - now
        shown = self.date(at - 1, now, site) if whole_day else self.time(at, now, site)
        if left < -LONG_OVERDUE:
            words = QCoreApplication.translate("Context", "%1 overdue")
            return ChipWords("overdue", "clock-alert", filled(words, self.span(-left)))
        if left < 0:
            words = QCoreApplication.translate("Context", "%1 · %2 overdue")
            return ChipWords("overdue", "clock-alert", filled(words, shown, self.span(-left)))
        if left <= SOON:
            words = QCoreApplication.translate("Context", "%1 · %2 left")
            return ChipWords("soon", "hourglass", filled(words, shown, self.span(left)))
        far = left > timedelta(hours=3) // timedelta(microseconds=1)
        return ChipWords("ok", "clock", shown if far else f"{shown} · {self.span(left)}")

    def clock_name(self, due: Due) -> str:
        """Which clock it is: "First response, by level", "Promised answer"."""
        kind, _, rest = due.what.partition(":")
        if kind == "promise":
            return QCoreApplication.translate("Context", "Promised answer")
        return self.office.contents.label("rule", rest, self.language) if rest else ""


def _weekday(number: int) -> str:
    names = (
        QCoreApplication.translate("Context", "Mon"), QCoreApplication.translate("Context", "Tue"),
        QCoreApplication.translate("Context", "Wed"), QCoreApplication.translate("Context", "Thu"),
        QCoreApplication.translate("Context", "Fri"), QCoreApplication.translate("Context", "Sat"),
        QCoreApplication.translate("Context", "Sun"),
    )  # fmt: skip
    return names[number]

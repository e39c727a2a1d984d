"""Packs and calendars as an administrator keeps them: versions, differences, house figures, what-if, calendar years."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal
from uuid import UUID

from desktop.domain.case.rows import COLUMNS, Change, Rows, difference
from desktop.domain.case.state import Case, replay
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Micros
from desktop.domain.people import May, Person
from desktop.domain.policy.calendar_file import parse_calendar
from desktop.domain.policy.calendars import Calendar
from desktop.domain.policy.comparing import calendar_differences, merged_calendar, missing_year, pack_differences
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.deadlines import due
from desktop.domain.policy.facts import Facts
from desktop.domain.policy.figures import next_version, revised
from desktop.domain.policy.instants import day_of, second_of, zone_named
from desktop.domain.policy.pack import Pack, Rule
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.policy.reading import BadFileError
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.trace import Line
from desktop.domain.policy.verified import Verification, verification_text
from desktop.domain.wording.clean import clean_name
from desktop.usecases.examples import (
    Differing,
    Example,
    Question,
    answer_to,
    differing,
    example_text,
    newest,
    read_example,
)
from desktop.usecases.library import Library, calendars_with
from desktop.usecases.ports import Log, PolicyText, Tickets
from desktop.usecases.read_models import Query, View
from desktop.usecases.rulebook import Rulebook

Standing = Literal["in-force", "later", "past", "not-adopted"]
_PAGE = 500


@frozen
class PackVersion:
    """One version of a pack, and whether complaints are received under it today."""

    name: str  # "hotel-house@2026.1"
    pack: Pack
    standing: Standing

    @property
    def unverified(self) -> int:
        """How many of its clocks nobody has checked against the source."""
        return sum(not rule.basis.verified_by for rule in self.pack.rules.values())


@frozen
class Draft:
    """A new version before it is kept: its text and what it changes."""

    name: str
    pack: Pack
    body: str
    changes: tuple[Line, ...]


@frozen
class Moved:
    """A case whose shown time moves when a calendar year is loaded."""

    case_id: UUID
    number: str
    was: Micros | None
    now: Micros | None


@frozen
class CalendarDraft:
    """A calendar file before it is kept: what it brings and which open cases it moves."""

    name: str
    calendar: Calendar
    body: str
    changes: tuple[Line, ...]
    moved: tuple[Moved, ...]


class Policies:
    """Used from one thread, the database worker."""

    def __init__(self, rulebook: Rulebook, library: Library, log: Log, tickets: Tickets, clock: Clock) -> None:
        self._rulebook, self.library, self._log, self._tickets, self._clock = rulebook, library, log, tickets, clock

    # ── packs ────────────────────────────────────────────────────────────────────────────────────
    def versions(self) -> tuple[PackVersion, ...]:
        """Every version of the packs of this house: packs in the order of adoption, newest version first."""
        self.library.refresh()
        packs = self.library.packs
        found = [PackVersion(name, pack, self._standing(pack)) for name, pack in packs.items()]
        order = list(dict.fromkeys(pack.id for pack in packs.values()))
        return tuple(sorted(found, key=lambda one: (order.index(one.pack.id), -one.pack.starts.toordinal())))

    def _standing(self, pack: Pack) -> Standing:
        today = self.today()
        if pack.until is not None and pack.until <= pack.starts:
            return "not-adopted"
        if pack.in_force(today):
            return "in-force"
        return "later" if pack.starts > today else "past"

    def today(self) -> date:
        """Today at the first site of the house."""
        return day_of(second_of(self._clock()), zone_named(self._rulebook.house.sites[0].zone))

    def differences(self, old: str, new: str) -> tuple[Line, ...]:
        """What changed between two versions by name."""
        return pack_differences(self._named(old), self._named(new))

    def draft(self, base: str, values: Mapping[str, int | None], starts: date, person: Person, reason: str) -> Draft:
        """A new version of the house with these figures (path → value; None = no limit), not yet kept.

        Raises:
            Refusal: `role.administer`, `policy.reason`, `policy.past`, `policy.nothing`, `figure.…`, `policy.unread`.
        """
        if not person.may(May.ADMINISTER):
            raise Refusal("role.administer")
        if not (said := clean_name(reason, "reason")):
            raise Refusal("policy.reason", "reason")
        self.library.refresh()
        known = self._named(base)
        family = [pack for pack in self.library.packs.values() if pack.id == known.id]
        newest = max(pack.starts for pack in family if pack.revision is not None or pack is known)
        if starts < self.today() or starts <= newest:
            raise Refusal("policy.past", "starts", str(newest))
        version = next_version(known.version, frozenset(pack.version for pack in family))
        body = revised(self.library.text(base), known, values, version, starts, (person.id, said))
        name = f"{known.id}@{version}"
        try:
            pack = parse_pack(body, name, self.library.almanac)
        except BadFileError as bad:
            raise Refusal("policy.unread", detail=str(bad)) from bad
        changes = pack_differences(known, pack)
        if not changes and self._standing(known) != "not-adopted":
            raise Refusal("policy.nothing")
        return Draft(name, pack, body, changes)

    def keep(self, draft: Draft, person: Person) -> None:
        """Keep a new version; complaints received from its first day on are handled under it, and no earlier one."""
        if not person.may(May.ADMINISTER):
            raise Refusal("role.administer")
        revision = draft.pack.revision
        text = PolicyText(draft.name, "pack", draft.body, person.id, revision.reason if revision else "", self._clock())
        with self._log.together():
            self.library.shelf.add(text)
        self.library.refresh()

    # ── checked by people ────────────────────────────────────────────────────────────────────────
    def verify_rule(self, name: str, rule: str, person: Person, by: str, on: date, text: str) -> None:
        """Note that somebody compared a clock with its source: of a version by name; rule "" = every clock of it.

        It holds for every version in which the clock is the same, and is shown in place of "unverified".

        Args:
            name: the version, "hotel-house@2026.1".
            rule: "first-level", or "" for all.
            person: the administrator who enters it.
            by: who compared; often somebody outside the house.
            on: the day of the comparison.
            text: what was compared with what.

        Raises:
            Refusal: `role.administer`, `pack.missing`, `policy.rule`, `text.missing` (`by`, `text`), `time.future` (`on`).
        """
        if not person.may(May.ADMINISTER):
            raise Refusal("role.administer")
        pack = self._named(name)
        if rule and rule not in pack.rules:
            raise Refusal("policy.rule", "rule", f"{name} {rule}")
        if on > self.today():
            raise Refusal("time.future", "on")
        checker, said = clean_name(by, "by"), clean_name(text, "text")
        for field, value in (("by", checker), ("text", said)):
            if not value:
                raise Refusal("text.missing", field)
        made = Verification(name, (rule,) if rule else tuple(pack.rules), checker, on, said)
        self._shelve("verified", f"{name}/{rule or '*'}", verification_text(made), person, said)

    def keep_example(self, version: str, question: Question, title: str, person: Person) -> Example:
        """Save a what-if as a test case: the question with the answer that this version gives to it.

        Later versions are checked by it (`differing`, `amends pack check --db`). Saved again, the later answer counts.

        Args:
            version: the version that is right, "hotel-house@2026.1".
            question: what was tried.
            title: what the house calls it, e.g. "Friday evening before the holidays".
            person: the administrator who saves it.

        Raises:
            Refusal: `role.administer`, `pack.missing`, `policy.rule`, `text.missing` (`title`), what `asked_facts` refuses.
        """
        if not person.may(May.ADMINISTER):
            raise Refusal("role.administer")
        if not (called := clean_name(title, "title")):
            raise Refusal("text.missing", "title")
        pack = self._named(version)
        made = Example(called, pack.version, question, answer_to(question, pack, self.library.almanac))
        self._shelve("example", f"{question.pack}.{question.rule}", example_text(made), person, called)
        return made

    def examples(self) -> tuple[Example, ...]:
        """The saved test cases of the house, oldest first.

        Raises:
            Refusal: `policy.unread` when this program cannot read what another version wrote.
        """
        found: list[Example] = []
        for one in self.library.shelf.all():
            if one.kind == "example":
                try:
                    found.append(read_example(one.body))
                except (KeyError, ValueError) as bad:
                    raise Refusal("policy.unread", detail=one.name) from bad
        return newest(found)

    def differing(self, pack: Pack) -> tuple[Differing, ...]:
        """The saved test cases to which a pack, kept or still a draft, gives another answer."""
        self.library.refresh()
        return differing(self.examples(), pack, self.library.almanac)

    def _shelve(self, kind: str, about: str, body: str, person: Person, reason: str) -> None:
        now = self._clock()
        number = self.library.shelf.count()  # tells two of one moment apart
        with self._log.together():
            self.library.shelf.add(PolicyText(f"{kind}/{about}/{now}-{number}", kind, body, person.id, reason, now))
        self.library.refresh()

    def _named(self, name: str) -> Pack:
        if name not in self.library.packs:
            self.library.refresh()
        if name not in self.library.packs:
            raise Refusal("pack.missing", detail=name)
        return self.library.packs[name]

    # ── calendars ────────────────────────────────────────────────────────────────────────────────
    def calendars(self) -> tuple[Calendar, ...]:
        """The calendars that the packs of the house count by, as they stand."""
        self.library.refresh()
        return tuple(self.library.almanac.calendars[key] for key in sorted(_used(self.library.packs.values())))

    def missing_years(self) -> tuple[tuple[Calendar, int], ...]:
        """Calendars in use whose year should be loaded by now: the next one from 1 November on."""
        today = self.today()
        found = ((one, missing_year(one, today)) for one in self.calendars() if _holidays_matter(one))
        return tuple((one, year) for one, year in found if year is not None)

    def calendar_draft(self, body: str, file: str) -> CalendarDraft:
        """A calendar file, what it brings, and the open cases whose time moves; nothing is kept.

        Raises:
            BadFileError: every problem of the file.
            Refusal: `calendar.unknown`, `calendar.nothing`.
        """
        self.library.refresh()
        made = parse_calendar(body, file)
        known = self.library.almanac.calendars.get(made.id)
        if known is None:
            raise Refusal("calendar.unknown", "file", made.id)
        merged = merged_calendar(known, made)
        changes = calendar_differences(known, merged)
        if not changes:
            raise Refusal("calendar.nothing", "file")
        taken = {one.name for one in self.library.shelf.all()}
        name = f"{made.id}@{made.version}"
        number = 2
        while name in taken:
            name, number = f"{made.id}@{made.version}+{number}", number + 1
        moved = tuple(one.moved for one in self._recounted(merged) if one.moved.was != one.moved.now)
        return CalendarDraft(name, merged, body, changes, moved)

    def load_calendar(self, draft: CalendarDraft, person: Person) -> int:
        """Keep a calendar and count the clocks of open cases again, in one transaction; gives how many changed that all may see.

        Raises:
            Refusal: `role.administer`.
        """
        if not person.may(May.ADMINISTER):
            raise Refusal("role.administer")
        text = PolicyText(draft.name, "calendar", draft.body, person.id, "", self._clock())
        with self._log.together():
            texts = (*self.library.shelf.all(), text)
            merged = calendars_with(self.library.shipped_calendars, texts)[draft.calendar.id]
            found = list(self._recounted(merged))
            self.library.shelf.add(text)
            for one in found:
                self._log.renew(one.moved.case_id, one.change)
            # Restricted cases are counted in silence; of those that a server hides from this login it makes a note for their readers.
            rows = self._with(merged).rows
            for case_id in self._tickets.hidden():
                self._log.recount(case_id, rows)
        self.library.refresh()
        return len(found)

    def _recounted(self, calendar: Calendar) -> "Iterator[_Recount]":
        """Open cases whose rows would be others by this calendar."""
        book, new = self._rulebook, self._with(calendar)
        for case in open_cases(self._tickets, self._log, self._clock()):
            before, after = book.rows(case), new.rows(case)
            change = difference(before, after)
            if change.put or change.drop:
                yield _Recount(Moved(case.id, case.number, _due_in(before, case), _due_in(after, case)), change)

    def _with(self, calendar: Calendar) -> Rulebook:
        """The rules of the house with another calendar."""
        almanac, book = self.library.almanac, self._rulebook
        other = Almanac({**almanac.calendars, calendar.id: calendar}, almanac.hours)
        return Rulebook(book.house, book.packs, other, book.remedies, book.dated_remedies, book.categories)


def open_cases(tickets: Tickets, log: Log, now: Micros) -> Iterator[Case]:
    """Every case that is still handled, page by page."""
    after: tuple[object, ...] | None = None
    while True:
        page = tickets.page(Query(View.OPEN, after=after, limit=_PAGE), "", now)
        for row in page.rows:
            yield replay(Case(row.id), log.load(row.id))
        if page.next is None:
            return
        after = page.next


@frozen
class _Recount:
    moved: Moved
    change: Change


_DUE_AT = COLUMNS["ticket"][1].index("due_at")


def _due_in(rows: Rows, case: Case) -> Micros | None:
    row = rows.get(("ticket", (case.id,)))
    at: Micros | None = row[_DUE_AT] if row else None
    return at


def _used(packs: Iterable[Pack]) -> set[str]:
    found: set[str] = set()
    for pack in packs:
        found |= {rule.calendar for rule in pack.rules.values()} | {pack.calendar}
    return found


def _holidays_matter(calendar: Calendar) -> bool:
    return bool(calendar.years)


def what_if(pack: Pack, rule: Rule, facts: Facts, almanac: Almanac) -> Deadline:
    """One clock of a case that there is not: the first event of the facts starts it."""
    return due(rule, pack, facts, facts.events[0], almanac)

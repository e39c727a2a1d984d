"""The inspector's list at work: who may read it, which days, in which words, and out as a table; taking it out is entered too."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.case.carried import Said
from desktop.domain.case.looks import CHANGES, Look
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.people import May, Person
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.domain.wording.bilingual import Language
from desktop.usecases.acts import Line, Report
from desktop.usecases.contents import Contents
from desktop.usecases.looking import Act, Audit, Mark, Wanted
from desktop.usecases.office import Office

PAGE = 200
ALL = sys.maxsize
MOST = 5000  # acts on one printed list; more days than that are asked for apart
HEADS: dict[Language, tuple[str, ...]] = {
    "zh": ("时间", "人员", "事项", "单号", "内容", "原因"),
    "en": ("Time", "Person", "What", "Case", "About", "Why"),
}
_SAID = EVENT_NAMES[Said][0]
_NUMBER = re.compile("[C0-9-]{0,20}", re.ASCII)
_FIRST_ACTS = 2  # of an entry that are named; the rest is counted


def may_audit(person: Person) -> bool:
    """The inspector and the general manager."""
    return person.may(May.AUDIT)


def admitted(person: Person) -> None:
    """Raise `role.audit` for anybody else."""
    if not may_audit(person):
        raise Refusal("role.audit")


def days(first: str, last: str, zone: str) -> tuple[Micros | None, Micros | None]:
    """From the beginning of one day to the end of another, as people write days; "" = without end.

    Raises:
        Refusal: `audit.day`, naming what was written.
    """
    begin = _midnight(_day(first), zone) if first.strip() else None
    end = _midnight(_day(last), zone, after=1) if last.strip() else None
    return begin, end


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise Refusal("audit.day", "day", text.strip()) from error


def _midnight(day: date, zone: str, after: int = 0) -> Micros:
    try:
        return instant_from(datetime.combine(day + timedelta(after), time(), zone_named(zone)))
    except (OverflowError, ValueError) as error:
        raise Refusal("audit.day", "day", day.isoformat()) from error


def walk(audit: Audit, wanted: Wanted, most: int = ALL) -> Iterator[Act]:
    """Up to `most` acts, newest first."""
    after: Mark | None = None
    while most > 0:
        page = audit.acts(wanted, min(PAGE, most), after)
        yield from page.rows
        most -= len(page.rows)
        after = page.next
        if after is None:
            return


def lines(office: Office, acts: Iterable[Act], language: Language) -> tuple[Line, ...]:
    """The acts in words of one language, with printed names and the clock of the house."""
    names = {account.person.id: account.person.name for account in office.accounts.all()}
    zone = zone_named(office.house.site("").zone)
    return tuple(
        Line(
            datetime.fromtimestamp(act.at / 1_000_000, zone),
            names.get(act.actor, act.actor) or office.contents.label("look", "nobody", language),
            what(office.contents, act, language),
            act.number,
            _said(office.contents, act, language, zone) or about(office.contents, act, language),
            act.reason,
            act,
        )
        for act in acts
    )


def _said(contents: Contents, act: Act, language: Language, zone: ZoneInfo) -> str:
    """Of an entry that was said without the server: when, beside the moment at which it was entered."""
    if act.said_at is None:
        return ""
    moment = datetime.fromtimestamp(act.said_at / 1_000_000, zone)
    return f"{contents.label('act', _SAID, language)}{'：' if language == 'zh' else ': '}{moment:%m-%d %H:%M}"


def what(contents: Contents, act: Act, language: Language) -> str:
    """What was done: the first few events of an entry by name, the rest by count."""
    if _figures(act):
        return contents.label("look", "figures", language)
    named = list(dict.fromkeys(contents.label("act", name, language) for name in act.events if name != _SAID))
    rest = len(named) - _FIRST_ACTS
    if language == "zh":
        return "、".join(named[:_FIRST_ACTS]) + (f" 等 {len(named)} 项" if rest > 0 else "")
    first, *others = named[:_FIRST_ACTS]
    said = ", ".join([first, *(f"{one[:1].lower()}{one[1:]}" for one in others)])
    return said + (f" and {rest} more" if rest > 0 else "")


def about(contents: Contents, act: Act, language: Language) -> str:
    """Which form, list or note."""
    kind = act.events[0]
    if not act.entry and kind in CHANGES:
        return _changed(contents, kind, act.what, language)
    if _figures(act):
        return act.what.partition(" ")[2]
    if act.entry or kind in {"read", "health", "erase"}:
        return ""
    if kind == "print":
        letter = contents.letters.of(act.what)
        return letter.name.get(language) if letter else contents.label("form", act.what, language)
    return contents.label("look", act.what.partition(" ")[0], language)


def _figures(act: Act) -> bool:
    """A reading of no case, but of figures that were signed; see `usecases.signing_figures`."""
    return not act.entry and act.events[0] == "read" and act.what.startswith("figures ")


def _changed(contents: Contents, kind: str, what: str, language: Language) -> str:
    """Whom or which rule a change concerned, and how it stood after it."""
    said: dict[str, Any] = json.loads(what)
    if kind == "policy-added":
        kind, name = str(said["kind"]), str(said["name"])
        # What is no file of its own is named by what it is about, without the moment that tells two apart.
        about = name.split("/")[1] if name.startswith(f"{kind}/") else name
        return f"{contents.label('look', kind, language)}{'：' if language == 'zh' else ': '}{about}"
    if kind == "house-restored":
        return f"#{str(said.get('head', '')).partition(':')[0]}"
    if "role" not in said:
        return str(said.get("id", ""))
    role = contents.label("role", str(said["role"]), language)
    post = contents.label("post", str(said["post"]), language) if said["post"] else ""
    state = contents.label("look", "open" if said["active"] else "closed", language)
    return " · ".join(
        part for part in (f"{said['name']} ({said['id']})", role, post, str(said["sites"]), state) if part
    )


def report(office: Office, wanted: Wanted, language: Language, most: int = MOST) -> Report:
    """What is taken out: on paper the newest `most` acts, which then says so; as a table all of them."""
    found = list(walk(office.audit, wanted, most + 1))
    names = {account.person.id: account.person.name for account in office.accounts.all()}
    (seq, seal), (looked, looked_seal) = office.log.head(), office.looks.head()
    return Report(
        lines(office, found[:most], language),
        wanted,
        office.audit.counts(wanted),
        names.get(wanted.person, wanted.person),
        len(found) > most,
        (seq, seal.hex()),
        (looked, looked_seal.hex()),
    )


def taken_out(office: Office, person: str, wanted: Wanted, form: str) -> None:
    """Enter that the list leaves the house; before it does."""
    number = wanted.number.strip()
    # What no case can be called stands for nothing that was taken out, and may be anything that somebody typed.
    named = number if _NUMBER.fullmatch(number) else "-"
    parts = (wanted.person, named, wanted.kind.value, wanted.start, wanted.end)
    asked = ",".join("" if part is None else str(part) for part in parts)
    office.looks.add(Look(office.clock(), person, "export", None, f"audit-{form} {asked}"))


def table(made: Report, language: Language) -> bytes:
    """The list as CSV in UTF-8 with a mark, so that spreadsheets read it; no cell of it can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS[language])
    for line in made.lines:
        cells = (line.at.strftime("%Y-%m-%d %H:%M:%S"), line.person, line.what, line.number, line.about, line.reason)
        writer.writerow([plain_cell(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def plain_cell(text: str) -> str:
    """A cell that stays text in every spreadsheet: what begins like a formula gets an apostrophe."""
    begins = text.lstrip(" \t\r\n\u3000")[:1]
    return f"'{text}" if begins in set("=+-@＝＋－＠") | {"\t", "\r"} and begins else text

"""Takes complaints from a table: every row is judged first, nothing comes in twice.

Into a file all are received in one transaction, or none; on a server, where other desks go on saving meanwhile, some at a time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from desktop.domain.case.decide import decide
from desktop.domain.case.intake import FEWEST_DIGITS, Open
from desktop.domain.case.stamp import Ground
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal, not_among
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.policy.instants import instant_from, zone_named
from desktop.domain.wording.clean import clean_name, clean_text, digits
from desktop.domain.wording.masking import masked_number, masked_text
from desktop.domain.wording.words import Words
from desktop.usecases.contents import Contents
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.ports import Log
from desktop.usecases.tables import Row, Table

TEXTS = ("title", "wanted", "place", "name", "phone", "contact", "kind", "against", "ref")
# Field of a complaint -> what it is called on the command line.
FIELDS = frozenset({"text", "channel", "level", "category", "site", "language", "received", "occurred", *TEXTS})
SAME_AS = {"narrative": "text", "room": "place", "received_at": "received", "occurred_at": "occurred"}
USUAL_CHANNEL = "web"
_TIMES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y.%m.%d",
)
_STEP = 50  # rows between two words about the progress
Told = Callable[[int, int], None]  # rows done, rows in all


@frozen
class Judged:
    """One row: the command it becomes, or why it cannot; `known` = it came in before and is left alone."""

    number: int
    command: Open | None = None
    problem: Refusal | None = None
    known: bool = False
    differs: bool = False  # known, but its text is not what came in


@frozen
class Plan:
    """What an import would do."""

    coding: str
    rows: tuple[Judged, ...]

    @property
    def new(self) -> tuple[Judged, ...]:
        """The rows that would be received."""
        return tuple(row for row in self.rows if row.command is not None and not row.known)

    @property
    def problems(self) -> tuple[Judged, ...]:
        """The rows that cannot."""
        return tuple(row for row in self.rows if row.problem is not None)


def mapping_from(text: str) -> dict[str, str]:
    """Read "text=内容,ref=编号": field -> heading.

    Raises:
        Refusal: `import.map`, naming the part; `import.field`, naming the field and those that there are.
    """
    made: dict[str, str] = {}
    for part in text.split(","):
        field, equals, column = part.partition("=")
        field = SAME_AS.get(field.strip(), field.strip())
        if not equals or not column.strip():
            raise Refusal("import.map", "map", part)
        if field not in FIELDS:
            raise Refusal("import.field", "map", f"{field} ({', '.join(sorted(FIELDS))})")
        made[field] = column.strip()
    if "text" not in made:
        raise Refusal("import.map", "map", "text=")
    return made


class Importer:
    """Judges and receives the rows of a table for one person."""

    def __init__(self, desk: Desk, log: Log, contents: Contents) -> None:
        self._desk, self._log, self._contents = desk, log, contents
        self._choices = {kind: self._named(kind) for kind in ("channel", "level", "category")}

    def plan(self, table: Table, mapping: Mapping[str, str], told: Told | None = None) -> Plan:
        """Judge every row; nothing is written.

        Raises:
            Refusal: `import.column`.
        """
        columns = {field: table.column(heading) for field, heading in mapping.items()}
        seen: dict[str, str] = {}
        judged: list[Judged] = []
        for count, row in enumerate(table.rows, 1):
            judged.append(self._judged(row, columns, len(table.header), seen))
            if told and not count % _STEP:
                told(count, len(table.rows))
        return Plan(table.coding, tuple(judged))

    def carry_out(self, plan: Plan, told: Told | None = None) -> int:
        """Receive the new rows, as many in one transaction as the log allows; gives how many came in.

        Raises:
            Refusal: `import.rows` when any row has a problem, or what the rules said at the last moment; nothing was written.
                `import.cut` (detail: how many are in) when it ended between two transactions; the same again goes on.
        """
        if plan.problems:
            raise Refusal("import.rows", detail=str(len(plan.problems)))
        new, done = plan.new, 0
        packet = self._log.at_once or max(len(new), 1)
        for first in range(0, len(new), packet):
            try:
                done += self._log.many(partial(self._receive, new, first, packet, told))
            except Refusal as why:
                if not done:
                    raise
                raise Refusal("import.cut", detail=str(done)) from why
        return done

    def _receive(self, new: Sequence[Judged], first: int, packet: int, told: Told | None) -> int:
        done = 0
        for count, row in enumerate(new[first : first + packet], first + 1):
            # Somebody else may have imported the same file meanwhile, or this packet is done again.
            if row.command is not None and not self._desk.tickets.brought(row.command.source):
                refused = refusal_of(self._desk.receive(row.command))
                if refused is not None:
                    raise refused
                done += 1
            if told and (not count % _STEP or count == len(new)):
                told(count, len(new))
        return done

    # ── one row ──────────────────────────────────────────────────────────────────────────────────
    def _judged(self, row: Row, columns: Mapping[str, int], width: int, seen: dict[str, str]) -> Judged:
        try:
            return self._allowed(row, columns, width, seen)
        except Refusal as problem:
            return Judged(row.number, problem=problem)

    def _allowed(self, row: Row, columns: Mapping[str, int], width: int, seen: dict[str, str]) -> Judged:
        if any(cell.strip() for cell in row.cells[width:]):
            raise Refusal("import.cells", detail=f"{len(row.cells)} > {width}")
        given = {field: row.cells[at].strip() if at < len(row.cells) else "" for field, at in columns.items()}
        command = self._command(given)
        if command.source in seen:
            if seen[command.source] != command.narrative:
                raise Refusal("import.twice", "ref", given.get("ref", ""))
            return Judged(row.number, known=True)
        seen[command.source] = command.narrative
        if (known := self._known(row, command)) is not None:
            return known
        self._try(command)
        return Judged(row.number, command)

    def _known(self, row: Row, command: Open) -> Judged | None:
        case_id = self._desk.tickets.imported(command.source)
        if case_id is None:  # or it is one that this person may not see
            return Judged(row.number, known=True) if self._desk.tickets.brought(command.source) else None
        before = self._desk.case(case_id).intake.narrative
        return Judged(row.number, known=True, differs=before != masked_text(clean_text(command.narrative)))

    def _try(self, command: Open) -> None:
        """Ask the rules, as they will be asked when it is received."""
        now, case = self._desk.now(), Case(self._desk.new_id())
        rules = self._desk.rulebook.rules_for(case, command.site, now)
        decide(case, command, Ground(rules, now, self._desk.person, "C-0000-0000"))

    def _command(self, given: Mapping[str, str]) -> Open:
        text = given["text"]
        fields: dict[str, Any] = {field: Words(given[field]) for field in TEXTS if given.get(field)}
        if "contact" not in fields and len(digits(fields.get("phone", ""))) < FEWEST_DIGITS and "phone" in fields:
            # In tables the column of telephone numbers also holds addresses and names of apps.
            fields["contact"] = fields.pop("phone")
        who = fields.get("name") or fields.get("place")
        way = fields.get("phone") or fields.get("contact") or fields.get("place") or fields.get("ref")
        site = self._site(given.get("site", ""))
        language = given.get("language", "").lower()[:2]
        return Open(
            channel=self._choice("channel", given.get("channel", "")) or USUAL_CHANNEL,
            level=self._choice("level", given.get("level", "")) or self._mildest(site),
            narrative=Words(text),
            **fields,
            # A table rarely says who it was; then nobody can be asked, and the complaint is anonymous.
            anonymous=not (who and way),
            site=site,
            language=language if language in {"zh", "en"} else language_of(text),
            received_at=self._moment(given.get("received", ""), "received", site),
            occurred_at=self._moment(given.get("occurred", ""), "occurred", site),
            category=self._choice("category", given.get("category", "")),
            source=source_of(given),
        )

    def _named(self, kind: str) -> dict[str, str]:
        """Ids and names in both languages -> id."""
        known: dict[str, str] = {}
        for key, label in self._contents.labels_of(kind).items():
            known |= {name.casefold(): key for name in (key, label.zh, label.en)}
        return known

    def _choice(self, kind: str, given: str) -> str:
        if not given:
            return ""
        found = self._choices[kind].get(given.casefold().removeprefix("channel-"))
        if found is None:
            raise not_among(kind, given, set(self._choices[kind].values()))
        return found

    def _mildest(self, site: str) -> str:
        case = Case(self._desk.new_id())
        levels = self._desk.rulebook.rules_for(case, site, self._desk.now()).levels
        return min(levels, key=lambda level: levels[level], default="")

    def _site(self, given: str) -> str:
        sites = self._desk.rulebook.house.sites
        if not given:
            return sites[0].id
        for site in sites:
            if given.casefold() in {site.id.casefold(), site.zh.casefold(), site.en.casefold()}:
                return site.id
        raise not_among("site", given, (site.id for site in sites))

    def _moment(self, given: str, field: str, site: str) -> Micros | None:
        if not given:
            return None
        zone = zone_named(self._desk.rulebook.house.site(site).zone)
        try:
            moment = datetime.fromisoformat(given)
        except ValueError:
            moment = _read(given, field)
        return instant_from(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _read(given: str, field: str) -> datetime:
    for shape in _TIMES:
        try:
            return datetime.strptime(given, shape)  # noqa: DTZ007 - the caller adds the zone of the site
        except ValueError:
            continue
    raise Refusal("import.time", field, given[:40])


def source_of(given: Mapping[str, str]) -> str:
    """By what a row is known again: its own reference, else everything that it says."""
    # It stands openly in the log: of numbers their ends only, also in what is digested, since the missing figures are soon tried.
    shown = {field: masked_number(text) if field == "phone" else masked_text(text) for field, text in given.items()}
    said = "\x1f".join(f"{field}={shown[field]}" for field in sorted(shown))
    row = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    if not (ref := clean_name(given.get("ref", ""), "ref")):
        return f"row:{row}"
    ends = masked_text(ref)
    return f"ref:{ref}" if ends == ref else f"ref:{ends}:{row[:16]}"


def language_of(text: str) -> str:
    """Chinese where a text has Chinese characters in any number, else English."""
    han = sum("\u3400" <= sign <= "\u9fff" for sign in text)
    return "zh" if han * 5 >= len(text.strip()) or han > 20 else "en"  # noqa: PLR2004 - a few names do not make it Chinese

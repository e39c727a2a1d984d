"""Replays every case and asks the rules of every event, the digests of every text, the keys of every signature, and the tables."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from desktop.domain.case import codec, keys
from desktop.domain.case.apart import named_words
from desktop.domain.case.carried import stamped
from desktop.domain.case.figures import FiguresSigned
from desktop.domain.case.intake import Received
from desktop.domain.case.lawful import amiss, check
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.signature import Statement, fingerprint, key_id, owner_of
from desktop.domain.case.signing import Printed, Signed
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case, Event, Fold
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.wording.masking import masked_number
from desktop.domain.wording.words import ERASED, fits
from desktop.storage.comparing import SEARCH, VERSION, Cases, Expect, among, between, difference, kept_rows, stored_of
from desktop.storage.running import Running
from desktop.storage.troubles import FileTrouble
from desktop.storage.verify_house import UNREADABLE
from desktop.storage.verify_log import Tell
from desktop.storage.verify_staff import JUDGED, Beyond, Staff, refused, unlike
from desktop.usecases.findings import Kind

LAST = 2**128 - 1  # the greatest id that there is
_AT_ONCE = 200  # cases whose rows are read together
_MUCH = 2_000_000  # characters of the log that are: a server waits ten seconds for the next statement
_IDS = "SELECT DISTINCT case_id FROM log WHERE case_id BETWEEN ? AND ? ORDER BY case_id LIMIT ?"
_SIZES = """SELECT case_id, sum(length(events) + coalesce(length(body), 0)) FROM log LEFT JOIN words ON words.seq = log.seq
    WHERE {} GROUP BY case_id ORDER BY case_id"""
_ENTRIES = """SELECT log.seq, case_id, version, at, actor, events, body FROM log LEFT JOIN words ON words.seq = log.seq
    WHERE {} ORDER BY case_id, version"""
_NOTES = "SELECT note, case_id, salt, body FROM health_note"
_NUMBERS = "SELECT seal, case_id, salt, body FROM kept_number"
_SOURCES = "SELECT source FROM source WHERE {}"
_SOURCE = "SELECT 1 FROM source WHERE source = ?"
# A text in an entry: its place among the words beside it, and its digest. Quotes inside strings are escaped, so nothing else looks so.
_SEAL = re.compile(r'\[(\d+),"([0-9a-f]{32})"\]')
_ERASED = '["privacy.erased",'
_NOTABLE = frozenset({Received, Printed, Signed, FiguresSigned})
Holds = Callable[[str, str, str], bool]  # (public key, line, signature)


@frozen
class Print:
    """A print that the log tells of."""

    seq: int
    number: str
    sheet: Printed


@dataclass
class Replay:
    """One way through all cases, or those of a `span` of ids. `pinned` are fingerprints from paper by key id; None = nobody brought any."""

    database: Running
    expect: Expect
    tell: Tell
    holds: Holds
    pinned: Mapping[str, str] | None = None
    server: bool = False
    partly: bool = False  # notes on health and numbers are the server's: it gives none without entering who reads it
    beyond: Beyond | None = None  # what the packs let people do; None: they are not asked
    span: tuple[int, int] = (0, LAST)  # the least id is one too
    only: Sequence[UUID] | None = None  # these alone: what belongs to no case is not looked for
    staff: Staff | None = None  # who everybody was, once `run` has read it
    cases: int = 0
    prints: list[Print] = field(default_factory=list[Print])
    _keys: dict[str, tuple[str, int]] = field(
        default_factory=dict[str, tuple[str, int]]
    )  # id -> public half, seq of its entry
    _notes: dict[bytes, tuple[bytes, str | None, str | None]] = field(
        default_factory=dict[bytes, tuple[bytes, str | None, str | None]]
    )  # health notes: case, salt, text
    _named: set[bytes] = field(default_factory=set[bytes])  # those that an entry names
    _numbers: dict[str, tuple[bytes, str | None, str | None]] = field(
        default_factory=dict[str, tuple[bytes, str | None, str | None]]
    )  # numbers kept apart that no entry has named yet: case, salt, number

    def run(self) -> None:
        """Replay everything, the house's keys first."""
        self._read_keys()
        self.staff = Staff(self.database, partly=self.partly)
        if self.span[0] == 0:
            self._compare_keys()
        notes = [] if self.partly else self.database.text(_NOTES)
        self._notes = {bytes(note): (bytes(case), salt, body) for note, case, salt, body in notes}
        numbers = [] if self.partly else self.database.text(_NUMBERS)
        self._numbers = {str(seal): (bytes(case), salt, body) for seal, case, salt, body in numbers}
        if self.only is not None:
            for at in range(0, len(self.only), _AT_ONCE):
                for some in self._pages(among(self.only[at : at + _AT_ONCE])):
                    self._page(among(some))
            return
        at, last = self.span
        while at <= last:
            found = self.database.text(_IDS, (UUID(int=at), UUID(int=last), _AT_ONCE))
            if not found:
                break
            first, to = (UUID(bytes=bytes(one)) for (one,) in (found[0], found[-1]))
            for some in self._pages(between(first, to)):
                self._page(between(some[0], some[-1]))
            at = to.int + 1
        self._unnamed()

    def _pages(self, cases: Cases) -> Iterator[list[UUID]]:
        """These cases in order, as many at a time as are read at once."""
        page, much = list[UUID](), 0
        for case_id, size in self.database.text(_SIZES.format(cases.where), cases.values):
            if page and much + int(size) > _MUCH:
                yield page
                page, much = [], 0
            page.append(UUID(bytes=bytes(case_id)))
            much += int(size)
        if page:
            yield page

    def _unnamed(self) -> None:
        """Notes and numbers that no entry names."""
        for note, (case_id, _, _) in self._notes.items():
            if note not in self._named and self.span[0] <= int.from_bytes(case_id) <= self.span[1]:
                self.tell(Kind.UNNOTED, 0, UUID(bytes=case_id), note.hex())
        for seal, (case_id, _, _) in self._numbers.items():
            if self.span[0] <= int.from_bytes(case_id) <= self.span[1]:
                self.tell(Kind.UNNOTED, 0, UUID(bytes=case_id), seal)

    def _page(self, cases: Cases) -> None:
        stored = stored_of(self.database, cases, server=self.server)
        sources = {source for (source,) in self.database.text(_SOURCES.format(cases.where), cases.values)}
        entries = self.database.text(_ENTRIES.format(cases.where), cases.values)
        for case_id, rows in groupby(entries, key=lambda row: bytes(row[1])):
            one = _OneCase(self, UUID(bytes=case_id), stored.get(case_id, {}), sources)
            try:
                one.run(list(rows))
            except (*UNREADABLE, Refusal) as error:
                if isinstance(error, FileTrouble):
                    raise
                # What somebody wrote past the program must not keep the other cases from being checked.
                self.tell(Kind.UNREADABLE, 0, one.id, f"{type(error).__name__}: {error}")
                self.leave(one.id)

    def noted(self, case: Case, first: int, number: str) -> None:
        """Whether the health notes of a case are those that its entries sealed."""
        for note, known in case.privacy.health.items() if not self.partly else ():
            self._named.add(note.bytes)
            of, salt, body = self._notes.get(note.bytes, (b"", None, None))
            if body is None:
                if known.seal not in case.privacy.erased:
                    self.tell(Kind.NULLED, first, number, "health_note")
            elif of != case.id.bytes or not fits(salt or "", body, known.seal):
                self.tell(Kind.WORDS, first, number, "health_note")

    def shown(self, seq: int, number: str, events: Sequence[Event]) -> None:
        """Whether the numbers that an entry names are of its own texts, which show their ends."""
        texts = {(name, words.seal): words for event in events for name, words in named_words(event)}
        for one in events:
            if not isinstance(one, NumberKept):
                continue
            text = texts.get((one.name, one.of))
            _, _, body = self._numbers.get(one.seal, (b"", None, None))
            if text is None:
                self.tell(Kind.UNLAWFUL, seq, number, f"number.kept {one.name}")
            elif body is not None and text != ERASED and masked_number(body) not in text:
                self.tell(Kind.WORDS, seq, number, "kept_number")

    def kept(self, case: Case, first: int, number: str) -> None:
        """Whether the numbers kept apart from a case are those that its entries sealed."""
        for seal in case.numbers.kept if not self.partly else ():
            of, salt, body = self._numbers.pop(seal, (b"", None, None))
            if body is None:
                if seal not in case.privacy.erased:
                    self.tell(Kind.NULLED, first, number, "kept_number")
            elif of != case.id.bytes or not fits(salt or "", body, seal):
                self.tell(Kind.WORDS, first, number, "kept_number")

    def leave(self, case_id: UUID) -> None:
        """A case that cannot be read to its end names no numbers; that it cannot be read is told."""
        self._numbers = {seal: kept for seal, kept in self._numbers.items() if kept[0] != case_id.bytes}

    # ── keys and signatures ──────────────────────────────────────────────────────────────────────
    def _read_keys(self) -> None:
        for seq, _, _, _, _, text, body in self.database.text(_ENTRIES.format("case_id = ?"), (keys.HOUSE,)):
            try:
                events = codec.decode(text, body)
            except UNREADABLE:
                continue  # told when the case is replayed
            for event in events:
                if isinstance(event, keys.Made):
                    self._keys.setdefault(key_id(event.person, event.number), (event.public, seq))

    def _compare_keys(self) -> None:
        if self.pinned is None:
            return
        for key in sorted({*self.pinned, *self._keys}):
            public, seq = self._keys.get(key, ("", 0))
            found = fingerprint(public) if public else ""
            if found != self.pinned.get(key, ""):
                self.tell(Kind.KEY, seq, None, key)

    def signed(self, seq: int, number: str, by: str, statement: Statement, signature: str) -> None:
        """Whether the key of the signer wrote this signature, and was theirs before."""
        key = statement.key
        public, made = self._keys.get(key, ("", 0))
        good = (
            public != ""
            and made < seq
            and owner_of(key) == by
            and (self.pinned is None or self.pinned.get(key) == fingerprint(public))
            and self.holds(public, statement.line(), signature)
        )
        if not good:
            self.tell(Kind.FORGED, seq, number, f"{statement.name} ({key})")

    def judged(self, seq: int, number: str, before: Case, event: Event, actor: str) -> None:
        """Whether they might do this then; a signature also says truly who its signer was."""
        who = self.staff.at(actor, seq) if self.staff is not None else None
        why = refused(before, event, who, self.beyond)
        if why := why or (unlike(who, event) if who and isinstance(event, Signed | FiguresSigned) else ""):
            self.tell(Kind.BEYOND, seq, number, f"{actor}: {why}")


@dataclass
class _OneCase:
    """One case of a replay."""

    of: Replay
    id: UUID
    stored: Mapping[tuple[Any, ...], tuple[Any, ...]]
    sources: set[str]
    number: str = ""
    empty: list[tuple[int, str]] = field(
        default_factory=list[tuple[int, str]]
    )  # (seq, digest) of texts that are not there
    there: dict[str, int] = field(
        default_factory=dict[str, int]
    )  # of a case that erased: digest of a text that is there, and seq
    erases: bool = False

    def run(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.of.cases += self.id != keys.HOUSE
        fold, first, source = Fold(Case(self.id)), rows[0][0], ""
        self.erases = any(_ERASED in text for _, _, _, _, _, text, _ in rows)
        for seq, _, version, at, actor, text, body in rows:
            events = self._events(seq, text, body)
            if events is None:
                self.of.leave(self.id)
                return  # what cannot be read cannot be compared; the finding stands
            if version != fold.version + 1:
                self.of.tell(Kind.UNLAWFUL, seq, self.number, f"version {version}")
            self._entry(fold, seq, events, stamped(actor, at, events))
            source = source or next((one.source for one in events if isinstance(one, Received)), "")
        case = fold.case()
        for seq, seal in self.empty:
            if seal not in case.privacy.erased:
                self.of.tell(Kind.NULLED, seq, self.number)
        for seal in sorted(self.there.keys() & case.privacy.erased):
            self.of.tell(Kind.STANDS, self.there[seal], self.number)
        self._compare(case, first, rows[-1][0])
        self.of.noted(case, first, self.number)
        self.of.kept(case, first, self.number)
        if source and source not in self.sources and not self.of.database.text(_SOURCE, (source,)):
            self.of.tell(Kind.ROWS, first, self.number, "source")

    def _entry(self, fold: Fold, seq: int, events: tuple[Event, ...], stamp: Stamp) -> None:
        said = False
        for event in events:
            if not said:
                try:
                    check(fold, event, stamp)
                except Refusal as refusal:
                    self.of.tell(Kind.UNLAWFUL, seq, self.number, f"{refusal.reason} {refusal.detail}".strip())
                    said = True
            if type(event) in JUDGED:
                self.of.judged(seq, self.number, fold.case(), event, stamp.actor)
            fold.add(event, stamp)
            if type(event) in _NOTABLE:
                self._notable(seq, event, fold)
        if no := amiss(events):
            self.of.tell(Kind.UNLAWFUL, seq, self.number, no.reason)
        fold.close_entry(stamp)
        if any(type(event) is NumberKept for event in events):
            self.of.shown(seq, self.number, events)

    def _notable(self, seq: int, event: Event, fold: Fold) -> None:
        match event:
            case Received(number=number):
                self.number = number
            case Printed():
                self.of.prints.append(Print(seq, self.number, event))
            case Signed():
                one = fold.case().signing.signatures[-1]
                self.of.signed(seq, self.number, one.by, one.statement(self.number), one.signature)
            case FiguresSigned(period):
                if (figures := fold.case().figures.of(period)) is not None:
                    self.of.signed(seq, period, figures.by, figures.statement, figures.said.signature)
            case _:
                return

    def _events(self, seq: int, text: str, body: str | None) -> tuple[Event, ...] | None:
        try:
            beside = _words(body)
            events = codec.decode_with(text, beside)
        except UNREADABLE as error:
            kind = Kind.WORDS if "digest" in str(error) else Kind.UNREADABLE
            self.of.tell(kind, seq, self.number, str(error)[:200])
            return None
        self._missing(seq, text, beside)
        return events

    def _missing(self, seq: int, text: str, beside: list[Any]) -> None:
        """An erased text leaves its place empty; a place that is not there was cut away."""
        seals = _SEAL.findall(text)
        if len(seals) > len(beside):
            self.of.tell(Kind.WORDS, seq, self.number, "gone")
        elif None in beside:
            self.empty += [(seq, seal) for place, seal in seals if beside[int(place)] is None]
        if self.erases:
            self.there |= {
                seal: seq for place, seal in seals if int(place) < len(beside) and beside[int(place)] is not None
            }

    def _compare(self, case: Case, first: int, last: int) -> None:
        """What differs is told with the newest entry: whoever wrote it wrote the rows, or the one before left them so."""
        wanted = kept_rows(self.of.expect(case), first)
        if wanted == self.stored:
            return
        for where in sorted({**wanted, **self.stored}, key=str):
            if wanted.get(where) != self.stored.get(where):
                table = where[0]
                ahead = table == "ticket" and where in self.stored and self.stored[where][VERSION] > case.version
                kind = Kind.SEARCH if table == SEARCH else Kind.CUT if ahead else Kind.ROWS
                detail = difference(table, wanted.get(where), self.stored.get(where))
                self.of.tell(kind, last, self.number, detail)


def _words(body: str | None) -> list[Any]:
    found: list[Any] = json.loads(body) if body else []
    if type(found) is not list:
        raise ValueError("no words with a digest")
    return found


def strange(prints: Sequence[Print], number: str, form: str, copy: int, sha256: str) -> Iterator[Print]:
    """The prints of a sheet that the log knows with other bytes than the file at hand."""
    for one in prints:
        said = one.sheet
        if (one.number, said.form, said.copy) == (number, form, copy) and said.sha256 != sha256:
            yield one

"""`amends verify`: what was tampered with, in words; offline, against sheets on paper and cards with fingerprints."""

import argparse
import json
import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from desktop import bootstrap
from desktop.cli.entry import keepers_password, secret_from
from desktop.cli.place import a_file
from desktop.cli.voice import REFUSED, Voice
from desktop.domain.case.heads import Heads, heads_of
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.storage.backup import kept_at
from desktop.storage.checks import remember
from desktop.storage.verify import verify as check
from desktop.storage.verify_house import UNREADABLE
from desktop.usecases.findings import Finding, Kind, SheetSays, Verdict
from desktop.usecases.office import Office
from desktop.usecases.powers import powers

if TYPE_CHECKING:
    from desktop.storage.postgres.database import Server

_OF_PAPER = frozenset({Kind.BEHIND, Kind.DIFFERS, Kind.ACTS_BEHIND, Kind.ACTS_DIFFER})
_DIGITS = 64  # of a fingerprint
_ALL_SEEN = "SELECT pg_has_role(session_user, 'amends_migrator', 'member')"
_RESTORES = "SELECT at, actor, what FROM looked WHERE kind = 'house-restored' ORDER BY seq"
_BLANKS = re.compile(r"\s")


def verify(given: argparse.Namespace, voice: Voice) -> int:
    """Check everything; exit 1 and the kind of tampering when something disagrees."""
    against = Against(
        _anchor(given.anchor),
        None if given.keys is None else _pinned(given.keys),
        [_sheet(path) for path in given.sheet],
    )
    restores: Sequence[Restore] = ()
    if isinstance(given.db, Path):
        verdict = _of_file(given.db, against)
    else:
        verdict, restores = _of_server(given.db, against)
    if given.json:
        voice.data(_data(verdict, restores, voice))
    elif verdict.holds:
        voice.line(
            voice.say(
                f"完整：{verdict.cases} 单、{verdict.entries} 条记录，与各表一致。末条 {verdict.anchor}",
                f"Whole: {verdict.cases} cases, {verdict.entries} entries, the tables agree. Head {verdict.anchor}",
            )
        )
        for line in _compared(given, against, voice):
            voice.line(line)
    else:
        for first in _check_first(verdict, against):
            voice.line(voice.sentence(first))
        for finding in verdict.findings:
            place_words = " ".join(part for part in (f"#{finding.seq}" if finding.seq else "", finding.number) if part)
            said = "  ".join(voice.sentence(one) for one in _said(finding))
            voice.line(f"{finding.kind.value}  {place_words}  {said}")
    for one in () if given.json else restores:
        voice.line(
            voice.say(
                f"{_day(one.at)} 由 {one.by} 恢复到 {_day(one.copy)} 的备份（有记录，不算问题）",
                f"{_day(one.at)}: put back to the copy of {_day(one.copy)} by {one.by} (entered, no fault)",
            )
        )
    return 0 if verdict.holds else REFUSED


def _compared(given: argparse.Namespace, against: "Against", voice: Voice) -> Iterator[str]:
    """What was brought from paper and fits."""
    if against.anchor is not None:
        yield voice.say(f"锚点对得上：#{against.anchor.log[0]}", f"The anchor fits: #{against.anchor.log[0]}")
    for path, one in zip(given.sheet, against.sheets, strict=True):
        yield voice.say(
            f"单子对得上：{path}（{one.number}，第 {one.copy} 份）",
            f"The sheet fits: {path} ({one.number}, copy {one.copy})",
        )
    if against.pinned is not None:
        many = len(against.pinned)
        yield voice.say(f"卡片上的 {many} 把钥匙都对得上", f"The keys of the cards fit: {many}")


def _check_first(verdict: Verdict, against: "Against") -> Iterator[Refusal]:
    """What to look at before anybody is suspected: a digit mistyped, the paper of another house."""
    unfit = {one.number for one in verdict.findings if one.kind in _OF_PAPER}
    if against.anchor is not None and "" in unfit:
        yield Refusal("verify.check_anchor")
    if any(one.number in unfit for one in against.sheets):
        yield Refusal("verify.check_sheet")


class Restore(NamedTuple):
    """That a house on a server was put back to a copy: when, by whom, of when."""

    at: Micros
    by: str
    copy: Micros


class Against(NamedTuple):
    """What was brought from paper."""

    anchor: Heads | None
    pinned: Mapping[str, str] | None
    sheets: Sequence[SheetSays]


def _of_file(path: Path, against: Against) -> Verdict:
    office = bootstrap.open_office(path)
    office.close()
    book = office.rulebook
    with bootstrap.open_file(path, look=0) as file:
        verdict = check(
            file,
            book.rows,
            against.anchor,
            pinned=against.pinned,
            sheets=against.sheets,
            beyond=book.beyond,
            halved=True,
        )
    remember(kept_at(path), verdict, office.clock())
    return verdict


def _of_server(url: str, against: Against) -> tuple[Verdict, Sequence[Restore]]:
    with as_administrator(url) as (server, office):
        allowed = {name: powers(pack) for name, pack in office.policies.library.packs.items()}
        book = office.rulebook
        verdict = check(
            server,
            book.rows,
            against.anchor,
            pinned=against.pinned,
            sheets=against.sheets,
            powers=allowed,
            beyond=book.beyond,
        )
        return verdict, [Restore(int(at), str(by), _copy_of(str(what))) for at, by, what in server.text(_RESTORES)]


def _copy_of(what: str) -> Micros:
    """Of when the copy was; 0 where somebody wrote over it, which the check names."""
    try:
        return int(json.loads(what)["copy"])
    except UNREADABLE:
        return 0


def _day(at: Micros) -> str:
    try:
        return f"{datetime.fromtimestamp(at / 1_000_000, timezone.utc):%Y-%m-%d %H:%MZ}"
    except (ValueError, OverflowError, OSError):
        return str(at)  # no moment of any calendar: somebody wrote over it


@contextmanager
def as_administrator(url: str) -> Generator[tuple["Server", Office]]:
    """The house on a server for its own administrator: from everybody else it hides what is restricted, and the chain would seem cut.

    Raises:
        Refusal: `verify.server`; what the server is refused for.
    """
    from desktop.storage.postgres import sharing, troubles  # noqa: PLC0415 - only where a house is shared

    login = unquote(urlsplit(url).username or "")
    try:
        opened = sharing.open_server(url, login, keepers_password(url))
    except troubles.WrongPassword as wrong:
        raise troubles.KeeperPassword(secret_from(url)) from wrong
    with opened as server:
        if not server.text(_ALL_SEEN)[0][0]:
            raise Refusal("verify.server", "db", login)
        stores = sharing.stores(server, bootstrap.usual_place().parent, lambda _: "[]")
        try:
            yield server, bootstrap.wired(stores, sharing.house_of(server), server.clock)
        finally:
            stores.close()


def _said(finding: Finding) -> tuple[Refusal, ...]:
    """What it means, and how many more there are."""
    said = Refusal(finding.kind.value, detail=finding.detail)
    return (said, Refusal("verify.more", detail=str(finding.more))) if finding.more else (said,)


def _data(verdict: Verdict, restores: Sequence[Restore], voice: Voice) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    for one in verdict.findings:
        said = [voice.both(each) for each in _said(one)]
        found.append(
            {
                "kind": one.kind.value,
                "seq": one.seq,
                "number": one.number,
                "detail": one.detail,
                "more": one.more,
                "zh": "".join(each["zh"] for each in said),
                "en": " ".join(each["en"] for each in said),
            }
        )
    return {
        "holds": verdict.holds, "entries": verdict.entries, "cases": verdict.cases, "head": verdict.anchor, "findings": found,
        "restored": [one._asdict() for one in restores],
    }  # fmt: skip


def _anchor(text: str | None) -> Heads | None:
    """SEQ:HASH+SEQ:HASH as in the foot of a page, its first half alone, or the whole text of its code."""
    if text is None:
        return None
    from forms.sheets.reading_back import NoSheetError, of_text  # noqa: PLC0415 - only where it is needed

    try:
        found = heads_of(of_text(text).head if "|" in text else text)
    except NoSheetError as error:
        raise Refusal("verify.anchor", "anchor", text) from error
    if found is None:
        raise Refusal("verify.anchor", "anchor", text)
    return found


def _sheet(path: Path) -> SheetSays:
    from forms.sheets.reading_back import NoSheetError, of_file  # noqa: PLC0415 - only where it is needed

    content = _read(path, "sheet")
    try:
        said = of_file(content)
    except NoSheetError as error:
        raise Refusal("verify.no_sheet", "sheet", str(path)) from error
    return SheetSays(said.number, said.form, said.copy, said.head, sha256(content).hexdigest())


def _pinned(path: Path) -> Mapping[str, str]:
    """Lines as `amends key list` prints them: the id of a key, then its fingerprint; what follows `#` is not read."""
    out: dict[str, str] = {}
    for line in _read(path, "keys").decode("utf-8-sig", "replace").splitlines():
        key, _, rest = line.partition("#")[0].strip().partition("\t" if "\t" in line else " ")
        digits = _BLANKS.sub("", rest).lower()[:_DIGITS]
        if not key:
            continue
        if len(digits) != _DIGITS or not all(one in "0123456789abcdef" for one in digits):
            raise Refusal("verify.keys", "keys", line[:80])
        out[key] = digits
    return out


def _read(path: Path, field: str) -> bytes:
    a_file(path, field)
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refusal("file.missing", field, str(path)) from error

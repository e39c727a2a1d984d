"""`amends move`: a house goes from its file to a server, checked at the end; after a cut the same line goes on."""

import argparse
import shlex
from datetime import datetime, timezone

from desktop import bootstrap
from desktop.cli.entry import first_password
from desktop.cli.server import powers_by, powers_of
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.people import Role
from desktop.storage.engine import Database
from desktop.storage.houses import StoredHouses
from desktop.storage.postgres import address, moving, setup
from desktop.storage.shelf import StoredShelf
from desktop.storage.verify import verify
from desktop.usecases.house import House
from desktop.usecases.office import Office

_BROUGHT = {
    "log": ("已带来 {} 条记录", "{} entries brought"),
    "account": ("已带来 {} 个账号", "{} accounts brought"),
    "policy": ("已带来 {} 份规则与日历", "{} rules and calendars brought"),
    "looked": ("已带来 {} 条查看与改动的登记", "{} acts and readings brought"),
    "evidence_file": ("已带来 {} 个证据文件", "{} files of evidence brought"),
    "ticket": ("已带来 {} 单", "{} cases brought"),
}  # what is worth a word on the way; the rest is small


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Check the file, prepare the server, bring everything, compare, and let one administrator in."""
    office = bootstrap.open_office(given.source)
    office.close()
    with bootstrap.open_file(given.source, look=0) as source:
        there = moving.arrived(source, given.url)
    if there is not None:
        day = datetime.fromtimestamp(there.at / 1_000_000, timezone.utc)
        said = voice.say(
            f"本店已于 {day:%Y-%m-%d %H:%MZ} 整体移到那里，当时逐表核对一致，这次什么也没有再移。",
            f"This very house is there already: moved {day:%Y-%m-%d %H:%MZ}, every table compared then. Nothing was brought now.",
        )
    else:
        said = _moved(given, office, voice)
        with bootstrap.open_file(given.source, look=0) as source:
            there = moving.arrived(source, given.url)
    voice.line(said)
    if there is not None and there.closed:
        _tell_closed(there, address.for_people(given.url), voice)
    return 0


def _moved(given: argparse.Namespace, office: Office, voice: Voice) -> str:
    letting = _letting(given)
    with bootstrap.open_file(given.source, look=0) as source:
        verdict = verify(source, office.rulebook.rows, beyond=office.rulebook.beyond)
    if not verdict.holds:
        raise Refusal("move.unsound", detail=verdict.findings[0].kind.value)

    def brought(what: str, count: int) -> None:
        if words := _BROUGHT.get(what):
            voice.note(voice.say(*words).format(count))

    setup.prepare(given.url, lambda _: None)
    file = bootstrap.open_file(given.source)
    try:
        # Nobody writes the file while it is read, and nothing is written into it.
        file.begin()
        with setup.connected(given.url) as server:
            moving.move(file, server, _powers(file), letting, brought)
    finally:
        file.rollback()
        file.close()
    return voice.say(
        f"已移到服务器：{verdict.cases} 单、{verdict.entries} 条记录，逐表核对一致。末条 {verdict.anchor}",
        f"Moved: {verdict.cases} cases, {verdict.entries} entries, every table compared. Head {verdict.anchor}",
    )


def _tell_closed(there: moving.Arrived, url: str, voice: Voice) -> None:
    """The lines that open each login, as they can be run."""
    voice.line(
        voice.say(
            f"下面的人还不能登录。{there.administrator} 的密码放进 AMENDS_PASSWORD，每人的新密码从标准输入给 user reset：",
            f"These cannot sign in yet. Put the password of {there.administrator} into AMENDS_PASSWORD, and give `user reset` "
            "each one's new password on standard input:",
        )
    )
    for one in there.closed:
        for act in ("reset", "enable"):
            voice.line(f"amends user {act} {one} --as {there.administrator} --db {shlex.quote(url)}")


def _letting(given: argparse.Namespace) -> moving.Letting:
    """Whoever administers the house, with the new password from standard input."""
    office = bootstrap.open_office(given.source)
    try:
        known = [one.id for one in office.door.people() if one.role is Role.ADMINISTRATOR and one.active]
    finally:
        office.close()
    login = given.administrator.strip().casefold() or (known[0] if known else "")
    if login not in known:
        raise Refusal("account.unknown", "administrator", login)
    return moving.Letting(login, first_password())


def _powers(file: Database) -> setup.Powers:
    """What the shipped versions allow, and the house's own."""
    house = StoredHouses(file).read()
    shipped = powers_of(house if house is not None else House("", "", ()))
    return {**shipped, **powers_by({text.name: text.body for text in StoredShelf(file).all() if text.kind == "pack"})}

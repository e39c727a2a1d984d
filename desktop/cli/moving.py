"""`amends move`: a house goes from its file to a server, checked at the end; after a cut the same line goes on."""

import argparse
import sys

from desktop import bootstrap
from desktop.cli.server import powers_by, powers_of
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.people import Role
from desktop.storage.engine import Database
from desktop.storage.houses import StoredHouses
from desktop.storage.postgres import moving, setup
from desktop.storage.shelf import StoredShelf
from desktop.storage.verify import verify
from desktop.usecases.office import Office
from desktop.usecases.ports import House
from desktop.usecases.sign_in import SHORTEST_PASSWORD


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Check the file, prepare the server, bring everything, compare, and let one administrator in."""
    office = bootstrap.open_office(given.source)
    try:
        letting = _letting(office, given.administrator)
    finally:
        office.close()
    with bootstrap.open_file(given.source, look=0) as source:
        verdict = verify(source, office.rulebook.rows, beyond=office.rulebook.beyond)
    if not verdict.holds:
        raise Refusal("move.unsound", detail=verdict.findings[0].kind.value)
    setup.prepare(given.url, lambda _: None)
    file = bootstrap.open_file(given.source)
    try:
        # Nobody writes the file while it is read, and nothing is written into it.
        file.begin()
        with setup.connected(given.url) as server:
            moving.move(file, server, _powers(file), letting, lambda what, count: voice.note(f"{what} {count}"))
        people = [str(one) for (one,) in file.text("SELECT id FROM account WHERE active = 1 ORDER BY added_at, id")]
    finally:
        file.rollback()
        file.close()
    voice.line(
        voice.say(
            f"已移到服务器：{verdict.cases} 单、{verdict.entries} 条记录，逐表核对一致。末条 {verdict.anchor}",
            f"Moved: {verdict.cases} cases, {verdict.entries} entries, every table compared. Head {verdict.anchor}",
        )
    )
    for one in people:
        if one != letting.administrator:
            line = f"amends user reset {one} · amends user enable {one}"
            voice.line(voice.say(f"{one} 还不能登录：{line}", f"{one} cannot sign in yet: {line}"))
    return 0


def _letting(office: Office, name: str) -> moving.Letting:
    """Whoever administers the house, with the new password from standard input."""
    known = [one.id for one in office.door.people() if one.role is Role.ADMINISTRATOR and one.active]
    login = name.strip().casefold() or (known[0] if known else "")
    if login not in known:
        raise Refusal("account.unknown", "administrator", login)
    password = sys.stdin.readline().rstrip("\r\n")
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal("password.short", "password", str(SHORTEST_PASSWORD))
    return moving.Letting(login, password)


def _powers(file: Database) -> setup.Powers:
    """What the shipped versions allow, and the house's own."""
    house = StoredHouses(file).read()
    shipped = powers_of(house if house is not None else House("", "", ()))
    return {**shipped, **powers_by({text.name: text.body for text in StoredShelf(file).all() if text.kind == "pack"})}

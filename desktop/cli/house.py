"""`amends init` and `amends user add`."""

import argparse
import sys
from zoneinfo import ZoneInfoNotFoundError

from desktop import bootstrap
from desktop.cli.entry import signed_in
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.clean import clean_name


def init(given: argparse.Namespace, voice: Voice) -> int:
    """Make the file of a house."""
    name = clean_name(given.site, "site")
    if not name:
        raise Refusal("text.missing", "site")
    known = {pack.id for pack in bootstrap.packs(frozenset[str]()).values()}
    for pack in given.pack:
        if pack not in known:
            raise Refusal("pack.unknown", "pack", f"{pack} ({', '.join(sorted(known))})")
    try:
        zone_named(given.zone)
    except ZoneInfoNotFoundError as error:
        raise Refusal("zone.unknown", "zone", given.zone) from error
    house = bootstrap.house_of(name, name, tuple(given.pack), kind=given.kind, zone=given.zone)
    bootstrap.make_house(given.db, house).close()
    voice.line(voice.say(f"已建立 {given.db}。下一步：amends user add", f"Made {given.db}. Next: amends user add"))
    return 0


def add_user(given: argparse.Namespace, voice: Voice) -> int:
    """Make an account; the password is the first line of standard input."""
    office = bootstrap.open_office(given.db)
    try:
        by = None if office.door.empty else signed_in(office, given.person)
        known = [site.id for site in office.house.sites]
        for site in given.site:
            if site not in known:
                raise Refusal("choice.unknown", "site", f"{site} ({', '.join(known)})")
        sites = tuple(dict.fromkeys(given.site))
        person = Person(given.name, given.full_name or given.name, Role(given.role), given.post, sites=sites)
        password = sys.stdin.readline().rstrip("\r\n")
        made = office.door.add(person, password, by)
    finally:
        office.close()
    voice.line(voice.say(f"已添加 {made.id}（{made.name}）", f"Added {made.id} ({made.name})"))
    return 0

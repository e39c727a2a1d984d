"""`amends init`."""

import argparse
from zoneinfo import ZoneInfoNotFoundError

from desktop import bootstrap
from desktop.cli import sealing
from desktop.cli.place import only_file
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
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
    if given.encrypted:
        sealing.make_encrypted(given, house)
    else:
        bootstrap.make_house(only_file(given.db), house).close()
    voice.line(voice.say(f"已建立 {given.db}。下一步：amends user add", f"Made {given.db}. Next: amends user add"))
    return 0

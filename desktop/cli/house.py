"""`amends init`, and `amends house`: what the house says of itself."""

import argparse
from dataclasses import asdict, replace
from zoneinfo import ZoneInfoNotFoundError

from desktop import bootstrap
from desktop.cli import sealing
from desktop.cli.entry import house_of, signed_in
from desktop.cli.place import only_file
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.clean import clean_name
from desktop.usecases.house import House, Site, ailing
from desktop.usecases.office import Office


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


def about(given: argparse.Namespace, voice: Voice) -> int:
    """Say what the house says of itself; with any words given, change them first."""
    office = house_of(given)
    try:
        wanted = _wanted(given, office)
        if wanted != office.house or given.told:
            told = (_site(given, office).id,) if given.told else ()
            office.about.change(wanted, signed_in(office, given.person), told)
        house, people = office.house, office.door.people()
    finally:
        office.close()
    if given.json:
        voice.data(asdict(house))
        return 0
    voice.line(f"{house.zh} / {house.en}")
    for site in house.sites:
        line = site.hotline
        voice.line(f"{site.id}\t{site.zh} / {site.en}\t{site.address_zh} / {site.address_en}")
        voice.line(f"\t{line.number}\t{line.holder}\t{line.hours_zh} / {line.hours_en}")
    for one in ailing(house, people):
        voice.line(f"{one.site.id}: {voice.say(*_AILING[one.why])}")
    return 0


_AILING = {
    "holder-left": ("投诉电话的接听人账号已停用", "who answers the published number has no open account any more"),
    "nobody": ("投诉电话没有指定接听人", "nobody is named who answers the published number"),
    "unreported": (
        "投诉电话已更改，还没有告知公布处",
        "the published number changed; whoever publishes it must be told",
    ),
}


def _wanted(given: argparse.Namespace, office: Office) -> House:
    house, site = office.house, _site(given, office)
    line = site.hotline
    if given.holder and given.holder not in {one.id for one in office.door.people() if one.active}:
        raise Refusal("account.unknown", "holder", given.holder)
    changed = replace(
        site,
        zh=_or(given.site_zh, site.zh),
        en=_or(given.site_en, site.en),
        address_zh=_or(given.address_zh, site.address_zh),
        address_en=_or(given.address_en, site.address_en),
        hotline=replace(
            line,
            number=_or(given.phone, line.number),
            holder=_or(given.holder, line.holder),
            hours_zh=_or(given.hours_zh, line.hours_zh),
            hours_en=_or(given.hours_en, line.hours_en),
        ),
    )
    sites = tuple(changed if one.id == site.id else one for one in house.sites)
    return replace(house, zh=_or(given.zh, house.zh), en=_or(given.en, house.en), sites=sites)


def _or(given: str | None, kept: str) -> str:
    """What an option says, also one that empties the field; what is kept where it was not given."""
    return kept if given is None else given


def _site(given: argparse.Namespace, office: Office) -> Site:
    known = [one.id for one in office.house.sites]
    if given.site and given.site not in known:
        raise Refusal("choice.unknown", "site", f"{given.site} ({', '.join(known)})")
    return office.house.site(given.site)

"""`amends user`: the people of a house, in a file or on a server; passwords are read from standard input."""

import argparse
import sys
from dataclasses import replace

from desktop.cli.entry import house_of, password, signed_in
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal, not_among
from desktop.domain.people import Person, Role
from desktop.usecases.office import Office


def add(given: argparse.Namespace, voice: Voice) -> int:
    """Make an account; the password is the first line of standard input."""
    office = house_of(given)
    try:
        by = None if office.door.empty else signed_in(office, given.person)
        person = Person(
            given.name, given.full_name or given.name, Role(given.role), _post(office, given.post),
            sites=_sites(office, given.site),
        )  # fmt: skip
        made = office.door.add(person, _password(), by)
    finally:
        office.close()
    voice.line(voice.say(f"已添加 {made.id}（{made.name}）", f"Added {made.id} ({made.name})"))
    return 0


def change_role(given: argparse.Namespace, voice: Voice) -> int:
    """Give a person another role, post or district."""

    def changed(office: Office, known: Person) -> Person:
        sites = _sites(office, given.site) if given.site is not None else known.sites
        post = known.post if given.post is None else _post(office, given.post)
        return replace(known, role=Role(given.role), post=post, sites=sites)

    office = house_of(given)
    try:
        made = changed(office, _known(office, given.name))
        office.door.change(made, signed_in(office, given.person))
    finally:
        office.close()
    voice.line(voice.say(f"{made.id} 现为 {made.role.value}", f"{made.id} is now {made.role.value}"))
    return 0


def disable(given: argparse.Namespace, voice: Voice) -> int:
    """Close an account; on a server the person is signed out at once."""
    _active(given, active=False)
    voice.line(voice.say(f"已停用 {given.name}", f"Closed {given.name}"))
    return 0


def enable(given: argparse.Namespace, voice: Voice) -> int:
    """Open a closed account again."""
    _active(given, active=True)
    voice.line(voice.say(f"已启用 {given.name}", f"Opened {given.name}"))
    return 0


def reset(given: argparse.Namespace, voice: Voice) -> int:
    """Give a person a new password, the first line of standard input; one's own keeps the signing key, another's loses it."""
    office = house_of(given)
    try:
        by = signed_in(office, given.person)
        known = _known(office, given.name)
        if by.id == known.id:
            office.door.change_password(by.id, password(), _password())
        else:
            office.door.reset(known.id, _password(), by)
    finally:
        office.close()
    voice.line(voice.say(f"已重设 {known.id} 的密码", f"New password for {known.id}"))
    return 0


def show(given: argparse.Namespace, voice: Voice) -> int:
    """Everybody who has or had an account."""
    office = house_of(given)
    try:
        people = office.door.people()
    finally:
        office.close()
    if given.json:
        voice.data([
            {"id": one.id, "name": one.name, "role": one.role.value, "post": one.post, "active": one.active, "sites": one.sites}
            for one in people
        ])  # fmt: skip
        return 0
    for one in people:
        closed = "" if one.active else voice.say("  已停用", "  closed")
        voice.line(f"{one.id:<16} {one.role.value:<20} {one.post:<20} {one.name}{closed}")
    return 0


def _active(given: argparse.Namespace, *, active: bool) -> None:
    office = house_of(given)
    try:
        by = signed_in(office, given.person)
        office.door.change(replace(_known(office, given.name), active=active), by)
    finally:
        office.close()


def _known(office: Office, name: str) -> Person:
    login = name.strip().casefold()
    found = next((one for one in office.door.people() if one.id == login), None)
    if found is None:
        raise Refusal("account.unknown", "person", name)
    return found


def _sites(office: Office, given: list[str]) -> tuple[str, ...]:
    known = [site.id for site in office.house.sites]
    for site in given:
        if site not in known:
            raise Refusal("choice.unknown", "site", f"{site} ({', '.join(known)})")
    return tuple(dict.fromkeys(given))


def _post(office: Office, given: str) -> str:
    """Refuse a post that no pack of the house knows: it would give neither title nor limit."""
    known = office.posts()
    if given and given not in known:
        raise not_among("post", given, set(known))
    return given


def _password() -> str:
    """Read the first line of standard input; refuse when there is none."""
    line = sys.stdin.readline()
    if not line:
        raise Refusal("password.input", "password")
    return line.rstrip("\r\n")

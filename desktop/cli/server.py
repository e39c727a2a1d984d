"""`amends serve-setup`: prepares a server for a house, and says what was done."""

import argparse
from collections.abc import Mapping
from contextlib import suppress
from zoneinfo import ZoneInfoNotFoundError

from desktop import bootstrap
from desktop.cli.entry import first_password
from desktop.cli.verifying import as_administrator
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.domain.policy.instants import zone_named
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.policy.reading import BadFileError
from desktop.domain.wording.clean import clean_name
from desktop.storage.postgres import setup
from desktop.storage.postgres.mending import relisted
from desktop.usecases.house import House
from desktop.usecases.powers import powers

_SAID = {
    "database": ("建立数据库 {}", "Made the database {}"),
    "role": ("建立角色 {}", "Made the role {}"),
    "granted": ("授予 {}", "Granted {}"),
    "schema": ("建立模式 {}", "Made the schema {}"),
    "out": ("收回已停用人员的读取权限：{}", "Took back what a closed account could read: {}"),
    "closed": ("收回所有人的权限：{}", "Took back what everybody could do: {}"),
    "setting": ("设置 {}", "Set {}"),
    "rules": ("更新数据表与规则：{}", "Brought tables and rules up to date: {}"),
    "bared": ("重新打开被关掉的防护：{}", "Turned on again what was turned off: {}"),
    "door": ("重新放行 {}", "Let in again: {}"),
    "no-password": (
        "{} 在这台服务器上还没有密码：amends user reset {}",
        "{} has no password on this server yet: amends user reset {}",
    ),
    "elsewhere": (
        "{} 这个登录名在这台服务器上已经是别人的，没有放行",
        "{} is somebody else's sign-in name on this server, and was not let in",
    ),
    "let-in": ("管理员 {} 可以用新密码登录了", "The administrator {} can sign in with the new password"),
    "house": ("建立本店：{}", "Made the house {}"),
    "administrator": ("建立管理员 {}", "Made the administrator {}"),
    "relisted": ("重排待签字的投诉：{}", "Listed anew cases whose signature must be asked for again: {}"),
    "powers": ("写入政策权限：{}", "Entered what packs allow: {}"),
}


def prepare(given: argparse.Namespace, voice: Voice) -> int:
    """Prepare the database; with --site make the house and its first administrator too, with --administrator alone let one in again."""
    there, asked = setup.there(given.url), _asked(given)
    house = _house(given) if asked and there is None else None
    again = there is not None and asked == ["--administrator"]
    password = first_password() if house is not None or again else ""  # before anything is made

    def tell(step: setup.Step) -> None:
        if given.json:
            voice.data({"done": step.key, "what": step.what}, indent=None)
        else:
            voice.line(voice.say(*_SAID[step.key]).replace("{}", step.what))

    count = setup.prepare(given.url, tell)
    if house is not None:
        count += _begin(given, house, password, tell)
    elif there is not None:
        count += _powers(given.url, there, tell) + _relisted(given.url, tell)
    if again:
        login = clean_name(given.administrator).casefold()
        setup.let_in(given.url, login, password)
        tell(setup.Step("let-in", login))
        return 0
    if not count and not given.json:
        voice.line(voice.say("已就绪，无事可做。", "Ready: there is nothing to do."))
    if asked and there is not None:
        voice.note(
            voice.say(
                f"那里已经有一家店（{there.zh}），{'、'.join(asked)} 没有用上。",
                f"There is a house already ({there.en}); {', '.join(asked)} changed nothing.",
            )
        )
    return 0


def _asked(given: argparse.Namespace) -> list[str]:
    """Which of the options that make a house were given."""
    said = (
        ("--site", given.site),
        ("--pack", given.pack),
        ("--kind", given.kind),
        ("--administrator", given.administrator),
        ("--full-name", given.full_name),
    )
    return [name for name, value in said if value]


def _house(given: argparse.Namespace) -> House:
    name = clean_name(given.site, "site")
    if not name or not given.pack or not given.administrator:
        raise Refusal("server.beginning")
    known = {pack.id for pack in bootstrap.packs(frozenset[str]()).values()}
    for pack in given.pack:
        if pack not in known:
            raise Refusal("pack.unknown", "pack", f"{pack} ({', '.join(sorted(known))})")
    try:
        zone_named(given.zone)
    except ZoneInfoNotFoundError as error:
        raise Refusal("zone.unknown", "zone", given.zone) from error
    return bootstrap.house_of(name, name, tuple(given.pack), kind=given.kind, zone=given.zone)


def _begin(given: argparse.Namespace, house: House, password: str, tell: setup.Tell) -> int:
    person = Person(
        clean_name(given.administrator).casefold(),
        clean_name(given.full_name or given.administrator),
        Role.ADMINISTRATOR,
    )
    setup.begin(given.url, setup.Beginning(house, powers_of(house), person, password))
    tell(setup.Step("house", house.zh))
    tell(setup.Step("administrator", person.id))
    return 2


def _powers(url: str, house: House, tell: setup.Tell) -> int:
    """A newer program knows newer versions of the packs, and may ask more of those that are known."""
    known = dict(powers_of(house))
    for name, body in setup.own_packs(url).items():
        with suppress(BadFileError):  # one that nobody can read is told where it is used
            known |= powers_by({name: body})
    count = setup.tell_powers(url, known)
    if count:
        tell(setup.Step("powers", str(count)))
    return count


def _relisted(url: str, tell: setup.Tell) -> int:
    """A newer program may list otherwise what an older one wrote."""
    try:
        with as_administrator(url) as (server, office):
            count = relisted(server, office.rulebook.rows)
    except Refusal as no:
        if no.reason != "verify.server":  # whoever may not see every row mends none; `verify` names what is left
            raise
        return 0
    if count:
        tell(setup.Step("relisted", str(count)))
    return count


def powers_by(texts: Mapping[str, str]) -> setup.Powers:
    """What packs of the house's own allow, by their texts.

    Raises:
        BadFileError: one cannot be read.
    """
    return {name: powers(parse_pack(body, name, bootstrap.almanac())) for name, body in texts.items()}


def powers_of(house: House) -> setup.Powers:
    """What every version of the packs that the house adopted allows."""
    adopted = frozenset(pack for site in house.sites for pack in site.packs)
    return {name: powers(pack) for name, pack in bootstrap.packs(adopted).items()}

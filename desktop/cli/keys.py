"""`amends key list` and `amends key card`: fingerprints of the keys with which people sign."""

import argparse
from datetime import datetime, timezone

from desktop.cli.entry import house_of, password
from desktop.cli.voice import Voice
from desktop.domain.case.signature import fingerprint, grouped, key_id
from desktop.domain.errors import Refusal
from desktop.storage import output
from desktop.usecases.printing import KeyCard, PaperLanguage


def listed(given: argparse.Namespace, voice: Voice) -> int:
    """Every key that the log names: id, fingerprint, since when, whose; the lines are what `verify --keys` reads."""
    office = house_of(given)
    try:
        names = {account.person.id: account.person.name for account in office.accounts.all()}
        for key, one in office.keyring.pinned().items():
            since = datetime.fromtimestamp(one.at / 1_000_000, timezone.utc)
            voice.line(
                f"{key}\t{grouped(fingerprint(one.public))}\t# {since:%Y-%m-%d %H:%MZ} {names.get(one.person, one.person)}"
            )
    finally:
        office.close()
    return 0


def card(given: argparse.Namespace, voice: Voice) -> int:
    """Print the card of a person's newest key; with the person's own password in the environment a first key is made."""
    language: PaperLanguage = "zh+en" if given.lang == "both" else given.lang
    output.ready(given.out)  # before a key is made whose card could not be written
    office = house_of(given)
    try:
        account = office.accounts.get(given.user.strip().casefold())
        if account is None:
            raise Refusal("account.unknown", "user", given.user)
        person = account.person
        if given.make:
            office.door.unlock(person.id, password())
        mine = [one for one in office.keyring.pinned().values() if one.person == person.id]
        if not mine:
            raise Refusal("key.none", "user", person.name)
        newest = max(mine, key=lambda one: one.number)
        made = KeyCard(person, key_id(person.id, newest.number), newest.public, newest.at, office.heads())
        content = office.sheets.card(made, language)
    finally:
        office.close()
    output.write(given.out, content)
    voice.line(str(given.out))
    return 0

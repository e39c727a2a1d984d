"""`amends referrals`: what came through a regulator, by reference; and a regulator's list compared with it."""

import argparse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop.cli.entry import house_of
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.referring import Referred, match, referrals

_LONGEST = 4 * 1024 * 1024  # bytes of a regulator's list


def main(given: argparse.Namespace, voice: Voice) -> int:
    """List every referral, or say which of a list are known, which unknown, and which of ours are not on it; 1 when they differ."""
    wanted = None if given.list is None else _read(given.list)
    office = house_of(given)
    try:
        ours, states = referrals(office.log, office.tickets), office.contents.labels_of("referral")
    finally:
        office.close()
    if wanted is None:
        _tell("", ours, given, voice, states)
        return 0
    found = match(ours, wanted)
    if given.json:
        known, missing = ([_plain(one) for one in ones] for ones in (found.known, found.missing))
        voice.data({"known": known, "unknown": list(found.unknown), "missing": missing})
    else:
        _tell(voice.say("对上", "known"), found.known, given, voice, states)
        for reference in found.unknown:
            voice.row((voice.say("我方没有", "unknown"), reference))
        _tell(voice.say("对方没有", "missing"), found.missing, given, voice, states)
    return 1 if found.unknown or found.missing else 0


def _read(path: Path) -> list[str]:
    """The references of a list, one a line."""
    try:
        if path.stat().st_size > _LONGEST:
            raise Refusal("referral.list", "list", path.name)
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("referral.list", "list", path.name) from error


def _tell(
    sign: str, ones: Iterable[Referred], given: argparse.Namespace, voice: Voice, states: Mapping[str, Bilingual]
) -> None:
    if given.json:
        voice.data([_plain(one) for one in ones])
        return
    for one in ones:
        asks = one.referral
        state = voice.say(states[asks.state].zh, states[asks.state].en)
        voice.row([*((sign,) if sign else ()), asks.reference, asks.authority, one.number, state])


def _plain(one: Referred) -> dict[str, Any]:
    asks = one.referral
    return {
        "number": one.number, "referral": str(one.id), "authority": asks.authority, "reference": asks.reference,
        "received_at": asks.received_at, "due_at": asks.due_at, "state": asks.state, "replies": len(asks.replies),
    }  # fmt: skip

"""`amends pack verify`, and the saved test cases of a house that `amends pack check` tries."""

import argparse
from datetime import date, datetime

from desktop.cli.entry import house_of, opened, signed_in
from desktop.cli.place import Place
from desktop.cli.voice import REFUSED, Voice
from desktop.domain.errors import Refusal
from desktop.domain.policy.instants import second_of, zone_named
from desktop.domain.policy.pack import Pack
from desktop.usecases.examples import Answer, Differing


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Note that somebody compared clocks with their source."""
    try:
        on = date.fromisoformat(given.on)
    except ValueError as error:
        raise Refusal("policy.instant", "on", given.on) from error
    office = house_of(given)
    try:
        person = signed_in(office, given.person)
        wanted, _, rule = (given.pack, "", "") if "@" in given.pack else given.pack.partition(".")
        versions = [one for one in office.policies.versions() if wanted in {one.name, one.pack.id}]
        if not versions:
            raise Refusal("pack.unknown", "pack", wanted)
        name = next((one.name for one in versions if one.standing == "in-force"), versions[0].name)
        office.policies.verify_rule(name, rule, person, given.by, on, given.basis)
        left = next(one for one in office.policies.versions() if one.name == name).unverified
    finally:
        office.close()
    voice.line(
        voice.say(f"{name}：已记为核实，还有 {left} 条未核实。", f"{name}: noted as verified, {left} still unverified.")
    )
    return 0


def tried(db: Place, pack: Pack, voice: Voice) -> int:
    """Try the saved test cases of a house by a pack; exit 1 when one is answered otherwise."""
    office = opened(db)
    try:
        mine = [one for one in office.policies.examples() if one.question.pack == pack.id]
        found = office.policies.differing(pack)
    finally:
        office.close()
    for one in found:
        voice.line(_said(one, voice))
    same, other = len(mine) - len(found), len(found)
    voice.line(
        voice.say(
            f"本店测试样例：{same} 个结果不变，{other} 个不同。", f"Saved test cases: {same} as before, {other} differ."
        )
    )
    return REFUSED if found else 0


def _said(one: Differing, voice: Voice) -> str:
    zone = one.example.question.zone
    was = _end(one.example.answer, zone, voice)
    now = voice.say("已没有这条时限", "there is no such clock now") if one.now is None else _end(one.now, zone, voice)
    asked = f"{one.example.question.pack}.{one.example.question.rule}"
    return f"  {one.example.title} ({asked}): {was} → {now}"


def _end(answer: Answer, zone: str, voice: Voice) -> str:
    if answer.last_day is not None:
        return voice.say(f"{answer.last_day} 当天", f"the end of {answer.last_day}")
    at = answer.due if answer.due is not None else answer.earliest
    if at is None:
        return voice.say("停表", "stands")
    return datetime.fromtimestamp(second_of(at), zone_named(zone)).strftime("%Y-%m-%d %H:%M")

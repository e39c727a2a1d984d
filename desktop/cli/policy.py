"""`amends due`, `amends pack` and `amends calendar`: the rules themselves, without a window and without a case."""

import argparse
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import resources
from desktop import bootstrap
from desktop.cli.entry import house_of, opened, signed_in
from desktop.cli.place import Place, a_file
from desktop.cli.policy_verify import tried
from desktop.cli.voice import REFUSED, Voice
from desktop.domain.errors import Refusal
from desktop.domain.policy.calendar_file import parse_calendar
from desktop.domain.policy.comparing import calendar_differences, merged_calendar
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.explain import ClockWords, explain, parse_clock_words, say
from desktop.domain.policy.explain import show as shown
from desktop.domain.policy.instants import day_of, second_of, zone_named
from desktop.domain.policy.pack import Pack, Rule
from desktop.domain.policy.pack_file import parse_pack
from desktop.domain.policy.problem_words import parse_problem_words, tell
from desktop.domain.policy.reading import BadFileError
from desktop.domain.policy.tables import Almanac
from desktop.domain.policy.trace import Amount, Line
from desktop.usecases.asking import asked_facts, instant, zone_for
from desktop.usecases.policies import CalendarDraft, what_if

LARGEST = 4 * 1024 * 1024  # bytes of a pack or calendar; above it the file is something else


# ── due ──────────────────────────────────────────────────────────────────────────────────────────
def due(given: argparse.Namespace, voice: Voice) -> int:
    """Say when a clock is due and why."""
    with _rules(given.db) as (packs, almanac):
        name, _, rule_name = given.rule.partition(".")
        family = sorted((p for p in packs.values() if p.id == name), key=lambda p: p.starts)
        if not family or rule_name not in family[-1].rules:
            raise Refusal("policy.rule", "rule", given.rule)
        zone = _zone(given.zone or zone_for(family[-1].rules[rule_name]))
        start = instant(given.start, zone)
        pack = _in_force(family, day_of(second_of(start), zone_named(zone)), voice)
        if rule_name not in pack.rules:
            raise Refusal("policy.rule", "rule", f"{pack.id}@{pack.version} {rule_name}")
        rule = pack.rules[rule_name]
        answer = what_if(pack, rule, asked_facts(pack, rule, start, zone, given.level, given.event), almanac)
    if given.json:
        voice.data(_answer(answer, zone))
    else:
        for number, reason in enumerate(explain(answer, _clock_words(), voice.language)):
            voice.line(reason if number == 0 else f"  {reason}")
    return 0


def _zone(name: str) -> str:
    try:
        zone_named(name)
    except ZoneInfoNotFoundError as error:
        raise Refusal("zone.unknown", "zone", name) from error
    return name


def _in_force(family: list[Pack], day: date, voice: Voice) -> Pack:
    """The version under which a complaint of that day is handled; before the first one, the first."""
    found = next((pack for pack in family if pack.in_force(day)), None)
    if found is not None:
        return found
    near = next((pack for pack in reversed(family) if pack.starts <= day), family[0])
    voice.note(
        voice.say(
            f"{day} 没有生效的版本，按 {near.version} 计算。",
            f"No version was in force on {day}; counted by {near.version}.",
        )
    )
    return near


def _answer(one: Deadline, zone: str) -> dict[str, Any]:
    words = _clock_words()
    return {
        "due": None if one.due is None else _iso(one.due, zone),
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "in_time_at_due": one.in_time_at_due,
        "provisional": one.provisional,
        "rule": f"{one.pack}.{one.rule}",
        "trace": [{"key": line.key, "zh": say(line, words, "zh"), "en": say(line, words, "en")} for line in one.trace],
    }


def _iso(at: int, zone: str) -> str:
    return datetime.fromtimestamp(second_of(at), zone_named(zone)).isoformat()


# ── pack ─────────────────────────────────────────────────────────────────────────────────────────
def packs(given: argparse.Namespace, voice: Voice) -> int:
    """List the packs."""
    with _rules(given.db) as (known, _):
        rows = [_listed(name, pack) for name, pack in sorted(known.items())]
    if given.json:
        voice.data(rows)
        return 0
    for row in rows:
        title = row["title"][voice.language]
        unverified = row["unverified"]
        checked = (
            voice.say(f"{unverified} 条未核实", f"{unverified} unverified")
            if unverified
            else voice.say("已核实", "verified")
        )
        counts = voice.say(
            f"{row['rules']} 条时限，{row['gaps']} 处自定", f"{row['rules']} clocks, {row['gaps']} own figures"
        )
        until = f" – {row['until']}" if row["until"] else ""
        voice.line(f"{row['id']}@{row['version']}  {row['from']}{until}  {title}  ({counts}; {checked})")
    return 0


def _listed(name: str, pack: Pack) -> dict[str, Any]:
    return {
        "name": name, "id": pack.id, "version": pack.version, "from": pack.starts.isoformat(),
        "until": pack.until.isoformat() if pack.until else None, "title": {"zh": pack.title.zh, "en": pack.title.en},
        "jurisdiction": pack.jurisdiction, "rules": len(pack.rules), "gaps": len(pack.gaps),
        "unverified": sum(not rule.basis.verified_by for rule in pack.rules.values()),
        "own": pack.revision is not None,
    }  # fmt: skip


def check(given: argparse.Namespace, voice: Voice) -> int:
    """Check a pack; exit 1 with every problem in both languages."""
    text = _text(given.file)
    try:
        pack = parse_pack(text, given.file.name, bootstrap.almanac())
    except BadFileError as bad:
        return _problems(bad, voice)
    voice.line(
        voice.say(
            f"{pack.id}@{pack.version}：没有问题。{len(pack.rules)} 条时限，{len(pack.gaps)} 处自定数字。",
            f"{pack.id}@{pack.version}: sound. {len(pack.rules)} clocks, {len(pack.gaps)} figures of its own.",
        )
    )
    return 0 if given.db is None else tried(given.db, pack, voice)


def _problems(bad: BadFileError, voice: Voice) -> int:
    words = parse_problem_words(resources.text("content", "problem-words.toml"))
    both = zip(tell(bad.problems, words, "zh"), tell(bad.problems, words, "en"), strict=True)
    for zh, en in both:
        first, second = (zh, en) if voice.language == "zh" else (en, zh)
        print(first, file=sys.stderr)  # noqa: T201 - this is what it is for
        print(f"    {second}", file=sys.stderr)  # noqa: T201 - as above
    return REFUSED


def show(given: argparse.Namespace, voice: Voice) -> int:
    """Show a pack."""
    with _rules(given.db) as (known, almanac):
        pack = _named(known, given.id)
    language, words = voice.language, _clock_words()
    voice.line(f"{pack.title.get(language)}  {pack.id}@{pack.version}")
    voice.line(f"  {pack.scope.get(language)}")
    until = f" – {pack.until}" if pack.until else ""
    voice.line(f"  {voice.say('生效', 'in force')}: {pack.starts}{until}")
    if pack.revision is not None:
        voice.line(
            f"  {voice.say('改自', 'changed from')} {pack.revision.of}: {pack.revision.reason} ({pack.revision.by})"
        )
    for level in pack.levels.values():
        tries = voice.say("不限", "open") if level.attempts is None else str(level.attempts)
        voice.line(f"  {level.rank}. {level.label.get(language)}  ({voice.say('次数', 'attempts')}: {tries})")
    for rule in pack.rules.values():
        voice.line(f"- {rule.id}: {rule.label.get(language)}  {_amount(pack, rule, voice)}")
        facts = asked_facts(pack, rule, 1_790_640_000_000_000, zone_for(rule), (), ())
        for line in what_if(pack, rule, facts, almanac).trace:
            if line.key in {"source", "gap"}:
                voice.line(f"    {say(line, words, language)}")
    return 0


def _amount(pack: Pack, rule: Rule, voice: Voice) -> str:
    words = _clock_words()

    def said(number: int) -> str:
        return shown(Amount(number, rule.unit), words, voice.language)

    if rule.amount is None:
        return voice.say("不早于 ", "not before ") + said(rule.not_before or 0)
    if isinstance(rule.amount, int):
        return said(rule.amount)
    return ", ".join(
        f"{pack.levels[level].label.get(voice.language)} {said(number)}" for level, number in rule.amount.items()
    )


def gaps(given: argparse.Namespace, voice: Voice) -> int:
    """List the figures that no source gives."""
    with _rules(given.db) as (known, _):
        chosen = [_named(known, given.id)] if given.id else [pack for _, pack in sorted(known.items())]
    rows = [
        {"pack": f"{pack.id}@{pack.version}", "path": path, "zh": text.zh, "en": text.en}
        for pack in chosen
        for path, text in pack.gaps
    ]
    if given.json:
        voice.data(rows)
    else:
        for row in rows:
            voice.line(f"{row['pack']}  {row['path']}: {row[voice.language]}")
    return 0


def _named(known: Mapping[str, Pack], wanted: str) -> Pack:
    family = sorted((p for p in known.values() if wanted in {p.id, f"{p.id}@{p.version}"}), key=lambda p: p.starts)
    if not family:
        raise Refusal("pack.unknown", "pack", f"{wanted} ({', '.join(sorted({p.id for p in known.values()}))})")
    today = day_of(second_of(bootstrap.now()), zone_named("UTC"))
    return next((pack for pack in family if pack.in_force(today)), family[-1])


# ── calendar ─────────────────────────────────────────────────────────────────────────────────────
def load_calendar(given: argparse.Namespace, voice: Voice) -> int:
    """Load calendar years; without a house only say what they bring."""
    text = _text(given.file)
    try:
        if given.db is None:
            made = parse_calendar(text, given.file.name)
            known = bootstrap.almanac().calendars.get(made.id)
            _tell(calendar_differences(known, merged_calendar(known, made)), voice)
            voice.note(
                voice.say("只是预览。写入要加 --db 和 --as。", "A preview only; to load it, give --db and --as.")
            )
            return 0
        return _load(given, text, voice)
    except BadFileError as bad:
        return _problems(bad, voice)


def _load(given: argparse.Namespace, text: str, voice: Voice) -> int:
    office = house_of(given)
    try:
        draft = office.policies.calendar_draft(text, given.file.name)
        _tell(draft.changes, voice)
        _moved(draft, voice)
        if given.dry_run:
            return 0
        office.policies.load_calendar(draft, signed_in(office, given.person))
    finally:
        office.close()
    voice.line(voice.say(f"已载入 {draft.name}。", f"Loaded {draft.name}."))
    return 0


def _moved(draft: CalendarDraft, voice: Voice) -> None:
    count = len(draft.moved)
    voice.line(voice.say(f"{count} 单未结投诉的到期时间会变。", f"{count} open complaints get another due time."))
    for one in draft.moved[:20]:
        was, now = (
            "-" if at is None else datetime.fromtimestamp(second_of(at)).astimezone().strftime("%Y-%m-%d %H:%M")
            for at in (one.was, one.now)
        )
        voice.line(f"  {one.number}: {was} → {now}")


def _tell(changes: tuple[Line, ...], voice: Voice) -> None:
    for line in changes:
        voice.line(say(line, _clock_words(), voice.language))


# ── reading ──────────────────────────────────────────────────────────────────────────────────────
@contextmanager
def _rules(db: Place | None) -> Generator[tuple[Mapping[str, Pack], Almanac], None, None]:
    """Packs and calendars: all that are shipped, or those of a house with its own versions."""
    if db is None:
        yield bootstrap.packs(frozenset[str]()), bootstrap.almanac()
        return
    office = opened(db)
    try:
        yield office.rulebook.packs, office.rulebook.almanac
    finally:
        office.close()


def _text(file: Path) -> str:
    a_file(file, "file")
    if file.stat().st_size > LARGEST:
        raise Refusal("policy.unread", "file", f"{file.stat().st_size} B")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("policy.unread", "file", "UTF-8") from error


def _clock_words() -> ClockWords:
    return parse_clock_words(resources.text("content", "clock-words.toml"))

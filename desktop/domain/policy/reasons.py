"""The lines of a deadline's trace around the count itself: the rule and its source, the level, the end."""

from collections.abc import Iterable
from datetime import date

from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.facts import Facts, Happened
from desktop.domain.policy.instants import day_of, second_of, zone_named
from desktop.domain.policy.pack import Level, Pack, Rule
from desktop.domain.policy.trace import Amount, At, Code, Line, line
from desktop.domain.wording.bilingual import Bilingual


def at(instant: Micros, facts: Facts) -> At:
    """Show an instant in the zone of the site."""
    return At(second_of(instant), facts.zone)


def head(rule: Rule, facts: Facts, start: Happened, amount: int | None) -> tuple[Line, ...]:
    """Say the rule, where it comes from and what set it going."""
    basis = rule.basis
    whose = Code("clock", rule.clock)
    if amount is None:
        first = line("rule-open", label=rule.label, amount=Amount(rule.not_before or 0, rule.unit), whose=whose)
    else:
        first = line("rule", label=rule.label, amount=Amount(amount, rule.unit), whose=whose)
    checked = _checked(basis.verified_by, basis.verified_on)
    source = line(
        "source", title=basis.title, article=_cited(basis.article), basis=Code("basis", basis.basis), checked=checked
    )
    gap = (line("gap", text=basis.gap),) if basis.gap else ()
    begin = line("begin", event=Code("event", start.name), at=at(start.at, facts))
    return (first, source, *gap, begin, *_away(start, facts))


def _away(happened: Happened, facts: Facts) -> tuple[Line, ...]:
    """Say of what came into the log later that it was said then, without the server."""
    if not happened.entered:
        return ()
    what = Code("event", happened.name)
    return (line("said-away", event=what, at=at(happened.at, facts), entered=at(happened.entered, facts)),)


def _cited(article: Bilingual) -> Bilingual:
    zh = article.zh if article.zh.startswith("第") else f" {article.zh}".rstrip()
    return Bilingual(zh, f", {article.en}" if article.en else "")


def _checked(by: str, on: date | None) -> Code | str:
    return f"{by} {on}" if by and on else Code("checked", "no")


def level_that_counts(
    pack: Pack, facts: Facts, start: Happened, answered: Micros | None
) -> tuple[Level, tuple[Line, ...]]:
    """Give the level that counts: set later, it still counts from receipt; set after the answer, it does not."""
    lowest = min(pack.levels.values(), key=lambda one: one.rank)
    held = lowest
    lines: list[Line] = []
    # A house may adopt packs with levels of their own: one that this pack does not know says nothing to it.
    known = [one for one in facts.levels if one.level in pack.levels]
    for change in sorted(known, key=lambda one: one.at):
        new = pack.levels[change.level]
        when = at(change.at, facts)
        if answered is not None and change.at > answered:
            lines.append(line("level-after", at=when, to=new.label))
        elif new.rank > held.rank or pack.on_lower == "recompute":
            if change.at > start.at and new is not held:
                lines.append(line("level-raised", at=when, was=held.label, to=new.label))
            held = new
        elif new.rank < held.rank:
            lines.append(line("level-kept", at=when, to=new.label, held=held.label))
    if not known:
        lines.append(line("level-none", level=lowest.label))
    return held, (line("level", level=held.label), *lines)


def tail(one: Deadline, rule: Rule, facts: Facts, ended: Happened | None) -> tuple[Line, ...]:
    """Say where it ends, and what the reader must know about that."""
    lines: list[Line] = []
    if one.earliest is not None:
        lines.append(line("not-before", at=at(one.earliest, facts)))
    if one.due is not None:
        if one.last_day is not None and one.whole_day:
            lines.append(line("end-day", day=one.last_day))
        else:
            lines.append(line("end-in-time" if one.in_time_at_due else "end-late", at=at(one.due, facts)))
        if one.provisional:
            last = one.last_day or day_of(second_of(one.due), zone_named(facts.zone))
            lines.append(line("provisional", year=last.year))
        lines += _past(one, rule, facts)
    if one.met_at is not None:
        met = (e for e in facts.events if e.at == one.met_at and e.name in rule.stops and e.about == one.about)
        lines += next((_away(e, facts) for e in met if e.entered), ())
    if ended is not None and one.stopped_at is not None:
        lines.append(line("stopped", event=Code("event", ended.name), at=at(one.stopped_at, facts)))
    return tuple(lines)


def _past(one: Deadline, rule: Rule, facts: Facts) -> list[Line]:
    """Was a level set when its own time had already passed?"""
    if one.due is None or isinstance(rule.amount, int) or rule.amount is None:
        return []
    late = [c.at for c in facts.levels if c.at > one.due and (one.met_at is None or c.at <= one.met_at)]
    return [line("past-when-raised", at=at(late[0], facts))] if late and late[0] > one.begin else []


def others_line(rivals: Iterable[Deadline]) -> Line:
    """Name the clocks of the same goal that end later."""
    names = [one.label for one in rivals]
    return line("strictest", others=Bilingual("、".join(n.zh for n in names), ", ".join(n.en for n in names)))

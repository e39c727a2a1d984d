"""Sets a timeline: numbered steps, what was done, by whom and when; once, or once for every round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from forms.fields import Align, Field, Pair, Step
from forms.sheets import grid, values, words
from forms.sheets.blocks import Block, Row
from forms.sheets.boxes import Box, Side, Stack, Text, plain, width_of
from forms.sheets.grid import MM
from forms.sheets.marks import Flag, Ink, Numeral, Ruled, Sign
from forms.sheets.tables import header, verdict
from forms.sheets.text import Span

if TYPE_CHECKING:
    from forms.sheets.setting import Setting
    from forms.sheets.values import Entry
    from forms.sheets.voice import Voice

# Width of the step's name and of who did it, in millimetres of 170, by language.
_SHARES: dict[str, tuple[float, float]] = {"zh": (33.4, 39), "zh+en": (41.4, 39), "en": (42.4, 43)}
_NUMERAL = 5 * MM


def timeline(setting: Setting, field: Field, given: object, group: int) -> list[Block]:
    """Give the steps of one round, or of several rounds under their titles."""
    name, who = _SHARES[setting.voice.language]
    heads = ((name, words.STEP), (170 - name - who, words.RECORD), (who, words.BY))
    head = header(setting, group, [(share, word, Align.LEFT) for share, word in heads])
    rounds = _rounds(given, field.id)
    out: list[Block] = [head]
    known = frozenset(step.id for step in field.steps) | {values.ROUND_TITLE}
    for n, one in enumerate(rounds or (None,), 1):
        entry = values.entry(one, known, field.id)
        if len(rounds) > 1 or values.ROUND_TITLE in entry:
            out.append(_round_title(setting, entry, n, group, head))
        for k, step in enumerate(field.steps, 1):
            done = values.entry(entry.get(step.id), values.STEP_KEYS, f"{field.id}.{step.id}")
            out.append(_step(setting, step, done, k, head))
    return out


def _rounds(given: object, place: str) -> Sequence[object]:
    """Give one or more rounds; a single one comes as a mapping."""
    if given is None:
        return (None,)
    return (cast("Entry", given),) if isinstance(given, Mapping) else values.entries(given, place)


def _round_title(setting: Setting, entry: Entry, n: int, group: int, head: Row) -> Row:
    numbered = Pair(words.ROUND.zh.format(n), words.ROUND.en.format(n))
    spans = setting.voice.label(numbered, grid.BODY, True)
    given = entry.get(values.ROUND_TITLE)
    if given is not None:
        spans = (*spans, Span(f"　{setting.voice.text(given)}", grid.BODY))
    return Row(keep=True, group=group, cells=((1, Text(spans)),), repeat=head, pad=grid.TABLE_PAD)


def _step(setting: Setting, step: Step, done: Entry, number: int, head: Row) -> Row:
    voice = setting.voice
    name, who = _SHARES[voice.language]
    if setting.blank or not done:
        record, by = _to_do(setting, step)
    else:
        record = _record(voice, done)
        by = _by(voice, done, step.id)
    numeral = (_NUMERAL, Numeral(str(number)))
    going_on = plain(voice.say(step.label) + voice.say(words.CONTINUED), bold=True)
    return Row(
        group=head.group,
        cells=(
            (name, Side((numeral, (0, Stack(_title(voice, step)))), 1.8 * MM)),
            (170 - name - who, record),
            (who, by),
        ),
        repeat=head,
        pad=grid.TABLE_PAD,
        again=Side((numeral, (0, going_on)), 1.8 * MM),
    )


def _title(voice: Voice, step: Step) -> tuple[Box, ...]:
    small = grid.SMALL + 0.2
    lines: list[Box] = [plain(voice.say(step.label), bold=True)]
    if voice.both:
        lines.append(plain(step.label.en, small, lead=grid.LEAD_SMALL))
    if step.ask:
        lines.append(plain(voice.say(step.ask), small, lead=grid.LEAD_SMALL))
        if voice.both:
            lines.append(plain(step.ask.en, small, lead=grid.LEAD_SMALL))
    return tuple(lines)


def _to_do(setting: Setting, step: Step) -> tuple[Box, Box]:
    """Give the room for a step that is not done."""
    say = setting.voice.say
    if setting.blank:
        return Ruled(step.lines), Stack((Ink(say(words.INK), 7 * MM), Ink(say(words.TIME), 7.4 * MM)))
    return Ruled(step.lines) if step.lines > 1 else plain(words.NONE), plain(words.NONE)


def _record(voice: Voice, done: Entry) -> Box:
    extra = (plain(voice.text(each), 8.4, lead=grid.LEAD_BODY) for each in values.entries(done.get("extra"), "extra"))
    return Stack((plain(voice.text(done.get("text"))), *extra))


def _by(voice: Voice, done: Entry, place: str) -> Box:
    role = voice.text(done.get("role"))
    spans = [Span(voice.text(done.get("by")), grid.BODY, True)]
    if role:
        spans.append(Span(f"  {role}", 7.6))
    when = plain(_when(voice, done.get("when")), 8.4, lead=grid.LEAD_BODY)
    took = done.get("took")
    lines: list[Box] = [Text(tuple(spans))]
    if took is None:
        lines.append(when)
    else:
        text = voice.duration(took) if isinstance(took, timedelta) else voice.text(took)
        length = plain(text, 8.4, True, lead=grid.LEAD_BODY, align=Align.RIGHT)
        lines.append(Side(((0, when), (min(width_of(length) + 0.5, 16 * MM), length)), 0.8 * MM))
    if done.get("verdict"):
        lines.append(verdict(voice, done.get("verdict"), place))
    if done.get("late_entry"):
        late = voice.text(done.get("late_entry"), narrow=True)
        lines.append(
            Flag(Sign.LATE, f"{voice.joined(words.LATE_ENTRY)} {late}", 7.6, f"{voice.say(words.LATE_ENTRY)} {late}")
        )
    return Stack(tuple(lines))


def _when(voice: Voice, given: object) -> str:
    """Give a time, or two as from-to."""
    match given:
        case [datetime() as start, datetime() as end]:
            return voice.span(start, end)
        case _:
            return voice.text(given, narrow=True)

"""Sets signatures: what was signed, by whom, when, over which hash, with room for ink; and how a customer answers for a record."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from forms.fields import Align, Field, FormKind, Pair, Way
from forms.sheets import grid, values, words
from forms.sheets.boxes import Box, Side, Space, Stack, Text, plain
from forms.sheets.grid import MM
from forms.sheets.marks import Flag, Ink, Sign, Struck, Thumb, Tick, Ticks
from forms.sheets.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.sheets.setting import Setting
    from forms.sheets.values import Entry
    from forms.sheets.voice import Voice

_NARROW = 6
_WIDE = 12
_LEAD = 4 * MM
_WAYS = {Way.SIGN: words.SIGN, Way.THUMB: words.THUMB, Way.REFUSED: words.REFUSED}


def signature(setting: Setting, field: Field, given: object) -> Box:
    """Give one signature: to be signed, signed, or answered by a customer."""
    head = setting.voice.heading(field.label, 8.2, _LEAD)
    if field.ways:
        return _customer(setting, field, head, values.entry(given, values.CUSTOMER_KEYS, field.id))
    entry = values.entry(given, values.SIGNED_KEYS, field.id)
    if setting.blank or not entry:
        return _unsigned(setting, field, head)
    return _signed(setting.voice, field, head, entry)


def _unsigned(setting: Setting, field: Field, head: Text) -> Box:
    say = setting.voice.say

    def two(first: Pair, second: Pair, height: float) -> list[Box]:
        ink = Ink(say(first), height), Ink(say(second), height)
        return list(ink) if field.width < _NARROW else [Side(((0, ink[0]), (32 * MM, ink[1])))]

    lines = two(words.INK, words.DATE, 9 * MM)
    if setting.blank:
        return Stack((head, *two(words.NAME, words.ROLE, 7.6 * MM), *lines))
    if setting.form.ink or setting.form.kind is FormKind.LETTER:
        return Stack((head, *lines))  # signed in ink: nothing on it may say afterwards that it is not
    return Stack((head, setting.voice.heading(words.UNSIGNED, 8.4, _LEAD, bold=False), *lines))


def _signed(voice: Voice, field: Field, head: Text, entry: Entry) -> Box:
    name = Text(
        (Span(voice.text(entry.get("name")), 10, True), Span(f"　{voice.text(entry.get('role'))}", 8.6)), 4.6 * MM
    )
    void = _void(voice, entry)
    said: list[Box] = [head, Struck(name) if void else name]
    said += [_line(voice, words.MEANING, voice.text(entry.get("meaning"))), _line(voice, words.TIME, _at(voice, entry))]
    digest = Text(tuple(_checkable(voice, entry)), 3.9 * MM)
    ink = voice.say(words.INK)
    if field.width < _NARROW:
        return Stack((*said, digest, *void, Ink(ink, 10 * MM)))
    room = (32 if field.width < _WIDE else 62) * MM
    return Stack((Side(((0, Stack(tuple(said))), (room, Ink(ink, 13 * MM))), MM), digest, *void))


def _checkable(voice: Voice, entry: Entry) -> Iterator[Span]:
    """Give what a signature is checked by: the hash of the record, and the key that wrote it."""
    yield Span(f"{voice.say(words.HASH)} ", grid.LABEL)
    yield Span(voice.text(entry.get("hash")), 7.6)
    if entry.get("key"):
        yield Span(f"　{voice.say(words.KEY)} ", grid.LABEL)
        yield Span(voice.text(entry.get("key")), 7.6)


def _line(voice: Voice, word: Pair, said: str) -> Text:
    return Text((Span(f"{voice.say(word)} ", grid.LABEL), Span(said, 8.2)), _LEAD)


def _at(voice: Voice, entry: Entry) -> str:
    at = entry.get("at")
    if not isinstance(at, datetime):
        return voice.text(at)
    utc = at.astimezone(timezone.utc)
    # The day only where it is another one: 2026-11-21 01:00:05 +08:00 = 11-20 17:00:05Z.
    day = "" if utc.date() == voice.local(at).date() else f"{utc:%m-%d} "
    return f"{voice.exact(at)} = {day}{utc:%H:%M:%S}Z"


def _void(voice: Voice, entry: Entry) -> tuple[Box, ...]:
    """Give the mark of a signature that holds no longer; in both languages whatever the sheet's, for any reader."""
    since = entry.get("void")
    if since is None:
        return ()
    when = voice.exact(since) if isinstance(since, datetime) else voice.text(since)
    marks: list[Box] = [Flag(Sign.LATE, word.format(when), 7.6) for word in words.VOID_SIGNATURE]
    if entry.get("void_why"):
        marks.append(_line(voice, words.REASON, voice.text(entry.get("void_why"))))
    return tuple(marks)


def _customer(setting: Setting, field: Field, head: Text, entry: Entry) -> Box:
    voice = setting.voice
    way = entry.get("way")
    ticks = Ticks(
        tuple(
            Tick(way == each, Text(voice.label(_WAYS[each], 8.4, way == each), grid.LEAD_BODY)) for each in field.ways
        )
    )
    top: Box = head
    if field.ask:
        top = Side(((28 * MM, head), (0, plain(voice.joined(field.ask), 8, lead=_LEAD))), MM)
    items: list[Box] = [top, ticks]
    if entry.get("name") or entry.get("at"):
        items.append(_line(voice, words.NAME, f"{voice.text(entry.get('name'))}　{_at(voice, entry)}".strip("　")))
    items += _void(voice, entry)
    left = _answer(voice, field, entry, items)
    if Way.THUMB not in field.ways:
        return left
    return Side(((0, left), (20 * MM, Thumb(Text(voice.label(words.PRINT, 6.6), 3 * MM, Align.CENTRE)))))


def _answer(voice: Voice, field: Field, entry: Entry, items: list[Box]) -> Box:
    """Add the lines for reason or witness, ink and date under what is already said."""
    ink, day = voice.say(words.INK), voice.say(words.DATE)
    why = voice.say(words.WHY)
    lines = ((0.0, Ink(ink, 8 * MM)), (34 * MM, Ink(day, 8 * MM)))
    if entry.get("way") == Way.REFUSED or entry.get("why"):
        reason = plain(f"{why}　{voice.text(entry.get('why'))}", 8.4, lead=_LEAD)
        return Stack((*items, reason, Side((*lines, (0, Space(1))))), 0.2 * MM)
    if field.width == _WIDE:
        return Stack((*items, Side(((54 * MM, Ink(why, 8 * MM)), *lines))), 0.4 * MM)
    below = Side(((0, Ink(ink)), (26 * MM, Ink(day))))
    return Stack((*items, Ink(why, 8 * MM), below), 0.3 * MM)

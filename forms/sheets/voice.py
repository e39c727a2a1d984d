"""Says pairs, times, durations and money in the language of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from forms.fields import Pair
from forms.sheets import grid, words
from forms.sheets.boxes import Text
from forms.sheets.text import Span

if TYPE_CHECKING:
    from datetime import tzinfo

Language: TypeAlias = Literal["zh", "en", "zh+en"]

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, the zone in which times are printed, and the year that short times leave out."""

    language: Language
    zone: tzinfo
    year: int

    @property
    def both(self) -> bool:
        """Whether labels stand in both languages."""
        return self.language == "zh+en"

    @property
    def english(self) -> bool:
        """Whether sentences are English; with both languages they are Chinese, labels both."""
        return self.language == "en"

    def say(self, pair: Pair | None) -> str:
        """Give a pair in the one language for sentences."""
        return "" if pair is None else pair.en if self.english else pair.zh

    def joined(self, pair: Pair, gap: str = " ") -> str:
        """Give a pair in every language of the sheet, as one text."""
        if not self.both or pair.zh == pair.en:
            return self.say(pair)
        return gap.join(part for part in pair if part)

    def label(
        self, pair: Pair | None, size: float = grid.LABEL, bold: bool = False, gap: str = " "
    ) -> tuple[Span, ...]:
        """Give a pair as a label: Chinese, and the English after it a little smaller."""
        if pair is None:
            return (Span(" ", size),)
        if not self.both or pair.zh == pair.en or not pair.en:
            return (Span(self.say(pair), size, bold),)
        return (Span(pair.zh, size, bold), Span(gap + pair.en, max(grid.SMALL, size * 0.84)))

    def heading(
        self, pair: Pair | None, size: float = grid.LABEL, lead: float = grid.LEAD_LABEL, bold: bool = True
    ) -> Text:
        """Give a pair as a box of its own."""
        return Text(self.label(pair, size, bold), lead)

    def day(self, value: date) -> str:
        """Give a day as a sheet prints it."""
        return f"{value:%Y-%m-%d}"

    def local(self, value: datetime) -> datetime:
        """Move a time into the zone of the sheet; `ValueError` for a time without a zone."""
        if value.tzinfo is None:
            msg = f"{value.isoformat()} 没有时区 | {value.isoformat()} has no time zone"
            raise ValueError(msg)
        return value.astimezone(self.zone)

    def moment(self, value: datetime) -> str:
        """Give a time to the minute, as a field prints it."""
        return f"{self.local(value):%Y-%m-%d %H:%M}"

    def brief(self, value: datetime) -> str:
        """Give a time for a narrow cell: without the year if the sheet was printed in it."""
        local = self.local(value)
        return f"{local:%m-%d %H:%M}" if local.year == self.year else f"{local:%Y-%m-%d %H:%M}"

    def exact(self, value: datetime) -> str:
        """Give a time to the second with its offset, as a signature prints it."""
        local = self.local(value)
        return f"{local:%Y-%m-%d %H:%M:%S} {local.isoformat()[-6:]}"

    def span(self, start: datetime, end: datetime) -> str:
        """Give two times as from-to; the day of the end only if it is another one."""
        first, last = self.local(start), self.local(end)
        until = f"{last:%H:%M}" if first.date() == last.date() else self.brief(end)
        return f"{self.brief(start)}–{until}"

    def long_day(self, value: date) -> str:
        """Give a day as a letter writes it."""
        day = self.local(value).date() if isinstance(value, datetime) else value
        if self.english:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日"

    def duration(self, value: timedelta) -> str:
        """Give a length of time in at most two units, rounded down to minutes."""
        minutes = int(abs(value) // timedelta(minutes=1))
        days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
        # On a sheet in both languages the international signs, which both read.
        d, h, m = (unit.en if self.both else self.say(unit) for unit in (words.DAYS, words.HOURS, words.MINUTES))
        if days:
            return f"{days} {d} {hours} {h}" if hours else f"{days} {d}"
        if hours:
            return f"{hours} {h} {rest:02} {m}" if rest else f"{hours} {h}"
        return f"{rest} {m}"

    def text(self, value: object, *, narrow: bool = False) -> str:  # noqa: PLR0911  # one answer for each type
        """Give any plain value of a record as text; `TypeError` for what a sheet cannot print."""
        match value:
            case None:
                return ""
            case str():
                return value
            case bool():
                return "✓" if value else ""
            case int() | float():
                return str(value) if isinstance(value, int) else f"{value:g}"
            case datetime():
                return self.brief(value) if narrow else self.moment(value)
            case date():
                return self.day(value)
            case timedelta():
                return self.duration(value)
            case [str(zh), str(en)]:
                return self.joined(Pair(zh, en))
            case _:
                msg = f"{value!r} 印不出来 | {value!r} cannot be printed"
                raise TypeError(msg)


def yuan(fen: int) -> str:
    """Give an amount in fen as yuan with two places."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


_HAN = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capital(fen: int) -> str:
    """Give an amount in fen in capital Chinese numerals, as on a receipt (up to 9999 万亿 yuan)."""
    whole, jiao, cents = abs(fen) // 100, abs(fen) // 10 % 10, abs(fen) % 10
    out, zero, digits = "", False, str(whole)
    for i, ch in enumerate(digits):
        place = len(digits) - 1 - i
        if ch == "0":
            zero = True
        else:
            out += ("零" if zero and out else "") + _HAN[int(ch)] + _PLACES[place % 4]
            zero = False
        if place % 4 == 0 and whole // 10**place % 10**4:
            out += _GROUPS[place // 4]
    out = ("负" if fen < 0 else "") + (out or "零") + "元"
    if not jiao and not cents:
        return out + "整"
    return out + (f"{_HAN[jiao]}角" if jiao else "零") + (f"{_HAN[cents]}分" if cents else "")

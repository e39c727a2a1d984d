"""A week, a month or a year as people write it."""

from datetime import date
from typing import assert_never

from desktop.domain.wording.bilingual import Language
from desktop.usecases.periods import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def period_words(period: Period, language: Language) -> str:
    """2026 年 10 月, October 2026; a week with its days."""
    chinese, first, last = language == "zh", period.first, period.last
    match period.span:
        case "week":
            year, week, _ = first.isocalendar()
            if chinese:
                return f"{year} 年第 {week} 周（{first.month}/{first.day}–{last.month}/{last.day}）"
            return f"Week {week} of {year} ({_day(first)} – {_day(last)})"
        case "month":
            return f"{first.year} 年 {first.month} 月" if chinese else f"{MONTHS[first.month - 1]} {first.year}"
        case "year":
            return f"{first.year} 年" if chinese else str(first.year)
        case _:
            assert_never(period.span)


def day_words(day: date, language: Language) -> str:
    """11 月 6 日, 6 Nov."""
    return f"{day.month} 月 {day.day} 日" if language == "zh" else _day(day)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"

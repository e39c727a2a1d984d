"""What the palette offers: one line each, and what it does when it is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One offer. `also` are further words by which it is found; `more` what Tab offers on it."""

    key: str  # stays the same while the list grows, so that the choice stays where it is
    icon: str
    title: str
    act: Act
    detail: str = ""
    caps: tuple[str, ...] = ()
    also: str = ""
    more: tuple["Entry", ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading."""

    title: str
    entries: tuple[Entry, ...]


def fitting(entries: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """The entries that hold every word typed, those whose title begins with it first."""
    words = typed.casefold().split()
    found = [one for one in entries if all(word in f"{one.title} {one.also}".casefold() for word in words)]
    return tuple(sorted(found, key=lambda one: not one.title.casefold().startswith(typed.casefold().strip())))

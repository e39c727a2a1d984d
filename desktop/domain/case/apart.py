"""Numbers of people leave a text before it is written: their ends stay in it, the whole is kept apart under a salted digest.

What everybody reads, searches and prints holds the ends only. The log says which number was kept apart from which field, so
that none can be exchanged or taken away unseen, and nobody can try the missing figures.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import cast

from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.shown import masked
from desktop.domain.case.state import Entry, Event
from desktop.domain.wording.masking import numbers_in
from desktop.domain.wording.words import ERASED, Mark, Words


def apart(events: Sequence[Event], salt: Callable[[], str]) -> tuple[tuple[Event, ...], tuple[NumberKept, ...]]:
    """The events with their numbers masked, and what the log says of each number; its `seal` still knows the number itself."""
    kept = [
        NumberKept(name, Mark(salt(), number))
        for event in events
        for name, words in named_words(event)
        for number in numbers_in(words, number=name.endswith(".phone"))
    ]
    return (tuple(masked(one) for one in events), tuple(kept)) if kept else (tuple(events), ())


def sealed_words(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """(name, seal) of everything in these entries that can be erased and is still there, e.g. ("intake.phone", "9f…")."""
    for entry in entries:
        for event in entry.events:
            for name, words in named_words(event):
                if words and words.seal and words != ERASED:
                    yield name, words.seal
            if isinstance(event, NumberKept):
                yield event.name, event.seal


def named_words(event: Event) -> Iterator[tuple[str, Words]]:
    """Every text of an event under the name by which it may be asked to be erased: "intake.phone", "handling.said"."""
    kind = EVENT_NAMES[type(event)][0]
    for one in fields(event):
        value: object = getattr(event, one.name)
        if isinstance(value, Words):
            yield f"{kind}.{one.name}", value
        elif isinstance(value, tuple):
            for part in cast("tuple[object, ...]", value):
                if isinstance(part, Words):
                    yield f"{kind}.{one.name}", part
                elif isinstance(part, tuple):
                    # A named field: "intake.phone", "handling.said".
                    name, *_, words = cast("tuple[object, ...]", part)
                    if isinstance(words, Words):
                        yield f"{kind.partition('.')[0]}.{name}", words

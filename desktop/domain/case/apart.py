"""Numbers of people leave a text before it is written: their ends stay in it, the whole is kept apart under a salted digest.

What everybody reads, searches and prints holds the ends only. The log says which number was kept apart from which field, so
that none can be exchanged or taken away unseen, and nobody can try the missing figures.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from typing import cast

from desktop.domain.case.erasable import NUMBER
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.shown import masked
from desktop.domain.case.state import Entry, Event
from desktop.domain.wording.masking import numbers_in
from desktop.domain.wording.words import ERASED, Mark, Words

_OF_REASONS = "number.kept"


def apart(events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[tuple[str, ...], ...]]:
    """The events with their numbers masked; and of each text, in the order of `named_words`, the numbers that it held."""
    numbers = tuple(
        numbers_in(words, number=name.endswith(".phone")) for event in events for name, words in named_words(event)
    )
    return (tuple(masked(one) for one in events), numbers) if any(numbers) else (tuple(events), ())


def kept_apart(
    events: Sequence[Event], numbers: Sequence[tuple[str, ...]], salt: Callable[[], str]
) -> tuple[NumberKept, ...]:
    """What the log says of the numbers of these events, whose texts have their seals; each `seal` still knows the number itself."""
    named = (one for event in events for one in named_words(event))
    return tuple(
        NumberKept(name, words.seal, Mark(salt(), number))
        for (name, words), found in zip(named, numbers, strict=True)
        for number in found
    )


def sealed_words(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """(name, seal) of everything in these entries that can be erased and is still there, e.g. ("intake.phone", "9f…")."""
    for entry in entries:
        for event in entry.events:
            for name, words in named_words(event):
                if words and words.seal and words != ERASED:
                    yield name, words.seal
            if isinstance(event, NumberKept):
                # Why something was erased always stays, but for the numbers in it.
                yield (_OF_REASONS if event.name.startswith("privacy.") else NUMBER + event.name), event.seal


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

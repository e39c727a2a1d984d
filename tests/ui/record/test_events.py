"""Every kind of event is said in words, in both languages, and what people typed stays as typed."""

from dataclasses import fields
from typing import Any, get_args, get_type_hints
from uuid import UUID

import pytest

from desktop.domain.case.registry import EVENT_NAMES
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Words
from desktop.ui.record.events import tell
from desktop.ui.record.sentence import filled, quoted
from desktop.ui.record.told import Ground
from desktop.ui.theme import LIGHT, Language
from tests.ui.conftest import AppTheme
from tests.ui.record.fixtures import ContextFor
from tests.ui.record.real_office import START, RealHouse

HOSTILE = "<b>%1 %2</b> & “x”"
SAMPLES: dict[Any, Any] = {str: "chen", int: START, bool: True, UUID: UUID(int=7), Words: Words(HOSTILE)}


def sample(kind: type[Any]) -> Any:
    """An event of this kind with a value of each field's type."""
    hints = get_type_hints(kind)
    return kind(*[_value(hints[field.name]) for field in fields(kind)])


def _value(hint: Any) -> Any:
    if hint in SAMPLES:
        return SAMPLES[hint]
    args = get_args(hint)
    if args and args[-1] is Ellipsis:
        return (_value(args[0]),)
    if args and hint.__class__.__name__ == "GenericAlias":
        return tuple(_value(one) for one in args)
    return _value(args[0])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", list(EVENT_NAMES), ids=lambda kind: EVENT_NAMES[kind][0])
def test_every_event_has_words(
    house: RealHouse, context_for: ContextFor, app_theme: AppTheme, kind: type[Event], language: Language
) -> None:
    app_theme(LIGHT, language)
    case_id = house.receive()
    context = context_for("chen", language)
    ground = Ground(context, context.desk.view(case_id), Stamp("chen", START))
    event = sample(kind)
    told = tell(event, ground)
    assert told.title
    assert "%" not in told.title.replace(HOSTILE, "")
    # A choice that the program does not know shows its key.
    assert language == "en" or told.title == "chen" or not told.title.replace(HOSTILE, "").isascii()
    if any(
        isinstance(getattr(event, field.name), str) and getattr(event, field.name) == HOSTILE for field in fields(kind)
    ):
        assert HOSTILE in f"{told.title} {told.detail}"


def test_values_are_put_in_at_once() -> None:
    assert filled("%1 and %2", "%2", "b") == "%2 and b"
    assert filled("%1 and %2".replace("%1", "%2"), "a", "b") == "b and b"  # the naive way loses the first value


def test_own_words_stand_in_quotes() -> None:
    assert quoted("fair\nenough", "en") == "“fair enough”"
    assert quoted("", "en") == ""
    assert quoted("他说“不行”", "zh") == "「他说“不行”」"

"""Which stored name belongs to which event and command class: the vocabulary of the log and of `amends do`."""

from collections.abc import Callable
from typing import Any, ClassVar, Protocol, TypeVar, dataclass_transform

from desktop.domain.frozen import frozen

T = TypeVar("T")


class Body(Protocol):
    """What a person wants; EXACT commands are decided only on the very version that was shown."""

    EXACT: ClassVar[bool]


EVENT_NAMES: dict[type, tuple[str, int]] = {}
EVENT_KINDS: dict[str, type[Any]] = {}
VERBS: dict[str, type[Any]] = {}
VERB_NAMES: dict[type, str] = {}
LIFTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


@dataclass_transform(frozen_default=True)
def event(name: str, version: int = 1) -> Callable[[type[T]], type[T]]:
    """Freeze the class and enter it under its stored name, e.g. `promise.made`."""

    def enter(cls: type[T]) -> type[T]:
        made = frozen(cls)
        if name in EVENT_KINDS:
            raise ValueError(name)
        EVENT_NAMES[made], EVENT_KINDS[name] = (name, version), made
        return made

    return enter


@dataclass_transform(frozen_default=True)
def verb(name: str) -> Callable[[type[T]], type[T]]:
    """Freeze the class and enter it as a verb of the program, e.g. `claim`; its docstring is the help."""

    def enter(cls: type[T]) -> type[T]:
        made = frozen(cls)
        if name in VERBS:
            raise ValueError(name)
        VERBS[name], VERB_NAMES[made] = made, name
        return made

    return enter


def lift(name: str, old: int) -> Callable[[Callable[[dict[str, Any]], dict[str, Any]]], object]:
    """Register how the fields of version `old` of an event become those of the next version."""

    def enter(function: Callable[[dict[str, Any]], dict[str, Any]]) -> object:
        LIFTS[name, old] = function
        return function

    return enter

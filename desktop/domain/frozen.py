"""Frozen values: the same as `@dataclass(frozen=True, slots=True)`, made in a quarter of the time.

There are hundreds, and every start makes them all. The standard decorator compiles the text of six methods for each; here one is
compiled, and the others are closures over the names of the fields.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make the class a frozen value with slots: by its annotations it is made, told, compared, hashed, copied and pickled.

    Raises:
        TypeError: for a field that is left out of any of these, which only the standard decorator knows.
    """
    cls.__doc__ = cls.__doc__ or cls.__name__  # or else the standard one works out a signature to say
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    told = fields(made)
    if any(one.kw_only or not (one.init and one.repr and one.compare) or one.hash is not None for one in told):
        raise TypeError(cls.__name__)
    names = tuple(one.name for one in told)
    same, hashed = _compared(_values(names))
    methods: dict[str, Any] = {
        "__init__": _init(made, told), "__repr__": _repr(names), "__eq__": same, "__hash__": hashed,
        "__setattr__": _set, "__delattr__": _delete, "__getstate__": _state, "__setstate__": _set_state,
    }  # fmt: skip
    for name, method in methods.items():
        if name not in cls.__dict__:  # what a class says itself stays
            setattr(made, name, method)
    whole: type[T] = made
    return whole


def _init(made: type[Any], told: tuple[Field[Any], ...]) -> Any:
    """Compiled, since its parameters have names: `def __init__(self, a, b=default_b): keep(self, 'a', a); …`."""
    known: dict[str, Any] = {"keep": object.__setattr__, "MISSING": MISSING}
    asked: list[str] = ["self"]
    kept: list[str] = []
    for one in told:
        name, given = one.name, one.name
        if one.default is not MISSING:
            known[f"default_{name}"] = one.default
            asked.append(f"{name}=default_{name}")
        elif one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            asked.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        else:
            asked.append(name)
        kept.append(f"keep(self, {name!r}, {given})")
    if hasattr(made, "__post_init__"):
        kept.append("self.__post_init__()")
    exec(f"def __init__({', '.join(asked)}): {'; '.join(kept) or 'pass'}", known)  # noqa: S102 - names of our own fields
    init = known["__init__"]
    init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
    init.__annotations__ = {one.name: one.type for one in told} | {"return": None}
    return init


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    @recursive_repr("...")
    def told(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return told


def _compared(values: Callable[[Any], tuple[Any, ...]]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    def same(self: Any, other: Any) -> Any:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return same, hashed


def _set(_self: Any, name: str, _given: Any) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete(_self: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, given in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, given)

"""Frozen values: the same as `@dataclass(frozen=True, slots=True)`, made in a quarter of the time.

There are hundreds, and every start makes them all. The standard decorator compiles the text of six methods for each; here one is
compiled, and the others are closures over the names of the fields.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")

__all__ = ("frozen", "replace")

if TYPE_CHECKING:
    from dataclasses import replace  # checkers know what each class may be given
else:

    def replace(one: T, /, **changes: Any) -> T:
        """As that of `dataclasses`, of a frozen value, in a fifth of the time."""
        kind = type(one)
        return (_copies.get(kind) or _copy_of(kind))(one, changes)


_keep = object.__setattr__
_copies: dict[type[Any], Callable[[Any, dict[str, Any]], Any]] = {}  # made when a value of that kind is first replaced


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
    """Compiled, since its parameters have names: `def __init__(self, a, b=default_b): keep_a(self, a); …`."""
    known: dict[str, Any] = {"MISSING": MISSING} | _slots(made)
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
        kept.append(f"keep_{name}(self, {given})")
    if hasattr(made, "__post_init__"):
        kept.append("self.__post_init__()")
    exec(f"def __init__({', '.join(asked)}): {'; '.join(kept) or 'pass'}", known)  # noqa: S102 - names of our own fields
    init = known["__init__"]
    init.__qualname__, init.__module__ = f"{made.__qualname__}.__init__", made.__module__
    init.__annotations__ = {one.name: one.type for one in told} | {"return": None}
    return init


def _slots(kind: type[Any]) -> dict[str, Any]:
    """How each field is set, by "keep_" and its name: the slot itself knows no lock."""
    return {f"keep_{one.name}": getattr(kind, one.name).__set__ for one in fields(kind)}


def _copy_of(kind: type[Any]) -> Callable[[Any, dict[str, Any]], Any]:
    """Compiled as `__init__`: `def copy(one, changes): made = opened(); made.a = one.a; …; made.__class__ = kind; return made`."""
    known: dict[str, Any] = {"opened": opened(kind), "kind": kind, "put": setattr}
    carried = "".join(f"made.{one.name} = one.{one.name}; " for one in fields(kind))
    changed = "for name in changes: put(made, name, changes[name])"
    asked = "; made.__post_init__()" if hasattr(kind, "__post_init__") else ""
    text = (
        f"def copy(one, changes):\n made = opened(); {carried}\n {changed}\n made.__class__ = kind{asked}\n return made"
    )
    exec(text, known)  # noqa: S102 - names of our own fields
    _copies[kind] = known["copy"]
    return _copies[kind]


def opened(kind: type[Any]) -> type[Any]:
    """The same kind while it is made: it has the same slots, lies in memory alike, and knows no lock.

    A value is filled here by plain assignments, which Python is quick at, and then becomes one of `kind` for good.
    """
    own = {"__slots__": kind.__slots__, "__init__": object.__init__, "__setattr__": _keep}
    return type(kind.__name__, kind.__bases__, own)


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
        _keep(self, one.name, given)

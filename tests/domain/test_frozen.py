"""A frozen value behaves as one of the standard library's, in everything the program asks of it."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar

import pytest
from typing_extensions import override

from desktop.domain.frozen import frozen
from desktop.domain.frozen import replace as replaced


@frozen
class Point:
    """A place."""

    x: int
    y: int = 7
    tags: list[str] = field(default_factory=list[str])
    KIND: ClassVar[str] = "point"


@dataclass(frozen=True, slots=True)
class Standard:
    """A place."""

    x: int
    y: int = 7
    tags: list[str] = field(default_factory=list[str])
    KIND: ClassVar[str] = "point"


@frozen
class Further(Point):
    z: tuple[int, ...] = ()

    @override
    def __repr__(self) -> str:
        return f"<{self.x}>"


@frozen
class Nothing: ...


@frozen
class One:
    a: str

    def __post_init__(self) -> None:
        if not self.a:
            raise ValueError(self.a)


ALIKE: tuple[Callable[[Any], object], ...] = (
    lambda kind: repr(kind(1)).replace(kind.__name__, "It"),
    lambda kind: (kind(1) == kind(1, 7, []), kind(1) == kind(2), kind(1) != kind(1, 8), kind(1) == "other"),
    lambda kind: hash(kind(1, 2, ())),
    lambda kind: asdict(kind(1, tags=["a"])),
    lambda kind: [(one.name, one.type, one.default) for one in fields(kind)],
    lambda kind: replace(kind(1), y=2).y,
    lambda kind: (kind.__slots__, kind.__match_args__, kind.__doc__, kind.KIND, is_dataclass(kind)),
    lambda kind: copy.deepcopy(kind(1, tags=["a"])) == kind(1, tags=["a"]),
    lambda kind: pickle.loads(pickle.dumps(kind(1, 2, ["b"]))) == kind(1, 2, ["b"]),  # noqa: S301 - what we just wrote
    lambda kind: kind(1).tags is kind(1).tags,
    lambda kind: kind.__init__.__annotations__,
)


@pytest.mark.parametrize("told", ALIKE, ids=[str(n) for n in range(len(ALIKE))])
def test_it_is_as_the_standard_one(told: Callable[[Any], object]) -> None:
    assert told(Point) == told(Standard)


@pytest.mark.parametrize("kind", [Point, Standard])
def test_it_cannot_be_changed(kind: Any) -> None:
    one = kind(1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'x'"):
        one.x = 2
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'x'"):
        del one.x
    with pytest.raises((FrozenInstanceError, TypeError)):
        one.other = 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'x'"):
        kind()
    assert one == kind(1)


def test_a_part_inherits_and_what_a_class_says_itself_stays() -> None:
    assert repr(Further(1)) == "<1>"
    assert Further(1) != Point(1)
    assert Further(1, z=(2,)) == Further(1, 7, [], (2,))
    assert Further.__slots__ == ("z",)  # type: ignore[attr-defined]  # made by the decorator


def test_our_own_replacing_is_as_the_standard_one() -> None:
    whole = Further(1, 2, ["a"], (3,))
    made = replaced(whole, y=5, z=())
    assert (type(made), made.x, made.y, made.tags is whole.tags, made.z) == (Further, 1, 5, True, ())
    assert whole.y == 2  # the one that it was made from stays as it is
    assert made == replace(whole, y=5, z=())
    with pytest.raises(FrozenInstanceError):
        made.x = 9  # type: ignore[misc]  # what is tested
    with pytest.raises(AttributeError):
        replaced(whole, other=1)  # type: ignore[call-arg]  # what is tested
    with pytest.raises(ValueError, match=r"^$"):
        replaced(One("a"), a="")
    assert replaced(Nothing()) == Nothing()


def test_few_fields_compare_too() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(())
    assert One("a") == One("a")
    assert One("a") != One("b")
    assert hash(One("a")) == hash(("a",))
    with pytest.raises(ValueError, match=r"^$"):
        One("")


def test_one_that_holds_itself_can_be_told() -> None:
    one = Point(1)
    one.tags.append(one)  # type: ignore[arg-type]  # what repr must survive
    assert repr(one) == "Point(x=1, y=7, tags=[...])"


@pytest.mark.parametrize("made", [field(compare=False), field(repr=False), field(kw_only=True), field(init=False)])
def test_a_field_that_is_left_out_of_something_is_refused(made: Any) -> None:
    class Odd:
        a: int = made

    with pytest.raises(TypeError, match="Odd"):
        frozen(Odd)

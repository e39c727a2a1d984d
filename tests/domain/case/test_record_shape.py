"""What a supervisor signed years ago is the same record today: its fields, their names and their order.

A field that is added to a part of the record, or taken away, makes every signature that there is void. What is new goes beside the
record (see `record._PARTS`), or is left out of it by name.
"""

from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any, get_args, get_type_hints

from desktop.domain.case.handling import Handling
from desktop.domain.case.record import record_text
from desktop.domain.case.state import Case
from tests.domain.case.test_gates import asked

PARTS = (
    "intake", "issues", "inquiry", "remedy", "promises", "contacts", "delays", "urging", "flags", "ordering", "proving", "particulars",
)  # fmt: skip
HANDLING = ("round", "steps", "texts", "choices", "notes", "escalations", "cap_choice", "reasons")


def shape(kind: Any, known: dict[str, tuple[str, ...]]) -> None:
    """Every class of our own that can stand in a value of this type, with its fields."""
    if is_dataclass(kind) and isinstance(kind, type):
        name = f"{kind.__module__.rpartition('.')[2]}.{kind.__qualname__}"
        if name not in known:
            known[name] = tuple(one.name for one in fields(kind))
            for hint in get_type_hints(kind).values():
                shape(hint, known)
    for inner in get_args(kind):
        shape(inner, known)


def test_no_part_of_the_record_has_other_fields_than_when_it_was_signed() -> None:
    known = dict[str, tuple[str, ...]]()
    hints, handled = get_type_hints(Case), get_type_hints(Handling)
    for kind in (*(hints[name] for name in PARTS), *(handled[name] for name in HANDLING)):
        shape(kind, known)
    told = "\n".join(f"{name}: {', '.join(names)}" for name, names in sorted(known.items()))
    assert sha256(told.encode()).hexdigest()[:16] == "2347a1767d88f967", told


def test_nor_is_it_written_otherwise() -> None:
    assert sha256(record_text(asked()).encode()).hexdigest()[:16] == "8c6cb92dbf832638"

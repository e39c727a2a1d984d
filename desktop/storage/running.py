"""What the tables need from a database, met by the file of a house and by a server alike.

Raw statements are written once, with `?` or `:name` for values. Ids go in as UUID and come out as 16 bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from desktop.storage.statements import Ready, Statements


class Running(Protocol):
    """One connection, for one thread at a time."""

    @property
    def sql(self) -> Statements: ...
    @property
    def where(self) -> str:
        """The path of the file or the address of the server, for people."""
        ...

    @property
    def module(self) -> Any:
        """The driver: its `IntegrityError` is what breaks a rule of the tables."""
        ...

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        ...

    def run(self, ready: Ready, *given: Any) -> None: ...
    def rows(self, ready: Ready, *given: Any) -> list[tuple[Any, ...]]: ...
    def row(self, ready: Ready, *given: Any) -> tuple[Any, ...] | None: ...
    def some(self, ready: Ready, given: Mapping[str, Any], most: int) -> list[tuple[Any, ...]]:
        """The first rows of a statement, its values by name."""
        ...

    def text(
        self, sql: str, values: Sequence[Any] | Mapping[str, Any] = (), most: int | None = None
    ) -> list[tuple[Any, ...]]: ...
    def begin(self) -> None: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...

"""Gives half of a large file to a process of its own: on two cores a whole check takes little more than half as long.

The other process is given values only: where the file lies, its key, the cases, and the rules by which rows are computed.
"""

import copyreg
import os
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from desktop.storage.comparing import Expect
from desktop.storage.engine import Database
from desktop.storage.verify_cases import LAST, Print
from desktop.storage.verify_staff import Beyond
from desktop.usecases.findings import Finding

HALVED_FROM = 20_000  # entries: below, the other process would take longer to start than it saves
_MANY = "SELECT count(*) FROM log"
_MIDDLE = "SELECT case_id FROM log ORDER BY case_id LIMIT 1 OFFSET ?"


class Half(NamedTuple):
    """What the other process checks: cases from `first` on, by these rules."""

    path: Path
    key: bytes | None
    first: int
    expect: Expect
    beyond: Beyond | None
    pinned: Mapping[str, str] | None
    most: int


class Found(NamedTuple):
    """What it gives back."""

    findings: tuple[Finding, ...]
    cases: int
    prints: tuple[Print, ...]


def middle_of(database: Database) -> int:
    """The case at which the second half begins; beyond all where the file is not halved: small, alone on its disk, or on one core."""
    many = int(database.text(_MANY)[0][0])
    if database.safe or many < HALVED_FROM or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - two halves
        return LAST + 1
    return UUID(bytes=bytes(database.text(_MIDDLE, (many // 2,))[0][0])).int


@contextmanager
def begun(work: Callable[[Half], Found], half: Half) -> Generator[Future[Found], None, None]:
    """The other half while it is worked on."""
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        yield pool.submit(work, half)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _proxied(known: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(known)


# Packs are full of them, and Python itself sends none to another process.
copyreg.pickle(MappingProxyType, lambda one: (_proxied, (dict(one),)))

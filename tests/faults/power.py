"""A power cut at its worst: of every file only what was there at its last sync survives.

The disk is not simulated by guesses about caches. SQLite reaches the operating system through a table of functions (its VFS); here a
VFS that is the ordinary one in everything copies the file's bytes each time SQLite has asked for a sync and the ordinary one has
answered. What was written later and never synced is what a power cut may lose, and here it loses all of it. Nothing of the product
knows: the VFS is made the default of the process before any file is opened.

Copying reads the file through a handle of its own that is never closed, since closing one drops SQLite's locks.
"""

import ctypes
import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.storage import engine

_OK, _CONSTANT = 0, 10
_POINTER = ctypes.c_void_p
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, ctypes.c_int)
# The name goes through as the pointer it is: SQLite keeps it, and reads on behind its end.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER, _POINTER, ctypes.c_int, _POINTER)
# sqlite3_io_methods: iVersion, then pointers; xSync is the fifth of them. Version 3 ends with xUnfetch.
_METHODS = 19
_SYNC_AT = 5
_WORD = ctypes.sizeof(_POINTER)


class _Vfs(ctypes.Structure):
    """The head of sqlite3_vfs as far as xOpen; the rest is copied as it is."""

    _fields_ = (
        ("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest_path", ctypes.c_int), ("next", _POINTER),
        ("name", ctypes.c_char_p), ("data", _POINTER), ("open", _POINTER), ("rest", _POINTER * 15),
    )  # fmt: skip


class PowerCut:
    """Keeps, for each file SQLite opens from now on in this process, its bytes as of the last sync."""

    def __init__(self) -> None:
        self.durable = dict[Path, bytes]()
        self.syncs = 0
        self.when_synced: Callable[[], object] = _nothing
        self._handles = dict[Path, int]()
        self._paths = dict[int, Path]()  # address of a sqlite3_file -> its path
        self._patched = dict[int, Any]()  # address of a method table -> our copy of it
        self._held = list[object]()  # what SQLite points to must live as long as the process
        self._library = _library()
        self._install()

    def survivors(self, folder: Path, of: Path) -> Path:
        """Write what has survived of a database and its journal into a folder, as after the cut; gives the database."""
        for path, content in self.durable.items():
            if path.name in {of.name, f"{of.name}-wal"}:
                (folder / path.name).write_bytes(content)
        return folder / of.name

    def _install(self) -> None:
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        plain = self._library.sqlite3_vfs_find(None)
        ours = _Vfs()
        ctypes.memmove(ctypes.byref(ours), plain, ctypes.sizeof(_Vfs))
        ours.name = b"power-cut"
        through = _OPEN(plain.contents.open)

        def opened(vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
            code: int = through(vfs, name, file, flags, out)
            if code == _OK and name:
                self._watch(file, Path(os.fsdecode(ctypes.string_at(name))))
            return code

        entry = _OPEN(opened)
        ours.open = ctypes.cast(entry, _POINTER)
        self._held += [ours, entry, through]
        if self._library.sqlite3_vfs_register(ctypes.byref(ours), 1) != _OK:
            raise RuntimeError("sqlite3_vfs_register")

    def _watch(self, file: int, path: Path) -> None:
        """Give the file a method table that is its own but for xSync; the first word of a sqlite3_file points to the table."""
        slot = ctypes.cast(file, ctypes.POINTER(_POINTER))
        table = slot[0]
        if table is None:
            return
        self._paths[file] = path
        handle = os.open(path, os.O_RDONLY)
        known = self._handles.get(path)
        if known is None or os.fstat(known).st_ino != os.fstat(handle).st_ino:
            self.durable[path] = b""  # a new file, of which nothing has been synced yet
        self._handles[path] = handle
        if table not in self._patched:
            self._patched[table] = self._copied(table)
        slot[0] = ctypes.addressof(self._patched[table])

    def _copied(self, table: int) -> Any:
        made = (_POINTER * _METHODS)()
        ctypes.memmove(made, table, _METHODS * _WORD)
        through = _SYNC(made[_SYNC_AT] or 0)

        def synced(file: int, flags: int) -> int:
            code: int = through(file, flags)
            if code == _OK:
                self._keep(self._paths[file])
            return code

        entry = _SYNC(synced)
        made[_SYNC_AT] = ctypes.cast(entry, _POINTER).value
        self._held += [entry, through]
        return made

    def _keep(self, path: Path) -> None:
        self.syncs += 1
        handle = self._handles[path]
        self.durable[path] = os.pread(handle, os.fstat(handle).st_size, 0)
        self.when_synced()


def _nothing() -> None:
    """Until somebody wants to hear of syncs."""


def _library() -> Any:
    """The very SQLite that the driver carries, whose default VFS is changed."""
    module = engine.driver_module()
    name = "pysqlite3._sqlite3" if module.__name__.startswith("pysqlite3") else "_sqlite3"
    return ctypes.CDLL(str(importlib.import_module(name).__file__))

"""The backups of a file: made into the folder of the house, listed, and noted beside the house with how the last one went."""

import json
from dataclasses import asdict, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Micros
from desktop.storage import backup, troubles
from desktop.storage.engine import Database
from desktop.usecases.keeping import Kept, Plan, Standing


class StoredCopies:
    """`keeping.Backups` of a file."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._note = beside(database.path)

    @property
    def apart(self) -> bool:
        """A sound SQLite lets a second connection in."""
        return not self._database.safe

    def plan(self) -> Plan:
        """What the administrator set; where nothing was set, a folder beside the file."""
        return _read(self._note)[0] or Plan(str(backup.usual_folder(self._database.path)))

    def set_plan(self, plan: Plan) -> None:
        """See `keeping.Backups`."""
        folder = Path(plan.folder)
        try:
            if folder.absolute() == backup.usual_folder(self._database.path).absolute():
                folder.mkdir(exist_ok=True)
            backup.must_be_folder(folder)
            trial = folder / ".amends-trial"
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            raise troubles.ReadOnly(folder) from error
        _write(self._note, plan, self.standing())

    def standing(self) -> Standing:
        """See `keeping.Backups`."""
        return _read(self._note)[1]

    def make(self, folder: Path | None = None) -> Kept:
        """See `keeping.Backups`; another folder for once."""
        plan, now = self.plan(), self._clock()
        try:
            made = self._made(folder or Path(plan.folder), now)
        except Refusal as refusal:
            _write(
                self._note, plan, replace(self.standing(), failed_at=now, failed=refusal.reason, detail=refusal.detail)
            )
            raise
        except OSError as error:
            trouble = troubles.ReadOnly(folder or plan.folder)
            _write(
                self._note, plan, replace(self.standing(), failed_at=now, failed=trouble.reason, detail=trouble.detail)
            )
            raise trouble from error
        kept = _kept(made)
        _write(self._note, plan, Standing(now, str(made), kept.head))
        return kept

    def _made(self, folder: Path, now: Micros) -> Path:
        if not self.apart:
            return backup.backup(self._database, folder, now)
        with self._database.again() as own:  # the window's connection may be in the middle of something
            return backup.backup(own, folder, now)

    def kept(self) -> tuple[Kept, ...]:
        """See `keeping.Backups`."""
        return listed(Path(self.plan().folder), self._database.path.stem)

    def older(self, than: Micros) -> tuple[Kept, ...]:
        """See `keeping.Backups`: in the folder of backups, and the copies that lie beside the house."""
        house = self._database.path
        beside_it = [
            _kept(one)
            for why in ("before-upgrade", "plain", "encrypted", "replaced")
            for one in sorted(house.parent.glob(f"{house.stem}.{why}-*{house.suffix}"))
        ]
        return tuple(one for one in (*self.kept(), *beside_it) if one.at <= than)


def beside(house: Path) -> Path:
    """Where the plan and the outcome of the last backup are kept."""
    return house.with_name(house.name + ".backups")


def listed(folder: Path, stem: str) -> tuple[Kept, ...]:
    """The backups of a house in a folder, newest first."""
    try:
        found = [one for one in folder.glob(f"{stem}-*.amends") if backup.dated(one) is not None]
        return tuple(sorted((_kept(one) for one in found), key=lambda one: one.at, reverse=True))
    except OSError as error:
        raise troubles.ReadOnly(folder) from error


def _kept(path: Path) -> Kept:
    note, at = backup.head_beside(path), backup.dated(path)
    stat = path.stat()
    if at is None:
        at = datetime.fromtimestamp(stat.st_mtime, timezone.utc)
    head = note.read_text(encoding="ascii", errors="replace").strip() if note.is_file() else ""
    return Kept(path, int(at.timestamp()) * 1_000_000, stat.st_size, head)


def _read(note: Path) -> tuple[Plan | None, Standing]:
    try:
        body: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
        return (Plan(**body["plan"]) if body["plan"] else None), Standing(**body["standing"])
    except (OSError, ValueError, TypeError, KeyError):
        return None, Standing()  # never made here, or the note was lost: the next backup writes another


def _write(note: Path, plan: Plan, standing: Standing) -> None:
    part = note.with_name(note.name + ".part")
    try:
        part.write_text(
            json.dumps({"plan": asdict(plan), "standing": asdict(standing)}, ensure_ascii=False), encoding="utf-8"
        )
        part.replace(note)
    except OSError as error:
        raise troubles.ReadOnly(note.parent) from error

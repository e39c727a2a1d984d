"""`amends backup` and `amends restore`."""

import argparse
from pathlib import Path

from desktop import bootstrap
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.storage import backup as keeping
from desktop.storage import output, vault


def backup(given: argparse.Namespace, voice: Voice) -> int:
    """Make a checked copy or dump."""
    if given.keep and given.to.exists() and not given.to.is_dir():
        raise Refusal("backup.folder", "to", str(given.to))
    if not given.keep and given.to.exists():
        raise Refusal("file.exists", "to", str(given.to))
    if not given.keep:
        output.spare(given.to)
    kept, how = _of_file(given) if isinstance(given.db, Path) else _of_server(given)
    if given.json:
        head = keeping.head_beside(kept).read_text(encoding="ascii").strip()
        voice.data({"path": str(kept), "head": head, "checked": how, "bytes": kept.stat().st_size}, indent=None)
    else:
        voice.line(str(kept))
    return 0


def restore(given: argparse.Namespace, voice: Voice) -> int:
    """Put a backup in the place of a house."""
    where, aside = (str(given.db), _file_back(given)) if isinstance(given.db, Path) else _server_back(given)
    voice.line(where)
    if aside:
        voice.note(voice.say(f"原来的留在 {aside}", f"What was there is kept as {aside}"))
    return 0


def _of_file(given: argparse.Namespace) -> tuple[Path, str]:
    with bootstrap.open_file(given.db) as database:
        if given.keep:
            kept = bootstrap.kept_backup(database, given.to)
        else:
            kept = given.to
            keeping.copy(database, kept)
    return kept, "opened"


def _of_server(given: argparse.Namespace) -> tuple[Path, str]:
    from desktop.storage.postgres import dumping  # noqa: PLC0415 - only where a house is shared

    made = dumping.dump(given.db, given.to, bootstrap.now(), keep=given.keep)
    return made.path, made.checked


def _file_back(given: argparse.Namespace) -> str:
    target = Path(given.db)
    if target.exists() and not given.replace:
        raise Refusal("backup.replace", "replace", str(target))
    key = bootstrap.file_key(given.kept)
    # The house that is there has the pass phrase of today, the backup that of its day; often they are one.
    old = bootstrap.file_key(target) if target.exists() and vault.is_locked(target) else None
    aside = keeping.restore(given.kept, target, key, old)
    return "" if aside is None else str(aside)


def _server_back(given: argparse.Namespace) -> tuple[str, str]:
    from desktop.storage.postgres import address, dumping  # noqa: PLC0415 - only where a house is shared

    return address.shown(given.db), dumping.restore(given.kept, given.db, replace=given.replace)

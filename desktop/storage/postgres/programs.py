"""PostgreSQL's own client programs: where they are, and how they are run."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from psycopg import conninfo

from desktop.domain.errors import Refusal
from desktop.storage.postgres import address

DIGITS = re.compile(r"(\d+)(?:\.\d+)?")  # of a release
_PROGRAM = ".exe" if os.name == "nt" else ""


def program(name: str) -> Path:
    """One of PostgreSQL's client programs: the newest of those in the usual places, else that on PATH.

    Raises:
        Refusal: `backup.program`.
    """
    found = [one for folder in _folders() if (one := folder / f"{name}{_PROGRAM}").is_file()]
    on_path = shutil.which(name)
    if not found and on_path is None:
        raise Refusal("backup.program", detail=name)
    return max(found, key=_release) if found else Path(str(on_path))


def _folders() -> Iterator[Path]:
    roots = [Path("/usr/lib/postgresql"), Path("/opt/homebrew/opt"), Path("/usr/local/opt"), Path("/usr/pgsql")]
    roots += [Path("/Applications/Postgres.app/Contents/Versions")]
    roots += [Path(os.environ[one]) / "PostgreSQL" for one in ("ProgramFiles", "ProgramW6432") if os.environ.get(one)]
    for root in roots:
        yield from root.glob("*/bin")


def _release(path: Path) -> int:
    found = DIGITS.search(path.parent.parent.name)
    return int(found[1]) if found else 0


def run(tool: Path, url: str, *arguments: str) -> str:
    """Run a program; the password goes through the environment, never through its arguments.

    Raises:
        Refusal: `backup.tool`: the error that it told.
    """
    environment, way = dict(os.environ), list[str]()
    if url:
        given = conninfo.conninfo_to_dict(url)
        known = address.parameters(url, str(given.get("user") or ""), address.told(url))
        if "password" in known:
            environment["PGPASSWORD"] = str(known["password"])
        wanted = {name: str(value) for name, value in known.items() if name not in {"password", "options"} and value}
        way = ["--no-password", f"--dbname={conninfo.make_conninfo(**wanted)}"]
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [tool, *way, *arguments], check=False, capture_output=True, env={**environment, "LC_ALL": "C"}
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        # What stands below shows the place in a statement.
        why = next((one for one in said if "error:" in one), said[-1] if said else tool.name)
        raise Refusal("backup.tool", detail=why)
    return done.stdout.decode("utf-8", "replace")

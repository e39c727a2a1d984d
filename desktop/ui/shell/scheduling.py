"""The line that makes a backup of a server every night: for cron, or for the Task Scheduler of Windows."""

import shlex
import sys
from pathlib import Path

_NAME = "amends"
_WINDOWS = sys.platform == "win32"


def line(hour: int, address: str, *, windows: bool = _WINDOWS) -> str:
    """As it is given to the scheduler; the password comes from the password file of whoever it runs as."""
    told = [*program(windows=windows), "backup", "--db", address, "--to", folder(windows=windows), "--keep"]
    if windows:
        command = " ".join(f'\\"{one}\\"' if " " in one else one for one in told)
        return f'schtasks /Create /TN "Amends backup" /SC DAILY /ST {hour:02}:00 /TR "{command}"'
    # A bare percent sign ends the command of cron.
    return f"0 {hour} * * *  {shlex.join(told)}".replace("%", r"\%")


def folder(*, windows: bool = _WINDOWS) -> str:
    """Where the copies go, unless somebody puts another place."""
    return r"D:\amends-kept" if windows else "/srv/amends-kept"


def password_file(*, windows: bool = _WINDOWS) -> str:
    """Where every tool of PostgreSQL looks for a password."""
    return r"%APPDATA%\postgresql\pgpass.conf" if windows else "~/.pgpass"


def program(*, windows: bool = _WINDOWS) -> list[str]:
    """This program by its full path: as it was started, or as it lies beside its Python; else Python with the module."""
    suffix = ".exe" if windows else ""
    started = Path(sys.argv[0]).absolute()
    for one in (started, started.with_suffix(suffix), Path(sys.executable).with_name(_NAME + suffix)):
        if one.name == _NAME + suffix and one.is_file():
            return [str(one)]
    return [sys.executable, "-m", "desktop"]

"""Where this computer keeps what nobody named: a person's house, drafts, and what was chosen."""

import os
import sys
from pathlib import Path

USUAL_FILE = "house.amends"


def usual_folder() -> Path:
    """The folder of the computer's user for data of this program."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Amends"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "Amends"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "amends"

"""How long a run of the fault tests is, and where its figures go."""

import os
import platform
import sys
import time

LONG = os.environ.get("AMENDS_FAULTS") == "1"


def figures(what: str, found: str) -> None:
    """Show what a long run has measured, on the terminal of the run itself."""
    if LONG and sys.__stderr__ is not None:
        sys.__stderr__.write(f"\n{time.strftime('%Y-%m-%d %H:%M')} {platform.machine()} {what}: {found}\n")
        sys.__stderr__.flush()

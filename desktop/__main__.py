"""`amends` and `python -m desktop`: the window, or a verb for scripts and administrators."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    gc.disable()  # until the verb's module is there, see `desktop.cli.main`
    from desktop.cli.main import run  # noqa: PLC0415 - `python -m desktop.ui.…` must not load the command line

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())

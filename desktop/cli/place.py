"""Where a house is: the file of one, or the address of a server."""

from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.storage import troubles

Place = Path | str
SAID = "the file of the house, or the address of a server: postgresql://HOST/NAME"


def place(text: str) -> Place:
    """A file, unless it reads as the address of a server."""
    return text if text.partition("://")[0].casefold() in {"postgresql", "postgres"} else Path(text)


def only_file(db: Place) -> Path:
    """The file of `--db`, for what is done to files.

    Raises:
        Refusal: `server.only_file` for the address of a server.
    """
    if isinstance(db, Path):
        return db
    raise Refusal("server.only_file")


def a_file(path: Path, field: str) -> None:
    """Say at once what a file is not.

    Raises:
        Refusal: `file.missing`, `file.not_a_file`.
    """
    try:
        troubles.must_be_file(path)
    except troubles.FileTrouble as trouble:
        raise Refusal(trouble.reason, field, str(path)) from trouble

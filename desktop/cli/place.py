"""Where a house is: the file of one, or the address of a server."""

from pathlib import Path

from desktop.domain.errors import Refusal

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


def in_a_folder(out: Path) -> None:
    """Say at once that a file has no folder to lie in.

    Raises:
        Refusal: `file.no_folder`.
    """
    if not out.parent.is_dir():
        raise Refusal("file.no_folder", "out", str(out.parent))


def written(out: Path, content: bytes) -> None:
    """Write the file of `--out`.

    Raises:
        Refusal: `file.no_folder`, `file.readonly`.
    """
    in_a_folder(out)
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Refusal("file.readonly", "out", str(out)) from error

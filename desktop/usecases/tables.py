"""Reads a table as a spreadsheet saves it: coding and separator found out, cells as text, rows numbered as the spreadsheet numbers them."""

import codecs
import csv
import io

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen

LARGEST_CELL = 4_000_000  # characters; what a case may hold is checked later, with the row's number
SEPARATORS = ",;\t"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096  # bytes in which UTF-16 without a mark betrays itself


@frozen
class Row:
    """One row: its number in the spreadsheet (the header is 1) and its cells."""

    number: int
    cells: tuple[str, ...]


@frozen
class Table:
    """A table: how it was coded, its header and its rows; rows without any text are left out."""

    coding: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> int:
        """The place of a column by its heading, case and blanks aside.

        Raises:
            Refusal: `import.column`, naming it and those that there are.
        """
        wanted = name.strip().casefold()
        for at, heading in enumerate(self.header):
            if heading.strip().casefold() == wanted:
                return at
        raise Refusal("import.column", name, f"{name} ({', '.join(self.header)})")


def read_table(content: bytes) -> Table:
    """Read the bytes of a CSV file.

    Raises:
        Refusal: `import.coding`, `import.empty`, `import.table`.
    """
    coding = coding_of(content)
    text = content.decode(coding)
    csv.field_size_limit(LARGEST_CELL)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)))
    except csv.Error as error:
        raise Refusal("import.table", detail=str(error)) from error
    if not found or not any(cell.strip() for cell in found[0]):
        raise Refusal("import.empty")
    header = tuple(cell.strip() for cell in found[0])
    rows = tuple(
        Row(number, tuple(cells)) for number, cells in enumerate(found[1:], 2) if any(cell.strip() for cell in cells)
    )
    if not rows:
        raise Refusal("import.empty")
    return Table(coding, header, rows)


def coding_of(content: bytes) -> str:
    """The coding of a text: by its mark, else the strictest that fits: UTF-8, UTF-16, GB18030.

    Raises:
        Refusal: `import.coding`.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _checked(content, name)
    sample = content[:_SAMPLE]
    wide = "utf-16-be" if sample[0::2].count(0) > sample[1::2].count(0) else "utf-16-le"
    if sample.count(0) * 4 > len(sample):  # Latin text in UTF-16; every second byte is 0, and it would pass as UTF-8
        return _checked(content, wide)
    # GB18030 takes nearly everything, so it comes last; it has no 0, which the separators of UTF-16 have.
    names: list[str] = ["utf-8", wide, "gb18030"] if 0 in sample else ["utf-8", "gb18030"]
    for name in names:
        try:
            content.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    raise Refusal("import.coding")


def _checked(content: bytes, name: str) -> str:
    try:
        content.decode(name)
    except UnicodeDecodeError as error:
        raise Refusal("import.coding") from error
    return name


def _separator(text: str) -> str:
    """The separator that the header line has most of, outside quotes."""
    counts = dict.fromkeys(SEPARATORS, 0)
    quoted = False
    for sign in text:
        if sign == '"':
            quoted = not quoted
        elif sign in "\r\n" and not quoted:
            break
        elif not quoted and sign in counts:
            counts[sign] += 1
    return max(counts, key=lambda sign: counts[sign])

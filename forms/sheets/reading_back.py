"""Reads what the file of a printed sheet, or the code on its pages, says of itself."""

import io
from dataclasses import dataclass

from forms.sheets.meta import MARK


class NoSheetError(ValueError):
    """The file is no sheet of ours, or names no head of a log."""


@dataclass(frozen=True, slots=True)
class Said:
    """Which case, form and copy, and the heads of both chains (`domain.case.heads`); on paper each hash is cut short."""

    number: str
    form: str
    copy: int
    head: str


def of_text(text: str) -> Said:
    """Read the text of a code, as a scanner gives it.

    Raises:
        NoSheetError: it is no code of ours.
    """
    parts = text.strip().split("|")
    copy = next((part[1:] for part in parts[4:] if part.startswith("c") and part[1:].isdecimal()), "1")
    if len(parts) < 4 or parts[0] != MARK or ":" not in parts[3]:
        raise NoSheetError(text[:80])
    return Said(parts[1], parts[2].partition("/")[0], int(copy), parts[3])


def of_file(content: bytes) -> Said:
    """Read the file of a sheet.

    Raises:
        NoSheetError: it is no PDF, or none of ours.
    """
    import pikepdf  # noqa: PLC0415 - only paid for when a sheet is read back

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            said = str(pdf.docinfo.get("/Keywords", ""))
    except pikepdf.PdfError as error:
        raise NoSheetError(str(error)) from error
    return of_text(said)

"""Makes a drawn file fit for an archive: PDF/A-2b, checked, and the same bytes for the same record."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_FLAVOUR = "2b"
_METADATA_DATE = re.compile(rb"(<xmp:MetadataDate>)[^<]*")


class NotArchivalError(RuntimeError):
    """The file drawn is not PDF/A-2b; the message lists the findings."""


def pdf_date(moment: datetime) -> str:
    """Give a time as PDF writes it."""
    offset = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


def dated(raw: bytes, moment: datetime) -> bytes:
    """Date a drawn file with its printing time and make it PDF/A-2b; `NotArchivalError` if it is not."""
    import pikepdf  # noqa: PLC0415  # only paid for when something is printed
    from pikepdf import pdfa  # noqa: PLC0415

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for page in pdf.pages:
            if "/Trans" in page:
                del page["/Trans"]
        # ReportLab dates every invariant file 2000-01-01.
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = pdf_date(moment)
        pdfa.prepare(pdf, _FLAVOUR)
        # The preparation stamps this one date with the clock, and the bytes would differ from print to print.
        stamp = rb"\g<1>" + moment.isoformat(timespec="seconds").encode()
        metadata = pdf.Root.Metadata
        metadata.write(_METADATA_DATE.sub(stamp, metadata.read_bytes()))
        settings = pdfa.resolve_save_kwargs(_FLAVOUR, deterministic_id=True)
        pdf.save(out, **settings)
    out.seek(0)
    report = pdfa.validate_written(out, _FLAVOUR, settings)
    if report.verdict != "pass":
        raise NotArchivalError(str(report))
    return out.getvalue()

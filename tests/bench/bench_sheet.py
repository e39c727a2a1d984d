"""One more sheet, against the same marks put on a bare canvas: `python -m tests.bench sheet`.

The floor does equal work: every call that the sheet made on its canvas is kept and made again on a new one, with the same fonts. The
same file comes out; only reading the case, laying out and breaking lines are left away.
"""

import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

from desktop import bootstrap
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.read_models import CaseView, Query, Sort, View
from tests.bench.measuring import ratios, show


@dataclass
class Tape:
    """The calls made on a canvas and on the paths and texts that it gave out, in order: (whose, name, arguments)."""

    made_with: dict[str, Any] = field(default_factory=dict[str, Any])
    calls: list[tuple[int, str, tuple[Any, ...], dict[str, Any]]] = field(
        default_factory=list[tuple[int, str, tuple[Any, ...], dict[str, Any]]]
    )
    held: list["Heard"] = field(default_factory=list["Heard"])

    def canvas(self, into: BytesIO, **made_with: Any) -> "Heard":
        """What the sheet draws on, in the place of ReportLab's own."""
        self.made_with = made_with
        return Heard(self, plain_canvas()(into, **made_with))

    def again(self) -> bytes:
        """Make every call once more on a bare canvas; gives the file."""
        into = BytesIO()
        things: list[Any] = [plain_canvas()(into, **self.made_with)]
        for whose, name, given, named in self.calls:
            back = getattr(things[whose], name)(
                *(things[one.at] if isinstance(one, Heard) else one for one in given), **named
            )
            if name.startswith("begin"):
                things.append(back)
        return into.getvalue()


class Heard:
    """Passes calls on and keeps them on the tape."""

    def __init__(self, tape: Tape, real: Any) -> None:
        self.tape, self.real, self.at = tape, real, len(tape.held)
        tape.held.append(self)

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any, **named: Any) -> Any:
            self.tape.calls.append((self.at, name, given, named))
            back = getattr(self.real, name)(*(one.real if isinstance(one, Heard) else one for one in given), **named)
            return Heard(self.tape, back) if name.startswith("begin") else back

        return call


def plain_canvas() -> Any:
    """ReportLab's canvas, loaded after the fonts."""
    from reportlab.pdfgen import canvas  # noqa: PLC0415 - see above

    return PLAIN.setdefault("canvas", canvas.Canvas)


PLAIN: dict[str, Any] = {}


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    with tempfile.TemporaryDirectory() as folder:
        office = bootstrap.demo_office(Path(folder))
        try:
            return _measured(office)
        finally:
            office.close()


def _measured(office: Office) -> list[str]:
    desk = office.desk(next(one for one in office.door.people() if one.id == "shen"))
    view = _closed(office, desk)

    def draw(*, archival: bool = False) -> bytes:
        return office.sheets.draw("handling", view, "zh+en", copy=1, printed_by="x", archival=archival)

    draw()
    plain_canvas()
    tape = Tape()
    with patch("reportlab.pdfgen.canvas.Canvas", tape.canvas):
        drawn = draw()
    if tape.again() != drawn:
        raise AssertionError("unequal work")
    archived, whole = "the same as PDF/A-2b, validated", "one more sheet: case to pages to file"
    acts = {"the same marks on a bare canvas": tape.again, whole: draw, archived: lambda: draw(archival=True)}
    return show(f"one more sheet ({len(drawn) // 1024} KB)", ratios(acts, rounds=9, inner=2), {whole: 1.5})


def _closed(office: Office, desk: Desk) -> CaseView:
    query = Query(view=View.ALL, sort=Sort.RECEIVED, descending=True, limit=100)
    rows = office.tickets.page(query, "", office.clock()).rows
    return desk.view(next(row.id for row in rows if row.status == "closed"))


if __name__ == "__main__":
    main()

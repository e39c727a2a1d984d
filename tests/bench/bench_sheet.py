"""One more sheet, against the same characters put on a bare canvas with the same fonts: `python -m tests.bench.bench_sheet`."""

import tempfile
from io import BytesIO
from pathlib import Path

from desktop import bootstrap
from desktop.usecases.read_models import Query, Sort, View
from tests.bench.bench_storage import ratios, show


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - after the fonts

    with tempfile.TemporaryDirectory() as folder:
        office = bootstrap.demo_office(Path(folder))
        person = next(one for one in office.door.people() if one.id == "shen")
        desk = office.desk(person)
        rows = office.tickets.page(
            Query(view=View.ALL, sort=Sort.RECEIVED, descending=True, limit=100), "", office.clock()
        ).rows
        view = desk.view(next(row.id for row in rows if row.status == "closed"))

        def draw(archival: bool) -> bytes:
            return office.sheets.draw("handling", view, "zh+en", copy=1, printed_by="x", archival=archival)

        draw(archival=False)
        from forms.sheets import fonts  # noqa: PLC0415 - see above

        text = [str(view.case.intake.narrative)] * 60

        def floor() -> None:
            canvas = Canvas(BytesIO(), invariant=1)
            for n, line in enumerate(text):
                canvas.setFont(fonts.HAN, 9)
                canvas.drawString(60, 800 - 12 * n, line)
            canvas.save()

        found = ratios(
            {
                "the words alone on a bare canvas": floor,
                "one more sheet, laid out and drawn": lambda: draw(archival=False),
                "the same as PDF/A-2b, validated": lambda: draw(archival=True),
            },
            rounds=7,
            inner=3,
        )
        office.close()
    return show("one more sheet", found, {})


if __name__ == "__main__":
    main()

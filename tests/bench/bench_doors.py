"""What the doors cost: a verb from a cold start, a thousand rows imported, a sheet, the demo; floors are taken in the same run.

Run as `python -m tests.bench.bench_doors`. A goal is a multiple of its floor, so that a slow machine does not miss it.
"""

# ruff: noqa: T201 - a bench prints

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop import bootstrap
from desktop.__main__ import main
from desktop.domain.people import Person, Role
from desktop.usecases.importing import Importer, mapping_from
from desktop.usecases.tables import read_table

ROWS = 1000
COMMANDS = (
    ("bare interpreter", "pass"),
    ("imports of a verb", "import desktop.bootstrap, desktop.cli.main, desktop.cli.show"),
)


def timed(act: Callable[[], object], times: int = 3) -> float:
    """Median seconds."""
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def code(text: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", text], check=True, capture_output=True)


def show(name: str, seconds: float, floor: float, goal: float | None = None) -> list[str]:
    ratio = seconds / floor
    print(f"  {name:44s} {seconds * 1e3:9.1f} ms  x{ratio:6.2f}" + (f"  goal x{goal}" if goal else ""))
    return [f"{name} x{ratio:.2f} > {goal}"] if goal and ratio > goal else []


def cold_start(house: Path) -> list[str]:
    """A verb in a process of its own, against the imports that it cannot do without."""
    print("## cold start of a verb")
    bare, imports = (timed(code(text)) for _, text in COMMANDS)
    show("bare interpreter", bare, imports)
    show("imports of a verb", imports, imports)
    listing = f"from desktop.__main__ import main; main(['list', '--db', {str(house)!r}, '--json'])"
    return show("amends list", timed(code(listing)), imports, 2.0)


def importing(folder: Path) -> list[str]:
    """A thousand rows in one transaction, against the same decisions without a file."""
    print(f"## import of {ROWS} rows")
    office = bootstrap.make_house(folder / "import.amends", bootstrap.house_of("兰亭", "Lanting", ("hotel-house",)))
    try:
        desk = office.desk(Person("li", "李强", Role.HANDLER))
        importer = Importer(desk, office.log, office.contents)
        text = "ref,text\n" + "".join(f"{n},空调响了两个小时，打了三次总机没有人来。{n}\n" for n in range(ROWS))
        table, mapping = read_table(text.encode()), mapping_from("ref=ref,text=text")
        judged = timed(lambda: importer.plan(table, mapping), 1)
        plan = importer.plan(table, mapping)
        written = timed(lambda: importer.carry_out(plan), 1)
        known = timed(lambda: importer.plan(table, mapping), 1)
    finally:
        office.close()
    show("every row judged", judged, judged)
    missed = show("received and on the disk", written, judged, 12.0)
    return missed + show("judged again, all known", known, judged, 3.0)


def sheets(folder: Path) -> list[str]:
    """One more sheet through the command line, against opening the same house and reading the case."""
    print("## one more sheet")
    office = bootstrap.demo_office(folder / "demo", "zh")
    number = office.tickets.search("1208", 1)[0].number
    path = Path(office.where)
    office.close()
    quiet = io.StringIO()

    def verb(*arguments: str) -> Callable[[], object]:
        def act() -> None:
            before, sys.stdout = sys.stdout, quiet
            try:
                assert main([*arguments, "--db", str(path)]) == 0
            finally:
                sys.stdout = before

        return act

    out = str(folder / "sheet.pdf")
    verb("sheet", number, "--out", out)()  # fonts and ReportLab are loaded once a process
    shown = timed(verb("show", number, "--json"))
    show("amends show", shown, shown)
    return show("amends sheet", timed(verb("sheet", number, "--out", out)), shown, 5.0)


def demo(folder: Path) -> list[str]:
    """The demo house from nothing to open, against writing an empty house."""
    print("## the demo house")
    empty = bootstrap.house_of("兰亭", "Lanting", ("hotel-house",))
    made = iter(range(10))

    def bare() -> None:
        bootstrap.make_house(folder / f"bare-{next(made)}.amends", empty).close()

    floor = timed(bare)
    show("an empty house", floor, floor)
    seconds = timed(lambda: bootstrap.demo_office(folder / "again", "zh").close(), 2)
    return show("436 complaints, 4,000 entries", seconds, floor, 80.0)


def benches() -> int:
    """Run all; gives the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        house = folder / "small.amends"
        bootstrap.make_house(house, bootstrap.house_of("兰亭", "Lanting", ("hotel-house",))).close()
        missed = cold_start(house) + importing(folder) + sheets(folder) + demo(folder)
    for line in missed:
        print(f"missed: {line}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(benches())

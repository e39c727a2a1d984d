"""What the doors cost: verbs from a cold start, a thousand rows imported, a sheet, the demo: `python -m tests.bench doors`."""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import bootstrap
from desktop.__main__ import main as amends
from desktop.domain.people import Person, Role
from desktop.usecases.importing import Importer, mapping_from
from desktop.usecases.office import Office
from desktop.usecases.read_models import Query
from desktop.usecases.tables import read_table
from tests.bench.measuring import Act, ratios, show, starts

ROWS = 1000
LIBRARY = "import argparse, dataclasses, hashlib, json, sqlite3, tomllib, zoneinfo; print()"
VERB = "import sys; from desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
VERB_GOAL = 6.0
LIKE_NOTHING = "ref,text\n" + "".join(f"{n},空调响了两个小时，打了三次总机没有人来。{n}\n" for n in range(ROWS))


def timed(act: Callable[[], object], times: int = 3) -> float:
    """Median seconds of what cannot take turns, since it leaves the house other than it was."""
    return ratios({"it": act}, times, 1)["it"]


def _house(path: Path) -> Office:
    return bootstrap.make_house(path, bootstrap.house_of("兰亭", "Lanting", ("hotel-house",)))


def _importer(office: Office) -> Importer:
    return Importer(office.desk(Person("li", "李强", Role.HANDLER)), office.log, office.contents)


def cold_start(folder: Path) -> list[str]:
    """Verbs that read a small file, each in a process of its own, against the interpreter with the modules that a verb needs."""
    office = _house(folder / "small.amends")
    importer = _importer(office)
    few = "\n".join(LIKE_NOTHING.splitlines()[:4])
    importer.carry_out(importer.plan(read_table(few.encode()), mapping_from("ref=ref,text=text")))
    number, path = office.tickets.page(Query(), "", office.clock()).rows[0].number, office.where
    office.close()
    codes: dict[str, tuple[str, Sequence[str]]] = {"the interpreter and what it has for a verb": (LIBRARY, ())}
    for verb in (f"show {number}", "list --json", "verify"):
        codes[f"amends {verb.split()[0]}"] = (VERB, (*verb.split(), "--db", path))
    goals = {name: VERB_GOAL for name in codes if name.startswith("amends")}
    return show("cold start of a verb", starts(codes), goals)


def importing(folder: Path) -> list[str]:
    """A thousand rows in one transaction, against the same decisions without a file."""
    office = _house(folder / "import.amends")
    try:
        importer = _importer(office)
        table, mapping = read_table(LIKE_NOTHING.encode()), mapping_from("ref=ref,text=text")
        judged = timed(lambda: importer.plan(table, mapping), 1)
        plan = importer.plan(table, mapping)
        # Only the first run writes; those that warm up would leave it nothing.
        written = _once(lambda: importer.carry_out(plan))
        known = timed(lambda: importer.plan(table, mapping), 1)
    finally:
        office.close()
    found = {"every row judged": judged, "received and on the disk": written, "judged again, all known": known}
    return show(f"import of {ROWS} rows", found, {"received and on the disk": 12.0, "judged again, all known": 3.0})


def _once(act: Act) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def sheets(demo: Path) -> list[str]:
    """One more sheet through the command line, against showing the same case."""
    office = bootstrap.open_office(demo)
    number = office.tickets.search("1208", 1)[0].number
    office.close()
    out, quiet = str(demo.with_name("sheet.pdf")), io.StringIO()

    def verb(*arguments: str) -> Act:
        def act() -> None:
            before, sys.stdout = sys.stdout, quiet
            try:
                assert amends([*arguments, "--db", str(demo)]) == 0
            finally:
                sys.stdout = before

        return act

    acts = {"amends show": verb("show", number, "--json"), "amends sheet": verb("sheet", number, "--out", out)}
    return show("one more sheet through the command line", ratios(acts, 3, 1), {})


def demo_house(folder: Path) -> list[str]:
    """The demo house from nothing to open, against writing an empty house."""
    made = iter(range(10))
    floor = timed(lambda: _house(folder / f"bare-{next(made)}.amends").close())
    seconds = _once(lambda: bootstrap.demo_office(folder, "zh").close())
    return show("the demo house", {"an empty house": floor, "436 complaints, 4,000 entries": seconds}, {})


def main() -> list[str]:
    """Print the ratios; gives what missed its goal."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = cold_start(folder) + importing(folder) + demo_house(folder)
        return missed + sheets(folder / bootstrap.DEMO_FILE)


if __name__ == "__main__":
    main()

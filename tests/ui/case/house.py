"""A real house wired as the program wires it, with colleagues who do their part by commands."""

from pathlib import Path

from typing_extensions import override

from desktop.bootstrap import open_office
from tests.ui.record.real_office import PEOPLE, RealHouse, Time, copied


class CaseHouse(RealHouse):
    """As `RealHouse`, opened by the program's own wiring."""

    def __init__(self, folder: Path, time: Time) -> None:
        self.time, self.folder = time, folder
        self.office = open_office(copied(folder), time)
        self.people = {person.id: person for person in PEOPLE}

    @override
    def close(self) -> None:
        self.office.close()

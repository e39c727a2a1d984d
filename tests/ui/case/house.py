"""A real house wired as the program wires it, with colleagues who do their part by commands."""

from pathlib import Path

from typing_extensions import override

from desktop.bootstrap import make_house
from desktop.usecases.ports import House, Site
from tests.ui.record.real_office import PEOPLE, RealHouse, Time


class CaseHouse(RealHouse):
    """As `RealHouse`, opened by the program's own wiring."""

    def __init__(self, folder: Path, time: Time) -> None:
        self.time, self.folder = time, folder
        sites = (Site("hotel", "兰亭酒店", "Lanting Hotel", "hotel", "Asia/Shanghai", ("hotel-house",)),)
        self.office = make_house(folder / "house.amends", House("兰亭酒店", "Lanting Hotel", sites), time)
        for person in PEOPLE:
            self.office.accounts.add(person, "", time.now)
        self.people = {person.id: person for person in PEOPLE}

    @override
    def close(self) -> None:
        self.office.close()

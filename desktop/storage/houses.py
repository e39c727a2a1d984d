"""What the file is for, as one row of JSON."""

import json
from dataclasses import asdict
from typing import Any

from desktop.domain.ids import Clock
from desktop.storage import entering, troubles
from desktop.storage.running import Running
from desktop.usecases.house import NO_HOTLINE, Hotline, House, Site


class StoredHouses:
    """`ports.Houses`."""

    WRITE = "INSERT INTO house(one, body) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET body = excluded.body"

    def __init__(self, database: Running, clock: Clock = entering.now) -> None:
        self.database, self._clock = database, clock

    def read(self) -> House | None:
        """The house of this file; None before `init`.

        Raises:
            Broken: the row does not say what this version understands.
        """
        found = self.database.text("SELECT body FROM house")
        if not found:
            return None
        try:
            return read_house(found[0][0])
        except (TypeError, ValueError, KeyError) as error:
            raise troubles.Broken(self.database.where) from error

    def write(self, house: House, by: str = "") -> None:
        """Set it; `by` is who did it, "" whoever has the file."""
        body = house_text(house)
        with entering.entered(
            self.database, by, entering.HOUSE_SET, {"sha256": entering.seal_of_text(body)}, self._clock()
        ):
            self.database.text(self.WRITE, (body,))


def read_house(text: str) -> House:
    """The house that a row says.

    Raises:
        TypeError, ValueError, KeyError: it does not say one.
    """
    body: dict[str, Any] = json.loads(text)
    sites = tuple(_site(one) for one in body.pop("sites"))
    return House(sites=sites, **body)


def house_text(house: House) -> str:
    """The row of a house."""
    return json.dumps(asdict(house), ensure_ascii=False)


def _site(one: dict[str, Any]) -> Site:
    packs, line = tuple(one.pop("packs")), one.pop("hotline", None)
    return Site(packs=packs, hotline=Hotline(**line) if line else NO_HOTLINE, **one)
